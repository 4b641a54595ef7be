"""The second review by commands: four people, four homes, and files between them."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from reviewer import resources, settings
from reviewer.__main__ import main

CABLE = "09PORTSELWYN41"
BOTH = "the Guild does not discuss its members"
QUOTES = {
    "analyst": (BOTH, "worn hemp and drunken crews"),
    "second reviewer": (BOTH, "made up by the brokers of Karval City"),
}

Person = Callable[..., tuple[int, str, str]]


@pytest.fixture
def somebody(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Callable[[str], Person]:
    """Makes a person with a fresh home directory, who types commands in it."""

    def person(name: str) -> Person:
        home = tmp_path / name.replace(" ", "-")
        home.mkdir()

        def run(*arguments: str | Path) -> tuple[int, str, str]:
            monkeypatch.chdir(home)
            monkeypatch.setenv("REVIEWER_HOME", str(home))
            monkeypatch.setenv(settings.NAME_VARIABLE, name)
            capsys.readouterr()
            code = main([str(argument) for argument in arguments])
            return code, *capsys.readouterr()

        return run

    return person


def _done(result: tuple[int, str, str]) -> str:
    code, data, talk = result
    assert code == 0, talk
    return data


def _code(person: Person, project: Path, name: str) -> None:
    for quote in QUOTES[name]:
        _done(
            person(
                *("annotate", project, "--cable", CABLE, "--kind", "claim"),
                *("--type", "denial", "--quote", quote),
            )
        )
    _done(person("submit", project, "--cable", CABLE))


def _adjudicate(person: Person, project: Path) -> int:
    """Settle whatever is open, the first side each time; returns how many."""
    count = 0
    for case in _cases(person, project):
        if case["decision"] is None:
            side = "x" if case["x"] else "y"
            _done(
                person(
                    *("adjudicate", project, "--disagreement", case["id"]),
                    *("--decision", side, "--reason", "text"),
                )
            )
            count += 1
    _done(person("adjudicate", project, "--settle", CABLE))
    return count


def _cases(person: Person, project: Path) -> list[Any]:
    (cable,) = json.loads(_done(person("compare", project, "--json")))["cables"]
    cases = cable["disagreements"]
    assert isinstance(cases, list)
    return cases


def test_three_people_review_a_cable_and_a_fourth_verifies(
    tmp_path: Path, somebody: Callable[[str], Person]
) -> None:
    analyst, second = somebody("analyst"), somebody("second reviewer")
    adjudicator, auditor = somebody("adjudicator"), somebody("auditor")
    study, mine = tmp_path / "study.reviewer", tmp_path / "mine.reviewer"
    out, back = tmp_path / "out.package", tmp_path / "back.package"

    _done(analyst("new", study))
    _done(analyst("import", study, resources.path("sample") / f"{CABLE}.txt"))
    _code(analyst, study, "analyst")
    _done(
        analyst(
            *("package", "make", study, "--reviewer", "second reviewer"),
            *("--cable", CABLE, "-o", out),
        )
    )

    _done(second("package", "open", out, "-o", mine))
    assert not json.loads(_done(second("statements", mine, "--json")))["statements"]
    _code(second, mine, "second reviewer")
    _done(second("package", "return", mine, "-o", back))

    told = _done(analyst("package", "merge", study, back, "--dry-run"))
    assert "would be merged" in told
    assert "merged" in _done(analyst("package", "merge", study, back))
    assert "known" in _done(analyst("package", "merge", study, back))
    figures = json.loads(_done(analyst("agreement", study, "--json")))
    assert figures["cables"] == 1

    assert _adjudicate(adjudicator, study) == 2
    receipt = tmp_path / "kept-elsewhere" / "receipt.json"
    receipt.parent.mkdir()
    _done(adjudicator("sign-off", study, "--cable", CABLE, "-o", receipt))
    report = tmp_path / "report.html"
    _done(analyst("export", study, "--format", "html", "--cable", CABLE, "-o", report))
    assert report.stat().st_size

    handed_over = Path(copy(study, tmp_path / "handed-over.reviewer"))
    before = sha256(handed_over.read_bytes()).hexdigest()
    assert "as it was signed" in _done(
        auditor("verify", handed_over, "--receipt", receipt)
    )
    assert sha256(handed_over.read_bytes()).hexdigest() == before
    assert json.loads(_done(auditor("check", handed_over, "--json")))["findings"] == []


def test_what_is_signed_stays_until_it_is_reopened(
    tmp_path: Path, somebody: Callable[[str], Person]
) -> None:
    analyst, auditor = somebody("analyst"), somebody("auditor")
    study, receipt = tmp_path / "study.reviewer", tmp_path / "receipt.json"
    _done(analyst("new", study))
    _done(analyst("import", study, resources.path("sample") / f"{CABLE}.txt"))
    _code(analyst, study, "analyst")
    _done(analyst("adjudicate", study, "--accept-alone", CABLE))
    code, _, talk = analyst("sign-off", study, "--cable", CABLE, "-o", receipt)
    assert code == 0
    assert "single reviewer – no independent check" in talk

    code, _, talk = analyst("undo", study)
    assert (code, "frozen" in talk) == (3, True)
    code, _, talk = analyst("reopen", study, "--cable", CABLE, "--reason", " ")
    assert (code, "reason" in talk) == (3, True)
    _done(analyst("reopen", study, "--cable", CABLE, "--reason", "a line was missed"))
    code, data, talk = auditor("verify", study, "--receipt", receipt, "--json")
    assert code == 0
    assert json.loads(data)["holds"]
    assert "opened again since" in json.loads(data)["remarks"][-1]


def test_a_foreign_receipt_and_package_are_told_by_their_exit_codes(
    tmp_path: Path, somebody: Callable[[str], Person]
) -> None:
    analyst = somebody("analyst")
    study, other = tmp_path / "study.reviewer", tmp_path / "notes.txt"
    _done(analyst("new", study))
    other.write_text("no receipt", encoding="utf-8")
    assert analyst("verify", study, "--receipt", other)[0] == 5
    assert analyst("package", "merge", study, other)[0] == 5
    assert analyst("package", "open", other, "-o", tmp_path / "p.reviewer")[0] == 5
    assert analyst("package", "return", study, "-o", tmp_path / "back")[0] == 3
    assert analyst("sign-off", study, "--cable", "x", "-o", tmp_path / "r")[0] == 3
    assert analyst("package")[0] == 2
