"""Two invented passes over the invented cable, which differ in several ways."""

from reviewer.domain.codebook import Kind
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span
from reviewer.services import annotating, linking, submitting
from reviewer.services.projects import Project
from tests.invented import (
    ANALYST,
    CABLE,
    CLAIM_SPAN,
    COMMENT_SPAN,
    SECOND_REVIEWER,
    span_of,
)

ADJUDICATOR = "adjudicator"
MASTER = "the harbour master"


def add(
    project: Project, reviewer: str, span: Span, kind: Kind, **told: str
) -> Statement:
    """Record a statement; ``type`` and ``speaker`` may be told."""
    done = annotating.add_statement(
        project,
        CABLE,
        reviewer=reviewer,
        kind=kind,
        spans=(span,),
        statement_type=told.get("type"),
        speaker_name=told.get("speaker", ""),
    )
    sides = (change.after for change in done.changes)
    (found,) = (one for one in sides if isinstance(one, Statement))
    return found


def read_twice(project: Project) -> None:
    """Both passes, open: alike in the subject; unlike in type, ends and a comment."""
    subject = span_of("HARBOUR DUES")
    first = add(project, ANALYST, CLAIM_SPAN, Kind.CLAIM, type="denial", speaker=MASTER)
    add(project, ANALYST, subject, Kind.BACKGROUND)
    said = add(project, ANALYST, COMMENT_SPAN, Kind.COMMENT)
    linking.add_link(
        project,
        said.statement_id,
        first.statement_id,
        reviewer=ANALYST,
        kind="disputes",
    )
    shorter = Span(CLAIM_SPAN.start, CLAIM_SPAN.end - 5)
    called = {"type": "assertion", "speaker": MASTER.upper()}
    add(project, SECOND_REVIEWER, shorter, Kind.CLAIM, **called)
    add(project, SECOND_REVIEWER, subject, Kind.BACKGROUND)


def alike(project: Project) -> None:
    """Two passes, open, that say the same."""
    for name in (ANALYST, SECOND_REVIEWER):
        add(project, name, CLAIM_SPAN, Kind.CLAIM, type="denial", speaker=MASTER)


def submitted(project: Project) -> None:
    """Hand both passes in."""
    for name in (ANALYST, SECOND_REVIEWER):
        submitting.submit(project, [CABLE], reviewer=name)


def twice(project: Project) -> None:
    """Two passes that differ, handed in."""
    read_twice(project)
    submitted(project)


def handed_in(project: Project) -> None:
    """Two passes that say the same, handed in."""
    alike(project)
    submitted(project)
