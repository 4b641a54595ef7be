"""What a second reviewer can find out about a first pass: nothing.

Three copies of one project differ in the first pass alone: one says this, another
says something else and is handed in, the third has none. Everything that can be asked
is asked of each, as the second reviewer, and answered alike.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from reviewer.domain.audit import Reason
from reviewer.domain.codebook import Kind
from reviewer.domain.correction import CorrectionKind
from reviewer.domain.duties import Role
from reviewer.services import (
    annotating,
    answering,
    assigning,
    auditing,
    browsing,
    correcting,
    history,
    linking,
    projects,
    propositions,
    saved_searches,
    submitting,
    suggesting,
)
from reviewer.services.correcting import Wish
from reviewer.services.projects import Project
from tests.invented import (
    ANALYST,
    CABLE,
    CLAIM_SPAN,
    COMMENT_SPAN,
    SECOND_REVIEWER,
    a_project,
    span_of,
)
from tests.reliability import blind_questions
from tests.reliability.blind_questions import EXEMPT, TELLS_EXISTENCE, answer

SERVICES = blind_questions.services_of_projects()
SAID = re.compile("secret|quay master|anybody|nothing much")
"""What the first passes say, of which not even an exception may tell."""
ASKED = sorted(SERVICES.keys() - EXEMPT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """The project with one first pass, with another, and with none.

    ``foreign`` is a statement of the first of them, ``known`` every id of the last.
    """

    this: Path
    that: Path
    none: Path
    foreign: str
    known: frozenset[str]


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Copies:
    """A second pass that was begun, and three first passes to it."""
    folder = tmp_path_factory.mktemp("blind")
    base = a_project(folder, "none.reviewer")
    for role, name in (
        (Role.ANALYST, ANALYST),
        (Role.SECOND_REVIEWER, SECOND_REVIEWER),
    ):
        assigning.assign(base, [CABLE], role=role, to=name, reviewer="head")
    read(base, SECOND_REVIEWER, "report", "mayor")
    leave_records(base)
    projects.close(base)
    none = folder / "none.reviewer"
    for name in ("this", "that"):
        shutil.copy(none, folder / f"{name}.reviewer")
    with opened(folder / "this.reviewer") as this:
        foreign = read(this, ANALYST, "denial", "quay master", note="a secret")
    with opened(folder / "that.reviewer") as that:
        read(that, ANALYST, "assertion", "anybody", note="nothing much")
        annotating.add_statement(
            that,
            CABLE,
            reviewer=ANALYST,
            kind=Kind.BACKGROUND,
            spans=(span_of("HARBOUR DUES"),),
        )
        submitting.submit(that, [CABLE], reviewer=ANALYST)
    return Copies(
        this=folder / "this.reviewer",
        that=folder / "that.reviewer",
        none=none,
        foreign=foreign,
        known=blind_questions.ids_in(none),
    )


@contextmanager
def opened(path: Path) -> Iterator[Project]:
    project = projects.open_project(path)
    try:
        yield project
    finally:
        projects.close(project)


def read(
    project: Project, reviewer: str, label: str, speaker: str, note: str = ""
) -> str:
    """A claim with a speaker and a note, a comment, and a link between them."""
    annotating.add_statement(
        project,
        CABLE,
        reviewer=reviewer,
        kind=Kind.CLAIM,
        spans=(CLAIM_SPAN,),
        statement_type=None if label == "report" else label,
        speaker_name=speaker,
        note=note,
    )
    annotating.add_statement(
        project, CABLE, reviewer=reviewer, kind=Kind.COMMENT, spans=(COMMENT_SPAN,)
    )
    own = browsing.pass_view(project, CABLE, reviewer=reviewer).statements
    claim, comment = (one.statement_id for one in own)
    linking.add_link(project, comment, claim, reviewer=reviewer, kind="disputes")
    return claim


def leave_records(project: Project) -> None:
    """One of everything else that a second reviewer can make."""
    who = SECOND_REVIEWER
    (ghosts,) = suggesting.suggest_project(project)
    suggesting.reject(project, CABLE, ghosts.found.items[0], reviewer=who)
    saved_searches.save(project, "mine", "dues", reviewer=who)
    propositions.create(project, "Who raised the dues", reviewer=who)
    finding = auditing.audit_cable(project, CABLE).findings[0]
    answering.answer(
        project, CABLE, finding, reviewer=who, reason=Reason.PRACTICE, text="so"
    )
    heading = Wish(kind=CorrectionKind.HEADING, span=CLAIM_SPAN)
    correcting.correct(project, CABLE, heading, reviewer=who)
    history.undo(project, reviewer=who)


def answers(name: str, path: Path, copies: Copies, folder: Path) -> list[str]:
    """Everything that one service says; each time it writes, the copy is renewed."""
    fresh = folder / "harbour.reviewer"
    with copied(path, fresh) as project:
        left = list(
            blind_questions.questions(
                name, SERVICES[name], project, copies.foreign, folder
            )
        )
    found: list[str] = []
    while left:
        with copied(path, fresh) as project:
            untouched = projects.head(project)
            while left and projects.head(project) == untouched:
                asked = left.pop(0)
                found.append(answer(SERVICES[name], project, asked, copies.known))
    return found


@contextmanager
def copied(path: Path, fresh: Path) -> Iterator[Project]:
    shutil.copy(path, fresh)
    with opened(fresh) as project:
        yield project


def test_every_exception_is_still_a_service() -> None:
    assert not (EXEMPT.keys() | TELLS_EXISTENCE.keys()) - SERVICES.keys()


@pytest.mark.parametrize("name", ASKED)
def test_no_service_tells_of_the_first_pass(
    name: str, copies: Copies, tmp_path: Path
) -> None:
    this, that, none = (
        answers(name, path, copies, tmp_path)
        for path in (copies.this, copies.that, copies.none)
    )
    assert this
    if name not in TELLS_EXISTENCE:
        assert this == that
        assert this == none
    for said in (*this, *that):
        assert name not in TELLS_EXISTENCE or not SAID.search(said)
