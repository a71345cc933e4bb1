//! The messages of another language, from JSON text.

use wasm_bindgen::JsValue;

use super::error::bad_option;
use crate::describe::Messages;
use crate::reader::{Document, Kind, NodeId, read};

/// Groups of messages nest no deeper: `noun`, `notebook`, `name`.
const MAX_DEPTH: u32 = 8;

/// The messages of a JSON object, by dotted keys or in nested objects; of no bytes at all, English.
pub(super) fn parse(json: &[u8]) -> Result<Messages, JsValue> {
    if json.is_empty() {
        return Ok(Messages::english());
    }
    let document = read(json, MAX_DEPTH).map_err(|fault| bad_option(&format!("`messages`: {}", fault.kind)))?;
    let mut pairs = Vec::new();
    collect(&document, NodeId::ROOT, "", &mut pairs)?;
    Messages::from_pairs(pairs).map_err(|why| bad_option(&format!("`messages`: {why}")))
}

fn collect(
    document: &Document<'_>,
    node: NodeId,
    path: &str,
    pairs: &mut Vec<(String, String)>,
) -> Result<(), JsValue> {
    if let Some(text) = document.string(node).filter(|_| !path.is_empty()) {
        pairs.push((path.to_owned(), text.into_owned()));
        return Ok(());
    }
    let kind = document.node(node).kind;
    if kind != Kind::Object {
        let (place, what) = if path.is_empty() { ("", "an object of texts") } else { (path, "a text") };
        let dot = if place.is_empty() { "" } else { "." };
        return Err(bad_option(&format!("`messages{dot}{place}` is {}; it must be {what}", kind.as_str())));
    }
    for member in document.children(node) {
        let dot = if path.is_empty() { "" } else { "." };
        collect(document, member, &format!("{path}{dot}{}", document.key(member)), pairs)?;
    }
    Ok(())
}
