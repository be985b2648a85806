"""Everything that a ledger holds at first."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables, and the head that whoever writes locks."""
    op.create_table(
        "ledger_documents",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("previous", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("published_basis", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("theatre", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("added", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["previous"], ["ledger_documents.number"], name=op.f("fk_ledger_documents_previous")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ledger_documents")),
        sa.UniqueConstraint("key", "version", name=op.f("uq_ledger_documents_key")),
    )
    op.create_index("ix_ledger_documents_published", "ledger_documents", ["published"], unique=False)
    op.create_index("ix_ledger_documents_sha256", "ledger_documents", ["sha256"], unique=False)
    op.create_table(
        "ledger_feeds",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_ledger_feeds")),
    )
    op.create_table(
        "ledger_head",
        sa.Column("only", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.Column("review", sa.Integer(), nullable=False),
        sa.Column("history", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("only", name=op.f("pk_ledger_head")),
    )
    op.create_table(
        "ledger_history",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ledger_history")),
    )
    op.create_table(
        "ledger_sources",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ledger_sources")),
        sa.UniqueConstraint("key", name=op.f("uq_ledger_sources_key")),
    )
    op.create_table(
        "ledger_entries",
        sa.Column("feed", sa.Text(), nullable=False),
        sa.Column("guid", sa.Text(), nullable=False),
        sa.Column("seen", sa.DateTime(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["ledger_documents.number"], name=op.f("fk_ledger_entries_document")),
        sa.PrimaryKeyConstraint("feed", "guid", name=op.f("pk_ledger_entries")),
    )
    op.create_table(
        "ledger_lineage",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("shared", sa.Integer(), nullable=False),
        sa.Column("among", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["ledger_documents.number"], name=op.f("fk_ledger_lineage_document")),
        sa.ForeignKeyConstraint(["source"], ["ledger_documents.number"], name=op.f("fk_ledger_lineage_source")),
        sa.PrimaryKeyConstraint("document", "source", "kind", name=op.f("pk_ledger_lineage")),
    )
    op.create_index("ix_ledger_lineage_source", "ledger_lineage", ["source"], unique=False)
    op.create_table(
        "ledger_readings",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("vintage", sa.Text(), nullable=False),
        sa.Column("coverage", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("outlook", sa.Text(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["ledger_documents.number"], name=op.f("fk_ledger_readings_document")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ledger_readings")),
        sa.UniqueConstraint("document", "turn", name=op.f("uq_ledger_readings_document")),
    )
    op.create_table(
        "ledger_signatures",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("band", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["ledger_documents.number"], name=op.f("fk_ledger_signatures_document")),
        sa.PrimaryKeyConstraint("document", "band", name=op.f("pk_ledger_signatures")),
    )
    op.create_index("ix_ledger_signatures_hash", "ledger_signatures", ["hash", "band"], unique=False)
    op.create_table(
        "ledger_claims",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("aggregation", sa.Text(), nullable=True),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("origin", sa.Integer(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=True),
        sa.Column("copied", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("computed", sa.Float(), nullable=True),
        sa.Column("gap_percent", sa.Float(), nullable=True),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["ledger_documents.number"], name=op.f("fk_ledger_claims_document")),
        sa.ForeignKeyConstraint(["origin"], ["ledger_sources.number"], name=op.f("fk_ledger_claims_origin")),
        sa.ForeignKeyConstraint(["reading"], ["ledger_readings.number"], name=op.f("fk_ledger_claims_reading")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ledger_claims")),
    )
    op.create_index("ix_ledger_claims_copied", "ledger_claims", ["copied"], unique=False)
    op.create_index("ix_ledger_claims_document", "ledger_claims", ["document"], unique=False)
    op.create_index("ix_ledger_claims_measure", "ledger_claims", ["measure", "published"], unique=False)
    op.create_index("ix_ledger_claims_quantity", "ledger_claims", ["quantity", "period_end"], unique=False)
    op.create_index("ix_ledger_claims_reading", "ledger_claims", ["reading"], unique=False)
    op.create_index("ix_ledger_claims_verdict", "ledger_claims", ["verdict", "published"], unique=False)
    op.create_table(
        "ledger_relations",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["ledger_readings.number"], name=op.f("fk_ledger_relations_reading")),
        sa.PrimaryKeyConstraint("reading", "place", name=op.f("pk_ledger_relations")),
    )
    op.create_table(
        "ledger_alerts",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=True),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("sent", sa.DateTime(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["ledger_claims.number"], name=op.f("fk_ledger_alerts_claim")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_ledger_alerts")),
    )
    op.create_table(
        "ledger_attributions",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["ledger_claims.number"], name=op.f("fk_ledger_attributions_claim")),
        sa.ForeignKeyConstraint(["source"], ["ledger_sources.number"], name=op.f("fk_ledger_attributions_source")),
        sa.PrimaryKeyConstraint("claim", "place", name=op.f("pk_ledger_attributions")),
    )
    op.create_index("ix_ledger_attributions_source", "ledger_attributions", ["source"], unique=False)
    op.create_table(
        "ledger_evidence",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["ledger_claims.number"], name=op.f("fk_ledger_evidence_claim")),
        sa.PrimaryKeyConstraint("claim", "place", name=op.f("pk_ledger_evidence")),
    )
    op.create_index("ix_ledger_evidence_series", "ledger_evidence", ["series", "last_day"], unique=False)
    op.create_table(
        "ledger_forecasts",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("direction", sa.Text(), nullable=True),
        sa.Column("threshold", sa.Float(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("scale", sa.Text(), nullable=True),
        sa.Column("resolved", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("data", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["ledger_claims.number"], name=op.f("fk_ledger_forecasts_claim")),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_ledger_forecasts")),
    )
    op.create_index("ix_ledger_forecasts_due", "ledger_forecasts", ["due"], unique=False)
    op.create_table(
        "ledger_reviews",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("changes", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("withdraws", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["ledger_claims.number"], name=op.f("fk_ledger_reviews_claim")),
        sa.ForeignKeyConstraint(["withdraws"], ["ledger_reviews.number"], name=op.f("fk_ledger_reviews_withdraws")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ledger_reviews")),
    )
    op.create_index("ix_ledger_reviews_claim", "ledger_reviews", ["claim"], unique=False)
    op.create_table(
        "ledger_statements",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("published", sa.Date(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("log_ratio", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["ledger_claims.number"], name=op.f("fk_ledger_statements_claim")),
        sa.ForeignKeyConstraint(["source"], ["ledger_sources.number"], name=op.f("fk_ledger_statements_source")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ledger_statements")),
        sa.UniqueConstraint("source", "key", name=op.f("uq_ledger_statements_source")),
    )
    op.create_index(
        "ix_ledger_statements_grade",
        "ledger_statements",
        ["source", "sort", "published", "verdict", "log_ratio"],
        unique=False,
    )
    op.execute(
        'INSERT INTO ledger_head ("only", document, reading, claim, source, statement, review, history, hash) '
        f"VALUES (1, 0, 0, 0, 0, 0, 0, 0, '{'0' * 64}')"
    )
