//! Text that is not Markdown.

/// A text as a page of Markdown shows it, in one line: what would be markup, or HTML, is written with a
/// backslash.
///
/// ```
/// use phonetree_core::document::escape::markdown;
///
/// assert_eq!(markdown("<b>1*2</b> | x"), r"\<b\>1\*2\</b\> \| x");
/// ```
pub fn markdown(text: &str) -> String {
    let mut out = String::new();
    for (n, c) in text.trim().chars().enumerate() {
        let markup = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$')
            || (n == 0 && matches!(c, '#' | '-' | '+' | '='));
        if markup {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}
