//! What a call can't know by itself, and what was decided about it.

use std::num::NonZeroU64;

use crate::menu::{
    CallerTest, MailboxId, OutsideId, PhoneNumber, PhoneNumberError, SwitchId, Tree,
};

/// Something that a call can't know by itself. It asks once it gets there, as it asks what comes of ringing
/// a team ([`Action::Decide`](super::Action::Decide)), and goes on when it hears the answer
/// ([`Input::Decided`](super::Input::Decided)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Decision {
    /// Is this switch on? It stays as it is for the whole call, and is asked once.
    Switch(SwitchId),
    /// Who calls? This stays for the whole call, too.
    Caller,
    /// What does somebody or something outside say to this question? It is asked anew each time.
    Outside(OutsideId),
    /// Is this mailbox full? It is asked anew each time.
    MailboxFull(MailboxId),
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Decided {
    /// Whether the switch is on.
    Switch(SwitchId, bool),
    /// Who calls.
    Caller(CallerNumber),
    /// Whether the answer from outside is yes.
    Outside(OutsideId, bool),
    /// Whether the mailbox is full.
    MailboxFull(MailboxId, bool),
}

impl Decision {
    /// What is decided where nobody says otherwise: a switch is as it usually is, the caller's number is
    /// known and begins with none of the beginnings that the file names, the answer from outside is no, and
    /// no mailbox is full.
    pub fn usual(self, tree: &Tree) -> Decided {
        match self {
            Self::Switch(switch) => Decided::Switch(switch, tree[switch].is_usually_on),
            Self::Caller => Decided::Caller(CallerNumber::UNNAMED),
            Self::Outside(question) => Decided::Outside(question, false),
            Self::MailboxFull(mailbox) => Decided::MailboxFull(mailbox, false),
        }
    }

    /// Whether what is decided holds for the whole call, so that it is asked once.
    pub const fn holds_for_the_call(self) -> bool {
        matches!(self, Self::Switch(_) | Self::Caller)
    }
}

impl Decided {
    /// What it was decided about.
    pub const fn decision(self) -> Decision {
        match self {
            Self::Switch(switch, _) => Decision::Switch(switch),
            Self::Caller(_) => Decision::Caller,
            Self::Outside(question, _) => Decision::Outside(question),
            Self::MailboxFull(mailbox, _) => Decision::MailboxFull(mailbox),
        }
    }
}

/// The number a call comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CallerNumber {
    /// The caller keeps it back.
    Withheld,
    /// Its digits, country code first (ITU-T E.164: at most 15); none where only this much is said, that
    /// it is known.
    Known(Option<NonZeroU64>),
}

impl CallerNumber {
    /// A number that is known, whatever it is.
    pub const UNNAMED: Self = Self::Known(None);

    /// Reads `withheld`, `known`, or a number in any usual way of writing.
    ///
    /// # Errors
    /// What is wrong with the number.
    pub fn parse(text: &str) -> Result<Self, PhoneNumberError> {
        match text.trim() {
            "withheld" => Ok(Self::Withheld),
            "known" => Ok(Self::UNNAMED),
            number => PhoneNumber::parse(number).map(|number| Self::of_digits(number.digits())),
        }
    }

    /// The number of these digits.
    pub fn of_digits(digits: &str) -> Self {
        Self::Known(digits.parse().ok().and_then(NonZeroU64::new))
    }

    /// Its digits, where they are known.
    pub fn digits(self) -> Option<String> {
        match self {
            Self::Known(Some(digits)) => Some(digits.to_string()),
            Self::Known(None) | Self::Withheld => None,
        }
    }

    /// Whether it is what a branch asks for.
    pub fn passes(self, test: &CallerTest) -> bool {
        match test {
            CallerTest::Known => self != Self::Withheld,
            CallerTest::Withheld => self == Self::Withheld,
            CallerTest::BeginsWith(digits) => {
                self.digits().is_some_and(|own| own.starts_with(&**digits))
            }
        }
    }
}

/// What a call was told that holds for all of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Remembered {
    /// Which switches it asked for, and which of these are on: a bit for each.
    asked: u64,
    on: u64,
    pub(super) caller: Option<CallerNumber>,
}

impl Remembered {
    /// Whether a switch is on, once that was asked.
    pub(super) fn is_on(&self, switch: SwitchId) -> Option<bool> {
        let bit = 1 << switch.index();
        (self.asked & bit != 0).then_some(self.on & bit != 0)
    }

    /// Keeps what holds for the whole call.
    pub(super) fn keep(&mut self, decided: Decided) {
        match decided {
            Decided::Switch(switch, on) => {
                let bit = 1 << switch.index();
                self.asked |= bit;
                self.on = if on { self.on | bit } else { self.on & !bit };
            }
            Decided::Caller(number) => self.caller = Some(number),
            Decided::Outside(..) | Decided::MailboxFull(..) => {}
        }
    }
}
