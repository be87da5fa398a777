//! `$[...]`: Asterisk's expressions, all of whose variables are known.

/// What an expression is worth, as text. None if it can't be read.
pub(in crate::exchange::import::asterisk) fn evaluate(text: &str) -> Option<String> {
    let tokens = tokens(text)?;
    let mut reader = ExpressionReader { tokens: &tokens, at: 0, depth: 0 };
    let value = reader.level(0)?;
    (reader.at == tokens.len()).then_some(value)
}

/// Whether a condition with this worth holds: not empty, and not 0.
pub(in crate::exchange::import::asterisk) fn holds(value: &str) -> bool {
    let value = value.trim();
    !value.is_empty() && value.parse::<f64>() != Ok(0.0)
}

#[derive(Debug, PartialEq, Eq)]
enum ExpressionToken {
    Word(String),
    Sign(&'static str),
}

/// Longer signs first.
const SIGNS: [&str; 18] = [
    "==", "!=", "<=", ">=", "=~", "||", "&&", "=", "<", ">", "|", "&", "+", "*", "/", "%", "(", ")",
];
/// The deepest that parentheses may be.
const MOST_DEPTH: usize = 50;

fn tokens(text: &str) -> Option<Vec<ExpressionToken>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix('"') {
            let end = after.find('"')?;
            tokens.push(ExpressionToken::Word(after[..end].to_owned()));
            rest = &after[end + 1..];
        } else if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            tokens.push(ExpressionToken::Sign(sign));
            rest = &rest[sign.len()..];
        } else if first == '-' && !is_number_next(&tokens, rest) {
            tokens.push(ExpressionToken::Sign("-"));
            rest = &rest[1..];
        } else if first == '!' {
            tokens.push(ExpressionToken::Sign("!"));
            rest = &rest[1..];
        } else {
            let ends = |c: char| c.is_whitespace() || "=<>|&+*/%()!\"".contains(c);
            let begin = usize::from(first == '-');
            let end = rest[begin..].find(ends).map_or(rest.len(), |end| end + begin);
            let end = end.max(first.len_utf8());
            tokens.push(ExpressionToken::Word(rest[..end].to_owned()));
            rest = &rest[end..];
        }
        rest = rest.trim_start();
    }
    Some(tokens)
}

/// Whether a minus belongs to the number behind it.
fn is_number_next(tokens: &[ExpressionToken], rest: &str) -> bool {
    let begins =
        !matches!(tokens.last(), Some(ExpressionToken::Word(_) | ExpressionToken::Sign(")")));
    begins && rest[1..].starts_with(|c: char| c.is_ascii_digit())
}

struct ExpressionReader<'a> {
    tokens: &'a [ExpressionToken],
    at: usize,
    depth: usize,
}

/// From what binds least to what binds most.
const LEVELS: [&[&str]; 5] = [
    &["|", "||"],
    &["&", "&&"],
    &["=", "==", "!=", "<", ">", "<=", ">="],
    &["+", "-"],
    &["*", "/", "%"],
];

impl ExpressionReader<'_> {
    fn level(&mut self, level: usize) -> Option<String> {
        let Some(signs) = LEVELS.get(level) else { return self.single() };
        let mut left = self.level(level + 1)?;
        while let Some(ExpressionToken::Sign(sign)) = self.tokens.get(self.at) {
            if !signs.contains(sign) {
                break;
            }
            self.at += 1;
            let right = self.level(level + 1)?;
            left = apply(sign, &left, &right)?;
        }
        Some(left)
    }

    fn single(&mut self) -> Option<String> {
        match self.tokens.get(self.at) {
            Some(ExpressionToken::Word(word)) => {
                self.at += 1;
                Some(word.clone())
            }
            Some(ExpressionToken::Sign("!")) => {
                self.at += 1;
                let value = self.single()?;
                Some(u8::from(!holds(&value)).to_string())
            }
            Some(ExpressionToken::Sign("(")) => {
                self.depth += 1;
                if self.depth > MOST_DEPTH {
                    return None;
                }
                self.at += 1;
                let value = self.level(0)?;
                self.depth -= 1;
                let closes = self.tokens.get(self.at) == Some(&ExpressionToken::Sign(")"));
                self.at += 1;
                closes.then_some(value)
            }
            // A variable that is not set leaves nothing where a value would be.
            Some(ExpressionToken::Sign(_)) | None => Some(String::new()),
        }
    }
}

fn apply(sign: &str, left: &str, right: &str) -> Option<String> {
    let number = |text: &str| match text.trim() {
        "" => Some(0.0),
        text => text.parse::<f64>().ok(),
    };
    let truth = |holds: bool| Some(u8::from(holds).to_string());
    let order = || match (left.trim().parse::<f64>(), right.trim().parse::<f64>()) {
        (Ok(left), Ok(right)) => left.partial_cmp(&right),
        (Ok(_) | Err(_), Ok(_) | Err(_)) => Some(left.cmp(right)),
    };
    match sign {
        "|" | "||" => Some(if holds(left) { left.to_owned() } else { right.to_owned() }),
        "&" | "&&" => {
            Some(if holds(left) && holds(right) { left.to_owned() } else { "0".to_owned() })
        }
        "=" | "==" => truth(order()?.is_eq()),
        "!=" => truth(order()?.is_ne()),
        "<" => truth(order()?.is_lt()),
        ">" => truth(order()?.is_gt()),
        "<=" => truth(order()?.is_le()),
        ">=" => truth(order()?.is_ge()),
        _ => {
            let (left, right) = (number(left)?, number(right)?);
            let value = match sign {
                "+" => left + right,
                "-" => left - right,
                "*" => left * right,
                "/" if right != 0.0 => left / right,
                "%" if right != 0.0 => left % right,
                _ => return None,
            };
            value.is_finite().then(|| value.to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{evaluate, holds};

    #[test]
    fn an_expression_is_worth_what_asterisk_says() {
        for (text, worth) in [
            ("1 + 1", "2"),
            (" + 1", "1"),
            ("2 >= 3", "0"),
            ("\"BUSY\" = \"BUSY\"", "1"),
            ("\"\" = \"\"", "1"),
            ("3 > 2 & 2 > 1", "1"),
            ("0 | 5", "5"),
            ("10 > 9", "1"),
            ("2 * (3 + 4)", "14"),
            ("5-2", "5-2"),
            ("5 - 2", "3"),
            ("!0", "1"),
            ("1 < -1", "0"),
        ] {
            assert_eq!(evaluate(text).as_deref(), Some(worth), "{text}");
        }
        assert_eq!(evaluate("\"open"), None);
        assert_eq!(evaluate("(1"), None);
        assert_eq!(evaluate(&"(".repeat(10_000)), None);
        assert!(holds("1") && holds("yes") && !holds("0") && !holds(" "));
    }
}
