from hypothesis import given
from hypothesis import strategies as st

from tallystick.maths.intervals import add, divide, meet, scale, subtract

intervals = st.tuples(st.integers(0, 1000), st.integers(0, 1000)).map(lambda pair: (min(pair), max(pair)))


def test_an_open_interval_stays_open():
    assert add([(1, float("inf")), (2, 3)]) == (3, float("inf"))
    assert divide((10, 20), (0, 5)) == (2, float("inf"))


@given(intervals, intervals)
def test_the_sum_holds_every_sum_of_members(a, b):
    low, high = add([a, b])
    assert low <= a[0] + b[1] <= high
    assert subtract(a, b)[0] <= a[0] - b[0] <= subtract(a, b)[1]


@given(intervals, intervals, st.integers(0, 50))
def test_slack_never_parts_what_met(a, b, slack):
    assert not meet(a, b) or meet(a, b, slack)
    assert meet(a, b) == meet(b, a)
    assert scale(a, 2) == (2 * a[0], 2 * a[1])
