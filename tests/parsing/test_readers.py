from pathlib import Path

from reviewer.parsing.parser import parse_document
from reviewer.parsing.readers import read

PAGE = """<?xml version='1.0' encoding='utf-8' ?>
<html><head><title>Cable Viewer</title></head><body>
Viewing cable 09PORTSELWYN12, LAMPS
<table><tr><th>Reference ID</th></tr><tr><td><a href='#'>09PORTSELWYN12</a></td></tr>
</table>
<code><pre>VZCZCXYZ0012&#x000A;FM AMCONSUL PORT SELWYN</pre></code>
<code><pre>UNCLAS PORT SELWYN 000012&#x000A;&#x000A;<a id='par1' href='#par1'>¶</a>1. A
&lt;b&gt; is no tag &amp; &quot;stays&quot;.</pre></code>
</body></html>
"""


def test_a_mirrors_page_is_header_and_body() -> None:
    document = read(PAGE.encode(), "page.html")
    assert document.text == (
        "VZCZCXYZ0012\nFM AMCONSUL PORT SELWYN\nUNCLAS PORT SELWYN 000012\n\n"
        '¶1. A\n<b> is no tag & "stays".'
    )
    assert document.printed_id == "09PORTSELWYN12"


def test_a_page_without_pre_gives_its_words() -> None:
    page = "<html><head><style>p {}</style></head><body><p>1. (U) A</p>B</body></html>"
    assert read(page.encode(), "x.html").text.split() == ["1.", "(U)", "A", "B"]


def test_plain_text_is_left_alone() -> None:
    text = "TAGS: [PGOV](#) <KV>\n1. a < b &amp; c\n"
    assert read(text.encode(), "a.txt").text == text


def test_a_file_may_be_named_for_its_cable() -> None:
    assert read(b"text", "09PORTSELWYN12.txt").printed_id == "09PORTSELWYN12"
    assert read(b"text", "notes.txt").printed_id is None


def test_a_real_page_reads_as_its_text(real_cables: Path) -> None:
    page = real_cables / "sample" / "06SAOPAULO449.html"
    plain = page.with_suffix(".txt")
    from_page = read(page.read_bytes(), page.name).text
    from_text = read(plain.read_bytes(), plain.name).text
    assert from_page.split() == from_text.split()


def test_rows_of_a_dump_become_cables() -> None:
    row = (
        '"{n}","3/12/2009 10:15","09PORTSELWYN{n}","Consulate Port Selwyn",'
        '"UNCLASSIFIED","","R 121015Z MAR 09\nFM AMCONSUL PORT SELWYN\n'
        'TO SECSTATE WASHDC","UNCLAS PORT SELWYN 0000{n}\n\nSUBJECT: FICTION: '
        'LAMPS\n\n1. The \\"board\\" lit, as ever, a lamp.\n\nVENN"\n'
    )
    data = "".join(row.replace("{n}", str(n)) for n in (41, 42)).encode()
    document = read(data, "cables.csv")
    first, second = parse_document(document.text)
    assert (first.cable_id, second.cable_id) == ("09PORTSELWYN41", "09PORTSELWYN42")
    piece = second.paragraphs[0].pieces[0]
    shown = document.text[piece.start : piece.end]
    assert shown == 'The "board" lit, as ever, a lamp.'
