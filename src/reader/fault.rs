//! Why a text is not JSON.

use std::fmt;

use crate::finding::is_invisible;

/// The first place where a text stops being JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Bytes from the start of the input.
    pub offset: usize,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// What is wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// Nothing but white space.
    Empty,
    /// The text ends where something was expected.
    Ends(&'static str),
    /// Something else was expected here: what, and the character found.
    Expected(&'static str, char),
    /// More follows after the value; whether it looks like another value.
    More(bool),
    /// A string holds a control character as it is.
    Control(char),
    /// A backslash is followed by something that is no escape.
    Escape,
    /// A number is not written as JSON writes numbers.
    Number,
    /// Objects and arrays nest deeper than this limit.
    Depth(u32),
    /// The bytes are not UTF-8.
    Utf8,
    /// The bytes begin as UTF-16 or UTF-32 do.
    OtherEncoding,
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the input is empty; a JSON object is expected"),
            Self::Ends(expected) => write!(f, "the text ends where {expected} is expected; it may have been cut off"),
            Self::Expected(expected, found) => {
                write!(f, "{expected} is expected, not {}", Shown(*found))
            }
            Self::More(true) => {
                f.write_str("another value follows the first; `validateLines` takes several, one a line")
            }
            Self::More(false) => f.write_str("something follows the value; nothing but white space may"),
            Self::Control(found) => {
                write!(f, "a string holds the control character {} as it is; it must be escaped", Shown(*found))
            }
            Self::Escape => {
                f.write_str("a backslash must be followed by one of `\"\\/bfnrt` or by `u` and four hexadecimal digits")
            }
            Self::Number => f.write_str("a number must be written like `200`, `-1.5` or `2e2`"),
            Self::Depth(limit) => write!(f, "objects and arrays nest deeper than {limit} levels"),
            Self::Utf8 => f.write_str("the bytes are not UTF-8"),
            Self::OtherEncoding => f.write_str("the bytes look like UTF-16 or UTF-32; UTF-8 is expected"),
        }
    }
}

struct Shown(char);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_invisible(self.0) { write!(f, "U+{:04X}", u32::from(self.0)) } else { write!(f, "`{}`", self.0) }
    }
}
