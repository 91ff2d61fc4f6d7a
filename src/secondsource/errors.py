"""Every error the package raises on purpose; each message names the place, the value and the remedy."""

from __future__ import annotations


class SecondSourceError(Exception):
    """Base of all errors raised on purpose."""


class InputError(SecondSourceError):
    """One input cannot be used; `place` names it, `reason` says why, `remedy` what to do."""

    def __init__(self, place: str, reason: str, remedy: str = "") -> None:
        """Compose the message from its three parts."""
        self.place = place
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{place}: {reason}" + (f" ({remedy})" if remedy else ""))


class UsageError(SecondSourceError):
    """The call itself is wrong: an option's value, a combination of options."""


class EvidenceError(SecondSourceError):
    """A span's text is not the text at its place in the report."""


class WeightError(SecondSourceError):
    """A weight file is missing or not the one this version was made for."""
