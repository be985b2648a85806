"""The ledger: what was read, claimed and found, kept in SQLite or PostgreSQL behind one interface."""
