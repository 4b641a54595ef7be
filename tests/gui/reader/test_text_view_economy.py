"""Only what a statement touches is drawn anew, and nothing of it is missed."""

from random import Random

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.domain.statement import Statement
from reviewer.domain.text import Span
from reviewer.gui.reader.reader import Reader
from reviewer.gui.reader.statement_layer import Difference
from tests.gui.reader.seeing import Invented, Linker, Maker, view

LOOKS = ("claim", "denial", "acknowledgement", "comment", "report")


def on_screen(reader: Reader) -> QImage:
    """What stands on the screen, without painting anything for the picture."""
    QApplication.processEvents()
    return reader.screen().grabWindow(reader.winId()).toImage()


def repainted(reader: Reader) -> QImage:
    for widget in (reader, *reader.findChildren(QWidget)):
        widget.update()
    return on_screen(reader)


def some(invented: Invented, make: Maker, random: Random) -> list[Statement]:
    first, last = invented.cable.paragraphs[0], invented.cable.paragraphs[3]
    made = []
    for _ in range(12):
        start = random.randrange(first.pieces[0].start, last.span.end - 5)
        spans = invented.cable.content_of(Span(start, start + random.randint(5, 90)))
        if spans:
            made.append(make(spans, random.choice(LOOKS)))
    return sorted(made, key=lambda s: s.start)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_drawn_anew_is_all_that_changed(
    reader: Reader,
    invented: Invented,
    make_statement: Maker,
    make_link: Linker,
    seed: int,
) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    there = some(invented, make_statement, random)
    kept = list(there)
    links = [make_link(there[0], there[-1])] if seed % 2 else []
    reader.set_statements(kept, links, None)
    assert on_screen(reader).pixelColor(200, 400).isValid()
    for _ in range(8):
        gone = random.choice(there)
        kept = [s for s in there if s is not gone] if gone in kept else list(there)
        current = random.choice(kept).statement_id if random.random() < 0.7 else None
        reader.set_statements(kept, links, current)
        assert on_screen(reader) == repainted(reader)


def test_a_statement_is_drawn_in_its_own_lines(
    reader: Reader, invented: Invented, make_statement: Maker
) -> None:
    differences: list[Difference] = []
    text = view(reader)
    far = make_statement(invented.span("Two complaints"))
    reader.set_statements([far], [], None)
    on_screen(reader)
    text.marks_changed.connect(differences.append)
    reader.set_statements([make_statement(invented.span("It is new.")), far], [], None)
    ((_, height),) = text.bands(differences[-1])
    number = min(differences[-1].blocks or {0})
    assert height < text.sight.place_of(number).height
