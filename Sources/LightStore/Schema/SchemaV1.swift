/// The first schema. A migration that has shipped never changes; what comes after it is another one.
///
/// Instants are whole seconds since 1970 UTC; the views at the end show them in words for a person with the
/// `sqlite3` shell.
///
/// Checks spell alternatives out: for IN with more than two, SQLite builds a table in memory for every row it writes.
enum SchemaV1 {
    static let name = "1-the-register"

    static let sql = """
        -- One row: which database this is. Written when it is made; `campaign` is what its jobs were planned by.
        CREATE TABLE instance (
          only INTEGER PRIMARY KEY CHECK (only = 1),
          id TEXT NOT NULL,
          madeAt INTEGER NOT NULL,
          campaign TEXT NOT NULL DEFAULT ''
        ) STRICT;

        -- Every fact, numbered; its number is the revision. Written in the transaction of the change it reports.
        CREATE TABLE event (
          revision INTEGER PRIMARY KEY AUTOINCREMENT,
          at INTEGER NOT NULL,
          who TEXT NOT NULL,
          what TEXT NOT NULL,
          subject TEXT NOT NULL,
          before TEXT CHECK (before IS NULL OR json_valid(before)),
          after TEXT CHECK (after IS NULL OR json_valid(after)),
          note TEXT
        ) STRICT;

        -- A campaign in one year. Written when it is first spoken of; invitedAt when the engine moved to it.
        CREATE TABLE edition (
          year INTEGER PRIMARY KEY CHECK (year BETWEEN 1950 AND 2100),
          day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
          invitedAt INTEGER
        ) STRICT;

        CREATE TABLE municipality (
          id TEXT PRIMARY KEY NOT NULL CHECK (id <> '' AND id NOT GLOB '*[^a-z0-9-]*'),
          name TEXT NOT NULL CHECK (name <> ''),
          names TEXT NOT NULL CHECK (json_valid(names)),
          country TEXT NOT NULL CHECK (country GLOB '[A-Z][A-Z]'),
          code TEXT,
          division TEXT,
          languages TEXT NOT NULL CHECK (languages <> ''),
          timeZone TEXT NOT NULL CHECK (timeZone <> ''),
          latitude REAL CHECK (latitude BETWEEN -90 AND 90),
          longitude REAL CHECK (longitude BETWEEN -180 AND 180),
          addedAt INTEGER NOT NULL,
          revision INTEGER NOT NULL,
          CHECK ((latitude IS NULL) = (longitude IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX municipalityByCode ON municipality (country, code) WHERE code IS NOT NULL;

        -- Personal data stands here and nowhere else.
        CREATE TABLE contact (
          municipality TEXT NOT NULL REFERENCES municipality ON DELETE CASCADE,
          position INTEGER NOT NULL CHECK (position >= 0),
          name TEXT,
          email TEXT,
          phone TEXT,
          language TEXT,
          role TEXT NOT NULL CHECK (role = 'first' OR role = 'second' OR role = 'technician'),
          PRIMARY KEY (municipality, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE building (
          id TEXT PRIMARY KEY NOT NULL CHECK (id LIKE municipality || '/%'),
          municipality TEXT NOT NULL REFERENCES municipality ON DELETE CASCADE,
          name TEXT NOT NULL CHECK (name <> ''),
          address TEXT,
          latitude REAL CHECK (latitude BETWEEN -90 AND 90),
          longitude REAL CHECK (longitude BETWEEN -180 AND 180),
          revision INTEGER NOT NULL,
          CHECK ((latitude IS NULL) = (longitude IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX buildingByMunicipality ON building (municipality);

        CREATE TABLE device (
          building TEXT NOT NULL REFERENCES building ON DELETE CASCADE,
          purpose TEXT NOT NULL CHECK (purpose IN ('lamp', 'probe')),
          position INTEGER NOT NULL CHECK (position >= 0),
          name TEXT NOT NULL,
          kind TEXT NOT NULL,
          settings TEXT NOT NULL CHECK (json_valid(settings)),
          PRIMARY KEY (building, purpose, position),
          UNIQUE (building, purpose, name)
        ) STRICT, WITHOUT ROWID;

        -- A promise for one building in one edition, its window, and what is known of it tonight.
        CREATE TABLE commitment (
          building TEXT NOT NULL REFERENCES building ON DELETE CASCADE,
          edition INTEGER NOT NULL REFERENCES edition,
          municipality TEXT NOT NULL REFERENCES municipality ON DELETE CASCADE,
          promise TEXT NOT NULL CHECK (promise = 'promised' OR promise = 'confirmed' OR promise = 'withdrawn'),
          onMoment TEXT,
          offMoment TEXT,
          opens INTEGER,
          closes INTEGER,
          note TEXT,
          since INTEGER NOT NULL,
          verdict TEXT NOT NULL
            CHECK (verdict = 'pending' OR verdict = 'verified' OR verdict = 'claimed' OR verdict = 'contradicted' OR
              verdict = 'dark' OR verdict = 'unknown'),
          reason TEXT,
          sighting INTEGER REFERENCES sighting,
          freshUntil INTEGER,
          review INTEGER,
          revision INTEGER NOT NULL,
          PRIMARY KEY (building, edition),
          CHECK ((opens IS NULL) = (closes IS NULL) AND (opens IS NULL OR opens < closes))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX commitmentByMunicipality ON commitment (municipality, edition);
        CREATE INDEX commitmentByRevision ON commitment (edition, revision);
        CREATE INDEX commitmentToReview ON commitment (review) WHERE review IS NOT NULL;

        -- Who said no to an edition.
        CREATE TABLE decline (
          municipality TEXT NOT NULL REFERENCES municipality ON DELETE CASCADE,
          edition INTEGER NOT NULL REFERENCES edition,
          at INTEGER NOT NULL,
          note TEXT,
          PRIMARY KEY (municipality, edition)
        ) STRICT, WITHOUT ROWID;

        -- One durable thing to do. The unique key is why it can be planned twice and never done twice. Where handBy
        -- stands, a person has decided about it (do it now, or never), and planning leaves it alone.
        CREATE TABLE job (
          id INTEGER PRIMARY KEY,
          municipality TEXT NOT NULL REFERENCES municipality ON DELETE CASCADE,
          edition INTEGER NOT NULL REFERENCES edition,
          subject TEXT NOT NULL,
          rule TEXT NOT NULL,
          occurrence INTEGER NOT NULL DEFAULT 0 CHECK (occurrence >= 0),
          kind TEXT NOT NULL CHECK (kind = 'reminder' OR kind = 'check' OR kind = 'switch'),
          channel TEXT NOT NULL,
          state TEXT NOT NULL
            CHECK (state = 'waiting' OR state = 'running' OR state = 'done' OR state = 'failed' OR state = 'missed' OR
              state = 'cancelled'),
          due INTEGER NOT NULL,
          deadline INTEGER NOT NULL,
          nextAttempt INTEGER,
          reason TEXT,
          destination TEXT,
          handBy TEXT,
          handNote TEXT,
          UNIQUE (municipality, edition, subject, rule, occurrence),
          CHECK (due < deadline),
          CHECK ((state = 'waiting') = (nextAttempt IS NOT NULL))
        ) STRICT;
        CREATE INDEX jobAhead ON job (kind, nextAttempt) WHERE state = 'waiting';
        CREATE INDEX jobRunning ON job (id) WHERE state = 'running';
        CREATE INDEX jobBegun ON job (due) WHERE state = 'running' OR nextAttempt <> due;
        CREATE INDEX jobFailed ON job (due) WHERE state = 'failed';
        CREATE INDEX jobHeld ON job (destination, due) WHERE state = 'waiting' AND reason = 'busy';

        -- One try of a job: opened before anything leaves the house, closed with what came of it.
        CREATE TABLE attempt (
          job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
          number INTEGER NOT NULL CHECK (number >= 1),
          openedAt INTEGER NOT NULL,
          closedAt INTEGER,
          outcome TEXT CHECK (outcome = 'succeeded' OR outcome = 'deferred' OR outcome = 'failed' OR outcome = 'lost'),
          detail TEXT,
          PRIMARY KEY (job, number),
          CHECK ((closedAt IS NULL) = (outcome IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX attemptOpen ON attempt (job) WHERE outcome IS NULL;

        -- What was seen of a facade, by whom and when.
        CREATE TABLE sighting (
          id INTEGER PRIMARY KEY,
          building TEXT NOT NULL,
          edition INTEGER NOT NULL,
          light TEXT NOT NULL
            CHECK (light = 'lit' OR light = 'dark' OR light = 'wrong_colour' OR light = 'unreachable' OR
              light = 'unknown'),
          evidence TEXT NOT NULL
            CHECK (evidence = 'commanded' OR evidence = 'claimed' OR evidence = 'echoed' OR evidence = 'seen'),
          by TEXT NOT NULL,
          at INTEGER NOT NULL,
          detail TEXT,
          FOREIGN KEY (building, edition) REFERENCES commitment (building, edition) ON DELETE CASCADE
        ) STRICT;
        CREATE INDEX sightingByCommitment ON sighting (building, edition, at);
        CREATE INDEX sightingByTime ON sighting (at);

        -- What a building's lamps were last told, and whose hand is on the switch. Written by switches and by people.
        CREATE TABLE lamps (
          building TEXT NOT NULL,
          edition INTEGER NOT NULL,
          told TEXT CHECK (told IN ('on', 'off')),
          toldAt INTEGER,
          isTaken INTEGER NOT NULL DEFAULT 0 CHECK (isTaken IN (0, 1)),
          hand TEXT CHECK (hand IN ('on', 'off')),
          handUntil INTEGER,
          handBy TEXT,
          PRIMARY KEY (building, edition),
          FOREIGN KEY (building, edition) REFERENCES commitment (building, edition) ON DELETE CASCADE,
          CHECK ((told IS NULL) = (toldAt IS NULL)),
          CHECK ((hand IS NULL) = (handBy IS NULL))
        ) STRICT, WITHOUT ROWID;

        -- How the looks at a building go: bad ones in a row, and since when the trouble is hard. Written by checks.
        CREATE TABLE trouble (
          building TEXT NOT NULL,
          edition INTEGER NOT NULL,
          badLooks INTEGER NOT NULL CHECK (badLooks >= 0),
          lookedAt INTEGER,
          since INTEGER,
          PRIMARY KEY (building, edition),
          FOREIGN KEY (building, edition) REFERENCES commitment (building, edition) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        -- What a repeated request was answered with the first time.
        CREATE TABLE request (
          who TEXT NOT NULL,
          id TEXT NOT NULL,
          at INTEGER NOT NULL,
          method TEXT NOT NULL,
          parameters TEXT NOT NULL,
          reply TEXT NOT NULL,
          PRIMARY KEY (who, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX requestByAge ON request (at);

        -- For people.
        CREATE VIEW agenda AS
          SELECT datetime(nextAttempt, 'unixepoch') AS nextAttemptUTC, edition, subject, rule, occurrence, kind,
                 channel, datetime(due, 'unixepoch') AS dueUTC, datetime(deadline, 'unixepoch') AS deadlineUTC
          FROM job WHERE state = 'waiting' ORDER BY nextAttempt;
        CREATE VIEW history AS
          SELECT revision, datetime(at, 'unixepoch') AS atUTC, who, what, subject, before, after, note FROM event;
        CREATE VIEW board AS
          SELECT building, edition, promise, datetime(opens, 'unixepoch') AS opensUTC,
                 datetime(closes, 'unixepoch') AS closesUTC, verdict, reason
          FROM commitment;
        """
}
