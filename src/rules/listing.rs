//! The rules as JSON shows them.

use serde::Serialize;

use super::registry::{CaseSpec, RULES, Rule, RuleId};
use crate::finding::Level;
use crate::options::Profile;

/// A rule for those who list, search or explain rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleListing {
    /// The rule's id.
    pub id: RuleId,
    /// The part of the id before the `/`.
    pub family: &'static str,
    /// When it breaks.
    pub summary: &'static str,
    /// Why it exists.
    pub why: &'static str,
    /// How to mend what breaks it.
    pub mend: &'static str,
    /// The levels of its strongest case.
    pub levels: Levels,
    /// Its other cases, if it has several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseListing>,
}

/// The level under each profile: `error`, `warning`, `info` or `off`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Levels {
    /// For consumers.
    pub ingest: &'static str,
    /// For producers.
    pub emit: &'static str,
}

/// A milder case of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CaseListing {
    /// When it is this case.
    pub when: &'static str,
    /// Its levels.
    pub levels: Levels,
}

/// Every rule, in the order of the registry.
///
/// ```
/// use activity_tracker_events::rules::listing::rules;
///
/// let rules = rules();
/// let rule = rules.iter().find(|rule| rule.id.as_str() == "field/required").unwrap();
/// assert_eq!((rule.family, rule.levels.ingest), ("field", "error"));
/// assert_eq!(rule.cases.last().map(|case| case.levels.ingest), Some("info"));
/// ```
pub fn rules() -> Vec<RuleListing> {
    RULES.iter().map(|rule| of(rule)).collect()
}

fn of(rule: &Rule) -> RuleListing {
    const OFF: Levels = Levels { ingest: "off", emit: "off" };
    let mut cases = rule.cases.iter();
    RuleListing {
        id: rule.id,
        family: rule.id.family(),
        summary: rule.summary,
        why: rule.why,
        mend: rule.mend,
        levels: cases.next().map_or(OFF, levels),
        cases: cases.map(|case| CaseListing { when: case.when, levels: levels(case) }).collect(),
    }
}

fn levels(case: &CaseSpec) -> Levels {
    let of = |profile| case.level(profile).map_or("off", Level::as_str);
    Levels { ingest: of(Profile::Ingest), emit: of(Profile::Emit) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The order in which the strongest comes first.
    fn strength(levels: Levels) -> [Option<Level>; 2] {
        [Level::parse(levels.emit), Level::parse(levels.ingest)]
    }

    #[test]
    fn the_first_case_is_the_strongest_and_every_other_says_when_it_applies() {
        for rule in rules() {
            for case in &rule.cases {
                assert!(!case.when.is_empty(), "{}", rule.id.as_str());
                let (first, other) = (strength(rule.levels), strength(case.levels));
                assert!(first[0] >= other[0] && first[1] >= other[1], "{}: {}", rule.id.as_str(), case.when);
            }
            for text in [rule.summary, rule.why, rule.mend] {
                assert!(!text.is_empty(), "{}", rule.id.as_str());
            }
        }
    }
}
