//! Forms of text as regular expressions: what the parsers in [`crate::event`] accept, said once more for those who have
//! only a schema. The test of the schema in `tests/package` holds the two to each other.
//!
//! Only what every engine knows is used: no look-around, no back-references, no `\d`, which means more than ten digits in
//! some. The `.` stands where another pattern of the same field has seen to the form.

use super::tree::Schema;

/// Two or more non-empty parts with dots between them.
pub(super) const ACTION: &str = "^[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+$";

/// Ten segments of which the version, the service name and the scope are checked; the last may hold anything.
pub(super) const CRN: &str = "^crn:v1:[^:]*:[^:]*:[a-z0-9-]+(?:\\.[a-z0-9-]+)*:[^:]*:(?:[aos]/[^:]+)?:[^:]*:[^:]*:";

/// Two or more non-empty parts with `/` between them.
pub(super) const TARGET_TYPE_URI: &str = "^[^/]+(?:/[^/]+)+$";

/// A number as a string.
pub(super) const DIGITS: &str = "^[0-9]+$";

/// As much as can be said of the JSON text of an object, which no regular expression can read.
pub(super) const BRACES: &str = "^\\ufeff?[ \\t\\n\\r]*\\{[\\s\\S]*\\}[ \\t\\n\\r]*$";

/// The documented form of a time, in UTC.
const DOCUMENTED: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{2}[+-]0000$";
/// The forms of RFC 3339.
const RFC_3339: &str =
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})$";

const DAY: &str = "^.{5}(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))";
const LEAP_DAY: &str = "^.{5}02-29";
const LEAP_YEAR: &str = "^(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
const TIME_OF_DAY: &str = "^.{11}(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)";
const OFFSET: &str = "(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):?[0-5][0-9])$";
const LEAP_SECOND: &str = "^.{17}60";
/// At 23:59:60 UTC on 30 June or 31 December.
const LEAP_SECOND_IN_UTC: &str = "^.{5}(?:06-30|12-31).23:59.*(?:[Zz]|[+-]00:?00)$";

/// Behind UTC it is on the same day, at 23:59 less the offset. Hours, tens and ones of minutes are looked at one by one,
/// since nothing is ever borrowed between them.
const LEAP_SECOND_BEHIND_UTC: &[&str] = &[
    "^.{5}(?:06-30|12-31).*-..:?..$",
    "^.{11}(?:23.*-00|22.*-01|21.*-02|20.*-03|19.*-04|18.*-05|17.*-06|16.*-07|15.*-08|14.*-09|13.*-10|12.*-11|11.*-12|10.*-13|09.*-14|08.*-15|07.*-16|06.*-17|05.*-18|04.*-19|03.*-20|02.*-21|01.*-22|00.*-23):?..$",
    "^.{14}(?:5.*0|4.*1|3.*2|2.*3|1.*4|0.*5).$",
    "^.{15}(?:9.*0|8.*1|7.*2|6.*3|5.*4|4.*5|3.*6|2.*7|1.*8|0.*9)$",
];

/// Ahead of UTC it is on the next day, a minute before as much time has passed as the offset is. Here a zero borrows.
const LEAP_SECOND_AHEAD_OF_UTC: &[&str] = &[
    "^.{5}(?:07-01|01-01).*[+]..:?..$",
    "^.{11}(?:(?:00.*[+]00|01.*[+]01|02.*[+]02|03.*[+]03|04.*[+]04|05.*[+]05|06.*[+]06|07.*[+]07|08.*[+]08|09.*[+]09|10.*[+]10|11.*[+]11|12.*[+]12|13.*[+]13|14.*[+]14|15.*[+]15|16.*[+]16|17.*[+]17|18.*[+]18|19.*[+]19|20.*[+]20|21.*[+]21|22.*[+]22|23.*[+]23):?(?:0[1-9]|[1-5][0-9])|(?:00.*[+]01|01.*[+]02|02.*[+]03|03.*[+]04|04.*[+]05|05.*[+]06|06.*[+]07|07.*[+]08|08.*[+]09|09.*[+]10|10.*[+]11|11.*[+]12|12.*[+]13|13.*[+]14|14.*[+]15|15.*[+]16|16.*[+]17|17.*[+]18|18.*[+]19|19.*[+]20|20.*[+]21|21.*[+]22|22.*[+]23):?00)$",
    "^.{14}(?:(?:0.*0|1.*1|2.*2|3.*3|4.*4|5.*5)[1-9]|(?:5.*0|0.*1|1.*2|2.*3|3.*4|4.*5)0)$",
    "^.{15}(?:9.*0|0.*1|1.*2|2.*3|3.*4|4.*5|5.*6|6.*7|7.*8|8.*9)$",
];

/// Which times pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Times {
    /// Those of the documented form in UTC.
    Documented,
    /// Those of RFC 3339.
    Rfc3339,
}

/// The form of a time.
pub(super) fn time(times: Times) -> Schema {
    let form = match times {
        Times::Documented => DOCUMENTED,
        Times::Rfc3339 => RFC_3339,
    };
    Schema::of("pattern", form)
}

/// That a time of that form exists. Apart from the form, so that of a text that is no time at all the form is what a
/// person is shown.
pub(super) fn existing_time(times: Times) -> Schema {
    let in_utc = said("23:59:60 UTC on 30 June or 31 December.", &[LEAP_SECOND_IN_UTC]);
    let leap_second = match times {
        Times::Documented => in_utc,
        Times::Rfc3339 => {
            let behind = said("The same moment, by a clock behind UTC.", LEAP_SECOND_BEHIND_UTC);
            let ahead = said("The same moment, by a clock ahead of UTC.", LEAP_SECOND_AHEAD_OF_UTC);
            Schema::of("anyOf", vec![in_utc, behind, ahead])
        }
    };
    let only_if = |pattern, then: Schema| Schema::of("if", Schema::of("pattern", pattern)).with("then", then);
    let mut all = vec![
        said("The month has such a day.", &[DAY]),
        only_if(LEAP_DAY, said("29 February is in leap years only.", &[LEAP_YEAR])),
        said("There is such a time of day.", &[TIME_OF_DAY]),
        only_if(LEAP_SECOND, leap_second),
    ];
    if times == Times::Rfc3339 {
        all.push(said("There is such an offset.", &[OFFSET]));
    }
    Schema::of("allOf", all)
}

#[inline(never)]
fn said(description: &'static str, patterns: &[&'static str]) -> Schema {
    let schema = Schema::of("description", description);
    match *patterns {
        [pattern] => schema.with("pattern", pattern),
        _ => schema.with("allOf", patterns.iter().map(|&pattern| Schema::of("pattern", pattern)).collect::<Vec<_>>()),
    }
}
