"""The two commands that a fresh machine needs."""

import bootstrap
import pytest


@pytest.mark.parametrize("arguments", [[], ["build"], ["test", "quickly"]])
def test_anything_else_is_a_usage_error(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        bootstrap.main(arguments)
    assert caught.value.code == 2


def test_the_help_names_both_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bootstrap.main(["--help"])
    told = capsys.readouterr().out
    assert "run " in told
    assert "test " in told


@pytest.mark.parametrize("options", [[], ["--foreign"]])
def test_foreign_readers_are_asked_for(
    options: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wishes: list[bool] = []

    def test(*, foreign: bool) -> int:
        wishes.append(foreign)
        return 0

    monkeypatch.setitem(bootstrap.COMMANDS, "test", (test, "run everything"))

    assert bootstrap.main(["test", *options]) == 0
    assert wishes == [bool(options)]
