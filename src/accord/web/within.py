"""Links of a page that shows the record as known on a day lead to pages that show it so too."""

from __future__ import annotations

import re
from urllib.parse import quote

from markupsafe import Markup, escape

__all__ = ["keep_within"]

_ADDRESS = re.compile(r'\b(href|hx-get)="(/(?!static/|api/)[^"#]*)')
_FORM = re.compile(r'<form\b(?![^>]*method="post")[^>]*>')


def keep_within(page: str, as_of: str | None) -> Markup:
    """A finished page with the day in the address of every link and in every form that asks for a page.

    Links that have a day already stay as they are. Source text is escaped: it
    holds no quotation mark that could be taken for an attribute's.
    """
    if as_of is None:
        return Markup(page)  # noqa: S704 - escaped where it was made

    def address(found: re.Match[str]) -> str:
        name, where = found.groups()
        if "as_of=" in where.partition("?")[2]:
            return found[0]
        return f'{name}="{where}{"&amp;" if "?" in where else "?"}as_of={quote(as_of)}'

    hidden = f'<input type="hidden" name="as_of" value="{escape(as_of)}">'
    return Markup(_FORM.sub(lambda found: found[0] + hidden, _ADDRESS.sub(address, page)))  # noqa: S704 - as above
