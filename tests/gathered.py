"""A study of invented cables with statements gathered under propositions."""

from dataclasses import dataclass, field
from pathlib import Path

from reviewer.domain.changes import ChangeSet
from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import CableId, PropositionId, StatementId
from reviewer.domain.proposition import Proposition
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span
from reviewer.services import (
    annotating,
    browsing,
    importing,
    linking,
    projects,
    propositions,
)
from reviewer.services.projects import Project
from tests.three_cables import cable_text

ANALYST, OTHER = "analyst", "second reviewer"
FORCE = "The guild and the tug league settle berth disputes by force"
ROLLS = "The guild opens its rolls to the ombudsman"
LEASE = "A secret lease of the east pier exists"
ONE, TWO, THREE = "09PORTSELWYN109", "09PORTSELWYN118", "09PORTSELWYN147"
TEXTS = (
    cable_text(
        "PORT SELWYN",
        109,
        date="190900Z FEB 09",
        level="SECRET",
        tags="PGOV, KV",
        subject="WHO LOADS FIRST",
        body=(
            "1. (S) A pilot said that stewards walk the piers in pairs and decide who "
            "loads\nfirst. The guild's press desk called the report invented.\n\n"
            "2. (C) The league said nothing about the lease of the east pier."
        ),
    ),
    cable_text(
        "PORT SELWYN",
        118,
        date="240900Z FEB 09",
        level="CONFIDENTIAL",
        tags="PGOV, KV",
        subject="A QUIET WARD",
        body=(
            "1. (C) A stevedore told us that they have never needed to say it "
            "twice.\n\n"
            "2. (C) Comment: We cannot yet say who gives the orders. End comment."
        ),
    ),
    cable_text(
        "PORT SELWYN",
        147,
        date="120900Z MAR 09",
        level="CONFIDENTIAL",
        tags="PGOV, KV",
        subject="THE CHAIRMAN'S ACCOUNT",
        body=(
            "1. (C) Chairman Dobry acknowledged, but firmly denied, the widespread "
            "perception\nthat the guild, and to a lesser extent the league, settle "
            "berth disputes by threat.\nHe promised to open the rolls to the "
            "ombudsman by summer.\n\n"
            "2. (C) Comment: Post does not share Dobry's account. Incidents at the "
            "piers have\nbeen recorded in each of the last three years. End comment."
        ),
    ),
)  # fmt: skip


@dataclass
class Study:
    """The project, and what is in it by short names."""

    project: Project
    said: dict[str, Statement] = field(default_factory=dict)
    about: dict[str, PropositionId] = field(default_factory=dict)


def a_study(folder: Path) -> Study:
    """Three cables, ten statements, three propositions, three links."""
    files = [folder / f"cable{n}.txt" for n in range(len(TEXTS))]
    for file, text in zip(files, TEXTS, strict=True):
        file.write_text(text)
    project = projects.create(folder / "study.reviewer", fictional=True)
    importing.import_paths(project, files, reviewer=ANALYST)
    study = Study(project)
    for name, cable_id, kind_of, type_, words in _SAID:
        study.said[name] = _say(project, cable_id, kind_of, type_, words)
    for source, target, kind, mode in _LINKED:
        ends = (study.said[name].statement_id for name in (source, target))
        linking.add_link(project, *ends, reviewer=ANALYST, kind=kind, mode=mode)
    for title, names in _GATHERED:
        ids = [study.said[name].statement_id for name in names]
        done = propositions.create(project, title, reviewer=ANALYST, statement_ids=ids)
        study.about[title] = made(done).proposition_id
    return study


def made(change_set: ChangeSet) -> Proposition:
    """The proposition that a step made."""
    (found,) = (
        one.after for one in change_set.changes if isinstance(one.after, Proposition)
    )
    return found


_CLAIM, _COMMENT = Kind.CLAIM, Kind.COMMENT
_SAID = (
    ("pairs", ONE, _CLAIM, "assertion", ("stewards walk the piers in pairs and "
     "decide who loads\nfirst")),
    ("invented", ONE, _CLAIM, "denial", "called the report invented"),
    ("lease", ONE, _CLAIM, "no_comment", "said nothing about the lease"),
    ("twice", TWO, _CLAIM, "assertion", "they have never needed to say it twice"),
    ("orders", TWO, _COMMENT, None, "We cannot yet say who gives the orders"),
    ("grants", THREE, _CLAIM, "acknowledgement", ("acknowledged, but firmly denied, "
     "the widespread perception")),
    ("denies", THREE, _CLAIM, "denial", ("firmly denied, the widespread perception\n"
     "that the guild, and to a lesser extent the league, settle berth disputes by"
     " threat")),
    ("rolls", THREE, _CLAIM, "commitment", "open the rolls to the ombudsman"),
    ("doubts", THREE, _COMMENT, None, "Post does not share Dobry's account"),
    ("piers", THREE, _COMMENT, None, "Incidents at the piers have\nbeen recorded"),
)  # fmt: skip
_LINKED = (
    ("doubts", "denies", "disputes", "rebuts"),
    ("piers", "denies", "disputes", "rebuts"),
    ("orders", "twice", "qualifies", None),
)
_GATHERED = (
    (LEASE, ("lease",)),
    (FORCE, ("pairs", "invented", "twice", "orders", "grants", "denies", "doubts",
             "piers")),
    (ROLLS, ("rolls",)),
)  # fmt: skip


def _say(
    project: Project, cable_id: str, kind: Kind, type_: str | None, words: str
) -> Statement:
    text = browsing.cable(project, CableId(cable_id)).text
    start = text.index(words)
    done = annotating.add_statement(
        project,
        CableId(cable_id),
        reviewer=ANALYST,
        kind=kind,
        spans=(Span(start, start + len(words)),),
        statement_type=type_,
    )
    found = (one.after for one in done.changes)
    return next(one for one in found if isinstance(one, Statement))


def ids(study: Study, *names: str) -> list[StatementId]:
    """The ids of statements by their short names."""
    return [study.said[name].statement_id for name in names]
