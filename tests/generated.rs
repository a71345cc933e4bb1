//! Files that are generated from the crate's data and kept in the repository: fresh, or rewritten with `UPDATE=1`.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use activity_tracker_events::catalog::{Catalog, Concern, EntryData, FieldType, Operation, Scope, catalog_version};
use activity_tracker_events::{Level, Profile, RuleId};

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
