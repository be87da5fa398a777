//! How French is read: the words of menus, callers and questions.

use rust_stemmers::{Algorithm, Stemmer};

use crate::language::locale::Reading;

pub(super) const READING: Reading = Reading {
    stemmer: || Stemmer::create(Algorithm::French),
    silent: "a ai alors au aujourd aussi aux avec avez avoir bonjour c ce cela ces cet cette comme comment d dans de \
             des dois donc du elle en encore est et êtes être hui il ils j je l la le les leur leurs lui là ma maintenant mais me \
             merci mes mon m n ne nos notre nous on ont ou où par pas peut peux plus pour pourquoi puis qu \
             quand que quel quelle quelles quels qui quoi s sa sans se ses si son sont suis sur svp t te tes \
             ton toi tout tous très tu un une va vais veut veux voudrais vos votre vous y à ça était",
    weak: "aide aider aidez appeler besoin chercher cherche contacter demander joindre numéro parler \
           personne quelqu question téléphone",
    doing: "acheter ajouter annuler changer commander corriger demander déclarer déposer envoyer faire \
            fermer modifier obtenir ouvrir payer prendre recevoir renouveler réparer réserver retirer \
            signaler supprimer voir",
    related: &[
        "abonnement inscription inscrire adhésion adhérer",
        "acheter achat commander commande",
        "annuler résilier arrêter terminer annulation résiliation",
        "argent remboursement rembourser",
        "bac ordures déchets poubelle recyclage",
        "carte licence permis",
        "changer modifier changement modification corriger",
        "conseiller conseillère agent représentant opérateur personne quelqu",
        "cassé brisé réparer réparation panne",
        "clé accès mot passe connexion connecter",
        "commencer ouvrir nouveau nouvelle début",
        "déménager déménagement adresse",
        "employé employée salarié travailleur membre",
        "entreprise commerce affaires société",
        "facture compte relevé facturation",
        "heures horaire ouvre ouvrez ouvert ouverte ferme fermez fermé fermée",
        "impôt impôts taxe taxes",
        "inspection inspecteur vérification",
        "lampadaire lumière éclairage lampe",
        "maladie malade maladies",
        "médecin docteur docteure",
        "médicament ordonnance pharmacie renouvellement",
        "nid trou chaussée",
        "payer paiement régler règlement",
        "perdu perdue perdre égaré",
        "plainte réclamation plaindre",
        "rendez consultation visite rencontrer",
        "rue route chemin avenue",
        "travaux construction construire rénovation bâtir",
        "urgence urgent",
        "vol volé volée",
    ],
    endings: &[],
    by_fax: &["fax", "télécopie", "télécopieur"],
    by_email: &["courriel", "courriels", "email", "mail", "écrire"],
    by_web: &["web", "site", "internet"],
    press: &["appuyez", "appuyer", "faites", "composez", "tapez", "pressez"],
    before_key: &["sur", "le", "la", "l", "touche"],
    joining: &["pour", "et", "ou", "puis"],
    lacking: &[" n'avez pas", " n'en avez pas", " sans "],
    keys: &[
        ("zéro", "0"),
        ("un", "1"),
        ("deux", "2"),
        ("trois", "3"),
        ("quatre", "4"),
        ("cinq", "5"),
        ("six", "6"),
        ("sept", "7"),
        ("huit", "8"),
        ("neuf", "9"),
        ("étoile", "*"),
        ("astérisque", "*"),
        ("dièse", "#"),
        ("carré", "#"),
    ],
    advertising: &["visitez notre site", "notre application", "suivez-nous", "offre spéciale"],
};
