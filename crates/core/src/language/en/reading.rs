//! How English is read: the words of menus, callers and questions.

use rust_stemmers::{Algorithm, Stemmer};

use crate::language::locale::Reading;

/// Words of offices, shops and practices.
const RELATED: &[&str] = &[
    "absence absent away missing",
    "access login logon log sign signin username password locked portal",
    "agreement contract",
    "amount balance",
    "apply application register registration enroll enrollment signup join",
    "appointment visit checkup",
    "arrange arrangement installment installments",
    "begin began started start",
    "benefit coverage cover copay deductible",
    "bill invoice statement charge charged billing",
    "book schedule reserve make arrange",
    "booklet brochure brochures guidebook guide handbook instructions manual material pamphlet",
    "broke broken damaged defective",
    "broker agent",
    "build building construct construction remodel",
    "business company firm employer",
    "buy bought purchase",
    "cancel cancellation end stop terminate termination discontinue",
    "change edit modify update correct amend",
    "change switch replace",
    "child children kid son daughter baby newborn dependent",
    "clinic facility hospital location",
    "collect collection pickup picked",
    "comment compliment feedback suggestion",
    "complaint complain grievance feedback unhappy",
    "copy duplicate reprint",
    "cost price rate quote fee charge",
    "doctor physician provider specialist",
    "document paper paperwork form",
    "eligible eligibility qualify qualification",
    "employee worker staff member subscriber",
    "error mistake wrong incorrect problem issue trouble",
    "find locate locator nearest closest directory",
    "garbage trash waste rubbish",
    "hire hired hiring onboarding",
    "hours open opening close closing closed",
    "ill illness sick fever",
    "internet online web website site webpage portal",
    "lamp light streetlight",
    "late overdue delinquent behind past",
    "leave leaving left quit resign resigned fired laid layoff terminate termination",
    "license permit",
    "lost lose missing misplaced",
    "lower cheaper downgrade reduce",
    "medicine medication prescription drug pill pills refill rx pharmacy",
    "message voicemail",
    "money funds cash balance",
    "move reschedule postpone",
    "moved move moving relocate relocation address",
    "night overnight",
    "open start begin new",
    "order buy purchase",
    "outage down offline crash crashed",
    "pay paid payment premium due owe owed",
    "plan policy insurance coverage",
    "question inquiry query",
    "reconcile match discrepancy discrepancies mismatch wrong",
    "reinstate reinstatement reactivate restore lapse lapsed",
    "remove drop delete terminate termination",
    "renew renewal extend",
    "result results report findings",
    "road street",
    "send sent mail",
    "somebody someone human person representative rep operator reception agent supervisor listener",
    "spouse wife husband partner",
    "steal stolen stole",
    "stolen stole steal theft thief fraud",
    "summary overview",
    "transfer send wire move",
    "urgent emergency",
    "write wrote written",
];

pub(super) const READING: Reading = Reading {
    stemmer: || Stemmer::create(Algorithm::English),
    silent: "about after again all already also am an and any are aren as at be because been being \
             but by can cannot cant could couldn did didn didnt do does doesn doesnt doing don done \
             dont each even every for from get gets getting give go going gonna got had has hasn \
             hasnt have haven havent he hello her here hers hey hi him his how if im in into is isn \
             isnt it its ive just know let like ll me might much must my nor now of off on or our \
             ours please pls re really she should so some something soon still such than thank thanks \
             that the their them then there these they thing things this those to today too us ve \
             very want wants was wasn we were what when where whether which while who whom whose why \
             will with without won wont would wouldn yet you your yours",
    weak: "another answer answers anybody anyone anything ask asking back bring call called calling \
             come day days details dial different find first good great help helps info information \
             inquire inquiries inquiry keep keeps last line long look looking made make makes making \
             many month monthly months more morning near need needed needs new next number off old \
             one other out over people person phone put question questions reach real request \
             requests right same say says send sent set show somebody someone speak speaking take \
             talk talking tell time tomorrow try trying under up use using way week weeks year years \
             yesterday",
    doing: "add apply arrange book buy cancel change check complete collect correct create delete end extend \
            fill fix get join learn manage modify move open order pay pick process receive register remove \
            renew repair replace report request reserve reset restore return schedule see send sign start stop \
            submit switch transfer update upgrade view",
    related: RELATED,
    endings: &[
        "able", "age", "al", "als", "ation", "ations", "ed", "ee", "ees", "er", "ers", "ing",
        "ings", "ion", "ions", "ist", "ists", "ly", "ment", "ments", "or", "ors", "ship", "ships",
    ],
    by_fax: &["fax", "faxes", "faxing"],
    by_email: &["email", "emails", "emailing", "mail", "write"],
    by_web: &["web", "website", "webpage", "url"],
    press: &["press", "push", "hit", "dial", "touch", "type", "enter", "key", "select"],
    before_key: &["the", "key", "button", "number", "digit", "on"],
    joining: &["for", "to", "and", "or", "please", "if", "you"],
    lacking: &[" have none", " don't have", " do not have", " have no ", " without "],
    keys: &[
        ("zero", "0"),
        ("one", "1"),
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("star", "*"),
        ("asterisk", "*"),
        ("hash", "#"),
        ("pound", "#"),
    ],
    advertising: &[
        "did you know",
        "visit our website",
        "visit us online",
        "visit us at",
        "on our website",
        "our web site",
        "go to our website",
        "download our app",
        "our mobile app",
        "www.",
        "https://",
        "follow us",
        "special offer",
        "limited time",
        "ask about our",
        "new product",
    ],
};
