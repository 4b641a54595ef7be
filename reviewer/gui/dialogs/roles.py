"""Giving roles: who reads a cable first, second, and who decides."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from reviewer.domain.duties import Role
from reviewer.gui.dialogs.frame import FramedDialog
from reviewer.gui.plain_text import PlainLabel


class RolesDialog(FramedDialog):
    """One field for each role; what is held already is shown and stays.

    Args:
        cable: Which cable, in words.
        held: Who has which role by name.
        others: How many more cables are listed, which can be given alike.
        parent: The window.

    Signals:
        confirmed: The names by role of those newly given, the waiver, and whether
            for all cables that are listed.
    """

    confirmed = Signal(object, str, bool)

    def __init__(
        self,
        cable: str,
        held: Mapping[Role, str],
        others: int,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Roles for {cable}").format(cable=cable)
        super().__init__("rolesDialog", title, parent)
        self.fields: dict[Role, QLineEdit] = {}
        form = QFormLayout()
        form.setSpacing(8)
        for role in Role:
            field = QLineEdit(held.get(role, ""))
            name = role.words.capitalize()
            field.setObjectName(f"role-{role}")
            field.setAccessibleName(name)
            field.setReadOnly(role in held)
            field.setPlaceholderText(self.tr("nobody yet"))
            form.addRow(PlainLabel(name), field)
            self.fields[role] = field
        self.waiver = QLineEdit()
        self.waiver.setObjectName("roleWaiver")
        self.waiver.setAccessibleName(self.tr("Reason for a waiver"))
        self.waiver.setPlaceholderText(
            self.tr("only where an adjudicator has read the cable")
        )
        form.addRow(PlainLabel(self.tr("Waiver")), self.waiver)
        self.body.addLayout(form)
        self.all = QCheckBox(
            self.tr("For all {n:,} cables that are listed").format(n=others)
        )
        self.all.setObjectName("rolesForAll")
        self.all.setVisible(others > 1)
        self.body.addWidget(self.all)
        self.add_text(
            self.tr(
                "Nobody reviews themself, and nobody decides on their own work "
                "without a waiver, which is told with the result."
            )
        )
        self._problem = self.add_text("", look="error")
        self._problem.hide()
        self._held = held
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self.give = self.add_button(self.tr("Give roles"), main=True)
        self.give.clicked.connect(self._confirm)
        first = next((f for r, f in self.fields.items() if r not in held), self.waiver)
        first.setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why they were not given."""
        self._problem.setText(text)
        self._problem.show()

    @Slot()
    def _confirm(self) -> None:
        wanted = {
            role: field.text().strip()
            for role, field in self.fields.items()
            if role not in self._held and field.text().strip()
        }
        self.confirmed.emit(wanted, self.waiver.text().strip(), self.all.isChecked())
