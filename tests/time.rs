//! The time parser against an independent one, on a million forms.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

mod common;

use activity_tracker_events::event::{Time, TimeFault};
use common::Random;

/// Mostly within the bound, sometimes just past it.
fn about(random: &mut Random, from: u64, to: u64) -> u64 {
    let slack = if random.below(20) == 0 { 3 } else { 1 };
    (from + random.below(to - from + slack)).saturating_sub(u64::from(random.below(40) == 0))
}

fn form(random: &mut Random) -> String {
    let year = [0, 4, 1900, 1970, 2000, 2024, 2026, 2100, 9999, random.below(10_000)][random.below(10) as usize];
    let (month, day) = (about(random, 1, 12), about(random, 1, 31));
    let (hour, minute, second) = (about(random, 0, 23), about(random, 0, 59), about(random, 0, 59));
    let digits = random.below(11) as usize;
    let fraction: String = (0..digits).map(|_| char::from(b'0' + random.below(10) as u8)).collect();
    let point = if digits > 0 || random.below(50) == 0 { "." } else { "" };
    let sign = if random.below(2) == 0 { '+' } else { '-' };
    let (offset_hour, offset_minute) = (about(random, 0, 23), about(random, 0, 59));
    let offset = match random.below(4) {
        0 => "Z".to_owned(),
        1 => format!("{sign}{offset_hour:02}:{offset_minute:02}"),
        2 => format!("{sign}{offset_hour:02}{offset_minute:02}"),
        _ => "+0000".to_owned(),
    };
    let t = if random.below(100) == 0 { "t" } else { "T" };
    let mut text =
        format!("{year:04}-{month:02}-{day:02}{t}{hour:02}:{minute:02}:{second:02}{point}{fraction}{offset}");
    if random.below(30) == 0 {
        let at = random.below(text.len() as u64) as usize;
        let byte = b"0123456789-+:.TZ x"[random.below(18) as usize];
        text.replace_range(at..=at, &char::from(byte).to_string());
    }
    text
}

#[test]
fn agrees_with_an_independent_parser_on_a_million_forms() {
    let mut random = Random(20_260_310);
    let (mut read, mut refused) = (0, 0);
    for _ in 0..1_000_000 {
        let text = form(&mut random);
        let ours = Time::parse(&text);
        // The other parser takes more forms than ours; where ours reads one, the two must agree on the instant.
        let Ok(theirs) = text.parse::<jiff::Timestamp>() else {
            // It cannot hold instants outside the years -9999 to 9999 by offset, and is strict on what does not exist.
            let unreachable = text.starts_with("9999-12-");
            assert!(ours.is_err() || unreachable, "{text}: {ours:?}");
            refused += 1;
            continue;
        };
        match ours {
            Ok(time) => {
                // It takes second 60 for second 59.
                if time.second < 60 {
                    assert_eq!(time.epoch_millis(), theirs.as_millisecond_floor(), "{text}");
                    let again = time.to_utc();
                    assert_eq!(again.parse::<jiff::Timestamp>().ok(), Some(theirs), "{text} as {again}");
                }
                read += 1;
            }
            // It takes second 60 on any day, and offsets to 25:59.
            Err(TimeFault::Value(why, _)) => assert!(text.contains(":60") || why.contains("offset"), "{text}: {why}"),
            Err(TimeFault::Form) => assert!(is_of_another_form(&text), "{text}"),
        }
    }
    assert!(read > 300_000 && refused > 100_000, "{read} read, {refused} refused");
}

/// Forms that the other parser takes and an event may not have.
fn is_of_another_form(text: &str) -> bool {
    let time = text.get(10..).unwrap_or_default();
    // A space for the T, no colons in the time, an offset of hours alone, with seconds, or in lower case.
    !time.starts_with(['T', 't'])
        || time.get(3..4) != Some(":")
        || time.get(6..7) != Some(":")
        || time.ends_with('z')
        || time.rfind(['+', '-']).is_some_and(|sign| !matches!(time.len() - sign, 5 | 6))
        || time.contains(',')
        || text.get(4..5) != Some("-")
        || text.starts_with(['-', '+'])
}

trait Floor {
    fn as_millisecond_floor(&self) -> i64;
}

impl Floor for jiff::Timestamp {
    /// Milliseconds rounded down, also before 1970.
    fn as_millisecond_floor(&self) -> i64 {
        i64::try_from(self.as_nanosecond().div_euclid(1_000_000)).unwrap()
    }
}
