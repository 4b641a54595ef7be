"""Blocks: Summary and Comment, opened and ended, marked like what they judge."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeVar

from reviewer.auditing.evidence import Evidence, Hit
from reviewer.domain.audit import Severity
from reviewer.domain.cable import Block, BlockKind, Heading, Paragraph
from reviewer.domain.text import Span

_JUDGED = frozenset({BlockKind.SUMMARY, BlockKind.COMMENT})
_LABELS = {
    BlockKind.SUMMARY: re.compile(
        r"SUMM|KEY POINTS|INTRODUCTION|EXECUTIVE|OVERVIEW|BLUF|BEGIN", re.IGNORECASE
    ),
    BlockKind.COMMENT: re.compile(r"COMMENT|ANALYSIS|ASSESSMENT", re.IGNORECASE),
}
_ENDS = {
    BlockKind.SUMMARY: re.compile(r"\bEND\s{1,2}(?:OF\s)?SUMMARY\b", re.IGNORECASE),
    BlockKind.COMMENT: re.compile(
        r"\bEND\s{1,2}(?:OF\s)?(?:POST\s)?COMMENTS?\b", re.IGNORECASE
    ),
}
_LABEL = re.compile(r"[^\n:.,;(-]{1,40}")
_LABEL_WITHIN = 60
"""A label stands in the first words of its block."""
_BRACKET = 3
"""A comment may begin behind the bracket that encloses it."""
_AFTER_END = 3
"""A block may end at the full stop or bracket behind its closing phrase."""


def unpaired(evidence: Evidence) -> Iterator[Hit]:
    """MA-28: a block that is opened and not ended, ended and not opened."""
    for block in evidence.cable.blocks:
        if block.kind in _JUDGED and not block.closed:
            yield _open(evidence, block)
    for kind in _JUDGED:
        yield from _never_opened(evidence, kind)


def lower_comment(evidence: Evidence) -> Iterator[Hit]:
    """MA-28: a comment is marked lower than the text it follows."""
    comments = [b for b in evidence.cable.blocks if b.kind is BlockKind.COMMENT]
    before: Paragraph | None = None
    for paragraph in evidence.cable.paragraphs:
        if not paragraph.marking:
            continue
        if not _is_comment(comments, paragraph):
            before = paragraph
        elif before and before.marking:
            own, judged = paragraph.marking.level, before.marking.level
            if own.rank < judged.rank:
                yield Hit(
                    paragraph.marking_span or paragraph.span,
                    f"The comment in {evidence.name(paragraph)} is marked {own}, but "
                    f"{evidence.name(before)}, which it follows, {judged}.",
                )


def _open(evidence: Evidence, block: Block) -> Hit:
    """A section under a heading ends at the next one: that is worth a note only."""
    name = block.kind.value.capitalize()
    heading = _last_begun(evidence.cable.headings, block.span.start)
    headed = heading is not None and heading.span.contains(block.span.start)
    label = _LABEL.match(evidence.text, block.span.start, block.span.end)
    return Hit(
        Span(*label.span()) if label else block.span,
        f"The {name} is opened and not ended.",
        Severity.NOTE if headed else None,
    )


def _never_opened(evidence: Evidence, kind: BlockKind) -> Iterator[Hit]:
    blocks = [block for block in evidence.cable.blocks if block.kind is kind]
    start = evidence.header.span.end
    for found in _ENDS[kind].finditer(evidence.text, start, evidence.cable.span.end):
        block = _last_begun(blocks, found.start())
        if block is None or not _is_ended_by(evidence, block, found):
            yield Hit(
                Span(*found.span()),
                f"The {kind.value.capitalize()} is ended and was never opened.",
            )


def _is_ended_by(evidence: Evidence, block: Block, found: re.Match[str]) -> bool:
    """Whether the phrase lies in the block or at its end, and a label opens it."""
    inside = block.span.start <= found.start() <= block.span.end + _AFTER_END
    opening = Span(
        block.span.start, min(block.span.start + _LABEL_WITHIN, found.start())
    )
    labelled = inside and _LABELS[block.kind].search(evidence.words(opening))
    return bool(labelled)


def _is_comment(comments: Sequence[Block], paragraph: Paragraph) -> bool:
    """Whether a comment opens the paragraph, and is no remark within it."""
    if not paragraph.pieces:
        return False
    first = paragraph.pieces[0].start
    block = _last_begun(comments, first + _BRACKET)
    return block is not None and block.span.end > first


_Placed = TypeVar("_Placed", Block, Heading)


def _last_begun(items: Sequence[_Placed], position: int) -> _Placed | None:
    """The last of ascending items that begins at ``position`` or before."""
    index = bisect_right(items, position, key=lambda item: item.span.start)
    return items[index - 1] if index else None
