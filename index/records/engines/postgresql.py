"""Records in a PostgreSQL database, computed by its server."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import ibis
import psycopg
from psycopg.conninfo import conninfo_to_dict

from ahp.common.findings import Finding
from ahp.common.system import Reason
from index.records.engines.sources import Source, SourceError, reason_of, unused_name
from index.records.wording import (
    SOURCE_DATABASE_UNKNOWN,
    SOURCE_FAILED,
    SOURCE_REFUSED,
    SOURCE_UNREACHABLE,
    SOURCE_URL,
)

if TYPE_CHECKING:
    from index.records.definitions import Definitions

_SECONDS_TO_CONNECT = 10
_SERVER_SAYS = re.compile(r"^connection failed: .*? failed: (?:FATAL: *)?", re.DOTALL)
_REFUSALS = (
    (re.compile("password|authentication|no pg_hba.conf entry"), SOURCE_REFUSED),
    (re.compile(r'database ".*" does not exist'), SOURCE_DATABASE_UNKNOWN),
)


class PostgreSQLSource(Source):
    """A database by URL."""

    errors = (psycopg.Error,)
    hashes = "md5(convert_to({}, 'UTF8'))"
    number = "CAST(CAST('x' || {} AS bit(32)) AS bigint)"

    def __init__(self, backend: Any, name: str, secret: str | None) -> None:
        super().__init__(backend, name)
        self.secret = secret

    def lookup(self, rows: Any) -> Any:
        """See `Source.lookup`."""
        with self.told():
            return self.backend.create_table(unused_name(), rows, temp=True)

    def run(self, statement: str) -> None:
        """See `Source.run`."""
        self.backend.con.execute(statement)

    def row(self, query: str) -> Sequence[Any]:
        """See `Source.row`."""
        found: Sequence[Any] = self.backend.con.execute(query).fetchone()
        return found

    def finding(self, error: Exception) -> Finding:
        """See `Source.finding`."""
        return Finding(SOURCE_FAILED, {"reason": _without(self.secret, error)}, self.name)

    def disconnect(self) -> None:
        """See `Source.disconnect`."""
        with suppress(psycopg.Error):
            # the server would do so later, and until then a table that a view is of is held
            self.run("DISCARD TEMP")
        self.backend.disconnect()


def open_database(definitions: Definitions) -> Source:
    """Open a database; the password is the URL's, or in PGPASSWORD or the file ~/.pgpass."""
    options = _options(definitions)
    name = _name(options)
    secret = options.get("password") or os.environ.get("PGPASSWORD")
    seconds = options.get("connect_timeout", _SECONDS_TO_CONNECT)
    try:
        connection = psycopg.connect(
            definitions.source, autocommit=True, connect_timeout=int(seconds)
        )
        backend = ibis.postgres.from_connection(connection)  # asks the server, too
    except (psycopg.Error, OSError, ValueError) as error:
        raise SourceError([_not_opened(name, secret, error)]) from None
    source = PostgreSQLSource(backend, name, secret)
    try:
        with source.told():
            source.take(definitions, source.backend.current_database)
    except BaseException:
        source.close()
        raise
    return source


def _options(definitions: Definitions) -> Mapping[str, Any]:
    """Take a URL apart; what is wrong with it is not repeated, it may be a part of a password."""
    try:
        options: dict[str, Any] = conninfo_to_dict(definitions.source)
    except psycopg.Error:
        options = {}
    parts = ("host", "dbname", "port", "user")
    if not options or any("@" in str(options.get(part, "")) for part in parts):
        raise SourceError([Finding(SOURCE_URL, {}, definitions.path)])
    return options


def _name(options: Mapping[str, Any]) -> str:
    """Return a URL to show.

    >>> _name({"host": "localhost", "user": "ahp", "password": "secret", "dbname": "records"})
    'postgresql://ahp@localhost/records'
    """
    user = f"{options['user']}@" if "user" in options else ""
    port = f":{options['port']}" if "port" in options else ""
    return f"postgresql://{user}{options.get('host', '')}{port}/{options.get('dbname', '')}"


def _not_opened(name: str, secret: str | None, error: Exception) -> Finding:
    text = str(error)
    what = next((what for sign, what in _REFUSALS if sign.search(text)), SOURCE_UNREACHABLE)
    return Finding(what, {"reason": _without(secret, error)}, name)


def _without(secret: str | None, error: Exception) -> Reason:
    """Return the reason of an error; a password that stands in it is left out."""
    text = _SERVER_SAYS.sub("", str(error))
    return reason_of(ValueError(text.replace(secret, "***") if secret else text))
