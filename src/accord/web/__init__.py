"""The desk: the record in the browser, from this machine to this machine only."""

from accord.web.app import make_app
from accord.web.desk import Desk
from accord.web.server import serve

__all__ = ["Desk", "make_app", "serve"]
