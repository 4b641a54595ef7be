"""The versions that are allowed are those that work."""

from PySide6.QtCore import QObject


def test_calls_without_a_result_do_not_use_none_up() -> None:
    """PySide6 6.12.0 on Python 3.11 ended the process after some 5,000 of them."""
    receiver = QObject()
    for number in range(20_000):
        receiver.blockSignals(number % 2 == 0)
        receiver.setObjectName("receiver")
    assert receiver.objectName() == "receiver"
