//! What is somebody else's is left alone: files in the folder, and what links in it lead to.

use std::fs;
use std::os::unix::fs::symlink;

use super::desk::{BRIEF, Desk, count, refuses};

#[test]
fn a_script_of_somebody_else_is_left_alone() {
    for name in ["script.md", "script.csv"] {
        let desk = Desk::new(BRIEF);
        fs::create_dir(desk.at("out")).unwrap();
        fs::write(desk.at("out").join(name), "mine").unwrap();
        refuses(&desk.render(&[]), &format!("{name} is not as it was written, and was left alone"));
        assert_eq!(fs::read_to_string(desk.at("out").join(name)).unwrap(), "mine");
        assert!(desk.at("out/main/greeting.wav").exists(), "the others are not made");
        // It stays theirs, whatever is rendered.
        desk.change("Hello.", "Good day.");
        refuses(&desk.render(&[]), &format!("{name} is not as it was written"));
        assert_eq!(fs::read_to_string(desk.at("out").join(name)).unwrap(), "mine");
        desk.rendered(&["--force"]);
        assert_ne!(fs::read_to_string(desk.at("out").join(name)).unwrap(), "mine");
        desk.rendered(&[]);
    }
}

#[test]
fn a_script_with_notes_in_it_is_left_alone_and_one_without_is_written_again() {
    let desk = Desk::new(BRIEF);
    desk.rendered(&[]);
    desk.change("Hello.", "Good day.");
    desk.rendered(&[]);
    let script = || fs::read_to_string(desk.at("out/script.md")).unwrap();
    assert!(script().contains("Good day."), "{}", script());
    let with_notes = script().replace("Good day.", "Good day. (smiling)");
    fs::write(desk.at("out/script.md"), &with_notes).unwrap();
    desk.change("Good day.", "Good evening.");
    refuses(&desk.render(&[]), "to keep it, give it another name");
    assert_eq!(script(), with_notes);
    let csv = fs::read_to_string(desk.at("out/script.csv")).unwrap();
    assert!(csv.contains("Good evening."), "the other is written: {csv}");
    fs::rename(desk.at("out/script.md"), desk.at("out/notes.md")).unwrap();
    desk.rendered(&[]);
    assert!(script().contains("Good evening."));
}

/// Manifests of before did not say what the script was.
#[test]
fn a_script_that_is_as_it_would_be_written_is_known() {
    let desk = Desk::new(BRIEF);
    desk.rendered(&[]);
    let manifest = desk.manifest();
    assert_eq!(manifest.sheets.len(), 2);
    let older = phonetree::voice::render::Manifest { sheets: Vec::new(), ..manifest.clone() };
    fs::write(desk.at("out/manifest.json"), older.written()).unwrap();
    assert_eq!(count(&desk.rendered(&[])["foreign"]), 0);
    assert_eq!(desk.manifest(), manifest);
}

#[test]
fn no_link_inside_the_folder_is_followed() {
    for (link, leads_to) in [
        (".unfinished", "victims"),
        (".unfinished/lock", "../../victim"),
        (".unfinished/files", "../../victim"),
        ("main", "../victims"),
        ("main/greeting.wav", "../../victim"),
        ("main/greeting.wav", "../../nothing"),
        ("script.md", "../victim"),
        ("script.csv", "../nothing"),
        ("manifest.json", "../victim"),
    ] {
        let desk = Desk::new(BRIEF);
        fs::create_dir(desk.at("victims")).unwrap();
        for file in
            ["victim", "victims/lock", "victims/.tmpabc", "victims/files", "victims/greeting.wav"]
        {
            fs::write(desk.at(file), "mine").unwrap();
        }
        let place = desk.at("out").join(link);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        symlink(leads_to.replace("victims", desk.at("victims").to_str().unwrap()), &place).unwrap();
        if link == "main" {
            fs::remove_file(&place).unwrap();
            symlink("../victims", &place).unwrap();
        }
        for more in [&[][..], &["--force"], &["--prune"]] {
            refuses(&desk.render(more), &format!("out/{link} is a link"));
        }
        assert!(place.is_symlink(), "{link} is gone");
        for file in
            ["victim", "victims/lock", "victims/.tmpabc", "victims/files", "victims/greeting.wav"]
        {
            assert_eq!(fs::read_to_string(desk.at(file)).unwrap(), "mine", "{link}: {file}");
        }
        assert!(!desk.at("nothing").exists(), "{link}");
        assert_eq!(fs::read_dir(desk.at("victims")).unwrap().count(), 4, "{link}");
    }
}

#[test]
fn the_folder_itself_may_be_a_link() {
    let desk = Desk::new(BRIEF);
    fs::create_dir(desk.at("far")).unwrap();
    symlink("far", desk.at("out")).unwrap();
    desk.rendered(&[]);
    assert!(desk.at("far/main/greeting.wav").exists() && desk.at("out").is_symlink());
}

#[test]
fn what_somebody_put_beside_unfinished_files_stays() {
    let desk = Desk::new(BRIEF);
    fs::create_dir_all(desk.at("out/.unfinished/notes")).unwrap();
    let files = ["notes.txt", "notes/first"].map(|file| desk.at("out/.unfinished").join(file));
    for file in &files {
        fs::write(file, "mine").unwrap();
    }
    desk.rendered(&[]);
    for file in &files {
        assert_eq!(fs::read_to_string(file).unwrap(), "mine");
    }
    let left = || fs::read_dir(desk.at("out/.unfinished")).unwrap().count();
    assert_eq!(left(), 2, "nothing of ours stays");
    fs::remove_dir_all(desk.at("out/.unfinished")).unwrap();
    desk.rendered(&["--force"]);
    assert!(!desk.at("out/.unfinished").exists());
}

#[test]
fn a_menu_says_where_to_write_only_within_its_own_folder() {
    let voice = |audio: &str| format!("{BRIEF}\n[voice]\naudio = \"{audio}\"\n");
    let render = |desk: &Desk, words: &[&str]| {
        let menu = desk.at("project/menu.toml");
        desk.program().args(["render", "--menu", menu.to_str().unwrap()]).args(words).output()
    };
    let elsewhere = tempfile::tempdir().unwrap();
    let absolute = elsewhere.path().join("prompts").to_str().unwrap().to_owned();
    for audio in [
        "../prompts",
        ".",
        "a/../../prompts",
        "out/../../prompts",
        "link",
        "link/prompts",
        &absolute,
    ] {
        let desk = Desk::new(BRIEF);
        fs::create_dir_all(desk.at("project/out")).unwrap();
        fs::write(desk.at("project/menu.toml"), voice(audio)).unwrap();
        symlink(elsewhere.path(), desk.at("project/link")).unwrap();
        let output = render(&desk, &[]);
        if audio == "." {
            assert_eq!(output.status.code(), Some(0), "within it, and nowhere else");
            continue;
        }
        refuses(&output, "would be written outside its folder");
        // So it is wherever somebody stands, and however they name the file.
        for (stands, menu) in
            [("project", "menu.toml"), ("project", "./menu.toml"), (".", "project/menu.toml")]
        {
            let output = desk
                .program()
                .current_dir(desk.at(stands))
                .args(["render", "--menu", menu])
                .output();
            refuses(&output, "would be written outside its folder");
        }
        assert!(!desk.at("prompts").exists(), "{audio}");
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0, "{audio}");
        assert_eq!(fs::read_dir(desk.at("project/out")).unwrap().count(), 0, "{audio}");
        // To look does no harm; and what somebody says is done.
        assert_eq!(render(&desk, &["--check"]).status.code(), Some(1), "{audio}");
        let out = desk.at("project").join(audio);
        assert_eq!(
            render(&desk, &["--out", desk.at("said").to_str().unwrap()]).status.code(),
            Some(0)
        );
        drop(out);
    }
    let desk = Desk::new(BRIEF);
    fs::create_dir(desk.at("project")).unwrap();
    for audio in ["prompts", "a/b/c", "./prompts"] {
        fs::write(desk.at("project/menu.toml"), voice(audio)).unwrap();
        let output = render(&desk, &[]);
        assert_eq!(output.status.code(), Some(0), "{audio}: {output:?}");
        assert!(desk.at("project").join(audio).join("main/greeting.wav").exists());
    }
}
