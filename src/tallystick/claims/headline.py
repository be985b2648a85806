"""What a text is about that names nothing: the theatre's headline.

"July was milder than June", "January 2026: 1.02 thousand a day": days, numbers and words of counting, and no noun of
anything else. Only a text that is made of these alone, and is as short as that, is read so.
"""

from __future__ import annotations

from tallystick.claims.measures import MeasureFinder
from tallystick.claims.reading import Reading
from tallystick.claims.words import claim_words

_MOST_SENTENCES = 2


def headline(reading: Reading, measures: MeasureFinder) -> tuple[str, ...]:
    """The theatre's headline measure, for a text that names none and nothing else; else nothing."""
    if not 0 < len(reading.sentences) <= _MOST_SENTENCES:
        return ()
    if any(measures.named(number) for number in range(len(reading.sentences))):
        return ()
    words = claim_words()
    rates = any(t.kind == "rate" for times in reading.times.values() for t in times)
    counting = rates
    for i in range(reading.count):
        word = reading.lower(i)
        if not word[:1].isalpha() or _told(reading, i):
            continue
        if word not in words.headline_filler:
            return ()
        counting = counting or word in words.headline
    first = reading.theatre.headline
    return (first,) if counting and first is not None else ()


def _told(reading: Reading, i: int) -> bool:
    """Is the token part of a date, a bare number, or the name of a party to the war?"""
    number, at = reading.sentence_at(reading.starts[i]), reading.starts[i]
    spans = [t.span for t in reading.times[number]]
    spans += [q.number if q.head is not None else q.span for q in reading.quantities[number]]
    spans += [m.span for m in reading.mentions[number] if m.kind == "actor"]
    return any(span.start <= at < span.end for span in spans)
