//! The innermost loops: the next byte that matters, sixteen at a time where the machine can, one at a time where not.
//!
//! [`Simd`] and [`Scalar`] give the same answers; the tests hold them to it. Loads of sixteen bytes are the only `unsafe`
//! here, and each stands behind the check that so many bytes are left.
#![expect(clippy::indexing_slicing, reason = "every index is compared with the length right before it is used")]

/// How many bytes are looked at together.
pub(super) const STEP: usize = 16;

/// A way of looking through bytes. All places are indexes into `bytes`; the length stands for "nowhere".
pub(super) trait Scan {
    /// The first `"`, `\` or control byte from `at` on, and whether a byte before it is not ASCII.
    fn string(bytes: &[u8], at: usize) -> (usize, bool);

    /// The first `wanted` from `at` on.
    fn find(bytes: &[u8], at: usize, wanted: u8) -> usize;

    /// The first places of `wanted`, as many as asked for; how many were found.
    fn places(bytes: &[u8], wanted: u8, found: &mut [usize]) -> usize;

    /// The first byte from `at` on that is not JSON's white space.
    fn white(bytes: &[u8], at: usize) -> usize;

    /// Whether the bytes from `at` on are those of a key's [`Pattern`].
    fn is(bytes: &[u8], at: usize, pattern: &Pattern) -> bool;
}

/// A key with its quotes: `"reasonForFailure"`.
pub(super) struct Pattern {
    /// The first sixteen bytes, zeros behind a shorter one.
    head: [u8; STEP],
    /// A bit for each of them that counts.
    mask: u32,
    /// What follows the first sixteen.
    tail: [u8; 4],
    /// How many bytes in all.
    pub(super) length: usize,
}

impl Pattern {
    /// The pattern of a key of at most eighteen bytes.
    pub(super) const fn of(name: &str) -> Pattern {
        let name = name.as_bytes();
        let length = name.len() + 2;
        assert!(length <= STEP + 4, "a key longer than a pattern holds");
        let (mut head, mut tail) = ([0; STEP], [0; 4]);
        let mut at = 0;
        while at < length {
            let byte = if at == 0 || at == length - 1 { b'"' } else { name[at - 1] };
            if at < STEP {
                head[at] = byte;
            } else {
                tail[at - STEP] = byte;
            }
            at += 1;
        }
        let mask = if length >= STEP { 0xffff } else { (1 << length) - 1 };
        Pattern { head, mask, tail, length }
    }

    #[inline(always)]
    fn tail_is(&self, bytes: &[u8], at: usize) -> bool {
        self.length <= STEP || bytes.get(at + STEP..at + self.length) == Some(&self.tail[..self.length - STEP])
    }
}

/// The first `wanted` from `at` on; the length if there is none.
pub(crate) fn find(bytes: &[u8], at: usize, wanted: u8) -> usize {
    Simd::find(bytes, at, wanted)
}

/// The first places of `wanted`, as many as asked for; how many were found.
pub(crate) fn places(bytes: &[u8], wanted: u8, found: &mut [usize]) -> usize {
    Simd::places(bytes, wanted, found)
}

fn is_stop(byte: u8) -> bool {
    byte == b'"' || byte == b'\\' || byte < 0x20
}

fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

/// One byte at a time.
pub(super) struct Scalar;

impl Scan for Scalar {
    fn string(bytes: &[u8], mut at: usize) -> (usize, bool) {
        let mut wide = false;
        while at < bytes.len() && !is_stop(bytes[at]) {
            wide |= bytes[at] >= 0x80;
            at += 1;
        }
        (at, wide)
    }

    fn find(bytes: &[u8], mut at: usize, wanted: u8) -> usize {
        while at < bytes.len() && bytes[at] != wanted {
            at += 1;
        }
        at
    }

    fn places(bytes: &[u8], wanted: u8, found: &mut [usize]) -> usize {
        let places = bytes.iter().enumerate().filter(|(_, byte)| **byte == wanted);
        places.zip(found).map(|((at, _), place)| *place = at).count()
    }

    #[inline]
    fn white(bytes: &[u8], mut at: usize) -> usize {
        while at < bytes.len() && is_white(bytes[at]) {
            at += 1;
        }
        at
    }

    fn is(bytes: &[u8], at: usize, pattern: &Pattern) -> bool {
        let head = pattern.length.min(STEP);
        bytes.get(at..at + head) == Some(&pattern.head[..head]) && pattern.tail_is(bytes, at)
    }
}

/// Machines without vectors that are known here go byte by byte.
#[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
pub(super) use Scalar as Simd;
/// Sixteen bytes at a time, on WebAssembly with SIMD and on x86-64.
#[cfg(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))]
pub(super) use vector::Simd;

#[cfg(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))]
mod vector {
    use super::block::Block;
    use super::{Pattern, STEP, Scalar, Scan, is_white};

    /// Sixteen bytes at a time.
    pub(in super::super) struct Simd;

    /// The sixteen bytes at a place, if so many are left.
    #[inline(always)]
    fn block(bytes: &[u8], at: usize) -> Option<Block> {
        if bytes.len() < STEP || at > bytes.len() - STEP {
            return None;
        }
        // SAFETY: the bytes from `at` to `at + STEP` lie within the slice, by the checks above.
        Some(unsafe { Block::load(bytes.as_ptr().add(at)) })
    }

    impl Scan for Simd {
        #[inline(always)]
        fn string(bytes: &[u8], mut at: usize) -> (usize, bool) {
            let mut wide = false;
            while let Some(block) = block(bytes, at) {
                let stops = block.stops();
                let high = block.high();
                if stops != 0 {
                    let first = stops.trailing_zeros();
                    return (at + first as usize, wide | (high & ((1 << first) - 1) != 0));
                }
                wide |= high != 0;
                at += STEP;
            }
            let (end, also) = Scalar::string(bytes, at);
            (end, wide | also)
        }

        #[inline]
        fn find(bytes: &[u8], mut at: usize, wanted: u8) -> usize {
            while let Some(block) = block(bytes, at) {
                let found = block.equal(wanted);
                if found != 0 {
                    return at + found.trailing_zeros() as usize;
                }
                at += STEP;
            }
            Scalar::find(bytes, at, wanted)
        }

        #[inline]
        fn places(bytes: &[u8], wanted: u8, found: &mut [usize]) -> usize {
            let Some(last) = bytes.len().checked_sub(STEP) else { return Scalar::places(bytes, wanted, found) };
            let (mut at, mut count) = (0, 0);
            while at < bytes.len() && count < found.len() {
                // The last one begins within the one before it.
                let start = at.min(last);
                let Some(block) = block(bytes, start) else { break };
                let mut hits = block.equal(wanted) >> (at - start);
                while hits != 0 {
                    let Some(place) = found.get_mut(count) else { return count };
                    *place = at + hits.trailing_zeros() as usize;
                    count += 1;
                    hits &= hits - 1;
                }
                at = start + STEP;
            }
            count
        }

        #[inline(always)]
        fn white(bytes: &[u8], mut at: usize) -> usize {
            // Nearly always there is none, or one space.
            for _ in 0..2 {
                match bytes.get(at) {
                    Some(&byte) if is_white(byte) => at += 1,
                    _ => return at,
                }
            }
            long_white(bytes, at)
        }

        #[inline(always)]
        fn is(bytes: &[u8], at: usize, pattern: &Pattern) -> bool {
            match block(bytes, at) {
                Some(block) => block.equals(&pattern.head) & pattern.mask == pattern.mask && pattern.tail_is(bytes, at),
                None => Scalar::is(bytes, at, pattern),
            }
        }
    }

    #[inline(never)]
    fn long_white(bytes: &[u8], mut at: usize) -> usize {
        while let Some(block) = block(bytes, at) {
            let others = !block.white() & 0xffff;
            if others != 0 {
                return at + others.trailing_zeros() as usize;
            }
            at += STEP;
        }
        Scalar::white(bytes, at)
    }
}

#[cfg(target_arch = "x86_64")]
mod block {
    use core::arch::x86_64::*;

    use super::STEP;

    /// Sixteen bytes in a register (SSE2, which every x86-64 has); masks have a bit for each byte, the first lowest.
    #[derive(Clone, Copy)]
    pub(super) struct Block(__m128i);

    impl Block {
        /// # Safety
        /// Sixteen bytes can be read from `from`.
        #[inline(always)]
        pub(super) unsafe fn load(from: *const u8) -> Block {
            // SAFETY: as the caller promises; the load asks for no alignment.
            Block(unsafe { _mm_loadu_si128(from.cast()) })
        }

        #[inline(always)]
        pub(super) fn high(self) -> u32 {
            mask(self.0)
        }

        #[inline(always)]
        pub(super) fn equal(self, byte: u8) -> u32 {
            mask(same(self.0, byte))
        }

        #[inline(always)]
        pub(super) fn equals(self, other: &[u8; STEP]) -> u32 {
            // SAFETY: the array has sixteen bytes.
            let other = unsafe { Block::load(other.as_ptr()) };
            // SAFETY: SSE2 is part of x86-64.
            mask(unsafe { _mm_cmpeq_epi8(self.0, other.0) })
        }

        #[inline(always)]
        pub(super) fn stops(self) -> u32 {
            // SAFETY: SSE2 is part of x86-64.
            let control = unsafe { _mm_cmpeq_epi8(_mm_min_epu8(self.0, _mm_set1_epi8(0x1f)), self.0) };
            mask(or(or(same(self.0, b'"'), same(self.0, b'\\')), control))
        }

        #[inline(always)]
        pub(super) fn white(self) -> u32 {
            let lines = or(same(self.0, b'\n'), same(self.0, b'\r'));
            mask(or(or(same(self.0, b' '), same(self.0, b'\t')), lines))
        }
    }

    #[inline(always)]
    fn same(block: __m128i, byte: u8) -> __m128i {
        // SAFETY: SSE2 is part of x86-64.
        unsafe { _mm_cmpeq_epi8(block, _mm_set1_epi8(byte.cast_signed())) }
    }

    #[inline(always)]
    fn or(one: __m128i, other: __m128i) -> __m128i {
        // SAFETY: SSE2 is part of x86-64.
        unsafe { _mm_or_si128(one, other) }
    }

    #[inline(always)]
    fn mask(block: __m128i) -> u32 {
        // SAFETY: SSE2 is part of x86-64.
        unsafe { _mm_movemask_epi8(block) }.cast_unsigned()
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod block {
    use core::arch::wasm32::*;

    use super::STEP;

    /// Sixteen bytes in a register; masks have a bit for each byte, the first lowest.
    #[derive(Clone, Copy)]
    pub(super) struct Block(v128);

    impl Block {
        /// # Safety
        /// Sixteen bytes can be read from `from`.
        #[inline(always)]
        pub(super) unsafe fn load(from: *const u8) -> Block {
            // SAFETY: as the caller promises; the load asks for no alignment.
            Block(unsafe { v128_load(from.cast()) })
        }

        #[inline(always)]
        pub(super) fn high(self) -> u32 {
            u32::from(i8x16_bitmask(self.0))
        }

        #[inline(always)]
        pub(super) fn equal(self, byte: u8) -> u32 {
            mask(same(self.0, byte))
        }

        #[inline(always)]
        pub(super) fn equals(self, other: &[u8; STEP]) -> u32 {
            // SAFETY: the array has sixteen bytes.
            let other = unsafe { Block::load(other.as_ptr()) };
            mask(i8x16_eq(self.0, other.0))
        }

        #[inline(always)]
        pub(super) fn stops(self) -> u32 {
            let control = u8x16_lt(self.0, u8x16_splat(0x20));
            mask(v128_or(v128_or(same(self.0, b'"'), same(self.0, b'\\')), control))
        }

        #[inline(always)]
        pub(super) fn white(self) -> u32 {
            let lines = v128_or(same(self.0, b'\n'), same(self.0, b'\r'));
            mask(v128_or(v128_or(same(self.0, b' '), same(self.0, b'\t')), lines))
        }
    }

    #[inline(always)]
    fn same(block: v128, byte: u8) -> v128 {
        u8x16_eq(block, u8x16_splat(byte))
    }

    #[inline(always)]
    fn mask(block: v128) -> u32 {
        u32::from(i8x16_bitmask(block))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn agree(bytes: &[u8], pattern: &Pattern) {
        for at in 0..=bytes.len() {
            assert_eq!(Simd::string(bytes, at), Scalar::string(bytes, at), "{at} in {bytes:?}");
            assert_eq!(Simd::find(bytes, at, b'\n'), Scalar::find(bytes, at, b'\n'), "{at} in {bytes:?}");
            assert_eq!(Simd::white(bytes, at), Scalar::white(bytes, at), "{at} in {bytes:?}");
            let (mut one, mut other) = ([0; 3], [0; 3]);
            let counts = (Simd::places(&bytes[at..], b'a', &mut one), Scalar::places(&bytes[at..], b'a', &mut other));
            assert_eq!((counts.0, one), (counts.1, other), "{at} in {bytes:?}");
            assert_eq!(Simd::is(bytes, at, pattern), Scalar::is(bytes, at, pattern), "{at} in {bytes:?}");
        }
    }

    #[test]
    fn every_byte_at_every_place_of_a_step() {
        let pattern = Pattern::of("reasonForFailure");
        for byte in 0..=u8::MAX {
            for place in 0..40 {
                let mut bytes = [b'a'; 40];
                bytes[place] = byte;
                agree(&bytes, &pattern);
                bytes.fill(b' ');
                bytes[place] = byte;
                agree(&bytes, &pattern);
            }
        }
    }

    #[test]
    fn patterns() {
        for name in ["id", "abcdefghijklmn", "abcdefghijklmno", "reasonForFailure", "abcdefghijklmnopqr"] {
            let pattern = Pattern::of(name);
            let text = format!("\"{name}\":1");
            assert!(Scalar::is(text.as_bytes(), 0, &pattern) && Simd::is(text.as_bytes(), 0, &pattern), "{name}");
            for place in 0..pattern.length {
                let mut other = text.clone().into_bytes();
                other[place] ^= 1;
                assert!(!Scalar::is(&other, 0, &pattern) && !Simd::is(&other, 0, &pattern), "{name} {place}");
            }
            agree(format!("{text}{:30}", "").as_bytes(), &pattern);
        }
    }

    proptest! {
        #[test]
        fn any_bytes(bytes in proptest::collection::vec(prop_oneof![4 => 0x20u8..0x7f, 1 => any::<u8>(), 1 => Just(b' '), 1 => Just(b'"')], 0..80)) {
            agree(&bytes, &Pattern::of("id"));
        }
    }
}
