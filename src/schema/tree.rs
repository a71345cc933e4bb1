//! A JSON value that is only ever written.

use std::borrow::Cow;

/// A JSON Schema, or a value within one; members keep the order they were put in.
#[derive(Debug)]
pub(super) enum Schema {
    /// A text.
    Text(Cow<'static, str>),
    /// A whole number.
    Number(i64),
    /// An array.
    List(Vec<Schema>),
    /// An object.
    Object(Vec<(&'static str, Schema)>),
}

impl Schema {
    /// An object of one member.
    pub(super) fn of(name: &'static str, value: impl Into<Schema>) -> Schema {
        Schema::Object(Vec::new()).put(name, value.into())
    }

    /// An object with one member more.
    pub(super) fn with(self, name: &'static str, value: impl Into<Schema>) -> Schema {
        self.put(name, value.into())
    }

    // Called in a hundred places; copied into each, it would be a twentieth of the WebAssembly module.
    #[inline(never)]
    fn put(mut self, name: &'static str, value: Schema) -> Schema {
        if let Schema::Object(members) = &mut self {
            members.push((name, value));
        }
        self
    }

    /// An object with the members of another after its own.
    pub(super) fn and(mut self, other: Schema) -> Schema {
        if let (Schema::Object(members), Schema::Object(more)) = (&mut self, other) {
            members.extend(more);
        }
        self
    }

    /// Writes it as JSON text.
    pub(super) fn write(&self, out: &mut String) {
        match self {
            Schema::Text(text) => quote(text, out),
            Schema::Number(number) => out.push_str(&number.to_string()),
            Schema::List(values) => {
                out.push('[');
                for (index, value) in values.iter().enumerate() {
                    comma(index, out);
                    value.write(out);
                }
                out.push(']');
            }
            Schema::Object(members) => {
                out.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    comma(index, out);
                    quote(name, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

fn comma(index: usize, out: &mut String) {
    if index > 0 {
        out.push(',');
    }
}

/// All texts of a schema are this crate's own, and none has a control character.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        if matches!(character, '"' | '\\') {
            out.push('\\');
        }
        out.push(character);
    }
    out.push('"');
}

impl From<&'static str> for Schema {
    fn from(text: &'static str) -> Schema {
        Schema::Text(text.into())
    }
}

impl From<String> for Schema {
    fn from(text: String) -> Schema {
        Schema::Text(text.into())
    }
}

impl From<i64> for Schema {
    fn from(number: i64) -> Schema {
        Schema::Number(number)
    }
}

impl From<Vec<&'static str>> for Schema {
    fn from(words: Vec<&'static str>) -> Schema {
        Schema::List(words.into_iter().map(Schema::from).collect())
    }
}

impl From<Vec<Schema>> for Schema {
    fn from(values: Vec<Schema>) -> Schema {
        Schema::List(values)
    }
}
