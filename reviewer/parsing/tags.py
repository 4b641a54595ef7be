"""The TAGS line: traffic analysis by geography and subject.

Source: 5 FAH-3 H-710. Geographic tags have two letters, program tags a K and
three more, subject tags four; organisations and names follow no rule.
"""

import re

_LINK = re.compile(r"\[([^\]\n]{0,80})\]\(#[^)\n]{0,80}\)")
_NOISE = re.compile(
    r"(?:UNCLASSIFIED|CONFIDENTIAL|SECRET)?\s{1,8}PAGE \d\d .{0,60}?\d{6}Z\s?",
    re.IGNORECASE,
)
_PHRASES = re.compile(
    r"\b(?:COUNTRY CLEARANCE|DOMESTIC POLITICS|ECONOMY AND FINANCE|"
    r"MEDIA REACTION REPORT|ISRAELI PALESTINIAN AFFAIRS|GAZA DISENGAGEMENT|"
    r"GOI EXTERNAL|NEW ZEALAND|"
    r"MEETINGS WITH AMBASSADOR|POLITICS FOREIGN POLICY|FOREIGN POL(?:ICY)?)\b"
)
"""Tags of several words: they are printed like separate ones."""
_SPLIT_WORDS = {"COUNTER TERRORISM": "COUNTERTERRORISM", "ZANU PF": "ZANU-PF"}
_SEPARATORS = re.compile(r"[,;\s\\]+")
_SUBJECTS = frozenset(
    [
        "ABLD",
        "ACOA",
        "ADCO",
        "ADPM",
        "AEMR",
        "AFIN",
        "AFSI",
        "AFSN",
        "AFSP",
        "AGAO",
        "AGRI",
        "AINF",
        "AINR",
        "ALOW",
        "AMCA",
        "AMED",
        "AMER",
        "AMGT",
        "ANET",
        "AODE",
        "AORC",
        "AORG",
        "APCS",
        "APER",
        "APTR",
        "ASCH",
        "ASEC",
        "ASIG",
        "ASUP",
        "AUDT",
        "AVIATION",
        "BBSR",
        "BEXP",
        "BLUT",
        "BMGT",
        "BTIO",
        "CACS",
        "CAPC",
        "CARC",
        "CASC",
        "CDES",
        "CFED",
        "CGEN",
        "CJAN",
        "CLOK",
        "CMGT",
        "CPAS",
        "CTRD",
        "CVIS",
        "EAGR",
        "EAID",
        "EAIR",
        "ECIN",
        "ECON",
        "ECPS",
        "EFIN",
        "EFIS",
        "EIND",
        "EINT",
        "EINV",
        "ELAB",
        "ELTN",
        "EMIN",
        "ENGR",
        "ENIV",
        "ENRG",
        "EPET",
        "ETRD",
        "ETRN",
        "ETTC",
        "EUN",
        "EWWT",
        "EXIM",
        "MARR",
        "MASS",
        "MCAP",
        "MILI",
        "MNUC",
        "MOPS",
        "MPOS",
        "OCII",
        "OCON",
        "OCRE",
        "OCS",
        "ODIP",
        "OEXC",
        "OFDP",
        "OFFICIALS",
        "OGEN",
        "OIIP",
        "OPDC",
        "OPIC",
        "OPRC",
        "OREP",
        "OSCI",
        "OTRA",
        "OVIP",
        "PARM",
        "PBTS",
        "PDEM",
        "PEPR",
        "PGOV",
        "PHSA",
        "PHUM",
        "PINR",
        "PINS",
        "PINT",
        "PMAR",
        "PNAT",
        "PNR",
        "POGV",
        "POLM",
        "PORG",
        "PREF",
        "PREL",
        "PROP",
        "PTER",
        "SCUL",
        "SENV",
        "SMIG",
        "SNAR",
        "SOCI",
        "TBIO",
        "TECH",
        "TINT",
        "TNGD",
        "TPHY",
        "TRGY",
        "TSPA",
        "TSPL",
    ]
)
_PROGRAM = re.compile(r"K[A-Z]{3}")
_ALPHABETIC = re.compile(r"[A-Z]+")
_SPLITTABLE_FROM = 6
_JOINT = "\N{SYMBOL FOR UNIT SEPARATOR}"
_COMMA = "\N{SYMBOL FOR RECORD SEPARATOR}"
_PERSON = re.compile(r"\(([A-Z][A-Z' -]{1,30}, [A-Z][A-Z. -]{1,30})\)")
"""A person's tag: ``(VENN, AGNES T.)``."""


def read_tags(value: str) -> tuple[str, ...]:
    """Read the field's value; each tag once, upper case, in printed order.

    Markdown links left by a converter count as their text. Tags printed without
    a blank between them are split only where every piece is known.
    """
    cleaned = _NOISE.sub(" ", _LINK.sub(r" \1 ", _own_lines(value))).upper()
    folded = " ".join(cleaned.replace("\\", " ").split())
    for printed, tag in _SPLIT_WORDS.items():
        folded = folded.replace(printed, tag)
    folded = _PHRASES.sub(lambda match: match[0].replace(" ", _JOINT), folded)
    folded = _PERSON.sub(
        lambda match: match[1].replace(", ", _COMMA).replace(" ", _JOINT), folded
    )
    tags: dict[str, None] = {}
    for word in _SEPARATORS.split(folded):
        tag = word.strip(" .:()[]#").replace(_JOINT, " ")
        if not tag:
            continue
        if _COMMA in tag:
            tags[word.replace(_JOINT, " ").replace(_COMMA, ", ")] = None
            continue
        for piece in _unglued(tag) if len(tag) >= _SPLITTABLE_FROM else (tag,):
            tags[piece] = None
    return tuple(tags)


def _own_lines(value: str) -> str:
    """The first line, and those below it that go on with tags.

    A line goes on after a comma, or when it is printed in capitals.
    """
    lines = value.strip().split("\n")
    kept = lines[:1]
    for line in lines[1:]:
        if not kept[-1].rstrip(" \\").endswith(",") and not line.isupper():
            break
        kept.append(line)
    return "\n".join(kept)


def _unglued(word: str) -> tuple[str, ...]:
    """Split ``KFRDCVISCMGT`` by known tags; a word with a stranger stays whole."""
    if not _ALPHABETIC.fullmatch(word) or len(word) > 80:  # noqa: PLR2004 - a line
        return (word,)
    if word[2:] in _SUBJECTS and len(word) == _SPLITTABLE_FROM:
        return (word[:2], word[2:])
    pieces: list[str] = []
    position = 0
    while len(word) - position >= 4:  # noqa: PLR2004 - subject tags
        piece = word[position : position + 4]
        if piece not in _SUBJECTS and not (
            _PROGRAM.fullmatch(piece) and (pieces or len(word) >= 8)  # noqa: PLR2004
        ):
            break
        pieces.append(piece)
        position += 4
    rest = word[position:]
    if not pieces or not any(piece in _SUBJECTS for piece in pieces):
        return (word,)
    if len(rest) == 2:  # noqa: PLR2004 - a country
        return (*pieces, rest)
    return tuple(pieces) if not rest else (word,)
