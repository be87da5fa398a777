//! How a table of a format is defined: its reader and its JSON Schema come from one definition.

/// Defines a table of the file once: `must` fields are required, `may` fields are not. The struct,
/// its reader and its schema come from here; a field that is missing or unreadable is `None`, and
/// has been reported. A field whose meaning is read later may have a narrower schema than its type:
/// `may hours: String as hours`, a function.
macro_rules! table {
    ($(#[doc = $doc:literal])+ $name:ident, $what:literal {
        $($(#[doc = $about:literal])+ $need:ident $field:ident: $type:ty $(as $shape:path)?,)*
    }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Default)]
        pub(crate) struct $name {
            $($(#[doc = $about])+ pub(crate) $field: Option<$crate::document::At<$type>>,)*
        }

        impl $name {
            /// Its keys, in the order above.
            pub(crate) const KEYS: &[&str] = &[$($crate::document::key(stringify!($field))),*];
        }

        impl $crate::document::Raw for $name {
            fn read(
                item: &$crate::document::Item<'_>,
                report: &mut $crate::document::Diagnostics,
            ) -> Option<Self> {
                let table = report.table(item, concat!("a table (", $what, ")"))?;
                let mut read = Self::default();
                // A key that is meant by a misspelled one is not missing, too.
                let mut meant: Vec<&str> = Vec::new();
                for (name, value) in table {
                    match name.get_ref().as_ref() {
                        $(found if found == $crate::document::key(stringify!($field)) => {
                            read.$field = $crate::document::At::read(value, report);
                        })*
                        unknown => meant.extend(
                            report.unknown(name.span(), concat!("key in ", $what), unknown, Self::KEYS),
                        ),
                    }
                }
                $(if stringify!($need) == "must"
                    && !table.contains_key($crate::document::key(stringify!($field)))
                    && !meant.contains(&$crate::document::key(stringify!($field)))
                {
                    let name = $crate::document::key(stringify!($field));
                    report.add(
                        $crate::document::Problem::new(item.span(), format!("{} needs `{name}`", $what))
                            .label(format!("`{name}` is missing here"))
                            .help($crate::document::about(&[$($about),+])),
                    );
                })*
                Some(read)
            }

            fn schema() -> serde_json::Value {
                let mut properties = serde_json::Map::new();
                let mut required: Vec<&str> = Vec::new();
                $(
                    let field = <$type as $crate::document::Raw>::schema();
                    $(let field = { let _ = field; $shape() };)?
                    let mut field = field;
                    field["description"] = serde_json::json!($crate::document::about(&[$($about),+]));
                    properties.insert($crate::document::key(stringify!($field)).to_owned(), field);
                    if stringify!($need) == "must" {
                        required.push($crate::document::key(stringify!($field)));
                    }
                )*
                serde_json::json!({
                    "type": "object",
                    "description": $crate::document::about(&[$($doc),+]),
                    "properties": properties,
                    "required": required,
                    "additionalProperties": false,
                })
            }
        }
    };
}
pub(crate) use table;

/// The key of a field: Rust's own words are written `r#do` there.
pub(crate) const fn key(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        _ => field,
    }
}

/// Lines of documentation as one text.
pub(crate) fn about(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}
