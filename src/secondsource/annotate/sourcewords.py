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
    if not _is_source(scene, token):
        return None
    found = _source_before(scene, token)
    if found is None and bare_pronoun(token.text) == "it" and not _shows(scene, token):
        found = _subject_before(scene, token)
    return found


def first_person(scene: Scene, token: Token) -> Referent | None:
    """Return who says an "I" that is a source inside quotation marks: the person the words around it are said by."""
    if bare_pronoun(token.text) != "i" or not scene.in_quotation(token.start) or not _is_source(scene, token):
        return None
    sources = scene.sources_over(token.start)
    speakers = [
        referent
        for referent in scene.referents
        if referent.kind == "person"
        and any(a <= s and e <= b and not scene.owns(e) for s, e, _ in referent.mentions for a, b in sources)
    ]
    return speakers[0] if len(speakers) == 1 else None


def relative(scene: Scene, token: Token) -> Referent | None:
    """Return whom a relative pronoun that is a source takes up: what is named right before it ("Ames, 54, who said").

    "Who" takes up people, the others bodies and places; after "of" or "for" the head may be meant, so nobody.
    """
    word = token.text.lower()
    if word not in RELATIVES or not _is_source(scene, token):
        return None
    at = scene.token_at[token.start] - 1
    if at > 1 and scene.tokens[at].text == "," and scene.tokens[at - 1].text.isdigit():
        at -= 2
    if at > 0 and scene.tokens[at].text in _PAUSES:
        at -= 1
    if word == "who":
        at = _before_places(scene, at)
    found = [
        (start, referent)
        for referent in scene.referents
        for start, end, form in referent.mentions
        if end == scene.tokens[at].end and form != "pronoun" and (referent.kind == "person") == (word == "who")
    ]
    if not found:
        return None
    start, referent = min(found, key=lambda item: item[0])
    before = scene.token_at.get(start, 0) - 1
    return None if before >= 0 and scene.tokens[before].text.lower() in {"of", "for"} else referent


def _before_places(scene: Scene, at: int) -> int:
    """Return the last token before the places at the end of a phrase ("Joe Ames of Lorn, Ohio, who")."""
    starts = {end: start for r in scene.referents if r.kind == "place" for start, end, _ in r.mentions}
    back = at
    while back > 0 and scene.tokens[back].end in starts:
        at = back
        back = scene.token_at.get(starts[scene.tokens[back].end], 0) - 1
        while back > 0 and scene.tokens[back].text in _PAUSES:
            back -= 1
    home = 0 < back < at and scene.tokens[back].text.lower() in {"of", "from", "in"}
    return back - 1 if home else at


def _shows(scene: Scene, token: Token) -> bool:
    """Tell whether an "it" is quoted, or a picture or paper rather than its maker ("It shows an officer")."""
    at = scene.token_at[token.start]
    return scene.in_quotation(token.start) or any(t.text.lower() in _SHOWING for t in scene.tokens[at + 1 : at + 3])


def _is_source(scene: Scene, token: Token) -> bool:
    return any(a == token.start and b <= token.end for a, b in scene.said)


def _source_before(scene: Scene, token: Token) -> Referent | None:
    """Return the body that is the source just before, when that is one by name."""
    before = max((s for s in scene.said if s[1] <= token.start), default=None)
    if before is None or scene.gap(before[0], token.start) > _REACH:
        return None
    inside = [
        (r, start, end)
        for r in scene.referents
        for start, end, _ in r.mentions
        if before[0] <= start < end <= before[1]
    ]
    bodies = [r for r, _, end in inside if r.kind == "organisation" and end == before[1]]
    return bodies[0] if len(bodies) == 1 and all(r.kind != "person" for r, *_ in inside) else None


def _subject_before(scene: Scene, token: Token) -> Referent | None:
    """Return the one body or country that is the first subject of the sentence, else of the one before."""
    here = scene.sentence(token.start)
    for sentence in (here, here - 1):
        found = {
            id(referent): referent
            for referent in scene.referents
            if referent.kind == "organisation" or referent.countries
            for start, end, _ in referent.mentions
            if referent.kind != "person"
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
