"""``reviewer correct`` and ``reviewer corrections``: what the parser read wrong."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reviewer.cli import arguments as shared
from reviewer.cli.cable_json import Json
from reviewer.cli.output import Output, counted
from reviewer.cli.usage import UsageError
from reviewer.domain.cable import BlockKind, FurnitureKind
from reviewer.domain.changes import ChangeSet
from reviewer.domain.correction import Correction
from reviewer.domain.identifiers import CableId
from reviewer.domain.text import Span
from reviewer.errors import RuleError
from reviewer.services import browsing, correcting, quoting, rereading
from reviewer.services.browsing import OpenCable
from reviewer.services.correcting import CorrectionKind, Outcome, Wish
from reviewer.services.projects import Project

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands

_PLAIN: Final = {
    kind.value: kind
    for kind in (
        CorrectionKind.PARAGRAPH,
        CorrectionKind.HEADING,
        CorrectionKind.FURNITURE,
        CorrectionKind.CABLE,
    )
}
_VALUED: Final = {
    kind.value: kind for kind in (CorrectionKind.NUMBER, CorrectionKind.MARKING)
}


class NoParagraphError(RuleError):
    """The cable has no paragraph of that number."""

    def __init__(self, number: int, cable_id: CableId) -> None:
        super().__init__(
            f"{cable_id} has no ¶{number}. “reviewer parse” shows its paragraphs; "
            "a quote finds every other place."
        )


def add(commands: "Commands") -> None:
    """Add the commands."""
    parser = shared.command(
        commands,
        "correct",
        correct,
        summary="Correct how a cable was read: a number, a marking, where a paragraph, "
        "heading or block stands. Everybody sees it; undo takes it back.",
        example="reviewer correct study.reviewer --cable 09PORTSELWYN41 "
        "--paragraph 2 --is marking=C --reviewer analyst",
    )
    shared.add_project(parser)
    parser.add_argument("--cable", metavar="ID", required=True)
    _add_place(parser)
    _add_claim(parser)
    parser.add_argument(
        "--reason", metavar="TEXT", default="", help="needed to lower a marking"
    )
    shared.add_reviewer(parser)
    shared.add_json(parser)
    listing = shared.command(
        commands,
        "corrections",
        corrections,
        summary="List what was corrected, what was read there, and what no longer "
        "fits.",
        example="reviewer corrections study.reviewer --cable 09PORTSELWYN41 --json",
    )
    shared.add_project(listing)
    listing.add_argument("--cable", metavar="ID", help="this cable only")
    shared.add_json(listing)
    _add_reread(commands)


def _add_reread(commands: "Commands") -> None:
    parser = shared.command(
        commands,
        "reread",
        reread,
        summary="Read the cables again that an older version has read; statements keep "
        "their places and corrections stay.",
        example="reviewer reread study.reviewer --reviewer analyst",
    )
    shared.add_project(parser)
    shared.add_reviewer(parser)


def _add_place(parser: ArgumentParser) -> None:
    place = parser.add_argument_group("where", "a paragraph, a quote, or a start")
    place.add_argument("--paragraph", metavar="N", type=shared.positive)
    place.add_argument("--quote", metavar="TEXT", help="words of the cable")
    place.add_argument(
        "--occurrence",
        metavar="N",
        type=shared.positive,
        help="which one, where the quote stands more than once",
    )
    place.add_argument("--start", metavar="N", type=shared.natural, help="code points")
    place.add_argument("--end", metavar="N", type=shared.natural)


def _add_claim(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("what").add_mutually_exclusive_group(
        required=True
    )
    furniture = ", ".join(FurnitureKind)
    group.add_argument(
        "--is",
        dest="is_",
        metavar="WHAT",
        type=_what,
        help="number=7, number=none, marking=S//NF, marking=none, paragraph (begins "
        "there), heading, summary, comment, note, cable (another one begins with that "
        "line), or furniture: " + furniture,
    )
    group.add_argument(
        "--is-not",
        metavar="WHAT",
        type=_what_not,
        help="paragraph, heading, summary, comment, note, furniture, or cable (it is "
        "part of the one before)",
    )
    group.add_argument("--take-back", metavar="ID", help="a correction’s id")


def correct(arguments: Namespace, out: Output) -> int:
    """Make or take back one correction: one step of undo."""
    reviewer = shared.reviewer_of(arguments)
    cable_id = CableId(arguments.cable)
    with shared.opened(arguments) as project:
        done = _carry_out(arguments, project, cable_id, reviewer)
        if arguments.json:
            about = done.cable_id if done else None
            out.json(_listed(project, [about or cable_id]))
    out.say(f"{done.label}." if done else f"{cable_id} reads like that already.")
    return 0


def _carry_out(
    arguments: Namespace, project: Project, cable_id: CableId, reviewer: str
) -> ChangeSet | None:
    reason: str = arguments.reason
    if arguments.take_back is not None:
        known = correcting.found(project, cable_id, arguments.take_back)
        return correcting.take_back(project, known, reviewer=reviewer, reason=reason)
    wish = _wish(arguments, browsing.cable(project, cable_id))
    return correcting.correct(project, cable_id, wish, reviewer=reviewer, reason=reason)


def reread(arguments: Namespace, out: Output) -> int:
    """Read with today's parser what an older one has read."""
    reviewer = shared.reviewer_of(arguments)
    with shared.opened(arguments) as project:
        done = rereading.reread(project, reviewer=reviewer, progress=out.progress)
    out.say(f"{counted(done.files, 'file')} read again.")
    if done.frozen:
        out.say(f"Signed off and left as they are: {', '.join(done.frozen)}.")
    return 0


def corrections(arguments: Namespace, out: Output) -> int:
    """List corrections with what became of each."""
    with shared.opened(arguments) as project:
        wanted = (
            (browsing.cable(project, CableId(arguments.cable)).cable_id,)
            if arguments.cable
            else correcting.corrected_cables(project)
        )
        if arguments.json:
            out.json(_listed(project, wanted))
            return 0
        rows = [
            _row(browsing.cable(project, cable_id), outcome)
            for cable_id in wanted
            for outcome in correcting.outcomes(project, cable_id)
        ]
    if rows:
        out.table(("id", "cable", "where", "says", "was", "state", "reason"), rows)
    else:
        out.say("Nothing was corrected here.")
    return 0


def _wish(arguments: Namespace, opened: OpenCable) -> Wish:
    span = _place(arguments, opened)
    if arguments.is_ is not None:
        kind, value = arguments.is_
        return Wish(kind=kind, span=span, value=value)
    kind, value = arguments.is_not
    return Wish(kind=kind, span=span, value=value, holds=False)


def _place(arguments: Namespace, opened: OpenCable) -> Span:
    given = [arguments.paragraph, arguments.quote, arguments.start]
    if sum(one is not None for one in given) != 1:
        raise UsageError("say where: --paragraph N, --quote TEXT or --start N")
    if arguments.quote is not None:
        return _quoted(opened, arguments.quote, arguments.occurrence)
    if arguments.paragraph is not None:
        return _paragraph(opened, arguments.paragraph)
    end = arguments.start if arguments.end is None else arguments.end
    if end < arguments.start:
        raise UsageError("--end lies before --start")
    return Span(arguments.start, end)


def _quoted(opened: OpenCable, quote: str, occurrence: int | None) -> Span:
    """Where a quote stands; to the letter, it may be furniture, too."""
    whole = opened.cable.span
    if opened.text.count(quote, whole.start, whole.end) == 1 and quote.strip():
        start = opened.text.index(quote, whole.start, whole.end)
        return Span(start, start + len(quote))
    return quoting.place(opened.text, opened.cable, quote, occurrence=occurrence)


def _paragraph(opened: OpenCable, number: int) -> Span:
    for paragraph in opened.cable.paragraphs:
        if paragraph.number == number:
            return Span(paragraph.span.start, paragraph.span.start)
    raise NoParagraphError(number, opened.cable_id)


def _what(text: str) -> tuple[CorrectionKind, str]:
    """Read WHAT: ``number=7``, ``heading``, ``comment``, ``page_line``."""
    name, _, value = text.partition("=")
    if name in _VALUED and value:
        return _VALUED[name], value
    bare = name.replace("-", "_")
    if not value and bare in set(FurnitureKind):
        return CorrectionKind.FURNITURE, bare
    if not value and bare != CorrectionKind.FURNITURE:
        return _what_not(text)
    raise ArgumentTypeError(f"{text!r} is nothing that can be corrected")


def _what_not(text: str) -> tuple[CorrectionKind, str]:
    if text in set(BlockKind):
        return CorrectionKind.BLOCK, text
    if text in _PLAIN:
        return _PLAIN[text], ""
    raise ArgumentTypeError(f"{text!r} is nothing that can be corrected")


def _row(opened: OpenCable, outcome: Outcome) -> tuple[str, ...]:
    one = outcome.correction
    return (
        one.correction_id,
        one.cable_id,
        correcting.where(opened.cable, one.span),
        correcting.said(one),
        outcome.was,
        outcome.why or outcome.fit.value,
        one.reason,
    )


def _listed(project: Project, cable_ids: Sequence[CableId]) -> Json:
    return {
        "corrections": [
            _json(outcome.correction, outcome)
            for cable_id in cable_ids
            for outcome in correcting.outcomes(project, cable_id)
        ]
    }


def _json(one: Correction, outcome: Outcome) -> Json:
    return {
        "correction_id": one.correction_id,
        "cable_id": one.cable_id,
        "kind": one.kind.value,
        "holds": one.holds,
        "value": one.value,
        "start": one.span.start,
        "end": one.span.end,
        "quote": one.quote,
        "reason": one.reason,
        "state": outcome.fit.value,
        "was": outcome.was,
        "why": outcome.why,
    }
