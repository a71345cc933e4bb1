//! The words of the describer: English built in, other languages given at run time.

use std::fmt;
use std::sync::LazyLock;

use crate::finding::shown;
use crate::order::sort_by;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// Sorted by key.
static ENGLISH: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let mut texts = PACKED.split('\0');
    std::iter::from_fn(|| texts.next().zip(texts.next())).collect()
});

/// The messages of a language.
#[derive(Debug, Clone, Default)]
pub struct Messages {
    /// What differs from English, sorted by key; empty for English.
    own: Vec<(String, String)>,
}

/// Why messages were refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessageError {
    /// No such key; the one that may have been meant.
    UnknownKey(String, Option<&'static str>),
    /// A placeholder that the English message has not.
    UnknownPlaceholder(String, String),
}

impl fmt::Display for MessageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKey(key, Some(meant)) => {
                write!(f, "there is no message `{}`; did you mean `{meant}`?", shown(key))
            }
            Self::UnknownKey(key, None) => write!(f, "there is no message `{}`", shown(key)),
            Self::UnknownPlaceholder(key, name) => {
                write!(f, "the message `{key}` has the placeholder `{{{}}}`, which nothing fills", shown(name))
            }
        }
    }
}

impl std::error::Error for MessageError {}

impl Messages {
    /// English.
    pub fn english() -> Messages {
        Messages::default()
    }

    /// The messages of another language by their dotted keys; what is missing stays English.
    ///
    /// ```
    /// use activity_tracker_events::describe::Messages;
    /// let messages = Messages::from_pairs([("outcome.failure".to_owned(), "a échoué".to_owned())]).unwrap();
    /// assert_eq!(messages.get("outcome.failure"), "a échoué");
    /// assert_eq!(messages.get("outcome.success"), "succeeded");
    /// assert!(Messages::from_pairs([("outcome.failur".to_owned(), String::new())]).is_err());
    /// ```
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Result<Messages, MessageError> {
        let mut own: Vec<(String, String)> = Vec::new();
        for (key, text) in pairs {
            let Some(english) = english(&key) else {
                let meant = ENGLISH
                    .iter()
                    // A key of another length is near to none, and measuring how far it is would take time.
                    .filter(|(known, _)| known.len().abs_diff(key.len()) <= 2)
                    .map(|(known, _)| (strsim::osa_distance(known, &key), *known))
                    .filter(|(distance, _)| *distance <= 2)
                    .min();
                return Err(MessageError::UnknownKey(key, meant.map(|(_, known)| known)));
            };
            // A verb may use either form of its object.
            let known = |name: &str| {
                placeholders(english).any(|known| known == name)
                    || (key.starts_with("verb.") && matches!(name, "object" | "objects"))
            };
            if let Some(name) = placeholders(&text).find(|name| !known(name)) {
                return Err(MessageError::UnknownPlaceholder(key.clone(), name.to_owned()));
            }
            own.push((key, text));
        }
        // Of one key given twice, the last counts.
        own.reverse();
        sort_by(&mut own, |(one, _), (other, _)| one.cmp(other));
        own.dedup_by(|(later, _), (first, _)| later == first);
        Ok(Messages { own })
    }

    /// Every key there is, sorted.
    pub fn keys() -> impl Iterator<Item = &'static str> {
        ENGLISH.iter().map(|(key, _)| *key)
    }

    /// The message of a key; empty for a key that does not exist.
    pub fn get(&self, key: &str) -> &str {
        find(&self.own, key).map(String::as_str).or_else(|| english(key)).unwrap_or_default()
    }

    /// Whether this is English, in which the actions of a pack are spoken.
    pub(super) fn is_english(&self) -> bool {
        self.own.is_empty()
    }

    /// Whether there is a message of this key.
    pub fn has(&self, key: &str) -> bool {
        english(key).is_some()
    }

    /// The message of a key with its placeholders filled, once: values are never read for placeholders.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.get(key), values)
    }
}

/// Fills a template; a placeholder without a value stays as it is written.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let filled = after.split_once('}').and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, after))
        });
        match filled {
            Some((value, after)) => {
                text.push_str(value);
                rest = after;
            }
            None => {
                text.push('{');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

/// The names in braces of a template.
fn placeholders(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| name))
}

fn english(key: &str) -> Option<&'static str> {
    find(&ENGLISH, key).copied()
}

/// The text of a key, among those sorted by key.
fn find<'m, T: AsRef<str>>(messages: &'m [(T, T)], key: &str) -> Option<&'m T> {
    let index = messages.binary_search_by(|(known, _)| known.as_ref().cmp(key)).ok()?;
    messages.get(index).map(|(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Operation;

    #[test]
    fn every_operation_has_a_verb() {
        for operation in Operation::ALL {
            for form in ["do", "done"] {
                assert!(english(&format!("verb.{operation}.{form}")).is_some(), "{operation}");
            }
        }
    }

    #[test]
    fn values_are_never_read_for_placeholders() {
        assert_eq!(fill("{a} and {b}{", &[("a", "{b}"), ("b", "2")]), "{b} and 2{");
        assert_eq!(fill("{c}", &[("a", "1")]), "{c}");
    }
}
