//! Prepares takes ahead, on a thread of its own.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::embedded::Voice;
use crate::sound::Pcm;

/// A language (BCP 47) and words.
type Order = (Box<str>, Box<str>);

/// No more takes than this are kept; the oldest go first.
const MOST_TAKES: usize = 256;

/// Prepares takes ahead, on a thread of its own, so that a call never waits for a voice.
#[derive(Debug)]
pub struct Studio {
    desk: Arc<Desk>,
}

#[derive(Debug, Default)]
struct Desk {
    work: Mutex<Work>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Work {
    orders: VecDeque<Order>,
    /// What is done; `None` where the voice failed.
    takes: HashMap<Order, Option<Arc<Pcm>>>,
    age: VecDeque<Order>,
    closed: bool,
}

impl Studio {
    /// Opens a studio. It closes when it is dropped.
    pub fn open() -> Self {
        let desk = Arc::new(Desk::default());
        let worker = Arc::clone(&desk);
        thread::spawn(move || worker.work());
        Self { desk }
    }

    /// Orders a take that may be wanted soon.
    pub fn prepare(&self, language: &str, words: &str) {
        let order = (language.into(), words.into());
        let mut work = self.desk.lock();
        if !work.takes.contains_key(&order) && !work.orders.contains(&order) {
            work.orders.push_back(order);
            self.desk.changed.notify_all();
        }
    }

    /// A take that is wanted now: it is made before all others, and waited for that long at the
    /// most. `None` where there is none in time, or the voice cannot say it.
    pub fn take(&self, language: &str, words: &str, patience: Duration) -> Option<Arc<Pcm>> {
        let order: Order = (language.into(), words.into());
        let until = Instant::now() + patience;
        let mut work = self.desk.lock();
        loop {
            if let Some(take) = work.takes.get(&order) {
                return take.clone();
            }
            if work.orders.front() != Some(&order) {
                work.orders.retain(|other| *other != order);
                work.orders.push_front(order.clone());
                self.desk.changed.notify_all();
            }
            let left = until.checked_duration_since(Instant::now())?;
            work = self
                .desk
                .changed
                .wait_timeout(work, left)
                .map_or_else(|e| e.into_inner().0, |(work, _)| work);
        }
    }
}

impl Drop for Studio {
    fn drop(&mut self) {
        self.desk.lock().closed = true;
        self.desk.changed.notify_all();
    }
}

impl Desk {
    fn lock(&self) -> MutexGuard<'_, Work> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The thread: one order after the other, each with the voice of its language.
    fn work(&self) {
        let mut voices: HashMap<Box<str>, Option<Voice>> = HashMap::new();
        let mut work = self.lock();
        while !work.closed {
            let Some(order) = work.orders.front().cloned() else {
                work = self.changed.wait(work).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            drop(work);
            let voice = voices.entry(order.0.clone()).or_insert_with(|| Voice::open(&order.0).ok());
            let take = voice.as_mut().and_then(|voice| voice.speak(&order.1).ok()).map(Arc::new);
            work = self.lock();
            work.orders.retain(|other| *other != order);
            work.age.push_back(order.clone());
            work.takes.insert(order, take);
            if work.age.len() > MOST_TAKES
                && let Some(oldest) = work.age.pop_front()
            {
                work.takes.remove(&oldest);
            }
            self.changed.notify_all();
        }
    }
}
