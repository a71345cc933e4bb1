//! Eight bytes looked at together, in one machine word and on every machine.

/// The highest bit of each byte: answers lie there, one for each byte.
pub(crate) const HIGH: u64 = u64::from_le_bytes([0x80; 8]);

const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The eight bytes at a place, the first lowest; `None` where fewer are left.
#[inline]
pub(crate) fn word(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|chunk| u64::from_le_bytes(*chunk))
}

/// Whether all words of a text fit, which must have eight bytes or more; the last may begin within the one before it.
#[inline]
pub(crate) fn all_words(text: &[u8], mut fits: impl FnMut(u64) -> bool) -> bool {
    all_pairs(text, text, |word, _| fits(word))
}

/// Whether all words of two texts of one length fit each other.
#[inline]
pub(crate) fn all_pairs(one: &[u8], other: &[u8], mut fit: impl FnMut(u64, u64) -> bool) -> bool {
    let (Some(one_last), Some(other_last)) = (one.last_chunk(), other.last_chunk()) else { return false };
    let mut fit = |one: &[u8; 8], other: &[u8; 8]| fit(u64::from_le_bytes(*one), u64::from_le_bytes(*other));
    for (one, other) in one.as_chunks().0.iter().zip(other.as_chunks().0) {
        if !fit(one, other) {
            return false;
        }
    }
    one.len() == other.len() && fit(one_last, other_last)
}

/// Whether two texts are the same. Not every machine has more for that than a loop over single bytes.
#[inline]
pub(crate) fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    if one.len() >= 8 {
        return all_pairs(one, other, |one, other| one == other);
    }
    match (one.first_chunk::<4>(), one.last_chunk::<4>()) {
        (Some(first), Some(last)) => Some(first) == other.first_chunk() && Some(last) == other.last_chunk(),
        _ => one.iter().eq(other),
    }
}

/// Which bytes are this one.
#[inline]
pub(crate) fn equal(word: u64, byte: u8) -> u64 {
    let others = word ^ each(byte);
    !((others & !HIGH).wrapping_add(!HIGH) | others) & HIGH
}

/// Which bytes lie from one ASCII character to another.
#[inline]
pub(crate) fn within(word: u64, first: u8, last: u8) -> u64 {
    let plain = word & !HIGH;
    plain.wrapping_add(each(0x80 - first)) & !plain.wrapping_add(each(0x7f - last)) & !word & HIGH
}

/// Upper-case letters as lower-case ones; what is no letter becomes anything but a letter.
#[inline]
pub(crate) fn lower(word: u64) -> u64 {
    word | each(0x20)
}

/// Upper-case letters as lower-case ones, and all else as it is.
#[inline]
pub(crate) fn as_lower(word: u64) -> u64 {
    word | (within(word, b'A', b'Z') >> 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_differ_anywhere_are_not_the_same() {
        for length in 0..20 {
            let text = vec![b'a'; length];
            assert!(same(&text, &text.clone()) && !same(&text, &[&text[..], b"a"].concat()));
            for place in 0..length {
                let mut other = text.clone();
                other[place] = b'b';
                assert!(!same(&text, &other), "{length} {place}");
            }
        }
    }

    #[test]
    fn every_byte_at_every_place() {
        for place in 0..8 {
            for byte in 0..=u8::MAX {
                let mut bytes = *b"/:@[`{-0";
                bytes[place] = byte;
                let found = word(&bytes, 0).unwrap();
                let flags = |fits: &dyn Fn(u8) -> bool| u64::from_le_bytes(bytes.map(|byte| u8::from(fits(byte)) << 7));
                assert_eq!(equal(found, b'/'), flags(&|byte| byte == b'/'));
                assert_eq!(within(found, b'0', b'9'), flags(&|byte| byte.is_ascii_digit()));
                assert_eq!(within(lower(found), b'a', b'z'), flags(&|byte| byte.is_ascii_alphabetic()));
                assert_eq!(as_lower(found).to_le_bytes(), bytes.map(|byte| byte.to_ascii_lowercase()));
            }
        }
        assert_eq!(word(b"1234567", 0), None);
        let mut seen = Vec::new();
        assert!(all_words(b"12345678901", |word| {
            seen.push(word.to_le_bytes());
            true
        }));
        assert_eq!(seen, [*b"12345678", *b"45678901"]);
        assert!(!all_words(b"1234567", |_| true) && !all_pairs(b"123456789", b"12345678", |_, _| true));
        assert!(!all_pairs(b"123456789", b"12345678x", |one, other| one == other));
    }
}
