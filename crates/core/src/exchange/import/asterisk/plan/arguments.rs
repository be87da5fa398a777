//! The arguments of applications, cut where no bracket is open.

/// The arguments of an application; `|` parts them in old dialplans.
pub(in crate::exchange::import::asterisk) fn split(args: &str) -> Vec<String> {
    let separator = if has_outside(args, ',') || !args.contains('|') { ',' } else { '|' };
    let (mut parts, mut depth, mut quoted) = (vec![String::new()], 0_usize, false);
    for c in args.chars() {
        match c {
            '"' => quoted = !quoted,
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth = depth.saturating_sub(1),
            c if c == separator && depth == 0 && !quoted => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts
}

/// Whether `|` parts arguments.
pub(in crate::exchange::import::asterisk) fn has_old_separator(args: &str) -> bool {
    has_outside(args, '|') && !has_outside(args, ',')
}

fn has_outside(args: &str, letter: char) -> bool {
    let mut depth = 0_usize;
    args.chars().any(|c| {
        match c {
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == letter && depth == 0
    })
}

/// A condition and what follows it, at the first `?` that is in no bracket.
pub(in crate::exchange::import::asterisk) fn cut_condition(args: &str) -> (&str, &str) {
    let mut depth = 0_usize;
    for (at, c) in args.char_indices() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            '?' if depth == 0 => return (&args[..at], &args[at + 1..]),
            _ => {}
        }
    }
    (args, "")
}

/// Two steps, `App(args):Other(args)`, at the first `:` that is in no bracket.
pub(in crate::exchange::import::asterisk) fn cut_ways(ways: &str) -> (&str, &str) {
    let mut depth = 0_usize;
    for (at, c) in ways.char_indices() {
        match c {
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth = depth.saturating_sub(1),
            ':' if depth == 0 => return (&ways[..at], &ways[at + 1..]),
            _ => {}
        }
    }
    (ways, "")
}

/// `App(args)`, or as it was written once: `App,args`.
pub(in crate::exchange::import::asterisk) fn call(text: &str) -> (String, String) {
    let text = text.trim();
    let cut = text.find(['(', ',', '|']).unwrap_or(text.len());
    let (app, rest) = text.split_at(cut);
    let args = match rest.strip_prefix('(') {
        Some(args) => args.strip_suffix(')').unwrap_or(args),
        None => rest.get(1..).unwrap_or_default(),
    };
    (app.trim().to_owned(), args.trim().to_owned())
}

/// Which variables an application sets.
pub(in crate::exchange::import::asterisk) fn sets(app: &str, args: &str) -> Vec<String> {
    let name = |text: &str| {
        text.split('=').next().unwrap_or_default().trim().trim_start_matches('_').to_owned()
    };
    match app.to_ascii_lowercase().as_str() {
        "set" | "setvar" | "setglobalvar" => {
            let own = name(args);
            let inner = own
                .split_once('(')
                .filter(|(head, _)| ["LOCAL", "GLOBAL", "HASH", "SHARED"].contains(head));
            vec![inner.map_or(own.clone(), |(_, name)| name.trim_end_matches(')').to_owned())]
        }
        "mset" => args.split(',').map(name).collect(),
        "read" => vec![args.split([',', '|']).next().unwrap_or_default().trim().to_owned()],
        "execif" | "execiftime" => {
            let calls = args.split_once('?').map_or("", |(_, calls)| calls);
            calls.split(':').map(call).flat_map(|(app, args)| sets(&app, &args)).collect()
        }
        _ => Vec::new(),
    }
}
