//! Parts of a menu, other menus, and what is refused.

use phonetree_core::menu;

use super::{MENUS, doc, phonetree, root};

fn refused(args: &[&str], says: &str) {
    let output = phonetree(args);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{args:?}: {stderr}");
    assert!(stderr.contains(says), "{says:?} is not in: {stderr}");
    assert!(output.stdout.is_empty(), "{args:?}");
}

#[test]
fn every_format_is_written_of_every_menu() {
    for menu in MENUS {
        for format in [
            "html", "markdown", "svg", "mermaid", "dot", "d2", "csv", "json", "card", "vcf",
            "sources",
        ] {
            assert!(!doc(Some(menu), format, &[]).is_empty(), "{menu}: {format}");
        }
    }
}

#[test]
fn hours_of_a_number_that_differ_from_those_of_its_teams_are_a_conflict() {
    let sources = doc(None, "sources", &[]);
    let row = sources.lines().find(|line| line.starts_with("| `small-business` |")).unwrap();
    assert!(row.contains("Account Management Support Team: Monday to Friday, 7 a.m."), "{row}");
    assert!(row.contains("for the number 1-800-790-4661: Monday to Friday, 8:30 a.m."), "{row}");
    assert!(!row.contains("Client Services Unit"), "they agree: {row}");
    assert!(!sources.contains("| `self-service` |"), "they agree");
}

#[test]
fn tables_that_are_not_dated_are_the_same_at_any_time() {
    for format in ["csv", "json"] {
        let undated = phonetree(&["doc", "--format", format]);
        let undated = String::from_utf8(undated.stdout).unwrap();
        assert!(!undated.contains("T12:00") && !undated.contains(":00-0"), "{format}: {undated}");
        assert!(doc(None, format, &[]).contains("2026-11-23T12:00:00-08:00"), "{format}");
    }
    let json = phonetree(&["doc", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["routes"][0]["from"], serde_json::Value::Null);
}

#[test]
fn a_diagram_of_one_step_from_a_menu_ends_there_and_says_what_it_leaves_out() {
    let diagram = doc(Some(MENUS[7]), "mermaid", &["--from", "by-hours", "--depth", "1"]);
    snapbox::assert_data_eq!(
        diagram,
        r#"---
title: "Harbour City Hall"
---
flowchart LR
    s0{{"By hours<br>by the hour"}}:::other
    s1["Storm<br>“City hall stays closed today.”<br>+ 17 more behind it"]:::other
    s2[("After hours<br>takes a message of 2 min at most")]:::mailbox
    s3["Notice<br>“This call is not recorded.”<br>+ 17 more behind it"]:::other
    s4["Night<br>“You have reached us at night.”<br>+ 2 more behind it"]:::other
    s0 -- "while storm is on" --> s1
    s0 -- "when the caller's number is withheld" --> s2
    s0 -- "Monday to Friday, 7 a.m. to 7 p.m. Pacific time, except on public holidays" --> s3
    s0 -- "while open: The night watch" --> s4
    s0 -. "at all other times" .-> s2
    classDef line fill:#1d4ed8,stroke:#1d4ed8,color:#fff
    classDef menu stroke:#1d4ed8,stroke-width:2px
    classDef team stroke:#15803d,stroke-width:2px
    classDef mailbox stroke:#b45309,stroke-width:2px
    classDef other stroke:#64748b
"#
    );
}

#[test]
fn a_branch_is_called_hours_only_where_it_asks_for_nothing_else() {
    let kind = |menu: &str, node: &str| {
        let said = doc(Some(menu), "markdown", &[]);
        let heading = said.lines().find(|line| line.contains(&format!("(`{node}`, ")));
        heading.and_then(|line| line.split(", ").nth(1)).map(str::to_owned)
    };
    let medicare = "menus/examples/medicare.toml";
    assert_eq!(kind(medicare, "known-provider").as_deref(), Some("decision"));
    assert_eq!(kind("menus/examples/clinic.toml", "open-or-not").as_deref(), Some("hours"));
}

#[test]
fn a_node_that_is_not_there_is_refused_with_the_nearest() {
    refused(
        &["doc", "--format", "svg", "--from", "mian"],
        "there is no node named `mian` in kaiser-small-business.toml (built in); did you mean `main`?",
    );
}

#[test]
fn a_path_that_cannot_be_written_is_refused_and_nothing_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("no/such/folder/page.html");
    refused(&["doc", "--format", "html", "--out", path.to_str().unwrap()], "cannot write");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// A menu with a reference to nothing has no calls, so no document of it could be true: what is
/// missing is told, all of it, and no document is written.
#[test]
fn of_a_menu_with_broken_references_what_is_missing_is_told_and_nothing_written() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.toml");
    let text = std::fs::read_to_string(root().join(MENUS[8])).unwrap();
    std::fs::write(&broken, text.replace("to = \"scheduling\"", "to = \"nobody\"")).unwrap();
    let page = folder.path().join("page.html");
    let args = ["doc", "--format", "html", "--menu", broken.to_str().unwrap(), "--out"];
    refused(&[&args[..], &[page.to_str().unwrap()]].concat(), "there is no node named `nobody`");
    assert!(!page.exists());
}

#[test]
fn a_team_that_no_number_leads_to_is_said_to_be_so() {
    let folder = tempfile::tempdir().unwrap();
    let menu = folder.path().join("menu.toml");
    let text = std::fs::read_to_string(root().join(MENUS[8])).unwrap();
    std::fs::write(&menu, text + "\n[teams.attic]\nname = \"The attic\"\n").unwrap();
    let written = doc(Some(menu.to_str().unwrap()), "markdown", &[]);
    assert!(written.contains("### The attic\n\n- No number leads here.\n- hours not published\n"));
}

/// What people write in names is not markup in any format.
#[test]
fn names_that_look_like_markup_stay_names() {
    let folder = tempfile::tempdir().unwrap();
    let menu = folder.path().join("menu.toml");
    let text = std::fs::read_to_string(root().join(MENUS[8])).unwrap();
    let odd = "<script>alert(1)</script> \\\" & [x] | `y` ";
    std::fs::write(&menu, text.replace("\"Scheduling\"", &format!("\"{odd}\""))).unwrap();
    let menu = menu.to_str().unwrap();
    for format in ["html", "svg", "card"] {
        let written = doc(Some(menu), format, &[]);
        assert!(!written.contains("<script>alert"), "{format}");
        assert!(written.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{format}");
    }
    assert!(doc(Some(menu), "dot", &[]).contains("<script>alert(1)</script> \\\" & [x] | `y`"));
    assert!(
        doc(Some(menu), "mermaid", &[])
            .contains("#60;script#62;alert(1)#60;/script#62; #34; #38; #91;x#93;")
    );
}

/// A long way through a menu is deeper than a stack, and lines that pass it by are many.
#[test]
fn a_picture_of_any_menu_is_drawn() {
    let way = |to: usize| {
        let step = |n| format!("[messages.m{n}]\nsay = \"On.\"\nto = \"m{}\"\n", n + 1);
        let end = format!("[messages.m{to}]\nsay = \"The end.\"\n");
        (0..to).map(step).collect::<String>() + &end
    };
    let option = |n: usize| {
        format!(
            "{{ key = \"{}\", label = \"l{n}\", to = \"m{}\", spoken = false }}",
            n + 100,
            n * 3
        )
    };
    let options: Vec<String> = (0..300).map(option).collect();
    let past = format!("[menus.start]\noptions = [{}]\n{}", options.join(", "), way(900));
    for (answer, nodes) in [("m0", way(9_000)), ("start", past)] {
        let menu = format!(
            "format = 1\ntitle = \"Long\"\ntimezone = \"UTC\"\n[lines.a]\nnumber = \
             \"+1-202-555-0142\"\nanswer = \"{answer}\"\n{nodes}"
        );
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("long.toml");
        std::fs::write(&file, menu).unwrap();
        let began = std::time::Instant::now();
        let picture = doc(Some(file.to_str().unwrap()), "svg", &[]);
        assert!(picture.ends_with("</svg>\n") && picture.contains("The end."), "{answer}");
        assert!(picture.len() < 8_000_000, "{answer}: {}", picture.len());
        assert!(began.elapsed().as_secs() < 60, "{answer}: {:?}", began.elapsed());
    }
}

#[test]
fn a_page_of_hours_with_many_parts_is_written_at_once() {
    let part = |n: u32| {
        let (hour, minute) = (n / 25, n % 25 * 2);
        format!("{hour:02}:{minute:02}-{hour:02}:{:02}", minute + 1)
    };
    let parts: Vec<String> = (0..199).map(part).collect();
    let menu = format!(
        "format = 1\ntitle = \"Odd\"\ntimezone = \"America/Los_Angeles\"\n[lines.a]\nnumber = \
         \"+1-202-555-0142\"\nanswer = \"odd\"\n[teams.odd]\nname = \"Odd\"\nhours = \"Mo-Su {}\"\n",
        parts.join(",")
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("odd.toml");
    std::fs::write(&file, menu).unwrap();
    let began = std::time::Instant::now();
    let page = doc(Some(file.to_str().unwrap()), "html", &[]);
    assert!(page.contains("[[[0,1],[2,3],[4,5]"), "every minute is a stretch of its own");
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}

/// Nobody published the words of `also`: they are ours, and `wording` says so.
#[test]
fn the_words_that_callers_use_are_no_facts_of_any_document() {
    let tree = menu::load("first line", menu::FIRST_LINE).unwrap();
    assert_eq!(tree.wording, menu::Status::Assumed);
    let topics = tree.teams.iter().flat_map(|team| &team.topics);
    let words: Vec<&str> =
        topics.flat_map(|topic| topic.also.all()).map(|(_, word)| word).collect();
    assert!(words.contains(&"autopay") && words.len() > 100, "{words:?}");
    for format in ["sources", "markdown", "csv", "vcf", "json"] {
        let document = doc(None, format, &[]);
        for word in ["autopay", "BOR letter", "newborn", "HMO to PPO", "CSC"] {
            assert!(!document.contains(word), "{format}: {word}");
        }
    }
    for fact in tree.facts(tree.default_reader()) {
        assert!(!fact.says.contains("autopay"), "{}", fact.name);
    }
}
