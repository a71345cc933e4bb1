//! The language of the search box: words, `field:value`, `-field:value`, `reason>=400`, `time>2026-03-01`.
//!
//! A query is terms with white space between them, and an event fits it if it fits each of them:
//!
//! - `training` or `"web hook"`: the text is in the action, its title, the actor, the target, the message or the id;
//! - `actor:ana@example.com`, `action:pm-20.*`: the field has this value, in which `*` stands for anything. Of several
//!   values of one field any will do;
//! - `reason>=400`, `severity>normal`, `time<2026-03-01T12:00`: the field compares so with the value. Times are in UTC;
//! - `-` before a term: the event does not fit it.
//!
//! Upper and lower case of ASCII letters are alike. Quotation marks keep white space, and what would be read as more than
//! text, together: `"reason:404"`.

use serde::{Deserialize, Serialize};

use super::facet::Facet;
use super::row::Hashed;
use crate::event::Time;

/// One condition of a query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Term {
    pub negated: bool,
    pub what: What,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum What {
    /// A text that is anywhere.
    Text(String),
    /// A facet has a value.
    Is(Facet, Pattern),
    /// A facet with an order has a value in a range, both ends within.
    Between(Facet, u32, u32),
    /// A text of which only a hash is kept.
    Hashed(Hashed, Pattern),
    /// The time is in a range of milliseconds, both ends within.
    Time(i64, i64),
}

/// A text in which `*` stands for anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pattern(pub String);

/// What is wrong with a query, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QueryError {
    /// What is wrong, and what would be right.
    pub message: String,
    /// Where the part that is meant begins, in UTF-16 code units.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// How a field is compared with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Compare {
    Is,
    Less,
    LessOrSame,
    More,
    MoreOrSame,
}

/// What stands before `:` in a query.
#[derive(Debug, Clone, Copy)]
enum Name {
    Facet(Facet),
    Hashed(Hashed),
    Time,
}

/// The names beside those of the facets.
const OTHER_NAMES: [(&str, Name); 5] = [
    ("target", Name::Hashed(Hashed::Target)),
    ("correlation", Name::Hashed(Hashed::CorrelationId)),
    ("correlationId", Name::Hashed(Hashed::CorrelationId)),
    ("id", Name::Hashed(Hashed::Id)),
    ("time", Name::Time),
];

impl Pattern {
    /// Whether a text is what the pattern says; upper and lower case of ASCII letters are alike.
    pub(super) fn fits(&self, text: &str) -> bool {
        let mut parts = self.0.split('*');
        let first = parts.next().unwrap_or_default();
        let Some(rest) = after(text, first) else { return false };
        let mut rest = rest;
        let mut last = None;
        for part in parts {
            if let Some(part) = last.replace(part) {
                // One between two `*`: its first place is as good as any.
                match position(rest, part).and_then(|at| rest.get(at + part.len()..)) {
                    Some(behind) => rest = behind,
                    None => return false,
                }
            }
        }
        match last {
            None => rest.is_empty(),
            Some(last) => {
                let begin = rest.len().checked_sub(last.len());
                begin.and_then(|begin| rest.get(begin..)).is_some_and(|end| end.eq_ignore_ascii_case(last))
            }
        }
    }

    /// The one text that fits, but for the case of its letters.
    pub(super) fn plain(&self) -> Option<&str> {
        (!self.0.contains('*')).then_some(&self.0)
    }
}

/// What stands behind the beginning of a text.
fn after<'t>(text: &'t str, beginning: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(beginning.len())?;
    head.eq_ignore_ascii_case(beginning).then_some(rest)
}

/// The first place of one text in another; upper and lower case of ASCII letters are alike.
fn position(text: &str, wanted: &str) -> Option<usize> {
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    if wanted.is_empty() {
        return Some(0);
    }
    text.windows(wanted.len()).position(|window| window.eq_ignore_ascii_case(wanted))
}

/// Whether one text is somewhere in another; upper and lower case of ASCII letters are alike.
pub(super) fn holds(text: &str, wanted: &str) -> bool {
    position(text, wanted).is_some()
}

/// Reads a query.
pub(super) fn parse(query: &str) -> Result<Vec<Term>, QueryError> {
    let mut reader = Reader { query, at: 0 };
    let mut terms = Vec::new();
    while let Some(term) = reader.term()? {
        terms.push(term);
    }
    Ok(terms)
}

struct Reader<'q> {
    query: &'q str,
    /// In bytes.
    at: usize,
}

impl<'q> Reader<'q> {
    fn rest(&self) -> &'q str {
        self.query.get(self.at..).unwrap_or_default()
    }

    fn slice(&self, from: usize) -> &'q str {
        self.query.get(from..self.at).unwrap_or_default()
    }

    fn error(&self, from: usize, to: usize, message: String) -> QueryError {
        let units = |to: usize| self.query.get(..to).unwrap_or_default().encode_utf16().count() as u32;
        QueryError { message, start: units(from), end: units(to) }
    }

    fn pass_while(&mut self, fits: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|character| !fits(character)).unwrap_or(rest.len());
    }

    fn term(&mut self) -> Result<Option<Term>, QueryError> {
        self.pass_while(char::is_whitespace);
        if self.rest().is_empty() {
            return Ok(None);
        }
        let start = self.at;
        let negated =
            self.rest().starts_with('-') && self.rest().chars().nth(1).is_some_and(|next| !next.is_whitespace());
        self.at += usize::from(negated);
        let begin = self.at;
        if self.rest().starts_with('"') {
            let text = self.quoted()?;
            if text.is_empty() {
                return Err(self.error(start, self.at, "there is nothing between the quotation marks".into()));
            }
            return Ok(Some(Term { negated, what: What::Text(text) }));
        }
        self.pass_while(|character| character.is_ascii_alphanumeric() || character == '_');
        let name = self.slice(begin);
        let compare = self.compare();
        match compare {
            // A CRN is a text that one searches for, as it is.
            Some(_) if name.is_empty() || (name.eq_ignore_ascii_case("crn") && self.slice(begin).ends_with(':')) => {}
            Some(compare) => {
                let known = name_of(name).ok_or_else(|| self.error(begin, begin + name.len(), unknown_name(name)))?;
                let from = self.at;
                let value = if self.rest().starts_with('"') { self.quoted()? } else { self.bare().to_owned() };
                if value.is_empty() {
                    let operator = self.query.get(begin + name.len()..from).unwrap_or_default();
                    let message =
                        format!("a value belongs behind `{operator}`; for a field without one write `{name}:none`");
                    return Err(self.error(start, self.at, message));
                }
                let what = what(known, compare, &value).map_err(|message| self.error(from, self.at, message))?;
                return Ok(Some(Term { negated, what }));
            }
            None => {}
        }
        self.bare();
        Ok(Some(Term { negated, what: What::Text(self.slice(begin).to_owned()) }))
    }

    /// Passes over all that is not white space.
    fn bare(&mut self) -> &'q str {
        let from = self.at;
        self.pass_while(|character| !character.is_whitespace());
        self.slice(from)
    }

    fn compare(&mut self) -> Option<Compare> {
        let found = [
            (">=", Compare::MoreOrSame),
            ("<=", Compare::LessOrSame),
            (">", Compare::More),
            ("<", Compare::Less),
            (":", Compare::Is),
            ("=", Compare::Is),
        ];
        let (text, compare) = found.into_iter().find(|(text, _)| self.rest().starts_with(text))?;
        self.at += text.len();
        Some(compare)
    }

    /// A text in quotation marks; one within it stands behind a `\`, as does a `\`.
    fn quoted(&mut self) -> Result<String, QueryError> {
        let start = self.at;
        let mut text = String::new();
        let mut characters = self.rest().char_indices().skip(1);
        while let Some((at, character)) = characters.next() {
            match character {
                '"' => {
                    self.at = start + at + 1;
                    return Ok(text);
                }
                '\\' => match characters.next() {
                    Some((_, escaped @ ('"' | '\\'))) => text.push(escaped),
                    Some((_, other)) => text.extend(['\\', other]),
                    None => break,
                },
                _ => text.push(character),
            }
        }
        Err(self.error(
            start,
            self.query.len(),
            "the quotation mark is not closed: write another `\"` at the end".into(),
        ))
    }
}

fn names() -> impl Iterator<Item = (&'static str, Name)> {
    Facet::ALL.into_iter().map(|facet| (facet.as_str(), Name::Facet(facet))).chain(OTHER_NAMES)
}

fn name_of(name: &str) -> Option<Name> {
    names().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, name)| name)
}

fn unknown_name(name: &str) -> String {
    let near = nearest(name, names().map(|(known, _)| known));
    let quoted = "to search for the text, put it in quotation marks";
    match near {
        Some(near) => format!("there is no field `{name}`: did you mean `{near}`? {quoted}", quoted = capital(quoted)),
        None => {
            let known: Vec<&str> = names().map(|(known, _)| known).filter(|known| *known != "correlationId").collect();
            format!("there is no field `{name}`; there are {}; {quoted}", known.join(", "))
        }
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(characters).collect()
}

/// The word that is nearest to one that nobody knows, if any is near.
fn nearest<'w>(word: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let word = word.to_ascii_lowercase();
    let distances = words.map(|known| (strsim::osa_distance(&word, known), known));
    distances
        .filter(|(distance, known)| *distance <= 2.min(known.len() / 2))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// The words that a facet's values are, from the least to the most where they have an order.
pub(super) fn words_of(facet: Facet) -> Option<&'static [&'static str]> {
    match facet {
        Facet::Outcome => Some(&["success", "pending", "failure", "refused", "unclear", "contradiction"]),
        Facet::Severity => Some(&[super::NO_VALUE, "normal", "warning", "critical"]),
        Facet::Level => Some(&[super::NO_VALUE, "info", "warning", "error"]),
        _ => None,
    }
}

fn what(name: Name, compare: Compare, value: &str) -> Result<What, String> {
    match name {
        Name::Hashed(hashed) if compare == Compare::Is => Ok(What::Hashed(hashed, Pattern(value.to_owned()))),
        Name::Time => time(compare, value),
        Name::Facet(Facet::Reason) if compare != Compare::Is || !value.contains('*') => reason(compare, value),
        Name::Facet(facet @ (Facet::Severity | Facet::Level)) if compare != Compare::Is => {
            let code = word(facet, value)?;
            let (from, to) = range(compare, code);
            Ok(What::Between(facet, from, to))
        }
        Name::Facet(facet) if compare == Compare::Is => {
            if words_of(facet).is_some() && !value.contains('*') {
                word(facet, value)?;
            }
            Ok(What::Is(facet, Pattern(value.to_owned())))
        }
        _ => {
            Err("only `time`, `reason`, `severity` and `level` have an order; the others are compared with `:`".into())
        }
    }
}

/// The number of one of a facet's words.
fn word(facet: Facet, value: &str) -> Result<u32, String> {
    let words = words_of(facet).unwrap_or_default();
    if let Some(code) = words.iter().position(|word| word.eq_ignore_ascii_case(value)) {
        return Ok(code as u32);
    }
    let name = facet.as_str();
    Err(match nearest(value, words.iter().copied()) {
        Some(near) => format!("`{value}` is no {name}: did you mean `{near}`?"),
        None => format!("`{value}` is no {name}: it is one of {}", words.join(", ")),
    })
}

fn range(compare: Compare, value: u32) -> (u32, u32) {
    match compare {
        Compare::Is => (value, value),
        // Nothing is less than nothing: 1 to 0 is the empty range.
        Compare::Less if value == 0 => (1, 0),
        Compare::Less => (0, value - 1),
        Compare::LessOrSame => (0, value),
        Compare::More => (value.saturating_add(1), u32::MAX),
        Compare::MoreOrSame => (value, u32::MAX),
    }
}

fn reason(compare: Compare, value: &str) -> Result<What, String> {
    if compare == Compare::Is && value.eq_ignore_ascii_case(super::NO_VALUE) {
        return Ok(What::Between(Facet::Reason, 0, 0));
    }
    let code: u32 = value.parse().map_err(|_| {
        format!("`{value}` is no reason code: it is a whole number such as 403, or a pattern such as `4*`")
    })?;
    let (from, to) = range(compare, code);
    // 0 stands for no code at all, which is not less than any.
    Ok(What::Between(Facet::Reason, from.max(1), to))
}

fn time(compare: Compare, value: &str) -> Result<What, String> {
    let (first, last) = moment(value)
        .ok_or_else(|| format!("`{value}` is no time: write 2026-03-01, 2026-03-01T12:00 or 2026-03-01T12:00:00Z"))?;
    let (from, to) = match compare {
        Compare::Is => (first, last),
        Compare::Less => (i64::MIN + 1, first - 1),
        Compare::LessOrSame => (i64::MIN + 1, last),
        Compare::More => (last + 1, i64::MAX),
        Compare::MoreOrSame => (first, i64::MAX),
    };
    Ok(What::Time(from, to))
}

/// The first and the last millisecond that a time means: `2026-03-01` is a whole day.
pub(super) fn moment(text: &str) -> Option<(i64, i64)> {
    let day = 86_400_000;
    // Each ending makes a whole of what was left out, and tells how long that lasts.
    let endings =
        [("", 1), (":00Z", 60_000), ("Z", 1_000), (":00:00Z", 3_600_000), ("T00:00:00Z", day), ("-01T00:00:00Z", 0)];
    let (ending, length, time) = endings.into_iter().find_map(|(ending, length)| {
        let time = Time::parse(&format!("{text}{ending}")).ok()?;
        Some((ending, length, time))
    })?;
    let first = time.epoch_millis();
    if ending.starts_with("-01") {
        let (year, month) = if time.month == 12 { (time.year + 1, 1) } else { (time.year, time.month + 1) };
        let next = Time::parse(&format!("{year:04}-{month:02}-01T00:00:00Z")).ok()?;
        return Some((first, next.epoch_millis() - 1));
    }
    // A time with a whole second means that second.
    let length = if ending.is_empty() && time.nanosecond == 0 { 1_000 } else { length };
    Some((first, first + length - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(query: &str) -> Term {
        let terms = parse(query).unwrap();
        assert_eq!(terms.len(), 1, "{query}: {terms:?}");
        terms.into_iter().next().unwrap()
    }

    fn is(facet: Facet, text: &str) -> What {
        What::Is(facet, Pattern(text.into()))
    }

    #[test]
    fn terms_are_read() {
        assert_eq!(one("training").what, What::Text("training".into()));
        assert_eq!(one("\"web \\\"hook\\\"\"").what, What::Text("web \"hook\"".into()));
        assert_eq!(one("actor:ana@example.com").what, is(Facet::Actor, "ana@example.com"));
        assert_eq!(one("ACTOR:\"Ana Silva\"").what, is(Facet::Actor, "Ana Silva"));
        assert_eq!(one("action=pm-20.*").what, is(Facet::Action, "pm-20.*"));
        assert_eq!(one("reason>=400").what, What::Between(Facet::Reason, 400, u32::MAX));
        assert_eq!(one("reason<400").what, What::Between(Facet::Reason, 1, 399));
        assert_eq!(one("reason:none").what, What::Between(Facet::Reason, 0, 0));
        assert_eq!(one("reason:4*").what, is(Facet::Reason, "4*"));
        assert_eq!(one("severity>normal").what, What::Between(Facet::Severity, 2, u32::MAX));
        assert_eq!(one("level<info").what, What::Between(Facet::Level, 0, 0));
        assert_eq!(one("target:crn:v1:*").what, What::Hashed(Hashed::Target, Pattern("crn:v1:*".into())));
        assert_eq!(one("crn:v1:bluemix").what, What::Text("crn:v1:bluemix".into()));
        assert_eq!(one("project.create").what, What::Text("project.create".into()));
        let term = one("-outcome:success");
        assert!(term.negated && term.what == is(Facet::Outcome, "success"));
        assert_eq!(one("-").what, What::Text("-".into()));
        assert_eq!(parse("  a  b ").unwrap().len(), 2);
        assert_eq!(parse("").unwrap(), []);
    }

    #[test]
    fn times_mean_all_that_they_leave_out() {
        let day = 1_772_323_200_000;
        let first = |text: &str| moment(text).map(|(first, last)| (first - day, last - first + 1));
        assert_eq!(first("2026-03-01"), Some((0, 86_400_000)));
        assert_eq!(first("2026-03"), Some((0, 31 * 86_400_000)));
        assert_eq!(first("2026-03-01T12"), Some((43_200_000, 3_600_000)));
        assert_eq!(first("2026-03-01T12:30"), Some((45_000_000, 60_000)));
        assert_eq!(first("2026-03-01T12:30:01"), Some((45_001_000, 1_000)));
        assert_eq!(first("2026-03-01T12:30:01Z"), Some((45_001_000, 1_000)));
        assert_eq!(first("2026-03-01T12:30:01.250Z"), Some((45_001_250, 1)));
        assert_eq!(first("2025-12"), Some((-90 * 86_400_000, 31 * 86_400_000)));
        assert_eq!((moment("2026-13-01"), moment("soon")), (None, None));
        assert_eq!(one("time>2026-03-01").what, What::Time(day + 86_400_000, i64::MAX));
        assert_eq!(one("time<=2026-03-01").what, What::Time(i64::MIN + 1, day + 86_400_000 - 1));
    }

    #[test]
    fn errors_tell_where_and_what_would_be_right() {
        let error = |query: &str| {
            let QueryError { message, start, end } = parse(query).unwrap_err();
            (message, start, end)
        };
        let (message, start, end) = error("é actr:x");
        assert!(message.contains("did you mean `actor`"), "{message}");
        assert_eq!((start, end), (2, 6));
        assert!(error("outcome:refusd").0.contains("`refused`"));
        assert!(error("reason>many").0.contains("no reason code"));
        assert!(error("time>soon").0.contains("2026-03-01"));
        assert!(error("actor>x").0.contains("order"));
        assert!(error("actor:").0.contains("none"));
        assert!(error("a \"b").0.contains("not closed"));
        assert!(error("\"\"").0.contains("nothing"));
        assert!(error("zzzz:1").0.contains("there are action"));
    }

    #[test]
    fn patterns_fit() {
        let fits = |pattern: &str, text: &str| Pattern(pattern.into()).fits(text);
        for (pattern, text) in [
            ("a.b", "A.B"),
            ("a*", "a"),
            ("*", ""),
            ("*b", "aab"),
            ("a*b*c", "a1bb2c"),
            ("*.create", "x.create"),
            ("é*", "éa"),
        ] {
            assert!(fits(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [("a.b", "a.bc"), ("a*b", "a"), ("ab*b", "ab"), ("*x*", "abc"), ("a", "é")] {
            assert!(!fits(pattern, text), "{pattern} {text}");
        }
    }
}
