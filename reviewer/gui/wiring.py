"""Every connection between the session and the window, on one page."""

from dataclasses import dataclass

from reviewer.gui import review_parts, ways
from reviewer.gui.action_set import ActionSet
from reviewer.gui.audit_view import AuditView
from reviewer.gui.cable_search import CableSearch
from reviewer.gui.commands.annotating import Annotating
from reviewer.gui.commands.correcting import Correcting
from reviewer.gui.commands.listing import Listing
from reviewer.gui.commands.opening import Opening
from reviewer.gui.commands.reading import Reading
from reviewer.gui.commands.spanning import Spanning
from reviewer.gui.commands.transferring import Transferring
from reviewer.gui.commands.viewing import Viewing
from reviewer.gui.corpus_view import CorpusView
from reviewer.gui.edits import Edits
from reviewer.gui.ghost_view import GhostView
from reviewer.gui.ghosts import Ghosts
from reviewer.gui.main_window import MainWindow
from reviewer.gui.marking_audit import MarkingAudit
from reviewer.gui.preferences import Preferences
from reviewer.gui.presenter import Presenter
from reviewer.gui.review_parts import ReviewParts
from reviewer.gui.reviewing import Reviewing
from reviewer.gui.session import ProjectSession
from reviewer.gui.status_view import StatusView
from reviewer.gui.structure_view import StructureView
from reviewer.gui.tasks import Runner
from reviewer.gui.transfer_view import TransferView
from reviewer.gui.transfers import Transfers
from reviewer.gui.voice import Voice
from reviewer.gui.watching import Watching
from reviewer.gui.ways import Ways


@dataclass(frozen=True)
class Parts:
    """Everything of one window that lives as long as it."""

    window: MainWindow
    preferences: Preferences
    session: ProjectSession
    edits: Edits
    transfers: Transfers
    search: CableSearch
    listing: Listing
    corpus_view: CorpusView
    ways: Ways
    reading: Reading
    annotating: Annotating
    correcting: Correcting
    transferring: Transferring
    opening: Opening
    viewing: Viewing
    voice: Voice
    status: StatusView
    presenter: Presenter
    review: ReviewParts
    audit: MarkingAudit
    audit_view: AuditView
    ghosts: Ghosts
    ghost_view: GhostView
    structure_view: StructureView
    transfer_view: TransferView
    watching: Watching
    actions: ActionSet


def assemble(
    window: MainWindow, preferences: Preferences, runner: Runner, reviewer: str
) -> Parts:
    """Make what a window needs and connect it."""
    session = ProjectSession(reviewer, window)
    edits = Edits(session, window)
    transfers = Transfers(session, runner, window)
    search = CableSearch(session, runner.beside(), window)
    listing = Listing(session, search, window)
    voice = Voice(session, window)
    reviewing = Reviewing(session, window)
    status = StatusView(session, reviewing, preferences, window)
    presenter = Presenter(session, reviewing, preferences, window, voice, status)
    review = review_parts.assemble(
        reviewing, session, runner, search, preferences, window, voice
    )
    audit = MarkingAudit(session, runner, window)
    ghosts = Ghosts(
        session, preferences, runner.beside(), window.workbench.reader.selection, window
    )
    found = ways.assemble(session, runner, search, window, voice)
    reading = Reading(session, window.workbench, window)
    annotating = Annotating(session, edits, window.workbench, window)
    spanning = Spanning(session, edits, window.workbench, window)
    spanning.said.connect(voice.say)
    correcting = Correcting(session, window.workbench, window)
    transferring = Transferring(session, transfers, window, window)
    opening = Opening(session, transfers, preferences, window, window)
    viewing = Viewing(preferences, window, window)
    slots = {
        "cables": listing,
        "reading": reading,
        "annotating": annotating,
        "spanning": spanning,
        "correcting": correcting,
        "transfers": transferring,
        "project": opening,
        "view": viewing,
        "audit": audit,
        "ghosts": ghosts,
        **found.slots,
        **review.slots,
    }
    parts = Parts(
        window=window,
        preferences=preferences,
        session=session,
        edits=edits,
        transfers=transfers,
        search=search,
        listing=listing,
        corpus_view=CorpusView(session, search, preferences, window),
        ways=found,
        reading=reading,
        annotating=annotating,
        correcting=correcting,
        transferring=transferring,
        opening=opening,
        viewing=viewing,
        voice=voice,
        status=status,
        presenter=presenter,
        review=review,
        audit=audit,
        audit_view=AuditView(session, audit, window, voice),
        ghosts=ghosts,
        ghost_view=GhostView(session, ghosts, window, voice),
        structure_view=StructureView(session, window),
        transfer_view=TransferView(transfers, window, window),
        watching=Watching(session, window),
        actions=ActionSet(presenter.situation, slots, window),
    )
    _connect_session(parts)
    _connect_cables(parts)
    ways.connect(found, session, preferences, window, voice)
    review_parts.connect(review, session, status, window, voice, parts.actions)
    ways.meet(found, review.modes, window)
    _connect_panels(parts)
    _connect_audit(parts)
    parts.ghost_view.join(parts.preferences, parts.annotating, parts.edits)
    _connect_structure(parts)
    _connect_frame(parts)
    _connect_long_work(parts)
    _attach_actions(parts)
    return parts


def _connect_session(parts: Parts) -> None:
    session, show, voice = parts.session, parts.presenter, parts.voice
    session.project_changed.connect(show.show_editable)
    session.project_changed.connect(show.show_project)
    session.cables_changed.connect(parts.status.show_work)
    session.cable_changed.connect(show.show_cable)
    session.statements_changed.connect(show.show_statements)
    session.current_changed.connect(show.show_current)
    session.saved.connect(parts.status.show_saved)
    session.failed.connect(voice.show_failure)
    session.failed.connect(parts.status.show_work)
    session.message.connect(voice.say)
    parts.preferences.changed.connect(show.show_preferences)
    parts.preferences.failed.connect(voice.show_failure)
    parts.annotating.said.connect(voice.warn)
    parts.viewing.said.connect(voice.say)


def _connect_cables(parts: Parts) -> None:
    session, search, show = parts.session, parts.search, parts.corpus_view
    panel = parts.window.workbench.cables
    session.cables_changed.connect(show.show_project)
    session.cable_changed.connect(search.follow)
    session.row_changed.connect(search.follow_change)
    session.about_to_write.connect(search.let_go)
    search.found.connect(show.show_found)
    search.facets_found.connect(show.show_facets)
    search.counted.connect(panel.show_counts)
    search.snippets_found.connect(panel.show_snippets)
    search.row_changed.connect(show.show_row)
    search.readable.connect(show.show_rows)
    search.moved.connect(panel.show_current)
    panel.cable_chosen.connect(session.show_cable)
    panel.reader_requested.connect(parts.reading.focus_reader)
    panel.import_requested.connect(parts.transferring.import_files)
    panel.snippets_wanted.connect(search.read_snippets)
    panel.search.changed.connect(search.look_for)
    panel.queues.chosen.connect(search.choose_queue)
    panel.bar.order.order_chosen.connect(show.set_order)
    panel.bar.order.details_chosen.connect(show.set_details)
    panel.bar.filters_toggled.connect(show.set_filters)
    panel.bar.saved.aboutToShow.connect(parts.listing.offer_saved)
    panel.bar.saved.search_chosen.connect(parts.listing.run_saved)
    panel.bar.saved.save_requested.connect(parts.listing.save)
    panel.bar.saved.removal_requested.connect(parts.listing.forget)
    parts.listing.said.connect(parts.voice.say)


def _connect_panels(parts: Parts) -> None:
    session, edits, show = parts.session, parts.edits, parts.presenter
    bench, annotating, run = parts.window.workbench, parts.annotating, parts.actions.run
    bench.import_requested.connect(parts.transferring.import_files)
    bench.reader.selection_changed.connect(show.show_selection)
    bench.reader.statement_clicked.connect(session.select)
    bench.find_bar.found.connect(parts.reading.show_place)
    bench.find_bar.places_changed.connect(bench.reader.show_found)
    bench.find_bar.closed.connect(parts.reading.focus_reader)
    bench.statements.statement_chosen.connect(show.choose_statement)
    bench.statements.inspector_requested.connect(annotating.inspect)
    bench.statements.removal_requested.connect(annotating.remove_one)
    bench.statements.selection_help_requested.connect(annotating.select_first)
    bench.ledger.claim_chosen.connect(show.choose_statement)
    bench.ledger.link_requested.connect(annotating.link_claim)
    bench.ledger.inspector_requested.connect(annotating.inspect)
    inspector = bench.inspector
    inspector.type_chosen.connect(edits.set_type)
    inspector.attribute_chosen.connect(edits.set_attribute)
    inspector.speaker_named.connect(edits.set_speaker)
    inspector.link_requested.connect(annotating.link)
    inspector.link_removal_requested.connect(edits.remove_link)
    inspector.note_requested.connect(annotating.note)
    inspector.statement_step_requested.connect(session.step_statement)
    inspector.statement_chosen.connect(show.choose_statement)
    inspector.history_requested.connect(show.show_statement_history)
    inspector.statement_requested.connect(annotating.record_kind)
    inspector.selection_requested.connect(annotating.select_first)
    links = annotating.link_mode
    links.badges_changed.connect(bench.reader.show_badges)
    links.target_marked.connect(annotating.show_target)
    links.wished.connect(annotating.take_link)
    links.ended.connect(parts.reading.focus_reader)
    links.nothing_to_link.connect(parts.voice.warn)
    parts.window.palette_overlay.chosen.connect(run)


def _connect_audit(parts: Parts) -> None:
    session, audit, show = parts.session, parts.audit, parts.audit_view
    bench = parts.window.workbench
    session.cable_changed.connect(audit.look)
    session.answers_changed.connect(audit.read_answers)
    session.statements_changed.connect(show.show_claims)
    session.project_changed.connect(show.show_editable)
    session.current_changed.connect(show.take_statement)
    audit.found.connect(show.show_findings)
    audit.chosen.connect(show.show_current)
    audit.said.connect(parts.voice.say)
    bench.audit.finding_chosen.connect(audit.choose)
    bench.audit.answer_requested.connect(show.go_to_answer)
    bench.reader.finding_clicked.connect(audit.choose)
    bench.finding.answer_given.connect(audit.answer)
    bench.finding.withdrawal_requested.connect(audit.withdraw)
    bench.finding.typed.connect(audit.keep_draft)
    bench.finding.given_up.connect(audit.drop_draft)
    bench.finding.left.connect(show.leave)


def _connect_structure(parts: Parts) -> None:
    session, show, correcting = parts.session, parts.structure_view, parts.correcting
    bench = parts.window.workbench
    session.cable_changed.connect(show.show_cable)
    session.structure_changed.connect(show.show_structure)
    session.structure_changed.connect(parts.audit.look)
    bench.structure.line_chosen.connect(show.go_to)
    bench.structure.correction_requested.connect(correcting.correct_line)
    bench.structure.take_back_requested.connect(correcting.take_back)
    bench.reader.correction_clicked.connect(show.choose_sign)
    correcting.said.connect(parts.voice.say)


def _connect_frame(parts: Parts) -> None:
    window, top, opening = parts.window, parts.window.top_bar, parts.opening
    top.undo_requested.connect(parts.annotating.undo)
    top.redo_requested.connect(parts.annotating.redo)
    top.palette_requested.connect(parts.viewing.palette)
    top.export_requested.connect(parts.transferring.export)
    top.help_requested.connect(parts.viewing.help)
    top.person_requested.connect(opening.identity)
    window.palette_overlay.refused.connect(parts.voice.show_refusal)
    window.palette_overlay.key_requested.connect(parts.viewing.change_key)
    window.palette_overlay.closed.connect(parts.viewing.back_to_pane)
    window.first_run.sample_requested.connect(opening.sample)
    window.first_run.new_requested.connect(opening.new)
    window.first_run.open_requested.connect(opening.open)
    window.first_run.recent_requested.connect(opening.open_path)
    window.first_run.reviewer_named.connect(opening.take_name)
    window.paths_dropped.connect(opening.take_dropped)
    opening.cables_dropped.connect(parts.transferring.import_names)
    opening.said.connect(parts.voice.warn)
    window.notice.acted.connect(parts.watching.try_again)
    parts.actions.refused.connect(parts.voice.show_refusal)
    parts.actions.conflicted.connect(parts.voice.warn)


def _connect_long_work(parts: Parts) -> None:
    transfers, show = parts.transfers, parts.transfer_view
    transfers.progressed.connect(show.show_progress)
    transfers.finished.connect(show.finish)
    transfers.imported.connect(show.show_imported)
    transfers.exported.connect(show.show_exported)
    transfers.backed_up.connect(show.show_backup)
    transfers.reread.connect(show.show_reread)
    transfers.sample_made.connect(parts.opening.open_sample)
    transfers.failed.connect(parts.voice.show_failure)
    parts.window.messages.acted.connect(show.act)


_MENU = (
    "new",
    "open",
    "sample",
    "start",
    "close",
    "",
    "import_files",
    "import_folder",
    "export",
    "backup",
    "",
    "identity",
    "theme_system",
    "theme_light",
    "theme_dark",
    "theme_high-contrast",
    "",
    "keys",
    "help",
    "",
    "quit",
)


def _attach_actions(parts: Parts) -> None:
    window, actions = parts.window, parts.actions
    parts.presenter.use(actions)
    parts.viewing.use(actions)
    bench = window.workbench
    actions.attach(window, (bench.reader, bench.statements))
    window.top_bar.set_menu(actions.menu(_MENU, window))
    bench.reader.context_menu.offer(actions.menu(("correct", "note"), window))
    parts.presenter.show_preferences(parts.preferences.settings)
    parts.ghost_view.use(actions)
    parts.presenter.show_project()
