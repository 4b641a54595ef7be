"""Three invented cables of two posts that cite each other, read from their texts."""

from pathlib import Path

from reviewer.services import importing, projects
from reviewer.services.projects import Project

ONE, TWO, THREE = "09PORTSELWYN101", "09SELWYNNORTH7", "10PORTSELWYN3"
ANALYST, OTHER = "analyst", "second reviewer"


def cable_text(  # noqa: PLR0913 - a cable has that many parts
    post: str, number: int, *, date: str, level: str, tags: str, subject: str, body: str
) -> str:
    """A cable as it is filed; ``body`` begins at the first paragraph's number."""
    spaced = " ".join(level)
    return (
        f"R {date}\nFM AMCONSUL {post}\nTO SECSTATE WASHDC 1419\n\n"
        f"{spaced} {post} {number:06}\n\nSIPDIS\n\n"
        f"E.O. 12958: DECL: 05/04/2019\nTAGS: {tags}\n"
        f"SUBJECT: {subject}\nREF: A. 09 KARVAL CITY 55\n     B. 09 PORT SELWYN 101\n\n"
        f"{body}\n\nTARN\n"
    )


TEXTS = (
    cable_text(
        "PORT SELWYN",
        101,
        date="040915Z MAY 09",
        level="CONFIDENTIAL",
        tags="PGOV, KV",
        subject="DUES IN THE OLD HARBOUR",
        body="1. (C) The harbour master denied raising dues. The café fog\n"
        "horn was silent.\n\n2. (C) Dockers asked for a berth.",
    ),
    cable_text(
        "SELWYN NORTH",
        7,
        date="150800Z DEC 09",
        level="UNCLASSIFIED",
        tags="EWWT, KV",
        subject="BERTHS",
        body="1. (U) The guild wants a harbour. Nobody denied it.",
    ),
    cable_text(
        "PORT SELWYN",
        3,
        date="020700Z JAN 10",
        level="SECRET",
        tags="PTER",
        subject="CRANES",
        body="1. (S) A crane fell; its fog horns did not sound.",
    ),
)


def a_corpus(folder: Path) -> Project:
    """A new project with the three cables, read from files."""
    files = [folder / f"{n}.txt" for n in range(len(TEXTS))]
    for file, text in zip(files, TEXTS, strict=True):
        file.write_text(text, encoding="utf-8")
    opened = projects.create(folder / "corpus.reviewer")
    importing.import_paths(opened, files, reviewer=ANALYST)
    return opened
