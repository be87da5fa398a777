//! The JSON Schema of menu files: what `docs/` holds is what the program prints, and it agrees with
//! the loader. `UPDATE=1` rewrites the file.

use phonetree_core::menu;
use serde_json::Value;

const MENUS: [&str; 3] = [
    menu::FIRST_LINE,
    include_str!("../../../../tests/menus/kitchen-sink.toml"),
    include_str!("../../../../tests/menus/fernwood.toml"),
];

#[test]
fn the_schema_in_docs_is_the_schema_of_the_loader() {
    let file = "../../docs/menu.schema.json";
    let current = format!("{:#}\n", menu::schema());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(file, &current).unwrap();
    }
    assert!(
        std::fs::read_to_string(file).unwrap() == current,
        "{file} is stale: run UPDATE=1 cargo test"
    );
}

#[test]
fn what_the_loader_takes_the_schema_takes() {
    let validator = jsonschema::validator_for(&menu::schema()).unwrap();
    for text in MENUS {
        let errors: Vec<String> = validator
            .iter_errors(&json(text))
            .map(|e| format!("{e} at {}", e.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[test]
fn files_of_the_wrong_shape_are_refused_by_both() {
    let validator = jsonschema::validator_for(&menu::schema()).unwrap();
    for (from, to) in [
        ("title    = \"Fernwood Dental\"\n", ""),
        ("title    = \"Fernwood Dental\"", "titel = \"Fernwood Dental\""),
        ("title    = \"Fernwood Dental\"", "title = 7"),
        ("answer = \"main\"", ""),
        ("greeting =", "greating ="),
        ("key = \"1\"", "key = \"1a\""),
        ("key = \"1\", ", ""),
        ("key = \"1\"", "key = 1"),
        ("number = \"+1-202-555-0142\"", "number = \"12\""),
        ("[teams.scheduling]", "[teams.Scheduling]"),
        ("topics = [", "topics = [{ by = \"email\" }, "),
        ("to  = \"main\"", "to = \"main\"\ntimings = { no_input = \"5s\" }"),
        ("[menus.main]", "[menus.main]\ntimings = { no_input = \"5 beats\" }"),
        ("language = \"en-US\"", "status = \"certain\""),
    ] {
        let broken = include_str!("../../../../tests/menus/fernwood.toml").replacen(from, to, 1);
        assert!(menu::load("broken", &broken).is_err(), "the loader takes {to}");
        assert!(!validator.is_valid(&json(&broken)), "the schema takes {to}");
    }
}

/// A menu file as an editor shows it to the schema: dates are strings.
fn json(text: &str) -> Value {
    fn of(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => Value::String(date.to_string()),
            toml::Value::Array(items) => items.into_iter().map(of).collect(),
            toml::Value::Table(table) => {
                table.into_iter().map(|(key, value)| (key, of(value))).collect()
            }
            other => serde_json::to_value(other).unwrap(),
        }
    }
    of(toml::from_str(text).unwrap())
}

/// The good files of the repository: menus, written calls and courses.
fn good_files() -> Vec<(std::path::PathBuf, String, &'static str)> {
    let mut folders: Vec<std::path::PathBuf> = ["menus", "examples", "tests", "docs"]
        .map(|folder| format!("../../{folder}").into())
        .into();
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                let text = std::fs::read_to_string(&path).unwrap();
                if let Some(kind) = kind(&text) {
                    files.push((path, text, kind));
                }
            }
        }
    }
    files
}

/// What a file is, where the loader takes it.
fn kind(text: &str) -> Option<&'static str> {
    if menu::load("a menu", text).is_ok() {
        return Some("menu");
    }
    if phonetree_core::practice::CourseFile::read("a course", text).is_ok() {
        return Some("course");
    }
    phonetree_core::script::CallFile::read("calls", text).is_ok().then_some("calls")
}

#[test]
fn every_good_file_of_the_repository_fits_its_schema() {
    let of = |schema: Value| jsonschema::validator_for(&schema).unwrap();
    let menus = of(menu::schema());
    let calls = of(phonetree_core::script::schema());
    let courses = of(phonetree_core::practice::schema());
    let files = good_files();
    for (path, text, kind) in &files {
        let validator = match *kind {
            "menu" => &menus,
            "course" => &courses,
            _ => &calls,
        };
        let errors: Vec<String> = validator
            .iter_errors(&json(text))
            .map(|e| format!("{e} at {}", e.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{} ({kind}): {errors:#?}", path.display());
    }
    for (kind, fewest) in [("menu", 9), ("calls", 3)] {
        let found = files.iter().filter(|file| file.2 == kind).count();
        assert!(found >= fewest, "{found} files of the kind {kind}");
    }
}

static SCHEMA: std::sync::LazyLock<jsonschema::Validator> =
    std::sync::LazyLock::new(|| jsonschema::validator_for(&menu::schema()).unwrap());

/// Whether the loader and the schema take a menu with this in its team, and this in its head.
fn taken(head: &str, team: &str) -> (bool, bool) {
    let zone = match head.contains("timezone") {
        true => "",
        false => "timezone = \"America/Chicago\"\n",
    };
    let number = match head.contains("number") {
        true => "",
        false => "number = \"+1-202-555-0142\"\n",
    };
    let (head, line) = if number.is_empty() { ("", head) } else { (head, number) };
    let text = format!(
        "format = 1\ntitle = \"Fernwood\"\ncountry = \"US\"\nstatus = \"assumed\"\n{zone}{head}\n\
         [lines.line]\n{line}\nanswer = \"desk\"\n[teams.desk]\nname = \"The desk\"\n{team}\n"
    );
    (menu::load("menu", &text).is_ok(), SCHEMA.is_valid(&json(&text)))
}

#[test]
fn the_schema_takes_every_kind_of_value_that_the_loader_takes() {
    for hours in [
        "Mo-Fr 08:00-18:00",
        "mo-fr 8:00-18:00",
        "24/7",
        "off",
        "closed",
        "open",
        "PH off",
        "Mo-Fr 09:00-17:00; PH off",
        "Mo,We 08:00-12:00,13:00-17:00",
        "Mo-Th 08:00-12:00, Fr 09:00-11:00",
        "Mo-Fr 08:00-18:00 || \"by appointment, Mon 5 to 6\"",
        "Mo-Fr 08:00-18:00 open \"walk in\"",
        "\"summer\":Mo-Fr 08:00-12:00",
        "Jan-Mar,Sep Mo 08:00-12:00",
        "2026 Dec 24-2027 Jan 1 off",
        "2026-2028/2 Mo-Fr 08:00-12:00",
        "2026+ Mo 08:00-12:00",
        "week 1-53/2 Fr 09:00-12:00",
        "week 01,03 We 09:00-12:00",
        "easter off",
        "easter -2 days-easter +1 day off",
        "Th[1] 10:00-12:00",
        "Th[-1],Fr[1-2] 10:00-12:00",
        "Tu[2] +1 day 10:00-12:00",
        "Nov Th[4] +1 day off",
        "PH -1 day 08:00-12:00",
        "PH,Sa,Su 10:00-14:00",
        "Sa,PH 10:00-14:00",
        "Fr 22:00-26:00",
        "Fr 22:00+",
        "Jan 5: 08:00-12:00",
        "Jan 5:08:00-12:00",
        "Mo 08:00 - 12:00 ; Tu 09:00-10:00",
        "Mo",
        "JAN 1 OFF",
        "08:00-12:00",
    ] {
        let team = format!("hours = '{hours}'");
        assert_eq!(taken("", &team), (true, true), "{hours}");
    }
    for team in [
        "email = \"help@example.org\"",
        "email = \"o'brien+desk@mail.example.co.uk\"",
        "email = \"josé@exämple.org\"",
        "url = \"HTTPS://example.org/a?b=c#d\"",
        "url = \"http://exämple.org\"",
        "fax = \"tel:+44 20 7946 0958\"",
        "fax = \" 202-555-0142 \"",
        "fax = \"(1) 202.555.0142\"",
        "ring = \".5s\"",
        "ring = \"1e3ms\"",
        "about = { en-US = \"Questions\" }",
    ] {
        assert_eq!(taken("", team), (true, true), "{team}");
    }
    for zone in chrono_tz::TZ_VARIANTS {
        assert_eq!(taken(&format!("timezone = \"{}\"", zone.name()), ""), (true, true), "{zone}");
    }
}

#[test]
fn the_schema_flags_what_people_get_wrong() {
    for team in [
        "hours = \"Mon-Fri 8am-6pm\"",
        "hours = \"Monday to Friday\"",
        "hours = \"Mo-Fr 8-17\"",
        "hours = \"Mo-Fr 0800-1800\"",
        "hours = \"weekdays 09:00-17:00\"",
        "hours = \"Mo-Fr sunrise-sunset\"",
        "hours = \"Mo-Fr DAWN-Dusk\"",
        "hours = \"Mo-Fr 08:00-18:00 Unknown\"",
        "hours = \"\"",
        "email = \"sales at northgate\"",
        "email = \"sales@northgate\"",
        "email = \"Sales <sales@northgate.example>\"",
        "url = \"northgate.example\"",
        "fax = \"555-0142\"",
        "timezone = \"CST6\"",
        "timezone = \"Central\"",
        "ring = \"5 seconds\"",
        "about = { en_US = \"Questions\" }",
    ] {
        assert_eq!(taken("", team), (false, false), "{team}");
    }
    for head in [
        "timezone = \"CST6\"",
        "timezone = \"america/chicago\"",
        "language = \"en_US\"",
        "languages = [\"Spanish (Mexico)\"]",
        "number = \"12\"",
        "number = \"+1-202-555-0142 ask 5\"",
    ] {
        assert_eq!(taken(head, ""), (false, false), "{head}");
    }
}

#[test]
fn the_zone_of_a_drill_may_be_as_people_say_it_and_is_flagged_where_it_is_none() {
    let schema = jsonschema::validator_for(&phonetree_core::practice::schema()).unwrap();
    let fits = |zone: &str| {
        let drill =
            serde_json::json!({ "errand": "pay a bill", "at": "2026-12-01 07:10", "zone": zone });
        schema.is_valid(&serde_json::json!({ "title": "A course", "drill": [drill] }))
    };
    let cities = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name().rsplit('/').next().unwrap());
    let names = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()).chain(cities);
    for zone in names.chain(["new york", " Eastern time ", "CST", "hawaii"]) {
        assert!(phonetree_core::hours::parse_zone(zone).is_ok(), "{zone}");
        assert!(fits(zone), "{zone}");
    }
    for zone in ["CST6", "UTC-8", "+05:00", ""] {
        assert!(phonetree_core::hours::parse_zone(zone).is_err(), "{zone}");
        assert!(!fits(zone), "{zone}");
    }
}
