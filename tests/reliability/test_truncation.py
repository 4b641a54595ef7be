"""T07: a file that was cut short is told so, never replaced or filled."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.domain.codebook import Kind
from reviewer.errors import StoreError
from reviewer.services import annotating, checking, projects
from reviewer.services.projects import Project
from reviewer.store.failures import TruncatedError
from tests.invented import ANALYST, CABLE, CLAIM_SPAN

PAGE = 4096
CUTS: dict[str, Callable[[int], int]] = {
    "nothing": lambda _size: 0,
    "half the header": lambda _size: 50,
    "the header": lambda _size: 100,
    "one sector": lambda _size: 512,
    "a page less one": lambda _size: PAGE - 1,
    "a page": lambda _size: PAGE,
    "a page and one": lambda _size: PAGE + 1,
    "a quarter": lambda size: size // 4,
    "half": lambda size: size // 2,
    "all but one byte": lambda size: size - 1,
}


@pytest.mark.parametrize("name", CUTS)
def test_a_cut_file_is_reported_and_left_alone(project: Project, name: str) -> None:
    for _ in range(20):
        annotating.add_statement(
            project, CABLE, reviewer=ANALYST, kind=Kind.CLAIM, spans=[CLAIM_SPAN]
        )
    projects.close(project)
    path: Path = project.path
    path.write_bytes(path.read_bytes()[: CUTS[name](path.stat().st_size)])
    left = path.read_bytes()

    with pytest.raises(TruncatedError, match="truncated"):
        projects.open_project(path)
    with pytest.raises(StoreError):
        projects.create(path)
    assert [item.code for item in checking.check(path).findings] == ["truncated"]
    assert path.read_bytes() == left
    assert list(path.parent.glob("*.reviewer*")) == [path]
