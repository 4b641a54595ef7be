from collections.abc import Callable

import pytest

from reviewer.parsing.parser import parse_cable

Wrap = Callable[[str], str]


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("\n\nVENN\n", "VENN"),
        ("\n\nLeVenn", "LeVenn"),
        ("\n\nVAN TARROW\n\nNNNN\n", "VAN TARROW"),
        ("\nvan Tarrow\n", "van Tarrow"),
        (" VENN", "VENN"),
        ("\n\nVENN\n=======CABLE ENDS=======\n", "VENN"),
        ("\n\nVENN\n\nEPET @ HARBOR\n", "VENN"),
        ("\nVENN 0 12/23/2009\n", "VENN"),
    ],
)
def test_names(cable_text: Wrap, end: str, name: str) -> None:
    cable = parse_cable(cable_text("1. (C) Lamps were lit in the harbor." + end))
    assert cable.signature is not None
    assert cable.signature.text == name


@pytest.mark.parametrize(
    "end",
    [
        "",
        "\n\nEND COMMENT.",
        " END SUMMARY.",
        "\n\nXXXXXXXXXXXX",
        "\n\nSIPDIS\n",
        " in the PORT",
    ],
)
def test_what_is_no_name(cable_text: Wrap, end: str) -> None:
    cable = parse_cable(cable_text("1. (C) Lamps were lit in the harbor." + end))
    assert cable.signature is None
