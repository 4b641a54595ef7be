"""The colours of each level as office documents write them, and of letters on them."""

FILLS = {
    "u": "007A33",
    "handling": "502B85",
    "c": "0033A0",
    "s": "C8102E",
    "ts": "FF8C00",
    "sci": "FCE83A",
}
LETTERS = dict.fromkeys(FILLS, "FFFFFF") | {"ts": "000000", "sci": "000000"}
STROKES = FILLS | {"ts": "B86200", "sci": "B86200"}
