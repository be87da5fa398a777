//! Keys by what people mean: what is called otherwise elsewhere, and what it is called here.

/// What people write, and what that may be called. Of the second those count that are allowed in the place at hand.
const MEANINGS: &[(&[&str], &[&str])] = &[
    (&["keys", "digits", "dtmf", "button", "input", "types"], &["press", "presses", "key"]),
    (&["press", "presses", "pressed", "digit", "number"], &["key"]),
    (&["press", "pressed"], &["presses"]),
    (&["presses", "pressed"], &["press"]),
    (
        &["expect", "expects", "expected", "assert", "then", "want", "result"],
        &["hears", "reaches", "ends"],
    ),
    (&["transfer", "transfers", "transferred_to", "team", "connects"], &["reaches", "to"]),
    (&["goto", "go_to", "target", "next", "leads_to", "destination", "node"], &["to"]),
    (&["action", "does"], &["do"]),
    (&["call", "calls", "phone", "line", "callee"], &["dial", "number"]),
    (&["tel", "telephone", "phone_number"], &["number", "dial"]),
    (&["time", "when", "date", "datetime", "on", "hour"], &["at"]),
    (&["hears", "heard", "spoken_text"], &["say"]),
    (&["reaches", "reach"], &["to"]),
    (&["dial", "dials"], &["number"]),
    (&["test", "tests", "case", "cases", "scenario", "example"], &["call", "table"]),
    (&["errands", "tasks", "exercises", "questions", "lessons"], &["drill"]),
    (&["pass_mark", "passing", "threshold", "score"], &["pass"]),
    (&["caller", "from"], &["who"]),
    (&["heard", "prompt", "words", "contains"], &["hears", "say"]),
    (&["not_hears", "does_not_hear"], &["never_hears"]),
    (&["not_reaches", "does_not_reach"], &["never_reaches"]),
    (&["wait", "pause", "delay"], &["after", "silent", "waits"]),
    (&["timeout", "max_time", "deadline"], &["within", "no_input"]),
    (&["hangup", "hang_up", "disconnect"], &["hangs_up", "hang-up", "hung_up"]),
    (&["retries", "tries", "attempts"], &["no_input_tries", "no_match_tries"]),
    (&["text", "message", "speech", "tts", "announcement"], &["say", "hears", "label"]),
    (&["welcome", "intro"], &["greeting"]),
    (&["caption", "description", "desc", "summary", "notes", "comment"], &["about", "label"]),
    (&["tz", "zone"], &["timezone"]),
    (&["timezone", "time_zone"], &["zone"]),
    (&["lang", "locale"], &["language"]),
    (
        &["opening_hours", "business_hours", "office_hours", "schedule", "times", "opens"],
        &["hours", "during"],
    ),
    (&["mail", "email_address"], &["email"]),
    (&["website", "web", "link", "site", "page", "href"], &["url"]),
    (&["errands", "tasks", "subjects", "handles", "responsible_for"], &["topics"]),
    (&["topic", "task", "about", "subject", "topics"], &["errand"]),
    (&["synonyms", "aliases", "alias", "keywords", "other_words"], &["also"]),
    (&["title"], &["name"]),
    (&["name", "organization", "company"], &["title", "name"]),
    (&["minimum", "least"], &["min"]),
    (&["maximum", "most"], &["max"]),
    (&["added", "plus", "extra"], &["add"]),
    (&["removed", "minus", "except"], &["remove"]),
    (&["interruptible", "bargein"], &["barge_in"]),
    (&["why", "reason"], &["because"]),
    (&["code"], &["rule"]),
    (&["region", "nation"], &["country"]),
    (&["default", "else", "fallback"], &["otherwise"]),
    (&["options", "choices", "items", "entries"], &["options"]),
    (&["again", "replay"], &["repeat"]),
    (&["previous", "return"], &["back"]),
    (&["home", "start", "main_menu"], &["top"]),
    (&["agent", "human", "person", "representative"], &["operator"]),
    (&["transferred", "answered", "reached"], &["connected"]),
    (&["voicemail", "recorded"], &["message_taken"]),
    (&["timed_out", "gave_in"], &["gave_up"]),
];

/// What may be meant of what is allowed.
pub(super) fn by_meaning<'n>(written: &str, allowed: &[&'n str]) -> Vec<&'n str> {
    let written = written.trim().to_lowercase().replace(['-', ' '], "_");
    let means = MEANINGS.iter().filter(|(words, _)| words.contains(&written.as_str()));
    let mut meant: Vec<&'n str> = Vec::new();
    for name in means.flat_map(|(_, names)| *names) {
        if let Some(name) = allowed.iter().find(|allowed| *allowed == name)
            && !meant.contains(name)
        {
            meant.push(name);
        }
    }
    meant
}

#[cfg(test)]
mod tests {
    use super::by_meaning;

    #[test]
    fn a_key_by_another_name_is_the_one_that_means_it_here() {
        let call = ["name", "dial", "at", "press", "hears", "reaches", "ends", "within"];
        let step = ["hears", "presses", "after", "silent", "reaches", "ends"];
        let team = ["name", "about", "hours", "email", "url", "topics"];
        for (written, allowed, meant) in [
            ("keys", &call[..], &["press"][..]),
            ("keys", &step, &["presses"]),
            ("expect", &call, &["hears", "reaches", "ends"]),
            ("number", &team, &[]),
            ("when", &call, &["at"]),
            ("wait", &step, &["after", "silent"]),
            ("Opening-Hours", &team, &["hours"]),
            ("website", &team, &["url"]),
            ("description", &team, &["about"]),
            ("frobnicate", &team, &[]),
        ] {
            assert_eq!(by_meaning(written, allowed), meant, "{written}");
        }
    }
}
