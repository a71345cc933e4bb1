//! Members of an object that has been read already, so that nothing is checked again.

use super::json::Kind;
use super::scan::{Scan, Simd};

/// Looks for members in the text of an object, each by its dotted path (`request_body.new_mfa_traits`), and puts where
/// they stand into places; the place of one that is not there is left alone.
///
/// The text is what the fast lane has read: JSON, with no key escaped and none twice.
pub(crate) fn skim(object: &str, paths: &[&str], places: &mut [(usize, usize)]) {
    members(object.as_bytes(), 0, paths, "", places);
}

/// What the value is that a text begins with.
pub(crate) fn kind_of(value: &str) -> Kind {
    match value.as_bytes().first() {
        Some(b'{') => Kind::Object,
        Some(b'[') => Kind::Array,
        Some(b'"') => Kind::String,
        Some(b't') => Kind::True,
        Some(b'f') => Kind::False,
        Some(b'n') => Kind::Null,
        _ => Kind::Number,
    }
}

/// Goes through the object at a place, which is at the path `within` (with a dot behind it).
fn members(bytes: &[u8], at: usize, paths: &[&str], within: &str, places: &mut [(usize, usize)]) {
    // Behind the brace.
    let mut at = white(bytes, at + 1);
    while byte_at(bytes, at) == b'"' {
        let end = string(bytes, at);
        let key = bytes.get(at + 1..end - 1).unwrap_or_default();
        // Behind the colon.
        let start = white(bytes, white(bytes, end) + 1);
        at = value(bytes, start);
        let mut inside = None;
        for (path, place) in paths.iter().zip(places.iter_mut()) {
            let Some(rest) = path.strip_prefix(within).map(str::as_bytes) else { continue };
            if rest.first() != key.first() {
                continue;
            }
            match rest.strip_prefix(key) {
                // A key that has dots in it is no way to anything.
                Some([] | [b'.', ..]) if key.contains(&b'.') => {}
                Some([]) => *place = (start, at),
                Some(rest @ [b'.', ..]) => inside = path.get(..=path.len() - rest.len()),
                _ => {}
            }
        }
        if let Some(inside) = inside.filter(|_| byte_at(bytes, start) == b'{') {
            members(bytes, start, paths, inside, places);
        }
        at = white(bytes, at);
        if byte_at(bytes, at) == b',' {
            at = white(bytes, at + 1);
        }
    }
}

/// The place behind a value.
fn value(bytes: &[u8], mut at: usize) -> usize {
    let mut depth = 0;
    loop {
        match byte_at(bytes, at) {
            b'"' => at = string(bytes, at),
            b'{' | b'[' => {
                depth += 1;
                at += 1;
                continue;
            }
            b'}' | b']' => {
                depth -= 1;
                at += 1;
            }
            b',' | b':' | b' ' | b'\n' | b'\r' | b'\t' => at += 1,
            // The end of the text.
            0 => return at,
            _ => {
                while !matches!(byte_at(bytes, at), 0 | b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t') {
                    at += 1;
                }
            }
        }
        if depth <= 0 {
            return at;
        }
    }
}

/// The place behind a string.
fn string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    loop {
        (at, _) = Simd::string(bytes, at);
        if byte_at(bytes, at) != b'\\' {
            return at + 1;
        }
        at += 2;
    }
}

fn white(bytes: &[u8], mut at: usize) -> usize {
    while matches!(byte_at(bytes, at), b' ' | b'\n' | b'\r' | b'\t') {
        at += 1;
    }
    at
}

fn byte_at(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::mutation::{Random, mutated, seeds};
    use super::super::{Lane, Limits, NodeId, read};
    use super::*;
    use crate::event::{Event, Field};

    const PATHS: [&str; 8] = ["month", "daily", "a", "a.b", "a.b.c", "sub_account_id", "nothing", "usage_report_type"];

    fn skimmed(object: &str) -> [Option<(Kind, &str)>; 8] {
        let mut places = [(0, 0); 8];
        skim(object, &PATHS, &mut places);
        places.map(|(start, end)| {
            let text = &object[start..end];
            (end > 0).then(|| (kind_of(text), text))
        })
    }

    #[test]
    fn members_by_their_paths() {
        let object =
            r#"{ "a.b" : 1, "daily":true ,"a":{"x":"}\"{","b":{"c":[{}, "]"],"y":-1.5e3}, "":null},"month":"3"}"#;
        let found = skimmed(object).map(|found| found.map_or("", |(_, text)| text));
        let a = r#"{"x":"}\"{","b":{"c":[{}, "]"],"y":-1.5e3}, "":null}"#;
        assert_eq!(found, ["\"3\"", "true", a, r#"{"c":[{}, "]"],"y":-1.5e3}"#, r#"[{}, "]"]"#, "", "", ""]);
        assert_eq!(skimmed("{}"), [None; 8]);
    }

    /// What is found is what a document of the same text has.
    #[test]
    fn agrees_with_the_full_lane() {
        let (seeds, mut random, mut lane, mut seen) = (seeds(), Random(3), Lane::new(), 0);
        for _ in 0..60_000 {
            let bytes = mutated(&mut random, &seeds);
            let mut event = Event::unread();
            if lane.event(&bytes, Limits::default(), &mut event).is_err() {
                continue;
            }
            let Some(value) = event.value(Field::RequestData).filter(|value| value.kind == Kind::Object) else {
                continue;
            };
            let object = event.raw(value);
            let document = read(object.as_bytes(), 128).unwrap();
            for (path, found) in PATHS.iter().zip(skimmed(object)) {
                let node = path.split('.').try_fold(NodeId::ROOT, |node, key| document.member(node, key));
                assert_eq!(
                    found,
                    node.map(|node| (document.node(node).kind, document.raw(node))),
                    "{path} of {object}"
                );
                seen += usize::from(found.is_some());
            }
        }
        assert!(seen > 2_000, "{seen}");
    }

    #[test]
    fn what_is_no_object_ends() {
        for text in [
            "",
            "{",
            "{\"",
            "{\"a",
            "{\"a\"",
            "{\"a\":",
            "{\"a\":{",
            "{\"a\":[\"\\",
            "[1,2",
            "{\"a\":1,",
            "{\"a\":}",
            "\u{0}",
        ] {
            skim(text, &PATHS, &mut [(0, 0); 8]);
        }
    }
}
