//! How fast menus are checked, tested and proved. By hand: `make bench`.

#![allow(
    clippy::format_push_string,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark says what it measured"
)]

mod made;

use chrono::{DateTime, Utc};
use phonetree::check::{self, CheckSubject};
use phonetree::menu::{self, FIRST_LINE, Lengths, Tree};
use phonetree::script::CallFile;
use phonetree::walk::{self, Demands, Proofs};

const CALLS: &str = include_str!("../tests/calls/kaiser-small-business.toml");

fn main() {
    divan::main();
    growth();
}

/// What `phonetree check`, `test` and `prove` of the first line do between reading and printing.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn check_test_and_prove_the_first_line() -> usize {
    let tree = first_line();
    let lengths = Lengths::estimated(&tree);
    let today = today().date_naive();
    let findings = check::check(&CheckSubject::new(&tree, FIRST_LINE, &lengths, today));
    let played = play(&tree, CALLS);
    findings.len() + played + proved(&tree, 1_000_000).proofs.len()
}

/// Ten thousand written calls, from the text of their file.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn ten_thousand_written_calls() -> usize {
    const CALL: &str = "[[call]]\nname = \"billing\"\ndial = \"1-800-790-4661\"\nat = \"2026-11-23 12:00\"\npress = \"1\"\nreaches = \"california-service-center\"\n";
    play(&first_line(), &CALL.repeat(10_000))
}

/// How long a proof takes, and how much memory, by the number of nodes: of menus, messages and teams, and of
/// menus with everything there is.
fn growth() {
    for (what, text) in [
        ("menus, messages and teams", made::generated as fn(usize) -> String),
        ("with switches, outside decisions, queues, callbacks and outcomes", made::with_everything),
    ] {
        println!("\n{what}");
        grows(text);
    }
}

fn grows(text: fn(usize) -> String) {
    println!(" nodes   states    steps  seconds  peak MiB");
    for nodes in [10, 30, 100, 300, 1_000, 3_000, 10_000] {
        let tree = menu::load("generated", &text(nodes)).expect("a menu");
        let began = std::time::Instant::now();
        let walked = proved(&tree, 5_000_000).walked;
        let seconds = began.elapsed().as_secs_f64();
        println!("{nodes:6} {:8} {:8} {seconds:8.3} {:9}", walked.known, walked.steps, peak());
    }
}

/// The most memory this process ever had, where the system tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kib = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = kib.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kib.map_or_else(|| "?".to_owned(), |kib| (kib / 1_024).to_string())
}

fn first_line() -> Tree {
    menu::load("first line", FIRST_LINE).expect("the first line is a menu")
}

fn today() -> DateTime<Utc> {
    "2026-11-25T20:00:00Z".parse().expect("RFC 3339")
}

fn play(tree: &Tree, calls: &str) -> usize {
    let lengths = Lengths::estimated(tree);
    let file = CallFile::read("calls", calls).expect("a file of calls");
    let calls = file.fit(tree).expect("calls that fit");
    let passes = calls.iter().filter(|call| call.play(tree, &lengths, |_, _| {}).passes());
    let passed = passes.count();
    assert_eq!(passed, calls.len(), "all calls pass");
    passed
}

fn proved(tree: &Tree, most_states: usize) -> Proofs {
    let mut demands = Demands::new(today()..today() + chrono::TimeDelta::days(365));
    demands.most_states = most_states;
    walk::prove(tree, &Lengths::estimated(tree), &demands, &mut |_| true)
}
