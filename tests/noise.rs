//! A thousand ordinary events over all names of the catalog, written in the ways in which services publish them: whoever
//! takes them in has none to look at.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    reason = "a test that panics has failed"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use activity_tracker_events::catalog::{EntryData, Scope};
use activity_tracker_events::rules::RuleId;
use activity_tracker_events::{Catalog, Level, Options, Validator};
use common::Random;
use serde_json::{Map, Value, json};

const EVENTS: usize = 1_000;
const SEED: u64 = 20_260_310;

fn guid(random: &mut Random) -> String {
    let (one, two) = (random.next(), random.next());
    let tail = two & 0xffff_ffff_ffff;
    format!("{:08x}-{:04x}-{:04x}-{:04x}-{tail:012x}", one >> 32, one >> 16 & 0xffff, one & 0xffff, two >> 48)
}

#[test]
fn a_thousand_ordinary_events_have_no_warning() {
    let catalog = Catalog::new();
    let names = names(&catalog);
    let validator = Validator::new(&catalog, Options::default());
    let mut random = Random(SEED);
    let mut loud = Vec::new();
    let (mut actions, mut hints, mut quiet) = (BTreeSet::new(), BTreeMap::<RuleId, usize>::new(), 0);
    for index in 0..EVENTS {
        // All names come first, then any of them again.
        let (action, entry) =
            names.get(index).unwrap_or_else(|| &names[random.below(names.len() as u64) as usize]).clone();
        let event = event(&mut random, &action, entry);
        let report = validator.validate(event.to_string().as_bytes());
        for finding in &report.findings {
            *hints.entry(finding.rule).or_default() += 1;
            if finding.level != Level::Info {
                loud.push(format!("event {index} of seed {SEED}: {}: {}\n{event}", finding.path, finding.message));
            }
        }
        quiet += usize::from(report.findings.is_empty());
        actions.insert(action);
    }
    assert!(loud.is_empty(), "{} findings\n{}", loud.len(), loud[..loud.len().min(10)].join("\n"));
    assert!(names.len() < EVENTS && actions.len() == names.len(), "{} of {} names", actions.len(), names.len());
    // The variations are there at all, and so are events without any.
    let wanted = [RuleId::TimeFormat, RuleId::FieldRequired, RuleId::FieldType, RuleId::CorrelationIdFormat];
    assert!(wanted.iter().all(|rule| hints.contains_key(rule)) && quiet > 0, "{hints:?}, {quiet} without a finding");
}

/// Every name of the catalog with its entry; a template for any service with some services.
fn names(catalog: &Catalog) -> Vec<(String, &EntryData)> {
    let mut names: Vec<String> = catalog.concrete_names().map(str::to_owned).collect();
    for entry in catalog.actions().filter(|entry| entry.is_open()) {
        let services = ["cloud-object-storage", "kms", "my_service-2"];
        names.extend(services.map(|service| entry.action().replace("<service_name>", service)));
    }
    names.into_iter().map(|name| (name.clone(), catalog.lookup(&name).unwrap().entry())).collect()
}

/// What makes a member's value.
type Make = fn(&mut Random) -> Value;

/// An ordinary event, in one of the ways in which services publish them.
fn event(random: &mut Random, action: &str, entry: &EntryData) -> Value {
    let (service, _) = action.split_once('.').unwrap();
    let account = "7c4e19d2b86f4a0f9d3572e1c05ab8f6";
    let location = match entry.scope() {
        Scope::Global if entry.location_check() => random.of(&["global", ""]),
        _ => random.of(&["us-south", "eu-de", "jp-tok-1"]),
    };
    let instance = if random.once_in(2) { guid(random) } else { String::new() };
    let ctype = random.of(&["public", "public", "public", "dedicated", "staging"]);
    let crn = format!("crn:v1:bluemix:{ctype}:{}:{location}:a/{account}:{instance}", service.replace('_', "-"));
    let (outcome, code, severity) = ending(random, action);
    let object = action.rsplit_once('.').unwrap().0;
    let type_uri = match random.below(3) {
        0 if entry.is_open() => format!("resource-controller/{}", object.split('.').nth(1).unwrap()),
        1 => object.replace('_', "-").replace('.', "/"),
        _ => object.replace('.', "/"),
    };
    let name = random.of(&["", "churn", "orders 2026.csv", "größe", "注文 😀"]);
    let mut event = json!({
        "eventTime": time(random),
        "action": action,
        "outcome": outcome,
        "severity": severity,
        "reason": { "reasonCode": code },
        "initiator": initiator(random),
        "target": {
            "id": format!("{crn}:thing:{}", random.of(&["", "1", "a/b:c"])),
            "name": name,
            "typeURI": type_uri,
        },
        "message": message(random, service, action, outcome),
        "logSourceCRN": format!("{crn}::"),
    });
    let members = event.as_object_mut().unwrap();
    let mut often = |key: &str, value: Value| {
        if !random.once_in(3) {
            members.insert(key.to_owned(), value);
        }
    };
    often("saveServiceCopy", json!(true));
    often("dataEvent", json!(entry.data_event().unwrap_or(true)));
    often("observer", json!({ "name": "ActivityTracker", "typeURI": "security/edge/activity-tracker" }));
    let free = |random: &mut Random| match random.below(4) {
        0 => json!("{\"state\":\"Completed\",\"rows\":[1,2.5,null]}"),
        1 => Value::Null,
        2 => json!({}),
        _ => json!({ "month": "2026-02", "action": 5, "nested": { "outcome": [] } }),
    };
    let more: [(&str, Make); 8] = [
        ("id", |random| json!(guid(random))),
        ("correlationId", |random| json!(if random.once_in(2) { guid(random) } else { guid(random).replace('-', "") })),
        ("meta", |_| json!({ "serviceProviderName": "bss-at-sender-prod-us-south", "userAccountIds": [] })),
        ("typeURI", |_| json!("http://schemas.dmtf.org/cloud/audit/1.0/event")),
        ("eventType", |_| json!("activity")),
        ("requestPath", |_| json!("/v2/jobs/84e6c0d2/runs")),
        ("resourceGroupId", |random| json!(guid(random))),
        ("requestHeader", |_| json!({ "accept": "*/*" })),
    ];
    for (key, make) in more {
        if random.once_in(4) {
            members.insert(key.to_owned(), make(random));
        }
    }
    for key in ["requestData", "responseData"] {
        if random.once_in(2) {
            members.insert(key.to_owned(), free(random));
        }
    }
    if random.once_in(3) {
        members["reason"]["reasonType"] = json!(random.of(&["", "OK", "Created"]));
    }
    if random.once_in(4) {
        members["target"]["host"] = json!({ "address": "kub:prod-dal12:resource-controller-6c9d7f58b4-x2vqk" });
    }
    if random.once_in(4) {
        let group = format!("crn:v1:bluemix:public:resource-controller::a/{account}::resource-group:1");
        members["target"]["resourceGroupId"] = json!(group);
    }
    shuffled(random, members)
}

/// An outcome with a code and a severity that go with it.
fn ending(random: &mut Random, action: &str) -> (&'static str, u16, &'static str) {
    let kind = if action.ends_with(".failed") { 9 } else { random.below(10) };
    match kind {
        0..=6 => ("success", random.of(&[200, 201, 202, 204]), random.of(&["normal", "normal", "warning", "critical"])),
        7 => ("pending", 202, "normal"),
        _ => {
            let code = random.of(&[400, 401, 403, 404, 409, 429, 500, 503]);
            let severity = match code {
                401 | 403 | 503 => "critical",
                400 | 409 | 500 => "warning",
                _ => "normal",
            };
            ("failure", code, severity)
        }
    }
}

/// The documented form, or one of the older ones.
fn time(random: &mut Random) -> String {
    let (day, hour, minute) = (random.below(28) + 1, random.below(24), random.below(60));
    let fraction = random.of(&[".12", ".12", ".00", "", ".9", ".908", ".123456", ".123456789"]);
    let offset = random.of(&["+0000", "+0000", "Z", "+00:00"]);
    format!("2026-03-{day:02}T{hour:02}:{minute:02}:04{fraction}{offset}")
}

fn initiator(random: &mut Random) -> Value {
    let guid = guid(random);
    let (id, kind, credential) = match random.below(8) {
        0 => (format!("iam-ServiceId-{guid}"), "account/serviceid", "apikey-serviceid"),
        1 => (format!("iam-ServiceId-{guid}"), "account/service-id", "serviceid"),
        2 => (format!("iam-Profile-{guid}"), "account/profile", "profile"),
        3 => ("wdp-scheduling".to_owned(), "account/service", "token"),
        4 => (format!("certificate-{guid}"), "client/certificateid", "certificate"),
        5 => (guid, "clientid", "s2s-authorization"),
        _ => ("IBMid-270004WA4U".to_owned(), "account/user", random.of(&["token", "user", "apikey"])),
    };
    let mut initiator = json!({
        "id": id,
        "name": random.of(&["", "ada@example.com", "IBM", "churn-pipeline"]),
        "typeURI": format!("service/security/{kind}"),
        "credential": { "type": credential },
    });
    let agents =
        ["", "Not Set", "curl/8.5.0", "Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0"];
    let (address, stated) = match random.below(7) {
        0 => return initiator,
        1 => ("", None),
        2 => ("192.0.2.17", Some("IPv4")),
        3 => (random.of(&["2001:db8::17", "192.0.2.17"]), None),
        4 => ("2001:db8::17", Some("IPv6")),
        5 => (random.of(&["192.0.2.64/26", "2001:db8::/48"]), Some("subnet")),
        _ => (random.of(&["", "10.22.4.17"]), Some("CSE")),
    };
    initiator["host"] = json!({ "address": address });
    if let Some(stated) = stated {
        initiator["host"]["addressType"] = json!(stated);
    }
    if random.once_in(2) {
        initiator["host"]["agent"] = json!(random.of(&agents));
    }
    initiator
}

fn message(random: &mut Random, service: &str, action: &str, outcome: &str) -> String {
    let who = random.of(&[service, "IAM Identity Service", "Data Refinery"]);
    let verb = action.rsplit('.').next().unwrap();
    let end = match outcome {
        "failure" => " -failure",
        "pending" => random.of(&["", " -pending"]),
        _ => "",
    };
    format!("{who}: {verb} churn{end}")
}

/// Services write the members in any order.
fn shuffled(random: &mut Random, members: &Map<String, Value>) -> Value {
    let mut members: Vec<_> = members.clone().into_iter().collect();
    for last in (1..members.len()).rev() {
        members.swap(last, random.below(last as u64 + 1) as usize);
    }
    Value::Object(members.into_iter().collect())
}
