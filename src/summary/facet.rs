//! What events can be counted and filtered by.

/// What events can be counted and filtered by: each has one value of it, or none; of rules it may break several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Facet {
    /// `action`
    Action,
    /// The group of the catalog's entry for the action.
    Group,
    /// What the action does, by the catalog.
    Operation,
    /// What the action can do to security, by the catalog.
    Concern,
    /// `initiator.name`, or else `initiator.id`.
    Actor,
    /// The account in the CRN of the target, or else of the log source.
    Account,
    /// The location in the CRN of the target, or else of the log source.
    Region,
    /// `initiator.host.address`
    Address,
    /// How it ended: `success`, `pending`, `failure`, `refused`, `unclear` or `contradiction`.
    Outcome,
    /// `severity`
    Severity,
    /// `reason.reasonCode`
    Reason,
    /// The level of the worst finding.
    Level,
    /// The rules that are broken.
    Rule,
    /// The file that the event is in.
    File,
}

impl Facet {
    /// How many there are.
    pub const COUNT: usize = 14;

    /// All of them.
    pub const ALL: [Facet; Facet::COUNT] = [
        Facet::Action,
        Facet::Group,
        Facet::Operation,
        Facet::Concern,
        Facet::Actor,
        Facet::Account,
        Facet::Region,
        Facet::Address,
        Facet::Outcome,
        Facet::Severity,
        Facet::Reason,
        Facet::Level,
        Facet::Rule,
        Facet::File,
    ];

    /// Its name in queries.
    pub const fn as_str(self) -> &'static str {
        match self {
            Facet::Action => "action",
            Facet::Group => "group",
            Facet::Operation => "operation",
            Facet::Concern => "concern",
            Facet::Actor => "actor",
            Facet::Account => "account",
            Facet::Region => "region",
            Facet::Address => "address",
            Facet::Outcome => "outcome",
            Facet::Severity => "severity",
            Facet::Reason => "reason",
            Facet::Level => "level",
            Facet::Rule => "rule",
            Facet::File => "file",
        }
    }

    /// The facet of a name.
    pub fn parse(name: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|facet| facet.as_str() == name)
    }

    /// Its bit in a word.
    pub(super) const fn bit(self) -> u32 {
        1 << self as u32
    }
}
