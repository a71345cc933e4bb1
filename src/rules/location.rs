//! Where an event is reported from, against where the catalog says such events are viewed.

use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene};
use crate::catalog::Scope;
use crate::event::Field;
use crate::finding::{Level, shown};

/// `location/global`
pub static GLOBAL: Rule = Rule {
    id: RuleId::LocationGlobal,
    summary: "the location of `logSourceCRN` is a region for a global action, or `global` for one of a location",
    why: "Event routing sends an event by its location; one with the wrong location ends where nobody looks for it.",
    mend: "Write `global` for account-wide services, and the region of the instance for the others.",
    cases: &[CaseSpec { case: Case::LocationGlobal, when: "", emit: Some(Level::Warning), ingest: Some(Level::Info) }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let (Some(entry), Some(crn)) = (scene.entry, scene.log_crn.sound()) else { return };
        if !entry.location_check() {
            return;
        }
        let location = crn.location();
        let (is, expected) = match entry.scope() {
            Scope::Global if !location.is_empty() && location != "global" => ("a global action", "`global`, or empty"),
            Scope::Location if location == "global" => ("an action of a location", "the region of the instance"),
            _ => return,
        };
        out.report(Case::LocationGlobal, At::Value(Field::LogSourceCrn), |say| {
            let action = scene.action.sound().map(|action| shown(action)).unwrap_or_default();
            Detail::new(format!(
                "the location of `logSourceCRN` is {}, but `{action}` is {is}; it must be {expected}",
                say.value(location)
            ))
            .found(say, location)
            .expected(expected)
        });
    },
};
