//! "Nous pouvons vous aider à payer une facture": errands in a sentence of someone who answers.

use super::listed;
use crate::language::locale::in_a_sentence;

/// Things whose names end as verbs do.
const THINGS: &str = "atelier avenir calendrier cancer chantier courrier cuir dossier escalier fer fichier \
    foyer hiver loisir loyer menuisier métier office ouvrier panier papier plaisir plombier premier quartier \
    souvenir trésorier";

/// Verbs that end as things do.
const VERBS: &str = "apprendre attendre comprendre conclure construire croire détruire dire écrire \
    entendre éteindre être exclure faire inclure inscrire instruire joindre lire mettre perdre permettre \
    plaindre poursuivre prendre produire promettre réduire refaire rejoindre remettre rendre répondre \
    résoudre revendre soumettre souscrire suivre transmettre vendre voir avoir savoir recevoir prévoir";

/// Whether an errand or a label says what to do: "payer une facture", not "une facture".
pub(super) fn is_action(words: &str) -> bool {
    let words = words.trim().to_lowercase();
    let verb = ["se ", "s'", "ne pas ", "me "].iter().find_map(|it| words.strip_prefix(it));
    let first =
        verb.unwrap_or(&words).split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_one_of = |known: &str| known.split_whitespace().any(|it| it == first);
    let ends = ["er", "ir"].iter().any(|it| first.ends_with(it));
    is_one_of(VERBS) || (ends && first.chars().count() > 3 && !is_one_of(THINGS))
}

/// "Nous pouvons vous aider à payer une facture et à vous inscrire."; where some are things, they are named.
pub(super) fn we_help(errands: &[&str]) -> String {
    if errands.is_empty() {
        return "Comment pouvons-nous vous aider?".to_owned();
    }
    let said: Vec<String> = errands
        .iter()
        .map(|errand| in_a_sentence(errand.trim_end_matches('.')))
        .map(|errand| errand.strip_prefix("pour ").map(str::to_owned).unwrap_or(errand))
        .collect();
    if !said.iter().all(|errand| is_action(errand)) {
        return format!("Nous pouvons vous aider pour ce qui suit : {}.", listed(&said, "et"));
    }
    let to_you = |errand: &String| {
        let own = ["se ", "s'", "me "].iter().find_map(|it| errand.strip_prefix(it));
        own.map_or_else(|| format!("à {errand}"), |verb| format!("à vous {verb}"))
    };
    let said: Vec<String> = said.iter().map(to_you).collect();
    format!("Nous pouvons vous aider {}.", listed(&said, "et"))
}

#[cfg(test)]
mod tests {
    use super::{is_action, we_help};

    #[test]
    fn verbs_are_joined_to_the_sentence_and_things_are_named() {
        for (errands, words) in [
            (
                &["Payer une facture", "S'inscrire à un cours"][..],
                "Nous pouvons vous aider à payer une facture et à vous inscrire à un cours.",
            ),
            (
                &["Payer une facture", "Plaintes", "Impôts."],
                "Nous pouvons vous aider pour ce qui suit : payer une facture, plaintes et impôts.",
            ),
            (&[], "Comment pouvons-nous vous aider?"),
        ] {
            assert_eq!(we_help(errands), words);
        }
    }

    #[test]
    fn a_thing_that_ends_as_a_verb_does_is_a_thing() {
        for verb in ["payer une facture", "Prendre rendez-vous", "Obtenir un permis", "s'inscrire"]
        {
            assert!(is_action(verb), "{verb}");
        }
        for thing in ["Dossier perdu", "loyer", "Facture", "Papier", "Mer et plages", ""] {
            assert!(!is_action(thing), "{thing}");
        }
    }
}
