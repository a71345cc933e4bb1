//! `initiator`: what kind of identity it is, and whether its parts agree.

use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene, did_you_mean, list, nearest};
use crate::event::word::same;
use crate::event::{CREDENTIAL_TYPES, Field, InitiatorKind, Judged, PUBLISHED_CREDENTIAL_TYPES, Standing};
use crate::finding::Level;

/// `initiator/type-uri`
pub static TYPE_URI: Rule = Rule {
    id: RuleId::InitiatorTypeUri,
    summary: "`initiator.typeURI` is not a documented value",
    why: "It tells a person from a machine; a value of one's own is in nobody's filter.",
    mend: "Write the documented value for the kind of identity.",
    cases: &[
        CaseSpec {
            case: Case::InitiatorTypeUri,
            when: "neither documented nor published",
            emit: Some(Level::Error),
            ingest: Some(Level::Warning),
        },
        CaseSpec {
            case: Case::InitiatorTypeUriPublished,
            when: "published by services, not documented",
            emit: Some(Level::Warning),
            ingest: None,
        },
    ],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let case = match scene.initiator_type {
            Judged::Faulty(_) => Case::InitiatorTypeUri,
            Judged::Sound((_, Standing::Published)) => Case::InitiatorTypeUriPublished,
            Judged::Sound((_, Standing::Documented)) | Judged::Absent => return,
        };
        let uri = scene.event.text(Field::InitiatorTypeUri).unwrap_or_default();
        out.report(case, At::Value(Field::InitiatorTypeUri), |say| {
            let allowed = list(InitiatorKind::documented_type_uris());
            let suggestions: Vec<String> = match scene.initiator_type {
                Judged::Sound((InitiatorKind::ServiceId, _)) => vec!["service/security/account/serviceid".to_owned()],
                Judged::Sound(_) | Judged::Absent => Vec::new(),
                Judged::Faulty(uri) => nearest(uri, InitiatorKind::documented_type_uris()).into_iter().collect(),
            };
            Detail::new(format!(
                "`initiator.typeURI` is {}; it must be one of {allowed}{}",
                say.value(uri),
                did_you_mean(&suggestions)
            ))
            .found(say, uri)
            .expected(allowed)
            .suggestions(suggestions)
        });
    },
};

/// `initiator/credential-type`
pub static CREDENTIAL_TYPE: Rule = Rule {
    id: RuleId::InitiatorCredentialType,
    summary: "`initiator.credential.type` is not a documented value",
    why: "How somebody was let in is what an investigation of a stolen credential begins with.",
    mend: "Write the documented value for the kind of credential.",
    cases: &[
        CaseSpec {
            case: Case::CredentialType,
            when: "neither documented nor published",
            emit: Some(Level::Error),
            ingest: Some(Level::Warning),
        },
        CaseSpec {
            case: Case::CredentialTypePublished,
            when: "published by services, not documented",
            emit: Some(Level::Warning),
            ingest: None,
        },
    ],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let Some(found) = scene.event.text(Field::CredentialType) else { return };
        if CREDENTIAL_TYPES.iter().any(|known| same(known.as_bytes(), found.as_bytes())) {
            return;
        }
        let published = PUBLISHED_CREDENTIAL_TYPES.contains(&found);
        let case = if published { Case::CredentialTypePublished } else { Case::CredentialType };
        out.report(case, At::Value(Field::CredentialType), |say| {
            Detail::not_one_of(say, Field::CredentialType, found, CREDENTIAL_TYPES.iter().copied())
        });
    },
};

/// `initiator/id-type`
pub static ID_TYPE: Rule = Rule {
    id: RuleId::InitiatorIdType,
    summary: "the prefix of `initiator.id` contradicts `initiator.typeURI`",
    why: "The event says of one identity that it is a person and that it is a machine.",
    mend: "Write the type URI that belongs to the id: `IBMid-` a user, `iam-ServiceId-` a service ID, `iam-Profile-` a profile.",
    cases: &[CaseSpec {
        case: Case::InitiatorIdType,
        when: "",
        emit: Some(Level::Warning),
        ingest: Some(Level::Warning),
    }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let (Some(id), Some(kind)) = (scene.event.text(Field::InitiatorId), scene.initiator_kind) else { return };
        let Some((told, prefix)) = InitiatorKind::from_id(id).filter(|(told, _)| *told != kind) else { return };
        out.report(Case::InitiatorIdType, At::Value(Field::InitiatorId), |say| {
            let is = match told {
                InitiatorKind::User => "a user",
                InitiatorKind::ServiceId => "a service ID",
                _ => "a trusted profile",
            };
            let uri = scene.event.text(Field::InitiatorTypeUri).unwrap_or_default();
            Detail::new(format!(
                "`initiator.id` begins with `{prefix}`, which is {is}, but `initiator.typeURI` is {}",
                say.value(uri)
            ))
            .found(say, id)
            .expected(format!("the type URI of {is}, or the id of another kind of identity"))
        });
    },
};
