//! `requestData` where the catalog documents its fields.

use std::borrow::Cow;

use super::field::embedded_object;
use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene, list};
use crate::catalog::{FieldType, RequestField};
use crate::event::{Event, Field, Outcome};
use crate::finding::{Level, shown};
use crate::reader::{Document, Kind, NodeId, kind_of, skim, unescape};

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
        if !done || !entry.request_data().iter().any(|field| field.check) {
            return;
        }
        let Some(data) = Data::of(scene) else { return };
        for fields in entry.request_data().chunks(AT_ONCE) {
            for (field, place) in fields.iter().zip(data.places(fields)).filter(|(field, _)| field.check) {
                let Some(fault) = fault(field, || data.member(scene.event, field, place)) else { continue };
                let at = || data.at(scene.event, field);
                out.report_at(Case::RequestDataField, at, |say| {
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

/// So many fields are looked for together.
const AT_ONCE: usize = 8;

enum Fault {
    Missing,
    Type(Kind),
    Value(String),
}

/// The request data: in the event, in a string of it, or nowhere.
enum Data<'s> {
    There,
    /// In the event, which has no nodes: its text.
    Sliced(&'s str),
    Text(Document<'static>),
    Nowhere,
}

impl<'s> Data<'s> {
    /// `None` where `requestData` is of a type that says nothing: that is the finding.
    fn of(scene: &Scene<'s>) -> Option<Data<'s>> {
        let value = scene.event.value(Field::RequestData);
        match value.map(|value| (value, value.kind)) {
            Some((value, Kind::Object)) if scene.event.is_sliced() => Some(Data::Sliced(scene.event.raw(value))),
            Some((_, Kind::Object)) => Some(Data::There),
            // Log stores may have taken it apart.
            None => Some(Data::There),
            Some((_, Kind::Null)) if scene.lenient => Some(Data::Nowhere),
            Some((_, Kind::String)) if scene.lenient => {
                let text = scene.event.string(Field::RequestData)?;
                // The document outlives the string that it is read from only as text of its own.
                let document = embedded_object(&text)?;
                Some(Data::Text(document.into_owned()))
            }
            _ => None,
        }
    }

    /// Where the values of fields stand in the text, if it is there to be skimmed.
    fn places(&self, fields: &[RequestField]) -> [(usize, usize); AT_ONCE] {
        let (mut places, mut paths) = ([(0, 0); AT_ONCE], [""; AT_ONCE]);
        let Data::Sliced(text) = self else { return places };
        for (path, field) in paths.iter_mut().zip(fields).filter(|(_, field)| field.check) {
            *path = &field.path;
        }
        skim(text, paths.get(..fields.len()).unwrap_or_default(), &mut places);
        places
    }

    fn member<'d>(
        &'d self,
        event: &'d Event<'_>,
        field: &RequestField,
        (start, end): (usize, usize),
    ) -> Option<(Kind, Cow<'d, str>)> {
        match self {
            Data::There => event.free_value(Field::RequestData, &field.path),
            Data::Sliced(text) => {
                let value = text.get(start..end).filter(|value| !value.is_empty())?;
                let inside = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
                Some((kind_of(value), inside.map_or(Cow::Borrowed(value), unescape)))
            }
            Data::Text(document) => field
                .path
                .split('.')
                .try_fold(NodeId::ROOT, |object, key| document.member(object, key))
                .map(|node| document.shown(node)),
            Data::Nowhere => None,
        }
    }

    fn at(&self, event: &Event<'_>, field: &RequestField) -> At {
        match event.free_member(Field::RequestData, &field.path) {
            Some(node) if matches!(self, Data::There) => At::Node(node),
            _ => At::In(Field::RequestData, field.path.to_string()),
        }
    }
}

fn fault<'d>(field: &RequestField, member: impl FnOnce() -> Option<(Kind, Cow<'d, str>)>) -> Option<Fault> {
    let Some((kind, text)) = member() else {
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
