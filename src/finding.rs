//! What a broken rule looks like, to a person and to a program.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::rules::RuleId;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing; nobody needs to look.
    Info,
    /// A person should look.
    Warning,
    /// The event is not valid.
    Error,
}

impl Level {
    /// Every level, mildest first.
    pub const ALL: [Level; 3] = [Self::Info, Self::Warning, Self::Error];

    /// The word: `info`, `warning` or `error`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Reads the word; case matters.
    ///
    /// ```
    /// use activity_tracker_events::Level;
    /// assert_eq!(Level::parse("warning"), Some(Level::Warning));
    /// assert_eq!(Level::parse("fatal"), None);
    /// ```
    pub fn parse(word: &str) -> Option<Level> {
        Self::ALL.into_iter().find(|level| level.as_str() == word)
    }
}

impl Serialize for Level {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A place in the input as it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Position {
    /// Bytes from the start of the input in UTF-8, from 0.
    pub offset: u64,
    /// Line, from 1.
    pub line: u64,
    /// Column in UTF-16 units, from 1, as editors count.
    pub column: u64,
}

/// One rule broken at one path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// Its level under the profile and options of the check.
    pub level: Level,
    /// Where in the event, as a JSON Pointer (RFC 6901); empty for the event itself.
    pub path: String,
    /// What was found and what is allowed, in one sentence.
    pub message: String,
    /// What was found, shortened to 120 characters; absent where nothing was found or values are masked.
    pub found: Option<String>,
    /// What is allowed.
    pub expected: Option<String>,
    /// What may have been meant, best first.
    pub suggestions: Vec<String>,
    /// Where in the input; absent for parsed objects.
    pub position: Option<Position>,
}

/// By hand, since serde flattens the position only by way of a map, whose keys cost far more than those of a struct.
impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Finding", 10)?;
        out.serialize_field("rule", &self.rule)?;
        out.serialize_field("level", &self.level)?;
        out.serialize_field("path", &self.path)?;
        out.serialize_field("message", &self.message)?;
        if let Some(found) = &self.found {
            out.serialize_field("found", found)?;
        }
        if let Some(expected) = &self.expected {
            out.serialize_field("expected", expected)?;
        }
        if !self.suggestions.is_empty() {
            out.serialize_field("suggestions", &self.suggestions)?;
        }
        if let Some(Position { offset, line, column }) = &self.position {
            out.serialize_field("offset", offset)?;
            out.serialize_field("line", line)?;
            out.serialize_field("column", column)?;
        }
        out.end()
    }
}

/// The findings of one event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// No finding is an error, also among those that were not kept.
    pub valid: bool,
    /// The event's action, where it has one that is a string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// In the order of their places in the input.
    pub findings: Vec<Finding>,
    /// How many findings there were beyond the limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<u32>,
    /// The envelope that the event came in, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub envelope: Option<&'static str>,
}

/// The longest value that a finding shows, in characters.
pub const SHOWN_CHARACTERS: usize = 120;

/// A value as findings and descriptions show it: shortened to [`SHOWN_CHARACTERS`], never within a character, with control
/// and direction-changing characters made visible as `\u{…}`.
///
/// ```
/// use activity_tracker_events::finding::shown;
/// assert_eq!(shown("a\u{202e}b\n"), "a\\u{202e}b\\n");
/// assert_eq!(shown(&"é".repeat(200)).chars().count(), 121);
/// ```
pub fn shown(value: &str) -> String {
    if value.len() <= SHOWN_CHARACTERS && value.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return value.to_owned();
    }
    let mut text = String::with_capacity(value.len().min(4 * SHOWN_CHARACTERS));
    for (count, character) in value.chars().enumerate() {
        if count == SHOWN_CHARACTERS {
            text.push('…');
            break;
        }
        match character {
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            _ if is_invisible(character) => text.extend(character.escape_unicode()),
            _ => text.push(character),
        }
    }
    text
}

/// Characters that change how a line reads without being seen: controls, zero-width and bidirectional ones.
pub(crate) fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
