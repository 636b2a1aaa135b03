"""The engine: planning and starting with a million commitments, a crowd due in one second, and doing nothing."""
import datetime
import os
import subprocess
import time

from benches.workbench import Poller, bench, verdict

LARGE = 1_000_000
SMALL = 10_000


def plan(workbench, count):
    """Plans so many commitments in a state folder; answers with what was measured."""
    folder = f"{workbench.folder}/plan-{count}"
    if not os.path.exists(folder):
        os.mkdir(folder)
        output = subprocess.run([f"{workbench.build}/lightbench", "plan", str(count), folder],
                                check=True, capture_output=True, text=True).stdout
        workbench.planned[count] = {name: float(value) for name, value in map(str.split, output.splitlines())}
    return workbench.planned[count]


@bench("planning")
def planning(workbench):
    costs, found = [], {}
    for count in (SMALL, LARGE):
        found = plan(workbench, count)
        costs.append(found["cost"] / count)
    print(f"planning, a commitment of {LARGE:,} / one of {SMALL:,}: {verdict(costs[1] / costs[0], 1.5)}"
          f"   [{costs[1] * 1e6:.0f} us / {costs[0] * 1e6:.0f} us of processor; {found['planning']:.1f} s for {found['jobs']:,.0f}"
          f" jobs; {found['bytes'] / LARGE:.0f} bytes of database a commitment; {found['peakKiB'] / 1024:.0f} MiB at most]")


@bench("start")
def start(workbench, rounds=5):
    plan(workbench, LARGE)
    empty, full = [], []
    for number in range(rounds):
        daemon = workbench.daemon(f"none-{number}")
        empty.append(daemon.start)
        daemon.stop()
        # The rules by which it was planned are the built-in ones, so nothing is planned anew.
        daemon = workbench.daemon(f"plan-{LARGE}")
        full.append(daemon.start)
        size = daemon.resident()
        daemon.stop()
    more = sorted(b - a for a, b in zip(empty, full))[rounds // 2]
    print(f"start to READY with {LARGE:,} commitments, more than with none: {more:.3f} s"
          f" (under 1: {'kept' if more < 1 else 'NOT KEPT'})   [{sorted(full)[rounds // 2]:.3f} s /"
          f" {sorted(empty)[rounds // 2]:.3f} s; {size} MiB resident (under 150: {'kept' if size < 150 else 'NOT KEPT'})]")


class Polls:
    """What Status.Get took, call by call, for one board that asks again and again."""

    def __init__(self, daemon):
        self.poller = Poller(daemon.socket)
        self.times = []

    def ask(self):
        start = time.perf_counter()
        answer = self.poller.call("io.lightd.Status.Get")
        self.times.append(time.perf_counter() - start)
        return answer["summary"]

    def p99(self):
        return sorted(self.times)[len(self.times) * 99 // 100]


@bench("burst")
def burst(workbench, count=100_000):
    # The register takes well under a minute; the minute after the next is far enough ahead.
    due = (int(time.time()) // 60 + 3) * 60
    at = datetime.datetime.fromtimestamp(due, datetime.timezone.utc)
    day = at + datetime.timedelta(days=2)
    off = "".join(f"  {rule}: false\n" for rule in (
        "invitation", "kit", "kickoff", "week-before", "eve", "tonight", "thanks", "watch", "afterwards"))
    daemon = workbench.daemon("burst", (
        f"campaign: {{ day: {day:%m-%d}, kickoff: {day:%m-%d} }}\n"
        f"rules:\n{off}  crowd: {{ reminder: committed, at: 'day -2d at {at:%H:%M}', deadline: 'day at 12:00',"
        " message: kit }\n"
        "mail: { via: discard, from: 'Bench <bench@example.org>' }\n"
        "clock: { holdSeconds: 0 }\n"))
    towns = workbench.towns("crowd", count, zone="Etc/UTC")
    daemon.lightctl("import", towns)
    left = due - time.time()
    if left < 10:
        print(f"a crowd due at once: not measured, since registering it took until {-left + 10:.0f} s too late")
        return daemon.stop()
    idle = Polls(daemon)
    while time.time() < due - 2:
        idle.ask()
        time.sleep(0.002)
    time.sleep(max(0, due - time.time()))
    busy = Polls(daemon)
    while True:
        jobs = busy.ask()["jobs"]
        if jobs["done"] + jobs["failed"] + jobs["missed"] >= count:
            break
        if time.time() > due + 600:
            print(f"a crowd due at once: {jobs['done']} of {count} done after ten minutes: NOT KEPT")
            return daemon.stop()
        time.sleep(0.002)
    lateness = time.time() - due
    size = daemon.resident()
    daemon.stop()
    print(f"Status.Get p99 while {count:,} jobs fall due at once / idle: {verdict(busy.p99() / idle.p99(), 5)}"
          f"   [{busy.p99() * 1e3:.2f} ms / {idle.p99() * 1e3:.2f} ms; {count / lateness:,.0f} jobs a second,"
          f" the last {lateness:.1f} s late; {jobs['done']:,} done; {size} MiB resident]")


@bench("idle")
def idle(workbench, seconds=20):
    """Between two due instants nothing runs: strace sees no call return, and no thread is ever switched to."""
    # A clock that nothing keeps is looked at twice a minute while it is not trusted yet.
    daemon = workbench.daemon("idle", "clock: { holdSeconds: 0 }\n")
    daemon.lightctl("import", workbench.towns("idle", 565))
    # The last timer of a client that has gone runs for limits.idleSeconds.
    time.sleep(35)
    pid = daemon.process.pid
    before = switches(pid)
    time.sleep(seconds)
    woken = switches(pid) - before
    trace = f"{workbench.folder}/trace.txt"
    subprocess.run(["timeout", "-s", "INT", str(seconds), "strace", "-f", "-qq", "-o", trace, "-p", str(pid)], check=False,
                   stderr=subprocess.DEVNULL)
    # Attaching shows the call that each thread sleeps in, and detaching interrupts it.
    lines = [line for line in open(trace) if "detached" not in line and "unfinished" not in line
             and "resumed" not in line and "ERESTART" not in line and not line.rstrip().endswith("<detached ...>")]
    daemon.stop()
    isKept = woken == 0 and not lines
    print(f"idle with 565 towns for {seconds} s: {woken} context switches, {len(lines)} system calls"
          f" (none: {'kept' if isKept else 'NOT KEPT'})")
    for line in lines[:5]:
        print(f"  {line.rstrip()}")


def switches(pid):
    total = 0
    for thread in os.listdir(f"/proc/{pid}/task"):
        for line in open(f"/proc/{pid}/task/{thread}/status"):
            if "ctxt_switches" in line:
                total += int(line.split()[1])
    return total
