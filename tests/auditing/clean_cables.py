"""Invented cables that the audit finds nothing in, and that tests then spoil.

A cable is kept by its fields, so that a test changes one and nothing else. Post and
country do not exist.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from reviewer.auditing.audit import audit
from reviewer.domain.audit import Finding
from reviewer.parsing.parser import parse_cable

SENT_AT = datetime(2009, 3, 16, 10, 15)  # noqa: DTZ001 - printed, never compared
TODAY = date(2010, 5, 20)
BY = "Classified By: Principal Officer, Consulate Port Selwyn\n\n"
_WORDS = {"C": "C O N F I D E N T I A L", "S": "S E C R E T", "U": "UNCLAS"}
_LETTERS = {"C": "ZNY CCCCC ZZH", "S": "ZNY SSSSS ZZH", "U": "ZNR UUUUU ZZH"}
_PRECEDENCES = {"P": "PRIORITY", "R": "ROUTINE", "O": "IMMEDIATE"}
SENTENCES = (
    "The warden said the new dues would pay for dredging the inner basin.",
    "Ferry owners complained that nobody had shown them any accounts.",
    "A customs clerk counted eleven barges moored without papers last week.",
    "The lighthouse keeper expects storms to close the northern channel early.",
    "Fishmongers sell twice as much herring since the cannery reopened.",
    "Two council members walked out before the vote on pilot licenses.",
    "Rope makers from the old town have asked the mayor for credit.",
    "The harbor school trains forty apprentices in carpentry every year.",
)


@dataclass(frozen=True, slots=True)
class CleanCable:
    """The printed fields of a cable in the order of the page.

    ``paragraphs`` are pairs of marking and text, without brackets; a marking of
    None prints none.
    """

    level: str = "C"
    post: str = "PORT SELWYN"
    serial: int = 61
    sent_at: datetime = SENT_AT
    precedence: str = "P"
    routing: str = "PP"
    sender_serial: str = "0061"
    filing: str = "0751015"
    letters: str = "ZNY CCCCC ZZH"
    info: tuple[str, ...] = ("AMEMBASSY KARVAL CITY", "AMCONSUL SELWYN NORTH")
    title: str = "C O N F I D E N T I A L"
    sections: str = ""
    captions: str = "SIPDIS"
    order: str = "12958"
    reason: str = "REASON 1.4(B) AND (D) "
    declassify: str = "DECL: 03/16/2019"
    tags: str = "PGOV, ELAB, KV"
    subject_marking: str = "(C) "
    by: str = BY
    paragraphs: tuple[tuple[str, str], ...] = ()
    heading: str = "(U) THE HARBOR SCHOOL"
    first_number: int = 1
    last_number: int = 0
    signature: str = "VENN\n"

    @property
    def text(self) -> str:
        """The cable as it would stand in a file."""
        info = "\n".join(f"RUEHKV/{name}" for name in self.info)
        head = (
            f"VZCZCXYZ0061\n{self.routing} RUEHC\n"
            f"DE RUEHPSL #{self.sender_serial} {self.filing}\n{self.letters}\n"
            f"{self.precedence} {self.sent_at:%d%H%MZ %b %y}\nFM AMCONSUL {self.post}\n"
            f"TO RUEHC/SECSTATE WASHDC 2206\nINFO {info}\n\n"
            f"{self.title}{self.sections} {self.post} {self.serial:06}\n\n"
        )
        return head.upper() + self._fields() + self._body()

    def _fields(self) -> str:
        captions = f"{self.captions}\n\n" if self.captions else ""
        order = f"E.O. {self.order}: {self.reason}{self.declassify}\n"
        subject = f"{self.subject_marking}HARBOR DUES RISE"
        return f"{captions}{order}TAGS: {self.tags}\nSUBJECT: {subject}\n\n{self.by}"

    def _body(self) -> str:
        blocks: list[str] = []
        for index, (marking, words) in enumerate(self.paragraphs):
            number = index + self.first_number
            last = index == len(self.paragraphs) - 1
            if last and self.last_number:
                number = self.last_number
            if last and self.heading:
                blocks.append(self.heading)
            blocks.append(f"{number}. {marking}{words}")
        return "\n\n".join([*blocks, self.signature])

    def with_marking(self, index: int, marking: str) -> "CleanCable":
        """The same cable with another marking printed before a paragraph."""
        return self.with_paragraph(index, marking, self.paragraphs[index][1])

    def with_words(self, index: int, words: str) -> "CleanCable":
        """The same cable with other words in a paragraph."""
        return self.with_paragraph(index, self.paragraphs[index][0], words)

    def with_paragraph(self, index: int, marking: str, words: str) -> "CleanCable":
        """The same cable with another paragraph at that place."""
        changed = list(self.paragraphs)
        changed[index] = (marking, words)
        return replace(self, paragraphs=tuple(changed))


def clean_cable(level: str = "C", seed: int = 0) -> CleanCable:
    """A cable without any finding.

    Args:
        level: ``C``, ``S`` or ``U``.
        seed: Chooses post, serial, time, precedence and sentences.
    """
    rng = Random(seed)  # noqa: S311 - invented cables, no secret
    words = rng.sample(SENTENCES, k=len(SENTENCES))
    sent_at = datetime(2008, 1, 13) + timedelta(  # noqa: DTZ001
        days=31 * rng.randrange(12) + rng.randrange(3), minutes=rng.randrange(1440)
    )
    while sent_at.day <= 12:  # or DECL would be ambiguous
        sent_at += timedelta(days=5)
    serial = rng.randrange(20, 9000)
    precedence = rng.choice(list(_PRECEDENCES))
    mark = f"({level}) "
    return CleanCable(
        level=level,
        post=rng.choice(["PORT SELWYN", "SELWYN NORTH", "KARVAL CITY"]),
        serial=serial,
        sent_at=sent_at,
        precedence=precedence,
        routing=precedence * 2,
        sender_serial=f"{serial:04}",
        filing=f"{sent_at:%j%H%M}",
        letters=_LETTERS[level],
        title=_WORDS[level],
        reason="" if level == "U" else "REASON 1.4(B) AND (D) ",
        declassify="N/A" if level == "U" else f"DECL: {sent_at:%m/%d}/2018",
        subject_marking=mark,
        by="" if level == "U" else BY,
        paragraphs=(
            (mark, f"Summary: {words[0]} End summary."),
            ("(U) ", f"{words[1]} {words[2]}"),
            (mark, f"{words[3]} {words[4]}"),
            (mark, f"Comment: {words[5]} End comment."),
        ),
    )


def findings(cable: CleanCable | str, today: date = TODAY) -> tuple[Finding, ...]:
    """What the audit says about a printed cable."""
    text = cable if isinstance(cable, str) else cable.text
    return audit(text, parse_cable(text), today)


def rules_found(cable: CleanCable | str, today: date = TODAY) -> set[str]:
    """The ids of the rules that found something."""
    return {finding.rule for finding in findings(cable, today)}
