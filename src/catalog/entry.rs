//! What is found in the catalog: a match, and its form for JSON.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::name;
use super::{Concern, Deprecated, Depth, EntryData, Operation, ParameterValue, RequestField, Scope};
use crate::order::sort_by_key;

/// An entry that was found, and the name it was found by. A template's placeholders stand for parts of that name.
///
/// ```
/// use activity_tracker_events::catalog::Catalog;
///
/// let catalog = Catalog::new();
/// let found = catalog.lookup("my-database.key.create").ok_or("not in the catalog")?;
/// assert_eq!(found.action(), "my-database.key.create");
/// assert_eq!(found.template(), Some("<service_name>.key.create"));
/// assert_eq!(found.title(), "Create a service credential for my-database");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match<'c, 'q> {
    entry: &'c EntryData,
    /// The name that a template was laid over; none for an entry itself.
    name: Option<&'q str>,
}

impl<'c, 'q> Match<'c, 'q> {
    /// The entry itself, be it an action or a whole template.
    pub(super) fn row(entry: &'c EntryData) -> Self {
        Self { entry, name: None }
    }

    /// An entry under one of its names.
    pub(super) fn named(entry: &'c EntryData, name: &'q str) -> Self {
        Self { entry, name: entry.is_template().then_some(name) }
    }

    /// The entry. Of a template, its texts still hold the placeholders.
    #[must_use]
    pub fn entry(&self) -> &'c EntryData {
        self.entry
    }

    /// The name: the one asked for, or the template's own.
    #[must_use]
    pub fn action<'a>(&self) -> &'a str
    where
        'c: 'a,
        'q: 'a,
    {
        self.name.unwrap_or(self.entry.action())
    }

    /// The template that the name fits, if it is not an entry of its own.
    #[must_use]
    pub fn template(&self) -> Option<&'c str> {
        self.entry.is_template().then_some(self.entry.action())
    }

    /// Whether this is a template as a whole, no name of it.
    #[must_use]
    pub fn is_template(&self) -> bool {
        self.entry.is_template() && self.name.is_none()
    }

    /// Each placeholder with the value that it has in this name. None for a plain action or a whole template.
    pub fn parameters(&self) -> impl Iterator<Item = (&'c str, Cow<'c, ParameterValue>)> {
        let parts = self.entry.action().split('.').zip(self.name.unwrap_or_default().split('.'));
        let entry = self.entry;
        let parts = if self.name.is_some() { Some(parts) } else { None };
        parts.into_iter().flatten().filter_map(move |(part, value)| {
            let name = name::placeholder(part)?;
            let known = entry.values(name)?.iter().find(|known| known.value == value);
            let value = match known {
                Some(known) => Cow::Borrowed(known),
                None => {
                    Cow::Owned(ParameterValue { value: Cow::Owned(value.to_owned()), description: Cow::Borrowed("") })
                }
            };
            Some((name, value))
        })
    }

    /// A text with this match's values in the place of `<name>` and `<name.description>`. What has no value stays.
    ///
    /// ```
    /// use activity_tracker_events::catalog::Catalog;
    ///
    /// let catalog = Catalog::new();
    /// let found = catalog.lookup("pm-20.wml_pipeline.add").ok_or("not in the catalog")?;
    /// assert_eq!(found.fill("two <asset_type> assets"), "two wml_pipeline assets");
    /// assert_eq!(found.fill("a <thing>"), "a <thing>");
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn fill<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.name.is_none() || !text.contains('<') {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len() + 32);
        let mut pieces = text.split('<');
        out.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let filled = piece.split_once('>').and_then(|(inside, rest)| {
                let (name, meaning) = match inside.strip_suffix(".description") {
                    Some(name) => (name, true),
                    None => (inside, false),
                };
                let (_, value) = self.parameters().find(|(known, _)| *known == name)?;
                let value = value.into_owned();
                Some((if meaning { value.description } else { value.value }, rest))
            });
            match filled {
                Some((value, rest)) => {
                    out.push_str(&value);
                    out.push_str(rest);
                }
                None => {
                    out.push('<');
                    out.push_str(piece);
                }
            }
        }
        Cow::Owned(out)
    }

    /// The headline, with the values of a template filled in.
    #[must_use]
    pub fn title(&self) -> Cow<'c, str> {
        self.fill(self.entry.title())
    }

    /// The description, with the values of a template filled in.
    #[must_use]
    pub fn description(&self) -> Cow<'c, str> {
        if self.name.is_some() { self.fill(self.entry.filled()) } else { Cow::Borrowed(self.entry.description()) }
    }

    /// The form for JSON.
    #[must_use]
    pub fn to_entry<'a>(&self) -> Entry<'a>
    where
        'c: 'a,
        'q: 'a,
    {
        let entry = self.entry;
        let mut parameters: Vec<(&str, Cow<'_, [ParameterValue]>)> = Vec::new();
        for (name, value) in self.parameters() {
            let values = match value {
                Cow::Borrowed(value) => Cow::Borrowed(std::slice::from_ref(value)),
                Cow::Owned(value) => Cow::Owned(vec![value]),
            };
            parameters.push((name, values));
        }
        for parameter in entry.parameters().iter().filter(|_| self.name.is_none()) {
            parameters.push((parameter.name.as_ref(), Cow::Borrowed(parameter.values.as_ref())));
        }
        sort_by_key(&mut parameters, |(name, _)| *name);
        Entry {
            action: self.action(),
            depth: entry.depth(),
            template: self.template(),
            parameters,
            group: entry.group().id,
            service: entry.service(),
            title: self.title(),
            description: self.description(),
            topic: entry.topic(),
            operation: entry.operation(),
            operation_derived: entry.depth() == Depth::Listed,
            concern: entry.concern(),
            scope: entry.scope(),
            data_event: entry.data_event(),
            request_data: entry.request_data(),
            deprecated: entry.deprecated(),
            source: entry.source(),
        }
    }
}

/// An entry as JSON shows it: made of one of the catalog's entries, or of a match, where the template's values are
/// filled in. What is absent is left out.
///
/// ```
/// use activity_tracker_events::catalog::{Catalog, Entry};
///
/// let catalog = Catalog::new();
/// let found = catalog.lookup("pm-20.wml_model.create").ok_or("not in the catalog")?;
/// let json = serde_json::to_value(found.to_entry()).map_err(|_| "not JSON")?;
/// assert_eq!(json["action"], "pm-20.wml_model.create");
/// assert_eq!(json["template"], "pm-20.<asset_type>.create");
/// assert_eq!(json["parameters"]["asset_type"][0]["value"], "wml_model");
/// assert_eq!(json["title"], "Create a wml_model");
/// assert!(json.get("dataEvent").is_none());
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry<'a> {
    /// The name: of a template as a whole with its placeholders.
    pub action: &'a str,
    /// How much is known of it.
    pub depth: Depth,
    /// The template, if the name is one or fits one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template: Option<&'a str>,
    /// By placeholder, in alphabetical order, an object in JSON: all values on a template as a whole (none if it is
    /// open), the one of this name on a look-up.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_object")]
    pub parameters: Vec<(&'a str, Cow<'a, [ParameterValue]>)>,
    /// The id of the group it belongs to.
    pub group: &'a str,
    /// The service, as people call it.
    pub service: &'a str,
    /// A headline of a few words.
    pub title: Cow<'a, str>,
    /// What the action is, in a sentence or two.
    pub description: Cow<'a, str>,
    /// The heading that it is listed under, if it is of a pack.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<&'static str>,
    /// What it does.
    pub operation: Operation,
    /// Whether the operation, and the title with it, is derived from the name.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub operation_derived: bool,
    /// What it can do to security.
    pub concern: Concern,
    /// Where its events are viewed.
    pub scope: Scope,
    /// Whether it raises data events or management events, where that is documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_event: Option<bool>,
    /// The documented fields of `requestData`.
    #[serde(skip_serializing_if = "<[RequestField]>::is_empty")]
    pub request_data: &'a [RequestField],
    /// That it is deprecated, and what has taken its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<&'a Deprecated>,
    /// Where it comes from.
    pub source: &'a str,
}

fn as_object<S: Serializer>(
    parameters: &[(&str, Cow<'_, [ParameterValue]>)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(parameters.iter().map(|(name, values)| (name, values)))
}

impl<'a> From<&'a EntryData> for Entry<'a> {
    fn from(entry: &'a EntryData) -> Self {
        Match::row(entry).to_entry()
    }
}

impl<'a> From<Match<'a, 'a>> for Entry<'a> {
    fn from(found: Match<'a, 'a>) -> Self {
        found.to_entry()
    }
}
