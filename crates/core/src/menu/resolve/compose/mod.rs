//! Composes the words of a tree: phrases, placeholders, prompts.
mod fills;
mod genders;
mod phrases;
mod waiting;

pub(super) use fills::{Fill, Fills};
pub(super) use genders::{Gender, Genders};

use std::collections::HashMap;

use crate::document::{At, Diagnostics, Problem, Span};
use crate::language::Locale;
use crate::menu::ids::{LanguageId, Node, PromptId};
use crate::menu::parts::{
    Gap, Keys, Language, Lead, MailboxKey, MailboxLead, MailboxStage, MenuOption, Piece, Prompt,
    Role, Template, Text,
};
use crate::menu::raw::{RawFile, RawSay, RawText};
use crate::menu::resolve::extent::{PromptExtent, join};
use crate::menu::resolve::names::Names;

/// Composes the words of a tree.
pub(super) struct Composer<'a> {
    languages: &'a [Language],
    names: &'a Names<'a>,
    title: Text,
    phrases: HashMap<&'static str, Text>,
    /// The phrases that the file itself gives.
    own: Vec<&'static str>,
    prompts: Vec<Prompt>,
    /// Where the words of each prompt stand, if they do.
    written: Vec<Option<Span>>,
    shared: HashMap<Role, PromptId>,
    extent: PromptExtent,
}

impl<'a> Composer<'a> {
    pub(super) fn new(
        raw: &'a RawFile,
        languages: &'a [Language],
        names: &'a Names<'a>,
        report: &mut Diagnostics,
    ) -> Self {
        let mut composer = Self {
            languages,
            names,
            title: Text::default(),
            phrases: HashMap::new(),
            own: Vec::new(),
            prompts: Vec::new(),
            written: Vec::new(),
            shared: HashMap::new(),
            extent: PromptExtent::default(),
        };
        if let Some(title) = &raw.title {
            composer.title = composer.text(title, report);
        }
        composer.learn_phrases(raw, report);
        composer
    }

    /// Every prompt, where its words stand in the file, if they do, and which are too long.
    pub(super) fn into_prompts(self) -> (Vec<Prompt>, Vec<Option<Span>>, PromptExtent) {
        (self.prompts, self.written, self.extent)
    }

    /// The language of a tag.
    pub(super) fn language(
        &self,
        tag: &At<String>,
        report: &mut Diagnostics,
    ) -> Option<LanguageId> {
        let found = self.find_language(&tag.value);
        if found.is_none() {
            let known: Vec<&str> = self.languages.iter().map(|language| &*language.tag).collect();
            // Another country's, or the language by its name.
            let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_lowercase();
            let asked = Locale::named(&tag.value).map(|locale| locale.subtag().to_owned());
            let asked = asked.unwrap_or_else(|| primary(&tag.value));
            let same = self.languages.iter().find(|known| known.primary() == asked);
            match same {
                Some(same) => {
                    let unknown = format!("unknown language `{}`", tag.value);
                    report.add(
                        Problem::new(tag.span.clone(), unknown)
                            .label(format!("did you mean `{}`?", same.tag))
                            .help(format!("allowed here: {}", known.join(", "))),
                    );
                }
                None => drop(report.unknown(tag.span.clone(), "language", &tag.value, &known)),
            }
        }
        found
    }

    fn find_language(&self, tag: &str) -> Option<LanguageId> {
        let exact = self.languages.iter().position(|known| known.tag.eq_ignore_ascii_case(tag));
        let primary =
            || self.languages.iter().position(|known| known.primary() == tag.to_lowercase());
        exact.or_else(primary).and_then(|n| u8::try_from(n).ok()).map(LanguageId)
    }

    /// Words in every language of the tree.
    pub(super) fn text(&self, at: &At<RawText>, report: &mut Diagnostics) -> Text {
        let by_language = match &at.value {
            RawText::Plain(text) => return Text::for_all(text),
            RawText::PerLanguage(by_language) => by_language,
        };
        let mut texts: Vec<Option<Box<str>>> = vec![None; self.languages.len()];
        for (tag, words) in by_language {
            if let Some(language) = self.language(tag, report) {
                texts[language.index()] = Some(words.as_str().into());
            }
        }
        for (language, _) in self.languages.iter().zip(&texts).filter(|(_, words)| words.is_none())
        {
            report.add(
                Problem::new(
                    at.span.clone(),
                    format!("the words in `{}` are missing", language.tag),
                )
                .help(format!("add {} = \"...\"", language.primary())),
            );
        }
        Text::for_each(texts.into_iter().map(Option::unwrap_or_default))
    }

    /// A phrase, in every language.
    pub(super) fn phrase(&self, name: &str) -> Text {
        self.phrases.get(name).cloned().unwrap_or_default()
    }

    /// Whether the file itself gives one of these phrases.
    pub(super) fn has_own(&self, names: &[&str]) -> bool {
        self.own.iter().any(|own| names.contains(own))
    }

    /// Whether texts that stand in the file once are in this language: it is its first.
    pub(super) fn is_own_language(&self, language: LanguageId) -> bool {
        let primary = |n: usize| self.languages.get(n).map(Language::primary);
        primary(language.index()) == primary(0)
    }

    /// The primary subtag of a language, by which a table of the file names it.
    pub(super) fn tag(&self, language: LanguageId) -> Option<String> {
        self.languages.get(language.index()).map(Language::primary)
    }

    /// The languages, to compose words in each.
    pub(super) fn each_language(
        &self,
    ) -> impl Iterator<Item = (LanguageId, &'static Locale)> + use<'a> {
        let languages = self.languages;
        (0u8..=u8::MAX).zip(languages).map(|(n, language)| (LanguageId(n), language.locale()))
    }

    /// A prompt in words of the file.
    pub(super) fn say(
        &mut self,
        node: Option<Node>,
        role: Role,
        at: &At<RawSay>,
        report: &mut Diagnostics,
    ) -> PromptId {
        self.say_with(node, role, at, &|_| Vec::new(), report)
    }

    /// A prompt in words of the file, with placeholders of its own.
    pub(super) fn say_with(
        &mut self,
        node: Option<Node>,
        role: Role,
        at: &At<RawSay>,
        fills: &dyn Fn(LanguageId) -> Fills,
        report: &mut Diagnostics,
    ) -> PromptId {
        let text = self.text(&at.value.say, report);
        let mut words = Vec::with_capacity(self.languages.len());
        for (language, _) in self.each_language() {
            let mut known = fills(language);
            if role == Role::Confirm {
                known.push(("digits", Fill::Open(Gap::Digits)));
            }
            match self.template(text.in_language(language), language, &known) {
                Ok(template) => words.push(template),
                Err(wrong) => {
                    self.misplaced(wrong, &at.value.say, &known, report);
                    words.push(Template::default());
                }
            }
        }
        let RawSay { say, barge_in, because } = &at.value;
        let because = because.as_deref().map(Into::into);
        let prompt = Prompt { node, role, words, barge_in: *barge_in, because };
        self.add(prompt, Some(say.span.clone().into()))
    }

    fn misplaced(&self, wrong: &str, at: &At<RawText>, known: &Fills, report: &mut Diagnostics) {
        let mut problem = Problem::new(
            at.span.clone(),
            match wrong {
                "{" => "a `{` is not closed; to say a brace, write it twice".to_owned(),
                name => format!("there is no placeholder {{{name}}} here"),
            },
        );
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).chain(["title"]).collect();
        if let Some(nearest) = report.nearest(wrong, names.iter().copied()) {
            problem = problem.label(format!("did you mean {{{nearest}}}?"));
        }
        let list: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
        report.add(problem.help(format!(
            "allowed here: {}, and the name of an entry in braces",
            list.join(", ")
        )));
    }

    /// A phrase with its placeholders filled. An unknown one is left as it is written.
    pub(super) fn phrase_with(&self, name: &str, language: LanguageId, known: &Fills) -> Template {
        let text = self.phrase(name);
        let words = text.in_language(language);
        let literal = || Template(vec![Piece::Words(words.into())]);
        self.template(words, language, known).unwrap_or_else(|_| literal())
    }

    /// A prompt that all nodes share, made of a phrase.
    pub(super) fn shared(&mut self, role: Role, phrase: &'static str) -> PromptId {
        if let Some(prompt) = self.shared.get(&role) {
            return *prompt;
        }
        let digits = vec![("digits", Fill::Open(Gap::Digits))];
        let words =
            self.each_language().map(|(language, _)| self.phrase_with(phrase, language, &digits));
        let words = words.collect();
        let prompt = self.derived(None, role, words);
        self.shared.insert(role, prompt);
        prompt
    }

    /// The options of a menu, spoken: one sentence each, in file order.
    pub(super) fn options(&mut self, node: Node, options: &[MenuOption]) -> PromptId {
        // What is offered at its own hours is left out at others.
        let at_its_hours = |((place, option), said): ((u16, &MenuOption), Template)| match (
            &option.during,
            said.fixed(),
        ) {
            (Some(_), Some(words)) => {
                let gap = Gap::Option(place, format!(" {words}").into());
                Template(vec![Piece::Gap(gap)])
            }
            _ => said,
        };
        let spoken = || (0u16..).zip(options).filter(|(_, option)| option.spoken);
        let each = self.each_language();
        let words = each
            .map(|language| join(spoken().zip(self.offered(options, language)).map(at_its_hours)));
        let words = words.collect();
        self.derived(Some(node), Role::Options, words)
    }

    /// The options that are spoken, a sentence each.
    fn offered<'o>(
        &'o self,
        options: &'o [MenuOption],
        (language, locale): (LanguageId, &'o Locale),
    ) -> impl Iterator<Item = Template> + 'o {
        let spoken = options.iter().filter(|option| option.spoken);
        spoken.map(move |option| {
            let label = option.label.in_language(language);
            let purpose = locale.purpose_of(label);
            let says_what_to_do = purpose.is_some() || (locale.is_action)(label);
            let phrase = match option.lead {
                Lead::Extension => "dial_extension",
                _ if option.keys.plain().is_none() => "dial",
                Lead::To(_) if says_what_to_do && !self.has_own(&["option"]) => "action",
                Lead::To(_) => "option",
                Lead::Repeat | Lead::Back | Lead::Top | Lead::Operator(_) | Lead::HangUp => {
                    "action"
                }
            };
            let label = purpose.filter(|_| phrase == "action").unwrap_or(label);
            let mut fills = vec![("label", Fill::Words(label.to_owned()))];
            let keys = option.keys.plain().map(|keys| Fill::Words(spoken_keys(keys, locale)));
            fills.extend(keys.map(|keys| ("key", keys)));
            self.phrase_with(phrase, language, &fills)
        })
    }

    /// What can be done with a recorded message, spoken: one sentence each.
    pub(super) fn review(&mut self, node: Node, keys: &[MailboxKey]) -> PromptId {
        let sentence = |option: &MailboxKey, language: LanguageId, locale: &Locale| {
            let words = option.label.in_language(language);
            let does = !matches!(option.lead, MailboxLead::To(_)) || (locale.is_action)(words);
            let key = Fill::Words(locale.key(option.key.as_char()));
            let fills = vec![("label", Fill::Words(words.to_owned())), ("key", key)];
            self.phrase_with(if does { "action" } else { "option" }, language, &fills)
        };
        let words = self.each_language().map(|(language, locale)| {
            let spoken = keys.iter().filter(|option| option.stage == MailboxStage::Review);
            join(spoken.map(|option| sentence(option, language, locale)))
        });
        let words = words.collect();
        self.derived(Some(node), Role::Review, words)
    }

    /// What is said when digits are not as many as were asked for.
    pub(super) fn no_match_entry(&mut self, node: Node, (fewest, most): (u8, u8)) -> PromptId {
        let entry = self.phrase("no_match_entry");
        let words = self.each_language().map(|(language, locale)| {
            // The file may speak a language that is not built in, and say less.
            let says = !entry.in_language(language).is_empty();
            let phrase = if says { "no_match_entry" } else { "no_match" };
            let length = Fill::Words((locale.digits)(fewest, most));
            self.phrase_with(phrase, language, &vec![("length", length)])
        });
        let words = words.collect();
        self.derived(Some(node), Role::NoMatch(1), words)
    }

    /// Adds a prompt whose words were composed here.
    pub(super) fn derived(
        &mut self,
        node: Option<Node>,
        role: Role,
        words: Vec<Template>,
    ) -> PromptId {
        self.add(Prompt { node, role, words, barge_in: true, because: None }, None)
    }

    /// Adds a prompt to the tree, and where its words stand.
    fn add(&mut self, prompt: Prompt, written: Option<Span>) -> PromptId {
        let id =
            PromptId(u32::try_from(self.prompts.len()).expect("a file has fewer than 2^32 bytes"));
        self.prompts.push(self.extent.bounded(id, prompt));
        self.written.push(written);
        id
    }
}

/// Keys as they are spoken: `1`, `star`, `1 2`.
pub(super) fn spoken_keys(keys: &Keys, locale: &Locale) -> String {
    let names: Vec<String> = keys.iter().map(|key| locale.key(key.as_char())).collect();
    names.join(" ")
}
