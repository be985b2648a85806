"""gzip undone while it is read, member after member, and whether its end was there."""

from __future__ import annotations

import zlib
from typing import BinaryIO

from tallystick.errors import UnreadableDocument

GZIP = b"\x1f\x8b"
PIECE = 65_536  # bytes read at once
AS_GZIP = 31  # zlib's window bits for it


class Unpacked:
    """A stream of what another one holds: unpacked where it is gzip, as it is where not.

    It never holds more than what is asked for. `whole` says, once it has ended, that its last member had an end; `tail`
    is the last four bytes given out.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name
        self._packed = stream.read(PIECE)
        self._undo = zlib.decompressobj(AS_GZIP) if self._packed.startswith(GZIP) else None
        self.whole = True
        self.tail = b""

    def read(self, most: int = -1) -> bytes:
        """Up to `most` bytes (a piece without it); none at the end. Raises UnreadableDocument for broken gzip."""
        most = PIECE if most < 0 else most
        if not most:
            return b""
        given = self._plain(most) if self._undo is None else self._unpacked(most)
        self.tail = (self.tail + given)[-4:]
        return given

    def _plain(self, most: int) -> bytes:
        if not self._packed:
            self._packed = self._stream.read(PIECE)
        given, self._packed = self._packed[:most], self._packed[most:]
        return given

    def _unpacked(self, most: int) -> bytes:
        while True:
            if self._undo is None or self._undo.eof:
                rest = self._packed or self._stream.read(PIECE)
                if not rest.strip(b"\0"):  # nothing more, or the zeros that some tools fill up with
                    self._packed = b""
                    return b""
                self._undo, self._packed = zlib.decompressobj(AS_GZIP), rest
            if not self._packed:
                self._packed = self._stream.read(PIECE)
            ended = not self._packed
            try:
                given = self._undo.decompress(self._packed, most)
            except zlib.error:
                raise UnreadableDocument(
                    f"{self._name} is packed with gzip, and damaged inside: fetch or pack it anew"
                ) from None
            self._packed = self._undo.unused_data if self._undo.eof else self._undo.unconsumed_tail
            if given:
                return given
            if ended and not self._undo.eof:
                self.whole = False
                return b""
