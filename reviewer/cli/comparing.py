"""Commands about two passes: compare, adjudicate."""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.cable_json import Json, span_json
from reviewer.cli.output import Output
from reviewer.cli.usage import UsageError
from reviewer.domain.adjudication import Choice, Decision, ReasonCode
from reviewer.domain.identifiers import CableId, CaseId
from reviewer.domain.review import SOLO_SENTENCE
from reviewer.domain.statement import Statement
from reviewer.domain.text import excerpt
from reviewer.services import adjudicating, browsing, comparing, docket, verdicts
from reviewer.services.docket import Case, Docket, Held
from reviewer.services.projects import Project

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands


def add(commands: "Commands") -> None:
    """Add the commands."""
    parser = shared.command(
        commands,
        "compare",
        compare,
        summary="List what two passes say differently; the sides X and Y have no name.",
        example="reviewer compare study.reviewer --cable 09PORTSELWYN41 --json",
    )
    shared.add_project(parser)
    parser.add_argument("--cable", metavar="ID", help="this cable only")
    shared.add_reviewer(parser)
    shared.add_json(parser)
    parser = shared.command(
        commands,
        "adjudicate",
        adjudicate,
        summary="Decide one disagreement, or with --settle call a cable adjudicated.",
        example="reviewer adjudicate study.reviewer --disagreement 1f0c9a2b77de4501 "
        "--decision x --reason definition --reviewer adjudicator",
    )
    shared.add_project(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--disagreement", metavar="ID", help="as “compare” prints it")
    what.add_argument("--settle", metavar="CABLE", help="nothing is left to decide")
    what.add_argument(
        "--accept-alone", metavar="CABLE", help="its only pass becomes the result"
    )
    parser.add_argument("--decision", choices=[one.value for one in Choice])
    parser.add_argument("--reason", choices=[one.value for one in ReasonCode])
    parser.add_argument("--text", metavar="TEXT", default="", help="why, in words")
    parser.add_argument(
        "--quote", metavar="TEXT", help="with edit: the words that it should cover"
    )
    parser.add_argument(
        "--set",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="with edit: type=denial, an attribute, or kind=supports of a link",
    )
    parser.add_argument(
        "--take-back", action="store_true", help="take the decision back"
    )
    shared.add_reviewer(parser)


def compare(arguments: Namespace, out: Output) -> int:
    """List disagreements with what was decided."""
    reviewer = shared.known_reviewer(arguments)
    with shared.opened(arguments) as project:
        found = docket.dockets(
            project,
            _cables(project, arguments.cable, reviewer),
            reviewer=reviewer,
            progress=out.progress,
        )
        texts = {
            one.cable_id: browsing.cable(project, one.cable_id).text for one in found
        }
    if arguments.json:
        out.json({"cables": [_json(one, texts[one.cable_id]) for one in found]})
        return 0
    rows = [_row(case, texts[one.cable_id]) for one in found for case in one.cases]
    if rows:
        out.table(("id", "cable", "kind", "x", "y", "decision"), rows)
    else:
        out.say(_NOTHING if found else _NONE_READY)
    return 0


_NOTHING = "The passes that are in agree everywhere."
_NONE_READY = "No cable has both passes in, so nothing can be compared yet."


def adjudicate(arguments: Namespace, out: Output) -> int:
    """Decide a case, take a decision back, settle a cable, or accept one alone."""
    reviewer = shared.reviewer_of(arguments)
    with shared.opened(arguments) as project:
        if arguments.settle:
            cable_id = CableId(arguments.settle)
            adjudicating.settle(project, cable_id, reviewer=reviewer)
            out.say(f"{cable_id} is adjudicated.")
            return 0
        if arguments.accept_alone:
            cable_id = CableId(arguments.accept_alone)
            adjudicating.accept_alone(project, [cable_id], reviewer=reviewer)
            out.say(f"{cable_id}: {SOLO_SENTENCE}.")
            return 0
        case_id = CaseId(arguments.disagreement)
        case = docket.case(project, case_id, reviewer=reviewer)
        _decide(arguments, project, case, reviewer)
        left = docket.docket(project, case.cable_id, reviewer=reviewer)
    out.say(_left(left))
    return 0


def _decide(arguments: Namespace, project: Project, case: Case, reviewer: str) -> None:
    if arguments.take_back:
        adjudicating.take_back(project, case, reviewer=reviewer)
        return
    if not arguments.decision or not arguments.reason:
        raise UsageError("a decision takes --decision and --reason")
    wish = verdicts.Edit(
        quote=arguments.quote, values=dict(map(_name_and_value, arguments.set))
    )
    verdict = adjudicating.Verdict(
        choice=Choice(arguments.decision),
        reason=ReasonCode(arguments.reason),
        text=arguments.text,
        edited=verdicts.edited(project, case, wish),
    )
    adjudicating.decide(project, case, verdict, reviewer=reviewer)


def _name_and_value(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"{text!r} is not NAME=VALUE")
    return name, value


def _cables(project: Project, wanted: str | None, reviewer: str) -> Sequence[CableId]:
    if wanted is not None:
        return (CableId(wanted),)
    return comparing.comparable(project, reviewer=reviewer)


def _left(found: Docket) -> str:
    said = [f"{len(found.open)} open", f"{len(found.deferred)} deferred"]
    if found.unset:
        said.append(f"{len(found.unset)} required attributes unset")
    return f"{found.cable_id}: {', '.join(said)}."


def _row(case: Case, text: str) -> tuple[str, ...]:
    decision = case.decision.choice.value if case.decision else ""
    sides = _said(case.x, text), _said(case.y, text)
    return (case.case_id, case.cable_id, case.name, *sides, decision)


def _said(held: Held | None, text: str) -> str:
    """One side in a few words."""
    if held is None:
        return "–"
    if held.link is not None:
        return held.link.kind
    assert held.statement is not None  # noqa: S101 - a side holds one or the other
    called = held.statement.statement_type or held.statement.kind.value
    return f"{called}: {excerpt(text, held.statement.spans)}"


def _json(found: Docket, text: str) -> Json:
    return {
        "cable_id": found.cable_id,
        "matched": found.matched,
        "disagreements": [_case_json(case, text) for case in found.cases],
    }


def _case_json(case: Case, text: str) -> Json:
    return {
        "id": case.case_id,
        "kind": case.name,
        "x": _held_json(case.x, text),
        "y": _held_json(case.y, text),
        "decision": _decision_json(case.decision),
    }


def _decision_json(decision: Decision | None) -> Json:
    if decision is None:
        return None
    return {
        "choice": decision.choice.value,
        "reason": decision.reason.value,
        "text": decision.text,
    }


def _held_json(held: Held | None, text: str) -> Json:
    if held is None:
        return None
    if held.link is not None:
        link = held.link
        return {
            "link_id": link.link_id,
            "from": link.from_id,
            "to": link.to_id,
            "kind": link.kind,
            "mode": link.mode,
        }
    assert held.statement is not None  # noqa: S101 - a side holds one or the other
    return _statement_json(held.statement, text)


def _statement_json(statement: Statement, text: str) -> Json:
    return {
        "statement_id": statement.statement_id,
        "kind": statement.kind.value,
        "statement_type": statement.statement_type,
        "spans": [span_json(span) for span in statement.spans],
        "quote": excerpt(text, statement.spans),
        "attributes": dict(statement.attributes),
    }
