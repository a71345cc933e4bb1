//! The one list of rules: their ids, their cases, what they say and what checks them.

use serde::{Serialize, Serializer};

use super::{Out, Scene};
use crate::Profile;
use crate::finding::Level;

macro_rules! rule_ids {
    ($($variant:ident $id:literal)*) => {
        /// The id of a rule: `family/name`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum RuleId { $(#[doc = concat!("`", $id, "`")] $variant,)* }

        impl RuleId {
            /// Every rule, in the order of the registry.
            pub const ALL: &[RuleId] = &[$(Self::$variant),*];

            /// The id's text.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $id),* }
            }
        }
    };
}

rule_ids! {
    JsonSyntax "json/syntax"
    JsonDuplicateKey "json/duplicate-key"
    EventType "event/type"
    EventTooLarge "event/too-large"
    FieldRequired "field/required"
    FieldType "field/type"
    FieldEmpty "field/empty"
    FieldUnknown "field/unknown"
    FieldMisspelled "field/misspelled"
    ActionFormat "action/format"
    ActionUnknown "action/unknown"
    ActionDeprecated "action/deprecated"
    OutcomeValue "outcome/value"
    SeverityValue "severity/value"
    SeverityReason "severity/reason"
    OutcomeReason "outcome/reason"
    OutcomeAction "outcome/action"
    TimeFormat "time/format"
    TimeValue "time/value"
    TimeZone "time/zone"
    ReasonCode "reason/code"
    InitiatorTypeUri "initiator/type-uri"
    InitiatorCredentialType "initiator/credential-type"
    InitiatorIdType "initiator/id-type"
    HostAddress "host/address"
    HostAddressType "host/address-type"
    TargetId "target/id"
    TargetTypeUri "target/type-uri"
    CrnSyntax "crn/syntax"
    CrnAccount "crn/account"
    LocationGlobal "location/global"
    ObserverName "observer/name"
    MessageForm "message/form"
    DataEventCatalog "data-event/catalog"
    CorrelationIdFormat "correlation-id/format"
    RequestDataField "request-data/field"
}

impl RuleId {
    /// Reads an id; case matters.
    ///
    /// ```
    /// use activity_tracker_events::RuleId;
    /// assert_eq!(RuleId::parse("severity/reason"), Some(RuleId::SeverityReason));
    /// assert_eq!(RuleId::parse("severity"), None);
    /// ```
    pub fn parse(id: &str) -> Option<RuleId> {
        Self::ALL.iter().copied().find(|rule| rule.as_str() == id)
    }

    /// The part before the `/`.
    pub fn family(self) -> &'static str {
        self.as_str().split('/').next().unwrap_or_default()
    }
}

impl Serialize for RuleId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A way to break a rule that has levels of its own. A finding belongs to exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs)] // Each is explained by the `when` of its row in the registry.
pub enum Case {
    JsonSyntax,
    JsonDuplicateKey,
    EventType,
    EventTooLarge,
    RequiredIdentity,
    RequiredOther,
    RequiredConstant,
    TypeOther,
    TypeLossless,
    TypeFreeForm,
    FieldEmpty,
    FieldUnknown,
    FieldMisspelled,
    ActionFormat,
    ActionUnknown,
    ActionUnknownService,
    ActionDeprecated,
    OutcomeOther,
    OutcomeUnknown,
    SeverityValue,
    SeverityReason,
    OutcomeReason,
    OutcomeAction,
    TimeFormat,
    TimeFormatRfc3339,
    TimeValue,
    TimeZone,
    ReasonCode,
    InitiatorTypeUri,
    InitiatorTypeUriPublished,
    CredentialType,
    CredentialTypePublished,
    InitiatorIdType,
    HostAddress,
    HostAddressIpv6,
    HostAddressType,
    TargetId,
    TargetTypeUriForm,
    TargetTypeUriMismatch,
    CrnSyntax,
    CrnAccount,
    LocationGlobal,
    ObserverName,
    MessageForm,
    DataEventCatalog,
    CorrelationIdFormat,
    RequestDataField,
}

/// How many cases there are; they fit into one machine word as bits.
pub const CASE_COUNT: usize = Case::RequestDataField as usize + 1;

/// A case with its levels; `None` is off.
#[derive(Debug, Clone, Copy)]
pub struct CaseSpec {
    /// The case.
    pub case: Case,
    /// When it is this case of its rule; empty for a rule of one case.
    pub when: &'static str,
    /// Its level for producers.
    pub emit: Option<Level>,
    /// Its level for consumers.
    pub ingest: Option<Level>,
}

impl CaseSpec {
    /// The level under a profile.
    pub const fn level(&self, profile: Profile) -> Option<Level> {
        match profile {
            Profile::Emit => self.emit,
            Profile::Ingest => self.ingest,
        }
    }
}

/// One rule.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Its id.
    pub id: RuleId,
    /// When it breaks, in one sentence.
    pub summary: &'static str,
    /// Why it exists.
    pub why: &'static str,
    /// How to mend what breaks it.
    pub mend: &'static str,
    /// Its cases, the strongest first.
    pub cases: &'static [CaseSpec],
    /// Checks an event; rules that are decided before there is an event (`json/syntax`, `event/…`) do nothing here.
    pub check: fn(&Scene<'_>, &mut Out<'_>),
}

impl Rule {
    /// The row of a rule.
    pub fn of(id: RuleId) -> Option<&'static Rule> {
        RULES.iter().copied().find(|rule| rule.id == id)
    }
}

macro_rules! rules {
    ($($family:ident::$rule:ident)*) => {
        /// Every rule, in the order of [`RuleId::ALL`].
        pub static RULES: &[&Rule] = &[$(&super::$family::$rule),*];

        /// Checks an event by the rules whose bits are set. Each is called by its name, not through the table, so that
        /// what an ordinary event costs is compiled into one piece.
        #[inline]
        pub(super) fn check_by(rules: u64, scene: &Scene<'_>, out: &mut Out<'_>) {
            $(if rules >> super::$family::$rule.id as u32 & 1 == 1 {
                (super::$family::$rule.check)(scene, out);
            })*
        }
    };
}

rules! {
    json::SYNTAX
    json::DUPLICATE_KEY
    event::TYPE
    event::TOO_LARGE
    field::REQUIRED
    field::TYPE
    field::EMPTY
    field::UNKNOWN
    field::MISSPELLED
    action::FORMAT
    action::UNKNOWN
    action::DEPRECATED
    outcome::VALUE
    severity::VALUE
    severity::REASON
    outcome::REASON
    outcome::ACTION
    time::FORMAT
    time::VALUE
    time::ZONE
    reason::CODE
    initiator::TYPE_URI
    initiator::CREDENTIAL_TYPE
    initiator::ID_TYPE
    host::ADDRESS
    host::ADDRESS_TYPE
    target::ID
    target::TYPE_URI
    crn::SYNTAX
    crn::ACCOUNT
    location::GLOBAL
    observer::OBSERVER_NAME
    message::FORM
    data_event::CATALOG
    correlation_id::FORMAT
    request_data::FIELD
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_is_in_order_and_each_case_has_one_owner() {
        assert_eq!(RULES.iter().map(|rule| rule.id).collect::<Vec<_>>(), RuleId::ALL);
        let mut owners = [0; CASE_COUNT];
        for rule in RULES {
            assert!(!rule.cases.is_empty(), "{}", rule.id.as_str());
            for (index, spec) in rule.cases.iter().enumerate() {
                owners[spec.case as usize] += 1;
                assert_eq!(spec.when.is_empty(), rule.cases.len() == 1, "{}", rule.id.as_str());
                for profile in Profile::ALL {
                    assert!(spec.level(profile) <= rule.cases[0].level(profile), "{}: {index}", rule.id.as_str());
                }
            }
        }
        assert!(owners.iter().all(|&count| count == 1), "{owners:?}");
        const { assert!(CASE_COUNT <= 64) };
    }
}
