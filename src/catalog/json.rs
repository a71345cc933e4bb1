//! A program's own actions, from JSON text. By hand: serde's way through the same fields makes a much larger module.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{CatalogError, Concern, Deprecated, FieldType, Operation, ParameterValue, RequestField, Scope, UserEntry};
use crate::finding::shown;
use crate::reader::{Document, Kind, NodeId, read};
use crate::rules::{did_you_mean, list, nearest};

/// No entry nests deeper: entries, an entry, its parameters, one's values, a value.
const MAX_DEPTH: u32 = 16;

impl UserEntry {
    /// The entries of a JSON array. Names are in camel case; `action`, `title` and `operation` are needed, what is absent or
    /// null has its default, and a name that does not exist is an error.
    ///
    /// ```
    /// use activity_tracker_events::catalog::{Operation, UserEntry};
    ///
    /// let entries = UserEntry::from_json(br#"[{"action": "my-shop.order.create", "title": "Order", "operation": "create"}]"#)?;
    /// assert_eq!(entries, [UserEntry::new("my-shop.order.create", "Order", Operation::Create)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorCode::BadEntry`](super::ErrorCode::BadEntry), with the entry and the way to what is wrong in it.
    pub fn from_json(json: &[u8]) -> Result<Vec<UserEntry>, CatalogError> {
        let document = read(json, MAX_DEPTH).map_err(|fault| CatalogError::bad_entry(0, fault.kind))?;
        let node = |id| Node { document: &document, id, path: String::new() };
        let entries = document.children(NodeId::ROOT).enumerate();
        entries.map(|(index, id)| entry(&node(id)).map_err(|why| CatalogError::bad_entry(index, why))).collect()
    }
}

fn entry(node: &Node<'_>) -> Result<UserEntry, String> {
    const KNOWN: &[&str] = &[
        "action",
        "title",
        "operation",
        "description",
        "concern",
        "scope",
        "dataEvent",
        "locationCheck",
        "service",
        "verb",
        "object",
        "parameters",
        "requestData",
        "deprecated",
        "source",
    ];
    let of = node.object(KNOWN)?;
    let action = of.needed("action")?.string()?;
    let operation = of.needed("operation")?.word("operation", Operation::ALL, Operation::as_str)?;
    let mut entry = UserEntry::new(action, of.needed("title")?.string()?, operation);
    if let Some(description) = of.given("description") {
        entry.description = description.string()?;
    }
    if let Some(concern) = of.given("concern") {
        entry.concern = concern.word("concern", Concern::ALL, Concern::as_str)?;
    }
    if let Some(scope) = of.given("scope") {
        entry.scope = scope.word("scope", Scope::ALL, Scope::as_str)?;
    }
    entry.data_event = of.given("dataEvent").map(|node| node.boolean()).transpose()?;
    entry.location_check = of.given("locationCheck").map(|node| node.boolean()).transpose()?;
    entry.service = of.given("service").map(|node| node.string()).transpose()?;
    entry.verb = of.given("verb").map(|node| node.string()).transpose()?;
    entry.object = of.given("object").map(|node| node.string()).transpose()?;
    entry.source = of.given("source").map(|node| node.string()).transpose()?;
    if let Some(given) = of.given("parameters") {
        let mut parameters = BTreeMap::new();
        for parameter in given.members()? {
            let values = parameter.elements()?.iter().map(value).collect::<Result<_, _>>()?;
            parameters.insert(parameter.document.key(parameter.id).into_owned(), values);
        }
        entry.parameters = parameters;
    }
    if let Some(given) = of.given("requestData") {
        entry.request_data = given.elements()?.iter().map(field).collect::<Result<_, _>>()?;
    }
    if let Some(given) = of.given("deprecated") {
        let of = given.object(&["replacedBy", "alternatives"])?;
        let replaced_by = of.given("replacedBy").map(|node| node.string()).transpose()?.map(Cow::Owned);
        let alternatives = of.given("alternatives").map(|node| strings(&node)).transpose()?.unwrap_or_default();
        entry.deprecated = Some(Deprecated { replaced_by, alternatives });
    }
    Ok(entry)
}

fn value(node: &Node<'_>) -> Result<ParameterValue, String> {
    let of = node.object(&["value", "description"])?;
    let description = of.given("description").map(|node| node.string()).transpose()?.unwrap_or_default();
    Ok(ParameterValue { value: Cow::Owned(of.needed("value")?.string()?), description: Cow::Owned(description) })
}

fn field(node: &Node<'_>) -> Result<RequestField, String> {
    let of = node.object(&["path", "type", "values", "always", "check", "description"])?;
    let values = of.given("values").map(|node| strings(&node)).transpose()?.unwrap_or_default();
    Ok(RequestField {
        path: Cow::Owned(of.needed("path")?.string()?),
        kind: of.needed("type")?.word("type", FieldType::ALL, FieldType::as_str)?,
        values: Cow::Owned(values),
        always: of.given("always").map(|node| node.boolean()).transpose()?.unwrap_or(false),
        check: of.given("check").map(|node| node.boolean()).transpose()?.unwrap_or(true),
        description: Cow::Owned(of.given("description").map(|node| node.string()).transpose()?.unwrap_or_default()),
    })
}

fn strings(node: &Node<'_>) -> Result<Vec<Cow<'static, str>>, String> {
    node.elements()?.iter().map(|node| node.string().map(Cow::Owned)).collect()
}

/// A value within an entry, and the way to it.
struct Node<'d> {
    document: &'d Document<'d>,
    id: NodeId,
    path: String,
}

/// An object whose members are all known.
struct Members<'d> {
    of: &'d Node<'d>,
}

impl<'d> Node<'d> {
    fn kind(&self) -> Kind {
        self.document.node(self.id).kind
    }

    fn must_be<T>(&self, what: &str) -> Result<T, String> {
        let found = self.kind().as_str();
        if self.path.is_empty() {
            return Err(format!("an entry must be {what}, not {found}"));
        }
        Err(format!("`{}` must be {what}, not {found}", self.path))
    }

    fn child(&self, id: NodeId, step: &str) -> Node<'d> {
        let dot = if self.path.is_empty() || step.starts_with('[') { "" } else { "." };
        Node { document: self.document, id, path: format!("{}{dot}{step}", self.path) }
    }

    fn string(&self) -> Result<String, String> {
        self.document.string(self.id).map_or_else(|| self.must_be("a string"), |text| Ok(text.into_owned()))
    }

    fn boolean(&self) -> Result<bool, String> {
        match self.kind() {
            Kind::True => Ok(true),
            Kind::False => Ok(false),
            _ => self.must_be("true or false"),
        }
    }

    fn word<T: Copy>(&self, what: &str, all: &[T], as_str: fn(T) -> &'static str) -> Result<T, String> {
        let text = self.string()?;
        let words = || all.iter().map(|word| as_str(*word));
        all.iter().copied().find(|word| as_str(*word) == text).ok_or_else(|| {
            let help = or_list(&text, words());
            format!("`{}`: there is no {what} `{}`{help}", self.path, shown(&text))
        })
    }

    fn elements(&self) -> Result<Vec<Node<'d>>, String> {
        if self.kind() != Kind::Array {
            return self.must_be("an array");
        }
        Ok(self.document.children(self.id).enumerate().map(|(at, id)| self.child(id, &format!("[{at}]"))).collect())
    }

    fn members(&self) -> Result<Vec<Node<'d>>, String> {
        if self.kind() != Kind::Object {
            return self.must_be("an object");
        }
        Ok(self.document.children(self.id).map(|id| self.child(id, &shown(&self.document.key(id)))).collect())
    }

    fn object(&'d self, known: &'static [&'static str]) -> Result<Members<'d>, String> {
        for member in self.members()? {
            let key = self.document.key(member.id);
            if !known.contains(&key.as_ref()) {
                return Err(format!("there is no `{}`{}", member.path, or_list(&key, known.iter().copied())));
            }
        }
        Ok(Members { of: self })
    }
}

/// What may have been meant, or all that there is.
fn or_list(text: &str, words: impl Iterator<Item = &'static str> + Clone) -> String {
    match nearest(text, words.clone()) {
        Some(meant) => did_you_mean(&[meant]),
        None => format!("; there are {}", list(words)),
    }
}

impl<'d> Members<'d> {
    /// A member that is there and not null.
    fn given(&self, key: &str) -> Option<Node<'d>> {
        let id = self.of.document.member(self.of.id, key)?;
        Some(self.of.child(id, key)).filter(|node| node.kind() != Kind::Null)
    }

    fn needed(&self, key: &str) -> Result<Node<'d>, String> {
        let missing = || format!("`{}` is missing", self.of.child(self.of.id, key).path);
        self.given(key).ok_or_else(missing)
    }
}
