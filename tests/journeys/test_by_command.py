"""The whole job by commands: from a file to reports, with undo in between."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdf
import pytest

from reviewer import resources
from reviewer.__main__ import main

SAMPLE = resources.path("sample")
CABLE = "09PORTSELWYN41"
ANALYST = ("--reviewer", "analyst")
SECOND = ("--reviewer", "second reviewer")

Command = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Marked:
    """The ids of what ``_code`` recorded."""

    acknowledged: str
    denied: str
    summary: str
    comment: str


@pytest.fixture
def reviewer(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command that must succeed, and gives back its data."""

    def run(*arguments: str | Path) -> str:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        data, talk = capsys.readouterr()
        assert code == 0, talk
        return data

    return run


def _statements(reviewer: Command, project: Path, *who: str) -> list[Any]:
    listed = json.loads(reviewer("statements", project, "--json", *who))["statements"]
    assert isinstance(listed, list)
    return listed


def _text_of(pdf: Path) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(pdf).pages]


def test_the_invented_sample_from_files_to_reports(
    reviewer: Command, tmp_path: Path
) -> None:
    project = tmp_path / "study.reviewer"
    reviewer("new", project)
    reviewer("import", project, SAMPLE / "09PORTSELWYN41.txt", SAMPLE)
    rows = json.loads(reviewer("list", project, "--json"))["cables"]
    assert len(rows) == 6
    assert {row["banner"] for row in rows} == {"U", "SBU", "C", "S//NF"}

    marked = _code_sample(reviewer, project)
    reviewer("undo", project, *ANALYST)
    assert not any(item["links"] for item in _statements(reviewer, project, *ANALYST))
    reviewer("redo", project, *ANALYST)
    by_id = {s["statement_id"]: s for s in _statements(reviewer, project, *ANALYST)}
    assert by_id[marked.acknowledged]["spans"] == by_id[marked.denied]["spans"]
    assert by_id[marked.comment]["links"] == [{"to": marked.denied, "kind": "disputes"}]
    assert not _statements(reviewer, project, *SECOND)

    _check_reports(reviewer, project, by_id[marked.denied]["quote"])
    reviewer("backup", project, "-o", tmp_path / "backup.reviewer")
    for path in (project, tmp_path / "backup.reviewer"):
        assert json.loads(reviewer("check", path, "--json"))["findings"] == []


def _code_sample(reviewer: Command, project: Path) -> Marked:
    """The hard case: an acknowledgement and a denial over the same words."""

    def annotate(*arguments: str) -> str:
        where = ("annotate", project, "--cable", CABLE, *ANALYST)
        return reviewer(*where, *arguments).strip()

    belief = "the belief common along the estuary that the Guild, and its night "
    belief += "wardens above all, cut the ropes of owners who do not pay"
    claim = ("--kind", "claim", "--speaker", "Teodor Haskil", "--quote")
    acknowledged = annotate(*claim, belief, "--type", "acknowledgement")
    denied = annotate(
        *(*claim, belief, "--type", "denial", "--cue", "flatly rejected"),
        *("--attribute", "factuality_source=CT-", "--note", "Flat."),
    )
    summary = annotate(
        *(*claim, "the belief that its night wardens", "--type", "denial")
    )
    comment = annotate("--kind", "comment", "--quote", "had been cut clean")
    reviewer("link", project, summary, denied, "--kind", "restates", *ANALYST)
    reviewer("undo", project, *ANALYST)
    kind = ("--kind", "disputes", "--mode", "rebuts")
    reviewer("link", project, comment, denied, *kind, *ANALYST)
    return Marked(acknowledged, denied, summary, comment)


def _check_reports(reviewer: Command, project: Path, quote: str) -> None:
    html, pdf = project.with_suffix(".html"), project.with_suffix(".pdf")
    for format_, out in (("html", html), ("pdf", pdf)):
        chosen = ("--format", format_, "--cable", CABLE, "09PORTSELWYN44")
        reviewer("export", project, *chosen, "-o", out, *ANALYST)
    page = html.read_text(encoding="utf-8")
    assert "SECRET//NOFORN" in page
    pages = _text_of(pdf)
    assert all("SECRET//NOFORN" in text for text in pages)
    words = " ".join(" ".join(pages).split())
    assert quote.partition(",")[0] in words


def test_an_export_is_the_project_again(reviewer: Command, tmp_path: Path) -> None:
    project, again = tmp_path / "study.reviewer", tmp_path / "again.reviewer"
    reviewer("new", project)
    reviewer("import", project, SAMPLE)
    _code_sample(reviewer, project)
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    chosen = ("--format", "jsonl", "--all", *ANALYST, "-o")
    reviewer("export", project, *chosen, first)
    reviewer("import", again, first)
    assert _statements(reviewer, again, *ANALYST) == _statements(
        reviewer, project, *ANALYST
    )
    reviewer("export", again, *chosen, second)
    lines = [path.read_bytes().splitlines()[1:-1] for path in (first, second)]
    assert lines[0] == lines[1]


def test_a_second_reviewer_codes_the_same_cable_blind(
    reviewer: Command, tmp_path: Path
) -> None:
    project = tmp_path / "study.reviewer"
    reviewer("new", project)
    reviewer("import", project, SAMPLE / "09PORTSELWYN41.txt")
    _code_sample(reviewer, project)
    own = ("--kind", "claim", "--type", "denial", "--quote", "does not discuss")
    made = reviewer("annotate", project, "--cable", CABLE, *own, *SECOND).strip()
    (listed,) = _statements(reviewer, project, *SECOND)
    assert (listed["statement_id"], listed["pass"]) == (made, "second")
    report = tmp_path / "second.html"
    chosen = ("--format", "html", "--all", "-o", report)
    reviewer("export", project, *chosen, *SECOND)
    assert "Flat." not in report.read_text(encoding="utf-8")
    reviewer("undo", project, *SECOND)
    assert len(_statements(reviewer, project, *ANALYST)) == 4


def test_a_real_cable_from_its_file_to_reports(
    reviewer: Command, tmp_path: Path, real_cables: Path
) -> None:
    """The seed's sixth paragraph: acknowledged and denied, disputed in the eighth."""
    seed = real_cables / "seed.txt"
    (cable,) = json.loads(reviewer("parse", seed, "--json"))["cables"]
    project = tmp_path / "seed.reviewer"
    reviewer("new", project)
    reviewer("import", project, seed)
    text = seed.read_text(encoding="utf-8")

    def annotate(paragraph: int, *arguments: str) -> str:
        start, end = cable["paragraphs"][paragraph]["pieces"][0]
        end = text.index(". ", start, end) + 1
        place = ("--start", str(start), "--end", str(end))
        where = ("annotate", project, "--cable", cable["cable_id"], *ANALYST)
        return reviewer(*where, *place, *arguments).strip()

    claim = ("--kind", "claim", "--type")
    acknowledged = annotate(5, *claim, "acknowledgement")
    denied = annotate(5, *claim, "denial")
    comment = annotate(7, "--kind", "comment")
    kind = ("--kind", "disputes", "--mode", "rebuts")
    reviewer("link", project, comment, denied, *kind, *ANALYST)
    reviewer("undo", project, *ANALYST)
    reviewer("redo", project, *ANALYST)

    listed = {s["statement_id"]: s for s in _statements(reviewer, project, *ANALYST)}
    assert listed[acknowledged]["spans"] == listed[denied]["spans"]
    assert [listed[denied][key] for key in ("paragraph", "marking")] == [6, "C"]
    assert listed[comment]["paragraph"] == 8
    assert listed[comment]["links"] == [{"to": denied, "kind": "disputes"}]
    for format_ in ("html", "pdf", "jsonl"):
        out = tmp_path / f"seed.{format_}"
        reviewer("export", project, "--format", format_, "--all", "-o", out, *ANALYST)
        assert out.stat().st_size
    assert all("CONFIDENTIAL" in page for page in _text_of(tmp_path / "seed.pdf"))
    assert json.loads(reviewer("check", project, "--json"))["findings"] == []
