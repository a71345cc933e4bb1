//! An open log: pieces of files become parts in workers that read, and another has the index that they go into. Parts
//! leave and come as bytes, with the place of each before it; questions come as objects, answers leave as JSON text.

use std::cell::RefCell;

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use super::buffers::{address, closed, with};
use super::{STATE, State, error, json};
use crate::catalog::Catalog;
use crate::summary::{Asked, Index, Part, Pieces, Placed, QueryError, fits, misses, part_validator};

thread_local! {
    /// The files that are being read, by their numbers.
    static READERS: RefCell<Vec<Option<Pieces>>> = const { RefCell::new(Vec::new()) };
    /// The index of the log, which has a module of its own.
    static INDEX: RefCell<Option<Index>> = const { RefCell::new(None) };
}

/// Begins a piece of a file.
#[wasm_bindgen(js_name = partOpen)]
pub fn part_open() -> u32 {
    READERS.with_borrow_mut(|readers| {
        let free = readers.iter().position(Option::is_none).unwrap_or(readers.len());
        match readers.get_mut(free) {
            Some(slot) => *slot = Some(Pieces::new()),
            None => readers.push(Some(Pieces::new())),
        }
        free as u32
    })
}

/// The address of room for the next so many bytes.
#[wasm_bindgen(js_name = partRoom)]
pub fn part_room(number: u32, size: u32) -> Result<u32, JsValue> {
    reader(number, |pieces| address(pieces.room(size as usize)))
}

/// Judges what was written into the room. `last` says that no more will come.
#[wasm_bindgen(js_name = partPush)]
pub fn part_push(number: u32, size: u32, last: bool) -> Result<(), JsValue> {
    STATE.with_borrow(|State { catalog, options, .. }| {
        let validator = part_validator(catalog, options);
        reader(number, |pieces| pieces.judge(&validator, size as usize, last))
    })
}

/// Whether what follows could be read as another file, with nothing changed by it.
#[wasm_bindgen(js_name = partIsBetween)]
pub fn part_is_between(number: u32) -> Result<bool, JsValue> {
    reader(number, |pieces| pieces.is_between())
}

/// What was read since the last time: where in the piece it begins, in eight bytes, and the part.
#[wasm_bindgen(js_name = partTake)]
pub fn part_take(number: u32) -> Result<Vec<u8>, JsValue> {
    reader(number, |pieces| {
        let Placed { start, part } = pieces.take();
        let mut bytes = start.to_le_bytes().to_vec();
        bytes.extend_from_slice(&part.to_bytes());
        bytes
    })
}

/// Ends a piece of a file.
#[wasm_bindgen(js_name = partClose)]
pub fn part_close(number: u32) {
    READERS.with_borrow_mut(|readers| {
        if let Some(slot) = readers.get_mut(number as usize) {
            *slot = None;
        }
    });
}

fn reader<T>(number: u32, ask: impl FnOnce(&mut Pieces) -> T) -> Result<T, JsValue> {
    READERS.with_borrow_mut(|readers| {
        let pieces = readers.get_mut(number as usize).and_then(Option::as_mut);
        pieces.map(ask).ok_or_else(closed)
    })
}

/// What some events in the buffer say to what is asked: 1 for each that fits, 0 for one that does not. Of each there is
/// where it stands in the buffer, and how many bytes it has. `actions` says that what is asked is in no action's title.
#[wasm_bindgen(js_name = textsFit)]
pub fn texts_fit(asked: JsValue, actions: bool, size: u32, spots: &[u32]) -> Result<Vec<u8>, JsValue> {
    let asked: Vec<Asked> = read(asked)?;
    Ok(STATE.with_borrow(|State { catalog, kept, .. }| {
        let text = kept.text(size);
        let events = spots.chunks_exact(2).map(|spot| {
            let (from, length) = (spot.first().copied().unwrap_or_default(), spot.last().copied().unwrap_or_default());
            text.get(from as usize..(from as usize).saturating_add(length as usize)).unwrap_or_default()
        });
        events.map(|event| u8::from(!misses(&asked, event, actions) && fits(catalog, &asked, event))).collect()
    }))
}

/// Begins an index, under the options as they are now, of files with these names.
#[wasm_bindgen(js_name = indexOpen)]
pub fn index_open(files: JsValue) -> Result<(), JsValue> {
    let files = read(files)?;
    STATE.with_borrow(|state| {
        INDEX.with_borrow_mut(|slot| slot.insert(Index::new(&state.options)).set_files(files));
    });
    Ok(())
}

/// Judges the events by the options as they are now.
#[wasm_bindgen(js_name = indexJudge)]
pub fn index_judge() -> Result<(), JsValue> {
    index(|index, state| {
        index.set_options(&state.options);
        Ok(())
    })
}

/// Takes a part as [`part_take`] gave it, of a piece that begins at a place of a file: how many events it has. If there
/// would be more than `most`, it is not taken, and the answer is negative.
#[wasm_bindgen(js_name = indexAdd)]
pub fn index_add(file: u32, from: f64, bytes: &[u8], most: f64) -> Result<f64, JsValue> {
    let part = bytes.split_first_chunk().and_then(|(start, part)| Some((*start, Part::from_bytes(part)?)));
    let (start, part) = part.ok_or_else(|| error::error("internal_trap", "a part came that is none"))?;
    index(|index, _| {
        let count = part.len() as u64;
        if index.len() + count > most as u64 {
            return Ok(-(count as f64));
        }
        index.add(file, from as u64 + u64::from_le_bytes(start), part);
        Ok(count as f64)
    })
}

/// Takes back the parts of a file that begin at a place or behind it, and before another: how many events are left of it.
#[wasm_bindgen(js_name = indexRemove)]
pub fn index_remove(file: u32, from: f64, to: f64) -> Result<f64, JsValue> {
    index(|index, _| {
        index.remove(file, from as u64, to as u64);
        Ok(index.count(file) as f64)
    })
}

/// How many records could not be read.
#[wasm_bindgen(js_name = indexUnreadable)]
pub fn index_unreadable() -> Result<f64, JsValue> {
    index(|index, _| Ok(index.problems(0).1 as f64))
}

/// Answers a question; the length of the answer's JSON text.
#[wasm_bindgen(js_name = indexQuery)]
pub fn index_query(query: JsValue) -> Result<u32, JsValue> {
    let query = read(query)?;
    tell(|index, catalog| index.query(catalog, &query).map_err(refused))
}

/// The next events whose texts must be asked to answer a question, those of the first part behind a place, or of the
/// first one of all; undefined if there are none.
#[wasm_bindgen(js_name = indexUnsure)]
pub fn index_unsure(query: JsValue, first: bool, file: u32, start: f64) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Told<'t> {
        asked: u32,
        wanted: &'t [Asked],
        actions: bool,
        file: u32,
        start: f64,
        rows: &'t [u32],
        spots: &'t [(u32, u32)],
    }
    let query = read(query)?;
    index(|index, state| {
        let behind = (!first).then_some((file, start as u64));
        let found = index.unsure_behind(&state.catalog, &query, behind).map_err(refused)?;
        let Some(found) = found else { return Ok(JsValue::UNDEFINED) };
        let told = Told {
            asked: found.asked,
            wanted: index.asked(found.asked).unwrap_or_default(),
            actions: found.actions,
            file: found.file,
            start: found.start as f64,
            rows: &found.rows,
            spots: &found.spots,
        };
        serde_wasm_bindgen::to_value(&told).map_err(JsValue::from)
    })
}

/// Notes what the texts of some events of a part say to what was asked.
#[wasm_bindgen(js_name = indexNote)]
pub fn index_note(asked: u32, file: u32, start: f64, rows: &[u32], fits: &[u8]) -> Result<(), JsValue> {
    index(|index, _| {
        let fits: Vec<(u32, bool)> = rows.iter().zip(fits).map(|(row, fits)| (*row, *fits == 1)).collect();
        index.note(asked, file, start as u64, &fits);
        Ok(())
    })
}

/// Where the events stand that fit a question, in its order: for each the number of its file, the two halves of its
/// place, the lower one first, and how many bytes it has.
#[wasm_bindgen(js_name = indexPlaces)]
pub fn index_places(query: JsValue) -> Result<Vec<u32>, JsValue> {
    let query = read(query)?;
    index(|index, state| {
        let places = index.places(&state.catalog, &query).map_err(refused)?;
        let words = places
            .iter()
            .flat_map(|place| [place.file, place.offset as u32, (place.offset >> 32) as u32, place.length]);
        Ok(words.collect())
    })
}

/// Where some events stand; the length of the JSON text, in which those that there are not are null.
#[wasm_bindgen(js_name = indexEvents)]
pub fn index_events(indexes: &[f64]) -> Result<u32, JsValue> {
    tell(|index, _| Ok(indexes.iter().map(|number| index.place(*number as u64)).collect::<Vec<_>>()))
}

/// The records that could not be read, at most so many, and how many there are; the length of the JSON text.
#[wasm_bindgen(js_name = indexProblems)]
pub fn index_problems(most: u32) -> Result<u32, JsValue> {
    #[derive(Serialize)]
    struct Told {
        problems: Vec<crate::summary::Problem>,
        total: u64,
    }
    tell(|index, _| {
        let (problems, total) = index.problems(most as usize);
        Ok(Told { problems, total })
    })
}

fn index<T>(ask: impl FnOnce(&mut Index, &mut State) -> Result<T, JsValue>) -> Result<T, JsValue> {
    with(|state| INDEX.with_borrow_mut(|index| index.as_mut().ok_or_else(closed).and_then(|index| ask(index, state))))
}

fn tell<T: Serialize>(ask: impl FnOnce(&mut Index, &Catalog) -> Result<T, JsValue>) -> Result<u32, JsValue> {
    index(|index, state| {
        let told = ask(index, &state.catalog)?;
        let output = &mut state.kept.output;
        output.clear();
        json::write(&told, output)?;
        Ok(output.len() as u32)
    })
}

fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|why| error::bad_option(&why.to_string()))
}

/// What is wrong with a query, and where.
fn refused(why: QueryError) -> JsValue {
    let error = error::error("bad_query", &why.message);
    for (name, place) in [("start", why.start), ("end", why.end)] {
        // On a fresh error object this cannot fail.
        let _ = js_sys::Reflect::set(&error, &JsValue::from_str(name), &JsValue::from_f64(f64::from(place)));
    }
    error
}
