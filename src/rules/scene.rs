//! One event with each value judged once.

use std::borrow::Cow;

use crate::catalog::{Catalog, EntryData};
use crate::event::{
    AddressType, Crn, CrnFault, Event, Field, InitiatorKind, Outcome, Severity, Standing, Time, TimeFault,
    UNKNOWN_OUTCOME,
};
use crate::reader::{Integer, Kind, integer};

/// What became of a value in the order type, empty, format, value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged<T, F> {
    /// Missing, of another type, or empty where it may not be: other rules say so.
    Absent,
    /// It breaks its own rules.
    Faulty(F),
    /// It is what it should be.
    Sound(T),
}

impl<T, F> Judged<T, F> {
    /// The sound value.
    pub fn sound(&self) -> Option<&T> {
        if let Self::Sound(value) = self { Some(value) } else { None }
    }

    /// Why it is not sound.
    pub fn faulty(&self) -> Option<&F> {
        if let Self::Faulty(fault) = self { Some(fault) } else { None }
    }
}

/// An event with what all rules need to know of it.
#[derive(Debug)]
pub struct Scene<'s> {
    /// The event.
    pub event: &'s Event<'s>,
    /// What actions exist.
    pub catalog: &'s Catalog,
    /// Lossless slips of type are read as the value they mean (profile `ingest`).
    pub lenient: bool,
    /// `action`; faulty when it has not the form of one.
    pub action: Judged<Cow<'s, str>, Cow<'s, str>>,
    /// The catalog's entry for the action.
    pub entry: Option<&'s EntryData>,
    /// `outcome`; faulty with the word that it is instead.
    pub outcome: Judged<Outcome, Cow<'s, str>>,
    /// `severity`; faulty with the word that it is instead.
    pub severity: Judged<Severity, Cow<'s, str>>,
    /// `reason.reasonCode`; faulty when it is no integer from 100 to 599.
    pub reason_code: Judged<u16, ()>,
    /// `eventTime`, where it is a string that is not empty.
    pub time: Option<Result<Time, TimeFault>>,
    /// What kind of identity a sound `initiator.typeURI` tells.
    pub initiator_kind: Option<InitiatorKind>,
    /// The kind of address that is stated, if any; `None` where what is stated is not sound.
    pub address_type: Option<Option<AddressType>>,
    /// `target.id`
    pub target_crn: Judged<CrnFacts<'s>, CrnFault>,
    /// `target.resourceGroupId`
    pub group_crn: Judged<CrnFacts<'s>, CrnFault>,
    /// `logSourceCRN`
    pub log_crn: Judged<CrnFacts<'s>, CrnFault>,
    /// `dataEvent`
    pub data_event: Option<bool>,
}

/// What the rules over two values need of a CRN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrnFacts<'s> {
    /// Where it is.
    pub location: Cow<'s, str>,
    /// Whose it is.
    pub scope: Cow<'s, str>,
}

impl<'s> Scene<'s> {
    /// Judges the values of an event.
    pub fn new(event: &'s Event<'s>, catalog: &'s Catalog, lenient: bool) -> Scene<'s> {
        let action = match event.string(Field::Action) {
            Some(text) if text.is_empty() => Judged::Absent,
            Some(text) if is_action(&text) => Judged::Sound(text),
            Some(text) => Judged::Faulty(text),
            None => Judged::Absent,
        };
        let entry = action.sound().and_then(|action| catalog.lookup(action)).map(|found| found.entry());
        Scene {
            event,
            catalog,
            lenient,
            action,
            entry,
            outcome: word(event, Field::Outcome, Outcome::parse),
            severity: word(event, Field::Severity, Severity::parse),
            reason_code: reason_code(event, lenient),
            time: event.string(Field::EventTime).filter(|text| !text.is_empty()).map(|text| Time::parse(&text)),
            initiator_kind: initiator_kind(event, lenient),
            address_type: address_type(event),
            target_crn: crn(event, Field::TargetId),
            group_crn: crn(event, Field::TargetResourceGroupId),
            log_crn: crn(event, Field::LogSourceCrn),
            data_event: boolean(event, Field::DataEvent, lenient),
        }
    }

    /// Whether the outcome is the one that some older producers write when they do not know it.
    pub fn outcome_is_unknown(&self) -> bool {
        self.outcome.faulty().is_some_and(|word| word == UNKNOWN_OUTCOME)
    }
}

/// Two or more non-empty parts of `[A-Za-z0-9_-]`, separated by dots.
fn is_action(text: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
    };
    text.contains('.') && text.split('.').all(part)
}

fn word<'s, T>(event: &Event<'s>, field: Field, parse: fn(&str) -> Option<T>) -> Judged<T, Cow<'s, str>> {
    match event.string(field) {
        None => Judged::Absent,
        Some(text) => match parse(&text) {
            Some(value) => Judged::Sound(value),
            None => Judged::Faulty(text),
        },
    }
}

fn reason_code(event: &Event<'_>, lenient: bool) -> Judged<u16, ()> {
    let Some(value) = event.value(Field::ReasonCode) else { return Judged::Absent };
    let exact = match value.kind {
        Kind::Number => integer(event.raw(value)),
        Kind::String if lenient => match event.string(Field::ReasonCode) {
            Some(text) if is_digits(&text) => integer(&text),
            _ => return Judged::Absent,
        },
        _ => return Judged::Absent,
    };
    match exact {
        Integer::Exact(code @ 100..=599) => u16::try_from(code).map_or(Judged::Faulty(()), Judged::Sound),
        _ => Judged::Faulty(()),
    }
}

/// A string that means a number without loss.
pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn initiator_kind(event: &Event<'_>, lenient: bool) -> Option<InitiatorKind> {
    let uri = event.string(Field::InitiatorTypeUri)?;
    let (kind, standing) = InitiatorKind::from_type_uri(&uri)?;
    (lenient || standing == Standing::Documented).then_some(kind)
}

fn address_type(event: &Event<'_>) -> Option<Option<AddressType>> {
    if event.value(Field::HostAddressType).is_none() {
        return Some(None);
    }
    AddressType::parse(&event.string(Field::HostAddressType)?).map(Some)
}

fn crn<'s>(event: &Event<'s>, field: Field) -> Judged<CrnFacts<'s>, CrnFault> {
    // An empty `target.id` is the finding of `field/empty`.
    let text = event.string(field).filter(|text| !(field.spec().identifies && text.is_empty()));
    let facts = |text| match text {
        Cow::Borrowed(text) => {
            let crn = Crn::parse(text)?;
            Ok(CrnFacts { location: crn.location.into(), scope: crn.scope.into() })
        }
        Cow::Owned(text) => {
            let crn = Crn::parse(&text)?;
            Ok(CrnFacts { location: crn.location.to_owned().into(), scope: crn.scope.to_owned().into() })
        }
    };
    match text.map(facts) {
        None => Judged::Absent,
        Some(Ok(facts)) => Judged::Sound(facts),
        Some(Err(fault)) => Judged::Faulty(fault),
    }
}

fn boolean(event: &Event<'_>, field: Field, lenient: bool) -> Option<bool> {
    match event.value(field)?.kind {
        Kind::True => Some(true),
        Kind::False => Some(false),
        Kind::String if lenient => event.string(field)?.parse().ok(),
        _ => None,
    }
}
