//! Which events fit a question: column by column, and where a column cannot tell, by the text of the event.

use serde::{Deserialize, Serialize};

use super::facet::Facet;
use super::index::{Index, Segment, shared};
use super::language::{Pattern, Term, What, holds, parse, words_of};
use super::query::{Filter, Query};
use super::read::with_event;
use super::row::{Facts, Hashed, Known, short_hash};
use super::{NO_VALUE, QueryError};
use crate::catalog::Catalog;
use crate::event::{Event, Field};
use crate::rules::{RuleId, Scene};

/// The event is not within the window. Below this bit are those of the facets.
pub(super) const WINDOW: u32 = 1 << Facet::COUNT;
/// It does not fit what stands in the search box.
const TEXT: u32 = WINDOW << 1;
/// Only its text can tell, and that was not asked.
const UNSURE: u32 = TEXT << 1;

/// What the text of an event said, if it was asked.
pub(super) const NOT_ASKED: u8 = 0;
pub(super) const FITS: u8 = 1;
pub(super) const FITS_NOT: u8 = 2;

/// What came of a question.
#[derive(Debug)]
pub(super) struct Selection {
    /// For each segment and each of its events a bit for each thing that it does not fit.
    pub failed: Vec<Vec<u32>>,
    /// How many events must be asked themselves.
    pub unsure: u64,
    /// The number of what is asked of them.
    pub asked: u32,
}

/// The number of nothing.
pub(super) const NOTHING_ASKED: u32 = 0;

impl Selection {
    /// Notes what the texts of some events of a segment said.
    pub(super) fn note(&mut self, segment: usize, fits: &[(u32, bool)]) {
        let Some(rows) = self.failed.get_mut(segment) else { return };
        for (row, fits) in fits {
            let Some(failed) = rows.get_mut(*row as usize).filter(|failed| **failed & UNSURE != 0) else { continue };
            self.unsure -= u64::from(is_unsure(*failed));
            *failed = (*failed & !UNSURE) | if *fits { 0 } else { TEXT };
        }
    }

    /// The bits of all that events fail by.
    pub(super) fn reasons(&self) -> u32 {
        self.failed.iter().flatten().fold(0, |reasons, failed| reasons | failed)
    }

    /// How many events fit.
    pub(super) fn total(&self) -> u64 {
        self.failed.iter().flatten().filter(|failed| **failed == 0).count() as u64
    }

    /// The events that fit, in the order of the files.
    pub(super) fn fitting(&self) -> impl Iterator<Item = u64> + '_ {
        self.fitting_but(0)
    }

    /// The events that fit, whatever they are in some respects.
    pub(super) fn fitting_but(&self, but: u32) -> impl Iterator<Item = u64> + '_ {
        let numbered = self.failed.iter().flatten().zip(0u64..);
        numbered.filter(move |(failed, _)| **failed & !but == 0).map(|(_, index)| index)
    }

    /// The events that must be asked themselves.
    pub(super) fn unsure_rows(&self) -> impl Iterator<Item = u64> + '_ {
        let numbered = self.failed.iter().flatten().zip(0u64..);
        numbered.filter(|(failed, _)| is_unsure(**failed)).map(|(_, index)| index)
    }

    /// For each segment the places in it of the events that must be asked themselves.
    #[cfg(feature = "log")]
    pub(super) fn unsure_parts(&self) -> impl Iterator<Item = Vec<u32>> + '_ {
        self.failed.iter().map(|failed| {
            let numbered = failed.iter().zip(0u32..);
            numbered.filter(|(failed, _)| is_unsure(**failed)).map(|(_, row)| row).collect()
        })
    }
}

/// Whether it matters what the text of an event says: but for that it fits, or all but one facet does.
fn is_unsure(failed: u32) -> bool {
    failed & UNSURE != 0 && (failed & !UNSURE).count_ones() <= 1 && failed & TEXT == 0
}

/// Something that is asked of the text of an event where the columns cannot tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Asked {
    Term(Term),
    Filter(Facet, Filter),
}

/// A question in the form in which columns answer it.
pub(super) struct Selector {
    /// For each facet that is asked for, what each of its numbers says.
    tables: Vec<(Facet, u32, Vec<u8>)>,
    /// Bits of cases of which one must be there or none may; whether no case at all will do as well.
    rules: Vec<(u32, RuleTest)>,
    /// Ranges of times, each with the bit that says that the event is not in it, and whether it must not be in it.
    times: Vec<(u32, bool, i64, i64)>,
    /// Ranges of numbers of a facet.
    between: Vec<(Facet, bool, u32, u32)>,
    hashes: Vec<(Hashed, bool, Option<u32>)>,
    /// For each word what each action and each actor says of it.
    words: Vec<(bool, Vec<u8>, Vec<u8>)>,
    pub(super) asked: Vec<Asked>,
}

#[derive(Debug, Clone, Copy)]
struct RuleTest {
    cases: u64,
    none: bool,
    negated: bool,
}

impl Selector {
    pub(super) fn new(index: &Index, catalog: &Catalog, query: &Query) -> Result<Selector, QueryError> {
        let mut selector = Selector {
            tables: Vec::new(),
            rules: Vec::new(),
            times: Vec::new(),
            between: Vec::new(),
            hashes: Vec::new(),
            words: Vec::new(),
            asked: Vec::new(),
        };
        for filter in &query.filter {
            if let Some(facet) = Facet::parse(&filter.facet) {
                selector.filter(index, facet, filter);
            }
        }
        if let Some((first, last)) = query.window {
            selector.times.push((WINDOW, false, first, last));
        }
        let terms = parse(&query.text)?;
        selector.terms(index, catalog, terms);
        Ok(selector)
    }

    fn filter(&mut self, index: &Index, facet: Facet, filter: &Filter) {
        if facet == Facet::Rule {
            let cases = |values: &[Option<String>]| {
                let ids = values.iter().flatten().filter_map(|id| RuleId::parse(id));
                ids.fold(0, |cases, rule| cases | index.cases_of(rule))
            };
            for (values, negated) in [(&filter.include, false), (&filter.exclude, true)] {
                if !values.is_empty() {
                    let test = RuleTest { cases: cases(values), none: values.contains(&None), negated };
                    self.rules.push((facet.bit(), test));
                }
            }
            return;
        }
        let fits = |name: Option<String>| includes(filter, &name);
        let table = table(index, facet, fits);
        if table.contains(&NOT_ASKED) {
            self.asked.push(Asked::Filter(facet, filter.clone()));
        }
        self.tables.push((facet, facet.bit(), table));
    }

    fn terms(&mut self, index: &Index, catalog: &Catalog, terms: Vec<Term>) {
        let same = |one: &Term, other: &Term| match (&one.what, &other.what) {
            (What::Is(one, _), What::Is(other, _)) => one == other,
            (What::Hashed(one, _), What::Hashed(other, _)) => one == other,
            _ => false,
        };
        let mut left = terms;
        while !left.is_empty() {
            let term = left.remove(0);
            // Of several values of one field any will do.
            let (more, others): (Vec<Term>, Vec<Term>) =
                left.into_iter().partition(|other| !term.negated && !other.negated && same(&term, other));
            left = others;
            let mut patterns = Vec::new();
            if let What::Is(_, pattern) | What::Hashed(_, pattern) = &term.what {
                patterns.push(pattern.clone());
            }
            patterns.extend(more.into_iter().filter_map(|term| match term.what {
                What::Is(_, pattern) | What::Hashed(_, pattern) => Some(pattern),
                _ => None,
            }));
            self.term(index, catalog, term, &patterns);
        }
    }

    fn term(&mut self, index: &Index, catalog: &Catalog, term: Term, patterns: &[Pattern]) {
        let negated = term.negated;
        match &term.what {
            What::Is(Facet::Rule, _) => {
                let fits = |rule: &RuleId| patterns.iter().any(|pattern| pattern.fits(rule.as_str()));
                let cases =
                    RuleId::ALL.iter().filter(|rule| fits(rule)).fold(0, |cases, rule| cases | index.cases_of(*rule));
                let none = patterns.iter().any(|pattern| pattern.fits(NO_VALUE));
                self.rules.push((TEXT, RuleTest { cases, none, negated }));
            }
            What::Is(facet, _) => {
                let fits = |name: Option<String>| any_fits(patterns, name.as_deref()) != negated;
                let table = table(index, *facet, fits);
                if table.contains(&NOT_ASKED) {
                    self.ask(negated, patterns, |pattern| What::Is(*facet, pattern));
                }
                self.tables.push((*facet, TEXT, table));
            }
            What::Between(facet, from, to) => self.between.push((*facet, negated, *from, *to)),
            What::Time(from, to) => self.times.push((TEXT, negated, *from, *to)),
            What::Hashed(hashed, _) => {
                // One text has one hash. Of several it is not worth looking.
                let plain = match patterns {
                    [pattern] => pattern.plain(),
                    _ => None,
                };
                let none = patterns.iter().any(|pattern| pattern.plain() == Some(NO_VALUE));
                self.hashes.push((*hashed, negated, plain.filter(|_| !none).map(short_hash)));
                self.ask(negated, patterns, |pattern| What::Hashed(*hashed, pattern));
            }
            What::Text(text) => {
                let (actions, actors) = (index.texts.first(), index.texts.get(1));
                let says = |fits: bool| if fits { FITS } else { NOT_ASKED };
                let mut of_actions = vec![NOT_ASKED; actions.map_or(0, |actions| actions.len())];
                for (number, action) in actions.into_iter().flat_map(|actions| actions.texts()) {
                    if let Some(slot) = of_actions.get_mut(number as usize) {
                        *slot = says(in_action(catalog, action, text));
                    }
                }
                let mut of_actors = vec![NOT_ASKED; actors.map_or(0, |actors| actors.len())];
                for (number, actor) in actors.into_iter().flat_map(|actors| actors.texts()) {
                    if let Some(slot) = of_actors.get_mut(number as usize) {
                        *slot = says(holds(actor, text));
                    }
                }
                self.words.push((negated, of_actions, of_actors));
                self.asked.push(Asked::Term(term));
            }
        }
    }

    /// Asks the texts of events for any of some patterns.
    fn ask(&mut self, negated: bool, patterns: &[Pattern], what: impl Fn(Pattern) -> What) {
        let joined = patterns.iter().map(|pattern| pattern.0.as_str()).collect::<Vec<_>>().join("\0");
        self.asked.push(Asked::Term(Term { negated, what: what(Pattern(joined)) }));
    }

    /// The events that fit; `asked` is the number of what is asked of texts.
    pub(super) fn select(&self, index: &Index, asked: u32) -> Selection {
        let mut scratch = Vec::new();
        let failed: Vec<Vec<u32>> = index
            .segments
            .iter()
            .map(|segment| self.of_segment(index, segment, segment.answers(asked), &mut scratch))
            .collect();
        // Where no text is asked, the columns are sure of everything.
        let unsure = match asked {
            NOTHING_ASKED => 0,
            _ => failed.iter().flatten().filter(|failed| is_unsure(**failed)).count() as u64,
        };
        Selection { failed, unsure, asked }
    }

    fn of_segment(&self, index: &Index, segment: &Segment, answers: &[u8], scratch: &mut Vec<u32>) -> Vec<u32> {
        let columns = &segment.columns;
        let mut failed = vec![0; columns.len()];
        for (facet, bit, table) in &self.tables {
            for (code, failed) in index.column(*facet, segment, scratch).iter().zip(&mut failed) {
                match table.get(*code as usize) {
                    Some(&FITS) => {}
                    Some(&FITS_NOT) => *failed |= bit,
                    _ => *failed |= UNSURE,
                }
            }
        }
        let on = index.plan.at_least(crate::Level::Info);
        for (bit, test) in &self.rules {
            for (cases, failed) in columns.cases.iter().zip(&mut failed) {
                let found = cases & on;
                let fits = found & test.cases != 0 || (test.none && found == 0);
                *failed |= if fits == test.negated { *bit } else { 0 };
            }
        }
        for (bit, negated, from, to) in &self.times {
            for (time, failed) in columns.time.iter().zip(&mut failed) {
                *failed |= if (from..=to).contains(&time) == *negated { *bit } else { 0 };
            }
        }
        for (facet, negated, from, to) in &self.between {
            for (code, failed) in index.column(*facet, segment, scratch).iter().zip(&mut failed) {
                *failed |= if (from..=to).contains(&code) == *negated { TEXT } else { 0 };
            }
        }
        for (hashed, negated, wanted) in &self.hashes {
            for (hash, failed) in columns.hashes.get(*hashed as usize).into_iter().flatten().zip(&mut failed) {
                *failed |= match wanted {
                    Some(wanted) if hash != wanted && *negated => 0,
                    Some(wanted) if hash != wanted => TEXT,
                    _ => UNSURE,
                };
            }
        }
        let (actions, actors) =
            (columns.texts.first().into_iter().flatten(), columns.texts.get(1).into_iter().flatten());
        for (negated, of_actions, of_actors) in &self.words {
            let says = |table: &[u8], number: &u32| table.get(*number as usize).copied() == Some(FITS);
            for ((action, actor), failed) in actions.clone().zip(actors.clone()).zip(&mut failed) {
                *failed |= match says(of_actions, action) || says(of_actors, actor) {
                    true if *negated => TEXT,
                    true => 0,
                    false => UNSURE,
                };
            }
        }
        for (answer, failed) in answers.iter().zip(&mut failed).filter(|(_, failed)| **failed & UNSURE != 0) {
            match *answer {
                FITS => *failed &= !UNSURE,
                FITS_NOT => *failed = (*failed & !UNSURE) | TEXT,
                _ => {}
            }
        }
        failed
    }
}

/// Whether a value is one that a filter lets through.
fn includes(filter: &Filter, name: &Option<String>) -> bool {
    (filter.include.is_empty() || filter.include.contains(name)) && !filter.exclude.contains(name)
}

/// Whether a value fits any of some patterns.
fn any_fits(patterns: &[Pattern], name: Option<&str>) -> bool {
    patterns.iter().any(|pattern| match name {
        Some(name) => pattern.fits(name),
        None => pattern.0.eq_ignore_ascii_case(NO_VALUE),
    })
}

/// What each number of a facet says.
fn table(index: &Index, facet: Facet, fits: impl Fn(Option<String>) -> bool) -> Vec<u8> {
    let says = |code| match index.name(facet, code) {
        Some(name) => {
            if fits(name) {
                FITS
            } else {
                FITS_NOT
            }
        }
        // Nobody knows any more what it was.
        None => NOT_ASKED,
    };
    let mut table: Vec<u8> = (0..index.codes(facet)).map(says).collect();
    // Where values were not kept, the numbers of none stand for them.
    if shared(facet).and_then(|shared| index.texts.get(shared as usize)).is_some_and(|texts| texts.is_full()) {
        table.push(NOT_ASKED);
    }
    debug_assert!(words_of(facet).is_none_or(|words| words.len() == table.len()));
    table
}

/// Whether a text is in an action's name or title.
fn in_action(catalog: &Catalog, action: &str, text: &str) -> bool {
    holds(action, text) || catalog.lookup(action).is_some_and(|found| holds(&found.title(), text))
}

/// Whether the text of an event shows, without being read, that the event is not what is asked for: it has not one of
/// the words anywhere. `actions` says that the titles of all actions were looked at already.
#[cfg(feature = "log")]
pub(crate) fn misses(asked: &[Asked], text: &[u8], actions: bool) -> bool {
    let words = asked.iter().filter_map(|asked| match asked {
        Asked::Term(Term { negated: false, what: What::Text(word) }) if actions => Some(word.as_str()),
        Asked::Term(Term { negated: false, what: What::Hashed(_, Pattern(pattern)) })
            if !pattern.contains('\0') && !pattern.eq_ignore_ascii_case(NO_VALUE) =>
        {
            pattern.split('*').max_by_key(|part| part.len())
        }
        _ => None,
    });
    // What has an escape of its own may stand there in another way than it is meant; anything may as `\u0041`.
    let plain = |word: &str| word.bytes().all(|byte| byte >= b' ' && !matches!(byte, b'"' | b'\\' | b'/'));
    let mut missed = words.filter(|word| plain(word)).filter(|word| !is_in(word.as_bytes(), text));
    missed.next().is_some() && !is_in(b"\\u", text)
}

/// Whether a word is in a text; upper and lower case of ASCII letters are alike.
#[cfg(feature = "log")]
fn is_in(word: &[u8], text: &[u8]) -> bool {
    let Some((first, rest)) = word.split_first() else { return true };
    let (lower, upper) = (first.to_ascii_lowercase(), first.to_ascii_uppercase());
    let mut left = text;
    while let Some(at) = left.iter().position(|byte| *byte == lower || *byte == upper) {
        left = left.get(at + 1..).unwrap_or_default();
        if left.get(..rest.len()).is_some_and(|next| next.eq_ignore_ascii_case(rest)) {
            return true;
        }
    }
    false
}

/// Whether an event whose text is given is what is asked for. What cannot be read fits nothing.
pub(crate) fn fits(catalog: &Catalog, asked: &[Asked], text: &[u8]) -> bool {
    let mut fits = None;
    with_event(text, &mut |event| fits = Some(asked.iter().all(|asked| event_fits(catalog, asked, event))));
    // What is no object is an event without anything.
    fits.unwrap_or_else(|| {
        let mut fits = false;
        with_event(b"{\"action\":null}", &mut |event| {
            fits = asked.iter().all(|asked| event_fits(catalog, asked, event))
        });
        fits
    })
}

fn event_fits(catalog: &Catalog, asked: &Asked, event: &Event<'_>) -> bool {
    let named = |facet| {
        let known = Known::of(&Scene::new(event, catalog, true), None);
        let facts = Facts::of(event, &known);
        shared(facet).and_then(|shared| facts.texts.get(shared as usize).copied().flatten()).map(str::to_owned)
    };
    let any = |patterns: &Pattern, name: Option<&str>| {
        let patterns: Vec<Pattern> = patterns.0.split('\0').map(|pattern| Pattern(pattern.to_owned())).collect();
        any_fits(&patterns, name)
    };
    match asked {
        Asked::Filter(facet, filter) => includes(filter, &named(*facet)),
        Asked::Term(Term { negated, what }) => {
            let fits = match what {
                What::Is(facet, patterns) => any(patterns, named(*facet).as_deref()),
                What::Hashed(hashed, patterns) => {
                    let text = event.string(hashed.field()).filter(|text| !text.trim().is_empty());
                    any(patterns, text.as_deref())
                }
                What::Text(text) => in_event(catalog, event, text),
                // The columns know these.
                What::Between(..) | What::Time(..) => return true,
            };
            fits != *negated
        }
    }
}

/// Whether a text is in the action, its title, the actor, the target, the message or the id of an event.
fn in_event(catalog: &Catalog, event: &Event<'_>, text: &str) -> bool {
    const PLACES: [Field; 6] =
        [Field::InitiatorName, Field::InitiatorId, Field::TargetName, Field::TargetId, Field::Message, Field::Id];
    event.string(Field::Action).is_some_and(|action| in_action(catalog, &action, text))
        || PLACES.iter().any(|field| event.string(*field).is_some_and(|value| holds(&value, text)))
}
