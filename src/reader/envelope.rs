//! What routes and log stores wrap round events, and how to take it off.

use std::borrow::Cow;

use super::fault::Fault;
use super::json::{Document, Kind, NodeId, read_text};
use super::string::Unescaped;
use crate::event::{Event, FIELDS, Layout};

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

/// The members in which an object without an action may hold events, but for those that begin with `_` or have a dot.
pub(super) const HOLDERS: [&str; 5] = ["line", "lines", "payload", "result", "user_data"];

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
    let seen = Seen::of(document, root);
    if let Some((name, item)) = seen.held(root) {
        return one(Some(name), item);
    }
    // What has an action is an event, whatever else it has.
    if seen.action || !seen.holder {
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
    let held = Seen::of(document, object).held(object);
    held.map_or(Item::Object(object, Layout::Plain), |(_, item)| item)
}

/// The objects of an event that have fields of the table in them.
const HOMES: [&str; 4] = ["initiator", "target", "reason", "observer"];

/// What the members of an object tell of how it holds an event.
#[derive(Default)]
struct Seen {
    /// A bit for each member of a log store.
    store: u8,
    action: bool,
    /// A member of an event.
    event: bool,
    /// A member in which an envelope may hold events.
    holder: bool,
    /// A bit for each of the [`HOMES`] that is there as an object.
    homes: u8,
    /// A bit for each of them that dotted keys are in.
    dotted: u8,
    payload: Option<NodeId>,
}

impl Seen {
    fn of(document: &Document<'_>, object: NodeId) -> Seen {
        let mut seen = Seen::default();
        for member in document.children(object) {
            seen.member(document, member);
        }
        seen
    }

    /// The event that the object holds beside or within its own members, and the name of the way.
    fn held(&self, object: NodeId) -> Option<(&'static str, Item)> {
        let exported = self.store.count_ones() >= 2;
        if self.dotted & !self.homes != 0 {
            let name = if exported { "log-analysis-export" } else { "flattened" };
            return Some((name, Item::Object(object, Layout::Flattened)));
        }
        // A broken event may lack any one field.
        if exported && self.event {
            return Some(("log-analysis-export", Item::Object(object, Layout::Hoisted)));
        }
        let payload = self.payload.filter(|_| !self.action)?;
        Some(("payload", Item::Object(payload, Layout::Payload(object))))
    }

    fn member(&mut self, document: &Document<'_>, member: NodeId) {
        let is_object = document.node(member).kind == Kind::Object;
        let key = document.key(member);
        match key.as_ref() {
            "_account" => self.store |= 1,
            "_ts" => self.store |= 2,
            "_app" => self.store |= 4,
            "_line" => (self.store, self.holder) = (self.store | 8, true),
            "_id" => self.store |= 16,
            "_source" => self.holder = true,
            "action" => (self.action, self.event) = (true, true),
            "outcome" | "eventTime" => self.event = true,
            // Of several the last counts.
            "payload" => self.payload = is_object.then_some(member),
            key if HOLDERS.contains(&key) => self.holder = true,
            dotted if dotted.contains('.') => {
                let known = FIELDS.iter().find(|spec| spec.parent.is_some() && spec.dotted == dotted);
                self.dotted |= known.and_then(|spec| spec.dotted.split('.').next()).map_or(0, home);
            }
            key => {
                let home = home(key);
                self.event |= matches!(key, "initiator" | "target");
                // Of several the last counts.
                self.homes = if is_object { self.homes | home } else { self.homes & !home };
            }
        }
    }
}

/// The bit of one of the [`HOMES`].
fn home(name: &str) -> u8 {
    HOMES.iter().position(|home| *home == name).map_or(0, |at| 1 << at)
}

/// How deep envelopes may lie within envelopes.
pub(crate) const DEEPEST: u32 = 4;

/// What a document that should hold one event turned out to be.
pub(crate) enum Opened<'o> {
    /// The event.
    Event(Box<Event<'o>>),
    /// A value that is no object, where an event should be.
    NotObject(NodeId),
    /// Another number of events than one, and the envelope that holds them.
    Several(usize, &'static str),
    /// A string that should be the JSON text of an event, and where it stops being one.
    Unreadable(Fault),
}

/// Where something was found: in which document, how that leads back to the input, and in which envelope.
pub(crate) struct Found<'o> {
    pub document: &'o Document<'o>,
    pub origin: &'o Origin<'o>,
    /// The outermost, which is what the user has in hand.
    pub envelope: Option<&'static str>,
    /// Of an envelope of several: where in the input the one that it was found in begins and ends.
    pub part: Option<(usize, usize)>,
}

/// Takes the envelopes off one event, if wanted, and hands on what is in them.
pub(crate) fn open<R>(
    document: &Document<'_>,
    unwrap: bool,
    max_depth: u32,
    mut see: impl FnMut(&Found<'_>, Opened<'_>) -> R,
) -> Option<R> {
    let mut seen = None;
    let opening = Opening { each: false, max_depth };
    opening.open(document, unwrap, &mut |found, opened| seen = Some(see(found, opened)));
    seen
}

/// Takes the envelopes off however many events there are, if wanted, and hands on each.
pub(crate) fn open_each(
    document: &Document<'_>,
    unwrap: bool,
    max_depth: u32,
    see: &mut dyn FnMut(&Found<'_>, Opened<'_>),
) {
    Opening { each: true, max_depth }.open(document, unwrap, see);
}

#[derive(Clone, Copy)]
struct Opening {
    /// Each of several is handed on, where otherwise one is expected.
    each: bool,
    max_depth: u32,
}

impl Opening {
    fn open(self, document: &Document<'_>, unwrap: bool, see: &mut dyn FnMut(&Found<'_>, Opened<'_>)) {
        let levels = if unwrap { DEEPEST } else { 0 };
        self.within(&Found { document, origin: &Origin::Input, envelope: None, part: None }, levels, see);
    }

    fn within(self, outer: &Found<'_>, levels: u32, see: &mut dyn FnMut(&Found<'_>, Opened<'_>)) {
        let document = outer.document;
        let held = if levels > 0 {
            contents(document)
        } else {
            Contents { envelope: None, items: vec![Item::Object(NodeId::ROOT, Layout::Plain)] }
        };
        let found = Found { envelope: outer.envelope.or(held.envelope), ..*outer };
        let several = held.items.len() != 1;
        if several && !self.each {
            return see(&found, Opened::Several(held.items.len(), held.envelope.unwrap_or_default()));
        }
        for item in held.items {
            let (Item::Object(node, _) | Item::Text(node)) = item;
            let element = document.node(document.element_around(node));
            let place = |offset: u32| outer.origin.to_input(offset as usize);
            let part = outer.part.or_else(|| several.then(|| (place(element.start), place(element.end))));
            self.item(&Found { part, ..found }, item, levels, see);
        }
    }

    fn item(self, found: &Found<'_>, item: Item, levels: u32, see: &mut dyn FnMut(&Found<'_>, Opened<'_>)) {
        let document = found.document;
        match item {
            Item::Object(root, layout) => match Event::new(document, root, layout) {
                Some(event) => see(found, Opened::Event(Box::new(event))),
                None => see(found, Opened::NotObject(root)),
            },
            Item::Text(node) => {
                let text = document.string(node).unwrap_or_default();
                let origin = &Origin::String(document, node, found.origin);
                match read_text(Cow::Borrowed(&text), self.max_depth) {
                    Ok(inner) => self.within(&Found { document: &inner, origin, ..*found }, levels - 1, see),
                    Err(fault) => see(&Found { origin, ..*found }, Opened::Unreadable(fault)),
                }
            }
        }
    }
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
        self.in_input_after(offset, &mut [])
    }

    /// [`Self::to_input`] for rising offsets, with how far the string of each level has been walked, innermost first.
    pub(crate) fn in_input_after(&self, offset: usize, walked: &mut [Unescaped]) -> usize {
        match self {
            Self::Input => offset,
            Self::String(outer, node, origin) => {
                let raw = outer.raw_string(*node).unwrap_or_default();
                let mut fresh = Unescaped::default();
                let (walk, further): (_, &mut [Unescaped]) = match walked.split_first_mut() {
                    Some((walk, further)) => (walk, further),
                    None => (&mut fresh, &mut []),
                };
                let within = walk.in_raw(raw, offset);
                origin.in_input_after(outer.node(*node).start as usize + 1 + within, further)
            }
        }
    }
}
