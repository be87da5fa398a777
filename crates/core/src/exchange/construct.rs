//! What a menu is made of, as far as another system may do it otherwise.

macro_rules! constructs {
    ($($(#[doc = $words:literal])+ $construct:ident,)*) => {
        /// A part of the format that another system can do, can do otherwise, or can't do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Construct {
            $($(#[doc = $words])+ $construct,)*
        }

        impl Construct {
            /// All of them, in the order of this list.
            pub const ALL: &[Self] = &[$(Self::$construct,)*];

            /// What it is called where people read about it.
            pub const fn words(self) -> &'static str {
                match self {
                    $(Self::$construct => concat!($($words),+).trim_ascii(),)*
                }
            }
        }
    };
}

constructs! {
    /// a number that callers dial
    Line,
    /// a menu with options of one key
    Menu,
    /// an option of several keys
    LongKey,
    /// an option whose keys begin those of another
    PrefixKey,
    /// a greeting that is said once
    Greeting,
    /// an option that repeats the menu
    Repeat,
    /// an option that goes back, or to the first menu
    BackOrTop,
    /// an option that hangs up
    HangUp,
    /// an option of a pattern of keys, or of the extensions of teams
    KeyPattern,
    /// the rest of a number that leads nowhere
    RestOfNumber,
    /// an option that is offered at hours of its own
    OptionHours,
    /// an option of several keys, or of a pattern, that is offered at hours of its own
    LongKeyHours,
    /// a key that holds in every menu of the file
    FileKey,
    /// keys that wait until as many are there as a menu says
    KeyLength,
    /// wrong keys that are ignored while a node speaks
    IgnoredKeys,
    /// digits too many after an entry
    ExtraDigits,
    /// a way back to the menu that the caller came from
    WayBack,
    /// a switch that people turn by hand
    Switch,
    /// an option that changes the language
    LanguageOption,
    /// separate counts of silence and wrong keys, with their remarks
    Retries,
    /// words of its own when a menu asks again
    AskedAgain,
    /// one count of silence and wrong keys
    OneCount,
    /// a node that asks forever
    AskedForever,
    /// a caller who fails too often and is hung up on
    HungUpOn,
    /// a wait for the next key
    InterDigit,
    /// a prompt that no key cuts
    MustHear,
    /// a prompt that a key cuts before one that it doesn't
    CutBeforeMustHear,
    /// keys that are kept during a prompt that no key cuts
    TypeAhead,
    /// a message that a key skips, and leaves the key to what follows
    Message,
    /// digits that are entered
    Entry,
    /// a key that was left over when digits are asked for
    AheadOfEntry,
    /// the key that ends an entry, after its last digit
    LateEnd,
    /// digits that are read back
    ReadBack,
    /// a value in a prompt, digit by digit
    Value,
    /// a branch by hours, or by whether a team is open
    Branch,
    /// a case of a branch by what was entered
    EnteredCase,
    /// a case of a branch by how often the call came to it
    TimesCase,
    /// a case of a branch by the number of the caller
    CallerCase,
    /// a case of a branch that is decided outside
    OutsideCase,
    /// hours of a team
    TeamHours,
    /// days with other hours: holidays, seasons, dates
    SpecialDays,
    /// days that are on another date each year: Easter
    MovingDays,
    /// when a team next opens, in a prompt
    Opens,
    /// a team that opens in a week or later, in a prompt
    OpensLater,
    /// another line's number, in a prompt
    OtherLine,
    /// where a caller goes on whom a closed team sends on
    ClosedTo,
    /// a team that is rung
    Ring,
    /// a team that is busy, or where nobody answers
    NotReached,
    /// what a team says when it answers
    Connected,
    /// a line in which callers wait for a team
    Queue,
    /// a number at which a caller is called back
    Callback,
    /// people who are found by spelling their names
    Directory,
    /// a mailbox
    Mailbox,
    /// a mailbox that may be full
    FullMailbox,
    /// keys that lead out of a mailbox
    MailboxKey,
    /// a message that can be heard again before it is sent
    Review,
    /// languages
    Languages,
    /// the longest call
    LongestCall,
    /// facts, sources, errands, addresses, promises: what is read and not heard
    Facts,
}
