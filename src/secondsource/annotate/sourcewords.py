"""Whom "I", "it", "they" and "who" mean where they are sources: who is quoted, the body before, the antecedent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from secondsource.annotate.scene import FINITE, bare_pronoun
from secondsource.language.lists import words

if TYPE_CHECKING:
    from secondsource.annotate.referents import Referent
    from secondsource.annotate.scene import Scene
    from secondsource.model.reading import Token

OF_BODIES: Final = words("it they")
RELATIVES: Final = words("who which that")
_PAUSES = frozenset([",", "—", "–", "--"])
_SHOWING = words("shows showed depicts depicted features featured contains contained includes included mentions refers")
_REACH = 2  # sentences over which such a pronoun takes up the source before


def body_meant(scene: Scene, token: Token) -> Referent | None:
    """Return the body that "it" or "they" as a source takes up: the last source, or for "it" the subject before."""
    if not scene.is_source(token):
        return None
    found = _source_before(scene, token)
    if found is None and bare_pronoun(token.text) == "it" and not _shows(scene, token):
        found = _subject_before(scene, token)
    return found


def first_person(scene: Scene, token: Token) -> Referent | None:
    """Return who says an "I" that is a source inside quotation marks: the person the words around it are said by."""
    if bare_pronoun(token.text) != "i" or not scene.in_quotation(token.start) or not scene.is_source(token):
        return None
    sources = scene.sources_over(token.start)
    speakers = {
        id(referent): referent
        for low, high in sources
        for _, end, _, referent in scene.spots(low, high)
        if referent.kind == "person" and end <= high and not scene.owns(end)
    }
    return next(iter(speakers.values())) if len(speakers) == 1 else None


def relative(scene: Scene, token: Token) -> Referent | None:
    """Return whom a relative pronoun that is a source takes up: what is named right before it ("Ames, 54, who said").

    "Who" takes up people, the others bodies and places; after "of" or "for" the head may be meant, so nobody.
    """
    word = token.text.lower()
    if word not in RELATIVES or not scene.is_source(token):
        return None
    at = scene.token_at[token.start] - 1
    if at > 1 and scene.tokens[at].text == "," and scene.tokens[at - 1].text.isdigit():
        at -= 2
    if at > 0 and scene.tokens[at].text in _PAUSES:
        at -= 1
    if word == "who":
        at = _before_places(scene, at)
    found = [
        (start, scene.rank[id(referent)], referent)
        for start, _, form, referent in scene.spots_ending(scene.tokens[at].end)
        if form != "pronoun" and (referent.kind == "person") == (word == "who")
    ]
    if not found:
        return None
    start, _, referent = min(found, key=lambda item: item[:2])
    before = scene.token_at.get(start, 0) - 1
    return None if before >= 0 and scene.tokens[before].text.lower() in {"of", "for"} else referent


def _before_places(scene: Scene, at: int) -> int:
    """Return the last token before the places at the end of a phrase ("Joe Ames of Lorn, Ohio, who")."""
    back = at
    while back > 0 and (place := _place_ending(scene, scene.tokens[back].end)) is not None:
        at = back
        back = scene.token_at.get(place, 0) - 1
        while back > 0 and scene.tokens[back].text in _PAUSES:
            back -= 1
    home = 0 < back < at and scene.tokens[back].text.lower() in {"of", "from", "in"}
    return back - 1 if home else at


def _place_ending(scene: Scene, end: int) -> int | None:
    """Return where the mention of a place that ends here starts, the last known place's if there are several."""
    found = [(scene.rank[id(r)], start) for start, _, _, r in scene.spots_ending(end) if r.kind == "place"]
    return max(found)[1] if found else None


def _shows(scene: Scene, token: Token) -> bool:
    """Tell whether an "it" is quoted, or a picture or paper rather than its maker ("It shows an officer")."""
    at = scene.token_at[token.start]
    return scene.in_quotation(token.start) or any(t.text.lower() in _SHOWING for t in scene.tokens[at + 1 : at + 3])


def _source_before(scene: Scene, token: Token) -> Referent | None:
    """Return the body that is the source just before, when that is one by name."""
    before = scene.source_before(token.start)
    if before is None or scene.gap(before[0], token.start) > _REACH:
        return None
    inside = [(r, end) for _, end, _, r in scene.spots(*before) if end <= before[1]]
    bodies = [r for r, end in inside if r.kind == "organisation" and end == before[1]]
    return bodies[0] if len(bodies) == 1 and all(r.kind != "person" for r, _ in inside) else None


def _subject_before(scene: Scene, token: Token) -> Referent | None:
    """Return the one body or country that is the first subject of the sentence, else of the one before."""
    here = scene.sentence(token.start)
    for sentence in (here, here - 1):
        found = {
            id(referent): referent
            for start, end, _, referent in (scene.spots(scene.opening(sentence), token.start) if sentence >= 0 else ())
            if (referent.kind == "organisation" or referent.countries)
            and referent.kind != "person"
            and end <= token.start
            and scene.sentence(start) == sentence
            and scene.is_subject(start, end)
            and not _verb_between(scene, scene.starts[sentence], start)
        }
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
        if _verb_between(scene, scene.starts[here], token.start):
            return None
    return None


def _verb_between(scene: Scene, low: int, high: int) -> bool:
    """Tell whether a finite verb stands between two places, so that a subject came before."""
    first, last = scene.following(low), scene.following(high)
    return first is not None and any(t.pos in FINITE for t in scene.tokens[first:last])
