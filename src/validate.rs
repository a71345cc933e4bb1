//! One event in, one report out.

use std::borrow::Cow;

use crate::catalog::Catalog;
use crate::event::{Event, Field, Layout};
use crate::finding::{Finding, Level, Position, Report};
use crate::options::{Options, Profile};
use crate::order::sort_by_key;
use crate::reader::{
    Counted, DEEPEST, Fault, Found, Kind, Limits, NodeId, Opened, Origin, Positions, Unescaped, open, read,
};
use crate::rules::{At, Broken, Case, Detail, Out, Plan, Say, Scene, check};

/// Checks events by the rules, under one set of options.
#[derive(Debug)]
pub struct Validator<'c> {
    catalog: &'c Catalog,
    options: Options,
    plan: Plan,
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

/// How much text the paths of one report hold together, in bytes: a key of a megabyte is in the path of all that is in it.
const LONGEST_PATHS: usize = 1 << 20;

/// Where findings stand in the input, if anybody wants to know.
struct Places<'i> {
    wanted: bool,
    positions: Positions<'i>,
    /// How far each string that an event lies in has been walked, innermost first.
    walked: [Unescaped; DEEPEST as usize],
}

impl Places<'_> {
    fn at(&mut self, origin: &Origin<'_>, offset: usize) -> Option<Position> {
        self.wanted.then(|| self.positions.at(origin.in_input_after(offset, &mut self.walked)))
    }
}

impl<'c> Validator<'c> {
    /// A validator with these options.
    pub fn new(catalog: &'c Catalog, options: Options) -> Validator<'c> {
        let plan = Plan::new(&options);
        Validator { catalog, options, plan }
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
        let errors = self.plan.errors();
        let none = |case| errors.level(case).is_none();
        let Limits { max_event_bytes, max_depth } = self.options.limits;
        if input.size > u64::from(max_event_bytes) {
            return none(Case::EventTooLarge);
        }
        let Ok(document) = read(input.bytes, max_depth) else { return none(Case::JsonSyntax) };
        open(&document, self.options.unwrap, max_depth, |_, opened| match opened {
            Opened::Event(event) => {
                let mut out = Out::silent(&errors);
                check(&self.scene(&event), &mut out);
                out.broken.is_empty()
            }
            Opened::Unreadable(_) => none(Case::JsonSyntax),
            Opened::NotObject(_) | Opened::Several(..) => none(Case::EventType),
        })
    }

    fn scene<'s>(&'s self, event: &'s Event<'s>) -> Scene<'s> {
        Scene::new(event, self.catalog, self.options.profile == Profile::Ingest)
    }

    /// Checks one event.
    pub fn check(&self, input: Input<'_>) -> Report {
        let mut places =
            Places { wanted: input.places, positions: Positions::new(input.bytes), walked: Default::default() };
        let Limits { max_event_bytes, max_depth } = self.options.limits;
        if input.size > u64::from(max_event_bytes) {
            return self.too_large(format!("{} bytes", input.size), places.at(&Origin::Input, 0));
        }
        match read(input.bytes, max_depth) {
            Ok(document) => {
                open(&document, self.options.unwrap, max_depth, |found, opened| self.opened(&mut places, found, opened))
            }
            Err(fault) => self.unreadable(places.at(&Origin::Input, fault.offset), fault, None),
        }
    }

    /// The report of a JavaScript object that holds what JSON cannot, at a path.
    pub fn not_json(&self, path: String, message: String) -> Report {
        self.alone(Case::JsonSyntax, path, Detail::new(message), None, None)
    }

    /// The report of a value that is no object, and nothing that JSON knows either: `undefined`, `a function`.
    pub fn not_an_object(&self, what: &str) -> Report {
        let detail = Detail::new(format!("an event is an object, not {what}")).expected("an object");
        self.alone(Case::EventType, String::new(), detail, None, None)
    }

    /// The report of an object whose JSON text was given up once it was larger than the limit.
    pub fn larger(&self) -> Report {
        self.too_large(format!("more than {} bytes", self.options.limits.max_event_bytes), None)
    }

    fn too_large(&self, size: String, place: Option<Position>) -> Report {
        let limit = self.options.limits.max_event_bytes;
        let message = format!("the event has {size}; the limit is {limit} bytes");
        let detail = Detail { found: Some(size), ..Detail::new(message) }.expected(format!("at most {limit} bytes"));
        self.alone(Case::EventTooLarge, String::new(), detail, place, None)
    }

    fn unreadable(&self, place: Option<Position>, fault: Fault, envelope: Option<&'static str>) -> Report {
        let detail = Detail::new(format!("the text is not JSON: {}", fault.kind));
        self.alone(Case::JsonSyntax, String::new(), detail, place, envelope)
    }

    fn opened(&self, places: &mut Places<'_>, found: &Found<'_>, opened: Opened<'_>) -> Report {
        let document = found.document;
        let (node, detail) = match opened {
            Opened::Event(event) => return self.event(places, &event, found),
            Opened::Unreadable(fault) => {
                return self.unreadable(places.at(found.origin, fault.offset), fault, found.envelope);
            }
            Opened::Several(count, envelope) => (NodeId::ROOT, several(count, envelope)),
            Opened::NotObject(node) => {
                let kind = document.node(node).kind;
                let hint = if kind == Kind::Array { "; pass the events of an array one by one" } else { "" };
                let text = document.string(node).unwrap_or_else(|| document.raw(node).into());
                let detail = Detail::new(format!("an event is an object, not {}{hint}", kind.as_str()));
                (node, detail.found(&self.say(), &text).expected("an object"))
            }
        };
        let place = places.at(found.origin, document.node(node).start as usize);
        self.alone(Case::EventType, String::new(), detail, place, found.envelope)
    }

    fn event(&self, places: &mut Places<'_>, event: &Event<'_>, found: &Found<'_>) -> Report {
        let mut out = Out::new(&self.plan, self.say());
        check(&self.scene(event), &mut out);
        let mut placed: Vec<(u32, Broken)> =
            out.broken.into_iter().map(|broken| (place(event, &broken.at), broken)).collect();
        // Stable: at one place the order of the rules stays.
        sort_by_key(&mut placed, |(offset, _)| *offset);
        let valid = placed.iter().all(|(_, broken)| self.plan.level(broken.case) != Some(Level::Error));
        let mut counted = Counted::default();
        let mut room = LONGEST_PATHS;
        let mut findings = Vec::new();
        for (offset, broken) in &mut placed {
            if findings.len() >= self.options.max_findings as usize || room == 0 {
                break;
            }
            let path = path(event, &broken.at, &mut counted);
            room = room.saturating_sub(path.len());
            let place = places.at(found.origin, *offset as usize);
            findings.extend(self.finding(broken.case, path, std::mem::take(&mut broken.detail), place));
        }
        let more = u32::try_from(placed.len().saturating_sub(findings.len())).ok().filter(|&more| more > 0);
        let action = event.string(Field::Action).map(Cow::into_owned);
        Report { valid, action, findings, more, envelope: found.envelope }
    }

    fn alone(
        &self,
        case: Case,
        path: String,
        detail: Detail,
        place: Option<Position>,
        envelope: Option<&'static str>,
    ) -> Report {
        let finding = self.finding(case, path, detail, place);
        let valid = finding.as_ref().is_none_or(|finding| finding.level != Level::Error);
        let kept = self.options.max_findings > 0;
        let more = (finding.is_some() && !kept).then_some(1);
        let findings = finding.filter(|_| kept).into_iter().collect();
        Report { valid, action: None, findings, more, envelope }
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
    Detail::new(format!("the `{envelope}` envelope holds {count} events; one is expected; pass several one by one"))
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
