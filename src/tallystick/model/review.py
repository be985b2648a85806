"""What a person said of a finding. Reviews are added, never changed: one that was a mistake is withdrawn by another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tallystick.model.finding import Finding, Verdict


class ReviewAction(StrEnum):
    """What a reviewer does."""

    ACCEPT = "accept"  # the finding is right
    OVERRIDE = "override"  # another verdict
    CORRECT = "correct"  # the claim was read wrongly: what its fields should be
    WITHDRAW = "withdraw"  # an earlier review no longer counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One review. `verdict` is what the reviewer says instead of the machine's, None for the machine's own.

    `changes` are fields of the public JSON ("amount.value") and what they should be. `made` is in UTC.
    `withdrawn`: a later review took it back.
    """

    number: int
    action: ReviewAction
    reason: str
    reviewer: str
    made: datetime
    verdict: Verdict | None = None
    changes: Mapping[str, str] = field(default_factory=dict)
    withdraws: int | None = None
    withdrawn: bool = False


def in_effect(reviews: Sequence[Review]) -> Review | None:
    """The newest review that stands; None where there is none."""
    standing = [one for one in reviews if not one.withdrawn and one.action is not ReviewAction.WITHDRAW]
    return max(standing, key=lambda one: one.number, default=None)


def verdict_of(finding: Finding, reviews: Sequence[Review]) -> Verdict:
    """The verdict in effect: a reviewer's, where one stands, before the machine's."""
    review = in_effect(reviews)
    return review.verdict if review and review.verdict else finding.verdict
