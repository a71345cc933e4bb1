//! The cases in `tests/cases`: every rule broken, and nearly broken, under both profiles.
//!
//! `tests/cases/<family>/<rule>.json` holds the cases of one rule. A case starts from a documented event, `base` (a file of
//! `tests/cases/base`, else `notebook`), or from an `event` of its own, in which `set` sets members by JSON Pointer and
//! `remove` takes members out; it is then written compactly, and `replace` changes its text: each key of it, which stands
//! there once, for its value. Or a case is a whole `text`, or bytes in `base64`. `options` apply under both profiles.
//!
//! `tests/cases/noise/*.json` are of no rule: events as services publish them, which `ingest` takes without a warning;
//! nor are `tests/cases/envelope/*.json`, a file for each shape in which events arrive.
//!
//! `ingest` and `emit` are all findings of the case, in order: rule, level and path of each, and whatever else is given
//! (`null` for what a finding must not have).
//! `valid`, `envelope` and `more` of the report are checked in every case; the latter two are absent where none is given.
//! `breaks` marks the case that shows the rule best.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by a panic, in its helpers too"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use activity_tracker_events::rules::{RULES, Rule};
use activity_tracker_events::{Catalog, Level, Options, Profile, Report, RuleId, Validator};
use serde_json::{Map, Value, json};

#[test]
fn every_case_has_the_findings_that_it_states() {
    let catalog = Catalog::new();
    let mut total = 0;
    let mut failed = Vec::new();
    for (file, cases) in files() {
        for case in &cases {
            let input = input(case).unwrap_or_else(|error| panic!("{file}: `{}`: {error}", name(case)));
            for profile in Profile::ALL {
                total += 1;
                let report = Validator::new(&catalog, options(case, profile)).validate(&input);
                if let Some(difference) = difference(case, profile, &report) {
                    failed.push(format!("{file}: `{}`, {}\n{difference}{}", name(case), profile.as_str(), given(case)));
                }
            }
        }
    }
    assert!(total > 0, "there are no cases");
    assert!(
        failed.is_empty(),
        "{} of {total} reports differ (- expected, + found)\n\n{}",
        failed.len(),
        failed.join("\n")
    );
}

#[test]
fn every_base_event_is_written_as_documented() {
    let catalog = Catalog::new();
    let paths = json_files(&folder().join("base"));
    assert!(!paths.is_empty());
    for path in paths {
        let text = serde_json::to_vec(&parse(&path)).unwrap();
        for profile in Profile::ALL {
            let options = Options { profile, ..Options::default() };
            let findings = Validator::new(&catalog, options).validate(&text).findings;
            assert!(findings.is_empty(), "{} under {}: {findings:#?}", path.display(), profile.as_str());
        }
    }
}

#[test]
fn every_way_to_break_a_rule_has_a_case() {
    let files = files();
    let mut missing = Vec::new();
    for rule in RULES {
        let id = rule.id.as_str();
        let cases: Vec<&Value> =
            files.iter().filter(|(file, _)| file == &format!("{id}.json")).flat_map(|(_, cases)| cases).collect();
        for spec in rule.cases {
            let wanted = Profile::ALL.map(|profile| spec.level(profile));
            if !cases.iter().any(|case| broken_at_levels(case, id).contains(&wanted)) {
                let [ingest, emit] = wanted.map(|level| level.map_or("off", Level::as_str));
                missing
                    .push(format!("{id}: a case with level {ingest} under ingest and {emit} under emit {}", spec.when));
            }
        }
        if !cases.iter().any(|case| broken_at_levels(case, id).is_empty()) {
            missing.push(format!("{id}: a near miss"));
        }
        if cases.iter().filter(|case| case.get("breaks") == Some(&json!(true))).count() != 1 {
            missing.push(format!("{id}: one case with \"breaks\""));
        }
    }
    assert!(missing.is_empty(), "missing in tests/cases:\n{}", missing.join("\n"));
}

#[test]
fn no_event_as_published_needs_a_person_to_look() {
    let noise: Vec<_> = files().into_iter().filter(|(file, _)| is_noise(file)).collect();
    assert!(!noise.is_empty());
    for (file, cases) in noise {
        for case in &cases {
            let loud = expected(case, Profile::Ingest).iter().find(|finding| finding["level"] != "info");
            assert!(loud.is_none() && case.get("options").is_none(), "{file}: `{}` is no noise", name(case));
        }
    }
}

#[test]
fn every_message_is_one_plain_sentence() {
    let catalog = Catalog::new();
    let mut odd = BTreeSet::new();
    for (_, cases) in files() {
        for case in &cases {
            for profile in Profile::ALL {
                let report = Validator::new(&catalog, options(case, profile)).validate(&input(case).unwrap());
                for finding in report.findings {
                    let texts = [Some(&finding.message), finding.found.as_ref(), finding.expected.as_ref()];
                    let hidden = texts.into_iter().flatten().any(|text| text.chars().any(hides));
                    let starts = finding.message.chars().next();
                    if hidden || starts.is_none_or(char::is_uppercase) || finding.message.ends_with('.') {
                        odd.insert(format!("{}: {finding:?}", finding.rule.as_str()));
                    }
                }
            }
        }
    }
    assert!(odd.is_empty(), "{}", odd.into_iter().collect::<Vec<_>>().join("\n"));
}

/// Characters that a reader of a message would not see for what they are: controls, zero-width and direction-changing.
fn hides(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Families whose files hold the cases of something else than a rule.
const OF_NO_RULE: [&str; 2] = ["noise", "envelope"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    paths
}

fn parse(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files in order, each by its name within `tests/cases`, with its cases.
fn files() -> Vec<(String, Vec<Value>)> {
    let mut files = Vec::new();
    let mut families: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    families.retain(|path| path.is_dir() && !path.ends_with("base"));
    families.sort();
    for path in families.iter().flat_map(|family| json_files(family)) {
        let name = path.strip_prefix(folder()).unwrap().to_string_lossy().replace('\\', "/");
        let content = parse(&path);
        let rule = content["rule"].as_str().unwrap_or_default();
        if let Some(family) = OF_NO_RULE.iter().find(|family| name.starts_with(&format!("{family}/"))) {
            assert_eq!(rule, *family, "{name}");
        } else {
            assert!(RuleId::parse(rule).is_some_and(|rule| Rule::of(rule).is_some()), "{name} is of no rule: `{rule}`");
            assert_eq!(name, format!("{rule}.json"));
        }
        let cases = content["cases"].as_array().unwrap_or_else(|| panic!("{name} has no cases")).clone();
        let names: BTreeSet<&str> = cases.iter().map(self::name).collect();
        assert_eq!(names.len(), cases.len(), "{name} has two cases of one name");
        files.push((name, cases));
    }
    files
}

/// Whether a file holds events as they are published, which break no rule to speak of.
fn is_noise(file: &str) -> bool {
    file.starts_with("noise/")
}

/// What makes the case, in lines that stay readable.
fn given(case: &Value) -> String {
    ["base", "event", "set", "remove", "replace", "text", "base64", "options"]
        .iter()
        .filter_map(|key| Some((key, case.get(key)?.to_string())))
        .map(|(key, value)| format!("    {key} {}\n", value.chars().take(1_000).collect::<String>()))
        .collect()
}

fn name(case: &Value) -> &str {
    case["name"].as_str().unwrap_or_default()
}

/// The bytes that a case describes.
fn input(case: &Value) -> Result<Vec<u8>, String> {
    const KEYS: [&str; 15] = [
        "name", "breaks", "base", "event", "set", "remove", "replace", "text", "base64", "options", "ingest", "emit",
        "more", "envelope", "note",
    ];
    if let Some(key) = case.as_object().and_then(|case| case.keys().find(|key| !KEYS.contains(&key.as_str()))) {
        return Err(format!("`{key}` is not part of a case"));
    }
    if let Some(profile) = Profile::ALL.into_iter().find(|profile| !case[profile.as_str()].is_array()) {
        return Err(format!("it does not say what is found under {}", profile.as_str()));
    }
    if let Some(text) = case.get("text") {
        return Ok(text.as_str().ok_or("`text` is no string")?.as_bytes().to_vec());
    }
    if let Some(text) = case.get("base64") {
        return from_base64(text.as_str().unwrap_or_default()).ok_or("`base64` is wrong".to_owned());
    }
    let base = case.get("base").and_then(Value::as_str).unwrap_or("notebook");
    let from_base = || parse(&folder().join("base").join(format!("{base}.json")));
    let mut event = case.get("event").cloned().unwrap_or_else(from_base);
    for (pointer, value) in case.get("set").and_then(Value::as_object).into_iter().flatten() {
        set(&mut event, pointer, value.clone()).ok_or_else(|| format!("cannot set `{pointer}`"))?;
    }
    for pointer in case.get("remove").and_then(Value::as_array).into_iter().flatten() {
        let pointer = pointer.as_str().unwrap_or_default();
        remove(&mut event, pointer).ok_or_else(|| format!("there is no `{pointer}` to remove"))?;
    }
    let mut text = event.to_string();
    for (from, to) in case.get("replace").and_then(Value::as_object).into_iter().flatten() {
        if text.matches(from.as_str()).count() != 1 {
            return Err(format!("`{from}` does not stand in the event once"));
        }
        text = text.replacen(from.as_str(), to.as_str().ok_or("`replace` holds strings")?, 1);
    }
    Ok(text.into_bytes())
}

fn keys(pointer: &str) -> Vec<String> {
    pointer.split('/').skip(1).map(|key| key.replace("~1", "/").replace("~0", "~")).collect()
}

fn set(event: &mut Value, pointer: &str, value: Value) -> Option<()> {
    let mut at = event;
    for key in keys(pointer) {
        at = at.as_object_mut()?.entry(key).or_insert_with(|| Value::Object(Map::new()));
    }
    *at = value;
    Some(())
}

fn remove(event: &mut Value, pointer: &str) -> Option<()> {
    let (parent, last) = pointer.rsplit_once('/')?;
    let last = last.replace("~1", "/").replace("~0", "~");
    event.pointer_mut(parent)?.as_object_mut()?.shift_remove(&last).map(|_| ())
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0u32, 0);
    for character in text.trim_end_matches('=').bytes() {
        let value = ALPHABET.iter().position(|&letter| letter == character)?;
        bits = bits << 6 | u32::try_from(value).ok()?;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    Some(bytes)
}

fn options(case: &Value, profile: Profile) -> Options {
    let mut options = Options { profile, ..Options::default() };
    let number = |value: &Value| u32::try_from(value.as_u64().unwrap()).unwrap();
    for (key, value) in case.get("options").and_then(Value::as_object).into_iter().flatten() {
        match key.as_str() {
            "rules" => {
                for (id, level) in value.as_object().unwrap() {
                    let rule = RuleId::parse(id).unwrap_or_else(|| panic!("no rule `{id}`"));
                    let word = level.as_str().unwrap();
                    let level = Level::parse(word);
                    assert!(level.is_some() || word == "off", "no level `{word}`");
                    options.rules.push((rule, level));
                }
            }
            "unwrap" => options.unwrap = value.as_bool().unwrap(),
            "maskValues" => options.mask_values = value.as_bool().unwrap(),
            "maxFindings" => options.max_findings = number(value),
            "maxEventBytes" => options.limits.max_event_bytes = number(value),
            "maxDepth" => options.limits.max_depth = number(value),
            _ => panic!("no option `{key}`"),
        }
    }
    options
}

fn expected(case: &Value, profile: Profile) -> &[Value] {
    case.get(profile.as_str()).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// What is wrong with a report, as lines of a diff; `None` if nothing is.
fn difference(case: &Value, profile: Profile, report: &Report) -> Option<String> {
    let expected = expected(case, profile);
    let found: Vec<Value> = report.findings.iter().map(|finding| serde_json::to_value(finding).unwrap()).collect();
    let mut lines = String::new();
    let head = |finding: &Value| {
        let text = |key: &str| finding[key].as_str().unwrap_or("?").to_owned();
        format!("{} {} at `{}`", text("level"), text("rule"), text("path"))
    };
    let (left, right): (Vec<String>, Vec<String>) =
        (expected.iter().map(head).collect(), found.iter().map(head).collect());
    if left == right {
        for (wanted, got) in expected.iter().zip(&found) {
            for (key, value) in wanted.as_object().into_iter().flatten() {
                if got.get(key).unwrap_or(&Value::Null) != value {
                    let got = got.get(key).map_or("nothing".to_owned(), Value::to_string);
                    let _ = writeln!(lines, "    {}: {key}\n  -   {value}\n  +   {got}", head(wanted));
                }
            }
        }
    } else {
        for (sign, line) in diff(&left, &right) {
            let _ = writeln!(lines, "  {sign} {line}");
        }
    }
    let mut check = |what: &str, wanted: Value, got: Value| {
        if wanted != got {
            let _ = writeln!(lines, "    {what}\n  -   {wanted}\n  +   {got}");
        }
    };
    let more = case.get("more").map_or(Value::Null, |more| more[profile.as_str()].clone());
    if more.is_null() {
        check("valid", json!(!expected.iter().any(|finding| finding["level"] == "error")), json!(report.valid));
    }
    check("more", more, json!(report.more));
    check("envelope", case.get("envelope").cloned().unwrap_or_default(), json!(report.envelope));
    (!lines.is_empty()).then_some(lines)
}

/// Which lines went and which came.
fn diff<'l>(left: &'l [String], right: &'l [String]) -> Vec<(char, &'l str)> {
    match (left, right) {
        ([], _) => right.iter().map(|line| ('+', line.as_str())).collect(),
        (_, []) => left.iter().map(|line| ('-', line.as_str())).collect(),
        ([one, left @ ..], [other, right @ ..]) if one == other => {
            let mut lines = vec![(' ', one.as_str())];
            lines.extend(diff(left, right));
            lines
        }
        ([one, rest @ ..], _) if !right.contains(one) => {
            let mut lines = vec![('-', one.as_str())];
            lines.extend(diff(rest, right));
            lines
        }
        (_, [other, rest @ ..]) => {
            let mut lines = vec![('+', other.as_str())];
            lines.extend(diff(left, rest));
            lines
        }
    }
}

/// The levels, under ingest and emit, at which a case breaks a rule, one pair a path; none where options change them.
fn broken_at_levels(case: &Value, rule: &str) -> Vec<[Option<Level>; 2]> {
    let overridden = case.pointer("/options/rules").is_some_and(|rules| rules.get(rule).is_some());
    let at = |profile| expected(case, profile).iter().filter(|finding| finding["rule"] == rule);
    let paths: BTreeSet<&str> =
        Profile::ALL.into_iter().flat_map(at).filter_map(|found| found["path"].as_str()).collect();
    let level = |profile, path: &str| {
        let found = at(profile).find(|finding| finding["path"] == path)?;
        Level::parse(found["level"].as_str()?)
    };
    let pairs = paths.into_iter().map(|path| [Profile::Ingest, Profile::Emit].map(|profile| level(profile, path)));
    if overridden { Vec::from([[None, None]]) } else { pairs.collect() }
}
