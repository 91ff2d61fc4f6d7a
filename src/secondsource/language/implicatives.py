"""What verbs tell about the clause they govern: implicative signatures (Karttunen 1971, 2012; Nairn et al. 2006).

A signature has two signs, for the verb affirmed and for the verb negated: "+" the clause holds, "-" it does not, "o"
nothing is said. "Managed to" is +-, "failed to" -+, "refused to" -o, "forced … to" +o, "tried to" oo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from secondsource.language.forms import stem

if TYPE_CHECKING:
    from collections.abc import Mapping

Sign = Literal["+", "-", "o"]
Joint = Literal["to", "from", "ing", "that"]

_LISTS: dict[tuple[Joint, str], str] = {
    ("to", "+-"): "manage bother remember dare deign get happen turn begin start continue proceed come",
    ("to", "-+"): "fail neglect forget omit",
    ("to", "-o"): "refuse decline",
    ("to", "+o"): "force compel cause oblige lead help",
    ("to", "o-"): "allow permit enable let able afford hesitate",
    ("from", "-o"): "prevent stop keep ban bar block prohibit stave forbid dissuade deter refrain abstain hinder",
    ("ing", "-o"): "avoid deny escape resist prevent rule",
    ("ing", "+o"): "regret admit confess finish keep enjoy resume stop",
    ("that", "-o"): "deny disprove refute reject dismiss",
    ("that", "++"): "know realize realise regret discover learn notice reveal acknowledge confirm recall forget",
    ("that", "-+"): "pretend",
    ("that", "oo"): "doubt dispute",
}
# A word by its stem and the joint of its clause: the signs where it is affirmed and where it is negated.
SIGNATURES: Mapping[tuple[Joint, str], tuple[Sign, Sign]] = {
    (joint, stem(word)): cast("tuple[Sign, Sign]", tuple(signs))
    for (joint, signs), words in _LISTS.items()
    for word in words.split()
}


def sign(word: str, joint: Joint, *, negated: bool) -> Sign | None:
    """Return what a governing word says of its clause, None where the word is not listed with this joint."""
    signs = SIGNATURES.get((joint, stem(word)))
    return None if signs is None else signs[1 if negated else 0]
