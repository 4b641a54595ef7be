"""``reviewer sample``: a second review of a drawn part, and its overturn rate."""

from argparse import Namespace
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.output import Output
from reviewer.services import sampling
from reviewer.services.sampling import Overturned

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands


def add(commands: "Commands") -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "sample",
        sample,
        summary="Draw cables for a second review, by level and post, and tell how much "
        "of the first passes it has overturned so far.",
        example="reviewer sample study.reviewer --share 0.2 --seed 7",
    )
    shared.add_project(parser)
    parser.add_argument("--share", metavar="PART", type=float, required=True)
    parser.add_argument(
        "--seed", metavar="N", type=shared.natural, help="default: the project's own"
    )
    shared.add_reviewer(parser)
    shared.add_json(parser)


def sample(arguments: Namespace, out: Output) -> int:
    """Print the drawn cables; the same share and seed draw the same ones."""
    reviewer = shared.known_reviewer(arguments)
    with shared.opened(arguments) as project:
        drawn = sampling.draw(project, arguments.share, seed=arguments.seed)
        told = sampling.overturned(project, drawn, reviewer=reviewer)
    if arguments.json:
        interval = told.interval
        out.json(
            {
                "seed": drawn.seed,
                "share": drawn.share,
                "cables": list(drawn.cables),
                "overturned": {
                    "value": told.rate.value,
                    "n": told.rate.n,
                    "why": told.rate.why,
                    "low": interval and interval.low,
                    "high": interval and interval.high,
                },
            }
        )
        return 0
    for cable_id in drawn.cables:
        out.line(cable_id)
    out.say(f"{len(drawn.cables)} cables, seed {drawn.seed}. {_said(told)}")
    return 0


def _said(told: Overturned) -> str:
    if told.rate.value is None or told.interval is None:
        return f"Overturned: n/a, {told.rate.why}."
    return (
        f"Overturned: {told.rate.value:.1%} of {told.rate.n} statements, "
        f"95 % interval {told.interval.low:.1%} to {told.interval.high:.1%} (Wilson)."
    )
