"""The signature: a surname alone on the last line, or glued to the last sentence."""

import re
from collections.abc import Sequence

from reviewer.domain.cable import Signature
from reviewer.domain.text import Span
from reviewer.parsing.captions import is_caption
from reviewer.parsing.lines import Line

_WORD = (
    r"(?:(?:[A-Z][a-z]{1,3})?[A-Z][A-Z'’.-]*[A-Z]|[A-Z]\.|[A-Z][a-z]+(?:[A-Z][a-z]+)?"
    r"|van|von|de|la|der|JR\.?|III?)"
)
_OFFICE = (
    r"(?i:(?:,| \(| -) ?(?:ACTING|CHARGE(?: D[,']AFFAIRES)?(?:,? A\.?I\.?)?|AMBASSADOR"
    r"|D\.?C\.?M\.?|CONSUL(?: GENERAL)?|CDA|[AC]A?)\)?)?"
)
"""What may follow a name: ``VENN, CHARGE D'AFFAIRES``, ``VENN (ACTING)``."""
_ALONE = re.compile(rf"{_WORD}(?:[ /-]{_WORD}){{0,2}}{_OFFICE}[.#]{{0,4}}")
_GLUED = re.compile(
    r"(?<![A-Za-z'’-])((?:VAN |DE |VON |LA |MC )?[A-Z][A-Z'’-]{2,18}"
    r"(?: (?:JR|III?))?)\.?$"
)
_SENTENCE_ENDS = (".", "!", "?", ")", '"', "”", "’", "*", "'", "X")
_NO_NAME = re.compile(
    r"\b(?:END|COMMENT|SUMMARY|NOTE|TEXT|POINTS?|TOTAL|SIPDIS|UNCLAS\w*|CONFIDENTIAL|"
    r"SECRET|PAPER|X{4,}|NNNN|BT|PAGE|SECTION|MESSAGE|PARA|BEGIN|QUOTE|UNQUOTE)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:Signature|Drafted By|Cleared By|Approved By|Released By|Dissemination Rule) ?:"
)
_MOST_CLOSING = 40
"""Lines within which the fields below a message since 2010 stand."""
_SHORT_LAST_LINE = 45
"""A shorter line in capitals ends a paragraph; the next one is a name."""
_MOST_AFTER = 4
_LONGEST = 40
_WORD_BEFORE = re.compile(r"[A-Za-z]{3}")
"""A glued name follows a sentence, not a paragraph's number."""
_GLUED_SMALL = re.compile(r"(?<= )([A-Z][a-z]{2,18})$")
_NOT_SIGNED = frozenset({"The", "This", "That", "These", "There", "They", "However"})
"""First words of sentences at which a text was cut."""


def find_closing_fields(
    lines: Sequence[Line],
) -> tuple[Signature | None, list[Line]]:
    """Read the fields below a message since 2010, from ``Signature:`` on.

    Returns:
        The name, if there is one, and the lines that belong to these fields.
    """
    near = max(len(lines) - _MOST_CLOSING, 0)
    found = [n for n in range(near, len(lines)) if _CLOSING.match(lines[n].text)]
    if len(found) < 2 or not lines[found[0]].text.startswith("Signature"):  # noqa: PLR2004
        return None, []
    rest = list(lines[found[0] :])
    line = rest[0]
    name = line.text.partition(":")[2].strip()
    if name:
        span = Span(line.end - len(name), line.end)
        label = line.text[: -len(name)].strip()
        rest[0] = line._replace(end=line.start + len(label), text=label)
        return Signature(text=name, span=span), rest
    if found[1] > found[0] + 1:
        line = rest.pop(1)
        return Signature(text=line.text, span=Span(line.start, line.end)), rest
    return None, rest


def find_signature(lines: Sequence[Line]) -> Signature | None:
    """Find the signature among a body's content lines.

    A few short lines of filing residue may follow it; they are the caller's to
    set aside.
    """
    for back in range(1, min(_MOST_AFTER + 2, len(lines) + 1)):
        line = lines[-back]
        if back > 1 and not _may_follow(lines[-back + 1]):
            break
        above = lines[-back - 1] if back < len(lines) else None
        if _is_name(line, alone=back == 1) and _is_set_apart(line, above):
            return _with_name_above(line, above)
        if back == 1 and (glued := _glued(line)):
            return glued
        if len(line.text) > _LONGEST:
            break
    return None


def _with_name_above(line: Line, above: Line | None) -> Signature:
    """A joint message has two names below each other."""
    start, text = line.start, line.text.strip(".#")
    joint = above is not None and not above.text.endswith(_SENTENCE_ENDS)
    if above and joint and not line.after_blank and _is_name(above, alone=False):
        start, text = above.start, f"{above.text} {text}"
    return Signature(text=text, span=Span(start, line.end))


def _may_follow(line: Line) -> bool:
    """Whether a line can be filing residue below a name, not a paragraph."""
    return line.after_blank and line.text[0] != "¶" and not line.text[0].isdigit()


def _is_set_apart(line: Line, above: Line | None) -> bool:
    """Whether a short line is not merely the end of the sentence above."""
    if above is None or line.after_blank or above.text.endswith(_SENTENCE_ENDS):
        return True
    if line.text[-1] == "." or not line.text.isupper():
        return False
    return not above.text.isupper() or len(above.text) < _SHORT_LAST_LINE


def _is_name(line: Line, *, alone: bool) -> bool:
    name = line.text
    if name in _NOT_SIGNED:
        return False
    if len(name) > _LONGEST or not _ALONE.fullmatch(name) or _NO_NAME.search(name):
        return False
    if is_caption(name):
        return False
    return alone or name.isupper()


def _glued(line: Line) -> Signature | None:
    shown = line.text[-_LONGEST:]
    found = _GLUED.search(shown) or _GLUED_SMALL.search(shown)
    if found is None or _NO_NAME.search(found[1]) or found[1] in _NOT_SIGNED:
        return None
    start = line.end - len(shown) + found.start(1)
    before = line.text[: start - line.start].rstrip()
    if not _WORD_BEFORE.search(before) or not before.endswith(_SENTENCE_ENDS):
        return None
    return Signature(text=found[1], span=Span(start, start + len(found[1])))
