//! The CRNs of an event: their syntax and whose they are.

use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene, name};
use crate::event::Field;
use crate::event::word::same;
use crate::finding::{Level, shown};

const FORM: &str = "`crn:v1:cname:ctype:service-name:location:scope:service-instance:resource-type:resource`";

/// `crn/syntax`
pub static SYNTAX: Rule = Rule {
    id: RuleId::CrnSyntax,
    summary: "`target.id`, `logSourceCRN` or `target.resourceGroupId` is not a CRN of ten segments",
    why: "Account, region and instance are read from the segments; a missing one shifts them all.",
    mend: "Write all ten segments, empty ones too.",
    cases: &[CaseSpec { case: Case::CrnSyntax, when: "", emit: Some(Level::Error), ingest: Some(Level::Warning) }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let crns = [
            (Field::TargetId, &scene.target_crn),
            (Field::TargetResourceGroupId, &scene.group_crn),
            (Field::LogSourceCrn, &scene.log_crn),
        ];
        for (field, crn) in crns {
            let Some(fault) = crn.faulty() else { continue };
            let text = scene.event.text(field).unwrap_or_default();
            // A target that is no CRN at all is the finding of `target/id`.
            if field == Field::TargetId && !text.starts_with("crn:") {
                continue;
            }
            out.report(Case::CrnSyntax, At::Value(field), |say| {
                Detail::new(format!("{} is {}, which is no CRN: {fault}", name(field.spec()), say.value(text)))
                    .found(say, text)
                    .expected(FORM)
            });
        }
    },
};

/// `crn/account`
pub static ACCOUNT: Rule = Rule {
    id: RuleId::CrnAccount,
    summary: "`logSourceCRN` and `target.id` are of different accounts",
    why: "An action across accounts is rare, and either meant or the first thing to look into.",
    mend: "Nothing, if the action reached into another account; else write both CRNs with the same account.",
    cases: &[CaseSpec { case: Case::CrnAccount, when: "", emit: Some(Level::Info), ingest: Some(Level::Info) }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let (Some(log), Some(target)) = (scene.log_crn.sound(), scene.target_crn.sound()) else { return };
        let (log, target) = (log.scope(), target.scope());
        if same(log.as_bytes(), target.as_bytes()) {
            return;
        }
        let (Some(log), Some(target)) = (log.strip_prefix("a/"), target.strip_prefix("a/")) else { return };
        out.report(Case::CrnAccount, At::Value(Field::TargetId), |say| {
            let expected = if say.mask { None } else { Some(format!("the account `{}`", shown(log))) };
            let detail = Detail::new(format!(
                "`target.id` is of account {}, but `logSourceCRN` is of account {}",
                say.value(target),
                say.value(log)
            ))
            .found(say, target);
            Detail { expected, ..detail }
        });
    },
};
