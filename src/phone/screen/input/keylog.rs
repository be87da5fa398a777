//! What happened in a call, so that it can be held again up to some moment of it.

use std::collections::BTreeMap;

use phonetree_core::call::{CallTime, Input, PlayId};
use phonetree_core::script::Caller;

/// What a phone told its call. A call is a pure function of that: told it again, it reaches the
/// same moment.
#[derive(Clone, Debug, Default)]
pub(in crate::phone::screen) struct Keylog {
    acts: Vec<(CallTime, Input)>,
    /// Of every playing: when it began and when it ended, or would have if it had not been cut.
    plays: BTreeMap<PlayId, (CallTime, CallTime)>,
}

/// A call up to a moment of it: what to tell it again.
#[derive(Clone, Debug, Default)]
pub(in crate::phone::screen) struct Again {
    /// Does what was done.
    pub(in crate::phone::screen) caller: Caller,
    /// When each prompt ended.
    pub(in crate::phone::screen) ends: BTreeMap<PlayId, CallTime>,
    /// The moment to come to; what happens from there on is new.
    pub(in crate::phone::screen) to: CallTime,
}

impl Keylog {
    pub(in crate::phone::screen) fn acted(&mut self, at: CallTime, input: Input) {
        self.acts.push((at, input));
    }

    pub(in crate::phone::screen) fn plays(&mut self, play: PlayId, begin: CallTime, end: CallTime) {
        self.plays.insert(play, (begin, end));
    }

    /// Back to the moment at which the last key was pressed, as if it had not been; to the answer
    /// where there is none.
    pub(in crate::phone::screen) fn without_last_key(&self) -> Again {
        let is_key = |(_, input): &(CallTime, Input)| matches!(input, Input::Key(_));
        let Some(last) = self.acts.iter().rposition(is_key) else { return Again::default() };
        self.up_to(self.acts[last].0, last)
    }

    /// Back to the beginning of what is being said or was said last. `None` where a key was
    /// pressed since: that has led on to something that has no words yet.
    pub(in crate::phone::screen) fn at_last_prompt(&self) -> Option<Again> {
        let (begin, _) = self.plays.last_key_value().map(|(_, play)| *play)?;
        let since = self.acts.iter().any(|(at, input)| *at > begin && *input != Input::HungUp);
        let before = self.acts.iter().take_while(|(_, input)| *input != Input::HungUp).count();
        (!since).then(|| self.up_to(begin, before))
    }

    fn up_to(&self, to: CallTime, acts: usize) -> Again {
        let before = self.plays.iter().filter(|(_, (begin, _))| *begin < to);
        Again {
            caller: Caller::at_moments(self.acts[..acts].iter().copied()),
            ends: before.map(|(play, (_, end))| (*play, *end)).collect(),
            to,
        }
    }
}
