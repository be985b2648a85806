"""Watching feeds: what is new in them, asked for politely. What becomes of it is decided elsewhere.

`configuration` reads FEEDS.toml, `feeds` makes entries of whatever a feed is written in, `polling` says when a feed is
due and asks it, `courtesy` keeps to what its host wishes, `state` is what must be remembered from one time to the next.
"""
