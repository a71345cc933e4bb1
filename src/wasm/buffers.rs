//! The ways in and out that are gone through for every event: text is written into a buffer that is kept, results are a
//! few numbers, or JSON text where there is something to tell.

use std::borrow::Cow;
use std::cell::RefMut;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{STATE, State, error, json};
use crate::finding::Report;
use crate::lines::{LineReport, Stream};
use crate::reader::{Lane, MARGIN, Texts, put_fence};
use crate::rules::{Cases, Plan};
use crate::validate::{Quick, Verdict};
use crate::{Input, Options, Validator};

/// What is kept from call to call.
pub(super) struct Kept {
    lane: Lane,
    /// Where the next text is written.
    input: Vec<u8>,
    /// Where the words of the next parsed objects are written.
    words: Vec<u32>,
    /// What there is to tell of the last one, as JSON.
    pub(super) output: String,
    /// Inputs that come in pieces, by their numbers.
    streams: Vec<Option<Open>>,
}

impl Kept {
    pub(super) const fn new() -> Kept {
        Kept { lane: Lane::new(), input: Vec::new(), words: Vec::new(), output: String::new(), streams: Vec::new() }
    }
}

/// An input that comes in pieces, under the options that it was opened with.
struct Open {
    options: Options,
    plan: Plan,
    stream: Stream,
    /// What came last, and behind it room for the next piece.
    bytes: Vec<u8>,
    /// How much of it came.
    filled: usize,
    /// How much of that is done with, and goes before the next piece comes.
    done: usize,
}

/// The memory of the module, in which its buffers lie.
#[wasm_bindgen(js_name = ownMemory)]
pub fn own_memory() -> JsValue {
    wasm_bindgen::memory()
}

/// The address of a buffer for a text of so many bytes.
#[wasm_bindgen(js_name = inputRoom)]
pub fn input_room(size: u32) -> Result<u32, JsValue> {
    with(|state| {
        let input = &mut state.kept.input;
        // A fence has room behind it.
        let size = size as usize + MARGIN;
        if input.len() < size {
            input.resize(size, 0);
        }
        Ok(address(input))
    })
}

/// The address of the last result that is JSON text.
#[wasm_bindgen(js_name = outputAddress)]
pub fn output_address() -> u32 {
    STATE.with_borrow(|state| address(state.kept.output.as_bytes()))
}

/// The address of room for so many words of parsed objects. Before the words of each object stands how many they are.
#[wasm_bindgen(js_name = wordsRoom)]
pub fn words_room(count: u32) -> Result<u32, JsValue> {
    with(|state| {
        let words = &mut state.kept.words;
        if words.len() < count as usize {
            words.resize(count as usize, 0);
        }
        Ok(words.as_ptr() as usize as u32)
    })
}

// A `Result` comes back as an array that costs more than a short check. So what is asked of every event answers with one
// number, and [`BUSY`] for the one thing that can go wrong.

/// The module is in use further up the stack.
const BUSY: f64 = f64::NAN;

/// Checks the event that was written into the buffer. 0: nothing was found, and it has no action that is a string; where
/// nothing was found, otherwise `-(2^24 × length + start) - 1` of the action in it; the length of the report's JSON text.
#[wasm_bindgen]
pub fn validate(size: u32, places: bool) -> f64 {
    ask(|State { catalog, options, plan, kept, .. }| {
        put_fence(&mut kept.input, size as usize);
        let text = kept.input.get(..size as usize).unwrap_or_default();
        let validator = Validator::with_plan(catalog, options, plan);
        let quick = validator.quick_before(&mut kept.lane, &kept.input, size as usize, u64::MAX);
        match &quick {
            Ok(Quick { cases, action, .. }) if cases.bits() == 0 => match action {
                None => return 0.0,
                Some(Cow::Borrowed(action)) => return place_of(action, text),
                Some(Cow::Owned(_)) => {}
            },
            _ => {}
        }
        let input = if places { Input::text(text) } else { Input::object(text) };
        tell(&validator.report(quick, input), &mut kept.output)
    })
}

/// Whether [`validate`] would find no error: 1 or 0.
#[wasm_bindgen(js_name = isValid)]
pub fn is_valid(size: u32) -> f64 {
    ask(|State { catalog, options, plan, kept, .. }| {
        put_fence(&mut kept.input, size as usize);
        let text = kept.input.get(..size as usize).unwrap_or_default();
        let validator = Validator::with_plan(catalog, options, plan);
        let quick = validator.quick_before(&mut kept.lane, &kept.input, size as usize, 0);
        f64::from(u8::from(validator.is_valid_by(quick, Input::object(text))))
    })
}

/// Looks up the name that was written into the buffer. The length of its entry's JSON text; 0 if there is none.
#[wasm_bindgen]
pub fn lookup(size: u32) -> f64 {
    ask(|State { catalog, kept, .. }| {
        let action = String::from_utf8_lossy(kept.input.get(..size as usize).unwrap_or_default());
        let Some(found) = catalog.lookup(&action) else { return 0.0 };
        tell(&found.to_entry(), &mut kept.output)
    })
}

/// A word of the text in the buffer, as one number that is no length.
fn place_of(word: &str, text: &[u8]) -> f64 {
    let start = word.as_ptr() as usize - text.as_ptr() as usize;
    -((word.len() * (1 << 24) + start) as f64) - 1.0
}

/// Writes what there is to tell, and gives the length of its JSON text.
fn tell<T: Serialize>(told: &T, output: &mut String) -> f64 {
    output.clear();
    // Neither reports nor entries have anything that cannot be written.
    if json::write(told, output).is_err() { BUSY } else { output.len() as f64 }
}

/// Checks a parsed object of which the words and texts were written into the buffers; `ascii` says that each unit of the
/// texts became one byte. 0: nothing was found; the length of
/// the report's JSON text; [`IN_FULL`] or [`WITH_DATA`].
#[wasm_bindgen(js_name = validateTaken)]
pub fn validate_taken(size: u32, ascii: bool) -> f64 {
    ask(|State { catalog, options, plan, kept, .. }| {
        let validator = Validator::with_plan(catalog, options, plan);
        let Kept { words, input, lane, output, .. } = kept;
        let (mut texts, words) = (Texts::new(text_of(input, size), ascii), object_of(words));
        let before = texts;
        match judged(&validator, &mut texts, words) {
            Ok(cases) if cases.bits() == 0 => 0.0,
            Ok(_) => {
                let retold = retold(before, words);
                retold.map_or(IN_FULL, |text| tell(&validator.check_in(lane, Input::object(text.as_bytes())), output))
            }
            Err(why) => why,
        }
    })
}

/// Whether [`validate_taken`] would find no error: 1 or 0, [`IN_FULL`] or [`WITH_DATA`].
#[wasm_bindgen(js_name = isValidTaken)]
pub fn is_valid_taken(size: u32, ascii: bool) -> f64 {
    ask(|State { catalog, options, plan, kept, .. }| {
        let validator = Validator::with_plan(catalog, options, plan);
        let (mut texts, words) = (Texts::new(text_of(&kept.input, size), ascii), object_of(&kept.words));
        judged(&validator, &mut texts, words)
            .map_or_else(|why| why, |cases| f64::from(u8::from(validator.is_sound(&cases))))
    })
}

/// The answer that asks for the object's JSON text.
const IN_FULL: f64 = -1.0;
/// The answer that asks for the object again, with its request data as JSON text.
const WITH_DATA: f64 = -2.0;

/// What was found in the next object, or what is asked for instead.
fn judged(validator: &Validator<'_>, texts: &mut Texts<'_>, words: &[u32]) -> Result<Cases, f64> {
    let event = texts.event(words).map_err(|_| IN_FULL)?;
    validator.cases_of_fields(&event).map_err(|_| WITH_DATA)
}

/// The next object as JSON text, without what was not read.
fn retold(mut texts: Texts<'_>, words: &[u32]) -> Option<String> {
    texts.json(words, &mut |text, out| {
        // A text can always be written.
        let _ = json::write(text, out);
    })
}

/// The words of the first object of some.
fn object_of(words: &[u32]) -> &[u32] {
    let count = words.first().map_or(0, |&count| count as usize);
    words.get(1..=count).unwrap_or_default()
}

/// What TextEncoder wrote is UTF-8.
fn text_of(input: &[u8], size: u32) -> &str {
    std::str::from_utf8(input.get(..size as usize).unwrap_or_default()).unwrap_or_default()
}

/// What there is to tell of many parsed objects, each named by its place among them.
#[derive(Serialize, Default)]
struct Batch {
    reports: Vec<Reported>,
    /// Those whose JSON text is asked for.
    full: Vec<u32>,
    /// Those of which the request data was not read and is needed.
    data: Vec<u32>,
}

#[derive(Serialize)]
struct Reported {
    index: u32,
    report: Report,
}

/// Counts as many parsed objects, of which the words and texts were written into the buffers; the length of the JSON text
/// of what there is to tell of them, 0 if there is nothing.
#[wasm_bindgen(js_name = linesTaken)]
pub fn lines_taken(number: u32, count: u32, size: u32, ascii: bool) -> Result<u32, JsValue> {
    with(|state| {
        let State { catalog, kept, .. } = state;
        let Kept { words, input, lane, output, streams } = kept;
        let Some(Some(Open { options, plan, stream, .. })) = streams.get_mut(number as usize) else {
            return Err(closed());
        };
        let validator = Validator::with_plan(catalog, options, plan);
        let mut batch = Batch::default();
        let mut texts = Texts::new(text_of(input, size), ascii);
        let mut left: &[u32] = words;
        for index in 0..count {
            let words = object_of(left);
            left = left.get(1 + words.len()..).unwrap_or_default();
            let before = texts;
            match judged(&validator, &mut texts, words) {
                Ok(cases) if cases.bits() & validator.reported() == 0 => {
                    stream.count(&validator, &cases, false);
                }
                Ok(cases) => match retold(before, words) {
                    Some(text) => {
                        stream.count(&validator, &cases, false);
                        let report = validator.check_in(lane, Input::object(text.as_bytes()));
                        batch.reports.push(Reported { index, report });
                    }
                    None => batch.full.push(index),
                },
                Err(WITH_DATA) => batch.data.push(index),
                Err(_) => batch.full.push(index),
            }
        }
        if batch.reports.is_empty() && batch.full.is_empty() && batch.data.is_empty() {
            return Ok(0);
        }
        output.clear();
        json::write(&batch, output)?;
        Ok(output.len() as u32)
    })
}

/// Counts an event whose JSON text was written into the buffer; the length of the JSON text of its report, 0 if it is not to
/// be told. Places are told of a text that the user gave, not of that of a parsed object.
#[wasm_bindgen(js_name = linesObject)]
pub fn lines_object(number: u32, size: u32, places: bool) -> Result<u32, JsValue> {
    judge(number, |validator, input| validator.verdict_on(input.get(..size as usize).unwrap_or_default(), places))
}

/// Counts an object that holds what JSON cannot, at a path.
#[wasm_bindgen(js_name = linesNotJson)]
pub fn lines_not_json(number: u32, path: &[u8], message: &[u8]) -> Result<u32, JsValue> {
    judge(number, |validator, _| validator.no_json(super::text(path).into_owned(), super::text(message).into_owned()))
}

/// Counts a value that is no object and that JSON does not know either.
#[wasm_bindgen(js_name = linesNotObject)]
pub fn lines_not_object(number: u32, what: &[u8]) -> Result<u32, JsValue> {
    judge(number, |validator, _| validator.no_object(&super::text(what)))
}

/// Counts an event that was not let in for its size; a size that is not finite is one that nobody counted.
#[wasm_bindgen(js_name = linesLarger)]
pub fn lines_larger(number: u32, size: f64, places: bool) -> Result<u32, JsValue> {
    judge(
        number,
        |validator, _| if size.is_finite() { validator.larger_than(size as u64, places) } else { validator.given_up() },
    )
}

fn judge(number: u32, judged: impl FnOnce(&Validator<'_>, &[u8]) -> Verdict) -> Result<u32, JsValue> {
    with(|state| {
        let State { catalog, kept, .. } = state;
        let Kept { input, output, streams, .. } = kept;
        let Some(Some(Open { options, plan, stream, .. })) = streams.get_mut(number as usize) else {
            return Err(closed());
        };
        let validator = Validator::with_plan(catalog, options, plan);
        let verdict = judged(&validator, input);
        if !stream.count(&validator, &verdict.cases, verdict.unreadable) {
            return Ok(0);
        }
        output.clear();
        json::write(&verdict.report, output)?;
        Ok(output.len() as u32)
    })
}

/// Begins an input that comes in pieces, under the options as they are now. With `every`, each record is told.
#[wasm_bindgen(js_name = linesOpen)]
pub fn lines_open(every: bool) -> Result<u32, JsValue> {
    with(|state| {
        let stream = if every { Stream::of_every() } else { Stream::new() };
        let (options, plan) = (state.options.clone(), state.plan.clone());
        let open = Some(Open { options, plan, stream, bytes: Vec::new(), filled: 0, done: 0 });
        let streams = &mut state.kept.streams;
        let free = streams.iter().position(Option::is_none).unwrap_or(streams.len());
        match streams.get_mut(free) {
            Some(slot) => *slot = open,
            None => streams.push(open),
        }
        Ok(free as u32)
    })
}

/// The address of room for the next piece of so many bytes.
#[wasm_bindgen(js_name = linesRoom)]
pub fn lines_room(number: u32, size: u32) -> Result<u32, JsValue> {
    with(|state| {
        let open = state.kept.open(number)?;
        // A long record that comes in small pieces stays where it is.
        if open.done > 0 {
            open.bytes.copy_within(open.done..open.filled, 0);
            open.filled -= std::mem::take(&mut open.done);
        }
        let needed = open.filled + size as usize;
        if open.bytes.len() < needed {
            open.bytes.resize(needed, 0);
        }
        Ok(address(&open.bytes) + open.filled as u32)
    })
}

/// Judges what was written into the room; the length of the JSON text of the records to be told, 0 if there are none.
/// Each has as `at` the address of its bytes, for as long as no more room is asked for. A negative length says that this
/// is not all: ask again, after asking for room for nothing.
#[wasm_bindgen(js_name = linesPush)]
pub fn lines_push(number: u32, size: u32, last: bool) -> Result<f64, JsValue> {
    with(|state| {
        let State { catalog, kept, .. } = state;
        let mut output = std::mem::take(&mut kept.output);
        output.clear();
        let open = kept.open(number)?;
        let Open { options, plan, stream, bytes, filled, done } = open;
        *filled += size as usize;
        let validator = Validator::with_plan(catalog, options, plan);
        let came = bytes.get(..*filled).unwrap_or_default();
        let mut written = Ok(());
        let advanced = stream.advance(&validator, came, last, &mut |line, record: Option<&[u8]>| {
            output.push(if output.is_empty() { '[' } else { ',' });
            let LineReport { line, index, offset, length, report } = &line;
            let told =
                Told { line: *line, index: *index, offset: *offset, length: *length, at: record.map(address), report };
            written = json::write(&told, &mut output);
            written.is_ok() && output.len() < ENOUGH
        });
        written?;
        *done = advanced.done;
        if !output.is_empty() {
            output.push(']');
        }
        let length = output.len() as f64;
        kept.output = output;
        Ok(if advanced.paused { -length } else { length })
    })
}

/// A record as it is told: with the address of its bytes, where they are at hand.
#[derive(Serialize)]
struct Told<'l> {
    line: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<u64>,
    offset: u64,
    length: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<u32>,
    report: &'l Report,
}

/// So much JSON text is told at once.
const ENOUGH: usize = 1 << 20;

/// What came of all records so far; the length of the JSON text.
#[wasm_bindgen(js_name = linesTotals)]
pub fn lines_totals(number: u32) -> Result<u32, JsValue> {
    with(|state| {
        let mut output = std::mem::take(&mut state.kept.output);
        output.clear();
        json::write(state.kept.open(number)?.stream.totals(), &mut output)?;
        let length = output.len() as u32;
        state.kept.output = output;
        Ok(length)
    })
}

/// Ends an input that comes in pieces.
#[wasm_bindgen(js_name = linesClose)]
pub fn lines_close(number: u32) -> Result<(), JsValue> {
    with(|state| {
        if let Some(slot) = state.kept.streams.get_mut(number as usize) {
            *slot = None;
        }
        Ok(())
    })
}

impl Kept {
    /// The text that was written into the buffer.
    pub(super) fn text(&self, size: u32) -> &[u8] {
        self.input.get(..size as usize).unwrap_or_default()
    }

    fn open(&mut self, number: u32) -> Result<&mut Open, JsValue> {
        let open = self.streams.get_mut(number as usize).and_then(Option::as_mut);
        open.ok_or_else(closed)
    }
}

pub(super) fn closed() -> JsValue {
    error::error("internal_trap", "the module has been started anew since this input began")
}

/// Asks what answers with one number.
fn ask(question: impl FnOnce(&mut State) -> f64) -> f64 {
    STATE.with(|state| state.try_borrow_mut().map_or(BUSY, |mut state| question(&mut state)))
}

pub(super) fn with<T>(ask: impl FnOnce(&mut State) -> Result<T, JsValue>) -> Result<T, JsValue> {
    STATE.with(|state| {
        state.try_borrow_mut().map_err(error::busy).and_then(|mut state: RefMut<'_, State>| ask(&mut state))
    })
}

pub(super) fn address(bytes: &[u8]) -> u32 {
    bytes.as_ptr() as usize as u32
}
