"""Starting the desk: one process, bound to this machine."""

from __future__ import annotations

import gc
import socket
import webbrowser
from collections.abc import Callable
from dataclasses import replace
from threading import Timer

import uvicorn

from accord.errors import SettingError
from accord.web.app import make_app
from accord.web.desk import LOCAL_NAMES, Desk

__all__ = ["serve"]


def serve(desk: Desk, *, browser: bool, announce: Callable[[str], None]) -> None:
    """Serves the desk until it is interrupted; port 0 takes a free one.

    `announce` is given the address with the token, once connections are taken. Raises SettingError where the
    port is in use.
    """
    taken = socket.socket()
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((LOCAL_NAMES[0], desk.port))
    except OSError as error:
        taken.close()
        raise SettingError(
            f"port {desk.port} cannot be used ({error.strerror}); name another with --port; 0 takes any"
        ) from None
    desk = replace(desk, port=taken.getsockname()[1], renews=not desk.read_only)
    taken.listen()
    where = desk.address if desk.read_only else f"{desk.address}?token={desk.token}"
    announce(where)
    if browser:
        opening = Timer(0.3, webbrowser.open, (where,))
        opening.daemon = True
        opening.start()
    app = make_app(desk)
    gc.freeze()  # What is loaded by now stays; looking through it for garbage holds up some page for 50 ms.
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
    try:
        uvicorn.Server(config).run(sockets=[taken])
    finally:
        taken.close()
