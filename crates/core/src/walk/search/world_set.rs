//! Sets of worlds: of the different answers that all hours of a tree can give at one moment.

use smallvec::{SmallVec, smallvec};

/// A set of small numbers: worlds, by their place in the [`Timeline`](super::Timeline).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(in crate::walk) struct WorldSet(SmallVec<[u64; 2]>);

impl WorldSet {
    /// Every number below `count`.
    pub(in crate::walk) fn all(count: usize) -> Self {
        (0..count).collect()
    }

    pub(in crate::walk) fn one(world: usize) -> Self {
        [world].into_iter().collect()
    }

    pub(in crate::walk) fn add(&mut self, world: usize) {
        let word = world / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (world % 64);
    }

    pub(in crate::walk) fn has(&self, world: usize) -> bool {
        self.0.get(world / 64).is_some_and(|word| word >> (world % 64) & 1 == 1)
    }

    pub(in crate::walk) fn add_all(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }

    pub(in crate::walk) fn take_all(&mut self, other: &Self) {
        for (word, less) in self.0.iter_mut().zip(&other.0) {
            *word &= !less;
        }
        // No word at the end is empty, so that equal sets are equal values.
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    pub(in crate::walk) fn without(&self, other: &Self) -> Self {
        let mut left = self.clone();
        left.take_all(other);
        left
    }

    /// How many bytes it keeps beside its own size.
    pub(in crate::walk) fn kept_bytes(&self) -> usize {
        if self.0.spilled() { 8 * self.0.capacity() } else { 0 }
    }

    pub(in crate::walk) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// The smallest.
    pub(in crate::walk) fn first(&self) -> Option<usize> {
        self.iter().next()
    }

    /// In ascending order.
    pub(in crate::walk) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        let words = self.0.iter().enumerate();
        words.flat_map(|(n, word)| {
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| n * 64 + bit)
        })
    }
}

impl FromIterator<usize> for WorldSet {
    fn from_iter<I: IntoIterator<Item = usize>>(worlds: I) -> Self {
        let mut set = Self(smallvec![]);
        worlds.into_iter().for_each(|world| set.add(world));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::WorldSet;

    #[test]
    fn a_set_that_was_emptied_is_the_empty_set() {
        let emptied = WorldSet::one(70).without(&WorldSet::one(70));
        assert_eq!(emptied, WorldSet::default());
        assert_eq!(WorldSet::all(3).without(&WorldSet::one(2)), WorldSet::all(2));
    }

    #[test]
    fn a_set_gives_back_what_is_in_it_beyond_a_word_too() {
        let worlds = [0, 63, 64, 70, 127, 128, 200];
        let set: WorldSet = worlds.into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), worlds);
        assert!(worlds.iter().all(|world| set.has(*world)));
        assert_eq!(set.without(&WorldSet::all(64)).first(), Some(64));
    }
}
