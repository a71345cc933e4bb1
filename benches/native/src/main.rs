//! The native side of `npm run bench`: the same bytes through `serde_json` and through this project's own reader.
//!
//! Started with a file of events and how many lines make a slice, it answers commands on standard input, one a line:
//! `ROW SLICE` runs one row over one slice and prints its time and its verdicts as JSON; the end of the input ends it. So
//! the rows of either side take turns in one run, and the file is read once.

use std::hint::black_box;
use std::io::{BufRead, Write};
use std::process::ExitCode;
use std::time::Instant;

use activity_tracker_events::{Catalog, Input, Options, Validator};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::{Value, json};

/// An event as a program that knows only the documentation would declare it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is measured is that the fields are filled")]
struct Event {
    action: String,
    outcome: String,
    event_time: String,
    severity: Option<String>,
    reason: Option<Reason>,
    initiator: Initiator,
    target: Target,
    observer: Option<Observer>,
    #[serde(rename = "logSourceCRN")]
    log_source_crn: Option<String>,
    save_service_copy: Option<bool>,
    data_event: Option<bool>,
    message: Option<String>,
    id: Option<String>,
    correlation_id: Option<String>,
    request_data: Option<Value>,
    response_data: Option<Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is measured is that the fields are filled")]
struct Reason {
    reason_code: Option<u16>,
    reason_type: Option<String>,
    reason_for_failure: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is measured is that the fields are filled")]
struct Initiator {
    id: String,
    name: Option<String>,
    #[serde(rename = "typeURI")]
    type_uri: Option<String>,
    authn_id: Option<String>,
    authn_name: Option<String>,
    credential: Option<Credential>,
    host: Option<Host>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "what is measured is that the fields are filled")]
struct Credential {
    #[serde(rename = "type")]
    kind: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is measured is that the fields are filled")]
struct Host {
    address: Option<String>,
    address_type: Option<String>,
    agent: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is measured is that the fields are filled")]
struct Target {
    id: String,
    name: Option<String>,
    #[serde(rename = "typeURI")]
    type_uri: Option<String>,
    alias: Option<String>,
    resource_group_id: Option<String>,
    host: Option<Host>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "what is measured is that the fields are filled")]
struct Observer {
    name: Option<String>,
}

/// How many lines passed, and how many did not.
#[derive(Default)]
struct Verdicts {
    valid: u64,
    invalid: u64,
}

fn each(slice: &[u8], mut passes: impl FnMut(&[u8]) -> bool) -> Verdicts {
    let mut verdicts = Verdicts::default();
    for line in slice.strip_suffix(b"\n").unwrap_or(slice).split(|&byte| byte == b'\n') {
        if black_box(passes(black_box(line))) {
            verdicts.valid += 1;
        } else {
            verdicts.invalid += 1;
        }
    }
    verdicts
}

fn parses<T: DeserializeOwned>(line: &[u8]) -> bool {
    serde_json::from_slice::<T>(line).map(black_box).is_ok()
}

fn row(name: &str, slice: &[u8], validator: &Validator<'_>) -> Option<Verdicts> {
    Some(match name {
        "serde-ignored" => each(slice, parses::<IgnoredAny>),
        "serde-value" => each(slice, parses::<Value>),
        "serde-struct" => each(slice, parses::<Event>),
        "validate" => each(slice, |line| black_box(validator.validate(line)).valid),
        "is-valid" => each(slice, |line| validator.is_valid(Input::text(line))),
        "lines" => {
            let (totals, lines) = validator.validate_lines(slice);
            black_box(lines);
            Verdicts { valid: totals.valid, invalid: totals.records - totals.valid }
        }
        _ => return None,
    })
}

/// What this process has had of the processor, in nanoseconds; 0 where that cannot be asked.
#[cfg(unix)]
fn processor_time() -> f64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the call writes one timespec, to a place that is one.
    match unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &raw mut time) } {
        0 => time.tv_sec as f64 * 1e9 + time.tv_nsec as f64,
        _ => 0.0,
    }
}

#[cfg(not(unix))]
fn processor_time() -> f64 {
    0.0
}

/// The bytes of each slice of so many lines.
fn slices(corpus: &[u8], lines: usize) -> Vec<&[u8]> {
    let mut slices = Vec::new();
    let mut rest = corpus;
    while !rest.is_empty() {
        let ends = rest.iter().enumerate().filter(|&(_, &byte)| byte == b'\n').map(|(at, _)| at + 1);
        let (slice, left) = rest.split_at(ends.take(lines).last().unwrap_or(rest.len()));
        slices.push(slice);
        rest = left;
    }
    slices
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), Some(Ok(lines))) = (arguments.next(), arguments.next().map(|lines| lines.parse())) else {
        eprintln!("usage: activity-tracker-events-bench FILE LINES_PER_SLICE");
        return ExitCode::from(2);
    };
    let corpus = match std::fs::read(&file) {
        Ok(corpus) => corpus,
        Err(error) => {
            eprintln!("{file}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let slices = slices(&corpus, lines);
    let catalog = Catalog::new();
    let validator = Validator::new(&catalog, Options::default());
    let mut output = std::io::stdout();
    for command in std::io::stdin().lock().lines() {
        let Ok(command) = command else { break };
        let (name, number) = command.split_once(' ').unwrap_or((&command, "0"));
        let slice = number.parse().ok().and_then(|number: usize| slices.get(number)).copied();
        let (start, used) = (Instant::now(), processor_time());
        let verdicts = slice.and_then(|slice| row(name, slice, &validator));
        let (wall, used) = (start.elapsed().as_nanos() as f64, processor_time() - used);
        let answer = verdicts.map_or(json!({ "row": name, "missing": true }), |Verdicts { valid, invalid }| {
            let events = valid + invalid;
            let (wall, cpu) = (wall / events as f64, used / events as f64);
            json!({ "row": name, "nsPerEvent": { "wall": wall, "cpu": cpu }, "valid": valid, "invalid": invalid })
        });
        if writeln!(output, "{answer}").and_then(|()| output.flush()).is_err() {
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
