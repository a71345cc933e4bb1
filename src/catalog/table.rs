//! The tables of a catalog, and the types they are made of.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::name::{self, Names, Open, Shape, Start};
use super::pack::Pack;
use super::packed;
use super::{Concern, Depth, FieldType, Operation, Scope};
use crate::order::sort_by;

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));

/// A table of the source document: entries that belong together.
///
/// As JSON it has the same names in camel case; what is absent is left out.
///
/// ```
/// use activity_tracker_events::catalog::Catalog;
///
/// let catalog = Catalog::new();
/// let group = catalog.group("watsonx-runtime-deployments").ok_or("no such group")?;
/// assert_eq!(group.title, "Events for watsonx.ai Runtime deployments");
/// assert_eq!(group.entries, 7);
/// assert!(group.source.contains("(2025-05-13)"));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// The group's stable name.
    pub id: &'static str,
    /// The heading of the table.
    pub title: &'static str,
    /// The heading above it, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<&'static str>,
    /// The caption of the table, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<&'static str>,
    /// The service, as people call it.
    pub service: &'static str,
    /// How many entries it has; a template counts once.
    pub entries: usize,
    /// Where it comes from: title, date and address of the document.
    pub source: &'static str,
    /// A remark of the document about the whole table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'static str>,
    /// Activities that raise the events of other groups. Only a group without entries has them.
    #[serde(skip_serializing_if = "<[Activity]>::is_empty")]
    pub activities: &'static [Activity],
}

/// Something people do that raises the events of other groups.
///
/// ```
/// use activity_tracker_events::catalog::Catalog;
///
/// let tuning = Catalog::new().group("foundation-model-tuning").ok_or("no such group")?;
/// assert_eq!(tuning.activities.len(), 3);
/// assert_eq!(tuning.activities.last().map(|activity| activity.groups), Some(&["watsonx-runtime-deployments"][..]));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Activity {
    /// What people do.
    pub title: &'static str,
    /// The ids of the groups whose events it raises.
    pub groups: &'static [&'static str],
}

/// The group of all entries that a program has defined itself.
pub(super) static USER_GROUP: Group = Group {
    id: "user-defined",
    title: "User-defined actions",
    parent: None,
    caption: None,
    service: "User-defined",
    entries: 0,
    source: "Defined by the user",
    note: None,
    activities: &[],
};

/// A documented field of an action's `requestData`.
///
/// ```
/// use activity_tracker_events::catalog::{Catalog, FieldType};
///
/// let catalog = Catalog::new();
/// let found = catalog.lookup("billing.account-usage-report.read").ok_or("not in the catalog")?;
/// let month = found.entry().request_data().first().ok_or("no field")?;
/// assert_eq!((month.path.as_ref(), month.kind, month.always), ("month", FieldType::String, true));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RequestField {
    /// The way to the field from `requestData`, with dots between the keys.
    pub path: Cow<'static, str>,
    /// Its JSON type, `type` in JSON.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// The values it can have; empty if any.
    #[serde(skip_serializing_if = "is_empty")]
    pub values: Cow<'static, [Cow<'static, str>]>,
    /// Whether it is documented as always there.
    pub always: bool,
    /// Whether an event can be held to it. If not, it only helps to describe one.
    pub check: bool,
    /// What it means.
    pub description: Cow<'static, str>,
}

fn is_empty(values: &[Cow<'static, str>]) -> bool {
    values.is_empty()
}

/// That an action is deprecated, and what has taken its place.
///
/// ```
/// use activity_tracker_events::catalog::Catalog;
///
/// let catalog = Catalog::new();
/// let found = catalog.lookup("billing.account-mfa.set-on").ok_or("not in the catalog")?;
/// let deprecated = found.entry().deprecated().ok_or("not deprecated")?;
/// assert_eq!(deprecated.replaced_by.as_deref(), Some("iam-identity.accountsettings.update"));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Deprecated {
    /// The action that has taken its place, if the document names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<Cow<'static, str>>,
    /// Others that the document names beside it, where it depends on the case which one is meant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Cow<'static, str>>,
}

/// What a placeholder of a template can stand for.
///
/// ```
/// use activity_tracker_events::catalog::Catalog;
///
/// let catalog = Catalog::new();
/// let template = catalog.lookup("pm-20.<asset_type>.list").ok_or("not in the catalog")?;
/// let parameter = template.entry().parameters().first().ok_or("no parameter")?;
/// assert_eq!(parameter.name, "asset_type");
/// assert_eq!(parameter.values.len(), 7);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The placeholder's name, without the angle brackets.
    pub name: Cow<'static, str>,
    /// The values it can have. Empty if it is open: then any one part of `[a-z0-9_-]+` fits.
    pub values: Cow<'static, [ParameterValue]>,
}

/// One value of a template's placeholder, with its meaning.
///
/// ```
/// use activity_tracker_events::catalog::Catalog;
///
/// let catalog = Catalog::new();
/// let found = catalog.lookup("pm-20.wml_model.create").ok_or("not in the catalog")?;
/// let (name, value) = found.parameters().next().ok_or("no parameter")?;
/// assert_eq!((name, value.value.as_ref()), ("asset_type", "wml_model"));
/// assert_eq!(value.description, "Represents a machine learning model asset.");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ParameterValue {
    /// The part of the name.
    pub value: Cow<'static, str>,
    /// What it stands for; empty if that is not known.
    pub description: Cow<'static, str>,
}

/// What the catalog knows of one action or template.
///
/// ```
/// use activity_tracker_events::catalog::{Catalog, Concern, Operation, Scope};
///
/// let catalog = Catalog::new();
/// let found = catalog.lookup("pm-20.training.delete").ok_or("not in the catalog")?;
/// let entry = found.entry();
/// assert_eq!(entry.description(), "Stop a training.");
/// assert_eq!(entry.operation(), Operation::Stop); // whatever the name says
/// assert_eq!(entry.scope(), Scope::Location);
/// assert_eq!(entry.group().id, "watsonx-runtime-training-assets");
/// assert!(!entry.is_template());
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryData {
    pub(super) action: Cow<'static, str>,
    pub(super) title: Cow<'static, str>,
    pub(super) description: Cow<'static, str>,
    pub(super) filled: Option<Cow<'static, str>>,
    pub(super) operation: Operation,
    pub(super) concern: Concern,
    pub(super) scope: Scope,
    pub(super) data_event: Option<bool>,
    pub(super) location_check: bool,
    pub(super) verb: Cow<'static, str>,
    pub(super) object: Cow<'static, str>,
    pub(super) request_data: Cow<'static, [RequestField]>,
    pub(super) deprecated: Option<Deprecated>,
    pub(super) parameters: Cow<'static, [Parameter]>,
    pub(super) group: GroupOf,
    pub(super) service: Option<Cow<'static, str>>,
    pub(super) source: Option<Cow<'static, str>>,
    /// Of an entry that is listed and not described.
    pub(super) listed: Option<Listed>,
}

/// Which group an entry belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GroupOf {
    /// A built-in one, by its place.
    BuiltIn(u8),
    /// A program's own.
    User,
    /// One of a pack.
    Listed(&'static Group),
}

/// What is known of an entry that is listed, and how it is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    /// The heading that it is listed under.
    pub(crate) topic: &'static str,
    /// Its verb with `{object}` where the object belongs.
    pub(crate) infinitive: &'static str,
    /// The same in the past.
    pub(crate) past: &'static str,
    /// The built-in catalog says more of the name.
    pub(super) built_in: bool,
}

impl EntryData {
    /// The name, as documented; of a template with its placeholders, `pm-20.<asset_type>.list`.
    #[must_use]
    pub fn action(&self) -> &str {
        &self.action
    }

    /// A headline of a few words; of a template with its placeholders.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The document's description.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }

    /// Of a template: the description of one of its names, with placeholders. Where there is none of its own, the
    /// description.
    #[must_use]
    pub fn filled(&self) -> &str {
        self.filled.as_deref().unwrap_or(&self.description)
    }

    /// What the action does.
    #[must_use]
    pub fn operation(&self) -> Operation {
        self.operation
    }

    /// What it can do to security.
    #[must_use]
    pub fn concern(&self) -> Concern {
        self.concern
    }

    /// Where its events are viewed.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// Whether it raises data events (`true`) or management events (`false`), where that is documented.
    #[must_use]
    pub fn data_event(&self) -> Option<bool> {
        self.data_event
    }

    /// Whether the location in an event's CRN must agree with [`scope`](Self::scope). It says nothing about it where a
    /// global service acts on something regional: instances, aliases, keys, bindings.
    #[must_use]
    pub fn location_check(&self) -> bool {
        self.location_check
    }

    /// The key of the verb that a sentence about it uses.
    #[must_use]
    pub fn verb(&self) -> &str {
        &self.verb
    }

    /// The key of the noun that a sentence about it uses; for a user-defined entry it may be plain words.
    #[must_use]
    pub fn object(&self) -> &str {
        &self.object
    }

    /// The documented fields of `requestData`.
    #[must_use]
    pub fn request_data(&self) -> &[RequestField] {
        &self.request_data
    }

    /// Whether it is deprecated, and what has taken its place.
    #[must_use]
    pub fn deprecated(&self) -> Option<&Deprecated> {
        self.deprecated.as_ref()
    }

    /// The placeholders of a template, in the order of the name; none for a plain action.
    #[must_use]
    pub fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }

    /// Whether it stands for several names.
    #[must_use]
    pub fn is_template(&self) -> bool {
        !self.parameters.is_empty()
    }

    /// Whether it is a template for names that cannot be counted: one of its placeholders is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.parameters.iter().any(|parameter| parameter.values.is_empty())
    }

    /// Whether the program that uses the catalog has defined it.
    #[must_use]
    pub fn is_user_defined(&self) -> bool {
        self.group == GroupOf::User
    }

    /// How much is known of it.
    #[must_use]
    pub fn depth(&self) -> Depth {
        if self.listed.is_some() { Depth::Listed } else { Depth::Full }
    }

    /// The heading that an entry of a pack is listed under.
    #[must_use]
    pub fn topic(&self) -> Option<&'static str> {
        self.listed.map(|listed| listed.topic)
    }

    /// How an entry of a pack is spoken.
    pub(crate) fn listed(&self) -> Option<Listed> {
        self.listed
    }

    /// The group it belongs to.
    #[must_use]
    pub fn group(&self) -> &'static Group {
        match self.group {
            GroupOf::BuiltIn(at) => packed::group(at.into()).unwrap_or(&USER_GROUP),
            GroupOf::User => &USER_GROUP,
            GroupOf::Listed(group) => group,
        }
    }

    /// The service, as people call it.
    #[must_use]
    pub fn service(&self) -> &str {
        self.service.as_deref().unwrap_or(self.group().service)
    }

    /// Where it comes from: title, date and address of the document.
    #[must_use]
    pub fn source(&self) -> &str {
        self.source.as_deref().unwrap_or(self.group().source)
    }

    /// The names it stands for; nothing if there are more than `most`.
    pub(super) fn names(&self, most: usize) -> Option<Vec<String>> {
        let choices: Vec<Vec<&str>> = self
            .action()
            .split('.')
            .map(|part| match name::placeholder(part).and_then(|name| self.values(name)) {
                Some(values) => values.iter().map(|value| value.value.as_ref()).collect(),
                None => vec![part],
            })
            .collect();
        let total = choices.iter().try_fold(1_usize, |total, part| total.checked_mul(part.len()))?;
        (total <= most).then(|| name::expand(&choices))
    }

    /// The values of a placeholder; nothing if it has no such placeholder.
    pub(super) fn values(&self, name: &str) -> Option<&[ParameterValue]> {
        self.parameters.iter().find(|parameter| parameter.name == name).map(|parameter| parameter.values.as_ref())
    }
}

/// A name that events carry, and the entry that explains it.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) name: Cow<'static, str>,
    pub(super) entry: u16,
}

/// The entries of a catalog, in catalog order.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entries<'c> {
    /// The built-in ones.
    Packed,
    /// A program's own.
    Own(&'c OwnTables),
    /// Those of a pack.
    Listed(&'static Pack),
}

impl<'c> Entries<'c> {
    pub(super) fn get(self, at: usize) -> Option<&'c EntryData> {
        match self {
            Self::Packed => packed::entry(at),
            Self::Own(own) => own.entries.get(at).map(Arc::as_ref),
            Self::Listed(pack) => pack.entry(at),
        }
    }

    pub(super) fn iter(self) -> impl Iterator<Item = &'c EntryData> {
        let mut at = 0;
        std::iter::from_fn(move || {
            at += 1;
            self.get(at - 1)
        })
    }
}

/// The tables of a catalog.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tables<'c> {
    pub(super) entries: Entries<'c>,
    pub(super) index: &'c Index,
}

impl<'c> Tables<'c> {
    /// In catalog order: plain actions, and the names of templates without an open placeholder.
    pub(super) fn names(&self) -> &'c [Name] {
        match self.entries {
            Entries::Packed => packed::names(),
            Entries::Own(own) => &own.names,
            Entries::Listed(pack) => pack.all_names(),
        }
    }
}

/// Where entries are found. That of the built-in catalog is written by the build, so that nothing is to be done at the
/// start.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    pub(super) names: Names,
    /// The templates with open placeholders sorted for look-up, and where each shape of them lies.
    pub(super) open: Cow<'static, [Open]>,
    pub(super) shapes: Cow<'static, [Shape]>,
    /// First parts of names, in alphabetical order, placeholders left out.
    pub(super) services: Cow<'static, [Cow<'static, str>]>,
}

/// A program's own entries.
#[derive(Clone, Debug, Default)]
pub(super) struct OwnTables {
    pub(super) entries: Vec<Arc<EntryData>>,
    pub(super) names: Vec<Name>,
    index: Index,
}

impl OwnTables {
    pub(super) const fn new() -> Self {
        let index = Index {
            names: Names::none(),
            open: Cow::Borrowed(&[]),
            shapes: Cow::Borrowed(&[]),
            services: Cow::Borrowed(&[]),
        };
        Self { entries: Vec::new(), names: Vec::new(), index }
    }

    pub(super) fn tables(&self) -> Tables<'_> {
        Tables { entries: Entries::Own(self), index: &self.index }
    }

    /// Tables of entries and the names they stand for, beside services that are known already.
    pub(super) fn of(entries: Vec<Arc<EntryData>>, names: Vec<Name>, known: &[Cow<'static, str>]) -> Self {
        let open = entries.iter().zip(0_u16..).filter(|(entry, _)| entry.is_open());
        let (shapes, open) = name::index_open(open.map(|(entry, at)| (at, entry.action())));
        let services = services_of(&mut entries.iter().map(|entry| entry.action()), known);
        let index = Index {
            names: Names::of(&mut names.iter().map(|name| (name.name.as_ref(), name.entry))),
            open: open.into(),
            shapes: shapes.into(),
            services: services.into(),
        };
        Self { entries, names, index }
    }
}

/// The first parts of names beside those that are known already, in alphabetical order.
pub(super) fn services_of(
    names: &mut dyn Iterator<Item = &str>,
    known: &[Cow<'static, str>],
) -> Vec<Cow<'static, str>> {
    let mut services: Vec<&str> = names.filter_map(|name| name.split('.').next()).collect();
    services.dedup();
    services.retain(|part| name::is_part(part) && !known.iter().any(|known| known == part));
    sort_by(&mut services, Ord::cmp);
    services.dedup();
    services.into_iter().map(|part| Cow::Owned(part.to_owned())).collect()
}

/// The version of the built-in catalog: the date of the source document, a dot, and a number that goes up with every
/// change of the data.
///
/// ```
/// assert!(activity_tracker_events::catalog::catalog_version().starts_with("2025-05-13."));
/// ```
#[must_use]
pub const fn catalog_version() -> &'static str {
    VERSION
}

/// The words of the closed lists in JSON.
macro_rules! as_word {
    ($($name:ident)+) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    )+};
}

as_word! { Operation Concern Scope FieldType Depth }
