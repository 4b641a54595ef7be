"""The options of ``export`` that choose what a report holds."""

from argparse import ArgumentParser, Namespace

from reviewer.domain.codebook import Kind
from reviewer.domain.report_contents import CableOrder, ReportContents, ReportPart
from reviewer.domain.statement import PassKind


def add(parser: ArgumentParser) -> None:
    """Add the options."""
    group = parser.add_argument_group("what the report holds")
    group.add_argument("--title", metavar="TEXT", default="", help="instead of its own")
    group.add_argument(
        "--order",
        choices=[one.value for one in CableOrder],
        default=CableOrder.GIVEN.value,
        help="how cables follow each other",
    )
    group.add_argument(
        "--pass",
        dest="reading",
        choices=[kind.value for kind in PassKind],
        help="the pass, where you may see it (default: your own)",
    )
    group.add_argument(
        "--kind",
        action="append",
        choices=[kind.value for kind in Kind],
        help="only statements of that kind; may be given again",
    )
    group.add_argument(
        "--type", action="append", metavar="TYPE", help="only claims of that type"
    )
    group.add_argument(
        "--speaker", action="append", metavar="NAME", help="only what that speaker says"
    )
    group.add_argument(
        "--without",
        nargs="+",
        action="extend",
        choices=[part.value for part in ReportPart],
        help="leave these parts out",
    )


def read(arguments: Namespace) -> ReportContents:
    """What was chosen."""
    left_out = {ReportPart(name) for name in arguments.without or ()}
    return ReportContents(
        title=arguments.title,
        order=CableOrder(arguments.order),
        reading=PassKind(arguments.reading) if arguments.reading else None,
        parts=frozenset(ReportPart) - left_out,
        kinds=frozenset(Kind(name) for name in arguments.kind or ()),
        types=frozenset(arguments.type or ()),
        speakers=frozenset(arguments.speaker or ()),
    )
