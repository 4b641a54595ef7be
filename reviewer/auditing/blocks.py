"""Blocks: Summary and Comment, opened and ended, marked like what they judge."""

import re
from collections.abc import Iterator

from reviewer.auditing.evidence import Evidence, Hit
from reviewer.domain.audit import Severity
from reviewer.domain.cable import Block, BlockKind, Paragraph
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
_LABEL_WITHIN = 60
"""A label stands in the first words of its block."""
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
        if not any(_fills(block, paragraph) for block in comments):
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
    headed = any(
        heading.span.contains(block.span.start) for heading in evidence.cable.headings
    )
    start = block.span.start
    return Hit(
        Span(start, min(start + len(name), block.span.end)),
        f"The {name} is opened and not ended.",
        Severity.NOTE if headed else None,
    )


def _never_opened(evidence: Evidence, kind: BlockKind) -> Iterator[Hit]:
    blocks = [block for block in evidence.cable.blocks if block.kind is kind]
    start = evidence.header.span.end
    for found in _ENDS[kind].finditer(evidence.text, start, evidence.cable.span.end):
        if not any(_is_ended_by(evidence, block, found) for block in blocks):
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


def _fills(block: Block, paragraph: Paragraph) -> bool:
    """Whether the comment is the whole paragraph, not a remark within it."""
    if not paragraph.pieces:
        return False
    first = paragraph.pieces[0].start
    return block.span.start <= first + _AFTER_END and block.span.end > first
