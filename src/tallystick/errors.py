"""Every exception that Tallystick raises on purpose. Each message says what, where and what to do."""


class TallystickError(Exception):
    """Base of all expected failures; the command line prints it as one line and exits 2."""


class UnreadableDocument(TallystickError):
    """A source that cannot be read as text: missing, binary, empty, too large, wrong encoding."""


class UnreachableDocument(UnreadableDocument):
    """An address that gives no answer now and may give one later."""


class UnknownTheatre(TallystickError):
    """A theatre name or folder that holds no theatre."""


class InvalidTheatre(TallystickError):
    """A theatre's data file that breaks the schema; the message names the file and the field."""


class InvalidDate(TallystickError):
    """A date option that is no date."""


class BrokenRecord(TallystickError):
    """A file of the record that cannot be read as a series."""


class BrokenSource(TallystickError):
    """A public source that does not answer, or answers with something else than its table."""


class UnexpectedReply(BrokenSource):
    """A public source that answers, with something else than its table."""


class BrokenStore(TallystickError):
    """A store of the record that cannot be opened, read or written."""


class EmptyStore(BrokenStore):
    """A store's file that holds nothing, not even the tables."""


class BrokenLedger(TallystickError):
    """A ledger that cannot be opened, read or written."""


class EmptyLedger(BrokenLedger):
    """A ledger's file or server that holds nothing, not even the tables."""
