//! The parts of all files, and the answers that come of them.

use std::cell::OnceCell;
use std::cmp::Reverse;

use super::dictionary::{Dictionary, NONE, Number};
use super::facet::Facet;
use super::part::{Columns, Part, Spot};
use super::query::{Answer, FacetCounts, Histogram, Query, Row, ValueCount};
use super::row::{NO_TIME, Shared, severity};
use super::select::{Asked, NOTHING_ASKED, Selection, Selector};
use super::{NO_VALUE, QueryError};
use crate::catalog::{Catalog, Concern, Operation};
use crate::describe::How;
use crate::finding::Level;
use crate::options::{Options, Profile};
use crate::rules::{Plan, RuleId};

/// So many questions to texts are remembered with their answers, so that several can be asked in turn.
const MOST_ASKED: usize = 8;

/// So many combinations of findings are counted side by side.
const COMBINATIONS: usize = 256;
/// Spreads bits over a word (2^64 divided by the golden ratio).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
/// So many different values of one facet are kept; the others are counted together.
const MOST_VALUES: usize = 1 << 16;

/// The events that fit, as a list: counting goes over it once for each facet, without asking each event again.
struct Fitting {
    /// For each segment the places in it.
    rows: Vec<Vec<u32>>,
    /// See [`Index::actions_in`].
    actions: OnceCell<Vec<u64>>,
    /// See [`Index::findings`].
    findings: OnceCell<Vec<(u64, u64)>>,
}

impl Fitting {
    /// Those that fit, whatever they are in some respects.
    fn of(selection: &Selection, but: u32) -> Fitting {
        let rows = selection.failed.iter().map(|failed| {
            let mut rows = vec![0; failed.len()];
            let mut count = 0;
            for (failed, row) in failed.iter().zip(0u32..) {
                // Written in any case, and kept only where it fits: nothing to guess for the processor.
                if let Some(slot) = rows.get_mut(count) {
                    *slot = row;
                }
                count += usize::from(failed & !but == 0);
            }
            rows.truncate(count);
            rows
        });
        Fitting { rows: rows.collect(), actions: OnceCell::new(), findings: OnceCell::new() }
    }
}

/// Adds to the count of a number, and says whether there is one.
fn count(counts: &mut [u64], code: u32, times: u64) -> bool {
    counts.get_mut(code as usize).map(|count| *count += times).is_some()
}

/// Counts the values of some rows of a column; gives how many have one that is not counted.
fn tally<T>(counts: &mut [u64], column: &[T], rows: &[u32], code: impl Fn(&T) -> u32) -> u64 {
    rows.iter().filter_map(|row| column.get(*row as usize)).map(|value| u64::from(!count(counts, code(value), 1))).sum()
}

/// Events by their columns.
///
/// ```
/// use activity_tracker_events::{Catalog, Options};
/// use activity_tracker_events::summary::{Index, Part, Query};
/// let catalog = Catalog::new();
/// let mut index = Index::new(&Options::default());
/// let part = Part::read(&catalog, &Options::default(), br#"{"action": "pm-20.training.create", "outcome": "success"}"#);
/// index.add(0, 0, part);
/// let answer = index.query(&catalog, &Query { text: "outcome:success".into(), ..Query::default() }).unwrap();
/// assert_eq!((answer.total, answer.of), (1, 1));
/// ```
#[derive(Debug)]
pub struct Index {
    /// By [`Shared`].
    pub(super) texts: [Dictionary; Shared::COUNT],
    /// In the order of the files and of the places in them.
    pub(super) segments: Vec<Segment>,
    pub(super) plan: Plan,
    profile: Profile,
    /// For each action, by its number, what the catalog says of it.
    pub(super) actions: Vec<ActionFacts>,
    /// The ids of groups, by their numbers; the first stands for none.
    pub(super) groups: Vec<String>,
    /// The names of the files, by their numbers.
    files: Vec<String>,
    /// What was wanted of the events' texts, the last one last, each with a number by which each segment knows what came
    /// of it.
    asked: Vec<(u32, Vec<Asked>)>,
    selection: Option<(Query, Selection)>,
}

/// A part in its place.
#[derive(Debug)]
pub(super) struct Segment {
    pub file: u32,
    /// Bytes from the beginning of the file to the part.
    pub start: u64,
    pub columns: Columns,
    /// How many events there are before it.
    pub first: usize,
    /// How many lines the part has, and how many there are before it in its file.
    lines: u64,
    line: u64,
    unread: Vec<super::part::Unread>,
    unreadable: u64,
    /// For what was asked, by its number, what the text of each event said: see [`super::select`].
    answers: Vec<(u32, Vec<u8>)>,
}

impl Segment {
    /// What the texts of the events said to something that was asked; nothing if none was asked.
    pub(super) fn answers(&self, asked: u32) -> &[u8] {
        let found = self.answers.iter().find(|(number, _)| *number == asked);
        found.map(|(_, answers)| answers.as_slice()).unwrap_or_default()
    }
}

/// The events of one part of which only their texts can tell whether they are what is asked for.
#[cfg(feature = "log")]
#[derive(Debug)]
pub(crate) struct Unsure {
    /// The number of what is asked.
    pub asked: u32,
    pub file: u32,
    /// Bytes from the beginning of the file to the part.
    pub start: u64,
    /// The places of the events in the part.
    pub rows: Vec<u32>,
    /// All actions are kept, so that their names and titles need not be asked for again.
    pub actions: bool,
    /// Where each stands in the part: bytes from its beginning, and how many they are.
    pub spots: Vec<(u32, u32)>,
}

/// What the catalog says of an action.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ActionFacts {
    /// The place of its group in [`Index::groups`].
    pub group: u32,
    /// 1 + the place in [`Operation::ALL`]; 0 where the catalog does not know the action.
    pub operation: u32,
    /// 1 + the place in [`Concern::ALL`].
    pub concern: u32,
}

/// Where an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Place {
    /// Its place in the order of the files, from 0.
    pub index: u64,
    /// The number of its file.
    pub file: u32,
    /// Bytes from the beginning of the file to it.
    pub offset: u64,
    /// How many bytes it has.
    pub length: u32,
    /// The line it begins on, from 1.
    pub line: u64,
}

/// A record that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    /// The number of its file.
    pub file: u32,
    /// Bytes from the beginning of the file to it.
    pub offset: u64,
    /// How many bytes it has.
    pub length: u32,
    /// The line it begins on, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub message: String,
}

impl Index {
    /// An index of no events.
    pub fn new(options: &Options) -> Index {
        Index {
            texts: std::array::from_fn(|_| Dictionary::new(MOST_VALUES)),
            segments: Vec::new(),
            plan: Plan::new(options),
            profile: options.profile,
            actions: vec![ActionFacts::default()],
            groups: vec![NO_VALUE.to_owned()],
            files: Vec::new(),
            asked: Vec::new(),
            selection: None,
        }
    }

    /// Judges the events by other levels. What was read stays.
    pub fn set_options(&mut self, options: &Options) {
        self.plan = Plan::new(options);
        self.selection = None;
        if std::mem::replace(&mut self.profile, options.profile) != options.profile {
            self.segments.iter_mut().for_each(|segment| segment.columns.change_profile());
        }
    }

    /// How many events there are.
    pub fn len(&self) -> u64 {
        self.segments.last().map_or(0, |segment| (segment.first + segment.columns.len()) as u64)
    }

    /// Whether there are no events.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes a part of a file, `start` bytes from its beginning. Parts may come in any order.
    pub fn add(&mut self, file: u32, start: u64, part: Part) {
        // A piece that was taken to its end ends in one of nothing, which begins where the next piece does.
        if part.is_void() {
            return;
        }
        let Part { mut columns, texts, unread, unreadable, lines } = part;
        if self.profile == Profile::Emit {
            columns.change_profile();
        }
        for ((all, own), column) in self.texts.iter_mut().zip(&texts).zip(&mut columns.texts) {
            let mut numbers: Vec<Number> = vec![NONE; own.len()];
            for (number, text) in own.texts() {
                if let Some(slot) = numbers.get_mut(number as usize) {
                    *slot = all.number(text).unwrap_or(NOT_KEPT);
                }
            }
            column.iter_mut().for_each(|number| *number = numbers.get(*number as usize).copied().unwrap_or(NONE));
        }
        let at = self.segments.partition_point(|segment| (segment.file, segment.start) < (file, start));
        let segment =
            Segment { file, start, columns, first: 0, lines, line: 0, unread, unreadable, answers: Vec::new() };
        self.segments.insert(at, segment);
        self.number();
    }

    /// Takes back the parts of a file that begin at a place or behind it, and before another.
    pub fn remove(&mut self, file: u32, from: u64, to: u64) {
        self.segments.retain(|segment| segment.file != file || !(from..to).contains(&segment.start));
        self.number();
    }

    /// How many events of a file there are.
    pub fn count(&self, file: u32) -> u64 {
        let segments = self.segments.iter().filter(|segment| segment.file == file);
        segments.map(|segment| segment.columns.len() as u64).sum()
    }

    /// Tells the names of the files, by their numbers. Without a name, a file goes by its number.
    pub fn set_files(&mut self, names: Vec<String>) {
        self.files = names;
        self.selection = None;
    }

    /// Numbers events and lines anew.
    fn number(&mut self) {
        let (mut first, mut line, mut in_file) = (0, 0, None);
        for segment in &mut self.segments {
            if in_file != Some(segment.file) {
                (line, in_file) = (0, Some(segment.file));
            }
            (segment.first, segment.line) = (first, line);
            first += segment.columns.len();
            line += segment.lines;
        }
        self.selection = None;
    }

    /// The records that could not be read, at most `most` of them, and how many there are in all.
    pub fn problems(&self, most: usize) -> (Vec<Problem>, u64) {
        let kept = self.segments.iter().flat_map(|segment| segment.unread.iter().map(move |unread| (segment, unread)));
        let problems = kept.take(most).map(|(segment, unread)| {
            let Spot { offset, length, line } = unread.spot;
            Problem {
                file: segment.file,
                offset: segment.start + u64::from(offset),
                length,
                line: 1 + segment.line + u64::from(line),
                message: unread.message.clone(),
            }
        });
        (problems.collect(), self.segments.iter().map(|segment| segment.unreadable).sum())
    }

    /// Where an event stands, by its place in the order of the files.
    pub fn place(&self, index: u64) -> Option<Place> {
        let (segment, row) = self.segment_of(index)?;
        Some(Place {
            index,
            file: segment.file,
            offset: segment.start + u64::from(*segment.columns.offset.get(row)?),
            length: *segment.columns.length.get(row)?,
            line: 1 + segment.line + u64::from(*segment.columns.line.get(row)?),
        })
    }

    fn segment_of(&self, index: u64) -> Option<(&Segment, usize)> {
        let index = usize::try_from(index).ok()?;
        let behind = self.segments.partition_point(|segment| segment.first <= index);
        let segment = self.segments.get(behind.checked_sub(1)?)?;
        Some((segment, index - segment.first))
    }

    /// An event by its place in the order of the files.
    pub fn row(&self, index: u64) -> Option<Row> {
        let place = self.place(index)?;
        let (segment, row) = self.segment_of(index)?;
        let columns = &segment.columns;
        let [action, actor, account, region, address] = std::array::from_fn(|shared| {
            let number = columns.texts.get(shared)?.get(row)?;
            if *number == NONE {
                return None;
            }
            Some(self.texts.get(shared)?.text(*number).unwrap_or(OTHER).to_owned())
        });
        let cases = *columns.cases.get(row)?;
        let level = self.level(cases);
        let reason = *columns.reason.get(row)?;
        let Place { file, offset, length, line, .. } = place;
        Some(Row {
            index,
            file,
            offset,
            length,
            line,
            time: columns.time.get(row).copied().filter(|time| *time != NO_TIME),
            action,
            actor,
            account,
            region,
            address,
            outcome: How::ALL.get(usize::from(*columns.outcome.get(row)?)).copied().unwrap_or(How::Unclear).as_str(),
            severity: severity(*columns.severity.get(row)?).map(|severity| severity.as_str()),
            reason: (reason != 0).then_some(reason),
            level: level.checked_sub(1).and_then(|level| Level::ALL.get(level as usize)).map(|level| level.as_str()),
            rules: self.rules(cases).map(RuleId::as_str).collect(),
        })
    }

    /// 0 for an event without findings, otherwise 1 + the place of the worst level in [`Level::ALL`].
    pub(super) fn level(&self, cases: u64) -> u32 {
        let at_least = Level::ALL.iter().filter(|level| cases & self.plan.at_least(**level) != 0);
        at_least.map(|level| 1 + *level as u32).max().unwrap_or(0)
    }

    /// The rules that some cases belong to.
    fn rules(&self, cases: u64) -> impl Iterator<Item = RuleId> + '_ {
        let cases = cases & self.plan.at_least(Level::Info);
        RuleId::ALL.iter().copied().filter(move |rule| cases & self.cases_of(*rule) != 0)
    }

    /// A bit for each case of a rule.
    pub(super) fn cases_of(&self, rule: RuleId) -> u64 {
        (0..u64::BITS)
            .filter(|case| self.plan.rule_at(*case as usize) == Some(rule))
            .fold(0, |bits, case| bits | 1 << case)
    }

    /// Asks the catalog for the actions that came since the last time.
    fn learn(&mut self, catalog: &Catalog) {
        let Some(texts) = self.texts.first() else { return };
        for number in self.actions.len()..texts.len() {
            let found = texts.text(number as Number).and_then(|action| catalog.lookup(action));
            let facts = found.map_or(ActionFacts::default(), |found| {
                let entry = found.entry();
                let id = entry.group().id;
                let group = self.groups.iter().position(|group| group == id).unwrap_or_else(|| {
                    self.groups.push(id.to_owned());
                    self.groups.len() - 1
                });
                ActionFacts {
                    group: group as u32,
                    operation: 1 + entry.operation() as u32,
                    concern: 1 + entry.concern() as u32,
                }
            });
            self.actions.push(facts);
        }
    }

    /// Answers a question. An error tells what is wrong with the text of the search box.
    pub fn query(&mut self, catalog: &Catalog, query: &Query) -> Result<Answer, QueryError> {
        self.select(catalog, query)?;
        let Some((_, selection)) = &self.selection else { return Ok(Answer::default()) };
        let facets = query.facets.iter().filter_map(|name| Facet::parse(name));
        // What fails by the filter of a facet alone is one of its values that could be chosen.
        let (all, reasons) = (OnceCell::new(), selection.reasons());
        let counts = |facet: Facet| match facet.bit() & reasons {
            0 => self.counts(all.get_or_init(|| Fitting::of(selection, 0)), facet, query.top as usize),
            bit => self.counts(&Fitting::of(selection, bit), facet, query.top as usize),
        };
        Ok(Answer {
            total: selection.total(),
            of: self.len(),
            unsure: selection.unsure,
            rows: self.window(selection, query).into_iter().filter_map(|index| self.row(index)).collect(),
            counts: facets.map(counts).collect(),
            histogram: (query.buckets > 0).then(|| self.histogram(selection, query.buckets)),
        })
    }

    fn select(&mut self, catalog: &Catalog, query: &Query) -> Result<(), QueryError> {
        let same = self.selection.as_ref().is_some_and(|(asked, _)| {
            (&asked.filter, &asked.text, &asked.window) == (&query.filter, &query.text, &query.window)
        });
        if same {
            return Ok(());
        }
        self.learn(catalog);
        self.texts.iter_mut().for_each(Dictionary::sort_out);
        let mut selector = Selector::new(self, catalog, query)?;
        let asked = std::mem::take(&mut selector.asked);
        let number = if asked.is_empty() { NOTHING_ASKED } else { self.number_of(asked) };
        let selection = selector.select(self, number);
        self.selection = Some((query.clone(), selection));
        Ok(())
    }

    /// The number of what is asked of texts. What was asked of them some time ago is forgotten with its answers.
    fn number_of(&mut self, wanted: Vec<Asked>) -> u32 {
        let known = self.asked.iter().position(|(_, asked)| *asked == wanted);
        let number = known.map(|at| self.asked.remove(at).0);
        let number = number.unwrap_or_else(|| {
            if self.asked.len() >= MOST_ASKED {
                self.asked.remove(0);
            }
            let numbers: Vec<u32> = self.asked.iter().map(|(number, _)| *number).collect();
            let free = (1..).find(|number| !numbers.contains(number)).unwrap_or(1);
            let kept = |(number, _): &(u32, Vec<u8>)| numbers.contains(number);
            self.segments.iter_mut().for_each(|segment| segment.answers.retain(kept));
            free
        });
        self.asked.push((number, wanted));
        number
    }

    /// Where the next events stand, at most `most`, whose texts must be asked to answer a question: see
    /// [`Index::answer_for`].
    pub fn unsure(&mut self, catalog: &Catalog, query: &Query, most: usize) -> Result<Vec<Place>, QueryError> {
        self.select(catalog, query)?;
        let selection = self.selection.as_ref().map(|(_, selection)| selection);
        let unsure: Vec<u64> = selection.into_iter().flat_map(|selection| selection.unsure_rows()).take(most).collect();
        Ok(unsure.into_iter().filter_map(|index| self.place(index)).collect())
    }

    /// Notes what the text of an event says to the question that [`Index::unsure`] was asked for.
    pub fn answer_for(&mut self, catalog: &Catalog, index: u64, text: &[u8]) {
        let Some((asked, wanted)) = self.asked.last() else { return };
        let (asked, fits) = (*asked, super::select::fits(catalog, wanted, text));
        let Some((segment, row)) = self.segment_of(index) else { return };
        let (file, start) = (segment.file, segment.start);
        self.note(asked, file, start, &[(row as u32, fits)]);
    }

    /// The events of the first part behind a place whose texts must be asked to answer a question: see [`Index::note`].
    #[cfg(feature = "log")]
    pub(crate) fn unsure_behind(
        &mut self,
        catalog: &Catalog,
        query: &Query,
        behind: Option<(u32, u64)>,
    ) -> Result<Option<Unsure>, QueryError> {
        self.select(catalog, query)?;
        let Some((_, selection)) = &self.selection else { return Ok(None) };
        let parts = self.segments.iter().zip(selection.unsure_parts());
        let mut parts = parts.filter(|(segment, _)| behind.is_none_or(|place| (segment.file, segment.start) > place));
        Ok(parts.find(|(_, rows)| !rows.is_empty()).map(|(segment, rows)| {
            let spots = rows.iter().filter_map(|row| {
                let row = *row as usize;
                Some((*segment.columns.offset.get(row)?, *segment.columns.length.get(row)?))
            });
            let spots = spots.collect();
            let actions = self.texts.first().is_some_and(|actions| !actions.is_full());
            Unsure { asked: selection.asked, actions, file: segment.file, start: segment.start, rows, spots }
        }))
    }

    /// What is asked of texts, by its number.
    #[cfg(feature = "log")]
    pub(crate) fn asked(&self, number: u32) -> Option<&[Asked]> {
        self.asked.iter().find(|(known, _)| *known == number).map(|(_, asked)| asked.as_slice())
    }

    /// Notes what the texts of some events of a part say to what was asked. If that is forgotten, or the part is gone,
    /// nobody wants to know any more.
    pub(crate) fn note(&mut self, asked: u32, file: u32, start: u64, fits: &[(u32, bool)]) {
        if !self.asked.iter().any(|(number, _)| *number == asked) {
            return;
        }
        let found = self.segments.binary_search_by_key(&(file, start), |segment| (segment.file, segment.start));
        let Ok(place) = found else { return };
        let Some(segment) = self.segments.get_mut(place) else { return };
        let count = segment.columns.len();
        let at = segment.answers.iter().position(|(number, _)| *number == asked).unwrap_or_else(|| {
            segment.answers.push((asked, vec![super::select::NOT_ASKED; count]));
            segment.answers.len() - 1
        });
        let Some((_, answers)) = segment.answers.get_mut(at) else { return };
        for (row, fits) in fits {
            if let Some(slot) = answers.get_mut(*row as usize) {
                *slot = if *fits { super::select::FITS } else { super::select::FITS_NOT };
            }
        }
        // What is known already is not worked out anew for a few answers more.
        if let Some((_, selection)) = self.selection.as_mut().filter(|(_, selection)| selection.asked == asked) {
            selection.note(place, fits);
        }
    }

    /// Where the events stand that fit a question, in its order, all those of which that is known.
    pub fn places(&mut self, catalog: &Catalog, query: &Query) -> Result<Vec<Place>, QueryError> {
        self.select(catalog, query)?;
        let Some((_, selection)) = &self.selection else { return Ok(Vec::new()) };
        Ok(self.window(selection, query).into_iter().filter_map(|index| self.place(index)).collect())
    }

    /// How many values a facet can have, as numbers.
    pub(super) fn codes(&self, facet: Facet) -> usize {
        match facet {
            Facet::Action | Facet::Actor | Facet::Account | Facet::Region | Facet::Address => {
                shared(facet).and_then(|shared| self.texts.get(shared as usize)).map_or(0, Dictionary::len)
            }
            Facet::Group => self.groups.len(),
            Facet::Operation => 1 + Operation::ALL.len(),
            Facet::Concern => 1 + Concern::ALL.len(),
            Facet::Outcome => How::ALL.len(),
            Facet::Severity => 4,
            Facet::Reason => 600,
            Facet::Level => 1 + Level::ALL.len(),
            Facet::Rule => 1 + RuleId::ALL.len(),
            Facet::File => self.segments.last().map_or(0, |segment| segment.file as usize + 1).max(self.files.len()),
        }
    }

    /// What a number means; `Some(None)` for "no value", `None` for one that is not kept.
    pub(super) fn name(&self, facet: Facet, code: usize) -> Option<Option<String>> {
        let word = |word: Option<&str>| Some(word.map(str::to_owned));
        let behind_none =
            |words: &[&str]| Some(code.checked_sub(1).and_then(|at| words.get(at)).map(|word| (*word).to_owned()));
        match facet {
            Facet::Action | Facet::Actor | Facet::Account | Facet::Region | Facet::Address => {
                if code == NONE as usize {
                    return Some(None);
                }
                self.texts.get(shared(facet)? as usize)?.text(code as Number).map(|text| Some(text.to_owned()))
            }
            Facet::Group => word(self.groups.get(code).filter(|_| code > 0).map(String::as_str)),
            Facet::Operation => {
                word(code.checked_sub(1).and_then(|at| Operation::ALL.get(at)).map(|word| word.as_str()))
            }
            Facet::Concern => word(code.checked_sub(1).and_then(|at| Concern::ALL.get(at)).map(|word| word.as_str())),
            Facet::Outcome => word(How::ALL.get(code).map(|how| how.as_str())),
            Facet::Severity => behind_none(&["normal", "warning", "critical"]),
            Facet::Reason => Some((code > 0).then(|| code.to_string())),
            Facet::Level => behind_none(&["info", "warning", "error"]),
            Facet::Rule => word(code.checked_sub(1).and_then(|at| RuleId::ALL.get(at)).map(|rule| rule.as_str())),
            Facet::File => Some(Some(self.files.get(code).cloned().unwrap_or_else(|| code.to_string()))),
        }
    }

    /// For each event of a segment the number of its value. Rules, of which an event has several, are not among them.
    pub(super) fn column<'a>(&self, facet: Facet, segment: &'a Segment, scratch: &'a mut Vec<u32>) -> &'a [u32] {
        let columns = &segment.columns;
        if let Some(column) = shared(facet).and_then(|shared| columns.texts.get(shared as usize)) {
            return column;
        }
        scratch.clear();
        let actions = columns.texts.first().map(Vec::as_slice).unwrap_or_default();
        let facts = |number: &Number| self.actions.get(*number as usize).copied().unwrap_or_default();
        match facet {
            Facet::Group => scratch.extend(actions.iter().map(|action| facts(action).group)),
            Facet::Operation => scratch.extend(actions.iter().map(|action| facts(action).operation)),
            Facet::Concern => scratch.extend(actions.iter().map(|action| facts(action).concern)),
            Facet::Outcome => scratch.extend(columns.outcome.iter().map(|outcome| u32::from(*outcome))),
            Facet::Severity => scratch.extend(columns.severity.iter().map(|severity| u32::from(*severity))),
            Facet::Reason => scratch.extend(columns.reason.iter().map(|reason| u32::from(*reason))),
            Facet::Level => scratch.extend(columns.cases.iter().map(|cases| self.level(*cases))),
            _ => scratch.resize(columns.len(), segment.file),
        }
        scratch
    }

    fn counts(&self, fitting: &Fitting, facet: Facet, top: usize) -> FacetCounts {
        let mut counts = vec![0u64; self.codes(facet)];
        let mut others = 0;
        match facet {
            Facet::Rule => self.count_rules(fitting, &mut counts),
            Facet::Level => {
                for (cases, times) in self.findings(fitting) {
                    count(&mut counts, self.level(*cases), *times);
                }
            }
            // What the catalog says of an action is looked up for each action, and not for each event.
            Facet::Group | Facet::Operation | Facet::Concern => {
                for (number, times) in self.actions_in(fitting).iter().enumerate() {
                    let facts = self.actions.get(number).copied().unwrap_or_default();
                    let code = match facet {
                        Facet::Group => facts.group,
                        Facet::Operation => facts.operation,
                        _ => facts.concern,
                    };
                    count(&mut counts, code, *times);
                }
            }
            Facet::Action => {
                for (code, times) in self.actions_in(fitting).iter().enumerate() {
                    others += if count(&mut counts, code as u32, *times) { 0 } else { *times };
                }
            }
            _ => {
                for (segment, rows) in self.segments.iter().zip(&fitting.rows) {
                    let columns = &segment.columns;
                    match facet {
                        Facet::Outcome => tally(&mut counts, &columns.outcome, rows, |code| u32::from(*code)),
                        Facet::Severity => tally(&mut counts, &columns.severity, rows, |code| u32::from(*code)),
                        Facet::Reason => tally(&mut counts, &columns.reason, rows, |code| u32::from(*code)),
                        Facet::File => {
                            count(&mut counts, segment.file, rows.len() as u64);
                            0
                        }
                        _ => {
                            let column = shared(facet).and_then(|shared| columns.texts.get(shared as usize));
                            let lost = column.map_or(0, |column| tally(&mut counts, column, rows, |code| *code));
                            others += lost;
                            lost
                        }
                    };
                }
            }
        }
        let mut values = Vec::new();
        for (code, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
            match self.name(facet, code) {
                Some(value) => values.push(ValueCount { value, count }),
                None => others += count,
            }
        }
        values
            .sort_unstable_by(|one, other| (Reverse(one.count), &one.value).cmp(&(Reverse(other.count), &other.value)));
        let distinct = values.len() as u64;
        values.truncate(top);
        FacetCounts { facet, values, distinct, others }
    }

    /// How many events have each action, by its number; behind all others, those whose action was not kept.
    fn actions_in<'f>(&self, fitting: &'f Fitting) -> &'f [u64] {
        fitting.actions.get_or_init(|| {
            let mut counts = vec![0; self.codes(Facet::Action)];
            let mut others = 0;
            for (segment, rows) in self.segments.iter().zip(&fitting.rows) {
                let column = segment.columns.texts.first().map(Vec::as_slice).unwrap_or_default();
                others += tally(&mut counts, column, rows, |code| *code);
            }
            counts.push(others);
            counts
        })
    }

    /// How many events have each combination of findings. One that is rare may be there more than once.
    fn findings<'f>(&self, fitting: &'f Fitting) -> &'f [(u64, u64)] {
        fitting.findings.get_or_init(|| {
            let on = self.plan.at_least(Level::Info);
            // Few combinations make up a log: one is written down when another one takes its slot.
            let mut slots = [(0u64, 0u64); COMBINATIONS];
            let mut found = Vec::new();
            for (segment, rows) in self.segments.iter().zip(&fitting.rows) {
                for cases in rows.iter().filter_map(|row| segment.columns.cases.get(*row as usize)) {
                    let cases = cases & on;
                    let at = (cases.wrapping_mul(SPREAD) >> 32) as usize % COMBINATIONS;
                    let Some(slot) = slots.get_mut(at) else { continue };
                    if slot.0 != cases {
                        found.push(std::mem::replace(slot, (cases, 0)));
                    }
                    slot.1 += 1;
                }
            }
            found.extend(slots);
            found
        })
    }

    fn count_rules(&self, fitting: &Fitting, counts: &mut [u64]) {
        let rules: Vec<u64> = RuleId::ALL.iter().map(|rule| self.cases_of(*rule)).collect();
        for (cases, times) in self.findings(fitting) {
            if *cases == 0 {
                count(counts, 0, *times);
                continue;
            }
            for (count, rule) in counts.iter_mut().skip(1).zip(&rules) {
                *count += if cases & rule != 0 { *times } else { 0 };
            }
        }
    }

    fn histogram(&self, selection: &Selection, buckets: u32) -> Histogram {
        let times = || self.segments.iter().flat_map(|segment| &segment.columns.time).filter(|time| **time != NO_TIME);
        let (Some(&first), Some(&last)) = (times().min(), times().max()) else {
            let untimed = selection.fitting_but(super::select::WINDOW).count() as u64;
            return Histogram { start: 0, step: 1, counts: Vec::new(), untimed };
        };
        let (start, step) = stretches(first, last, i64::from(buckets));
        let count = ((last - start) / step + 1) as usize;
        let mut histogram = Histogram { start, step, counts: vec![[0; 6]; count], untimed: 0 };
        for (segment, failed) in self.segments.iter().zip(&selection.failed) {
            let columns = &segment.columns;
            for ((time, outcome), failed) in columns.time.iter().zip(&columns.outcome).zip(failed) {
                if failed & !super::select::WINDOW != 0 {
                    continue;
                }
                if *time == NO_TIME {
                    histogram.untimed += 1;
                    continue;
                }
                let bucket = histogram.counts.get_mut(((time - start) / step) as usize);
                if let Some(count) = bucket.and_then(|bucket| bucket.get_mut(usize::from(*outcome))) {
                    *count += 1;
                }
            }
        }
        histogram
    }

    /// The events that are wanted, in the order that is.
    fn window(&self, selection: &Selection, query: &Query) -> Vec<u64> {
        let (first, count) = query.rows;
        let (first, count) = (usize::try_from(first).unwrap_or(usize::MAX), count as usize);
        let Some(sort) = &query.sort else { return selection.fitting().skip(first).take(count).collect() };
        let mut keyed = self.keys(selection, sort);
        let end = first.saturating_add(count).min(keyed.len());
        if first >= end {
            return Vec::new();
        }
        // Only what is wanted is put in order.
        if end < keyed.len() {
            keyed.select_nth_unstable(end);
            keyed.truncate(end);
        }
        if first > 0 {
            keyed.select_nth_unstable(first);
        }
        let mut wanted = keyed.split_off(first);
        wanted.sort_unstable();
        wanted.into_iter().map(|(_, index)| index).collect()
    }

    /// For each event that fits something that puts it in its place.
    fn keys(&self, selection: &Selection, sort: &super::query::Sort) -> Vec<(u64, u64)> {
        let facet = Facet::parse(&sort.by);
        let ranks = facet.map(|facet| self.ranks(facet)).unwrap_or_default();
        let mut scratch = Vec::new();
        let mut keys = Vec::with_capacity(selection.total() as usize);
        for (segment, failed) in self.segments.iter().zip(&selection.failed) {
            let column = facet.map(|facet| self.column(facet, segment, &mut scratch));
            for (row, _) in failed.iter().enumerate().filter(|(_, failed)| **failed == 0) {
                let key = match (column, sort.by.as_str()) {
                    (Some(column), _) => {
                        column.get(row).and_then(|code| ranks.get(*code as usize)).map(|rank| u64::from(*rank))
                    }
                    (None, "size") => segment.columns.length.get(row).map(|length| u64::from(*length) + 1),
                    _ => segment.columns.time.get(row).filter(|time| **time != NO_TIME).map(|time| {
                        // As many as there are, in their order, from 1 on.
                        time.cast_unsigned() ^ (1 << 63)
                    }),
                };
                let key = key.filter(|key| *key > 0);
                let key = key.map_or(u64::MAX, |key| if sort.descending { u64::MAX - key } else { key });
                keys.push((key, (segment.first + row) as u64));
            }
        }
        keys
    }

    /// For each number of a facet its place in the order of the values, from 1; 0 for "no value".
    fn ranks(&self, facet: Facet) -> Vec<u32> {
        let mut ranks = vec![0; self.codes(facet)];
        // These have an order of their own.
        let by_number = matches!(facet, Facet::Outcome | Facet::Severity | Facet::Reason | Facet::Level | Facet::File);
        if by_number {
            let first = u32::from(matches!(facet, Facet::Outcome | Facet::File));
            ranks.iter_mut().enumerate().for_each(|(code, rank)| *rank = code as u32 + first);
            return ranks;
        }
        let mut names: Vec<(String, usize)> =
            (0..ranks.len()).filter_map(|code| self.name(facet, code).flatten().map(|name| (name, code))).collect();
        names.sort_unstable();
        for (rank, (_, code)) in names.iter().enumerate() {
            if let Some(slot) = ranks.get_mut(*code) {
                *slot = rank as u32 + 1;
            }
        }
        ranks
    }
}

/// The number of a value that is not kept.
const NOT_KEPT: Number = Number::MAX;

/// What stands for a value that is not kept.
const OTHER: &str = "…";

/// The shared text that a facet is.
pub(super) fn shared(facet: Facet) -> Option<Shared> {
    match facet {
        Facet::Action => Some(Shared::Action),
        Facet::Actor => Some(Shared::Actor),
        Facet::Account => Some(Shared::Account),
        Facet::Region => Some(Shared::Region),
        Facet::Address => Some(Shared::Address),
        _ => None,
    }
}

/// At most so many stretches of a length that people count in, from a time that such a stretch begins at.
fn stretches(first: i64, last: i64, most: i64) -> (i64, i64) {
    const SECOND: i64 = 1_000;
    const MINUTE: i64 = 60 * SECOND;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    let lengths = [
        1,
        10,
        100,
        SECOND,
        5 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        5 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        7 * DAY,
        14 * DAY,
        28 * DAY,
        91 * DAY,
        364 * DAY,
    ];
    let fits = |step: &i64| last.div_euclid(*step) - first.div_euclid(*step) < most.max(1);
    if let Some(step) = lengths.into_iter().find(fits) {
        return (first.div_euclid(step) * step, step);
    }
    // Whole days, from the first one on.
    let start = first.div_euclid(DAY) * DAY;
    let days = (last - start) / DAY / most.max(1) + 1;
    (start, days * DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_few_and_begin_where_people_expect() {
        let day = 86_400_000;
        assert_eq!(stretches(5 * day + 7, 6 * day, 240), (5 * day, 900_000));
        for (first, last) in [(0, 0), (-5, 5), (3, 3 * day), (-62_135_596_800_000, 253_402_300_799_999), (7, 400 * day)]
        {
            for most in [1, 2, 24, 240] {
                let (start, step) = stretches(first, last, most);
                assert!(start <= first && (last - start) / step < most, "{first} {last} {most}: {start} {step}");
            }
        }
    }
}
