"""Areas on the WGS84 ellipsoid, in km², of polygons given as rings of (longitude, latitude) in degrees.

The area under an edge is that of a spherical quadrilateral down to the equator (Karney 2013, Algorithms for geodesics,
J. Geod. 87, 43-55, eq. 63), on the sphere of the ellipsoid's own area with latitudes made authalic (Snyder 1987, Map
Projections: A Working Manual, USGS PP 1395, p. 16). The sphere keeps every area exactly; only an edge between two
corners takes a slightly different way than the geodesic: a part in 10^9 of the area for the edges of a front line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import asin, atan2, atanh, cos, fmod, pi, radians, sin, sqrt, tan

Point = Sequence[float]
Ring = Sequence[Point]

_A = 6378.137  # km, the ellipsoid's larger axis
_F = 1 / 298.257223563
_E = sqrt(_F * (2 - _F))
_STRIP_DEGREES = 0.001  # height of the strips in which an overlap is measured: about 110 m


def _q(sine: float) -> float:
    return (1 - _E * _E) * (sine / (1 - (_E * sine) ** 2) + atanh(_E * sine) / _E)


_QP = _q(1.0)
_RADIUS_SQUARED = _A * _A * _QP / 2  # of the sphere with the same area


def ring_area(ring: Ring) -> float:
    """Area inside a ring, km², whichever way it runs and whether or not its last corner repeats the first."""
    total = 0.0
    halves = [tan(asin(max(-1.0, min(1.0, _q(sin(radians(point[1]))) / _QP))) / 2) for point in ring]
    for (a, half_a), (b, half_b) in zip(
        zip(ring, halves, strict=True), zip((*ring[1:], ring[0]), (*halves[1:], halves[0]), strict=True), strict=True
    ):
        step = fmod(radians(b[0] - a[0]), 2 * pi)
        step -= 2 * pi if step > pi else -2 * pi if step < -pi else 0
        total += 2 * atan2(tan(step / 2) * (half_a + half_b), 1 + half_a * half_b)
    return abs(total) * _RADIUS_SQUARED


def polygon_area(polygon: Sequence[Ring]) -> float:
    """Area of a polygon, km²: its first ring less the others, which are its holes."""
    outer, *holes = polygon
    return ring_area(outer) - sum(ring_area(hole) for hole in holes)


def union_area(polygons: Sequence[Sequence[Ring]]) -> float:
    """Area that at least one of the polygons covers, km².

    The sum of their areas, exact as above, less what they share; that is measured in strips, to about one part in a
    thousand of the overlap, and costs time only where two polygons can meet at all.
    """
    total = sum(polygon_area(polygon) for polygon in polygons)
    boxes = [_box(polygon[0]) for polygon in polygons]
    meeting = {
        index
        for one, a in enumerate(boxes)
        for other, b in enumerate(boxes)
        if one < other
        and a[0] < b[2]
        and b[0] < a[2]
        and a[1] < b[3]
        and b[1] < a[3]
        and _corner_within(polygons[one], polygons[other])
        for index in (one, other)
    }
    return total - _shared([polygons[index] for index in sorted(meeting)]) if meeting else total


def _box(ring: Ring) -> tuple[float, float, float, float]:
    lons, lats = [point[0] for point in ring], [point[1] for point in ring]
    return min(lons), min(lats), max(lons), max(lats)


def _corner_within(one: Sequence[Ring], other: Sequence[Ring]) -> bool:
    """May two polygons overlap? A corner of one in the other; neighbours with a common border may say yes as well."""
    return any(_covers(polygon, point) for polygon, points in ((one, other[0]), (other, one[0])) for point in points)


def _covers(polygon: Sequence[Ring], point: Point) -> bool:
    return sum(start < point[0] for start in _crossings(polygon, point[1])) % 2 == 1


def _crossings(polygon: Sequence[Ring], latitude: float) -> list[float]:
    """Longitudes at which the outline of a polygon crosses a latitude, in order."""
    found = []
    for ring in polygon:
        for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (a[1] > latitude) != (b[1] > latitude):
                found.append(a[0] + (latitude - a[1]) / (b[1] - a[1]) * (b[0] - a[0]))
    return sorted(found)


def _shared(polygons: Sequence[Sequence[Ring]]) -> float:
    """What polygons cover more than once, km², each further time counted."""
    boxes = [_box(polygon[0]) for polygon in polygons]
    low, high = min(box[1] for box in boxes), max(box[3] for box in boxes)
    total = 0.0
    for strip in range(int((high - low) / _STRIP_DEGREES) + 1):
        south = low + strip * _STRIP_DEGREES
        middle = south + _STRIP_DEGREES / 2
        spans = [
            (west, east)
            for polygon, box in zip(polygons, boxes, strict=True)
            if box[1] <= middle <= box[3]
            for west, east in _pairs(_crossings(polygon, middle))
        ]
        degrees = sum(east - west for west, east in spans) - _length(spans)
        if degrees > 0:
            total += degrees * _strip_area(middle)
    return total


def _pairs(crossings: Sequence[float]) -> Iterable[tuple[float, float]]:
    return zip(crossings[::2], crossings[1::2], strict=False)


def _length(spans: Iterable[tuple[float, float]]) -> float:
    """Length of the union of spans."""
    total, reach = 0.0, float("-inf")
    for west, east in sorted(spans):
        total += max(0.0, east - max(west, reach))
        reach = max(reach, east)
    return total


def _strip_area(latitude: float) -> float:
    """Area of a piece one degree wide and a strip high, km²: M(latitude) N(latitude) cos(latitude) dlat dlon."""
    phi = radians(latitude)
    w = 1 - (_E * sin(phi)) ** 2
    return _A * _A * (1 - _E * _E) * cos(phi) / (w * w) * radians(_STRIP_DEGREES) * radians(1)
