//! The values of an event that mean more than their text, each judged in the order type, empty, format, value.

use std::ops::RangeInclusive;

use super::word::all_pairs;
use super::{AddressType, Crn, CrnFault, Event, Field, InitiatorKind, Outcome, Severity, Standing, Time, TimeFault};
use crate::reader::{Integer, Kind, integer, places};

/// The codes that `reason.reasonCode` can have: those of HTTP.
pub(crate) const REASON_CODES: RangeInclusive<i64> = 100..=599;

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

/// What the rules over two values need of a CRN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CrnFacts<'s> {
    text: &'s str,
    /// Where the location begins, the scope, and the service instance.
    starts: [usize; 3],
}

impl<'s> CrnFacts<'s> {
    fn of(text: &'s str) -> Result<CrnFacts<'s>, CrnFault> {
        Ok(CrnFacts { text, starts: Crn::starts(text)? })
    }

    /// The facts of a CRN that begins like this one, up to the service instance: no need to look at that once more.
    #[inline]
    fn like(&self, text: &'s str) -> Option<CrnFacts<'s>> {
        let head = self.text.as_bytes().get(..self.starts[2])?;
        let (same, rest) = text.as_bytes().split_at_checked(head.len())?;
        // The colons behind the service instance and the kind of resource.
        let whole = all_pairs(head, same, |one, other| one == other) && places(rest, b':', &mut [0; 2]) == 2;
        whole.then_some(CrnFacts { text, starts: self.starts })
    }

    /// Where it is.
    pub fn location(&self) -> &'s str {
        let [location, scope, _] = self.starts;
        self.text.get(location..scope - 1).unwrap_or_default()
    }

    /// Where in the text its location stands, if it has one.
    pub(crate) fn location_at(&self) -> Option<(u32, u32)> {
        let [location, scope, _] = self.starts;
        (location < scope - 1).then_some((location as u32, scope as u32 - 1))
    }

    /// Where in the text the account stands, if its scope is one.
    pub(crate) fn account_at(&self) -> Option<(u32, u32)> {
        let [_, scope, instance] = self.starts;
        self.scope().starts_with("a/").then_some((scope as u32 + 2, instance as u32 - 1))
    }

    /// Whose it is.
    pub fn scope(&self) -> &'s str {
        let [_, scope, instance] = self.starts;
        self.text.get(scope..instance - 1).unwrap_or_default()
    }
}

// A code as a string of digits and a boolean as a string lose nothing: a consumer reads them as the value they mean
// (`lenient`), a producer is told of the slip and no more.
impl Event<'_> {
    /// `action`; faulty when it has not the form of one.
    ///
    /// ```
    /// use activity_tracker_events::event::{Event, Judged, Layout};
    /// use activity_tracker_events::reader::{read, NodeId};
    /// let document = read(br#"{"action": "pm-20.training.create", "reason": {"reasonCode": "403"}}"#, 128).unwrap();
    /// let event = Event::new(&document, NodeId::ROOT, Layout::Plain).unwrap();
    /// assert_eq!(event.action(), Judged::Sound("pm-20.training.create"));
    /// assert_eq!((event.reason_code(true), event.reason_code(false)), (Judged::Sound(403), Judged::Absent));
    /// assert_eq!(event.time(), Judged::Absent);
    /// ```
    pub fn action(&self) -> Judged<&str, &str> {
        match self.text(Field::Action) {
            None | Some("") => Judged::Absent,
            Some(text) if is_action(text) => Judged::Sound(text),
            Some(text) => Judged::Faulty(text),
        }
    }

    /// `outcome`; faulty with the word that it is instead.
    pub fn outcome(&self) -> Judged<Outcome, &str> {
        self.word(Field::Outcome, Outcome::read)
    }

    /// `severity`; faulty with the word that it is instead.
    pub fn severity(&self) -> Judged<Severity, &str> {
        self.word(Field::Severity, Severity::read)
    }

    #[inline]
    fn word<T>(&self, field: Field, read: impl Fn(&[u8]) -> Option<T>) -> Judged<T, &str> {
        match self.bytes(field).map(read) {
            None => Judged::Absent,
            Some(Some(value)) => Judged::Sound(value),
            Some(None) => Judged::Faulty(self.text(field).unwrap_or_default()),
        }
    }

    /// `reason.reasonCode`; faulty when it is no integer from 100 to 599.
    pub fn reason_code(&self, lenient: bool) -> Judged<u16, ()> {
        let Some(value) = self.value(Field::ReasonCode) else { return Judged::Absent };
        let exact = match value.kind {
            Kind::Number => integer(self.raw(value)),
            Kind::String if lenient => match self.text(Field::ReasonCode) {
                Some(text) if is_digits(text) => integer(text),
                _ => return Judged::Absent,
            },
            _ => return Judged::Absent,
        };
        match exact {
            Integer::Exact(code) if REASON_CODES.contains(&code) => {
                u16::try_from(code).map_or(Judged::Faulty(()), Judged::Sound)
            }
            _ => Judged::Faulty(()),
        }
    }

    /// `eventTime`: the instant, or why there is none.
    pub fn time(&self) -> Judged<Time, TimeFault> {
        match self.bytes(Field::EventTime).filter(|text| !text.is_empty()).map(Time::read) {
            None => Judged::Absent,
            Some(Ok(time)) => Judged::Sound(time),
            Some(Err(fault)) => Judged::Faulty(fault),
        }
    }

    /// What kind of identity `initiator.typeURI` tells, and how its word stands to the documentation; faulty when it is
    /// no known one.
    pub fn initiator_type(&self) -> Judged<(InitiatorKind, Standing), &str> {
        self.word(Field::InitiatorTypeUri, InitiatorKind::read)
    }

    /// What kind of identity `initiator.typeURI` tells. A published type URI counts for the lenient only.
    pub fn initiator_kind(&self, lenient: bool) -> Option<InitiatorKind> {
        let &(kind, standing) = self.initiator_type().sound()?;
        (lenient || standing == Standing::Documented).then_some(kind)
    }

    /// The kind of address that is stated: absent when none is, faulty when it is no documented word.
    pub fn address_type(&self) -> Judged<AddressType, ()> {
        if self.value(Field::HostAddressType).is_none() {
            return Judged::Absent;
        }
        let stated = self.bytes(Field::HostAddressType).and_then(AddressType::read);
        stated.map_or(Judged::Faulty(()), Judged::Sound)
    }

    /// Where and whose the CRN of a field is.
    pub fn crn(&self, field: Field) -> Judged<CrnFacts<'_>, CrnFault> {
        // An identifying string that is empty breaks a rule of its own.
        let text = self.text(field).filter(|text| !(text.is_empty() && field.spec().identifies));
        match text.map(CrnFacts::of) {
            None => Judged::Absent,
            Some(Ok(facts)) => Judged::Sound(facts),
            Some(Err(fault)) => Judged::Faulty(fault),
        }
    }

    /// [`Self::crn`] of a field that mostly begins like another CRN.
    pub(crate) fn crn_like<'s>(
        &'s self,
        field: Field,
        other: &Judged<CrnFacts<'s>, CrnFault>,
    ) -> Judged<CrnFacts<'s>, CrnFault> {
        let like = other.sound().and_then(|other| other.like(self.text(field)?));
        like.map_or_else(|| self.crn(field), Judged::Sound)
    }

    /// A boolean field.
    pub fn boolean(&self, field: Field, lenient: bool) -> Option<bool> {
        match self.value(field)?.kind {
            Kind::True => Some(true),
            Kind::False => Some(false),
            Kind::String if lenient => self.text(field)?.parse().ok(),
            _ => None,
        }
    }
}

/// Two or more non-empty parts of `[A-Za-z0-9_-]`, separated by dots.
pub(crate) fn is_action(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    are_parts(text.as_bytes(), b'.', fits).is_some_and(|parts| parts >= 2)
}

/// How many parts a text has, if none is empty and each byte of each fits.
#[inline]
pub(crate) fn are_parts(text: &[u8], separator: u8, fits: impl Fn(u8) -> bool) -> Option<usize> {
    let mut parts = 1;
    let mut empty = true;
    for &byte in text {
        if fits(byte) && byte != separator {
            empty = false;
        } else if byte == separator && !empty {
            parts += 1;
            empty = true;
        } else {
            return None;
        }
    }
    (!empty).then_some(parts)
}

/// A string that means a number without loss.
pub(crate) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
