//! The describer: it says what the event, the catalog and the message file say, and nothing else.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use activity_tracker_events::catalog::Entry;
use activity_tracker_events::describe::{Describer, Description, How, Messages};
use activity_tracker_events::finding::shown;
use activity_tracker_events::{Catalog, Options};
use proptest::prelude::*;
use serde_json::{Value, json};

const SAMPLE: &str = include_str!("../samples/events.ndjson");
const ENGLISH: &str = include_str!("../src/describe/messages/en.toml");

fn told(event: &Value) -> Description {
    let (catalog, english) = (Catalog::new(), Messages::english());
    Describer::new(&catalog, &english).event(event.to_string().as_bytes(), &Options::default())
}

/// A refused deletion of a notebook, with some fields set by pointer.
fn event(changes: &[(&str, Value)]) -> Value {
    let mut event = json!({
        "action": "data-science-experience.notebook.delete", "outcome": "failure", "severity": "critical",
        "eventTime": "2026-03-10T08:15:04.12+0000", "reason": {"reasonCode": 403, "reasonType": "Forbidden"},
        "initiator": {"id": "IBMid-1", "name": "ana@example.com", "typeURI": "service/security/account/user",
            "credential": {"type": "token"}, "host": {"address": "192.0.2.7", "agent": "Mozilla/5.0"}},
        "target": {"id": "crn:v1:bluemix:public:data-science-experience:us-south:a/0123:4567:notebook:89",
            "name": "Churn", "typeURI": "data-science-experience/notebook"},
        "logSourceCRN": "crn:v1:bluemix:public:data-science-experience:us-south:a/0123:4567::",
    });
    for (pointer, value) in changes {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        event.pointer_mut(parent).unwrap()[key] = value.clone();
    }
    event
}

#[test]
fn each_way_to_end_has_its_sentence() {
    let ends = [
        (json!("success"), json!(200), How::Success, "ana@example.com deleted notebook “Churn”.", "succeeded"),
        (
            json!("failure"),
            json!(403),
            How::Refused,
            "ana@example.com was not allowed to delete notebook “Churn” (403).",
            "was refused: not authorized (403)",
        ),
        (
            json!("failure"),
            json!("401"),
            How::Refused,
            "ana@example.com was not allowed to delete notebook “Churn” (401).",
            "was refused: not authenticated (401)",
        ),
        (
            json!("failure"),
            json!(500),
            How::Failure,
            "ana@example.com tried to delete notebook “Churn”, but it failed (500): “Forbidden”.",
            "failed (500): Forbidden",
        ),
        (
            json!("pending"),
            json!(202),
            How::Pending,
            "ana@example.com asked to delete notebook “Churn”; it is pending, and another event will say how it ended.",
            "is pending; another event will follow",
        ),
        (
            json!("success"),
            json!(403),
            How::Contradiction,
            "ana@example.com asked to delete notebook “Churn”; the event contradicts itself on how it ended.",
            "is contradictory",
        ),
        (
            json!("failure"),
            json!(200),
            How::Contradiction,
            "ana@example.com asked to delete notebook “Churn”; the event contradicts itself on how it ended.",
            "is contradictory",
        ),
        (
            json!("done"),
            json!(200),
            How::Unclear,
            "ana@example.com asked to delete notebook “Churn”; the event states no outcome that can be read, but the reason code 200.",
            "is not stated",
        ),
    ];
    for (outcome, code, how, sentence, text) in ends {
        let told = told(&event(&[("/outcome", outcome), ("/reason/reasonCode", code)]));
        let found = told.outcome.unwrap();
        assert_eq!((found.how, told.sentence.as_str(), found.text.as_str()), (how, sentence, text));
    }
}

#[test]
fn an_action_that_failed_by_name_never_succeeded() {
    for outcome in ["success", "pending"] {
        let told = told(&event(&[
            ("/action", json!("wdp-profiling.profile.create.failed")),
            ("/outcome", json!(outcome)),
            ("/reason/reasonCode", json!(200)),
        ]));
        assert_eq!(told.outcome.unwrap().how, How::Contradiction);
        assert!(told.sentence.contains("contradicts itself"), "{}", told.sentence);
    }
    let told = told(&event(&[
        ("/action", json!("wdp-profiling.profile.create.failed")),
        ("/reason", json!({"reasonCode": 500})),
    ]));
    assert_eq!(told.sentence, "ana@example.com tried to create data profile “Churn”, but it failed (500).");
}

#[test]
fn actors_are_named_by_what_they_are() {
    let who = |id: &str, name: &str, uri: &str| {
        let told = told(&event(&[
            ("/initiator/id", json!(id)),
            ("/initiator/name", json!(name)),
            ("/initiator/typeURI", json!(uri)),
        ]));
        let actor = told.actor.unwrap();
        (actor.kind, actor.text)
    };
    let user = "service/security/account/user";
    assert_eq!(who("IBMid-1", "", user), ("user", "IBMid-1".to_owned()));
    assert_eq!(who("", "", user), ("user", "An unnamed user".to_owned()));
    assert_eq!(who("IBMid-1", "Ana Silva", user), ("user", "“Ana Silva”".to_owned()));
    assert_eq!(who("IBMid-1", "Nobody", user), ("user", "“Nobody”".to_owned()));
    assert_eq!(who("IBMid-1", "ana. IBM deleted it", user), ("user", "“ana. IBM deleted it”".to_owned()));
    assert_eq!(
        who("iam-ServiceId-1", "etl", "service/security/account/serviceid"),
        ("service-id", "Service ID “etl”".to_owned())
    );
    assert_eq!(
        who("iam-Profile-1", "ci", "service/security/account/profile"),
        ("profile", "Trusted profile “ci”".to_owned())
    );
    assert_eq!(who("iam-ServiceId-1", "", "x"), ("service-id", "Service ID iam-ServiceId-1".to_owned()));
    assert_eq!(
        who("cert", "gw", "service/security/client/certificateid"),
        ("certificate", "Certificate “gw”".to_owned())
    );
    assert_eq!(who("iam-ServiceId-1", "IBM", "service/security/account/serviceid").1, "IBM");
    assert_eq!(who("x", "", "service/security/account/service"), ("service", "“x”".to_owned()));
}

#[test]
fn somebody_logged_in_as_another_is_said() {
    let told = told(&event(&[
        ("/initiator/authnName", json!("bob@example.com")),
        ("/outcome", json!("success")),
        ("/reason/reasonCode", json!(200)),
    ]));
    assert_eq!(told.sentence, "ana@example.com, logged in as bob@example.com, deleted notebook “Churn”.");
}

#[test]
fn unknown_actions_are_said_to_be_unknown() {
    let told = told(&event(&[("/action", json!("pm-20.deployment.creat"))]));
    assert!(!told.known);
    assert_eq!(told.title, "Unknown action “pm-20.deployment.creat”");
    assert_eq!(
        told.sentence,
        "ana@example.com was not allowed to perform the unknown action “pm-20.deployment.creat” on “Churn” (403)."
    );
    assert_eq!(told.suggestions[0], "pm-20.deployment.create");
}

#[test]
fn facts_are_given_one_by_one() {
    let told = told(&event(&[("/severity", json!("normal"))]));
    let target = told.target.unwrap();
    assert_eq!(
        (target.service.as_deref(), target.location.as_deref(), target.account.as_deref(), target.instance.as_deref()),
        (Some("data-science-experience"), Some("us-south"), Some("0123"), Some("4567"))
    );
    assert_eq!((target.resource_type.as_deref(), target.resource.as_deref()), (Some("notebook"), Some("89")));
    let from = told.from.unwrap();
    assert_eq!(
        (from.address.as_deref(), from.via, from.via_text.as_deref()),
        (Some("192.0.2.7"), Some("browser"), Some("a browser"))
    );
    assert_eq!(told.when.unwrap().utc.as_deref(), Some("2026-03-10T08:15:04.12Z"));
    let severity = told.severity.unwrap();
    assert_eq!(severity.why, "normal, though reason code 403 calls for critical");
    assert_eq!(told.view.as_deref(), Some("Viewed in us-south, the region where the service was provisioned."));
    assert_eq!((told.concern, told.operation, told.scope), (Some("data-loss"), Some("delete"), Some("location")));
}

#[test]
fn what_changed_is_said_where_it_is_documented() {
    let changed = |action: &str, data: Value| {
        let told = told(&event(&[
            ("/action", json!(action)),
            ("/outcome", json!("success")),
            ("/reason/reasonCode", json!(200)),
            ("/requestData", data),
        ]));
        told.changes.iter().map(|change| change.text.clone()).collect::<Vec<_>>()
    };
    let settings = json!({"request_body": {"old_mfa_traits": "NONE", "new_mfa_traits": "LEVEL3"}});
    assert_eq!(
        changed("iam-identity.accountsettings.update", settings.clone()),
        ["multifactor authentication from “NONE” to “LEVEL3”"]
    );
    // The same as a JSON string, as some services publish it.
    assert_eq!(
        changed("iam-identity.accountsettings.update", json!(settings.to_string())),
        ["multifactor authentication from “NONE” to “LEVEL3”"]
    );
    let renamed = json!({"prev_instance_name": "old", "instance_name": "new", "lock": false});
    assert_eq!(changed("iam-identity.account-serviceid.update", renamed), ["renamed from “old” to “new”"]);
    let described = json!({"prev_instance_name": "same", "instance_name": "same", "lock": true});
    assert_eq!(changed("iam-identity.user-apikey.update", described), ["its description changed", "lock turned on"]);
    assert_eq!(changed("pm-20.model.visualize", json!({"kind": "time-series"})), ["visualization type “time-series”"]);
    assert_eq!(changed("billing.account-summary.read", json!({"month": "2026-02"})), ["month “2026-02”"]);
    assert!(changed("data-science-experience.notebook.delete", json!({"month": "2026-02"})).is_empty());
    let failed = told(&event(&[
        ("/action", json!("iam-identity.user-apikey.update")),
        ("/reason/reasonCode", json!(409)),
        ("/requestData", json!({"lock": true})),
    ]));
    assert_eq!(failed.changes[0].text, "the resource was locked");
}

#[test]
fn every_documented_field_of_the_request_is_told() {
    // Two names are told together, and one of a pair without the other says nothing.
    const TOGETHER: &[&str] = &["instance_name", "prev_instance_name"];
    for entry in Catalog::new().actions().filter(|entry| !entry.is_template()) {
        for field in entry.request_data().iter().filter(|field| field.check) {
            if TOGETHER.contains(&field.path.as_ref()) || field.path.contains(".old_") {
                continue;
            }
            let value = match field.values.first() {
                Some(value) => json!(value),
                None if field.kind.as_str() == "boolean" => json!(true),
                None => json!("some"),
            };
            let mut data = value;
            for key in field.path.split('.').rev() {
                data = json!({ key: data });
            }
            let told = told(&event(&[
                ("/action", json!(entry.action())),
                ("/outcome", json!("success")),
                ("/reason/reasonCode", json!(200)),
                ("/requestData", data),
            ]));
            assert_eq!(told.changes.len(), 1, "{}: {}", entry.action(), field.path);
        }
    }
}

#[test]
fn a_value_cannot_forge_the_sentence() {
    let told = told(&event(&[
        ("/target/name", json!("x”. IBM deleted the account. “y")),
        ("/initiator/name", json!("Nobody")),
        ("/logSourceCRN", json!("crn:v1:bluemix:public:pm-20:us-south. Nothing happened:a/1:2::")),
    ]));
    assert_eq!(told.sentence, "“Nobody” was not allowed to delete notebook “x\". IBM deleted the account. \"y” (403).");
    assert_eq!(told.view.as_deref(), Some("Viewed in the region where the service was provisioned."));
}

#[test]
fn logins_tell_the_client() {
    let read = told(&event(&[
        ("/action", json!("billing.account-summary.read")),
        ("/requestData", json!({"client_id": "bx"})),
    ]));
    assert_eq!(read.from.unwrap().via, Some("browser"));
    for (client, via) in [("HOP55v1CCT", Some("console")), ("bx", Some("cli")), ("other", Some("browser"))] {
        let told = told(&event(&[
            ("/action", json!("iam-identity.user-apikey.login")),
            ("/requestData", json!({"client_id": client})),
        ]));
        assert_eq!(told.from.unwrap().via, via);
    }
}

#[test]
fn what_is_no_event_is_said_to_be_none() {
    let (catalog, english) = (Catalog::new(), Messages::english());
    let describer = Describer::new(&catalog, &english);
    for input in ["", "{", "[1]", "null", "\u{1}", "{\"lines\": []}"] {
        let told = describer.event(input.as_bytes(), &Options::default());
        assert!(!told.known && told.title == "Not an event", "{input}: {told:?}");
        assert!(told.sentence.starts_with("This cannot be read as an event: "), "{}", told.sentence);
    }
    let told = describer.event(b"{}", &Options::default());
    assert_eq!((told.title.as_str(), told.known), ("No action", false));
    assert_eq!(told.sentence, "Someone unknown did something that the event does not name.");
}

/// Words of a text.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned)
}

fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(members) => {
            for (key, member) in members {
                found.push(key.clone());
                strings(member, found);
            }
        }
        other => found.push(other.to_string()),
    }
}

/// The words of the message file and the catalog.
static KNOWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut known: BTreeSet<String> = words(ENGLISH).collect();
    for entry in Catalog::new().actions() {
        known.extend(words(&serde_json::to_string(&Entry::from(entry)).unwrap()));
    }
    known
});

/// The words of closed lists that descriptions are made of.
const OWN: &[&str] = &[
    "global",
    "location",
    "envelope",
    "ingestion",
    "payload",
    "success",
    "pending",
    "failure",
    "refused",
    "unclear",
    "contradiction",
    "user",
    "service",
    "id",
    "profile",
    "certificate",
    "client",
    "unknown",
    "console",
    "cli",
    "sdk",
    "terraform",
    "browser",
    "normal",
    "warning",
    "critical",
];

/// All values of an object, without its keys.
fn values(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| values(item, found)),
        Value::Object(members) => members.values().for_each(|member| values(member, found)),
        other => strings(other, found),
    }
}

/// Names as attackers would choose them.
fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,8}( [a-z]{1,8}){0,3}",
        Just("{actor}".to_owned()),
        Just("{do} {done} {0}".to_owned()),
        Just("<b>x</b><script>alert(1)</script>".to_owned()),
        Just("a\u{202e}b\u{200b}c\u{7}\u{1b}[2J\nd".to_owned()),
        Just("”. IBM deleted the account. “".to_owned()),
        Just("x".repeat(500)),
        Just(String::new()),
        any::<String>(),
    ]
}

const FIELDS: &[&str] = &[
    "/action",
    "/outcome",
    "/severity",
    "/eventTime",
    "/initiator/id",
    "/initiator/name",
    "/initiator/typeURI",
    "/initiator/authnName",
    "/initiator/host/address",
    "/initiator/host/agent",
    "/target/id",
    "/target/name",
    "/target/typeURI",
    "/logSourceCRN",
    "/reason/reasonType",
    "/reason/reasonForFailure",
    "/reason/reasonCode",
    "/requestData",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_invented(line in 0usize..100, edits in prop::collection::vec((0..FIELDS.len(), hostile()), 0..4)) {
        let Ok(mut event) = serde_json::from_str::<Value>(SAMPLE.lines().nth(line).unwrap()) else { return Ok(()) };
        for (field, text) in edits {
            let (parent, key) = FIELDS[field].rsplit_once('/').unwrap();
            if let Some(Value::Object(parent)) = event.pointer_mut(parent) {
                parent.insert(key.to_owned(), json!(text));
            }
        }
        let told = told(&event);

        let mut sources: Vec<String> = Vec::new();
        strings(&event, &mut sources);
        let embedded: Vec<Value> = sources.iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
        embedded.iter().for_each(|value| strings(value, &mut sources));
        let mut known = KNOWN.clone();
        for source in &sources {
            known.extend(words(source));
            known.extend(words(&shown(source)));
        }
        let mut said = Vec::new();
        let mut value = serde_json::to_value(&told).unwrap();
        // A time in UTC is worked out, and keys are our own.
        value.as_object_mut().unwrap().remove("when");
        said.push(told.sentence.clone());
        values(&value, &mut said);
        for text in &said {
            for word in words(text) {
                // A shortened value ends within a word.
                let cut = text.contains('…') && known.iter().any(|known| known.starts_with(&word));
                let own = OWN.contains(&word.as_str());
                prop_assert!(known.contains(&word) || cut || own, "{word:?} of {text:?}");
            }
        }
        let all = serde_json::to_string(&told).unwrap();
        prop_assert!(!all.chars().any(|found| found.is_control() || matches!(found, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')), "{all}");
        prop_assert!(!all.contains("\\u00"), "{all}");
        prop_assert!(told.sentence.ends_with('.'), "{}", told.sentence);
    }
}
