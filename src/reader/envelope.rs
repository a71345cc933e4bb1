//! What routes and log stores wrap round events, and how to take it off.

use super::json::{Document, Kind, NodeId};
use super::string::offset_in_raw;
use crate::event::{FIELDS, Layout};

/// An event as it lies in its envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// As an object of the document.
    Object(NodeId, Layout),
    /// As the JSON text in a string of the document.
    Text(NodeId),
}

/// What a document holds: the events, and the envelope they came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The envelope; `None` for a bare event.
    pub envelope: Option<&'static str>,
    /// The events, in order.
    pub items: Vec<Item>,
}

/// Finds the events of a document. What is no envelope is taken for an event.
///
/// ```
/// use activity_tracker_events::reader::{contents, read};
/// let document = read(br#"{"_source": {"_line": "{\"action\": \"a.b.c\"}"}}"#, 128).unwrap();
/// assert_eq!(contents(&document).envelope, Some("log-analysis-stream"));
/// ```
pub fn contents(document: &Document<'_>) -> Contents {
    let root = NodeId::ROOT;
    let one = |envelope, item| Contents { envelope, items: vec![item] };
    let string = |object, key| document.member(object, key).filter(|&node| document.node(node).kind == Kind::String);
    let object = |object, key| document.member(object, key).filter(|&node| document.node(node).kind == Kind::Object);
    let array = |object, key| document.member(object, key).filter(|&node| document.node(node).kind == Kind::Array);
    let bare = one(None, Item::Object(root, Layout::Plain));
    if document.node(root).kind != Kind::Object {
        return bare;
    }
    if let Some((name, item)) = held(document, root) {
        return one(Some(name), item);
    }
    // What has an action is an event, whatever else it has.
    if document.member(root, "action").is_some() {
        return bare;
    }
    if let Some(results) = object(root, "result").and_then(|result| array(result, "results")) {
        let items = document.children(results).map(|result| item(document, result, "user_data")).collect();
        return Contents { envelope: Some("cloud-logs"), items };
    }
    if string(root, "user_data").is_some() {
        return one(Some("cloud-logs"), item(document, root, "user_data"));
    }
    if let Some(line) = object(root, "_source").and_then(|source| string(source, "_line")) {
        return one(Some("log-analysis-stream"), Item::Text(line));
    }
    if let Some(lines) = array(root, "lines") {
        let items = document.children(lines).map(|line| item(document, line, "line")).collect();
        return Contents { envelope: Some("ingestion"), items };
    }
    if let Some(line) = object(root, "line") {
        return one(Some("log-viewer"), event(document, line));
    }
    if let Some(line) = string(root, "line") {
        return one(Some("ingestion"), Item::Text(line));
    }
    if let Some(line) = string(root, "_line") {
        return one(Some("log-analysis-export"), Item::Text(line));
    }
    bare
}

/// One element of an envelope of several: the text in its member, or the element itself so that nothing is lost.
fn item(document: &Document<'_>, element: NodeId, key: &str) -> Item {
    match document.member(element, key) {
        _ if document.member(element, "action").is_some() => event(document, element),
        Some(text) if document.node(text).kind == Kind::String => Item::Text(text),
        Some(other) => event(document, other),
        None => event(document, element),
    }
}

/// The event in an object: held by it in some way, or the object itself.
fn event(document: &Document<'_>, object: NodeId) -> Item {
    held(document, object).map_or(Item::Object(object, Layout::Plain), |(_, item)| item)
}

/// The event that an object holds beside or within its own members, and the name of the way.
fn held(document: &Document<'_>, object: NodeId) -> Option<(&'static str, Item)> {
    let has = |key: &&str| document.member(object, key).is_some();
    let exported = ["_account", "_ts", "_app", "_line", "_id"].iter().filter(|key| has(key)).count() >= 2;
    if is_flattened(document, object) {
        let name = if exported { "log-analysis-export" } else { "flattened" };
        return Some((name, Item::Object(object, Layout::Flattened)));
    }
    // A broken event may lack any one field.
    if exported && ["action", "outcome", "eventTime", "initiator", "target"].iter().any(has) {
        return Some(("log-analysis-export", Item::Object(object, Layout::Hoisted)));
    }
    let payload = document.member(object, "payload").filter(|&payload| document.node(payload).kind == Kind::Object)?;
    (!has(&"action")).then_some(("payload", Item::Object(payload, Layout::Payload(object))))
}

/// A dotted key stands for a field that has no object to be in.
fn is_flattened(document: &Document<'_>, object: NodeId) -> bool {
    let known = |key: &str| FIELDS.iter().any(|spec| spec.parent.is_some() && spec.dotted == key);
    let is_object =
        |&&key: &&&str| document.member(object, key).is_some_and(|at| document.node(at).kind == Kind::Object);
    let homes: Vec<&str> = ["initiator", "target", "reason", "observer"].iter().filter(is_object).copied().collect();
    document.children(object).any(|member| {
        let key = document.key(member);
        known(&key) && key.split('.').next().is_some_and(|parent| !homes.contains(&parent))
    })
}

/// How the places of a document lead back to the input.
#[derive(Debug, Clone, Copy)]
pub enum Origin<'o> {
    /// The document is the input.
    Input,
    /// The document is what a string of another document stands for.
    String(&'o Document<'o>, NodeId, &'o Origin<'o>),
}

impl Origin<'_> {
    /// The byte of the input that a byte of the document came from.
    pub fn to_input(&self, offset: usize) -> usize {
        match self {
            Self::Input => offset,
            Self::String(outer, node, origin) => {
                let raw = outer.raw_string(*node).unwrap_or_default();
                origin.to_input(outer.node(*node).start as usize + 1 + offset_in_raw(raw, offset))
            }
        }
    }
}
