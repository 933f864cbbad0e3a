"""A connection to PostgreSQL that is lost at any moment ends in a message, never in a traceback."""

import shutil
from pathlib import Path

import pytest

from index.commands import main
from tests.index.records.test_backends import SERVER, loaded, texts_of, with_server

psycopg = pytest.importorskip("psycopg")

SMALL = Path(__file__).parent / "small"
MOMENTS = 10

pytestmark = [pytest.mark.long, with_server]


class Breaking:
    """Lets the connection go at the n-th thing that is asked of it, as a killed server does."""

    def __init__(self, monkeypatch):
        self.count, self.at = 0, None
        for kind, name in (
            (psycopg.Cursor, "execute"),
            (psycopg.Cursor, "fetchall"),
            (psycopg.Cursor, "fetchmany"),
            (psycopg.Cursor, "fetchone"),
            (psycopg.Cursor, "executemany"),
            (psycopg.Connection, "close"),
        ):
            monkeypatch.setattr(kind, name, self.wrapped(getattr(kind, name)))

    def wrapped(self, function):
        def called(self_, *args, **named):
            self.count += 1
            if self.at is not None and self.count >= self.at:
                lost = getattr(self_, "connection", self_)
                lost.pgconn.finish()
                raise psycopg.OperationalError("server closed the connection unexpectedly")
            return function(self_, *args, **named)

        return called

    def run(self, at, *arguments):
        self.count, self.at = 0, at
        try:
            return main(["sample", *arguments, "--lang", "en"])
        finally:
            self.at = None


@pytest.mark.parametrize("action", ["rollup", "check"])
def test_whenever_it_is_lost(action, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, "small")
    texts = {path.stem: texts_of(path) for path in Path("small/records").glob("*.csv")}
    password = psycopg.conninfo.conninfo_to_dict(SERVER).get("password")
    with loaded(texts) as url, monkeypatch.context() as patch:
        breaking = Breaking(patch)
        whole = breaking.run(None, action, "small", "--source", url)
        answer, _ = capsys.readouterr()
        calls = breaking.count
        assert whole in (0, 1)
        assert calls > MOMENTS
        for at in sorted({1, 2, 3, calls - 1, *range(4, calls, calls // MOMENTS)}):
            code = breaking.run(at, action, "small", "--source", url)
            out, err = capsys.readouterr()
            assert code == 2 or (code, out) == (whole, answer)  # all was fetched before
            assert code != 2 or "postgresql://" in err
            assert not password or password not in out + err
