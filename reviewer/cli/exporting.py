"""Commands that write documents: export and demo."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli import export_contents
from reviewer.cli.output import Output, counted
from reviewer.cli.window import Screenshot
from reviewer.domain.identifiers import CableId
from reviewer.services import (
    batch_exporting,
    browsing,
    exporting,
    projects,
    samples,
    searching,
)

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands

DEMO_REVIEWER = samples.REVIEWER


def add(commands: "Commands", screenshot: Screenshot | None) -> None:
    """Add the commands.

    Args:
        commands: The list of commands.
        screenshot: How ``demo`` takes its picture; without it there is none.
    """
    parser = shared.command(
        commands,
        "export",
        export,
        summary="Write an annotated report or an interchange file.",
        example="reviewer export study.reviewer --format pdf --all -o report.pdf",
    )
    shared.add_project(parser)
    parser.add_argument("--format", required=True, choices=tuple(exporting.FORMATS))
    shared.add_cables(parser).add_argument(
        "--query", metavar="QUERY", help="the cables that a search finds"
    )
    parser.add_argument(
        "-o",
        "--out",
        metavar="OUT",
        type=Path,
        required=True,
        help="the file, or with --each the folder",
    )
    parser.add_argument(
        "--each", action="store_true", help="one file for each cable, in the folder OUT"
    )
    shared.add_reviewer(parser)
    export_contents.add(parser)
    parser = shared.command(
        commands,
        "demo",
        demo,
        summary="Do the main job on the fictional sample, without a screen.",
        example="reviewer demo demo/",
    )
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.set_defaults(screenshot=screenshot)


def export(arguments: Namespace, out: Output) -> int:
    """Write the chosen cables with the person's statements."""
    reviewer = shared.reviewer_of(arguments)
    with shared.opened(arguments) as project:
        work = exporting.Work(
            project=project,
            cable_ids=_cables(arguments, project, reviewer),
            reviewer=reviewer,
            contents=export_contents.read(arguments),
        )
        if arguments.each:
            return _export_each(arguments, out, work)
        report = exporting.export(
            project,
            cable_ids=work.cable_ids,
            format=arguments.format,
            out=arguments.out,
            reviewer=reviewer,
            contents=work.contents,
        )
    out.line(str(report.path))
    out.say(
        f"Wrote {counted(report.cables, 'cable')} with "
        f"{counted(report.statements, 'statement')}; the whole is {report.banner}."
    )
    return 0


def _export_each(arguments: Namespace, out: Output, work: exporting.Work) -> int:
    """Write each cable to a file of its own."""
    report = batch_exporting.export_each(
        work, arguments.format, arguments.out, progress=out.progress
    )
    for file in report.files:
        out.line(str(file.path))
    out.say(
        f"Wrote {counted(len(report.files), 'file')} with "
        f"{counted(report.statements, 'statement')}."
    )
    return 0


def _cables(
    arguments: Namespace, project: projects.Project, reviewer: str
) -> tuple[CableId, ...]:
    """The cables by name, all of them, or those that a query finds."""
    if arguments.query is None:
        return shared.cables_of(arguments, project, reviewer)
    return searching.cable_ids(project, arguments.query, reviewer=reviewer)


def demo(arguments: Namespace, out: Output) -> int:
    """Make the sample project, its report and a picture of the window."""
    folder: Path = arguments.folder
    older = set(folder.iterdir()) if folder.is_dir() else set()
    path = samples.make(folder)
    made = {"project": path}
    project = projects.open_project(path, read_only=True)
    try:
        rows = browsing.cables(project, reviewer=DEMO_REVIEWER)
        for format_ in ("html", "pdf"):
            report = exporting.export(
                project,
                cable_ids=tuple(row.cable_id for row in rows),
                format=format_,
                out=folder / f"report.{format_}",
                reviewer=DEMO_REVIEWER,
            )
            made[f"{format_.upper()} report"] = report.path
    finally:
        projects.close(project)
    if arguments.screenshot:
        picture = folder / "window.png"
        arguments.screenshot(path, picture)
        made["screenshot"] = picture
    for name, where in made.items():
        out.line(f"{name:<12} {where}")
    replaced = sorted(where.name for where in made.values() if where in older)
    if replaced:
        out.say(f"Those of an earlier demo were replaced: {', '.join(replaced)}.")
    return 0
