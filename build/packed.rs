//! Writes the catalog as the text that `src/catalog/packed.rs` reads.

use super::words::{Concern, FieldType, Operation, Scope};

#[derive(Default)]
pub struct Packed(pub String);

impl Packed {
    pub fn line(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
    }

    /// A line; an empty one for what is absent.
    pub fn optional(&mut self, text: Option<&str>) {
        self.line(text.unwrap_or_default());
    }

    /// The line after the last item of a list.
    pub fn end(&mut self) {
        self.line("");
    }

    pub fn list<T: AsRef<str>>(&mut self, texts: impl IntoIterator<Item = T>) {
        texts.into_iter().for_each(|text| self.line(text.as_ref()));
        self.end();
    }
}

/// The letter of a word, by its place in its closed list.
fn letter<T: PartialEq>(word: T, all: &[T]) -> char {
    let at = all.iter().position(|known| *known == word).unwrap_or_default();
    u8::try_from(at).map_or('~', |at| char::from(b'a' + at))
}

fn sign(flag: Option<bool>) -> char {
    match flag {
        Some(true) => '+',
        Some(false) => '-',
        None => '?',
    }
}

/// The sign of a place in a list, if it is not too far behind.
fn place(at: usize) -> Option<char> {
    u8::try_from(at).ok()?.checked_add(b'!').map(char::from).filter(|sign| sign.is_ascii_graphic())
}

/// Nothing if there are more groups than signs for them.
pub fn entry_marks(
    group: usize,
    (operation, concern, scope): (Operation, Concern, Scope),
    data_event: Option<bool>,
    location_check: bool,
    deprecated: bool,
) -> Option<String> {
    let words =
        [place(group)?, letter(operation, Operation::ALL), letter(concern, Concern::ALL), letter(scope, Scope::ALL)];
    let flags = [sign(data_event), sign(Some(location_check)), sign(deprecated.then_some(true))];
    Some(words.into_iter().chain(flags).collect())
}

pub fn field_marks(kind: FieldType, always: bool, check: bool) -> String {
    [letter(kind, FieldType::ALL), sign(Some(always)), sign(Some(check))].into_iter().collect()
}
