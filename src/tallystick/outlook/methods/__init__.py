"""One file a method: `chances(values, reached, move, horizon) -> list[float | None]`.

For each day the chance, from that day and earlier ones alone, that the value rises by the factor `move` (1.2: by a
fifth) within the next `horizon` values; None where too little is known. `reached` tells for each start whether it did,
as far as its window is over: a method may only use windows that are over by the day it speaks on. NAME says in words
what the method does.
"""
