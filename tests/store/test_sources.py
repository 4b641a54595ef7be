import contextlib
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.domain.cable import Cable, Header
from reviewer.domain.identifiers import CableId, SourceId
from reviewer.domain.text import Span, digest
from reviewer.services import projects
from reviewer.services.projects import Project
from reviewer.store import cables, sources
from tests.invented import CABLE, TEXT, a_project


def test_bytes_and_text_are_kept_exactly(project: Project) -> None:
    source_id = SourceId(digest(TEXT.encode()))
    with project.reading() as tx:
        assert sources.data(tx, source_id) == TEXT.encode()
        assert sources.known_bytes(tx, [source_id]) == {source_id: CABLE}
        assert sources.known_bytes(tx, [SourceId("none")]) == {}
        assert cables.text_hashes(tx, CABLE) == (source_id, digest(TEXT))
        assert cables.text_hashes(tx, CableId("none")) is None
        assert cables.is_taken(tx, CABLE)
        assert not cables.is_taken(tx, CableId("none"))


def test_several_cables_of_one_file_share_its_text(project: Project) -> None:
    text = "one\ntwo\n"
    source = sources.Source(
        data=text.encode(), text=text, encoding="utf-8", file_name="two.txt"
    )
    found = [
        (CableId(f"09KARVAL{number}"), Cable(cable_id=None, span=span, header=Header()))
        for number, span in enumerate((Span(0, 4), Span(4, 8)))
    ]
    with project.writing() as tx:
        source_id = sources.add(tx, source, found, parser_version=1)
        assert sources.known_bytes(tx, [source_id]) == {source_id: "09KARVAL0"}
        assert cables.of_source(tx, source_id) == ("09KARVAL0", "09KARVAL1")
    with project.reading() as tx:
        assert cables.ids(tx) == (CABLE, "09KARVAL0", "09KARVAL1")
        opened = project.open_cable(tx, CableId("09KARVAL1"))
    assert opened
    assert opened.text[opened.cable.span.start :] == "two\n"


@settings(max_examples=30)
@given(st.text(min_size=1), st.binary(), st.text())
def test_any_text_comes_back(text: str, data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = a_project(Path(folder))
        cable = Cable(cable_id=None, span=Span(0, len(text)), header=Header())
        source = sources.Source(data=data, text=text, encoding="x", file_name=name)
        with project.writing() as tx:
            sources.add(tx, source, [(CableId("X"), cable)], parser_version=1)
        projects.close(project)
        reopened = projects.open_project(project.path)
        with reopened.reading() as tx:
            opened = reopened.open_cable(tx, CableId("X"))
            assert sources.data(tx, source.source_id) == data
        assert opened
        assert opened.text == text
        assert opened.is_intact
        projects.close(reopened)


def test_a_failed_import_leaves_nothing(project: Project) -> None:
    before = (projects.digest(project), projects.head(project))
    source = sources.Source(data=b"x", text="x", encoding="utf-8", file_name="x")
    cable = Cable(cable_id=None, span=Span(0, 1), header=Header())
    with contextlib.suppress(KeyboardInterrupt), project.writing() as tx:
        sources.add(tx, source, [(CableId("X"), cable)], parser_version=1)
        raise KeyboardInterrupt
    assert (projects.digest(project), projects.head(project)) == before
