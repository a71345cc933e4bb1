//! The innermost loops: the next byte that matters, sixteen at a time where the machine can, one at a time where not.
//!
//! [`Simd`] and [`Scalar`] give the same answers; the tests hold them to it. Loads of sixteen bytes are the only `unsafe`
//! here: those from a slice stand behind the check that so many bytes are left, those from an [`At`] need none.
#![expect(clippy::indexing_slicing, reason = "every index is compared with the length right before it is used")]

use super::fence::At;

/// How many bytes are looked at together.
pub(super) const STEP: usize = 16;

/// A way of looking through bytes: through a slice, where all places are indexes and the length stands for "nowhere"; or
/// from a place in a window on.
///
/// # Safety
/// The places that are given back are in the same window, so none is behind the fence; [`Self::digits`] has bits for
/// digits only, and [`Self::leads`] is true of a lead's own bytes only.
pub(super) unsafe trait Scan {
    /// The first `"`, `\` or control byte from `at` on, and whether a byte before it is not ASCII.
    fn string(bytes: &[u8], at: usize) -> (usize, bool);

    /// The first `wanted` from `at` on.
    fn find(bytes: &[u8], at: usize, wanted: u8) -> usize;

    /// The last `wanted`.
    fn rfind(bytes: &[u8], wanted: u8) -> Option<usize>;

    /// The first places of `wanted`, as many as asked for; how many were found.
    fn places(bytes: &[u8], wanted: u8, found: &mut [usize]) -> usize;

    /// The first place from this one on that is no plain ASCII within a string: `"`, `\`, a control byte, or another.
    fn plain(at: At<'_>) -> At<'_>;

    /// The first `"`, `\` or control byte.
    fn stop(at: At<'_>) -> At<'_>;

    /// The same from an escape on, and behind escapes of one letter: `\n`, but not `\u000a`.
    fn escaped(at: At<'_>) -> At<'_>;

    /// Where the plain ASCII of a key ends, and its [`hash`].
    fn key(at: At<'_>) -> (At<'_>, u64);

    /// The first place that is no space, tab or carriage return.
    fn blank(at: At<'_>) -> At<'_>;

    /// A bit for each of the first sixteen bytes that is a digit, the first lowest.
    fn digits(at: At<'_>) -> u32;

    /// Whether the bytes are those of a [`Lead`], as far as they have a bit; those beyond sixteen have.
    ///
    /// # Safety
    /// The fence is no byte that has none.
    unsafe fn leads(at: At<'_>, lead: &Lead, counts: u32) -> bool;
}

/// What stands between two values in the text of an event without white space: from the closing quote of one string to
/// the opening one of another (`","outcome":"`), or to the beginning of another value.
#[derive(Debug)]
#[repr(align(16))]
pub(super) struct Lead {
    /// The first sixteen bytes, zeros behind a shorter one.
    head: [u8; STEP],
    /// What follows the first sixteen, and a bit for each bit of it that counts.
    tail: u64,
    tail_mask: u64,
    /// A bit for each of the first sixteen that counts.
    mask: u32,
    /// How many bytes in all.
    length: u32,
}

impl Lead {
    /// Up to the value of a key, of which so much is known: `"`, `{`, or nothing.
    pub(super) const fn of(name: &str, opening: &[u8]) -> Lead {
        Lead::joined([b"\",\"", name.as_bytes(), b"\":", opening])
    }

    /// Up to the end of an object.
    pub(super) const fn closing() -> Lead {
        Lead::joined([b"\"}", b"", b"", b""])
    }

    const fn joined(parts: [&[u8]; 4]) -> Lead {
        let (mut head, mut tail, mut tail_mask) = ([0; STEP], [0; 8], [0; 8]);
        let (mut part, mut length) = (0, 0);
        while part < parts.len() {
            let mut at = 0;
            while at < parts[part].len() {
                let byte = parts[part][at];
                assert!(byte >= b' ', "a key with a control character");
                assert!(length < STEP + 8, "a key longer than a lead holds");
                if length < STEP {
                    head[length] = byte;
                } else {
                    tail[length - STEP] = byte;
                    tail_mask[length - STEP] = u8::MAX;
                }
                (at, length) = (at + 1, length + 1);
            }
            part += 1;
        }
        let mask = if length >= STEP { 0xffff } else { (1 << length) - 1 };
        let (tail, tail_mask) = (u64::from_le_bytes(tail), u64::from_le_bytes(tail_mask));
        Lead { head, tail, tail_mask, mask, length: length as u32 }
    }

    /// How many bytes it has.
    #[inline(always)]
    pub(super) fn length(&self) -> usize {
        self.length as usize
    }
}

/// A hash of a key; equal keys have equal ones.
pub(super) fn hash(key: &[u8]) -> u64 {
    let mut hash = 0;
    for part in key.chunks(STEP) {
        let mut bytes = [0; STEP];
        bytes[..part.len()].copy_from_slice(part);
        let bytes = u128::from_le_bytes(bytes);
        hash = mixed(hash, bytes as u64, (bytes >> 64) as u64);
    }
    hash
}

/// The hash of some bytes and sixteen more, with zeros behind the last.
#[inline(always)]
fn mixed(hash: u64, low: u64, high: u64) -> u64 {
    (low ^ hash.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ high.wrapping_mul(0xc2b2_ae3d_27d4_eb4f)
}

/// The first `wanted` from `at` on; the length if there is none.
pub(crate) fn find(bytes: &[u8], at: usize, wanted: u8) -> usize {
    Simd::find(bytes, at, wanted)
}

/// The first `"`, `\` or control byte from `at` on.
pub(super) fn stop(bytes: &[u8], at: usize) -> usize {
    Simd::string(bytes, at).0
}

/// The last `wanted`.
pub(crate) fn rfind(bytes: &[u8], wanted: u8) -> Option<usize> {
    Simd::rfind(bytes, wanted)
}

/// The first places of `wanted`, as many as asked for; how many were found.
pub(crate) fn places(bytes: &[u8], wanted: u8, found: &mut [usize]) -> usize {
    Simd::places(bytes, wanted, found)
}

#[inline(always)]
pub(super) fn is_stop(byte: u8) -> bool {
    byte == b'"' || byte == b'\\' || byte < 0x20
}

/// Whether a byte behind a backslash makes an escape of the two.
#[inline(always)]
pub(super) fn is_escape(byte: u8) -> bool {
    // A table, since the machine's own is one of jumps, which it guesses wrongly.
    ESCAPES[usize::from(byte)]
}

static ESCAPES: [bool; 256] = {
    let mut escapes = [false; 256];
    let mut left: &[u8] = b"\"\\/bfnrt";
    while let [byte, others @ ..] = left {
        escapes[*byte as usize] = true;
        left = others;
    }
    escapes
};

/// One byte at a time.
pub(super) struct Scalar;

impl Scalar {
    /// The first place from one on whose byte is none of some, of which a line feed is none.
    #[inline(always)]
    fn behind(mut at: At<'_>, those: impl Fn(u8) -> bool) -> At<'_> {
        while at.byte() != b'\n' && those(at.byte()) {
            // SAFETY: this byte is no line feed.
            at = unsafe { at.on(1) };
        }
        at
    }
}

// SAFETY: places go on byte by byte, and not behind a line feed.
unsafe impl Scan for Scalar {
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

    fn rfind(bytes: &[u8], wanted: u8) -> Option<usize> {
        bytes.iter().rposition(|byte| *byte == wanted)
    }

    fn places(bytes: &[u8], wanted: u8, found: &mut [usize]) -> usize {
        let places = bytes.iter().enumerate().filter(|(_, byte)| **byte == wanted);
        places.zip(found).map(|((at, _), place)| *place = at).count()
    }

    fn plain(at: At<'_>) -> At<'_> {
        Scalar::behind(at, |byte| byte.is_ascii() && !is_stop(byte))
    }

    fn escaped(at: At<'_>) -> At<'_> {
        let mut at = Self::plain(at);
        while let Some(letter) = at.behind(b'\\')
            && is_escape(letter.byte())
        {
            // SAFETY: this byte is no line feed.
            at = Self::plain(unsafe { letter.on(1) });
        }
        at
    }

    fn stop(at: At<'_>) -> At<'_> {
        Scalar::behind(at, |byte| !is_stop(byte))
    }

    fn key(at: At<'_>) -> (At<'_>, u64) {
        let end = Self::plain(at);
        let (mut part, mut count, mut from) = ([0; STEP], 0, at);
        let mut hashed = 0;
        while from != end {
            part[count] = from.byte();
            count += 1;
            // SAFETY: the end is in the window.
            from = unsafe { from.on(1) };
            if count == STEP || from == end {
                let bytes = u128::from_le_bytes(part);
                hashed = mixed(hashed, bytes as u64, (bytes >> 64) as u64);
                (part, count) = ([0; STEP], 0);
            }
        }
        (end, hashed)
    }

    fn blank(at: At<'_>) -> At<'_> {
        Scalar::behind(at, |byte| matches!(byte, b' ' | b'\t' | b'\r'))
    }

    fn digits(mut at: At<'_>) -> u32 {
        let mut mask = 0;
        for bit in 0..STEP {
            mask |= u32::from(at.byte().is_ascii_digit()) << bit;
            if at.byte() == b'\n' {
                break;
            }
            // SAFETY: this byte is no line feed.
            at = unsafe { at.on(1) };
        }
        mask
    }

    unsafe fn leads(mut at: At<'_>, lead: &Lead, counts: u32) -> bool {
        for place in 0..lead.length() {
            let wanted = if place < STEP { lead.head[place] } else { lead.tail.to_le_bytes()[place - STEP] };
            let counts = place >= STEP || counts >> place & 1 == 1;
            if counts && at.byte() != wanted {
                return false;
            }
            // SAFETY: this byte is wanted and no line feed, or one of those of which the caller knows.
            at = unsafe { at.on(1) };
        }
        true
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
    use super::super::fence::At;
    use super::block::Block;
    use super::{Lead, STEP, Scalar, Scan, is_escape, mixed};

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

    /// The sixteen bytes from a place on.
    #[inline(always)]
    fn load(at: At<'_>) -> Block {
        // SAFETY: from a place of a window on, so many bytes can be read.
        unsafe { Block::load(at.pointer()) }
    }

    /// The first place from one on that has a bit, where the fence has one.
    #[inline(always)]
    fn first(mut at: At<'_>, bits: impl Fn(Block) -> u32) -> At<'_> {
        loop {
            let found = bits(load(at));
            if found != 0 {
                // SAFETY: the fence has a bit, and the bytes before the first bit have none.
                return unsafe { at.on(found.trailing_zeros() as usize) };
            }
            // SAFETY: the fence has a bit, and these have none.
            at = unsafe { at.on(STEP) };
        }
    }

    // SAFETY: places go on by bytes that have no bit, and a line feed has one, or by digits, of which it is none.
    unsafe impl Scan for Simd {
        #[inline]
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

        fn rfind(bytes: &[u8], wanted: u8) -> Option<usize> {
            let mut end = bytes.len();
            while end >= STEP {
                end -= STEP;
                let found = block(bytes, end)?.equal(wanted);
                if found != 0 {
                    return Some(end + found.ilog2() as usize);
                }
            }
            Scalar::rfind(bytes.get(..end)?, wanted)
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
        fn plain(at: At<'_>) -> At<'_> {
            first(at, Block::not_plain)
        }

        #[inline(always)]
        fn escaped(mut at: At<'_>) -> At<'_> {
            loop {
                // Behind a block, or at what was not plain in the one before.
                let mut stops = load(at).not_plain();
                loop {
                    if stops == 0 {
                        // SAFETY: the fence has a bit, and these have none.
                        at = unsafe { at.on(STEP) };
                        break;
                    }
                    let next = stops.trailing_zeros() as usize;
                    // SAFETY: the fence has a bit, and the bytes before the first bit have none.
                    let stop = unsafe { at.on(next) };
                    let Some(letter) = stop.behind(b'\\') else { return stop };
                    if !is_escape(letter.byte()) {
                        return stop;
                    }
                    if next + 2 >= STEP {
                        // SAFETY: the letter of an escape is not the fence.
                        at = unsafe { letter.on(1) };
                        break;
                    }
                    // The letter may be one that has a bit.
                    stops &= u32::MAX << (next + 2);
                }
            }
        }

        #[inline(always)]
        fn stop(at: At<'_>) -> At<'_> {
            first(at, Block::stops)
        }

        #[inline(always)]
        fn key(at: At<'_>) -> (At<'_>, u64) {
            let block = load(at);
            let ends = block.not_plain();
            if ends == 0 {
                return long_key(at);
            }
            let length = ends.trailing_zeros() as usize;
            let (low, high) = block.head(length);
            // SAFETY: the fence has a bit, and the bytes before the first bit have none.
            (unsafe { at.on(length) }, mixed(0, low, high))
        }

        #[inline(always)]
        fn blank(at: At<'_>) -> At<'_> {
            first(at, Block::not_blank)
        }

        #[inline(always)]
        fn digits(at: At<'_>) -> u32 {
            load(at).digits()
        }

        #[inline(always)]
        unsafe fn leads(at: At<'_>, lead: &Lead, counts: u32) -> bool {
            let differ = !load(at).equals(&lead.head) & lead.mask & counts;
            // SAFETY: from a place of a window on, so many bytes can be read.
            let tail = unsafe { at.pointer().add(STEP).cast::<[u8; 8]>().read() };
            u64::from(differ) | (u64::from_le_bytes(tail) ^ lead.tail) & lead.tail_mask == 0
        }
    }

    #[inline(never)]
    fn long_key(mut at: At<'_>) -> (At<'_>, u64) {
        let mut hash = 0;
        loop {
            let block = load(at);
            let ends = block.not_plain();
            let length = if ends == 0 { STEP } else { ends.trailing_zeros() as usize };
            if length > 0 {
                let (low, high) = block.head(length);
                hash = mixed(hash, low, high);
            }
            // SAFETY: the fence has a bit, and the bytes before the first bit have none.
            at = unsafe { at.on(length) };
            if ends != 0 {
                return (at, hash);
            }
        }
    }
}

/// Masks of sixteen bytes, of which so many are kept, begin so far before the middle.
#[cfg(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))]
static KEPT: [u8; 2 * STEP] = {
    let mut kept = [0; 2 * STEP];
    let mut at = 0;
    while at < STEP {
        kept[at] = u8::MAX;
        at += 1;
    }
    kept
};

#[cfg(target_arch = "x86_64")]
mod block {
    use core::arch::x86_64::*;

    use super::{KEPT, STEP};

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

        /// As [`Self::stops`], and bytes that are not ASCII.
        #[inline(always)]
        pub(super) fn not_plain(self) -> u32 {
            // As signed numbers, what is not ASCII is below zero.
            // SAFETY: SSE2 is part of x86-64.
            let others = unsafe { _mm_cmplt_epi8(self.0, _mm_set1_epi8(0x20)) };
            mask(or(or(same(self.0, b'"'), same(self.0, b'\\')), others))
        }

        #[inline(always)]
        pub(super) fn not_blank(self) -> u32 {
            mask(or(or(same(self.0, b' '), same(self.0, b'\t')), same(self.0, b'\r'))) ^ 0xffff
        }

        #[inline(always)]
        pub(super) fn digits(self) -> u32 {
            // Moved so that the digits are the ten lowest signed numbers.
            // SAFETY: SSE2 is part of x86-64.
            mask(unsafe { _mm_cmplt_epi8(_mm_add_epi8(self.0, _mm_set1_epi8(80)), _mm_set1_epi8(-118)) })
        }

        /// The first and the last eight bytes, with zeros instead of all but the first so many.
        #[inline(always)]
        pub(super) fn head(self, count: usize) -> (u64, u64) {
            debug_assert!(count <= STEP);
            // SAFETY: sixteen bytes can be read from every place up to the middle of the masks; SSE2 is part of x86-64.
            let (kept, tail) = unsafe {
                let kept = _mm_and_si128(self.0, Block::load(KEPT.as_ptr().add(STEP - count.min(STEP))).0);
                (kept, _mm_unpackhi_epi64(kept, kept))
            };
            // SAFETY: SSE2 is part of x86-64.
            let halves = unsafe { (_mm_cvtsi128_si64(kept), _mm_cvtsi128_si64(tail)) };
            (halves.0.cast_unsigned(), halves.1.cast_unsigned())
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

    use super::{KEPT, STEP};

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
            mask(i8x16_eq(self.0, other.0))
        }

        #[inline(always)]
        pub(super) fn stops(self) -> u32 {
            let control = u8x16_lt(self.0, u8x16_splat(0x20));
            mask(v128_or(v128_or(same(self.0, b'"'), same(self.0, b'\\')), control))
        }

        /// As [`Self::stops`], and bytes that are not ASCII.
        #[inline(always)]
        pub(super) fn not_plain(self) -> u32 {
            // As signed numbers, what is not ASCII is below zero.
            let others = i8x16_lt(self.0, i8x16_splat(0x20));
            mask(v128_or(v128_or(same(self.0, b'"'), same(self.0, b'\\')), others))
        }

        #[inline(always)]
        pub(super) fn not_blank(self) -> u32 {
            mask(v128_or(v128_or(same(self.0, b' '), same(self.0, b'\t')), same(self.0, b'\r'))) ^ 0xffff
        }

        #[inline(always)]
        pub(super) fn digits(self) -> u32 {
            // Moved so that the digits are the ten lowest signed numbers.
            mask(i8x16_lt(i8x16_add(self.0, i8x16_splat(80)), i8x16_splat(-118)))
        }

        /// The first and the last eight bytes, with zeros instead of all but the first so many.
        #[inline(always)]
        pub(super) fn head(self, count: usize) -> (u64, u64) {
            debug_assert!(count <= STEP);
            // SAFETY: sixteen bytes can be read from every place up to the middle of the masks.
            let kept = v128_and(self.0, unsafe { Block::load(KEPT.as_ptr().add(STEP - count.min(STEP))) }.0);
            (u64x2_extract_lane::<0>(kept), u64x2_extract_lane::<1>(kept))
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

    use super::super::fence::Fenced;
    use super::*;

    fn agree(bytes: &[u8], lead: &Lead) {
        let mut room = Vec::new();
        for at in 0..=bytes.len() {
            assert_eq!(Simd::string(bytes, at), Scalar::string(bytes, at), "{at} in {bytes:?}");
            assert_eq!(Simd::find(bytes, at, b'\n'), Scalar::find(bytes, at, b'\n'), "{at} in {bytes:?}");
            assert_eq!(Simd::rfind(&bytes[at..], b'a'), Scalar::rfind(&bytes[at..], b'a'), "{at} in {bytes:?}");
            let (mut one, mut other) = ([0; 3], [0; 3]);
            let counts = (Simd::places(&bytes[at..], b'a', &mut one), Scalar::places(&bytes[at..], b'a', &mut other));
            assert_eq!((counts.0, one), (counts.1, other), "{at} in {bytes:?}");
            let fenced = Fenced::copied(&bytes[at..], &mut room).unwrap();
            let place = fenced.first();
            assert_eq!(Simd::plain(place), Scalar::plain(place), "{at} in {bytes:?}");
            assert_eq!(Simd::stop(place), Scalar::stop(place), "{at} in {bytes:?}");
            assert_eq!(Simd::escaped(place), Scalar::escaped(place), "{at} in {bytes:?}");
            assert_eq!(Simd::key(place), Scalar::key(place), "{at} in {bytes:?}");
            assert_eq!(Simd::blank(place), Scalar::blank(place), "{at} in {bytes:?}");
            let digits = (Simd::digits(place).trailing_ones(), Scalar::digits(place).trailing_ones());
            assert_eq!(digits.0, digits.1, "{at} in {bytes:?}");
            let but = if bytes[at..].starts_with(b"\n") || at == bytes.len() { 0 } else { 1 };
            // SAFETY: the fence is behind the bytes.
            let leads =
                unsafe { (Simd::leads(place, lead, u32::MAX << but), Scalar::leads(place, lead, u32::MAX << but)) };
            assert_eq!(leads.0, leads.1, "{at} in {bytes:?}");
            let end = fenced.offset(Simd::plain(place));
            assert_eq!(Simd::key(place).1, hash(&bytes[at..at + end]), "{at} in {bytes:?}");
        }
    }

    #[test]
    fn every_byte_at_every_place_of_a_step() {
        let lead = Lead::of("reasonForFailure", b"\"");
        for byte in 0..=u8::MAX {
            for place in 0..40 {
                for others in [b'a', b' ', b'7'] {
                    let mut bytes = [others; 40];
                    bytes[place] = byte;
                    agree(&bytes, &lead);
                }
            }
        }
    }

    #[test]
    fn leads() {
        for (name, opening) in [("id", "\""), ("abcdefghij", ""), ("abcdefghijk", "{"), ("reasonForFailure", "\"")] {
            let lead = Lead::of(name, opening.as_bytes());
            let text = format!("\",\"{name}\":{opening}");
            let leads = |text: &[u8], but: u32| {
                let mut room = Vec::new();
                let place = Fenced::copied(text, &mut room).unwrap().first();
                // SAFETY: the fence is behind the bytes, of which there are so many.
                unsafe { (Scalar::leads(place, &lead, u32::MAX << but), Simd::leads(place, &lead, u32::MAX << but)) }
            };
            for but in 0..3 {
                assert_eq!(leads(text.as_bytes(), but), (true, true), "{text}");
                for place in 0..lead.length() {
                    let mut other = text.clone().into_bytes();
                    other[place] ^= 1;
                    assert_eq!(leads(&other, but), [(true, true), (false, false)][usize::from(place >= but as usize)]);
                    if place >= but as usize {
                        assert_eq!(leads(&text.as_bytes()[..place], but), (false, false), "{text} {place}");
                    }
                }
            }
        }
        assert!(Lead::closing().length() == 2 && Lead::of("reasonForFailure", b"\"").length() == 22);
    }

    #[test]
    fn keys_that_differ_have_hashes_that_differ() {
        let mut seen = std::collections::BTreeMap::new();
        for number in 0..20_000 {
            for key in [
                format!("{number}"),
                format!("k{number}"),
                format!("longer_key_{number}"),
                format!("{number}:of:many"),
                format!("a key that is longer than {number} and the same at both ends"),
            ] {
                let before = seen.insert(hash(key.as_bytes()), key.clone());
                assert_eq!(before.filter(|before| *before != key), None, "{key}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_bytes(bytes in proptest::collection::vec(prop_oneof![4 => 0x20u8..0x7f, 1 => any::<u8>(), 1 => Just(b' '), 1 => Just(b'"'), 2 => Just(b'\\'), 1 => Just(b'n')], 0..80)) {
            agree(&bytes, &Lead::of("id", b""));
        }
    }
}
