"""The register: adding, importing, polling and rehearsing, beside sqlite3 given the same rows."""
import json
import os
import sqlite3
import statistics
import subprocess
import time

from benches.workbench import TABLES, Poller, bench, timed, verdict


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, (int, float)):
        return repr(value)
    return "'" + value.replace("'", "''") + "'"


def inserts(database, condition_of):
    """The rows as SQL text."""
    with sqlite3.connect(database) as db:
        for table in TABLES:
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            for row in db.execute(f"SELECT * FROM {table} WHERE {condition_of(table)}"):
                yield f"INSERT OR IGNORE INTO {table} ({','.join(columns)}) VALUES ({','.join(map(literal, row))});"


@bench("add")
def add(workbench):
    daemon = workbench.daemon("add")
    peer = workbench.empty_copy("add-peer")
    with open("config/gazetteer/be-municipalities.csv", encoding="utf-8") as file:
        codes = [line.split(",")[0] for line in file.readlines()[1:61]]
    ours, theirs = [], []
    for code in codes:
        with sqlite3.connect(daemon.database) as db:
            before = db.execute("SELECT coalesce(max(revision), 0) FROM event").fetchone()[0]
            jobs = db.execute("SELECT coalesce(max(id), 0) FROM job").fetchone()[0]
        ours.append(timed(lambda: daemon.lightctl(
            "add", code, "--building", "Stadhuis", "--contact", "Jan <jan@example.org>")))
        with sqlite3.connect(daemon.database) as db:
            town = db.execute("SELECT id FROM municipality WHERE code = ?", [code]).fetchone()[0]
        where = {"edition": "1", "municipality": f"id = '{town}'", "event": f"revision > {before}", "job": f"id > {jobs}"}
        rows = "".join(inserts(daemon.database, lambda table: where.get(table, f"municipality = '{town}'")))
        sql = f"PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; BEGIN IMMEDIATE; {rows} COMMIT;"
        theirs.append(timed(lambda: subprocess.run(["sqlite3", peer, sql], check=True, stdout=subprocess.DEVNULL)))
    daemon.stop()
    a, b = statistics.median(ours), statistics.median(theirs)
    print(f"lightctl add, acknowledged / sqlite3 with the same rows: {verdict(a / b, 2)}"
          f"   [{a * 1e3:.2f} ms / {b * 1e3:.2f} ms]")


@bench("import")
def bring_in(workbench, count=10_000):
    daemon = workbench.daemon("import")
    towns = workbench.towns("towns", count)
    ours = timed(lambda: daemon.lightctl("import", towns))
    size = daemon.resident()
    with sqlite3.connect(daemon.database) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        commands = ["PRAGMA ignore_check_constraints=ON;", "PRAGMA synchronous=FULL;", "PRAGMA foreign_keys=ON;",
                    ".mode csv", "BEGIN IMMEDIATE;"]
        for table in TABLES:
            path = f"{workbench.folder}/{table}.csv"
            subprocess.run(["sqlite3", "-csv", daemon.database, f"SELECT * FROM {table}"],
                           check=True, stdout=open(path, "w"))
            commands.append(f".import {path} {table}")
        total = sum(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES)
    daemon.stop()
    peer = workbench.loose_copy("import-peer")
    commands.append("COMMIT;")
    script = "\n".join(commands)
    theirs = timed(lambda: subprocess.run(
        ["sqlite3", peer], input=script, text=True, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
    with sqlite3.connect(peer) as db:
        got = sum(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES)
    print(f"import of {count} towns / sqlite3 .import of the same {total} rows: {verdict(ours / theirs, 3)}"
          f"   [{ours:.2f} s / {theirs:.2f} s; the peer took {got} rows; lightd {size} MiB resident]")


def unchanged_costs(daemons, calls=30_000):
    """The median of a poll of each daemon, asked in turns: what the machine does meanwhile happens to both. All on one
    processor, since a poll between two takes half or twice the time, as they happen to lie."""
    asked = []
    processor = {min(os.sched_getaffinity(0))}
    for daemon in daemons:
        for thread in os.listdir(f"/proc/{daemon.process.pid}/task"):
            os.sched_setaffinity(int(thread), processor)
        poller = Poller(daemon.socket)
        known = poller.call("io.lightd.Status.Get")
        asked.append((poller.socket, json.dumps({"method": "io.lightd.Status.Get", "parameters": {
            "since": known["revision"], "instance": known["instance"]}}).encode() + b"\0"))
    costs = [[] for _ in daemons]
    others = os.sched_getaffinity(0)
    os.sched_setaffinity(0, processor)
    turns = list(zip(asked, costs))
    for _ in range(calls):
        # Whoever comes first finds the processor in another state than who comes second.
        turns.reverse()
        for (socket, message), times in turns:
            start = time.perf_counter()
            socket.sendall(message)
            socket.recv(65536)
            times.append(time.perf_counter() - start)
    os.sched_setaffinity(0, others)
    return [statistics.median(times) for times in costs]


@bench("unchanged")
def unchanged(workbench, small=565, large=100_000):
    daemons = []
    for count in (small, large):
        daemon = workbench.daemon(f"poll-{count}")
        towns = workbench.towns("poll", count)
        daemon.lightctl("import", towns, "--keep-going")
        daemons.append(daemon)
    a, b = unchanged_costs(daemons)
    for daemon in daemons:
        daemon.stop()
    print(f"Status.Get unchanged, {large} towns / {small} towns: {verdict(b / a, 1.2)}"
          f"   [{b * 1e6:.0f} us / {a * 1e6:.0f} us]")


@bench("rehearsal")
def rehearsal(workbench):
    daemon = workbench.daemon("rehearse")
    towns = f"{workbench.folder}/rehearse.csv"
    with open("config/gazetteer/be-municipalities.csv", encoding="utf-8") as file, open(towns, "w") as out:
        out.write("code,building,contact,email,promise\n")
        for line in file.readlines()[1:]:
            code = line.split(",")[0]
            out.write(f"{code},Stadhuis,Contact,{code}@example.org,confirmed\n")
    daemon.lightctl("import", towns)
    before = daemon.cpu()
    last = daemon.lightctl("rehearse").strip().split("\n")[-1]
    spent = daemon.cpu() - before
    daemon.stop()
    print(f"rehearsal of 565 committed towns: {spent:.2f} s of CPU (under 2: {'kept' if spent < 2 else 'NOT KEPT'})   [{last}]")
