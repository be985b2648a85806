"""One file a relation: `find(claims, held) -> list[Relation]`. Ids are given by the caller."""
