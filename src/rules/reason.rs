//! `reason.reasonCode`: an HTTP status code.

use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene};
use crate::event::Field;
use crate::finding::Level;

/// `reason/code`
pub static CODE: Rule = Rule {
    id: RuleId::ReasonCode,
    summary: "`reason.reasonCode` is not an integer from 100 to 599",
    why: "The code tells a refusal from an accident; a number of another kind tells nothing.",
    mend: "Write the HTTP status code of the answer.",
    cases: &[CaseSpec { case: Case::ReasonCode, when: "", emit: Some(Level::Error), ingest: Some(Level::Warning) }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        if scene.reason_code.faulty().is_none() {
            return;
        }
        let raw = scene.event.value(Field::ReasonCode).map(|value| scene.event.raw(value)).unwrap_or_default();
        let text = scene.event.string(Field::ReasonCode).map_or_else(|| raw.to_owned(), |text| text.into_owned());
        out.report(Case::ReasonCode, At::Value(Field::ReasonCode), |say| {
            Detail::new(format!("`reason.reasonCode` is {}; it must be an integer from 100 to 599", say.value(&text)))
                .found(say, &text)
                .expected("an integer from 100 to 599")
        });
    },
};
