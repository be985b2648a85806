"""One file a relation: `find(held) -> list[Relation]`, in the claims of `held`. Ids are given by the caller."""
