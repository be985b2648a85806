"""How each series of the snapshot is drawn from the published tables; one module a family of sources."""
