//! `eventTime`: its form, its value, its zone.

use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene};
use crate::event::{Field, Judged, Time, TimeFault, TimeForm};
use crate::finding::Level;

const FORM: &str = "`YYYY-MM-DDTHH:mm:ss.SS+0000`";

/// `time/format`
pub static FORMAT: Rule = Rule {
    id: RuleId::TimeFormat,
    summary: "`eventTime` has not the form `YYYY-MM-DDTHH:mm:ss.SS+0000`; the offset itself belongs to `time/zone`",
    why: "Events are ordered by their time as text in many stores; another form sorts to another place.",
    mend: "Write the time in UTC with two fraction digits and the offset `+0000`.",
    cases: &[
        CaseSpec {
            case: Case::TimeFormat,
            when: "any other text",
            emit: Some(Level::Error),
            ingest: Some(Level::Error),
        },
        CaseSpec {
            case: Case::TimeFormatRfc3339,
            when: "an RFC 3339 time with another fraction (none to nine digits) or another way of writing the offset (`Z`, `+00:00`)",
            emit: Some(Level::Error),
            ingest: Some(Level::Info),
        },
    ],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let (case, why) = match &scene.time {
            Judged::Sound(Time { form: TimeForm::Rfc3339, .. }) => (Case::TimeFormatRfc3339, "a time in another form"),
            Judged::Faulty(TimeFault::Form) => (Case::TimeFormat, "not a time"),
            // What names an impossible time is no RFC 3339 time either.
            Judged::Faulty(TimeFault::Value(why, TimeForm::Rfc3339)) => (Case::TimeFormat, *why),
            _ => return,
        };
        let text = scene.event.text(Field::EventTime).unwrap_or_default();
        out.report(case, At::Value(Field::EventTime), |say| {
            let value = say.value(text);
            let message = match case {
                Case::TimeFormatRfc3339 => format!("`eventTime` is {value}, {why}; it must be {FORM}"),
                _ if why == "not a time" => format!("`eventTime` is {value}; it must be {FORM}"),
                _ => format!("`eventTime` is {value}: {why}; it must be {FORM}"),
            };
            let suggestions = match &scene.time {
                Judged::Sound(time) if !say.mask => documented(time),
                _ => Vec::new(),
            };
            Detail::new(message).found(say, text).expected(FORM).suggestions(suggestions)
        });
    },
};

/// The same instant as documented, as far as two fraction digits tell it; nothing where its year in UTC is not one of
/// four digits.
fn documented(time: &Time) -> Vec<String> {
    let utc = time.to_utc();
    let second = utc.get(..utc.find(['.', 'Z']).unwrap_or(utc.len())).unwrap_or_default();
    let text = format!("{second}.{:02}+0000", time.nanosecond / 10_000_000);
    Some(text).filter(|text| Time::parse(text).is_ok()).into_iter().collect()
}

/// `time/value`
pub static VALUE: Rule = Rule {
    id: RuleId::TimeValue,
    summary: "`eventTime` names a date or time that does not exist",
    why: "A time that cannot be ordered drops the event out of every window that is searched.",
    mend: "Find out how the producer makes its times; take them from a clock, not from text.",
    cases: &[CaseSpec { case: Case::TimeValue, when: "", emit: Some(Level::Error), ingest: Some(Level::Error) }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let Judged::Faulty(TimeFault::Value(why, TimeForm::Documented)) = scene.time else { return };
        let text = scene.event.text(Field::EventTime).unwrap_or_default();
        out.report(Case::TimeValue, At::Value(Field::EventTime), |say| {
            Detail::new(format!("`eventTime` is {}, which does not exist: {why}", say.value(text)))
                .found(say, text)
                .expected("a date and time that exist")
        });
    },
};

/// `time/zone`
pub static ZONE: Rule = Rule {
    id: RuleId::TimeZone,
    summary: "the offset of `eventTime` is not zero",
    why: "Whoever compares times as text takes a local time for UTC and looks hours away from the event.",
    mend: "Write the time in UTC; the suggestion is the same instant.",
    cases: &[CaseSpec { case: Case::TimeZone, when: "", emit: Some(Level::Error), ingest: Some(Level::Warning) }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let Judged::Sound(time @ Time { form: TimeForm::Documented, offset, .. }) = &scene.time else { return };
        if *offset == 0 {
            return;
        }
        let text = scene.event.text(Field::EventTime).unwrap_or_default();
        out.report(Case::TimeZone, At::Value(Field::EventTime), |say| {
            let suggestions = if say.mask { Vec::new() } else { documented(time) };
            Detail::new(format!("`eventTime` is {}, not in UTC; its offset must be `+0000`", say.value(text)))
                .found(say, text)
                .expected("the offset `+0000`")
                .suggestions(suggestions)
        });
    },
};
