//! `message`: a headline of a known form.

use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene};
use crate::event::{Field, Outcome};
use crate::finding::Level;
use crate::reader::find;

const FAILURE: &str = " -failure";

/// `message/form`
pub static FORM: Rule = Rule {
    id: RuleId::MessageForm,
    summary: "`message` is not `service: what was done`, with ` -failure` after a failure and only then",
    why: "The message is what people see in a log; one that hides a failure is worse than none.",
    mend: "Write the service, `: `, what was done, and ` -failure` if it failed; no space around it.",
    cases: &[CaseSpec { case: Case::MessageForm, when: "", emit: Some(Level::Warning), ingest: Some(Level::Info) }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let Some(message) = scene.event.text(Field::Message) else { return };
        let Some(why) = fault(message, scene.outcome.sound().copied()) else { return };
        out.report(Case::MessageForm, At::Value(Field::Message), |say| {
            Detail::new(format!("`message` is {}, which {why}", say.value(message)))
                .found(say, message)
                .expected("`service: what was done`, with ` -failure` after a failure")
        });
    },
};

fn fault(message: &str, outcome: Option<Outcome>) -> Option<&'static str> {
    if !matches!(message.as_bytes(), [b'!'..=b'~', .., b'!'..=b'~']) && message.trim() != message {
        return Some("has space around it");
    }
    if !has_service(message.as_bytes()) {
        return Some("has no `: ` after the service");
    }
    match outcome {
        Some(Outcome::Failure) if !message.ends_with(FAILURE) => {
            Some("does not end with ` -failure`, though the outcome is `failure`")
        }
        Some(Outcome::Success | Outcome::Pending) if message.ends_with(FAILURE) => {
            Some("ends with ` -failure`, though the outcome is not `failure`")
        }
        _ => None,
    }
}

/// Whether `: ` stands in a text, and first of all not at its beginning.
fn has_service(message: &[u8]) -> bool {
    let mut colon = find(message, 0, b':');
    while colon < message.len() {
        if message.get(colon + 1) == Some(&b' ') {
            return colon > 0;
        }
        colon = find(message, colon + 1, b':');
    }
    false
}
