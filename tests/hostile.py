"""Markup that a cable, a note or a name might carry into a report."""

from dataclasses import replace

from reviewer.domain.cable import Subject
from reviewer.domain.identifiers import SpeakerId
from reviewer.domain.statement import Speaker
from reviewer.reports.material import CableMaterial, Material
from tests.reportable import SPEAKER, TEXT, cable_material, material, note

MARKUP = (
    "<script>alert(1)</script>",
    '<img src="file:///etc/hostname" onerror="alert(1)">',
    "</style></title><svg onload=alert(1)>",
    '" onmouseover="alert(1)',
    "javascript:alert(1)",
    '#read("/etc/hostname")',
    '#image("/etc/hostname")',
    '"] #eval("1+1") [',
    "$ sum_(i=0)^n $ *bold* _dim_ `raw` @ref <label>",
    "{{ 7 * 7 }} {% raw %} {# gone #}",
    "\\u{41} \\n /* gone */ // gone",
    "&lt;b&gt; &amp; &#x41;",
)
"""Each must come out letter by letter."""
CONTROLS = "\x00\x01\x1b[31m\u202egnp.exe\u2066\ufeff\ud800\U0001ffff"
"""Characters that break writers or hide; they come out as tokens."""
EVERYTHING = " ".join(MARKUP)


def hostile_material() -> Material:
    """A project in which every free text is an attack."""
    return material(
        hostile_cable(),
        project_name=EVERYTHING,
        project_id=EVERYTHING,
        reviewer=EVERYTHING,
        codebook_sha256=EVERYTHING,
        speakers=(
            Speaker(
                speaker_id=SpeakerId(SPEAKER.speaker_id),
                name=EVERYTHING,
                role=EVERYTHING,
                organisation=CONTROLS,
            ),
        ),
    )


def hostile_cable() -> CableMaterial:
    """A cable with attacks in its text, subject, TAGS, file name and notes."""
    text = TEXT.replace("the union is content", f"the union is {EVERYTHING} content")
    text = text.replace("THE CRANE", "<b>THE CRANE</b> #read").replace(
        "Econoff toured", f"{CONTROLS} Econoff toured"
    )
    whole = cable_material(text, notes=(note(EVERYTHING, on="s1"), note(EVERYTHING)))
    header = replace(
        whole.cable.header,
        subject=Subject(text=EVERYTHING, span=whole.cable.span),
        tags=MARKUP,
        captions=MARKUP,
        from_post=EVERYTHING,
        action=MARKUP,
    )
    return replace(
        whole,
        cable=replace(whole.cable, header=header),
        file_name=EVERYTHING,
        encoding=EVERYTHING,
    )
