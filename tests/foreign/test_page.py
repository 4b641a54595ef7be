"""The page in Chromium without a network: it asks for nothing, complains of nothing."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from reviewer.domain.identifiers import CableId
from reviewer.reports import html
from reviewer.reports.composing import compose
from reviewer.reports.report import Report
from tests.foreign import chromium, coded
from tests.foreign.chromium import Page
from tests.hostile import hostile_material
from tests.reportable import cable_material, note, report

pytestmark = [
    pytest.mark.foreign,
    pytest.mark.skipif(chromium.PROGRAM is None, reason="Chromium is not installed"),
]


def _two_cables() -> Report:
    notes = (note("Ask again.", on="s5"), note("Read twice."))
    second = cable_material(cable_id=CableId("09PORTSELWYN13"))
    return report(cable_material(notes=notes), second, is_fictional=True)


@pytest.fixture(scope="module")
def browser() -> Iterator[Page]:
    with chromium.page() as shown:
        yield shown


@pytest.fixture(params=["ordinary", "hostile", "seed"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "seed":
        made = coded.seed_report(request.getfixturevalue("real_cables"))
    elif request.param == "hostile":
        made = compose(hostile_material())
    else:
        made = _two_cables()
    written = tmp_path / "report.html"
    written.write_bytes(html.write(made))
    return written


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_asks_for_nothing_and_complains_of_nothing(
    browser: Page, file: Path, scheme: str
) -> None:
    browser.size(1280, 900, scheme=scheme)
    browser.open(file)
    browser.value("document.fonts.ready.then(() => 0)")
    browser.picture()

    asked = [url for url in browser.seen.requests if not url.startswith("data:")]
    assert asked == [file.as_uri()]
    assert browser.seen.complaints == []
    assert browser.seen.dialogs == []
    assert browser.value("document.scripts.length") == 0


def test_its_fonts_are_its_own(browser: Page, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(html.write(_two_cables()))
    browser.open(file)

    shown = browser.value(
        "[...document.fonts].filter(face => face.status == 'loaded')"
        ".map(face => face.family).join()"
    )
    assert "Source Serif 4" in shown
    assert "Inter" in shown


@pytest.mark.parametrize("width", [360, 860, 1280])
def test_nothing_is_wider_than_the_window(
    browser: Page, file: Path, width: int
) -> None:
    browser.size(width, 900)
    browser.open(file)

    assert browser.value("document.documentElement.scrollWidth") <= width


def test_every_printed_page_has_both_banners(browser: Page, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(html.write(_two_cables()))
    browser.open(file)

    pages = PdfReader(BytesIO(browser.paper())).pages

    assert len(pages) > 2
    for sheet in pages:
        assert sheet.extract_text().count("SECRET//NOFORN") >= 2


def test_the_banner_stays_in_view(browser: Page, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(html.write(_two_cables()))
    browser.size(1280, 600)
    browser.open(file)
    browser.value("scrollTo(0, 1500)")

    edges = browser.value(
        "[...document.querySelectorAll('.banner')]"
        ".map(it => it.getBoundingClientRect()).map(it => [it.top, it.bottom])"
    )
    assert edges[0][0] == 0
    assert edges[1][1] == 600
