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
use super::fence::{At, Fenced, Windows, Word};
use super::json::Kind;
use super::scan::{Lead, Scan, Simd, hash};
use super::{Limits, read};
use crate::event::{Event, FIELD_COUNT, FIELDS, Field, FieldSpec, FieldType, Fields, Slices, Unknown, Value};

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
    learnt: Learnt,
    /// For copies of what is read.
    room: Vec<u8>,
}

#[derive(Debug, Clone)]
struct Learnt {
    /// For each order of keys and each place in it, the rows of what stood there last, the latest first: fields, each a
    /// member of the object that the place is in, and the end of that object.
    next: [Guesses; ORDERS * PLACES],
    /// The hashes of the keys of the free-form objects that are open, outermost first.
    hashes: Vec<u64>,
    open: Vec<Frame>,
}

/// What is expected at a place, the most likely first.
type Guesses = [u8; 2];

/// A free-form object or array that is open.
#[derive(Debug, Clone, Copy)]
struct Frame {
    /// The bracket that closes it.
    close: u32,
    /// Where the hashes of its keys begin.
    first: u32,
    /// A bit for the highest six bits of each of them.
    seen: u64,
}

impl Frame {
    const NONE: Frame = Frame { close: 0, first: 0, seen: 0 };

    fn is_closed_by(&self, byte: u8) -> bool {
        self.close == u32::from(byte)
    }
}

/// So many free-form objects and arrays within each other are read here.
const MOST_OPEN: usize = 64;
/// So many keys of the free-form objects that are open are compared with each other here.
const MOST_KEYS: usize = 512;
/// So many members that are no fields are compared with each other here.
const MOST_UNKNOWN: usize = 16;

/// At the beginning of the event, of each field that is an object, and behind each field.
const PLACES: usize = 128;
const _: () = assert!(2 * FIELD_COUNT < PLACES);
/// So many orders of keys are told apart, by the first key. What comes next is then known of nearly every key.
const ORDERS: usize = 8;

/// Where the places of an order are that begins with this field.
const fn order_of(field: Field) -> usize {
    field.index() % ORDERS * PLACES
}

const fn first_of(parent: Option<Field>) -> usize {
    match parent {
        None => 0,
        Some(field) => 1 + field.index(),
    }
}

/// Whether a place is the first of an object, in any order.
const fn is_first(place: usize) -> bool {
    place % PLACES <= FIELD_COUNT
}

const fn after(field: Field) -> usize {
    1 + FIELD_COUNT + field.index()
}

/// A field as the reader needs it, or the end of an object.
#[derive(Debug)]
struct Row {
    lead: Lead,
    /// What the lead leads to.
    to: To,
    field: Field,
    parent: Option<Field>,
}

/// What stands behind a key; or that the object ends instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum To {
    String,
    /// An object whose members are fields themselves.
    Object,
    Other,
    End,
    /// A member that is no field; it has been read.
    Unknown,
}

/// The row of the end of an object, behind those of the fields.
const END: usize = FIELD_COUNT;

static ROWS: [Row; FIELD_COUNT + 1] = {
    let mut rows =
        [const { Row { lead: Lead::closing(), to: To::End, field: Field::Action, parent: None } }; FIELD_COUNT + 1];
    let mut at = 0;
    while at < FIELD_COUNT {
        let FieldSpec { field, name, parent, ty, .. } = FIELDS[at];
        let (to, opening): (To, &[u8]) = match ty {
            FieldType::Object => (To::Object, b"{"),
            FieldType::String | FieldType::Any => (To::String, b"\""),
            FieldType::Number | FieldType::Boolean | FieldType::FreeObject => (To::Other, b""),
        };
        rows[at] = Row { lead: Lead::of(name, opening), to, field, parent };
        at += 1;
    }
    rows
};

/// What stands at a place before which a value ends, or an object begins: the bytes of a lead that are other ones here
/// have no bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stands(u32);

impl Stands {
    /// What ended a string, most often its closing quote.
    const QUOTE: Stands = Stands(u32::MAX);
    /// The last byte of a value.
    const LAST: Stands = Stands(u32::MAX << 1);
    /// The byte before an opening brace.
    const BRACE: Stands = Stands(u32::MAX << 2);
}

/// The order of the documentation.
const EXPECTED: [Guesses; ORDERS * PLACES] = {
    let mut next = [[END as u8; 2]; ORDERS * PLACES];
    // From the last field on: what is left at the beginning of an object is its first member, which is also what is
    // expected behind its last one.
    let mut left = 2 * FIELD_COUNT;
    while left > 0 {
        left -= 1;
        let row = &ROWS[left % FIELD_COUNT];
        let place = first_of(row.parent);
        next[after(row.field)] = next[place];
        next[place] = [row.field as u8; 2];
    }
    let mut at = PLACES;
    while at < ORDERS * PLACES {
        next[at] = next[at - PLACES];
        at += 1;
    }
    next
};

impl Lane {
    /// A lane that expects the order of the documentation.
    pub(crate) const fn new() -> Lane {
        Lane { learnt: Learnt { next: EXPECTED, hashes: Vec::new(), open: Vec::new() }, room: Vec::new() }
    }

    /// Reads the event at the beginning of some bytes into one that is still unread, and tells how far it goes. What
    /// follows is left alone.
    pub(crate) fn event<'b>(&mut self, bytes: &'b [u8], limits: Limits, into: &mut Event<'b>) -> Result<Extent, Odd> {
        self.event_by::<Simd>(bytes, limits, into)
    }

    /// The same where a line feed and its margin stand behind the event's bytes, of which there are so many: no copy is
    /// made then.
    pub(crate) fn event_before<'b>(
        &mut self,
        bytes: &'b [u8],
        size: usize,
        limits: Limits,
        into: &mut Event<'b>,
    ) -> Result<Extent, Odd> {
        let text = bytes.get(..size).ok_or(Odd)?;
        match Fenced::within(bytes, 0, size).filter(|_| size <= limits.max_event_bytes as usize) {
            Some(window) => Reading::<Simd>::new(&mut self.learnt, text, window, limits, into).event(limits).ok_or(Odd),
            None => self.event(text, limits, into),
        }
    }

    fn event_by<'b, S: Scan>(&mut self, bytes: &'b [u8], limits: Limits, into: &mut Event<'b>) -> Result<Extent, Odd> {
        let Lane { learnt, room } = self;
        // What is larger than it may be is cut short here, so that the full lane gets to say so.
        let bytes = &bytes[..bytes.len().min(limits.max_event_bytes as usize)];
        let window = Fenced::copied(bytes, room).ok_or(Odd)?;
        Reading::<S>::new(learnt, bytes, window, limits, into).event(limits).ok_or(Odd)
    }

    /// Reads the event at a place of an input; also, how far into the input was looked for its end.
    pub(crate) fn event_at<'b>(
        &mut self,
        windows: &mut Windows<'b>,
        at: usize,
        limits: Limits,
        into: &mut Event<'b>,
    ) -> (Result<Extent, Odd>, usize) {
        let bytes = windows.bytes().get(at..).unwrap_or_default();
        let Some((window, end)) = windows.at(at) else { return (Err(Odd), at) };
        (Reading::<Simd>::new(&mut self.learnt, bytes, window, limits, into).event(limits).ok_or(Odd), end)
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
    let Lane { mut learnt, mut room } = Lane::new();
    let window = Fenced::copied(input, &mut room).ok_or(Odd)?;
    let limits = Limits { max_event_bytes: u32::MAX, max_depth };
    Reading::<S>::new(&mut learnt, input, window, limits, &mut Event::unread()).alone().ok_or(Odd).map(Some)
}

/// Where the elements of an envelope of several begin, how many objects are open there, and which envelope it is. Of an
/// envelope the beginning is enough.
pub(crate) fn elements(head: &[u8]) -> Option<(usize, usize, &'static str)> {
    let Lane { mut learnt, mut room } = Lane::new();
    let window = Fenced::copied(head, &mut room)?;
    let limits = Limits { max_event_bytes: u32::MAX, max_depth: 128 };
    let mut unread = Event::unread();
    let mut reading = Reading::<Simd>::new(&mut learnt, head, window, limits, &mut unread);
    let at = reading.white(window.first())?;
    let (key, at) = reading.enter_one_of(at, &["result", "lines", "action"])?;
    let (array, within, envelope) = match key {
        "result" => (reading.enter_one_of(at, &["results"])?.1, 2, "cloud-logs"),
        "lines" => (at, 1, "ingestion"),
        // What has an action is an event, whatever else it has.
        _ => return None,
    };
    Some((window.offset(array.behind(b'[')?), within, envelope))
}

/// Everything here answers `None` for what is odd.
struct Reading<'r, 'b, 'w, S> {
    learnt: &'r mut Learnt,
    bytes: &'b [u8],
    /// The same bytes, in which all places are.
    window: Fenced<'w>,
    /// How many objects of the event are open.
    depth: u32,
    max_depth: u32,
    slices: Slices<'r, 'b>,
    /// A string that is not ASCII was read.
    wide: bool,
    /// A line feed was passed over.
    lines: bool,
    scan: PhantomData<S>,
}

impl<'r, 'b, 'w, S: Scan> Reading<'r, 'b, 'w, S> {
    #[inline(always)]
    fn new(
        learnt: &'r mut Learnt,
        bytes: &'b [u8],
        window: Fenced<'w>,
        limits: Limits,
        into: &'r mut Event<'b>,
    ) -> Self {
        Reading {
            learnt,
            bytes,
            window,
            depth: 0,
            max_depth: limits.max_depth,
            slices: into.slices(),
            wide: false,
            lines: false,
            scan: PhantomData,
        }
    }

    /// Reads the event at the beginning.
    #[inline(always)]
    fn event(mut self, limits: Limits) -> Option<Extent> {
        let start = self.white(self.window.first())?;
        let end = self.members(start.behind(b'{')?)?;
        let end = self.window.offset(end);
        // Without an action it may be an envelope.
        let holds = |other: &Unknown<'_>| other.parent.is_none() && HOLDERS.contains(&other.name.as_ref());
        let envelope = !self.slices.fields.has(Field::Action) && self.slices.unknown.iter().any(holds);
        if envelope || end > limits.max_event_bytes as usize {
            return None;
        }
        let read = self.bytes.get(..end)?;
        // SAFETY: every byte up to here was either compared with the ASCII bytes that JSON is made of, or lay within a
        // string, and a string with a byte of 0x80 or more was checked to be UTF-8 as a whole.
        *self.slices.text = unsafe { std::str::from_utf8_unchecked(read) };
        Some(Extent { end, wide: self.wide, lines: self.lines })
    }

    /// Reads a value that must be all there is.
    fn alone(mut self) -> Option<Kind> {
        let start = self.white(self.window.first())?;
        let (kind, end) = self.value(start)?;
        // Behind it there is nothing but the fence.
        match self.window.white::<S>(end) {
            None => Some(kind),
            Some(_) => None,
        }
    }

    /// The first place from one on that has no white space.
    #[inline(always)]
    fn white(&mut self, at: At<'w>) -> Option<At<'w>> {
        if at.byte() > b' ' {
            return Some(at);
        }
        match at.behind(b' ') {
            Some(next) if next.byte() > b' ' => Some(next),
            _ => self.some_white(at),
        }
    }

    #[inline(never)]
    fn some_white(&mut self, at: At<'w>) -> Option<At<'w>> {
        let (end, lines) = self.window.white::<S>(at)?;
        self.lines |= lines;
        Some(end)
    }

    /// Reads the members of the event, from behind its opening brace to behind its closing one.
    fn members(&mut self, start: At<'w>) -> Option<At<'w>> {
        self.deeper()?;
        // The innermost object that is open; those around it are its parents.
        let mut parent = None;
        let (mut strings, mut others, mut count) = (Fields::NONE, Fields::NONE, 0);
        // The string that was read last.
        let (mut inside, mut string) = (start, Field::Action);
        let mut next = self.member(start, parent, true)?;
        let order = order_of(next.0.field);
        let mut place = order;
        loop {
            // At a value, behind its opening quote or brace; or behind the end of an object.
            let (row, to, value) = next;
            let (at, stands) = match to {
                To::String => {
                    strings = strings.and(row.field);
                    count += 1;
                    (inside, string) = (value, row.field);
                    place = order + after(row.field);
                    let stop = S::plain(value);
                    self.slices.fields.put(string, self.offset(value) - 1, self.offset(stop) + 1);
                    (stop, Stands::QUOTE)
                }
                To::Object => {
                    others = others.and(row.field);
                    count += 1;
                    self.deeper()?;
                    let start = self.offset(value) - 1;
                    self.slices.fields.put(row.field, start, start);
                    self.slices.fields.be(row.field, Kind::Object);
                    parent = Some(row.field);
                    place = order + first_of(parent);
                    // SAFETY: before the brace stands its key.
                    (unsafe { value.back().back() }, Stands::BRACE)
                }
                To::Other => {
                    let value = self.white(value)?;
                    if let Some(inside) = value.behind(b'"') {
                        next = (row, To::String, inside);
                        continue;
                    }
                    others = others.and(row.field);
                    count += 1;
                    place = order + after(row.field);
                    let end = self.other_value(row.field, value)?;
                    // SAFETY: before the end stands the value.
                    (unsafe { end.back() }, Stands::LAST)
                }
                To::End => {
                    self.depth -= 1;
                    let Some(field) = parent else {
                        let present = strings.with(others);
                        self.slices.fields.complete(present, strings);
                        // One that was there twice counted twice.
                        return (present.count() == count).then_some(value);
                    };
                    self.slices.fields.end(field, self.offset(value));
                    place = order + after(field);
                    parent = ROWS[field.index()].parent;
                    // SAFETY: before it stands the brace.
                    (unsafe { value.back() }, Stands::LAST)
                }
                // SAFETY: before it stands the value.
                To::Unknown => (unsafe { value.back() }, Stands::LAST),
            };
            // Between two values.
            let row = &ROWS[usize::from(self.learnt.next[place % (ORDERS * PLACES)][0])];
            // SAFETY: where a quote stands, all bytes are compared; otherwise what was read ends here, or before it.
            next = match unsafe { at.behind_lead::<S>(&row.lead, stands.0) } {
                Some(value) => (row, row.to, value),
                None => self.astray(at, stands, inside, string, parent, place)?,
            };
        }
    }

    /// Goes on to the next value where another one was expected.
    #[inline(never)]
    fn astray(
        &mut self,
        at: At<'w>,
        stands: Stands,
        inside: At<'w>,
        string: Field,
        parent: Option<Field>,
        place: usize,
    ) -> Option<(&'static Row, To, At<'w>)> {
        let guesses = self.learnt.next[place % (ORDERS * PLACES)];
        let row = &ROWS[usize::from(guesses[1])];
        // SAFETY: where a quote stands, all bytes are compared; otherwise what was read ends here, or before it.
        if let Some(value) = unsafe { at.behind_lead::<S>(&row.lead, stands.0) } {
            self.learnt.next[place % (ORDERS * PLACES)] = [guesses[1], guesses[0]];
            return Some((row, row.to, value));
        }
        let behind = match stands {
            // SAFETY: the brace and what stands before it are not the fence.
            Stands::BRACE => unsafe { at.on(2) },
            // SAFETY: nor is the last byte of a value.
            Stands::LAST => unsafe { at.on(1) },
            _ => match at.behind(b'"') {
                Some(behind) => behind,
                None => {
                    let (end, escaped) = self.behind_long_string(inside, at)?;
                    self.slices.fields.end(string, self.offset(end));
                    if escaped {
                        self.slices.fields.escape(string);
                    }
                    let row = &ROWS[usize::from(guesses[0])];
                    // SAFETY: before the end stands the quote, which is not compared.
                    if let Some(value) = unsafe { end.back().behind_lead::<S>(&row.lead, Stands::LAST.0) } {
                        return Some((row, row.to, value));
                    }
                    end
                }
            },
        };
        let next = self.member(behind, parent, stands == Stands::BRACE)?;
        let learnt = match next.1 {
            To::Unknown => return Some(next),
            // The lead to the end of an object says nothing behind its brace.
            To::End if is_first(place) => return Some(next),
            To::End => END as u8,
            _ => next.0.field as u8,
        };
        self.learnt.next[place % (ORDERS * PLACES)] = [learnt, guesses[0]];
        Some(next)
    }

    /// Goes on from behind a value, or from behind the brace of an object that was opened, to the next value: behind its
    /// opening quote or brace where it has one, or behind the brace where the object ends.
    #[inline(never)]
    fn member(&mut self, from: At<'w>, parent: Option<Field>, opened: bool) -> Option<(&'static Row, To, At<'w>)> {
        let mut at = self.white(from)?;
        match at.behind(b'}') {
            Some(end) => return Some((&ROWS[END], To::End, end)),
            None if !opened => at = self.white(at.behind(b',')?)?,
            None => {}
        }
        let (name, end) = self.name(at)?;
        let value = self.behind_colon(end)?;
        let Some(field) = Field::named(parent, name) else {
            return Some((&ROWS[END], To::Unknown, self.unknown(at, parent, name, value)?));
        };
        let row = &ROWS[field.index()];
        Some(match value.behind(b'"') {
            Some(inside) => (row, To::String, inside),
            None => match value.behind(b'{').filter(|_| row.to == To::Object) {
                Some(inside) => (row, To::Object, inside),
                None => (row, To::Other, value),
            },
        })
    }

    /// An object more is open.
    #[inline(always)]
    fn deeper(&mut self) -> Option<()> {
        self.depth += 1;
        (self.depth <= self.max_depth).then_some(())
    }

    /// How many bytes there are before a place.
    #[inline(always)]
    fn offset(&self, at: At<'w>) -> u32 {
        self.window.offset(at) as u32
    }

    /// Reads the value of a field that is neither a string nor an object of fields.
    #[inline(never)]
    fn other_value(&mut self, field: Field, at: At<'w>) -> Option<At<'w>> {
        let (kind, end) = self.value(at)?;
        let value = Value { kind, start: self.offset(at), end: self.offset(end), escaped: false };
        self.slices.fields.set(field, value);
        Some(end)
    }

    /// Reads the value of a member that is no field, and keeps its name.
    fn unknown(&mut self, at: At<'w>, parent: Option<Field>, name: &'b str, value: At<'w>) -> Option<At<'w>> {
        // These may be signs of an envelope.
        if parent.is_none() && (name.starts_with('_') || name.contains('.')) {
            return None;
        }
        let start = self.offset(at);
        let unknown = &mut *self.slices.unknown;
        let known = unknown.iter().any(|other| other.parent == parent && other.name == name);
        if known || unknown.len() == MOST_UNKNOWN {
            return None;
        }
        unknown.push(Unknown { parent, name: Cow::Borrowed(name), start, dotted: false });
        Some(self.value(value)?.1)
    }

    /// A key without escapes that stands at a place, and the place behind it.
    fn name(&mut self, at: At<'w>) -> Option<(&'b str, At<'w>)> {
        let inside = at.behind(b'"')?;
        let (end, escaped) = self.behind_string(inside)?;
        if escaped {
            return None;
        }
        let name = self.bytes.get(self.window.offset(inside)..self.window.offset(end) - 1)?;
        // SAFETY: a string that was read is UTF-8: ASCII, or checked as a whole.
        Some((unsafe { std::str::from_utf8_unchecked(name) }, end))
    }

    /// The place of the value behind a key.
    #[inline(always)]
    fn behind_colon(&mut self, at: At<'w>) -> Option<At<'w>> {
        let at = self.white(at)?.behind(b':')?;
        self.white(at)
    }

    /// The place behind a string that begins before one, and whether there are escapes in it.
    #[inline(always)]
    fn behind_string(&mut self, inside: At<'w>) -> Option<(At<'w>, bool)> {
        let stop = S::plain(inside);
        match stop.behind(b'"') {
            Some(end) => Some((end, false)),
            None => self.behind_long_string(inside, stop),
        }
    }

    /// The place behind a string that has more than plain ASCII, and whether there are escapes in it.
    #[inline(never)]
    fn behind_long_string(&mut self, inside: At<'w>, mut stop: At<'w>) -> Option<(At<'w>, bool)> {
        let (mut escaped, mut wide) = (false, false);
        loop {
            match stop.byte() {
                b'"' => break,
                b'\\' => {
                    escaped = true;
                    stop = S::escaped(stop);
                    if stop.byte() == b'\\' {
                        // An escape with a number, or none.
                        stop = S::plain(stop.behind_escape()?);
                    }
                }
                0x80.. => {
                    wide = true;
                    stop = S::stop(stop);
                }
                _ => return None,
            }
        }
        if wide {
            self.wide = true;
            let string = self.bytes.get(self.window.offset(inside)..self.window.offset(stop))?;
            std::str::from_utf8(string).ok()?;
        }
        Some((stop.behind(b'"')?, escaped))
    }

    /// Reads any value, checks its grammar and that no object in it names a key twice, and keeps nothing of it.
    #[inline(always)]
    fn value(&mut self, at: At<'w>) -> Option<(Kind, At<'w>)> {
        Some(match at.byte() {
            b'"' => (Kind::String, self.behind_string(at.behind(b'"')?)?.0),
            b'{' => (Kind::Object, self.nested(at)?),
            b'[' => (Kind::Array, self.nested(at)?),
            b't' => (Kind::True, at.behind_word(Word::True)?),
            b'f' => (Kind::False, at.behind_word(Word::False)?),
            b'n' => (Kind::Null, at.behind_word(Word::Null)?),
            _ => (Kind::Number, at.behind_number::<S>()?),
        })
    }

    /// Reads an object or array, without recursion.
    #[inline(never)]
    fn nested(&mut self, start: At<'w>) -> Option<At<'w>> {
        let deepest = (self.max_depth as usize).saturating_sub(self.depth as usize).min(MOST_OPEN);
        if self.learnt.hashes.is_empty() {
            self.learnt.hashes.resize(MOST_KEYS, 0);
            self.learnt.open.resize(MOST_OPEN, Frame::NONE);
        }
        let mut at = start;
        // The innermost one that is open; those around it are on the stack.
        let mut frame = Frame::NONE;
        let (mut depth, mut keys) = (0, 0);
        loop {
            // At a value.
            let byte = at.byte();
            if byte == b'"' {
                // SAFETY: a quote is not the fence.
                at = self.behind_string(unsafe { at.on(1) })?.0;
            } else if byte == b'{' || byte == b'[' {
                if depth >= deepest {
                    return None;
                }
                *self.learnt.open.get_mut(depth)? = frame;
                depth += 1;
                // Two behind the opening bracket in ASCII is the closing one.
                frame = Frame { close: u32::from(byte + 2), first: keys as u32, seen: 0 };
                // SAFETY: a bracket is not the fence.
                at = self.white(unsafe { at.on(1) })?;
                if !frame.is_closed_by(at.byte()) {
                    if byte == b'{' {
                        at = self.free_key(at.behind(b'"')?, &mut frame, &mut keys)?;
                    }
                    continue;
                }
                // It is closed at once, as below.
            } else if byte <= b'9' {
                at = at.behind_number::<S>()?;
            } else {
                at = match byte {
                    b't' => at.behind_word(Word::True)?,
                    b'f' => at.behind_word(Word::False)?,
                    _ => at.behind_word(Word::Null)?,
                };
            }
            // Behind a value.
            loop {
                // In most objects a comma and a quote follow.
                if frame.is_closed_by(b'}')
                    && let Some(inside) = at.behind_two(*b",\"")
                {
                    at = self.free_key(inside, &mut frame, &mut keys)?;
                    break;
                }
                at = self.white(at)?;
                if let Some(next) = at.behind(b',') {
                    at = self.white(next)?;
                    if frame.is_closed_by(b'}') {
                        at = self.free_key(at.behind(b'"')?, &mut frame, &mut keys)?;
                    }
                    break;
                }
                at = at.behind(frame.close as u8)?;
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
                keys = frame.first as usize;
                frame = *self.learnt.open.get(depth)?;
            }
        }
    }

    /// Reads a key of the innermost open object, from behind its opening quote on, and what stands between it and its value.
    #[inline(always)]
    fn free_key(&mut self, inside: At<'w>, frame: &mut Frame, keys: &mut usize) -> Option<At<'w>> {
        let (stop, mut hash) = S::key(inside);
        let value = match stop.behind_two(*b"\":") {
            Some(value) => value,
            None => {
                let mut end = stop;
                if stop.byte() == b'"' {
                    end = stop.behind(b'"')?;
                } else {
                    (end, hash) = self.long_key(inside, end)?;
                }
                self.white(end)?.behind(b':')?
            }
        };
        let bit = 1 << (hash >> 58);
        if frame.seen & bit != 0 && self.learnt.hashes.get(frame.first as usize..*keys)?.contains(&hash) {
            // Perhaps the same key, perhaps only the same hash.
            return None;
        }
        frame.seen |= bit;
        *self.learnt.hashes.get_mut(*keys)? = hash;
        *keys += 1;
        self.white(value)
    }

    /// The place behind a key with more than plain ASCII, and its hash.
    #[inline(never)]
    fn long_key(&mut self, inside: At<'w>, stop: At<'w>) -> Option<(At<'w>, u64)> {
        let (end, escaped) = self.behind_long_string(inside, stop)?;
        if escaped {
            return None;
        }
        let key = self.bytes.get(self.window.offset(inside)..self.window.offset(end) - 1)?;
        Some((end, hash(key)))
    }

    /// Goes to the value of the first member of the object at a place that has one of some keys.
    fn enter_one_of<'k>(&mut self, at: At<'w>, keys: &[&'k str]) -> Option<(&'k str, At<'w>)> {
        let mut at = at.behind(b'{')?;
        loop {
            let key = self.white(at)?;
            let (name, end) = self.name(key)?;
            let value = self.behind_colon(end)?;
            if let Some(key) = keys.iter().find(|key| **key == name) {
                return Some((key, value));
            }
            let (_, end) = self.value(value)?;
            at = self.white(end)?.behind(b',')?;
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::super::fence::MARGIN;
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

    /// So many events are tried; where each step is watched (Miri), few.
    const ROUNDS: usize = if cfg!(miri) { 150 } else { 60_000 };

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
        for _ in 0..ROUNDS {
            let bytes = mutated(&mut random, &seeds);
            let (mut one, mut other) = (Event::unread(), Event::unread());
            let one = by_simd.event_by::<Simd>(&bytes, Limits::default(), &mut one).map(|extent| (extent, one));
            let other =
                by_scalar.event_by::<Scalar>(&bytes, Limits::default(), &mut other).map(|extent| (extent, other));
            read += usize::from(one.is_ok());
            assert_eq!(format!("{one:?}"), format!("{other:?}"), "{}", String::from_utf8_lossy(&bytes));
            assert_eq!(accepted_by::<Simd>(&bytes, 128), accepted_by::<Scalar>(&bytes, 128));
        }
        assert!(read > ROUNDS / 4, "{read}");
    }

    #[test]
    fn what_is_accepted_is_what_the_full_lane_reads() {
        let (seeds, mut random) = (seeds(), Random(2));
        for _ in 0..ROUNDS {
            let bytes = mutated(&mut random, &seeds);
            let full = read(&bytes, 128).ok().map(|document| document.node(super::super::NodeId::ROOT).kind);
            assert_eq!(accepted(&bytes, 128), full, "{}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn no_cut_is_read_beyond_its_end() {
        let seeds = seeds();
        for seed in seeds.iter().rev().take(if cfg!(miri) { 1 } else { usize::MAX }) {
            let mut lane = Lane::new();
            for end in 0..=seed.len() {
                // A copy of its own length, so that a checker of memory sees a load beyond it.
                let cut = seed[..end].to_vec();
                let mut event = Event::unread();
                let extent = lane.event(&cut, Limits::default(), &mut event);
                assert!(extent.is_ok_and(|extent| extent.end <= end) || extent.is_err());
                // The same where it stands, with a fence of its own behind it.
                let fenced = [&cut[..], &[b'\n'; MARGIN]].concat();
                let mut other = Event::unread();
                assert_eq!(lane.event_before(&fenced, end, Limits::default(), &mut other), extent);
                assert_eq!(format!("{event:?}"), format!("{other:?}"));
            }
        }
    }

    #[test]
    fn what_is_expected_at_a_place_is_in_the_object_of_the_place() {
        for spec in FIELDS {
            let members = FIELDS.iter().any(|member| member.parent == Some(spec.field));
            let within = |place: usize, parent| {
                (0..ORDERS).all(|order| {
                    let row = &ROWS[usize::from(EXPECTED[order * PLACES + place][0])];
                    row.to == To::End || row.parent == parent
                })
            };
            assert!(within(after(spec.field), spec.parent), "{}", spec.dotted);
            assert_eq!(members, spec.field.spec().ty == crate::event::FieldType::Object);
            assert!(!members || within(first_of(Some(spec.field)), Some(spec.field)), "{}", spec.dotted);
            // Nothing at all leads to the end of an object that has just begun.
            assert!(!members || EXPECTED[first_of(Some(spec.field))].iter().all(|row| usize::from(*row) != END));
        }
        assert_eq!(EXPECTED[first_of(None)][0], Field::Action as u8);
        assert_eq!(EXPECTED[after(Field::Action)][0], Field::Outcome as u8);
    }

    /// What was learnt from one event does not mislead in another.
    #[test]
    fn the_end_of_an_object_is_not_expected_at_its_beginning() {
        let mut lane = Lane::new();
        let mut read = |text: &str| lane.event(text.as_bytes(), Limits::default(), &mut Event::unread()).is_ok();
        for _ in 0..3 {
            assert!(read(r#"{"action":"a.b","target":{"x":1},"reason":{},"y":1}"#));
            assert!(read(r#"{"action":"a.b","target":{"id":"a"},"reason":{"reasonCode":200}}"#));
            assert!(read(r#"{"x":1}"#) && read(r#"{"action":"a.b"}"#) && read("{}"));
        }
    }

    #[test]
    fn many_keys_and_equal_hashes_go_to_the_full_lane() {
        let object = |keys: usize| {
            let members: Vec<String> = (0..keys).map(|key| format!("\"k{key}\":0")).collect();
            format!("{{\"action\":\"a.b\",\"requestData\":{{{}}}}}", members.join(","))
        };
        let mut lane = Lane::new();
        let mut read = |text: &str| lane.event(text.as_bytes(), Limits::default(), &mut Event::unread()).is_ok();
        assert!(read(&object(MOST_KEYS)));
        assert!(!read(&object(MOST_KEYS + 1)));
        for twice in [r#"{"action":"a.b","requestData":{"a":1,"b":2,"a":3}}"#, r#"{"action":"a.b","action":"a.b"}"#] {
            assert!(!read(twice));
        }
        assert!(read(r#"{"action":"a.b","requestData":{"a":1,"b":{"a":3}},"x":{"a":1}}"#));
    }
}
