//! What an index answers is what a plain filter over the parsed events gives, however the log was cut and merged.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics has failed")]

#[path = "common/mod.rs"]
mod common;

use activity_tracker_events::describe::How;
use activity_tracker_events::event::{Event, Field, Layout, Severity};
use activity_tracker_events::finding::Level;
use activity_tracker_events::reader::{NodeId, read};
use activity_tracker_events::summary::{Answer, Facet, Filter, Index, Part, PartReader, Placed, Query, Sort};
use activity_tracker_events::{Catalog, Options, Profile, Validator};

use common::Random;

/// Lines of a log: events with fields from small sets, so that filters find something.
fn log(seed: u64, count: usize) -> Vec<String> {
    let mut random = Random(seed);
    (0..count).map(|number| event(&mut random, number)).collect()
}

fn event(random: &mut Random, number: usize) -> String {
    let mut pick = |words: &[&str]| words[random.at(words.len())].to_owned();
    let action = pick(&[
        "pm-20.training.create",
        "pm-20.training.delete",
        "iam-identity.user-apikey.login",
        "iam-groups.group.create",
        "kms.secrets.read",
        "no.such.thing",
        "\\u0070m-20.training.create",
    ]);
    let actor = pick(&["ana@example.com", "Bo Ek", "", "  ", "IBM", "É. Ü.", "\\u0041na", "none"]);
    let region = pick(&["us-south", "eu-de", "global", ""]);
    let account = pick(&["0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"]);
    let reason = pick(&["200", "403", "\"403\"", "409", "2e2", "999", "\"x\"", "null", "4.5"]);
    let outcome = pick(&["success", "failure", "pending", "unknown", "Success"]);
    let severity = pick(&["normal", "warning", "critical", "high"]);
    let address = pick(&["10.0.0.1", "192.0.2.7", "2001:db8::1", ""]);
    let kind = pick(&["service/security/account/user", "service/security/account/serviceid", "x"]);
    let time = match random.at(12) {
        0 => "soon".to_owned(),
        1 => String::new(),
        n => format!("2026-03-{:02}T{:02}:15:0{}.00+0000", 1 + random.at(5), random.at(24), n % 10),
    };
    let more = match random.at(6) {
        0 => r#","surprise":1"#,
        1 => r#","dataEvent":"true""#,
        2 => r#","saveServiceCopy":false,"dataEvent":false"#,
        _ => "",
    };
    format!(
        r#"{{"eventTime":"{time}","action":"{action}","outcome":"{outcome}","severity":"{severity}","id":"id-{number}","message":"Event {number} of {actor}","reason":{{"reasonCode":{reason},"reasonType":"OK"}},"initiator":{{"id":"IBMid-{n}","name":"{actor}","typeURI":"{kind}","credential":{{"type":"apikey"}},"host":{{"address":"{address}"}}}},"target":{{"id":"crn:v1:bluemix:public:pm-20:{region}:a/{account}:0aaa:job:{number}","name":"Job {n}","typeURI":"pm-20/job"}}{more}}}"#,
        n = number % 7,
    )
}

/// What a plain reading says of an event.
#[derive(Debug, Clone)]
struct Plain {
    values: Vec<(Facet, Option<String>)>,
    rules: Vec<String>,
    time: Option<i64>,
    text: String,
    target: Option<String>,
    length: usize,
}

fn plain(catalog: &Catalog, options: &Options, line: &str) -> Plain {
    let document = read(line.as_bytes(), 128).unwrap();
    let event = Event::new(&document, NodeId::ROOT, Layout::Plain).unwrap();
    let text = |field| event.string(field).map(|text| text.into_owned()).filter(|text| !text.trim().is_empty());
    let action = text(Field::Action);
    let entry = action.as_deref().and_then(|action| catalog.lookup(action));
    let target = text(Field::TargetId);
    let parts: Vec<&str> = target.as_deref().unwrap_or_default().split(':').collect();
    let report = Validator::new(catalog, options.clone()).validate(line.as_bytes());
    let level = report.findings.iter().map(|finding| finding.level).max();
    let actor = text(Field::InitiatorName).or_else(|| text(Field::InitiatorId));
    let mut rules: Vec<String> = report.findings.iter().map(|finding| finding.rule.as_str().to_owned()).collect();
    rules.sort_unstable();
    rules.dedup();
    let title = entry.as_ref().map(|entry| entry.title().into_owned());
    let all = [action.clone(), title, actor.clone(), text(Field::InitiatorId), target.clone(), text(Field::TargetName)];
    let all: Vec<String> = all
        .into_iter()
        .chain([text(Field::Message), text(Field::Id)])
        .flatten()
        .map(|text| text.to_lowercase())
        .collect();
    Plain {
        values: vec![
            (Facet::Action, action.clone()),
            (Facet::Group, entry.as_ref().map(|entry| entry.entry().group().id.to_owned())),
            (Facet::Operation, entry.as_ref().map(|entry| entry.entry().operation().as_str().to_owned())),
            (Facet::Concern, entry.as_ref().map(|entry| entry.entry().concern().as_str().to_owned())),
            (Facet::Actor, actor),
            (Facet::Account, parts.get(6).and_then(|scope| scope.strip_prefix("a/")).map(str::to_owned)),
            (Facet::Region, parts.get(5).map(|region| (*region).to_owned()).filter(|region| !region.is_empty())),
            (Facet::Address, text(Field::HostAddress)),
            (Facet::Outcome, Some(How::of(&event).as_str().to_owned())),
            (Facet::Severity, text(Field::Severity).filter(|word| Severity::parse(word).is_some())),
            (Facet::Reason, event.reason_code(true).sound().map(|code| code.to_string())),
            (Facet::Level, level.map(|level| level.as_str().to_owned())),
            (Facet::File, Some("0".to_owned())),
        ],
        rules,
        time: event.time().sound().map(|time| time.epoch_millis()),
        text: all.join("\n"),
        target,
        length: line.len(),
    }
}

impl Plain {
    fn value(&self, facet: Facet) -> Option<&str> {
        self.values.iter().find(|(name, _)| *name == facet).and_then(|(_, value)| value.as_deref())
    }

    fn has(&self, facet: Facet, value: Option<&str>) -> bool {
        if facet == Facet::Rule {
            return value.map_or(self.rules.is_empty(), |value| self.rules.iter().any(|rule| rule == value));
        }
        self.value(facet) == value
    }

    fn fits(&self, filter: &Filter) -> bool {
        let facet = Facet::parse(&filter.facet).unwrap();
        let any = |values: &[Option<String>]| values.iter().any(|value| self.has(facet, value.as_deref()));
        (filter.include.is_empty() || any(&filter.include)) && !any(&filter.exclude)
    }
}

fn index(catalog: &Catalog, options: &Options, lines: &[String]) -> Index {
    let mut index = Index::new(options);
    index.add(0, 0, Part::read(catalog, options, lines.join("\n").as_bytes()));
    index
}

fn all(query: Query) -> Query {
    let facets = Facet::ALL.iter().map(|facet| facet.as_str().to_owned()).collect();
    Query { facets, top: 1_000, rows: (0, 100_000), buckets: 50, ..query }
}

/// Answers with every text asked that must be.
fn answer(catalog: &Catalog, index: &mut Index, lines: &[String], query: &Query) -> Answer {
    loop {
        let places = index.unsure(catalog, query, 50).unwrap();
        if places.is_empty() {
            return index.query(catalog, query).unwrap();
        }
        for place in places {
            index.answer_for(catalog, place.index, lines[place.index as usize].as_bytes());
        }
    }
}

fn compare(
    catalog: &Catalog,
    index: &mut Index,
    lines: &[String],
    plain: &[Plain],
    query: &Query,
    by_text: impl Fn(&Plain) -> bool,
) {
    let answer = answer(catalog, index, lines, query);
    let in_window = |event: &Plain| match query.window {
        Some((first, last)) => event.time.is_some_and(|time| (first..=last).contains(&time)),
        None => true,
    };
    let but = |event: &Plain, but: Option<Facet>| {
        let filters = query.filter.iter().filter(|filter| but.is_none_or(|but| filter.facet != but.as_str()));
        by_text(event) && filters.into_iter().all(|filter| event.fits(filter))
    };
    let fitting: Vec<usize> = (0..plain.len()).filter(|at| in_window(&plain[*at]) && but(&plain[*at], None)).collect();
    assert_eq!(answer.total, fitting.len() as u64, "{query:?}");
    assert_eq!((answer.of, answer.unsure), (plain.len() as u64, 0));
    if query.sort.is_none() {
        let rows: Vec<usize> = answer.rows.iter().map(|row| row.index as usize).collect();
        assert_eq!(rows, fitting);
    }
    for counts in &answer.counts {
        let events = plain.iter().filter(|event| in_window(event) && but(event, Some(counts.facet)));
        let mut expected: std::collections::BTreeMap<Option<String>, u64> = Default::default();
        for event in events {
            if counts.facet == Facet::Rule {
                if event.rules.is_empty() {
                    *expected.entry(None).or_default() += 1;
                }
                event.rules.iter().for_each(|rule| *expected.entry(Some(rule.clone())).or_default() += 1);
            } else {
                *expected.entry(event.value(counts.facet).map(str::to_owned)).or_default() += 1;
            }
        }
        let found: std::collections::BTreeMap<Option<String>, u64> =
            counts.values.iter().map(|value| (value.value.clone(), value.count)).collect();
        assert_eq!(found, expected, "{:?} of {query:?}", counts.facet);
        assert!(counts.values.is_sorted_by_key(|value| (std::cmp::Reverse(value.count), value.value.clone())));
    }
    let histogram = answer.histogram.unwrap();
    let timed: u64 = histogram.counts.iter().flatten().map(|count| u64::from(*count)).sum();
    let expected = plain.iter().filter(|event| but(event, None));
    assert_eq!(timed + histogram.untimed, expected.count() as u64);
}

fn filter(facet: Facet, include: &[Option<&str>], exclude: &[Option<&str>]) -> Filter {
    let owned = |values: &[Option<&str>]| values.iter().map(|value| value.map(str::to_owned)).collect();
    Filter { facet: facet.as_str().into(), include: owned(include), exclude: owned(exclude) }
}

#[test]
fn filters_and_counts_are_those_of_a_plain_filter() {
    let catalog = Catalog::new();
    for profile in Profile::ALL {
        let options = Options { profile, max_findings: 10_000, ..Options::default() };
        let lines = log(7, 400);
        let events: Vec<Plain> = lines.iter().map(|line| plain(&catalog, &options, line)).collect();
        let mut index = index(&catalog, &options, &lines);
        let mut random = Random(11);
        for _ in 0..120 {
            let mut filters = Vec::new();
            for _ in 0..random.at(4) {
                let facet = Facet::ALL[random.at(Facet::COUNT)];
                if filters.iter().any(|filter: &Filter| filter.facet == facet.as_str()) {
                    continue;
                }
                let mut values = |most: usize| -> Vec<Option<String>> {
                    (0..random.at(most))
                        .map(|_| {
                            let event = &events[random.at(events.len())];
                            if facet == Facet::Rule {
                                return event.rules.first().cloned();
                            }
                            event.value(facet).map(str::to_owned)
                        })
                        .collect()
                };
                filters.push(Filter { facet: facet.as_str().into(), include: values(3), exclude: values(3) });
            }
            let window = (random.at(3) == 0).then_some((1_772_400_000_000, 1_772_600_000_000));
            let query = all(Query { filter: filters, window, ..Query::default() });
            compare(&catalog, &mut index, &lines, &events, &query, |_| true);
        }
    }
}

#[test]
fn the_search_box_finds_what_a_plain_search_finds() {
    let catalog = Catalog::new();
    let options = Options { max_findings: 10_000, ..Options::default() };
    let lines = log(3, 300);
    let events: Vec<Plain> = lines.iter().map(|line| plain(&catalog, &options, line)).collect();
    let mut index = index(&catalog, &options, &lines);
    type Test = fn(&Plain) -> bool;
    let queries: [(&str, Test); 19] = [
        ("training", |event| event.text.contains("training")),
        ("\"of bo ek\"", |event| event.text.contains("of bo ek")),
        ("-training job", |event| !event.text.contains("training") && event.text.contains("job")),
        ("id-17", |event| event.text.contains("id-17")),
        ("action:pm-20.*", |event| event.value(Facet::Action).is_some_and(|action| action.starts_with("pm-20."))),
        ("actor:none", |event| matches!(event.value(Facet::Actor), None | Some("none"))),
        ("-actor:\"BO EK\"", |event| event.value(Facet::Actor) != Some("Bo Ek")),
        ("actor:ana* actor:IBM", |event| {
            event.value(Facet::Actor).is_some_and(|actor| actor.to_lowercase().starts_with("ana") || actor == "IBM")
        }),
        ("reason>=400", |event| reason(event).is_some_and(|code| code >= 400)),
        ("reason<400", |event| reason(event).is_some_and(|code| code < 400)),
        ("-reason>=400", |event| reason(event).is_none_or(|code| code < 400)),
        ("reason:4*", |event| reason(event).is_some_and(|code| code / 100 == 4)),
        ("severity>normal", |event| matches!(event.value(Facet::Severity), Some("warning" | "critical"))),
        ("time>=2026-03-03", |event| event.time.is_some_and(|time| time >= 1_772_496_000_000)),
        ("time:2026-03-02 outcome:refused", |event| {
            let day = |time| (1_772_409_600_000..1_772_496_000_000).contains(&time);
            event.time.is_some_and(day) && event.value(Facet::Outcome) == Some("refused")
        }),
        ("level>=warning rule:field/*", |event| {
            let level = event.value(Facet::Level);
            matches!(level, Some("warning" | "error")) && event.rules.iter().any(|rule| rule.starts_with("field/"))
        }),
        ("target:*:JOB:17", |event| event.target.as_deref().is_some_and(|target| target.ends_with(":job:17"))),
        ("target:crn:v1:bluemix:public:pm-20:us-south:a/0123456789abcdef0123456789abcdef:0aaa:job:40", |event| {
            event.target.as_deref().is_some_and(|target| target.contains(":us-south:a/0123") && target.ends_with(":40"))
        }),
        ("correlation:none rule:none", |event| event.rules.is_empty()),
    ];
    for (text, fits) in queries {
        let query = all(Query { text: text.into(), ..Query::default() });
        compare(&catalog, &mut index, &lines, &events, &query, fits);
        let filters =
            vec![filter(Facet::Outcome, &[Some("failure"), Some("refused")], &[]), filter(Facet::Region, &[], &[None])];
        compare(&catalog, &mut index, &lines, &events, &Query { filter: filters, ..query }, fits);
    }
}

fn reason(event: &Plain) -> Option<u32> {
    event.value(Facet::Reason)?.parse().ok()
}

#[test]
fn halves_merged_are_the_whole_in_any_order() {
    let catalog = Catalog::new();
    let options = Options::default();
    let mut lines = log(5, 200);
    lines.insert(20, "no event".into());
    lines.insert(90, String::new());
    lines.insert(91, "{\"action\": \"a.b\",\n\"outcome\": 7}".into());
    lines.push("[1, 2".into());
    let bytes = lines.join("\n").into_bytes();
    let whole = {
        let mut index = Index::new(&options);
        index.add(0, 0, Part::read(&catalog, &options, &bytes));
        index.add(1, 0, Part::read(&catalog, &options, &bytes));
        index
    };
    let mut random = Random(1);
    for _ in 0..20 {
        let mut parts = Vec::new();
        for file in 0..2 {
            let mut reader = PartReader::new(&catalog, &options);
            let mut at = 0;
            while at < bytes.len() {
                let end = bytes.len().min(at + 1 + random.at(9_000));
                reader.push(&bytes[at..end]);
                at = end;
                let placed = reader.take();
                parts.push((file, placed.start, placed.part));
            }
            reader.finish();
            let placed = reader.take();
            parts.push((file, placed.start, placed.part));
        }
        let mut merged = Index::new(&options);
        while !parts.is_empty() {
            let (file, start, part) = parts.swap_remove(random.at(parts.len()));
            // As it comes from where it was read.
            merged.add(file, start, Part::from_bytes(&part.to_bytes()).unwrap());
        }
        let mut whole_again = Index::new(&options);
        whole_again.add(0, 0, Part::read(&catalog, &options, &bytes));
        whole_again.add(1, 0, Part::read(&catalog, &options, &bytes));
        for text in ["", "outcome:refused", "reason>=400 -actor:IBM"] {
            let query = all(Query { text: text.into(), ..Query::default() });
            let expected = whole_again.query(&catalog, &query).unwrap();
            assert_eq!(merged.query(&catalog, &query).unwrap(), expected);
        }
        assert_eq!(merged.problems(10), whole.problems(10));
    }
    assert_eq!(whole.problems(10).1, 4);
}

#[test]
fn texts_are_found_whatever_parts_of_nothing_lie_between() {
    let catalog = Catalog::new();
    let options = Options::default();
    let lines = log(6, 60);
    let bytes = format!("{}\n", lines.join("\n")).into_bytes();
    let nothing = || {
        let mut reader = PartReader::new(&catalog, &options);
        reader.finish();
        reader.take().part
    };
    let query = all(Query { text: "training".into(), ..Query::default() });
    let mut whole = index(&catalog, &options, &lines);
    let expected = answer(&catalog, &mut whole, &lines, &query);
    assert!(expected.total > 0);
    // What a worker that has read its piece to the end gives last begins where the next piece does.
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
        let mut reader = PartReader::new(&catalog, &options);
        let mut parts = Vec::new();
        for half in bytes.chunks(bytes.len() / 2 + 1) {
            reader.push(half);
            parts.push(reader.take());
        }
        let between = parts[1].start;
        let mut index = Index::new(&options);
        let mut parts = [Some(parts.remove(0)), Some(parts.remove(0)), None];
        for number in order {
            match parts[number].take() {
                Some(Placed { start, part }) => index.add(0, start, part),
                None => index.add(0, between, nothing()),
            }
        }
        for _ in 0..lines.len() {
            let Some(place) = index.unsure(&catalog, &query, 1).unwrap().pop() else { break };
            index.answer_for(&catalog, place.index, lines[place.index as usize].as_bytes());
        }
        let found = index.query(&catalog, &query).unwrap();
        assert_eq!((found.total, found.unsure), (expected.total, 0), "{order:?}");
    }
}

#[test]
fn rows_come_in_the_order_that_is_asked_for() {
    let catalog = Catalog::new();
    let options = Options { max_findings: 10_000, ..Options::default() };
    let lines = log(9, 250);
    let events: Vec<Plain> = lines.iter().map(|line| plain(&catalog, &options, line)).collect();
    let mut index = index(&catalog, &options, &lines);
    let names = Facet::ALL.iter().filter(|facet| **facet != Facet::Rule).map(|facet| facet.as_str());
    for by in names.chain(["time", "size"]) {
        for descending in [false, true] {
            let key = |at: usize| -> Option<(i64, String)> {
                let event = &events[at];
                match Facet::parse(by) {
                    None if by == "time" => event.time.map(|time| (time, String::new())),
                    None => Some((event.length as i64, String::new())),
                    Some(facet) => event.value(facet).map(|value| match facet {
                        Facet::Outcome => {
                            (How::ALL.iter().position(|how| how.as_str() == value).unwrap() as i64, String::new())
                        }
                        Facet::Severity => (Severity::parse(value).unwrap() as i64, String::new()),
                        Facet::Level => (Level::parse(value).unwrap() as i64, String::new()),
                        Facet::Reason => (value.parse().unwrap(), String::new()),
                        _ => (0, value.to_owned()),
                    }),
                }
            };
            let mut expected: Vec<usize> = (0..events.len()).collect();
            expected.sort_by(|one, other| match (key(*one), key(*other)) {
                (Some(one), Some(other)) if descending => other.cmp(&one),
                (Some(one), Some(other)) => one.cmp(&other),
                (one, other) => other.is_some().cmp(&one.is_some()),
            });
            let sort = Some(Sort { by: by.into(), descending });
            let query = Query { sort, rows: (0, 1_000), ..Query::default() };
            let rows = |query: &Query, index: &mut Index| -> Vec<usize> {
                index.query(&catalog, query).unwrap().rows.iter().map(|row| row.index as usize).collect()
            };
            assert_eq!(rows(&query, &mut index), expected, "{by} {descending}");
            for (first, count) in [(0, 10), (100, 7), (240, 50), (250, 1), (1_000, 3)] {
                let expected: Vec<usize> = expected.iter().skip(first).take(count).copied().collect();
                let query = Query { rows: (first as u64, count as u32), ..query.clone() };
                assert_eq!(rows(&query, &mut index), expected);
            }
        }
    }
}

#[test]
fn another_profile_needs_no_second_reading() {
    let catalog = Catalog::new();
    let lines = log(13, 300);
    let options = |profile| Options { profile, max_findings: 10_000, ..Options::default() };
    let mut index = index(&catalog, &options(Profile::Ingest), &lines);
    for profile in [Profile::Emit, Profile::Ingest, Profile::Emit] {
        index.set_options(&options(profile));
        let events: Vec<Plain> = lines.iter().map(|line| plain(&catalog, &options(profile), line)).collect();
        compare(&catalog, &mut index, &lines, &events, &all(Query::default()), |_| true);
    }
}

#[test]
fn a_place_is_where_the_event_is() {
    let catalog = Catalog::new();
    let options = Options::default();
    let lines = log(2, 50);
    let text = format!("\u{feff}\n  {}", lines.join("  \r\n\n"));
    let mut index = Index::new(&options);
    index.add(0, 0, Part::read(&catalog, &options, text.as_bytes()));
    for (number, line) in lines.iter().enumerate() {
        let place = index.place(number as u64).unwrap();
        let found = &text.as_bytes()[place.offset as usize..][..place.length as usize];
        assert_eq!(std::str::from_utf8(found).unwrap(), line);
        assert_eq!(place.line, 2 + 2 * number as u64);
    }
    assert_eq!(index.place(50), None);
}

#[test]
fn bytes_that_are_no_part_are_refused() {
    let catalog = Catalog::new();
    let bytes = Part::read(&catalog, &Options::default(), log(1, 20).join("\n").as_bytes()).to_bytes();
    assert!(Part::from_bytes(&bytes).is_some());
    for end in 0..bytes.len() {
        assert!(Part::from_bytes(&bytes[..end]).is_none(), "{end}");
    }
    let mut random = Random(4);
    for _ in 0..2_000 {
        let mut bytes = bytes.clone();
        let at = random.at(bytes.len());
        bytes[at] ^= 1 << random.at(8);
        // Whatever it holds, nothing panics.
        if let Some(part) = Part::from_bytes(&bytes) {
            let mut index = Index::new(&Options::default());
            index.add(0, 0, part);
            let _ = index.query(&catalog, &all(Query { text: "outcome:success".into(), ..Query::default() }));
        }
    }
}
