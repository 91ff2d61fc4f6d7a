"""Named rules on two passages: pure functions, callable on two literals, that explain themselves in a sentence."""

from secondsource.judge.rules.catalogue import RULES, objections
from secondsource.judge.rules.objection import Objection

__all__ = ["RULES", "Objection", "objections"]
