//! Prepares the sound of prompts ahead, on a thread of its own.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::embedded::Embedded;
use super::speak::Voice as _;
use super::takes::Takes;
use crate::sound::{Edges, Pcm, finished};
use phonetree_core::menu::VoiceSettings;

/// What is to be heard.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WantedSound {
    /// The language (BCP 47).
    pub language: Box<str>,
    /// The words in pieces, as takes of them are.
    pub pieces: Vec<Box<str>>,
    /// The words as a voice should read them, for when there is no take.
    pub said: Box<str>,
}

/// How long the thread may take to put everything away: files of the voice, where there is no cache.
const TIDY: Duration = Duration::from_millis(500);

/// No more sounds than this are kept, and no more samples: an hour at 16 kHz. The oldest go first.
const MOST_SOUNDS: usize = 256;
const MOST_SAMPLES: usize = 3_600 * 16_000;

/// Prepares the sound of prompts ahead, so that a call never waits for it: from takes where there
/// are some, else by the menu's speech server if it may be asked, else by the embedded voice.
#[derive(Debug)]
pub struct Prefetch {
    desk: Arc<WorkQueue>,
}

#[derive(Debug, Default)]
struct WorkQueue {
    work: Mutex<Prefetched>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Prefetched {
    orders: VecDeque<WantedSound>,
    /// What is done; `None` where there is neither take nor voice.
    sounds: HashMap<WantedSound, Option<Arc<Pcm>>>,
    age: VecDeque<WantedSound>,
    /// How many samples are kept.
    samples: usize,
    closed: bool,
    /// The thread has put everything away.
    ended: bool,
}

impl Prefetch {
    /// Starts the thread. It ends when this is dropped.
    pub fn open(takes: Option<Takes>, voicing: &VoiceSettings) -> Self {
        let desk = Arc::new(WorkQueue::default());
        let worker = Arc::clone(&desk);
        let (speed, pitch) = (voicing.speed, voicing.pitch);
        thread::spawn(move || {
            worker.work(takes.as_ref(), speed, pitch);
            worker.lock().ended = true;
            worker.changed.notify_all();
        });
        Self { desk }
    }

    /// Orders a sound that may be wanted soon.
    pub fn prepare(&self, order: WantedSound) {
        let mut work = self.desk.lock();
        if !work.sounds.contains_key(&order) && !work.orders.contains(&order) {
            work.orders.push_back(order);
            self.desk.changed.notify_all();
        }
    }

    /// A sound that is wanted now: it is made before all others, and waited for that long at the
    /// most. `None` where there is none in time.
    pub fn sound(&self, order: &WantedSound, patience: Duration) -> Option<Arc<Pcm>> {
        let until = Instant::now() + patience;
        let mut work = self.desk.lock();
        loop {
            if let Some(sound) = work.sounds.get(order) {
                return sound.clone();
            }
            if work.orders.front() != Some(order) {
                work.orders.retain(|other| other != order);
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

impl Drop for Prefetch {
    fn drop(&mut self) {
        let mut work = self.desk.lock();
        work.closed = true;
        self.desk.changed.notify_all();
        drop(self.desk.changed.wait_timeout_while(work, TIDY, |work| !work.ended));
    }
}

impl Prefetched {
    /// Keeps a sound that is done, and lets go of the oldest where there are too many.
    fn keep(&mut self, order: WantedSound, sound: Option<Arc<Pcm>>) {
        let samples = |sound: &Option<Arc<Pcm>>| sound.as_ref().map_or(0, |it| it.samples.len());
        self.samples += samples(&sound);
        self.age.push_back(order.clone());
        self.sounds.insert(order, sound);
        while self.age.len() > MOST_SOUNDS || self.age.len() > 1 && self.samples > MOST_SAMPLES {
            let Some(oldest) = self.age.pop_front() else { break };
            let gone = self.sounds.remove(&oldest);
            self.samples -= gone.as_ref().map_or(0, samples);
        }
    }
}

impl WorkQueue {
    fn lock(&self) -> MutexGuard<'_, Prefetched> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The thread: one order after the other.
    fn work(&self, takes: Option<&Takes>, speed: u8, pitch: u8) {
        let mut voices: HashMap<Box<str>, Option<Embedded>> = HashMap::new();
        let server = takes.and_then(Takes::server);
        let mut speak = |order: &WantedSound| {
            let by_server = || server?.voice(&order.language).speak(&order.said).ok();
            let mut embedded = || {
                let open = || Some(Embedded::open(&order.language).ok()?.with(speed, pitch));
                let voice = voices.entry(order.language.clone()).or_insert_with(open).as_mut();
                voice.and_then(|voice| voice.speak(&order.said).ok())
            };
            let take = by_server().or_else(&mut embedded)?;
            Some(finished(&take, take.rate, Edges::WHOLE, false))
        };
        let mut work = self.lock();
        while !work.closed {
            let Some(order) = work.orders.front().cloned() else {
                work = self.changed.wait(work).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            drop(work);
            let taken = takes.and_then(|takes| takes.sound(&order.language, &order.pieces));
            let sound = taken.or_else(|| speak(&order)).map(Arc::new);
            work = self.lock();
            work.orders.retain(|other| *other != order);
            work.keep(order, sound);
            self.changed.notify_all();
        }
    }
}
