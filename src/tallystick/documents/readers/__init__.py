"""The formats a document can be read from: one file each, found by listing this folder.

Each offers `SUFFIXES`, the endings of file names it answers to, and `read(data: bytes, name: str)`, which gives the
Documents in the file and, in its place, an UnreadableDocument for each that is not one. It may raise one, too.
"""
