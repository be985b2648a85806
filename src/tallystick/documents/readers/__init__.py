"""The formats a document can be read from: one file each, found by listing this folder.

Each offers `SUFFIXES`, the endings of file names it answers to, and `read(data: bytes, name: str)`, which gives the
Documents in the file and, in its place, an UnreadableDocument for each that is not one. It may raise one, too. A
format that is no plain text has `BEGINNINGS`, the bytes that tell it; one of many documents may offer
`read_stream(stream, name)` for files of any size. What a reader needs from outside it imports when it reads.
"""
