"""Who may ask what: only this machine's own pages, and nothing is written without the token.

A page elsewhere can make a browser send requests here. Against that stand the Host header (a foreign name
that was bound to 127.0.0.1 is refused), the Origin header and the token on everything that writes, and
headers under which a browser runs and loads nothing but the desk's own files, in no other site's frame.
"""

from __future__ import annotations

from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse

from accord.web.desk import Desk

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Guard", "same_token"]

READING = ("GET", "HEAD")
HEADERS = {
    "content-security-policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Stands before the whole application (ASGI): checks each request, marks each answer."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self.app = app
        self.desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in message.get("headers", ())}
                marks = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message.get("headers", ()), *(it for it in marks if it[0] not in own)]
            await send(message)

        refused = self._refusal(scope)
        if refused is None:
            await self.app(scope, receive, marked)
        elif scope["type"] == "http":
            status, words = refused
            await PlainTextResponse(words + "\n", status)(scope, receive, marked)
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """The status and words for a request that is refused; None where it may pass."""
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get("host", "")
        if scope["type"] != "http":
            return 403, "The desk speaks HTTP only."
        if host not in self.desk.hosts:
            return 403, f"The desk is at {self.desk.address} and answers to no other name."
        if scope["method"] in READING:
            return None
        if self.desk.read_only:
            return 403, "This desk only reads; start it without --read-only to decide."
        origin, bearer = headers.get("origin"), headers.get("authorization", "")
        if origin == "null" and headers.get("sec-fetch-site") == "same-origin":
            origin = f"http://{host}"  # A page that sends no referrer sends this for its own forms.
        if origin is not None and origin != f"http://{host}":
            return 403, "Another site's page asked for this; nothing was done."
        if origin is None and not bearer:
            return 403, "A request that writes must tell its Origin, or carry the token in Authorization."
        given = bearer.removeprefix("Bearer ") if bearer else _cookie(headers, self.desk.cookie)
        if not same_token(given, self.desk.token):
            return 403, "The token is missing or of another desk; open the address that `accord serve` shows."
        return None


def same_token(given: str, token: str) -> bool:
    """Compares in the same time wherever the two differ."""
    return compare_digest(given.encode("utf-8"), token.encode("utf-8"))


def _cookie(headers: dict[str, str], name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""
