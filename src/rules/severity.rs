//! `severity`: its words, and whether the reason code calls for it.

use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene};
use crate::event::{Field, Severity};
use crate::finding::Level;

fn words() -> impl Iterator<Item = &'static str> + Clone {
    Severity::ALL.iter().map(|severity| severity.as_str())
}

/// `severity/value`
pub static VALUE: Rule = Rule {
    id: RuleId::SeverityValue,
    summary: "`severity` is not `normal`, `warning` or `critical`",
    why: "Alerts are set on these three words; any other one is never seen.",
    mend: "Write one of the three words, in lower case.",
    cases: &[CaseSpec { case: Case::SeverityValue, when: "", emit: Some(Level::Error), ingest: Some(Level::Error) }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let Some(found) = scene.severity.faulty() else { return };
        out.report(Case::SeverityValue, At::Value(Field::Severity), |say| {
            Detail::not_one_of(say, Field::Severity, found, words())
        });
    },
};

/// `severity/reason`
pub static REASON: Rule = Rule {
    id: RuleId::SeverityReason,
    summary: "`severity` is not what the reason code calls for: 400, 409, 424, 500, 502, 504, 505 call for `warning`; 401, 403, 503, 507 for `critical`",
    why: "A refused access that is reported as `normal` sets off no alert.",
    mend: "Set the severity from the reason code.",
    cases: &[CaseSpec { case: Case::SeverityReason, when: "", emit: Some(Level::Error), ingest: Some(Level::Warning) }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let (Some(&severity), Some(&code)) = (scene.severity.sound(), scene.reason_code.sound()) else { return };
        let Some(called_for) = Severity::for_reason(code).filter(|called_for| *called_for != severity) else { return };
        out.report(Case::SeverityReason, At::Value(Field::Severity), |say| {
            let code = if say.mask { "the reason code".to_owned() } else { format!("reason code {code}") };
            let expected = format!("`{}`", called_for.as_str());
            Detail::new(format!("`severity` is {}, but {code} calls for {expected}", say.value(severity.as_str())))
                .found(say, severity.as_str())
                .expected(expected)
        });
    },
};
