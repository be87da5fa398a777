//! A menu in two languages says everything in the language of the call.

use phonetree_core::directory::Directory;
use phonetree_core::menu::{self, LanguageId, Lengths, Text, Tree};
use phonetree_core::practice::Drill;
use phonetree_core::script::CallFile;

const MENU: &str = r#"format = 1
title = { en = "Elm Clinic", es = "Clínica Elm" }
timezone = "America/Los_Angeles"
language = "en-US"
languages = ["es-US"]
[lines.main]
name = { en = "Main line", es = "Línea principal" }
about = { en = "Everything", es = "Todo" }
number = "+1-213-555-0120"
answer = "welcome"
[messages.welcome]
say = "{title}."
to = "main"
[menus.main]
options = [
  { key = "1", label = { en = "billing", es = "cobros" }, to = "billing" },
  { key = "2", label = { en = "parking", es = "estacionamiento" }, to = "parking" },
]
[teams.billing]
name = { en = "Billing", es = "Cobros" }
hours = "Mo-Fr 09:00-17:00"
fax = "+1-213-555-0121"
fax_for = { en = "bills", es = "facturas" }
topics = [
  { en = "Pay a bill", es = "Pagar una factura" },
  { say = { en = "Ask for a refund", es = "Pedir un reembolso" }, by = "phone" },
]
[teams.parking]
name = { en = "Parking", es = "Estacionamiento" }
about = { en = "Parking permits", es = "Permisos de estacionamiento" }
[resources.site]
name = { en = "Website", es = "Sitio web" }
about = { en = "Patients", es = "Pacientes" }
url = "https://elm.example"
topics = [{ en = "Find a doctor", es = "Buscar un médico" }]
"#;

fn tree(text: &str) -> Tree {
    menu::load("menu.toml", text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn languages(tree: &Tree) -> [LanguageId; 2] {
    tree.language_ids().collect::<Vec<_>>().try_into().expect("two languages")
}

fn in_both<'t>(tree: &Tree, text: &'t Text) -> [&'t str; 2] {
    languages(tree).map(|language| text.in_language(language))
}

/// What a node says in a role, in both languages.
fn said(tree: &Tree, name: &str) -> [String; 2] {
    let prompt = tree.prompt_ids().find(|id| tree.prompt_name(*id) == name);
    let prompt = &tree[prompt.unwrap_or_else(|| panic!("a prompt {name}"))];
    languages(tree).map(|language| prompt.in_language(language).text(|_| "..."))
}

#[test]
fn names_descriptions_and_errands_have_a_text_for_each_language() {
    let tree = tree(MENU);
    let both = |text| in_both(&tree, text);
    assert_eq!(both(&tree.title), ["Elm Clinic", "Clínica Elm"]);
    let (line, [billing, parking]) = (&tree.lines[0], &tree.teams[..]) else { panic!("two teams") };
    assert_eq!(both(line.name.as_ref().unwrap()), ["Main line", "Línea principal"]);
    assert_eq!(both(line.about.as_ref().unwrap()), ["Everything", "Todo"]);
    assert_eq!(both(&billing.name), ["Billing", "Cobros"]);
    assert_eq!(both(billing.fax_for.as_ref().unwrap()), ["bills", "facturas"]);
    assert_eq!(both(&billing.topics[0].say), ["Pay a bill", "Pagar una factura"]);
    assert_eq!(both(&billing.topics[1].say), ["Ask for a refund", "Pedir un reembolso"]);
    assert_eq!(
        both(parking.about.as_ref().unwrap()),
        ["Parking permits", "Permisos de estacionamiento"]
    );
    let page = &tree.resources[0];
    assert_eq!(both(&page.name), ["Website", "Sitio web"]);
    assert_eq!(both(page.about.as_ref().unwrap()), ["Patients", "Pacientes"]);
    assert_eq!(both(&page.topics[0].say), ["Find a doctor", "Buscar un médico"]);
    assert_eq!(billing.name.first(), "Billing");
}

#[test]
fn one_text_is_for_all_languages() {
    let text = MENU.replace("{ en = \"Billing\", es = \"Cobros\" }", "\"Elm Billing\"");
    let tree = tree(&text);
    assert!(tree.teams[0].name.is_for_all());
    assert!(!tree.teams[1].name.is_for_all());
    let [english, spanish] = languages(&tree);
    assert_eq!(tree.teams[0].name.in_language(spanish), "Elm Billing");
    assert_eq!(tree.teams[0].name.in_language(english), "Elm Billing");
}

#[test]
fn derived_prompts_name_a_team_and_its_errands_in_the_language_of_the_call() {
    let tree = tree(MENU);
    assert_eq!(
        said(&tree, "billing/connected"),
        [
            "Billing. We can help you pay a bill and ask for a refund.",
            "Cobros. Le atendemos para pagar una factura y pedir un reembolso.",
        ]
    );
    let [english, spanish] = said(&tree, "billing/closed");
    assert!(english.contains("Billing") && english.contains("bills"), "{english}");
    assert!(spanish.contains("Cobros") && spanish.contains("facturas"), "{spanish}");
    let [english, spanish] = said(&tree, "parking/connected");
    assert!(english.contains("Parking. ") && english.contains("parking permits"), "{english}");
    assert!(spanish.contains("permisos de estacionamiento"), "{spanish}");
    assert_eq!(said(&tree, "welcome/say"), ["Elm Clinic.", "Clínica Elm."]);
}

/// "to hear this again" is not said as "To to hear this again".
#[test]
fn a_label_that_says_what_for_is_not_said_so_twice() {
    let labels =
        r#"label = { en = "to pay a bill", es = "Para pagar una factura" }, to = "billing""#;
    let tree =
        tree(&MENU.replace(r#"label = { en = "billing", es = "cobros" }, to = "billing""#, labels));
    let [english, spanish] = said(&tree, "main/options");
    assert!(english.starts_with("To pay a bill, press 1."), "{english}");
    assert!(spanish.starts_with("Para pagar una factura, oprima 1."), "{spanish}");
}

#[test]
fn a_line_is_called_by_its_name_and_by_that_of_its_team_in_any_language() {
    let tree = tree(&MENU.replace("answer = \"welcome\"", "answer = \"billing\""));
    for name in ["Main line", "línea principal", "Cobros", "billing"] {
        assert!(tree.line_for(name).is_some(), "{name}");
    }
    assert!(tree.line_for("facturas").is_none());
}

#[test]
fn written_calls_name_a_team_by_its_id_or_by_its_name_in_any_language() {
    let tree = tree(MENU);
    let played = |expected: &str| {
        let call = format!(
            "[[call]]\nname = \"it\"\nat = \"2026-11-23 12:00\"\npress = \"1\"\n{expected}\n"
        );
        let file = CallFile::read("calls.toml", &call).unwrap_or_else(|wrong| panic!("{wrong}"));
        let calls = file.fit(&tree).map_err(|wrong| wrong.to_string())?;
        let played = calls[0].play(&tree, &Lengths::estimated(&tree), |_, _| {});
        Ok::<_, String>(played.misses().is_empty())
    };
    for name in ["billing", "Billing", "Cobros", "cobros"] {
        assert_eq!(played(&format!("reaches = \"{name}\"")), Ok(true), "{name}");
        assert_eq!(played(&format!("never_reaches = \"{name}\"")), Ok(false), "{name}");
    }
    assert_eq!(played("reaches = \"Estacionamiento\""), Ok(false));
    assert!(played("reaches = \"Pagos\"").unwrap_err().contains("Pagos"));
}

#[test]
fn an_errand_is_found_by_its_words_in_any_language_of_the_menu() {
    let tree = tree(MENU);
    let directory = Directory::new(&tree);
    for asked in ["pay a bill", "pagar una factura", "Quiero pagar mi factura"] {
        let found = directory.find(asked);
        let topic = found.first().and_then(|found| found.listing.topic(&tree));
        assert_eq!(topic.map(|topic| topic.say.first()), Some("Pay a bill"), "{asked}");
    }
    let found = directory.find("permisos de estacionamiento");
    assert_eq!(found[0].listing.name(&tree, languages(&tree)[1]), "Estacionamiento");
}

/// Every time of a day, as a Spanish caller hears when a team opens.
#[test]
fn noon_and_midnight_have_the_right_article_in_every_spanish_sentence_with_a_time() {
    let wrong = [
        "las medianoche",
        "las mediodía",
        "la medianoche",
        "la mediodía",
        "a mediodía",
        "las 1 ",
        "las 1:",
        "la 12",
        " a a ",
        " a el ",
    ];
    for minutes in (0..24 * 60).step_by(30) {
        let opens = format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let closes = minutes + 90;
        let closes = format!("{:02}:{:02}", closes / 60 % 24, closes % 60);
        let hours = format!("Mo-Fr {opens}-{closes}");
        let text = MENU.replace("Mo-Fr 09:00-17:00", &hours);
        let tree = tree(&text);
        let hours = tree.teams[0].hours.as_ref().unwrap();
        let spanish = tree.languages[1].locale();
        let mut said = vec![said(&tree, "billing/closed")[1].clone()];
        for day in 23..=29 {
            let now: chrono::DateTime<chrono::Utc> =
                format!("2026-11-{day}T15:10:00Z").parse().unwrap();
            let opens = hours.next_open(now).unwrap().with_timezone(&tree.zone);
            said.push(spanish.moment(opens, now.with_timezone(&tree.zone)));
        }
        for sentence in said {
            // "de mediodía a 1 p.m." is a range of times, "de lunes a viernes" one of days.
            let sentence = sentence.replace(&hours.words(spanish), "");
            assert!(wrong.iter().all(|wrong| !sentence.contains(wrong)), "{opens}: {sentence}");
        }
    }
}

const OWN_PHRASES: &str = r#"[phrases]
closed = { en = "{team} is closed.", es = "{team} {está cerrado|está cerrada|están cerrados|están cerradas}." }
"#;

/// The closed words in Spanish, of a team whose name has this gender.
fn closed(gender: &str) -> String {
    let line = |at: &str| format!("{at}\ngender = {gender}");
    let text = format!("{MENU}{OWN_PHRASES}");
    said(&tree(&text.replace("[teams.billing]", &line("[teams.billing]"))), "billing/closed")[1]
        .clone()
}

#[test]
fn a_word_of_a_phrase_has_the_gender_and_number_of_the_teams_name() {
    let starts = |gender: &str, words: &str| {
        let said = closed(gender);
        assert!(said.starts_with(words), "{gender}: {said}");
    };
    starts("\"m\"", "Cobros está cerrado.");
    starts("{ es = \"f\" }", "Cobros está cerrada.");
    starts("{ es = \"mp\" }", "Cobros están cerrados.");
    starts("{ en = \"m\", es = \"fp\" }", "Cobros están cerradas.");
}

#[test]
fn a_phrase_with_one_form_for_each_gender_says_it_of_a_plural_too() {
    let two = "{está cerrado|está cerrada|están cerrados|están cerradas}";
    let text = format!("{MENU}{OWN_PHRASES}").replace(two, "{Cerrado|Cerrada}");
    let text = text.replace("[teams.billing]", "[teams.billing]\ngender = { es = \"fp\" }");
    assert!(said(&tree(&text), "billing/closed")[1].starts_with("Cobros Cerrada."));
}

#[test]
fn a_phrase_with_forms_needs_the_gender_of_each_team_that_says_it() {
    let problems =
        menu::load("menu.toml", &format!("{MENU}{OWN_PHRASES}")).unwrap_err().to_string();
    assert!(problems.contains("the gender of this name is not known in `es`"), "{problems}");
    assert!(problems.contains("gender = { es = \"m\" }"), "{problems}");
    // Parking has no hours, so it is never closed.
    assert_eq!(problems.matches("the gender of this name").count(), 1, "{problems}");
}

/// A text that stands nowhere else, so that it can be recognized in a prompt.
fn marked(at: &str, language: &str) -> String {
    format!("{at}-{language}")
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]

    /// Each text is in both languages or, where it is not, in the first alone.
    #[test]
    fn what_is_said_in_a_language_has_no_text_of_the_other(
        both in proptest::collection::vec(proptest::bool::ANY, 8),
        by_phone in proptest::bool::ANY,
        open in proptest::bool::ANY,
    ) {
        let text = |n: usize, at: &str| {
            let [en, es] = ["en", "es"].map(|language| marked(at, language));
            if both[n] { format!("{{ en = \"{en}\", es = \"{es}\" }}") } else { format!("\"{}\"", marked(at, "all")) }
        };
        let by = if by_phone { "phone" } else { "email" };
        let hours = if open { "hours = \"Mo-Fr 09:00-17:00\"\n" } else { "" };
        let menu = format!(
            "format = 1\ntitle = {}\ntimezone = \"America/Los_Angeles\"\nlanguage = \"en-US\"\nlanguages = [\"es-US\"]\n\
             [lines.main]\nname = {}\nnumber = \"+1-213-555-0120\"\nanswer = \"main\"\n\
             [menus.main]\ngreeting = {}\noptions = [{{ key = \"1\", label = {}, to = \"team\" }}]\n\
             [teams.team]\nname = {}\nabout = {}\nfax = \"+1-213-555-0121\"\nfax_for = {}\n{hours}topics = [{{ say = {}, by = \"{by}\" }}]\n",
            text(0, "title"), text(1, "line"), text(2, "greeting"), text(3, "label"),
            text(4, "name"), text(5, "about"), text(6, "faxes"), text(7, "errand"),
        );
        let tree = tree(&menu);
        let [english, spanish] = languages(&tree);
        for id in tree.prompt_ids() {
            let said = |language| tree[id].in_language(language).text(|_| "...").to_lowercase();
            let (en, es) = (said(english), said(spanish));
            proptest::prop_assert!(!en.contains("-es"), "{en}");
            proptest::prop_assert!(!es.contains("-en"), "{es}");
            // The same places have words in both, where the file has them in both.
            for (n, at) in [(2, "greeting"), (3, "label"), (4, "name"), (6, "faxes"), (7, "errand")] {
                let told = en.contains(&marked(at, "en"));
                proptest::prop_assert!(!both[n] || told == es.contains(&marked(at, "es")), "{en} | {es}");
            }
        }
    }
}

#[test]
fn practice_teaches_the_way_through_the_trainees_own_language() {
    let text = MENU.replace(
        "[menus.main]\n",
        "[menus.choice]\nsay = \"For English, press 1. Para español, oprima 2.\"\noptions = [\n  \
         { key = \"1\", label = \"English\", to = \"main\", language = \"en-US\" },\n  \
         { key = \"2\", label = \"español\", to = \"main\", language = \"es-US\" },\n]\n[menus.main]\n",
    );
    let tree =
        tree(&text.replace("to = \"main\"\n[menus.choice]", "to = \"choice\"\n[menus.choice]"));
    let lengths = Lengths::estimated(&tree);
    let errands = tree.errands();
    let errand = errands.iter().find(|it| it.say == "Pay a bill").unwrap();
    let at = "2026-11-23T12:00:00-08:00".parse::<chrono::DateTime<chrono::Utc>>().unwrap();
    let at = at.with_timezone(&tree.zone);
    let mut drill = Drill::new(&tree, &lengths, errand, at, tree.zone).unwrap();
    assert!(drill.best_in_words(&tree).ends_with("1 1"), "{}", drill.best_in_words(&tree));
    drill.read_in(&tree, &lengths, "Pay a bill", tree.reader_language(Some("es")).unwrap());
    assert!(drill.best_in_words(&tree).ends_with("2 1"), "{}", drill.best_in_words(&tree));
    drill.read_in(&tree, &lengths, "Pay a bill", tree.reader_language(Some("en")).unwrap());
    assert!(drill.best_in_words(&tree).ends_with("1 1"), "{}", drill.best_in_words(&tree));
    let [english, spanish] = languages(&tree);
    for (language, own) in [(english, "1"), (spanish, "2")] {
        let routes = tree.routes_to_teams_in(language);
        for team in tree.team_ids() {
            let Some(routes) = routes.get(&team) else { continue };
            assert_eq!(routes[0].keys[0].to_string(), own);
        }
    }
}
