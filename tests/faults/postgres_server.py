"""A PostgreSQL server of the tests' own, from Debian's binaries: no port, no service, gone when they end."""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import psycopg2

BINARIES = Path("/usr/lib/postgresql")
USER = "teacher"
PASSWORD = "pa:ss/w@rd%"  # with all that an address must escape
SECONDS = 60


class Server:
    """A server on a socket in a folder of its own, started and stopped at will."""

    def __init__(self):
        found = sorted(BINARIES.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
        assert found, f"There is no initdb in {BINARIES}/*/bin: `apt-get install postgresql`."
        self.binaries = found[-1].parent
        self.home = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a socket's path has to be short
        self.identity = _identity()
        if self.identity:
            shutil.chown(self.home, self.identity["user"], self.identity["group"])
        self.process = None

    def make(self):
        """Lay out the files of a new server."""
        password = self.home / "password"
        password.write_text(PASSWORD, encoding="utf-8")
        password.chmod(0o644)
        flags = ("--auth=scram-sha-256", f"--username={USER}", f"--pwfile={password}", "--no-sync")
        where = ("--encoding=UTF8", "--locale=C", f"--pgdata={self.home / 'data'}")
        self._command("initdb", *flags, *where)

    def start(self):
        """Start it, and wait until it answers."""
        listen = ("-c", "listen_addresses=", "-k", str(self.home), "-F")
        with (self.home / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.binaries / "postgres", "-D", self.home / "data", *listen],
                stdout=log,
                stderr=log,
                cwd="/",
                **self.identity,
            )
        deadline = time.monotonic() + SECONDS
        while True:
            try:
                self.connect().close()
                return
            except psycopg2.OperationalError:
                assert self.process.poll() is None, (self.home / "log").read_text()
                assert time.monotonic() < deadline
                time.sleep(0.02)

    def stop(self):
        """Stop it as a machine that is shut down does: every connection is cut."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def remove(self):
        """Stop it, and leave nothing."""
        self.stop()
        shutil.rmtree(self.home)

    def connect(self, database="postgres"):
        return psycopg2.connect(host=str(self.home), user=USER, password=PASSWORD, dbname=database)

    def execute(self, statement, database="postgres"):
        """The rows of one statement, outside of any transaction."""
        with closing(self.connect(database)) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []

    def new_database(self):
        """The name of an empty database."""
        name = f"class_{secrets.token_hex(4)}"
        self.execute(f"CREATE DATABASE {name}")
        return name

    def url(self, database, password=PASSWORD):
        """The address as an instructor writes it into the configuration."""
        login = f"{USER}:{quote(password, safe='')}" if password else USER
        return f"postgresql+psycopg2://{login}@/{database}?host={self.home}"

    def cut(self, database):
        """End every connection to a database; how many there were."""
        others = "datname = %r AND pid <> pg_backend_pid()" % database  # noqa: UP031
        return len(self.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"))

    def _command(self, name, *words):
        subprocess.run(
            [self.binaries / name, *words],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C"},
            **self.identity,
        )


def _identity():
    """Whom to run as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
