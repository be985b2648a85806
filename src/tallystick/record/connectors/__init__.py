"""Public sources, one file each: how a source is fetched and read. Found by listing the folder.

A connector is a module that offers

    SOURCE: str                 an id of the theatre's sources.toml
    THEATRE: str                the theatre whose series it fills
    ADDRESSES: tuple[str, ...]  what it reads, as the source serves it
    fetch(transport, since) -> Iterator[Observation]

`fetch` asks the transport for its addresses (`transport.get(address) -> Page`), reads what comes and yields
observations from the day `since` on (None: all). It raises BrokenSource with what is wrong and where when a page is not
what it should be, before it yields anything: a page that was cut short, or something else under its address, must not
put half a table into the store. When all is well it tells the transport so (`transport.accept(page, rows=...)`), and
only then is the page kept.

A source whose terms leave the download to the user has no ADDRESSES; its `fetch` says where to get the files, and

    ENDINGS: tuple[str, ...]    how its files end
    read(pages, since) -> Iterator[Observation]

reads them (`folder_transport.local_pages` makes pages of files). One whose replies were never seen says so
(`UNSEEN: str`), and the line that refuses a reply repeats it.
"""
