//! Sets of worlds: of the different answers that all hours of a tree can give at one moment.

use smallvec::{SmallVec, smallvec};

/// A set of small numbers: worlds, by their place in the [`Timeline`](super::Timeline).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Worlds(SmallVec<[u64; 2]>);

impl Worlds {
    /// Every number below `count`.
    pub(super) fn all(count: usize) -> Self {
        (0..count).collect()
    }

    pub(super) fn one(world: usize) -> Self {
        [world].into_iter().collect()
    }

    pub(super) fn add(&mut self, world: usize) {
        let word = world / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (world % 64);
    }

    pub(super) fn has(&self, world: usize) -> bool {
        self.0.get(world / 64).is_some_and(|word| word >> (world % 64) & 1 == 1)
    }

    pub(super) fn add_all(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }

    pub(super) fn take_all(&mut self, other: &Self) {
        for (word, less) in self.0.iter_mut().zip(&other.0) {
            *word &= !less;
        }
        // No word at the end is empty, so that equal sets are equal values.
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    pub(super) fn without(&self, other: &Self) -> Self {
        let mut left = self.clone();
        left.take_all(other);
        left
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// The smallest.
    pub(super) fn first(&self) -> Option<usize> {
        self.iter().next()
    }

    /// In ascending order.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        let words = self.0.iter().enumerate();
        words.flat_map(|(n, word)| {
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| n * 64 + bit)
        })
    }
}

impl FromIterator<usize> for Worlds {
    fn from_iter<I: IntoIterator<Item = usize>>(worlds: I) -> Self {
        let mut set = Self(smallvec![]);
        worlds.into_iter().for_each(|world| set.add(world));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::Worlds;

    #[test]
    fn a_set_that_was_emptied_is_the_empty_set() {
        let emptied = Worlds::one(70).without(&Worlds::one(70));
        assert_eq!(emptied, Worlds::default());
        assert_eq!(Worlds::all(3).without(&Worlds::one(2)), Worlds::all(2));
    }
}
