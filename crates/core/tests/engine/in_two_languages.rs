//! A menu in two languages says everything in the language of the call.

use phonetree_core::menu::{self, LanguageId, Text, Tree};

const MENU: &str = r##"format = 1
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
"##;

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

#[test]
fn a_line_is_called_by_its_name_and_by_that_of_its_team_in_any_language() {
    let tree = tree(&MENU.replace("answer = \"welcome\"", "answer = \"billing\""));
    for name in ["Main line", "línea principal", "Cobros", "billing"] {
        assert!(tree.line_for(name).is_some(), "{name}");
    }
    assert!(tree.line_for("facturas").is_none());
}
