"""A project with one invented cable."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.services import projects
from reviewer.services.projects import Project
from tests.invented import a_project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """An open project, closed after the test."""
    opened = a_project(tmp_path)
    yield opened
    projects.close(opened)
