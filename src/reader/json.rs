//! The full lane: RFC 8259 in one pass, into a flat list of positioned nodes.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::fast::{hash, number};
use super::fault::{Fault, FaultKind};
use super::position::BOM;
use super::scan::{Scan, Simd};
use super::string::{key_identity, unescape};
use crate::order::sort_by;

/// The kinds of JSON value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// `null`
    Null,
    /// `false`
    False,
    /// `true`
    True,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// The kind with its article, as findings name it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::False | Self::True => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

/// A node's number in its [`Document`]; the value itself is node 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(u32);

impl NodeId {
    /// The document's value.
    pub const ROOT: NodeId = NodeId(0);

    /// The node's place in the document's list of them.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One value with its place. Members follow their object and elements their array, depth first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// First byte of the value (of a string: its opening quote).
    pub start: u32,
    /// Byte after the value's last.
    pub end: u32,
    /// It is a string with escapes in it.
    pub(crate) escaped: bool,
    /// It is an object that may have a key twice.
    repeats: bool,
    /// The member's key.
    key: Key,
    /// The object or array it is in; the root is its own.
    parent: NodeId,
    /// The node after this one and everything in it.
    next: u32,
}

/// A key as bytes within its quotes; empty for elements and the root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    start: u32,
    end: u32,
    /// There are escapes in it.
    escaped: bool,
}

impl Key {
    const NONE: Key = Key { start: 0, end: 0, escaped: false };
}

/// How far the elements of arrays have been counted: for each array a child and its index.
#[derive(Debug, Default)]
pub(crate) struct Counted(BTreeMap<NodeId, (NodeId, usize)>);

/// A JSON text that was read in full.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    text: Cow<'a, str>,
    nodes: Vec<Node>,
}

impl<'a> Document<'a> {
    /// A document of nothing.
    pub(crate) const EMPTY: Document<'static> = Document { text: Cow::Borrowed(""), nodes: Vec::new() };

    /// The document with a text of its own.
    pub fn into_owned(self) -> Document<'static> {
        Document { text: Cow::Owned(self.text.into_owned()), nodes: self.nodes }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A node, or the root for a number that is not of this document.
    pub fn node(&self, id: NodeId) -> Node {
        const NOTHING: Node = Node {
            kind: Kind::Null,
            start: 0,
            end: 0,
            escaped: false,
            repeats: false,
            key: Key::NONE,
            parent: NodeId::ROOT,
            next: 0,
        };
        self.nodes.get(id.index()).or_else(|| self.nodes.first()).copied().unwrap_or(NOTHING)
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Never true: a document has a value.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The text of a value as it is written.
    pub fn raw(&self, id: NodeId) -> &str {
        let node = self.node(id);
        self.text.get(node.start as usize..node.end as usize).unwrap_or_default()
    }

    /// The inside of a string value as it is written, escapes and all.
    pub fn raw_string(&self, id: NodeId) -> Option<&str> {
        let node = self.node(id);
        if node.kind != Kind::String {
            return None;
        }
        self.text.get(node.start as usize + 1..(node.end as usize).saturating_sub(1))
    }

    /// What a string value stands for.
    pub fn string(&self, id: NodeId) -> Option<Cow<'_, str>> {
        let raw = self.raw_string(id)?;
        Some(if self.node(id).escaped { unescape(raw) } else { Cow::Borrowed(raw) })
    }

    /// What a value is, and its text: what a string stands for, anything else as it is written.
    pub(crate) fn shown(&self, id: NodeId) -> (Kind, Cow<'_, str>) {
        (self.node(id).kind, self.string(id).unwrap_or_else(|| Cow::Borrowed(self.raw(id))))
    }

    /// The key of a member as it is written.
    pub fn raw_key(&self, id: NodeId) -> &str {
        let Key { start, end, .. } = self.node(id).key;
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The key of a member.
    pub fn key(&self, id: NodeId) -> Cow<'_, str> {
        let raw = self.raw_key(id);
        if self.node(id).key.escaped { unescape(raw) } else { Cow::Borrowed(raw) }
    }

    /// Where the key of a member stands, its opening quote; the value's own place for elements and the root.
    pub fn key_start(&self, id: NodeId) -> u32 {
        let node = self.node(id);
        if self.is_member(id) { node.key.start.saturating_sub(1) } else { node.start }
    }

    /// The element of an array that a node lies in, or the root.
    pub(crate) fn element_around(&self, id: NodeId) -> NodeId {
        let mut at = id;
        while at != NodeId::ROOT && self.is_member(at) {
            at = self.node(at).parent;
        }
        at
    }

    /// Whether the node is a member of an object.
    pub fn is_member(&self, id: NodeId) -> bool {
        id != NodeId::ROOT && self.node(self.node(id).parent).kind == Kind::Object
    }

    /// The members of an object or the elements of an array, in order; nothing for other kinds.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.node(id).next;
        let mut at = id.0 + 1;
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            let child = NodeId(at);
            at = self.node(child).next;
            Some(child)
        })
    }

    /// The member of an object with this key; of several the last, which is the one that counts.
    pub fn member(&self, object: NodeId, key: &str) -> Option<NodeId> {
        if self.node(object).kind != Kind::Object {
            return None;
        }
        let named = |child: &NodeId| {
            let raw = self.raw_key(*child);
            if self.node(*child).key.escaped { unescape(raw) == key } else { raw == key }
        };
        self.children(object).filter(named).last()
    }

    /// The JSON Pointer (RFC 6901) of a node, from `root`, which must be the node itself or around it.
    pub fn pointer(&self, root: NodeId, id: NodeId) -> String {
        self.pointer_after(root, id, &mut Counted::default())
    }

    /// [`Self::pointer`] for many nodes in the order of the text: the elements of an array are counted once in all.
    pub(crate) fn pointer_after(&self, root: NodeId, id: NodeId, counted: &mut Counted) -> String {
        let mut parts = Vec::new();
        let mut at = id;
        while at != root && at != NodeId::ROOT {
            if self.is_member(at) {
                parts.push(self.key(at).replace('~', "~0").replace('/', "~1"));
            } else {
                let parent = self.node(at).parent;
                let (mut child, mut index) = counted.0.get(&parent).copied().unwrap_or((NodeId(parent.0 + 1), 0));
                if child > at {
                    (child, index) = (NodeId(parent.0 + 1), 0);
                }
                while child < at {
                    child = NodeId(self.node(child).next);
                    index += 1;
                }
                counted.0.insert(parent, (child, index));
                parts.push(index.to_string());
            }
            at = self.node(at).parent;
        }
        parts.iter().rev().fold(String::new(), |pointer, part| pointer + "/" + part)
    }

    /// The members within `root` whose key was named before in the same object: the second of each, in order.
    pub fn duplicates(&self, root: NodeId) -> Vec<NodeId> {
        /// As many members as an event has at the top.
        const FEW: usize = 24;
        let mut found = Vec::new();
        let mut members: Vec<(u32, Cow<'_, [u8]>, NodeId)> = Vec::new();
        let named = |child: NodeId| {
            let raw = self.raw_key(child);
            let key = if self.node(child).key.escaped { key_identity(raw) } else { Cow::Borrowed(raw.as_bytes()) };
            (hash(&key), key, child)
        };
        let end = self.node(root).next;
        for object in (root.0..end).map(NodeId).filter(|&id| self.node(id).repeats) {
            members.clear();
            members.extend(self.children(object).map(named));
            if members.len() <= FEW {
                // Nearly every object: looking at each pair is quicker than sorting.
                for (index, (hash, key, second)) in members.iter().enumerate() {
                    let same = |(other, named, _): &&(u32, Cow<'_, [u8]>, NodeId)| other == hash && named == key;
                    let before = members.iter().take(index).filter(same).count();
                    found.extend((before == 1).then_some(*second));
                }
                continue;
            }
            sort_by(&mut members, Ord::cmp);
            // Equal keys now stand together in the order of their places; the second of each run is a finding.
            for run in members.chunk_by(|(_, one, _), (_, other, _)| one == other) {
                found.extend(run.get(1).map(|&(.., second)| second));
            }
        }
        sort_by(&mut found, Ord::cmp);
        found
    }
}

/// Reads one JSON text. A byte order mark before it is passed over; places count it.
///
/// ```
/// use activity_tracker_events::reader::{read, Kind, NodeId};
/// let document = read(br#"{"reason": {"reasonCode": 2e2}}"#, 128).unwrap();
/// let reason = document.member(NodeId::ROOT, "reason").unwrap();
/// let code = document.member(reason, "reasonCode").unwrap();
/// assert_eq!((document.node(code).kind, document.raw(code)), (Kind::Number, "2e2"));
/// assert_eq!(document.pointer(NodeId::ROOT, code), "/reason/reasonCode");
/// assert_eq!(read(b"{]", 128).unwrap_err().offset, 1);
/// ```
pub fn read(input: &[u8], max_depth: u32) -> Result<Document<'_>, Fault> {
    let text = match std::str::from_utf8(input) {
        Ok(text) => text,
        Err(error) => {
            let other = matches!(input, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
            let kind = if other { FaultKind::OtherEncoding } else { FaultKind::Utf8 };
            return Err(Fault { offset: error.valid_up_to(), kind });
        }
    };
    read_text(Cow::Borrowed(text), max_depth)
}

/// [`read`] for text that is known to be UTF-8, owned where it was unescaped from another text.
pub(crate) fn read_text(text: Cow<'_, str>, max_depth: u32) -> Result<Document<'_>, Fault> {
    /// Fewer bytes than a value of an event takes with its key.
    const BYTES_A_NODE: usize = 24;
    let nodes = Vec::with_capacity(text.len() / BYTES_A_NODE + 1);
    let mut reading = Reading { text: &text, nodes, open: Vec::new(), hashes: Vec::new() };
    reading.document(max_depth as usize)?;
    let nodes = reading.nodes;
    Ok(Document { text, nodes })
}

/// Places are passed on in registers, not kept here. An input is smaller than 4 GiB, or its places are of no use.
struct Reading<'t> {
    text: &'t str,
    nodes: Vec<Node>,
    /// The objects and arrays that are open around the innermost, outermost first.
    open: Vec<Container>,
    /// The hashes of the keys of the objects that are open, outermost first.
    hashes: Vec<u32>,
}

/// An object or array that is open.
#[derive(Clone, Copy)]
struct Container {
    id: NodeId,
    object: bool,
    /// A key may have been named twice.
    repeats: bool,
    /// Where the hashes of its keys begin.
    first: usize,
    /// A bit for the lowest six bits of each of them.
    seen: u64,
}

/// So many keys of one object are told apart while it is read.
const MOST_KEYS: usize = 256;

impl Reading<'_> {
    fn document(&mut self, max_depth: usize) -> Result<(), Fault> {
        let bytes = self.text.as_bytes();
        let mut at = white_from(bytes, if bytes.starts_with(BOM) { BOM.len() } else { 0 });
        if at >= bytes.len() {
            return Err(Fault { offset: at, kind: FaultKind::Empty });
        }
        let mut inner = Container { id: NodeId::ROOT, object: false, repeats: false, first: 0, seen: 0 };
        let mut depth = 0;
        let mut key = Key::NONE;
        loop {
            // At a value.
            let (start, byte) = (at, byte_at(bytes, at));
            let mut escaped = false;
            let kind = match byte {
                b'"' => {
                    (at, escaped) = string(bytes, at)?;
                    Kind::String
                }
                b'{' => Kind::Object,
                b'[' => Kind::Array,
                b'-' | b'0'..=b'9' => {
                    at = exact_number(bytes, at)?;
                    Kind::Number
                }
                _ => {
                    let (kind, end) = self.word(at)?;
                    at = end;
                    kind
                }
            };
            let id = NodeId(self.nodes.len() as u32);
            let (parent, next) = (inner.id, id.0 + 1);
            let node = Node { kind, start: start as u32, end: at as u32, escaped, repeats: false, key, parent, next };
            self.nodes.push(node);
            if matches!(kind, Kind::Object | Kind::Array) {
                if depth >= max_depth {
                    return Err(Fault { offset: at, kind: FaultKind::Depth(max_depth as u32) });
                }
                if depth > 0 {
                    self.open.push(inner);
                }
                depth += 1;
                let (object, first) = (kind == Kind::Object, self.hashes.len());
                inner = Container { id, object, repeats: false, first, seen: 0 };
                at = white_from(bytes, at + 1);
                // Two behind the opening bracket in ASCII is the closing one.
                if byte_at(bytes, at) != byte + 2 {
                    if at >= bytes.len() {
                        return Err(self.unexpected(at, inner.goes_on()));
                    }
                    (key, at) = if object {
                        self.key(at, &mut inner, "a key in double quotes or `}`")?
                    } else {
                        (Key::NONE, at)
                    };
                    continue;
                }
                at += 1;
                depth -= 1;
                self.close(&mut inner, at);
            }
            // Behind a value.
            loop {
                if depth == 0 {
                    return self.end(at);
                }
                at = white_from(bytes, at);
                match byte_at(bytes, at) {
                    b',' => {
                        at = white_from(bytes, at + 1);
                        (key, at) = if inner.object {
                            self.key(at, &mut inner, "a key in double quotes")?
                        } else {
                            (Key::NONE, at)
                        };
                        break;
                    }
                    b'}' if inner.object => {}
                    b']' if !inner.object => {}
                    _ => return Err(self.unexpected(at, inner.goes_on())),
                }
                at += 1;
                depth -= 1;
                self.close(&mut inner, at);
            }
        }
    }

    /// What follows the document's value.
    fn end(&self, at: usize) -> Result<(), Fault> {
        let bytes = self.text.as_bytes();
        let offset = white_from(bytes, at);
        match bytes.get(offset) {
            None => Ok(()),
            Some(byte) => Err(Fault { offset, kind: FaultKind::More(matches!(byte, b'{' | b'[')) }),
        }
    }

    /// Reads a key of the innermost object and what stands between it and its value.
    #[inline]
    fn key(&mut self, at: usize, inner: &mut Container, expected: &'static str) -> Result<(Key, usize), Fault> {
        let bytes = self.text.as_bytes();
        if byte_at(bytes, at) != b'"' {
            return Err(self.unexpected(at, expected));
        }
        let (end, escaped) = string(bytes, at)?;
        if !inner.repeats {
            let hash = hash(bytes.get(at + 1..end - 1).unwrap_or_default());
            let bit = 1 << (hash & 63);
            let before = self.hashes.get(inner.first..).unwrap_or_default();
            // An escaped key may be any other.
            inner.repeats = escaped || before.len() == MOST_KEYS || inner.seen & bit != 0 && before.contains(&hash);
            inner.seen |= bit;
            self.hashes.push(hash);
        }
        let colon = white_from(bytes, end);
        if byte_at(bytes, colon) != b':' {
            return Err(self.unexpected(colon, "`:` after a key"));
        }
        let key = Key { start: at as u32 + 1, end: end as u32 - 1, escaped };
        Ok((key, white_from(bytes, colon + 1)))
    }

    #[inline]
    fn close(&mut self, inner: &mut Container, at: usize) {
        self.hashes.truncate(inner.first);
        let next = self.nodes.len() as u32;
        if let Some(node) = self.nodes.get_mut(inner.id.index()) {
            (node.end, node.next, node.repeats) = (at as u32, next, inner.repeats);
        }
        if let Some(outer) = self.open.pop() {
            *inner = outer;
        }
    }

    fn word(&self, at: usize) -> Result<(Kind, usize), Fault> {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        for (word, kind) in [("true", Kind::True), ("false", Kind::False), ("null", Kind::Null)] {
            if rest.starts_with(word.as_bytes()) {
                return Ok((kind, at + word.len()));
            }
        }
        Err(self.unexpected(at, "a value"))
    }

    #[cold]
    fn unexpected(&self, offset: usize, expected: &'static str) -> Fault {
        let found = self.text.get(offset..).and_then(|rest| rest.chars().next());
        let kind = found.map_or(FaultKind::Ends(expected), |found| FaultKind::Expected(expected, found));
        Fault { offset, kind }
    }
}

impl Container {
    /// What may stand behind a value in it.
    const fn goes_on(&self) -> &'static str {
        if self.object { "`,` or `}` after a member" } else { "`,` or `]` after an element" }
    }
}

/// The byte at a place; beyond the end 0, which JSON has nowhere.
#[inline(always)]
fn byte_at(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

/// The first place from one on that has no white space.
#[inline(always)]
fn white_from(bytes: &[u8], at: usize) -> usize {
    if byte_at(bytes, at) > b' ' { at } else { Simd::white(bytes, at) }
}

/// The place behind the string that stands at one, and whether there are escapes in it.
#[inline(always)]
fn string(bytes: &[u8], at: usize) -> Result<(usize, bool), Fault> {
    let stop = Simd::string(bytes, at + 1).0;
    if byte_at(bytes, stop) == b'"' { Ok((stop + 1, false)) } else { odd_string(bytes, stop) }
}

/// The same for one that is not plain, from where it stops being so.
#[inline(never)]
fn odd_string(bytes: &[u8], mut at: usize) -> Result<(usize, bool), Fault> {
    loop {
        let kind = match bytes.get(at) {
            Some(b'"') => return Ok((at + 1, true)),
            Some(b'\\') => {
                at = Simd::string(bytes, escape(bytes, at)?).0;
                continue;
            }
            Some(&control) => FaultKind::Control(char::from(control)),
            None => FaultKind::Ends("the closing quote of a string"),
        };
        return Err(Fault { offset: at, kind });
    }
}

/// The place behind the escape that stands at one.
fn escape(bytes: &[u8], at: usize) -> Result<usize, Fault> {
    let fault = Fault { offset: at, kind: FaultKind::Escape };
    match bytes.get(at + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
        Some(b'u') => {
            let digits = bytes.get(at + 2..at + 6).ok_or(fault)?;
            if digits.iter().all(u8::is_ascii_hexdigit) { Ok(at + 6) } else { Err(fault) }
        }
        Some(_) => Err(fault),
        None => Err(Fault { offset: bytes.len(), kind: FaultKind::Ends("the rest of an escape") }),
    }
}

/// The place behind the number that stands at one.
#[inline]
fn exact_number(bytes: &[u8], at: usize) -> Result<usize, Fault> {
    match number(bytes, at) {
        // `01`, `1x` and `1.2.3` are wrong as a whole, not at the place where a comma is missed.
        Ok(end) if !matches!(byte_at(bytes, end), b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'.' | b'+' | b'-' | b'_') => {
            Ok(end)
        }
        _ => Err(Fault { offset: at, kind: FaultKind::Number }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (usize, FaultKind) {
        let fault = read(text.as_bytes(), 8).unwrap_err();
        (fault.offset, fault.kind)
    }

    #[test]
    fn faults_stand_where_the_text_goes_wrong() {
        assert_eq!(fault(""), (0, FaultKind::Empty));
        assert_eq!(fault(" \n"), (2, FaultKind::Empty));
        assert_eq!(fault("{\"a\":1,}"), (7, FaultKind::Expected("a key in double quotes", '}')));
        assert_eq!(fault("{'a':1}"), (1, FaultKind::Expected("a key in double quotes or `}`", '\'')));
        assert_eq!(fault("[1,]"), (3, FaultKind::Expected("a value", ']')));
        assert_eq!(fault("[1 2]"), (3, FaultKind::Expected("`,` or `]` after an element", '2')));
        assert_eq!(fault("[,1]"), (1, FaultKind::Expected("a value", ',')));
        assert_eq!(fault("{\"a\" 1}"), (5, FaultKind::Expected("`:` after a key", '1')));
        assert_eq!(fault("{\"a\":"), (5, FaultKind::Ends("a value")));
        assert_eq!(fault("{\"a"), (3, FaultKind::Ends("the closing quote of a string")));
        assert_eq!(fault("{} {}"), (3, FaultKind::More(true)));
        assert_eq!(fault("{}x"), (2, FaultKind::More(false)));
        assert_eq!(fault("[\"\u{1}\"]"), (2, FaultKind::Control('\u{1}')));
        assert_eq!(fault("[\"\\x\"]"), (2, FaultKind::Escape));
        assert_eq!(fault("[\"\\u12g4\"]"), (2, FaultKind::Escape));
        assert_eq!(fault("[01]"), (1, FaultKind::Number));
        assert_eq!(fault("[1.]"), (1, FaultKind::Number));
        assert_eq!(fault("[NaN]"), (1, FaultKind::Expected("a value", 'N')));
        assert_eq!(fault("[nulL]"), (1, FaultKind::Expected("a value", 'n')));
        assert_eq!(fault("[[[[[[[[[]]]]]]]]]"), (8, FaultKind::Depth(8)));
        assert!(read(b"[[[[[[[[]]]]]]]]", 8).is_ok());
        assert_eq!(read(b"{\"a\":\"\xff\"}", 8).unwrap_err(), Fault { offset: 6, kind: FaultKind::Utf8 });
        assert_eq!(read(b"\xff\xfe{\0", 8).unwrap_err(), Fault { offset: 0, kind: FaultKind::OtherEncoding });
        assert!(read(b"\xef\xbb\xbf {}", 8).is_ok());
    }

    #[test]
    fn duplicates_are_the_second_of_each_key() {
        let document = read(br#"{"a":1,"b":[{"c":1,"\u0063":2,"c":3}],"a":{"d":1}}"#, 8).unwrap();
        let found: Vec<String> =
            document.duplicates(NodeId::ROOT).iter().map(|&id| document.pointer(NodeId::ROOT, id)).collect();
        assert_eq!(found, ["/b/0/c", "/a"]);
        assert_eq!(document.member(NodeId::ROOT, "a").map(|id| document.raw(id)), Some(r#"{"d":1}"#));
    }

    #[test]
    fn pointers_are_escaped() {
        let document = read(br#"{"a/b":{"~":[0,{"":1}]}}"#, 8).unwrap();
        let last = NodeId(document.len() as u32 - 1);
        assert_eq!(document.pointer(NodeId::ROOT, last), "/a~1b/~0/1/");
    }
}
