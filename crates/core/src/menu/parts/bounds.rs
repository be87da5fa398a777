//! The most of everything that a menu file may have: far more than any real one, and little enough
//! that no file of a megabyte takes more than seconds. `docs/limits.md` lists them.

/// The most lines of a file.
pub const MOST_LINES: usize = 500;
/// The most lines times teams of a file: a caller may get from each line to each team.
pub const MOST_LINES_BY_TEAMS: usize = 100_000;
/// The most nodes of a file, of all kinds together.
pub const MOST_NODES: usize = 200_000;
/// How many menus and entries a caller may have to pass to get from a line to a node.
pub const MOST_DEPTH: usize = 100;
/// The most different hours of a file.
pub const MOST_DIFFERENT_HOURS: usize = 2_000;
/// The most parts of all different hours of a file together.
pub const MOST_PARTS_OF_ALL_HOURS: usize = 10_000;
/// The most options of a menu.
pub const MOST_OPTIONS: usize = 1_000;
/// The most switches of a file.
pub const MOST_SWITCHES: usize = 64;
/// The most times that a case of a branch counts: `times`.
pub const MOST_TIMES: u8 = 20;
/// The most cases of a branch.
pub const MOST_CASES: usize = 100;
/// The most languages of a file.
pub const MOST_LANGUAGES: usize = 100;
/// The most words of a lexicon.
pub const MOST_LEXICON_WORDS: usize = 5_000;
/// The most waivers of a file.
pub const MOST_WAIVERS: usize = 1_000;
/// The most promises of a file, `always` and `never` together.
pub const MOST_PROMISES: usize = 200;
/// The most words of a list of words that callers use.
pub const MOST_CALLER_WORDS: usize = 100;
/// The longest of the words that callers use, in letters.
pub const MOST_CALLER_WORD_LETTERS: usize = 100;
/// The longest title, name, label, errand, address or reason, in letters.
pub const MOST_NAME_LETTERS: usize = 1_000;
/// The longest prompt in one language, its placeholders filled, in letters: half an hour of speech.
pub const MOST_PROMPT_LETTERS: usize = 20_000;
/// All prompts of a file in all languages, their placeholders filled, in bytes.
pub const MOST_PROMPTS_BYTES: usize = 32 * 1024 * 1024;
