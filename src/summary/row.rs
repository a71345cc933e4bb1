//! What is kept of one event.

use std::borrow::Cow;

use super::dictionary::hash;
use crate::describe::How;
use crate::event::{Event, Field, Severity};

/// What is kept of one event, before its texts have numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Facts<'e> {
    /// Milliseconds since 1970 in UTC; [`NO_TIME`] where the event has no time that can be read.
    pub time: i64,
    /// By [`Shared`], each where it is there.
    pub texts: [Option<Cow<'e, str>>; Shared::COUNT],
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
    (hash(text.bytes().map(|byte| byte.to_ascii_lowercase())) as u32).max(1)
}

impl<'e> Facts<'e> {
    /// What is to be kept of an event.
    pub(crate) fn of(event: &Event<'e>) -> Facts<'e> {
        let text = |field| event.string(field).filter(|text| !text.trim().is_empty());
        let target = event.crn(Field::TargetId);
        let source = event.crn(Field::LogSourceCrn);
        let crns = || [target.sound(), source.sound()].into_iter().flatten();
        let owned = |text: &str| Cow::Owned(text.to_owned());
        let account = crns().find_map(|crn| crn.scope().strip_prefix("a/")).map(owned);
        let region = crns().map(|crn| crn.location()).find(|location| !location.is_empty()).map(owned);
        let mut hashes = [0; Hashed::COUNT];
        for (slot, hashed) in hashes.iter_mut().zip(Hashed::ALL) {
            *slot = text(hashed.field()).map_or(0, |text| short_hash(&text));
        }
        Facts {
            time: event.time().sound().map_or(NO_TIME, |time| time.epoch_millis()),
            texts: [
                text(Field::Action),
                text(Field::InitiatorName).or_else(|| text(Field::InitiatorId)),
                account,
                region,
                text(Field::HostAddress),
            ],
            hashes,
            reason: event.reason_code(true).sound().copied().unwrap_or_default(),
            outcome: How::of(event) as u8,
            severity: event.severity().sound().map_or(0, |severity| 1 + *severity as u8),
            strict: None,
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
