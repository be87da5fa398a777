//! Promises about every call: their nodes are looked up, their hours read.

use super::resolver::Resolver;
use super::tables::text;
use crate::document::{At, Many, Problem};
use crate::menu::ids::Node;
use crate::menu::parts::{Promise, PromiseKind};
use crate::menu::raw::{RawAlways, RawFile, RawNever};

/// The promises of a file: what always holds, then what never does, in file order.
pub(super) fn resolve(raw: &RawFile, resolver: &mut Resolver<'_>) -> Vec<Promise> {
    let always = raw.always.iter().flat_map(|always| &always.value);
    let mut promises: Vec<Promise> =
        always.map(|promise| resolver.always(&promise.value)).collect();
    let never = raw.never.iter().flat_map(|never| &never.value);
    promises.extend(never.map(|promise| resolver.never(promise)));
    promises
}

impl Resolver<'_> {
    fn always(&mut self, raw: &RawAlways) -> Promise {
        let from = raw.from.as_ref().map(|from| (from, self.node(from)));
        if let Some((at, node)) = from
            && !matches!(node, Node::Menu(_) | Node::Entry(_) | Node::Queue(_) | Node::Callback(_))
        {
            let problem = Problem::new(at.span.clone(), format!("`{}` asks nothing", at.value));
            self.report.add(problem.help(
                "`from` names a menu, an entry, a queue or a callback, where a caller chooses",
            ));
        }
        Promise {
            says: text(raw.says.as_ref()),
            during: raw.during.as_ref().and_then(|hours| self.hours(hours)),
            kind: PromiseKind::Always {
                from: from.map(|(_, node)| node),
                reaches: self.all(raw.reaches.as_ref()),
                within_keys: raw.within_keys.as_ref().map(|keys| keys.value),
                within_ms: raw.within.as_ref().map(|within| within.value.0),
            },
        }
    }

    fn never(&mut self, At { value: raw, span }: &At<RawNever>) -> Promise {
        if raw.reaches.is_none() && raw.hears.is_none() {
            let problem = Problem::new(span.clone(), "this promises nothing");
            self.report.add(problem.help("say what never happens: `reaches`, `hears`, or both"));
        }
        Promise {
            says: text(raw.says.as_ref()),
            during: raw.during.as_ref().and_then(|hours| self.hours(hours)),
            kind: PromiseKind::Never {
                reaches: self.all(raw.reaches.as_ref()),
                hears: text(raw.hears.as_ref()),
            },
        }
    }

    fn all(&mut self, names: Option<&At<Many<String>>>) -> Vec<Node> {
        let names = names.iter().flat_map(|names| &names.value.0);
        names.map(|name| self.node(name)).collect()
    }
}
