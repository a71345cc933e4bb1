//! A piece of a file as columns, made where it is read and handed to where the index is.

use super::dictionary::{Dictionary, NONE, Number};
use super::row::{Facts, Hashed, NO_TIME, Shared};

/// What is kept of consecutive events: 64 bytes of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// Bytes from the beginning of the part to the event.
    pub offset: Vec<u32>,
    /// How many bytes it has.
    pub length: Vec<u32>,
    /// Lines from the beginning of the part to the one that it begins on.
    pub line: Vec<u32>,
    pub time: Vec<i64>,
    pub cases: Vec<u64>,
    /// By [`Shared`].
    pub texts: [Vec<Number>; Shared::COUNT],
    /// By [`Hashed`].
    pub hashes: [Vec<u32>; Hashed::COUNT],
    pub reason: Vec<u16>,
    pub outcome: Vec<u8>,
    pub severity: Vec<u8>,
    /// The few events of which the other profile finds other cases, and which.
    pub strict: Vec<(u32, u64)>,
}

/// So many bytes of columns there are of each event.
pub const BYTES_PER_EVENT: usize = 3 * 4 + 2 * 8 + 4 * (Shared::COUNT + Hashed::COUNT) + 2 + 2;
const _: () = assert!(BYTES_PER_EVENT <= 64, "an event costs more than 64 bytes");

/// Where an event stands in the part that it was read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot {
    /// Bytes from the beginning of the part.
    pub offset: u32,
    /// How many bytes it has.
    pub length: u32,
    /// Lines from the beginning of the part.
    pub line: u32,
}

/// A record that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unread {
    pub spot: Spot,
    /// What is wrong with it.
    pub message: String,
}

/// The events of one piece of a file.
#[derive(Debug)]
pub struct Part {
    pub(super) columns: Columns,
    /// By [`Shared`]; all texts of the piece are kept.
    pub(super) texts: [Dictionary; Shared::COUNT],
    pub(super) unread: Vec<Unread>,
    /// How many records could not be read, also where no more of them are kept.
    pub(super) unreadable: u64,
    /// How many lines the piece has.
    pub(super) lines: u64,
}

/// So many unreadable records of a part are kept, the first ones; the others are counted.
const MOST_UNREAD: usize = 1_000;

impl Default for Part {
    fn default() -> Part {
        Part::new()
    }
}

impl Part {
    /// A part of no events.
    pub fn new() -> Part {
        Part {
            columns: Columns::default(),
            texts: std::array::from_fn(|_| Dictionary::new(usize::MAX)),
            unread: Vec::new(),
            unreadable: 0,
            lines: 0,
        }
    }

    /// How many events it has.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether it has no events.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether it says nothing at all of the file.
    pub(super) fn is_void(&self) -> bool {
        self.is_empty() && self.unreadable == 0 && self.lines == 0
    }

    /// Puts an event behind the others.
    pub(crate) fn push(&mut self, spot: Spot, cases: u64, facts: &Facts<'_>) {
        let columns = &mut self.columns;
        columns.offset.push(spot.offset);
        columns.length.push(spot.length);
        columns.line.push(spot.line);
        columns.time.push(facts.time);
        columns.cases.push(cases);
        columns.reason.push(facts.reason);
        columns.outcome.push(facts.outcome);
        columns.severity.push(facts.severity);
        if let Some(strict) = facts.strict {
            columns.strict.push(((columns.offset.len() - 1) as u32, strict));
        }
        for ((column, dictionary), text) in columns.texts.iter_mut().zip(&mut self.texts).zip(&facts.texts) {
            // A part keeps every text.
            column.push(text.as_ref().and_then(|text| dictionary.number(text)).unwrap_or(NONE));
        }
        for (column, hash) in columns.hashes.iter_mut().zip(facts.hashes) {
            column.push(hash);
        }
    }

    /// Notes a record that could not be read.
    pub(crate) fn push_unread(&mut self, spot: Spot, message: String) {
        self.unreadable += 1;
        if self.unread.len() < MOST_UNREAD {
            self.unread.push(Unread { spot, message });
        }
    }

    /// The part as bytes, to be read by [`Part::from_bytes`] of the same version of this crate.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.len() * BYTES_PER_EVENT + 4_096);
        put_number(&mut out, VERSION);
        put_number(&mut out, self.len() as u64);
        put_number(&mut out, self.lines);
        put_number(&mut out, self.unreadable);
        let Columns { offset, length, line, time, cases, texts, hashes, reason, outcome, severity, strict } =
            &self.columns;
        put(&mut out, time, |value| value.to_le_bytes());
        put(&mut out, cases, |value| value.to_le_bytes());
        for column in [offset, length, line].into_iter().chain(texts).chain(hashes) {
            put(&mut out, column, |value| value.to_le_bytes());
        }
        put(&mut out, reason, |value| value.to_le_bytes());
        out.extend_from_slice(outcome);
        out.extend_from_slice(severity);
        put_number(&mut out, strict.len() as u64);
        for (row, cases) in strict {
            put(&mut out, &[*row], |value| value.to_le_bytes());
            put_number(&mut out, *cases);
        }
        for dictionary in &self.texts {
            put_number(&mut out, dictionary.texts().count() as u64);
            dictionary.texts().for_each(|(_, text)| put_text(&mut out, text));
        }
        put_number(&mut out, self.unread.len() as u64);
        for Unread { spot, message } in &self.unread {
            put(&mut out, &[spot.offset, spot.length, spot.line], |value| value.to_le_bytes());
            put_text(&mut out, message);
        }
        out
    }

    /// The part that some bytes stand for; `None` if they are not what [`Part::to_bytes`] gave.
    pub fn from_bytes(bytes: &[u8]) -> Option<Part> {
        let mut bytes = Bytes(bytes);
        if bytes.number()? != VERSION {
            return None;
        }
        let count = usize::try_from(bytes.number()?).ok()?;
        let mut part = Part { lines: bytes.number()?, unreadable: bytes.number()?, ..Part::new() };
        let columns = &mut part.columns;
        columns.time = bytes.column(count, i64::from_le_bytes)?;
        if columns.time.iter().any(|time| *time != NO_TIME && !TIMES.contains(time)) {
            return None;
        }
        columns.cases = bytes.column(count, u64::from_le_bytes)?;
        let Columns { offset, length, line, texts, hashes, .. } = columns;
        for column in [offset, length, line].into_iter().chain(texts).chain(hashes) {
            *column = bytes.column(count, u32::from_le_bytes)?;
        }
        columns.reason = bytes.column(count, u16::from_le_bytes)?;
        columns.outcome = bytes.column(count, u8::from_le_bytes)?;
        columns.severity = bytes.column(count, u8::from_le_bytes)?;
        for _ in 0..bytes.number()? {
            let [row] = bytes.column(1, u32::from_le_bytes)?.try_into().ok()?;
            columns.strict.push((row, bytes.number()?));
        }
        for (dictionary, column) in part.texts.iter_mut().zip(&columns.texts) {
            for _ in 0..bytes.number()? {
                dictionary.number(bytes.text()?);
            }
            if column.iter().any(|number| *number as usize >= dictionary.len()) {
                return None;
            }
        }
        for _ in 0..bytes.number()? {
            let [offset, length, line] = bytes.column(3, u32::from_le_bytes)?.try_into().ok()?;
            part.unread.push(Unread { spot: Spot { offset, length, line }, message: bytes.text()?.to_owned() });
        }
        bytes.0.is_empty().then_some(part)
    }
}

impl Columns {
    /// Has the cases of one profile and those of the other change places.
    pub(super) fn change_profile(&mut self) {
        for (row, cases) in &mut self.strict {
            if let Some(column) = self.cases.get_mut(*row as usize) {
                std::mem::swap(column, cases);
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.offset.len()
    }
}

/// The milliseconds that an event's time can be: of the years that four digits hold, and a day more on either side.
const TIMES: std::ops::RangeInclusive<i64> = -62_167_305_600_000..=253_402_387_200_000;

/// What [`Part::to_bytes`] writes first.
const VERSION: u64 = 1;

fn put<T: Copy, const N: usize>(out: &mut Vec<u8>, values: &[T], bytes: fn(T) -> [u8; N]) {
    values.iter().for_each(|value| out.extend_from_slice(&bytes(*value)));
}

fn put_number(out: &mut Vec<u8>, number: u64) {
    out.extend_from_slice(&number.to_le_bytes());
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put_number(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

/// Bytes that are read from the front.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }

    fn text(&mut self) -> Option<&'b str> {
        let length = usize::try_from(self.number()?).ok()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    fn column<T, const N: usize>(&mut self, count: usize, value: fn([u8; N]) -> T) -> Option<Vec<T>> {
        let bytes = self.take(count.checked_mul(N)?)?;
        bytes.chunks_exact(N).map(|bytes| bytes.try_into().ok().map(value)).collect()
    }
}
