//! Contacts for a telephone: vCard 3.0 (RFC 2426), which every phone reads.

use super::content::{self, TeamContact};
use crate::paper::Edition;
use phonetree_core::directory::TeamRoute;

/// A line is folded after so many octets (RFC 2426, section 2.6).
const MOST_OCTETS: usize = 75;

/// A contact for each team that a number leads to, with the keys and the pauses before them.
pub fn vcards(tree: Edition<'_>, rows: &[TeamRoute]) -> String {
    let desks = content::desks(tree, rows);
    desks.iter().filter(|desk| !desk.reached.is_empty()).map(|desk| card(tree, desk)).collect()
}

fn card(tree: Edition<'_>, desk: &TeamContact) -> String {
    // A telephone lists it among people: the name says whose team it is.
    let organization = tree.text(&tree.title);
    let whole = format!("{organization}: {}", desk.name);
    let mut lines = vec![
        "BEGIN:VCARD".to_owned(),
        "VERSION:3.0".to_owned(),
        format!("FN:{}", text(&whole)),
        // The last of the five parts of a name must be there, and an organization has none of them.
        format!("N:{};;;;", text(&whole)),
        format!("ORG:{};{}", text(organization), text(&desk.name)),
    ];
    // Ways that part only where the caller enters digits are dialed alike.
    for number in desk.reached.iter().map(|reach| dialed(&reach.tel)) {
        let line = format!("TEL;TYPE=WORK,VOICE:{number}");
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.extend(desk.fax.iter().map(|(fax, _)| format!("TEL;TYPE=WORK,FAX:{}", dialed(fax))));
    lines.extend(
        desk.email.iter().map(|email| format!("EMAIL;TYPE=INTERNET:{}", text(email.as_str()))),
    );
    lines.extend(desk.url.iter().map(|url| format!("URL:{url}")));
    let errands = desk.errands.iter().map(content::ContactErrand::words);
    let note: Vec<String> = [desk.hours.clone()].into_iter().chain(errands).collect();
    lines.push(format!("NOTE:{}", text(&note.join("\n"))));
    lines.push("END:VCARD".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

/// What a phone dials: the keys as they are, `%23` being `#` again. It is text like any other (RFC 2426,
/// section 4, `phone-number-value`): readers drop what follows a comma that is not escaped.
fn dialed(tel: &str) -> String {
    text(&tel.trim_start_matches("tel:").replace("%23", "#").replace([' ', '(', ')'], ""))
}

/// Text as vCard has it (RFC 2426, section 5: `\\`, `\;`, `\,`, `\n`).
fn text(words: &str) -> String {
    let words = words.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    words.replace("\r\n", "\\n").replace(['\n', '\r'], "\\n")
}

/// A line with its end, folded between letters.
fn folded(line: &str) -> String {
    let (mut out, mut octets) = (String::new(), 0);
    for c in line.chars() {
        if octets + c.len_utf8() > MOST_OCTETS {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out + "\r\n"
}
