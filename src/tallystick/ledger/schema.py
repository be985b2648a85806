"""The tables of the ledger, the same in SQLite and PostgreSQL; the ledger numbers the rows, never the server.

    documents ─┬─ readings ─┬─ claims ── findings ── evidence
               │            │     └───── attributions ── sources
               │            ├─ relations
               │            └─ forecasts
               ├─ signatures, lineage       what it was copied from
               ├─ reviews                   what people said of its findings
               └─ history                   every change, each hashed with the one before

A document is a text under an address; a corrected text is a new document that names the one before. A reading is
what one set of rules, against one state of the record, found in it: it is never changed, a later one is added.
Texts that are hashed are kept as the very characters that were hashed, so JSON is text here, not a type of a server.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA = "0001"  # the newest of `migrations/versions`, which says how a database gets there
LAYOUT = "ledger_layout"  # the table that holds it
metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

documents = Table(
    "ledger_documents",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False),  # what makes it the same document: `identity`
    Column("version", Integer, nullable=False),  # 1, 2, ... of the same key
    Column("previous", ForeignKey("ledger_documents.number")),  # the version before
    Column("sha256", Text, nullable=False),  # of the text in UTF-8
    Column("id", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("url", Text),
    Column("published", Date),
    Column("published_basis", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("theatre", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("notes", Text, nullable=False),  # JSON list
    Column("added", DateTime, nullable=False),  # UTC
    UniqueConstraint("key", "version"),
)
Index("ix_ledger_documents_sha256", documents.c.sha256)
Index("ix_ledger_documents_published", documents.c.published)

readings = Table(
    "ledger_readings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("document", ForeignKey("ledger_documents.number"), nullable=False),
    Column("turn", Integer, nullable=False),  # 1, 2, ... of the same document; the last one is in effect
    Column("as_of", Date, nullable=False),
    Column("made", DateTime, nullable=False),  # UTC
    Column("rules", Text, nullable=False),  # version and digest of the rules and lexicons that made it
    Column("vintage", Text, nullable=False),  # digest of the record that it was checked against
    Column("coverage", Text, nullable=False),  # JSON
    Column("summary", Text, nullable=False),  # JSON
    Column("outlook", Text, nullable=False),  # JSON: the chances reckoned for levels that the text names
    Column("first", Integer, nullable=False),  # its claims are numbered first, first + 1, ...
    Column("count", Integer, nullable=False),  # how many claims it has
    Column("digest", Text, nullable=False),  # of everything the reading holds
    UniqueConstraint("document", "turn"),
)

sources = Table(  # who speaks or publishes
    "ledger_sources",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True),  # the theatre's id, "name:..." or "unnamed:..."
    Column("name", Text, nullable=False),
    Column("side", Text),  # the theatre's actor it speaks for
)

claims = Table(
    "ledger_claims",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("reading", ForeignKey("ledger_readings.number"), nullable=False),
    Column("document", ForeignKey("ledger_documents.number"), nullable=False),
    Column("id", Text, nullable=False),  # in its document
    Column("current", Boolean, nullable=False),  # of the newest reading of the newest version
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("subject", Text),
    Column("measure", Text),
    Column("value", Float),
    Column("unit", Text),
    Column("aggregation", Text),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("modality", Text, nullable=False),
    Column("origin", ForeignKey("ledger_sources.number"), nullable=False),  # who stands behind it, as far as it says
    Column("published", Date),  # of its document; the day it was added where that is unknown
    Column("quantity", BigInteger),  # hash of what is counted, of whom, where: equal for figures of one quantity
    Column("copied", BigInteger, nullable=False),  # hash of the sentence's words: equal for reprinted sentences
    Column("data", Text, nullable=False),  # the whole claim as JSON, for `codec`
    Column("verdict", Text, nullable=False),
    Column("computed", Float),
    Column("gap_percent", Float),
    Column("finding", Text, nullable=False),  # the whole finding but its evidence, as JSON
    Column("digest", Text, nullable=False),  # of all of this but `current`, its evidence and its attributions
)
Index("ix_ledger_claims_reading", claims.c.reading)
Index("ix_ledger_claims_document", claims.c.document)
Index("ix_ledger_claims_quantity", claims.c.quantity, claims.c.period_end)
Index("ix_ledger_claims_copied", claims.c.copied)
Index("ix_ledger_claims_measure", claims.c.measure, claims.c.published)
Index("ix_ledger_claims_verdict", claims.c.verdict, claims.c.published)

evidence = Table(
    "ledger_evidence",
    metadata,
    Column("claim", ForeignKey("ledger_claims.number"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),  # in the finding's list, from 1
    Column("series", Text, nullable=False),
    Column("first_day", Date),  # of the rows used
    Column("last_day", Date),
    Column("data", Text, nullable=False),  # the whole piece as JSON
)
Index("ix_ledger_evidence_series", evidence.c.series, evidence.c.last_day)

attributions = Table(
    "ledger_attributions",
    metadata,
    Column("claim", ForeignKey("ledger_claims.number"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),  # outermost first, from 1
    Column("source", ForeignKey("ledger_sources.number"), nullable=False),
    Column("speaker", Text, nullable=False),  # as printed
    Column("cue", Text),
)
Index("ix_ledger_attributions_source", attributions.c.source)

relations = Table(
    "ledger_relations",
    metadata,
    Column("reading", ForeignKey("ledger_readings.number"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("holds", Boolean),
    Column("data", Text, nullable=False),  # JSON
)

forecasts = Table(  # foretold in a text, to be resolved once due
    "ledger_forecasts",
    metadata,
    Column("claim", ForeignKey("ledger_claims.number"), primary_key=True),
    Column("measure", Text),
    Column("direction", Text),
    Column("threshold", Float),
    Column("due", Date),
    Column("low", Float),  # the band of probability that the wording means, 0 to 1
    Column("high", Float),
    Column("scale", Text),  # which scale of words says so
    Column("resolved", Date),
    Column("outcome", Text),  # came_true, came_false, void
    Column("data", Text),  # JSON: what resolved it
)
Index("ix_ledger_forecasts_due", forecasts.c.due)

statements = Table(  # what one source says of one quantity: told by fifty papers, it is one statement
    "ledger_statements",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("source", ForeignKey("ledger_sources.number"), nullable=False),
    Column("sort", Text, nullable=False),  # level, rate, record, event, forecast: what it is graded with
    Column("key", BigInteger, nullable=False),  # hash of quantity, days and value
    Column("published", Date, nullable=False),  # first told
    Column("claim", ForeignKey("ledger_claims.number"), nullable=False),  # where
    Column("verdict", Text, nullable=False),  # a reviewer's, where there is one, before the machine's
    Column("log_ratio", Float),  # natural logarithm of printed over computed; null where that has no meaning
    UniqueConstraint("source", "key"),
)
Index(
    "ix_ledger_statements_grade",
    statements.c.source,
    statements.c.sort,
    statements.c.published,
    statements.c.verdict,
    statements.c.log_ratio,
)

reviews = Table(
    "ledger_reviews",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("claim", ForeignKey("ledger_claims.number"), nullable=False),
    Column("action", Text, nullable=False),  # accept, correct, override, withdraw
    Column("verdict", Text),  # what the reviewer says instead
    Column("changes", Text),  # JSON: fields of the claim that were read wrongly, and what they are
    Column("reason", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("made", DateTime, nullable=False),  # UTC
    Column("withdraws", ForeignKey("ledger_reviews.number")),
)
Index("ix_ledger_reviews_claim", reviews.c.claim)

signatures = Table(  # bands of MinHash signatures: near-identical documents share one
    "ledger_signatures",
    metadata,
    Column("document", ForeignKey("ledger_documents.number"), primary_key=True),
    Column("band", Integer, primary_key=True, autoincrement=False),
    Column("hash", BigInteger, nullable=False),
)
Index("ix_ledger_signatures_hash", signatures.c.hash, signatures.c.band)

lineage = Table(
    "ledger_lineage",
    metadata,
    Column("document", ForeignKey("ledger_documents.number"), primary_key=True),
    Column("source", ForeignKey("ledger_documents.number"), primary_key=True),
    Column("kind", Text, primary_key=True),  # reprint, relay
    Column("shared", Integer, nullable=False),
    Column("among", Integer, nullable=False),
)
Index("ix_ledger_lineage_source", lineage.c.source)

history = Table(
    "ledger_history",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("made", DateTime, nullable=False),  # UTC
    Column("action", Text, nullable=False),  # document, version, reading, review, resolution
    Column("about", Integer, nullable=False),  # the row's number in the action's table
    Column("content", Text, nullable=False),  # sha256 of what was written
    Column("hash", Text, nullable=False),  # sha256 of the hash before, the content and the three columns above
)

head = Table(  # one row: it is locked by whoever writes, so that numbers and hashes follow each other
    "ledger_head",
    metadata,
    Column("only", Integer, primary_key=True, autoincrement=False),
    Column("document", Integer, nullable=False),  # the last number given in each table
    Column("reading", Integer, nullable=False),
    Column("claim", Integer, nullable=False),
    Column("source", Integer, nullable=False),
    Column("statement", Integer, nullable=False),
    Column("review", Integer, nullable=False),
    Column("history", Integer, nullable=False),
    Column("hash", Text, nullable=False),
)

feeds = Table(  # what `watch` knows of an address
    "ledger_feeds",
    metadata,
    Column("address", Text, primary_key=True),
    Column("state", Text, nullable=False),  # JSON: validators, last and next poll, failures
)

entries = Table(  # what a feed listed, so that nothing is read or told twice
    "ledger_entries",
    metadata,
    Column("feed", Text, primary_key=True),
    Column("guid", Text, primary_key=True),
    Column("seen", DateTime, nullable=False),
    Column("document", ForeignKey("ledger_documents.number")),
    Column("problem", Text),
)

alerts = Table(
    "ledger_alerts",
    metadata,
    Column("key", Text, primary_key=True),  # one thing, told once
    Column("kind", Text, nullable=False),
    Column("claim", ForeignKey("ledger_claims.number")),
    Column("made", DateTime, nullable=False),
    Column("sent", DateTime),
    Column("channel", Text),
    Column("data", Text, nullable=False),  # JSON: what is told
)
