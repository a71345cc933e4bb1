//! The reader against an independent one, on inputs that are almost JSON.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

use activity_tracker_events::reader::{FaultKind, Kind, NodeId, integer, read};
use proptest::prelude::*;

/// JSON values as text, in ways a serialiser would never write them.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("false".to_owned()),
        "-?(0|[1-9][0-9]{0,5})(\\.[0-9]{1,4})?([eE][+-]?[0-9]{1,2})?",
        "\"([a-zé😀/]|\\\\[\"\\\\/bfnrt]|\\\\u00[0-9a-fA-F]{2}){0,6}\"",
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        let space = "[ \t\n\r]{0,2}";
        prop_oneof![
            (space, prop::collection::vec((inner.clone(), space), 0..5)).prop_map(|(space, items)| {
                let items: Vec<String> = items.into_iter().map(|(item, after)| item + &after).collect();
                format!("[{space}{}]", items.join(","))
            }),
            (space, prop::collection::vec(("\"[a-c]{0,2}\"", space, inner), 0..5)).prop_map(|(space, items)| {
                let items: Vec<String> =
                    items.into_iter().map(|(key, around, value)| format!("{key}{around}:{around}{value}")).collect();
                format!("{{{space}{}}}", items.join(&format!(",{space}")))
            }),
        ]
    })
}

/// Cut, doubled, swapped and replaced bytes.
fn mutate(text: &str, edits: &[(usize, u8, u8)]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for &(at, how, byte) in edits {
        let at = at % (bytes.len() + 1);
        match how % 4 {
            0 => bytes.insert(at, byte),
            1 if at < bytes.len() => {
                bytes.remove(at);
            }
            2 if at < bytes.len() => bytes[at] = byte,
            _ => bytes.truncate(at),
        }
    }
    bytes
}

/// Accepts what RFC 8259 accepts; what the two are known to see differently is left to the reader's own tests.
fn accepted_elsewhere(bytes: &[u8]) -> Option<bool> {
    match serde_json::from_slice::<serde_json::Value>(bytes) {
        Ok(_) => Some(true),
        Err(error) => {
            let why = error.to_string();
            let differs = ["surrogate", "lone leading", "unexpected end of hex", "out of range", "recursion"];
            (!differs.iter().any(|known| why.contains(known))).then_some(false)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_an_independent_reader(text in json(), edits in prop::collection::vec(any::<(usize, u8, u8)>(), 0..4)) {
        let bytes = mutate(&text, &edits);
        let bom = bytes.starts_with(b"\xef\xbb\xbf");
        if let (Some(expected), false) = (accepted_elsewhere(&bytes), bom) {
            prop_assert_eq!(read(&bytes, 128).is_ok(), expected, "{:?}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn nodes_are_the_values_of_the_text(text in json()) {
        let document = read(text.as_bytes(), 128).unwrap();
        let expected: serde_json::Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(serde_json::from_str::<serde_json::Value>(document.raw(NodeId::ROOT)).unwrap(), expected);
        // Each child lies within its parent, after its elder sibling, and reads as the value it is.
        let mut todo = vec![NodeId::ROOT];
        let mut seen = 0;
        while let Some(id) = todo.pop() {
            seen += 1;
            let node = document.node(id);
            let value: serde_json::Value = serde_json::from_str(document.raw(id)).unwrap();
            let kind = match value {
                serde_json::Value::Null => Kind::Null,
                serde_json::Value::Bool(true) => Kind::True,
                serde_json::Value::Bool(false) => Kind::False,
                serde_json::Value::Number(_) => Kind::Number,
                serde_json::Value::String(text) => {
                    prop_assert_eq!(document.string(id).unwrap(), text);
                    Kind::String
                }
                serde_json::Value::Array(_) => Kind::Array,
                serde_json::Value::Object(_) => Kind::Object,
            };
            prop_assert_eq!(node.kind, kind);
            let mut after = node.start;
            for child in document.children(id) {
                let place = document.node(child);
                prop_assert!(after < place.start && place.end < node.end);
                after = place.end;
                todo.push(child);
            }
        }
        prop_assert_eq!(seen, document.len());
    }

    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Err(fault) = read(&bytes, 128) {
            prop_assert!(fault.offset <= bytes.len());
        }
    }

    #[test]
    fn integers_are_exact(digits in 0i64..1_000_000, zeros in 0u32..6, point in 0usize..8) {
        let scaled = digits * 10i64.pow(zeros);
        let text = format!("{scaled}e-{zeros}");
        prop_assert_eq!(integer(&text), activity_tracker_events::reader::Integer::Exact(digits));
        let text = format!("{digits}.{}", "0".repeat(point + 1));
        prop_assert_eq!(integer(&text), activity_tracker_events::reader::Integer::Exact(digits));
    }
}

#[test]
fn depth_and_size_bring_nothing_down() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in [128, 129, 10_000, 1_000_000] {
            let text = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            match read(text.as_bytes(), 128) {
                Ok(_) => assert_eq!(depth, 128),
                Err(fault) => assert_eq!((fault.kind, fault.offset), (FaultKind::Depth(128), 128 * open.len())),
            }
        }
    }
    let long = format!("\"{}\"", "é".repeat(5_000_000));
    assert!(read(long.as_bytes(), 128).is_ok());
}
