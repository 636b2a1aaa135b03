"""The almanac: the sun of the towns and of places all over the world, beside PyPI's astral, checked by PyPI's ephem."""
import csv
import statistics
import subprocess

from benches.workbench import at_least, bench

# Campaign days, and days all through the years.
DATES = [f"{year}-07-30" for year in range(1951, 2101, 3)] + [
    f"{1950 + 3 * number}-{1 + number * 7 % 12:02}-{1 + number * 11 % 28:02}" for number in range(50)]
PEER = [".venv-bench/bin/python", "scripts/benches/peers/sun.py"]


def sites():
    with open("config/gazetteer/be-municipalities.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["lat"], row["lon"], "Europe/Brussels"
    with open("Tests/AlmanacTests/Resources/sun-reference.csv", encoding="utf-8", newline="") as file:
        yield from sorted({(row["lat"], row["lon"], row["tz"]) for row in csv.DictReader(file)})


@bench("sun")
def sun(workbench, rounds=5):
    places = list(sites())
    workload = "".join(f"site {' '.join(place)}\n" for place in places) + "".join(f"date {date}\n" for date in DATES)
    count = 2 * len(places) * len(DATES)

    def run(*command):
        return subprocess.run(command, input=workload, text=True, check=True, capture_output=True).stdout

    ours, theirs, easier = [], [], []
    for _ in range(rounds):
        answer = run(f"{workbench.build}/lightbench", "sun")
        ours.append(float(answer.split("\n", 1)[0]))
        theirs.append(float(run(*PEER, "local")))
        easier.append(float(run(*PEER, "utc")))
    ratio, in_utc = (statistics.median(b / a for a, b in zip(ours, other)) for other in (theirs, easier))
    a, b = (count / statistics.median(column) / 1e6 for column in (ours, theirs))
    print(f"sunset and dusk, rate / astral's: {at_least(ratio, 200)}   [{a:.1f} / {b:.3f} million a second;"
          f" {in_utc:.0f} if astral is asked for dates of UTC; {len(places)} sites on {len(DATES)} dates]")
    path = f"{workbench.folder}/sun.txt"
    with open(path, "w") as file:
        file.write(answer)
    checked, median, worst, peers_median, peers_worst = map(float, run(*PEER, "compare", path).split())
    print(f"sunset and dusk, seconds from ephem's between 65 S and 65 N: {worst:.1f} at worst"
          f" (at most 30: {'kept' if worst <= 30 else 'NOT KEPT'})   [median {median:.2f};"
          f" astral {peers_worst:.1f} at worst, median {peers_median:.2f}; {checked:.0f} events]")
