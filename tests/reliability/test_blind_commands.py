"""What a second reviewer can find out about a first pass by command: nothing."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from reviewer.__main__ import main
from reviewer.cli.main import COMMANDS
from tests.invented import CABLE, SECOND_REVIEWER
from tests.reliability.blind_questions import plain
from tests.reliability.test_blindness import Copies, copies

__all__ = ["copies"]

Words = tuple[str, ...]
_CABLE = ("--cable", CABLE)
_REASON = ("--reason", "a reason")
_PASSES = [("--pass", kind) for kind in ("first", "second", "final")]
_DECISION = ("--disagreement", "none", "--decision", "x", "--reason", "slip")
ASKED: Mapping[str, tuple[Words, ...]] = {
    "list": (("--json",), ("state:first_pass",), ("--sort", "state")),
    "search": (("secret",), ("note:secret",), ("dues", "--json")),
    "concordance": (("dues",),),
    "references": ((), _CABLE),
    "annotate": ((*_CABLE, "--kind", "claim", "--quote", "raising the dues"),),
    "link": (("FOREIGN", "FOREIGN", "--kind", "disputes"),),
    "remove": (("FOREIGN",),),
    "undo": ((),),
    "redo": ((),),
    "statements": ((), *_PASSES, (*_CABLE, "--json")),
    "speakers": ((), ("--json",), ("--rename", "anybody", "somebody")),
    "propositions": ((), ("--unanswered",), ("--json",), ("--show", "FOREIGN")),
    "group": (("FOREIGN", "--title", "The dues were raised"),),
    "assign": (("--all", "--pass", "second"),),
    "submit": (("--all",), (*_CABLE, "--json")),
    "reopen-pass": ((*_CABLE, *_REASON),),
    "compare": ((), _CABLE, ("--json",)),
    "adjudicate": (_DECISION, ("--settle", CABLE), ("--accept-alone", CABLE)),
    "agreement": ((), ("--json",)),
    "sample": (("--share", "1"),),
    "sign-off": ((*_CABLE, "-o", "OUT"),),
    "reopen": ((*_CABLE, *_REASON),),
    "export": tuple(
        ("--all", "--format", name, "-o", "OUT") for name in ("html", "jsonl", "csv")
    ),
    "correct": ((*_CABLE, "--quote", "HARBOUR DUES", "--is", "heading"),),
    "corrections": ((),),
    "reread": ((),),
    "suggest": ((),),
    "audit": ((),),
    "check": ((), ("--json",)),
}
"""What is typed, behind the project; ``--reviewer`` is added where it is taken."""
NOT_ASKED: Mapping[str, str] = {
    "parse": "knows no project",
    "new": "knows no project",
    "import": "brings cables in",
    "demo": "makes a project of its own",
    "backup": "copies the whole file, for its keeper",
    "verify": "takes a receipt, after sign-off, when everything is open",
    "unblind": "shows the pass, recorded for ever",
    "package": "has its own tests",
    "merge": "brings another project in",
    "codebook": "has its own tests",
}
_NAMELESS = {"audit", "check", "suggest", "corrections"}


def test_every_command_is_asked_or_not_for_a_reason() -> None:
    assert not set(COMMANDS) - ASKED.keys() - NOT_ASKED.keys()
    assert not ASKED.keys() - set(COMMANDS)


@pytest.mark.parametrize("command", sorted(ASKED))
def test_no_command_tells_of_the_first_pass(
    command: str,
    copies: Copies,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    project, out = tmp_path / "harbour.reviewer", tmp_path / "out"
    for words in ASKED[command]:
        said = set()
        for path in (copies.this, copies.that, copies.none):
            shutil.copy(path, project)
            places = {"FOREIGN": copies.foreign, "OUT": str(out)}
            typed = [command, str(project), *(places.get(w, w) for w in words)]
            if command not in _NAMELESS:
                typed += ["--reviewer", SECOND_REVIEWER]
            code = main(typed)
            assert code not in {2, 70}, capsys.readouterr().err
            told = repr((code, capsys.readouterr()))
            if out.is_file():
                told += out.read_bytes().decode("utf-8", "replace")
                out.unlink()
            said.add(plain(told, copies.known))
        assert len(said) == 1, words
