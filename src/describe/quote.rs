//! Values of an event within sentences.

use super::messages::Messages;
use crate::finding::shown;

/// A value of the event in a sentence.
pub(super) fn quoted(messages: &Messages, value: &str) -> String {
    messages.fill("quote.value", &[("value", &shown(value))])
}

/// A name that cannot be taken for part of the sentence stands as it is; any other is quoted.
pub(super) fn name_in_sentence(messages: &Messages, name: &str) -> String {
    let plain = |character: char| character.is_alphanumeric() || "@._+-/".contains(character);
    let word = |word: &str| word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(plain);
    let words: Vec<&str> = name.split(' ').collect();
    let safe = match words.as_slice() {
        [one] => one.chars().all(plain) && !one.ends_with('.'),
        [_, ..] if words.len() <= 4 => words.iter().all(|one| word(one)) && !name.contains(". "),
        _ => false,
    };
    if safe && !name.is_empty() { name.to_owned() } else { quoted(messages, name) }
}
