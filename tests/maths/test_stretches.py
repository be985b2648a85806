"""Windows and means that are made when they are read are those made at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.maths.chains import farthest, rank, record_chain
from tallystick.maths.stretches import Spread, Stretches, as_stretches, held_only

# sums one last digit apart: divided by the days, some of them round to the same mean
NEAR = st.lists(st.integers(0, 6).map(lambda k: 100.1 + k * 2**-46), min_size=1, max_size=30)
FAR = st.lists(st.integers(-1000, 1000).map(float), min_size=1, max_size=30)


@given(sums=NEAR | FAR, days=st.integers(1, 400), lowest=st.booleans(), cut=st.integers(0, 3))
def test_sums_tell_what_their_means_tell(sums, days, lowest, cut):
    whole = Spread(sums, days)
    for spread in (whole, whole[cut:], whole[: -cut or None], whole[cut:][1:]):
        means = list(spread)
        assert [spread[at] for at in range(len(means))] == means
        assert record_chain(spread, lowest=lowest) == record_chain(means, lowest=lowest)
        if means:
            assert farthest(spread, lowest=lowest) == means.index((min if lowest else max)(means))
            assert rank(spread, means[-1], lowest=lowest) == rank(means, means[-1], lowest=lowest)


@given(first=st.integers(0, 9), days=st.integers(1, 9), every=st.integers(1, 9), count=st.integers(0, 9))
def test_stretches_read_as_a_list_of_pairs(first, days, every, count):
    stretches = Stretches(range(first, first + every * count, every), days)
    pairs = [(first + k * every, first + k * every + days - 1) for k in range(count)]
    assert list(stretches) == pairs
    assert list(stretches[1:]) == pairs[1:]
    assert [stretches[k] for k in range(-count, count)] == [pairs[k] for k in range(-count, count)]


LISTS = {
    "one": ([(3, 9)], True),
    "each a day after the one before": ([(3, 9), (4, 10)], True),
    "a week after": ([(3, 9), (10, 16)], False),
    "of other lengths": ([(1, 31), (2, 28)], False),
    "none": ([], False),
}


@pytest.mark.parametrize(("windows", "known"), LISTS.values(), ids=LISTS)
def test_windows_known_to_be_of_one_length(windows, known):
    found = as_stretches(windows)
    assert (found is not None) == known
    assert found is None or list(found) == windows


HOLES = {
    "at the ends": ([None, 1.0, 2.0, None], [1, 2]),
    "within": ([1.0, None, 2.0, 3.0], [0, 2, 3]),
    "nothing else": ([None, None, None, None], []),
}


@pytest.mark.parametrize(("values", "held"), HOLES.values(), ids=HOLES)
def test_windows_with_a_value(values, held):
    stretches = Stretches(range(4), 2)
    for windows in (stretches, list(stretches)):
        told, found = held_only(windows, values)
        assert (list(told), list(found)) == ([stretches[k] for k in held], [values[k] for k in held])
