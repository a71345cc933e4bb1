//! A parsed object whose known fields were read one by one: a word for each member, and the texts of all in a row.
//!
//! The face reads an object in the order of its keys. Of each member it gives a word:
//!
//! | bits  | what                                                                                                   |
//! |-------|--------------------------------------------------------------------------------------------------------|
//! | 10…31 | the length of its text, in UTF-16 units: of a string, a number, free-form data as JSON, an unknown key   |
//! | 7…9   | the kind of the value, from 0 for null in the order of [`Kind`]                                         |
//! | 0…6   | the field; or 64 for an unknown member at the top, 65 + the field whose object it is in               |
//!
//! What is not in the words was not read: free-form data where no rule asks for it, and texts that no rule looks at.
#![expect(
    clippy::indexing_slicing,
    reason = "the tables of kinds and fields are indexed by what was compared with their length"
)]

use std::borrow::Cow;

use super::fast::Odd;
use super::json::Kind;
use crate::event::{Event, FIELDS, Field, FieldSpec, FieldValues, Fields, Unknown, Value};

const UNKNOWN: u32 = 64;

const KINDS: [Kind; 8] =
    [Kind::Null, Kind::False, Kind::True, Kind::Number, Kind::String, Kind::Array, Kind::Object, Kind::Null];

/// The texts of some objects, and how far they were read. They stand between two bytes that belong to nobody.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Texts<'t> {
    all: &'t str,
    at: usize,
    /// Every unit is a byte.
    ascii: bool,
}

/// A member of a parsed object.
struct Member {
    parent: Option<Field>,
    /// None for one that is no field.
    field: Option<Field>,
    kind: Kind,
    start: usize,
    end: usize,
}

impl<'t> Texts<'t> {
    /// The texts of some objects.
    pub(crate) fn new(all: &'t str, ascii: bool) -> Texts<'t> {
        Texts { all, at: 1, ascii }
    }

    /// The event of the next object, whose words these are. `Err` where it is none for the fast lane; after texts that
    /// are not as long as the words say, nothing is.
    pub(crate) fn event(&mut self, words: &[u32]) -> Result<Event<'t>, Odd> {
        let (mut fields, mut unknown) = (FieldValues::none(), Vec::new());
        for word in words {
            let Member { parent, field, kind, start, end } = self.member(*word)?;
            let Some(field) = field else {
                let name = Cow::Borrowed(self.all.get(start..end).ok_or(Odd)?);
                unknown.push(Unknown { parent, name, start: start as u32, dotted: false });
                continue;
            };
            // A string has room for quotes around it.
            let quote = usize::from(kind == Kind::String);
            let (start, end) = ((start - quote) as u32, (end + quote) as u32);
            fields.set(field, Value { kind, start, end, escaped: false });
        }
        // Without an action it may be an envelope.
        if !fields.has(Field::Action) {
            return Err(Odd);
        }
        Ok(Event::of_slices(self.all, fields, unknown))
    }

    fn member(&mut self, word: u32) -> Result<Member, Odd> {
        let start = self.at;
        let end = if self.ascii { start + units(word) } else { self.end(units(word)) };
        self.at = end;
        if end >= self.all.len() {
            return Err(Odd);
        }
        let (slot, kind) = ((word & 127) as usize, KINDS[(word >> 7 & 7) as usize]);
        if let Some(&FieldSpec { field, parent, .. }) = FIELDS.get(slot) {
            return Ok(Member { parent, field: Some(field), kind, start, end });
        }
        let parent = match slot.checked_sub(UNKNOWN as usize) {
            Some(0) => None,
            Some(above) => Some(FIELDS.get(above - 1).ok_or(Odd)?.field),
            None => return Err(Odd),
        };
        Ok(Member { parent, field: None, kind, start, end })
    }

    /// Where a text of so many units ends; beyond all texts if no character ends there.
    fn end(&self, units: usize) -> usize {
        let rest = self.all.get(self.at..).unwrap_or_default();
        if rest.as_bytes().get(..units).is_some_and(<[u8]>::is_ascii) {
            return self.at + units;
        }
        let (mut at, mut left) = (self.at, units);
        for character in rest.chars() {
            if left == 0 {
                return at;
            }
            let Some(less) = left.checked_sub(character.len_utf16()) else { break };
            left = less;
            at += character.len_utf8();
        }
        self.all.len()
    }

    /// The next object as JSON text, for findings to be told of, with nothing in what was not read. `None` where a
    /// finding would show what was not read.
    pub(crate) fn json(&mut self, words: &[u32], quote: &mut dyn FnMut(&str, &mut String)) -> Option<String> {
        let mut text = String::from("{");
        let mut open: Vec<Field> = Vec::new();
        for word in words {
            let Member { parent, field, kind, start, end } = self.member(*word).ok()?;
            while open.last().copied() != parent {
                open.pop()?;
                text.push('}');
            }
            if !text.ends_with('{') {
                text.push(',');
            }
            let value = self.all.get(start..end)?;
            quote(field.map_or(value, |field| field.spec().name), &mut text);
            text.push(':');
            let Some(field) = field else {
                text.push_str("null");
                continue;
            };
            match kind {
                Kind::Null => text.push_str("null"),
                Kind::False => text.push_str("false"),
                Kind::True => text.push_str("true"),
                Kind::Number => text.push_str(value),
                Kind::String => quote(value, &mut text),
                Kind::Array | Kind::Object if !field.takes(kind) => return None,
                Kind::Array => text.push_str("[]"),
                Kind::Object if Fields::OBJECTS.contains(field) => {
                    text.push('{');
                    open.push(field);
                }
                Kind::Object if value.is_empty() => text.push_str("{}"),
                Kind::Object => text.push_str(value),
            }
        }
        text.extend(std::iter::repeat_n('}', open.len() + 1));
        Some(text)
    }
}

fn units(word: u32) -> usize {
    (word >> 10) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(slot: u32, kind: Kind, text: &str) -> u32 {
        (text.encode_utf16().count() as u32) << 10 | (kind as u32) << 7 | slot
    }

    fn quoted(text: &str, out: &mut String) {
        out.push_str(&serde_json::to_string(text).unwrap());
    }

    #[test]
    fn members_come_back_as_they_were_read() {
        let (action, initiator, id) = (Field::Action as u32, Field::Initiator as u32, Field::InitiatorId as u32);
        for (id_text, ascii) in [("IBMid-1", true), ("é😀", false)] {
            let words = [
                word(action, Kind::String, "a.b"),
                word(initiator, Kind::Object, ""),
                word(id, Kind::String, id_text),
                word(UNKNOWN + 1 + initiator, Kind::Null, "x"),
                word(UNKNOWN, Kind::Null, "y"),
                word(Field::RequestData as u32, Kind::Object, "{\"z\":1}"),
            ];
            let all = format!("\0a.b{id_text}xy{{\"z\":1}}\0");
            let mut texts = Texts::new(&all, ascii);
            let event = texts.event(&words).unwrap();
            assert_eq!(event.string(Field::InitiatorId).as_deref(), Some(id_text));
            assert_eq!(event.unknown().len(), 2);
            let json = Texts::new(&all, ascii).json(&words, &mut quoted).unwrap();
            let expected = format!(
                "{{\"action\":\"a.b\",\"initiator\":{{\"id\":\"{id_text}\",\"x\":null}},\"y\":null,\"requestData\":{{\"z\":1}}}}"
            );
            assert_eq!(json, expected);
        }
    }

    #[test]
    fn words_that_do_not_fit_their_texts_are_odd() {
        let action = Field::Action as u32;
        let strings = |units: u32| [units << 10 | (Kind::String as u32) << 7 | action];
        assert!(Texts::new("\0a.b\0", true).event(&strings(3)).is_ok());
        for (all, ascii, words) in [
            ("\0a.b\0", true, strings(9)),
            ("\0a.b\0", false, strings(9)),
            // The half of a pair.
            ("\0😀\0", false, strings(1)),
            ("\0é\0", true, strings(1)),
            ("", true, strings(0)),
            ("\0\0", true, [63]),
            ("\0\0", true, [127]),
            ("\0\0", true, [(Kind::Object as u32) << 7 | Field::Reason as u32]),
        ] {
            let mut texts = Texts::new(all, ascii);
            let read = texts.event(&words).map(|event| event.string(Field::Action).map(Cow::into_owned));
            assert!(!matches!(read, Ok(Some(_))), "{all:?} {words:?} {read:?}");
            let _ = Texts::new(all, ascii).json(&words, &mut quoted);
        }
    }
}
