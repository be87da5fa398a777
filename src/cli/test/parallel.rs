//! Work on all cores.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does something to each of many, on all cores, and gives what came of it in their order. So many
/// are taken `at_once` that taking costs nothing beside the work.
pub(super) fn in_parallel<T: Sync, R: Send>(
    many: &[T],
    at_once: usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let take_and_work = || {
        let mut done = Vec::new();
        loop {
            let from = next.fetch_add(at_once, Ordering::Relaxed);
            let some = many.get(from..many.len().min(from + at_once)).unwrap_or_default();
            if some.is_empty() {
                return done;
            }
            done.push((from, some.iter().map(&work).collect::<Vec<R>>()));
        }
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let busy = cores.min(many.len().div_ceil(at_once)).max(1);
    let mut parts: Vec<(usize, Vec<R>)> = thread::scope(|scope| {
        let threads: Vec<_> = (1..busy).map(|_| scope.spawn(take_and_work)).collect();
        let mut parts = take_and_work();
        for thread in threads {
            // A panic of a thread is a panic of the program: it is our own mistake.
            parts.extend(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        parts
    });
    parts.sort_unstable_by_key(|(from, _)| *from);
    parts.into_iter().flat_map(|(_, part)| part).collect()
}

#[cfg(test)]
mod tests {
    use super::in_parallel;

    #[test]
    fn what_comes_of_many_is_in_their_order() {
        let many: Vec<usize> = (0..1_000).collect();
        assert_eq!(in_parallel(&many, 64, |n| n * 2), (0..2_000).step_by(2).collect::<Vec<_>>());
        assert_eq!(in_parallel(&[] as &[usize], 1, |n| *n), Vec::<usize>::new());
    }
}
