"""What words give away by themselves: quotation marks, and the name of a speaker."""

import re
from collections.abc import Iterable, Sequence

from reviewer.domain.statement import Speaker
from reviewer.domain.text import Span

DIRECT, MIXED, INDIRECT = "direct", "mixed", "indirect"
_MARK = '"\u201c\u201d\u201e\u00ab\u00bb'
_OPENS, _CLOSES = '"\u201c\u201e\u00ab', '"\u201d\u201c\u00bb'
_QUOTED = re.compile(f"[{_MARK}][^{_MARK}]+[{_MARK}]")
_LEAST_WORDS = 3
"""Fewer words in quotation marks are a name, a title or a word at arm's length."""
_BLANK = re.compile(r"\s+")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def quotation_of(text: str, spans: Sequence[Span]) -> str:
    """Whether a content is quoted: ``direct``, ``mixed`` or ``indirect``.

    Direct is what stands in quotation marks from end to end, whether the marks were
    selected or stand around it. Mixed has some of the source's own words in them;
    marks round one or two words only, as round a title, do not count.
    """
    words = " ".join(text[span.start : span.end] for span in spans)
    bare = words.rstrip(" .,;:?!\n")
    inside = bare[1:-1]
    marked = bare[:1] in _OPENS and bare[-1:] in _CLOSES if len(bare) > 1 else False
    if marked and not any(mark in inside for mark in _MARK):
        return DIRECT
    if spans and _stands_in_marks(text, spans[0].start, spans[-1].end, words):
        return DIRECT
    quoted = (match[0].split() for match in _QUOTED.finditer(words))
    return MIXED if any(len(part) >= _LEAST_WORDS for part in quoted) else INDIRECT


def _stands_in_marks(text: str, start: int, end: int, words: str) -> bool:
    before = text[max(start - 1, 0) : start]
    after = text[end : end + 2].lstrip(".,;:?!")[:1]
    around = before and before in _OPENS and after and after in _CLOSES
    return bool(around) and not any(mark in words for mark in _MARK)


def speaker_named(words: str, speakers: Iterable[Speaker]) -> Speaker | None:
    """The one speaker who has that name or alias, or alone has that last name."""
    wanted = _plain(words)
    listed = tuple(speakers)
    for one in listed:
        if wanted in {_plain(called) for called in (one.name, *one.aliases)}:
            return one
    by_last = [one for one in listed if _plain(one.name).split()[-1:] == [wanted]]
    return by_last[0] if len(by_last) == 1 else None


def _plain(words: str) -> str:
    return _ARTICLE.sub("", _BLANK.sub(" ", words).strip()).casefold()
