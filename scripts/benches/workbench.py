"""What the benches share: a place to work in, a daemon to measure, and peers that hold the same rows.

A subject is a file in this folder; its benches are functions of one `Workbench`, made known with `@bench("name")`.
"""
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

TABLES = ["edition", "municipality", "contact", "building", "commitment", "job", "event"]
# By name, in the order in which they stand in the files.
BENCHES = {}


def bench(name):
    """Makes a function of one `Workbench` known as a bench: it measures, and prints one line for each promise."""
    def register(function):
        BENCHES[name] = function
        return function
    return register


class Workbench:
    """A folder for the time of a run, on a real disk, and the programs under test."""

    def __init__(self, build):
        self.build = os.path.abspath(build)
        self.folder = tempfile.mkdtemp(prefix="lightd-bench-", dir="/var/tmp")
        self._empty = None
        # What was measured while planning, by count; the state folders are left for other benches to start on.
        self.planned = {}

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def daemon(self, name, configuration=""):
        return Daemon(self, name, configuration)

    @property
    def empty(self):
        """A database that lightd made, and nothing in it."""
        if self._empty is None:
            daemon = self.daemon("empty")
            daemon.stop()
            db = sqlite3.connect(daemon.database)
            db.executescript("DELETE FROM event; DELETE FROM edition; PRAGMA wal_checkpoint(TRUNCATE);")
            db.close()
            self._empty = daemon.database
        return self._empty

    def empty_copy(self, name):
        """A database with lightd's own schema, indexes and constraints, and nothing in it."""
        path = f"{self.folder}/{name}.sqlite"
        shutil.copy(self.empty, path)
        return path

    def loose_copy(self, name):
        """The same tables, indexes, keys and constraints, but for what .import cannot satisfy: it knows no NULL, and
        leaves an empty text where the register has nothing. So the columns are not STRICT, checks are not made, and the
        one foreign key that is empty in all rows is left out; all of which makes the peer faster, not slower."""
        path = f"{self.folder}/{name}.sqlite"
        with sqlite3.connect(self.empty) as source, sqlite3.connect(path) as db:
            db.execute("PRAGMA journal_mode=WAL")
            order = "CASE type WHEN 'table' THEN 0 ELSE 1 END"
            for (sql,) in source.execute(
                    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'view' AND name NOT LIKE 'sqlite_%'"
                    f" ORDER BY {order}"):
                sql = sql.replace(") STRICT, WITHOUT ROWID", ") WITHOUT ROWID").replace(") STRICT", ")")
                db.execute(sql.replace("REFERENCES sighting", ""))
        return path

    def towns(self, name, count, zone="Europe/Amsterdam"):
        """A register to import, of so many towns with a building each; answers with its path."""
        path = f"{self.folder}/{name}.csv"
        with open(path, "w") as file:
            file.write("municipality,id,code,country,languages,timezone,building,latitude,longitude,contact,email\n")
            for i in range(count):
                file.write(f"Town {i},town-{i},T{i},NL,nl,{zone},Stadhuis,{50 + i % 300 / 100:.4f},"
                           f"{4 + i % 700 / 200:.4f},Contact {i},contact.{i}@example.org\n")
        return path


class Daemon:
    """A lightd of its own, ready to be asked."""

    def __init__(self, workbench, name, settings=""):
        self.build = workbench.build
        self.state = f"{workbench.folder}/{name}"
        self.socket = f"{workbench.folder}/{name}.sock"
        self.database = f"{self.state}/lightd.sqlite"
        configuration = f"{workbench.folder}/{name}.yaml"
        with open(configuration, "w") as file:
            file.write(f"log: {{ level: warning }}\n{settings}")
        started = time.perf_counter()
        self.process = subprocess.Popen(
            [f"{self.build}/lightd", "--config", configuration, "--state", self.state, "--socket", self.socket],
            stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if line.startswith("ready"):
                # Seconds from being called to being ready.
                self.start = time.perf_counter() - started
                return
        sys.exit("lightd did not become ready")

    def lightctl(self, *arguments):
        return subprocess.run([f"{self.build}/lightctl", "--socket", self.socket, *arguments],
                              check=True, capture_output=True, text=True).stdout

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def cpu(self):
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident(self):
        for line in open(f"/proc/{self.process.pid}/status"):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) // 1024


class Poller:
    """A raw connection: what is measured is the daemon, not a client library."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)

    def call(self, method, **parameters):
        message = {"method": method, "parameters": parameters}
        self.socket.sendall(json.dumps(message).encode() + b"\0")
        answer = b""
        while not answer.endswith(b"\0"):
            answer += self.socket.recv(1 << 20)
        return json.loads(answer[:-1])["parameters"]


def timed(body):
    start = time.perf_counter()
    body()
    return time.perf_counter() - start


def verdict(ratio, limit):
    return f"{ratio:.2f} (at most {limit}: {'kept' if ratio <= limit else 'NOT KEPT'})"


def at_least(ratio, limit):
    return f"{ratio:.0f} (at least {limit}: {'kept' if ratio >= limit else 'NOT KEPT'})"
