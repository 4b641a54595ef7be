"""The switch of modes: what it offers, how it is worked, what it says."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from reviewer.gui.chrome.mode_switch import Mode, ModeSwitch


def _segment(switch: ModeSwitch, mode: Mode) -> QAbstractButton:
    found = switch.findChild(QAbstractButton, f"mode-{mode}")
    assert isinstance(found, QAbstractButton)
    return found


def test_one_mode_needs_no_switch(qtbot: QtBot) -> None:
    switch = ModeSwitch()
    qtbot.addWidget(switch)
    assert switch.isHidden()
    switch.show_modes((Mode.ANNOTATE, Mode.REPORT), Mode.REPORT)
    assert not switch.isHidden()
    assert switch.mode is Mode.REPORT
    assert _segment(switch, Mode.ADJUDICATE).isHidden()


def test_a_click_and_an_arrow_key_choose(qtbot: QtBot) -> None:
    switch = ModeSwitch()
    qtbot.addWidget(switch)
    switch.show_modes(tuple(Mode), Mode.ANNOTATE)
    switch.show()
    with qtbot.waitSignal(switch.mode_chosen) as clicked:
        QTest.mouseClick(_segment(switch, Mode.ADJUDICATE), Qt.MouseButton.LeftButton)
    assert clicked.args == [Mode.ADJUDICATE]
    with qtbot.waitActive(switch):
        switch.activateWindow()
    _segment(switch, Mode.ADJUDICATE).setFocus()
    with qtbot.waitSignal(switch.mode_chosen) as stepped:
        QTest.keyClick(_segment(switch, Mode.ADJUDICATE), Qt.Key.Key_Right)
    assert stepped.args == [switch.mode] == [Mode.REPORT]


def test_showing_a_mode_is_no_choice(qtbot: QtBot) -> None:
    switch = ModeSwitch()
    qtbot.addWidget(switch)
    with qtbot.assertNotEmitted(switch.mode_chosen):
        switch.show_modes(tuple(Mode), Mode.SECOND_REVIEW)
