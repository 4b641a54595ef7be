"""Whether changes can be saved; after one that was not, whether they can again.

A refused change is told and never queued. From then on editing is off, so that nobody
types into the void, until one harmless write has come through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.gui import problems
from reviewer.gui.late import projects

if TYPE_CHECKING:
    from reviewer.errors import ReviewerError
    from reviewer.services.projects import Project


class Saving:
    """What is known about saving in the open project; ``refused`` says why not."""

    def __init__(self) -> None:
        self.refused: str | None = None

    def refuse(self, error: ReviewerError) -> None:
        """A change could not be written."""
        self.refused = str(error)

    def allow(self) -> bool:
        """A change was written; says whether that is news."""
        was_refused, self.refused = self.refused is not None, None
        return was_refused

    def why_not(self, project: Project | None) -> str | None:
        """Why nothing can be saved now; None where it can, as far as is known."""
        return self.never(project) or self.refused

    def never(self, project: Project | None) -> str | None:
        """Why nothing can be saved while the project is open like this."""
        if project and project.is_read_only:
            return project.read_only_reason or "The project is read-only."
        return None

    def can_again(self, project: Project) -> bool:
        """Whether what was refused before would be written now; it never waits."""
        if self.never(project):
            return not projects.is_still_protected(project)
        failures: list[ReviewerError] = []
        with problems.telling(failures.append):
            projects.probe(project)
        for error in failures:
            self.refuse(error)
        return not failures
