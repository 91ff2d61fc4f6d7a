"""Claims: what reports say about one point."""

from __future__ import annotations

from typing import Literal

import msgspec

from secondsource.model.span import Span

Status = Literal["corroborated", "single-source", "disputed"]


class Member(msgspec.Struct, frozen=True, gc=False):
    """One report's words for a claim; `ref` is the attribution or event they come from."""

    span: Span
    ref: str | None


class Claim(msgspec.Struct, frozen=True, gc=False):
    """Statements or event mentions lined up across reports; `origins` counts the independent ones behind the summary.

    `why` says what makes the words of several reports one origin for this claim (one news conference, one passage).
    `behind` are the reports whose words say what the summary says, `against` those that speak to the point and whose
    numbers, days or negation cannot be true with it; the others of `reports` only speak to the point.
    """

    id: str
    story: str
    kind: Literal["statement", "event"]
    members: tuple[Member, ...]
    reports: tuple[str, ...]
    origins: int
    status: Status
    summary: str
    why: str = ""
    behind: tuple[str, ...] = ()
    against: tuple[str, ...] = ()

    @property
    def carriers(self) -> tuple[str, ...]:
        """Return the reports that say what the summary says, as far as that was looked at: else all of them."""
        return self.behind or self.reports

    @property
    def support(self) -> tuple[Span, ...]:
        """Return the words to show for the claim: of the reports behind it, and of all where it is disputed."""
        shown = self.reports if self.status == "disputed" else self.carriers
        return tuple(member.span for member in self.members if member.span.report in shown)

    @property
    def beside(self) -> tuple[str, ...]:
        """Return the reports that speak to the point and neither say what the summary says nor the contrary."""
        return tuple(r for r in self.reports if self.behind and r not in self.behind and r not in self.against)
