//! Everything in a tree knows where it stands in its file.

use phonetree_core::document::Span;
use phonetree_core::menu;
use phonetree_core::menu::Lead;

const TEXT: &str = include_str!("../../../../tests/menus/kitchen-sink.toml");

fn words(span: Span) -> &'static str {
    &TEXT[span.range()]
}

#[test]
fn what_stands_at_a_place_is_what_the_tree_has_from_it() {
    let tree = menu::load("kitchen-sink", TEXT).expect("a menu that uses every key");
    let places = &tree.spans;
    for node in tree.nodes() {
        assert_eq!(words(places.node(node)), tree.node_id(node));
        let menu::Node::Menu(id) = node else { continue };
        for (n, option) in tree[id].options.iter().enumerate() {
            let place = places.option(id, n);
            assert_eq!(words(place.keys), format!("\"{}\"", option.keys));
            // One of the keys of the whole file stands there, by its key.
            if tree.spans.keys.iter().any(|key| key.keys == place.keys) {
                assert!(words(place.all).starts_with(words(place.keys)), "{}", words(place.all));
                continue;
            }
            assert!(words(place.all).starts_with("{ key = ") && words(place.all).ends_with('}'));
            if let Lead::To(to) = option.lead {
                assert_eq!(words(place.lead), format!("\"{}\"", tree.node_id(to)));
            }
        }
    }
    for line in tree.line_ids() {
        assert_eq!(words(places[line].name), &*tree[line].id);
        assert_eq!(words(places[line].number), format!("\"{}\"", tree[line].number.as_written()));
    }
    for node in tree.nodes() {
        let menu::Node::Team(id) = node else { continue };
        let hours = tree[id].hours.as_ref().map(|hours| format!("\"{}\"", hours.as_written()));
        assert_eq!(places[id].hours.map(words), hours.as_deref());
        assert_eq!(places[id].topics.len(), tree[id].topics.len());
        let first = tree[id].also.all().next().map(|(_, word)| format!("[\"{word}\""));
        assert_eq!(places[id].also.map(words).is_some(), first.is_some());
        assert!(
            places[id].also.map(words).unwrap_or_default().starts_with(&first.unwrap_or_default())
        );
    }
    assert_eq!(places.claims.len(), tree.claims.len());
    let rules = places.waivers.iter().map(|waiver| words(waiver.rule));
    assert!(rules.eq(tree.waivers.iter().map(|waiver| format!("\"{}\"", waiver.rule))));
}

#[test]
fn a_prompt_has_a_place_where_its_words_are_written_out() {
    let tree = menu::load("kitchen-sink", TEXT).expect("a menu that uses every key");
    let written = |role: menu::Role| {
        let found = tree.prompt_ids().find(|id| tree[*id].role == role);
        tree.spans.prompt(found.expect("the menu has such a prompt")).map(words)
    };
    assert_eq!(written(menu::Role::Goodbye), None, "a phrase");
    assert_eq!(written(menu::Role::Options), None, "derived from the options");
    assert_eq!(
        written(menu::Role::Greeting),
        Some("{ en = \"Welcome to {title}.\", es = \"Bienvenido.\" }")
    );
}

#[test]
fn words_that_callers_use_belong_to_one_language_or_to_all() {
    let tree = menu::load("kitchen-sink", TEXT).expect("a menu that uses every key");
    let [en, es] = tree.language_ids().collect::<Vec<_>>()[..] else { panic!("two languages") };
    let of = |words: &menu::CallerWords| {
        [en, es].map(|language| words.in_language(language).collect::<Vec<_>>().join(", "))
    };
    let topic =
        tree.teams.iter().flat_map(|team| &team.topics).find(|topic| topic.say.first() == "Plans");
    assert_eq!(of(&topic.expect("there are plans").also), ["blueprints", "planos"]);
    let option = tree.menus[0].options.iter().find(|option| option.keys.to_string() == "2");
    assert_eq!(of(&option.expect("key 2").also), ["invoice", "factura"]);
    let desk = tree.teams.iter().find(|team| &*team.id == "front-desk").expect("a front desk");
    assert_eq!(of(&desk.also), ["reception, switchboard", "reception, switchboard"]);
}
