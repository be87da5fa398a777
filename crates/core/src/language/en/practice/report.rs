//! What reports of practice say, in English.

use super::super::counted;
use crate::language::texts::ReportTexts;

pub(in crate::language) static REPORT: ReportTexts = ReportTexts {
    title: "Practice: {menu}",
    since: "{day} (since {since})",
    trainee: "trainee",
    drills: "drills",
    sessions: "sessions",
    last: "last",
    points: "points",
    points_of_last: "points, last 5 sessions",
    weakest: "weakest",
    passed: "passed",
    not_passed: "not passed yet",
    errand: "errand",
    kind: "drill",
    trainees: "trainees",
    not_started: "not started",
    about_points: "points: on average, in the last five sessions",

    not_practiced: "{trainee} has not practiced \"{menu}\" yet: phonetree practice",
    practiced: "{trainee}: {drills} of \"{menu}\" in {sessions}",
    so_many_drills: counted(&["1 drill", "{n} drills"]),
    so_many_sessions: counted(&["1 session", "{n} sessions"]),
    average: "points on average",
    average_of_last: "points on average, the last {n} sessions",
    trend: "{first} to {now}",
    so_many_tries: counted(&["1 try", "{n} tries"]),
    last_try: "last {day}",
};
