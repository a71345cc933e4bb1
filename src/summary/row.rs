//! What is kept of one event.

use super::dictionary::hash_of;
use crate::describe::How;
use crate::event::word::as_lower;
use crate::event::{CrnFacts, Event, Field, Severity};
use crate::rules::Scene;

/// What is kept of one event, before its texts have numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Facts<'e> {
    /// Milliseconds since 1970 in UTC; [`NO_TIME`] where the event has no time that can be read.
    pub time: i64,
    /// By [`Shared`], each where it is there.
    pub texts: [Option<&'e str>; Shared::COUNT],
    /// By [`Hashed`]; 0 where it is not there.
    pub hashes: [u32; Hashed::COUNT],
    /// The reason code; 0 where there is none.
    pub reason: u16,
    /// [`How`] it ended, by its place in [`How::ALL`].
    pub outcome: u8,
    /// 1 + the severity's place in [`Severity::ALL`]; 0 where there is none.
    pub severity: u8,
    /// The cases that are found under the profile `emit`, where they are not those of `ingest`.
    pub strict: Option<u64>,
}

/// The time of an event that has none.
pub(crate) const NO_TIME: i64 = i64::MIN;

/// The texts that many events share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shared {
    Action,
    Actor,
    Account,
    Region,
    Address,
}

impl Shared {
    pub(crate) const COUNT: usize = 5;
}

/// The texts that few events share: hashes of them are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) enum Hashed {
    Target,
    CorrelationId,
    Id,
}

impl Hashed {
    pub(crate) const COUNT: usize = 3;
    pub(crate) const ALL: [Hashed; Hashed::COUNT] = [Hashed::Target, Hashed::CorrelationId, Hashed::Id];

    pub(crate) const fn field(self) -> Field {
        match self {
            Hashed::Target => Field::TargetId,
            Hashed::CorrelationId => Field::CorrelationId,
            Hashed::Id => Field::Id,
        }
    }
}

/// The hash of a text of which only that is kept, whatever the case of its ASCII letters; never 0.
pub(crate) fn short_hash(text: &str) -> u32 {
    (hash_of(text.as_bytes(), as_lower) as u32).max(1)
}

/// What the rules have found out of an event already, and a summary keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Known {
    time: i64,
    reason: u16,
    outcome: u8,
    severity: u8,
    /// In which CRN they stand, and where in it.
    account: Option<Within>,
    region: Option<Within>,
    strict: Option<u64>,
}

/// Where in the text of a field something begins, and where it ends.
type Within = (Field, u32, u32);

impl Known {
    /// What is known of a scene that was made leniently.
    pub(crate) fn of(scene: &Scene<'_>, strict: Option<u64>) -> Known {
        let crns = [(Field::TargetId, &scene.target_crn), (Field::LogSourceCrn, &scene.log_crn)];
        let first = |part: fn(&CrnFacts<'_>) -> Option<(u32, u32)>| {
            let mut sound = crns.iter().filter_map(|(field, crn)| Some((field, crn.sound()?)));
            sound.find_map(|(field, crn)| part(crn).map(|(from, to)| (*field, from, to)))
        };
        let action = scene.event.text(Field::Action);
        Known {
            time: scene.time.sound().map_or(NO_TIME, |time| time.epoch_millis()),
            reason: scene.reason_code.sound().copied().unwrap_or_default(),
            outcome: How::ended(scene.outcome.sound().copied(), scene.reason_code.sound().copied(), action) as u8,
            severity: scene.severity.sound().map_or(0, |severity| 1 + *severity as u8),
            account: first(|crn| crn.account_at()),
            region: first(|crn| crn.location_at()),
            strict,
        }
    }
}

impl<'e> Facts<'e> {
    /// What is to be kept of an event of which this is known.
    pub(crate) fn of(event: &'e Event<'_>, known: &Known) -> Facts<'e> {
        let text = |field| event.text(field).filter(|text| !text.trim_start().is_empty());
        let part = |(field, from, to): Within| event.text(field)?.get(from as usize..to as usize);
        let mut hashes = [0; Hashed::COUNT];
        for (slot, hashed) in hashes.iter_mut().zip(Hashed::ALL) {
            *slot = text(hashed.field()).map_or(0, short_hash);
        }
        let Known { time, reason, outcome, severity, account, region, strict } = *known;
        Facts {
            time,
            texts: [
                text(Field::Action),
                text(Field::InitiatorName).or_else(|| text(Field::InitiatorId)),
                account.and_then(part),
                region.and_then(part),
                text(Field::HostAddress),
            ],
            hashes,
            reason,
            outcome,
            severity,
            strict,
        }
    }

    /// What is kept of something that is no object.
    pub(crate) fn nothing() -> Facts<'static> {
        let (texts, hashes) = ([const { None }; Shared::COUNT], [0; Hashed::COUNT]);
        Facts { time: NO_TIME, texts, hashes, reason: 0, outcome: How::Unclear as u8, severity: 0, strict: None }
    }
}

/// The severity that a number stands for.
pub(crate) fn severity(number: u8) -> Option<Severity> {
    Severity::ALL.get(usize::from(number).checked_sub(1)?).copied()
}
