//! The English messages as a sorted const table: dotted key → text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The messages of a file by their dotted keys: `[noun.notebook] name = "…"` is `noun.notebook.name`.
pub fn read(text: &str) -> Result<BTreeMap<String, String>, String> {
    let table: toml::Table = text.parse().map_err(|error| format!("{error}"))?;
    let mut messages = BTreeMap::new();
    for (key, value) in &table {
        flatten(key, value, &mut messages)?;
    }
    Ok(messages)
}

fn flatten(key: &str, value: &toml::Value, messages: &mut BTreeMap<String, String>) -> Result<(), String> {
    match value {
        toml::Value::String(text) => {
            messages.insert(key.to_owned(), text.clone());
            Ok(())
        }
        toml::Value::Table(table) => {
            table.iter().try_for_each(|(name, value)| flatten(&format!("{key}.{name}"), value, messages))
        }
        other => Err(format!("`{key}` is {}, but a message is a string", other.type_str())),
    }
}

/// The table as Rust source.
pub fn source(messages: &BTreeMap<String, String>) -> String {
    let mut source = String::from("pub(super) static ENGLISH: &[(&str, &str)] = &[\n");
    for (key, text) in messages {
        // Writing into a string cannot fail.
        let _ = writeln!(source, "    ({key:?}, {text:?}),");
    }
    source.push_str("];\n");
    source
}
