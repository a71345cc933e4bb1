//! `dataEvent` against the catalog.

use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene};
use crate::event::Field;
use crate::finding::{Level, shown};

/// `data-event/catalog`
pub static CATALOG: Rule = Rule {
    id: RuleId::DataEventCatalog,
    summary: "`dataEvent` contradicts the catalog, where the catalog knows",
    why: "Data events can be left out of a route; a management event among them is lost with them.",
    mend: "Write `false` for management events and `true` for data events.",
    cases: &[CaseSpec {
        case: Case::DataEventCatalog,
        when: "",
        emit: Some(Level::Warning),
        ingest: Some(Level::Info),
    }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let (Some(found), Some(known)) = (scene.data_event, scene.entry.and_then(|entry| entry.data_event())) else {
            return;
        };
        if found == known {
            return;
        }
        out.report(Case::DataEventCatalog, At::Value(Field::DataEvent), |say| {
            let action = scene.action.sound().map(|action| shown(action)).unwrap_or_default();
            let is = if known { "a data event" } else { "a management event" };
            Detail::new(format!(
                "`dataEvent` is {}, but `{action}` is {is}; it must be `{known}`",
                say.value(&found.to_string())
            ))
            .found(say, &found.to_string())
            .expected(format!("`{known}`"))
        });
    },
};
