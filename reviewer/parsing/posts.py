"""Posts and cable ids: ``NEW DELHI`` and ``000362`` become ``09NEWDELHI362``.

Source: 5 FAH-2 H-320; the misspellings are those seen in published cables.
"""

import re

_NOT_LETTERS = re.compile(r"[^A-Z]")
_YEAR_TWICE = re.compile(r"^(\d\d)\1(?=[A-Z])")
_CENTURY = re.compile(r"^(?:19|20)(?=\d\d[A-Z])|_[A-Z]$")
_SECTION = re.compile(r"[A-Z]{5,8}\d?\d(?:[OG]F?|F)\d\d(?=[A-Z])")
_PREFIXES = (
    "AMEMBASSY", "AMCONSUL", "EMBASSY", "CONSULATE", "USMISSION", "USOFFICE",
    "USINT", "EFTO",
)  # fmt: skip
_SAME_POST = {
    "SECSTATE": "STATE", "UNVIE": "UNVIEVIENNA", "USEU": "USEUBRUSSELS",
    "KUALALUMP": "KUALALUMPUR", "BKK": "BANGKOK", "HCMC": "HOCHIMINHCITY",
    "HOCHIMINH": "HOCHIMINHCITY", "HK": "HONGKONG", "RIO": "RIODEJANEIRO",
    "RIODEJANIERO": "RIODEJANEIRO", "VAT": "VATICAN", "VATICA": "VATICAN",
    "BA": "BUENOSAIRES", "PORTA": "PORTAUPRINCE", "POTAUPRINCE": "PORTAUPRINCE",
    "USUNESCOPARISFR": "UNESCOPARISFR", "MEXICOCITY": "MEXICO",
    "MADRIDSP": "MADRID", "SECDEFWASH": "SECDEF", "USCUSTOMSA": "USCBP",
}  # fmt: skip
_MISSPELT = {
    "PANAM": "PANAMA", "SAOPAUO": "SAOPAULO", "SAOPAUL": "SAOPAULO",
    "PHNOMPEN": "PHNOMPENH", "USUNNEYORK": "USUNNEWYORK",
    "WELLINGOTN": "WELLINGTON", "BISHTEK": "BISHKEK", "BISHIEK": "BISHKEK",
    "BEIJINJG": "BEIJING", "BEIJIG": "BEIJING", "USEUBRUSEELS": "USEUBRUSSELS",
    "BRUSELS": "USEUBRUSSELS", "RUSSELS": "BRUSSELS", "GUATEMLA": "GUATEMALA",
    "BRASIIA": "BRASILIA", "BRAILIA": "BRASILIA", "PORTOFPAIN": "PORTOFSPAIN",
    "ANOI": "HANOI", "BELGADE": "BELGRADE", "SARAEVO": "SARAJEVO",
    "IHARTOUM": "KHARTOUM", "MAAMA": "MANAMA", "BEIRT": "BEIRUT",
    "NSSAU": "NASSAU", "NOUKKCHOTT": "NOUAKCHOTT", "INSHASA": "KINSHASA",
    "AITTAIPIE": "AITTAIPEI", "GEORGETON": "GEORGETOWN", "QRIPOLI": "TRIPOLI",
    "MILSK": "MINSK", "LINSK": "MINSK", "TILISI": "TBILISI",
}  # fmt: skip


def canonical_post(name: str) -> str:
    """Squeeze a post's name: ``SECSTATE`` is ``STATE``, ``New Delhi`` ``NEWDELHI``."""
    squeezed = _NOT_LETTERS.sub("", name.upper())
    for prefix in _PREFIXES:
        if squeezed.startswith(prefix) and len(squeezed) > len(prefix) + 2:
            squeezed = squeezed.removeprefix(prefix)
    return _SAME_POST.get(squeezed) or _MISSPELT.get(squeezed, squeezed)


def is_misspelt(name: str) -> bool:
    """Say whether a post's name is one of the slips that are mended."""
    return _NOT_LETTERS.sub("", name.upper()) in _MISSPELT


def make_cable_id(year: int, post: str, serial: str) -> str | None:
    """Build an id from a full year, a post and a serial; None if one is empty."""
    number = serial.lstrip("0")
    name = canonical_post(post)
    if not number.isdigit() or not name:
        return None
    return f"{year % 100:02d}{name}{number}"


def canonical_id(printed: str) -> str:
    """Mend an id as archives print it: ``06EFTOCAIRO6192``, ``09BKK23``.

    What cannot be understood is returned as it came.
    """
    text = _CENTURY.sub("", printed.upper().replace("-", ""))
    text = _YEAR_TWICE.sub(r"\1", text)
    found = re.match(r"(\d{2})([A-Z].*)", text)
    if found is None:
        return printed
    rest = _SECTION.sub("", found[2], count=1)
    body = re.match(r"([A-Z]+)0*(\d+)", rest)
    if body is None:
        return printed
    return f"{found[1]}{canonical_post(body[1])}{body[2]}"
