//! What changed, where `requestData` documents it.

use serde::Serialize;

use super::messages::Messages;
use super::quote::quoted;
use crate::catalog::EntryData;
use crate::event::{Event, Field, Layout, Outcome};
use crate::finding::shown;
use crate::reader::{Document, Kind, NodeId, read};

/// One thing that the request changed, or was made with. It took place only if the event succeeded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Where in `requestData`, with dots between the keys.
    pub path: String,
    /// What it was before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// In words.
    pub text: String,
}

/// Pairs of an old and a new value, and the word for what they are of.
const PAIRS: &[(&str, &str, &str)] = &[
    ("request_body.old_mfa_traits", "request_body.new_mfa_traits", "mfa"),
    (
        "request_body.old_restrict_create_platform_apikey",
        "request_body.new_restrict_create_platform_apikey",
        "create_api_keys",
    ),
    (
        "request_body.old_restrict_create_service_id",
        "request_body.new_restrict_create_service_id",
        "create_service_ids",
    ),
    ("request_body.old_allowed_ip_addresses", "request_body.new_allowed_ip_addresses", "allowed_addresses"),
];

/// Single values, and the word for what they are.
const SINGLES: &[(&str, &str)] = &[
    ("month", "month"),
    ("daily", "daily"),
    ("children", "children"),
    ("enterprise_id", "enterprise"),
    ("account_id", "account"),
    ("sub_account_id", "account"),
    ("account_group_id", "account_group"),
    ("resource_group", "resource_group"),
    ("organization_id", "organization"),
    ("allowed_ip_addresses", "addresses"),
    ("iam_id", "iam_id"),
    ("usage_report_type", "report"),
    ("mfa", "mfa"),
    ("team_directory_enabled", "team_directory"),
    ("2FA", "two_factor"),
    ("security_questions_setup", "security_questions"),
    ("self_manage", "self_manage"),
];

/// The field in which the catalog says that a type of visualization stands, under a key that nothing names.
const VISUALIZATION: &str = "visualization_type";

/// What an event of an entry changed.
pub(super) fn changes(messages: &Messages, event: &Event<'_>, entry: &EntryData) -> Vec<Change> {
    let data = Data::of(event);
    let documented = |path: &str| entry.request_data().iter().any(|field| field.path == path);
    let mut found = Vec::new();
    for &(old, new, what) in PAIRS.iter().filter(|(_, new, _)| documented(new)) {
        let Some(to) = data.text(event, new) else { continue };
        let from = data.text(event, old);
        if from.as_ref() == Some(&to) {
            continue;
        }
        let key = if from.is_some() { "change.from_to" } else { "change.to" };
        let values = [
            ("what", messages.get(&format!("what.{what}"))),
            ("from", &quoted(messages, from.as_deref().unwrap_or_default())),
            ("to", &quoted(messages, &to)),
        ];
        let text = messages.fill(key, &values);
        found.push(Change { path: new.to_owned(), from: from.as_deref().map(shown), to: Some(shown(&to)), text });
    }
    for &(path, what) in SINGLES.iter().filter(|(path, _)| documented(path)) {
        if let Some(to) = data.text(event, path) {
            // An empty value is one too: it takes away what was there.
            let key = if to.is_empty() { "change.none" } else { "change.to" };
            let values = [("what", messages.get(&format!("what.{what}"))), ("to", &quoted(messages, &to))];
            let text = messages.fill(key, &values);
            found.push(Change { path: path.to_owned(), from: None, to: Some(shown(&to)), text });
        }
    }
    if documented("instance_name") && documented("prev_instance_name") {
        found.extend(name(messages, event, &data));
    }
    // On a failure it says why; `false` stands in every other update and says nothing.
    if documented("lock") && data.text(event, "lock").as_deref() == Some("true") {
        let failed = event.outcome().sound() == Some(&Outcome::Failure);
        let text = messages.get(if failed { "change.was_locked" } else { "change.locked" }).to_owned();
        found.push(Change { path: "lock".to_owned(), from: None, to: Some("true".to_owned()), text });
    }
    if let Some(field) = entry.request_data().iter().find(|field| field.path == VISUALIZATION) {
        found.extend(data.one_of(event, &field.values).map(|(path, to)| {
            let values = [("what", messages.get("what.visualization")), ("to", &quoted(messages, &to))];
            Change { path, from: None, text: messages.fill("change.to", &values), to: Some(to) }
        }));
    }
    found
}

/// Two names that differ are a renaming; two that are equal say that the description changed.
fn name(messages: &Messages, event: &Event<'_>, data: &Data) -> Option<Change> {
    let from = data.text(event, "prev_instance_name")?;
    let to = data.text(event, "instance_name")?;
    let path = "instance_name".to_owned();
    if from == to {
        return Some(Change { path, from: None, to: None, text: messages.get("change.described").to_owned() });
    }
    let values = [("from", quoted(messages, &from)), ("to", quoted(messages, &to))];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let text = messages.fill("change.renamed", &values);
    Some(Change { path, from: Some(shown(&from)), to: Some(shown(&to)), text })
}

/// How the request of a login was made, by the client that the request data names.
pub(super) fn client(event: &Event<'_>) -> Option<&'static str> {
    match Data::of(event).text(event, "client_id")?.as_str() {
        "HOP55v1CCT" => Some("console"),
        "bx" => Some("cli"),
        _ => None,
    }
}

/// The request data: an object of the event, or the one that a string of it holds.
enum Data {
    There,
    Text(Document<'static>),
}

impl Data {
    fn of(event: &Event<'_>) -> Data {
        let text = event.string(Field::RequestData);
        let document = text.as_deref().and_then(|text| read(text.as_bytes(), 128).ok()).map(Document::into_owned);
        document.map_or(Data::There, Data::Text)
    }

    /// A text, number or boolean.
    fn text(&self, event: &Event<'_>, path: &str) -> Option<String> {
        let (document, node) = match self {
            Data::There => (event.document(), event.free_member(Field::RequestData, path)?),
            Data::Text(document) => {
                let node = path.split('.').try_fold(NodeId::ROOT, |object, key| document.member(object, key))?;
                (document, node)
            }
        };
        scalar(document, node)
    }

    /// The one member at the top that is one of some words.
    fn one_of(&self, event: &Event<'_>, words: &[std::borrow::Cow<'static, str>]) -> Option<(String, String)> {
        let (document, root, before) = match (self, event.node(Field::RequestData)) {
            (Data::There, Some(data)) => (event.document(), data, ""),
            (Data::There, None) if event.layout() == Layout::Flattened => {
                (event.document(), event.root(), "requestData.")
            }
            (Data::There, None) => return None,
            (Data::Text(document), _) => (document, NodeId::ROOT, ""),
        };
        let mut fitting = document.children(root).filter(|&node| document.is_member(node)).filter_map(|node| {
            let key = document.key(node);
            // A member of a member is spelled with a dot, where a key of its own may have one.
            let key = key.strip_prefix(before).filter(|key| before.is_empty() || !key.contains('.'))?;
            let text = scalar(document, node).filter(|text| words.iter().any(|word| word == text))?;
            Some((shown(key), text))
        });
        let found = fitting.next()?;
        fitting.next().is_none().then_some(found)
    }
}

fn scalar(document: &Document<'_>, node: NodeId) -> Option<String> {
    match document.node(node).kind {
        Kind::String => document.string(node).map(|text| text.into_owned()),
        Kind::True | Kind::False | Kind::Number => Some(document.raw(node).to_owned()),
        Kind::Null | Kind::Array | Kind::Object => None,
    }
}
