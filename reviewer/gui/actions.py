"""Everything that can be done, as one table.

Menus, shortcuts, the command palette and the key sheet are made from it. A slot
is named ``part.method``; ``reviewer.gui.commands`` holds the parts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reviewer.gui import situation as need
from reviewer.gui.situation import Need

PANES = ("cables", "reader", "ledger", "statements", "inspector")
"""The panes in the order of F6 and Ctrl+1 to 5."""


class Group(StrEnum):
    """Under which title an action stands in the key sheet."""

    READ = "Read"
    SELECT = "Select"
    STATE = "Record statements"
    SUGGEST = "Answer suggestions"
    ADJUDICATE = "Adjudicate"
    REVIEW = "Second review"
    KEEP = "Undo and export"
    MOVE = "Move about"
    PROJECT = "Project"
    VIEW = "View and help"


class Part(StrEnum):
    """What the window is used for, as far as keys depend on it."""

    CODING = "coding"
    DECIDING = "deciding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that can be done.

    ``key`` is a portable key sequence or ''. A ``single`` action's key holds only
    while the reader or the statements have the focus, and can be switched off.
    ``argument`` is passed to the slot. An action of one ``part`` of the window's
    use only has its key there, so that another may have it elsewhere.
    """

    action_id: str
    text: str
    slot: str
    group: Group
    key: str = ""
    also: str = ""
    needs: Need = need.nothing
    icon: str = ""
    single: bool = False
    argument: str | None = None
    part: Part | None = None


Row = tuple[str, str, str, str, Need, str]
"""Key, id, words, slot, need, icon; a slot may end in ``:argument``."""


def _made(
    group: Group,
    rows: Iterable[Row],
    *,
    single: bool = False,
    part: Part | None = None,
) -> Iterator[Action]:
    for key, action_id, text, slot, needs, icon in rows:
        slot_name, _, argument = slot.partition(":")
        first, _, second = key.partition(" ")
        yield Action(
            action_id=action_id,
            text=text,
            slot=slot_name,
            group=group,
            key=first,
            also=second,
            needs=needs,
            icon=icon,
            single=single,
            argument=argument or None,
            part=part,
        )


# One line is one action, wider than other code so that it reads as a table.
# fmt: off
# ruff: noqa: E501
_READ_SINGLE: tuple[Row, ...] = (
    ("J", "next_paragraph", "Next paragraph", "reading.step_paragraph:1", need.a_cable, "down"),
    ("K", "previous_paragraph", "Previous paragraph", "reading.step_paragraph:-1", need.a_cable, "up"),
    ("]", "next_statement", "Next statement", "reading.step_statement:1", need.statements, "down"),
    ("[", "previous_statement", "Previous statement", "reading.step_statement:-1", need.statements, "up"),
    ("Shift+T", "correct", "Correct the structure here…", "correcting.here", need.writing_a_cable, "edit"),
)
_READ: tuple[Row, ...] = (
    ("Ctrl+Down", "next_cable", "Next cable of the list", "cables.step:1", need.a_cable, "document"),
    ("Ctrl+Up", "previous_cable", "Previous cable of the list", "cables.step:-1", need.a_cable, "document"),
    ("Ctrl+F", "find", "Find in the cable…", "reading.find", need.a_cable, "search"),
    ("F3", "find_next", "Next place found", "reading.find_step:1", need.a_cable, "down"),
    ("Shift+F3", "find_previous", "Previous place found", "reading.find_step:-1", need.a_cable, "up"),
    ("Ctrl+Shift+F", "search_cables", "Search all cables…", "cables.search", need.a_project, "search"),
    ("", "filters", "Filter the list of cables…", "cables.filters", need.a_project, "filter"),
    ("", "save_search", "Save this search…", "cables.save", need.writing, "saved"),
    ("Ctrl+Shift+K", "concordance", "Find places in all cables…", "concordance.open", need.a_project, "search"),
    ("Ctrl+Alt+K", "concordance_of_search", "Show the places of the search", "concordance.open_search", need.a_project, "search"),
    ("Ctrl+G", "go_to", "Go to a cable or paragraph…", "references.go_to", need.a_cable, "document"),
    ("Ctrl+J", "follow_reference", "Follow the reference at the caret", "references.follow_here", need.a_cable, "link"),
    ("Ctrl+Alt+Left Backspace", "back", "Back to before the jump", "visits.back", need.a_cable, "undo"),
    ("Ctrl+Alt+Right Shift+Backspace", "forward", "Forward again", "visits.forward", need.a_cable, "redo"),
    ("Ctrl+T", "propositions", "Show the propositions", "propositions.open", need.a_project, "quote"),
    ("", "unanswered", "List the claims that no post addresses", "propositions.open_unanswered", need.a_project, "flag"),
    ("", "missing_references", "List the cables that are cited but missing", "references.open_missing", need.a_project, "link"),
    ("F8", "next_finding", "Next finding of the marking audit", "audit.step:1", need.a_cable, "warning"),
    ("Shift+F8", "previous_finding", "Previous finding of the marking audit", "audit.step:-1", need.a_cable, "warning"),
    ("Ctrl+Shift+G", "suggestions", "Show or hide suggestions", "ghosts.toggle", need.a_cable, "flag"),
    ("", "structure", "Go to doubts and corrections", "view.go_to_pane:structure", need.a_cable, "edit"),
    ("", "furniture", "Show or hide page lines", "reading.toggle_furniture", need.a_cable, "eye"),
)
_SELECT: tuple[Row, ...] = (
    ("S", "select_sentence", "Select the sentence", "reading.select_sentence", need.a_cable, "quote"),
    ("Shift+S", "extend_sentence", "Extend by a sentence", "reading.extend_sentence", need.a_cable, "quote"),
    ("W", "select_word", "Select the word", "reading.select_word", need.a_cable, "quote"),
    ("P", "select_paragraph", "Select the paragraph", "reading.select_paragraph", need.a_cable, "quote"),
    ("Alt+Left", "end_left", "End one word earlier", "reading.move_end:-1", need.a_cable, "quote"),
    ("Alt+Right", "end_right", "End one word later", "reading.move_end:1", need.a_cable, "quote"),
    ("Alt+Shift+Left", "start_left", "Start a word earlier", "reading.move_start:-1", need.a_cable, "quote"),
    ("Alt+Shift+Right", "start_right", "Start a word later", "reading.move_start:1", need.a_cable, "quote"),
)
_SUGGEST: tuple[Row, ...] = (
    ("Tab", "next_ghost", "Next suggestion", "ghosts.step:1", need.a_cable, "down"),
    ("Shift+Tab", "previous_ghost", "Previous suggestion", "ghosts.step:-1", need.a_cable, "up"),
    ("Space", "accept_ghost", "Accept the suggestion", "ghosts.accept", need.editing, "check"),
    ("X", "reject_ghost", "Reject the suggestion", "ghosts.reject", need.editing, "close"),
    ("E", "edit_ghost", "Edit the suggestion first", "ghosts.edit_first", need.editing, "edit"),
)
_STATE: tuple[Row, ...] = (
    ("C", "claim", "Record a claim", "annotating.record:claim", need.words, "plus"),
    ("D", "denial", "Record a denial", "annotating.record:denial", need.words, "plus"),
    ("A", "acknowledgement", "Record an acknowledgement", "annotating.record:acknowledgement", need.words, "plus"),
    ("B", "comment", "Record a post comment", "annotating.record:comment", need.words, "plus"),
    ("R", "report", "Record a report", "annotating.record:report", need.words, "plus"),
    *(
        (str(n), f"type_{n}", f"Claim of type {n}", f"annotating.record_type:{n}", need.words, "plus")
        for n in range(1, 10)
    ),
    ("V", "speaker", "Name the speaker…", "annotating.describe:V", need.changing, "person"),
    ("Q", "quotation", "Say how it is quoted…", "annotating.describe:Q", need.changing, "edit"),
    ("F", "factuality_source", "Say how sure the source is…", "annotating.describe:F", need.changing, "edit"),
    ("G", "factuality_post", "Say how sure the post is…", "annotating.describe:G", need.changing, "edit"),
    ("H", "access", "Say what access the source had…", "annotating.describe:H", need.changing, "edit"),
    ("T", "gather", "Gather under a proposition…", "propositions.gather_here", need.gathering, "quote"),
    ("O", "source", "These words name who says it", "spanning.set_source", need.changing, "person"),
    ("U", "cue", "These are the words of saying", "spanning.set_cue", need.changing, "quote"),
    ("M", "add_words", "Add these words to the statement", "spanning.add_words", need.changing, "plus"),
    ("Shift+E", "resize", "Change the statement's words", "spanning.resize", need.changing, "edit"),
    ("L", "link", "Link this statement…", "annotating.link", need.linking, "link"),
    ("N", "note", "Write a note…", "annotating.note", need.editing, "note"),
    ("Return", "inspect", "Go to the inspector", "annotating.inspect", need.current, "panel"),
    ("Del", "remove", "Remove this statement", "annotating.remove", need.changing, "trash"),
)
_DECIDE: tuple[Row, ...] = (
    ("1", "take_x", "Take X", "adjudicating.decide:x", need.deciding, "check"),
    ("2", "take_y", "Take Y", "adjudicating.decide:y", need.deciding, "check"),
    ("3", "take_both", "Take both", "adjudicating.decide:both", need.deciding, "check"),
    ("0", "take_neither", "Take neither", "adjudicating.decide:neither", need.deciding, "close"),
    ("E", "decide_edit", "Decide by an edit…", "adjudicating.edit", need.deciding, "edit"),
    ("D", "defer", "Defer the decision", "adjudicating.decide:defer", need.deciding, "pause"),
    ("N", "next_case", "Next disagreement", "adjudicating.step:1", need.a_docket, "down"),
    ("Shift+N", "previous_case", "Previous disagreement", "adjudicating.step:-1", need.a_docket, "up"),
    ("G", "give_reason", "Choose the reason", "adjudicating.go_to_reason", need.deciding, "note"),
    ("M", "decision_note", "Write the decision's note", "adjudicating.go_to_note", need.deciding, "note"),
    ("Del", "take_decision_back", "Take the decision back", "adjudicating.take_back", need.deciding, "undo"),
)
_REVIEW: tuple[Row, ...] = (
    ("Ctrl+Alt+1", "mode_annotate", "Annotate", "modes.choose:annotate", need.a_project, "edit"),
    ("Ctrl+Alt+2", "mode_second_review", "Second review", "modes.choose:second-review", need.a_project, "eye-off"),
    ("Ctrl+Alt+3", "mode_adjudicate", "Adjudicate", "modes.choose:adjudicate", need.a_project, "compare"),
    ("Ctrl+Alt+4", "mode_report", "Report: agreement", "modes.choose:report", need.a_project, "columns"),
    ("Ctrl+Return", "submit", "Submit the pass…", "reviewing.submit", need.own_open_pass, "check"),
    ("", "reopen_pass", "Reopen the submitted pass…", "reviewing.reopen_pass", need.own_submitted_pass, "undo"),
    ("", "assign", "Give roles…", "reviewing.assign", need.writing_a_cable, "person"),
    ("", "unblind", "Show somebody the other pass…", "reviewing.unblind", need.writing_a_cable, "eye"),
    ("", "sign_off", "Sign off…", "reviewing.sign_off", need.writing_a_cable, "lock"),
    ("", "reopen", "Reopen the signed-off cable…", "reviewing.reopen", need.writing_a_cable, "undo"),
    ("", "feedback", "Mine beside final", "reviewing.feedback", need.a_cable, "compare"),
)
_KEEP: tuple[Row, ...] = (
    ("Ctrl+Z", "undo", "Undo", "annotating.undo", need.undoing, "undo"),
    ("Ctrl+Shift+Z Ctrl+Y", "redo", "Redo", "annotating.redo", need.redoing, "redo"),
    ("Ctrl+E", "export", "Export a report…", "transfers.export", need.a_cable, "export"),
    ("", "reread", "Read cables again that an older version has read", "transfers.read_again", need.writing, "history"),
    ("", "backup", "Back up the project now", "transfers.back_up", need.a_project, "shield"),
)
_MOVE: tuple[Row, ...] = (
    ("F6", "next_pane", "Next pane", "view.step_pane:1", need.a_project, "panel"),
    ("Shift+F6", "previous_pane", "Previous pane", "view.step_pane:-1", need.a_project, "panel"),
    *(
        (f"Ctrl+{n}", f"pane_{pane}", f"Go to the {pane}", f"view.go_to_pane:{pane}", need.a_project, "panel")
        for n, pane in enumerate(PANES, start=1)
    ),
    ("", "pane_audit", "Go to the marking audit", "view.go_to_pane:audit", need.a_project, "panel"),
    ("", "pane_concordance", "Go to the concordance", "view.go_to_pane:concordance", need.a_project, "panel"),
    ("", "pane_references", "Go to the references", "view.go_to_pane:references", need.a_project, "panel"),
)
_PROJECT: tuple[Row, ...] = (
    ("Ctrl+N", "new", "New project…", "project.new", need.nothing, "plus"),
    ("Ctrl+O", "open", "Open a project…", "project.open", need.nothing, "folder"),
    ("", "sample", "Open the sample project", "project.sample", need.nothing, "book"),
    ("Ctrl+I", "import_files", "Add cables: files…", "transfers.import_files", need.writing, "import"),
    ("Ctrl+Shift+I", "import_folder", "Add cables: a folder…", "transfers.import_folder", need.writing, "import"),
    ("", "identity", "Change who is working…", "project.identity", need.nothing, "person"),
    ("", "start", "Show the first page", "project.start", need.nothing, "book"),
    ("Ctrl+R", "refresh", "Read the project again", "project.refresh", need.a_project, "history"),
    ("Ctrl+W", "close", "Close the project", "project.close", need.a_project, "close"),
    ("Ctrl+Q", "quit", "Quit", "project.quit", need.nothing, "close"),
)
_VIEW: tuple[Row, ...] = (
    ("Ctrl+Shift+P", "palette", "Find an action…", "view.palette", need.nothing, "command"),
    ("F1", "help", "Help", "view.help", need.nothing, "help"),
    ("?", "keys", "Key sheet", "view.keys", need.nothing, "keyboard"),
    ("Ctrl++ Ctrl+=", "larger", "Larger text", "view.larger", need.nothing, "plus"),
    ("Ctrl+-", "smaller", "Smaller text", "view.smaller", need.nothing, "edit"),
    ("Ctrl+0", "normal", "Text in its normal size", "view.normal", need.nothing, "check"),
    ("", "single_keys", "Switch single keys on or off", "view.single_keys", need.nothing, "keyboard"),
    ("", "theme_system", "Colours: follow the system", "view.set_theme:system", need.nothing, "sun"),
    ("", "theme_light", "Colours: light", "view.set_theme:light", need.nothing, "sun"),
    ("", "theme_dark", "Colours: dark", "view.set_theme:dark", need.nothing, "sun"),
    ("", "theme_high-contrast", "Colours: high contrast", "view.set_theme:high-contrast", need.nothing, "sun"),
)
# fmt: on

TABLE: tuple[Action, ...] = (
    *_made(Group.READ, _READ_SINGLE, single=True),
    *_made(Group.READ, _READ),
    *_made(Group.SELECT, _SELECT, single=True),
    *_made(Group.STATE, _STATE, single=True, part=Part.CODING),
    *_made(Group.SUGGEST, _SUGGEST, single=True, part=Part.CODING),
    *_made(Group.ADJUDICATE, _DECIDE, single=True, part=Part.DECIDING),
    *_made(Group.REVIEW, _REVIEW),
    *_made(Group.KEEP, _KEEP),
    *_made(Group.MOVE, _MOVE),
    *_made(Group.PROJECT, _PROJECT),
    *_made(Group.VIEW, _VIEW),
)
"""Every action of the window, in the order of the key sheet."""


def keys_of(
    chosen: Mapping[str, str],
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Settle which keys each action has.

    Args:
        chosen: Keys that the user put in place of ours, by action id.

    Returns:
        The keys by action id, and a sentence for each choice that was refused
        because another action has that key; ours stays in that case.
    """
    keys = {a.action_id: tuple(filter(None, (a.key, a.also))) for a in TABLE}
    texts = {a.action_id: a.text for a in TABLE}
    refused = []
    for action_id, key in chosen.items():
        if action_id not in keys:
            continue
        owner = owner_of(keys, key, besides=action_id)
        if owner:
            refused.append(f"{key} is already the key of “{texts[owner]}”.")
        else:
            keys[action_id] = (key,) if key else ()
    return keys, tuple(refused)


def owner_of(
    keys: Mapping[str, tuple[str, ...]], key: str, *, besides: str
) -> str | None:
    """The action that has a key already where this one would, if another one has."""
    parts = {action.action_id: action.part for action in TABLE}
    mine = parts.get(besides)
    taken = (
        name
        for name, have in keys.items()
        if key in have and name != besides and _meet(mine, parts.get(name))
    )
    return next(taken, None) if key else None


def _meet(one: Part | None, other: Part | None) -> bool:
    """Whether two actions can have their keys at the same time."""
    return one is None or other is None or one is other
