//! What a check may be told.

use crate::finding::Level;
use crate::reader::Limits;
use crate::rules::RuleId;

/// Who is checked: a profile gives every rule its levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Profile {
    /// A consumer, who must not lose events as services really publish them.
    #[default]
    Ingest,
    /// A producer, who is held to the documentation.
    Emit,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Profile; 2] = [Self::Ingest, Self::Emit];

    /// The word: `ingest` or `emit`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ingest => "ingest",
            Self::Emit => "emit",
        }
    }

    /// Reads the word; case matters.
    pub fn parse(word: &str) -> Option<Profile> {
        Self::ALL.into_iter().find(|profile| profile.as_str() == word)
    }
}

/// The options of a check.
///
/// ```
/// use activity_tracker_events::{Level, Options, Profile, RuleId};
/// let options = Options { profile: Profile::Emit, rules: vec![(RuleId::FieldUnknown, None)], ..Options::default() };
/// assert!(options.unwrap);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Whose levels apply.
    pub profile: Profile,
    /// Rules set to another level, or off (`None`), in all their cases; of several for one rule the last.
    pub rules: Vec<(RuleId, Option<Level>)>,
    /// Envelopes are taken off.
    pub unwrap: bool,
    /// How many findings a report holds at most.
    pub max_findings: u32,
    /// How large and how deep an event may be.
    pub limits: Limits,
    /// Findings do not show the event's values.
    pub mask_values: bool,
    /// The mildest level for which a check of many events reports an event.
    pub report: Level,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            profile: Profile::Ingest,
            rules: Vec::new(),
            unwrap: true,
            max_findings: 100,
            limits: Limits::default(),
            mask_values: false,
            report: Level::Warning,
        }
    }
}
