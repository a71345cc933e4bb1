//! How far a value goes: what a reader needs to go on behind one that is broken, or cut off where a piece of input ends.
//!
//! This is a loose reading of the grammar, byte by byte, that can stop and go on anywhere. Whether the value is right is
//! for the reader of whole values to say. What counts here is that one broken record does not take those after it along:
//! a record over several lines that can no longer be right ends before a line that begins with `{` or `[`, as the lines
//! of pretty-printed JSON do not.

use super::scan::{is_stop, stop};

/// So many open brackets are told apart.
const MOST_OPEN: usize = 20_000;

/// What stands round a value, and so where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Goal {
    /// Nothing: it ends with its last line.
    Line,
    /// An array: it ends before a comma or `]`.
    Element,
    /// It was entered in its middle, and ends with its last bracket.
    Tail,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expect {
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    Colon,
    CommaOrEnd,
    /// Nothing more: the value is complete.
    Nothing,
}

/// How far a value has been followed.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    goal: Goal,
    expect: Expect,
    /// The brackets that are open, as many as are told apart; whether each is a brace.
    open: Vec<bool>,
    /// How many more are open.
    deeper: u64,
    /// Within a string, and there behind a backslash.
    string: bool,
    escaped: bool,
    /// Within a number or a word.
    scalar: bool,
    /// It cannot be right any more; from here on only strings and brackets count.
    broken: bool,
    /// It goes on over its first line.
    over: bool,
    line_begins: bool,
}

impl Frame {
    /// At the beginning of a value.
    pub(crate) fn new(goal: Goal) -> Frame {
        Frame {
            goal,
            expect: Expect::Value,
            open: Vec::new(),
            deeper: 0,
            string: false,
            escaped: false,
            scalar: false,
            broken: false,
            over: false,
            line_begins: false,
        }
    }

    /// What is left of a value in which so many objects are open.
    pub(crate) fn tail(objects: usize) -> Frame {
        Frame { open: vec![true; objects], broken: true, ..Frame::new(Goal::Tail) }
    }

    /// Whether all brackets are closed again.
    pub(crate) fn is_closed(&self) -> bool {
        self.open.is_empty()
    }

    /// Follows the value on through the bytes from `at` on, to where it ends; `None` if that is not among them.
    pub(crate) fn follow(&mut self, bytes: &[u8], at: usize) -> Option<usize> {
        let mut next = at;
        while let Some(&byte) = bytes.get(next) {
            let index = next;
            // Within a string only what can end it, or its line, says anything.
            if self.string && !self.escaped && !is_stop(byte) {
                next = stop(bytes, index);
                self.line_begins = false;
                continue;
            }
            next += 1;
            let ended = match byte {
                b'\n' => self.line_feed(),
                _ if self.line_begins && self.is_other_record(byte) => true,
                _ => self.byte(byte),
            };
            self.line_begins = byte == b'\n';
            if ended {
                // A tail ends behind its last bracket, anything else before what ends it.
                return Some(index + usize::from(self.goal == Goal::Tail && self.open.is_empty()));
            }
        }
        None
    }

    fn line_feed(&mut self) -> bool {
        self.broken |= self.string;
        (self.string, self.escaped, self.scalar) = (false, false, false);
        if self.goal != Goal::Line {
            return false;
        }
        if self.expect == Expect::Nothing || (self.broken && !self.over) {
            return true;
        }
        self.over = true;
        false
    }

    /// Whether a line that begins with this byte cannot belong to this value. The value of a key does not begin a line:
    /// rather, the line before it was cut off.
    fn is_other_record(&self, byte: u8) -> bool {
        let element = matches!(self.expect, Expect::Value | Expect::ValueOrEnd) && self.open.last() == Some(&false);
        matches!(byte, b'{' | b'[') && (self.broken || !element)
    }

    fn byte(&mut self, byte: u8) -> bool {
        if self.string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.string = false,
                _ => {}
            }
            return false;
        }
        let scalar = byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
        if scalar && self.scalar {
            return false;
        }
        self.scalar = scalar;
        if matches!(byte, b' ' | b'\t' | b'\r') {
            return false;
        }
        if self.goal == Goal::Element && self.open.is_empty() && matches!(byte, b',' | b']') {
            return true;
        }
        if !self.broken {
            self.broken = !self.goes_on(byte, scalar);
        }
        match byte {
            b'"' => self.string = true,
            b'{' | b'[' if self.open.len() < MOST_OPEN => self.open.push(byte == b'{'),
            b'{' | b'[' => {
                // No limit lets so many in.
                self.broken = true;
                self.deeper += 1;
            }
            b'}' | b']' if self.deeper > 0 => self.deeper -= 1,
            b'}' | b']' => {
                self.open.pop();
                if !self.broken {
                    self.value_ends();
                }
                return self.goal == Goal::Tail && self.open.is_empty();
            }
            _ => {}
        }
        false
    }

    /// Goes on by a byte that begins a token, if that may stand here.
    fn goes_on(&mut self, byte: u8, scalar: bool) -> bool {
        match (self.expect, byte) {
            (Expect::Value | Expect::ValueOrEnd, b'{') => self.expect = Expect::KeyOrEnd,
            (Expect::Value | Expect::ValueOrEnd, b'[') => self.expect = Expect::ValueOrEnd,
            (Expect::Value | Expect::ValueOrEnd, b'"') => self.value_ends(),
            (Expect::Value | Expect::ValueOrEnd, _) if scalar => self.value_ends(),
            (Expect::Key | Expect::KeyOrEnd, b'"') => self.expect = Expect::Colon,
            (Expect::Colon, b':') => self.expect = Expect::Value,
            (Expect::CommaOrEnd, b',') => {
                self.expect = if self.open.last() == Some(&true) { Expect::Key } else { Expect::Value };
            }
            (Expect::ValueOrEnd | Expect::CommaOrEnd, b']') => return self.open.last() == Some(&false),
            (Expect::KeyOrEnd | Expect::CommaOrEnd, b'}') => return self.open.last() == Some(&true),
            // What follows on the line is part of the record, right or wrong.
            (Expect::Nothing, _) => return self.goal == Goal::Line,
            _ => return false,
        }
        true
    }

    fn value_ends(&mut self) {
        self.expect = if self.open.is_empty() { Expect::Nothing } else { Expect::CommaOrEnd };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(goal: Goal, text: &str) -> Option<usize> {
        let whole = Frame::new(goal).follow(text.as_bytes(), 0);
        for cut in 0..text.len() {
            let mut frame = Frame::new(goal);
            let end = frame.follow(&text.as_bytes()[..cut], 0).or_else(|| frame.follow(text.as_bytes(), cut));
            assert_eq!(end, whole, "cut at {cut} of {text}");
        }
        whole
    }

    #[test]
    fn lines() {
        for (line, rest) in [
            (r#"{"a}\"":[1,{}]}"#, "\n{}"),
            ("{}", "\n"),
            ("no JSON", "\n{}"),
            ("{} {}", "\n{}"),
            (r#"{"a": "cut of"#, "\n{}\n"),
            ("{\n \"a\": [\n  {\n  }\n ]\n}", "\n{\n}"),
            ("{\"a\":[\n{\"b\":1},\n{\"c\":2}\n]}", "\n{}"),
            ("{\n\"a\": 1\n} {", "\n{}"),
            // Cut off where the line of a printer could end: the next line is another record all the same.
            ("{\"a\":1,\n", "{\"b\":1}\n"),
            ("{\n", "{\"b\":1}\n"),
            ("{\"a\":\n", "{}\n"),
            ("{\n \"a\" 1\n \"b\": 2\n}\n", "{\"b\":1}\n"),
        ] {
            assert_eq!(end(Goal::Line, &format!("{line}{rest}")), Some(line.len()), "{line}");
        }
        assert_eq!(end(Goal::Line, "{\n \"a\": 1"), None);
    }

    #[test]
    fn elements() {
        for (element, rest) in [
            ("12", ", 3"),
            ("12 ", "]"),
            (r#"{"a":["]",{}]}"#, ","),
            ("{bad: [1,2]}", ",{}]"),
            ("{} {}", ",{}]"),
            ("\"cut\n", "{}"),
            ("}", ","),
        ] {
            assert_eq!(end(Goal::Element, &format!("{element}{rest}")), Some(element.len()), "{element}");
        }
    }

    #[test]
    fn tails() {
        let mut frame = Frame::tail(2);
        assert_eq!(frame.follow(br#", "a": [{"b": "}"}]}, "c": 1} {"#, 0), Some(29));
        assert!(frame.is_closed());
    }
}
