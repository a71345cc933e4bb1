//! The parts of a description, as data for those who lay it out themselves.

use serde::Serialize;

use super::changes::{Change, client};
use super::messages::Messages;
use super::quote::name_in_sentence;
use crate::event::{Crn, Event, Field, InitiatorKind, Outcome, Severity, Time};
use crate::finding::shown;
use crate::letters::lowered;

/// What an action means, or what an event says happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Description {
    /// The action; empty when there is none.
    pub action: String,
    /// The catalog knows it.
    pub known: bool,
    /// A headline.
    pub title: String,
    /// What the action means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// All of it in one sentence.
    pub sentence: String,
    /// How much the catalog knows of it: `full`, or `listed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub depth: Option<&'static str>,
    /// The group of the catalog's entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The service that the action belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// What it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<&'static str>,
    /// What it can do to security.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concern: Option<&'static str>,
    /// `global`, `location` or `unknown`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<&'static str>,
    /// How it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<OutcomeFacts>,
    /// Who asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<Actor>,
    /// What it was done to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// Where the request came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<RequestSource>,
    /// When it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// What changed, or what it was done with, where the request data documents it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// How much attention it asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<SeverityFacts>,
    /// What the events of one request share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correlation_id: Option<String>,
    /// Where such events are viewed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<String>,
    /// What may have been meant by an unknown action.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<String>,
    /// The envelope that the event came in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub envelope: Option<&'static str>,
}

/// How an action ended, all of the event considered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// It was done.
    Success,
    /// It is not over.
    Pending,
    /// It was not done.
    Failure,
    /// It was not done because it was not allowed (401, 403).
    Refused,
    /// The event does not say.
    Unclear,
    /// The event says both that it was done and that it was not.
    Contradiction,
}

impl How {
    /// All of them.
    pub const ALL: [How; 6] =
        [How::Success, How::Pending, How::Failure, How::Refused, How::Unclear, How::Contradiction];

    /// The word for it in data: `success`, `pending`, `failure`, `refused`, `unclear` or `contradiction`.
    pub const fn as_str(self) -> &'static str {
        match self {
            How::Success => "success",
            How::Pending => "pending",
            How::Failure => "failure",
            How::Refused => "refused",
            How::Unclear => "unclear",
            How::Contradiction => "contradiction",
        }
    }

    /// How an event ended, by what its outcome, its reason code and its action say together.
    pub fn of(event: &Event<'_>) -> How {
        How::ended(event.outcome().sound().copied(), code(event), event.text(Field::Action))
    }

    /// The same, for whoever knows these.
    pub(crate) fn ended(outcome: Option<Outcome>, code: Option<u16>, action: Option<&str>) -> How {
        let failed_action = action.is_some_and(|action| action.ends_with(".failed"));
        match (outcome, code) {
            (None, _) => How::Unclear,
            (Some(Outcome::Success), Some(400..)) => How::Contradiction,
            (Some(Outcome::Success | Outcome::Pending), _) if failed_action => How::Contradiction,
            (Some(Outcome::Success), _) => How::Success,
            (Some(Outcome::Pending), _) => How::Pending,
            (Some(Outcome::Failure), Some(401 | 403)) => How::Refused,
            (Some(Outcome::Failure), Some(..=399)) => How::Contradiction,
            (Some(Outcome::Failure), _) => How::Failure,
        }
    }
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeFacts {
    /// What outcome, reason code and action say together.
    pub how: How,
    /// In words.
    pub text: String,
    /// `outcome` as the event states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// `reason.reasonCode`, where it is an integer from 100 to 599.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<u16>,
    /// `reason.reasonForFailure`, or else `reason.reasonType`, of a failure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// Who asked for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Actor {
    /// `user`, `service-id`, `profile`, `certificate`, `client`, `service` or `unknown`.
    pub kind: &'static str,
    /// As sentences name it.
    pub text: String,
    /// `initiator.name`, where it is not empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `initiator.id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Who logged in, where that is somebody else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authenticated: Option<String>,
    /// The kind of credential.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential: Option<String>,
}

/// What it was done to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Target {
    /// `target.name`, where it is not empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `target.typeURI`.
    #[serde(rename = "typeURI", skip_serializing_if = "Option::is_none")]
    pub type_uri: Option<String>,
    /// `target.id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The CRN's service, where `target.id` is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// The CRN's location.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// The CRN's account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The CRN's service instance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance: Option<String>,
    /// The CRN's resource type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
    /// The CRN's resource.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
}

/// Where the request came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestSource {
    /// `initiator.host.address`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// `initiator.host.addressType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_type: Option<String>,
    /// `initiator.host.agent`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent: Option<String>,
    /// How the request was made, where the event tells: `console`, `cli`, `sdk`, `terraform` or `browser`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<&'static str>,
    /// The same in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via_text: Option<String>,
}

/// When it happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct When {
    /// `eventTime` as the event states it.
    pub text: String,
    /// The instant in UTC as RFC 3339, where the text can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utc: Option<String>,
}

/// How much attention it asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SeverityFacts {
    /// `severity` as the event states it.
    pub text: String,
    /// What the reason code calls for, where that is something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub called_for: Option<&'static str>,
    /// The severity and why it is so, in words.
    pub why: String,
}

/// A field's text as descriptions show it; nothing for an empty one.
pub(super) fn text(event: &Event<'_>, field: Field) -> Option<String> {
    event.string(field).filter(|text| !text.trim().is_empty()).map(|text| shown(&text))
}

/// The code, read with sense: a string of digits is one too.
pub(super) fn code(event: &Event<'_>) -> Option<u16> {
    event.reason_code(true).sound().copied()
}

pub(super) fn outcome(messages: &Messages, event: &Event<'_>) -> OutcomeFacts {
    let code = code(event);
    let how = How::of(event);
    let failure = matches!(how, How::Failure | How::Refused);
    let why =
        failure.then(|| text(event, Field::ReasonForFailure).or_else(|| text(event, Field::ReasonType))).flatten();
    let number = code.map(|code| code.to_string());
    let text_of = match (how, code) {
        (How::Success, _) => messages.get("outcome.success").to_owned(),
        (How::Pending, _) => messages.get("outcome.pending").to_owned(),
        (How::Unclear, _) => messages.get("outcome.unclear").to_owned(),
        (How::Contradiction, _) => messages.get("outcome.contradiction").to_owned(),
        (How::Refused, Some(401)) => messages.get("outcome.refused_401").to_owned(),
        (How::Refused, _) => messages.get("outcome.refused_403").to_owned(),
        (How::Failure, _) => {
            let mut words = messages.get("outcome.failure").to_owned();
            if let Some(code) = &number {
                words = messages.fill("outcome.code", &[("outcome", &words), ("code", code)]);
            }
            if let Some(why) = &why {
                words = messages.fill("outcome.why", &[("outcome", &words), ("why", why)]);
            }
            words
        }
    };
    OutcomeFacts { how, text: text_of, outcome: text(event, Field::Outcome), code, why }
}

pub(super) fn actor(messages: &Messages, event: &Event<'_>) -> Actor {
    let name = text(event, Field::InitiatorName);
    let id = text(event, Field::InitiatorId);
    let told =
        event.initiator_kind(true).or_else(|| id.as_deref().and_then(InitiatorKind::from_id).map(|(kind, _)| kind));
    let (kind, key) = match told {
        Some(InitiatorKind::User) => ("user", "user"),
        Some(InitiatorKind::ServiceId) => ("service-id", "service_id"),
        Some(InitiatorKind::Profile) => ("profile", "profile"),
        Some(InitiatorKind::Certificate) => ("certificate", "certificate"),
        Some(InitiatorKind::Client) => ("client", "client"),
        Some(InitiatorKind::Service) => ("service", "service"),
        None => ("unknown", "unknown"),
    };
    // IBM Cloud itself signs as `IBM`, whatever identity it used.
    let key = if name.as_deref() == Some("IBM") { "service" } else { key };
    let text_of = match name.as_deref().or(id.as_deref()) {
        Some(name) => messages.fill(&format!("actor.{key}"), &[("name", &name_in_sentence(messages, name))]),
        None => messages.get(&format!("actor.{key}_unnamed")).to_owned(),
    };
    let authenticated = text(event, Field::InitiatorAuthnName)
        .or_else(|| text(event, Field::InitiatorAuthnId))
        .filter(|authenticated| Some(authenticated) != name.as_ref() && Some(authenticated) != id.as_ref());
    Actor { kind, text: text_of, name, id, authenticated, credential: text(event, Field::CredentialType) }
}

pub(super) fn target(event: &Event<'_>) -> Option<Target> {
    let id = event.string(Field::TargetId);
    let crn = id.as_deref().and_then(|id| Crn::parse(id).ok());
    let part = |part: fn(&Crn<'_>) -> String| crn.as_ref().map(part).filter(|part| !part.is_empty());
    let target = Target {
        name: text(event, Field::TargetName),
        type_uri: text(event, Field::TargetTypeUri),
        id: text(event, Field::TargetId),
        service: part(|crn| shown(crn.service_name)),
        location: part(|crn| shown(crn.location)),
        account: part(|crn| shown(crn.account().unwrap_or_default())),
        instance: part(|crn| shown(crn.service_instance)),
        resource_type: part(|crn| shown(crn.resource_type)),
        resource: part(|crn| shown(crn.resource)),
    };
    (target.name.is_some() || target.type_uri.is_some() || target.id.is_some()).then_some(target)
}

pub(super) fn from(messages: &Messages, event: &Event<'_>) -> Option<RequestSource> {
    let agent = text(event, Field::HostAgent).filter(|agent| agent != "Not Set");
    let login = event.string(Field::Action).is_some_and(|action| {
        // Only of these does the documentation say what the client stands for.
        action.starts_with("iam-identity.") && action.ends_with(".login")
    });
    let via = login.then(|| client(event)).flatten().or_else(|| agent.as_deref().and_then(agent_via));
    let from = RequestSource {
        address: text(event, Field::HostAddress),
        address_type: text(event, Field::HostAddressType),
        via_text: via.map(|via| messages.get(&format!("via.{via}")).to_owned()),
        via,
        agent,
    };
    (from.address.is_some() || from.agent.is_some() || from.via.is_some()).then_some(from)
}

/// What a user agent is, by the names that tools give themselves.
fn agent_via(agent: &str) -> Option<&'static str> {
    let agent = lowered(agent);
    let known = [
        ("terraform", "terraform"),
        ("ibmcloud-cli", "cli"),
        ("ibm cloud cli", "cli"),
        ("ibmcloud/", "cli"),
        ("-sdk", "sdk"),
        ("mozilla/", "browser"),
    ];
    known.into_iter().find(|(name, _)| agent.contains(name)).map(|(_, via)| via)
}

pub(super) fn when(event: &Event<'_>) -> Option<When> {
    let text = event.string(Field::EventTime).filter(|text| !text.is_empty())?;
    Some(When { utc: event.time().sound().map(Time::to_utc), text: shown(&text) })
}

pub(super) fn severity(messages: &Messages, event: &Event<'_>) -> Option<SeverityFacts> {
    let stated = event.string(Field::Severity).filter(|stated| !stated.is_empty())?;
    let code = code(event);
    let fitting = code.and_then(Severity::for_reason).map(Severity::as_str);
    let called_for = fitting.filter(|word| *word != stated);
    let text = shown(&stated);
    let number = code.map(|code| code.to_string()).unwrap_or_default();
    let key = match (fitting, called_for) {
        (None, _) => "severity.free",
        (Some(_), None) => "severity.fits",
        (Some(_), Some(_)) => "severity.differs",
    };
    let values = [("severity", text.as_str()), ("code", &number), ("called_for", called_for.unwrap_or_default())];
    Some(SeverityFacts { called_for, why: messages.fill(key, &values), text })
}

/// The location that the event was reported from, where it is written as locations are.
pub(super) fn log_location(event: &Event<'_>) -> String {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let crn = event.crn(Field::LogSourceCrn);
    crn.sound().map(|crn| crn.location().to_owned()).filter(|location| location.bytes().all(plain)).unwrap_or_default()
}
