//! Many events at once: however the input is made and cut into pieces, each event gets the report that it gets by itself,
//! and every byte belongs to a record, is white space, or is part of the wrapper.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

use activity_tracker_events::reader::{Limits, position};
use activity_tracker_events::{Catalog, Level, LineReport, Lines, Options, Report, RuleId, Totals, Validator};
use proptest::prelude::*;

const SAMPLE: &str = include_str!("../samples/events.ndjson");

/// Reports on everything, so that every record shows.
fn options() -> Options {
    let rules = vec![(RuleId::FieldRequired, Some(Level::Warning))];
    let limits = Limits { max_event_bytes: 3_000, max_depth: 16 };
    Options { report: Level::Info, rules, limits, ..Options::default() }
}

fn in_pieces(input: &[u8], options: &Options, cuts: impl Iterator<Item = usize>) -> (Totals, Vec<LineReport>) {
    let catalog = Catalog::new();
    let mut lines = Lines::new(&catalog, options.clone());
    let mut reports = Vec::new();
    let mut from = 0;
    for cut in cuts.chain([input.len()]) {
        lines.push(&input[from..cut], &mut |line| reports.push(line));
        from = cut;
    }
    let totals = lines.finish(&mut |line| reports.push(line));
    (totals, reports)
}

fn whole(input: &[u8], options: &Options) -> (Totals, Vec<LineReport>) {
    Validator::new(&Catalog::new(), options.clone()).validate_lines(input)
}

/// What must hold of any input.
fn accounted(input: &[u8], options: &Options) -> (Totals, Vec<LineReport>) {
    let (totals, lines) = whole(input, options);
    let text = String::from_utf8_lossy(input);
    assert_eq!(totals.records, totals.events + totals.unreadable, "{text}");
    assert_eq!(totals.events, totals.valid + totals.invalid, "{text}");
    let mut at = 0;
    for line in &lines {
        let (from, length) = (line.offset as usize, line.length as usize);
        assert!(from >= at, "records overlap at {from} of {text}");
        assert_wrapper(&input[at..from]);
        assert_eq!(line.line, position(input, from).line, "{text}");
        at = from + length;
        for finding in &line.report.findings {
            let place = finding.position.unwrap();
            assert_eq!(place, position(input, place.offset as usize), "{finding:?} of {text}");
            assert!((from..=at).contains(&(place.offset as usize)), "{finding:?} of {text}");
        }
    }
    (totals, lines)
}

/// Between records there is white space, a byte order mark, and what envelopes are made of.
fn assert_wrapper(gap: &[u8]) {
    let gap = String::from_utf8_lossy(gap).replace('\u{feff}', "");
    let gap = gap.as_bytes();
    let envelope = gap.windows(2).any(|pair| pair == b"\":");
    let plain = gap.iter().all(|byte| b" \t\r\n,[]}\"".contains(byte));
    assert!(plain || envelope, "{:?} is in no record", String::from_utf8_lossy(gap));
}

/// A report as if its event stood alone: places moved to the beginning of the input.
fn alone(report: &Report, offset: u64) -> Report {
    let mut report = report.clone();
    for finding in &mut report.findings {
        if let Some(place) = &mut finding.position {
            place.offset -= offset;
            (place.line, place.column) = (0, 0);
        }
    }
    report
}

fn without_lines(mut report: Report) -> Report {
    for finding in &mut report.findings {
        if let Some(place) = &mut finding.position {
            (place.line, place.column) = (0, 0);
        }
    }
    report
}

const BROKEN: &[&str] = &[
    "no JSON",
    "{\"action\": \"a.b\"",
    "{\"action\": \"cut of",
    "{\"action\":",
    "{\"action\": \"a.b\"} x",
    "}",
    "\u{e9}",
    "{\"action\": 7, \"a\": 1, \"a\": 2}",
    "7",
    "\"text\"",
    "null",
];

const ENVELOPES: &[&str] = &[
    r#"{"result":{"results":[{"metadata":[],"user_data":"{\"action\":\"a.b\"}"},{"user_data":"{"},{"user_data":{"action":"c.d"}}]}}"#,
    r#"{"lines":[{"line":"{\"action\":\"a.b\"}"},{"line":{"action":"é.b"}}],"more":1}"#,
    r#"{"_source":{"_line":"{\"action\":\"a.b\",\"outcome\":\"é\\n\"}"}}"#,
    r#"{"result":{"results":[]}}"#,
    r#"{"lines":[]}"#,
    r#"{"line":"{\"lines\":[{\"line\":\"{}\"},{\"line\":{\"action\":\"a.b\"}}]}"}"#,
    r#"{"payload":{"action":"a.b"},"meta":{}}"#,
    r#"{"initiator.id":"x","action":"a.b"}"#,
];

fn pieces() -> Vec<String> {
    let mut pieces: Vec<String> = SAMPLE.lines().step_by(25).map(str::to_owned).collect();
    pieces.extend(BROKEN.iter().chain(ENVELOPES).map(|text| (*text).to_owned()));
    let pretty = |text: &str| {
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        serde_json::to_string_pretty(&value).unwrap()
    };
    pieces.extend(SAMPLE.lines().step_by(50).map(pretty));
    pieces.extend(ENVELOPES.iter().map(|text| pretty(text)));
    pieces.push(format!("[{}]", ENVELOPES.join(",")));
    pieces.push(format!("[\n{}\n]", SAMPLE.lines().take(3).collect::<Vec<_>>().join(",\n")));
    pieces.extend(["[]", "[1,,2,]", "[{\"action\":\"a.b\"} {}, {bad}, [2]] x", "[{\n]", "[1"].map(str::to_owned));
    pieces.push(format!("{{\"action\":\"a.b\",\"x\":\"{}\"}}", "x".repeat(3_100)));
    pieces.push(format!("{{\n \"action\":\"a.b\",\n \"x\":\"{}\",\n \"y\": 1\n}}", "x".repeat(3_100)));
    pieces.push(format!("[{{\"action\":\"a.b\",\"x\":\"{}\"}}, 2]", "x".repeat(3_100)));
    let many = vec![r#"{"user_data":"{\"action\":\"a.b\"}"}"#; 100].join(",");
    pieces.push(format!(r#"{{"result":{{"x":1,"results":[{many}],"y":{{"z":"}}"}}}},"z":2}}"#));
    pieces.push(format!("{{\"lines\":[{many}"));
    pieces.extend(["", "  ", "\t"].map(str::to_owned));
    pieces
}

fn input() -> impl Strategy<Value = Vec<u8>> {
    let piece =
        (proptest::sample::select(pieces()), proptest::sample::select(vec!["\n", "\n", "\r\n", "\n\n", " \n", ""]));
    (any::<bool>(), proptest::collection::vec(piece, 0..7)).prop_map(|(mark, pieces)| {
        let mut bytes = if mark { b"\xef\xbb\xbf".to_vec() } else { Vec::new() };
        for (piece, end) in pieces {
            bytes.extend_from_slice(piece.as_bytes());
            bytes.extend_from_slice(end.as_bytes());
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn pieces_of_any_size_make_no_difference(input in input(), mut cuts in proptest::collection::vec(any::<prop::sample::Index>(), 0..12)) {
        let options = options();
        let expected = accounted(&input, &options);
        cuts.sort_by_key(|cut| cut.index(input.len() + 1));
        let cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(input.len() + 1)).collect();
        prop_assert_eq!(&in_pieces(&input, &options, cuts.into_iter()), &expected);
    }
}

#[test]
fn every_cut_of_every_piece_makes_no_difference() {
    let options = options();
    for (index, piece) in pieces().iter().enumerate() {
        let input = format!("{{}}\n{piece}\n{{\"action\":\"é.b\"}}");
        let input = input.as_bytes();
        let expected = accounted(input, &options);
        for cut in 0..=input.len() {
            assert_eq!(in_pieces(input, &options, [cut].into_iter()), expected, "piece {index} cut at {cut}");
        }
        assert_eq!(in_pieces(input, &options, 0..input.len()), expected, "piece {index} byte by byte");
    }
}

#[test]
fn an_event_among_many_gets_the_report_that_it_gets_alone() {
    let (catalog, options) = (Catalog::new(), options());
    let validator = Validator::new(&catalog, options.clone());
    let lines: Vec<&str> = SAMPLE.lines().chain(BROKEN.iter().copied()).collect();
    for (before, between, after) in
        [("", "\n", "\n"), ("[", ",", "]"), ("\u{feff}", "\r\n\r\n", ""), ("[\n ", " ,\n", "\n]\n")]
    {
        // What is broken in an array may take its neighbour along.
        let in_array = before.starts_with('[');
        let whole = |line: &&&str| !in_array || serde_json::from_str::<serde_json::Value>(line).is_ok();
        let lines: Vec<&str> = lines.iter().filter(whole).copied().collect();
        let input = format!("{before}{}{after}", lines.join(between));
        let (totals, reports) = accounted(input.as_bytes(), &options);
        let expected: Vec<Report> = lines.iter().map(|line| validator.validate(line.as_bytes())).collect();
        assert_eq!(totals.records as usize, lines.len());
        let mut found = reports.iter();
        for (index, expected) in expected.into_iter().enumerate().filter(|(_, report)| !report.findings.is_empty()) {
            let found = found.next().unwrap();
            assert_eq!(alone(&found.report, found.offset), without_lines(expected), "{}", lines[index]);
            assert_eq!(found.index.is_some(), in_array);
        }
        assert!(found.next().is_none());
    }
}

#[test]
fn findings_are_counted_whether_they_are_reported_or_not() {
    let catalog = Catalog::new();
    let counts = |report| {
        let options = Options { report, max_findings: 1, ..Options::default() };
        let (totals, lines) = Validator::new(&catalog, options).validate_lines(SAMPLE.as_bytes());
        (totals.counts(), lines.len())
    };
    let (all, info) = counts(Level::Info);
    let (same, warning) = counts(Level::Warning);
    let (also, error) = counts(Level::Error);
    assert!(all == same && all == also && info > warning && warning > error && error > 0);
    let single = Validator::new(&catalog, Options::default());
    let mut expected: Vec<RuleId> =
        SAMPLE.lines().flat_map(|line| single.validate(line.as_bytes()).findings).map(|finding| finding.rule).collect();
    expected.sort();
    let found: Vec<RuleId> = all.iter().flat_map(|&(rule, count)| vec![rule; count as usize]).collect();
    assert_eq!(found, expected);
}

/// What each of these is, is pinned: how many records, of which how many unreadable, and blank lines.
#[test]
fn what_counts_as_a_record() {
    let event = r#"{"action":"a.b"}"#;
    let long = "x".repeat(3_100);
    for (input, records, unreadable, blank) in [
        (String::new(), 0, 0, 0),
        ("\u{feff}".to_owned(), 0, 0, 1),
        ("\n \n\t".to_owned(), 0, 0, 3),
        (event.to_owned(), 1, 0, 0),
        (format!("{event}\n\u{feff}{event}\n\u{feff}\n\u{feff}[{event}]"), 3, 0, 1),
        (format!("\u{feff}\u{feff}{event}\n \u{feff}{event}\n[\u{feff}{event}]"), 3, 3, 0),
        (format!("{event}\r\n\r\n{event}\r\n"), 2, 0, 1),
        (format!("[{event},{event}]"), 2, 0, 0),
        (format!("[{event}]\n[{event}]\n"), 2, 0, 0),
        ("[]".to_owned(), 0, 0, 0),
        (format!("[{event},]"), 2, 1, 0),
        (format!("[{event}"), 2, 1, 0),
        (format!("[,{event}]"), 2, 1, 0),
        ("{\n \"action\":\n \"a.b\"\n}\n".to_owned(), 1, 0, 0),
        ("{\n \"action\": \"a.b\"\n}\n{\n}\n".to_owned(), 2, 0, 0),
        (format!("{{\"action\":\n{event}\n"), 2, 1, 0),
        (format!("{{\"action\":\"cut\n{event}\n"), 2, 1, 0),
        (format!("{{\"a\":[1,\n{event}\n{event}\n"), 2, 1, 0),
        (format!("{event}{event}\n{event}"), 2, 1, 0),
        (format!("{long}\n{event}\n"), 2, 1, 0),
        (format!("{{\n\"a\":\"{long}\"\n}}\n{event}\n"), 2, 1, 0),
        (format!("{{\n\"a\":\"{long}\n{event}\n"), 2, 1, 0),
        (format!("[\"{long}\",{event}]"), 2, 1, 0),
        (format!("{event}{}\n{event}", " ".repeat(3_100)), 2, 1, 0),
        (format!("{{\"lines\":[{event},{event},\"{long}\",{event}]}}\n{event}"), 5, 1, 0),
        (format!("{{\"lines\":[{event},\"{long}\"]\n{event}"), 4, 2, 0),
    ] {
        let (totals, _) = accounted(input.as_bytes(), &options());
        assert_eq!((totals.records, totals.unreadable, totals.blank), (records, unreadable, blank), "{input:.120}");
    }
}

#[test]
fn a_large_envelope_is_read_like_a_small_one() {
    let events = [r#"{"user_data":"{\"action\":\"a.b\"}"}"#; 200].join(",");
    let input = format!(r#"{{"result":{{"results":[{events}]}}}}"#);
    let small = options();
    let large = Options { limits: Limits::default(), ..small.clone() };
    let (in_parts, at_once) = (accounted(input.as_bytes(), &small), accounted(input.as_bytes(), &large));
    assert_eq!(in_parts, at_once);
    assert_eq!(in_parts.1.last().map(|line| (line.index, line.report.envelope)), Some((Some(199), Some("cloud-logs"))));
}

#[test]
fn memory_is_bounded_whatever_comes() {
    let catalog = Catalog::new();
    let mut lines = Lines::new(&catalog, options());
    // A line of a hundred megabytes, in pieces.
    let piece = vec![b'x'; 1 << 20];
    for _ in 0..100 {
        lines.push(&piece, &mut |_| panic!("nothing is complete yet"));
    }
    let mut seen = Vec::new();
    lines.push(b" \n{}", &mut |line| seen.push(line));
    assert_eq!(seen.len(), 1);
    assert_eq!((seen[0].length, seen[0].report.findings[0].rule), (100 << 20, RuleId::EventTooLarge));
    assert!(format!("{lines:?}").len() < 100_000, "the line is still kept");
}
