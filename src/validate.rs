//! One event in, one report out.

use std::borrow::Cow;

use crate::catalog::Catalog;
#[cfg(feature = "wasm")]
use crate::catalog::EntryData;
#[cfg(feature = "wasm")]
use crate::event::Value;
use crate::event::{Event, Field, Layout};
use crate::finding::{Finding, Level, Position, Report};
use crate::options::{Options, Profile};
use crate::order::sort_by_key;
use crate::reader::{
    BOM, Counted, DEEPEST, Extent, Fault, FaultKind, Found, Kind, Lane, Limits, NodeId, Odd, Opened, Origin, Place,
    Positions, Unescaped, Windows, open, open_each, read,
};
use crate::rules::{At, Broken, Case, Cases, Detail, Out, Plan, RULES, Say, Scene, check};
use crate::summary::{Facts, Known};

/// Checks events by the rules, under one set of options.
#[derive(Debug)]
pub struct Validator<'c> {
    catalog: &'c Catalog,
    options: Cow<'c, Options>,
    plan: Cow<'c, Plan>,
    /// A bit for each case that makes an event invalid.
    errors: u64,
    /// A bit for each case that an event among many is reported for.
    reported: u64,
    /// What the fast lane reads is kept in a summary.
    summarised: bool,
}

/// The module that most users of the npm package load has no summaries, and none of their code.
const SUMMARIES: bool = cfg!(any(not(feature = "wasm"), feature = "log"));

/// What the fast lane says of an event.
#[derive(Debug)]
pub(crate) struct Quick<'i> {
    /// How often each case was found.
    pub cases: Cases,
    /// The event's action, where it is a string.
    pub action: Option<Cow<'i, str>>,
    /// How far the event goes.
    pub extent: Extent,
    /// What there is to say of what was found; `None` where that was not asked for, or only the full lane can tell it.
    said: Option<Said>,
    /// What a summary keeps of it, where the validator works for one.
    pub known: Option<Known>,
}

/// What there is to say of an event.
#[derive(Debug, Default)]
struct Said {
    /// In the order of their places: where in the event's document each finding stands, and the finding without it.
    findings: Vec<(u32, Finding)>,
    /// How many there are beyond the limit.
    more: Option<u32>,
}

/// The request data of a parsed object was not read, and is needed.
#[cfg(feature = "wasm")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unread;

/// A report, and what it was counted from.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub report: Report,
    /// How often each case was found, also where the report has no room for it.
    pub cases: Cases,
    /// There is no event to judge: it could not be read, or was not let in.
    pub unreadable: bool,
}

impl Quick<'_> {
    /// The report of an event in which nothing was found.
    pub(crate) fn report(self) -> Report {
        let action = self.action.map(Cow::into_owned);
        Report { valid: true, action, findings: Vec::new(), more: None, envelope: None }
    }
}

impl Said {
    fn placed(self, mut at: impl FnMut(usize) -> Option<Position>) -> Vec<Finding> {
        let placed = |(offset, finding): (u32, Finding)| Finding { position: at(offset as usize), ..finding };
        self.findings.into_iter().map(placed).collect()
    }
}

/// An input to check: JSON text, with places in it worth telling or not.
#[derive(Debug, Clone, Copy)]
pub struct Input<'i> {
    bytes: &'i [u8],
    size: u64,
    places: bool,
}

impl<'i> Input<'i> {
    /// Text or bytes as the user gave them.
    pub fn text(bytes: &'i [u8]) -> Input<'i> {
        Input { bytes, size: bytes.len() as u64, places: true }
    }

    /// The JSON text of a parsed object: findings have paths, but no places in a text that the user never saw.
    pub fn object(bytes: &'i [u8]) -> Input<'i> {
        Input { bytes, size: bytes.len() as u64, places: false }
    }

    /// A text of which only the size is known, because it is larger than the limit.
    pub fn of_size(size: u64) -> Input<'static> {
        Input { bytes: &[], size, places: true }
    }
}

/// A bit for each case that there is, and for none.
const ALL: u64 = u64::MAX;
const NONE: u64 = 0;

/// How much text the paths of one report hold together, in bytes: a key of a megabyte is in the path of all that is in it.
const LONGEST_PATHS: usize = 1 << 20;

/// Where findings stand in the input, if anybody wants to know.
struct Places<'i> {
    wanted: bool,
    positions: Positions<'i>,
    /// How far each string that an event lies in has been walked, innermost first.
    walked: [Unescaped; DEEPEST as usize],
}

impl<'i> Places<'i> {
    fn new(wanted: bool, positions: Positions<'i>) -> Places<'i> {
        Places { wanted, positions, walked: Default::default() }
    }

    fn at(&mut self, origin: &Origin<'_>, offset: usize) -> Option<Position> {
        self.wanted.then(|| self.positions.at(origin.in_input_after(offset, &mut self.walked)))
    }
}

impl<'c> Validator<'c> {
    /// A validator with these options.
    pub fn new(catalog: &'c Catalog, options: Options) -> Validator<'c> {
        let plan = Plan::new(&options);
        Validator::of(catalog, Cow::Owned(options), Cow::Owned(plan))
    }

    /// A validator with options that are kept, and the plan that they lead to.
    #[cfg(feature = "wasm")]
    pub(crate) fn with_plan(catalog: &'c Catalog, options: &'c Options, plan: &'c Plan) -> Validator<'c> {
        Validator::of(catalog, Cow::Borrowed(options), Cow::Borrowed(plan))
    }

    /// The same validator, by which the fast lane tells what a summary keeps of each event.
    pub(crate) fn summarising(self) -> Validator<'c> {
        Validator { summarised: true, ..self }
    }

    fn of(catalog: &'c Catalog, options: Cow<'c, Options>, plan: Cow<'c, Plan>) -> Validator<'c> {
        let (errors, reported) = (plan.at_least(Level::Error), plan.at_least(options.report));
        Validator { catalog, options, plan, errors, reported, summarised: false }
    }

    /// Its options.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Checks one event given as JSON text.
    ///
    /// ```
    /// use activity_tracker_events::{Catalog, Options, RuleId, Validator};
    /// let catalog = Catalog::new();
    /// let validator = Validator::new(&catalog, Options::default());
    /// let report = validator.validate(br#"{"action": "pm-20.training.create", "outcome": "done"}"#);
    /// assert!(!report.valid);
    /// let finding = report.findings.iter().find(|finding| finding.rule == RuleId::OutcomeValue).unwrap();
    /// assert_eq!((finding.path.as_str(), finding.position.unwrap().column), ("/outcome", 48));
    /// ```
    pub fn validate(&self, text: &[u8]) -> Report {
        self.check(Input::text(text))
    }

    /// Whether an event has no finding of level `error`, without working out what there is to say.
    ///
    /// ```
    /// use activity_tracker_events::{Catalog, Input, Options, Validator};
    /// let catalog = Catalog::new();
    /// assert!(!Validator::new(&catalog, Options::default()).is_valid(Input::text(b"{}")));
    /// ```
    pub fn is_valid(&self, input: Input<'_>) -> bool {
        self.is_valid_in(&mut Lane::new(), input)
    }

    /// [`Self::is_valid`] with what is kept from event to event.
    pub(crate) fn is_valid_in(&self, lane: &mut Lane, input: Input<'_>) -> bool {
        self.is_valid_by(self.quick(lane, input.bytes, NONE), input)
    }

    /// [`Self::is_valid`] of an input of which the fast lane was asked.
    pub(crate) fn is_valid_by(&self, quick: Result<Quick<'_>, Odd>, input: Input<'_>) -> bool {
        match quick {
            Ok(quick) => self.is_sound(&quick.cases),
            Err(Odd) => self.is_sound(&self.cases(input)),
        }
    }

    /// What the fast lane says of an input that holds one event and nothing else. It is asked what there is to say if one
    /// of the `wanted` cases is found.
    pub(crate) fn quick<'i>(&self, lane: &mut Lane, bytes: &'i [u8], wanted: u64) -> Result<Quick<'i>, Odd> {
        self.quick_before(lane, bytes, bytes.len(), wanted)
    }

    /// [`Self::quick`] of so many bytes, best with a fence behind them.
    pub(crate) fn quick_before<'i>(
        &self,
        lane: &mut Lane,
        bytes: &'i [u8],
        size: usize,
        wanted: u64,
    ) -> Result<Quick<'i>, Odd> {
        self.quick_into(lane, bytes, size, wanted, &mut Event::unread())
    }

    /// [`Self::quick_before`] with the event that is read into.
    pub(crate) fn quick_into<'i>(
        &self,
        lane: &mut Lane,
        bytes: &'i [u8],
        size: usize,
        wanted: u64,
        event: &mut Event<'i>,
    ) -> Result<Quick<'i>, Odd> {
        if size > self.options.limits.max_event_bytes as usize {
            return Err(Odd);
        }
        event.clear();
        let extent = lane.event_before(bytes, size, self.options.limits, event)?;
        let quick = self.judged(event, extent, wanted);
        let rest = bytes.get(quick.extent.end..size).unwrap_or_default();
        let blank = rest.iter().all(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
        if blank { Ok(quick) } else { Err(Odd) }
    }

    /// Whether no case that was found makes an event invalid.
    pub(crate) fn is_sound(&self, cases: &Cases) -> bool {
        cases.bits() & self.errors == 0
    }

    /// A bit for each case that an event among many is reported for.
    pub(crate) fn reported(&self) -> u64 {
        self.reported
    }

    /// What the fast lane says of the event at a place of an input, and how far into the input it looked for its end. The
    /// event is one to read into.
    pub(crate) fn quick_at<'i>(
        &self,
        lane: &mut Lane,
        windows: &mut Windows<'i>,
        at: usize,
        wanted: u64,
        event: &mut Event<'i>,
    ) -> (Result<Quick<'i>, Odd>, usize) {
        event.clear();
        let (read, end) = lane.event_at(windows, at, self.options.limits, event);
        (read.map(|extent| self.judged(event, extent, wanted)), end)
    }

    fn judged<'i>(&self, event: &Event<'i>, extent: Extent, wanted: u64) -> Quick<'i> {
        let scene = self.scene(event);
        let mut out = Out::silent(&self.plan);
        check(&scene, &mut out);
        let said = if out.cases.bits() & wanted == 0 { None } else { self.said_again(&scene, &out.cases) };
        let known = (SUMMARIES && self.summarised).then(|| self.known(&scene, &out.cases));
        Quick { cases: out.cases, action: event.string(Field::Action), extent, said, known }
    }

    /// What a summary keeps of an event in which some cases were found.
    pub(crate) fn facts<'e>(&self, event: &'e Event<'_>, cases: &Cases) -> Facts<'e> {
        Facts::of(event, &self.known(&self.scene(event), cases))
    }

    fn known(&self, scene: &Scene<'_>, cases: &Cases) -> Known {
        // An event without findings has none under any profile, if all rules are on.
        let strict = (cases.bits() != 0).then(|| {
            let mut out = Out::silent(&self.plan);
            check(&Scene::new(scene.event, self.catalog, false), &mut out);
            out.cases.bits()
        });
        Known::of(scene, strict.filter(|strict| *strict != cases.bits()))
    }

    /// What there is to say of an event of the fast lane in which these cases were found.
    fn said_again(&self, scene: &Scene<'_>, cases: &Cases) -> Option<Said> {
        let mut out = Out::new(&self.plan, self.say());
        let rules = cases.iter().filter_map(|(case, _)| self.plan.rule_at(case));
        let mut left = rules.fold(0u64, |rules, rule| rules | 1 << rule as u32);
        while let Some(rule) = RULES.get(left.trailing_zeros() as usize) {
            (rule.check)(scene, &mut out);
            left &= left - 1;
        }
        let event = scene.event;
        // What lies in free-form data has no node here.
        let free = |field: Field| event.value(field).is_some_and(|value| value.kind == Kind::Object);
        let within = |broken: &Broken| matches!(broken.at, At::In(field, _) if free(field));
        (!out.broken.iter().any(within)).then(|| self.said(event, out.broken))
    }

    /// How often the fast lane finds each case in a parsed object, whose known fields were read one by one; `Err` where a
    /// rule asks for members of its request data, and they were not read.
    #[cfg(feature = "wasm")]
    pub(crate) fn cases_of_fields(&self, event: &Event<'_>) -> Result<Cases, Unread> {
        let scene = self.scene(event);
        let asks = |entry: &EntryData| entry.request_data().iter().any(|field| field.check);
        let unread = |value: Value| value.kind == Kind::Object && value.start == value.end;
        if scene.entry.is_some_and(asks) && event.value(Field::RequestData).is_some_and(unread) {
            return Err(Unread);
        }
        let mut out = Out::silent(&self.plan);
        check(&scene, &mut out);
        Ok(out.cases)
    }

    /// How often the full lane finds each case in one event.
    pub(crate) fn cases(&self, input: Input<'_>) -> Cases {
        let Limits { max_event_bytes, max_depth } = self.options.limits;
        if input.size > u64::from(max_event_bytes) {
            return self.one(Case::EventTooLarge);
        }
        let Ok(document) = read(input.bytes, max_depth) else { return self.one(Case::JsonSyntax) };
        let cases = open(&document, self.options.unwrap, max_depth, |_, opened| match opened {
            Opened::Event(event) => {
                let mut out = Out::silent(&self.plan);
                check(&self.scene(&event), &mut out);
                out.cases
            }
            Opened::Unreadable(_) => self.one(Case::JsonSyntax),
            Opened::NotObject(_) | Opened::Several(..) => self.one(Case::EventType),
        });
        cases.unwrap_or_else(|| self.one(Case::EventType))
    }

    /// A case that stands alone, if it is on.
    fn one(&self, case: Case) -> Cases {
        let mut cases = Cases::default();
        if self.plan.level(case).is_some() {
            cases.add(case);
        }
        cases
    }

    fn scene<'s>(&'s self, event: &'s Event<'s>) -> Scene<'s> {
        Scene::new(event, self.catalog, self.options.profile == Profile::Ingest)
    }

    /// Checks one event.
    pub fn check(&self, input: Input<'_>) -> Report {
        self.check_in(&mut Lane::new(), input)
    }

    /// [`Self::check`] with what is kept from event to event.
    pub(crate) fn check_in(&self, lane: &mut Lane, input: Input<'_>) -> Report {
        self.report(self.quick(lane, input.bytes, ALL), input)
    }

    /// The report of an input of which the fast lane was asked all.
    pub(crate) fn report(&self, quick: Result<Quick<'_>, Odd>, input: Input<'_>) -> Report {
        match quick {
            Ok(quick) if quick.cases.bits() == 0 => quick.report(),
            Ok(Quick { cases, action, extent, said: Some(said), .. }) => {
                let mut places = Places::new(input.places, Positions::of_event(input.bytes, Place::START, extent));
                self.verdict_of(&mut places, cases, action, said).report
            }
            _ => self.check_in_full(input),
        }
    }

    /// The verdict on an event of the fast lane of which there is something to say, or none if only the full lane can
    /// tell it. The event stands at a place of a larger input.
    pub(crate) fn verdict_at(&self, quick: Quick<'_>, bytes: &[u8], start: Place) -> Option<Verdict> {
        let Quick { cases, action, extent, said, .. } = quick;
        let mut places = Places::new(true, Positions::of_event(bytes, start, extent));
        said.map(|said| self.verdict_of(&mut places, cases, action, said))
    }

    fn verdict_of(&self, places: &mut Places<'_>, cases: Cases, action: Option<Cow<'_, str>>, said: Said) -> Verdict {
        let (valid, more) = (self.is_sound(&cases), said.more);
        let findings = said.placed(|offset| places.at(&Origin::Input, offset));
        let report = Report { valid, action: action.map(Cow::into_owned), findings, more, envelope: None };
        Verdict { report, cases, unreadable: false }
    }

    /// [`Self::check`] by the full lane alone.
    pub(crate) fn check_in_full(&self, input: Input<'_>) -> Report {
        let mut places = Places::new(input.places, Positions::new(input.bytes));
        if input.size > u64::from(self.options.limits.max_event_bytes) {
            return self.too_large(format!("{} bytes", input.size), places.at(&Origin::Input, 0)).report;
        }
        self.verdict(input.bytes, &mut places).report
    }

    /// The verdict on one event, by the full lane.
    fn verdict(&self, text: &[u8], places: &mut Places<'_>) -> Verdict {
        let max_depth = self.options.limits.max_depth;
        let verdict = match read(text, max_depth) {
            Ok(document) => {
                open(&document, self.options.unwrap, max_depth, |found, opened| self.opened(places, found, opened))
            }
            Err(fault) => Some(self.unreadable(places.at(&Origin::Input, fault.offset), fault, None)),
        };
        verdict.unwrap_or_else(|| self.no_object("nothing"))
    }

    /// Checks each event of a record that begins at a place of a larger input; with each, where in the record it stands
    /// if the record is an envelope of several.
    pub(crate) fn each_in_full(
        &self,
        record: &[u8],
        start: Place,
        see: &mut dyn FnMut(Verdict, Option<(usize, usize)>),
    ) {
        let mut places = Places::new(true, Positions::within(record, start));
        let max_depth = self.options.limits.max_depth;
        if record.starts_with(BOM) {
            // Only a text of its own may begin with one.
            let kind = FaultKind::Expected("a value", '\u{feff}');
            return see(self.unreadable(places.at(&Origin::Input, 0), Fault { offset: 0, kind }, None), None);
        }
        match read(record, max_depth) {
            Ok(document) => open_each(&document, self.options.unwrap, max_depth, &mut |found, opened| {
                see(self.opened(&mut places, found, opened), found.part);
            }),
            Err(fault) => see(self.unreadable(places.at(&Origin::Input, fault.offset), fault, None), None),
        }
    }

    /// The verdict on what could not be kept for its size.
    pub(crate) fn larger_at(&self, size: u64, start: Place) -> Verdict {
        self.too_large(format!("{size} bytes"), Some(start.position()))
    }

    /// The verdict on a place where something else must stand.
    pub(crate) fn unreadable_at(&self, kind: FaultKind, start: Place) -> Verdict {
        self.unreadable(Some(start.position()), Fault { offset: 0, kind }, None)
    }

    /// The report of an object that holds what JSON cannot, at a path.
    pub fn not_json(&self, path: String, message: String) -> Report {
        self.no_json(path, message).report
    }

    pub(crate) fn no_json(&self, path: String, message: String) -> Verdict {
        self.alone(Case::JsonSyntax, path, Detail::new(message), None, None)
    }

    /// The report of a value that is no object, and nothing that JSON knows either: `undefined`, `a function`.
    pub fn not_an_object(&self, what: &str) -> Report {
        self.no_object(what).report
    }

    pub(crate) fn no_object(&self, what: &str) -> Verdict {
        let detail = Detail::new(format!("an event is an object, not {what}")).expected("an object");
        self.alone(Case::EventType, String::new(), detail, None, None)
    }

    /// The report of an object whose JSON text was given up once it was larger than the limit.
    pub fn larger(&self) -> Report {
        self.given_up().report
    }

    /// The verdict on an event of which only the size is known.
    #[cfg(feature = "wasm")]
    pub(crate) fn larger_than(&self, size: u64, places: bool) -> Verdict {
        self.too_large(format!("{size} bytes"), places.then(|| Place::START.position()))
    }

    pub(crate) fn given_up(&self) -> Verdict {
        self.too_large(format!("more than {} bytes", self.options.limits.max_event_bytes), None)
    }

    /// The verdict on a text, by the full lane; without places on that of a parsed object.
    #[cfg(feature = "wasm")]
    pub(crate) fn verdict_on(&self, text: &[u8], places: bool) -> Verdict {
        self.verdict(text, &mut Places::new(places, Positions::new(text)))
    }

    fn too_large(&self, size: String, place: Option<Position>) -> Verdict {
        let limit = self.options.limits.max_event_bytes;
        let message = format!("the event has {size}; the limit is {limit} bytes");
        let detail = Detail { found: Some(size), ..Detail::new(message) }.expected(format!("at most {limit} bytes"));
        self.alone(Case::EventTooLarge, String::new(), detail, place, None)
    }

    fn unreadable(&self, place: Option<Position>, fault: Fault, envelope: Option<&'static str>) -> Verdict {
        let detail = Detail::new(format!("the text is not JSON: {}", fault.kind));
        self.alone(Case::JsonSyntax, String::new(), detail, place, envelope)
    }

    fn opened(&self, places: &mut Places<'_>, found: &Found<'_>, opened: Opened<'_>) -> Verdict {
        let document = found.document;
        let (node, detail) = match opened {
            Opened::Event(event) => return self.event(places, &event, found),
            Opened::Unreadable(fault) => {
                return self.unreadable(places.at(found.origin, fault.offset), fault, found.envelope);
            }
            Opened::Several(count, envelope) => (NodeId::ROOT, several(count, envelope)),
            Opened::NotObject(node) => {
                let kind = document.node(node).kind;
                let hint = if kind == Kind::Array { "; `validateLines` takes an array of events" } else { "" };
                let text = document.string(node).unwrap_or_else(|| document.raw(node).into());
                let detail = Detail::new(format!("an event is an object, not {}{hint}", kind.as_str()));
                (node, detail.found(&self.say(), &text).expected("an object"))
            }
        };
        let place = places.at(found.origin, document.node(node).start as usize);
        self.alone(Case::EventType, String::new(), detail, place, found.envelope)
    }

    fn event(&self, places: &mut Places<'_>, event: &Event<'_>, found: &Found<'_>) -> Verdict {
        let mut out = Out::new(&self.plan, self.say());
        check(&self.scene(event), &mut out);
        let said = self.said(event, out.broken);
        let (valid, more) = (self.is_sound(&out.cases), said.more);
        let findings = said.placed(|offset| places.at(found.origin, offset));
        let action = event.string(Field::Action).map(Cow::into_owned);
        let report = Report { valid, action, findings, more, envelope: found.envelope };
        Verdict { report, cases: out.cases, unreadable: false }
    }

    /// What was found in an event, in the order of the text, with paths.
    fn said(&self, event: &Event<'_>, broken: Vec<Broken>) -> Said {
        let mut placed: Vec<(u32, Broken)> =
            broken.into_iter().map(|broken| (place(event, &broken.at), broken)).collect();
        // Stable: at one place the order of the rules stays.
        sort_by_key(&mut placed, |(offset, _)| *offset);
        let count = placed.len();
        let mut counted = Counted::default();
        let mut room = LONGEST_PATHS;
        let mut findings = Vec::with_capacity(count.min(self.options.max_findings as usize));
        for (offset, broken) in placed {
            if findings.len() >= self.options.max_findings as usize || room == 0 {
                break;
            }
            let path = path(event, &broken.at, &mut counted);
            room = room.saturating_sub(path.len());
            findings.extend(self.finding(broken.case, path, broken.detail, None).map(|finding| (offset, finding)));
        }
        let more = u32::try_from(count - findings.len()).ok().filter(|&more| more > 0);
        Said { findings, more }
    }

    fn alone(
        &self,
        case: Case,
        path: String,
        detail: Detail,
        place: Option<Position>,
        envelope: Option<&'static str>,
    ) -> Verdict {
        let finding = self.finding(case, path, detail, place);
        let valid = finding.as_ref().is_none_or(|finding| finding.level != Level::Error);
        let kept = self.options.max_findings > 0;
        let more = (finding.is_some() && !kept).then_some(1);
        let findings = finding.filter(|_| kept).into_iter().collect();
        let report = Report { valid, action: None, findings, more, envelope };
        Verdict { report, cases: self.one(case), unreadable: case != Case::EventType }
    }

    /// A finding of a case that is on.
    fn finding(&self, case: Case, path: String, detail: Detail, position: Option<Position>) -> Option<Finding> {
        let Detail { message, found, expected, suggestions } = detail;
        Some(Finding {
            rule: self.plan.rule(case),
            level: self.plan.level(case)?,
            path,
            message,
            found,
            expected,
            suggestions,
            position,
        })
    }

    fn say(&self) -> Say {
        Say { mask: self.options.mask_values }
    }
}

fn several(count: usize, envelope: &str) -> Detail {
    if count == 0 {
        return Detail::new(format!("the `{envelope}` envelope holds no event")).expected("one event");
    }
    Detail::new(format!(
        "the `{envelope}` envelope holds {count} events; one is expected, and `validateLines` takes several"
    ))
    .expected("one event")
}

/// Where a finding stands in the event's document.
fn place(event: &Event<'_>, at: &At) -> u32 {
    match at {
        At::Value(field) => event.value(*field).map_or_else(|| event.nearest(*field), |value| value.start),
        At::Missing(field) => event.nearest(*field),
        At::Node(node) => event.document().node(*node).start,
        At::Key(node) => event.document().key_start(*node),
        At::Unknown(index) => event.unknown().get(*index).map_or(0, |unknown| unknown.start),
        At::In(field, path) => {
            let mut parts: Vec<&str> = path.split('.').collect();
            while parts.pop().is_some() {
                if let Some(node) = event.free_member(*field, &parts.join(".")).filter(|_| !parts.is_empty()) {
                    return event.document().node(node).start;
                }
            }
            event.value(*field).map_or_else(|| event.nearest(*field), |value| value.start)
        }
    }
}

/// The path of a finding within its event.
fn path(event: &Event<'_>, at: &At, counted: &mut Counted) -> String {
    let escaped = |name: &str| name.replace('~', "~0").replace('/', "~1");
    match at {
        At::Value(field) | At::Missing(field) => field.spec().pointer.to_owned(),
        At::Unknown(index) => {
            let Some(unknown) = event.unknown().get(*index) else { return String::new() };
            let name = escaped(&unknown.name);
            // A dotted key stands for the path it spells.
            let name = if unknown.dotted { name.replace('.', "/") } else { name };
            format!("{}/{name}", unknown.parent.map_or("", |field| field.spec().pointer))
        }
        At::In(field, path) => format!("{}/{}", field.spec().pointer, path.replace('.', "/")),
        At::Node(node) | At::Key(node) => {
            let document = event.document();
            let from_root = document.pointer_after(event.root(), *node, counted);
            match event.layout() {
                // A dotted key stands for the path it spells.
                Layout::Flattened => {
                    let (first, rest) = from_root
                        .get(1..)
                        .unwrap_or_default()
                        .split_once('/')
                        .map_or((from_root.get(1..).unwrap_or_default(), String::new()), |(first, rest)| {
                            (first, format!("/{rest}"))
                        });
                    format!("/{}{rest}", first.replace('.', "/"))
                }
                Layout::Payload(outer) => {
                    let from_outer = document.pointer_after(outer, *node, counted);
                    match from_outer.strip_prefix("/payload") {
                        Some(within) if within.starts_with('/') => within.to_owned(),
                        _ => from_outer,
                    }
                }
                Layout::Plain | Layout::Hoisted => from_root,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::mutation::{Random, mutated, seeds};
    use crate::rules::RuleId;

    fn options() -> Vec<Options> {
        let limits = Limits { max_event_bytes: 2_000, max_depth: 4 };
        let rules = vec![(RuleId::FieldUnknown, None), (RuleId::ActionUnknown, Some(Level::Error))];
        vec![
            Options::default(),
            Options { profile: Profile::Emit, ..Options::default() },
            Options { limits, rules, ..Options::default() },
            Options { unwrap: false, ..Options::default() },
        ]
    }

    /// Events in the envelopes, and without the action that says that they are in none.
    fn enveloped(events: &[Vec<u8>]) -> Vec<Vec<u8>> {
        let mut ways = 0..;
        let wrapped = |event: &Vec<u8>| {
            let event = String::from_utf8_lossy(event);
            let text = serde_json::Value::from(event.as_ref());
            let rest = event.trim_start_matches('{');
            match ways.next().unwrap_or_default() % 10 {
                0 => format!(r#"{{"result":{{"results":[{{"user_data":{text}}}]}}}}"#),
                1 => format!(r#"{{"user_data":{text}}}"#),
                2 => format!(r#"{{"_source":{{"_line":{text}}}}}"#),
                3 => format!(r#"{{"lines":[{{"line":{text}}}]}}"#),
                4 => format!(r#"{{"line":{text}}}"#),
                5 => format!(r#"{{"line":{event}}}"#),
                6 => format!(r#"{{"payload":{event},"id":"x"}}"#),
                7 => format!(r#"{{"_account":"a","_ts":1,{rest}"#),
                8 => format!(r#"{{"initiator.id":"x","target.nam":"y",{rest}"#),
                _ => event.replace("\"action\"", "\"act\""),
            }
            .into_bytes()
        };
        events.iter().map(wrapped).collect()
    }

    /// Both lanes and the report agree on every input: on how often each case is there, on the action, on validity.
    #[test]
    fn both_lanes_give_one_verdict() {
        let catalog = Catalog::new();
        let mut seeds = seeds();
        seeds.extend(enveloped(&seeds));
        for (seed, options) in options().into_iter().enumerate() {
            let validator = Validator::new(&catalog, Options { max_findings: u32::MAX, ..options });
            let (mut random, mut lane, mut quickly) = (Random(seed as u64), Lane::new(), 0);
            let mut told = 0;
            for _ in 0..12_000 {
                let bytes = mutated(&mut random, &seeds);
                let input = Input::text(&bytes);
                let report = validator.check_in_full(input);
                let full = validator.cases(input);
                let text = String::from_utf8_lossy(&bytes);
                assert_eq!(
                    full.iter().map(|(_, count)| count as usize).sum::<usize>(),
                    report.findings.len(),
                    "{text}"
                );
                assert_eq!(full.bits() & validator.errors == 0, report.valid, "{text}");
                assert_eq!(validator.check_in(&mut lane, input), report, "{text}");
                assert_eq!(validator.is_valid_in(&mut lane, input), report.valid, "{text}");
                if let Ok(quick) = validator.quick(&mut lane, &bytes, ALL) {
                    quickly += 1;
                    told += usize::from(quick.said.is_some());
                    assert_eq!(quick.cases, full, "{text}");
                    assert_eq!(quick.action.as_deref(), report.action.as_deref(), "{text}");
                }
            }
            assert!(quickly > 2_000, "the fast lane took {quickly} only");
            assert!(told > 1_000, "the fast lane told the findings of {told} only");
        }
    }
}
