"""What the window says to a person, in a bar or aloud; and that nothing is saved."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from reviewer.gui.chrome.message_bar import Tone
from reviewer.gui.main_window import MainWindow
from reviewer.gui.session import ProjectSession


class Voice(QObject):
    """Says a thing where it belongs, and lets a screen reader say it too."""

    def __init__(self, session: ProjectSession, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    @Slot(str)
    def say(self, text: str) -> None:
        """Say something that needs no answer."""
        self._window.status_line.show_message(text)
        self.announce(text)

    @Slot(str)
    def warn(self, text: str) -> None:
        """Say something that should be read."""
        self._window.messages.show_message(text, Tone.ATTENTION)
        self.announce(text)

    @Slot(str)
    def announce(self, text: str) -> None:
        """Let a screen reader say it."""
        event = QAccessibleAnnouncementEvent(self._window, text)
        QAccessible.updateAccessibility(event)

    @Slot(str, str)
    def show_refusal(self, text: str, reason: str) -> None:
        """An action cannot be done now."""
        said = self.tr("{action}: not now. {reason}")
        self.announce(said.format(action=text.rstrip("…"), reason=reason))
        self._window.status_line.show_message(self.tr("Not now. ") + reason)

    @Slot(object)
    def show_failure(self, error: Exception) -> None:
        """A known error: its own sentence."""
        if str(error) == self._session.not_saved:
            self._window.messages.hide()  # the notice says it already
        else:
            self._window.messages.show_message(str(error), Tone.ERROR)
        self.announce(str(error))
        self.show_notice()

    @Slot()
    def show_notice(self) -> None:
        """R4: whoever works is told, in red, when nothing is being saved."""
        reason = self._session.not_saved
        project = self._session.project
        if reason is None or project is None:
            self._window.notice.hide()
            return
        if project.is_read_only:
            text = self.tr(
                "Nothing can be saved: {reason} Editing is off. To work on it, "
                "copy the file to a folder of your own and open the copy."
            )
        else:
            text = self.tr(
                "Not saved: {reason} Editing is off until it can be; drafts stay, "
                "and saving is tried again by itself."
            )
        self._window.notice.show_message(
            text.format(reason=reason.rstrip(".") + "."),
            Tone.ERROR,
            action=self.tr("Try again"),
            closable=False,
        )
        self._window.status_line.show_not_saved()
