"""Sunset and dusk by two peers. A workload as for lightbench comes on standard input.

    sun.py local         prints the processor seconds that PyPI's astral takes for all of it, on the dates of each site's
                         zone, as lightbench does; with `utc` on those of UTC, an easier question
    sun.py compare FILE  reads what lightbench computed, and prints how far it and astral are from PyPI's ephem, on a
                         sample
"""
import datetime
import math
import statistics
import sys
import time
import zoneinfo

import astral
import astral.sun
import ephem

SAMPLE = 1500
DEPRESSIONS = {"sunset": 0.8333, "dusk": 6.0}
UTC = datetime.timezone.utc


def read_workload():
    sites, dates = [], []
    for line in sys.stdin:
        kind, *words = line.split()
        if kind == "site":
            sites.append((float(words[0]), float(words[1]), words[2]))
        else:
            dates.append(datetime.date.fromisoformat(words[0]))
    return sites, dates


def by_astral(observer, date, name, zone):
    try:
        return getattr(astral.sun, name)(observer, date, tzinfo=zone)
    except ValueError:  # There is none that day.
        return None


def time_astral(sites, dates, is_local):
    places = [(astral.Observer(latitude, longitude, 0), zoneinfo.ZoneInfo(name) if is_local else UTC)
              for latitude, longitude, name in sites]
    found = []
    start = time.process_time()
    for date in dates:
        for observer, zone in places:
            found.append((by_astral(observer, date, "sunset", zone), by_astral(observer, date, "dusk", zone)))
    print(time.process_time() - start)


def sun_by_ephem(seconds):
    """Declination and Greenwich hour angle as seen from the Earth's centre, radians."""
    when = seconds / 86400 + 25567.5
    sun = ephem.Sun()
    sun.compute(when, epoch=when)
    greenwich = ephem.Observer()
    greenwich.lon, greenwich.date = "0", when
    return float(sun.g_dec), float(greenwich.sidereal_time()) - float(sun.g_ra)


def by_ephem(latitude, longitude, noon, depression):
    """Seconds since 1970 of the first time after the transit nearest to `noon` at which the altitude of the sun's
    centre, without parallax and refraction, falls below; absent where there is none, or the sun barely gets there."""
    latitude, longitude = math.radians(latitude), math.radians(longitude)

    def altitude(seconds):
        declination, angle = sun_by_ephem(seconds)
        return math.degrees(math.asin(math.sin(latitude) * math.sin(declination) + math.cos(latitude)
                                      * math.cos(declination) * math.cos(angle + longitude))) + depression

    above = noon
    for _ in range(3):
        above -= math.remainder(sun_by_ephem(above)[1] + longitude, 2 * math.pi) * 43200 / math.pi
    below = above + 43200
    if altitude(above) < 0.001 or altitude(below) > -0.001:
        return None
    while below - above > 0.01:
        middle = (above + below) / 2
        if altitude(middle) > 0:
            above = middle
        else:
            below = middle
    return above


def compare(sites, dates, path):
    with open(path) as file:
        rows = [line.split() for line in file.readlines()[1:]]
    ours, theirs = [], []
    step = max(1, len(rows) // SAMPLE)
    for number in range(0, len(rows), step + 1 - step % 2):
        date, (latitude, longitude, name) = dates[number // len(sites)], sites[number % len(sites)]
        if abs(latitude) > 65:
            continue
        zone = zoneinfo.ZoneInfo(name)
        noon = datetime.datetime.combine(date, datetime.time(12), zone).timestamp()
        for column, (event, depression) in enumerate(DEPRESSIONS.items()):
            expected = by_ephem(latitude, longitude, noon, depression)
            if expected is None:
                continue
            found = rows[number][column]
            ours.append(abs(float(found) - expected) if found != "-" else math.inf)
            peer = by_astral(astral.Observer(latitude, longitude, 0), date, event, zone)
            # Of astral's answers only those count that are of the same day: its days are others beyond the date line.
            if peer is not None and abs(peer.timestamp() - expected) < 43200:
                theirs.append(abs(peer.timestamp() - expected))
    print(len(ours), statistics.median(ours), max(ours), statistics.median(theirs), max(theirs))


if sys.argv[1] in ("local", "utc"):
    time_astral(*read_workload(), sys.argv[1] == "local")
else:
    compare(*read_workload(), sys.argv[2])
