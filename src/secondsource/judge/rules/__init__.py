"""Named rules on two passages: each is a pure function, callable on two literals, that explains itself in a sentence."""

from secondsource.judge.rules.catalogue import RULES, objections
from secondsource.judge.rules.objection import Objection

__all__ = ["RULES", "Objection", "objections"]
