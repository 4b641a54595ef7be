"""Shows in the window what the session holds; every slot is a fact to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from reviewer.domain.codebook import STATEMENT_TYPE
from reviewer.domain.statement import Statement
from reviewer.gui import problems
from reviewer.gui.action_set import ActionSet
from reviewer.gui.commands.annotating import types_of
from reviewer.gui.late import history
from reviewer.gui.main_window import MainWindow
from reviewer.gui.models.coding import CableCoding
from reviewer.gui.preferences import Preferences
from reviewer.gui.reviewing import Reviewing
from reviewer.gui.session import ProjectSession
from reviewer.gui.situation import Situation
from reviewer.gui.status_view import StatusView
from reviewer.gui.voice import Voice

if TYPE_CHECKING:
    from reviewer.services.browsing import OpenCable
    from reviewer.services.projects import Project


class Presenter(QObject):
    """The session on the left hand, the window on the right."""

    def __init__(
        self,
        session: ProjectSession,
        reviewing: Reviewing,
        preferences: Preferences,
        window: MainWindow,
        voice: Voice,
        status: StatusView,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._reviewing = reviewing
        self._preferences = preferences
        self._window = window
        self._voice = voice
        self._status = status
        self._bench = window.workbench
        self._actions: ActionSet | None = None
        self._coding: CableCoding | None = None
        self._shown: Project | None = None

    def use(self, actions: ActionSet) -> None:
        """Take the actions whose words follow the codebook."""
        self._actions = actions

    def situation(self) -> Situation:
        """What is the case now, for the actions."""
        session, docket = self._session, self._reviewing.docket
        own = session.pass_view.own_pass if session.pass_view else None
        return Situation(
            has_project=session.project is not None,
            has_cable=session.open_cable is not None,
            has_selection=bool(self._bench.reader.selection()),
            has_current=session.current is not None,
            statements=len(session.statements),
            not_writable=session.not_saved,
            not_editable=session.not_editable_reason,
            undo=session.undo_label(),
            redo=session.redo_label(),
            own_pass=own.state if own else None,
            cases=len(docket.all) if docket else 0,
            not_deciding=self._reviewing.why_not_deciding(),
        )

    @Slot()
    def show_project(self) -> None:
        """The project, the person or whether it can be saved has changed."""
        session, window = self._session, self._window
        window.first_run.show_person(session.reviewer)
        window.status_line.show_pass(session.reviewer)
        project = session.project
        if project is not self._shown:
            if self._shown:
                window.messages.hide()  # it told about the other project
            self._shown = project
            self._voice.show_notice()
        if project is None:
            self._show_no_project()
            return
        if window.is_on_first_page:
            window.show_workbench()
            self._bench.reader.setFocus()
        window.top_bar.show_project(project.name)
        window.setWindowTitle(self.tr("{name} – Reviewer").format(name=project.name))
        self._preferences.remember(project.path)
        self._name_types()
        self._status.show_hint()
        self._voice.show_notice()
        self._status.show_work()
        self._status.show_history()

    def _show_no_project(self) -> None:
        window = self._window
        window.setWindowTitle(self.tr("Reviewer"))
        window.status_line.show_project("")
        self._status.show_hint()
        if not window.is_on_first_page:
            window.show_first_page()

    @Slot(object)
    def show_cable(self, opened: OpenCable | None) -> None:
        """Another cable is in hand."""
        project = self._session.project
        fictional = project is not None and project.is_fictional
        for banner in (self._window.banner_top, self._window.banner_bottom):
            if opened is None:
                banner.show_nothing()
            else:
                banner.show_marking(opened.cable.banner, is_fictional=fictional)
        self._bench.find_bar.hide()
        self._bench.hide_cables()
        self._bench.reader.show_cable(opened)
        if opened and opened.cable.paragraphs:
            self._bench.reader.go_to(opened.cable.paragraphs[0].pieces[0].start)
        self._focus_text()

    @Slot()
    def show_statements(self) -> None:
        """What is recorded on the cable has changed."""
        session, bench = self._session, self._bench
        coding = self._coding = self._coded()
        current_id = session.current.statement_id if session.current else None
        bench.reader.set_statements(session.statements, session.links, current_id)
        for panel in (bench.statements, bench.inspector, bench.ledger):
            panel.show_work(coding, current_id)
        self.show_editable()
        self._status.show_work()
        self._status.show_history()

    @Slot()
    def show_editable(self) -> None:
        """Whether anything can be recorded now may have changed."""
        reason = self._session.not_editable_reason
        inspector = self._bench.inspector
        inspector.set_editable(editable=reason is None, reason=reason or "")

    @Slot(object)
    def show_current(self, current: Statement | None) -> None:
        """Another statement is in hand, or what is recorded has changed."""
        session, bench = self._session, self._bench
        current_id = current.statement_id if current else None
        bench.reader.set_statements(session.statements, session.links, current_id)
        bench.statements.show_current(current_id)
        bench.ledger.show_current(current_id)
        bench.inspector.show_current(current_id)
        if current and not bench.reader.selection():
            bench.reader.go_to(current.start)

    @Slot()
    def show_statement_history(self) -> None:
        """Read the history of the statement in hand, which the inspector asked for."""
        session, current = self._session, self._session.current
        if session.project is None or current is None:
            return
        with problems.telling(self._voice.show_failure):
            self._bench.inspector.show_history(
                history.entries(
                    session.project,
                    reviewer=session.reviewer,
                    cable_id=current.cable_id,
                    statement_id=current.statement_id,
                )
            )

    @Slot()
    def show_selection(self) -> None:
        """Words were selected, or none are any more."""
        self._bench.inspector.show_selection(
            exists=bool(self._bench.reader.selection())
        )

    @Slot(str)
    def choose_statement(self, statement_id: str) -> None:
        """Somebody went to a statement: what was selected before is let go."""
        self._bench.reader.clear_selection()
        self._session.select(statement_id)

    @Slot(object)
    def show_preferences(self, _changed: object) -> None:
        """The person's settings have changed."""
        chosen = self._preferences.settings
        self._window.first_run.show_recent(chosen.recent)
        self._window.first_run.show_person(self._session.reviewer)
        if self._actions:
            self._actions.put_keys(chosen.keys, single_keys=chosen.single_keys)
            self._window.top_bar.show_keys(self._actions.key("palette"))
        self._status.show_hint()

    def _focus_text(self) -> None:
        """Give the text the focus, unless somebody walks through the list."""
        if self._window.is_on_first_page:
            return
        focused = QApplication.focusWidget()
        in_list = focused is not None and self._bench.cables.isAncestorOf(focused)
        if not (in_list and focused and focused.isVisible()):
            self._bench.reader.setFocus()

    def _coded(self) -> CableCoding | None:
        """The cable with what is recorded, made from what was shown where it can be."""
        session, before = self._session, self._coding
        opened, book = session.open_cable, session.codebook
        if opened is None or book is None:
            return None
        if before and before.cable is opened.cable and before.codebook is book:
            return before.after(
                statements=session.statements,
                links=session.links,
                notes=session.notes,
                speakers=session.speakers,
            )
        return CableCoding(
            opened.text,
            opened.cable,
            codebook=book,
            statements=session.statements,
            links=session.links,
            notes=session.notes,
            speakers=session.speakers,
        )

    def _name_types(self) -> None:
        codebook = self._session.codebook
        attribute = codebook.attribute(STATEMENT_TYPE) if codebook else None
        if self._actions is None or attribute is None:
            return
        for number, name in enumerate(types_of(codebook)[:9], start=1):
            value = attribute.value(name)
            title = value.title.lower() if value else name
            self._actions.rename(f"type_{number}", self.tr("Claim: ") + title)
