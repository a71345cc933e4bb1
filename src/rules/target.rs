//! `target`: its CRN and its type URI.

use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene};
use crate::event::{Field, are_parts};
use crate::finding::{Level, shown};

/// `target/id`
pub static ID: Rule = Rule {
    id: RuleId::TargetId,
    summary: "`target.id` does not begin with `crn:`",
    why: "Only a CRN says which resource of which account it was.",
    mend: "Write the CRN of the resource.",
    cases: &[CaseSpec { case: Case::TargetId, when: "", emit: Some(Level::Error), ingest: Some(Level::Warning) }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let Some(text) = scene.event.string(Field::TargetId) else { return };
        if text.is_empty() || text.starts_with("crn:") {
            return;
        }
        out.report(Case::TargetId, At::Value(Field::TargetId), |say| {
            Detail::new(format!("`target.id` is {}; it must be a CRN, which begins with `crn:`", say.value(&text)))
                .found(say, &text)
                .expected("a CRN")
        });
    },
};

/// `target/type-uri`
pub static TYPE_URI: Rule = Rule {
    id: RuleId::TargetTypeUri,
    summary: "`target.typeURI` is not `service/object`, or does not go with the action",
    why: "The type URI is how events on one kind of resource are found, whatever was done to it.",
    mend: "Write service and object of the action with `/` between them, without the verb.",
    cases: &[
        CaseSpec {
            case: Case::TargetTypeUriForm,
            when: "not two or more non-empty parts separated by `/`",
            emit: Some(Level::Error),
            ingest: Some(Level::Warning),
        },
        CaseSpec {
            case: Case::TargetTypeUriMismatch,
            when: "neither the action nor the beginning of it, with `.`, `/` and `_` read as `-` and case aside",
            emit: Some(Level::Warning),
            ingest: Some(Level::Info),
        },
    ],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let Some(uri) = scene.event.string(Field::TargetTypeUri) else { return };
        let well_formed = are_parts(&uri, b'/', |_| true).is_some_and(|parts| parts >= 2);
        if !well_formed {
            out.report(Case::TargetTypeUriForm, At::Value(Field::TargetTypeUri), |say| {
                Detail::new(format!(
                    "`target.typeURI` is {}; it must be `service/object`, two or more parts separated by `/`",
                    say.value(&uri)
                ))
                .found(say, &uri)
                .expected("`service/object`")
            });
            return;
        }
        let Some(action) = scene.action.sound() else { return };
        if goes_with(&uri, action, scene.entry.is_some_and(|entry| entry.is_open())) {
            return;
        }
        out.report(Case::TargetTypeUriMismatch, At::Value(Field::TargetTypeUri), |say| {
            let object = action.rsplit_once('.').map_or(action.as_ref(), |(object, _)| object).replace('.', "/");
            Detail::new(format!(
                "`target.typeURI` is {}, which does not go with the action `{}`",
                say.value(&uri),
                shown(action)
            ))
            .found(say, &uri)
            .expected(format!("`{}` or the like", shown(&object)))
        });
    },
};

/// With `.`, `/` and `_` read as `-` and in lower case, the URI is the action or a beginning of it that ends at a `-`;
/// actions of any service (`<service_name>.instance.create`) may name the resource controller instead.
fn goes_with(uri: &str, action: &str, open_template: bool) -> bool {
    let alike = |one: u8, other: u8| one == other || plain(one) == plain(other);
    let begins = uri.len() <= action.len() && uri.bytes().zip(action.bytes()).all(|(one, other)| alike(one, other));
    if begins && action.as_bytes().get(uri.len()).is_none_or(|&next| plain(next) == b'-') {
        return true;
    }
    let object = action.split('.').nth(1).unwrap_or_default();
    open_template && uri.strip_prefix("resource-controller/").is_some_and(|named| named.eq_ignore_ascii_case(object))
}

fn plain(byte: u8) -> u8 {
    match byte {
        b'.' | b'/' | b'_' => b'-',
        other => other.to_ascii_lowercase(),
    }
}
