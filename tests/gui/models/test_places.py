"""The table of places: read by the page, whatever its length."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import Qt

from reviewer.domain.classification import Marking
from reviewer.domain.concordance import Line, Place, Places
from reviewer.domain.identifiers import CableId
from reviewer.gui.models import places as module
from reviewer.gui.models.places import PAGE, PlaceColumn, PlacesModel

MANY = 300_000


def many(count: int = MANY) -> Places:
    numbers = array("q", range(count))
    return Places(numbers, numbers, array("q", range(1, count + 1)))


def line(place: Place) -> Line:
    return Line(
        place=place,
        cable_id=CableId(f"09SELWYN{place.position}"),
        dtg=None,
        left="the\u202e ",
        hit="fog",
        right=" horn",
        paragraph=None,
        marking=Marking.from_canonical("C"),
        statements=(),
    )


class Fetched:
    """Reads lines and remembers which."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(self, places: Sequence[Place]) -> Sequence[Line]:
        self.asked.append(len(places))
        return [line(place) for place in places]


def test_only_what_is_looked_at_is_read() -> None:
    model, fetched = PlacesModel(), Fetched()
    model.show_places(many(), fetched)
    assert (model.rowCount(), fetched.asked) == (MANY, [])
    assert model.index(MANY - 1, PlaceColumn.CABLE).data() == f"09SELWYN{MANY - 1}"
    assert model.index(MANY - 2, PlaceColumn.HIT).data() == "fog"
    assert fetched.asked == [PAGE]
    model.read_again()
    assert model.line_at(MANY - 1)
    assert fetched.asked == [PAGE, PAGE]


def test_pages_are_let_go_of() -> None:
    model, fetched = PlacesModel(), Fetched()
    model.show_places(many(PAGE * (module.MOST_PAGES + 2)), fetched)
    for row in range(0, model.rowCount(), PAGE):
        model.line_at(row)
    assert len(model._pages) == module.MOST_PAGES


def test_words_that_turn_text_round_are_shown_as_tokens() -> None:
    model = PlacesModel()
    model.show_places(many(1), Fetched())
    assert "[U+202E]" in model.index(0, PlaceColumn.LEFT).data()
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("09SELWYN0, –, C: the")
    assert spoken.endswith("nothing of yours")


def test_what_cannot_be_read_is_blank() -> None:
    model = PlacesModel()
    model.show_places(many(3), lambda _places: ())
    assert model.index(1, PlaceColumn.HIT).data() is None
    assert model.line_at(7) is None
