//! Every documented field of every sample event, broken in twenty ways: which rule sees it.
//!
//! The table is kept as `tests/data/mutations.md`, to be looked at; `UPDATE=1 cargo test --test mutations` writes it anew.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use activity_tracker_events::event::{FIELDS, FieldSpec, FieldType, Status};
use activity_tracker_events::{Catalog, Level, Options, Profile, Report, Validator};
use serde_json::{Map, Value, json};

const SAMPLE: &str = include_str!("../samples/events.ndjson");
const TABLE: &str = "tests/data/mutations.md";

/// What is done to a field: its new value as JSON text, or the whole member as text.
enum Mutation {
    Value(fn(&Value) -> Value),
    Remove,
    /// The member is written twice.
    Twice,
    /// The member is written under another key.
    Rename(fn(&str) -> String),
}

fn text(value: &Value, change: impl Fn(&str) -> String) -> Value {
    json!(value.as_str().map_or_else(|| change(&value.to_string()), &change))
}

const MUTATIONS: &[(&str, Mutation)] = &[
    ("removed", Mutation::Remove),
    ("null", Mutation::Value(|_| Value::Null)),
    ("7", Mutation::Value(|_| json!(7))),
    ("-0.5", Mutation::Value(|_| json!(-0.5))),
    ("true", Mutation::Value(|_| json!(true))),
    ("[]", Mutation::Value(|_| json!([]))),
    ("{}", Mutation::Value(|_| json!({}))),
    ("empty", Mutation::Value(|_| json!(""))),
    ("\"x\"", Mutation::Value(|_| json!("x"))),
    ("upper case", Mutation::Value(|value| text(value, str::to_uppercase))),
    ("space after", Mutation::Value(|value| text(value, |text| format!("{text} ")))),
    (
        "last cut",
        Mutation::Value(|value| text(value, |text| text.chars().take(text.chars().count().max(1) - 1).collect())),
    ),
    ("é after", Mutation::Value(|value| text(value, |text| format!("{text}é")))),
    ("bidi after", Mutation::Value(|value| text(value, |text| format!("{text}\u{202e}")))),
    ("NUL after", Mutation::Value(|value| text(value, |text| format!("{text}\0")))),
    ("as text", Mutation::Value(|value| text(value, str::to_owned))),
    ("enormous", Mutation::Value(|_| json!("x".repeat(100_000)))),
    ("twice", Mutation::Twice),
    ("key cut", Mutation::Rename(|key| key[..key.len() - 1].to_owned())),
    ("key upper", Mutation::Rename(str::to_uppercase)),
];

/// The event with one field mutated, as text.
fn mutated(event: &Value, path: &[&str], mutation: &Mutation) -> Option<String> {
    let mut event = event.clone();
    let (last, parents) = path.split_last()?;
    let mut object = &mut event;
    for parent in parents {
        object = object.get_mut(*parent)?;
    }
    let object: &mut Map<String, Value> = object.as_object_mut()?;
    let value = object.get(*last)?.clone();
    // Two members of one key cannot stand in a map, so the second gets a mark that is taken off in the text.
    const MARK: &str = "\u{1}";
    match mutation {
        Mutation::Value(change) => {
            let new = change(&value);
            if new == value {
                return None;
            }
            object.insert((*last).to_owned(), new);
        }
        Mutation::Remove => {
            object.shift_remove(*last);
        }
        Mutation::Twice => {
            object.insert(format!("{last}{MARK}"), value);
        }
        Mutation::Rename(change) => {
            object.shift_remove(*last);
            object.insert(change(last), value);
        }
    }
    Some(event.to_string().replace("\\u0001", ""))
}

fn rules(report: &Report) -> BTreeSet<String> {
    assert!(report.findings.iter().all(|found| found.message.len() < 2_000), "{report:?}");
    report.findings.iter().map(|found| format!("{} {} {}", found.rule.as_str(), found.path, found.message)).collect()
}

#[test]
fn every_broken_value_is_found() {
    let catalog = Catalog::new();
    let validator = Validator::new(&catalog, Options { profile: Profile::Emit, ..Options::default() });
    let ingest = Validator::new(&catalog, Options::default());
    let events: Vec<(Value, BTreeSet<String>)> = SAMPLE
        .lines()
        .filter(|line| ingest.validate(line.as_bytes()).findings.iter().all(|found| found.level == Level::Info))
        .map(|line| (serde_json::from_str(line).unwrap(), rules(&validator.validate(line.as_bytes()))))
        .collect();
    assert!(events.len() > 80);
    // One more that has the fields that no sample has.
    let mut whole = events[0].0.clone();
    whole["target"]["alias"] = json!("another-name");
    whole["target"]["resourceGroupId"] =
        json!("crn:v1:bluemix:public:resource-controller::a/0123::resource-group:4567");
    whole["target"]["host"] = json!({"address": "host.example.com"});
    whole["reason"]["reasonForFailure"] = json!("none");
    whole["initiator"]["authnId"] = json!("IBMid-6630EX05IC");
    whole["initiator"]["authnName"] = json!("ines.castellanos@example.com");
    whole["responseData"] = json!({"name": "x"});
    let before = rules(&validator.validate(whole.to_string().as_bytes()));
    let events: Vec<_> = events.into_iter().chain([(whole, before)]).collect();

    let mut table = String::from(
        "# Which rule sees a broken value\n\nEach documented field of each ordinary sample event, broken in twenty ways, under `emit`: the rules that see it in\n\
         every event that has the field; in brackets those that see it in some. `–`: nothing is documented that it would break.\n\n| field |",
    );
    for (name, _) in MUTATIONS {
        write!(table, " {name} |").unwrap();
    }
    table.push_str("\n|---|");
    table.push_str(&"---|".repeat(MUTATIONS.len()));
    table.push('\n');
    let mut silent: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for spec in FIELDS.iter().filter(|spec| spec.status == Status::Documented) {
        let path: Vec<&str> = spec.dotted.split('.').collect();
        write!(table, "| `{}` |", spec.dotted).unwrap();
        for (name, mutation) in MUTATIONS {
            let mut always: Option<BTreeSet<String>> = None;
            let mut sometimes = BTreeSet::new();
            for (event, before) in &events {
                let Some(text) = mutated(event, &path, mutation) else { continue };
                let found: BTreeSet<String> = rules(&validator.validate(text.as_bytes()))
                    .difference(before)
                    .map(|found| found.split(' ').next().unwrap_or_default().to_owned())
                    .collect();
                sometimes.extend(found.clone());
                always = Some(always.map_or_else(|| found.clone(), |always| &always & &found));
            }
            let always = always.unwrap_or_default();
            let sometimes: Vec<&String> = sometimes.difference(&always).collect();
            let mut cell: Vec<String> = always.iter().cloned().collect();
            cell.extend(sometimes.iter().map(|found| format!("({found})")));
            if cell.is_empty() {
                cell.push("–".to_owned());
            }
            if always.is_empty() {
                silent.entry(spec.dotted).or_default().push(name);
            }
            write!(table, " {} |", cell.join(" ")).unwrap();
        }
        table.push('\n');
    }

    // A wrong type is never missed, nor a required field that is gone, nor a slip in a key of four letters or more.
    for spec in FIELDS.iter().filter(|spec| spec.status == Status::Documented) {
        let unseen = silent.get(spec.dotted).cloned().unwrap_or_default();
        for name in must_be_seen(spec) {
            assert!(!unseen.contains(&name), "{}: {name} is not always seen", spec.dotted);
        }
    }
    println!("{table}");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/mutations.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &table).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(kept == table, "{TABLE} is stale: run `UPDATE=1 cargo test --test mutations` and look at what changed");
}

/// The mutations that every event must show by a finding.
fn must_be_seen(spec: &FieldSpec) -> Vec<&'static str> {
    let mut names = vec!["null", "[]", "twice"];
    match spec.ty {
        FieldType::String => names.extend(["7", "-0.5", "true", "{}"]),
        FieldType::Number => names.extend(["true", "{}", "\"x\"", "empty"]),
        FieldType::Boolean => names.extend(["7", "{}", "\"x\"", "empty"]),
        _ => names.extend(["7", "true", "\"x\"", "empty"]),
    }
    if spec.required.is_some() {
        names.push("removed");
    }
    if spec.name.len() > 3 {
        names.extend(["key cut", "key upper"]);
    }
    match spec.dotted {
        "outcome" | "severity" | "observer.name" | "initiator.typeURI" | "initiator.credential.type" => names.extend([
            "empty",
            "\"x\"",
            "upper case",
            "space before",
            "space after",
            "last cut",
            "é after",
            "bidi after",
            "NUL after",
        ]),
        "eventTime" => names.extend(["empty", "\"x\"", "space after", "last cut", "é after", "NUL after"]),
        "action" => names.extend(["empty", "\"x\"", "space after", "é after", "bidi after", "NUL after"]),
        "initiator.host.address" => names.extend(["\"x\"", "space after", "é after", "NUL after"]),
        _ => {}
    }
    names
}
