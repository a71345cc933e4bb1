//! Misuse as JavaScript errors: callers branch on `code`, never on the text.

use std::cell::BorrowMutError;

use wasm_bindgen::JsValue;

use crate::catalog::CatalogError;

/// An error with a code.
pub(super) fn error(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    // On a fresh error object this cannot fail.
    let _ = js_sys::Reflect::set(&error, &JsValue::from_str("code"), &JsValue::from_str(code));
    error.into()
}

/// An option that is not as it must be.
pub(super) fn bad_option(message: &str) -> JsValue {
    error("bad_option", message)
}

/// Entries that the catalog does not take.
pub(super) fn refused(why: &CatalogError) -> JsValue {
    error(why.code().as_str(), &why.to_string())
}

/// The state is in use further up the stack, which takes a hostile getter on `Object.prototype`.
pub(super) fn busy(_: BorrowMutError) -> JsValue {
    error("busy", "the catalog and the options cannot be changed from within another call")
}
