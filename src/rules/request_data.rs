//! `requestData` where the catalog documents its fields.

use std::borrow::Cow;

use super::field::embedded_object;
use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene, list};
use crate::catalog::{FieldType, RequestField};
use crate::event::{Event, Field, Outcome};
use crate::finding::{Level, shown};
use crate::reader::{Document, Kind, NodeId};

/// `request-data/field`
pub static FIELD: Rule = Rule {
    id: RuleId::RequestDataField,
    summary: "a documented field of `requestData` is missing though always there, of another type, or not one of its values; not checked for failures",
    why: "What changed stands in these fields; without them an event says that settings changed, not how.",
    mend: "Write the field as the catalog documents it for the action.",
    cases: &[CaseSpec {
        case: Case::RequestDataField,
        when: "",
        emit: Some(Level::Warning),
        ingest: Some(Level::Info),
    }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let Some(entry) = scene.entry else { return };
        // What a failed request lacks says nothing, and without an outcome nobody knows whether it failed.
        let done = matches!(scene.outcome.sound(), Some(Outcome::Success | Outcome::Pending));
        if entry.request_data().is_empty() || !done {
            return;
        }
        let Some(data) = Data::of(scene) else { return };
        for field in entry.request_data().iter().filter(|field| field.check) {
            if let Some(fault) = data.fault(scene.event, field) {
                let at = data.at(scene.event, field);
                out.report(Case::RequestDataField, at, |say| {
                    let path = shown(&field.path);
                    let expected = expected(field);
                    let message = match &fault {
                        Fault::Missing => {
                            format!("`requestData.{path}` is missing; this action always has it, {expected}")
                        }
                        Fault::Type(kind) => {
                            format!("`requestData.{path}` is {}; it must be {expected}", kind.as_str())
                        }
                        Fault::Value(value) => {
                            format!("`requestData.{path}` is {}; it must be {expected}", say.value(value))
                        }
                    };
                    let detail = Detail::new(message).expected(expected);
                    match &fault {
                        Fault::Value(value) => detail.found(say, value),
                        _ => detail,
                    }
                });
            }
        }
    },
};

enum Fault {
    Missing,
    Type(Kind),
    Value(String),
}

/// The request data: in the event, in a string of it, or nowhere.
enum Data {
    There,
    Text(Document<'static>),
    Nowhere,
}

impl Data {
    /// `None` where `requestData` is of a type that says nothing: that is the finding.
    fn of(scene: &Scene<'_>) -> Option<Data> {
        let Some(value) = scene.event.value(Field::RequestData) else { return Some(Data::There) };
        match value.kind {
            Kind::Object => Some(Data::There),
            Kind::Null if scene.lenient => Some(Data::Nowhere),
            Kind::String if scene.lenient => {
                let text = scene.event.string(Field::RequestData)?;
                // The document outlives the string that it is read from only as text of its own.
                let document = embedded_object(&text)?;
                Some(Data::Text(document.into_owned()))
            }
            _ => None,
        }
    }

    fn member<'s>(&'s self, event: &'s Event<'_>, path: &str) -> Option<(Kind, Cow<'s, str>)> {
        match self {
            Data::There => event.free_value(Field::RequestData, path),
            Data::Text(document) => path
                .split('.')
                .try_fold(NodeId::ROOT, |object, key| document.member(object, key))
                .map(|node| document.shown(node)),
            Data::Nowhere => None,
        }
    }

    fn fault(&self, event: &Event<'_>, field: &RequestField) -> Option<Fault> {
        let Some((kind, text)) = self.member(event, &field.path) else {
            return field.always.then_some(Fault::Missing);
        };
        let right = match field.kind {
            FieldType::String => kind == Kind::String,
            FieldType::Boolean => matches!(kind, Kind::True | Kind::False),
            FieldType::Number => kind == Kind::Number,
            FieldType::Object => kind == Kind::Object,
            FieldType::Array => kind == Kind::Array,
        };
        if !right {
            return Some(Fault::Type(kind));
        }
        let allowed = field.values.is_empty() || field.values.iter().any(|value| value.as_ref() == text.as_ref());
        (!allowed).then(|| Fault::Value(text.into_owned()))
    }

    fn at(&self, event: &Event<'_>, field: &RequestField) -> At {
        match event.free_member(Field::RequestData, &field.path) {
            Some(node) if matches!(self, Data::There) => At::Node(node),
            _ => At::In(Field::RequestData, field.path.to_string()),
        }
    }
}

fn expected(field: &RequestField) -> String {
    if field.values.is_empty() {
        return format!(
            "a{} {}",
            if matches!(field.kind, FieldType::Object | FieldType::Array) { "n" } else { "" },
            field.kind
        );
    }
    let words: Vec<&str> = field.values.iter().map(|value| value.as_ref()).collect();
    format!("one of {}", list(words))
}
