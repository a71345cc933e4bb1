//! The IBM Cloud pack: every name of the facts resolves, no other does, and what is only listed is told as such.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use activity_tracker_events::catalog::{Catalog, Concern, Depth, Entry, ErrorCode, Operation, Pack, Scope, UserEntry};
use activity_tracker_events::describe::{Describer, Messages};
use activity_tracker_events::{Options, RuleId, Validator};
use serde_json::{Value, json};

fn loaded() -> Catalog {
    let mut catalog = Catalog::new();
    catalog.load(Pack::ibm_cloud()).unwrap();
    catalog
}

/// Actions of which the documentation says the same.
struct Section {
    topic: String,
    scope: Option<String>,
    data_event: Option<bool>,
    source: String,
    names: Vec<String>,
}

/// The files of facts, read by another way than the build's.
fn facts() -> (Vec<Section>, BTreeMap<String, String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/catalog/data/ibm-cloud");
    let (mut sections, mut deprecated): (Vec<Section>, _) = (Vec::new(), BTreeMap::new());
    let plain = |text: &str| text.trim_matches(['"', ',', ' ']).to_owned();
    for file in fs::read_dir(folder).unwrap() {
        for line in fs::read_to_string(file.unwrap().path()).unwrap().lines() {
            let pair = line.split_once(" = ").map(|(key, value)| (plain(key), plain(value)));
            match (pair, sections.last_mut()) {
                _ if line == "[[actions]]" => sections.push(Section {
                    topic: String::new(),
                    scope: None,
                    data_event: None,
                    source: String::new(),
                    names: Vec::new(),
                }),
                (Some((key, value)), _) if line.starts_with('"') => drop(deprecated.insert(key, value)),
                (Some((key, value)), Some(section)) => match key.as_str() {
                    "topic" => section.topic = value,
                    "scope" => section.scope = Some(value),
                    "data_event" => section.data_event = Some(value == "true"),
                    "source" => section.source = value,
                    _ => {}
                },
                (None, Some(section)) if line.starts_with("  ") => section.names.push(plain(line)),
                _ => {}
            }
        }
    }
    (sections, deprecated)
}

#[test]
fn every_name_of_the_facts_resolves_with_what_is_known_of_it() {
    let (catalog, (sections, deprecated)) = (loaded(), facts());
    let mut names = BTreeSet::new();
    for section in &sections {
        for name in &section.names {
            let found = catalog.lookup(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(found.action(), name);
            assert!(names.insert(name.clone()), "{name}");
            let entry = found.entry();
            if entry.depth() == Depth::Full {
                assert!(found.template().is_some_and(|template| template.starts_with("<service_name>.")), "{name}");
                continue;
            }
            assert_eq!(entry.topic(), Some(section.topic.as_str()));
            assert_eq!(entry.scope().as_str(), section.scope.as_deref().unwrap_or("unknown"));
            assert_eq!(entry.data_event(), section.data_event);
            assert_eq!(entry.source(), format!("IBM Cloud documentation, {}", section.source));
            assert_eq!(entry.concern(), Concern::Unknown);
            assert_eq!(entry.description(), "");
            let replaced = entry.deprecated().map(|deprecated| {
                let all = deprecated.replaced_by.iter().chain(&deprecated.alternatives);
                all.map(|name| name.as_ref()).collect::<Vec<_>>().join(",")
            });
            assert_eq!(replaced.as_ref(), deprecated.get(name), "{name}");
        }
    }
    assert!(names.len() > 4_000);
    assert_eq!(Pack::ibm_cloud().names().collect::<BTreeSet<_>>(), names.iter().map(String::as_str).collect());
    // And no other: a letter more, a letter less, a part less.
    for name in names.iter().step_by(7) {
        let parts: Vec<&str> = name.split('.').collect();
        for other in [format!("{name}x"), name[..name.len() - 1].to_owned(), parts[..parts.len() - 1].join(".")] {
            let known = names.contains(&other) || Catalog::new().lookup(&other).is_some();
            assert_eq!(catalog.lookup(&other).is_some(), known, "{other}");
        }
    }
}

#[test]
fn what_is_listed_reads_well() {
    let (catalog, english) = (loaded(), Messages::english());
    let describer = Describer::new(&catalog, &english);
    let mut titles = 0;
    for entry in catalog.actions().filter(|entry| entry.depth() == Depth::Listed) {
        let title = entry.title();
        let phrase = title.strip_prefix(&format!("{}: ", entry.service())).unwrap_or_else(|| panic!("{title}"));
        assert!(phrase.starts_with(|c: char| c.is_ascii_lowercase()), "{title}");
        assert!(!phrase.contains(['{', '}', '_', '<']) && !phrase.contains("  ") && phrase.trim() == phrase, "{title}");
        for wrong in [" a a", " an a", " a the ", " the the ", " a an ", " a Object"] {
            assert!(!phrase.contains(&format!("{wrong} ")), "{title}");
        }
        let told = describer.action(entry.action());
        assert_eq!(told.sentence, format!("Reports an attempt to {phrase}."));
        assert_eq!((told.known, told.depth, told.description), (true, Some("listed"), None));
        titles += 1;
    }
    assert!(titles > 3_900);
}

#[test]
fn sentences_are_made_of_verb_and_object() {
    let (catalog, english) = (loaded(), Messages::english());
    let describer = Describer::new(&catalog, &english);
    let told = |action: &str, outcome: &str, code: u16| {
        let event = json!({
            "action": action, "outcome": outcome, "reason": {"reasonCode": code}, "initiator": {"name": "ana@example.com"},
            "target": {"name": "X"},
        });
        describer.event(event.to_string().as_bytes(), &Options::default()).sentence
    };
    assert_eq!(told("kms.secrets.rotate", "success", 200), "ana@example.com rotated key “X”.");
    assert_eq!(
        told("kms.secrets.setkeyfordeletion", "failure", 403),
        "ana@example.com was not allowed to set key “X” for deletion (403)."
    );
    assert_eq!(told("kms.secrets.ack-rotate", "success", 200), "ana@example.com acknowledged the rotation of key “X”.");
    assert_eq!(
        told("apiconnect.api_updateSpaceScope.update", "success", 200),
        "ana@example.com updated API “X” in a space."
    );
    assert_eq!(told("mds-rest.create_table", "success", 200), "ana@example.com created table “X”.");
    assert_eq!(told("planning-analytics.user.logout", "success", 200), "ana@example.com logged out.");
    // In another language the operation is what can be said.
    let pairs = [("verb.update.done".to_owned(), "hat {object} geändert".to_owned())];
    let german = Messages::from_pairs(pairs).unwrap();
    let event = json!({"action": "kms.secrets.rotate", "outcome": "success", "reason": {"reasonCode": 200},
        "initiator": {"name": "ana@example.com"}, "target": {"name": "X"}});
    let told = Describer::new(&catalog, &german).event(event.to_string().as_bytes(), &Options::default());
    assert_eq!(told.sentence, "ana@example.com hat key “X” geändert.");
}

#[test]
fn entries_say_that_they_are_listed() {
    let catalog = loaded();
    let json = serde_json::to_value(catalog.lookup("kms.secrets.rotate").unwrap().to_entry()).unwrap();
    assert_eq!(
        json,
        json!({
            "action": "kms.secrets.rotate", "depth": "listed", "group": "ibm-cloud/kms", "service": "Key Protect",
            "title": "Key Protect: rotate a key", "description": "", "topic": "keys", "operation": "update",
            "operationDerived": true, "concern": "unknown", "scope": "location",
            "source": "IBM Cloud documentation, key-protect:at-events.md",
        })
    );
    let full = serde_json::to_value(catalog.lookup("pm-20.training.delete").unwrap().to_entry()).unwrap();
    assert_eq!((&full["depth"], full.get("operationDerived")), (&json!("full"), None));
    assert_eq!(catalog.group("ibm-cloud/kms").unwrap().title, "Key Protect");
    for group in catalog.groups() {
        let of_group = catalog.actions().filter(|entry| entry.group().id == group.id).count();
        assert_eq!(group.entries, of_group, "{}", group.id);
    }
    let ids: Vec<&str> = catalog.groups().map(|group| group.id).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
}

/// What rules find of an action.
fn findings(catalog: &Catalog, event: &Value) -> Vec<(RuleId, String)> {
    let report = Validator::new(catalog, Options::default()).validate(event.to_string().as_bytes());
    report.findings.into_iter().map(|finding| (finding.rule, finding.message)).collect()
}

#[test]
fn rules_know_what_is_listed() {
    let catalog = loaded();
    let of = |action: &str, rule: RuleId| {
        let found =
            findings(&catalog, &json!({"action": action, "logSourceCRN": "crn:v1:bluemix:public:x:global:a/1:::"}));
        found.into_iter().find(|(id, _)| *id == rule).map(|(_, message)| message)
    };
    assert_eq!(of("kms.secrets.rotate", RuleId::ActionUnknown), None);
    let unknown = of("kms.secrets.rotat", RuleId::ActionUnknown).unwrap();
    assert!(unknown.contains("did you mean `kms.secrets.rotate`"), "{unknown}");
    let deprecated = of("databases-for-redis.user.create", RuleId::ActionDeprecated).unwrap();
    assert!(deprecated.ends_with("its replacement is `databases-for-redis.deployment-user.create`"), "{deprecated}");
    let either = of("is.instance.network-interface_floating-ip.attach", RuleId::ActionDeprecated).unwrap();
    assert!(
        either.contains("`is.floating-ip.floating-ip.attach` or `is.instance.network-interface.attach`"),
        "{either}"
    );
    // Only where the scope is known.
    assert!(of("kms.secrets.rotate", RuleId::LocationGlobal).is_some());
    let unknown = catalog.actions().find(|entry| entry.topic().is_some() && entry.scope() == Scope::Unknown).unwrap();
    assert_eq!(of(unknown.action(), RuleId::LocationGlobal), None);
}

#[test]
fn built_in_entries_count_more_and_so_do_a_programs_own() {
    let mut catalog = loaded();
    for entry in Catalog::new().actions() {
        assert_eq!(catalog.lookup(entry.action()).unwrap().entry(), entry);
    }
    let before = catalog.actions().count();
    catalog.define(vec![UserEntry::new("kms.secrets.rotate", "Rotate our key", Operation::Update)]).unwrap();
    assert_eq!(catalog.lookup("kms.secrets.rotate").unwrap().title(), "Rotate our key");
    assert_eq!(catalog.actions().count(), before);
    let names = catalog.search("kms.secrets.rotate", 5);
    assert_eq!(names.iter().filter(|found| found.action() == "kms.secrets.rotate").count(), 1);
    // In whichever order they come.
    let mut other = Catalog::new();
    other.define(vec![UserEntry::new("kms.secrets.rotate", "Rotate our key", Operation::Update)]).unwrap();
    other.load(Pack::ibm_cloud()).unwrap();
    other.load(Pack::ibm_cloud()).unwrap();
    let all = |catalog: &Catalog| serde_json::to_value(catalog.actions().map(Entry::from).collect::<Vec<_>>()).unwrap();
    assert_eq!(all(&catalog), all(&other));
}

#[test]
fn search_and_suggestions_go_through_the_pack() {
    let catalog = loaded();
    let names = |text: &str| {
        let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
        catalog.search(text, 10).iter().map(|found| found.action().to_owned()).collect::<Vec<_>>()
    };
    assert!(names("key protect rotate").contains(&"kms.secrets.rotate".to_owned()));
    assert_eq!(names("vpn gateway create")[0], "is.vpn.vpn-gateway.create");
    assert_eq!(catalog.suggest("kms.secret.rotate", 1), ["kms.secrets.rotate"]);
    // A service left out, or one that is none: the rest says which is meant, unless many have it.
    assert_eq!(catalog.suggest("notebook.delete", 3), ["data-science-experience.notebook.delete"]);
    assert_eq!(catalog.suggest("secrets.rotate", 3), ["hs-crypto.secrets.rotate", "kms.secrets.rotate"]);
    assert_eq!(catalog.suggest("key-protect.secrets.rotate", 3), ["hs-crypto.secrets.rotate", "kms.secrets.rotate"]);
    assert!(catalog.suggest("shop.user.create", 3).is_empty());
    assert!(catalog.suggest("weather.forecast.ask", 3).is_empty());
}

/// A text with the hash that it must have.
fn whole(body: &str) -> String {
    let hash = body.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("activity-tracker-events catalog 1 {hash}\n{body}")
}

#[test]
fn read_service_by_service_it_is_what_it_is_read_as_a_whole() {
    // The same entries under another version: every line is read before any counts, and no stretch is.
    let (_, body) = Pack::ibm_cloud_text().split_once('\n').unwrap();
    let (_, lines) = body.split_once('\n').unwrap();
    let other = Box::leak(whole(&format!("other\n{lines}")).into_boxed_str());
    let pack = Box::leak(Box::new(Pack::read(other).unwrap()));
    assert!(pack.names().eq(Pack::ibm_cloud().names()));
    let mut catalog = Catalog::new();
    catalog.load(pack).unwrap();
    let all =
        |catalog: &Catalog| serde_json::to_string(&catalog.actions().map(Entry::from).collect::<Vec<_>>()).unwrap();
    assert_eq!(all(&catalog), all(&loaded()));
    assert!(catalog.services().eq(loaded().services()));
    assert!(catalog.groups().eq(loaded().groups()));
    // In whichever order they are asked for.
    let fresh = Box::leak(Box::new(Pack::read(Pack::ibm_cloud_text()).unwrap()));
    let mut backwards = Catalog::new();
    backwards.load(fresh).unwrap();
    let names: Vec<&str> = Pack::ibm_cloud().names().collect();
    for name in names.iter().rev() {
        let [one, other] = [&backwards, &catalog].map(|catalog| catalog.lookup(name).unwrap().to_entry());
        assert_eq!(serde_json::to_string(&one).unwrap(), serde_json::to_string(&other).unwrap());
    }
    // Where the lines of a stretch are is told by whole numbers.
    let broken = whole(&body.replacen("\ni\t", "\ni\tx", 1));
    assert!(Pack::read(Box::leak(broken.into_boxed_str())).unwrap_err().to_string().contains("line 3 is not"));
}

#[test]
fn a_text_that_is_no_pack_is_refused() {
    let text = Pack::ibm_cloud_text();
    let refused = |text: String, message: &str| {
        let error = Pack::read(Box::leak(text.into_boxed_str())).unwrap_err();
        assert_eq!(error.code(), ErrorCode::BadCatalog);
        assert!(error.to_string().contains(message), "{error}");
    };
    refused(String::new(), "does not begin as a pack");
    refused("{}".to_owned(), "does not begin as a pack");
    refused(text[..text.len() - 10].to_owned(), "not whole");
    refused(text.replacen("rotate", "rotatr", 1), "not whole");
    // Whole, and yet not as it must be.
    let good =
        "1\ng\tx\t1\tX\nv\tread\tread {object}\tread {object}\nt\tT\ns\tS\n-\t0\t0\t0\tunknown\t?\ne\t0\ta.b\t0\ta b\n";
    let read = Pack::read(Box::leak(whole(good).into_boxed_str())).unwrap();
    assert_eq!((read.version(), read.names().collect::<Vec<_>>()), ("1", vec!["a.b"]));
    for (from, to, line) in [
        ("g\tx", "q\tx", 3),
        ("v\tread", "v\tdream", 4),
        ("-\t0", "-\t1", 7),
        ("unknown", "nowhere", 7),
        ("e\t0", "e\t9", 8),
        ("a.b", "a..b", 8),
        ("a.b", "a b", 8),
        ("a.b\t0", "a.b\t7", 8),
        ("a.b\t0", "a.b\t-1", 8),
        ("\ta b", "", 8),
        ("-\t0\t0\t0\tunknown\t?\n", "", 7),
    ] {
        refused(whole(&good.replacen(from, to, 1)), &format!("line {line} is not as it must be"));
    }
    let many: String = (0..65_600).map(|n| format!("e\t0\ta.b{n}\t0\t\n")).collect();
    refused(whole(&format!("{good}{many}")), "is not as it must be");
    // Another pack beside the one that is loaded.
    let mut catalog = loaded();
    let error = catalog.load(Box::leak(Box::new(read))).unwrap_err();
    assert!(error.to_string().contains("is loaded already"), "{error}");
}
