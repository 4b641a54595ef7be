"""The services, each loaded when it is first asked for something.

The first window needs none of them, and they bring SQLAlchemy and the parser, which
take longer to load than Qt. The window imports services from here and nowhere else;
names that only annotate are imported under ``TYPE_CHECKING``.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reviewer.services import (
        adjudicating,
        agreement_files,
        annotating,
        answering,
        assigning,
        at_hand,
        auditing,
        backups,
        boards,
        browsing,
        bulk_tagging,
        concordance,
        correcting,
        docket,
        drafts,
        exporting,
        feedback,
        ghosts,
        history,
        import_protocol,
        importing,
        linking,
        measuring,
        narrowing,
        projects,
        propositions,
        referencing,
        rereading,
        samples,
        saved_searches,
        searching,
        signing,
        submitting,
        suggesting,
        unblinding,
    )
else:

    class _Late:
        """Stands for a module of the services until it is needed."""

        def __init__(self, name: str) -> None:
            self._name = f"reviewer.services.{name}"

        def __getattr__(self, name: str) -> Any:
            return getattr(import_module(self._name), name)

    adjudicating = _Late("adjudicating")
    agreement_files = _Late("agreement_files")
    annotating = _Late("annotating")
    answering = _Late("answering")
    assigning = _Late("assigning")
    at_hand = _Late("at_hand")
    auditing = _Late("auditing")
    backups = _Late("backups")
    boards = _Late("boards")
    browsing = _Late("browsing")
    bulk_tagging = _Late("bulk_tagging")
    concordance = _Late("concordance")
    correcting = _Late("correcting")
    docket = _Late("docket")
    drafts = _Late("drafts")
    exporting = _Late("exporting")
    feedback = _Late("feedback")
    ghosts = _Late("ghosts")
    history = _Late("history")
    import_protocol = _Late("import_protocol")
    importing = _Late("importing")
    linking = _Late("linking")
    measuring = _Late("measuring")
    narrowing = _Late("narrowing")
    projects = _Late("projects")
    propositions = _Late("propositions")
    referencing = _Late("referencing")
    rereading = _Late("rereading")
    samples = _Late("samples")
    saved_searches = _Late("saved_searches")
    searching = _Late("searching")
    signing = _Late("signing")
    submitting = _Late("submitting")
    suggesting = _Late("suggesting")
    unblinding = _Late("unblinding")

__all__ = [
    "adjudicating",
    "agreement_files",
    "annotating",
    "answering",
    "assigning",
    "at_hand",
    "auditing",
    "backups",
    "boards",
    "browsing",
    "bulk_tagging",
    "concordance",
    "correcting",
    "docket",
    "drafts",
    "exporting",
    "feedback",
    "ghosts",
    "history",
    "import_protocol",
    "importing",
    "linking",
    "measuring",
    "narrowing",
    "projects",
    "propositions",
    "referencing",
    "rereading",
    "samples",
    "saved_searches",
    "searching",
    "signing",
    "submitting",
    "suggesting",
    "unblinding",
]
