//! How a node of a made menu asks, and asks again.

use proptest::prelude::*;

/// How a node asks, and asks again.
#[derive(Clone, Debug)]
pub(crate) struct Asks {
    /// 0 is forever.
    tries: [u8; 2],
    together: bool,
    ignores: bool,
    /// Whether a greeting may be cut, where there is one.
    greeting: Option<bool>,
    /// Nothing, `all`, or words of its own.
    again: u8,
    key_length: Option<u8>,
    /// How many remarks there are for each failure.
    remarks: [u8; 2],
}

impl Asks {
    pub(super) fn any() -> impl Strategy<Value = Self> {
        (
            [0_u8..4, 0_u8..4],
            any::<bool>(),
            any::<bool>(),
            prop::option::of(any::<bool>()),
            0_u8..3,
            prop::option::weighted(0.2, 3_u8..6),
            [0_u8..3, 0_u8..3],
        )
            .prop_map(
                |(tries, together, ignores, greeting, again, key_length, remarks)| Self {
                    tries,
                    together,
                    ignores,
                    greeting,
                    again,
                    key_length,
                    remarks,
                },
            )
    }

    /// As a generator made most menus before there was any of this.
    pub(super) const PLAIN: Self = Self {
        tries: [3, 3],
        together: false,
        ignores: false,
        greeting: None,
        again: 0,
        key_length: None,
        remarks: [0, 0],
    };

    /// The keys of the table, but for `timings`: those that only a menu has if it is one.
    pub(super) fn keys(&self, is_menu: bool) -> String {
        let again = ["", "again = \"all\"\n", "again = \"Once more.\"\n"][usize::from(self.again)];
        let remarks =
            [("no_input", self.remarks[0]), ("no_match", self.remarks[1])].map(|(key, n)| {
                let each = (0..n).map(|n| format!("\"Remark {n}.\"")).collect::<Vec<_>>();
                if n == 0 { String::new() } else { format!("{key} = [{}]\n", each.join(", ")) }
            });
        let greeting = self
            .greeting
            .filter(|_| is_menu)
            .map(|barge_in| format!("greeting = {{ say = \"Hello.\", barge_in = {barge_in} }}\n"));
        let length = self.key_length.filter(|_| is_menu);
        let length = length.map(|length| format!("key_length = {length}\n"));
        again.to_owned()
            + &remarks.concat()
            + &greeting.unwrap_or_default()
            + &length.unwrap_or_default()
    }

    pub(super) fn timings(&self, more: &str) -> String {
        let tries = self.tries.map(|tries| match tries {
            0 => "\"forever\"".to_owned(),
            _ => tries.to_string(),
        });
        let count = if self.together { "together" } else { "apart" };
        let wrong = if self.ignores { "ignored" } else { "counts" };
        format!(
            "timings = {{ {more}, no_input_tries = {}, no_match_tries = {}, count = \"{count}\", wrong_key_while_speaking = \"{wrong}\" }}\n",
            tries[0], tries[1]
        )
    }
}
