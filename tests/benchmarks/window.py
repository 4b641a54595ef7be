"""The whole window: what an action costs until all shows it, commit included."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from reviewer.domain.changes import Change, ChangeSet
from reviewer.domain.codebook import STATEMENT_TYPE, Kind
from reviewer.domain.identifiers import CableId, StatementId
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span
from reviewer.gui import fonts, running, theme
from reviewer.gui.main_window import MainWindow
from reviewer.gui.preferences import Preferences
from reviewer.gui.tasks import InPlaceRunner
from reviewer.gui.wiring import Parts
from reviewer.services import annotating, browsing, importing, projects
from reviewer.services.browsing import OpenCable
from reviewer.services.projects import Project
from reviewer.store.applying import apply
from tests.benchmarks import invented
from tests.benchmarks.measuring import Benchmark, Measured, cpu_ms

_REVIEWER = "analyst"
_LENGTH = 100_000
_ROUNDS = 7
_PRESENT = (0, 120, 1_000, 5_000)
_ACTIONS = ("add", "remove", "undo")
_TYPES = ("assertion", "denial", "acknowledgement")
_MADE_AT = datetime(2009, 5, 4, tzinfo=UTC)


def benchmarks() -> Iterator[Benchmark]:
    """One for each number of statements that are on the cable already."""
    for count in _PRESENT:
        bench = _Acting(count)
        yield Benchmark(bench.names, bench)


class _Acting:
    def __init__(self, count: int) -> None:
        self._count = count
        self.names = tuple(
            f"whole window: {what}, with commit, {count:,} present" for what in _ACTIONS
        )

    def __call__(self) -> Iterator[Measured]:
        with TemporaryDirectory() as folder:
            parts = shown(project_with(Path(folder), self._count))
            figures = [_act(parts) for _ in range(_ROUNDS)]
            close(parts)
        for name, spent in zip(self.names, zip(*figures, strict=True), strict=True):
            yield Measured(name, median(spent), "ms", 8.0)


def _act(parts: Parts) -> tuple[float, float, float]:
    """Add the next sentence, undo it, add it again and remove it."""
    parts.window.workbench.reader.select_sentence()
    settle()
    add = cpu_ms(lambda: _run(parts, "denial"))
    remove = cpu_ms(lambda: _run(parts, "remove"))
    undo = cpu_ms(lambda: _run(parts, "undo"))
    _run(parts, "undo")
    return add, remove, undo


def _run(parts: Parts, action: str) -> None:
    parts.actions.run(action)
    QApplication.processEvents()


def project_with(folder: Path, count: int) -> Path:
    """A project of one cable on which so many statements were recorded."""
    file = folder / "selwyn.txt"
    file.write_text(invented.cable_text(1, _LENGTH), encoding="utf-8")
    project = projects.create(folder / "selwyn.reviewer")
    importing.import_paths(project, [file], reviewer=_REVIEWER)
    (row,) = browsing.cables(project, reviewer=_REVIEWER)
    if count:
        _fill(project, browsing.cable(project, row.cable_id), count)
    path = Path(project.path)
    projects.close(project)
    return path


def _fill(project: Project, opened: OpenCable, count: int) -> None:
    """Record many in one step, between two ordinary ones."""
    begun = _add(project, opened, len(opened.cable.paragraphs) - 1)
    first = next(c.after for c in begun.changes if isinstance(c.after, Statement))
    random = Random(count)  # noqa: S311 - no secret
    made = (_statement(random, opened, first, number) for number in range(count - 2))
    many = ChangeSet(
        label="Add many",
        changes=tuple(Change(before=None, after=statement) for statement in made),
        reviewer_id=begun.reviewer_id,
        cable_id=opened.cable_id,
        pass_id=first.pass_id,
    )
    with project.writing() as tx:
        apply(tx, many)
    _add(project, opened, len(opened.cable.paragraphs) - 2)


def _add(project: Project, opened: OpenCable, paragraph: int) -> ChangeSet:
    start = opened.cable.paragraphs[paragraph].pieces[0].start
    return annotating.add_statement(
        project,
        opened.cable_id,
        reviewer=_REVIEWER,
        kind=Kind.CLAIM,
        spans=[Span(start, start + 40)],
    )


def _statement(
    random: Random, opened: OpenCable, like: Statement, number: int
) -> Statement:
    cable = opened.cable
    # The first paragraph stays free, for what is added.
    paragraph = random.choice(cable.paragraphs[2:]).pieces[0]
    start = random.randrange(
        paragraph.start, max(paragraph.end - 160, paragraph.start + 1)
    )
    return Statement(
        statement_id=StatementId(f"made-{number}"),
        cable_id=CableId(like.cable_id),
        pass_id=like.pass_id,
        kind=Kind.CLAIM,
        spans=cable.content_of(Span(start, start + random.randint(10, 150))),
        created_at=_MADE_AT,
        attributes={STATEMENT_TYPE: random.choice(_TYPES)},
    )


def shown(path: Path) -> Parts:
    """A window on a project, at rest."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    fonts.load()
    theme.apply(app, theme.LIGHT)
    window = MainWindow()
    window.resize(1440, 900)
    window.show()
    parts = running.start(window, Preferences(), _REVIEWER, InPlaceRunner())
    parts.session.open_project(path)
    settle()
    return parts


def settle() -> None:
    """Let what was put off happen outside of what is measured."""
    for _ in range(5):
        QApplication.processEvents()


def close(parts: Parts) -> None:
    """Let go of a window and its project."""
    running.stop(parts)
    parts.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
