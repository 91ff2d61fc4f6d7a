"""Rules on names, places, roles, speakers and on who did what to whom, in two passages worded nearly alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.judge.alignment import align
from secondsource.judge.rules.objection import Objection, against, said
from secondsource.judge.words import one_name
from secondsource.language.opposites import REPORTING

if TYPE_CHECKING:
    from secondsource.judge.alignment import Alignment
    from secondsource.judge.passage import Passage

_LOCATIVE = frozenset("in at near from to outside inside across around through toward towards off".split())
_ROLES = frozenset(
    """president vice minister secretary senator governor mayor chief captain sheriff officer director
    chairman chairwoman
    chair judge lawyer attorney prosecutor spokesman spokeswoman ambassador general colonel sergeant doctor professor
    king queen prince princess bishop pope coach teacher councillor councilman commissioner deputy detective lieutenant
    congressman congresswoman representative chancellor premier treasurer inspector engineer harbourmaster""".split()
)
_LEAST_COVERED = 0.6
_LONGEST_NAME = 4


def names(a: Passage, b: Passage) -> Objection | None:
    """Object to a name in whose place another name stands, in passages otherwise worded nearly alike."""
    return _replaced(a, b, places=False)


def places(a: Passage, b: Passage) -> Objection | None:
    """Object to a place in whose place another stands: a name behind “in”, “at”, “near”, “to” and the like."""
    return _replaced(a, b, places=True)


def _replaced(a: Passage, b: Passage, *, places: bool) -> Objection | None:
    aligned = align(a, b)
    if _covered(a, aligned) < _LEAST_COVERED:
        return None
    rule, what = ("places", "the places differ") if places else ("names", "the names differ")
    for i, j in aligned.replaced:
        if not (a.named[i] and b.named[j]) or i in a.numeric or j in b.numeric or one_name(a.words[i], b.words[j]):
            continue
        if a.lower[i] in _ROLES or b.lower[j] in _ROLES:
            continue
        one, other = _run(a, i), _run(b, j)
        whole = {a.stems[k] for k in range(*one)} & {b.stems[k] for k in range(*other)}
        if _is_place(a, one[0]) == _is_place(b, other[0]) == places and not (
            whole and one[1] - one[0] != other[1] - other[0]
        ):
            return against(rule, what, said(a, *one), said(b, *other))
    return None


def _covered(a: Passage, aligned: Alignment) -> float:
    plain = [i for i in range(len(a.words)) if a.content[i] and not a.named[i]]
    return sum(aligned.to[i] >= 0 for i in plain) / max(1, len(plain)) if plain else 0.0


def _run(p: Passage, at: int) -> tuple[int, int]:
    """Return the run of capitalised words around one."""
    start = end = at
    while start > 0 and p.named[start - 1] and at - start < _LONGEST_NAME:
        start -= 1
    while end + 1 < len(p.words) and p.named[end + 1] and end - at < _LONGEST_NAME:
        end += 1
    return start, end + 1


def _is_place(p: Passage, start: int) -> bool:
    return any(w in _LOCATIVE for w in p.lower[max(0, start - 1) : start])


def roles(a: Passage, b: Passage) -> Objection | None:
    """Object to one name with two roles beside it ("Mayor Holm", "Governor Holm")."""
    left, right = _roles(a), _roles(b)
    for name, (role, shown) in left.items():
        if name in right and right[name][0] != role:
            return against("roles", f"{name.capitalize()} has different roles", shown, right[name][1])
    return None


def _roles(p: Passage) -> dict[str, tuple[str, str]]:
    """Return the role and its words by the last name that stands right behind it."""
    found = {}
    for at in range(len(p.words) - 1):
        if p.lower[at] in _ROLES and p.named[at + 1] and p.lower[at + 1] not in _ROLES:
            _, end = _run(p, at + 1)
            found[p.lower[end - 1]] = (p.lower[at], said(p, at, end))
    return found


def speakers(a: Passage, b: Passage) -> Objection | None:
    """Object to the same words said by two people ("Holm said", "Lund said")."""
    one, other = _speaker(a), _speaker(b)
    if one is None or other is None or a.lower[one[1] - 1] == b.lower[other[1] - 1]:
        return None
    aligned = align(a, b)
    if _covered(a, aligned) < _LEAST_COVERED or one_name(a.words[one[1] - 1], b.words[other[1] - 1]):
        return None
    return against("speakers", "the same is said by different people", said(a, *one), said(b, *other))


def _speaker(p: Passage) -> tuple[int, int] | None:
    """Return the name beside a verb of saying."""
    for at, word in enumerate(p.lower):
        if word in REPORTING:
            for beside in (at - 1, at + 1, at + 2 if word == "according" else -1):
                if 0 <= beside < len(p.words) and p.named[beside]:
                    return _run(p, beside)
    return None


def turned(a: Passage, b: Passage) -> Objection | None:
    """Object to who did it to whom when the two stand on opposite sides of the same verb ("A sued B", "B sued A")."""
    aligned = align(a, b)
    passive = [_is_passive(p) for p in (a, b)]
    heads = [i for i, j in enumerate(aligned.to) if j >= 0 and _is_capital(a, i) and _is_capital(b, j)]
    for i in heads:
        for k in heads:
            if k <= i + 1:
                continue
            j, m = aligned.to[i], aligned.to[k]
            low, high = sorted((j, m))
            verbs = [v for v in range(i + 1, k) if _is_verb(a, v) and low < aligned.to[v] < high]
            if verbs and (m < j) == (passive[0] == passive[1]):
                shown = f"{said(a, *_run(a, i))} {a.words[verbs[0]]} {said(a, *_run(a, k))}"
                other = f"{said(b, *_run(b, low))} {b.words[aligned.to[verbs[0]]]} {said(b, *_run(b, high))}"
                return against("turned", "who did it to whom differs", shown, other)
    return None


def _is_capital(p: Passage, at: int) -> bool:
    return p.content[at] and p.words[at][0].isupper()


def _is_verb(p: Passage, at: int) -> bool:
    return (
        p.content[at]
        and not p.named[at]
        and at not in p.numeric
        and p.lower[at].endswith(("ed", "s", "t", "d", "w", "n", "g"))
    )


def _is_passive(p: Passage) -> bool:
    return any(w == "by" and k and p.lower[k - 1].endswith(("ed", "en", "t", "wn")) for k, w in enumerate(p.lower))
