"""The formats a report can be shown in: one file each, found by listing this folder.

Each offers `render(reports: Sequence[Report]) -> bytes`.
"""
