"""What lists and searches are made of, and that damage to it is told."""

import sqlite3
from contextlib import closing

import pytest

from reviewer.domain.cable import Cable, Header, Reference, Subject
from reviewer.domain.identifiers import CableId
from reviewer.domain.text import Span
from reviewer.services import checking, projects
from reviewer.services.projects import Project
from reviewer.store import listings, sources
from tests.invented import CABLE, TEXT


def add_two(project: Project) -> None:
    """One file with two cables behind a line that takes more bytes than letters."""
    text = "Ünë–\nfirst Köln\nsecond \ud800 pier\n"
    header = Header(
        subject=Subject(text="Dues", span=Span(5, 10)),
        tags=("PGOV", "KV"),
        references=(Reference(text="x", cable_id="09SELWYNNORTH9"),),
    )
    source = sources.Source(data=b"two", text=text, encoding="utf-8", file_name="two")
    found = [
        (CableId(f"09KARVAL{n}"), Cable(cable_id=None, span=span, header=header))
        for n, span in enumerate((Span(5, 16), Span(16, len(text))))
    ]
    with project.writing() as tx:
        sources.add(tx, source, found, parser_version=1)


def test_every_cable_is_listed_with_its_own_text(project: Project) -> None:
    add_two(project)
    with project.reading() as tx:
        assert [one.cable_id for one in listings.all_of(tx)] == [
            CABLE,
            "09KARVAL0",
            "09KARVAL1",
        ]
        texts = tx.exec_driver_sql(
            "SELECT CAST(text AS BLOB) FROM cable_texts ORDER BY position"
        ).scalars()
        found = [text.decode("utf-8", "surrogatepass") for text in texts]
    assert found == [TEXT, "first Köln\n", "second \ud800 pier\n"]


def test_a_page_comes_in_the_order_asked_for(project: Project) -> None:
    add_two(project)
    with project.reading() as tx:
        page = listings.page(tx, [3, 99, 1])
        assert [one.position for one in page] == [3, 1]
        assert listings.count(tx) == 3


def test_words_are_found_whatever_their_accents(project: Project) -> None:
    add_two(project)
    wanted = "SELECT rowid FROM cable_words WHERE cable_words MATCH ? ORDER BY rowid"
    with project.reading() as tx:
        for word, positions in (("koln", [2]), ("dues", [1, 2, 3]), ("pier", [3])):
            assert list(tx.exec_driver_sql(wanted, (word,)).scalars()) == positions


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE listings SET subject = 'Other'", "list_changed"),
        ("DELETE FROM listings", "list_changed"),
        ("DELETE FROM cable_words_docsize", "index_damaged"),
        ("UPDATE cable_words_data SET block = x'00ff' WHERE id > 10", "index_damaged"),
    ],
)
def test_a_changed_list_or_index_is_told(project: Project, sql: str, code: str) -> None:
    projects.close(project)
    with closing(sqlite3.connect(project.path)) as connection:
        connection.execute(sql)
        connection.commit()
    (finding,) = checking.check(project.path).findings
    assert finding.code == code
