"""Makes text fit to be shown: what the eye cannot see becomes a token."""

import re

# Controls, invisible and reordering characters, lone halves of surrogate pairs
# and noncharacters. A blank of another width is left alone.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff\ud800-\udfff"
    + "".join(
        f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}"
        for plane in range(1, 17)
    )
    + "\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    """Replace what cannot be seen by its number in brackets: ``[U+202E]``.

    A right-to-left override could turn ``(S)`` into something else on paper, and
    a control character would make a report that strict readers refuse. Line ends
    and tabs stay.
    """
    return _UNSEEN.sub(lambda match: f"[U+{ord(match.group()):04X}]", text)
