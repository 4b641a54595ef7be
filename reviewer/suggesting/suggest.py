"""Text and structure of a cable in, suggestions out."""

from collections.abc import Iterator

from reviewer.domain.cable import Cable
from reviewer.domain.suggestion import Suggestion, Suggestions
from reviewer.suggesting.claims import Claims
from reviewer.suggesting.judgements import Judgements
from reviewer.suggesting.lexicon import lexicon
from reviewer.suggesting.linking import Placed, links, placed
from reviewer.suggesting.reading import Sentence, Zone, read_sentences
from reviewer.suggesting.speakers import Speakers


def suggest(text: str, cable: Cable) -> Suggestions:
    """Propose statements and links for a cable, from its text alone.

    The same text gives the same suggestions; nothing of what anybody recorded is
    looked at.
    """
    words = lexicon()
    claims = Claims(
        words, Speakers(words, cable, text[cable.span.start : cable.span.end])
    )
    judgements = Judgements(words)
    items: list[Placed] = []
    for sentence in read_sentences(text, cable):
        found = _of_sentence(sentence, claims, judgements)
        items += [placed(text, one, sentence.zone, words) for one in found]
    taken = {item.suggestion.spans for item in items}
    items += [
        placed(text, one, sentence.zone, words)
        for sentence, one in claims.of_leads()
        if one.spans not in taken
    ]
    items.sort(key=lambda item: item.suggestion.spans)
    return Suggestions(
        items=tuple(item.suggestion for item in items),
        links=tuple(links(text, items, words)),
    )


def _of_sentence(
    sentence: Sentence, claims: Claims, judgements: Judgements
) -> Iterator[Suggestion]:
    if sentence.zone is Zone.COMMENT:
        comment = judgements.in_block(sentence)
        if comment:
            yield comment
        return
    own, weighs = judgements.is_own(sentence.text), judgements.outweighs(sentence)
    may_go_on = not weighs and sentence.zone is not Zone.AFTERMATH
    found = () if own else claims.of_sentence(sentence, may_go_on=may_go_on)
    yield from found
    if found:
        return
    if sentence.zone is Zone.AFTERMATH:
        yield judgements.after_block(sentence)
    elif own or (not claims.is_told and (claims.is_silent() or weighs)):
        comment = judgements.outside(sentence)
        if comment:
            yield comment
