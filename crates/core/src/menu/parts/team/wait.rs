//! How long callers wait in a simulation: which lines there can be, and how they are written in one word.

use std::fmt;

use super::queue::{CallersAhead, QueueModel};
use crate::document::Millis;

/// Why a text says nothing about a wait, as a phrase that fits after the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueueModelError {
    /// It is neither a time nor a line with chance in it.
    NoWait,
    /// This part of it is not known, or has no number.
    Part(String),
    /// A line with chance in it needs more than was said.
    Incomplete,
    /// So many people are in no team.
    Agents,
    /// More calls come than the team can take.
    Endless,
}

impl fmt::Display for QueueModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoWait => f.write_str(
                "isn't a wait; write a time such as 3m, or calls_an_hour=40,each=4m,agents=3,seed=1",
            ),
            Self::Part(part) => write!(
                f,
                "has `{part}`; write calls_an_hour=40, each=4m, agents=3 and seed=1 in it, with commas between them"
            ),
            Self::Incomplete => f.write_str(
                "says too little: a line with chance in it has calls_an_hour, each and agents",
            ),
            Self::Agents => f.write_str("isn't a line: a team has 1 to 1000 people"),
            Self::Endless => f.write_str(
                "would grow without end: more calls come than the team can take; write more agents, fewer calls or shorter ones",
            ),
        }
    }
}

impl std::error::Error for QueueModelError {}

impl QueueModel {
    /// A wait that is always as long.
    pub(in crate::menu) fn fixed(ms: u64, position: Option<u32>) -> Self {
        let position = position.map(|position| u16::try_from(position).unwrap_or(u16::MAX));
        let CallersAhead { position, .. } = CallersAhead::free_after(ms, position);
        if position == 0 { Self::Free } else { Self::Fixed { ms, position } }
    }

    /// A line with chance in it.
    ///
    /// # Errors
    /// There is no such team, or the line would grow without end.
    pub(in crate::menu) fn random(
        an_hour: u32,
        each_ms: u64,
        agents: u32,
        seed: u32,
    ) -> Result<Self, QueueModelError> {
        let few = u16::try_from(agents).ok().filter(|n| (1..=1_000).contains(n));
        let agents = few.ok_or(QueueModelError::Agents)?;
        if Self::busy(an_hour, each_ms, agents) >= 1.0 {
            return Err(QueueModelError::Endless);
        }
        Ok(Self::Random { an_hour, each_ms, agents, seed: u64::from(seed) })
    }

    /// This wait, but for what a text says of it: `3m`, or `calls_an_hour=40,each=4m,agents=3,seed=1`. What is
    /// left out of a line with chance in it is as it was.
    ///
    /// ```
    /// use phonetree_core::menu::QueueModel;
    ///
    /// let busy = QueueModel::Free.changed("calls_an_hour=40,each=4m,agents=3")?;
    /// let random = |agents, seed| QueueModel::Random { an_hour: 40, each_ms: 240_000, agents, seed };
    /// assert_eq!(busy, random(3, 1));
    /// assert_eq!(busy.changed("agents=4,seed=7")?, random(4, 7));
    /// assert_eq!(busy.changed("3m")?, QueueModel::Fixed { ms: 180_000, position: 3 });
    /// # Ok::<(), phonetree_core::menu::QueueModelError>(())
    /// ```
    ///
    /// # Errors
    /// The text does not say how long callers wait.
    pub fn changed(self, text: &str) -> Result<Self, QueueModelError> {
        if !text.contains('=') {
            let Millis(ms) = Millis::parse(text).map_err(|_| QueueModelError::NoWait)?;
            return Ok(Self::fixed(ms, None));
        }
        let (mut an_hour, mut each_ms, mut agents, mut seed) = match self {
            Self::Random { an_hour, each_ms, agents, seed } => {
                let seed = u32::try_from(seed).unwrap_or(1);
                (Some(an_hour), Some(each_ms), Some(u32::from(agents)), seed)
            }
            Self::Free | Self::Fixed { .. } => (None, None, None, 1),
        };
        for part in text.split(',') {
            let wrong = || QueueModelError::Part(part.trim().to_owned());
            let (key, value) = part.split_once('=').ok_or_else(wrong)?;
            let number = || value.trim().parse::<u32>().map_err(|_| wrong());
            match key.trim() {
                "calls_an_hour" => an_hour = Some(number()?),
                "each" => {
                    let Millis(ms) = Millis::parse(value.trim()).map_err(|_| wrong())?;
                    each_ms = Some(ms);
                }
                "agents" => agents = Some(number()?),
                "seed" => seed = number()?,
                _ => return Err(wrong()),
            }
        }
        match (an_hour, each_ms, agents) {
            (Some(an_hour), Some(each_ms), Some(agents)) => {
                Self::random(an_hour, each_ms, agents, seed)
            }
            _ => Err(QueueModelError::Incomplete),
        }
    }
}
