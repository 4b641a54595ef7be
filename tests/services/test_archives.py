"""T20: archives are read, never unpacked; hostile ones are refused in a sentence."""

import bz2
import gzip
import io
import lzma
import random
import struct
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer import resources
from reviewer.services import archives, browsing, importing, projects
from reviewer.services.import_report import ImportReport, Refused
from reviewer.services.projects import Project

SAMPLE = resources.path("sample")
NAMES = ("09PORTSELWYN41.txt", "09PORTSELWYN44.txt")
CABLES = {name: (SAMPLE / name).read_bytes() for name in NAMES}
IDS = ["09PORTSELWYN41", "09PORTSELWYN44"]
MEGABYTE = 1024**2


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Project]:
    opened = projects.create(tmp_path / "empty.reviewer")
    yield opened
    projects.close(opened)


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, members: dict[str, bytes], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            header = tarfile.TarInfo(name)
            header.size = len(data)
            archive.addfile(header, io.BytesIO(data))
    return path


def packed(path: Path, members: dict[str, bytes]) -> Path:
    """An archive of the kind that the path's name says."""
    if path.suffix == ".zip":
        return zipped(path, members)
    mode = {".tar": "w", ".tgz": "w:gz"}.get(path.suffix, f"w:{path.suffix[1:]}")
    return tarred(path, members, mode)


def take(project: Project, *paths: Path, jobs: int = 1) -> ImportReport:
    return importing.import_paths(project, paths, reviewer="analyst", jobs=jobs)


def ids(project: Project) -> list[str]:
    return [row.cable_id for row in browsing.cables(project, reviewer="analyst")]


KINDS = ("a.zip", "a.tar", "a.tgz", "a.tar.gz", "a.tar.bz2", "a.tar.xz")
BOTH = ("a.zip", "a.tar.gz")


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_is_imported_with_exact_bytes(
    empty: Project, tmp_path: Path, name: str
) -> None:
    members = {"deep/" + NAMES[0]: CABLES[NAMES[0]], NAMES[1]: CABLES[NAMES[1]]}
    members |= {".hidden.txt": b"x", "__MACOSX/._a.txt": b"x"}
    path = packed(tmp_path / name, members)
    report = take(empty, path)
    assert not report.refused
    assert ids(empty) == IDS
    assert report.imported[0].path == path / "deep" / NAMES[0]
    opened = browsing.cable(empty, report.imported[0].cable_ids[0])
    assert opened.text.encode() == CABLES[NAMES[0]]
    again = take(empty, path, jobs=2)
    assert [item.cable_id for item in again.duplicates] == IDS
    assert sorted(item.name for item in tmp_path.iterdir()) == sorted(
        [name, "empty.reviewer"]
    )


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../up.txt", "leads out of the archive"),
        ("a/../../up.txt", "leads out of the archive"),
        ("a\\..\\up.txt", "leads out of the archive"),
        ("/etc/up.txt", "absolute path"),
        ("C:\\up.txt", "absolute path"),
        ("inner.zip", "archive in an archive"),
        ("inner.tar.gz", "archive in an archive"),
    ],
)
def test_a_hostile_name_is_refused_and_nothing_written(
    empty: Project, tmp_path: Path, kind: str, name: str, words: str
) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    path = packed(folder / kind, {name: CABLES[NAMES[0]], NAMES[1]: CABLES[NAMES[1]]})
    report = take(empty, path)
    (refused,) = report.refused
    assert words in refused.reason
    assert ids(empty) == IDS[1:]
    assert [item.name for item in folder.iterdir()] == [kind]
    assert not (tmp_path / "up.txt").exists()


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_second_file_of_a_name_is_refused(
    empty: Project, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / kind
    if kind.endswith("zip"):
        with zipfile.ZipFile(path, "w") as archive:
            for data in CABLES.values():
                archive.writestr("same.txt", data)
    else:
        with tarfile.open(path, "w:gz") as tar:
            for data in CABLES.values():
                header = tarfile.TarInfo("same.txt")
                header.size = len(data)
                tar.addfile(header, io.BytesIO(data))
    (refused,) = take(empty, path).refused
    assert "another file of the same name" in refused.reason
    assert ids(empty) == IDS[:1]


@pytest.mark.parametrize("kind", BOTH)
def test_an_archive_under_another_name_is_known_by_its_first_bytes(
    empty: Project, tmp_path: Path, kind: str
) -> None:
    inner = zipped(tmp_path / "inner.zip", {NAMES[0]: CABLES[NAMES[0]]}).read_bytes()
    (refused,) = take(empty, packed(tmp_path / kind, {"a.txt": inner})).refused
    assert "archive in an archive" in refused.reason


def test_links_in_a_tar_are_refused(empty: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for name, kind in (("s", tarfile.SYMTYPE), ("h", tarfile.LNKTYPE)):
            header = tarfile.TarInfo(f"{name}.txt")
            header.type, header.linkname = kind, "/etc/passwd"
            archive.addfile(header)
        header = tarfile.TarInfo("device.txt")
        header.type = tarfile.CHRTYPE
        archive.addfile(header)
    reasons = [item.reason for item in take(empty, path).refused]
    assert ["is a link" in reason for reason in reasons] == [True, True, False]
    assert "no ordinary file" in reasons[2]


def test_a_link_and_an_encrypted_file_in_a_zip_are_refused(
    empty: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("secret.txt", CABLES[NAMES[0]])
        archive.writestr(NAMES[1], CABLES[NAMES[1]])
    data = bytearray(path.read_bytes())
    central = data.rindex(b"PK\x01\x02", 0, data.rindex(b"secret.txt"))
    data[central + 8] |= 1
    path.write_bytes(data)
    reasons = [item.reason for item in take(empty, path).refused]
    assert len(reasons) == 2
    assert "is a link" in reasons[0]
    assert "encrypted" in reasons[1]
    assert ids(empty) == IDS[1:]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("keep", [0.0, 0.3, 0.9])
def test_a_cut_archive_is_told(
    empty: Project, tmp_path: Path, name: str, keep: float
) -> None:
    noise = {
        f"{n}.txt": bytes((n * i * i) % 251 for i in range(5_000)) for n in range(9)
    }
    path = packed(tmp_path / name, CABLES | noise)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    refused = take(empty, path).refused
    assert path in [item.path for item in refused] or (name == "a.tar" and keep)


def test_what_is_no_archive_is_told(empty: Project, tmp_path: Path) -> None:
    for name in KINDS:
        (tmp_path / name).write_bytes(CABLES[NAMES[0]])
        (refused,) = take(empty, tmp_path / name).refused
        assert "no archive of that kind" in refused.reason
    (refused,) = take(empty, tmp_path / "none.zip").refused
    assert "There is no file" in refused.reason


class _Zeros(io.RawIOBase):
    """So many zero bytes, without holding them."""

    def __init__(self, size: int) -> None:
        self._left = size

    def read(self, size: int = -1) -> bytes:
        part = min(self._left, size if size >= 0 else MEGABYTE)
        self._left -= part
        return bytes(part)


def _bomb(path: Path, size: int) -> Path:
    """An archive with a few files of zeros, together ``size`` bytes."""
    part = 32 * MEGABYTE
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(size // part):
                archive.writestr(f"{number}.txt", bytes(part))
        return path
    with tarfile.open(path, f"w:{path.suffix[1:]}") as tar:  # type: ignore[call-overload]
        for number in range(size // part):
            header = tarfile.TarInfo(f"{number}.txt")
            header.size = part
            tar.addfile(header, _Zeros(part))
    return path


_MEASURE = """
import resource, sys, time
from pathlib import Path
from reviewer.services import archives
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.process_time()
last = None
for last in archives.members(Path(sys.argv[1])):
    pass
spent = time.process_time() - start
more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
print(spent, more, getattr(last, "reason", ""), sep="|")
"""


def measured(path: Path) -> tuple[float, float, str]:
    """CPU seconds, megabytes and the last sentence of reading an archive."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(path)],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, megabytes, reason = done.stdout.strip().split("|", 2)
    return float(seconds), float(megabytes), reason


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tar.bz2", "a.tar.xz"])
def test_a_bomb_is_given_up_early(tmp_path: Path, name: str) -> None:
    _, megabytes, reason = measured(_bomb(tmp_path / name, 256 * MEGABYTE))
    assert "grows more than" in reason
    assert megabytes < 64


def test_files_that_share_their_bytes_are_a_bomb(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(5_000)  # noqa: S311 - no secret
    path = zipped(tmp_path / "a.zip", {f"{n:05}.txt": noise for n in range(200)})
    data = path.read_bytes()
    start = data.index(b"PK\x01\x02")
    # Leave one file's bytes and let every entry of the list point at them.
    first = data.index(b"PK\x03\x04", 1)
    listed = bytearray(data[start:])
    at = 0
    while listed[at : at + 4] == b"PK\x01\x02":
        listed[at + 42 : at + 46] = bytes(4)
        at += 46 + 9
    struct.pack_into("<L", listed, at + 16, first)
    path.write_bytes(data[:first] + listed)
    _, megabytes, reason = measured(path)
    assert "share their bytes" in reason
    assert megabytes < 64


def test_a_list_of_members_that_fills_the_memory_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, 2**31, 0, 0)
    path.write_bytes(b"PK\x03\x04" + bytes(100) + end)
    _, megabytes, reason = measured(path)
    assert "more than 100,000 files" in reason
    assert megabytes < 64


def test_a_long_name_that_fills_the_memory_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    header = tarfile.TarInfo("long")
    header.type, header.size = tarfile.GNUTYPE_LONGNAME, 512 * MEGABYTE
    with path.open("wb") as file:
        file.write(header.tobuf())
        file.truncate(600 * MEGABYTE)
    _, megabytes, reason = measured(path)
    assert "damaged" in reason
    assert megabytes < 64


def test_a_member_too_large_for_a_cable_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    header = tarfile.TarInfo("large.txt")
    header.size = 65 * MEGABYTE
    with path.open("wb") as file:
        file.write(header.tobuf())
        file.truncate(66 * MEGABYTE)
    (refused,) = archives.members(path)
    assert isinstance(refused, Refused)
    assert "larger than 64 MB" in refused.reason


def test_a_memory_hungry_xz_is_refused(tmp_path: Path) -> None:
    plain = tarred(tmp_path / "a.tar", CABLES).read_bytes()
    path = tmp_path / "a.tar.xz"
    path.write_bytes(lzma.compress(plain, preset=9))  # wants 65 MB to be read
    (refused,) = archives.members(path)
    assert isinstance(refused, Refused)


def test_packed_streams_may_stand_one_behind_the_other(
    empty: Project, tmp_path: Path
) -> None:
    plain = tarred(tmp_path / "a.tar", CABLES).read_bytes()
    for name, pack in (
        ("gz", gzip.compress),
        ("bz2", bz2.compress),
        ("xz", lzma.compress),
    ):
        path = tmp_path / f"two.tar.{name}"
        half = len(plain) // 2
        path.write_bytes(pack(plain[:half]) + pack(plain[half:]))
        assert not take(empty, path).refused
    assert ids(empty) == IDS


@pytest.mark.parametrize("jobs", [1, 2])
def test_archives_in_a_folder_keep_the_order(
    empty: Project, tmp_path: Path, jobs: int
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    zipped(folder / "b.zip", {NAMES[1]: CABLES[NAMES[1]]})
    (folder / "a.txt").write_bytes(CABLES[NAMES[0]])
    told: list[tuple[int, int, str]] = []
    importing.import_paths(
        empty,
        [folder],
        reviewer="analyst",
        jobs=jobs,
        progress=lambda *step: told.append(step),
    )
    assert ids(empty) == IDS
    assert told == [(1, 2, "a.txt"), (2, 2, NAMES[1])]
