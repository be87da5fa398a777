//! What a page has in hand: one menu, one call, one session.

use std::fmt;

use chrono::{DateTime, Timelike as _, Utc};
use chrono_tz::Tz;
use phonetree_core::directory::{Directory, TeamRoute, routing_in};
use phonetree_core::hours::{HolidayTable, parse_at_by, parse_zone};
use phonetree_core::menu::{self, LanguageId, Lengths, ReaderLanguage, Tree};
use serde::Serialize;
use serde_json::json;

use crate::asked::{CallWish, MenuToLoad, Request};
use crate::drills::PageSession;
use crate::fields::{Instant, PageMoment, whole, within};
use crate::held::HeldCall;
use crate::{directory, drills, moments, outline};

/// Why a request is refused, in words.
#[derive(Debug)]
pub(crate) struct Refused(pub(crate) String);

impl<E: fmt::Display> From<E> for Refused {
    fn from(why: E) -> Self {
        Self(why.to_string())
    }
}

/// What is wrong with a file, a line for each problem. Excerpts with the words underlined are for a
/// terminal: a page has no room for what draws them.
pub(crate) fn problems(what: &str, text: &str, wrong: &menu::Problems) -> Refused {
    let told = wrong.iter().map(|problem| {
        let before = text.as_bytes().iter().take(problem.span.start);
        let line = 1 + before.filter(|byte| **byte == b'\n').count();
        let more = [Some(&problem.label), problem.help.as_ref()].into_iter().flatten();
        let more = more.filter(|words| !words.is_empty()).map(|words| format!("; {words}"));
        format!("{what}, line {line}: {}{}", problem.message, more.collect::<String>())
    });
    Refused(told.collect::<Vec<_>>().join("\n"))
}

/// From which minute on the ways hold, and the language of the callers.
type WaysFor = (DateTime<Utc>, LanguageId);

/// What a page has in hand.
#[derive(Default)]
pub(crate) struct Desk {
    menu: Option<&'static OpenMenu>,
    call: Option<HeldCall>,
    sitting: Option<PageSession>,
    /// The ways to every team, from a minute on, for callers of a language.
    ways: Option<(WaysFor, Vec<TeamRoute>)>,
    /// The language that the request at hand asks for.
    language: Option<String>,
}

/// A menu that was loaded.
pub(crate) struct OpenMenu {
    pub(crate) tree: Tree,
    pub(crate) lengths: Lengths,
    pub(crate) directory: Directory,
}

impl OpenMenu {
    /// The instant that a page means.
    pub(crate) fn moment(
        &self,
        when: &PageMoment,
        now: Option<DateTime<Utc>>,
    ) -> Result<DateTime<Tz>, Refused> {
        match when {
            PageMoment::Instant(at) => Ok(at.utc().with_timezone(&self.tree.zone)),
            PageMoment::Text(text) => {
                let tree = &self.tree;
                let at = parse_at_by(text, tree.zone, now.unwrap_or_default(), tree.date_order())?;
                within(Some(at.to_utc()))?;
                Ok(at)
            }
        }
    }
}

pub(crate) fn zone(zone: Option<&str>) -> Result<Option<Tz>, Refused> {
    Ok(zone.map(parse_zone).transpose()?)
}

impl Desk {
    /// Answers a request.
    pub(crate) fn answer(&mut self, text: &str) -> String {
        let request = Request::read(text).map_err(Refused::from);
        let answer = request.and_then(|(request, language)| {
            self.language = language;
            self.do_it(request)
        });
        answer.unwrap_or_else(|Refused(why)| {
            serde_json::to_string(&json!({ "error": why })).unwrap_or_default()
        })
    }

    fn do_it(&mut self, request: Request) -> Result<String, Refused> {
        match request {
            Request::Load(MenuToLoad { menu, name, lengths, holidays }) => {
                // As long as the menu is kept, and that is for good: see below.
                let holidays = HolidayTable::new(holidays.leak());
                let tree = menu::load_with(holidays, name.as_deref().unwrap_or("menu"), &menu)
                    .map_err(|wrong| problems("menu", &menu, &wrong))?;
                let mut known = Lengths::estimated(&tree);
                for prompt in tree.prompt_ids() {
                    let name = tree.prompt_name(prompt);
                    for language in tree.language_ids() {
                        let tag = &*tree.languages[language.index()].tag;
                        if let Some(ms) = lengths[tag][&name].as_f64() {
                            let ms = u32::try_from(whole(ms).max(0)).unwrap_or(u32::MAX);
                            known.set(prompt, language, ms);
                        }
                    }
                }
                let directory = Directory::new(&tree);
                // A page loads one menu and keeps it: what is held of a menu need not ask for how long.
                let menu = Box::leak(Box::new(OpenMenu { tree, lengths: known, directory }));
                *self = Self { menu: Some(menu), ..Self::default() };
                text(&outline::loaded(&menu.tree))
            }
            Request::Find { words, now, zone: there } => {
                let (menu, there) = (self.menu()?, zone(there.as_deref())?);
                let reader = self.reader()?;
                let at = now.utc().with_second(0).and_then(|at| at.with_nanosecond(0));
                let minute = at.unwrap_or(now.utc());
                let language = reader.menu;
                if self.ways.as_ref().is_none_or(|(known, _)| *known != (minute, language)) {
                    let ways = routing_in(&menu.tree, &menu.lengths, minute, language);
                    self.ways = Some(((minute, language), ways));
                }
                let ways = self.ways.as_ref().map_or(&[][..], |(_, ways)| ways);
                text(&directory::find(menu, ways, &words, minute, there, reader))
            }
            Request::Open { now, zone: there } => {
                let there = zone(there.as_deref())?;
                text(&directory::who_is_open(self.menu()?, now.utc(), there, self.reader()?))
            }
            Request::Moments { now } => {
                text(&moments::to_pretend(&self.menu()?.tree, now.utc(), self.reader()?))
            }
            Request::Moment { text: when, now } => {
                let at = self.menu()?.moment(&PageMoment::Text(when), Some(now.utc()))?;
                text(&moments::Pretended::read(at, self.reader()?.locale))
            }
            Request::Map => text(&outline::map(&self.menu()?.tree, self.reader()?.menu)),
            Request::Call(wish) => self.call(&wish),
            Request::Key { key, elapsed } => {
                let mut letters = key.chars();
                let pressed = letters.next().and_then(menu::Key::from_char);
                let pressed = pressed.filter(|_| letters.next().is_none());
                let pressed =
                    pressed.ok_or_else(|| format!("`{key}` is not a key: press 0-9, * or #"))?;
                text(&self.held()?.press(pressed, elapsed.0))
            }
            Request::Until { elapsed } => text(&self.held()?.until(elapsed.0)),
            Request::Played { play, elapsed } => text(&self.held()?.played(play, elapsed.0)),
            Request::HangUp { elapsed } => text(&self.held()?.hang_up(elapsed.0)),
            Request::Undo => text(&self.held()?.undo()?),
            Request::Again => text(&self.held()?.again()?),
            Request::CallAgain => text(&self.held()?.call_again()?),
            Request::Save => text(&json!({ "toml": self.held()?.written() })),
            Request::Practice(wish) => {
                let menu = self.menu()?;
                let (sitting, answer) = PageSession::begin(menu, &wish, self.reader()?)?;
                self.sitting = Some(sitting);
                text(&answer)
            }
            Request::Drill { now } => {
                self.call = None;
                text(&self.sitting()?.next(now.utc())?)
            }
            Request::Given => text(&self.sitting()?.given()),
            Request::Instead => text(&self.sitting()?.instead()?),
            Request::Judge(done) => {
                let reader = self.reader()?;
                let sitting = self.sitting.as_mut().ok_or(NO_SESSION)?;
                sitting.read_in(reader);
                text(&sitting.judge(&done, self.call.as_mut())?)
            }
            Request::History { lines, trainee, now } => {
                let (tree, now) = (&self.menu()?.tree, now.map(Instant::utc));
                text(&drills::history(tree, &lines, trainee.as_deref(), now))
            }
            Request::Merge { lines, more } => text(&drills::merge(&lines, &more)),
            Request::Code => text(&self.sitting()?.code()?),
            Request::ReadCode { code } => text(&drills::read_code(&code)?),
        }
    }

    fn menu(&self) -> Result<&'static OpenMenu, Refused> {
        Ok(self.menu.ok_or("load a menu first")?)
    }

    /// The language of the answer: the one that is asked for, else the menu's first.
    fn reader(&self) -> Result<ReaderLanguage, Refused> {
        Ok(self.menu()?.tree.reader_language(self.language.as_deref())?)
    }

    fn held(&mut self) -> Result<&mut HeldCall, Refused> {
        let reader = self.reader()?;
        let call = self.call.as_mut().ok_or("there is no call yet")?;
        call.reader = reader;
        Ok(call)
    }

    fn sitting(&mut self) -> Result<&mut PageSession, Refused> {
        let reader = self.reader()?;
        let sitting = self.sitting.as_mut().ok_or(NO_SESSION)?;
        sitting.read_in(reader);
        Ok(sitting)
    }

    fn call(&mut self, wish: &CallWish) -> Result<String, Refused> {
        let menu = self.menu()?;
        let tree = &menu.tree;
        let dialed = wish.line.as_deref();
        let line = dialed.map_or_else(|| tree.line_ids().next(), |dialed| tree.line_for(dialed));
        let line = line.ok_or_else(|| {
            format!("this menu has no line with the number or name {}", dialed.unwrap_or_default())
        })?;
        let now = wish.now.map(Instant::utc);
        let at = match (wish.drill, &wish.at) {
            (true, _) => self.sitting()?.moment()?.to_utc(),
            (false, Some(at)) => menu.moment(at, now)?.to_utc(),
            (false, None) => now.ok_or("a call needs `at`, or `now`")?,
        };
        let (call, answer) = HeldCall::answer(menu, line, at, wish, self.reader()?)?;
        self.call = Some(call);
        text(&answer)
    }
}

const NO_SESSION: &str = "practice has not started";

fn text(answer: &impl Serialize) -> Result<String, Refused> {
    serde_json::to_string(answer)
        .map_err(|_| Refused("the answer can't be written as JSON".to_owned()))
}
