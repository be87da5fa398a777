//! What is set as a whole on a card: a heading, an entry, an errand. No block is torn in two.

use super::PdfMark;
use crate::paper::card::a_to_z::{CardChannel, CardErrand, ErrandWay};
use crate::paper::card::{CardEntry, DeskCard, Reach, ReachStep, qr, unbroken};
use crate::paper::fonts::{Weight, width, wrap};

/// Between a key and what stands beside it, in parts of the size.
const BESIDE_KEY: f64 = 0.35;

/// Marks from their own upper left corner, and how high they are together.
#[derive(Clone, Default)]
pub(super) struct CardBlock {
    pub(super) marks: Vec<PdfMark>,
    pub(super) height: f64,
}

/// What is left out where there is no room for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CardContent {
    /// What a team is for, where no errand says so.
    pub(super) about: bool,
    /// What a telephone scans.
    pub(super) codes: bool,
    /// Whether everything is on a line of its own; else what fits stands beside each other.
    pub(super) lines_apart: bool,
}

/// Sets the blocks of a card at a size.
#[derive(Clone, Copy)]
pub(super) struct CardPen<'c> {
    pub(super) card: &'c DeskCard,
    pub(super) size: f64,
    pub(super) content: CardContent,
}

/// A part of a way: words, or a key.
enum WayPart<'w> {
    Words(&'w str),
    Key(&'w str),
}

impl CardPen<'_> {
    /// Words as wide as `most`, line by line, below what the block has.
    fn add(
        &self,
        block: &mut CardBlock,
        words: &str,
        (scale, weight): (f64, Weight),
        (x, most): (f64, f64),
    ) {
        let size = self.size * scale;
        for line in wrap(&unbroken(words), weight, size, most) {
            block.height += size * 1.25;
            block.marks.push(self.text((x, block.height - size * 0.25), scale, weight, &line));
        }
    }

    fn text(&self, (x, y): (f64, f64), scale: f64, weight: Weight, words: &str) -> PdfMark {
        let (size, words) = (self.size * scale, words.to_owned());
        PdfMark::Text { x, y, size, weight, words, white: false }
    }

    fn rule(block: &mut CardBlock, wide: f64, thick: f64) {
        block.marks.push(PdfMark::Area {
            x: 0.0,
            y: block.height,
            w: wide,
            h: thick,
            round: false,
        });
        block.height += thick;
    }

    /// Title and dates; the title as large as it fits into one line, down to the size of the text.
    pub(super) fn head(&self, wide: f64) -> CardBlock {
        let mut block = CardBlock::default();
        let of_one_line = wide / width(&self.card.title, Weight::Bold, self.size);
        let scale = if of_one_line < 1.1 { 1.3 } else { of_one_line.min(1.6) };
        self.add(&mut block, &self.card.title, (scale, Weight::Bold), (0.0, wide));
        block.height += self.size * 0.1;
        for line in [&self.card.dated, &self.card.of_hours] {
            if !line.is_empty() {
                self.add(&mut block, line, (1.0, Weight::Regular), (0.0, wide));
            }
        }
        block.height += self.size * 0.4;
        Self::rule(&mut block, wide, 3.0);
        block
    }

    /// What stands below everything.
    pub(super) fn notice(&self, wide: f64) -> Option<CardBlock> {
        let mut block = CardBlock { height: self.size * 0.5, ..CardBlock::default() };
        let scale = (10.0 / self.size).min(0.9);
        self.add(&mut block, self.card.notice.as_ref()?, (scale, Weight::Regular), (0.0, wide));
        Some(block)
    }

    /// The heading of the errands.
    pub(super) fn a_to_z(&self, wide: f64) -> CardBlock {
        let mut block = CardBlock { height: self.size * 0.7, ..CardBlock::default() };
        self.add(&mut block, self.card.says.a_to_z(), (1.1, Weight::Bold), (0.0, wide));
        block.height += self.size * 0.2;
        block
    }

    /// A team or a page: its name, the ways to it, hours and addresses, and what to scan.
    pub(super) fn entry(&self, entry: &CardEntry, wide: f64) -> CardBlock {
        let size = self.size;
        let code = entry.scanned().filter(|_| self.content.codes).and_then(|way| self.code(way));
        let column = code.as_ref().map_or(wide, |(_, code)| wide - code - size);
        let mut block = CardBlock { height: size * 0.4, ..CardBlock::default() };
        self.add(&mut block, &entry.name, (1.1, Weight::Bold), (0.0, column));
        let (mut ways, lines) = (entry.ways.iter().peekable(), self.lines(entry, column));
        let mut lines = lines.iter().peekable();
        if !self.content.lines_apart {
            let name = width(&entry.name, Weight::Bold, size * 1.1) + size;
            let base = block.height - size * 0.3;
            if let Some(way) = ways.next_if(|way| name + self.wide_way(way, 1.15) <= column) {
                let (x, mut beside) = (column - self.wide_way(way, 1.15), CardBlock::default());
                self.way(&mut beside, way, 1.15, column);
                let up = base - beside.height + size * 0.4;
                block.marks.extend(beside.marks.into_iter().map(|mark| mark.moved(x, up)));
            } else if let Some(line) = lines.next_if(|line| {
                entry.ways.is_empty() && name + width(line, Weight::Regular, size) <= column
            }) {
                let x = column - width(line, Weight::Regular, size);
                block.marks.push(self.text((x, base), 1.0, Weight::Regular, line));
            }
        }
        for way in ways {
            self.way(&mut block, way, 1.15, column);
        }
        for line in lines {
            self.add(&mut block, line, (1.0, Weight::Regular), (0.0, column));
        }
        if let Some((code, across)) = code {
            let top = size * 0.5;
            block.height = block.height.max(top + code.height);
            block.marks.extend(code.marks.into_iter().map(|mark| mark.moved(wide - across, top)));
        }
        block.height += size * 0.5;
        block.marks.push(PdfMark::Area {
            x: 0.0,
            y: block.height - 0.5,
            w: wide,
            h: 0.5,
            round: false,
        });
        block
    }

    /// What stands below the name of an entry: each on its line, or as many on one as fit.
    fn lines(&self, entry: &CardEntry, most: f64) -> Vec<String> {
        let about = usize::from(entry.about.is_some() && !self.content.about);
        let lines = entry.lines().into_iter().skip(about);
        if self.content.lines_apart {
            return lines.collect();
        }
        let mut joined: Vec<String> = Vec::new();
        for line in lines {
            match joined.last_mut() {
                Some(last)
                    if width(&format!("{last} \u{b7} {line}"), Weight::Regular, self.size)
                        <= most =>
                {
                    last.push_str(" \u{b7} ");
                    last.push_str(&line);
                }
                _ => joined.push(line),
            }
        }
        joined
    }

    /// How wide a way is on one line.
    fn wide_way(&self, way: &Reach, scale: f64) -> f64 {
        let size = self.size * scale;
        let parts = self.parts(way, true);
        let gap = if parts.is_empty() { 0.0 } else { size * BESIDE_KEY };
        width(&way.number, Weight::Bold, size) + gap + self.wide(&parts, size)
    }

    /// What a telephone scans, with what it does below; and how wide that is.
    fn code(&self, way: &Reach) -> Option<(CardBlock, f64)> {
        let scan = qr::scan(&way.tel)?;
        let across = (self.size * 6.0).clamp(56.0, 84.0);
        let module = across / f64::from(scan.size);
        let runs = scan.runs.iter().map(|(x, y, long)| PdfMark::Area {
            x: f64::from(*x) * module,
            y: f64::from(*y) * module,
            w: f64::from(*long) * module,
            // A hair more, so that no viewer shows a seam between rows.
            h: module * 1.02,
            round: false,
        });
        let mut block = CardBlock { marks: runs.collect(), height: across - module * 2.0 };
        let most = across - module * 4.0;
        // No line ends within the number.
        let number = width(&way.number, Weight::Regular, 1.0);
        let scale = (across / 8.6).max(6.5).min(most / number) / self.size;
        let said = way.words(self.card.documents);
        let then =
            said.strip_prefix(&*way.number).unwrap_or_default().trim_start_matches([',', ' ']);
        let words = [self.card.says.scan_to_call(), &*way.number, then];
        for words in words.into_iter().filter(|words| !words.is_empty()) {
            self.add(&mut block, words, (scale, Weight::Regular), (module * 4.0, most));
        }
        Some((block, across))
    }

    /// A number and its keys on one line; on the next line what has no room.
    fn way(&self, block: &mut CardBlock, way: &Reach, scale: f64, most: f64) {
        let size = self.size * scale;
        block.height += size * 1.4;
        let number = width(&way.number, Weight::Bold, size);
        block.marks.push(self.text(
            (0.0, block.height - size * 0.35),
            scale,
            Weight::Bold,
            &way.number,
        ));
        let parts = self.parts(way, true);
        if parts.is_empty() {
            return;
        }
        let mut x = number + size * BESIDE_KEY;
        if x + self.wide(&parts, size) > most {
            x = 0.0;
            block.height += size * 1.4;
        }
        for (n, part) in parts.iter().enumerate() {
            let wide = part.wide(size);
            // "press" is not left alone at the end of a line.
            let with_next = match (part, parts.get(n + 1)) {
                (WayPart::Words(_), Some(next)) => wide + size * BESIDE_KEY + next.wide(size),
                _ => wide,
            };
            if x > 0.0 && x + with_next > most {
                x = 0.0;
                block.height += size * 1.4;
            }
            block.marks.extend(part.marks((x, block.height - size * 0.35), size));
            x += wide + size * BESIDE_KEY;
        }
    }

    /// What is done after a number was dialed. Keys one after the other are kept apart by a mark.
    fn parts<'w>(&'w self, way: &'w Reach, with_verb: bool) -> Vec<WayPart<'w>> {
        let mut parts = Vec::new();
        for (n, step) in way.steps.iter().enumerate() {
            if n > 0 {
                parts.push(WayPart::Words("\u{203a}"));
            }
            match step {
                ReachStep::Press(key) => {
                    let first = n == 0 || matches!(way.steps[n - 1], ReachStep::Do(_));
                    if with_verb && first {
                        parts.push(WayPart::Words(self.card.says.press()));
                    }
                    parts.push(WayPart::Key(key));
                }
                ReachStep::Do(words) => parts.push(WayPart::Words(words)),
            }
        }
        parts
    }

    fn wide(&self, parts: &[WayPart<'_>], size: f64) -> f64 {
        let gaps = parts.len().saturating_sub(1) as f64 * size * BESIDE_KEY;
        parts.iter().map(|part| part.wide(size)).sum::<f64>() + gaps
    }

    /// An errand: what, at the right how, and below who does it and when.
    pub(super) fn errand(
        &self,
        errand: &CardErrand,
        first_of_letter: bool,
        wide: f64,
    ) -> CardBlock {
        let size = self.size;
        let gutter = size * 1.2;
        let mut block = CardBlock { height: size * 0.15, ..CardBlock::default() };
        for (n, way) in errand.ways.iter().enumerate() {
            let how = self.how(way);
            let room = wide - gutter - how.1 - size * 0.8;
            let beside = room >= (wide - gutter) * 0.35;
            let says = if n == 0 { &*errand.say } else { "" };
            let top = block.height;
            if !says.is_empty() || beside {
                let most = if beside { room } else { wide - gutter };
                self.add(&mut block, says, (1.0, Weight::Regular), (gutter, most));
            }
            let base = if beside {
                top + size
            } else {
                block.height += size * 1.3;
                block.height - size * 0.3
            };
            block.marks.extend(how.0.into_iter().map(|mark| mark.moved(wide - how.1, base)));
            let below = way.below();
            if !below.is_empty() {
                self.add(&mut block, &below, (0.8, Weight::Regular), (gutter, wide - gutter));
            }
        }
        if first_of_letter {
            let letter = errand.letter.to_string();
            block.marks.push(self.text((0.0, size * 1.15), 1.0, Weight::Bold, &letter));
        }
        block.height += size * 0.15;
        block
    }

    /// How an errand is done, from the left end of its base line; and how wide that is.
    fn how(&self, way: &ErrandWay) -> (Vec<PdfMark>, f64) {
        let size = self.size;
        let (plain, bold) = match &way.channel {
            CardChannel::Call(reach) => {
                let mut x = width(&reach.number, Weight::Bold, size);
                let mut marks = vec![self.text((0.0, 0.0), 1.0, Weight::Bold, &reach.number)];
                for part in self.parts(reach, false) {
                    x += size * BESIDE_KEY;
                    marks.extend(part.marks((x, 0.0), size));
                    x += part.wide(size);
                }
                return (marks, x);
            }
            CardChannel::Send(what, where_to) => (format!("{what}: "), where_to.as_str()),
            CardChannel::Look(url) => (String::new(), url.as_str()),
            CardChannel::Unknown(why) => ((*why).to_owned(), ""),
        };
        let x = width(&plain, Weight::Regular, size);
        let marks = vec![
            self.text((0.0, 0.0), 1.0, Weight::Regular, &plain),
            self.text((x, 0.0), 1.0, Weight::Bold, bold),
        ];
        (marks, x + width(bold, Weight::Bold, size))
    }
}

impl WayPart<'_> {
    fn wide(&self, size: f64) -> f64 {
        match self {
            Self::Words(words) => width(words, Weight::Regular, size),
            Self::Key(key) => (width(key, Weight::Bold, size) + size * 0.5).max(size * 1.25),
        }
    }

    /// Its marks on a base line.
    fn marks(&self, (x, y): (f64, f64), size: f64) -> Vec<PdfMark> {
        let text = |x, words: &str, weight, white| {
            let words = words.to_owned();
            PdfMark::Text { x, y, size, weight, words, white }
        };
        match self {
            Self::Words(words) => vec![text(x, words, Weight::Regular, false)],
            Self::Key(key) => {
                let wide = self.wide(size);
                let inside = x + (wide - width(key, Weight::Bold, size)) / 2.0;
                let area =
                    PdfMark::Area { x, y: y - size * 0.98, w: wide, h: size * 1.25, round: true };
                vec![area, text(inside, key, Weight::Bold, true)]
            }
        }
    }
}
