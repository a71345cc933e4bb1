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

/// The words that a text of eight bytes or more is made of; the last may begin within the one before it.
#[inline]
pub(crate) fn words(text: &[u8]) -> impl Iterator<Item = u64> {
    let (whole, _) = text.as_chunks();
    whole.iter().chain(text.last_chunk()).map(|chunk| u64::from_le_bytes(*chunk))
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

#[cfg(test)]
mod tests {
    use super::*;

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
            }
        }
        assert_eq!(word(b"1234567", 0), None);
        assert_eq!(words(b"12345678901").map(u64::to_le_bytes).collect::<Vec<_>>(), [*b"12345678", *b"45678901"]);
    }
}
