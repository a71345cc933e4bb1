//! The fields of an event: one table that the reader, the rules, the JSON Schema and the docs are made from.

use super::word::same;
use crate::finding::Level;
use crate::reader::Kind;

/// What the documentation says of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Documented: its name is offered as a correction and its type is checked.
    Documented,
    /// Seen in published events only: known, but nothing is asked of it.
    Published,
}

/// The JSON type a documented field has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// A JSON string.
    String,
    /// A JSON number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// An object whose members are fields of this table.
    Object,
    /// An object that may hold anything.
    FreeObject,
    /// Anything: nothing is documented.
    Any,
}

impl FieldType {
    /// The type with its article, as findings name it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::String => "a string",
            Self::Number => "a number",
            Self::Boolean => "a boolean",
            Self::Object | Self::FreeObject => "an object",
            Self::Any => "any value",
        }
    }

    /// Whether a value of this kind has the type.
    pub(crate) const fn takes(self, kind: Kind) -> bool {
        match self {
            Self::String => matches!(kind, Kind::String),
            Self::Number => matches!(kind, Kind::Number),
            Self::Boolean => matches!(kind, Kind::True | Kind::False),
            Self::Object | Self::FreeObject => matches!(kind, Kind::Object),
            Self::Any => true,
        }
    }
}

/// One row of the field table.
#[derive(Debug, Clone, Copy)]
pub struct FieldSpec {
    /// The field.
    pub field: Field,
    /// Its name with dots: `initiator.host.address`.
    pub dotted: &'static str,
    /// Its JSON Pointer (RFC 6901): `/initiator/host/address`.
    pub pointer: &'static str,
    /// Its own name: `address`.
    pub name: &'static str,
    /// The field whose object it is a member of; `None` at the top.
    pub parent: Option<Field>,
    /// The JSON type it has.
    pub ty: FieldType,
    /// Documented or only published.
    pub status: Status,
    /// Whether an event must have it, and how bad it is under `ingest` when it has not (always an error under `emit`).
    pub required: Option<Level>,
    /// An identifying string, which may not be empty.
    pub identifies: bool,
    /// What it says, in one sentence.
    pub summary: &'static str,
}

macro_rules! fields {
    ($($field:ident $dotted:literal $pointer:literal $name:literal $parent:expr, $ty:ident $status:ident $required:expr, $identifies:literal, $summary:literal;)*) => {
        /// A field of the table, used as an index into an event's values.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Field {
            $(#[doc = concat!("`", $dotted, "`: ", $summary)] $field,)*
        }

        /// Every field, parents before their members.
        pub const FIELDS: &[FieldSpec] = &[
            $(FieldSpec {
                field: Field::$field, dotted: $dotted, pointer: $pointer, name: $name, parent: $parent,
                ty: FieldType::$ty, status: Status::$status, required: $required, identifies: $identifies,
                summary: $summary,
            },)*
        ];

        /// How many fields there are.
        pub const FIELD_COUNT: usize = FIELDS.len();

        impl Field {
            /// The row of the table.
            pub const fn spec(self) -> &'static FieldSpec {
                match self { $(Self::$field => {
                    const SPEC: FieldSpec = FieldSpec {
                        field: Field::$field, dotted: $dotted, pointer: $pointer, name: $name, parent: $parent,
                        ty: FieldType::$ty, status: Status::$status, required: $required, identifies: $identifies,
                        summary: $summary,
                    };
                    &SPEC
                },)* }
            }
        }
    };
}

const _: () = assert!(FIELD_COUNT <= 64, "a set of fields is one word");

const ERROR: Option<Level> = Some(Level::Error);
const WARNING: Option<Level> = Some(Level::Warning);
const INFO: Option<Level> = Some(Level::Info);
const INITIATOR: Option<Field> = Some(Field::Initiator);
const TARGET: Option<Field> = Some(Field::Target);
const OBSERVER: Option<Field> = Some(Field::Observer);
const REASON: Option<Field> = Some(Field::Reason);

fields! {
    Action "action" "/action" "action" None, String Documented ERROR, true, "What was done, as `service.object.verb`.";
    Outcome "outcome" "/outcome" "outcome" None, String Documented ERROR, false, "How it ended: `success`, `pending` or `failure`.";
    EventTime "eventTime" "/eventTime" "eventTime" None, String Documented ERROR, true, "When it happened, in UTC, as `YYYY-MM-DDTHH:mm:ss.SS+0000`.";
    Severity "severity" "/severity" "severity" None, String Documented WARNING, false, "How much attention it asks for: `normal`, `warning` or `critical`.";
    Reason "reason" "/reason" "reason" None, Object Documented None, false, "Why it ended as it did.";
    ReasonCode "reason.reasonCode" "/reason/reasonCode" "reasonCode" REASON, Number Documented WARNING, false, "The HTTP status code of the request.";
    ReasonType "reason.reasonType" "/reason/reasonType" "reasonType" REASON, String Documented None, false, "The status in words.";
    ReasonForFailure "reason.reasonForFailure" "/reason/reasonForFailure" "reasonForFailure" REASON, String Documented None, false, "Why it failed, in words; only with a failure.";
    Initiator "initiator" "/initiator" "initiator" None, Object Documented None, false, "Who asked for it.";
    InitiatorId "initiator.id" "/initiator/id" "id" INITIATOR, String Documented ERROR, true, "The identity: IBMid, service ID, profile ID or certificate ID.";
    InitiatorName "initiator.name" "/initiator/name" "name" INITIATOR, String Documented WARNING, false, "The user's or service's name; may be empty.";
    InitiatorTypeUri "initiator.typeURI" "/initiator/typeURI" "typeURI" INITIATOR, String Documented WARNING, false, "What kind of identity it is.";
    InitiatorAuthnId "initiator.authnId" "/initiator/authnId" "authnId" INITIATOR, String Documented None, false, "The identity that logged in, where it differs.";
    InitiatorAuthnName "initiator.authnName" "/initiator/authnName" "authnName" INITIATOR, String Documented None, false, "The name of the identity that logged in, where it differs.";
    InitiatorProjectId "initiator.project_id" "/initiator/project_id" "project_id" INITIATOR, Any Published None, false, "The project of the initiator.";
    Credential "initiator.credential" "/initiator/credential" "credential" INITIATOR, Object Documented None, false, "What the initiator showed to be let in.";
    CredentialType "initiator.credential.type" "/initiator/credential/type" "type" Some(Field::Credential), String Documented WARNING, false, "The kind of credential.";
    InitiatorHost "initiator.host" "/initiator/host" "host" INITIATOR, Object Documented None, false, "Where the request came from.";
    HostAddress "initiator.host.address" "/initiator/host/address" "address" Some(Field::InitiatorHost), String Documented None, false, "The network address; empty when an IBM Cloud service is the initiator.";
    HostAddressType "initiator.host.addressType" "/initiator/host/addressType" "addressType" Some(Field::InitiatorHost), String Documented None, false, "The kind of address; `IPv4` when it is not stated.";
    HostAgent "initiator.host.agent" "/initiator/host/agent" "agent" Some(Field::InitiatorHost), String Documented None, false, "What made the request, such as a user agent.";
    Target "target" "/target" "target" None, Object Documented None, false, "What it was done to.";
    TargetId "target.id" "/target/id" "id" TARGET, String Documented ERROR, true, "The CRN of the target.";
    TargetName "target.name" "/target/name" "name" TARGET, String Documented WARNING, false, "The human name of the target; may be empty.";
    TargetTypeUri "target.typeURI" "/target/typeURI" "typeURI" TARGET, String Documented WARNING, false, "The kind of target, as `service/object`.";
    TargetAlias "target.alias" "/target/alias" "alias" TARGET, String Documented None, false, "Another name of the target.";
    TargetResourceGroupId "target.resourceGroupId" "/target/resourceGroupId" "resourceGroupId" TARGET, String Documented None, false, "The CRN of the target's resource group.";
    TargetHost "target.host" "/target/host" "host" TARGET, Object Documented None, false, "The machine that the target is on.";
    TargetHostAddress "target.host.address" "/target/host/address" "address" Some(Field::TargetHost), String Documented None, false, "The network address or name of that machine.";
    Observer "observer" "/observer" "observer" None, Object Documented None, false, "Who reported the event.";
    ObserverName "observer.name" "/observer/name" "name" OBSERVER, String Documented INFO, false, "Always `ActivityTracker`.";
    ObserverTypeUri "observer.typeURI" "/observer/typeURI" "typeURI" OBSERVER, Any Published None, false, "The kind of observer.";
    ObserverId "observer.id" "/observer/id" "id" OBSERVER, Any Published None, false, "The identity of the observer.";
    LogSourceCrn "logSourceCRN" "/logSourceCRN" "logSourceCRN" None, String Documented WARNING, false, "The CRN of the service instance that reported the event.";
    SaveServiceCopy "saveServiceCopy" "/saveServiceCopy" "saveServiceCopy" None, Boolean Documented INFO, false, "Whether the service keeps a copy.";
    DataEvent "dataEvent" "/dataEvent" "dataEvent" None, Boolean Documented INFO, false, "`true` for a data event, `false` for a management event.";
    Message "message" "/message" "message" None, String Documented WARNING, false, "A headline, as `service: what was done`, with ` -failure` after a failure.";
    Id "id" "/id" "id" None, String Documented None, false, "The identity of the event.";
    CorrelationId "correlationId" "/correlationId" "correlationId" None, String Documented None, false, "A GUID shared by the events of one request.";
    RequestData "requestData" "/requestData" "requestData" None, FreeObject Documented None, false, "What was asked for; differs by action.";
    ResponseData "responseData" "/responseData" "responseData" None, FreeObject Documented None, false, "What was answered; differs by action.";
    TypeUri "typeURI" "/typeURI" "typeURI" None, Any Published None, false, "The CADF type of the event.";
    EventType "eventType" "/eventType" "eventType" None, Any Published None, false, "The CADF kind of event.";
    Meta "meta" "/meta" "meta" None, Any Published None, false, "Facts about the producer.";
    RequestPath "requestPath" "/requestPath" "requestPath" None, Any Published None, false, "The path of the request.";
    RequestHeader "requestHeader" "/requestHeader" "requestHeader" None, Any Published None, false, "Headers of the request.";
    ResponseBody "responseBody" "/responseBody" "responseBody" None, Any Published None, false, "The body of the answer.";
    Type "type" "/type" "type" None, Any Published None, false, "The kind of record.";
    ResourceGroupId "resourceGroupId" "/resourceGroupId" "resourceGroupId" None, Any Published None, false, "The resource group.";
    LogLevel "level" "/level" "level" None, Any Published None, false, "The producer's log level.";
}

impl Field {
    /// Its place in arrays of [`FIELD_COUNT`] values.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The field named `name` in the object of `parent` (`None`: at the top).
    ///
    /// ```
    /// use activity_tracker_events::event::Field;
    /// assert_eq!(Field::named(Some(Field::Reason), "reasonCode"), Some(Field::ReasonCode));
    /// assert_eq!(Field::named(None, "reasonCode"), None);
    /// ```
    pub fn named(parent: Option<Field>, name: &str) -> Option<Field> {
        let spec = Field::perhaps(parent, name.as_bytes())?.spec();
        (spec.parent == parent && same(spec.name.as_bytes(), name.as_bytes())).then_some(spec.field)
    }

    /// The only field that can be meant by a name in the object of `parent`; whether it is, the name has yet to show.
    #[inline]
    pub(crate) fn perhaps(parent: Option<Field>, name: &[u8]) -> Option<Field> {
        Some(FIELDS.get(usize::from(*NAMED.get(slot(parent, name))?))?.field)
    }
}

/// How many places the table of names has.
const SLOTS: usize = 256;
/// No field's name is longer.
const LONGEST_NAME: usize = 16;
const NOBODY: u8 = u8::MAX;
/// With this one the names of all fields have places of their own.
const SEED: u32 = seed();

/// For each place in it, the only field whose name can be meant.
static NAMED: [u8; SLOTS] = match placed(SEED) {
    Some(table) => table,
    None => [NOBODY; SLOTS],
};

/// The place of a name, by its length and three of its bytes.
const fn slot_with(seed: u32, parent: Option<Field>, name: &[u8]) -> usize {
    if name.is_empty() || name.len() > LONGEST_NAME {
        return 0;
    }
    let parent = match parent {
        None => 0,
        Some(parent) => parent as u32 + 1,
    };
    let key = parent << 24
        | (at(name, 0) ^ (name.len() as u32) << 3) << 16
        | at(name, name.len() - 1) << 8
        | at(name, name.len().saturating_sub(3));
    (key.wrapping_mul(seed) >> 24) as usize
}

const fn at(name: &[u8], place: usize) -> u32 {
    match name.split_at_checked(place) {
        Some((_, [byte, ..])) => *byte as u32,
        _ => 0,
    }
}

fn slot(parent: Option<Field>, name: &[u8]) -> usize {
    slot_with(SEED, parent, name)
}

/// The table that a seed gives, if no two names have one place.
const fn placed(seed: u32) -> Option<[u8; SLOTS]> {
    let mut table = [NOBODY; SLOTS];
    let mut index = 0;
    let mut rest = FIELDS;
    while let [spec, others @ ..] = rest {
        let place = slot_with(seed, spec.parent, spec.name.as_bytes());
        match table.split_at_mut(place).1 {
            [slot, ..] if *slot == NOBODY => *slot = index,
            _ => return None,
        }
        index += 1;
        rest = others;
    }
    Some(table)
}

const fn seed() -> u32 {
    let mut seed: u32 = 0x9e37_79b1;
    while placed(seed).is_none() {
        seed = seed.wrapping_mul(0x0019_660d).wrapping_add(0x3c6e_f35f) | 1;
    }
    seed
}

/// For each field a bit for each kind of value that has its type.
static TAKEN: [u8; FIELD_COUNT] = {
    const KINDS: [Kind; 7] =
        [Kind::Null, Kind::False, Kind::True, Kind::Number, Kind::String, Kind::Array, Kind::Object];
    let mut taken = [0; FIELD_COUNT];
    let (mut left, mut rest) = (&mut taken as &mut [u8], FIELDS);
    while let ([row, rows @ ..], [spec, specs @ ..]) = (left, rest) {
        let mut kinds: &[Kind] = &KINDS;
        while let [kind, others @ ..] = kinds {
            *row |= (spec.ty.takes(*kind) as u8) << *kind as u8;
            kinds = others;
        }
        (left, rest) = (rows, specs);
    }
    taken
};

impl Field {
    /// Whether a value of this kind has the type of the field.
    #[inline]
    pub(crate) fn takes(self, kind: Kind) -> bool {
        TAKEN.get(self.index()).is_some_and(|kinds| kinds >> kind as u8 & 1 == 1)
    }
}

/// A set of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fields(u64);

/// The set of the fields whose rows fit, as a constant.
macro_rules! fields_whose {
    (|$spec:ident| $fits:expr) => {{
        let (mut fields, mut rest) = (Fields::NONE, FIELDS);
        while let [$spec, others @ ..] = rest {
            if $fits {
                fields.insert($spec.field);
            }
            rest = others;
        }
        fields
    }};
}

impl Fields {
    pub(crate) const NONE: Fields = Fields(0);
    /// Those that an event must have.
    pub(crate) const REQUIRED: Fields = fields_whose!(|spec| spec.required.is_some());
    /// Those whose members are fields themselves.
    pub(crate) const OBJECTS: Fields = fields_whose!(|spec| matches!(spec.ty, FieldType::Object));
    /// The strings that identify something.
    pub(crate) const IDENTIFYING: Fields = fields_whose!(|spec| spec.identifies);

    /// Those that a string is the right type for.
    pub(crate) const STRINGS: Fields = fields_whose!(|spec| spec.ty.takes(Kind::String));

    pub(crate) const fn contains(self, field: Field) -> bool {
        self.0 >> field as u32 & 1 == 1
    }

    pub(crate) const fn insert(&mut self, field: Field) {
        self.0 |= 1 << field as u32;
    }

    /// These and another one.
    #[inline(always)]
    pub(crate) const fn and(self, field: Field) -> Fields {
        Fields(self.0 | 1 << field as u32)
    }

    /// How many there are.
    pub(crate) const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// Puts a field in, or takes it out.
    pub(crate) const fn set(&mut self, field: Field, within: bool) {
        self.0 = self.0 & !(1 << field as u32) | (within as u64) << field as u32;
    }

    pub(crate) const fn with(self, others: Fields) -> Fields {
        Fields(self.0 | others.0)
    }

    pub(crate) const fn without(self, others: Fields) -> Fields {
        Fields(self.0 & !others.0)
    }

    /// The rows of the fields, in the order of the table.
    pub(crate) fn rows(self) -> impl Iterator<Item = &'static FieldSpec> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let spec = FIELDS.get(left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(spec)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_agrees_with_itself() {
        for (index, spec) in FIELDS.iter().enumerate() {
            assert_eq!(spec.field.index(), index);
            assert_eq!(spec.pointer, format!("/{}", spec.dotted.replace('.', "/")));
            let expected_parent = spec.dotted.rsplit_once('.').map(|(parent, _)| parent);
            assert_eq!(spec.parent.map(|parent| parent.spec().dotted), expected_parent, "{}", spec.dotted);
            assert_eq!(spec.dotted.rsplit('.').next(), Some(spec.name));
            assert_eq!(Field::named(spec.parent, spec.name), Some(spec.field));
            if let Some(parent) = spec.parent {
                assert!(parent.index() < index, "{} stands before its parent", spec.dotted);
                assert_eq!(parent.spec().ty, FieldType::Object);
            }
        }
    }
}
