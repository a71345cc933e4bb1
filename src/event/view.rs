//! One event as its known fields, wherever and however it lies in its document.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt;

use super::field::{FIELD_COUNT, FIELDS, Field, FieldSpec, FieldType, Fields};
use crate::order::{sort_by, sort_by_key};
use crate::reader::{Document, Kind, NodeId, unescape};

/// How many dots the name of a field can have.
const DEEPEST_FIELD: usize = 3;

/// How an event lies in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// As one object.
    Plain,
    /// As one object with a log store's own members, which begin with `_`, beside the event's.
    Hoisted,
    /// As one flat object with dotted keys: `"initiator.id"`.
    Flattened,
    /// As one object within another (this one) whose members are merged in.
    Payload(NodeId),
}

/// A field's value: what it is and where it stands in the document's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value {
    /// What it is.
    pub kind: Kind,
    /// First byte of the value (of a string: its opening quote).
    pub start: u32,
    /// Byte after the value's last.
    pub end: u32,
    /// It is a string with escapes in it.
    pub escaped: bool,
}

/// The known fields that an object has, and where their values stand in its text. Of a field that is not there, what
/// stands in its place says nothing.
#[derive(Clone)]
pub(crate) struct FieldValues {
    /// The first byte of each value, and the one behind it.
    places: [(u32, u32); FIELD_COUNT],
    /// What each value is that is no string.
    kinds: [Kind; FIELD_COUNT],
    present: Fields,
    strings: Fields,
    escaped: Fields,
    mistyped: Fields,
}

/// Only what is there.
impl fmt::Debug for FieldValues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.present.rows().map(|spec| (spec.dotted, self.get(spec.field)))).finish()
    }
}

impl FieldValues {
    pub(crate) const fn none() -> FieldValues {
        FieldValues {
            places: [(0, 0); FIELD_COUNT],
            kinds: [Kind::Null; FIELD_COUNT],
            present: Fields::NONE,
            strings: Fields::NONE,
            escaped: Fields::NONE,
            mistyped: Fields::NONE,
        }
    }

    /// No field is there any more; what stands in the places of the values says nothing.
    pub(crate) fn clear(&mut self) {
        (self.present, self.strings) = (Fields::NONE, Fields::NONE);
        (self.escaped, self.mistyped) = (Fields::NONE, Fields::NONE);
    }

    /// Whether a field is there.
    pub(crate) fn has(&self, field: Field) -> bool {
        self.present.contains(field)
    }

    /// Of several values of one field the last counts.
    #[inline]
    pub(crate) fn set(&mut self, field: Field, value: Value) {
        self.put(field, value.start, value.end);
        self.be(field, value.kind);
        self.present.insert(field);
        self.strings.set(field, value.kind == Kind::String);
        self.escaped.set(field, value.escaped);
        self.mistyped.set(field, !field.takes(value.kind));
    }

    /// Puts the place of a value down, and leaves it to [`Self::complete`] to say that it is there.
    #[inline(always)]
    pub(crate) fn put(&mut self, field: Field, start: u32, end: u32) {
        if let Some(place) = self.places.get_mut(field.index()) {
            *place = (start, end);
        }
    }

    /// What a value is that is no string.
    #[inline(always)]
    pub(crate) fn be(&mut self, field: Field, kind: Kind) {
        if let Some(known) = self.kinds.get_mut(field.index()) {
            *known = kind;
        }
    }

    /// All fields that are there, and those that were put as strings. What was put as anything else has its type.
    pub(crate) fn complete(&mut self, present: Fields, strings: Fields) {
        self.present = present;
        self.strings = strings;
        self.mistyped = self.mistyped.with(strings.without(Fields::STRINGS));
    }

    /// Where the value of a field ends, once that is known.
    #[inline(always)]
    pub(crate) fn end(&mut self, field: Field, end: u32) {
        if let Some(place) = self.places.get_mut(field.index()) {
            place.1 = end;
        }
    }

    /// A string that was put has escapes in it.
    pub(crate) fn escape(&mut self, field: Field) {
        self.escaped.insert(field);
    }

    #[inline]
    fn get(&self, field: Field) -> Option<Value> {
        if !self.has(field) {
            return None;
        }
        let &(start, end) = self.places.get(field.index())?;
        let string = self.strings.contains(field);
        let kind = if string { Kind::String } else { *self.kinds.get(field.index())? };
        Some(Value { kind, start, end, escaped: self.escaped.contains(field) })
    }

    /// Where the value of a field stands that is a string.
    #[inline]
    fn string(&self, field: Field) -> Option<(usize, usize)> {
        if !self.strings.contains(field) {
            return None;
        }
        self.places.get(field.index()).map(|&(start, end)| (start as usize, end as usize))
    }
}

/// A member that is no field of the table.
#[derive(Debug, Clone)]
pub struct Unknown<'d> {
    /// The field whose object it is in; `None` at the top.
    pub parent: Option<Field>,
    /// Its key.
    pub name: Cow<'d, str>,
    /// Where its key stands.
    pub start: u32,
    /// Its key spells a path with dots.
    pub dotted: bool,
}

/// One event: the values of its known fields, the members that are none, and the document it lies in.
#[derive(Debug, Clone)]
pub struct Event<'d> {
    text: &'d str,
    fields: FieldValues,
    /// Without nodes where the event was read in one go.
    document: &'d Document<'d>,
    root: NodeId,
    layout: Layout,
    /// By field; none at all where the document has none.
    nodes: Vec<Option<NodeId>>,
    unknown: Vec<Unknown<'d>>,
    /// What strings with escapes in them stand for, once anybody has asked for one.
    unescaped: OnceCell<Vec<(Field, String)>>,
}

/// What an event that is read in one go consists of: its text, and where its fields and other members stand in it.
pub(crate) struct Slices<'e, 'd> {
    pub(crate) text: &'e mut &'d str,
    pub(crate) fields: &'e mut FieldValues,
    pub(crate) unknown: &'e mut Vec<Unknown<'d>>,
}

impl<'d> Event<'d> {
    /// The event in an object of a document; `None` if it is not an object.
    ///
    /// ```
    /// use activity_tracker_events::event::{Event, Field, Layout};
    /// use activity_tracker_events::reader::{read, NodeId};
    /// let document = read(br#"{"initiator": {"id": "IBMid-1"}}"#, 128).unwrap();
    /// let event = Event::new(&document, NodeId::ROOT, Layout::Plain).unwrap();
    /// assert_eq!(event.string(Field::InitiatorId).as_deref(), Some("IBMid-1"));
    /// assert!(event.value(Field::Action).is_none());
    /// ```
    pub fn new(document: &'d Document<'d>, root: NodeId, layout: Layout) -> Option<Event<'d>> {
        if document.node(root).kind != Kind::Object {
            return None;
        }
        let mut event = Event {
            text: document.text(),
            fields: FieldValues::none(),
            document,
            root,
            layout,
            nodes: vec![None; FIELD_COUNT],
            unknown: Vec::new(),
            unescaped: OnceCell::new(),
        };
        match layout {
            Layout::Flattened => event.collect_flattened(),
            // The payload's own members count before those beside it.
            Layout::Payload(outer) => event.collect(&[outer, root], None, &|object, name| {
                object == outer && (name == "payload" || name.starts_with('_'))
            }),
            Layout::Plain => event.collect(&[root], None, &|_, _| false),
            Layout::Hoisted => event.collect(&[root], None, &|_, name| name.starts_with('_')),
        }
        event.keep_last_unknown();
        Some(event)
    }

    /// An event that is to be read in one go.
    #[inline(always)]
    pub(crate) fn unread() -> Event<'d> {
        Event::of_slices("", FieldValues::none(), Vec::new())
    }

    /// The same once more, for another event.
    #[inline]
    pub(crate) fn clear(&mut self) {
        self.text = "";
        self.fields.clear();
        self.unknown.clear();
        self.unescaped.take();
    }

    /// What reading it in one go fills in.
    #[inline(always)]
    pub(crate) fn slices(&mut self) -> Slices<'_, 'd> {
        Slices { text: &mut self.text, fields: &mut self.fields, unknown: &mut self.unknown }
    }

    /// An event that was read in one go: its text, and where its fields stand in it.
    pub(crate) fn of_slices(text: &'d str, fields: FieldValues, unknown: Vec<Unknown<'d>>) -> Event<'d> {
        static NOTHING: Document<'static> = Document::EMPTY;
        let (document, root, layout) = (&NOTHING, NodeId::ROOT, Layout::Plain);
        Event { text, fields, document, root, layout, nodes: Vec::new(), unknown, unescaped: OnceCell::new() }
    }

    /// Takes the members of objects that are merged into one; of several members of one name the last counts, and only
    /// its own members are looked at.
    fn collect(&mut self, objects: &[NodeId], parent: Option<Field>, skip: &dyn Fn(NodeId, &str) -> bool) {
        let document = self.document;
        for &object in objects {
            for member in document.children(object) {
                let name = document.key(member);
                if skip(object, &name) {
                    continue;
                }
                match Field::named(parent, &name) {
                    Some(field) => self.set(field, member),
                    None => {
                        self.unknown.push(Unknown { parent, name, start: document.key_start(member), dotted: false })
                    }
                }
            }
        }
        for spec in Fields::OBJECTS.rows().filter(|spec| spec.parent == parent) {
            if let Some(node) = self.node(spec.field).filter(|&node| document.node(node).kind == Kind::Object) {
                self.collect(&[node], Some(spec.field), &|_, _| false);
            }
        }
    }

    fn collect_flattened(&mut self) {
        let document = self.document;
        for member in document.children(self.root) {
            let key = document.key(member);
            // The store's own.
            if key.starts_with('_') && !key.contains('.') {
                continue;
            }
            if let Some(spec) = FIELDS.iter().find(|spec| spec.dotted == key) {
                self.set(spec.field, member);
                continue;
            }
            // The longest known object before a dot is the one that the member belongs to.
            let mut parent = None;
            let mut free = false;
            for (dot, _) in key.match_indices('.').take(DEEPEST_FIELD) {
                let head = key.get(..dot).unwrap_or_default();
                if let Some(spec) = FIELDS.iter().find(|spec| spec.dotted == head) {
                    free |= matches!(spec.ty, FieldType::FreeObject | FieldType::Any);
                    parent = (spec.ty == FieldType::Object).then_some((spec.field, dot)).or(parent);
                }
            }
            if !free {
                let name = match parent {
                    Some((_, dot)) => Cow::Owned(key.get(dot + 1..).unwrap_or_default().to_owned()),
                    None => key,
                };
                let parent = parent.map(|(field, _)| field);
                self.unknown.push(Unknown { parent, name, start: document.key_start(member), dotted: true });
            }
        }
        // A log store may leave an object as it is beside dotted keys.
        for spec in FIELDS.iter().filter(|spec| spec.ty == FieldType::Object) {
            if let Some(node) = self.node(spec.field).filter(|&node| document.node(node).kind == Kind::Object) {
                self.collect(&[node], Some(spec.field), &|_, _| false);
            }
        }
    }

    fn set(&mut self, field: Field, member: NodeId) {
        let node = self.document.node(member);
        self.fields.set(field, Value { kind: node.kind, start: node.start, end: node.end, escaped: node.escaped });
        if let Some(slot) = self.nodes.get_mut(field.index()) {
            *slot = Some(member);
        }
    }

    /// Of several unknown members of one name in one object, the last is the one that counts.
    fn keep_last_unknown(&mut self) {
        if self.unknown.len() < 2 {
            return;
        }
        sort_by(&mut self.unknown, |one, other| {
            (one.parent, &one.name, other.start).cmp(&(other.parent, &other.name, one.start))
        });
        self.unknown.dedup_by(|later, kept| (later.parent, &later.name) == (kept.parent, &kept.name));
        sort_by_key(&mut self.unknown, |unknown| unknown.start);
    }

    /// A field's value.
    #[inline]
    pub fn value(&self, field: Field) -> Option<Value> {
        self.fields.get(field)
    }

    /// Whether it was read in one go and has no nodes.
    #[inline]
    pub(crate) fn is_sliced(&self) -> bool {
        self.document.is_empty()
    }

    /// Those of some fields that are not there.
    pub(crate) fn missing(&self, fields: Fields) -> Fields {
        fields.without(self.fields.present)
    }

    /// The fields whose value is not of their type.
    pub(crate) fn mistyped(&self) -> Fields {
        self.fields.mistyped
    }

    /// A value as it is written.
    pub fn raw(&self, value: Value) -> &'d str {
        self.text.get(value.start as usize..value.end as usize).unwrap_or_default()
    }

    /// What a field's string stands for; `None` where it is missing or no string.
    pub fn string(&self, field: Field) -> Option<Cow<'d, str>> {
        let value = self.value(field).filter(|value| value.kind == Kind::String)?;
        let raw = self.text.get(value.start as usize + 1..(value.end as usize).saturating_sub(1))?;
        Some(if value.escaped { unescape(raw) } else { Cow::Borrowed(raw) })
    }

    /// [`Self::string`] without a copy; of the fields that are documented to be no free-form data.
    #[inline]
    pub(crate) fn text(&self, field: Field) -> Option<&str> {
        let (start, end) = self.fields.string(field)?;
        if self.fields.escaped.contains(field) {
            return self.unescaped(field);
        }
        self.text.get(start + 1..end.saturating_sub(1))
    }

    /// The bytes of [`Self::text`].
    #[inline]
    pub(crate) fn bytes(&self, field: Field) -> Option<&[u8]> {
        let (start, end) = self.fields.string(field)?;
        if self.fields.escaped.contains(field) {
            return self.unescaped(field).map(str::as_bytes);
        }
        self.text.as_bytes().get(start + 1..end.saturating_sub(1))
    }

    #[cold]
    fn unescaped(&self, field: Field) -> Option<&str> {
        let unescaped = self.unescaped.get_or_init(|| {
            let asked = |spec: &&FieldSpec| !matches!(spec.ty, FieldType::FreeObject | FieldType::Any);
            let escaped = |spec: &FieldSpec| self.fields.escaped.contains(spec.field);
            let string = |spec: &FieldSpec| Some((spec.field, self.string(spec.field)?.into_owned()));
            FIELDS.iter().filter(asked).filter(|spec| escaped(spec)).filter_map(string).collect()
        });
        unescaped.iter().find(|(known, _)| *known == field).map(|(_, text)| text.as_str())
    }

    /// Whether a field is an empty string.
    #[inline]
    pub(crate) fn is_empty(&self, field: Field) -> bool {
        // Its quotes and nothing between them.
        self.fields.string(field).is_some_and(|(start, end)| end.wrapping_sub(start) == 2)
    }

    /// A field's node in the document.
    pub fn node(&self, field: Field) -> Option<NodeId> {
        self.nodes.get(field.index()).copied().flatten()
    }

    /// The members that are no fields, in the order of the text.
    pub fn unknown(&self) -> &[Unknown<'d>] {
        &self.unknown
    }

    /// The document the event lies in.
    pub fn document(&self) -> &'d Document<'d> {
        self.document
    }

    /// The object that holds the event.
    pub fn root(&self) -> NodeId {
        self.root
    }

    /// The object that holds the event and what is merged into it.
    pub fn outer(&self) -> NodeId {
        if let Layout::Payload(outer) = self.layout { outer } else { self.root }
    }

    /// How it lies there.
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// A member of a free-form field by its dotted path: `request_body.new_mfa_traits`.
    pub fn free_member(&self, field: Field, path: &str) -> Option<NodeId> {
        if let Some(node) = self.node(field) {
            return path.split('.').try_fold(node, |object, key| self.document.member(object, key));
        }
        match self.layout {
            Layout::Flattened => self.document.member(self.root, &format!("{}.{path}", field.spec().dotted)),
            _ => None,
        }
    }

    /// What such a member is, and its text: what a string stands for, anything else as it is written.
    pub(crate) fn free_value(&self, field: Field, path: &str) -> Option<(Kind, Cow<'d, str>)> {
        let node = self.free_member(field, path)?;
        Some(self.document.shown(node))
    }

    /// Where a missing field would stand: its nearest present parent.
    pub fn nearest(&self, field: Field) -> u32 {
        let mut parent = field.spec().parent;
        while let Some(field) = parent {
            if let Some(value) = self.value(field) {
                return value.start;
            }
            parent = field.spec().parent;
        }
        if self.document.is_empty() {
            // Nothing but white space stands before it.
            return (self.text.len() - self.text.trim_ascii_start().len()) as u32;
        }
        self.document.node(self.root).start
    }
}
