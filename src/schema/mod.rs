//! The JSON Schema of an event, made from the table of fields, the levels of the rules and the values that they allow.
//!
//! It says all that a schema can say of what is an error under a profile, and nothing of what is less than one: valid
//! against the schema is an event without a finding of level `error`, but for the rules in [`OUTSIDE`].

mod pattern;
mod tree;

use std::borrow::Cow;

use crate::event::{
    AddressType, CREDENTIAL_TYPES, FIELDS, Field, FieldSpec, FieldType, InitiatorKind, Outcome,
    PUBLISHED_CREDENTIAL_TYPES, REASON_CODES, Severity, Status, UNKNOWN_OUTCOME,
};
use crate::finding::Level;
use crate::rules::{Case, OBSERVER, Plan, RULES, RuleId, list, required_case};
use crate::{Options, Profile};
use pattern::Times;
use tree::Schema;

/// The rules that a schema says nothing of: those on the text, of which a schema sees only the value, and those over two
/// fields.
pub const OUTSIDE: &[RuleId] = &[
    RuleId::JsonSyntax,
    RuleId::JsonDuplicateKey,
    RuleId::EventTooLarge,
    RuleId::SeverityReason,
    RuleId::OutcomeReason,
    RuleId::OutcomeAction,
    RuleId::HostAddress,
];

/// The JSON Schema (2020-12) of an event under a profile, as JSON text.
///
/// ```
/// use activity_tracker_events::{Profile, json_schema};
/// let schema: serde_json::Value = serde_json::from_str(&json_schema(Profile::Ingest))?;
/// assert_eq!(schema["properties"]["severity"]["enum"], serde_json::json!(["normal", "warning", "critical"]));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn json_schema(profile: Profile) -> String {
    let mut text = String::new();
    Maker { profile, plan: Plan::new(&Options { profile, ..Options::default() }) }.event().write(&mut text);
    text
}

struct Maker {
    profile: Profile,
    plan: Plan,
}

impl Maker {
    fn is_error(&self, case: Case) -> bool {
        self.plan.level(case) == Some(Level::Error)
    }

    fn event(&self) -> Schema {
        let profile = self.profile.as_str();
        let version = env!("CARGO_PKG_VERSION");
        Schema::of("$schema", "https://json-schema.org/draft/2020-12/schema")
            // Not a place: a name, which another version of the rules must not share.
            .with("$id", format!("urn:activity-tracker-events:event:{profile}:{version}"))
            .with("title", format!("Activity Tracker event ({profile})"))
            .with("description", self.description())
            .and(self.object(None))
    }

    fn description(&self) -> String {
        let profile = self.profile.as_str();
        let has_error = |id: &&RuleId| {
            RULES.iter().any(|rule| rule.id == **id && rule.cases.iter().any(|spec| self.is_error(spec.case)))
        };
        let outside = list(OUTSIDE.iter().filter(has_error).map(|id| id.as_str()));
        let mut text = format!(
            "An audit event of IBM Cloud Activity Tracker, without an envelope. An event is valid when the profile \
             `{profile}` finds no error in any single field of it. Left to the validator are warnings, and the errors of \
             rules on the text or over two fields: {outside}."
        );
        if !self.is_error(Case::TypeFreeForm) {
            let free = list(FIELDS.iter().filter(|spec| spec.ty == FieldType::FreeObject).map(|spec| spec.dotted));
            text += &format!(" Of strings in {free} only the braces are seen, not whether they hold JSON.");
        }
        text
    }

    /// An object whose members are fields.
    fn object(&self, parent: Option<Field>) -> Schema {
        let members = || FIELDS.iter().filter(move |spec| spec.parent == parent);
        let required: Vec<&str> = members().filter(|spec| self.is_required(spec)).map(|spec| spec.name).collect();
        let properties = members().map(|spec| (spec.name, self.property(spec))).collect();
        let mut schema = Schema::of("type", "object");
        if !required.is_empty() {
            schema = schema.with("required", required);
        }
        schema.with("properties", Schema::Object(properties))
    }

    /// Where a required field is missing with the object that would hold it, it is missing too.
    fn is_required(&self, spec: &FieldSpec) -> bool {
        spec.required.is_some_and(|level| self.is_error(required_case(level)))
            || FIELDS.iter().any(|member| member.parent == Some(spec.field) && self.is_required(member))
    }

    fn property(&self, spec: &FieldSpec) -> Schema {
        let described = |description: Cow<'static, str>| {
            Schema::of("title", spec.dotted).with("description", Schema::Text(description))
        };
        if spec.status == Status::Published {
            return described(format!("{} Published by services, not documented.", spec.summary).into());
        }
        let value = match spec.ty {
            FieldType::String => self.text(spec),
            FieldType::Number => self.or_lossless(self.number(spec.field), Schema::of("pattern", pattern::DIGITS)),
            FieldType::Boolean => {
                self.or_lossless(Schema::of("type", "boolean"), Schema::of("enum", vec!["true", "false"]))
            }
            FieldType::Object => self.object(Some(spec.field)),
            FieldType::FreeObject => self.free_object(),
            FieldType::Any => Schema::Object(Vec::new()),
        };
        described(spec.summary.into()).and(value)
    }

    /// A value, or the string that means it where that is no error.
    fn or_lossless(&self, value: Schema, string: Schema) -> Schema {
        if self.is_error(Case::TypeLossless) {
            return value;
        }
        Schema::of("anyOf", vec![value, Schema::of("type", "string").and(string)])
    }

    fn number(&self, field: Field) -> Schema {
        if field == Field::ReasonCode && self.is_error(Case::ReasonCode) {
            let (least, most) = REASON_CODES.into_inner();
            return Schema::of("type", "integer").with("minimum", least).with("maximum", most);
        }
        Schema::of("type", "number")
    }

    fn free_object(&self) -> Schema {
        let object = || Schema::of("type", "object");
        if self.is_error(Case::TypeFreeForm) {
            return object();
        }
        let text = Schema::of("type", "string")
            .with("contentMediaType", "application/json")
            .with("contentSchema", object())
            .with("pattern", pattern::BRACES);
        Schema::of("anyOf", vec![object(), Schema::of("type", "null"), text])
    }

    fn text(&self, spec: &FieldSpec) -> Schema {
        let schema = Schema::of("type", "string");
        let schema = match spec.identifies && self.is_error(Case::FieldEmpty) {
            true => schema.with("minLength", 1),
            false => schema,
        };
        let pattern = match spec.field {
            Field::EventTime => return schema.and(self.time()),
            Field::Action if self.is_error(Case::ActionFormat) => pattern::ACTION,
            Field::TargetTypeUri if self.is_error(Case::TargetTypeUriForm) => pattern::TARGET_TYPE_URI,
            // Of a target that is no CRN at all, another rule speaks.
            Field::TargetId if self.is_error(Case::TargetId) && self.is_error(Case::CrnSyntax) => pattern::CRN,
            Field::TargetResourceGroupId | Field::LogSourceCrn if self.is_error(Case::CrnSyntax) => pattern::CRN,
            field => return schema.and(self.words(field)),
        };
        schema.with("pattern", pattern)
    }

    /// The words of a field that has some: all that pass, where any other is an error; else the documented ones, for an
    /// editor to offer.
    fn words(&self, field: Field) -> Schema {
        let (other, mut words): (_, Vec<&str>) = match field {
            Field::Outcome => (Case::OutcomeOther, Outcome::ALL.iter().map(|word| word.as_str()).collect()),
            Field::Severity => (Case::SeverityValue, Severity::ALL.iter().map(|word| word.as_str()).collect()),
            Field::InitiatorTypeUri => (Case::InitiatorTypeUri, InitiatorKind::documented_type_uris().collect()),
            Field::CredentialType => (Case::CredentialType, CREDENTIAL_TYPES.to_vec()),
            Field::HostAddressType => (Case::HostAddressType, AddressType::ALL.map(AddressType::as_str).to_vec()),
            Field::ObserverName => (Case::ObserverName, vec![OBSERVER]),
            _ => return Schema::Object(Vec::new()),
        };
        if !self.is_error(other) {
            return Schema::of("examples", words);
        }
        match field {
            Field::Outcome if !self.is_error(Case::OutcomeUnknown) => words.push(UNKNOWN_OUTCOME),
            Field::InitiatorTypeUri if !self.is_error(Case::InitiatorTypeUriPublished) => {
                words.extend(InitiatorKind::published_type_uris());
            }
            Field::CredentialType if !self.is_error(Case::CredentialTypePublished) => {
                words.extend(PUBLISHED_CREDENTIAL_TYPES);
            }
            _ => {}
        }
        match *words {
            [word] => Schema::of("const", word),
            _ => Schema::of("enum", words),
        }
    }

    fn time(&self) -> Schema {
        let times = if self.is_error(Case::TimeFormatRfc3339) { Times::Documented } else { Times::Rfc3339 };
        pattern::time(times).and(pattern::existing_time(times))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn of(profile: Profile) -> Value {
        serde_json::from_str(&json_schema(profile)).unwrap()
    }

    fn property<'s>(schema: &'s Value, spec: &FieldSpec) -> &'s Value {
        schema.pointer(&spec.pointer.replace('/', "/properties/")).unwrap()
    }

    #[test]
    fn every_field_is_in_it_and_explains_itself() {
        for profile in Profile::ALL {
            let schema = of(profile);
            for spec in FIELDS {
                let property = property(&schema, spec);
                assert_eq!(property["title"], spec.dotted);
                let description = property["description"].as_str().unwrap();
                match spec.status {
                    Status::Documented => assert_eq!(description, spec.summary),
                    Status::Published => assert!(description.starts_with(spec.summary)),
                }
            }
        }
    }

    #[test]
    fn a_required_field_requires_the_objects_it_lies_in() {
        let (emit, ingest) = (of(Profile::Emit), of(Profile::Ingest));
        for spec in FIELDS {
            let holder = |schema| match spec.parent {
                Some(parent) => property(schema, parent.spec()).clone(),
                None => Value::clone(schema),
            };
            let required =
                |schema| holder(schema)["required"].as_array().is_some_and(|names| names.contains(&spec.name.into()));
            let needs = |least| {
                let within = format!("{}.", spec.dotted);
                FIELDS.iter().any(|other| {
                    (other.field == spec.field || other.dotted.starts_with(&within)) && other.required >= Some(least)
                })
            };
            assert_eq!(required(&emit), needs(Level::Info), "{}", spec.dotted);
            assert_eq!(required(&ingest), needs(Level::Error), "{}", spec.dotted);
        }
    }

    #[test]
    fn the_description_names_what_is_outside() {
        for profile in Profile::ALL {
            let schema = of(profile);
            let description = schema["description"].as_str().unwrap();
            for id in RuleId::ALL {
                let rule = RULES.iter().find(|rule| rule.id == *id).unwrap();
                let error = rule.cases.iter().any(|spec| spec.level(profile) == Some(Level::Error));
                let named = description.contains(&format!("`{}`", id.as_str()));
                assert_eq!(named, error && OUTSIDE.contains(id), "{}", id.as_str());
            }
        }
    }
}
