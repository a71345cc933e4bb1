//! The English messages as one text: dotted keys and texts, sorted by key.

use std::collections::BTreeMap;

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

/// The text as Rust source.
pub fn source(messages: &BTreeMap<String, String>) -> String {
    let packed: String = messages.iter().flat_map(|(key, text)| [key, "\0", text, "\0"]).collect();
    format!("const PACKED: &str = {packed:?};\n")
}
