//! The built-in catalog: two texts that the build has written, unpacked into memory as far as somebody asks.
//!
//! As constants, each text would be a pointer and a length beside it, which compress badly: together they took more than
//! the texts. An entry is unpacked when it is first asked for, and nothing at all at the start: where the entry of a name
//! is, the build has written down.
//!
//! A packed text is lines. Each item of a list begins with a line that is not empty, and an empty line ends the list;
//! what is absent is an empty line too. An entry
//! that is no template has its action in the index only.
//!
//! ```text
//! group:     id, title, parent, caption, service, source, note, activities, parameters, number of entries
//! activity:  title, ids of groups
//! parameter: name, values
//! value:     value, description
//! entry:     template, title, description, filled, verb, object, marks, replacement, fields
//! field:     path, description, marks, values with `=` before each
//! ```

use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

use super::table::{
    Activity, Deprecated, ENTRIES, Entries, EntryData, GROUP_LENGTHS, GROUP_TEXT, Group, GroupOf, INDEX, LENGTHS, Name,
    Parameter, ParameterValue, RequestField, Tables,
};
use super::{Concern, FieldType, Operation, Scope, name};

/// The values of a group's parameters by their names.
type Parameters = Vec<(&'static str, &'static [ParameterValue])>;

/// A group and the values of its parameters.
type Unpacked = (Group, Parameters);

/// The groups that have been asked for.
static GROUPS: [OnceLock<Box<Unpacked>>; GROUP_LENGTHS.len()] = [const { OnceLock::new() }; GROUP_LENGTHS.len()];

fn unpacked_group(at: usize) -> Option<&'static Unpacked> {
    let unpack = || Box::new(Lines(behind(GROUP_TEXT, &GROUP_LENGTHS, at)).group());
    Some(GROUPS.get(at)?.get_or_init(unpack))
}

/// A text from one of its pieces on.
fn behind(text: &'static str, lengths: &[u16], at: usize) -> &'static str {
    let start: usize = lengths.iter().take(at).map(|length| usize::from(*length)).sum();
    text.get(start..).unwrap_or_default()
}

/// The entries that have been asked for.
static UNPACKED: [OnceLock<Box<EntryData>>; LENGTHS.len()] = [const { OnceLock::new() }; LENGTHS.len()];

/// A built-in entry by its place in catalog order.
pub(super) fn entry(at: usize) -> Option<&'static EntryData> {
    let unpack = || Box::new(Lines(behind(ENTRIES, &LENGTHS, at)).entry(at));
    Some(UNPACKED.get(at)?.get_or_init(unpack))
}

static NAMES: LazyLock<Vec<Name>> = LazyLock::new(|| {
    let mut names = Vec::new();
    for at in (0_u16..).take(LENGTHS.len()) {
        let Some(entry) = entry(at.into()).filter(|entry| !entry.is_open()) else { continue };
        if entry.is_template() {
            let of_entry = entry.names(usize::MAX).unwrap_or_default();
            names.extend(of_entry.into_iter().map(|name| Name { name: Cow::Owned(name), entry: at }));
        } else {
            names.push(Name { name: Cow::Borrowed(entry.action()), entry: at });
        }
    }
    names
});

/// The names of the built-in catalog, in catalog order.
pub(super) fn names() -> &'static [Name] {
    &NAMES
}

/// The tables of the built-in catalog.
pub(super) fn built_in() -> Tables<'static> {
    Tables { entries: Entries::Packed, index: &INDEX }
}

/// A built-in group by its place in catalog order.
pub(super) fn group(at: usize) -> Option<&'static Group> {
    unpacked_group(at).map(|(group, _)| group)
}

/// The built-in groups, in catalog order.
pub(super) fn groups() -> impl Iterator<Item = &'static Group> {
    (0..GROUP_LENGTHS.len()).filter_map(group)
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

    fn group(&mut self) -> Unpacked {
        let mut group = Group {
            id: self.next(),
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

    fn entry(&mut self, at: usize) -> EntryData {
        let name = || INDEX.names.of_entry(u16::try_from(at).ok()?);
        let action = self.optional().or_else(name).unwrap_or_default();
        let [title, description] = [self.text(), self.text()];
        let filled = self.optional().map(Cow::Borrowed);
        let [verb, object] = [self.text(), self.text()];
        let mut marks = Marks(self.next().bytes());
        let group = marks.place();
        let replaced_by = self.optional().map(Cow::Borrowed);
        let fields = self.list(|lines, path| lines.field(path));
        let parameter = |name| {
            let (_, parameters) = unpacked_group(group.into())?;
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
            deprecated: marks.flag().map(|_| Deprecated { replaced_by, alternatives: Vec::new() }),
            parameters: name::placeholders(action).filter_map(parameter).collect(),
            group: GroupOf::BuiltIn(group),
            service: None,
            source: None,
            listed: None,
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

/// A sign for each place, a letter for each word of a closed list, by its place there, and a sign for each flag.
struct Marks(std::str::Bytes<'static>);

impl Marks {
    fn word<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(usize::from(self.0.next()?.checked_sub(b'a')?)).copied()
    }

    fn place(&mut self) -> u8 {
        self.0.next().unwrap_or_default().wrapping_sub(b'!')
    }

    fn flag(&mut self) -> Option<bool> {
        match self.0.next()? {
            b'+' => Some(true),
            b'-' => Some(false),
            _ => None,
        }
    }
}
