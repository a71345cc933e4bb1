//! Many events in, what is wrong with them out: lines, arrays and envelopes, in pieces of any size.
//!
//! A **record** is what can be judged by itself: a line; a value that goes over several lines; an element of an array;
//! of an envelope of several events, the part of each. Records, white space between them and the brackets and commas
//! round them (the wrapper) make up the input: every byte belongs to one of these, whatever the input is, and however it
//! is cut into pieces.

use std::mem::take;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::catalog::Catalog;
use crate::event::Event;
use crate::finding::Report;
use crate::options::Options;
use crate::reader::{BOM, FaultKind, Frame, Goal, Lane, Place, Windows, elements};
use crate::rules::{CASE_COUNT, Cases, Plan, RuleId};
use crate::summary::Facts;
use crate::validate::{Quick, Validator, Verdict};

/// What came of all records of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// All of them: `events + unreadable`.
    pub records: u64,
    /// Those that could be judged: `valid + invalid`.
    pub events: u64,
    /// Events without a finding of level `error`.
    pub valid: u64,
    /// Events with one.
    pub invalid: u64,
    /// Records that are no JSON, or larger than the limit.
    pub unreadable: u64,
    /// Lines with nothing but white space.
    pub blank: u64,
    /// How often each case was found, by its number, whether it was reported or not.
    cases: [u64; CASE_COUNT],
}

/// One record with its report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineReport {
    /// The line that it begins on, from 1.
    pub line: u64,
    /// Of an array or an envelope of several: which of its events it is, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<u64>,
    /// Bytes from the start of the input to the record.
    pub offset: u64,
    /// How many bytes it has, without white space around it.
    pub length: u64,
    /// What was found.
    pub report: Report,
}

/// With the names that the package gives them, and how many findings there are of each rule.
impl Serialize for Totals {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Totals", 7)?;
        out.serialize_field("records", &self.records)?;
        out.serialize_field("events", &self.events)?;
        out.serialize_field("valid", &self.valid)?;
        out.serialize_field("invalid", &self.invalid)?;
        out.serialize_field("unreadable", &self.unreadable)?;
        out.serialize_field("blank", &self.blank)?;
        out.serialize_field("counts", &Counts(self.counts()))?;
        out.end()
    }
}

struct Counts(Vec<(RuleId, u64)>);

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(rule, count)| (rule.as_str(), count)))
    }
}

impl Totals {
    const NONE: Totals =
        Totals { records: 0, events: 0, valid: 0, invalid: 0, unreadable: 0, blank: 0, cases: [0; CASE_COUNT] };

    /// How many findings there are of each rule, of every level; rules without any are left out.
    pub fn counts(&self) -> Vec<(RuleId, u64)> {
        let plan = Plan::new(&Options::default());
        let mut counts: Vec<(RuleId, u64)> = RuleId::ALL.iter().map(|rule| (*rule, 0)).collect();
        for (case, found) in self.cases.iter().enumerate() {
            if let Some((_, count)) = plan.rule_at(case).and_then(|rule| counts.get_mut(rule as usize)) {
                *count += found;
            }
        }
        counts.retain(|(_, count)| *count > 0);
        counts
    }

    fn add(&mut self, cases: &Cases, unreadable: bool, valid: bool) {
        self.records += 1;
        if unreadable {
            self.unreadable += 1;
        } else {
            self.events += 1;
            if valid {
                self.valid += 1;
            } else {
                self.invalid += 1;
            }
        }
        for (case, found) in cases.iter() {
            if let Some(count) = self.cases.get_mut(case) {
                *count += u64::from(found);
            }
        }
    }
}

/// Checks the records of an input that comes in pieces.
///
/// ```
/// use activity_tracker_events::{Catalog, Lines, Options};
/// let catalog = Catalog::new();
/// let mut lines = Lines::new(&catalog, Options::default());
/// let mut reported = Vec::new();
/// for piece in ["{\"action\": \"a.b\"}\n\n{\"ac", "tion\": 7}\nno JSON"] {
///     lines.push(piece.as_bytes(), &mut |line| reported.push((line.line, line.report.valid)));
/// }
/// let totals = lines.finish(&mut |line| reported.push((line.line, line.report.valid)));
/// assert_eq!((totals.records, totals.events, totals.unreadable, totals.blank), (3, 2, 1, 1));
/// assert_eq!(reported, [(1, false), (3, false), (4, false)]);
/// ```
#[derive(Debug)]
pub struct Lines<'c> {
    validator: Validator<'c>,
    stream: Stream,
    /// What was pushed and not yet judged.
    kept: Vec<u8>,
}

impl<'c> Lines<'c> {
    /// At the beginning of an input.
    pub fn new(catalog: &'c Catalog, options: Options) -> Lines<'c> {
        Lines { validator: Validator::new(catalog, options), stream: Stream::new(), kept: Vec::new() }
    }

    /// The next bytes of the input. `see` gets every record with a finding at `options.report` or above.
    pub fn push(&mut self, bytes: &[u8], see: &mut dyn FnMut(LineReport)) {
        let mut see = |line, _: Option<&[u8]>| {
            see(line);
            true
        };
        if self.kept.is_empty() {
            // No copy but of what is left over.
            let Advanced { done, .. } = self.stream.advance(&self.validator, bytes, false, &mut see);
            self.kept.extend_from_slice(bytes.get(done..).unwrap_or_default());
            return;
        }
        self.kept.extend_from_slice(bytes);
        let Advanced { done, .. } = self.stream.advance(&self.validator, &self.kept, false, &mut see);
        self.kept.drain(..done);
    }

    /// The end of the input.
    pub fn finish(mut self, see: &mut dyn FnMut(LineReport)) -> Totals {
        let kept = take(&mut self.kept);
        self.stream.advance(&self.validator, &kept, true, &mut |line, _: Option<&[u8]>| {
            see(line);
            true
        });
        self.stream.totals
    }
}

impl Validator<'_> {
    /// Checks all records of an input at once: the totals, and every record with a finding at `options.report` or above.
    ///
    /// ```
    /// use activity_tracker_events::{Catalog, Options, Validator};
    /// let catalog = Catalog::new();
    /// let (totals, lines) = Validator::new(&catalog, Options::default()).validate_lines(b"[{\"action\": 1},\n{}]");
    /// assert_eq!((totals.events, totals.invalid), (2, 2));
    /// assert_eq!((lines[1].line, lines[1].index, lines[1].offset, lines[1].length), (2, Some(1), 16, 2));
    /// ```
    pub fn validate_lines(&self, input: &[u8]) -> (Totals, Vec<LineReport>) {
        let mut stream = Stream::new();
        let mut lines = Vec::new();
        stream.advance(self, input, true, &mut |line, _: Option<&[u8]>| {
            lines.push(line);
            true
        });
        (stream.totals, lines)
    }
}

/// Takes what came of the records.
pub(crate) trait Taker {
    /// Takes each record that is to be reported, with its bytes where they were kept, and says whether to go on now.
    fn report(&mut self, line: LineReport, bytes: Option<&[u8]>) -> bool;

    /// Whether it wants to know of every record, instead of reports: see [`Taker::record`].
    fn takes_records(&self) -> bool {
        false
    }

    /// Takes every record, with its bytes where they were kept.
    fn record(&mut self, _: Record<'_>, _: Option<&[u8]>) {}
}

impl<F: FnMut(LineReport, Option<&[u8]>) -> bool> Taker for F {
    fn report(&mut self, line: LineReport, bytes: Option<&[u8]>) -> bool {
        self(line, bytes)
    }
}

/// A record without a report.
#[derive(Debug)]
pub(crate) struct Record<'r> {
    /// Where it begins.
    pub start: Place,
    /// How many bytes it has.
    pub length: u64,
    /// What was found in it.
    pub cases: &'r Cases,
    /// What is to be kept of it, where the fast lane read it.
    pub facts: Option<&'r Facts<'r>>,
    /// It could not be read: what is wrong with it.
    pub unread: Option<&'r str>,
}

/// How far some bytes were judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Advanced {
    /// How many bytes are done with.
    pub done: usize,
    /// The taker of reports had enough for now; the others come again, without more behind them.
    pub paused: bool,
}

/// Where in an input its reader is.
#[derive(Debug)]
pub(crate) struct Stream {
    lane: Lane,
    /// For copies of what is read.
    room: Vec<u8>,
    /// Every record is handed on, not only those with findings.
    every: bool,
    place: Place,
    around: Around,
    /// Nothing but white space has stood on this line so far.
    blank: bool,
    /// Some bytes have stood on this line so far.
    begun: bool,
    pending: Option<Pending>,
    totals: Totals,
}

/// What the next record stands in.
#[derive(Debug, Clone)]
enum Around {
    /// The very beginning, where a byte order mark may stand.
    Start,
    /// Nothing: records are lines, or values over several.
    Lines,
    /// An array.
    Array(Array),
    /// What follows the array of an envelope.
    Tail(Frame),
}

/// The array that records stand in.
#[derive(Debug, Clone, Copy)]
struct Array {
    /// How many objects the array stands in, and what envelope they are.
    within: usize,
    envelope: Option<&'static str>,
    /// How many elements there were.
    index: u64,
    expects: Expects,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expects {
    ElementOrEnd,
    Element,
    CommaOrEnd,
}

/// A record whose end is looked for.
#[derive(Debug)]
struct Pending {
    /// Where it begins.
    start: Place,
    frame: Frame,
    /// How many of its bytes that are still at hand were looked at.
    looked: usize,
    /// How many of its bytes are gone, since it is larger than it may be.
    dropped: u64,
    /// How far those go without white space at their end.
    solid: u64,
}

const fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// How many bytes there are without white space at the end.
fn trimmed(bytes: &[u8]) -> usize {
    bytes.iter().rposition(|byte| !is_white(*byte)).map_or(0, |last| last + 1)
}

impl Stream {
    /// At the beginning of an input.
    pub(crate) fn new() -> Stream {
        Stream {
            lane: Lane::new(),
            room: Vec::new(),
            every: false,
            place: Place::START,
            around: Around::Start,
            blank: true,
            begun: false,
            pending: None,
            totals: Totals::NONE,
        }
    }

    /// The same, but every record is handed on, not only those with findings.
    #[cfg(feature = "wasm")]
    pub(crate) fn of_every() -> Stream {
        Stream { every: true, ..Stream::new() }
    }

    /// Where the record begins whose end is looked for; if there is none, how far the input is judged.
    pub(crate) fn beginning(&self) -> Place {
        self.pending.as_ref().map_or(self.place, |pending| pending.start)
    }

    /// Whether nothing that stands before this place matters to what stands behind it.
    pub(crate) fn is_between(&self) -> bool {
        self.pending.is_none() && matches!(self.around, Around::Lines) && !self.begun
    }

    /// What came of the records so far.
    #[cfg(feature = "wasm")]
    pub(crate) fn totals(&self) -> &Totals {
        &self.totals
    }

    /// Counts an event that was judged elsewhere, and tells whether it is to be reported.
    #[cfg(feature = "wasm")]
    pub(crate) fn count(&mut self, validator: &Validator<'_>, cases: &Cases, unreadable: bool) -> bool {
        self.totals.add(cases, unreadable, validator.is_sound(cases));
        cases.bits() & validator.reported() != 0
    }

    /// Judges all records that are complete in some bytes, and tells how many bytes are done with; the others come again
    /// at the beginning of the next bytes. `last` says that no more will come: then all are done with.
    pub(crate) fn advance(
        &mut self,
        validator: &Validator<'_>,
        bytes: &[u8],
        last: bool,
        see: &mut dyn Taker,
    ) -> Advanced {
        let reported = if self.every { u64::MAX } else { validator.reported() };
        let windows = Windows::new(bytes, take(&mut self.room));
        let event = Event::unread();
        let mut run = Run { validator, reported, bytes, windows, event, last, see, stream: self, at: 0, paused: false };
        while !run.paused && run.step() {}
        if last && !run.paused {
            run.end();
        }
        let advanced = Advanced { done: run.at, paused: run.paused };
        let room = run.windows.into_room();
        self.room = room;
        advanced
    }
}

/// One [`Stream::advance`].
struct Run<'r, 'c> {
    validator: &'r Validator<'c>,
    /// A bit for each case that an event is reported for.
    reported: u64,
    bytes: &'r [u8],
    windows: Windows<'r>,
    /// What each event is read into.
    event: Event<'r>,
    last: bool,
    see: &'r mut dyn Taker,
    stream: &'r mut Stream,
    /// How many bytes are done with.
    at: usize,
    /// The taker of reports has enough.
    paused: bool,
}

impl<'r> Run<'r, '_> {
    fn limit(&self) -> usize {
        self.validator.options().limits.max_event_bytes as usize
    }

    fn slice(&self, from: usize, to: usize) -> &'r [u8] {
        self.bytes.get(from..to).unwrap_or_default()
    }

    /// The place of the first byte from `at` on that is no white space.
    fn white(&self, at: usize) -> usize {
        self.slice(at, self.bytes.len())
            .iter()
            .position(|byte| !is_white(*byte))
            .map_or(self.bytes.len(), |more| at + more)
    }

    /// Goes on to a place behind bytes of the wrapper, or of a record.
    fn pass(&mut self, to: usize) {
        let passed = self.slice(self.at, to);
        self.stream.place.pass(passed);
        self.at = to;
    }

    /// Goes on by one record, or by what stands between two; false where nothing more can be told.
    fn step(&mut self) -> bool {
        if let Some(pending) = self.stream.pending.take() {
            return self.look_on(pending, 0);
        }
        if matches!(self.stream.around, Around::Start) {
            return self.start();
        }
        if matches!(self.stream.around, Around::Tail(_)) {
            return self.tail();
        }
        self.between();
        let Some(&byte) = self.bytes.get(self.at) else { return false };
        // Files that were joined: at the beginning of a line a byte order mark is as good as white space.
        if BOM.first() == Some(&byte) && !self.stream.begun && matches!(self.stream.around, Around::Lines) {
            let rest = self.slice(self.at, self.bytes.len());
            if rest.starts_with(BOM) {
                self.stream.begun = true;
                self.pass(self.at + BOM.len());
                return true;
            }
            if BOM.starts_with(rest) && !self.last {
                return false;
            }
        }
        self.stream.blank = false;
        match self.stream.around {
            Around::Array(array) => self.array(array, byte),
            Around::Tail(_) => false,
            Around::Start | Around::Lines if byte == b'[' => {
                self.enter(self.at + 1, 0, None);
                true
            }
            Around::Start | Around::Lines => self.record(Goal::Line),
        }
    }

    fn start(&mut self) -> bool {
        if self.bytes.len() < BOM.len() && BOM.starts_with(self.bytes) && !self.last {
            return false;
        }
        if self.bytes.starts_with(BOM) {
            self.at = BOM.len();
            self.stream.place.offset = BOM.len() as u64;
            self.stream.begun = true;
        }
        self.stream.around = Around::Lines;
        true
    }

    /// Passes over white space, and counts the lines that have nothing else.
    fn between(&mut self) {
        if let Some([b'\n', b'{', ..]) = self.bytes.get(self.at..) {
            // From one line to the next.
            self.stream.totals.blank += u64::from(self.stream.blank);
            (self.stream.blank, self.stream.begun) = (true, false);
            self.stream.place.pass_line_feed();
            self.at += 1;
            return;
        }
        let end = self.white(self.at);
        for &byte in self.slice(self.at, end) {
            if byte == b'\n' {
                self.stream.totals.blank += u64::from(self.stream.blank);
                (self.stream.blank, self.stream.begun) = (true, false);
            } else {
                self.stream.begun = true;
            }
        }
        self.pass(end);
    }

    /// What is left over at the end of the input.
    fn end(&mut self) {
        match std::mem::replace(&mut self.stream.around, Around::Lines) {
            Around::Array(array) => {
                let expected = if array.expects == Expects::CommaOrEnd {
                    "`,` or `]` after an element"
                } else {
                    "an element or `]`"
                };
                self.fault(FaultKind::Ends(expected), 0, array.envelope);
            }
            Around::Tail(_) => self.fault(FaultKind::Ends("the end of an envelope"), 0, None),
            Around::Start | Around::Lines => {}
        }
        self.stream.totals.blank += u64::from(self.stream.blank && self.stream.begun);
        self.stream.blank = false;
    }

    /// Bytes, or a place between two, where nothing that could be an event stands.
    fn fault(&mut self, kind: FaultKind, length: usize, envelope: Option<&'static str>) {
        let start = self.stream.place;
        let mut verdict = self.validator.unreadable_at(kind, start);
        verdict.report.envelope = envelope;
        self.judged(verdict, start, length as u64, None, None);
        self.pass(self.at + length);
    }

    /// Enters an array.
    fn enter(&mut self, first: usize, within: usize, envelope: Option<&'static str>) {
        self.pass(first);
        self.stream.around = Around::Array(Array { within, envelope, index: 0, expects: Expects::ElementOrEnd });
    }

    fn array(&mut self, array: Array, byte: u8) -> bool {
        let expects = |expects| Around::Array(Array { expects, ..array });
        match (array.expects, byte) {
            (Expects::CommaOrEnd, b',') => {
                self.pass(self.at + 1);
                self.stream.around = expects(Expects::Element);
            }
            (_, b']') => {
                if array.expects == Expects::Element {
                    self.fault(FaultKind::Expected("an element", ']'), 0, array.envelope);
                }
                self.pass(self.at + 1);
                self.stream.around =
                    if array.within == 0 { Around::Lines } else { Around::Tail(Frame::tail(array.within)) };
            }
            (Expects::CommaOrEnd, _) => {
                self.fault(FaultKind::Expected("`,` or `]` after an element", shown(byte)), 0, array.envelope);
                self.stream.around = expects(Expects::Element);
            }
            (_, b',') => {
                self.fault(FaultKind::Expected("an element", ','), 1, array.envelope);
                self.stream.around = expects(Expects::Element);
            }
            _ => return self.record(Goal::Element),
        }
        true
    }

    fn tail(&mut self) -> bool {
        let Around::Tail(frame) = &mut self.stream.around else { return false };
        let end = frame.follow(self.bytes, self.at);
        let closed = frame.is_closed();
        self.pass(end.unwrap_or(self.bytes.len()));
        if end.is_some() {
            self.stream.around = Around::Lines;
            if !closed {
                self.fault(FaultKind::Expected("the end of an envelope", '{'), 0, None);
            }
        }
        end.is_some()
    }

    /// The record that begins here.
    fn record(&mut self, goal: Goal) -> bool {
        let Run { validator, reported, windows, event, stream, at, .. } = &mut *self;
        let (quick, end) = validator.quick_at(&mut stream.lane, windows, *at, *reported, event);
        // What is odd here is so in any part of the bytes that were at hand.
        let odd = if quick.is_err() { end } else { 0 };
        if let Ok(quick) = quick {
            let end = self.at + quick.extent.end;
            let (next, stops): (usize, &[u8]) = match goal {
                Goal::Line if self.bytes.get(end) == Some(&b'\n') => (end, b"\n"),
                Goal::Line => {
                    let behind = self.slice(end, self.bytes.len());
                    let more = behind.iter().position(|byte| *byte == b'\n' || !is_white(*byte));
                    (more.map_or(self.bytes.len(), |more| end + more), b"\n")
                }
                _ => (self.white(end), b",]"),
            };
            let whole = self.bytes.get(next).map_or(self.last, |byte| stops.contains(byte));
            // With the white space behind it, it may be longer than it may be, however little of that is at hand.
            // Where a record over several lines ends is told in one place, and so in one way.
            if whole && !quick.extent.lines && next - self.at <= self.limit() {
                self.ordinary(quick, end);
                return true;
            }
        }
        let start = self.stream.place;
        self.stream.begun = true;
        self.look_on(Pending { start, frame: Frame::new(goal), looked: 0, dropped: 0, solid: 0 }, odd)
    }

    /// What the fast lane says of the event that it has read last.
    fn ordinary(&mut self, quick: Quick<'_>, end: usize) {
        let start = self.stream.place;
        let bytes = self.slice(self.at, end);
        // In a line of its own, nothing is told of columns behind it.
        let columns = quick.extent.wide && matches!(self.stream.around, Around::Array(_));
        let counted = quick.extent.lines || columns;
        if let Some(known) = &quick.known {
            let facts = Facts::of(&self.event, known);
            let length = bytes.len() as u64;
            let valid = self.validator.is_sound(&quick.cases);
            self.stream.totals.add(&quick.cases, false, valid);
            let facts = Some(&facts);
            self.see.record(Record { start, length, cases: &quick.cases, facts, unread: None }, Some(bytes));
            if let Around::Array(array) = &mut self.stream.around {
                array.index += 1;
            }
        } else if quick.cases.bits() == 0 && self.stream.every {
            let verdict = Verdict { cases: quick.cases.clone(), unreadable: false, report: quick.report() };
            self.judged(verdict, start, bytes.len() as u64, Some(bytes), None);
        } else if quick.cases.bits() & self.reported == 0 && !self.stream.every {
            let valid = self.validator.is_sound(&quick.cases);
            self.stream.totals.add(&quick.cases, false, valid);
            if let Around::Array(array) = &mut self.stream.around {
                array.index += 1;
            }
        } else {
            match self.validator.verdict_at(quick, bytes, start) {
                Some(verdict) => self.judged(verdict, start, bytes.len() as u64, Some(bytes), None),
                None => self.in_full(bytes, start),
            }
        }
        if counted {
            self.pass(end);
        } else {
            self.stream.place.pass_plain(bytes.len());
            self.at = end;
        }
        self.behind_element();
    }

    /// Looks on for the end of a record. If that is no further than `odd`, it is not for the fast lane.
    fn look_on(&mut self, mut pending: Pending, odd: usize) -> bool {
        let found = pending.frame.follow(self.bytes, self.at + pending.looked);
        let end = found.or(self.last.then_some(self.bytes.len()));
        let size = pending.dropped + (end.unwrap_or(self.bytes.len()) - self.at) as u64;
        let larger = size > self.limit() as u64;
        // An envelope may be as large as it likes, if its events are not.
        if larger
            && pending.dropped == 0
            && self.validator.options().unwrap
            && matches!(self.stream.around, Around::Lines)
        {
            let head = self.slice(self.at, self.at + self.limit());
            if let Some((begin, within, envelope)) = elements(head) {
                self.enter(self.at + begin, within, Some(envelope));
                return true;
            }
        }
        let Some(end) = end else {
            pending.looked = self.bytes.len() - self.at;
            if larger {
                pending.give_up(self.slice(self.at, self.bytes.len()));
                self.pass(self.bytes.len());
            }
            self.stream.pending = Some(pending);
            return false;
        };
        let bytes = self.slice(self.at, end);
        if larger {
            pending.give_up(bytes);
            let verdict = self.validator.larger_at(pending.solid, pending.start);
            self.judged(verdict, pending.start, pending.solid, None, None);
            self.pass(end);
        } else {
            // White space behind it is looked at as any other.
            let end = self.at + trimmed(bytes);
            let bytes = self.slice(self.at, end);
            let Run { validator, reported, event, stream, .. } = &mut *self;
            if end > odd
                && let Ok(quick) = validator.quick_into(&mut stream.lane, bytes, bytes.len(), *reported, event)
            {
                self.ordinary(quick, end);
                return true;
            }
            self.in_full(bytes, pending.start);
            self.pass(end);
        }
        self.behind_element();
        true
    }

    /// If the record was an element of an array, a comma or the end follows.
    fn behind_element(&mut self) {
        if let Around::Array(array) = &mut self.stream.around {
            array.expects = Expects::CommaOrEnd;
        }
    }

    /// Judges a record by the full lane: one event, or each of those that an envelope holds.
    fn in_full(&mut self, record: &'r [u8], start: Place) {
        let validator = self.validator;
        let (mut index, mut passed, mut place) = (0, 0, start);
        validator.each_in_full(record, start, &mut |verdict, part| {
            let Some((from, to)) = part else {
                return self.judged(verdict, start, record.len() as u64, Some(record), None);
            };
            place.pass(record.get(passed..from).unwrap_or_default());
            passed = from.max(passed);
            let bytes = record.get(from..to).unwrap_or_default();
            self.judged(verdict, place, bytes.len() as u64, Some(bytes), Some(index));
            index += 1;
        });
    }

    /// Counts a record, and hands it on if it is to be.
    fn judged(&mut self, mut verdict: Verdict, start: Place, length: u64, bytes: Option<&[u8]>, index: Option<u64>) {
        let stream = &mut *self.stream;
        let index = match &mut stream.around {
            Around::Array(array) => {
                verdict.report.envelope = array.envelope.or(verdict.report.envelope);
                array.index += 1;
                Some(array.index - 1)
            }
            _ => index,
        };
        stream.totals.add(&verdict.cases, verdict.unreadable, verdict.report.valid);
        if self.see.takes_records() {
            let message = verdict.report.findings.first().map(|finding| finding.message.as_str());
            let unread = verdict.unreadable.then_some(message.unwrap_or_default());
            self.see.record(Record { start, length, cases: &verdict.cases, facts: None, unread }, bytes);
        } else if stream.every || verdict.cases.bits() & self.reported != 0 {
            let Place { line, offset, .. } = start;
            self.paused |= !self.see.report(LineReport { line, index, offset, length, report: verdict.report }, bytes);
        }
    }
}

impl Pending {
    /// Lets go of bytes of a record that is too large.
    fn give_up(&mut self, bytes: &[u8]) {
        let solid = trimmed(bytes);
        if solid > 0 {
            self.solid = self.dropped + solid as u64;
        }
        self.dropped += bytes.len() as u64;
        self.looked = 0;
    }
}

/// A byte of a text that nobody has checked for being one.
fn shown(byte: u8) -> char {
    if byte.is_ascii() { char::from(byte) } else { char::REPLACEMENT_CHARACTER }
}
