//! A program's own actions beside the built-in ones.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::name;
use super::packed::built_in;
use super::table::{GroupOf, Name, OwnTables, USER_GROUP};
use super::{
    Catalog, Concern, Deprecated, EntryData, FieldType, Operation, Parameter, ParameterValue, RequestField, Scope,
};
use crate::letters::shown_plainly;
use crate::order::sort_by;

/// The most entries a program can define, and the most names they can stand for.
const MAX_ENTRIES: usize = 20_000;
const MAX_NAMES: usize = 60_000;
/// The longest texts, in characters.
/// The most documented fields of an entry, and values of a placeholder or a field: each event is held to them.
const MAX_LIST: usize = 1_000;
const MAX_SHORT: usize = 200;
const MAX_LONG: usize = 4_000;

/// An action or template that a program adds to the catalog.
///
/// `action`, `title` and `operation` are needed, everything else has a default. [`from_json`](Self::from_json) reads it.
///
/// ```
/// use activity_tracker_events::catalog::{Catalog, Concern, Operation, UserEntry};
///
/// let mut catalog = Catalog::new();
/// catalog.define(vec![UserEntry {
///     concern: Concern::DataExport,
///     ..UserEntry::new("my-shop.order.export", "Download all orders", Operation::Export)
/// }])?;
/// let found = catalog.lookup("my-shop.order.export").ok_or("not in the catalog")?;
/// assert_eq!(found.title(), "Download all orders");
/// assert_eq!(found.entry().group().id, "user-defined");
/// assert_eq!(found.entry().service(), "my-shop");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserEntry {
    /// The name: two or more parts of `[A-Za-z0-9_-]` with dots between them, or a template where `<name>` stands for a
    /// whole part.
    pub action: String,
    /// A headline of a few words. Of a template it may hold `<name>`.
    pub title: String,
    /// What the action does.
    pub operation: Operation,
    /// What the action is, in a sentence or two. Of a template it may hold `<name>` and `<name.description>`.
    pub description: String,
    /// What it can do to security.
    pub concern: Concern,
    /// Where its events are viewed.
    pub scope: Scope,
    /// Whether its events are data events or management events, if that is fixed.
    pub data_event: Option<bool>,
    /// Whether the location of an event must agree with `scope`; it must unless this says no.
    pub location_check: Option<bool>,
    /// The service, as people call it; else the first part of the name.
    pub service: Option<String>,
    /// The key of a verb that the describer knows; else the operation.
    pub verb: Option<String>,
    /// What the action acts on: the key of a noun that the describer knows, or plain words; else the part of the name
    /// before the verb.
    pub object: Option<String>,
    /// The values of each placeholder of a template; an empty list for any one part of `[a-z0-9_-]+`.
    pub parameters: BTreeMap<String, Vec<ParameterValue>>,
    /// Documented fields of `requestData`.
    pub request_data: Vec<RequestField>,
    /// That it is deprecated. A replacement must be in the catalog and not deprecated itself.
    pub deprecated: Option<Deprecated>,
    /// Where all this is documented.
    pub source: Option<String>,
}

impl UserEntry {
    /// An entry with what it cannot do without.
    ///
    /// ```
    /// use activity_tracker_events::catalog::{Operation, Scope, UserEntry};
    ///
    /// let entry = UserEntry::new("my-shop.order.create", "Place an order", Operation::Create);
    /// assert_eq!(entry.scope, Scope::Unknown);
    /// ```
    #[must_use]
    pub fn new(action: impl Into<String>, title: impl Into<String>, operation: Operation) -> Self {
        Self {
            action: action.into(),
            title: title.into(),
            operation,
            description: String::new(),
            concern: Concern::None,
            scope: Scope::Unknown,
            data_event: None,
            location_check: None,
            service: None,
            verb: None,
            object: None,
            parameters: BTreeMap::new(),
            request_data: Vec::new(),
            deprecated: None,
            source: None,
        }
    }
}

/// The kinds of [`CatalogError`].
///
/// ```
/// use activity_tracker_events::catalog::ErrorCode;
///
/// assert_eq!(ErrorCode::DuplicateAction.as_str(), "duplicate_action");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorCode {
    /// The name is taken: by a built-in entry or by another of the program's own.
    DuplicateAction,
    /// The entry is not as it must be.
    BadEntry,
    /// A pack is not as it must be.
    BadCatalog,
}

impl ErrorCode {
    /// The code as programs see it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DuplicateAction => "duplicate_action",
            Self::BadEntry => "bad_entry",
            Self::BadCatalog => "bad_catalog",
        }
    }
}

/// Why entries could not be defined. None of them has been added.
///
/// ```
/// use activity_tracker_events::catalog::{Catalog, ErrorCode, Operation, UserEntry};
///
/// let mut catalog = Catalog::new();
/// let error = catalog
///     .define(vec![UserEntry::new("pm-20.training.delete", "Delete a training", Operation::Delete)])
///     .err()
///     .ok_or("taken for a new name")?;
/// assert_eq!(error.code(), ErrorCode::DuplicateAction);
/// assert_eq!(error.to_string(), "entries[0] `pm-20.training.delete`: the name is built in");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogError {
    code: ErrorCode,
    index: Option<usize>,
    message: String,
}

impl CatalogError {
    /// An entry that could not even be read, for those who take entries from another form.
    ///
    /// ```
    /// use activity_tracker_events::catalog::CatalogError;
    ///
    /// let error = CatalogError::bad_entry(2, "`title` is missing");
    /// assert_eq!(error.to_string(), "entries[2]: `title` is missing");
    /// assert_eq!(error.index(), Some(2));
    /// ```
    #[must_use]
    pub fn bad_entry(index: usize, why: impl fmt::Display) -> Self {
        Self { code: ErrorCode::BadEntry, index: Some(index), message: format!("entries[{index}]: {why}") }
    }

    pub(super) fn bad_catalog(why: impl fmt::Display) -> Self {
        Self { code: ErrorCode::BadCatalog, index: None, message: format!("the pack of actions: {why}") }
    }

    /// What kind of error it is.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.code
    }

    /// Which of the entries it is about, counted from 0, if it is about one.
    #[must_use]
    pub fn index(&self) -> Option<usize> {
        self.index
    }

    fn of(code: ErrorCode, index: usize, action: &str, why: impl fmt::Display) -> Self {
        let short = shown_plainly(action, 80);
        Self { code, index: Some(index), message: format!("entries[{index}] `{short}`: {why}") }
    }

    fn too_many(what: &str, most: usize) -> Self {
        let message = format!("too many {what}: a catalog takes {most} beside the built-in ones");
        Self { code: ErrorCode::BadEntry, index: None, message }
    }
}

impl fmt::Display for CatalogError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for CatalogError {}

/// A number of entries or names; both are limited to what fits.
fn count(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

impl Catalog {
    /// Adds a program's own actions, all of them or, if one is not right, none.
    ///
    /// A name that is built in cannot be defined, nor can a name be defined twice. A name that only fits a built-in
    /// template for any service (`my-shop.instance.create`) can: an exact name beats a template.
    ///
    /// ```
    /// use activity_tracker_events::catalog::{Catalog, Operation, UserEntry};
    ///
    /// let mut catalog = Catalog::new();
    /// let mut template = UserEntry::new("my-shop.<thing>.create", "Create a <thing>", Operation::Create);
    /// template.parameters.insert("thing".to_owned(), vec![]); // any one part
    /// catalog.define(vec![template])?;
    /// let found = catalog.lookup("my-shop.voucher.create").ok_or("not in the catalog")?;
    /// assert_eq!(found.title(), "Create a voucher");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorCode::DuplicateAction`] if a name is taken, [`ErrorCode::BadEntry`] for anything else.
    pub fn define(&mut self, entries: Vec<UserEntry>) -> Result<(), CatalogError> {
        let defined = self.user.entries.len();
        if entries.len() > MAX_ENTRIES.saturating_sub(defined) {
            return Err(CatalogError::too_many("entries", MAX_ENTRIES));
        }
        let mut all = self.user.entries.clone();
        let mut names = self.user.names.clone();
        // Names, and the forms of open templates with the entries that have them; no name looks like a form.
        let mut taken: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for name in &names {
            taken.insert(name.name.clone().into_owned(), Vec::new());
        }
        for (at, entry) in all.iter().enumerate().filter(|(_, entry)| entry.is_template()) {
            taken.insert(entry.action().to_owned(), Vec::new());
            if entry.is_open() {
                taken.entry(form(entry.action())).or_default().push(at);
            }
        }
        for (index, entry) in entries.into_iter().enumerate() {
            let action = entry.action.clone();
            let duplicate = |why: String| CatalogError::of(ErrorCode::DuplicateAction, index, &action, why);
            let entry = entry.check().map_err(|why| CatalogError::of(ErrorCode::BadEntry, index, &action, why))?;

            // The template itself, then each name.
            let mut new = if entry.is_template() { vec![action.clone()] } else { Vec::new() };
            let named_from = new.len();
            if !entry.is_open() {
                let room = MAX_NAMES.saturating_sub(names.len());
                new.extend(entry.names(room).ok_or_else(|| CatalogError::too_many("names", MAX_NAMES))?);
            }
            for name in &new {
                let built_in =
                    built_in().exact(name).is_some() || built_in().entries.iter().any(|entry| entry.action() == name);
                if built_in && *name == action {
                    return Err(duplicate("the name is built in".to_owned()));
                } else if built_in {
                    return Err(duplicate(format!("it stands for `{name}`, which is built in")));
                }
                if taken.insert(name.clone(), Vec::new()).is_some() {
                    return Err(duplicate(format!("the name `{name}` is already defined")));
                }
            }
            if entry.is_open() {
                let form = form(&action);
                if let Some(other) =
                    built_in().entries.iter().find(|other| other.is_open() && self::form(other.action()) == form)
                {
                    return Err(duplicate(format!(
                        "it stands for the names of `{}`, which is built in",
                        other.action()
                    )));
                }
                let same = taken.entry(form).or_default();
                if let Some(other) = same.iter().filter_map(|at| all.get(*at)).find(|other| overlap(other, &entry)) {
                    return Err(duplicate(format!(
                        "it stands for names of `{}`, which is already defined",
                        other.action()
                    )));
                }
                same.push(all.len());
            }
            let at = count(all.len());
            names.extend(new.into_iter().skip(named_from).map(|name| Name { name: Cow::Owned(name), entry: at }));
            all.push(Arc::new(entry));
        }
        // With no memory of what was suggested: other names may now be meant.
        let user = OwnTables::of(all, names, &built_in().index.services);
        let next = Self { user, packs: self.packs.clone(), ..Self::new() };
        for (index, entry) in next.user.entries.iter().skip(defined).enumerate() {
            let Some(deprecated) = entry.deprecated() else { continue };
            for replacement in deprecated.replaced_by.iter().chain(&deprecated.alternatives) {
                let why = match next.lookup(replacement) {
                    None => "is not in the catalog",
                    Some(found) if found.entry().deprecated().is_some() => "is deprecated itself",
                    Some(_) => continue,
                };
                let short = shown_plainly(replacement, 80);
                let why = format!("its replacement `{short}` {why}");
                return Err(CatalogError::of(ErrorCode::BadEntry, index, entry.action(), why));
            }
        }
        *self = next;
        Ok(())
    }
}

/// A template with nameless placeholders.
fn form(action: &str) -> String {
    let parts: Vec<&str> =
        action.split('.').map(|part| if name::placeholder(part).is_some() { "<>" } else { part }).collect();
    parts.join(".")
}

/// Whether two templates of one form can stand for the same name.
fn overlap(a: &EntryData, b: &EntryData) -> bool {
    a.action().split('.').zip(b.action().split('.')).all(|(of_a, of_b)| {
        let values = |entry: &EntryData, part| -> Vec<Cow<'static, str>> {
            let values = name::placeholder(part).and_then(|name| entry.values(name)).unwrap_or_default();
            values.iter().map(|value| value.value.clone()).collect()
        };
        let (of_a, of_b) = (values(a, of_a), values(b, of_b));
        of_a.is_empty() || of_b.is_empty() || of_a.iter().any(|value| of_b.contains(value))
    })
}

/// Why a text cannot stand in the catalog.
fn check_text(key: &str, text: &str, most: usize) -> Result<(), String> {
    if text.chars().nth(most).is_some() {
        return Err(format!("`{key}` is longer than {most} characters"));
    }
    if text.chars().any(char::is_control) {
        return Err(format!("`{key}` holds a control character"));
    }
    Ok(())
}

impl UserEntry {
    /// The entry for the catalog, or why it cannot be one.
    fn check(self) -> Result<EntryData, String> {
        if let Some(why) = name::why_not_a_name(&self.action) {
            return Err(why);
        }
        let parameters = self
            .parameters
            .iter()
            .map(|(name, values)| (name.as_str(), values.iter().map(|value| value.value.as_ref()).collect()));
        if let Some(why) = name::why_not_the_parameters(&self.action, parameters) {
            return Err(why);
        }
        if self.title.trim().is_empty() {
            return Err("`title` is empty".to_owned());
        }
        check_text("title", &self.title, MAX_SHORT)?;
        check_text("description", &self.description, MAX_LONG)?;
        let short =
            [("service", &self.service), ("verb", &self.verb), ("object", &self.object), ("source", &self.source)];
        for (key, text) in short {
            if let Some(text) = text {
                check_text(key, text, MAX_SHORT)?;
                if text.trim().is_empty() {
                    return Err(format!("`{key}` is empty"));
                }
            }
        }
        if self.parameters.values().any(|values| values.len() > MAX_LIST) {
            return Err(format!("a parameter has more than {MAX_LIST} values"));
        }
        for value in self.parameters.values().flatten() {
            check_text("parameters", &value.value, MAX_SHORT)?;
            check_text("parameters", &value.description, MAX_LONG)?;
        }
        let names: Vec<&str> = name::placeholders(&self.action).collect();
        for (key, text) in [("title", &self.title), ("description", &self.description)] {
            if let Some(unknown) = name::unknown_placeholder(text, &names) {
                return Err(format!("`{key}` speaks of `<{unknown}>`, which the name has no placeholder for"));
            }
        }
        check_fields(&self.request_data)?;

        // `my-shop.order.update.failed`: the verb is `update`, the object `order`.
        let parts: Vec<&str> = self.action.split('.').collect();
        let failed = usize::from(parts.len() > 2 && parts.last() == Some(&"failed"));
        let object = parts.iter().rev().nth(1 + failed).or(parts.first()).copied().unwrap_or_default().to_owned();
        let first = parts.first().copied().filter(|part| name::is_part(part)).unwrap_or(USER_GROUP.service).to_owned();
        let parameters = names
            .iter()
            .map(|name| Parameter {
                name: Cow::Owned((*name).to_owned()),
                values: Cow::Owned(self.parameters.get(*name).cloned().unwrap_or_default()),
            })
            .collect();
        Ok(EntryData {
            parameters: Cow::Owned(parameters),
            verb: self.verb.map_or(Cow::Borrowed(self.operation.as_str()), Cow::Owned),
            object: Cow::Owned(self.object.unwrap_or(object)),
            service: Some(Cow::Owned(self.service.unwrap_or(first))),
            source: self.source.map(Cow::Owned),
            action: Cow::Owned(self.action),
            title: Cow::Owned(self.title),
            description: Cow::Owned(self.description),
            filled: None,
            operation: self.operation,
            concern: self.concern,
            scope: self.scope,
            data_event: self.data_event,
            location_check: self.location_check.unwrap_or(true),
            request_data: Cow::Owned(self.request_data),
            deprecated: self.deprecated,
            group: GroupOf::User,
            listed: None,
        })
    }
}

fn check_fields(fields: &[RequestField]) -> Result<(), String> {
    if fields.len() > MAX_LIST || fields.iter().any(|field| field.values.len() > MAX_LIST) {
        return Err(format!("`requestData` has more than {MAX_LIST} fields, or a field more than {MAX_LIST} values"));
    }
    for field in fields {
        check_text("requestData path", &field.path, MAX_SHORT)?;
        check_text("requestData description", &field.description, MAX_LONG)?;
        if field.path.split('.').any(|part| part.trim().is_empty()) {
            return Err("a `path` in `requestData` has an empty part".to_owned());
        }
        if !field.values.is_empty() && field.kind != FieldType::String {
            return Err(format!("`{}` in `requestData` has `values`, which are only for a string", field.path));
        }
        for value in field.values.iter() {
            check_text("requestData values", value, MAX_SHORT)?;
        }
    }
    let mut paths: Vec<&str> = fields.iter().map(|field| field.path.as_ref()).collect();
    sort_by(&mut paths, Ord::cmp);
    match paths.windows(2).find(|two| two.first() == two.last()).and_then(|two| two.first()) {
        Some(path) => Err(format!("the `path` `{path}` is twice in `requestData`")),
        None => Ok(()),
    }
}
