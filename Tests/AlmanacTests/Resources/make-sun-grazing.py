#!/usr/bin/env python3
"""Writes sun-grazing.csv: dawns, sunrises, sunsets and dusks by PyPI's ephem, most of them where the sun barely crosses.

    make-sun-grazing.py > sun-grazing.csv        (ephem==4.2.1)

The altitude is that of the sun's centre as seen from the Earth's centre, without refraction, -0.8333 or -6 degrees. A
crossing belongs to the transit nearest to noon of UTC on the date, and lies between that and the lowest point before or
after it. `margin_deg` is what the sun has to spare, at its highest or lowest point; where it is negative the sun stays
ABOVE or BELOW.
"""
import datetime
import math
import random

import ephem

DEPRESSIONS = {"dawn": 6.0, "sunrise": 0.8333, "sunset": 0.8333, "dusk": 6.0}
FIRST = datetime.date(1950, 1, 1)
DAYS = (datetime.date(2100, 12, 31) - FIRST).days


def sun(seconds):
    """Declination and Greenwich hour angle, radians."""
    when = seconds / 86400 + 25567.5
    body = ephem.Sun()
    body.compute(when, epoch=when)
    greenwich = ephem.Observer()
    greenwich.lon, greenwich.date = "0", when
    return float(body.g_dec), float(greenwich.sidereal_time()) - float(body.g_ra)


def crossing(latitude, longitude, date, event):
    """State, margin and time."""
    phi, east = math.radians(latitude), math.radians(longitude)
    depression = DEPRESSIONS[event]

    def height(seconds):
        declination, angle = sun(seconds)
        return math.degrees(math.asin(math.sin(phi) * math.sin(declination) + math.cos(phi) * math.cos(declination)
                                      * math.cos(angle + east))) + depression

    def passage(seconds, angle):
        for _ in range(3):
            seconds -= math.remainder(sun(seconds)[1] + east - angle, 2 * math.pi) * 43200 / math.pi
        return seconds

    noon = datetime.datetime(date.year, date.month, date.day, 12, tzinfo=datetime.timezone.utc).timestamp()
    highest = passage(noon, 0)
    lowest = passage(highest + (43200 if event in ("sunset", "dusk") else -43200), math.pi)
    if height(highest) <= 0:
        return "BELOW", height(highest), None
    if height(lowest) > 0:
        return "ABOVE", -height(lowest), None
    above, below = highest, lowest
    while abs(below - above) > 0.01:
        middle = (above + below) / 2
        if height(middle) > 0:
            above = middle
        else:
            below = middle
    return "OK", min(height(highest), -height(lowest)), above


def add(rows, latitude, longitude, date, event, is_wanted):
    latitude, longitude = round(latitude, 3), round(longitude, 3)
    state, margin, seconds = crossing(latitude, longitude, date, event)
    if is_wanted(margin):
        rows[latitude, longitude, date, event] = state, margin, seconds


def solstice(events, width):
    """A day of up to `width` days around June's solstice, or in the south, December's."""
    side = random.choice([1, -1])
    middle = datetime.date(random.randrange(1950, 2101), 6, 21)
    if side < 0:
        middle = middle.replace(month=12, day=21)
    date = min(middle + datetime.timedelta(days=random.randint(-width, width)), datetime.date(2100, 12, 31))
    return side, date, random.choice(events)


random.seed(20270730)
rows = {}
for _ in range(9000):
    # The edge of white nights: the sun passes the lowest point of its way just below the altitude.
    side, date, event = solstice(["dawn", "dusk"], 50)
    add(rows, side * random.uniform(60.5, 65), random.uniform(-180, 180), date, event,
        lambda margin: 0.0005 < margin < 0.1)
for _ in range(150):
    side, date, event = solstice(["sunrise", "sunset"], 10)
    add(rows, side * random.uniform(64.5, 65), random.uniform(-180, 180), date, event,
        lambda margin: 0.0005 < margin < 0.9)
for _ in range(8000):
    # The edges of polar days and nights, on either side.
    date = FIRST + datetime.timedelta(days=random.randrange(DAYS))
    add(rows, random.choice([1, -1]) * random.uniform(65, 88), random.uniform(-180, 180), date,
        random.choice(list(DEPRESSIONS)), lambda margin: 0.002 < abs(margin) < 0.6)
for _ in range(150):
    date = FIRST + datetime.timedelta(days=random.randrange(DAYS))
    latitude, longitude = random.uniform(-65, 65), random.uniform(-180, 180)
    for event in DEPRESSIONS:
        add(rows, latitude, longitude, date, event, lambda margin: margin > 0.0005)

print("lat,lon,date,event,state,margin_deg,utc")
for (latitude, longitude, date, event), (state, margin, seconds) in sorted(
        rows.items(), key=lambda row: (row[0][2], row[0][0], row[0][3])):
    time = ""
    if seconds is not None:
        tenths = round(seconds * 10)
        whole = datetime.datetime.fromtimestamp(tenths // 10, datetime.timezone.utc)
        time = f"{whole:%Y-%m-%dT%H:%M:%S}.{tenths % 10}Z"
    print(f"{latitude},{longitude},{date},{event},{state},{margin:.4f},{time}")
