"""One GET of an address that the user named: http and https only, bounded in time and size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from accord.errors import SourceError
from accord.ingest.raw import MAX_CONTAINER

__all__ = ["Fetched", "fetch", "is_url"]

_TIMEOUT = 20.0
_REDIRECTS = 5
_CHUNK = 65536


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered: `url` after redirects, `charset` as it declares it."""

    url: str
    body: bytes
    charset: str | None


def is_url(source: str) -> bool:
    return "://" in source[:12]


def fetch(url: str) -> Fetched:
    """The body behind `url`. Raises SourceError with the reason in plain words."""
    import urllib3

    if not url.lower().startswith(("http://", "https://")):
        raise SourceError(url, "is neither an http nor an https address")
    timeout = urllib3.Timeout(connect=_TIMEOUT, read=_TIMEOUT)
    retries = urllib3.Retry(total=_REDIRECTS, connect=1, read=1, redirect=_REDIRECTS, status=0, other=0)
    try:
        with urllib3.PoolManager() as pool:
            response = pool.request(
                "GET",
                url,
                timeout=timeout,
                retries=retries,
                preload_content=False,
                headers={"User-Agent": "accord", "Accept-Encoding": "gzip"},
            )
            try:
                if response.status != 200:
                    raise SourceError(
                        url, f"the server answered {response.status}; open the address in a browser"
                    )
                body = _bounded(response.stream(_CHUNK, decode_content=True), url)
            finally:
                response.close()
            content_type = response.headers.get("Content-Type", "")
            return Fetched(urljoin(url, response.geturl() or url), body, _charset(content_type))
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise SourceError(
            url, f"cannot be fetched ({type(error).__name__}); check address and network"
        ) from None


def _bounded(chunks: Iterable[bytes], url: str) -> bytes:
    parts: list[bytes] = []
    size = 0
    for chunk in chunks:
        parts.append(chunk)
        size += len(chunk)
        if size > MAX_CONTAINER:
            raise SourceError(url, f"is larger than {MAX_CONTAINER >> 20} MB; fetch it and split it first")
    return b"".join(parts)


def _charset(content_type: str) -> str | None:
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None
