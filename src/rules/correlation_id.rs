//! `correlationId`: a GUID.

use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene};
use crate::event::Field;
use crate::finding::Level;

const FORM: &str = "a GUID, 32 hexadecimal digits as `8-4-4-4-12`";

/// `correlation-id/format`
pub static FORMAT: Rule = Rule {
    id: RuleId::CorrelationIdFormat,
    summary: "`correlationId` is not a GUID",
    why: "It ties the events of one request together across services, which agree on GUIDs.",
    mend: "Pass the GUID of the request on as you got it, or make one.",
    cases: &[CaseSpec {
        case: Case::CorrelationIdFormat,
        when: "",
        emit: Some(Level::Warning),
        ingest: Some(Level::Info),
    }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let Some(found) = scene.event.string(Field::CorrelationId).filter(|found| !is_guid(found)) else { return };
        out.report(Case::CorrelationIdFormat, At::Value(Field::CorrelationId), |say| {
            Detail::new(format!("`correlationId` is {}; it must be {FORM}", say.value(&found)))
                .found(say, &found)
                .expected(FORM)
        });
    },
};

fn is_guid(text: &str) -> bool {
    let fits = |(at, byte): (usize, u8)| {
        if matches!(at, 8 | 13 | 18 | 23) { byte == b'-' } else { byte.is_ascii_hexdigit() }
    };
    text.len() == 36 && text.bytes().enumerate().all(fits)
}
