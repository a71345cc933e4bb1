//! One event with each value judged once.

use crate::catalog::{Catalog, EntryData};
use crate::event::{
    AddressType, CrnFacts, CrnFault, Event, Field, InitiatorKind, Judged, Outcome, Severity, Standing, Time, TimeFault,
    UNKNOWN_OUTCOME, is_action,
};

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
    pub action: Judged<&'s str, &'s str>,
    /// The catalog's entry for the action.
    pub entry: Option<&'s EntryData>,
    /// `outcome`; faulty with the word that it is instead.
    pub outcome: Judged<Outcome, &'s str>,
    /// `severity`; faulty with the word that it is instead.
    pub severity: Judged<Severity, &'s str>,
    /// `reason.reasonCode`; faulty when it is no integer from 100 to 599.
    pub reason_code: Judged<u16, ()>,
    /// `eventTime`
    pub time: Judged<Time, TimeFault>,
    /// `initiator.typeURI`: the kind of identity, and whether it is documented; faulty with what it is instead.
    pub initiator_type: Judged<(InitiatorKind, Standing), &'s str>,
    /// What kind of identity a sound `initiator.typeURI` tells.
    pub initiator_kind: Option<InitiatorKind>,
    /// The kind of address that is stated.
    pub address_type: Judged<AddressType, ()>,
    /// `target.id`
    pub target_crn: Judged<CrnFacts<'s>, CrnFault>,
    /// `target.resourceGroupId`
    pub group_crn: Judged<CrnFacts<'s>, CrnFault>,
    /// `logSourceCRN`
    pub log_crn: Judged<CrnFacts<'s>, CrnFault>,
    /// `dataEvent`
    pub data_event: Option<bool>,
}

impl<'s> Scene<'s> {
    /// Judges the values of an event.
    pub fn new(event: &'s Event<'s>, catalog: &'s Catalog, lenient: bool) -> Scene<'s> {
        let (action, entry) = action(event, catalog);
        let initiator_type = event.initiator_type();
        let log_crn = event.crn(Field::LogSourceCrn);
        let known = |&&(_, standing): &&(InitiatorKind, Standing)| lenient || standing == Standing::Documented;
        Scene {
            event,
            catalog,
            lenient,
            action,
            entry,
            outcome: event.outcome(),
            severity: event.severity(),
            reason_code: event.reason_code(lenient),
            time: event.time(),
            initiator_kind: initiator_type.sound().filter(known).map(|&(kind, _)| kind),
            initiator_type,
            address_type: event.address_type(),
            target_crn: event.crn_like(Field::TargetId, &log_crn),
            group_crn: event.crn(Field::TargetResourceGroupId),
            log_crn,
            data_event: event.boolean(Field::DataEvent, lenient),
        }
    }

    /// Whether the outcome is the one that some older producers write when they do not know it.
    pub fn outcome_is_unknown(&self) -> bool {
        self.outcome.faulty().is_some_and(|word| *word == UNKNOWN_OUTCOME)
    }
}

/// The action, and what the catalog knows of it.
#[inline]
fn action<'s>(event: &'s Event<'_>, catalog: &'s Catalog) -> (Judged<&'s str, &'s str>, Option<&'s EntryData>) {
    let Some(text) = event.text(Field::Action).filter(|text| !text.is_empty()) else { return (Judged::Absent, None) };
    // A name that the catalog holds has the form of one.
    if let Some(entry) = catalog.named(text) {
        return (Judged::Sound(text), Some(entry));
    }
    if !is_action(text) {
        return (Judged::Faulty(text), None);
    }
    (Judged::Sound(text), catalog.of_template(text))
}
