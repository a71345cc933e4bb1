//! Reads the catalog's data files, refuses what is not right in them, and packs the catalog into one text.
//!
//! Every mistake is reported with its file, its place and its mending, all of them in one run.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use serde::Deserialize;

#[path = "build/listed.rs"]
mod listed;
#[path = "build/messages.rs"]
mod messages;
#[allow(dead_code)]
#[path = "src/catalog/name.rs"]
mod name;
#[allow(dead_code)]
#[path = "src/order.rs"]
mod order;
#[path = "build/packed.rs"]
mod packed;
#[allow(dead_code)]
#[path = "src/catalog/words.rs"]
mod words;

use name::Names;
use packed::{Packed, entry_marks, field_marks};
use words::{Concern, FieldType, Operation, Scope};

const DATA: &str = "src/catalog/data";
const MESSAGES: &str = "src/describe/messages/en.toml";
/// The group that a program's own entries form; not one of the built-in groups.
const USER_GROUP: &str = "user-defined";

// ---- the form of the files ----

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Version {
    document: String,
    revision: u32,
    order: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Family {
    source: Source,
    #[serde(default)]
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    title: String,
    url: String,
    date: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceOverride {
    title: Option<String>,
    url: Option<String>,
    date: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    id: String,
    title: String,
    parent: Option<String>,
    caption: Option<String>,
    service: String,
    scope: String,
    data_event: Option<bool>,
    location_check: Option<bool>,
    note: Option<String>,
    #[serde(default)]
    activities: Vec<Activity>,
    #[serde(default)]
    source: SourceOverride,
    #[serde(default)]
    parameters: BTreeMap<String, Vec<Value>>,
    #[serde(default)]
    entry: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Activity {
    title: String,
    groups: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Value {
    value: String,
    description: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    action: String,
    title: String,
    description: String,
    filled: Option<String>,
    operation: String,
    concern: String,
    verb: Option<String>,
    object: String,
    scope: Option<String>,
    data_event: Option<bool>,
    location_check: Option<bool>,
    deprecated: Option<Deprecated>,
    #[serde(default)]
    request_data: Vec<Field>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Deprecated {
    replaced_by: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Field {
    path: String,
    r#type: String,
    #[serde(default)]
    values: Vec<String>,
    #[serde(default)]
    always: bool,
    #[serde(default = "yes")]
    check: bool,
    description: String,
}

fn yes() -> bool {
    true
}

/// The English messages by their dotted keys.
type Messages = BTreeMap<String, String>;

// ---- what is wrong ----

/// The mistakes found so far, one line each.
#[derive(Default)]
struct Mistakes(Vec<String>);

impl Mistakes {
    fn add(&mut self, place: &str, what: impl AsRef<str>) {
        self.0.push(format!("{place}: {}", what.as_ref()));
    }

    /// A text people read: not empty, no space around it, one line.
    fn text(&mut self, place: &str, key: &str, text: &str) {
        if text.is_empty() {
            self.add(place, format!("`{key}` is empty"));
        } else if text.trim() != text || text.contains("  ") || text.chars().any(char::is_control) {
            self.add(place, format!("`{key}` has needless space or a control character: {text:?}"));
        }
    }

    /// A headline: a text of at most 60 characters with no period at its end.
    fn title(&mut self, place: &str, text: &str) {
        self.text(place, "title", text);
        let length = text.chars().count();
        if length > 60 {
            self.add(place, format!("`title` is {length} characters long, 60 are allowed: {text:?}"));
        }
        if text.ends_with('.') {
            self.add(place, format!("`title` ends with a period: {text:?}"));
        }
    }

    fn date(&mut self, place: &str, key: &str, text: &str) {
        let fits = text.len() == 10
            && text.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() });
        let within = |from: usize, to: usize, most: u8| {
            text.get(from..to).and_then(|digits| digits.parse::<u8>().ok()).is_some_and(|n| (1..=most).contains(&n))
        };
        if !fits || !within(5, 7, 12) || !within(8, 10, 31) {
            self.add(place, format!("`{key}` is not a date of the form YYYY-MM-DD: {text:?}"));
        }
    }

    fn kebab(&mut self, place: &str, key: &str, text: &str) {
        let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if !text.split('-').all(part) {
            self.add(place, format!("`{key}` is not kebab-case: {text:?}"));
        }
    }

    /// The value of a word from a closed list.
    fn word<T: Copy>(&mut self, place: &str, key: &str, word: &str, all: &[T], of: fn(T) -> &'static str) -> Option<T> {
        let found = all.iter().copied().find(|value| of(*value) == word);
        if found.is_none() {
            let allowed: Vec<&str> = all.iter().map(|value| of(*value)).collect();
            self.add(place, format!("`{key}` is {word:?}, allowed are: {}", allowed.join(", ")));
        }
        found
    }
}

// ---- reading ----

fn read<T: serde::de::DeserializeOwned>(root: &Path, file: &str, mistakes: &mut Mistakes) -> Option<T> {
    let text = match fs::read_to_string(root.join(file)) {
        Ok(text) => text,
        Err(error) => {
            mistakes.add(file, format!("cannot be read: {error}"));
            return None;
        }
    };
    match toml::from_str(&text) {
        Ok(value) => Some(value),
        Err(error) => {
            let start = error.span().map_or(0, |span| span.start);
            let before = text.get(..start).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            mistakes.add(&format!("{file}:{line}:{column}"), error.message().replace('\n', " "));
            None
        }
    }
}

/// The families in catalog order, each with the file it comes from.
fn read_families(root: &Path, order: &[String], mistakes: &mut Mistakes) -> Vec<(String, Family)> {
    let mut found: BTreeSet<String> = BTreeSet::new();
    match fs::read_dir(root.join(DATA)) {
        Err(error) => mistakes.add(DATA, format!("cannot be read: {error}")),
        Ok(files) => {
            for file in files.flatten() {
                let path = PathBuf::from(file.file_name());
                if path.extension().is_some_and(|extension| extension == "toml") {
                    found.insert(path.file_stem().unwrap_or_default().to_string_lossy().into_owned());
                }
            }
        }
    }
    found.remove("version");
    let version = format!("{DATA}/version.toml");
    let mut families = Vec::new();
    let mut listed = BTreeSet::new();
    for stem in order {
        if !listed.insert(stem) {
            mistakes.add(&version, format!("`order` names `{stem}` twice"));
        } else if found.remove(stem) {
            let file = format!("{DATA}/{stem}.toml");
            if let Some(family) = read(root, &file, mistakes) {
                families.push((file, family));
            }
        } else {
            mistakes.add(&version, format!("`order` names `{stem}`, but there is no file {stem}.toml beside it"));
        }
    }
    for stem in found {
        mistakes.add(&version, format!("`order` does not name `{stem}`: give the file {stem}.toml its place"));
    }
    families
}

// ---- checking and writing ----

/// What is known of all entries once they have been read.
#[derive(Default)]
struct Catalog {
    /// The names that events carry, in catalog order, with the entry of each.
    names: Vec<(String, u16)>,
    /// Where a name or template was first given.
    first: BTreeMap<String, String>,
    /// Open templates by their form with nameless placeholders.
    forms: BTreeMap<String, String>,
    /// Names of deprecated entries.
    deprecated: BTreeSet<String>,
    /// Place and replacement of each deprecated entry that has one.
    replacements: Vec<(String, String)>,
    /// Templates with an open placeholder, and the entry of each.
    open: Vec<(u16, String)>,
    /// First parts of names, placeholders left out.
    services: BTreeSet<String>,
    entries: usize,
    /// How long the text of each entry is.
    lengths: Vec<u16>,
    /// How long the text of each group is.
    group_lengths: Vec<u16>,
    /// The groups, and the entries of all of them.
    groups: Packed,
    packed: Packed,
}

fn check_parameters(place: &str, group: &Group, mistakes: &mut Mistakes) {
    for (name, values) in &group.parameters {
        if !name::is_parameter_name(name) {
            mistakes.add(place, format!("the parameter name {name:?} is not of the form [a-z][a-z0-9_]*"));
        }
        for value in values {
            mistakes.text(place, &format!("parameters.{name} description"), &value.description);
        }
        if !group.entry.iter().any(|entry| name::placeholders(&entry.action).any(|used| used == name)) {
            mistakes.add(place, format!("no entry of the group uses the parameter `{name}`"));
        }
    }
}

/// A template's texts must speak of what its placeholder stands for, and no text may speak of another.
fn check_texts(place: &str, entry: &Entry, group: &Group, mistakes: &mut Mistakes) {
    mistakes.title(place, &entry.title);
    mistakes.text(place, "description", &entry.description);
    let names: Vec<&str> = name::placeholders(&entry.action).collect();
    let filled = entry.filled.as_deref();
    let texts =
        [("title", Some(entry.title.as_str())), ("description", Some(entry.description.as_str())), ("filled", filled)];
    for (key, text) in texts {
        if let Some(unknown) = name::unknown_placeholder(text.unwrap_or_default(), &names) {
            mistakes.add(place, format!("`{key}` speaks of `<{unknown}>`, which the action has no placeholder for"));
        }
    }
    if let Some(filled) = filled {
        mistakes.text(place, "filled", filled);
        if names.is_empty() {
            mistakes.add(place, "`filled` is only for templates");
        }
    }
    for name in &names {
        let mark = format!("<{name}>");
        let closed = group.parameters.get(*name).is_some_and(|values| !values.is_empty());
        if closed && !entry.title.contains(&mark) {
            mistakes.add(place, format!("`title` does not hold `{mark}`"));
        }
        if closed && !filled.unwrap_or(&entry.description).contains(&mark) {
            mistakes.add(place, format!("neither `description` nor `filled` holds `{mark}`"));
        }
    }
}

fn add_fields(place: &str, entry: &Entry, packed: &mut Packed, mistakes: &mut Mistakes) {
    let mut paths = BTreeSet::new();
    for field in &entry.request_data {
        let place = format!("{place}, request_data `{}`", field.path);
        if field.path.split('.').any(|part| part.trim().is_empty()) {
            mistakes.add(&place, "`path` has an empty part");
        }
        if field.values.iter().any(|value| value.contains(char::is_control)) {
            mistakes.add(&place, "one of `values` has a control character");
        }
        if !paths.insert(&field.path) {
            mistakes.add(&place, "the path is given twice");
        }
        mistakes.text(&place, "description", &field.description);
        let kind = mistakes.word(&place, "type", &field.r#type, FieldType::ALL, FieldType::as_str);
        if !field.values.is_empty() && kind.is_some_and(|kind| kind != FieldType::String) {
            mistakes.add(&place, "`values` are only for a string");
        }
        if field.values.iter().collect::<BTreeSet<_>>().len() != field.values.len() {
            mistakes.add(&place, "one of `values` is given twice");
        }
        packed.line(&field.path);
        packed.line(&field.description);
        packed.line(&field_marks(kind.unwrap_or(FieldType::String), field.always, field.check));
        // A value may be empty, so that a mark must begin its line.
        packed.list(field.values.iter().map(|value| format!("={value}")));
    }
    packed.end();
}

impl Catalog {
    fn add_name(&mut self, place: &str, name: String, mistakes: &mut Mistakes) {
        if let Some(first) = self.first.get(&name) {
            mistakes.add(place, format!("`{name}` is already given by {first}"));
        } else {
            self.first.insert(name, place.to_owned());
        }
    }

    fn add_entry(
        &mut self,
        file: &str,
        group: &Group,
        entry: &Entry,
        messages: Option<&Messages>,
        mistakes: &mut Mistakes,
    ) {
        let place = format!("{file}: group `{}`, entry `{}`", group.id, entry.action);
        let place = place.as_str();
        if let Some(why) = name::why_not_a_name(&entry.action) {
            mistakes.add(place, why);
            return;
        }
        let placeholders: Vec<&str> = name::placeholders(&entry.action).collect();
        let given = group.parameters.iter().filter(|(name, _)| placeholders.contains(&name.as_str()));
        let given: Vec<(&str, Vec<&str>)> = given
            .map(|(name, values)| (name.as_str(), values.iter().map(|value| value.value.as_str()).collect()))
            .collect();
        if let Some(why) = name::why_not_the_parameters(&entry.action, given.iter().cloned()) {
            mistakes.add(place, why);
            return;
        }
        check_texts(place, entry, group, mistakes);
        let operation = mistakes.word(place, "operation", &entry.operation, Operation::ALL, Operation::as_str);
        let concern = mistakes.word(place, "concern", &entry.concern, Concern::ALL, Concern::as_str);
        let scope = entry.scope.as_ref().unwrap_or(&group.scope);
        let scope = mistakes.word(place, "scope", scope, Scope::ALL, Scope::as_str);
        let verb = entry.verb.as_deref().unwrap_or(&entry.operation);
        if entry.verb.as_ref() == Some(&entry.operation) {
            mistakes.add(place, "`verb` equals `operation`: leave it out");
        }
        mistakes.kebab(place, "verb", verb);
        mistakes.kebab(place, "object", &entry.object);
        if let Some(messages) = messages {
            if ["do", "done"].iter().any(|form| !messages.contains_key(&format!("verb.{verb}.{form}"))) {
                mistakes.add(place, format!("{MESSAGES} has no verb `{verb}`"));
            }
            let noun = &entry.object;
            if ["name", "a", "many"].iter().any(|form| !messages.contains_key(&format!("noun.{noun}.{form}"))) {
                mistakes.add(place, format!("{MESSAGES} has no noun `{}`", entry.object));
            }
        }
        if let Some(deprecated) = &entry.deprecated {
            self.deprecated.insert(entry.action.clone());
            if let Some(replacement) = &deprecated.replaced_by {
                self.replacements.push((place.to_owned(), replacement.clone()));
            }
        }
        let index = u16::try_from(self.entries).unwrap_or(u16::MAX);
        self.entries += 1;
        self.services.extend(entry.action.split('.').next().filter(|part| name::is_part(part)).map(str::to_owned));
        self.add_name(place, entry.action.clone(), mistakes);
        if placeholders.is_empty() {
            self.names.push((entry.action.clone(), index));
        } else if given.iter().any(|(_, values)| values.is_empty()) {
            let form: Vec<&str> = entry
                .action
                .split('.')
                .map(|part| if name::placeholder(part).is_some() { "<>" } else { part })
                .collect();
            self.open.push((index, entry.action.clone()));
            if let Some(first) = self.forms.insert(form.join("."), place.to_owned()) {
                mistakes.add(place, format!("fits the same names as {first}"));
            }
        } else {
            let choices: Vec<Vec<&str>> = entry
                .action
                .split('.')
                .map(|part| {
                    let values =
                        name::placeholder(part).and_then(|name| given.iter().find(|(given, _)| *given == name));
                    values.map_or_else(|| vec![part], |(_, values)| values.clone())
                })
                .collect();
            for concrete in name::expand(&choices) {
                self.add_name(place, concrete.clone(), mistakes);
                self.names.push((concrete, index));
            }
        }

        let packed = &mut self.packed;
        let start = packed.0.len();
        // What is no template is in the index.
        packed.optional((!placeholders.is_empty()).then_some(&entry.action));
        packed.line(&entry.title);
        packed.line(&entry.description);
        packed.optional(entry.filled.as_deref());
        packed.line(verb);
        packed.line(&entry.object);
        let marks = entry_marks(
            self.group_lengths.len().saturating_sub(1),
            (operation.unwrap_or(Operation::Read), concern.unwrap_or(Concern::None), scope.unwrap_or(Scope::Unknown)),
            entry.data_event.or(group.data_event),
            entry.location_check.or(group.location_check).unwrap_or(true),
            entry.deprecated.is_some(),
        );
        if marks.is_none() {
            mistakes.add(place, "more groups than the marks of an entry can tell apart");
        }
        packed.line(&marks.unwrap_or_default());
        packed.optional(entry.deprecated.as_ref().and_then(|deprecated| deprecated.replaced_by.as_deref()));
        add_fields(place, entry, packed, mistakes);
        match u16::try_from(packed.0.len() - start) {
            Ok(length) => self.lengths.push(length),
            Err(_) => mistakes.add(place, "the entry's texts are longer than the tables can count"),
        }
    }

    fn add_group(&mut self, file: &str, source: &Source, group: &Group, mistakes: &mut Mistakes) {
        let place = format!("{file}: group `{}`", group.id);
        let place = place.as_str();
        mistakes.kebab(place, "id", &group.id);
        let texts = [
            ("title", Some(&group.title)),
            ("parent", group.parent.as_ref()),
            ("caption", group.caption.as_ref()),
            ("service", Some(&group.service)),
            ("note", group.note.as_ref()),
        ];
        for (key, text) in texts {
            if let Some(text) = text {
                mistakes.text(place, key, text);
            }
        }
        mistakes.word(place, "scope", &group.scope, Scope::ALL, Scope::as_str);
        check_parameters(place, group, mistakes);
        if group.entry.is_empty() == group.activities.is_empty() {
            mistakes.add(place, "a group has either entries or activities");
        }

        let title = group.source.title.as_ref().unwrap_or(&source.title);
        let url = group.source.url.as_ref().unwrap_or(&source.url);
        let date = group.source.date.as_ref().or(source.date.as_ref());
        mistakes.text(place, "source title", title);
        if !url.starts_with("https://") || url.chars().any(|c| c.is_whitespace() || c.is_control()) {
            mistakes.add(place, format!("the source's `url` is not an https address: {url:?}"));
        }
        if let Some(date) = date {
            mistakes.date(place, "source date", date);
        }
        let date = date.map(|date| format!(" ({date})")).unwrap_or_default();
        let source = format!("{title}{date}: “{}”, {url}", group.title);

        for activity in &group.activities {
            mistakes.text(place, "activity title", &activity.title);
        }

        let packed = &mut self.groups;
        let start = packed.0.len();
        packed.line(&group.id);
        packed.line(&group.title);
        packed.optional(group.parent.as_deref());
        packed.optional(group.caption.as_deref());
        packed.line(&group.service);
        packed.line(&source);
        packed.optional(group.note.as_deref());
        for activity in &group.activities {
            packed.line(&activity.title);
            packed.list(&activity.groups);
        }
        packed.end();
        for (name, values) in &group.parameters {
            packed.line(name);
            for value in values {
                packed.line(&value.value);
                packed.line(&value.description);
            }
            packed.end();
        }
        packed.end();
        packed.line(&group.entry.len().to_string());
        match u16::try_from(packed.0.len() - start) {
            Ok(length) => self.group_lengths.push(length),
            Err(_) => mistakes.add(place, "the group's texts are longer than the tables can count"),
        }
    }
}

fn check_whole(catalog: &Catalog, families: &[(String, Family)], mistakes: &mut Mistakes) {
    let mut ids: BTreeMap<&str, &str> = BTreeMap::new();
    for (file, family) in families {
        for group in &family.group {
            if group.id == USER_GROUP {
                mistakes.add(file, format!("the group id `{USER_GROUP}` is kept for a program's own entries"));
            }
            if let Some(first) = ids.insert(&group.id, file) {
                mistakes.add(file, format!("the group id `{}` is already used in {first}", group.id));
            }
        }
    }
    for (file, family) in families {
        for group in &family.group {
            for id in group.activities.iter().flat_map(|activity| &activity.groups) {
                if !ids.contains_key(id.as_str()) {
                    mistakes.add(
                        file,
                        format!("group `{}`: an activity points to the group `{id}`, which does not exist", group.id),
                    );
                }
            }
            if group.activities.iter().any(|activity| activity.groups.is_empty()) {
                mistakes.add(file, format!("group `{}`: an activity points to no group", group.id));
            }
        }
    }
    for (place, replacement) in &catalog.replacements {
        if !catalog.first.contains_key(replacement) {
            mistakes.add(place, format!("`replaced_by` names `{replacement}`, which is not in the catalog"));
        } else if catalog.deprecated.contains(replacement) {
            mistakes.add(place, format!("`replaced_by` names `{replacement}`, which is deprecated itself"));
        }
    }
    if catalog.names.len() >= usize::from(u16::MAX) || catalog.entries >= usize::from(u16::MAX) {
        mistakes.add(DATA, "more names than the tables can count");
    }
}

fn write_out(catalog: &Catalog, version: &Version) -> String {
    let mut out = String::from("// Written by build.rs from the catalog's data files.\n\n");
    let _ = writeln!(out, "const VERSION: &str = \"{}.{}\";\n", version.document, version.revision);
    let _ = writeln!(out, "pub(super) const GROUP_TEXT: &str = {:?};", catalog.groups.0);
    let _ = writeln!(out, "pub(super) const ENTRIES: &str = {:?};", catalog.packed.0);
    for (name, lengths) in [("GROUP_LENGTHS", &catalog.group_lengths), ("LENGTHS", &catalog.lengths)] {
        let _ = writeln!(out, "pub(super) static {name}: [u16; {}] = {lengths:?};", lengths.len());
    }

    let names = Names::of(&mut catalog.names.iter().map(|(name, entry)| (name.as_str(), *entry)));
    let (shapes, open) = name::index_open(catalog.open.iter().map(|(entry, action)| (*entry, action.as_str())));
    let open: Vec<String> = open
        .iter()
        .map(|open| format!("Open {{ key: Cow::Borrowed({:?}), entry: {} }}", open.key, open.entry))
        .collect();
    let services: Vec<String> = catalog.services.iter().map(|part| format!("Cow::Borrowed({part:?})")).collect();
    let _ = writeln!(
        out,
        "pub(super) static INDEX: Index = Index {{\n\
         names: Names {{ text: Cow::Borrowed({:?}), entries: Cow::Borrowed(&{:?}), lengths: Cow::Borrowed(&{:?}) }},\n\
         open: Cow::Borrowed(&[{}]), shapes: Cow::Borrowed(&{shapes:?}), services: Cow::Borrowed(&[{}]),\n}};",
        names.text,
        names.entries,
        names.lengths,
        open.join(", "),
        services.join(", "),
    );
    out
}

/// The English messages; none where the file is missing, as in tests of the catalog alone.
fn read_messages(root: &Path, mistakes: &mut Mistakes) -> Option<Messages> {
    let text = fs::read_to_string(root.join(MESSAGES)).ok()?;
    messages::read(&text).map_err(|why| mistakes.add(MESSAGES, why)).ok()
}

/// The built-in catalog as source, and the IBM Cloud pack as text.
fn build(root: &Path, messages: Option<&Messages>, mistakes: &mut Mistakes) -> Option<(String, String)> {
    let version: Version = read(root, &format!("{DATA}/version.toml"), mistakes)?;
    mistakes.date(&format!("{DATA}/version.toml"), "document", &version.document);
    if version.revision == 0 {
        mistakes.add(&format!("{DATA}/version.toml"), "`revision` begins with 1");
    }
    let families = read_families(root, &version.order, mistakes);

    let mut catalog = Catalog::default();
    for (file, family) in &families {
        if family.group.is_empty() {
            mistakes.add(file, "there is no group in the file");
        }
        for group in &family.group {
            catalog.add_group(file, &family.source, group, mistakes);
            for entry in &group.entry {
                catalog.add_entry(file, group, entry, messages, mistakes);
            }
        }
    }
    check_whole(&catalog, &families, mistakes);
    // Tests of the built-in catalog alone have no pack.
    let pack = if root.join(DATA).join("ibm-cloud").exists() {
        listed::pack(root, &format!("{}.{}", version.document, version.revision), &catalog.first, mistakes)
    } else {
        String::new()
    };
    Some((write_out(&catalog, &version), pack))
}

fn main() -> ExitCode {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/catalog/name.rs");
    println!("cargo::rerun-if-changed=src/catalog/words.rs");
    println!("cargo::rerun-if-changed=src/order.rs");
    println!("cargo::rerun-if-changed={DATA}");
    if root.join(MESSAGES).exists() {
        println!("cargo::rerun-if-changed={MESSAGES}");
    }
    // The tests run this very program over data with mistakes in it.
    if let Ok(this) = env::current_exe() {
        println!("cargo::rustc-env=CATALOG_BUILD={}", this.display());
    }

    let mut mistakes = Mistakes::default();
    let messages = read_messages(&root, &mut mistakes);
    let catalog = build(&root, messages.as_ref(), &mut mistakes);
    if mistakes.0.is_empty() {
        let messages = messages::source(&messages.unwrap_or_default());
        let (catalog, pack) = catalog.unwrap_or_default();
        let head = pack.lines().next().unwrap_or_default().to_owned();
        let files =
            [("catalog.rs", catalog), ("ibm-cloud.txt", pack), ("ibm-cloud.head", head), ("messages.rs", messages)];
        for (name, text) in files {
            if let Err(error) = fs::write(out.join(name), text) {
                mistakes.add(name, format!("cannot be written: {error}"));
            }
        }
    }
    for mistake in &mistakes.0 {
        println!("cargo::error={mistake}");
    }
    if mistakes.0.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
