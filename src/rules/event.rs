//! The value as an event.

use super::{Case, CaseSpec, Rule, RuleId, decided_before};
use crate::finding::Level;

/// `event/type`
pub static TYPE: Rule = Rule {
    id: RuleId::EventType,
    summary: "the value is not an object, or it is an envelope of several events where one is expected",
    why: "An event is one JSON object; anything else has no fields to read.",
    mend: "Pass one event; several, in lines, an array or an envelope, go to `validateLines`.",
    cases: &[CaseSpec { case: Case::EventType, when: "", emit: Some(Level::Error), ingest: Some(Level::Error) }],
    check: decided_before,
};

/// `event/too-large`
pub static TOO_LARGE: Rule = Rule {
    id: RuleId::EventTooLarge,
    summary: "the event is larger than the limit of the check (1 MiB unless set)",
    why: "Routes and log stores cut or drop large records, and one huge record must not exhaust a reader.",
    mend: "Leave request and response bodies out of the event, or raise `maxEventBytes` where such events are meant.",
    cases: &[CaseSpec { case: Case::EventTooLarge, when: "", emit: Some(Level::Error), ingest: Some(Level::Error) }],
    check: decided_before,
};
