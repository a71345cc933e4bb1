//! Files that are generated from the crate's data and kept in the repository: fresh, or rewritten with `UPDATE=1`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics has failed")]

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use activity_tracker_events::catalog::{Catalog, Concern, EntryData, FieldType, Operation, Scope, catalog_version};
use activity_tracker_events::describe::{Describer, Messages};
use activity_tracker_events::event::{self, FIELDS, Field, FieldSpec};
use activity_tracker_events::rules::{CaseSpec, RULES, UNREAD};
use activity_tracker_events::{Level, Options, Profile, RuleId, Validator, json_schema};
use serde_json::{Value, json};

/// Fails when a file is not what it must be, naming it; writes it instead when asked to.
fn check(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        return;
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == text, "{file} is stale; write it anew with `npm run generate`");
}

/// `export type Name = | "a" | "b"`.
fn union(out: &mut String, doc: &str, name: &str, members: impl IntoIterator<Item = String>) {
    write!(out, "\n/** {doc} */\nexport type {name} =").unwrap();
    for member in members {
        write!(out, "\n  | {member}").unwrap();
    }
    out.push_str(";\n");
}

fn literal(word: &str) -> String {
    assert!(!word.contains(['"', '\\', '`', '$']), "{word}");
    format!("\"{word}\"")
}

fn words<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> Vec<String> {
    all.iter().map(|value| literal(word(*value))).collect()
}

/// A template for any service as a template-literal type; its closed placeholders are spelled out.
fn pattern(entry: &EntryData) -> String {
    let parts = entry.action().split('.').map(|part| {
        let name = part.strip_prefix('<').and_then(|part| part.strip_suffix('>'));
        let Some(name) = name else { return part.to_owned() };
        let values = &entry.parameters().iter().find(|parameter| parameter.name == name).unwrap().values;
        if values.is_empty() {
            return "${string}".to_owned();
        }
        let values: Vec<String> = values.iter().map(|value| literal(&value.value)).collect();
        format!("${{{}}}", values.join(" | "))
    });
    format!("`{}`", parts.collect::<Vec<_>>().join("."))
}

fn names() -> String {
    let catalog = Catalog::new();
    let mut out = String::from("// Generated from the catalog and the rules by `npm run generate`.\n");
    let versions = [
        ("version", "The version of this package.", env!("CARGO_PKG_VERSION")),
        (
            "catalogVersion",
            "The version of the built-in catalog: its source document's date, and a revision.",
            catalog_version(),
        ),
    ];
    for (name, doc, value) in versions {
        write!(out, "\n/** {doc} */\nexport const {name}: string = {};\n", literal(value)).unwrap();
    }
    let exact = catalog.concrete_names().map(literal);
    let open = catalog.actions().filter(|entry| entry.is_open()).map(pattern);
    union(
        &mut out,
        "The name of a built-in action; one of a template for any service as a pattern.",
        "ActionName",
        exact.chain(open),
    );
    let templates = catalog.actions().filter(|entry| entry.is_template()).map(|entry| literal(entry.action()));
    union(&mut out, "The name of a built-in template: an action with a part that varies.", "TemplateName", templates);
    let groups = catalog.groups().map(|group| literal(group.id)).chain([literal("user-defined")]);
    union(&mut out, "The id of a group of actions.", "GroupId", groups);
    union(&mut out, "The id of a rule: `family/name`.", "RuleId", words(RuleId::ALL, RuleId::as_str));
    union(&mut out, "How much a finding matters.", "Level", words(&Level::ALL, Level::as_str));
    union(
        &mut out,
        "Who is checked: a consumer of events, or a producer.",
        "Profile",
        words(&Profile::ALL, Profile::as_str),
    );
    union(&mut out, "What an action does.", "Operation", words(Operation::ALL, Operation::as_str));
    union(&mut out, "What an action can do to security.", "Concern", words(Concern::ALL, Concern::as_str));
    union(&mut out, "Where an action's events are viewed.", "Scope", words(Scope::ALL, Scope::as_str));
    union(
        &mut out,
        "The JSON type of a documented field of `requestData`.",
        "RequestFieldType",
        words(FieldType::ALL, FieldType::as_str),
    );
    out
}

#[test]
fn names_of_the_typescript_face() {
    check("pkg/src/generated/names.ts", &names());
}

/// What reading the members of a parsed event takes to know of its fields.
#[test]
fn fields_of_a_parsed_event() {
    let mut out = String::from("// Generated from the table of fields by `npm run generate`. Do not edit.\n");
    let mut list = |doc: &str, name: &str, ty: &str, item: &dyn Fn(&FieldSpec) -> String| {
        let items: String = FIELDS.iter().map(|spec| format!("  {},\n", item(spec))).collect();
        write!(out, "\n/** {doc} */\nexport const {name}: readonly {ty}[] = [\n{items}];\n").unwrap();
    };
    list("The names of the fields, in the order of the table.", "NAMES", "string", &|spec| literal(spec.name));
    let holder = |spec: &FieldSpec| spec.parent.map_or(0, |parent| parent.index() + 1);
    list(
        "Of each field what it is a member of: 0 for the event, a field as its place + 1.",
        "HOLDERS",
        "number",
        &|spec| holder(spec).to_string(),
    );
    list("Whether the members of a field are fields themselves.", "HOLDS", "boolean", &|spec| {
        (spec.ty == event::FieldType::Object).to_string()
    });
    list(
        "Whether a rule looks at the text of a field, and not only at what kind of value it is.",
        "READ",
        "boolean",
        &|spec| (!UNREAD.contains(&spec.field)).to_string(),
    );
    for (name, field) in [("ACTION", Field::Action), ("REQUEST_DATA", Field::RequestData)] {
        write!(out, "\n/** The place of `{}`. */\nexport const {name} = {};\n", field.spec().dotted, field.index())
            .unwrap();
    }
    check("pkg/src/generated/fields.ts", &out);
}

#[path = "../build/messages.rs"]
#[allow(dead_code)]
mod messages;

/// The languages beside English, as JSON that a program can hand to the describer.
#[test]
fn messages_of_other_languages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/describe/messages");
    for file in fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
        let language = file.file_stem().unwrap().to_str().unwrap().to_owned();
        if language == "en" {
            continue;
        }
        let messages = messages::read(&fs::read_to_string(file).unwrap()).unwrap();
        let text = serde_json::to_string_pretty(&messages).unwrap() + "\n";
        check(&format!("pkg/src/messages/{language}.json"), &text);
    }
}

/// One file per profile; the one without a name in its name is that of the default.
#[test]
fn json_schema_of_every_profile() {
    for profile in Profile::ALL {
        let name = if profile == Profile::default() { String::new() } else { format!("{}.", profile.as_str()) };
        let schema: Value = serde_json::from_str(&json_schema(profile)).unwrap();
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        check(&format!("pkg/src/schema/event.{name}schema.json"), &text);
    }
}

/// Text in a cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;").replace('\n', " ")
}

fn level(level: Option<Level>) -> &'static str {
    level.map_or("off", Level::as_str)
}

/// What the case that shows a rule best does to an event, and what it is told.
fn example(id: RuleId) -> String {
    let file = format!("tests/cases/{}.json", id.as_str());
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&file)).unwrap_or_default();
    let Ok(cases) = serde_json::from_str::<Value>(&text) else { return String::new() };
    let case = cases["cases"].as_array().unwrap().iter().find(|case| case["breaks"] == true).unwrap();
    let mut out = String::new();
    if let Some(set) = case["set"].as_object() {
        for (pointer, value) in set {
            writeln!(out, "{}: {value}", pointer.trim_start_matches('/').replace('/', ".")).unwrap();
        }
    }
    for removed in case["remove"].as_array().into_iter().flatten() {
        let pointer = removed.as_str().unwrap_or_default();
        writeln!(out, "{}: (missing)", pointer.trim_start_matches('/').replace('/', ".")).unwrap();
    }
    for (from, to) in case["replace"].as_object().into_iter().flatten() {
        writeln!(out, "{from}  →  {}", to.as_str().unwrap_or_default()).unwrap();
    }
    if let Some(text) = case["text"].as_str() {
        writeln!(out, "{}", text.chars().take(200).collect::<String>()).unwrap();
    }
    if out.is_empty() {
        writeln!(out, "{}", case["name"].as_str().unwrap_or_default()).unwrap();
    }
    let findings = case["ingest"].as_array().filter(|found| !found.is_empty()).or(case["emit"].as_array()).unwrap();
    let message = findings.iter().find(|found| found["rule"] == id.as_str()).unwrap()["message"].as_str();
    let says = message.map(|message| format!("\n> {message}\n")).unwrap_or_default();
    format!("\n```text\n{out}```\n{says}")
}

fn rules() -> String {
    let mut out = String::from(
        "# Rules\n\nGenerated from the rules and their cases by `npm run generate`.\n\n\
         Each rule has a level for producers (`emit`) and one for consumers (`ingest`); any can be set to another level, or\n\
         `off`, by its id. An event is valid when it has no finding of level `error`.\n\n\
         | rule | emit | ingest | breaks when |\n|---|---|---|---|\n",
    );
    let row = |out: &mut String, first: &str, spec: &CaseSpec, when: &str| {
        let (emit, ingest) = (level(spec.emit), level(spec.ingest));
        writeln!(out, "| {first} | {emit} | {ingest} | {} |", cell(when)).unwrap();
    };
    for rule in RULES {
        let (id, anchor) = (rule.id.as_str(), rule.id.as_str().replace('/', ""));
        for (index, spec) in rule.cases.iter().enumerate() {
            match (index, spec.when) {
                (0, "") => row(&mut out, &format!("[`{id}`](#{anchor})"), spec, rule.summary),
                (0, when) => row(&mut out, &format!("[`{id}`](#{anchor})"), spec, &format!("{}: {when}", rule.summary)),
                (_, when) => row(&mut out, "", spec, when),
            }
        }
    }
    for rule in RULES {
        write!(out, "\n## {}\n\nBreaks when {}.\n\n", rule.id.as_str(), rule.summary.trim_end_matches('.')).unwrap();
        write!(out, "**Why.** {}\n\n**Mend.** {}\n", rule.why, rule.mend).unwrap();
        out.push_str(&example(rule.id));
    }
    out
}

#[test]
fn reference_of_the_rules() {
    check("docs/rules.md", &rules());
}

fn actions() -> String {
    let catalog = Catalog::new();
    let mut out = format!(
        "# Actions\n\nGenerated from the catalog, version {}, by `npm run generate`: {} actions and templates in {} groups.\n",
        catalog_version(),
        catalog.actions().count(),
        catalog.groups().count()
    );
    for group in catalog.groups() {
        write!(out, "\n## {}\n\n", group.title).unwrap();
        if let Some(note) = group.note {
            write!(out, "{note}\n\n").unwrap();
        }
        for activity in group.activities {
            let groups: Vec<_> =
                activity.groups.iter().filter_map(|id| catalog.group(id)).map(|group| group.title).collect();
            writeln!(out, "- {}: {}", activity.title, groups.join(", ")).unwrap();
        }
        let entries: Vec<_> = catalog.actions().filter(|entry| entry.group().id == group.id).collect();
        if !entries.is_empty() {
            out.push_str("| action | description | operation | concern | scope |\n|---|---|---|---|---|\n");
        }
        for entry in entries {
            let words = [entry.operation().as_str(), entry.concern().as_str(), entry.scope().as_str()].join(" | ");
            writeln!(out, "| `{}` | {} | {words} |", entry.action(), cell(entry.description())).unwrap();
        }
        write!(out, "\nSource: {}\n", group.source).unwrap();
    }
    out
}

#[test]
fn reference_of_the_actions() {
    check("docs/actions.md", &actions());
}

/// An ordinary event of an action that ended in some way.
fn event(action: &str, outcome: &str, code: u16) -> Value {
    json!({
        "action": action, "outcome": outcome, "eventTime": "2026-03-10T08:15:04.12+0000",
        "reason": {"reasonCode": code},
        "initiator": {"id": "IBMid-1", "name": "ana@example.com", "typeURI": "service/security/account/user"},
        "target": {"id": "crn:v1:bluemix:public:any:us-south:a/1:2::", "name": "X"},
    })
}

fn descriptions() -> String {
    let (catalog, english) = (Catalog::new(), Messages::english());
    let describer = Describer::new(&catalog, &english);
    let mut out = String::from(
        "# Descriptions\n\nGenerated by `npm run generate`: what an event of each action is told as, when it succeeded, was refused,\n\
         failed, or is pending.\n",
    );
    for group in catalog.groups() {
        let entries: Vec<_> = catalog.actions().filter(|entry| entry.group().id == group.id).collect();
        if entries.is_empty() {
            continue;
        }
        write!(out, "\n## {}\n", group.title).unwrap();
        for entry in entries {
            let action = entry.action().replace("<asset_type>", "wml_model").replace("<service_name>", "any-service");
            write!(out, "\n`{}`\n\n", entry.action()).unwrap();
            for (outcome, code) in [("success", 200), ("failure", 403), ("failure", 500), ("pending", 202)] {
                let text = event(&action, outcome, code).to_string();
                writeln!(out, "- {}", cell(&describer.event(text.as_bytes(), &Options::default()).sentence)).unwrap();
            }
        }
    }
    out
}

#[test]
fn sentences_of_every_action() {
    check("docs/descriptions.md", &descriptions());
}

/// Events, and all that the core says of them, for those who use the package to be held to.
fn golden() -> Value {
    let catalog = Catalog::new();
    let (english, options) = (Messages::english(), Options::default());
    let (validator, describer) = (Validator::new(&catalog, options.clone()), Describer::new(&catalog, &english));
    // Sound, refused, `severity` twice, a misspelt field, an unknown action, a wrong type, no JSON.
    const LINES: [usize; 7] = [1, 14, 56, 64, 69, 72, 77];
    let sample: Vec<&str> = include_str!("../samples/events.ndjson").lines().collect();
    let mut events: Vec<String> = LINES.map(|line| sample[line - 1].to_owned()).into();
    let mut event: Value = serde_json::from_str(&events[0]).unwrap();
    event["initiator"]["name"] = "Zoë 🛰\u{202e}".into();
    event["target"]["name"] = 7.into();
    events.push(json!({ "payload": event }).to_string());
    let (totals, lines) = validator.validate_lines(events.join("\n").as_bytes());
    let answers: Vec<Value> = events
        .iter()
        .map(|event| {
            let description = describer.event(event.as_bytes(), &options);
            let entry = catalog.lookup(&description.action).map(|found| found.to_entry());
            json!({"report": validator.validate(event.as_bytes()), "description": description, "entry": entry})
        })
        .collect();
    json!({"events": events, "answers": answers, "totals": totals, "lines": lines})
}

#[test]
fn answers_that_every_consumer_must_get() {
    check("tests/consumers/golden.json", &(serde_json::to_string_pretty(&golden()).unwrap() + "\n"));
}
