//! `target`: its CRN and its type URI.

use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene};
use crate::event::word::{equal, words};
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
        let Some(text) = scene.event.text(Field::TargetId) else { return };
        if text.is_empty() || text.starts_with("crn:") {
            return;
        }
        out.report(Case::TargetId, At::Value(Field::TargetId), |say| {
            Detail::new(format!("`target.id` is {}; it must be a CRN, which begins with `crn:`", say.value(text)))
                .found(say, text)
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
        let Some(uri) = scene.event.text(Field::TargetTypeUri) else { return };
        if scene.action.sound().is_some_and(|action| is_object_of(uri.as_bytes(), action.as_bytes())) {
            return;
        }
        let well_formed = are_parts(uri.as_bytes(), b'/', |_| true).is_some_and(|parts| parts >= 2);
        if !well_formed {
            out.report(Case::TargetTypeUriForm, At::Value(Field::TargetTypeUri), |say| {
                Detail::new(format!(
                    "`target.typeURI` is {}; it must be `service/object`, two or more parts separated by `/`",
                    say.value(uri)
                ))
                .found(say, uri)
                .expected("`service/object`")
            });
            return;
        }
        let Some(&action) = scene.action.sound() else { return };
        if goes_with(uri, action, scene.entry.is_some_and(|entry| entry.is_open())) {
            return;
        }
        out.report(Case::TargetTypeUriMismatch, At::Value(Field::TargetTypeUri), |say| {
            let object = action.rsplit_once('.').map_or(action, |(object, _)| object).replace('.', "/");
            Detail::new(format!(
                "`target.typeURI` is {}, which does not go with the action `{}`",
                say.value(uri),
                shown(action)
            ))
            .found(say, uri)
            .expected(format!("`{}` or the like", shown(&object)))
        });
    },
};

/// Whether the URI is the action or its first parts with `/` for each `.`, as nearly every one is. Eight bytes are
/// compared together. As no part of an action is empty, none of such a URI is.
fn is_object_of(uri: &[u8], action: &[u8]) -> bool {
    let Some((object, rest)) = action.split_at_checked(uri.len()) else { return false };
    if uri.len() < 8 || rest.first().is_some_and(|&next| next != b'.') {
        return false;
    }
    let mut any = 0;
    let alike = |(ours, theirs): (u64, u64)| {
        let slashes = equal(ours, b'/');
        any |= slashes;
        // From a slash to a dot it is the lowest bit that changes.
        ours ^ slashes >> 7 == theirs
    };
    words(uri).zip(words(object)).all(alike) && any != 0
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_takes_what_the_long_way_takes() {
        let action = "pm-20.training_definition.asset.update.failed";
        let ends = action.match_indices('.').map(|(at, _)| at).chain([action.len()]);
        for end in ends {
            let uri = action[..end].replace('.', "/");
            let sound = |uri: &str| are_parts(uri.as_bytes(), b'/', |_| true).is_some_and(|parts| parts >= 2);
            assert_eq!(is_object_of(uri.as_bytes(), action.as_bytes()), sound(&uri), "{uri}");
            for place in 0..uri.len() {
                for byte in 0..0x80 {
                    let mut other = uri.clone().into_bytes();
                    other[place] = byte;
                    let other = String::from_utf8(other).unwrap();
                    let long = sound(&other) && goes_with(&other, action, false);
                    assert!(long || !is_object_of(other.as_bytes(), action.as_bytes()), "{other}");
                }
            }
        }
        assert!(!is_object_of(b"pm-20/training", action.as_bytes()));
        assert!(!is_object_of(b"pm-20/training/create", b"pm-20.training"));
    }
}
