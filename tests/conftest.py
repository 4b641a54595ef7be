"""What holds for every test: no screen, no clock, no network, nobody's own settings."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import offline  # noqa: F401 - importing it closes the network

# A slow machine must not decide a test, and CI must not find new examples by chance.
settings.register_profile("everyday", deadline=None)
settings.register_profile(
    "ci",
    parent=settings.get_profile("everyday"),
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if os.environ.get("CI") else "everyday")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _settings_of_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test starts as if the product had never run before."""
    monkeypatch.setenv("REVIEWER_HOME", str(tmp_path / "reviewer-home"))
    monkeypatch.delenv("REVIEWER_NAME", raising=False)


@pytest.fixture(scope="session")
def real_cables() -> Path:
    """A folder of real cables beside the project; none of them is kept in it."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "cables"
    folder = Path(os.environ.get("REVIEWER_REAL_CABLES", beside))
    if not folder.is_dir():
        pytest.skip("there is no folder of real cables beside the project")
    return folder
