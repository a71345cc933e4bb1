//! `correlationId`: a GUID.

use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene};
use crate::event::Field;
use crate::event::word::{HIGH, lower, within};
use crate::finding::Level;

const FORM: &str = "a GUID, 32 hexadecimal digits as `8-4-4-4-12`";

/// `correlation-id/format`
pub static FORMAT: Rule = Rule {
    id: RuleId::CorrelationIdFormat,
    summary: "`correlationId` is not a GUID",
    why: "It ties the events of one request together across services, which agree on GUIDs.",
    mend: "Pass the GUID of the request on as you got it, or make one.",
    cases: &[CaseSpec {
        case: Case::CorrelationIdFormat,
        when: "",
        emit: Some(Level::Warning),
        ingest: Some(Level::Info),
    }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        if scene.event.bytes(Field::CorrelationId).is_none_or(is_guid) {
            return;
        }
        let found = scene.event.text(Field::CorrelationId).unwrap_or_default();
        out.report(Case::CorrelationIdFormat, At::Value(Field::CorrelationId), |say| {
            Detail::new(format!("`correlationId` is {}; it must be {FORM}", say.value(found)))
                .found(say, found)
                .expected(FORM)
        });
    },
};

fn is_guid(text: &[u8]) -> bool {
    let Ok(text) = <&[u8; 36]>::try_from(text) else { return false };
    let [a, b, c, d, e, f, g, h, b'-', i, j, k, l, b'-', m, n, o, p, b'-', q, r, s, t, b'-', rest @ ..] = *text else {
        return false;
    };
    let [u, v, w, x, tail @ ..] = rest;
    let words = [[a, b, c, d, e, f, g, h], [i, j, k, l, m, n, o, p], [q, r, s, t, u, v, w, x], tail];
    words.into_iter().all(are_hex_digits)
}

fn are_hex_digits(bytes: [u8; 8]) -> bool {
    let word = u64::from_le_bytes(bytes);
    within(word, b'0', b'9') | within(lower(word), b'a', b'f') == HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_at_every_place() {
        let guid = *b"ca9a2d9c-3b72-3cf3-44E2-8Ba67852e9b2";
        for place in 0..guid.len() {
            for byte in 0..=u8::MAX {
                let mut other = guid;
                other[place] = byte;
                let fits = if guid[place] == b'-' { byte == b'-' } else { byte.is_ascii_hexdigit() };
                assert_eq!(is_guid(&other), fits, "{byte} at {place}");
            }
        }
        assert!(!is_guid(&guid[1..]) && !is_guid(&[&guid[..], b"0"].concat()));
    }
}
