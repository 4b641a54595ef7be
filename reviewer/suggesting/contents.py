"""Finds what is said: the content that belongs to a cue."""

import re

from reviewer.suggesting.reading import Place

_ADDRESSEE = (
    r"(?:us|him|her|them|me|\w*(?:off|couns|chief|emb\w*|con\w+)s?|reporters|"
    r"journalists|"
    r"(?:the |a |an )?(?:\w+ ){0,2}?(?:press|media|ambassador|charge|dcm|cg|datt|rso|"
    r"pao|"
    r"consul general|audience|visitors?|delegation|group|embassy|parliament|council|"
    r"secretary|minister|president|post|department)|"
    r"(?-i:(?:[A-Z][\w.’'-]*\s?){1,4}))"
)
_THAT = re.compile(
    rf"\s*(?:,[^,]{{0,40}},\s*)?(?:(?:to |with |in )?{_ADDRESSEE}(?:\s+(?:on|in|at|"
    rf"during)\s[^,;]{{1,40}}?)?\s+)?(?:,[^,]{{0,40}},\s*)?that\b\s*",
    re.IGNORECASE,
)
_NEAR_THAT = re.compile(r"[^,;:“\"]{0,60}?\bthat\b\s+", re.IGNORECASE)
_TO_WHOM = re.compile(rf"\s+{_ADDRESSEE}(?:\s+(?:on|in)\s[A-Z]?\w+ \d{{1,2}},?)?\s+")
_LOOSE = re.compile(
    r"[\s,:;–—-]*(?:(?:however|though|in turn|in effect|of|as)\b[\s,:]*)?"
)
_ASIDE_END = re.compile(
    rf"\s*(?:\s+(?:to |with )?{_ADDRESSEE})?(?:\s+(?:in|on|at|during|with|when|to|"
    r"for|as|by|privately|flatly|later|ruefully|\w+ly|yesterday|today)\b[^,.;]{0,70})?"
    r"\s*(?:[.,;!?](?=\s|$|[\"”])|$)",
    re.IGNORECASE,
)
_COMMA_BEFORE = re.compile(r"(?:[,?!.]\s*[\"”“'’]?|[\"”])\s*$|\s-{1,2}\s*$")
_TRAILING = re.compile(
    r"[\s,;:.–—(-]*(?:\b(?:and|but|while|or|yet|that|which|also|then|by)\b"
    r"[\s,;:]*)*$",
    re.I,
)
_EDGE = " ,;:.–—-"
_INTRODUCTORY = re.compile(
    r"\s*(?:on|in|at|during|asked|pressed|when|after|speaking|responding|regarding|for|"
    r"as|according|turning|while|following|meanwhile|however|with|citing|separately)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:which|who|whom|that|what|if|as)\b", re.IGNORECASE)
_MOST_NAME = 90
_FEWEST_BEFORE = 3


def is_aside(text: str, name: Place, cue_end: int) -> bool:
    """Whether "…, the mayor said." stands behind or inside what is said."""
    before = text[: name.start]
    if _RELATIVE.match(text, name.start):
        return False
    if name.end - name.start > _MOST_NAME or not _COMMA_BEFORE.search(before):
        return False
    if len(before.split()) < _FEWEST_BEFORE or (
        _INTRODUCTORY.match(before) and before.count(",") == 1 and '"' not in before
    ):
        return False
    return bool(_ASIDE_END.match(text, cue_end))


def after_cue(text: str, cue: Place, end: int, *, addressed: bool) -> tuple[Place, ...]:
    """The content behind a cue up to ``end``; empty where nothing stands there.

    Args:
        text: The sentence.
        cue: The words of saying.
        end: Where the content ends at the latest.
        addressed: Whether the cue takes an addressee ("told the press").
    """
    start = cue.end
    that = _THAT.match(text, start, end)
    if that is None and addressed:
        that = _NEAR_THAT.match(text, start, end) or _TO_WHOM.match(text, start, end)
    if that:
        start = that.end()
    else:
        loose = _LOOSE.match(text, start, end)
        start = loose.end() if loose else start
    return _worded(text, Place(start, end))


def before_cue(
    text: str, begins: int, cue: Place, source: Place | None, start: int, end: int
) -> tuple[Place, ...]:
    """The content round an aside: all of ``start`` to ``end`` but the aside itself."""
    last = max(cue.end, source.end if source else 0)
    first = min(begins, cue.start)
    aside = _ASIDE_END.match(text, last) if cue.start >= begins else None
    if aside and aside.end() <= end:
        last = aside.end()
    places = (Place(start, max(first, start)), Place(min(last, end), end))
    return tuple(piece for place in places for piece in _worded(text, place))


def _worded(text: str, place: Place) -> tuple[Place, ...]:
    """A place without punctuation and joining words at its edges, if words are left."""
    words = text[place.start : place.end]
    cut = _TRAILING.search(words)
    words = words[: cut.start()] if cut else words
    lead = len(words) - len(words.lstrip(_EDGE))
    if len(words[lead:].split()) < 1 or not any(c.isalnum() for c in words[lead:]):
        return ()
    return (Place(place.start + lead, place.start + len(words)),)
