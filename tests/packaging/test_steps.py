"""Steps say how they went, and the first failure decides."""

import sys

import pytest
from steps import StepError, Steps, command


def succeed() -> str:
    return "two files"


def fail(exit_code: int) -> str:
    raise StepError("The disk is full.", exit_code=exit_code)


def test_all_went_well() -> None:
    steps = Steps()
    assert steps.run("types", succeed)
    assert steps.sum_up() == 0


def test_the_first_failure_decides_the_exit_code() -> None:
    steps = Steps()
    assert not steps.run("types", lambda: fail(3))
    assert not steps.run("tests", lambda: fail(5))
    assert steps.run("wheel", succeed)
    assert steps.exit_code == 3


def test_every_step_stands_in_the_summary(capsys: pytest.CaptureFixture[str]) -> None:
    steps = Steps()
    steps.run("types", succeed)
    steps.run("tests", lambda: fail(1))
    steps.leave_out("wheel", "nothing to build")
    capsys.readouterr()

    steps.sum_up()

    told = capsys.readouterr().out
    lines = [line.split(maxsplit=2) for line in told.splitlines()[2:]]
    assert [line[:2] for line in lines[:2]] == [["ok", "types"], ["FAILED", "tests"]]
    assert "The disk is full." in told
    assert "not run  wheel" in told


def test_a_command_that_fails_hands_its_exit_code_on() -> None:
    with pytest.raises(StepError, match="exit code 7") as caught:
        command([sys.executable, "-c", "raise SystemExit(7)"])
    assert caught.value.exit_code == 7


def test_a_command_that_is_killed_counts_as_failed() -> None:
    suicide = "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"
    with pytest.raises(StepError, match="signal 15") as caught:
        command([sys.executable, "-c", suicide])
    assert caught.value.exit_code > 0


def test_a_program_that_is_missing_is_named() -> None:
    with pytest.raises(StepError, match="no-such-program could not be started"):
        command(["no-such-program"])


def test_a_module_is_named_rather_than_python() -> None:
    with pytest.raises(StepError, match=r"^json\.tool ended"):
        command([sys.executable, "-m", "json.tool", "no-such-file"])


def test_a_command_has_nothing_to_read() -> None:
    check = "import sys; sys.exit(sys.stdin.read() != '')"
    command([sys.executable, "-c", check])


def test_a_quiet_command_speaks_only_when_it_fails(
    capfd: pytest.CaptureFixture[str],
) -> None:
    command([sys.executable, "-c", "print('chatter')"], quiet=True)
    assert not capfd.readouterr().out
    with pytest.raises(StepError):
        command([sys.executable, "-c", "print('reason'); exit(1)"], quiet=True)
    assert "reason" in capfd.readouterr().out
