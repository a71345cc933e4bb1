//! Results as JSON text. The engine parses a text at once, where an object built from here takes a call for each member.

use std::fmt;

use serde::ser::{self, Impossible, Serialize};
use wasm_bindgen::JsValue;

/// The JSON text of a result.
pub(super) fn text<T: Serialize + ?Sized>(value: &T) -> Result<String, Unwritable> {
    let mut text = String::new();
    write(value, &mut text)?;
    Ok(text)
}

/// Writes the JSON text of a result behind others.
pub(super) fn write<T: Serialize + ?Sized>(value: &T, text: &mut String) -> Result<(), Unwritable> {
    value.serialize(Writer(text))
}

impl From<Unwritable> for JsValue {
    fn from(why: Unwritable) -> JsValue {
        JsValue::from_str(&why.to_string())
    }
}

/// What no result of this crate holds: a fraction, a byte string, an enum with contents.
#[derive(Debug)]
pub(super) struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the result cannot be written as JSON")
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Unwritable
    }
}

struct Writer<'t>(&'t mut String);

/// An array or an object that is not closed yet.
struct Open<'t> {
    text: &'t mut String,
    close: char,
}

impl<'t> Writer<'t> {
    fn open(self, open: char, close: char) -> Open<'t> {
        self.0.push(open);
        Open { text: self.0, close }
    }
}

impl Open<'_> {
    // Its own function: it stands before every member of every type.
    #[inline(never)]
    fn comma(&mut self) {
        if !self.text.ends_with(['[', '{']) {
            self.text.push(',');
        }
    }

    fn close(self) -> Result<(), Unwritable> {
        self.text.push(self.close);
        Ok(())
    }
}

#[inline(never)]
fn quote(value: &str, text: &mut String) {
    text.push('"');
    let mut rest = value;
    while let Some(at) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        let (plain, special) = rest.split_at(at);
        text.push_str(plain);
        let mut characters = special.chars();
        match characters.next() {
            Some(sign @ ('"' | '\\')) => text.extend(['\\', sign]),
            Some(control) => {
                let digit = |shift: u32| char::from_digit(u32::from(control) >> shift & 15, 16).unwrap_or('0');
                text.push_str("\\u00");
                text.extend([digit(4), digit(0)]);
            }
            None => {}
        }
        rest = characters.as_str();
    }
    text.push_str(rest);
    text.push('"');
}

/// The methods of a serializer for what no result holds.
macro_rules! unwritable {
    ($($method:ident($($kind:ty),*) -> $ok:ty;)+) => {
        $(fn $method(self, $(_: $kind),*) -> Result<$ok, Unwritable> {
            Err(Unwritable)
        })+
    };
}

impl<'t> ser::Serializer for Writer<'t> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Open<'t>;
    type SerializeMap = Open<'t>;
    type SerializeStruct = Open<'t>;
    type SerializeTuple = Open<'t>;
    type SerializeTupleStruct = Impossible<(), Unwritable>;
    type SerializeTupleVariant = Impossible<(), Unwritable>;
    type SerializeStructVariant = Impossible<(), Unwritable>;

    fn serialize_bool(self, value: bool) -> Result<(), Unwritable> {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<(), Unwritable> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Unwritable> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Unwritable> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Unwritable> {
        self.0.push_str(&value.to_string());
        Ok(())
    }

    fn serialize_i64(self, value: i64) -> Result<(), Unwritable> {
        self.0.push_str(&value.to_string());
        Ok(())
    }

    fn serialize_tuple(self, count: usize) -> Result<Open<'t>, Unwritable> {
        self.serialize_seq(Some(count))
    }

    fn serialize_str(self, value: &str) -> Result<(), Unwritable> {
        quote(value, self.0);
        Ok(())
    }

    fn serialize_unit(self) -> Result<(), Unwritable> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Unwritable> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Unwritable> {
        self.serialize_str(variant)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'t>, Unwritable> {
        Ok(self.open('[', ']'))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'t>, Unwritable> {
        Ok(self.open('{', '}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'t>, Unwritable> {
        Ok(self.open('{', '}'))
    }

    unwritable! {
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Unwritable> {
        Err(Unwritable)
    }
}

impl ser::SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.comma();
        value.serialize(Writer(self.text))
    }

    fn end(self) -> Result<(), Unwritable> {
        self.close()
    }
}

impl ser::SerializeTuple for Open<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Unwritable> {
        ser::SerializeSeq::end(self)
    }
}

impl ser::SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritable> {
        self.comma();
        key.serialize(Writer(self.text))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.text.push(':');
        value.serialize(Writer(self.text))
    }

    fn end(self) -> Result<(), Unwritable> {
        self.close()
    }
}

impl ser::SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Unwritable> {
        ser::SerializeMap::serialize_entry(self, key, value)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, Entry};
    use crate::rules::listing;

    #[test]
    fn writes_what_serde_json_writes() {
        let catalog = Catalog::new();
        let entries: Vec<Entry<'_>> = catalog.actions().map(Entry::from).collect();
        assert_eq!(text(&entries).unwrap(), serde_json::to_string(&entries).unwrap());
        let groups: Vec<_> = catalog.groups().collect();
        assert_eq!(text(&groups).unwrap(), serde_json::to_string(&groups).unwrap());
        assert_eq!(text(&listing::rules()).unwrap(), serde_json::to_string(&listing::rules()).unwrap());
    }

    #[test]
    fn signs_and_controls_are_escaped() {
        let value: String = ('\0'..='\u{80}').chain(['é', '\u{2028}', '🦀']).collect();
        let json = text(&value).unwrap();
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), value);
        assert!(text(&1.5).is_err());
    }
}
