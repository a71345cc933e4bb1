//! A piece of a file read into a part.

use super::part::{Part, Spot};
use super::row::Facts;
use crate::catalog::Catalog;
use crate::event::Event;
use crate::finding::Level;
use crate::lines::{LineReport, Record, Stream, Taker};
use crate::options::{Options, Profile};
use crate::reader::{Opened, Place, open_each, read};
use crate::rules::RuleId;
use crate::validate::Validator;

/// How deep an event may be: deeper than any was that could be read under sensible limits.
pub(super) const DEEPEST: u32 = 4_096;

/// Reads a file, or a piece of one, into parts.
///
/// ```
/// use activity_tracker_events::{Catalog, Options};
/// use activity_tracker_events::summary::PartReader;
/// let catalog = Catalog::new();
/// let mut reader = PartReader::new(&catalog, &Options::default());
/// reader.push(b"{\"action\": \"a.b\"}\n{\"action\":");
/// let first = reader.take();
/// reader.push(b" \"c.d\"}");
/// reader.finish();
/// let second = reader.take();
/// assert_eq!((first.start, first.part.len(), second.start, second.part.len()), (0, 1, 18, 1));
/// ```
#[derive(Debug)]
pub struct PartReader<'c> {
    validator: Validator<'c>,
    pieces: Pieces,
}

/// The same, for whoever has the validator at hand with each piece.
#[derive(Debug)]
pub(crate) struct Pieces {
    stream: Stream,
    reading: Reading,
    /// What was pushed and not yet judged, and behind it room for what comes next.
    kept: Vec<u8>,
    /// How much of it was pushed.
    filled: usize,
    /// How much of that is done with, and goes before the next piece comes.
    done: usize,
}

/// A part and where in the input it begins.
#[derive(Debug)]
pub struct Placed {
    /// Bytes from the beginning of the input to the part.
    pub start: u64,
    /// Its events.
    pub part: Part,
}

#[derive(Debug)]
struct Reading {
    part: Part,
    /// Where the part begins, and on which line, from 1.
    start: u64,
    line: u64,
}

/// The options under which every case of every rule is looked for, so that levels can change afterwards.
pub(crate) fn all_cases(options: &Options) -> Options {
    Options {
        profile: Profile::Ingest,
        rules: RuleId::ALL.iter().map(|rule| (*rule, Some(Level::Info))).collect(),
        max_findings: 1,
        report: Level::Error,
        ..options.clone()
    }
}

/// What takes records, and by whose rules.
struct Taking<'t, 'c> {
    validator: &'t Validator<'c>,
    reading: &'t mut Reading,
}

impl Reading {
    fn new() -> Reading {
        Reading { part: Part::new(), start: 0, line: 1 }
    }
}

impl Taker for Taking<'_, '_> {
    fn report(&mut self, _: LineReport, _: Option<&[u8]>) -> bool {
        true
    }

    fn takes_records(&self) -> bool {
        true
    }

    fn record(&mut self, record: Record<'_>, bytes: Option<&[u8]>) {
        let Record { start, length, cases, facts, unread } = record;
        let narrow = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        let spot = Spot {
            offset: narrow(start.offset - self.reading.start),
            length: narrow(length),
            line: narrow(start.line - self.reading.line),
        };
        if let Some(message) = unread {
            return self.reading.part.push_unread(spot, message.to_owned());
        }
        if let Some(facts) = facts {
            return self.reading.part.push(spot, cases.bits(), facts);
        }
        // An event that is out of the ordinary is read once more.
        let mut pushed = false;
        with_event(bytes.unwrap_or_default(), &mut |event| {
            pushed = true;
            self.reading.part.push(spot, cases.bits(), &self.validator.facts(event, cases));
        });
        if !pushed {
            self.reading.part.push(spot, cases.bits(), &Facts::nothing());
        }
    }
}

/// Sees the event that some bytes are, or are the envelope of.
pub(super) fn with_event(bytes: &[u8], see: &mut dyn FnMut(&Event<'_>)) {
    let Ok(document) = read(bytes, DEEPEST) else { return };
    let mut seen = false;
    open_each(&document, true, DEEPEST, &mut |_, opened| {
        if let (Opened::Event(event), false) = (opened, seen) {
            seen = true;
            see(&event);
        }
    });
}

/// The validator that finds every case, for [`Pieces`].
pub(crate) fn part_validator<'c>(catalog: &'c Catalog, options: &Options) -> Validator<'c> {
    Validator::new(catalog, all_cases(options)).summarising()
}

impl<'c> PartReader<'c> {
    /// At the beginning of an input.
    pub fn new(catalog: &'c Catalog, options: &Options) -> PartReader<'c> {
        PartReader { validator: part_validator(catalog, options), pieces: Pieces::new() }
    }

    /// The next bytes of the input.
    pub fn push(&mut self, bytes: &[u8]) {
        self.pieces.push(&self.validator, bytes);
    }

    /// The end of the input.
    pub fn finish(&mut self) {
        self.pieces.judge(&self.validator, 0, true);
    }

    /// Whether the input could be cut here and read on as another, with nothing changed by it.
    pub fn is_between(&self) -> bool {
        self.pieces.is_between()
    }

    /// What was read since the last time.
    pub fn take(&mut self) -> Placed {
        self.pieces.take()
    }
}

impl Pieces {
    /// At the beginning of an input.
    pub(crate) fn new() -> Pieces {
        Pieces { stream: Stream::new(), reading: Reading::new(), kept: Vec::new(), filled: 0, done: 0 }
    }

    /// The next bytes of the input.
    fn push(&mut self, validator: &Validator<'_>, bytes: &[u8]) {
        if self.done < self.filled {
            self.room(bytes.len()).copy_from_slice(bytes);
            return self.judge(validator, bytes.len(), false);
        }
        // No copy but of what is left over.
        let mut taking = Taking { validator, reading: &mut self.reading };
        let done = self.stream.advance(validator, bytes, false, &mut taking).done;
        let left = bytes.get(done..).unwrap_or_default();
        self.room(left.len()).copy_from_slice(left);
        self.filled += left.len();
    }

    /// Room for the next so many bytes, behind what is not judged yet.
    pub(crate) fn room(&mut self, size: usize) -> &mut [u8] {
        // A long record that comes in small pieces stays where it is.
        if self.done > 0 {
            self.kept.copy_within(self.done..self.filled, 0);
            self.filled -= std::mem::take(&mut self.done);
        }
        let needed = self.filled + size;
        if self.kept.len() < needed {
            self.kept.resize(needed, 0);
        }
        self.kept.get_mut(self.filled..needed).unwrap_or_default()
    }

    /// Judges what was written into the room, as much as `size` says; `last` says that no more will come.
    pub(crate) fn judge(&mut self, validator: &Validator<'_>, size: usize, last: bool) {
        self.filled += size;
        let mut taking = Taking { validator, reading: &mut self.reading };
        let came = self.kept.get(self.done..self.filled).unwrap_or_default();
        self.done += self.stream.advance(validator, came, last, &mut taking).done;
    }

    /// Whether the input could be cut here and read on as another, with nothing changed by it.
    pub(crate) fn is_between(&self) -> bool {
        self.done == self.filled && self.stream.is_between()
    }

    /// What was read since the last time.
    pub(crate) fn take(&mut self) -> Placed {
        let Place { offset, line, .. } = self.stream.beginning();
        // What is larger than a record may be is let go of while its end is looked for, and belongs to the next part.
        let next = Reading { part: Part::new(), start: offset, line };
        let Reading { mut part, start, line: first } = std::mem::replace(&mut self.reading, next);
        part.lines = line - first;
        Placed { start, part }
    }
}

impl Part {
    /// Reads a whole input.
    pub fn read(catalog: &Catalog, options: &Options, input: &[u8]) -> Part {
        let mut reader = PartReader::new(catalog, options);
        reader.push(input);
        reader.finish();
        reader.take().part
    }
}
