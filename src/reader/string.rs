//! JSON strings: what the escapes stand for.

use std::borrow::Cow;

use super::scan::find;

/// The text that the inside of a JSON string stands for. An escaped surrogate without its partner, which no text can
/// hold, becomes U+FFFD.
///
/// ```
/// use activity_tracker_events::reader::unescape;
/// assert_eq!(unescape(r"caf\u00e9 \ud83d\ude00\n"), "café 😀\n");
/// assert_eq!(unescape("plain"), "plain");
/// assert_eq!(unescape(r"\ud800"), "\u{fffd}");
/// ```
pub fn unescape(raw: &str) -> Cow<'_, str> {
    let bytes = raw.as_bytes();
    let mut backslash = find(bytes, 0, b'\\');
    if backslash == bytes.len() {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    let mut pieces = Pieces::new(raw);
    while backslash < bytes.len() {
        text.push_str(raw.get(pieces.at..backslash).unwrap_or_default());
        pieces.at = backslash;
        match pieces.escape() {
            Some(Unit::Character(character)) => text.push(character),
            Some(_) => text.push(char::REPLACEMENT_CHARACTER),
            None => return Cow::Owned(text),
        }
        backslash = find(bytes, pieces.at, b'\\');
    }
    text.push_str(raw.get(pieces.at..).unwrap_or_default());
    Cow::Owned(text)
}

/// Where in the inside of a JSON string the byte stands that became byte `offset` of its [`unescape`]d text.
///
/// ```
/// use activity_tracker_events::reader::offset_in_raw;
/// assert_eq!(offset_in_raw(r#"{\"a\":1}"#, 1), 1);
/// assert_eq!(offset_in_raw(r#"{\"a\":1}"#, 5), 7);
/// ```
pub fn offset_in_raw(raw: &str, offset: usize) -> usize {
    Unescaped::default().in_raw(raw, offset)
}

/// How far the inside of a string has been walked, so that rising offsets take one walk in all.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Unescaped {
    raw: usize,
    text: usize,
}

impl Unescaped {
    /// [`offset_in_raw`], from where the last one ended.
    pub(crate) fn in_raw(&mut self, raw: &str, offset: usize) -> usize {
        if offset < self.text {
            *self = Unescaped::default();
        }
        let mut pieces = Pieces::new(raw);
        pieces.at = self.raw;
        let mut before = self.text;
        for piece in pieces {
            let length = match piece.is {
                Unit::Plain(plain) => plain.len(),
                Unit::Character(character) => character.len_utf8(),
                Unit::Lone(_) => char::REPLACEMENT_CHARACTER.len_utf8(),
            };
            if offset < before + length {
                *self = Unescaped { raw: piece.start, text: before };
                return match piece.is {
                    Unit::Plain(_) => piece.start + (offset - before),
                    _ => piece.start,
                };
            }
            before += length;
        }
        raw.len()
    }
}

/// The inside of a JSON string in a form in which two keys are equal just when they name the same member: lone
/// surrogates stay different from each other and from U+FFFD.
pub(super) fn key_identity(raw: &str) -> Cow<'_, [u8]> {
    if find(raw.as_bytes(), 0, b'\\') == raw.len() {
        return Cow::Borrowed(raw.as_bytes());
    }
    let mut bytes = Vec::with_capacity(raw.len());
    for piece in Pieces::new(raw) {
        match piece.is {
            Unit::Plain(plain) => bytes.extend_from_slice(plain.as_bytes()),
            Unit::Character(character) => bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
            // 0xff begins no UTF-8 sequence.
            Unit::Lone(unit) => bytes.extend_from_slice(&[0xff, (unit >> 8) as u8, unit as u8]),
        }
    }
    Cow::Owned(bytes)
}

enum Unit<'a> {
    Plain(&'a str),
    Character(char),
    Lone(u16),
}

struct Piece<'a> {
    start: usize,
    is: Unit<'a>,
}

/// The inside of a string that the reader has accepted, as runs without escapes and single escapes.
struct Pieces<'a> {
    raw: &'a str,
    at: usize,
}

impl<'a> Pieces<'a> {
    fn new(raw: &'a str) -> Self {
        Pieces { raw, at: 0 }
    }

    fn hex(&self, at: usize) -> Option<u16> {
        self.raw.get(at..at + 4).and_then(|digits| u16::from_str_radix(digits, 16).ok())
    }
}

impl<'a> Pieces<'a> {
    /// What the escape that stands here is, and goes on behind it.
    #[inline]
    fn escape(&mut self) -> Option<Unit<'a>> {
        let start = self.at;
        let character = match self.raw.as_bytes().get(start + 1)? {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return Some(self.unit()),
            other => char::from(*other),
        };
        self.at += 2;
        Some(Unit::Character(character))
    }

    /// What the escape of a UTF-16 unit, or of a pair of them, is.
    fn unit(&mut self) -> Unit<'a> {
        let start = self.at;
        let unit = self.hex(start + 2).unwrap_or_default();
        self.at += 6;
        let low = (self.raw.get(start + 6..start + 8) == Some("\\u")).then(|| self.hex(start + 8)).flatten();
        match char::decode_utf16([unit].into_iter().chain(low)).next() {
            Some(Ok(character)) => {
                if character.len_utf16() == 2 {
                    self.at += 6;
                }
                Unit::Character(character)
            }
            _ => Unit::Lone(unit),
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let start = self.at;
        let backslash = find(self.raw.as_bytes(), start, b'\\');
        if backslash == start {
            return (start < self.raw.len()).then(|| self.escape()).flatten().map(|is| Piece { start, is });
        }
        self.at = backslash;
        Some(Piece { start, is: Unit::Plain(self.raw.get(start..backslash)?) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes() {
        assert_eq!(unescape(r#"\"\\\/\b\f\n\r\t"#), "\"\\/\u{8}\u{c}\n\r\t");
        assert_eq!(unescape(r"\ud83d\ude00x"), "😀x");
        assert_eq!(unescape(r"\ud83dx"), "\u{fffd}x");
        assert_eq!(unescape(r"\ud83d\u0041"), "\u{fffd}A");
        assert_eq!(unescape(r"\ude00\ud83d"), "\u{fffd}\u{fffd}");
        assert_eq!(unescape(r"é\u0000é"), "é\0é");
    }

    #[test]
    fn lone_surrogates_are_told_apart() {
        assert_ne!(key_identity(r"\ud800"), key_identity(r"\ud801"));
        assert_ne!(key_identity(r"\ud800"), key_identity("\u{fffd}"));
        assert_eq!(key_identity(r"\u0061"), key_identity("a"));
    }

    #[test]
    fn offsets_go_back_to_where_they_came_from() {
        let raw = r#"a\u00e9\"b\ud83d\ude00c"#;
        let text = unescape(raw);
        assert_eq!(text, "aé\"b😀c");
        let places: Vec<usize> = text.char_indices().map(|(offset, _)| offset_in_raw(raw, offset)).collect();
        assert_eq!(places, [0, 1, 7, 9, 10, 22]);
        assert_eq!(offset_in_raw(raw, text.len()), raw.len());
    }
}
