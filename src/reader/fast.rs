//! The fast lane: an ordinary event in one pass, with nothing allocated.
//!
//! It reads the whole grammar of RFC 8259, but answers only for what is ordinary: one object with no key escaped, none
//! repeated, and no sign of an envelope. Of anything else, right or wrong, it says [`Odd`], and the
//! full lane reads it again. So it may be asked of any bytes, and what it does answer is what the full lane would.
#![expect(
    clippy::indexing_slicing,
    reason = "tables are indexed by fields, of which each table has a row for every one"
)]

use std::borrow::Cow;
use std::marker::PhantomData;

use super::envelope::HOLDERS;
use super::json::Kind;
use super::scan::{Pattern, Scan, Simd};
use super::{Limits, read};
use crate::event::{Event, FIELD_COUNT, FIELDS, Field, FieldValues, Fields, Unknown, Value};

/// Not for the fast lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Odd;

/// How far an event goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Extent {
    /// How many bytes it has, with the white space before it.
    pub end: usize,
    /// Some of them are not ASCII.
    pub wide: bool,
    /// It goes over several lines.
    pub lines: bool,
}

/// What is kept from event to event.
#[derive(Debug, Clone)]
pub(crate) struct Lane {
    /// For each place in the order of keys, the two fields that stood there last, the latest first.
    next: [[u8; 2]; PLACES],
    /// The hashes of the keys of the free-form objects that are open, outermost first.
    hashes: Vec<u32>,
    open: Vec<Frame>,
}

/// A free-form object or array that is open.
#[derive(Debug, Clone, Copy)]
struct Frame {
    object: bool,
    /// Where the hashes of its keys begin.
    first: usize,
    /// A bit for the lowest six bits of each of them.
    seen: u64,
}

/// So many keys of one free-form object are compared with each other here.
const MOST_KEYS: usize = 256;
/// So many members that are no fields are compared with each other here.
const MOST_UNKNOWN: usize = 16;

/// At the beginning of the event, of each field that is an object, and behind each field.
const PLACES: usize = 1 + 2 * FIELD_COUNT;

fn first_of(parent: Option<Field>) -> usize {
    parent.map_or(0, |field| 1 + field.index())
}

fn after(field: Field) -> usize {
    1 + FIELD_COUNT + field.index()
}

static PATTERNS: [Pattern; FIELD_COUNT] = {
    let mut patterns = [const { Pattern::of("") }; FIELD_COUNT];
    let mut at = 0;
    while at < FIELD_COUNT {
        patterns[at] = Pattern::of(FIELDS[at].name);
        at += 1;
    }
    patterns
};

/// Each field and what it is a member of.
pub(super) static ROWS: [(Field, Option<Field>); FIELD_COUNT] = {
    let mut rows = [(Field::Action, None); FIELD_COUNT];
    let mut at = 0;
    while at < FIELD_COUNT {
        rows[at] = (FIELDS[at].field, FIELDS[at].parent);
        at += 1;
    }
    rows
};

impl Lane {
    /// A lane that expects the order of the documentation.
    pub(crate) const fn new() -> Lane {
        let mut next = [[0; 2]; PLACES];
        let mut at = 0;
        while at + 1 < FIELD_COUNT {
            next[1 + FIELD_COUNT + at] = [at as u8 + 1, at as u8 + 1];
            next[1 + at] = [at as u8 + 1, at as u8 + 1];
            at += 1;
        }
        Lane { next, hashes: Vec::new(), open: Vec::new() }
    }

    /// Reads the event at the beginning of some bytes, and tells how far it goes. What follows is left alone.
    pub(crate) fn event<'b>(&mut self, bytes: &'b [u8], limits: Limits) -> Result<(Event<'b>, Extent), Odd> {
        self.event_by::<Simd>(bytes, limits)
    }

    fn event_by<'b, S: Scan>(&mut self, bytes: &'b [u8], limits: Limits) -> Result<(Event<'b>, Extent), Odd> {
        let mut reading = Reading::<S>::new(self, bytes, limits);
        reading.white();
        if reading.peek() != b'{' {
            return Err(Odd);
        }
        reading.object(None)?;
        let Reading { bytes, at, fields, unknown, wide, lines, .. } = reading;
        // Without an action it may be an envelope.
        let holds = |other: &Unknown<'_>| other.parent.is_none() && HOLDERS.contains(&other.name.as_ref());
        if !fields.has(Field::Action) && unknown.iter().any(holds) {
            return Err(Odd);
        }
        let read = &bytes[..at];
        // SAFETY: every byte up to `at` was either compared with the ASCII bytes that JSON is made of, or lay within a
        // string, and a string with a byte of 0x80 or more was checked to be UTF-8 as a whole.
        let text = unsafe { std::str::from_utf8_unchecked(read) };
        Ok((Event::of_slices(text, fields, unknown), Extent { end: at, wide, lines }))
    }
}

/// The kind of the value that a JSON text is; `None` if it is no JSON.
///
/// ```
/// use activity_tracker_events::reader::{Kind, accepted};
/// assert_eq!(accepted(b" [1, {\"a\": null}] ", 128), Some(Kind::Array));
/// assert_eq!(accepted(b"[1, 02]", 128), None);
/// ```
pub fn accepted(input: &[u8], max_depth: u32) -> Option<Kind> {
    accepted_by::<Simd>(input, max_depth)
        .unwrap_or_else(|Odd| read(input, max_depth).ok().map(|document| document.node(super::NodeId::ROOT).kind))
}

fn accepted_by<S: Scan>(input: &[u8], max_depth: u32) -> Result<Option<Kind>, Odd> {
    let mut lane = Lane::new();
    let mut reading = Reading::<S>::new(&mut lane, input, Limits { max_event_bytes: u32::MAX, max_depth });
    reading.white();
    let kind = reading.skip()?;
    reading.white();
    if reading.at == input.len() { Ok(Some(kind)) } else { Err(Odd) }
}

/// Where the elements of an envelope of several begin, how many objects are open there, and which envelope it is. Of an
/// envelope the beginning is enough.
pub(crate) fn elements(head: &[u8]) -> Option<(usize, usize, &'static str)> {
    let mut lane = Lane::new();
    let limits = Limits { max_event_bytes: u32::MAX, max_depth: 128 };
    let mut reading = Reading::<Simd>::new(&mut lane, head, limits);
    reading.white();
    let key = reading.enter_one_of(&["result", "lines", "action"])?;
    match key {
        "result" => {
            reading.enter("results")?;
            (reading.peek() == b'[').then_some((reading.at + 1, 2, "cloud-logs"))
        }
        "lines" => (reading.peek() == b'[').then_some((reading.at + 1, 1, "ingestion")),
        // What has an action is an event, whatever else it has.
        _ => None,
    }
}

struct Reading<'l, 'b, S> {
    lane: &'l mut Lane,
    bytes: &'b [u8],
    at: usize,
    /// How many objects of the event are open.
    depth: u32,
    max_depth: u32,
    fields: FieldValues,
    unknown: Vec<Unknown<'b>>,
    /// A string that is not ASCII was read.
    wide: bool,
    /// A line feed was passed over.
    lines: bool,
    scan: PhantomData<S>,
}

impl<'l, 'b, S: Scan> Reading<'l, 'b, S> {
    fn new(lane: &'l mut Lane, bytes: &'b [u8], limits: Limits) -> Self {
        // What is larger than it may be is cut short here, so that the full lane gets to say so.
        let bytes = &bytes[..bytes.len().min(limits.max_event_bytes as usize)];
        lane.hashes.clear();
        lane.open.clear();
        let (fields, unknown) = (FieldValues::none(), Vec::new());
        Reading {
            lane,
            bytes,
            at: 0,
            depth: 0,
            max_depth: limits.max_depth,
            fields,
            unknown,
            wide: false,
            lines: false,
            scan: PhantomData,
        }
    }

    /// The next byte; at the end 0, which JSON has nowhere.
    #[inline(always)]
    fn peek(&self) -> u8 {
        byte_at(self.bytes, self.at)
    }

    #[inline(always)]
    fn white(&mut self) {
        self.at = self.white_from(self.at);
    }

    /// The first place from one on that has no white space.
    #[inline(always)]
    fn white_from(&mut self, at: usize) -> usize {
        if byte_at(self.bytes, at) > b' ' { at } else { self.some_white(at) }
    }

    #[inline(never)]
    fn some_white(&mut self, at: usize) -> usize {
        let end = S::white(self.bytes, at);
        self.lines |= self.bytes[at..end].contains(&b'\n');
        end
    }

    /// Reads an object of the table of fields.
    fn object(&mut self, parent: Option<Field>) -> Result<(), Odd> {
        self.depth += 1;
        if self.depth > self.max_depth {
            return Err(Odd);
        }
        self.at += 1;
        self.white();
        if self.peek() == b'}' {
            self.at += 1;
            self.depth -= 1;
            return Ok(());
        }
        let mut place = first_of(parent);
        loop {
            match self.key(parent, place)? {
                Some(field) => {
                    place = after(field);
                    self.field(field)?;
                }
                None => {
                    self.skip()?;
                }
            }
            self.white();
            match self.peek() {
                b',' => {
                    self.at += 1;
                    self.white();
                }
                b'}' => {
                    self.at += 1;
                    self.depth -= 1;
                    return Ok(());
                }
                _ => return Err(Odd),
            }
        }
    }

    /// Reads a key and what stands between it and its value; `None` for one that is no field.
    #[inline(always)]
    fn key(&mut self, parent: Option<Field>, place: usize) -> Result<Option<Field>, Odd> {
        let [latest, earlier] = self.lane.next[place];
        let field = if self.is(latest) {
            latest
        } else if self.is(earlier) {
            self.lane.next[place] = [earlier, latest];
            earlier
        } else {
            return self.other_key(parent, place);
        };
        // At a place that nothing was learnt of yet, the guess may be of another object.
        let (field, its_parent) = ROWS[usize::from(field)];
        if its_parent != parent {
            return self.other_key(parent, place);
        }
        self.at += PATTERNS[field.index()].length;
        self.colon()?;
        Ok(Some(field))
    }

    #[inline(always)]
    fn is(&self, field: u8) -> bool {
        S::is(self.bytes, self.at, &PATTERNS[usize::from(field)])
    }

    #[inline(never)]
    fn other_key(&mut self, parent: Option<Field>, place: usize) -> Result<Option<Field>, Odd> {
        let start = self.at;
        let name = self.plain_key()?;
        self.colon()?;
        if let Some(field) = Field::named(parent, name) {
            self.lane.next[place] = [field as u8, self.lane.next[place][0]];
            return Ok(Some(field));
        }
        // These may be signs of an envelope.
        if parent.is_none() && (name.starts_with('_') || name.contains('.')) {
            return Err(Odd);
        }
        let known = self.unknown.iter().any(|other| other.parent == parent && other.name == name);
        if known || self.unknown.len() == MOST_UNKNOWN {
            return Err(Odd);
        }
        self.unknown.push(Unknown { parent, name: Cow::Borrowed(name), start: start as u32, dotted: false });
        Ok(None)
    }

    #[inline(always)]
    fn colon(&mut self) -> Result<(), Odd> {
        self.white();
        if self.peek() != b':' {
            return Err(Odd);
        }
        self.at += 1;
        self.white();
        Ok(())
    }

    /// Reads the value of a field.
    #[inline(always)]
    fn field(&mut self, field: Field) -> Result<(), Odd> {
        if self.fields.has(field) {
            return Err(Odd);
        }
        let start = self.at;
        let mut escaped = false;
        let kind = match self.peek() {
            b'"' => {
                escaped = self.string()?;
                Kind::String
            }
            b'{' if Fields::OBJECTS.contains(field) => {
                self.object(Some(field))?;
                Kind::Object
            }
            _ => self.skip()?,
        };
        self.fields.set(field, Value { kind, start: start as u32, end: self.at as u32, escaped });
        Ok(())
    }

    /// Reads a string, and tells whether there are escapes in it.
    #[inline(always)]
    fn string(&mut self) -> Result<bool, Odd> {
        let start = self.at + 1;
        let (stop, wide) = S::string(self.bytes, start);
        if byte_at(self.bytes, stop) == b'"' && !wide {
            self.at = stop + 1;
            return Ok(false);
        }
        let (end, escaped) = self.long_string(start, stop, wide)?;
        self.at = end;
        Ok(escaped)
    }

    /// The place behind the string that stands at one.
    #[inline(always)]
    fn string_at(&mut self, at: usize) -> Result<usize, Odd> {
        let (stop, wide) = S::string(self.bytes, at + 1);
        if byte_at(self.bytes, stop) == b'"' && !wide {
            return Ok(stop + 1);
        }
        self.long_string(at + 1, stop, wide).map(|(end, _)| end)
    }

    /// The place behind a string that has more than plain ASCII, and whether there are escapes in it.
    #[inline(never)]
    fn long_string(&mut self, start: usize, mut stop: usize, mut wide: bool) -> Result<(usize, bool), Odd> {
        let mut escaped = false;
        loop {
            match self.bytes.get(stop) {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    let next = self.escape(stop)?;
                    let (end, high) = S::string(self.bytes, next);
                    stop = end;
                    wide |= high;
                }
                _ => return Err(Odd),
            }
        }
        if wide {
            self.wide = true;
            if std::str::from_utf8(&self.bytes[start..stop]).is_err() {
                return Err(Odd);
            }
        }
        Ok((stop + 1, escaped))
    }

    /// The place behind an escape.
    fn escape(&self, at: usize) -> Result<usize, Odd> {
        match self.bytes.get(at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
            Some(b'u') => {
                let digits = self.bytes.get(at + 2..at + 6).ok_or(Odd)?;
                if digits.iter().all(u8::is_ascii_hexdigit) { Ok(at + 6) } else { Err(Odd) }
            }
            _ => Err(Odd),
        }
    }

    /// Reads a key without escapes.
    #[inline(always)]
    fn plain_key(&mut self) -> Result<&'b str, Odd> {
        if self.peek() != b'"' {
            return Err(Odd);
        }
        let start = self.at + 1;
        if self.string()? {
            return Err(Odd);
        }
        let key = &self.bytes[start..self.at - 1];
        // SAFETY: a string that was read is UTF-8: ASCII, or checked as a whole.
        Ok(unsafe { std::str::from_utf8_unchecked(key) })
    }

    /// Reads any value, checks its grammar and that no object in it names a key twice, and keeps nothing of it.
    fn skip(&mut self) -> Result<Kind, Odd> {
        let kind = match self.peek() {
            b'"' => {
                self.string()?;
                return Ok(Kind::String);
            }
            b't' => {
                self.at = word(self.bytes, self.at, b"true")?;
                return Ok(Kind::True);
            }
            b'f' => {
                self.at = word(self.bytes, self.at, b"false")?;
                return Ok(Kind::False);
            }
            b'n' => {
                self.at = word(self.bytes, self.at, b"null")?;
                return Ok(Kind::Null);
            }
            b'{' => Kind::Object,
            b'[' => Kind::Array,
            _ => {
                self.at = number(self.bytes, self.at)?;
                return Ok(Kind::Number);
            }
        };
        self.nested()?;
        Ok(kind)
    }

    /// Reads an object or array, without recursion.
    fn nested(&mut self) -> Result<(), Odd> {
        let bytes = self.bytes;
        let deepest = (self.max_depth as usize).saturating_sub(self.depth as usize);
        let mut at = self.at;
        // The innermost one that is open; those around it are on the stack.
        let mut frame = Frame { object: false, first: 0, seen: 0 };
        let mut depth = 0;
        loop {
            // At a value.
            let byte = byte_at(bytes, at);
            match byte {
                b'"' => at = self.string_at(at)?,
                b'{' | b'[' => {
                    if depth >= deepest {
                        return Err(Odd);
                    }
                    if depth > 0 {
                        self.lane.open.push(frame);
                    }
                    depth += 1;
                    frame = Frame { object: byte == b'{', first: self.lane.hashes.len(), seen: 0 };
                    at = self.white_from(at + 1);
                    // Two behind the opening bracket in ASCII is the closing one.
                    if byte_at(bytes, at) != byte + 2 {
                        if frame.object {
                            at = self.free_key(at, &mut frame)?;
                        }
                        continue;
                    }
                    at += 1;
                    depth -= 1;
                    self.close(&mut frame);
                }
                b't' => at = word(bytes, at, b"true")?,
                b'f' => at = word(bytes, at, b"false")?,
                b'n' => at = word(bytes, at, b"null")?,
                _ => at = number(bytes, at)?,
            }
            // Behind a value.
            loop {
                if depth == 0 {
                    self.at = at;
                    return Ok(());
                }
                at = self.white_from(at);
                match byte_at(bytes, at) {
                    b',' => {
                        at = self.white_from(at + 1);
                        if frame.object {
                            at = self.free_key(at, &mut frame)?;
                        }
                        break;
                    }
                    b'}' if frame.object => {}
                    b']' if !frame.object => {}
                    _ => return Err(Odd),
                }
                at += 1;
                depth -= 1;
                self.close(&mut frame);
            }
        }
    }

    #[inline(always)]
    fn close(&mut self, frame: &mut Frame) {
        self.lane.hashes.truncate(frame.first);
        if let Some(outer) = self.lane.open.pop() {
            *frame = outer;
        }
    }

    /// Reads a key of the innermost open object and what stands between it and its value.
    #[inline(always)]
    fn free_key(&mut self, at: usize, frame: &mut Frame) -> Result<usize, Odd> {
        if byte_at(self.bytes, at) != b'"' {
            return Err(Odd);
        }
        let (stop, wide) = S::string(self.bytes, at + 1);
        let end = if byte_at(self.bytes, stop) == b'"' && !wide {
            stop
        } else {
            let (end, escaped) = self.long_string(at + 1, stop, wide)?;
            if escaped {
                return Err(Odd);
            }
            end - 1
        };
        let hash = hash(&self.bytes[at + 1..end]);
        let bit = 1 << (hash & 63);
        if frame.seen & bit != 0 {
            // Perhaps the same key, perhaps only the same hash.
            let of_this = &self.lane.hashes[frame.first..];
            if of_this.len() >= MOST_KEYS || of_this.contains(&hash) {
                return Err(Odd);
            }
        }
        frame.seen |= bit;
        self.lane.hashes.push(hash);
        let colon = self.white_from(end + 1);
        if byte_at(self.bytes, colon) != b':' {
            return Err(Odd);
        }
        Ok(self.white_from(colon + 1))
    }

    /// Goes to the value of a member of the object that stands here.
    fn enter(&mut self, key: &str) -> Option<()> {
        self.enter_one_of(&[key]).map(drop)
    }

    /// Goes to the value of the first member of the object that stands here that has one of some keys.
    fn enter_one_of<'k>(&mut self, keys: &[&'k str]) -> Option<&'k str> {
        if self.peek() != b'{' {
            return None;
        }
        loop {
            // Behind the opening brace or a comma.
            self.at += 1;
            self.white();
            let name = self.plain_key().ok()?;
            self.colon().ok()?;
            if let Some(key) = keys.iter().find(|key| **key == name) {
                return Some(*key);
            }
            self.skip().ok()?;
            self.white();
            if self.peek() != b',' {
                return None;
            }
        }
    }
}

/// The byte at a place; beyond the end 0, which JSON has nowhere.
#[inline(always)]
fn byte_at(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

/// The place behind a word that stands at one.
#[inline(always)]
fn word(bytes: &[u8], at: usize, word: &[u8]) -> Result<usize, Odd> {
    if bytes.get(at..at + word.len()) == Some(word) { Ok(at + word.len()) } else { Err(Odd) }
}

/// The place behind a number that stands at one.
pub(super) fn number(bytes: &[u8], mut at: usize) -> Result<usize, Odd> {
    at += usize::from(byte_at(bytes, at) == b'-');
    at = if byte_at(bytes, at) == b'0' { at + 1 } else { digits(bytes, at)? };
    if byte_at(bytes, at) == b'.' {
        at = digits(bytes, at + 1)?;
    }
    if matches!(byte_at(bytes, at), b'e' | b'E') {
        at += 1;
        at += usize::from(matches!(byte_at(bytes, at), b'+' | b'-'));
        at = digits(bytes, at)?;
    }
    Ok(at)
}

#[inline(always)]
fn digits(bytes: &[u8], start: usize) -> Result<usize, Odd> {
    let mut at = start;
    while byte_at(bytes, at).is_ascii_digit() {
        at += 1;
    }
    if at == start { Err(Odd) } else { Ok(at) }
}

/// A hash of a key; equal keys have equal ones. Of a long one it takes the beginning and the end.
#[inline(always)]
pub(super) fn hash(key: &[u8]) -> u32 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let word = match (key.first_chunk::<8>(), key.last_chunk::<8>()) {
        (Some(head), Some(tail)) => {
            let (head, tail) = (u64::from_le_bytes(*head), u64::from_le_bytes(*tail));
            let middle = key.get(key.len() / 2 - 4..).and_then(|rest| rest.first_chunk::<8>());
            let middle = middle.map_or(0, |middle| u64::from_le_bytes(*middle));
            head.wrapping_mul(FACTOR).rotate_left(31) ^ tail ^ middle.rotate_left(17)
        }
        _ => match (key.first_chunk::<4>(), key.last_chunk::<4>(), key) {
            (Some(head), Some(tail), _) => {
                u64::from(u32::from_le_bytes(*head)) | u64::from(u32::from_le_bytes(*tail)) << 32
            }
            (.., [head, middle @ .., tail]) => {
                u64::from(*head) | u64::from(*middle.first().unwrap_or(tail)) << 8 | u64::from(*tail) << 16
            }
            (.., [only]) => u64::from(*only),
            _ => 0,
        },
    };
    let hash = (word ^ (key.len() as u64).wrapping_mul(FACTOR)).wrapping_mul(FACTOR);
    (hash >> 32) as u32
}

#[cfg(test)]
pub(crate) mod tests {
    use super::super::scan::Scalar;
    use super::*;

    /// Numbers that look random and are the same in each run.
    pub(crate) struct Random(pub(crate) u64);

    impl Random {
        pub(crate) fn below(&mut self, limit: usize) -> usize {
            self.0 = self.0.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
            (self.0 >> 33) as usize % limit.max(1)
        }
    }

    /// Sample events, and one with all that JSON has.
    pub(crate) fn seeds() -> Vec<Vec<u8>> {
        let rich = r#"{"action":"pm-20.training.create","outcome":"failure","reason":{"reasonCode":4.03e2},"x":1,
            "y":{"a":[1,-2.5e-3,true,false,null,{"b":"\u00e9\"\\\n\ud83d\ude00é😀"}],"":{}},"dataEvent":"true",
            "initiator":{"id":"iam-ServiceId-1","odd":[],"host":{"address":"10.0.0.1","x":2},"credential":{"type":"token"}},
            "requestData":{"month":"2026-03","a":{"b":{"c":{"d":{}}}}},"responseData":"{\"a\":1}"}"#;
        let request = r#"{"action":"billing.account-usage-report.read","outcome":"success",
            "requestData":{"month":"2026-03","usage_report_type":"rollup","daily":true,"sub_account_id":null}}"#;
        let samples = include_bytes!("../../samples/events.ndjson").split(|byte| *byte == b'\n');
        let mut seeds: Vec<Vec<u8>> = samples.filter(|line| !line.is_empty()).map(<[u8]>::to_vec).collect();
        seeds.extend([rich, request].map(|text| text.as_bytes().to_vec()));
        seeds
    }

    /// A seed with a few bytes changed, cut, doubled or moved in from another.
    pub(crate) fn mutated(random: &mut Random, seeds: &[Vec<u8>]) -> Vec<u8> {
        const PIECES: &[&str] = &[
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "0",
            "-",
            "1e5",
            ".",
            "true",
            "null",
            " ",
            "\n",
            "\t",
            "é",
            "😀",
            "_",
            "\\u00e9",
            "\\ud800",
            "\\\"",
            "\"a\":1,",
            "{}",
            "[]",
            "\"action\":\"a.b\",",
            "\u{1}",
            "e",
            "crn:v1:",
            "+0000",
        ];
        let mut bytes = seeds[random.below(seeds.len())].clone();
        for _ in 0..random.below(4) {
            let at = random.below(bytes.len() + 1);
            let end = (at + random.below(12)).min(bytes.len());
            match random.below(6) {
                0 => drop(bytes.drain(at..end)),
                1 => bytes.splice(at..at, PIECES[random.below(PIECES.len())].bytes()).for_each(drop),
                2 => bytes.splice(at..end, PIECES[random.below(PIECES.len())].bytes()).for_each(drop),
                3 => {
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= 1 << random.below(8);
                    }
                }
                4 => {
                    let other = &seeds[random.below(seeds.len())];
                    let from = random.below(other.len());
                    let to = (from + random.below(60)).min(other.len());
                    bytes.splice(at..end, other[from..to].iter().copied()).for_each(drop);
                }
                _ => {
                    let copy = bytes[at..end].to_vec();
                    bytes.splice(at..at, copy).for_each(drop);
                }
            }
        }
        bytes
    }

    #[test]
    fn vectors_and_single_bytes_read_alike() {
        let (seeds, mut random) = (seeds(), Random(1));
        let (mut by_simd, mut by_scalar) = (Lane::new(), Lane::new());
        let mut read = 0;
        for _ in 0..60_000 {
            let bytes = mutated(&mut random, &seeds);
            let one = by_simd.event_by::<Simd>(&bytes, Limits::default());
            let other = by_scalar.event_by::<Scalar>(&bytes, Limits::default());
            read += usize::from(one.is_ok());
            assert_eq!(format!("{one:?}"), format!("{other:?}"), "{}", String::from_utf8_lossy(&bytes));
            assert_eq!(accepted_by::<Simd>(&bytes, 128), accepted_by::<Scalar>(&bytes, 128));
        }
        assert!(read > 15_000, "{read}");
    }

    #[test]
    fn what_is_accepted_is_what_the_full_lane_reads() {
        let (seeds, mut random) = (seeds(), Random(2));
        for _ in 0..60_000 {
            let bytes = mutated(&mut random, &seeds);
            let full = read(&bytes, 128).ok().map(|document| document.node(super::super::NodeId::ROOT).kind);
            assert_eq!(accepted(&bytes, 128), full, "{}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn no_cut_is_read_beyond_its_end() {
        for seed in seeds() {
            let mut lane = Lane::new();
            for end in 0..=seed.len() {
                // A copy of its own length, so that a checker of memory sees a load beyond it.
                let cut = seed[..end].to_vec();
                if let Ok((_, extent)) = lane.event(&cut, Limits::default()) {
                    assert!(extent.end <= end);
                }
            }
        }
    }

    #[test]
    fn keys_that_differ_have_hashes_that_differ() {
        let mut seen = std::collections::BTreeMap::new();
        for number in 0..20_000 {
            for key in
                [format!("{number}"), format!("k{number}"), format!("longer_key_{number}"), format!("{number}:of:many")]
            {
                let before = seen.insert(hash(key.as_bytes()), key.clone());
                assert_eq!(before.filter(|before| *before != key), None, "{key}");
            }
        }
    }

    #[test]
    fn many_keys_and_equal_hashes_go_to_the_full_lane() {
        let object = |keys: usize| {
            let members: Vec<String> = (0..keys).map(|key| format!("\"k{key}\":0")).collect();
            format!("{{\"action\":\"a.b\",\"requestData\":{{{}}}}}", members.join(","))
        };
        let mut lane = Lane::new();
        assert!(lane.event(object(MOST_KEYS).as_bytes(), Limits::default()).is_ok());
        assert!(lane.event(object(4 * MOST_KEYS).as_bytes(), Limits::default()).is_err());
        for twice in [r#"{"action":"a.b","requestData":{"a":1,"b":2,"a":3}}"#, r#"{"action":"a.b","action":"a.b"}"#] {
            assert!(lane.event(twice.as_bytes(), Limits::default()).is_err());
        }
        assert!(
            lane.event(br#"{"action":"a.b","requestData":{"a":1,"b":{"a":3}},"x":{"a":1}}"#, Limits::default()).is_ok()
        );
    }
}
