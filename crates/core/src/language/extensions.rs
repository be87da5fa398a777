//! What stands between a phone number and its extension, in any language.

/// What stands before an extension, in small letters: as libphonenumber knows it, and RFC 3966.
pub(crate) const EXTENSION_WORDS: [&str; 21] = [
    "extensión",
    "extensao",
    "extensão",
    "extension",
    "durchwahl",
    "interno",
    "anexo",
    "poste",
    "ramal",
    "ext",
    "extn",
    "exten",
    "xtn",
    "int",
    "dw",
    "доб",
    "ex",
    "x",
    "#",
    "~",
    "",
];

/// The same as a regular expression, for editors, which know no small and capital letters as one.
pub(crate) const EXTENSION_SIGNS: &str = "(?:[,;#~Xx]|[Ee][Xx][A-Za-zãó]*|[Ii]nt[a-z]*|[Aa]nexo|[Pp]oste|[Rr]amal|[Dd][Ww]|[Dd]urchwahl|доб)";
