"""Reading: sources in, one immutable `Document` an article out.

`find` walks the sources and yields one `Raw` an article (bytes and their hash, nothing extracted);
`load` makes a `Document` of a `Raw`: text, page furniture, title, outlet, date, language;
`from_record` makes one of a record that is already in memory; `read_actor_list` reads a person's list of
actors. Nothing here uses the network, but for
an address that the caller names.
"""

from accord.ingest.actor_list import read_actor_list
from accord.ingest.finding import find
from accord.ingest.loading import from_record, load
from accord.ingest.raw import Raw

__all__ = ["Raw", "find", "from_record", "load", "read_actor_list"]
