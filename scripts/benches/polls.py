"""The socket beside redis-server in the same run: whole replies of 2 KB over a Unix socket, one C load generator for both."""
import csv
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time

from benches.workbench import bench

HERE = os.path.dirname(os.path.abspath(__file__))
SECONDS = 3
GAZETTEER = f"{HERE}/../../config/gazetteer/be-municipalities.csv"


def ask(path, method, parameters):
    with socket.socket(socket.AF_UNIX) as peer:
        peer.connect(path)
        peer.sendall(json.dumps({"method": method, "parameters": parameters}).encode() + b"\0")
        reply = b""
        while not reply.endswith(b"\0"):
            reply += peer.recv(1 << 16)
        return reply


def resident(pid):
    for line in open(f"/proc/{pid}/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    return 0


class Bench:
    def __init__(self, build):
        self.build = os.path.abspath(build)
        self.folder = tempfile.mkdtemp(prefix="lightd-socket-")
        self.load = f"{self.folder}/load"
        subprocess.run(["cc", "-O2", "-o", self.load, f"{HERE}/load.c"], check=True)

    def measure(self, path, request, connections, depth, size=0):
        with open(f"{self.folder}/request", "wb") as file:
            file.write(request)
        output = subprocess.run([self.load, path, str(connections), str(depth), str(SECONDS), str(size),
                                 f"{self.folder}/request"], check=True, capture_output=True, text=True).stdout
        rate, median, last = output.split()
        return int(rate), int(median), int(last)

    def start_lightd(self):
        path = f"{self.folder}/io.lightd"
        with open(f"{self.folder}/lightd.yaml", "w") as file:
            file.write("log: { level: warning }\n")
        daemon = subprocess.Popen(
            [f"{self.build}/lightd", "--config", f"{self.folder}/lightd.yaml", "--state", f"{self.folder}/state",
             "--socket", path], stderr=subprocess.PIPE, text=True)
        while not daemon.stderr.readline().startswith("ready"):
            assert daemon.poll() is None, "lightd did not become ready"
        with open(GAZETTEER, encoding="utf-8") as file:
            towns = [{"name": row["nis"], "country": "BE", "buildings": [{"name": "Stadhuis"}]}
                     for row in csv.DictReader(file)]
        reply = json.loads(ask(path, "io.lightd.Register.Import", {"municipalities": towns})[:-1])
        assert "error" not in reply, reply
        summary = json.loads(ask(path, "io.lightd.Status.Get", {})[:-1])["parameters"]["summary"]
        assert summary["municipalities"]["committed"] == len(towns) == 565, summary
        return daemon, path

    def start_redis(self, size):
        path = f"{self.folder}/redis.sock"
        redis = subprocess.Popen(["redis-server", "--port", "0", "--unixsocket", path, "--save", "", "--daemonize",
                                  "no", "--dir", self.folder], stdout=subprocess.DEVNULL)
        while not os.path.exists(path):
            time.sleep(0.05)
        with socket.socket(socket.AF_UNIX) as peer:
            peer.connect(path)
            peer.sendall(b"SET summary " + b"x" * size + b"\r\n")
            peer.recv(100)
            peer.sendall(b"GET summary\r\n")
            length = len(f"${size}\r\n") + size + 2
            taken = 0
            while taken < length:
                taken += len(peer.recv(1 << 16))
        return redis, path, length

    def run(self):
        daemon, lightd = self.start_lightd()
        summary = ask(lightd, "io.lightd.Status.Get", {})
        parameters = json.loads(summary[:-1])["parameters"]
        print(f"a summary of {len(summary)} bytes; calls a second, median and 99th percentile in microseconds")
        print(f"memory of lightd at rest: {resident(daemon.pid) / 1024:.1f} MB")
        redis, peer, length = self.start_redis(len(summary))
        whole = b'{"method":"io.lightd.Status.Get"}\0'
        same = json.dumps({"method": "io.lightd.Status.Get", "parameters": {
            "since": parameters["revision"], "instance": parameters["instance"]}}).encode() + b"\0"
        try:
            for connections, depth in [(1, 1), (16, 1), (16, 4)]:
                base = self.measure(peer, b"*2\r\n$3\r\nGET\r\n$7\r\nsummary\r\n", connections, depth, length)
                for name, request in [("Status.Get", whole), ("Status.Get, unchanged", same)]:
                    found = self.measure(lightd, request, connections, depth)
                    print(f"{connections:2} connections, {depth} under way  {name:22} {found[0]:7} {found[1]:5} "
                          f"{found[2]:5}   redis {base[0]:7} {base[1]:5} {base[2]:5}   ratio "
                          f"{found[0] / base[0]:.2f}", flush=True)
            print(f"memory of lightd afterwards: {resident(daemon.pid) / 1024:.1f} MB")
        finally:
            for process in (daemon, redis):
                process.terminate()
                process.wait()
            shutil.rmtree(self.folder, ignore_errors=True)


@bench("polls")
def polls(workbench):
    Bench(workbench.build).run()
