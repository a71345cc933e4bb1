//! Files that are generated from the crate's data and kept in the repository: fresh, or rewritten with `UPDATE=1`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics has failed")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use activity_tracker_events::catalog::{
    Catalog, Concern, Depth, Entry, EntryData, FieldType, Operation, Pack, Scope, catalog_version,
};
use activity_tracker_events::describe::{Describer, How, Messages};
use activity_tracker_events::event::{self, FIELDS, Field, FieldSpec};
use activity_tracker_events::rules::{CaseSpec, RULES, UNREAD};
use activity_tracker_events::summary::Facet;
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
    union(&mut out, "How much is known of an action.", "Depth", words(Depth::ALL, Depth::as_str));
    union(
        &mut out,
        "The JSON type of a documented field of `requestData`.",
        "RequestFieldType",
        words(FieldType::ALL, FieldType::as_str),
    );
    let facets = words(&Facet::ALL, Facet::as_str);
    union(&mut out, "What the events of a log are counted and filtered by.", "Facet", facets.clone());
    out.push_str("\n/** All facets. */\nexport const facets: readonly Facet[] = [\n");
    for facet in facets {
        writeln!(out, "  {facet},").unwrap();
    }
    out.push_str("];\n");
    union(&mut out, "How an event of a log ended.", "Ending", words(&How::ALL, How::as_str));
    out
}

#[test]
fn names_of_the_typescript_face() {
    check("pkg/src/generated/names.ts", &names());
}

/// The IBM Cloud pack as a module, line for line, so that a change of it can be read.
#[test]
fn pack_of_the_typescript_face() {
    let mut out = String::from("// Generated from the facts of the IBM Cloud pack by `npm run generate`.\n\n");
    out.push_str("/** The actions that the documentation of IBM Cloud lists, as the module reads them. */\n");
    let text = Pack::ibm_cloud_text();
    assert!(!text.contains(['`', '$', '\\', '\r']));
    writeln!(out, "export const PACK: string = `{text}`;").unwrap();
    check("pkg/src/generated/ibm-cloud.ts", &out);
}

/// What a catalog of one's own may hold; `json.rs` and `define.rs` decide, and a test holds the two to each other.
fn catalog_schema() -> Value {
    let words = |all: Vec<&str>| json!({ "enum": all });
    let text = |most: usize, about: &str| json!({ "type": "string", "maxLength": most, "description": about });
    let short = |about: &str| json!({ "type": "string", "minLength": 1, "maxLength": 200, "description": about });
    let told =
        |about: &str| json!({ "description": format!("{about} What a listing says of itself; it is passed over.") });
    let name = json!({
        "type": "string", "maxLength": 200,
        "pattern": "^(?:[A-Za-z0-9_-]+|<[a-z][a-z0-9_]*>)(?:\\.(?:[A-Za-z0-9_-]+|<[a-z][a-z0-9_]*>)){1,15}$",
        "description": "Two to sixteen parts with dots between them; `<name>` stands for a whole part.",
    });
    let value = json!({
        "type": "object", "required": ["value"], "additionalProperties": false,
        "properties": {
            "value": { "type": "string", "pattern": "^[A-Za-z0-9_-]+$", "maxLength": 200 },
            "description": text(4000, "What it stands for."),
        },
    });
    let field = json!({
        "type": "object", "required": ["path", "type"], "additionalProperties": false,
        "properties": {
            "path": short("The way to it from `requestData`, with dots between the keys."),
            "type": words(FieldType::ALL.iter().map(|word| word.as_str()).collect()),
            "values": { "type": "array", "maxItems": 1000, "items": text(200, "One that a string can have.") },
            "always": { "type": "boolean", "description": "Whether it is always there; default false." },
            "check": { "type": "boolean", "description": "Whether events are held to it; default true." },
            "description": text(4000, "What it means."),
        },
    });
    let action = json!({
        "type": "object", "required": ["action", "title", "operation"], "additionalProperties": false,
        "properties": {
            "action": name,
            "title": short("A headline. Of a template it may hold `<name>`."),
            "operation": words(Operation::ALL.iter().map(|word| word.as_str()).collect()),
            "description": text(4000, "What it is. Of a template it may hold `<name>` and `<name.description>`."),
            "concern": words(Concern::ALL.iter().map(|word| word.as_str()).collect()),
            "scope": words(Scope::ALL.iter().map(|word| word.as_str()).collect()),
            "dataEvent": { "type": "boolean", "description": "Whether its events are data events." },
            "locationCheck": { "type": "boolean", "description": "Whether the location must agree with the scope; default true." },
            "service": short("The service, as people call it; else the first part of the name."),
            "verb": short("The key of a verb of the describer; else the operation."),
            "object": short("What it acts on, as a noun; else the part of the name before the verb."),
            "parameters": {
                "type": "object",
                "description": "The values of each placeholder; an empty list for any one part.",
                "additionalProperties": { "type": "array", "maxItems": 1000, "items": value },
            },
            "requestData": { "type": "array", "maxItems": 1000, "items": field },
            "deprecated": {
                "type": "object", "additionalProperties": false,
                "properties": {
                    "replacedBy": short("What has taken its place: in the catalog, and not deprecated itself."),
                    "alternatives": { "type": "array", "items": short("Another that may be meant.") },
                },
            },
            "source": short("Where it is documented."),
            "depth": told("How much is known of it."),
            "group": told("Its group."),
            "topic": told("The heading that it is listed under."),
            "operationDerived": told("Whether the operation is derived from the name."),
            "template": told("The template that it fits."),
        },
    });
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "activity-tracker-events catalog",
        "description": "Actions of your own, for loadCatalog and --catalog.",
        "type": "object", "required": ["actions"], "additionalProperties": false,
        "properties": {
            "$schema": { "type": "string", "description": "Where this schema is." },
            "name": text(200, "What the catalog is called."),
            "version": text(200, "Its version."),
            "catalogVersion": told("The version of a listing."),
            "groups": told("The groups of a listing."),
            "actions": { "type": "array", "maxItems": 20000, "items": action },
        },
    })
}

#[test]
fn json_schema_of_a_catalog() {
    check("pkg/src/schema/catalog.schema.json", &(serde_json::to_string_pretty(&catalog_schema()).unwrap() + "\n"));
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Each version of the catalog is of one content: what changes the content must change the version.
#[test]
fn version_of_the_catalog() {
    const FILE: &str = "src/catalog/data/versions.txt";
    let catalog = Catalog::new();
    let entries: Vec<Entry<'_>> = catalog.actions().map(Entry::from).collect();
    let groups: Vec<_> = catalog.groups().collect();
    // Behind its hash and its version.
    let pack = Pack::ibm_cloud_text().splitn(3, '\n').last().unwrap();
    let built_in = serde_json::to_string(&(entries, groups)).unwrap();
    let now = format!("{} {:016x} {:016x}", catalog_version(), hash(&built_in), hash(pack));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let text = fs::read_to_string(&path).unwrap_or_default();
    let mut lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    if lines.last() == Some(&now.as_str()) {
        return;
    }
    let version = catalog_version();
    assert!(
        lines.iter().all(|line| line.split(' ').next() != Some(version)),
        "the catalog's data changed, but its version is still {version}: raise `revision` in \
         src/catalog/data/version.toml, then `npm run generate`"
    );
    lines.push(&now);
    let head = "# Each version of the catalog, with hashes of what is built in and of the IBM Cloud pack. A version that is\n\
                # written down here never changes: see CONTRIBUTING.md.\n";
    check(FILE, &format!("{head}{}\n", lines.join("\n")));
}

/// What the pack covers, service by service.
#[test]
fn reference_of_the_pack() {
    let mut catalog = Catalog::new();
    catalog.load(Pack::ibm_cloud()).unwrap();
    let listed = |group: &str| catalog.actions().filter(move |entry| entry.group().id == group).collect::<Vec<_>>();
    let groups: Vec<_> = catalog.groups().filter(|group| group.id.starts_with("ibm-cloud/")).collect();
    let count = catalog.actions().filter(|entry| entry.depth() == Depth::Listed).count();
    let mut out = format!(
        "# IBM Cloud\n\nGenerated from the facts of the IBM Cloud pack, version {}, by `npm run generate`: {count} actions that \
         the public\ndocumentation lists, in {} groups. Their names, topics, scopes and deprecations are documented; titles and \
         operations are\nderived from the names. `activity-tracker-events actions WORD` finds one, `describe ACTION` tells it.\n\n\
         | service | actions | deprecated | topics | documentation |\n|---|---|---|---|---|\n",
        catalog_version(),
        groups.len()
    );
    for group in groups {
        let entries = listed(group.id);
        let sorted = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
        let topics = sorted(entries.iter().filter_map(|entry| entry.topic()).collect());
        let sources = entries.iter().filter_map(|entry| entry.source().strip_prefix("IBM Cloud documentation, "));
        let sources = sorted(sources.collect());
        let deprecated = entries.iter().filter(|entry| entry.deprecated().is_some()).count();
        let sources = sources.into_iter().collect::<Vec<_>>().join(", ");
        let title = cell(group.title);
        writeln!(out, "| {title} | {} | {deprecated} | {} | {} |", group.entries, topics.len(), cell(&sources))
            .unwrap();
    }
    check("docs/ibm-cloud.md", &out);
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
