//! Errands in Spanish and French are found in the words of those who have them.

use phonetree_core::directory::Directory;
use phonetree_core::menu;

use super::sets::menus;

const MENU: &str = r#"
format    = 1
title     = "Fernwood City Hall"
timezone  = "America/New_York"
language  = "en-US"
languages = ["es-US", "fr-CA"]

[lines.main]
number = "+1-202-555-0143"
answer = "main"

[menus.main]
options = [
  { key = "1", label = { en = "bills", es = "cuentas", fr = "les factures" }, to = "billing" },
  { key = "2", label = { en = "streets", es = "calles", fr = "les rues" }, to = "streets" },
  { key = "3", label = { en = "licenses", es = "licencias", fr = "les permis" }, to = "licenses" },
]

[teams.billing]
name   = { en = "Billing", es = "Cobros", fr = "Facturation" }
email  = "bills@fernwood.example"
topics = [
  { say = { en = "Pay a water bill", es = "Pagar una factura de agua", fr = "Payer une facture d'eau" } },
  { say = { en = "Garbage was not collected", es = "No recogieron la basura", fr = "Ordures non ramassées" } },
]

[teams.streets]
name   = { en = "Streets", es = "Calles", fr = "Voirie" }
email  = "streets@fernwood.example"
topics = [
  { say = { en = "Report a street light that is out", es = "Avisar de una luz de la calle apagada", fr = "Signaler un lampadaire éteint" } },
]

[teams.licenses]
name   = { en = "Licenses", es = "Licencias", fr = "Permis" }
email  = "licenses@fernwood.example"
topics = [
  { say = { en = "Renew a business license", es = "Renovar una licencia de negocio", fr = "Renouveler un permis de commerce" } },
]
"#;

#[test]
fn an_errand_in_spanish_or_french_is_found_first() {
    let tree = menu::load("city hall", MENU).unwrap();
    let directory = Directory::new(&tree);
    for (asked, topic) in [
        ("quiero pagar mi factura", "Pay a water bill"),
        ("necesito hablar con alguien sobre el pago del agua", "Pay a water bill"),
        ("mi recibo del agua", "Pay a water bill"),
        ("nadie recogió los desechos", "Garbage was not collected"),
        ("el alumbrado de mi calle no funciona", "Report a street light that is out"),
        ("¿cómo renuevo el permiso de mi tienda?", "Renew a business license"),
        ("je veux régler ma facture", "Pay a water bill"),
        ("le paiement de l'eau", "Pay a water bill"),
        ("mes poubelles n'ont pas été ramassées", "Garbage was not collected"),
        ("l'éclairage de ma rue est éteint", "Report a street light that is out"),
        ("renouvellement du permis de mon entreprise", "Renew a business license"),
    ] {
        let found = directory.find(asked);
        let first = found.first().and_then(|first| first.listing.topic(&tree));
        assert_eq!(first.map(|topic| topic.say.first()), Some(topic), "{asked}");
    }
}

/// One key leads there in English and another in Spanish: "English" is no name of what both lead to.
#[test]
fn an_option_that_chooses_a_language_does_not_name_what_it_leads_to() {
    let trees = menus();
    let directory = Directory::new(&trees["city-hall"]);
    for asked in ["english", "para español"] {
        assert_eq!(directory.find(asked), [], "{asked}");
    }
}
