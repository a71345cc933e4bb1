//! The bundled sample: what it shows, and what is wrong with it.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

use std::collections::{BTreeMap, BTreeSet};

use activity_tracker_events::describe::{Describer, How, Messages};
use activity_tracker_events::{Catalog, Level, Options, Profile, Validator};

const SAMPLE: &str = include_str!("../samples/events.ndjson");

/// The lines that are broken on purpose, with all they break at level warning or above under `ingest`.
const BROKEN: &[(usize, &[&str])] = &[
    (14, &["warning severity/reason /severity"]),
    (46, &["warning outcome/reason /outcome"]),
    (53, &["warning outcome/action /outcome"]),
    (56, &["warning json/duplicate-key /severity"]),
    (59, &["error time/format /eventTime"]),
    (64, &["warning field/required /reason/reasonCode", "warning field/misspelled /reason/resonCode"]),
    (69, &["warning action/unknown /action"]),
    (72, &["error field/type /reason/reasonCode"]),
    (77, &["error json/syntax "]),
    (79, &["error outcome/value /outcome"]),
    (95, &["error field/empty /action"]),
    (97, &["error field/required /initiator/id"]),
];

#[test]
fn just_the_lines_that_are_meant_to_be_broken_are() {
    let catalog = Catalog::new();
    let validator = Validator::new(&catalog, Options::default());
    let mut found: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (index, line) in SAMPLE.lines().enumerate() {
        for finding in validator.validate(line.as_bytes()).findings {
            if finding.level > Level::Info {
                let said = format!("{} {} {}", finding.level.as_str(), finding.rule.as_str(), finding.path);
                found.entry(index + 1).or_default().push(said);
            }
        }
    }
    let expected: BTreeMap<usize, Vec<String>> =
        BROKEN.iter().map(|(line, said)| (*line, said.iter().map(|text| (*text).to_owned()).collect())).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_sample_shows_every_group_and_every_way_to_end() {
    let (catalog, english) = (Catalog::new(), Messages::english());
    let describer = Describer::new(&catalog, &english);
    let told: Vec<_> = SAMPLE.lines().map(|line| describer.event(line.as_bytes(), &Options::default())).collect();
    assert!(told.len() >= 60, "{}", told.len());

    let seen: BTreeSet<_> = told.iter().filter_map(|told| told.group.clone()).collect();
    let families = |group: &activity_tracker_events::catalog::Group| group.parent.unwrap_or(group.title);
    let watsonx = include_str!("data/watsonx-actions.tsv");
    let mut seen_families = BTreeSet::new();
    for group in catalog.groups() {
        if seen.contains(group.id) {
            seen_families.insert(families(&group));
        } else if watsonx.lines().any(|row| row.split('\t').next() == Some(group.id)) {
            panic!("no event of the watsonx table {}", group.id);
        }
    }
    let missing: Vec<_> = catalog.groups().filter(|group| !seen_families.contains(families(group))).collect();
    assert!(missing.is_empty(), "no event of {missing:?}");
    for how in [How::Success, How::Pending, How::Failure, How::Refused, How::Unclear, How::Contradiction] {
        assert!(
            told.iter().any(|told| told.outcome.as_ref().is_some_and(|outcome| outcome.how == how)),
            "no event that ended as {how:?}"
        );
    }
    assert!(told.iter().any(|told| told.known && told.action.ends_with(".failed")));
    for scope in ["global", "location"] {
        assert!(told.iter().any(|told| told.scope == Some(scope)));
    }
}

#[test]
fn a_producer_is_told_more_than_a_consumer() {
    let catalog = Catalog::new();
    let count = |profile| {
        let validator = Validator::new(&catalog, Options { profile, ..Options::default() });
        SAMPLE.lines().filter(|line| !validator.validate(line.as_bytes()).valid).count()
    };
    assert!(count(Profile::Emit) > count(Profile::Ingest));
}
