//! Values of an event within sentences.

use super::messages::Messages;
use crate::finding::shown;

/// A value of the event in a sentence.
pub(super) fn quoted(messages: &Messages, value: &str) -> String {
    // A value cannot end its own quotation: marks within it become straight ones.
    let mark = |character: char| if "“”„‟«»‹›".contains(character) { '"' } else { character };
    let value: String = shown(value).chars().map(mark).collect();
    messages.fill("quote.value", &[("value", &value)])
}

/// A name that cannot be taken for part of the sentence stands as it is: one word that no language has, such as an email
/// address or an id. Any other is quoted.
pub(super) fn name_in_sentence(messages: &Messages, name: &str) -> String {
    const SIGNS: &str = "@._-";
    let plain = |character: char| character.is_ascii_alphanumeric() || SIGNS.contains(character);
    let no_word = |character: char| character.is_ascii_digit() || SIGNS.contains(character);
    let bare = name.chars().all(plain) && name.chars().any(no_word) && !name.ends_with('.');
    if bare || name == "IBM" { name.to_owned() } else { quoted(messages, name) }
}
