"""What a second reviewer can ask the services, and the answers as text.

Arguments are chosen by the names of parameters, so that a new service is asked as
soon as it exists; one with a parameter of an unknown name fails the test until a value
for it is told here.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

from reviewer import services
from reviewer.domain.adjudication import Choice, ReasonCode
from reviewer.domain.audit import FindingAnswer, Reason
from reviewer.domain.changes import Record
from reviewer.domain.codebook import Kind
from reviewer.domain.concordance import Inquiry
from reviewer.domain.correction import Correction, CorrectionKind
from reviewer.domain.duties import Role
from reviewer.domain.identifiers import CaseId, LinkId, SpeakerId, StatementId
from reviewer.domain.proposition import Proposition
from reviewer.domain.query import ROLES, STATES
from reviewer.domain.saved_search import SavedSearch
from reviewer.domain.statement import PassKind
from reviewer.domain.suggestion import Rejection
from reviewer.errors import ReviewerError
from reviewer.services import (
    auditing,
    browsing,
    bulk_tagging,
    concordance,
    exporting,
    history,
    projects,
    sampling,
    searching,
    suggesting,
)
from reviewer.services.adjudicating import Verdict
from reviewer.services.correcting import Wish
from reviewer.services.docket import Case
from reviewer.services.projects import Project
from reviewer.store.search import Order
from tests.invented import ANALYST, CABLE, CLAIM_SPAN, SECOND, SECOND_REVIEWER, span_of

Service = Callable[..., object]
_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
_MOST = 24
"""Calls of one service: enough for every value of every parameter once."""
EXEMPT: Mapping[str, str] = {
    "backups.make": "a copy of the whole file, for its keeper",
    "bundling.fill": "fills a project that is being made",
    "package_merging.merge": "its own tests; takes a returned package",
    "packaging.header_of": "part of making a package",
    "project_merging.merge": "joins two files of a project, for their keeper",
    "projects.close": "tells nothing",
    "projects.digest": "a hash of everything, for the keeper",
    "searching.watched": "part of searching",
    "signing.receipt_of": "after sign-off, when everything is open",
    "verifying.verify": "takes a receipt, after sign-off",
}
"""What is not asked, and why."""
TELLS_EXISTENCE: Mapping[str, str] = {
    "assigning.assign": "a role that somebody has by reading is taken",
    "assigning.holders": "for those who oversee the review; who has begun",
    "assigning.withdraw": "not from somebody who has begun",
    "projects.head": "the length of the journal, which windows wait for",
    "unblinding.unblind": "shows the pass, recorded for ever",
}
"""What may tell that there is a first pass, never anything of what it says."""
WORDS = ("secret", "denial", "harbour", "anybody", "quay")


def ids_in(path: Path) -> frozenset[str]:
    """All ids that a project held before there was a first pass."""
    return frozenset(_ID.findall(path.read_bytes().decode("latin-1")))


def services_of_projects() -> dict[str, Service]:
    """Every public function that takes a project, by module and name."""
    found = {}
    for known in pkgutil.iter_modules(services.__path__):
        module = importlib.import_module(f"{services.__name__}.{known.name}")
        for name, function in vars(module).items():
            is_own = inspect.isfunction(function) and function.__module__ == (
                module.__name__
            )
            if not is_own or name.startswith("_"):
                continue
            if next(iter(inspect.signature(function).parameters), "") == "project":
                found[f"{known.name}.{name}"] = function
    return found


def questions(
    name: str, service: Service, project: Project, foreign: str, folder: Path
) -> Iterator[dict[str, Any]]:
    """Arguments for one service: each value of each parameter at least once.

    Raises:
        KeyError: Nobody has said what to give for a parameter.
    """
    known = values(project, foreign, folder)
    chosen = {}
    for parameter in list(inspect.signature(service).parameters.values())[1:]:
        key = f"{name}:{parameter.name}"
        key = key if key in known else parameter.name
        if key in known:
            chosen[parameter.name] = known[key]
        elif parameter.default is inspect.Parameter.empty:
            raise KeyError(f"{name} takes “{parameter.name}”: tell a value for it")
    rows = product(*chosen.values())
    longest = max(map(len, chosen.values()), default=1)
    total = 1
    for offered in chosen.values():
        total *= len(offered)
    if total <= _MOST:
        yield from (dict(zip(chosen, row, strict=True)) for row in rows)
        return
    for at in range(longest):
        yield {key: offered[at % len(offered)] for key, offered in chosen.items()}


def values(project: Project, foreign: str, folder: Path) -> dict[str, tuple[Any, ...]]:
    """What to give for a parameter; ``foreign`` is a statement of the first pass."""
    own = browsing.pass_view(project, CABLE, reviewer=SECOND_REVIEWER)
    ids = tuple(one.statement_id for one in own.statements)
    link = own.links[0]
    speaker = own.speakers[0]
    stranger = replace(speaker, speaker_id=SpeakerId(foreign))
    strange = replace(own.statements[0], statement_id=StatementId(foreign))
    (ghosts,) = suggesting.suggest_project(project)
    texts = (
        "",
        *WORDS,
        *(f"note:{word}" for word in WORDS),
        *(f"speaker:{word}" for word in WORDS),
        *(f"state:{state}" for state in STATES),
        *(f"role:{role}" for role in ROLES),
        *("has:denial", "has:note", "has:link", "has:statement", "label:denial"),
    )
    found = searching.search(project, "harbour", reviewer=SECOND_REVIEWER)
    inquiry = Inquiry(text="dues")
    hits = concordance.find(project, inquiry, reviewer=SECOND_REVIEWER)
    findings = auditing.audit_cable(project, CABLE).findings
    case = Case(
        case_id=CaseId("none"),
        cable_id=CABLE,
        name="label",
        x=None,
        y=None,
        decision=None,
    )
    verdict = Verdict(choice=Choice.X, reason=ReasonCode.SLIP)
    return {
        "reviewer": (SECOND_REVIEWER,),
        "viewer": (SECOND_REVIEWER,),
        "held_by": (ANALYST, SECOND_REVIEWER),
        "to": (ANALYST, "somebody else"),
        "by": (SECOND_REVIEWER,),
        "role": (Role.ANALYST, Role.SECOND_REVIEWER, Role.ADJUDICATOR),
        "reason": ("a reason",),
        "cable_id": (CABLE,),
        "cable_ids": ((CABLE,),),
        "chosen": ((CABLE,),),
        "among": ((CABLE,),),
        "case_id": (CaseId("none"),),
        "case": (case,),
        "verdict": (verdict,),
        "statement_id": (*ids, StatementId(foreign)),
        "statement_ids": ((ids[0],), (StatementId(foreign),)),
        "from_id": (ids[0], StatementId(foreign)),
        "to_id": (ids[1], StatementId(foreign)),
        "statement": (own.statements[0], strange),
        "before": (own.statements[0], strange),
        "after": (own.statements[0], strange),
        "link": (link, replace(link, link_id=LinkId("other"))),
        "linking.edit_link:before": (link,),
        "linking.edit_link:after": (link,),
        "kind": (Kind.CLAIM,),
        "viewing.view:kind": tuple(PassKind),
        "viewing.cables_with:kind": tuple(PassKind),
        "linking.add_link:kind": ("disputes",),
        "spans": ((CLAIM_SPAN,), (span_of(SECOND),)),
        "position": (CLAIM_SPAN.start,),
        "text": ("", "note:secret", "has:denial", "quay"),
        "searching.search:text": texts,
        "searching.cable_ids:text": texts,
        "narrowing.facets:text": texts,
        "texts": (texts,),
        "order": tuple(Order),
        "ids": (tuple(found.ids),),
        "query": (found.query,),
        "saved_searches.save:query": ("note:secret",),
        "inquiry": (inquiry, Inquiry(text="denied")),
        "places": (tuple(hits[at] for at in range(len(hits))),),
        "finding": findings[:1],
        "answering.answer:reason": tuple(Reason)[:1],
        "found": (ghosts.found,),
        "suggestion": ghosts.found.items[:1],
        "bulk_tagging.tag_places:wish": (bulk_tagging.Wish(kind=Kind.REPORT),),
        "given": _made(project, FindingAnswer),
        "correction": _made(project, Correction),
        "search": _made(project, SavedSearch),
        "rejection": _made(project, Rejection),
        "proposition_id": tuple(
            one.proposition_id for one in _made(project, Proposition)
        ),
        "wanted": ("mayor", "quay master", "anybody", foreign),
        "speakers_known.edit:after": (replace(speaker, role="in office"), stranger),
        "kept_id": (speaker.speaker_id,),
        "gone_id": (stranger.speaker_id,),
        "wish": (Wish(kind=CorrectionKind.HEADING, span=CLAIM_SPAN),),
        "correction_id": ("none",),
        "name": ("a name",),
        "title": ("a title",),
        "format": tuple(exporting.FORMATS),
        "out": (folder / "out",),
        "path": (folder / "nothing",),
        "paths": ((folder / "nothing",),),
        "banner": ("CONFIDENTIAL",),
        "codebook": (projects.codebook(project),),
        "number": (1,),
        "share": (1.0,),
        "drawn": (sampling.draw(project, 1.0),),
        "reading": (None, *PassKind),
    }


def _made(project: Project, kind: type[Record]) -> tuple[Any, ...]:
    """The records of one class that the second reviewer has made."""
    return tuple(
        change.after
        for entry in history.entries(project, reviewer=SECOND_REVIEWER)
        for change in entry.changes
        if isinstance(change.after, kind)
    )


def answer(
    service: Service, project: Project, asked: dict[str, Any], known: frozenset[str]
) -> str:
    """What a service says, as text: its result, or the sentence of its refusal."""
    try:
        said = service(project, **asked)
        if inspect.isgenerator(said):
            said = list(said)
    except ReviewerError as error:
        said = type(error).__name__, str(error)
    written = asked.get("out")
    if isinstance(written, Path) and written.is_file():
        said = (said, written.read_bytes())
        written.unlink()
    return plain(repr(said), known)


def plain(text: str, known: frozenset[str]) -> str:
    """An answer without what is new at every call: ids, times, hashes, folders."""
    text = _ID.sub(lambda found: found[0] if found[0] in known else "NEW", text)
    text = re.sub(r"datetime\.datetime\([^)]*\)+", "TIME", text)
    text = re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z?", "TIME", text)
    text = re.sub(r"\b[0-9a-f]{64}\b", "HASH", text)
    text = re.sub(r"sequence=\d+", "sequence", text)
    return re.sub(r"/[\w/.-]*/(out|nothing|harbour)", r"\1", text)
