"""The page: well formed, self-contained, readable without eyes, and inert."""

from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

import html5lib
import pytest

from reviewer.domain.identifiers import CableId
from reviewer.reports import html
from reviewer.reports.composing import compose
from reviewer.reports.report import Report
from reviewer.reports.visible import visible
from tests.hostile import CONTROLS, MARKUP, hostile_material
from tests.reportable import cable_material, note, report

NOT_THE_CABLES_WORDS = {"sr", "tag"}
INERT = {
    *("html", "head", "meta", "title", "style", "body", "a", "div", "span", "header"),
    *("p", "h1", "h2", "h3", "nav", "ol", "ul", "li", "main", "article", "section"),
    *("dl", "dt", "dd", "mark", "table", "thead", "tbody", "tr", "th", "td"),
    *("blockquote", "footer", "i"),
}


def _tree(page: bytes) -> Element:
    """The page as a strict parser reads it; any slip is an exception."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(page, transport_encoding="utf-8")
    assert isinstance(tree, Element)
    return tree


def _words(element: Element) -> str:
    """The text of an element without letter tags and hidden words."""
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    if not NOT_THE_CABLES_WORDS & set(element.get("class", "").split()):
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""


@pytest.fixture(scope="module")
def made() -> Report:
    notes = (note("Ask again.", on="s5"), note("Read twice."))
    second = cable_material(cable_id=CableId("09PORTSELWYN13"))
    return report(cable_material(notes=notes), second, is_fictional=True)


@pytest.fixture(scope="module")
def page(made: Report) -> Element:
    return _tree(html.write(made))


@pytest.fixture(scope="module")
def hostile() -> Element:
    return _tree(html.write(compose(hostile_material())))


def test_every_quote_stands_in_the_page(made: Report, page: Element) -> None:
    text = _words(page)

    for section in made.sections:
        for entry in section.statements:
            assert entry.quote in text


def test_the_body_reads_as_it_was_laid_out(made: Report, page: Element) -> None:
    blocks = [one for one in page.iter() if "words" in one.get("class", "").split()]

    assert [_words(one) for one in blocks] == [
        "".join(run.text for run in block.runs)
        for section in made.sections
        for block in section.body
    ]


def test_the_banner_stands_at_the_top_and_at_the_bottom(page: Element) -> None:
    banners = [
        "".join(one.itertext())
        for one in page.iter("div")
        if "banner" in one.get("class", "").split()
    ]

    assert banners == ["SECRET//NOFORNFICTIONAL – TRAINING"] * 2


def test_a_statement_is_announced_where_it_begins_and_ends(page: Element) -> None:
    hidden = [
        "".join(one.itertext()) for one in page.iter() if one.get("class") == "sr"
    ]

    assert "[Claim · denial, number 5, begins] " in hidden
    assert " [number 5 ends] " in hidden


def test_screen_readers_find_their_way(page: Element) -> None:
    assert page.get("lang") == "en"
    assert len(list(page.iter("main"))) == 1
    assert len(list(page.iter("h1"))) == 1
    headers = list(page.iter("th"))
    assert headers
    assert all(one.get("scope") for one in headers)


def test_every_link_leads_to_a_place_in_the_page(page: Element) -> None:
    ids = [one.get("id") for one in page.iter() if one.get("id")]
    links = [one.get("href", "") for one in page.iter("a")]

    assert len(ids) == len(set(ids))
    assert {link[:1] for link in links} == {"#"}
    assert {link[1:] for link in links} <= set(ids)


def test_the_page_forbids_itself_everything(page: Element) -> None:
    policy = next(
        one.get("content", "")
        for one in page.iter("meta")
        if one.get("http-equiv") == "Content-Security-Policy"
    )

    assert "default-src 'none'" in policy
    assert "script-src" not in policy


def test_nothing_is_loaded_from_outside() -> None:
    text = html.write(report()).decode()

    for word in ("http://", "https://", "file:", "@import", "<script", "<link"):
        assert word not in text
    assert len(text) < 600_000


def test_hostile_markup_stays_text(hostile: Element) -> None:
    text = _words(hostile)

    for markup in MARKUP:
        assert text.count(markup) > 5, markup
    assert visible(CONTROLS) in text


def test_hostile_markup_makes_no_element(hostile: Element) -> None:
    assert {one.tag for one in hostile.iter()} <= INERT
    for one in hostile.iter():
        assert not [name for name in one.attrib if str(name).startswith("on")]
        assert one.get("href", "#").startswith("#")
        assert "src" not in one.attrib


def test_the_style_holds_nothing_of_a_cable() -> None:
    def style(made: Report) -> str:
        found = next(_tree(html.write(made)).iter("style"))
        return "".join(found.itertext())

    assert style(compose(hostile_material())) == style(report())


def test_equal_reports_give_equal_bytes() -> None:
    assert html.write(report()) == html.write(report())


def test_a_lenient_parser_sees_no_script_either() -> None:
    seen: set[str] = set()

    class Collector(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            del attrs
            seen.add(tag)

    Collector().feed(html.write(compose(hostile_material())).decode())

    assert seen <= INERT
