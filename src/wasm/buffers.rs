//! The ways in and out that are gone through for every event: text is written into a buffer that is kept, results are a
//! few numbers, or JSON text where there is something to tell.

use std::borrow::Cow;
use std::cell::RefMut;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{STATE, State, error, json};
use crate::event::FIELD_COUNT;
use crate::finding::Report;
use crate::lines::{LineReport, Stream};
use crate::reader::{Lane, find, texts_of};
use crate::rules::Plan;
use crate::validate::Verdict;
use crate::{Input, Options, Validator};

/// What is kept from call to call.
pub(super) struct Kept {
    lane: Lane,
    /// Where the next text is written.
    input: Vec<u8>,
    /// What there is to tell of the last one, as JSON.
    output: String,
    /// Inputs that come in pieces, by their numbers.
    streams: Vec<Option<Open>>,
}

impl Kept {
    pub(super) const fn new() -> Kept {
        Kept { lane: Lane::new(), input: Vec::new(), output: String::new(), streams: Vec::new() }
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
        if input.len() < size as usize {
            input.resize(size as usize, 0);
        }
        Ok(address(input))
    })
}

/// The address of the last result that is JSON text.
#[wasm_bindgen(js_name = outputAddress)]
pub fn output_address() -> u32 {
    STATE.with_borrow(|state| address(state.kept.output.as_bytes()))
}

/// Checks the event that was written into the buffer. 0: nothing was found, and it has no action that is a string; where
/// nothing was found, otherwise `-(2^24 × length + start) - 1` of the action in it; the length of the report's JSON text.
#[wasm_bindgen]
pub fn validate(size: u32, places: bool) -> Result<f64, JsValue> {
    with(|state| {
        let State { catalog, options, plan, kept, .. } = state;
        let text = kept.input.get(..size as usize).unwrap_or_default();
        let validator = Validator::with_plan(catalog, options.clone(), plan.clone());
        kept.output.clear();
        let report = match validator.quick(&mut kept.lane, text, false) {
            Ok(quick) if quick.cases.bits() == 0 => match &quick.action {
                None => return Ok(0.0),
                Some(Cow::Borrowed(action)) => return Ok(place_of(action, text)),
                Some(Cow::Owned(_)) => quick.report(),
            },
            _ => validator.check_in_full(if places { Input::text(text) } else { Input::object(text) }),
        };
        json::write(&report, &mut kept.output)?;
        Ok(kept.output.len() as f64)
    })
}

/// Whether [`validate`] would find no error.
#[wasm_bindgen(js_name = isValid)]
pub fn is_valid(size: u32) -> Result<bool, JsValue> {
    with(|state| {
        let State { catalog, options, plan, kept, .. } = state;
        let text = kept.input.get(..size as usize).unwrap_or_default();
        Ok(Validator::with_plan(catalog, options.clone(), plan.clone())
            .is_valid_in(&mut kept.lane, Input::object(text)))
    })
}

/// Checks a parsed object of which the kinds of the fields and, behind them, the texts were written into the buffer: as
/// [`validate`] where nothing was found, with the place of the action among the texts; otherwise 0.5, which asks for the
/// object's JSON text.
#[wasm_bindgen(js_name = validateTaken)]
pub fn validate_taken(size: u32) -> Result<f64, JsValue> {
    with(|state| {
        let (kinds, texts) = state.kept.taken(1, size);
        let validator = Validator::with_plan(&state.catalog, state.options.clone(), state.plan.clone());
        let Ok((quick, end)) = validator.quick_taken(kinds, texts) else { return Ok(ASK) };
        let sound = quick.cases.bits() == 0 && end + 1 == texts.len();
        Ok(match &quick.action {
            Some(Cow::Borrowed(action)) if sound => place_of(action, state.kept.text(size)),
            _ => ASK,
        })
    })
}

/// A word of the text in the buffer, as one number that is no length.
fn place_of(word: &str, text: &[u8]) -> f64 {
    let start = word.as_ptr() as usize - text.as_ptr() as usize;
    -((word.len() * (1 << 24) + start) as f64) - 1.0
}

/// Whether [`validate_taken`] would find no error: 1 if so, 0 if not, 0.5 to ask for the object's JSON text.
#[wasm_bindgen(js_name = isValidTaken)]
pub fn is_valid_taken(size: u32) -> Result<f64, JsValue> {
    with(|state| {
        let (kinds, texts) = state.kept.taken(1, size);
        let validator = Validator::with_plan(&state.catalog, state.options.clone(), state.plan.clone());
        Ok(match validator.quick_taken(kinds, texts) {
            Ok((quick, end)) if end + 1 == texts.len() => f64::from(u8::from(validator.is_sound(&quick.cases))),
            _ => ASK,
        })
    })
}

/// Counts as many parsed objects, of which first all kinds and then all texts were written into the buffer; the length of
/// the JSON text of the numbers of those whose own JSON text is asked for, 0 if there are none.
#[wasm_bindgen(js_name = linesTaken)]
pub fn lines_taken(number: u32, count: u32, size: u32) -> Result<u32, JsValue> {
    with(|state| {
        let State { catalog, kept, .. } = state;
        let mut output = std::mem::take(&mut kept.output);
        output.clear();
        let (kinds, mut texts) = kept.taken(count, size);
        // A text with a mark in it shifts all those behind it: then each object is asked for.
        let marks = texts_of(kinds) + 1;
        let sound = texts.bytes().filter(|byte| *byte == 0).count() == marks;
        let Some(Some(Open { options, plan, .. })) = kept.streams.get(number as usize) else { return Err(closed()) };
        let validator = Validator::with_plan(catalog, options.clone(), plan.clone());
        let (mut counted, mut asked) = (Vec::new(), Vec::new());
        for (index, kinds) in kinds.chunks(FIELD_COUNT).enumerate() {
            match validator.quick_taken(kinds, texts) {
                Ok((quick, end)) if sound => {
                    texts = texts.get(end..).unwrap_or_default();
                    if quick.cases.bits() & validator.reported() == 0 {
                        counted.push(quick.cases);
                        continue;
                    }
                }
                _ => {
                    for _ in 0..texts_of(kinds) {
                        texts = texts.get(find(texts.as_bytes(), 1, 0)..).unwrap_or_default();
                    }
                }
            }
            asked.push(index as u32);
        }
        if !asked.is_empty() {
            json::write(&asked, &mut output)?;
        }
        for cases in counted {
            kept.open(number)?.stream.count(&validator, &cases, false);
        }
        let length = output.len() as u32;
        kept.output = output;
        Ok(length)
    })
}

/// Counts a parsed object whose JSON text was written into the buffer; the length of the JSON text of its report, 0 if it
/// is not to be told.
#[wasm_bindgen(js_name = linesObject)]
pub fn lines_object(number: u32, size: u32) -> Result<u32, JsValue> {
    judge(number, |validator, kept| validator.verdict_on(kept.text(size)))
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
pub fn lines_larger(number: u32, size: f64) -> Result<u32, JsValue> {
    judge(
        number,
        |validator, _| if size.is_finite() { validator.larger_than(size as u64) } else { validator.given_up() },
    )
}

fn judge(number: u32, judged: impl FnOnce(&Validator<'_>, &Kept) -> Verdict) -> Result<u32, JsValue> {
    with(|state| {
        let State { catalog, kept, .. } = state;
        let Some(Some(Open { options, plan, .. })) = kept.streams.get(number as usize) else { return Err(closed()) };
        let validator = Validator::with_plan(catalog, options.clone(), plan.clone());
        let verdict = judged(&validator, kept);
        kept.output.clear();
        if !kept.open(number)?.stream.count(&validator, &verdict.cases, verdict.unreadable) {
            return Ok(0);
        }
        json::write(&verdict.report, &mut kept.output)?;
        Ok(kept.output.len() as u32)
    })
}

/// The answer that asks for a text.
const ASK: f64 = 0.5;

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
        open.bytes.copy_within(open.done..open.filled, 0);
        open.filled -= std::mem::take(&mut open.done);
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
        let validator = Validator::with_plan(catalog, options.clone(), plan.clone());
        let came = bytes.get(..*filled).unwrap_or_default();
        let mut written = Ok(());
        let advanced = stream.advance(&validator, came, last, &mut |line, record| {
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

    /// The kinds of the fields of so many parsed objects, and their texts.
    fn taken(&self, count: u32, size: u32) -> (&[u8], &str) {
        let kinds = FIELD_COUNT * count as usize;
        let (kinds, texts) = self.text(size).split_at_checked(kinds).unwrap_or_default();
        (kinds, std::str::from_utf8(texts).unwrap_or_default())
    }

    fn open(&mut self, number: u32) -> Result<&mut Open, JsValue> {
        let open = self.streams.get_mut(number as usize).and_then(Option::as_mut);
        open.ok_or_else(closed)
    }
}

fn closed() -> JsValue {
    error::error("internal_trap", "the module has been started anew since this input began")
}

fn with<T>(ask: impl FnOnce(&mut State) -> Result<T, JsValue>) -> Result<T, JsValue> {
    STATE.with(|state| {
        state.try_borrow_mut().map_err(error::busy).and_then(|mut state: RefMut<'_, State>| ask(&mut state))
    })
}

fn address(bytes: &[u8]) -> u32 {
    bytes.as_ptr() as usize as u32
}
