//! The text as JSON.

use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene, decided_before};
use crate::finding::{Level, shown};

/// `json/syntax`
pub static SYNTAX: Rule = Rule {
    id: RuleId::JsonSyntax,
    summary: "the text is not JSON (RFC 8259) in UTF-8, nests too deep, or an object holds what JSON cannot",
    why: "A record that cannot be read is lost to every reader after you, and a cut-off line hides whatever it said.",
    mend: "Write the event with a JSON library, one event a line, in UTF-8; check that the line was not cut off on its way.",
    cases: &[CaseSpec { case: Case::JsonSyntax, when: "", emit: Some(Level::Error), ingest: Some(Level::Error) }],
    check: decided_before,
};

/// `json/duplicate-key`
pub static DUPLICATE_KEY: Rule = Rule {
    id: RuleId::JsonDuplicateKey,
    summary: "an object names a key twice, compared after unescaping; free-form objects included",
    why: "Readers differ in which of the two they keep, so one event tells two stories: a way to hide something.",
    mend: "Write each key once. Which of the two was meant only the producer knows; readers mostly keep the last.",
    cases: &[CaseSpec {
        case: Case::JsonDuplicateKey,
        when: "",
        emit: Some(Level::Error),
        ingest: Some(Level::Warning),
    }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        // Where one is, an event is never read in one go.
        if scene.event.is_sliced() {
            return;
        }
        let document = scene.event.document();
        for second in document.duplicates(scene.event.outer()) {
            out.report(Case::JsonDuplicateKey, At::Key(second), |_| {
                let key = document.key(second);
                let key = if key.is_empty() { "the empty key".to_owned() } else { format!("`{}`", shown(&key)) };
                Detail::new(format!("{key} is named twice in this object; only the last value counts"))
                    .expected("each key once")
            });
        }
    },
};
