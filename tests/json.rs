//! The reader against RFC 8259: the cases in `tests/json` (its README.md says how they are written), every short text, and
//! mutated texts, where serde_json says what is right.
//!
//! `JSON_MUTATIONS` sets how many mutated texts there are, `JSON_SEED` which ones: a number, or `random` for others in each
//! run.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test that panics has failed"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use activity_tracker_events::reader::{accepted, read};
use common::Random;
use serde::Deserialize;
use serde::de::IgnoredAny;

type Accepts = fn(&[u8]) -> bool;

/// Each is held to the same answers; another reader takes another line.
const READERS: &[(&str, Accepts)] = &[
    ("read", |bytes| read(bytes, DEPTH).is_ok()),
    // The fast lane, where it answers.
    ("accepted", |bytes| accepted(bytes, DEPTH).is_some()),
];

const DEPTH: u32 = 128;
const BOM: &[u8] = b"\xef\xbb\xbf";
/// Vector code reads 16 bytes a step, at times 32: more than two of either.
const OFFSETS: std::ops::RangeInclusive<usize> = 1..=40;
/// An interpreter that looks at every access takes its time.
const FEWER: bool = cfg!(miri);

#[test]
#[cfg_attr(miri, ignore = "loading the cases takes an interpreter too long")]
fn the_cases_are_complete() {
    let cases = cases();
    let mut names = BTreeSet::new();
    let mut answers = BTreeMap::<_, usize>::new();
    let mut free = BTreeSet::new();
    for Case { name, answer, ours, about, why, .. } in &cases {
        assert!(names.insert(name), "{name} is there twice");
        *answers.entry(*answer).or_default() += 1;
        let is_free = *answer == Answer::Free;
        let told = [ours.is_some(), about.is_some(), why.as_ref().is_some_and(|why| !why.is_empty())];
        assert_eq!(told, [is_free; 3], "{name}: a free case says what the reader answers, about what, and why");
        assert_ne!(*ours, Some(Answer::Free), "{name}");
        free.extend(*about);
    }
    assert!(cases.len() >= 1_000, "{} cases", cases.len());
    assert!(answers.len() == 3 && answers.values().all(|&count| count >= 50), "{answers:?}");
    assert_eq!(free.len(), About::ALL.len(), "of what readers may see differently, only {free:?} has cases");
}

#[test]
#[cfg_attr(miri, ignore = "loading the cases takes an interpreter too long")]
fn every_case_has_its_answer_at_every_offset() {
    let mut wrong = Vec::new();
    let mut inputs = 0;
    for case in &cases() {
        for (how, input) in case.inputs() {
            inputs += 1;
            for (reader, accepts) in READERS {
                if accepts(&input) != case.accepted() {
                    let should = if case.accepted() { "accept" } else { "refuse" };
                    wrong.push(format!("{reader} must {should} `{}`, {how}: {}", case.name, hex(&input)));
                }
            }
        }
    }
    assert!(inputs > 200_000, "{inputs} inputs");
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

/// Without this, a case could be wrong in the same way as the reader, and the tests below could ask for the wrong thing.
#[test]
#[cfg_attr(miri, ignore = "loading the cases takes an interpreter too long")]
fn an_independent_reader_has_the_same_answers() {
    let mut wrong = Vec::new();
    for case in &cases() {
        for (how, input) in case.inputs() {
            if expected(&input) != case.accepted() {
                wrong.push(format!("`{}`, {how}: {}", case.name, hex(&input)));
            }
        }
        // Values are checked more strictly than what is skipped; only what is free can depend on it.
        for input in case.bases() {
            let value = serde_json::from_slice::<serde_json::Value>(&input).is_ok();
            if case.answer != Answer::Free && value != case.accepted() {
                wrong.push(format!("`{}`, as a value: {}", case.name, hex(&input)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

#[test]
fn every_short_text_of_the_signs_that_matter() {
    const SIGNS: &[u8] = br#"{}[]",:\ 01-+.e"#;
    let longest = if FEWER { 2 } else { 5 };
    let mut count = 0;
    let mut accepted = 0;
    let mut text = Vec::new();
    for length in 0..=longest {
        for number in 0..SIGNS.len().pow(length) {
            let mut rest = number;
            text.clear();
            for _ in 0..length {
                text.push(SIGNS[rest % SIGNS.len()]);
                rest /= SIGNS.len();
            }
            count += 1;
            accepted += usize::from(agreed(&text, || "a short text".to_owned()));
        }
    }
    assert!(FEWER || (count > 800_000 && accepted > 1_000), "{accepted} of {count}");
}

#[test]
fn every_two_bytes_in_every_place() {
    for (before, behind) in [("", ""), ("\"", "\""), ("{\"", "\":0}"), ("[", "]"), ("1", ""), ("\"\\", "\"")] {
        for number in (0..=u16::MAX).step_by(if FEWER { 2_003 } else { 1 }) {
            let input = [before.as_bytes(), &number.to_be_bytes(), behind.as_bytes()].concat();
            agreed(&input, || "two bytes".to_owned());
        }
    }
}

#[test]
fn every_sequence_of_bytes_that_is_nearly_a_character() {
    // The ends of the ranges that RFC 3629 gives for second bytes and for those behind them.
    const ENDS: [u8; 10] = [0x00, 0x22, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0];
    let (leads, ends) = if FEWER { (16, &ENDS[2..4]) } else { (1, &ENDS[..]) };
    for lead in (0xc0..=0xff).step_by(leads) {
        for &second in ends {
            for &third in ends {
                for &fourth in ends {
                    let sequence = [lead, second, third, fourth];
                    for length in 2..=4 {
                        let input = [b"\"", &sequence[..length], b"\""].concat();
                        agreed(&input, || "nearly a character".to_owned());
                    }
                }
            }
        }
    }
}

#[test]
fn every_escape_by_number() {
    for unit in (0..=u16::MAX).step_by(if FEWER { 4_001 } else { 1 }) {
        for text in
            [format!("\"\\u{unit:04x}\""), format!("\"\\u{unit:04X}\\udc00\""), format!("\"\\ud800\\u{unit:04x}\"")]
        {
            assert!(agreed(text.as_bytes(), || "an escape".to_owned()), "{text}");
        }
    }
}

#[test]
fn mutated_texts_have_the_answer_of_an_independent_reader() {
    let count =
        std::env::var("JSON_MUTATIONS").map_or(if FEWER { 200 } else { 200_000 }, |count| count.parse().unwrap());
    let seed = match std::env::var("JSON_SEED") {
        Ok(seed) if seed == "random" => std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), 0),
        Ok(seed) => seed.parse().unwrap(),
        Err(_) => 8_259,
    };
    let seeds = Seeds::new();
    let mut random = Random(seed);
    let mut accepted = 0;
    for index in 0..count {
        let input = mutated(&mut random, &seeds);
        accepted += usize::from(agreed(&input, || format!("text {index} of JSON_SEED={seed}")));
    }
    eprintln!("{count} mutated texts of JSON_SEED={seed}: {accepted} are JSON");
    // Nothing but broken texts, or nothing but good ones, would be agreed on as well.
    assert!(count < 100 || (accepted > count / 10 && accepted < count * 9 / 10), "{accepted} of {count} are JSON");
}

/// What is right: whatever serde_json passes over without decoding it. So neither the range of numbers nor lone surrogates
/// nor its own limit of depth are in it, and nor is UTF-8, which is asked for beside it. It does not know our two
/// decisions: one byte order mark is passed over, and 128 levels are the most.
fn expected(input: &[u8]) -> bool {
    let text = input.strip_prefix(BOM).unwrap_or(input);
    std::str::from_utf8(text).is_ok() && serde_json::from_slice::<IgnoredAny>(text).is_ok() && depth(text) <= DEPTH
}

/// How deep a text nests that is known to be JSON.
fn depth(text: &[u8]) -> u32 {
    let (mut deepest, mut open, mut quoted, mut escaped) = (0, 0, false, false);
    for byte in text {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => open += 1,
            b']' | b'}' if !quoted => open -= 1,
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

/// Fails where a reader has another answer than the right one, which it returns.
fn agreed(input: &[u8], what: impl Fn() -> String) -> bool {
    let right = expected(input);
    for (reader, accepts) in READERS {
        if accepts(input) != right {
            let short = shrunk(input, |shorter| accepts(shorter) != expected(shorter));
            let (should, text) = (if right { "accept" } else { "refuse" }, String::from_utf8_lossy(&short));
            panic!(
                "{reader} must {should} {}\nin hex: {}\nin short, which it gets wrong too: {text:?}, in hex: {}",
                what(),
                hex(input),
                hex(&short)
            );
        }
    }
    right
}

/// As much of an input as keeps it wrong.
fn shrunk(input: &[u8], is_wrong: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    let mut short = input.to_vec();
    let mut size = short.len() / 2;
    while size > 0 {
        let mut at = 0;
        while at < short.len() {
            let shorter = [&short[..at], short.get(at + size..).unwrap_or_default()].concat();
            if is_wrong(&shorter) { short = shorter } else { at += size }
        }
        size /= 2;
    }
    short
}

fn hex(bytes: &[u8]) -> String {
    const SHOWN: usize = 4_000;
    let mut text = String::new();
    for byte in &bytes[..bytes.len().min(SHOWN)] {
        write!(text, "{byte:02x}").unwrap();
    }
    if bytes.len() > SHOWN {
        write!(text, " and {} bytes more", bytes.len() - SHOWN).unwrap();
    }
    text
}

/// Texts to start from.
struct Seeds(Vec<Vec<Vec<u8>>>);

impl Seeds {
    fn new() -> Seeds {
        let handy = [
            r#"{"a":[1,-2.5e+3,"b\u00e9\n",true,false,null,{}],"c":{"d":{"e":[[]]}},"":""}"#,
            r#"[0,-0,0.5,1e5,1E-5,123456789012345678901234567890,-1.0]"#,
            r#"["\"\\\/\b\f\n\r\t\u0000\ud83d\ude00\ud800","é注😀","",   "a long string that fills more than one step of sixteen"]"#,
            "{\"a\" : 1 ,\r\n\t\"b\" : [ true , null ] }\n",
            "\u{feff}[\"\u{feff}\"]",
            r#"[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]"#,
            r#"{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":null}}}}}}}}}"#,
            "true",
            "-1.5e-7",
            r#""text""#,
        ];
        let whole = |text: &str| text.as_bytes().to_vec();
        let cases = if FEWER { Vec::new() } else { cases() };
        let mut of_cases: Vec<Vec<u8>> = cases.iter().filter_map(|case| case.bases().pop()).collect();
        of_cases.retain(|input| input.len() < 2_000);
        let good = of_cases.iter().filter(|input| expected(input)).cloned().collect();
        let sample = include_str!("../samples/events.ndjson");
        let mut seeds = vec![
            of_cases,
            good,
            handy.into_iter().map(whole).collect(),
            sample.lines().take(if FEWER { 1 } else { usize::MAX }).map(whole).collect(),
        ];
        seeds.retain(|kind| !kind.is_empty());
        Seeds(seeds)
    }

    fn any<'s>(&'s self, random: &mut Random) -> &'s [u8] {
        let kind = &self.0[random.at(self.0.len())];
        &kind[random.at(kind.len())]
    }
}

/// What is put in: signs, halves of signs and whole values.
const PIECES: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"\\",
    b" ",
    b"\n",
    b"\r\n",
    b"\t",
    b"\0",
    b"\x0c",
    b"\x1f",
    b"\x7f",
    b"/",
    b"'",
    b"0",
    b"1",
    b"-",
    b"+",
    b".",
    b"e",
    b"E1",
    b"u",
    b"\\u",
    b"\\u00",
    b"\\u00e9",
    b"\\ud83d",
    b"\\ude00",
    b"\\n",
    b"\\\"",
    b"\\\\",
    b"\\x",
    b"\x80",
    b"\xbf",
    b"\xc0\xaf",
    b"\xc3",
    b"\xc3\xa9",
    b"\xe2",
    b"\xe2\x82",
    b"\xe2\x82\xac",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\xf0",
    b"\xf0\x9f",
    b"\xf0\x9f\x98\x80",
    b"\xf4\x90\x80\x80",
    b"\xff",
    b"true",
    b"false",
    b"null",
    b"nul",
    b"NaN",
    b"-0",
    b"01",
    b"1.5e-3",
    b"1e",
    b"[]",
    b"{}",
    b"[1]",
    b"\"\"",
    b"\"a\"",
    b"\"a\":1",
    b",\"a\":1",
    b",1",
    b"1,",
    b"//",
    b"/*",
    b"                ",
    b"aaaaaaaaaaaaaaaaaaaa",
];

fn mutated(random: &mut Random, seeds: &Seeds) -> Vec<u8> {
    let mut bytes = seeds.any(random).to_vec();
    for _ in 0..random.of(&[0, 1, 1, 1, 1, 2, 2, 3, 5, 8]) {
        let at = random.at(bytes.len() + 1);
        let to = (at + random.at(12)).min(bytes.len());
        match random.below(10) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            1 if at < bytes.len() => bytes[at] = random.next() as u8,
            2 => drop(bytes.drain(at..to)),
            3 if random.once_in(4) => bytes.truncate(at),
            4 => drop(bytes.splice(at..at, bytes[at..to].to_vec())),
            5 => {
                let other = seeds.any(random);
                let from = random.at(other.len() + 1);
                let end = (from + random.at(30)).min(other.len());
                drop(bytes.splice(at..to, other[from..end].iter().copied()));
            }
            // What stands between tokens is where a text stays JSON.
            6 | 7 => {
                let between: Vec<usize> = (0..bytes.len()).filter(|&at| b",:[{".contains(&bytes[at])).collect();
                let at = between.get(random.at(between.len())).map_or(0, |at| at + 1);
                let piece = random.of(&[" ", "\n", "1,", "\"a\",", "[],", "\"b\":{},", "\"c\":null,", "[[", "{\"a\":"]);
                drop(bytes.splice(at..at, piece.bytes()));
            }
            _ => drop(bytes.splice(at..at, random.of(PIECES).iter().copied())),
        }
    }
    if random.once_in(4) {
        let spaces = random.at(41);
        drop(bytes.splice(0..0, std::iter::repeat_n(b' ', spaces)));
    }
    bytes
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Accept,
    Refuse,
    Free,
}

/// What readers may see differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum About {
    ByteOrderMark,
    Depth,
    LoneSurrogate,
    NumberRange,
}

impl About {
    const ALL: [About; 4] = [About::ByteOrderMark, About::Depth, About::LoneSurrogate, About::NumberRange];
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Times {
    Once(usize),
    Range(usize, usize),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    text: Option<String>,
    hex: Option<String>,
    times: Option<Times>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: Option<String>,
    hex: Option<String>,
    parts: Option<Vec<Part>>,
    answer: Answer,
    ours: Option<Answer>,
    about: Option<About>,
    why: Option<String>,
    #[serde(default)]
    pad: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Family {
    cases: Vec<Case>,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/json");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let read = |file: &Path| serde_json::from_slice::<Family>(&fs::read(file).unwrap());
    files
        .iter()
        .flat_map(|file| read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display())).cases)
        .collect()
}

impl Case {
    fn accepted(&self) -> bool {
        self.ours.unwrap_or(self.answer) == Answer::Accept
    }

    /// The input, or one for each number of times.
    fn bases(&self) -> Vec<Vec<u8>> {
        let single = [Part { text: self.text.clone(), hex: self.hex.clone(), times: None }];
        let parts = self.parts.as_deref().unwrap_or(&single);
        let mut bases = vec![Vec::new()];
        for part in parts {
            let piece = match (&part.text, &part.hex) {
                (Some(text), None) => text.clone().into_bytes(),
                (None, Some(hex)) => hex.split(' ').map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect(),
                _ => panic!("`{}` has no text, or two", self.name),
            };
            let (from, to) = match part.times {
                None => (1, 1),
                Some(Times::Once(times)) => (times, times),
                Some(Times::Range(from, to)) => (from, to),
            };
            let longer = |base: &Vec<u8>| -> Vec<Vec<u8>> {
                (from..=to).map(|times| [base.as_slice(), &piece.repeat(times)].concat()).collect()
            };
            bases = bases.iter().flat_map(longer).collect();
        }
        bases
    }

    /// All inputs, each with how it was made.
    fn inputs(&self) -> impl Iterator<Item = (String, Vec<u8>)> + '_ {
        self.bases().into_iter().flat_map(|base| {
            let mut inputs = Vec::new();
            for pad in self.pad.split_terminator(' ') {
                for before in OFFSETS {
                    for behind in [0, 40] {
                        let how = format!("{pad}: {before} before, {behind} behind");
                        inputs.push((how, padded(&base, pad, before, behind)));
                    }
                }
            }
            inputs.push(("as it is".to_owned(), base));
            inputs
        })
    }
}

/// An input with so much before it, and so much behind it that vector code sees whole steps.
fn padded(input: &[u8], pad: &str, before: usize, behind: usize) -> Vec<u8> {
    // No digit of an escape, so that none is made whole.
    let (front, back) = (b"z".repeat(before), b"z".repeat(behind));
    match pad {
        "space" => [&b" ".repeat(before), input, &b" ".repeat(behind)].concat(),
        "element" => [b"[\"", front.as_slice(), b"\",", input, b",\"", &back, b"\"]"].concat(),
        "member" => [b"{\"", front.as_slice(), b"\":", input, b",\"", &back, b"\":0}"].concat(),
        "inside" => {
            let quote = |byte: &u8| *byte == b'"';
            let first = input.iter().position(quote).unwrap() + 1;
            // A string that is left open has its end where the text has.
            let last = input.iter().rposition(quote).filter(|&last| last >= first).unwrap_or(input.len());
            [&input[..first], &front, &input[first..last], &back, &input[last..]].concat()
        }
        _ => panic!("there is no pad `{pad}`"),
    }
}
