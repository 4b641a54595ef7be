"""What stands in the gutter beside each block. Pure.

A page line interrupts a paragraph but not its marking: behind it the marking
goes on, outlined and at half strength, because a reader has to infer it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.domain.cable import Cable
from reviewer.domain.classification import Marking
from reviewer.domain.layout import DisplayBlock, DisplayKind


@dataclass(frozen=True, slots=True, kw_only=True)
class GutterRow:
    """What stands beside one block; ``chip`` says whether a marking is drawn."""

    number: str = ""
    marking: Marking | None = None
    chip: bool = False
    inherited: bool = False
    faded: bool = False
    tip: str = ""


def rows(blocks: Sequence[DisplayBlock], cable: Cable) -> tuple[GutterRow, ...]:
    """Say what stands beside each block of a layout, in its order."""
    found = []
    resumed: int | None = None
    for number, block in enumerate(blocks):
        after_page_line = (
            number > 0 and blocks[number - 1].kind is DisplayKind.FURNITURE
        )
        if block.kind is DisplayKind.HEADING and not block.tight:
            tip = _words(block.marking)
            found.append(GutterRow(marking=block.marking, chip=True, tip=tip))
        elif block.kind is DisplayKind.PARAGRAPH:
            if after_page_line and not block.opens:
                resumed = block.paragraph
            faded = resumed == block.paragraph
            chip = block.opens or (after_page_line and faded)
            found.append(_paragraph_row(block, cable, faded=faded, chip=chip))
        else:
            found.append(GutterRow())
    return tuple(found)


def _paragraph_row(
    block: DisplayBlock, cable: Cable, *, faded: bool, chip: bool
) -> GutterRow:
    index = block.paragraph or 0
    paragraph = cable.paragraphs[index]
    inherited = paragraph.inherited or faded
    shown = _number(cable, index)
    name = f"¶{shown}" if shown else "a paragraph without a number"
    if paragraph.printed:
        name += f", printed {paragraph.printed}"
    marking = _words(block.marking)
    if inherited and block.marking:
        marking += " (inherited)"
    doubts = [n.message for n in cable.notes if n.span.intersects(paragraph.span)]
    return GutterRow(
        number=shown if block.opens else "",
        marking=block.marking,
        chip=chip,
        inherited=inherited,
        faded=faded,
        tip="\n".join([name, marking, *doubts]),
    )


def _number(cable: Cable, index: int) -> str:
    """The paragraph's number; where a cable prints none at all, they are counted."""
    number = cable.paragraphs[index].number
    if number is not None:
        return str(number)
    counted = all(paragraph.number is None for paragraph in cable.paragraphs)
    return str(index + 1) if counted else ""


def _words(marking: Marking | None) -> str:
    if marking is None:
        return "unmarked: protected like the marked text before it"
    return f"{marking} – {marking.banner}"
