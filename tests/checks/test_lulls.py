"""A count that stood still for a day, or has only begun, contradicts no figure of those days."""

import pytest

from tallystick.checks import check_claims
from tallystick.model.claim import Aggregation
from tallystick.model.finding import Verdict
from tests.checks.samples import claim, context, counting, days

# 10 a day from 1 January 2024; the report of 10 February did not come.
STEPS = [10] * 40 + [0, 20] + [10] * 60

LULLS = {  # value, first and last day -> verdict
    "another figure for the missed day": (15, "2024-02-10", "2024-02-10", Verdict.NO_EVIDENCE),
    "the day of two reports": (20, "2024-02-11", "2024-02-11", Verdict.SUPPORTED),
    "a day like any other": (15, "2024-03-10", "2024-03-10", Verdict.CONTRADICTED),
    "a week takes it without harm": (105, "2024-02-05", "2024-02-11", Verdict.CONTRADICTED),
    "the first day": (25, "2024-01-01", "2024-01-01", Verdict.NO_EVIDENCE),
}


@pytest.mark.parametrize(("value", "first", "last", "expected"), LULLS.values(), ids=LULLS)
def test_lulls(value, first, last, expected):
    one = claim(value, days(first, last), aggregation=Aggregation.TOTAL)
    findings, _ = check_claims([one], context(counting(STEPS, len(STEPS))))
    assert findings[one.id].verdict is expected


def test_a_count_with_late_findings_contradicts_no_single_day():
    steps = [10] * 40 + [400] + [10] * 60
    one = claim(15, days("2024-02-14", "2024-02-14"), aggregation=Aggregation.TOTAL)
    findings, _ = check_claims([one], context(counting(steps, len(steps))))
    assert findings[one.id].verdict is Verdict.NO_EVIDENCE
