"""Captions and passing instructions, between classification line and E.O.

Source: 5 FAH-2 H-440.
"""

import re

CAPTIONS = (
    "SIPDIS", "NODIS", "EXDIS", "LIMDIS", "STADIS", "SENSITIVE", "NOFORN", "TERREP",
    "ROGER CHANNEL", "DISSENT CHANNEL", "VISAS VIPER", "VISAS CONDOR", "ALDAC",
    "NOT FOR INTERNET DISTRIBUTION", "NO DISTRIBUTION", "NOCONTRACT", "ORCON",
    "CORRECTED COPY", "CORRECTED", "EYES ONLY", "AIDAC", "CHEROKEE", "ECONOMIC",
    "DESIST",
)  # fmt: skip
_CAPTION_LINE = re.compile(
    rf"(?:(?:{'|'.join(CAPTIONS)}|C O R R E C T E D {{0,2}}C ?O ?P ?Y)[ ,/;.]{{0,3}})+"
)
_CAPTION = re.compile("|".join(CAPTIONS) + "|C O R R E C T E D {0,2}C ?O ?P ?Y")
_CAPTION_END = re.compile(r"(?<= )(?:SIPDIS|SENSITIVE|NOFORN)[ .]{0,2}$")
_SENSITIVE = re.compile(
    r"(?:THIS (?:MESSAGE|CABLE|TELEGRAM) IS |\(?SBU\)? )?SENSITIVE BUT UNCLAS",
    re.IGNORECASE,
)
_ALIKE = 0.75
"""Share of letters that must be right in garbled words."""
_PASSING = re.compile(r"\b(?:FOR|PASS|FROM|INFORM|ATTN|TREAT AS)\b")


def is_caption(text: str) -> bool:
    """Say whether a line holds nothing but captions."""
    return len(text) < 80 and _CAPTION_LINE.fullmatch(text) is not None  # noqa: PLR2004


def is_handling(text: str) -> bool:
    """Say whether a line is the sentence that an unclassified text is sensitive."""
    return _SENSITIVE.match(text) is not None


def captions_in(text: str) -> tuple[tuple[str, ...], str]:
    """The captions at the head of a line, and what stands behind them."""
    found = _CAPTION_LINE.match(text)
    if found is None or (found.end() < len(text) and text[found.end() - 1].isalpha()):
        return _garbled(text), text
    names = [match[0] for match in _CAPTION.finditer(found[0])]
    return tuple(
        "CORRECTED COPY" if name.startswith("C O R R") else name for name in names
    ), text[found.end() :].strip()


def captions_behind(text: str, captions: list[str]) -> str:
    """Take captions off a passing line's end, onto ``captions``."""
    found = _CAPTION_END.search(text)
    if found is None:
        return text
    captions += captions_in(found[0])[0]
    return text[: found.start()].rstrip()


def resembles(text: str, words: str) -> bool:
    """Say whether a line opens with ``words``, but for some garbled letters."""
    if text[:2] != words[:2] or len(text) < len(words):
        return False
    same = sum(map(str.__eq__, text, words))
    return same >= _ALIKE * len(words)


def _garbled(text: str) -> tuple[str, ...]:
    """A caption in which the transmission changed single letters."""
    for name in ("SENSITIVE", "SIPDIS", "NOFORN"):
        if len(text) == len(name) and resembles(text, name):
            return (name,)
    return ()


def is_passing(text: str) -> bool:
    """Say whether a header line passes the cable on: ``STATE FOR EUR``."""
    return _PASSING.search(text[:200]) is not None and text[:12].upper() == text[:12]
