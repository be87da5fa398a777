//! The tables of a history. Their version is the database's `user_version`.

/// Says in the file whose it is: "PHtr".
pub(super) const OURS: i32 = 0x5048_7472;
/// The version that this program writes.
pub(super) const VERSION: i32 = 1;

/// From each version to the next; the first makes a history out of nothing. Instants are milliseconds
/// since 1970, `menu` is the title of the menu.
pub(super) const STEPS: [&str; VERSION as usize] = ["
CREATE TABLE trainees (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE sessions (
    id      INTEGER PRIMARY KEY,
    trainee INTEGER NOT NULL REFERENCES trainees (id),
    menu    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    course  TEXT,
    pass    INTEGER,
    wanted  INTEGER NOT NULL,
    began   INTEGER NOT NULL,
    drills  INTEGER NOT NULL,
    points  INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_of_a_trainee ON sessions (menu, trainee, id);
CREATE TABLE drills (
    session INTEGER NOT NULL REFERENCES sessions (id),
    place   INTEGER NOT NULL,
    errand  TEXT NOT NULL,
    about   TEXT NOT NULL,
    hour    TEXT,
    line    TEXT,
    points  INTEGER NOT NULL,
    reached INTEGER,
    lost    INTEGER NOT NULL,
    turns   INTEGER NOT NULL,
    keys    INTEGER NOT NULL,
    done    INTEGER NOT NULL,
    PRIMARY KEY (session, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE cards (
    trainee INTEGER NOT NULL REFERENCES trainees (id),
    menu    TEXT NOT NULL,
    errand  TEXT NOT NULL,
    about   TEXT NOT NULL,
    tries   INTEGER NOT NULL,
    points  INTEGER NOT NULL,
    last    INTEGER NOT NULL,
    due         INTEGER NOT NULL,
    stability   REAL NOT NULL,
    difficulty  REAL NOT NULL,
    elapsed     INTEGER NOT NULL,
    scheduled   INTEGER NOT NULL,
    reps        INTEGER NOT NULL,
    lapses      INTEGER NOT NULL,
    state       INTEGER NOT NULL,
    reviewed    INTEGER NOT NULL,
    PRIMARY KEY (trainee, menu, errand, about)
) STRICT, WITHOUT ROWID;
"];
