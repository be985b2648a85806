"""Areas on the ellipsoid: known figures, and what holds for every polygon."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis.strategies import floats

from tallystick.maths.geodesy import polygon_area, ring_area, union_area


def box(west: float, south: float, east: float, north: float) -> list[tuple[float, float]]:
    """A rectangle whose sides follow parallels closely: a corner every tenth of a degree or so."""
    steps = max(1, round((east - west) * 10))
    lons = [west + (east - west) * step / steps for step in range(steps + 1)]
    return [(lon, south) for lon in lons] + [(lon, north) for lon in reversed(lons)]


# Bands of a degree between parallels of the WGS84 ellipsoid, km², from the closed form of the authalic latitude.
KNOWN = {
    "an eighth of the ellipsoid": ([(0, 0), (90, 0), (90, 90), (0, 90)], 510_065_621.724 / 8, 1e-9),
    "a degree at the equator": (box(0, 0, 1, 1), 12_308.8, 1e-4),
    "a degree at 48 north": (box(36, 48, 37, 49), 8_213, 1e-3),
}


@pytest.mark.parametrize(("ring", "area", "within"), KNOWN.values(), ids=KNOWN)
def test_known_areas(ring, area, within):
    assert ring_area(ring) == pytest.approx(area, rel=within)


SQUARE = [box(36, 47, 37, 48)]
UNIONS = {  # polygons -> how many squares they cover
    "one": ([SQUARE], 1),
    "twice the same": ([SQUARE, SQUARE], 1),
    "side by side": ([SQUARE, [box(37, 47, 38, 48)]], 2),
    "half over another": ([SQUARE, [box(36.5, 47, 37.5, 48)]], 1.5),
    "within another": ([SQUARE, [box(36.2, 47.2, 36.4, 47.4)]], 1),
    "an island in a hole": ([[*SQUARE, box(36.2, 47.2, 36.8, 47.8)], [box(36.2, 47.2, 36.8, 47.8)]], 1),
    "apart": ([SQUARE, [box(39, 47, 40, 48)]], 2),
}


@pytest.mark.parametrize(("polygons", "squares"), UNIONS.values(), ids=UNIONS)
def test_what_is_covered_twice_counts_once(polygons, squares):
    assert union_area(polygons) == pytest.approx(squares * polygon_area(SQUARE), rel=2e-3)


degrees = floats(0.01, 5)


@given(west=floats(-170, 170), south=floats(-80, 75), wide=degrees, high=degrees, share=floats(0.1, 0.9))
def test_a_polygon_is_the_sum_of_its_pieces(west, south, wide, high, share):
    corner = (west + wide, south)
    ring = [(west, south), corner, (west + wide, south + high), (west, south + high)]
    whole = ring_area(ring)
    assert ring_area([*ring, ring[0]]) == pytest.approx(whole)  # closed or not
    assert ring_area(ring[::-1]) == pytest.approx(whole)  # whichever way it runs
    assert ring_area([(lon + 360, lat) for lon, lat in ring]) == pytest.approx(whole, rel=1e-6)
    cut = south + high * share  # a meridian is straight: a point on it may be added
    below = [(west, south), corner, (west + wide, cut), (west, cut)]
    above = [(west, cut), (west + wide, cut), (west + wide, south + high), (west, south + high)]
    assert ring_area(below) + ring_area(above) == pytest.approx(whole, rel=1e-6)
