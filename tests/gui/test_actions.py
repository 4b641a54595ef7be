"""The table of actions: complete, free of clashes, and never silent."""

import pytest

from reviewer.gui import actions
from reviewer.gui.actions import TABLE, Action, Part
from reviewer.gui.commands.adjudicating import Adjudicating
from reviewer.gui.commands.annotating import Annotating
from reviewer.gui.commands.correcting import Correcting
from reviewer.gui.commands.listing import Listing
from reviewer.gui.commands.opening import Opening
from reviewer.gui.commands.reading import Reading
from reviewer.gui.commands.reviewing import ReviewCommands
from reviewer.gui.commands.spanning import Spanning
from reviewer.gui.commands.transferring import Transferring
from reviewer.gui.commands.viewing import Viewing
from reviewer.gui.concordance_view import ConcordanceView
from reviewer.gui.dialogs.palette import Entry, matching
from reviewer.gui.dialogs.palette_row import RowKind
from reviewer.gui.ghosts import Ghosts
from reviewer.gui.marking_audit import MarkingAudit
from reviewer.gui.mode_view import ModeView
from reviewer.gui.proposition_view import PropositionView
from reviewer.gui.references_view import ReferencesView
from reviewer.gui.situation import Situation
from reviewer.gui.visits import Visits
from reviewer.resources import path

PARTS = {
    "cables": Listing,
    "reading": Reading,
    "annotating": Annotating,
    "correcting": Correcting,
    "transfers": Transferring,
    "project": Opening,
    "view": Viewing,
    "audit": MarkingAudit,
    "ghosts": Ghosts,
    "spanning": Spanning,
    "concordance": ConcordanceView,
    "references": ReferencesView,
    "propositions": PropositionView,
    "visits": Visits,
    "adjudicating": Adjudicating,
    "reviewing": ReviewCommands,
    "modes": ModeView,
}


@pytest.mark.parametrize("action", TABLE, ids=lambda action: action.action_id)
def test_every_action_has_its_slot_and_icon(action: Action) -> None:
    part, _, method = action.slot.partition(".")
    assert callable(getattr(PARTS[part], method))
    assert path(f"icons/{action.icon}.svg").is_file()


def test_ids_are_unique() -> None:
    ids = [action.action_id for action in TABLE]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("part", Part)
def test_no_two_actions_share_a_key_at_the_same_time(part: Part) -> None:
    keys, refused = actions.keys_of({})
    here = [a.action_id for a in TABLE if a.part in {None, part}]
    used = [key for name in here for key in keys[name]]
    assert len(used) == len(set(used))
    assert refused == ()


def test_a_key_of_coding_may_be_one_of_deciding_too() -> None:
    keys, refused = actions.keys_of({"take_both": "L"})
    assert (keys["take_both"], keys["link"]) == (("L",), ("L",))
    assert refused == ()


def test_a_chosen_key_takes_the_place_of_ours() -> None:
    keys, refused = actions.keys_of({"link": "Ctrl+L"})
    assert keys["link"] == ("Ctrl+L",)
    assert refused == ()


def test_a_key_that_is_taken_is_refused_by_name() -> None:
    keys, refused = actions.keys_of({"link": "N"})
    assert keys["link"] == ("L",)
    assert refused == ("N is already the key of “Write a note…”.",)


def test_an_unknown_action_in_the_settings_is_passed_over() -> None:
    assert actions.keys_of({"dance": "Ctrl+D"}) == actions.keys_of({})


def test_nothing_can_be_recorded_without_a_project() -> None:
    recording = [a for a in TABLE if a.slot.startswith("annotating.record")]
    assert recording
    for action in recording:
        assert action.needs(Situation()) == "No project is open."


def test_reasons_name_what_is_missing() -> None:
    now = Situation(has_project=True, has_cable=True)
    reasons = {a.action_id: a.needs(now) for a in TABLE}
    assert reasons["denial"] == "Nothing is selected: S selects a sentence."
    assert reasons["undo"] == "There is nothing to take back."
    assert reasons["palette"] is None


def test_a_reason_against_editing_is_passed_on() -> None:
    now = Situation(has_project=True, has_cable=True, not_editable="It is submitted.")
    reasons = {a.action_id: a.needs(now) for a in TABLE}
    assert reasons["denial"] == reasons["note"] == "It is submitted."


def test_the_palette_puts_what_cannot_be_done_last() -> None:
    entries = (
        Entry("undo", "Undo", "Ctrl+Z", "undo", "There is nothing to take back."),
        Entry("redo", "Redo what was undone", "", "redo"),
    )
    rows = matching(entries, "und")
    assert [row.kind for row in rows] == [
        RowKind.TITLE,
        RowKind.NOW,
        RowKind.TITLE,
        RowKind.LATER,
    ]


def test_the_palette_wants_all_words() -> None:
    entries = (Entry("a", "Next cable", "", ""), Entry("b", "Next pane", "", ""))
    found = [row.entry for row in matching(entries, "pane NEXT") if row.entry]
    assert [entry.action_id for entry in found] == ["b"]
