//! What an event must be: one file per family of rules, one registry, two profiles.
//!
//! A rule is a [`Rule`] in [`RULES`]: its id, why it exists, its cases with their levels, and the function that checks it.
//! All rules look at one [`Scene`], in which each value has been judged once in the order type, empty, format, value; a
//! rule over two values holds only where both are sound. What a rule finds goes to [`Out`].

mod action;
mod correlation_id;
mod crn;
mod data_event;
mod event;
mod field;
mod host;
mod initiator;
mod json;
pub mod listing;
mod location;
mod message;
mod observer;
mod outcome;
mod reason;
mod registry;
mod request_data;
mod scene;
mod severity;
mod target;
mod time;

use crate::Options;
use crate::event::{Field, FieldSpec};
use crate::finding::{Level, shown};
use crate::letters::lowered;
use crate::reader::NodeId;

pub(crate) use field::required_case;
pub(crate) use observer::NAME as OBSERVER;
pub use registry::{CASE_COUNT, Case, CaseSpec, RULES, Rule, RuleId};
pub use scene::Scene;

/// The fields of which no rule reads the text, only what kind of value they have: a parsed object's need not be copied.
pub const UNREAD: &[Field] = &[
    Field::ReasonType,
    Field::ReasonForFailure,
    Field::InitiatorName,
    Field::InitiatorAuthnId,
    Field::InitiatorAuthnName,
    Field::InitiatorProjectId,
    Field::HostAgent,
    Field::TargetName,
    Field::TargetAlias,
    Field::TargetHostAddress,
    Field::ObserverTypeUri,
    Field::ObserverId,
    Field::Id,
    Field::TypeUri,
    Field::EventType,
    Field::Meta,
    Field::RequestPath,
    Field::RequestHeader,
    Field::ResponseBody,
    Field::Type,
    Field::ResourceGroupId,
    Field::LogLevel,
];

/// The level of every case under the options of a check; `None` is off.
#[derive(Debug, Clone)]
pub struct Plan {
    levels: [Option<Level>; CASE_COUNT],
    /// For each level, a bit for each case that is on at it or above.
    at_least: [u64; Level::ALL.len()],
    rules: [RuleId; CASE_COUNT],
    /// The rules of which a case is on, by their place in [`RULES`].
    checked: u64,
}

const _: () = assert!(RULES.len() <= 64, "the rules that are on are bits of one word");

impl Plan {
    /// Works out the levels.
    pub fn new(options: &Options) -> Plan {
        let rules = [RuleId::JsonSyntax; CASE_COUNT];
        let mut plan = Plan { levels: [None; CASE_COUNT], at_least: [0; 3], rules, checked: 0 };
        for rule in RULES {
            let set = options.rules.iter().rev().find(|(id, _)| *id == rule.id).map(|&(_, level)| level);
            for spec in rule.cases {
                let index = spec.case as usize;
                if let (Some(level), Some(owner)) = (plan.levels.get_mut(index), plan.rules.get_mut(index)) {
                    *level = set.unwrap_or_else(|| spec.level(options.profile));
                    *owner = rule.id;
                }
            }
        }
        let on = |rule: &Rule| rule.cases.iter().any(|spec| plan.level(spec.case).is_some());
        plan.checked = RULES.iter().enumerate().fold(0, |checked, (at, rule)| checked | u64::from(on(rule)) << at);
        for (at_least, level) in plan.at_least.iter_mut().zip(Level::ALL) {
            let bit = |(case, found): (usize, &Option<Level>)| u64::from(*found >= Some(level)) << case;
            *at_least = plan.levels.iter().enumerate().map(bit).fold(0, |bits, bit| bits | bit);
        }
        plan
    }

    /// A bit for each case that is on at a level or above.
    pub fn at_least(&self, level: Level) -> u64 {
        self.at_least.get(level as usize).copied().unwrap_or_default()
    }

    /// A case's level.
    pub fn level(&self, case: Case) -> Option<Level> {
        self.levels.get(case as usize).copied().flatten()
    }

    /// The rule that a case belongs to.
    pub fn rule(&self, case: Case) -> RuleId {
        self.rules.get(case as usize).copied().unwrap_or(RuleId::JsonSyntax)
    }

    /// The rule of the case of a number.
    pub fn rule_at(&self, case: usize) -> Option<RuleId> {
        self.rules.get(case).copied()
    }
}

/// Where a rule is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// At a field's value.
    Value(Field),
    /// Where a missing field would stand.
    Missing(Field),
    /// At a value anywhere in the document.
    Node(NodeId),
    /// At the key of a member anywhere in the document.
    Key(NodeId),
    /// At the key of a member that is no field, by its place in the event's list of them.
    Unknown(usize),
    /// At a member of a free-form field that has no node of its own: missing, or within a string. The field, and the
    /// member's dotted path.
    In(Field, String),
}

/// What a finding says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Detail {
    /// What was found and what is allowed.
    pub message: String,
    /// What was found.
    pub found: Option<String>,
    /// What is allowed.
    pub expected: Option<String>,
    /// What may have been meant.
    pub suggestions: Vec<String>,
}

impl Detail {
    /// A finding that says just this.
    pub fn new(message: impl Into<String>) -> Detail {
        Detail { message: message.into(), ..Detail::default() }
    }

    /// A field whose value is none of the words that it may be.
    fn not_one_of<'w>(say: &Say, field: Field, found: &str, words: impl Iterator<Item = &'w str> + Clone) -> Detail {
        let suggestions: Vec<String> = nearest(found, words.clone()).into_iter().collect();
        let (field, value, allowed) = (name(field.spec()), say.value(found), list(words));
        let help = did_you_mean(&suggestions);
        Detail::new(format!("{field} is {value}; it must be one of {allowed}{help}"))
            .found(say, found)
            .expected(allowed)
            .suggestions(suggestions)
    }

    /// With what was found; left out where values are masked.
    pub fn found(mut self, say: &Say, value: &str) -> Detail {
        self.found = (!say.mask).then(|| shown(value));
        self
    }

    /// With an action, which is the catalog's business more than the event's, so that masking leaves it.
    pub fn action(mut self, action: &str) -> Detail {
        self.found = Some(shown(action));
        self
    }

    /// With what is allowed.
    pub fn expected(mut self, expected: impl Into<String>) -> Detail {
        self.expected = Some(expected.into());
        self
    }

    /// With what may have been meant.
    pub fn suggestions(mut self, suggestions: Vec<String>) -> Detail {
        self.suggestions = suggestions;
        self
    }
}

/// How findings speak of values.
#[derive(Debug, Clone, Copy)]
pub struct Say {
    /// Values of the event are left out.
    pub mask: bool,
}

impl Say {
    /// A value of the event in a message.
    pub fn value(&self, value: &str) -> String {
        match value {
            _ if self.mask => "a masked value".to_owned(),
            "" => "empty".to_owned(),
            _ => format!("`{}`", shown(value)),
        }
    }
}

/// A finding before its path and place are worked out.
#[derive(Debug, Clone)]
pub struct Broken {
    /// The case of the rule.
    pub case: Case,
    /// Where.
    pub at: At,
    /// What to say.
    pub detail: Detail,
}

/// Takes what the rules find.
#[derive(Debug)]
pub struct Out<'p> {
    plan: &'p Plan,
    say: Say,
    /// Nobody asks where and what there is to say, only how often each case is there.
    silent: bool,
    /// How often each case was found.
    pub cases: Cases,
    /// What was found, in the order of the rules.
    pub broken: Vec<Broken>,
}

impl<'p> Out<'p> {
    /// Nothing found yet.
    pub fn new(plan: &'p Plan, say: Say) -> Out<'p> {
        Out { plan, say, silent: false, cases: Cases::default(), broken: Vec::new() }
    }

    /// Nothing found yet, and nothing to be said of what will be.
    pub fn silent(plan: &'p Plan) -> Out<'p> {
        Out { silent: true, ..Out::new(plan, Say { mask: true }) }
    }

    /// Whether a case is on.
    pub fn on(&self, case: Case) -> bool {
        self.plan.level(case).is_some()
    }

    /// A rule is broken; `detail` is asked for only if the case is on.
    #[cold]
    #[inline(never)]
    pub fn report(&mut self, case: Case, at: At, detail: impl FnOnce(&Say) -> Detail) {
        self.report_at(case, || at, detail);
    }

    /// [`Self::report`] where the place has to be worked out.
    #[cold]
    #[inline(never)]
    pub fn report_at(&mut self, case: Case, at: impl FnOnce() -> At, detail: impl FnOnce(&Say) -> Detail) {
        if self.on(case) {
            self.cases.add(case);
            if !self.silent {
                let detail = detail(&self.say);
                self.broken.push(Broken { case, at: at(), detail });
            }
        }
    }
}

/// How often each case was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cases {
    /// A bit for each case that was found.
    bits: u64,
    /// Those that were found more than once, in the order of their numbers, and how often beyond the first time.
    again: Vec<(usize, u32)>,
}

impl Cases {
    /// Counts one more.
    pub fn add(&mut self, case: Case) {
        let bit = 1 << case as u32;
        if self.bits & bit == 0 {
            self.bits |= bit;
            return;
        }
        let case = case as usize;
        match self.again.binary_search_by_key(&case, |(known, _)| *known) {
            Ok(known) => {
                if let Some((_, count)) = self.again.get_mut(known) {
                    *count = count.saturating_add(1);
                }
            }
            Err(place) => self.again.insert(place, (case, 1)),
        }
    }

    /// A bit for each case that was found.
    pub fn bits(&self) -> u64 {
        self.bits
    }

    /// The cases that were found, by their numbers, and how often each.
    pub fn iter(&self) -> impl Iterator<Item = (usize, u32)> + '_ {
        let mut left = self.bits;
        std::iter::from_fn(move || {
            let case = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            let again = self.again.iter().find(|(known, _)| *known == case);
            Some((case, again.map_or(1, |(_, count)| count.saturating_add(1))))
        })
    }
}

/// Checks an event by every rule that is on.
pub fn check(scene: &Scene<'_>, out: &mut Out<'_>) {
    registry::check_by(out.plan.checked, scene, out);
}

/// The check of rules that are decided before there is an event.
fn decided_before(_: &Scene<'_>, _: &mut Out<'_>) {}

/// A field's name in a message.
fn name(spec: &FieldSpec) -> String {
    format!("`{}`", spec.dotted)
}

/// Words as a message lists them: "`a`, `b` and `c`".
pub(crate) fn list<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let word = |word: &str| if word.is_empty() { "the empty string".to_owned() } else { format!("`{word}`") };
    let words: Vec<String> = words.into_iter().map(word).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// The known word that a text comes nearest to, if it is near: by case, or by at most two edits and a third of its length.
pub(crate) fn nearest<'w>(text: &str, words: impl IntoIterator<Item = &'w str>) -> Option<String> {
    const LONGEST: usize = 64;
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let text = lowered(text);
    words
        .into_iter()
        .map(|word| (strsim::osa_distance(&text, &lowered(word)), word))
        .filter(|&(distance, word)| distance <= 2 && distance * 3 <= word.len())
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, word)| word.to_owned())
}

/// " did you mean `x`?" where there is something to offer.
pub(crate) fn did_you_mean(suggestions: &[String]) -> String {
    match suggestions.split_last() {
        None => String::new(),
        Some((last, [])) => format!("; did you mean `{last}`?"),
        Some((last, rest)) => format!("; did you mean `{}` or `{last}`?", rest.join("`, `")),
    }
}
