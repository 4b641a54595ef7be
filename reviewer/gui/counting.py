"""Numbers with their nouns."""


def counted(number: int, one: str, many: str) -> str:
    """A number and the noun that fits it: ``1 claim``, ``2 claims``.

    Large numbers get thin spaces, so that they read at a glance.
    """
    return f"{number:,}".replace(",", "\u2009") + f" {one if number == 1 else many}"
