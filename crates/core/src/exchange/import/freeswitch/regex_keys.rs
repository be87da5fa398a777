//! Regular expressions of keys, as patterns of keys: `^(10[01][0-9])$` is `10[01]X`.

/// Keys as they are: `1`, `*`, `12`.
pub(super) fn literal(digits: &str) -> Option<String> {
    let is_key = |c: char| c.is_ascii_digit() || "*#".contains(c);
    (!digits.is_empty() && digits.len() <= 32 && digits.chars().all(is_key))
        .then(|| digits.to_owned())
}

/// The patterns of an expression; None where it takes any number of keys, or is more than a pattern.
pub(super) fn keys(expression: &str) -> Option<Vec<String>> {
    let inner = expression.strip_prefix('^')?.strip_suffix('$')?;
    let grouped = inner.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
    let inner = grouped.filter(|it| !it.contains(['(', ')'])).unwrap_or(inner);
    let all: Option<Vec<String>> = inner.split('|').map(pattern).collect();
    all.filter(|all| all.len() <= 50)
}

fn pattern(text: &str) -> Option<String> {
    let mut places: Vec<String> = Vec::new();
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '(' | ')' => {}
            '0'..='9' | '*' | '#' if c != '*' => places.push(c.to_string()),
            '\\' => match letters.next()? {
                'd' => places.push("X".to_owned()),
                c @ ('*' | '#') => places.push(c.to_string()),
                _ => return None,
            },
            '[' => {
                let set: String = letters.by_ref().take_while(|c| *c != ']').collect();
                places.push(set_of(&set)?);
            }
            '{' => {
                let count: String = letters.by_ref().take_while(|c| *c != '}').collect();
                let count: usize = count.parse().ok().filter(|count| (1..=32).contains(count))?;
                let last = places.pop()?;
                places.extend(std::iter::repeat_n(last, count));
            }
            // One or more, none or more, perhaps: no pattern of so many keys.
            _ => return None,
        }
    }
    (!places.is_empty() && places.len() <= 32).then(|| places.concat())
}

/// `0-9` is X, `2-4` is `[234]`.
fn set_of(set: &str) -> Option<String> {
    let letters: Vec<char> = set.chars().collect();
    let mut digits = String::new();
    let mut at = 0;
    while let Some(first) = letters.get(at).filter(|c| c.is_ascii_digit()) {
        match (letters.get(at + 1), letters.get(at + 2)) {
            (Some('-'), Some(last)) if last.is_ascii_digit() => {
                digits.extend(*first..=*last);
                at += 3;
            }
            _ => {
                digits.push(*first);
                at += 1;
            }
        }
    }
    if at < letters.len() || digits.is_empty() {
        return None;
    }
    Some(match digits.as_str() {
        "0123456789" => "X".to_owned(),
        "123456789" => "Z".to_owned(),
        "23456789" => "N".to_owned(),
        one if one.len() == 1 => one.to_owned(),
        several => format!("[{several}]"),
    })
}

#[cfg(test)]
mod tests {
    use super::keys;

    #[test]
    fn an_expression_of_so_many_keys_is_a_pattern() {
        assert_eq!(keys("^(10[01][0-9])$").unwrap(), ["10[01]X"]);
        assert_eq!(keys(r"^(\d{4})$").unwrap(), ["XXXX"]);
        assert_eq!(keys("^(1|2)$").unwrap(), ["1", "2"]);
        assert_eq!(keys(r"^\*9$").unwrap(), ["*9"]);
        assert_eq!(keys(r"^(\d+)$"), None);
        assert_eq!(keys("10"), None, "it isn't bound to both ends");
    }
}
