"""T01 for imports: killed at any moment, whole cables stay and importing goes on."""

import random
import subprocess
import sys
from pathlib import Path

from reviewer.services import browsing, checking, importing, projects
from tests.benchmarks import corpus

FILES, KILLS = 60, 12
SCRIPT = """
import sys
from pathlib import Path
from reviewer.services import importing, keeping, projects
keeping.MOST_FILES = 7
project = projects.open_project(Path(sys.argv[1]))
def tell(done, total, name):
    print(done, flush=True)


importing.import_paths(project, [Path(sys.argv[2])], reviewer="analyst", progress=tell)
"""


def start_and_kill(path: Path, folder: Path, dice: random.Random) -> None:
    command = [sys.executable, "-c", SCRIPT, str(path), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for _ in range(dice.randrange(FILES)):
            process.stdout.readline()
        process.kill()


def test_a_killed_import_keeps_whole_cables_and_goes_on(tmp_path: Path) -> None:
    corpus.write(tmp_path / "files", FILES)
    path = tmp_path / "killed.reviewer"
    projects.close(projects.create(path))
    dice = random.Random(KILLS)  # noqa: S311 - no secret
    counts = []
    for _ in range(KILLS):
        start_and_kill(path, tmp_path / "files", dice)
        report = checking.check(path)
        assert report.findings == ()
        counts.append(report.cables)
    assert counts == sorted(counts), "a cable that was kept is gone"
    project = projects.open_project(path)
    whole = projects.create(tmp_path / "whole.reviewer")
    for one in (project, whole):
        importing.import_paths(one, [tmp_path / "files"], reviewer="analyst")
    assert projects.digest(project) == projects.digest(whole)
    assert len(browsing.cables(project, reviewer="")) == FILES
    for one in (project, whole):
        projects.close(one)
