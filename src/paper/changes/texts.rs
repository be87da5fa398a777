//! Names, descriptions and errands, text by text and language by language, and what callers call things.

use super::change::{MenuChange, Sort};
use phonetree_core::menu::{CallerWords, LanguageId, Text, Topic, Tree};

/// What of a file one can call by words, in both trees.
struct Worded<'t> {
    /// Whom or what it is.
    of: String,
    /// The word for each text, the text in both trees, and who reports that of the first language.
    texts: Vec<(&'static str, Option<&'t Text>, Option<&'t Text>, FirstText)>,
    also: Option<(&'t CallerWords, &'t CallerWords)>,
}

/// Who reports a change of the text in the first language.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FirstText {
    Here,
    Elsewhere,
}

/// What has changed in the texts of other languages, in names that nothing else reports, and in the words
/// that callers use.
pub(super) fn texts(old: &Tree, new: &Tree) -> Vec<MenuChange> {
    let mut changes = languages(old, new);
    let pairs = Pairs::new(old, new);
    for it in worded(old, new) {
        for (what, before, after, first) in &it.texts {
            let of = &it.of;
            let one = match (before, after) {
                (Some(before), Some(after)) => {
                    changes.extend(pairs.changed(of, what, before, after, *first));
                    continue;
                }
                _ if *first == FirstText::Elsewhere => continue,
                (None, Some(after)) => format!("{of}: the {what} is new: {}.", after.first()),
                (Some(before), None) => {
                    format!("{of}: the {what} is gone; it was {}.", before.first())
                }
                (None, None) => continue,
            };
            changes.push(MenuChange::new(Sort::People, one));
        }
        if let Some((before, after)) = it.also {
            changes.extend(pairs.also(&it.of, before, after));
        }
    }
    changes
}

/// Which languages are spoken.
fn languages(old: &Tree, new: &Tree) -> Vec<MenuChange> {
    let lacks = |tree: &Tree, tag: &str| tree.languages.iter().all(|it| *it.tag != *tag);
    let news = new.languages.iter().filter(|it| lacks(old, &it.tag));
    let news = news.map(|it| format!("The menu speaks `{}` now.", it.tag));
    let gone = old.languages.iter().filter(|it| lacks(new, &it.tag));
    let gone = gone.map(|it| format!("The menu no longer speaks `{}`.", it.tag));
    news.chain(gone).map(|says| MenuChange::new(Sort::People, says)).collect()
}

/// The languages that both trees speak, the first of the new one first.
struct Pairs<'t> {
    both: Vec<(&'t str, LanguageId, LanguageId)>,
}

impl<'t> Pairs<'t> {
    fn new(old: &Tree, new: &'t Tree) -> Self {
        let both = new.language_ids().zip(&new.languages).filter_map(|(id, language)| {
            let mut earlier = old.language_ids().zip(&old.languages);
            let (before, _) = earlier.find(|(_, it)| it.tag == language.tag)?;
            Some((&*language.tag, before, id))
        });
        Self { both: both.collect() }
    }

    fn changed(
        &self,
        of: &str,
        what: &str,
        before: &Text,
        after: &Text,
        first: FirstText,
    ) -> Vec<MenuChange> {
        let is_first = |after: LanguageId| after == LanguageId::default();
        // One text for all languages changes once.
        let is_one = before.is_for_all() && after.is_for_all();
        let told = self.both.iter().filter(|(_, _, language)| match is_first(*language) {
            true => first == FirstText::Here,
            false => !is_one,
        });
        let told = told.filter_map(|(tag, old, new)| {
            let (before, after) = (before.in_language(*old), after.in_language(*new));
            let tongue = if is_first(*new) { String::new() } else { format!(" in `{tag}`") };
            let says = format!("{of}: the {what}{tongue} is {after} instead of {before}.");
            (before != after).then(|| MenuChange::new(Sort::People, says))
        });
        told.collect()
    }

    fn also(&self, of: &str, before: &CallerWords, after: &CallerWords) -> Vec<MenuChange> {
        let tag = |language: Option<LanguageId>, is_new: bool| {
            let of = |(_, old, new): &&(&str, LanguageId, LanguageId)| {
                Some(if is_new { *new } else { *old }) == language
            };
            self.both.iter().find(of).map(|(tag, ..)| *tag)
        };
        let words = |words: &'_ CallerWords, is_new: bool| -> Vec<(Option<String>, String)> {
            let all = words.all();
            all.map(|(language, word)| (tag(language, is_new).map(str::to_owned), word.to_owned()))
                .collect()
        };
        let (before, after) = (words(before, false), words(after, true));
        let left = |these: &[(Option<String>, String)], others: &[(Option<String>, String)]| {
            let left = these.iter().filter(|word| !others.contains(word));
            let left: Vec<String> = left
                .map(|(tag, word)| match tag {
                    Some(tag) => format!("\"{word}\" ({tag})"),
                    None => format!("\"{word}\""),
                })
                .collect();
            (!left.is_empty()).then(|| left.join(", "))
        };
        let news = left(&after, &before).map(|words| format!("{of}: callers also say {words}."));
        let gone =
            left(&before, &after).map(|words| format!("{of}: callers no longer say {words}."));
        [news, gone].into_iter().flatten().map(|says| MenuChange::new(Sort::Words, says)).collect()
    }
}

/// Everything with texts that is in both trees: each by its id, an option by its keys, an errand by its
/// words in the first language.
fn worded<'t>(old: &'t Tree, new: &'t Tree) -> Vec<Worded<'t>> {
    use FirstText::{Elsewhere, Here};
    let title = [("title", Some(&old.title), Some(&new.title), Here)];
    let mut all = vec![Worded { of: "The menu".to_owned(), texts: title.into(), also: None }];
    for line in &new.lines {
        let Some(before) = old.lines.iter().find(|it| it.number == line.number) else { continue };
        let name = ("name", before.name.as_ref(), line.name.as_ref(), Here);
        let about = ("description", before.about.as_ref(), line.about.as_ref(), Here);
        let of = line.number.as_written().to_owned();
        all.push(Worded { of, texts: vec![name, about], also: None });
    }
    for menu in &new.menus {
        let Some(before) = old.menus.iter().find(|it| it.id == menu.id) else { continue };
        for option in menu.options.iter().filter(|option| !option.everywhere) {
            let mut earlier = before.options.iter();
            let Some(before) = earlier.find(|it| it.keys == option.keys) else { continue };
            let label = ("label", Some(&before.label), Some(&option.label), Elsewhere);
            let of = format!("Option {} ({}) in {}", option.keys, option.label.first(), menu.id);
            let also = Some((&before.also, &option.also));
            all.push(Worded { of, texts: vec![label], also });
        }
    }
    for team in &new.teams {
        let Some(before) = super::people::twin(old, team) else { continue };
        let texts = vec![
            ("name", Some(&before.name), Some(&team.name), Elsewhere),
            ("description", before.about.as_ref(), team.about.as_ref(), Elsewhere),
            (
                "text of what the fax is for",
                before.fax_for.as_ref(),
                team.fax_for.as_ref(),
                Elsewhere,
            ),
        ];
        let of = team.name.first().to_owned();
        all.push(Worded { of, texts, also: Some((&before.also, &team.also)) });
        all.extend(errands(&before.topics, &team.topics));
    }
    for page in &new.resources {
        let Some(before) = old.resources.iter().find(|it| it.id == page.id) else { continue };
        let name = ("name", Some(&before.name), Some(&page.name), Here);
        let about = ("description", before.about.as_ref(), page.about.as_ref(), Here);
        let of = page.name.first().to_owned();
        all.push(Worded { of, texts: vec![name, about], also: None });
        all.extend(errands(&before.topics, &page.topics));
    }
    all
}

fn errands<'t>(old: &'t [Topic], new: &'t [Topic]) -> Vec<Worded<'t>> {
    let of = |topic: &'t Topic| {
        let before = old.iter().find(|it| it.say.first() == topic.say.first())?;
        let say = ("errand", Some(&before.say), Some(&topic.say), FirstText::Elsewhere);
        let also = Some((&before.also, &topic.also));
        Some(Worded { of: format!("\"{}\"", topic.say.first()), texts: vec![say], also })
    };
    new.iter().filter_map(of).collect()
}
