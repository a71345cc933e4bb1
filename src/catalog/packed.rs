//! The built-in catalog: two texts that the build has written, unpacked into memory as far as somebody asks.
//!
//! As constants, each text would be a pointer and a length beside it, which compress badly: together they took more than
//! the texts. So the first question finds where each entry begins and what names there are; an entry itself is unpacked
//! when it is first asked for.
//!
//! A packed text is lines. Each item of a list begins with a line that is not empty, and an empty line ends the list;
//! what is absent is an empty line too. After each entry stands a NUL.
//!
//! ```text
//! group:     id, title, parent, caption, service, source, note, activities, parameters, number of entries
//! activity:  title, ids of groups
//! parameter: name, values
//! value:     value, description
//! entry:     action, title, description, filled, verb, object, marks, replacement, fields
//! field:     path, description, marks, values with `=` before each
//! ```

use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

use super::table::{
    Activity, Deprecated, ENTRIES, Entries, EntryData, GROUPS, Group, Index, Name, Parameter, ParameterValue,
    RequestField, Tables,
};
use super::{Concern, FieldType, Operation, Scope, name};

/// The values of a group's parameters by their names.
type Parameters = Vec<(&'static str, &'static [ParameterValue])>;

struct Groups {
    all: Vec<Group>,
    parameters: Vec<Parameters>,
}

static BUILT_IN_GROUPS: LazyLock<Groups> = LazyLock::new(|| {
    let mut groups = Groups { all: Vec::new(), parameters: Vec::new() };
    let mut lines = Lines(GROUPS);
    while let Some(id) = lines.optional() {
        let (group, parameters) = lines.group(id);
        groups.all.push(group);
        groups.parameters.push(parameters);
    }
    groups
});

/// An entry that is unpacked when it is first asked for.
#[derive(Debug)]
pub(super) struct Packed {
    text: &'static str,
    group: usize,
    entry: OnceLock<EntryData>,
}

impl Packed {
    pub(super) fn entry(&self) -> Option<&EntryData> {
        if let Some(entry) = self.entry.get() {
            return Some(entry);
        }
        let (group, parameters) =
            BUILT_IN_GROUPS.all.get(self.group).zip(BUILT_IN_GROUPS.parameters.get(self.group))?;
        Some(self.entry.get_or_init(|| Lines(self.text).entry(group, parameters)))
    }
}

struct BuiltIn {
    entries: Vec<Packed>,
    index: Index,
}

static BUILT_IN: LazyLock<BuiltIn> = LazyLock::new(|| {
    let mut texts = ENTRIES.split_terminator('\0');
    let mut entries: Vec<Packed> = Vec::new();
    for (group, Group { entries: count, .. }) in BUILT_IN_GROUPS.all.iter().enumerate() {
        let of_group = texts.by_ref().take(*count);
        entries.extend(of_group.map(|text| Packed { text, group, entry: OnceLock::new() }));
    }
    let mut names = Vec::new();
    let mut actions = Vec::new();
    for (packed, at) in entries.iter().zip(0_u16..) {
        let action = Lines(packed.text).next();
        // Only a template must be unpacked to know its names.
        let template = if action.contains('<') { packed.entry() } else { None };
        actions.push((action, template.is_some_and(EntryData::is_open)));
        match template {
            None => names.push(Name { name: Cow::Borrowed(action), entry: at }),
            Some(entry) if entry.is_open() => {}
            Some(entry) => {
                let of_entry = entry.names(usize::MAX).unwrap_or_default();
                names.extend(of_entry.into_iter().map(|name| Name { name: Cow::Owned(name), entry: at }));
            }
        }
    }
    let index = Index::of(&actions, names, &[]);
    BuiltIn { entries, index }
});

/// The tables of the built-in catalog.
pub(super) fn built_in() -> Tables<'static> {
    let built_in = &*BUILT_IN;
    Tables { entries: Entries::Packed(&built_in.entries), index: &built_in.index }
}

/// The built-in groups, in catalog order.
pub(super) fn built_in_groups() -> &'static [Group] {
    &BUILT_IN_GROUPS.all
}

/// The lines that are still to be read.
struct Lines(&'static str);

impl Lines {
    fn next(&mut self) -> &'static str {
        let (line, rest) = self.0.split_once('\n').unwrap_or_default();
        self.0 = rest;
        line
    }

    fn optional(&mut self) -> Option<&'static str> {
        Some(self.next()).filter(|line| !line.is_empty())
    }

    fn text(&mut self) -> Cow<'static, str> {
        Cow::Borrowed(self.next())
    }

    /// The items of a list, each from its first line on.
    fn list<T>(&mut self, mut item: impl FnMut(&mut Lines, &'static str) -> T) -> Vec<T> {
        let mut items = Vec::new();
        while let Some(first) = self.optional() {
            items.push(item(self, first));
        }
        items
    }

    fn texts(&mut self) -> Vec<&'static str> {
        self.list(|_, text| text)
    }

    fn group(&mut self, id: &'static str) -> (Group, Parameters) {
        let mut group = Group {
            id,
            title: self.next(),
            parent: self.optional(),
            caption: self.optional(),
            service: self.next(),
            entries: 0,
            source: self.next(),
            note: self.optional(),
            // Made once, and kept as long as the program runs.
            activities: self.list(|lines, title| Activity { title, groups: lines.texts().leak() }).leak(),
        };
        let parameters = self.list(|lines, name| (name, lines.values().leak() as &_));
        group.entries = self.next().parse().unwrap_or_default();
        (group, parameters)
    }

    fn values(&mut self) -> Vec<ParameterValue> {
        self.list(|lines, value| ParameterValue { value: Cow::Borrowed(value), description: lines.text() })
    }

    fn entry(&mut self, group: &'static Group, parameters: &Parameters) -> EntryData {
        let action = self.next();
        let [title, description] = [self.text(), self.text()];
        let filled = self.optional().map(Cow::Borrowed);
        let [verb, object] = [self.text(), self.text()];
        let mut marks = Marks(self.next().bytes());
        let replaced_by = self.optional().map(Cow::Borrowed);
        let fields = self.list(|lines, path| lines.field(path));
        let parameter = |name| {
            let (_, values) = parameters.iter().find(|(known, _)| *known == name)?;
            Some(Parameter { name: Cow::Borrowed(name), values: Cow::Borrowed(*values) })
        };
        EntryData {
            action: Cow::Borrowed(action),
            title,
            description,
            filled,
            operation: marks.word(Operation::ALL).unwrap_or(Operation::Read),
            concern: marks.word(Concern::ALL).unwrap_or_default(),
            scope: marks.word(Scope::ALL).unwrap_or_default(),
            data_event: marks.flag(),
            location_check: marks.flag().unwrap_or_default(),
            verb,
            object,
            request_data: Cow::Owned(fields),
            deprecated: marks.flag().map(|_| Deprecated { replaced_by }),
            parameters: name::placeholders(action).filter_map(parameter).collect(),
            group,
            service: None,
            source: None,
        }
    }

    fn field(&mut self, path: &'static str) -> RequestField {
        let description = self.text();
        let mut marks = Marks(self.next().bytes());
        RequestField {
            path: Cow::Borrowed(path),
            kind: marks.word(FieldType::ALL).unwrap_or(FieldType::String),
            always: marks.flag().unwrap_or_default(),
            check: marks.flag().unwrap_or_default(),
            values: self.list(|_, value| Cow::Borrowed(value.strip_prefix('=').unwrap_or(value))).into(),
            description,
        }
    }
}

/// A letter for each word of a closed list, by its place there, and a sign for each flag.
struct Marks(std::str::Bytes<'static>);

impl Marks {
    fn word<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(usize::from(self.0.next()?.checked_sub(b'a')?)).copied()
    }

    fn flag(&mut self) -> Option<bool> {
        match self.0.next()? {
            b'+' => Some(true),
            b'-' => Some(false),
            _ => None,
        }
    }
}
