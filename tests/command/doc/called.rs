//! Documents held against the engine: every way that stands in one is called, and reaches whom
//! the document says.

use serde_json::Value;

use super::{MENUS, doc, phonetree, root};

/// Calls a `tel:` string of a menu at the moment of the documents; the name of the team reached.
fn reached(menu: &str, tel: &str, at: &str) -> Option<String> {
    let dialed = tel.trim_start_matches("tel:").replace("%23", "#");
    let (number, keys) = dialed.split_at(dialed.find(',').unwrap_or(dialed.len()));
    let menu = root().join(menu);
    let mut args = vec!["call", number, "--menu", menu.to_str().unwrap(), "--at", at];
    args.extend(["--fast", "--mute", "--json"]);
    if !keys.is_empty() {
        args.extend(["--keys", keys]);
    }
    let output = phonetree(&args);
    let stdout = String::from_utf8(output.stdout).unwrap();
    let mut events = stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let transferred = events.rfind(|event| event["event"] == "transferred")?;
    Some(transferred["name"].as_str().unwrap().to_owned())
}

/// The text between two marks, each time they come.
fn between<'a>(text: &'a str, begin: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(begin).skip(1).map(move |rest| rest.split(end).next().unwrap())
}

fn plain(html: &str) -> String {
    html.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
}

#[test]
fn every_row_of_the_routing_table_is_a_call_that_reaches_its_team() {
    for menu in MENUS {
        let table: Value = serde_json::from_str(&doc(Some(menu), "json", &[])).unwrap();
        let routes = table["routes"].as_array().unwrap();
        assert!(!routes.is_empty(), "{menu}");
        for route in routes {
            // What only the caller knows can't be dialed by a document.
            if route["keys"].as_str().unwrap().contains("...") {
                continue;
            }
            let from = route["from"].as_str().unwrap();
            let tel = route["tel"].as_str().unwrap();
            let name = reached(menu, tel, from);
            assert_eq!(name.as_deref(), route["name"].as_str(), "{menu}: {tel} at {from}");
        }
    }
}

#[test]
fn csv_and_json_have_the_same_rows() {
    for menu in MENUS {
        let table: Value = serde_json::from_str(&doc(Some(menu), "json", &[])).unwrap();
        let csv = doc(Some(menu), "csv", &[]);
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let routes = table["routes"].as_array().unwrap();
        assert_eq!(rows.len(), routes.len(), "{menu}");
        for (row, route) in rows.iter().zip(routes) {
            assert_eq!(row[1], *route["number"].as_str().unwrap());
            assert_eq!(row[2], *route["keys"].as_str().unwrap());
            assert_eq!(row[3], *route["team"].as_str().unwrap());
        }
    }
}

#[test]
fn every_number_of_the_page_and_of_the_card_reaches_the_team_it_stands_under() {
    let menu = MENUS[0];
    for (format, part, end) in
        [("html", "<article class=\"desk\"", "</article>"), ("card", "<section>", "</section>")]
    {
        let document = doc(Some(menu), format, &[]);
        let mut numbers = 0;
        for desk in between(&document, part, end) {
            let heading = if format == "html" { "</h3>" } else { "</h2>" };
            let name = desk.split(heading).next().unwrap().rsplit('>').next().unwrap();
            for tel in between(desk, "href=\"tel:", "\"") {
                assert_eq!(reached(menu, tel, super::NOON), Some(plain(name)), "{format}: {tel}");
                numbers += 1;
            }
        }
        assert_eq!(numbers, 6, "{format}: every number and key path of the first line");
    }
}

#[test]
fn every_contact_dials_through_to_its_team() {
    let menu = MENUS[0];
    let contacts = doc(Some(menu), "vcf", &[]).replace("\r\n ", "");
    let mut numbers = 0;
    for card in between(&contacts, "BEGIN:VCARD", "END:VCARD") {
        let name = between(card, "FN:", "\r\n").next().unwrap();
        // Among the people of a telephone, it says first whose team it is.
        let (whose, name) = name.split_once(": ").unwrap();
        assert_eq!(whose.replace('\\', ""), "Kaiser Permanente small business line, California");
        for tel in between(card, "TEL;TYPE=WORK,VOICE:", "\r\n") {
            // A comma that is not escaped ends the value, for some readers.
            assert!(!tel.replace("\\,", "").contains(','), "{tel}");
            let tel = tel.replace("\\,", ",");
            assert_eq!(reached(menu, &tel, super::NOON).as_deref(), Some(name), "{tel}");
            numbers += 1;
        }
    }
    assert_eq!(numbers, 6);
}
