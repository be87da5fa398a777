//! Which word is being said: the length of a take, spread over its words.

use std::ops::Range;

use phonetree_core::call::CallTime;

/// Words being said from one moment to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SpokenWords {
    text: String,
    words: Vec<(Range<usize>, CallTime)>,
    end: CallTime,
}

/// What a letter takes to say, and a pause at the end of a sentence or a clause, as parts of the
/// whole: the proportions of [`Lengths::estimated`](phonetree_core::menu::Lengths::estimated).
const LETTER: u64 = 62;
const SENTENCE_END: u64 = 350;
const CLAUSE_END: u64 = 120;

impl SpokenWords {
    /// Words that begin and end at these moments. Each gets time by its letters and the pause
    /// after it.
    pub(super) fn new(text: String, begin: CallTime, end: CallTime) -> Self {
        let weigh = |word: &str| {
            let pause = match word.chars().next_back() {
                Some('.' | '?' | '!' | ';') => SENTENCE_END,
                Some(',' | ':') => CLAUSE_END,
                _ => 0,
            };
            (word.chars().count() as u64 + 1) * LETTER + pause
        };
        let whole: u64 = text.split_whitespace().map(weigh).sum();
        let lasts = end.as_ms().saturating_sub(begin.as_ms());
        let mut before = 0_u64;
        let mut words = Vec::new();
        for word in text.split_whitespace() {
            let from = word.as_ptr() as usize - text.as_ptr() as usize;
            let part = u128::from(lasts) * u128::from(before) / u128::from(whole.max(1));
            let at = begin + u64::try_from(part).unwrap_or(u64::MAX);
            words.push((from..from + word.len(), at));
            before += weigh(word);
        }
        Self { text, words, end }
    }

    /// It was cut short: nothing is said from this moment on.
    pub(super) fn cut(&mut self, at: CallTime) {
        self.end = self.end.min(at);
    }

    /// All of it.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Its words.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|(place, _)| &self.text[place.clone()])
    }

    /// How many words have begun by a moment. After a cut, how many had begun.
    pub(super) fn begun(&self, now: CallTime) -> usize {
        self.words.partition_point(|(_, at)| *at <= now && *at <= self.end)
    }

    /// Whether it is being said at a moment.
    pub(super) fn sounds(&self, now: CallTime) -> bool {
        now < self.end
    }

    /// When the next word begins, or the last one ends.
    pub(super) fn next(&self, now: CallTime) -> Option<CallTime> {
        let begins = self.words.get(self.words.partition_point(|(_, at)| *at <= now));
        let next = begins.map_or(self.end, |(_, at)| (*at).min(self.end));
        (next > now).then_some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::SpokenWords;
    use phonetree_core::call::CallTime;

    const AT: fn(u64) -> CallTime = CallTime::from_ms;

    #[test]
    fn every_word_has_its_time_and_the_last_ends_with_the_take() {
        let spoken = SpokenWords::new("For billing, press 1.".into(), AT(1_000), AT(3_000));
        let mut starts = vec![AT(1_000)];
        while let Some(next) = spoken.next(*starts.last().unwrap()) {
            starts.push(next);
        }
        assert_eq!(starts.len(), 5, "four words and the end: {starts:?}");
        assert_eq!(starts.last(), Some(&AT(3_000)));
        assert!(starts.windows(2).all(|pair| pair[0] < pair[1]));
        let begun: Vec<usize> = starts.iter().map(|at| spoken.begun(*at)).collect();
        assert_eq!(begun, [1, 2, 3, 4, 4]);
        assert!(spoken.sounds(AT(2_999)) && !spoken.sounds(AT(3_000)));
    }

    #[test]
    fn after_a_cut_no_further_word_begins() {
        let mut spoken = SpokenWords::new("one two three four".into(), AT(0), AT(4_000));
        spoken.cut(AT(1_500));
        assert_eq!((spoken.begun(AT(1_500)), spoken.begun(AT(9_000))), (2, 2));
        assert_eq!(spoken.next(AT(1_500)), None);
    }

    #[test]
    fn no_words_and_no_time_are_fine_too() {
        let none = SpokenWords::new(String::new(), AT(5), AT(5));
        assert_eq!((none.begun(AT(5)), none.next(AT(5)), none.words().count()), (0, None, 0));
        let at_once = SpokenWords::new("at once".into(), AT(5), AT(5));
        assert_eq!((at_once.begun(AT(5)), at_once.next(AT(5))), (2, None));
    }
}
