"""One file a method: `chances(values, move, horizon) -> list[float | None]`.

For each day the chance, from that day and earlier ones alone, that the value rises by the factor `move` (1.2: by a
fifth) within the next `horizon` values; None where too little is known. NAME says in words what the method does.
"""
