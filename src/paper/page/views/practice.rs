//! Where drills are set, done and scored. The script fills it.

use maud::{Markup, html};

use crate::paper::page::words::PageWords;

/// The kinds of drills, as `phonetree practice --kind` names them.
const KINDS: [&str; 5] = ["guided", "listening", "clock", "traps", "quiz"];

pub(in crate::paper::page) fn practice(words: &PageWords) -> Markup {
    html! {
        section.view #practice aria-labelledby="practice-title" data-view="practice" hidden {
            h2 #practice-title { (words.text("practice.title")) }
            form.setup #practice-setup {
                p.lead { (words.text("practice.about")) }
                div.course #practice-course hidden {}
                div.row {
                    label for="trainee" { (words.text("practice.name")) }
                    input #trainee type="text" autocomplete="name" maxlength="60";
                }
                fieldset #practice-kinds {
                    legend { (words.text("practice.kind")) }
                    @for (n, kind) in KINDS.iter().enumerate() {
                        label.choice {
                            input type="radio" name="kind" value=(kind) checked[n == 0];
                            span { strong { (words.text(&format!("kind.{kind}"))) } " " small { (words.text(&format!("kind.{kind}.about"))) } }
                        }
                    }
                }
                div.row {
                    label for="drills" { (words.text("practice.drills")) }
                    select #drills { @for n in ["3", "5", "10", "20"] { option value=(n) selected[n == "5"] { (n) } } }
                }
                button.primary type="submit" { (words.text("practice.begin")) }
            }
            div.drill #drill tabindex="-1" hidden {}
            div.past #practice-past hidden {}
        }
    }
}
