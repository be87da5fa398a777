//! Contacts, whole: of a menu with every key, and with every sign that a contact must escape.

use super::phonetree;

const MENU: &str = r##"format = 1
title = "Fern, Wood; and \\ Sons"
timezone = "America/Los_Angeles"
status = "assumed"
[lines.line]
number = "+1 (202) 555-0142"
answer = "main"
[menus.main]
options = [
  { key = "#", label = "the clerk", to = "clerk" },
  { key = "*", label = "the night desk", to = "night" },
  { key = "12", label = "the archive", to = "archive" },
]
[teams.clerk]
name = "Clerk; Records, Deeds"
hours = "Mo-Fr 08:00-17:00"
email = "clerk@fernwood.example"
fax = "1-202-555-0143"
url = "https://fernwood.example/clerk"
topics = ["Deeds, old and new", { say = "Copies", by = "fax" }]
[teams.night]
name = "Night"
[teams.archive]
name = "Archive"
hours = "24/7"
"##;

/// RFC 2426: commas, semicolons and backslashes are escaped, lines end in CRLF and are folded at 75
/// octets; what is dialed is `#` and not `%23`, as a telephone has no per cent.
#[test]
fn contacts_dial_the_keys_as_they_are_and_escape_the_rest() {
    let file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
    std::fs::write(file.path(), MENU).unwrap();
    let path = file.path().to_str().unwrap();
    let output = phonetree(&["doc", "--format", "vcf", "--at", super::NOON, "--menu", path]);
    let contacts = String::from_utf8(output.stdout).unwrap();
    assert!(!contacts.replace("\r\n", "").contains(['\r', '\n']), "every line ends in CRLF");
    assert_eq!(contacts.replace("\r\n", "\n"), CONTACTS);
}

const CONTACTS: &str = r"BEGIN:VCARD
VERSION:3.0
FN:Fern\, Wood\; and \\ Sons: Clerk\; Records\, Deeds
N:Fern\, Wood\; and \\ Sons: Clerk\; Records\, Deeds;;;;
ORG:Fern\, Wood\; and \\ Sons;Clerk\; Records\, Deeds
TEL;TYPE=WORK,VOICE:+12025550142\,#
TEL;TYPE=WORK,FAX:1-202-555-0143
EMAIL;TYPE=INTERNET:clerk@fernwood.example
URL:https://fernwood.example/clerk
NOTE:Monday to Friday\, 8 a.m. to 5 p.m. Pacific time\nDeeds\, old and new\
 nCopies (by fax)
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Fern\, Wood\; and \\ Sons: Night
N:Fern\, Wood\; and \\ Sons: Night;;;;
ORG:Fern\, Wood\; and \\ Sons;Night
TEL;TYPE=WORK,VOICE:+12025550142\,*
NOTE:hours not published
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Fern\, Wood\; and \\ Sons: Archive
N:Fern\, Wood\; and \\ Sons: Archive;;;;
ORG:Fern\, Wood\; and \\ Sons;Archive
TEL;TYPE=WORK,VOICE:+12025550142\,12
NOTE:at any time
END:VCARD
";
