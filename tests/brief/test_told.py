"""Events, attempts and forecasts in the public JSON: keys of their own, which other claims do not have."""

from datetime import date

from tallystick.brief.public import _told
from tallystick.model.claim import Claim, ClaimKind
from tallystick.model.event import Event, EventType, Objective, ObjectiveStatus, Occurrence, Prospect
from tallystick.model.period import Period
from tallystick.model.span import Span

BARE = {"id": "c1", "kind": ClaimKind.EVENT, "text": "x", "span": Span(0, 1), "sentence": Span(0, 1)}


def test_an_event_shows_all_its_parts():
    since = Period(date(2012, 1, 1), date(2012, 12, 31))
    event = Event(type=EventType.ASSAULT, action="attacked", occurrence=Occurrence(ordinal=1, since=since))
    shown = _told(Claim(**BARE, event=event))
    assert list(shown) == ["event"]
    assert list(shown["event"]) == "type mode action actor actor_id target target_id means places occurrence".split()
    assert shown["event"]["type"] == "assault"
    assert shown["event"]["occurrence"]["since"]["start"] == "2012-01-01"


def test_objective_and_forecast():
    objective = Objective(status=ObjectiveStatus.FAILED, goal="capture the town")
    shown = _told(Claim(**BARE, objective=objective, prospect=Prospect(condition="it rains")))
    assert shown["objective"]["status"] == "failed"
    assert list(shown["forecast"]) == "condition unless measure direction threshold due not_before when".split()


def test_other_claims_have_no_such_keys():
    assert _told(Claim(**BARE)) == {}
