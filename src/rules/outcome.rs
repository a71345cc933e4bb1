//! `outcome`: its words, and whether code and action bear it out.

use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene};
use crate::event::{Field, Outcome};
use crate::finding::{Level, shown};

fn words() -> impl Iterator<Item = &'static str> + Clone {
    Outcome::ALL.iter().map(|outcome| outcome.as_str())
}

/// `outcome/value`
pub static VALUE: Rule = Rule {
    id: RuleId::OutcomeValue,
    summary: "`outcome` is not `success`, `pending` or `failure`",
    why: "Whether something was done or refused is the first question asked of an audit log.",
    mend: "Write one of the three words, in lower case.",
    cases: &[
        CaseSpec {
            case: Case::OutcomeOther,
            when: "any other word",
            emit: Some(Level::Error),
            ingest: Some(Level::Error),
        },
        CaseSpec {
            case: Case::OutcomeUnknown,
            when: "it is `unknown`, as older producers write it",
            emit: Some(Level::Error),
            ingest: Some(Level::Warning),
        },
    ],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let Some(found) = scene.outcome.faulty() else { return };
        let case = if scene.outcome_is_unknown() { Case::OutcomeUnknown } else { Case::OutcomeOther };
        out.report(case, At::Value(Field::Outcome), |say| Detail::not_one_of(say, Field::Outcome, found, words()));
    },
};

/// `outcome/reason`
pub static REASON: Rule = Rule {
    id: RuleId::OutcomeReason,
    summary: "`outcome` is `failure` with a reason code below 400, or `success` with one of 400 or more",
    why: "An event that says both that it was done and that it was not cannot be counted as either.",
    mend: "Set the outcome from the code of the answer: 400 and above is a failure.",
    cases: &[CaseSpec { case: Case::OutcomeReason, when: "", emit: Some(Level::Error), ingest: Some(Level::Warning) }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let (Some(&outcome), Some(&code)) = (scene.outcome.sound(), scene.reason_code.sound()) else { return };
        let (expected, says) = match outcome {
            Outcome::Failure if code < 400 => (Outcome::Success, "that it did not fail"),
            Outcome::Success if code >= 400 => (Outcome::Failure, "that it failed"),
            _ => return,
        };
        out.report(Case::OutcomeReason, At::Value(Field::Outcome), |say| {
            let code = if say.mask { "the reason code".to_owned() } else { format!("reason code {code}") };
            Detail::new(format!("`outcome` is {}, but {code} says {says}", say.value(outcome.as_str())))
                .found(say, outcome.as_str())
                .expected(format!("`{}`, or another reason code", expected.as_str()))
        });
    },
};

/// `outcome/action`
pub static ACTION: Rule = Rule {
    id: RuleId::OutcomeAction,
    summary: "the action ends in `.failed` and the outcome is not `failure`",
    why: "The name says that it failed; an outcome that says otherwise hides it from every count of failures.",
    mend: "Report `.failed` actions with the outcome `failure`, or report the action without `.failed`.",
    cases: &[CaseSpec { case: Case::OutcomeAction, when: "", emit: Some(Level::Error), ingest: Some(Level::Warning) }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let (Some(&outcome), Some(action)) = (scene.outcome.sound(), scene.action.sound()) else { return };
        if outcome == Outcome::Failure || !action.ends_with(".failed") {
            return;
        }
        out.report(Case::OutcomeAction, At::Value(Field::Outcome), |say| {
            Detail::new(format!(
                "`outcome` is {}, but `{}` reports a failure; it must be `failure`",
                say.value(outcome.as_str()),
                shown(action)
            ))
            .found(say, outcome.as_str())
            .expected("`failure`")
        });
    },
};
