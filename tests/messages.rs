//! The languages: each says all that English says, with what English fills in.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use activity_tracker_events::describe::{Describer, Messages};
use activity_tracker_events::{Catalog, Options};

#[path = "../build/messages.rs"]
#[allow(dead_code)]
mod messages;

fn read(language: &str) -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/describe/messages/{language}.toml"));
    messages::read(&fs::read_to_string(path).unwrap()).unwrap()
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| name)).collect()
}

#[test]
fn every_language_is_complete() {
    let english = read("en");
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/describe/messages")).unwrap() {
        let path = file.unwrap().path();
        let language = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let own = read(&language);
        let missing: Vec<_> = english.keys().filter(|key| !own.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
        for (key, text) in &own {
            let Some(said) = english.get(key) else { panic!("{language}: `{key}` is no message") };
            assert_eq!(text.trim(), text, "{language}: {key}");
            assert!(!text.is_empty(), "{language}: {key}");
            if !key.starts_with("verb.") {
                assert_eq!(placeholders(text), placeholders(said), "{language}: {key}");
            }
            assert_eq!(text.matches('<').count(), said.matches('<').count(), "{language}: {key}");
        }
        for key in own.keys().filter(|key| key.starts_with("verb.")) {
            let one: BTreeSet<_> = placeholders(&own[key]);
            assert!(one.len() <= 1 && one.iter().all(|name| ["object", "objects"].contains(name)), "{language}: {key}");
        }
        // As a program gives it.
        assert!(Messages::from_pairs(own).is_ok(), "{language}");
    }
    let given: Vec<&str> = Messages::keys().collect();
    assert_eq!(given, english.keys().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn german_is_told_in_whole_sentences() {
    let (catalog, german) = (Catalog::new(), Messages::from_pairs(read("de")).unwrap());
    let describer = Describer::new(&catalog, &german);
    let told = |outcome: &str, code: u16, name: &str| {
        let event = format!(
            r#"{{"action": "data-science-experience.notebook.delete", "outcome": "{outcome}", "reason": {{"reasonCode": {code}}},
            "initiator": {{"name": "ana@example.com", "typeURI": "service/security/account/user"}}, "target": {{"name": "{name}"}}}}"#
        );
        describer.event(event.as_bytes(), &Options::default()).sentence
    };
    assert_eq!(told("success", 200, "Churn"), "ana@example.com hat das Notebook „Churn“ gelöscht.");
    assert_eq!(told("success", 200, ""), "ana@example.com hat ein Notebook gelöscht.");
    assert_eq!(
        told("failure", 403, "Churn"),
        "ana@example.com war nicht berechtigt, das Notebook „Churn“ zu löschen (403)."
    );
}

#[test]
fn what_a_language_lacks_stays_english_and_slips_are_refused() {
    let one = |key: &str, text: &str| Messages::from_pairs([(key.to_owned(), text.to_owned())]);
    let partly = one("outcome.success", "gelungen").unwrap();
    assert_eq!((partly.get("outcome.success"), partly.get("outcome.failure")), ("gelungen", "failed"));
    assert_eq!(
        one("outcome.succes", "x").unwrap_err().to_string(),
        "there is no message `outcome.succes`; did you mean `outcome.success`?"
    );
    assert_eq!(
        one("sentence.success", "{who} {done}.").unwrap_err().to_string(),
        "the message `sentence.success` has the placeholder `{who}`, which nothing fills"
    );
}
