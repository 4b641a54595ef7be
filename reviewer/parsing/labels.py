"""The label words: Summary, Comment, Note and their forms."""

import re

from reviewer.domain.cable import BlockKind

OWNERS = (
    "EMBASSY", "POST", "MISSION", "CONSULATE", "CONGEN", "CONSULATE GENERAL", "PRT",
    "DAO", "RSO", "LEGAT", "DATT", "USUN", "USEU", "AMBASSADOR'S", "AMBASSADOR",
    "AMBASSADOR,S", "CHARGE'S", "CHARGE,S", "CHARGE", "CONSUL GENERAL'S", "CG",
    "DCM", "POLOFF", "EMBOFF", "CONOFF", "ECONOFF", "EMBOFFS", "DRAFTER'S",
    "DRAFTING OFFICER'S", "EXECUTIVE", "BIO", "BIOGRAPHIC", "BIOGRAPHICAL", "POL",
    "FIELD", "AIDE", "REPORTING OFFICER'S", "USAID", "ODC", "FCS", "FAS", "POLAD",
)  # fmt: skip
"""Whose comment, note or summary a label may say it is."""
_OWNERS = "|".join(sorted(OWNERS, key=len, reverse=True))
_WHOSE = rf"(?:(?:{_OWNERS})(?:[',]S)? )?"
WORDS_BEFORE = re.compile(
    rf"\b(?:(?:begin|start) )?(?:{_OWNERS.lower()})(?:[',]s)? $|\b(?:begin|start) $"
)
"""What may stand before a label's main word, in lower case, at a text's end."""
_AND_MORE = r"(?: (?:AND|&) [A-Z]{3,}(?: [A-Z]{3,})?)?"
_SUMMARY_WORD = r"SU[ME]{1,3}A?R?[YI]"
"""With the slips that occur, and those of garbled traffic."""
_SUMMARY = (
    rf"{_SUMMARY_WORD}{_AND_MORE}"
    r"|(?:INTRODUCTION|BACKGROUND|ACTION REQUEST) (?:AND|&) SUMMARY|KEY POINTS|BLUF"
)
_COMMENT = (
    rf"COMMENTS?{_AND_MORE}|(?:ANALYSIS|ASSESSMENT){_AND_MORE}"
    r"|(?:CONCLUSION|BACKGROUND|OUTLOOK|BIO|NOTE)S? (?:AND|&) COMMENTS?"
)
_NOTE = r"NOTE|NOTES"
_LABEL = (
    rf"(?:(?:BEGIN|START) )?{_WHOSE}(?:(?P<summary>{_SUMMARY})|(?P<comment>{_COMMENT})"
    rf"|(?P<note>{_NOTE}))(?P<more> ?(?:,|-)? ?(?:CONTINUED|CONT[',]?D?\.?))?"
)
LABEL = re.compile(
    rf"{_LABEL}(?=Q? ?[:.;\-–—(]|Q | {{0,3}}\n| {{0,3}}$)", re.IGNORECASE
)
"""A label at the head of a line or paragraph, with what must follow it."""
BEGUN = re.compile(rf"(?=BEGIN |START ){_LABEL} ", re.IGNORECASE)
"""A label behind ``BEGIN`` needs no sign behind it."""
_LABELLED_LINE = re.compile(
    rf"(?://)?{_LABEL}(?://)?(?: ?[:.\-–—(].{{0,}})?$", re.IGNORECASE
)
END = re.compile(
    rf"\bEND {{0,8}}(?:OF {{0,8}})?{_WHOSE}"
    r"(?:(?:INTRODUCTION|BACKGROUND) (?:AND|&) )?"
    rf"(?:(?P<summary>{_SUMMARY_WORD}|KEY POINTS)"
    r"|(?P<comment>COM[MI]{1,2}ENTS?|ANALYSIS|ASSESSMENT)|(?P<note>NOTES?))\b"
    r"(?:(?:,| AND| &) (?:(?P<summary2>SUMMARY)|(?P<comment2>COMMENT)|(?P<note2>NOTE)|"
    r"INTRODUCTION|ACTION REQUEST|BACKGROUND)\b)?",
    re.IGNORECASE,
)

ENDED = re.compile(
    r"(?:(?P<summary>SUMMARY)|(?P<comment>COMMENTS?)|(?P<note>NOTE)) ENDS?(?=[.)])",
    re.IGNORECASE,
)
"""The same turned round: ``COMMENT ENDS.``"""
LONGEST_BEFORE_END = 8
"""Characters of the words that ``ENDED`` has before its last."""


def opens_labelled_text(text: str) -> bool:
    """Say whether a stripped line opens with a label or is one alone."""
    return text[0] in _LABEL_LETTERS and _LABELLED_LINE.match(text) is not None


_LABEL_LETTERS = frozenset("BEPMCRDLASIKNUFObepmcrdlasiknufo/")


def kind_of(found: re.Match[str]) -> BlockKind:
    """Which block a label or closing phrase belongs to."""
    if found["summary"]:
        return BlockKind.SUMMARY
    return BlockKind.COMMENT if found["comment"] else BlockKind.NOTE


def kinds_closed(found: re.Match[str]) -> frozenset[BlockKind]:
    """The blocks that a closing phrase ends: ``END SUMMARY AND COMMENT`` two."""
    kinds = {kind_of(found)}
    for kind in BlockKind if found.re is END else ():
        if found[f"{kind.value}2"]:
            kinds.add(kind)
    return frozenset(kinds)
