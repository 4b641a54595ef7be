"""The body of a cable, cut where statements begin and end.

Underlines of statements that overlap lie in lanes below each other. Within one
block a statement keeps its lane, and takes the uppermost that is free.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reviewer.domain.cable import Block, Cable
from reviewer.domain.layout import DisplayBlock, DisplayKind, Run, lay_out
from reviewer.domain.statement import Statement, look_of
from reviewer.domain.text import Span
from reviewer.reports.chips import chip_of
from reviewer.reports.report import BodyBlock, InkRun, Mark
from reviewer.reports.visible import visible


@dataclass(frozen=True, slots=True)
class Numbered:
    """A statement with its number in the report."""

    number: int
    statement: Statement


def ink(text: str, cable: Cable, statements: Sequence[Numbered]) -> list[BodyBlock]:
    """Lay out a cable's body with its statements drawn in.

    Args:
        text: The text that the cable was read from.
        cable: The cable.
        statements: In the order of the text, numbered.
    """
    blocks: list[BodyBlock] = []
    labelled: set[Span] = set()
    laid_out = lay_out(text, cable)
    touching = _touching(laid_out, statements)
    for shown, inside in zip(laid_out, touching, strict=True):
        blocks.append(_block(cable, shown, inside, labelled, blocks))
    return _with_ends(blocks)


def _touching(
    blocks: Sequence[DisplayBlock], statements: Sequence[Numbered]
) -> list[list[Numbered]]:
    """For each block the statements on it; blocks ascend and never overlap."""
    spans = [block.span for block in blocks]
    ends = [span.end for span in spans]
    found: list[list[Numbered]] = [[] for _ in blocks]
    for item in statements:
        rows: set[int] = set()
        for span in item.statement.spans:
            row = bisect_right(ends, span.start)
            while row < len(spans) and spans[row].start < span.end:
                rows.add(row)
                row += 1
        for row in rows:
            found[row].append(item)
    return found


def _block(
    cable: Cable,
    shown: DisplayBlock,
    touching: Sequence[Numbered],
    labelled: set[Span],
    before: Sequence[BodyBlock],
) -> BodyBlock:
    lanes = _lanes(shown.span, touching)
    label = _label(cable, shown)
    block = BodyBlock(
        kind=shown.kind,
        runs=tuple(_merged(_cut(shown.runs, touching, lanes))),
        label=label.kind.value.capitalize() if label else None,
        opens_label=label is not None and label.span not in labelled,
        has_comment=any(look_of(item.statement) == "comment" for item in touching),
        lanes=max(lanes.values(), default=-1) + 1,
        tight=shown.tight,
    )
    if label:
        labelled.add(label.span)
    return _with_gutter(cable, shown, block, before[-1] if before else None)


def _with_gutter(
    cable: Cable, shown: DisplayBlock, block: BodyBlock, before: BodyBlock | None
) -> BodyBlock:
    """Add number, chip and strokes."""
    if shown.kind is DisplayKind.HEADING:
        return replace(block, chip=chip_of(shown.marking), shows_chip=True)
    if shown.paragraph is None:
        return block
    chip = chip_of(shown.marking, inherited=shown.inherited)
    if shown.tight and not shown.opens and before:
        return replace(block, chip=chip, continues=before.continues)
    number = cable.paragraphs[shown.paragraph].number if shown.opens else None
    return replace(
        block,
        number="" if number is None else str(number),
        chip=chip,
        shows_chip=True,
        continues=not shown.opens,
    )


def _label(cable: Cable, shown: DisplayBlock) -> Block | None:
    """The innermost Summary, Comment or Note that the block lies in."""
    if shown.kind is not DisplayKind.PARAGRAPH:
        return None
    around = [block for block in cable.blocks if block.span.intersects(shown.span)]
    return min(around, key=lambda block: len(block.span), default=None)


def _touches(statement: Statement, span: Span) -> bool:
    return any(span.intersects(other) for other in statement.spans)


def _lanes(span: Span, statements: Iterable[Numbered]) -> dict[int, int]:
    """Give each statement's number the uppermost lane that is free in the block."""
    ends: list[int] = []
    lanes: dict[int, int] = {}
    for item in statements:
        inside = [s for s in item.statement.spans if s.intersects(span)]
        start = max(inside[0].start, span.start)
        free = (lane for lane, end in enumerate(ends) if end <= start)
        lane = next(free, len(ends))
        ends[lane : lane + 1] = [inside[-1].end]
        lanes[item.number] = lane
    return lanes


def _cut(
    runs: Sequence[Run], statements: Sequence[Numbered], lanes: dict[int, int]
) -> Iterator[InkRun]:
    edges = sorted(
        {
            edge
            for item in statements
            for span in item.statement.spans
            for edge in (span.start, span.end)
        }
    )
    for run in runs:
        for piece in _split(run, edges):
            marks = [
                Mark(item.number, look_of(item.statement), lanes[item.number])
                for item in statements
                if _touches(item.statement, piece.span)
            ]
            yield InkRun(
                text=visible(piece.shown),
                marks=tuple(sorted(marks, key=lambda mark: mark.lane)),
                tint=marks[-1].look if marks else None,
            )


def _split(run: Run, edges: Sequence[int]) -> Iterator[Run]:
    """Cut a run at the edges; a folded line end is never cut."""
    if len(run.span) != len(run.shown):
        if run.shown:
            yield run
        return
    start = run.span.start
    inside = [edge for edge in edges if run.span.start < edge < run.span.end]
    for end in [*inside, run.span.end]:
        first, last = start - run.span.start, end - run.span.start
        yield Run(Span(start, end), run.shown[first:last])
        start = end


def _merged(runs: Iterable[InkRun]) -> Iterator[InkRun]:
    """Join neighbours that the same statements cover."""
    current: InkRun | None = None
    for run in runs:
        if current and current.marks == run.marks:
            current = replace(current, text=current.text + run.text)
            continue
        if current:
            yield current
        current = run
    if current:
        yield current


def _with_ends(blocks: Sequence[BodyBlock]) -> list[BodyBlock]:
    """Tell each run which statements begin and end with it."""
    places: dict[int, list[tuple[int, int]]] = {}
    for row, block in enumerate(blocks):
        for column, run in enumerate(block.runs):
            for mark in run.marks:
                places.setdefault(mark.number, []).append((row, column))

    def ended(run: InkRun, here: tuple[int, int]) -> InkRun:
        numbers = sorted(mark.number for mark in run.marks)
        return replace(
            run,
            starts=tuple(n for n in numbers if places[n][0] == here),
            ends=tuple(n for n in numbers if places[n][-1] == here),
        )

    return [
        replace(
            block, runs=tuple(ended(run, (row, n)) for n, run in enumerate(block.runs))
        )
        for row, block in enumerate(blocks)
    ]
