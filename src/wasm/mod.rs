//! The JavaScript face of the core: the only module that names `wasm_bindgen`, `js_sys` and `serde_wasm_bindgen`.
//!
//! Text comes in as bytes, since a JavaScript string may hold what is not Unicode and the reader is the one to say so.
//! Results leave as plain objects of a fixed shape: no map whose keys come from an event passes through here. One
//! catalog and one set of options live as long as the module; the TypeScript face sets the options only when they change.

mod buffers;
mod error;
mod json;
mod messages;
mod options;
#[cfg(feature = "log")]
mod summary;
#[cfg(feature = "trap-test")]
mod trap;

use std::borrow::Cow;
use std::cell::RefCell;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::catalog::{Catalog, Entry, Group, Pack, UserEntry, pack};
use crate::describe::{Describer, Messages};
use crate::rules::{Plan, listing};
use crate::{Input, Options, Validator};

use buffers::Kept;

/// What lives from call to call.
struct State {
    catalog: Catalog,
    options: Options,
    plan: Plan,
    messages: Messages,
    kept: Kept,
}

thread_local! {
    static STATE: RefCell<State> =
        RefCell::new(State {
            catalog: Catalog::new(),
            options: Options::default(),
            plan: Plan::new(&Options::default()),
            messages: Messages::english(),
            kept: Kept::new(),
        });
}

impl State {
    fn validator(&self) -> Validator<'_> {
        Validator::with_plan(&self.catalog, &self.options, &self.plan)
    }

    fn describer(&self) -> Describer<'_> {
        Describer::new(&self.catalog, &self.messages)
    }
}

/// A result as a plain object: what is absent has no key. Never called while the state is borrowed mutably.
fn plain<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(&json::text(value)?)
}

/// A few names as an array.
fn names<T: Serialize>(names: &[T]) -> Result<JsValue, JsValue> {
    serde_wasm_bindgen::to_value(names).map_err(JsValue::from)
}

fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// Sets the options of all checks that follow, and gives the two limits that the object walker must hold to.
#[wasm_bindgen(js_name = setOptions)]
pub fn set_options(given: &JsValue) -> Result<Vec<u32>, JsValue> {
    let options = options::parse(given)?;
    let limits = vec![options.limits.max_event_bytes, options.limits.max_depth];
    STATE.with(|state| {
        let mut state = state.try_borrow_mut().map_err(error::busy)?;
        (state.plan, state.options) = (Plan::new(&options), options);
        Ok(limits)
    })
}

/// Sets the language of all descriptions that follow, from the JSON text of its messages; English if there is none.
#[wasm_bindgen(js_name = setMessages)]
pub fn set_messages(json: &[u8]) -> Result<(), JsValue> {
    let messages = messages::parse(json)?;
    STATE.with(|state| {
        state.try_borrow_mut().map_err(error::busy)?.messages = messages;
        Ok(())
    })
}

/// The report of an event that was not let in for its size; a size that is not finite is one that nobody counted.
#[wasm_bindgen(js_name = validateSize)]
pub fn validate_size(size: f64, places: bool) -> Result<JsValue, JsValue> {
    plain(&STATE.with_borrow(|state| {
        let validator = state.validator();
        if !size.is_finite() {
            return validator.larger();
        }
        let mut report = validator.check(Input::of_size(size as u64));
        if !places {
            report.findings.iter_mut().for_each(|finding| finding.position = None);
        }
        report
    }))
}

/// The report of an object that holds what JSON cannot.
#[wasm_bindgen(js_name = validateNotJson)]
pub fn validate_not_json(path: &[u8], message: &[u8]) -> Result<JsValue, JsValue> {
    plain(&STATE.with_borrow(|state| state.validator().not_json(text(path).into_owned(), text(message).into_owned())))
}

/// The report of a value that is no object and that JSON does not know either.
#[wasm_bindgen(js_name = validateNotObject)]
pub fn validate_not_object(what: &[u8]) -> Result<JsValue, JsValue> {
    plain(&STATE.with_borrow(|state| state.validator().not_an_object(&text(what))))
}

/// What the event that was written into the buffer says happened.
#[wasm_bindgen(js_name = describeEvent)]
pub fn describe_event(size: u32) -> Result<JsValue, JsValue> {
    plain(&STATE.with_borrow(|state| state.describer().event(state.kept.text(size), &state.options)))
}

/// What an action means.
#[wasm_bindgen(js_name = describeAction)]
pub fn describe_action(action: &[u8]) -> Result<JsValue, JsValue> {
    plain(&STATE.with_borrow(|state| state.describer().action(&text(action))))
}

/// The description of something that is no event.
#[wasm_bindgen(js_name = describeUnreadable)]
pub fn describe_unreadable(why: &[u8]) -> Result<JsValue, JsValue> {
    plain(&STATE.with_borrow(|state| state.describer().unreadable(&text(why))))
}

/// The names of the entries that fit some words, the best first.
#[wasm_bindgen]
pub fn search(words: &[u8], limit: u32) -> Result<JsValue, JsValue> {
    STATE.with_borrow(|state| {
        let words = text(words);
        let found = state.catalog.search(&words, limit as usize);
        names(&found.iter().map(|found| found.action()).collect::<Vec<&str>>())
    })
}

/// The names that may have been meant by an unknown one, the best first.
#[wasm_bindgen]
pub fn suggest(action: &[u8], limit: u32) -> Result<JsValue, JsValue> {
    STATE.with_borrow(|state| names(&state.catalog.suggest(&text(action), limit as usize)))
}

/// All entries in catalog order.
#[wasm_bindgen]
pub fn actions() -> Result<JsValue, JsValue> {
    STATE.with_borrow(|state| plain(&state.catalog.actions().map(Entry::from).collect::<Vec<_>>()))
}

/// All groups in catalog order.
#[wasm_bindgen]
pub fn groups() -> Result<JsValue, JsValue> {
    plain(&STATE.with_borrow(|state| state.catalog.groups().collect::<Vec<Group>>()))
}

/// All rules in the order of the registry.
#[wasm_bindgen]
pub fn rules() -> Result<JsValue, JsValue> {
    plain(&listing::rules())
}

/// Adds the user's own actions, given as a JSON array, to the catalog: all of them or none.
#[wasm_bindgen(js_name = defineActions)]
pub fn define_actions(json: &[u8]) -> Result<(), JsValue> {
    let entries = UserEntry::from_json(json).map_err(|why| error::refused(&why))?;
    STATE.with(|state| {
        let mut state = state.try_borrow_mut().map_err(error::busy)?;
        state.catalog.define(entries).map_err(|why| error::refused(&why))
    })
}

/// Adds the actions of a pack to the catalog.
#[wasm_bindgen(js_name = loadPack)]
pub fn load_pack(text: Vec<u8>) -> Result<(), JsValue> {
    let refused = |why| error::refused(&why);
    // What is kept for good is looked at first.
    let text = String::from_utf8(text).unwrap_or_default();
    pack::check(&text).map_err(refused)?;
    let pack = Pack::read_checked(text.leak()).map_err(refused)?;
    STATE.with(|state| {
        let mut state = state.try_borrow_mut().map_err(error::busy)?;
        state.catalog.load(Box::leak(Box::new(pack))).map_err(refused)
    })
}
