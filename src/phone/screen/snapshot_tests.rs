//! How the screen looks, at several sizes, at moments of a call.

mod languages;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use crate::phone::screen::draw::draw;
use crate::phone::screen::settings::{Drilled, Pane, Panel, Settings, TimeLimit};
use crate::phone::screen::view::{CallProgress, Doing, View};
use phonetree_core::call::{CallTime, Effect, Input};
use phonetree_core::drive::{Inbox, Performer, Phone, drive};
use phonetree_core::menu::{FIRST_LINE, Lengths, Tree, load};
use phonetree_core::script::Caller;

const SIZES: [(u16, u16); 5] = [(40, 15), (80, 24), (100, 30), (120, 40), (200, 50)];

/// A phone that takes one picture.
struct Camera<'a> {
    progress: CallProgress<'a>,
    caller: Caller,
    lengths: &'a Lengths,
    now: CallTime,
    /// When the picture is taken; the call ends then.
    moment: CallTime,
    taken: bool,
}

impl Performer for Camera<'_> {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        self.now = at;
        let end = match effect {
            Effect::Do(action) => inbox.simulate(at, action, self.lengths),
            Effect::Report(_) => None,
        };
        if !self.taken {
            self.progress.tell(at, effect, end);
        }
    }
}

impl Phone for Camera<'_> {
    fn wait(&mut self, until: CallTime, inbox: &mut Inbox) {
        let acts = self.caller.acts_by(self.now, until.min(self.moment));
        if !acts.is_empty() {
            return acts.into_iter().for_each(|(at, input)| inbox.put(at, input));
        }
        if until > self.moment {
            self.progress.waits(until);
            self.taken = true;
            inbox.put(self.moment, Input::HungUp);
        }
    }
}

fn tree() -> Tree {
    load("first line", FIRST_LINE).unwrap()
}

fn picture(tree: &Tree, keys: &str, ms: u64, settings: &Settings, size: (u16, u16)) -> Buffer {
    with_view(tree, keys, ms, settings, |view| drawn(view, size))
}

fn drawn(view: &View<'_>, (columns, rows): (u16, u16)) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    terminal.draw(|frame| draw(view, frame)).unwrap();
    terminal.backend().buffer().clone()
}

/// A picture, and what is being said on it.
struct Shot {
    size: (u16, u16),
    looks: String,
    words: Vec<String>,
    begun: usize,
    over: bool,
}

/// What is to be seen at a moment, half a minute before opening, on a Monday.
fn with_view<R>(
    tree: &Tree,
    keys: &str,
    ms: u64,
    settings: &Settings,
    see: impl FnOnce(&View<'_>) -> R,
) -> R {
    let lengths = Lengths::estimated(tree);
    let line = tree.line_ids().next().unwrap();
    let at = "2026-11-30T07:59:30-08:00".parse::<chrono::DateTime<chrono::Utc>>().unwrap();
    let mut caller = Caller::from_dial_string(keys).unwrap();
    let limit = settings.drill.as_ref().and_then(|drill| drill.limit.clone());
    if let Some(limit) = &limit {
        caller.leave_at(limit.at);
    }
    let mut camera = Camera {
        progress: CallProgress::new(tree, line, at.with_timezone(&tree.zone))
            .read_in(settings.reader)
            .until(limit.clone()),
        caller,
        lengths: &lengths,
        now: CallTime::ANSWER,
        moment: CallTime::from_ms(ms),
        taken: false,
    };
    drive(tree, line, at, &mut camera);
    see(&camera.progress.view(CallTime::from_ms(ms), settings))
}

fn settings() -> Settings {
    let lines = [("1-800-790-4661", "Small business"), ("1-800-731-4661", "Alternate line")];
    let lines = lines.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec();
    Settings::new(false, false, lines, tree().default_reader())
}

fn text(buffer: &Buffer) -> String {
    let rows = buffer.content.chunks(usize::from(buffer.area.width));
    let row = |cells: &[ratatui::buffer::Cell]| {
        cells.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned()
    };
    rows.map(row).collect::<Vec<_>>().join("\n") + "\n"
}

/// `UPDATE=1` rewrites what is expected.
fn is_kept(name: &str, looks: &str) {
    let file = format!("{}/tests/screens/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, looks).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    snapbox::assert_data_eq!(looks, snapbox::Data::text(kept).raw());
}

#[test]
fn a_menu_speaks_at_every_size() {
    let tree = tree();
    for (columns, rows) in SIZES {
        let looks = picture(&tree, "", 8_000, &settings(), (columns, rows));
        is_kept(&format!("speaking-{columns}x{rows}"), &text(&looks));
    }
}

#[test]
fn the_picture_in_the_readme_is_what_the_screen_shows() {
    let looks = text(&picture(&tree(), "", 8_000, &settings(), (80, 24)));
    let readme = include_str!("../../../README.md");
    assert!(readme.contains(looks.trim_end()), "the README shows another screen than\n{looks}");
}

#[test]
fn a_drill_tells_its_errand_and_not_who_is_open_at_every_size() {
    let tree = tree();
    let errand = "Errand: Reconcile your bill".to_owned();
    let drill = Some(Drilled { errand, map: false, limit: None });
    for (columns, rows) in SIZES {
        let looks = picture(
            &tree,
            "",
            8_000,
            &Settings { drill: drill.clone(), ..settings() },
            (columns, rows),
        );
        is_kept(&format!("drill-{columns}x{rows}"), &text(&looks));
    }
}

#[test]
fn a_team_is_closed_at_every_size() {
    let tree = tree();
    let settings = Settings { pane: Pane::Story, ..settings() };
    for (columns, rows) in SIZES {
        let looks = picture(&tree, ",1", 9_000, &settings, (columns, rows));
        is_kept(&format!("closed-{columns}x{rows}"), &text(&looks));
    }
}

#[test]
fn once_it_is_over_the_team_can_still_be_written_to_at_every_size() {
    let tree = tree();
    for (columns, rows) in SIZES {
        for (name, keys) in [("ended", ",3"), ("ended-closed", ",1")] {
            let looks = text(&picture(&tree, keys, 90_000, &settings(), (columns, rows)));
            is_kept(&format!("{name}-{columns}x{rows}"), &looks);
            let team = if keys == ",3" { "amt@kp.org" } else { "csc-sd-sba@kp.org" };
            let looks = looks.split_whitespace().collect::<Vec<_>>().join(" ");
            for known in ["call ended", "The call ends here", "hours Monday", team, "n call again"]
            {
                assert!(looks.contains(known), "{known} at {columns}x{rows}\n{looks}");
            }
        }
    }
}

#[test]
fn it_listens_and_the_team_that_opens_meanwhile_is_open() {
    let tree = tree();
    let before = text(&picture(&tree, "", 20_000, &settings(), (80, 24)));
    assert!(before.contains("○ California"), "{before}");
    let after = text(&picture(&tree, "", 30_000, &settings(), (80, 24)));
    assert!(after.contains("● California"), "{after}");
    assert!(after.contains("8:00:00 AM PST"), "{after}");
}

#[test]
fn panels_and_panes_fit_the_smallest_screen() {
    let tree = tree();
    let when = Panel::When { text: "Mon 7:15".into(), wrong: Some("that is not a time".into()) };
    let panels = [("help", Panel::Help), ("lines", Panel::Lines(1)), ("when", when)];
    for (name, panel) in panels {
        let settings = Settings { panel: Some(panel), ..settings() };
        is_kept(&format!("{name}-40x15"), &text(&picture(&tree, "", 3_000, &settings, (40, 15))));
    }
    for (name, pane) in [("map", Pane::Map), ("open", Pane::Open)] {
        let settings = Settings { pane, ..settings() };
        is_kept(&format!("{name}-40x15"), &text(&picture(&tree, ",3", 4_000, &settings, (40, 15))));
    }
}

#[test]
fn without_color_one_word_and_the_key_pressed_stand_out_and_no_color_is_used() {
    let tree = tree();
    let looks = picture(&tree, ",1", 2_100, &settings(), (80, 24));
    let reversed = |buffer: &Buffer| {
        let chosen = buffer.content.iter().filter(|c| c.modifier.contains(Modifier::REVERSED));
        chosen.map(ratatui::buffer::Cell::symbol).collect::<String>()
    };
    assert_eq!(reversed(&looks).replace(['╭', '╮', '╰', '╯', '─', '│', ' '], ""), "1California");
    assert!(looks.content.iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
    let colored = picture(&tree, "", 2_100, &Settings { color: true, ..settings() }, (80, 24));
    assert!(colored.content.iter().any(|cell| cell.fg == Color::Indexed(29)));
}

#[test]
fn what_is_said_stays_on_the_screen_and_so_does_what_a_drill_asks() {
    let tree = tree();
    let limit = TimeLimit { at: CallTime::from_ms(24_000), says: "Time's up.".to_owned() };
    let errand = "Errand: our bill does not match our headcount".to_owned();
    let drill = Drilled { errand: errand.clone(), map: false, limit: Some(limit) };
    let why = "no sound: no device of this machine plays anything at the moment".to_owned();
    let note = Settings { note: Some(why), ..settings() };
    let practice = Settings { drill: Some(drill), ..note.clone() };
    let helped = Settings { panel: Some(Panel::Help), ..practice.clone() };
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    for (keys, moments) in [
        ("", [2_000, 9_000, 40_000]),
        (",1", [4_000, 12_000, 25_000]),
        (",3", [6_000, 14_000, 90_000]),
        ("7", [500, 9_000, 50_000]),
    ] {
        for ms in moments {
            let plain = settings();
            for (pane, set) in [
                (Pane::Keys, &plain),
                (Pane::Story, &note),
                (Pane::Map, &practice),
                (Pane::Keys, &helped),
            ] {
                let set = Settings { pane, ..set.clone() };
                for shot in with_view(&tree, keys, ms, &set, shots) {
                    let (columns, rows) = shot.size;
                    let at = format!("{keys:?} at {ms} ms, {columns}x{rows}\n{}", shot.looks);
                    let seen = words(&shot.looks);
                    if set.drill.is_some() {
                        let top: Vec<&str> = shot.looks.lines().skip(2).take(3).collect();
                        let top = words(&top.join(" ")).join(" ").replace(" time left 0:", "");
                        assert!(
                            words(&errand).iter().all(|word| top.contains(word.as_str())),
                            "{at}"
                        );
                    }
                    if set.panel.is_some() || shot.over {
                        continue;
                    }
                    let whole = shot.words.iter().all(|word| seen.contains(word));
                    let last = shot.words.get(shot.begun.saturating_sub(1));
                    assert!(whole || last.is_none_or(|word| seen.contains(word)), "{at}");
                    // Two columns have room for all that the first line says.
                    assert!(whole || columns < 72 || rows < 24, "{at}");
                }
            }
        }
    }
}

fn shots(view: &View<'_>) -> Vec<Shot> {
    let shot = |size| Shot {
        size,
        looks: text(&drawn(view, size)),
        words: view.said.words.iter().map(|word| (*word).to_owned()).collect(),
        begun: view.said.begun,
        over: matches!(view.doing, Doing::Over(_)),
    };
    sizes().into_iter().map(shot).collect()
}

/// Sizes from the smallest on, each kind of layout among them: every width with heights in turn.
fn sizes() -> Vec<(u16, u16)> {
    let columns = [40, 48, 60, 71, 72, 80, 100, 115, 116, 120, 159, 160, 200];
    let rows = [15, 24, 40, 18, 30, 50, 22, 60, 20];
    let of = |(n, wide)| (0..2).map(move |turn| (wide, rows[(n + turn * 4) % rows.len()]));
    let seen = columns.into_iter().enumerate().flat_map(of);
    seen.chain([(40, 15), (80, 24), (120, 40), (200, 50)]).collect()
}

#[test]
fn every_size_is_drawn_and_one_too_small_says_so() {
    let tree = tree();
    for columns in (1..=220).step_by(3) {
        for rows in [1, 3, 14, 15, 21, 22, 29, 30, 31, 70] {
            let looks = text(&picture(&tree, ",1", 5_000, &settings(), (columns, rows)));
            if columns >= 40 && rows >= 15 {
                assert!(looks.contains("1-800-790-4661"), "{columns}x{rows}\n{looks}");
            } else if columns >= 20 && rows >= 14 {
                assert!(looks.contains("Too small"), "{columns}x{rows}\n{looks}");
            }
        }
    }
}

/// By hand: `cargo test --release --lib how_long -- --ignored --nocapture`
#[test]
#[ignore = "a measurement"]
#[expect(clippy::print_stdout, reason = "a measurement is read")]
fn how_long_a_picture_takes() {
    const PICTURES: u32 = 2_000;
    let tree = tree();
    let (lengths, settings) = (Lengths::estimated(&tree), settings());
    let line = tree.line_for("1-800-790-4661").unwrap();
    let at = "2026-11-30T07:59:30-08:00".parse::<chrono::DateTime<chrono::Utc>>().unwrap();
    for (columns, rows) in SIZES {
        let mut camera = Camera {
            progress: CallProgress::new(&tree, line, at.with_timezone(&tree.zone)),
            caller: Caller::default(),
            lengths: &lengths,
            now: CallTime::ANSWER,
            moment: CallTime::from_ms(8_000),
            taken: false,
        };
        drive(&tree, line, at, &mut camera);
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let begin = std::time::Instant::now();
        for n in 0..PICTURES {
            let view = camera.progress.view(CallTime::from_ms(u64::from(n) * 16), &settings);
            terminal.draw(|frame| draw(&view, frame)).unwrap();
        }
        let each = begin.elapsed() / PICTURES;
        let share = each.as_secs_f64() * 60.0 * 100.0;
        println!("{columns}x{rows}: {each:?} a picture, {share:.1} % of a core at 60 a second");
    }
}
