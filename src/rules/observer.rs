//! `observer.name`: a constant.

use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene};
use crate::event::Field;
use crate::event::word::same;
use crate::finding::Level;

/// What it is.
pub(crate) const NAME: &str = "ActivityTracker";

/// `observer/name`
pub static OBSERVER_NAME: Rule = Rule {
    id: RuleId::ObserverName,
    summary: "`observer.name` is not `ActivityTracker`",
    why: "The constant tells audit events from other records in a shared store.",
    mend: "Write `ActivityTracker`.",
    cases: &[CaseSpec { case: Case::ObserverName, when: "", emit: Some(Level::Error), ingest: Some(Level::Warning) }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        if scene.event.bytes(Field::ObserverName).is_none_or(|found| same(found, NAME.as_bytes())) {
            return;
        }
        let found = scene.event.text(Field::ObserverName).unwrap_or_default();
        out.report(Case::ObserverName, At::Value(Field::ObserverName), |say| {
            Detail::new(format!("`observer.name` is {}; it must be `{NAME}`", say.value(found)))
                .found(say, found)
                .expected(format!("`{NAME}`"))
                .suggestions(vec![NAME.to_owned()])
        });
    },
};
