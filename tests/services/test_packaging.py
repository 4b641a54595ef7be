"""Blind packages: nothing of the first pass goes out, only the second comes back."""

import base64
import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from reviewer.domain.audit import Reason
from reviewer.domain.codebook import Kind
from reviewer.domain.correction import CorrectionKind
from reviewer.domain.duties import Role, RoleTakenError, SameReviewerError
from reviewer.domain.identifiers import CableId
from reviewer.domain.statement import PassKind
from reviewer.errors import InputError, RuleError
from reviewer.interchange import packages as files
from reviewer.services import (
    annotating,
    answering,
    assigning,
    auditing,
    blindness,
    browsing,
    checking,
    comparing,
    correcting,
    package_merging,
    package_opening,
    packaging,
    projects,
    standing,
    submitting,
    unblinding,
)
from reviewer.services.blindness import Blindness
from reviewer.services.correcting import Wish
from reviewer.store import submissions
from reviewer.store.project import Project
from tests import reviewed
from tests.invented import (
    ANALYST,
    CABLE,
    CLAIM_SPAN,
    SECOND_REVIEWER,
    TEXT,
    a_project,
    add_cable,
    span_of,
)

OTHER = CableId("09PORTSELWYN13")


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Project]:
    """The project of the analyst, whose pass over one of two cables is in."""
    project = a_project(tmp_path)
    add_cable(project, OTHER, note="Filed again.")
    reviewed.claim(project, ANALYST)
    submitting.submit(project, [CABLE], reviewer=ANALYST)
    yield project
    projects.close(project)


def _made(project: Project, *cable_ids: CableId) -> Path:
    out = project.path.with_name("out.package")
    chosen = cable_ids or (CABLE,)
    packaging.make(project, chosen, reviewer=SECOND_REVIEWER, by=ANALYST, out=out)
    return out


def _coded(package: Path, *, words: str = "raising the dues") -> Path:
    """Open, code, submit and return a package; the file that goes back."""
    there = package.with_name("mine.reviewer")
    project = package_opening.open_package(package, there)
    for row in browsing.cables(project, reviewer=SECOND_REVIEWER):
        annotating.add_statement(
            project,
            row.cable_id,
            reviewer=SECOND_REVIEWER,
            kind=Kind.CLAIM,
            spans=(span_of(words),),
            statement_type="denial",
            speaker_name="Teodor Haskil",
            note="As he says.",
        )
        submitting.submit(project, [row.cable_id], reviewer=SECOND_REVIEWER)
    back = package.with_name("back.package")
    package_opening.give_back(project, reviewer=SECOND_REVIEWER, out=back)
    projects.close(project)
    there.unlink()
    return back


def _merge(project: Project, back: Path) -> package_merging.Merged:
    return package_merging.merge(project, back, reviewer=ANALYST)


def test_the_way_out_and_back_gives_the_second_pass(shared: Project) -> None:
    back = _coded(_made(shared))
    merged = _merge(shared, back)
    assert merged.merged == (CABLE,)
    assert comparing.comparable(shared, reviewer=ANALYST) == (CABLE,)
    with shared.reading() as tx:
        known = standing.dossier(tx, CABLE)
        second = known.pass_of(PassKind.SECOND)
        assert second
        (handed_in,) = submissions.of_passes(tx, [second.pass_id])
    assert handed_in.blind
    assert known.review.state.value == "compared"
    assert checking.check(shared.path).findings == ()


def test_a_pass_made_elsewhere_says_the_same_as_one_made_here(
    shared: Project,
) -> None:
    _merge(shared, _coded(_made(shared)))
    view = browsing.pass_view(shared, CABLE, reviewer=SECOND_REVIEWER)
    assert [one.spans for one in view.statements] == [(span_of("raising the dues"),)]
    assert [one.name for one in view.speakers] == ["Teodor Haskil"]
    assert [one.text for one in view.notes] == ["As he says."]


CANARIES = (
    "Grethe Solberg",
    "A note that nobody else may read.",
    "he asked me not to say so",
    "because the harbour office rang me",
    "first-reader",
    "blocked-word-in-a-search",
)


def _full_of_canaries(folder: Path) -> Project:
    """Everything that a first reader can leave, each with its own canary."""
    who = CANARIES[4]
    project = a_project(folder, name="canaries.reviewer")
    said = annotating.add_statement(
        project,
        CABLE,
        reviewer=who,
        kind=Kind.CLAIM,
        spans=(CLAIM_SPAN,),
        statement_type="denial",
        speaker_name=CANARIES[0],
        note=CANARIES[1],
    )
    finding = auditing.audit_cable(project, CABLE).findings[0]
    answering.answer(
        project, CABLE, finding, reviewer=who, reason=Reason.OTHER, text=CANARIES[2]
    )
    wish = Wish(kind=CorrectionKind.HEADING, span=CLAIM_SPAN)
    correcting.correct(project, CABLE, wish, reviewer=who, reason=CANARIES[3])
    annotating.remove_statement(project, reviewed.added(said), reviewer=who)
    return project


def test_nothing_of_the_first_pass_is_in_a_package(tmp_path: Path) -> None:
    project = _full_of_canaries(tmp_path)
    with project.reading() as tx:
        ids = [str(one.pass_id) for one in standing.dossier(tx, CABLE).passes]
        ids += [one.reviewer_id for one in standing.dossier(tx, CABLE).passes]
    package = _made(project)
    opened = tmp_path / "opened.reviewer"
    projects.close(package_opening.open_package(package, opened))
    projects.close(project)
    for data in (package.read_bytes(), opened.read_bytes()):
        for canary in (*CANARIES, *ids):
            assert canary.encode() not in data
            assert base64.b64encode(canary.encode())[:-4] not in data
        assert b"denied raising" in data


def test_a_package_is_the_same_whatever_the_first_pass_says(tmp_path: Path) -> None:
    made = []
    for name in ("with", "without"):
        folder = tmp_path / name
        folder.mkdir()
        project = a_project(folder)
        if name == "with":
            reviewed.claim(project, ANALYST)
        package = _made(project)
        lines = package.read_bytes().splitlines()
        made.append([line for line in lines if b'"record":"cable"' in line])
        assert len(lines) == 7
        projects.close(project)
    assert made[0] == made[1]


def test_the_cable_is_read_in_the_package_as_it_was_corrected(
    shared: Project, tmp_path: Path
) -> None:
    wish = Wish(kind=CorrectionKind.HEADING, span=CLAIM_SPAN)
    correcting.correct(shared, CABLE, wish, reviewer=ANALYST)
    there = package_opening.open_package(_made(shared), tmp_path / "there.reviewer")
    ours, theirs = browsing.cable(shared, CABLE), browsing.cable(there, CABLE)
    projects.close(there)
    assert (theirs.cable, theirs.text) == (ours.cable, TEXT)


def test_merging_again_changes_nothing(shared: Project) -> None:
    back = _coded(_made(shared))
    _merge(shared, back)
    before = projects.head(shared)
    again = _merge(shared, back)
    assert (again.merged, again.known) == ((), (CABLE,))
    assert projects.head(shared) == before


def test_a_dry_run_tells_and_does_nothing(shared: Project) -> None:
    back = _coded(_made(shared))
    before = projects.head(shared)
    told = package_merging.merge(shared, back, reviewer=ANALYST, dry_run=True)
    assert projects.head(shared) == before
    assert told == _merge(shared, back)


def test_other_work_of_the_same_package_is_returned_twice(shared: Project) -> None:
    package = _made(shared)
    first = _coded(package).rename(package.with_name("first.package"))
    other = _coded(package, words="harbour master")
    _merge(shared, first)
    with pytest.raises(package_merging.ReturnedTwiceError):
        _merge(shared, other)


def test_work_in_the_shared_file_is_a_conflict_and_stays(shared: Project) -> None:
    back = _coded(_made(shared, CABLE, OTHER))
    reviewed.claim(shared, SECOND_REVIEWER)
    merged = _merge(shared, back)
    assert merged.merged == (OTHER,)
    assert [one.cable_id for one in merged.conflicts] == [CABLE]
    view = browsing.pass_view(shared, CABLE, reviewer=SECOND_REVIEWER)
    assert [one.spans for one in view.statements] == [(CLAIM_SPAN,)]


def test_who_was_shown_the_first_pass_is_not_blind(shared: Project) -> None:
    back = _coded(_made(shared))
    unblinding.unblind(
        shared, CABLE, viewer=SECOND_REVIEWER, reviewer=ANALYST, reason="to train them"
    )
    _merge(shared, back)
    with shared.reading() as tx:
        second = standing.dossier(tx, CABLE).pass_of(PassKind.SECOND)
        assert second
        (handed_in,) = submissions.of_passes(tx, [second.pass_id])
    assert not handed_in.blind


def _first_reader(project: Project) -> None:
    out = project.path.with_name("own.package")
    packaging.make(project, [CABLE], reviewer=ANALYST, by=ANALYST, out=out)


def _somebody_elses(project: Project) -> None:
    role = Role.SECOND_REVIEWER
    assigning.assign(project, [CABLE], role=role, to="another", reviewer=ANALYST)
    _made(project)


def _twice(project: Project) -> None:
    _made(project).rename(project.path.with_name("gone.package"))
    _made(project)


def _begun(project: Project) -> None:
    reviewed.claim(project, SECOND_REVIEWER)
    _made(project)


@pytest.mark.parametrize(
    ("act", "refusal"),
    [
        (_first_reader, SameReviewerError),
        (_somebody_elses, RoleTakenError),
        (_twice, packaging.AlreadyOutError),
        (_begun, packaging.BegunHereError),
    ],
)
def test_no_package_goes_out_against_the_roles(
    shared: Project, act: Callable[[Project], None], refusal: type[RuleError]
) -> None:
    with pytest.raises(refusal):
        act(shared)
    assert not shared.path.with_name("own.package").exists()
    assert not shared.path.with_name("out.package").exists()


def test_an_open_pass_does_not_go_back(shared: Project, tmp_path: Path) -> None:
    there = package_opening.open_package(_made(shared), tmp_path / "there.reviewer")
    with pytest.raises(package_opening.NotHandedInError, match=CABLE):
        package_opening.give_back(
            there, reviewer=SECOND_REVIEWER, out=tmp_path / "back.package"
        )
    projects.close(there)


def test_only_an_opened_package_goes_back(shared: Project, tmp_path: Path) -> None:
    with pytest.raises(package_opening.NotOpenedFromError):
        package_opening.give_back(shared, reviewer=ANALYST, out=tmp_path / "back")


def test_blindness_is_said_as_it_is(shared: Project, tmp_path: Path) -> None:
    def told() -> Blindness:
        return blindness.of_cable(shared, CABLE, reviewer=ANALYST)

    package = _made(shared)
    assert told() is Blindness.INTERFACE
    there = package_opening.open_package(package, tmp_path / "there.reviewer")
    assert blindness.of_cable(there, CABLE, reviewer=SECOND_REVIEWER) is (
        Blindness.SEPARATION
    )
    projects.close(there)
    _merge(shared, _coded(package))
    assert told() is Blindness.SEPARATION


def _rewritten(path: Path, change: Callable[[dict[str, object]], None]) -> None:
    """Change the first line as an attacker would, who knows the format."""
    first, _, rest = path.read_bytes().partition(b"\n")
    header = json.loads(first)
    change(header)
    path.write_bytes(json.dumps(header).encode() + b"\n" + rest)


def _with_content(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Change what follows, and make its hash anew."""
    first, _, rest = path.read_bytes().partition(b"\n")
    header = {**json.loads(first), "content_sha256": sha256(change(rest)).hexdigest()}
    path.write_bytes(json.dumps(header).encode() + b"\n" + change(rest))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"version": 2}, "version 2"),
        ({"project_id": "elsewhere"}, "another project"),
        ({"package_id": "../../etc"}, "no such package"),
        ({"way": "out"}, "still to be coded"),
        ({"way": "sideways"}, "damaged"),
        ({"format": "holiday"}, "does not begin like one"),
        ({"codebook_sha256": "0" * 64}, "another codebook"),
        ({"texts": {CABLE: "0" * 64}}, "text of"),
        ({"texts": {}}, "handed in"),
        ({"reviewer": {"reviewer_id": "x", "name": "\u202ey"}}, "another person"),
    ],
)
def test_a_foreign_or_hostile_first_line_is_refused(
    shared: Project, change: dict[str, object], told: str
) -> None:
    back = _coded(_made(shared))
    before = projects.digest(shared)
    _rewritten(back, lambda header: header.update(change))
    with pytest.raises(InputError, match=told):
        _merge(shared, back)
    assert projects.digest(shared) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[:-10],
        lambda data: data + data,
        lambda _: b"[" * 100_000,
        lambda _: b"",
        lambda data: data.replace(b"denial", b"threat"),
        lambda data: data.replace(b'"blind":true', b'"blind":"so"'),
        lambda _: b"\xff\xfe\n",
    ],
    ids=["cut", "double", "deep", "empty", "changed", "mistyped", "bytes"],
)
def test_hostile_content_is_refused_even_with_a_fitting_hash(
    shared: Project, change: Callable[[bytes], bytes]
) -> None:
    back = _coded(_made(shared))
    before = projects.digest(shared)
    _with_content(back, change)
    with pytest.raises(InputError):
        _merge(shared, back)
    assert projects.digest(shared) == before


def test_a_place_outside_the_cable_is_refused(shared: Project) -> None:
    back = _coded(_made(shared))

    def moved(data: bytes) -> bytes:
        held = json.loads(data)
        start = span_of("raising the dues").start
        content = held["snapshot"].replace(f'"start":{start}', '"start":1')
        content = content.replace('"end":', '"end":9')
        held["snapshot"] = content
        held["submission"]["snapshot_sha256"] = sha256(content.encode()).hexdigest()
        return json.dumps(held).encode() + b"\n"

    _with_content(back, moved)
    with pytest.raises(files.DamagedPackageError, match="does not fit"):
        _merge(shared, back)


def test_a_cut_file_is_refused(shared: Project, tmp_path: Path) -> None:
    package = _made(shared)
    package.write_bytes(package.read_bytes()[:-100])
    there = tmp_path / "there.reviewer"
    with pytest.raises(files.DamagedPackageError):
        package_opening.open_package(package, there)
    assert not there.exists()


def test_what_comes_back_is_not_opened(shared: Project, tmp_path: Path) -> None:
    back = _coded(_made(shared))
    with pytest.raises(files.NoPackageError, match="to be merged"):
        package_opening.open_package(back, tmp_path / "there.reviewer")
