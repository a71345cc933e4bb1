//! Documents as Rust values, through serde: for data that a program gives (its own actions), not for events.

use std::borrow::Cow;
use std::fmt;

use serde::de::{
    self, Deserialize, DeserializeSeed, Expected, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;

use super::json::{Document, Kind, NodeId};
use crate::finding::shown;

/// Why a value is not what was asked for, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueError {
    /// The way to the value, `parameters.asset_type[0]`; empty for the value itself.
    path: String,
    message: String,
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => f.write_str(&self.message),
            path => write!(f, "`{path}`: {}", self.message),
        }
    }
}

impl std::error::Error for ValueError {}

/// The usual messages in the words of this crate. They also keep the formatting of numbers out of the compiled module.
impl de::Error for ValueError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        ValueError { path: String::new(), message: message.to_string() }
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Bool(_) => "a boolean",
            Unexpected::Signed(_) | Unexpected::Unsigned(_) | Unexpected::Float(_) => "a number",
            Unexpected::Str(_) | Unexpected::Char(_) => "a string",
            Unexpected::Seq => "an array",
            Unexpected::Map => "an object",
            _ => "null",
        };
        Self::custom(format_args!("{found} stands where {expected} is expected"))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        // A long name is near to none, and measuring how far it is would take time.
        const LONGEST: usize = 64;
        let near = expected
            .iter()
            .filter(|_| field.len() <= LONGEST)
            .map(|known| (strsim::osa_distance(known, field), known))
            .filter(|(distance, _)| *distance <= 2)
            .min();
        let field = shown(field);
        match near {
            Some((_, near)) => Self::custom(format_args!("there is no member `{field}`; did you mean `{near}`?")),
            None => Self::custom(format_args!("there is no member `{field}`; there are `{}`", expected.join("`, `"))),
        }
    }

    fn missing_field(field: &'static str) -> Self {
        Self::custom(format_args!("`{field}` is missing"))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::custom(format_args!("`{field}` is named twice"))
    }
}

impl ValueError {
    fn within(mut self, step: &str) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{step}{dot}{}", self.path);
        self
    }
}

/// Reads a value of a document. Members that the type does not know are refused if the type says so.
///
/// ```
/// use activity_tracker_events::catalog::UserEntry;
/// use activity_tracker_events::reader::{NodeId, read, value};
///
/// let of = |text: &str| value::<UserEntry>(&read(text.as_bytes(), 8).unwrap(), NodeId::ROOT);
/// let entry = of(r#"{"action": "my-shop.order.create", "title": "Place an order", "operation": "create"}"#).unwrap();
/// assert_eq!(entry.title, "Place an order");
/// assert_eq!(of(r#"{"action": 1}"#).unwrap_err().to_string(), "`action`: a number stands where a string is expected");
/// ```
///
/// # Errors
/// The first thing that does not fit.
pub fn value<'de, T: Deserialize<'de>>(document: &Document<'_>, node: NodeId) -> Result<T, ValueError> {
    T::deserialize(Value { document, node })
}

#[derive(Clone, Copy)]
struct Value<'d> {
    document: &'d Document<'d>,
    node: NodeId,
}

impl<'de> de::Deserializer<'de> for Value<'_> {
    type Error = ValueError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        match self.document.node(self.node).kind {
            Kind::Null => visitor.visit_unit(),
            Kind::True => visitor.visit_bool(true),
            Kind::False => visitor.visit_bool(false),
            Kind::Number => {
                let text = self.document.raw(self.node);
                match text.parse::<i64>() {
                    Ok(integer) => visitor.visit_i64(integer),
                    Err(_) => visitor.visit_f64(text.parse().unwrap_or(f64::NAN)),
                }
            }
            Kind::String => match self.document.string(self.node).unwrap_or_default() {
                Cow::Borrowed(text) => visitor.visit_str(text),
                Cow::Owned(text) => visitor.visit_string(text),
            },
            Kind::Array => {
                let elements: Vec<NodeId> = self.document.children(self.node).collect();
                visitor.visit_seq(Within { document: self.document, nodes: elements.into_iter().enumerate(), at: None })
            }
            Kind::Object => {
                let members: Vec<NodeId> = self.document.children(self.node).collect();
                visitor.visit_map(Within { document: self.document, nodes: members.into_iter().enumerate(), at: None })
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        if self.document.node(self.node).kind == Kind::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, ValueError> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

/// The elements of an array or the members of an object.
struct Within<'d> {
    document: &'d Document<'d>,
    nodes: std::iter::Enumerate<std::vec::IntoIter<NodeId>>,
    /// The member whose key has been read and whose value has not.
    at: Option<NodeId>,
}

impl<'de> SeqAccess<'de> for Within<'_> {
    type Error = ValueError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, ValueError> {
        let Some((index, node)) = self.nodes.next() else { return Ok(None) };
        let value = seed.deserialize(Value { document: self.document, node });
        value.map(Some).map_err(|error| error.within(&format!("[{index}]")))
    }
}

impl<'de> MapAccess<'de> for Within<'_> {
    type Error = ValueError;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, ValueError> {
        let Some((_, node)) = self.nodes.next() else { return Ok(None) };
        self.at = Some(node);
        seed.deserialize(self.document.key(node).into_deserializer()).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, ValueError> {
        let node = self.at.take().ok_or_else(|| de::Error::custom("a value without a key"))?;
        let key = self.document.key(node);
        seed.deserialize(Value { document: self.document, node }).map_err(|error| error.within(&key))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::read;
    use super::*;

    fn of<'a, T: Deserialize<'a>>(text: &str) -> Result<T, String> {
        value(&read(text.as_bytes(), 16).unwrap(), NodeId::ROOT).map_err(|error| error.to_string())
    }

    #[test]
    fn values() {
        assert_eq!(of("[1, -2]"), Ok(vec![1_i64, -2]));
        assert_eq!(of("2.5e1"), Ok(25.0_f64));
        assert_eq!(of("null"), Ok(None::<bool>));
        assert_eq!(of("true"), Ok(Some(true)));
        assert_eq!(of(r#""caf\u00e9""#), Ok("café".to_owned()));
        assert_eq!(of(r#"{"\u0061": ["b"]}"#), Ok(BTreeMap::from([("a".to_owned(), vec!["b".to_owned()])])));
    }

    #[test]
    fn an_error_says_where_it_is() {
        type Deep = BTreeMap<String, Vec<BTreeMap<String, bool>>>;
        assert_eq!(
            of::<Deep>(r#"{"a": [{}, {"b": 3}]}"#),
            Err("`a[1].b`: a number stands where a boolean is expected".to_owned())
        );
        assert_eq!(of::<bool>("{}"), Err("an object stands where a boolean is expected".to_owned()));
    }
}
