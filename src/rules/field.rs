//! The fields of an event: there, of the right type, not empty, known.

use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene, did_you_mean, name};
use crate::event::{Event, FIELDS, Field, FieldSpec, FieldType, Fields, Status, Value, is_digits};
use crate::finding::{Level, shown};
use crate::reader::{Document, Kind, NodeId, accepted, read};

/// `field/required`
pub static REQUIRED: Rule = Rule {
    id: RuleId::FieldRequired,
    summary: "a required field is missing",
    why: "Without who, what, when, to which target and with what result, an event is no evidence.",
    mend: "Add the field; the message says what it holds.",
    cases: &[
        CaseSpec {
            case: Case::RequiredIdentity,
            when: "`action`, `outcome`, `eventTime`, `initiator.id` or `target.id`",
            emit: Some(Level::Error),
            ingest: Some(Level::Error),
        },
        CaseSpec {
            case: Case::RequiredOther,
            when: "`severity`, `reason.reasonCode`, `initiator.name`, `initiator.typeURI`, `initiator.credential.type`, `target.name`, `target.typeURI`, `logSourceCRN` or `message`",
            emit: Some(Level::Error),
            ingest: Some(Level::Warning),
        },
        CaseSpec {
            case: Case::RequiredConstant,
            when: "`dataEvent`, `saveServiceCopy` or `observer.name`",
            emit: Some(Level::Error),
            ingest: Some(Level::Info),
        },
    ],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        for spec in scene.event.missing(Fields::REQUIRED).rows() {
            let Some(case) = spec.required.map(required_case) else { continue };
            if !lost_with_parent(scene.event, spec) {
                out.report(case, At::Missing(spec.field), |_| {
                    Detail::new(format!("{} is missing: {}", name(spec), lower_first(spec.summary)))
                        .expected(spec.ty.as_str())
                });
            }
        }
    },
};

/// The case that a missing field is, by how bad it is under `ingest`.
pub(crate) const fn required_case(level: Level) -> Case {
    match level {
        Level::Error => Case::RequiredIdentity,
        Level::Warning => Case::RequiredOther,
        Level::Info => Case::RequiredConstant,
    }
}

/// The object that would hold the field is there but is no object: that is the finding, and what it would hold is not
/// asked for.
fn lost_with_parent(event: &Event<'_>, spec: &FieldSpec) -> bool {
    let mut parent = spec.parent;
    while let Some(field) = parent {
        if event.value(field).is_some_and(|value| value.kind != Kind::Object) {
            return true;
        }
        parent = field.spec().parent;
    }
    false
}

fn lower_first(summary: &str) -> String {
    let mut characters = summary.trim_end_matches('.').chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

/// `field/type`
pub static TYPE: Rule = Rule {
    id: RuleId::FieldType,
    summary: "a documented field has another JSON type than documented",
    why: "Queries, alerts and dashboards read the field as its documented type and pass over one that has another.",
    mend: "Write the documented type: codes as numbers, flags as booleans, the rest as strings or objects.",
    cases: &[
        CaseSpec {
            case: Case::TypeOther,
            when: "any other slip",
            emit: Some(Level::Error),
            ingest: Some(Level::Error),
        },
        CaseSpec {
            case: Case::TypeLossless,
            when: "`reason.reasonCode` is a string of digits, or a boolean is `\"true\"` or `\"false\"`",
            emit: Some(Level::Error),
            ingest: Some(Level::Warning),
        },
        CaseSpec {
            case: Case::TypeFreeForm,
            when: "`requestData` or `responseData` is null or a string that holds a JSON object",
            emit: Some(Level::Error),
            ingest: Some(Level::Info),
        },
    ],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        for spec in scene.event.mistyped().rows().filter(|spec| spec.status == Status::Documented) {
            let Some(value) = scene.event.value(spec.field) else { continue };
            let case = type_case(scene.event, spec, value);
            out.report(case, At::Value(spec.field), |say| {
                let raw = scene.event.raw(value);
                let (found, is) = match scene.event.string(spec.field) {
                    Some(text) if say.mask => (text.to_string(), "a string".to_owned()),
                    Some(text) if text.is_empty() => (String::new(), "an empty string".to_owned()),
                    Some(text) => (text.to_string(), format!("the string {}", say.value(&text))),
                    None => (raw.to_owned(), value.kind.as_str().to_owned()),
                };
                Detail::new(format!("{} is {is}; it must be {}", name(spec), spec.ty.as_str()))
                    .found(say, &found)
                    .expected(spec.ty.as_str())
            });
        }
    },
};

fn type_case(event: &Event<'_>, spec: &FieldSpec, value: Value) -> Case {
    match (spec.ty, event.string(spec.field)) {
        (FieldType::Number, Some(text)) if is_digits(&text) => Case::TypeLossless,
        (FieldType::Boolean, Some(text)) if text == "true" || text == "false" => Case::TypeLossless,
        (FieldType::FreeObject, None) if value.kind == Kind::Null => Case::TypeFreeForm,
        (FieldType::FreeObject, Some(text)) if is_object(&text) => Case::TypeFreeForm,
        _ => Case::TypeOther,
    }
}

/// Whether a text is that of a JSON object, of a depth that any event may have.
fn is_object(text: &str) -> bool {
    accepted(text.as_bytes(), 128) == Some(Kind::Object)
}

/// The JSON object that a string holds. Its depth is bounded like that of any event.
pub(super) fn embedded_object(text: &str) -> Option<Document<'_>> {
    let document = read(text.as_bytes(), 128).ok()?;
    (document.node(NodeId::ROOT).kind == Kind::Object).then_some(document)
}

/// `field/empty`
pub static EMPTY: Rule = Rule {
    id: RuleId::FieldEmpty,
    summary: "a string that identifies something is empty: `action`, `initiator.id`, `target.id` or `eventTime`",
    why: "An empty identity is no identity: nobody can be held to it and nothing can be found by it.",
    mend: "Write the identity, or find out why the producer had none.",
    cases: &[CaseSpec { case: Case::FieldEmpty, when: "", emit: Some(Level::Error), ingest: Some(Level::Error) }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        for spec in Fields::IDENTIFYING.rows() {
            if scene.event.is_empty(spec.field) {
                out.report(Case::FieldEmpty, At::Value(spec.field), |say| {
                    Detail::new(format!("{} is empty: {}", name(spec), lower_first(spec.summary)))
                        .found(say, "")
                        .expected("a string that is not empty")
                });
            }
        }
    },
};

/// `field/unknown`
pub static UNKNOWN: Rule = Rule {
    id: RuleId::FieldUnknown,
    summary: "a field that is neither documented nor published stands outside `requestData` and `responseData`",
    why: "Nobody looks for it there, and a store with a fixed schema drops it.",
    mend: "Put what is special to an action into `requestData` or `responseData`.",
    cases: &[CaseSpec { case: Case::FieldUnknown, when: "", emit: Some(Level::Warning), ingest: Some(Level::Info) }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        for (index, unknown) in scene.event.unknown().iter().enumerate() {
            if meant(unknown.parent, &unknown.name).is_none() {
                out.report(Case::FieldUnknown, At::Unknown(index), |_| {
                    Detail::new(format!(
                        "`{}` is not a field of {}; free-form data belongs in `requestData` or `responseData`",
                        shown(&unknown.name),
                        holder(unknown.parent)
                    ))
                });
            }
        }
    },
};

/// `field/misspelled`
pub static MISSPELLED: Rule = Rule {
    id: RuleId::FieldMisspelled,
    summary: "an unknown field is one slip away from a documented one at the same place",
    why: "A misspelled field is a missing one: whoever reads the right name finds nothing.",
    mend: "Write the name as the message gives it.",
    cases: &[CaseSpec {
        case: Case::FieldMisspelled,
        when: "",
        emit: Some(Level::Warning),
        ingest: Some(Level::Warning),
    }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        for (index, unknown) in scene.event.unknown().iter().enumerate() {
            if let Some(meant) = meant(unknown.parent, &unknown.name) {
                out.report(Case::FieldMisspelled, At::Unknown(index), |_| {
                    let suggestions = vec![meant.name.to_owned()];
                    Detail::new(format!(
                        "`{}` is not a field of {}{}",
                        shown(&unknown.name),
                        holder(unknown.parent),
                        did_you_mean(&suggestions)
                    ))
                    .expected(meant.name)
                    .suggestions(suggestions)
                });
            }
        }
    },
};

fn holder(parent: Option<Field>) -> String {
    parent.map_or_else(|| "an event".to_owned(), |field| name(field.spec()))
}

/// The documented field in the same object that an unknown name is one slip away from: one insertion, deletion,
/// substitution or swap of neighbours, or a change of case, `_` or `-`.
fn meant(parent: Option<Field>, unknown: &str) -> Option<&'static FieldSpec> {
    const FEWEST_LETTERS: usize = 4;
    // No name of the table comes near this, with room for the marks of a style: hostile keys cost nothing.
    const LONGEST: usize = 64;
    if unknown.len() > LONGEST || unknown.chars().filter(|character| character.is_alphabetic()).count() < FEWEST_LETTERS
    {
        return None;
    }
    let same_place = || FIELDS.iter().filter(|spec| spec.parent == parent && spec.status == Status::Documented);
    let by_style = || same_place().find(|spec| plain(spec.name).eq(plain(unknown)));
    let by_slip = || same_place().find(|spec| is_one_slip(spec.name, unknown));
    by_style().or_else(by_slip)
}

/// Whether one insertion, deletion, substitution or swap of neighbours makes a name in ASCII another one.
fn is_one_slip(name: &str, other: &str) -> bool {
    // A character beyond ASCII has up to four bytes.
    if name.len().abs_diff(other.len()) > 4 {
        return false;
    }
    let same = |(one, other): &(u8, u8)| one == other;
    let before = name.bytes().zip(other.bytes()).take_while(same).count();
    let (name, other) = (name.get(before..).unwrap_or_default(), other.get(before..).unwrap_or_default());
    let behind = name.bytes().rev().zip(other.bytes().rev()).take_while(same).count();
    let cut = |text: &str| text.len() - behind;
    let (name, other) = (name.get(..cut(name)).unwrap_or_default(), other.get(..cut(other)).unwrap_or_default());
    match (name.as_bytes(), other.as_bytes()) {
        ([], []) => false,
        ([a, b], [c, d]) if a == d && b == c => true,
        ([] | [_], _) => other.chars().nth(1).is_none(),
        _ => false,
    }
}

/// A name without what styles of writing names change.
fn plain(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|character| !matches!(character, '_' | '-')).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn one_slip_is_a_distance_of_one(name in "[a-e]{0,8}", at in 0usize..8, cut in 0usize..3, put in "[a-eé]{0,2}", other in "[a-cé]{0,5}") {
            let (at, end) = (at.min(name.len()), (at + cut).min(name.len()));
            let near = format!("{}{put}{}", &name[..at], &name[end..]);
            for other in [near, other] {
                assert_eq!(is_one_slip(&name, &other), strsim::osa_distance(&name, &other) == 1, "{name} {other}");
            }
        }
    }
}
