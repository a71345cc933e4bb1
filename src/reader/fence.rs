//! Bytes that can be read without asking at each step whether they end.
//!
//! No token of JSON has a line feed in it: a string ends with an error before one, and so do numbers and words. So where
//! the last line feed of some bytes has a margin behind it, whatever reads tokens stops there by itself, and only what
//! passes over white space has to ask. That line feed is the fence; bytes that have none are copied and get one.
//!
//! What is `unsafe` here and in the innermost loops rests on one promise: an [`At`] is never behind the fence. It is made
//! at the beginning of a window, goes on only behind bytes that were seen to be no line feed, and passes a line feed only
//! where that is not the fence.

use std::marker::PhantomData;
use std::ptr::NonNull;

use super::scan::{Lead, Scan, is_escape, rfind};

/// So many bytes from a place on can be looked at, that of the fence included.
pub(crate) const MARGIN: usize = 32;

/// Puts a fence behind the first so many bytes of a buffer, if it has room for it.
#[cfg(feature = "wasm")]
pub(crate) fn put_fence(buffer: &mut [u8], size: usize) {
    if let Some(behind) = buffer.get_mut(size..size + MARGIN) {
        behind.fill(b'\n');
    }
}

/// A copy is of so many bytes, for what lies behind the fence.
const PIECE: usize = 64 << 10;
/// A piece is gone on with where so many bytes of it are left.
const ENOUGH: usize = 16 << 10;

/// A place in a window, at the fence or before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At<'w>(NonNull<u8>, PhantomData<&'w [u8]>);

impl<'w> At<'w> {
    /// The address, from which [`MARGIN`] bytes can be read.
    #[inline(always)]
    pub(super) fn pointer(self) -> *const u8 {
        self.0.as_ptr()
    }

    /// The byte that stands here.
    #[inline(always)]
    pub(super) fn byte(self) -> u8 {
        // SAFETY: a place is not behind the fence, so there is a byte.
        unsafe { self.0.read() }
    }

    /// The place so many bytes on.
    ///
    /// # Safety
    /// The fence is none of these bytes.
    #[inline(always)]
    pub(super) unsafe fn on(self, count: usize) -> At<'w> {
        // SAFETY: a place so far on is at the fence or before it, as the caller promises.
        At(unsafe { self.0.add(count) }, PhantomData)
    }

    /// The place before this one.
    ///
    /// # Safety
    /// This is not the first place of its window.
    #[inline(always)]
    pub(super) unsafe fn back(self) -> At<'w> {
        // SAFETY: there is a byte before it, as the caller promises.
        At(unsafe { self.0.sub(1) }, PhantomData)
    }

    /// The place behind a byte that stands here.
    #[inline(always)]
    pub(super) fn behind(self, byte: u8) -> Option<At<'w>> {
        // SAFETY: it is another byte than the fence.
        (self.byte() == byte && byte != b'\n').then(|| unsafe { self.on(1) })
    }

    /// The place behind four bytes that stand here.
    #[inline(always)]
    fn behind_four(self, bytes: [u8; 4]) -> Option<At<'w>> {
        // SAFETY: so many bytes can be read from a place on.
        let here = unsafe { self.0.cast::<[u8; 4]>().read() };
        // SAFETY: they are other bytes than the fence.
        (here == bytes && !bytes.contains(&b'\n')).then(|| unsafe { self.on(4) })
    }

    /// The place behind two bytes that stand here.
    #[inline(always)]
    pub(super) fn behind_two(self, bytes: [u8; 2]) -> Option<At<'w>> {
        // SAFETY: so many bytes can be read from a place on.
        let here = unsafe { self.0.cast::<[u8; 2]>().read() };
        // SAFETY: they are other bytes than the fence.
        (here == bytes && !bytes.contains(&b'\n')).then(|| unsafe { self.on(2) })
    }

    /// The place behind `true`, `false` or `null`.
    #[inline(always)]
    pub(super) fn behind_word(self, word: Word) -> Option<At<'w>> {
        match word {
            Word::True => self.behind_four(*b"true"),
            Word::False => self.behind(b'f')?.behind_four(*b"alse"),
            Word::Null => self.behind_four(*b"null"),
        }
    }

    /// The place behind an escape that stands here.
    #[inline(always)]
    pub(super) fn behind_escape(self) -> Option<At<'w>> {
        let mut at = self.behind(b'\\')?;
        match at.byte() {
            byte if is_escape(byte) => {}
            b'u' => {
                for _ in 0..4 {
                    // SAFETY: `u` and hexadecimal digits are not the fence.
                    at = unsafe { at.on(1) };
                    if !at.byte().is_ascii_hexdigit() {
                        return None;
                    }
                }
            }
            _ => return None,
        }
        // SAFETY: none of the bytes above is the fence.
        Some(unsafe { at.on(1) })
    }

    /// The place behind a number that stands here.
    #[inline(always)]
    pub(super) fn behind_number<S: Scan>(self) -> Option<At<'w>> {
        let start = self.behind(b'-').unwrap_or(self);
        let digits = S::digits(start);
        let whole = digits.trailing_ones();
        if whole == 0 || (whole > 1 && start.byte() == b'0') {
            return None;
        }
        // SAFETY: digits are not the fence.
        let end = unsafe { start.on(whole as usize) };
        match end.byte() {
            b'.' => {
                // Most often the fraction is among the same bytes, and the last there is.
                let fraction = (digits >> (whole + 1)).trailing_ones();
                // SAFETY: neither the point nor digits are the fence.
                let last = unsafe { end.on(1 + fraction as usize) };
                if fraction == 0 || matches!(last.byte(), b'e' | b'E' | b'0'..=b'9') {
                    return end.behind_long_number::<S>();
                }
                Some(last)
            }
            b'e' | b'E' | b'0'..=b'9' => end.behind_long_number::<S>(),
            _ => Some(end),
        }
    }

    /// The place behind what is left of a number, in which there was a digit already.
    #[inline(never)]
    fn behind_long_number<S: Scan>(self) -> Option<At<'w>> {
        let mut at = self.behind_digits::<S>().0;
        if let Some(fraction) = at.behind(b'.') {
            let (end, some) = fraction.behind_digits::<S>();
            if !some {
                return None;
            }
            at = end;
        }
        if let Some(exponent) = at.behind(b'e').or_else(|| at.behind(b'E')) {
            let exponent = exponent.behind(b'+').or_else(|| exponent.behind(b'-')).unwrap_or(exponent);
            let (end, some) = exponent.behind_digits::<S>();
            if !some {
                return None;
            }
            at = end;
        }
        Some(at)
    }

    /// The place behind the digits that stand here, and whether there are some.
    #[inline(always)]
    fn behind_digits<S: Scan>(self) -> (At<'w>, bool) {
        let mut at = self;
        loop {
            let count = S::digits(at).trailing_ones();
            if count == 0 {
                return (at, at != self);
            }
            // SAFETY: digits are not the fence.
            at = unsafe { at.on(count as usize) };
        }
    }

    /// The place behind a lead that stands here, as far as its bytes have a bit; those beyond sixteen have.
    ///
    /// # Safety
    /// The fence is no byte that has none, of which the lead is not longer.
    #[inline(always)]
    pub(super) unsafe fn behind_lead<S: Scan>(self, lead: &Lead, counts: u32) -> Option<At<'w>> {
        // SAFETY: as the caller promises.
        let leads = unsafe { S::leads(self, lead, counts) };
        // SAFETY: neither those bytes nor what a lead is made of have a line feed among them.
        leads.then(|| unsafe { self.on(lead.length()) })
    }
}

/// The words of JSON.
#[derive(Debug, Clone, Copy)]
pub(super) enum Word {
    True,
    False,
    Null,
}

/// Bytes up to a fence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fenced<'w> {
    first: At<'w>,
    fence: At<'w>,
}

impl<'w> Fenced<'w> {
    /// Some bytes from one place to a line feed at another, if that has its margin.
    #[inline(always)]
    pub(super) fn within(bytes: &'w [u8], first: usize, fence: usize) -> Option<Fenced<'w>> {
        if first > fence || bytes.len() < MARGIN || fence > bytes.len() - MARGIN || bytes.get(fence) != Some(&b'\n') {
            return None;
        }
        let start = At(NonNull::from(bytes).cast(), PhantomData);
        // SAFETY: both places are within the bytes, and the fence has its margin behind it.
        Some(unsafe { Fenced { first: start.on(first), fence: start.on(fence) } })
    }

    /// A copy of some bytes, with a fence behind them.
    pub(super) fn copied(bytes: &[u8], room: &'w mut Vec<u8>) -> Option<Fenced<'w>> {
        const BEHIND: [u8; MARGIN] = [b'\n'; MARGIN];
        room.clear();
        room.reserve(bytes.len() + MARGIN);
        room.extend_from_slice(bytes);
        room.extend_from_slice(&BEHIND);
        Fenced::within(room, 0, bytes.len())
    }

    /// Where the bytes begin.
    #[inline(always)]
    pub(super) fn first(self) -> At<'w> {
        self.first
    }

    /// How many bytes there are before a place.
    #[inline(always)]
    pub(super) fn offset(self, at: At<'_>) -> usize {
        at.pointer() as usize - self.first.pointer() as usize
    }

    /// The first place from one on without white space, and whether a line feed is before it; `None` where the bytes end.
    #[inline(never)]
    pub(super) fn white<S: Scan>(self, at: At<'w>) -> Option<(At<'w>, bool)> {
        let (mut at, mut lines) = (at, false);
        loop {
            at = S::blank(at);
            if at.byte() != b'\n' {
                return Some((at, lines));
            }
            if at == self.fence {
                return None;
            }
            lines = true;
            // SAFETY: this line feed is not the fence.
            at = unsafe { at.on(1) };
        }
    }
}

/// An input, and from any place of it on a window.
#[derive(Debug)]
pub(crate) struct Windows<'b> {
    bytes: &'b [u8],
    /// The last line feed that has its margin, if there is one; looked for once somebody asks for a window. Whoever only
    /// looks on for the end of a long line, piece by piece, is not to go through all of it for each piece.
    fence: Option<Option<usize>>,
    /// What is copied of the bytes behind the fence: from where, how many, and the copy.
    from: usize,
    count: usize,
    room: Vec<u8>,
}

impl<'b> Windows<'b> {
    /// Windows of an input; the room is for copies.
    pub(crate) fn new(bytes: &'b [u8], room: Vec<u8>) -> Windows<'b> {
        Windows { bytes, fence: None, from: 0, count: 0, room }
    }

    /// The room, for the next input.
    pub(crate) fn into_room(self) -> Vec<u8> {
        self.room
    }

    /// The window from a place on, and how far into the input it goes.
    #[inline(always)]
    pub(super) fn at(&mut self, at: usize) -> Option<(Fenced<'_>, usize)> {
        let bytes = self.bytes;
        if let Some(fence) = *self.fence.get_or_insert_with(|| last_line_feed(bytes))
            && let Some(fenced) = Fenced::within(self.bytes, at, fence)
        {
            return Some((fenced, fence));
        }
        self.piece(at)
    }

    #[inline(never)]
    fn piece(&mut self, at: usize) -> Option<(Fenced<'_>, usize)> {
        let end = self.from + self.count;
        let enough = at.saturating_add(ENOUGH).min(self.bytes.len());
        if at < self.from || enough > end {
            let count = PIECE.min(self.bytes.len().saturating_sub(at));
            let copied = Fenced::copied(self.bytes.get(at..at + count)?, &mut self.room);
            (self.from, self.count) = (at, if copied.is_some() { count } else { 0 });
        }
        Some((Fenced::within(&self.room, at.checked_sub(self.from)?, self.count)?, self.from + self.count))
    }

    pub(super) fn bytes(&self) -> &'b [u8] {
        self.bytes
    }
}

/// The last line feed with its margin behind it.
#[inline(never)]
fn last_line_feed(bytes: &[u8]) -> Option<usize> {
    let end = bytes.len().checked_sub(MARGIN - 1)?;
    rfind(bytes.get(..end)?, b'\n')
}

#[cfg(test)]
mod tests {
    use super::super::scan::{Scalar, Simd};
    use super::*;

    fn behind<S: Scan>(text: &str) -> Option<usize> {
        let mut room = Vec::new();
        let fenced = Fenced::copied(text.as_bytes(), &mut room)?;
        fenced.first().behind_number::<S>().map(|end| fenced.offset(end))
    }

    #[test]
    fn numbers() {
        let long = format!("12345678901234567.{}e-{}", "0".repeat(40), "9".repeat(16));
        for (text, length) in [
            ("0", Some(1)),
            ("-0", Some(2)),
            ("01", None),
            ("-01", None),
            ("-", None),
            ("", None),
            ("+1", None),
            (".5", None),
            ("1.", None),
            ("1.e5", None),
            ("1e", None),
            ("1e+", None),
            ("1.5e-7,", Some(6)),
            ("1E+21]", Some(5)),
            ("12.5.5", Some(4)),
            ("0.5", Some(3)),
            ("0e0", Some(3)),
            ("1234567890123456", Some(16)),
            ("123456789012345678", Some(18)),
            ("0123456789012345678", None),
            (&long, Some(long.len())),
        ] {
            assert_eq!(behind::<Simd>(text), length, "{text}");
            assert_eq!(behind::<Scalar>(text), length, "{text}");
        }
    }

    #[test]
    fn escapes_and_words() {
        let mut room = Vec::new();
        for (text, length) in [
            ("\\\"", Some(2)),
            ("\\u00e9", Some(6)),
            ("\\u00e", None),
            ("\\u00eg", None),
            ("\\x", None),
            ("\\", None),
            ("n", None),
        ] {
            let fenced = Fenced::copied(text.as_bytes(), &mut room).unwrap();
            assert_eq!(fenced.first().behind_escape().map(|end| fenced.offset(end)), length, "{text}");
        }
        for (text, word, length) in [
            ("true", Word::True, Some(4)),
            ("false", Word::False, Some(5)),
            ("null]", Word::Null, Some(4)),
            ("tru", Word::True, None),
            ("fals", Word::False, None),
            ("nulL", Word::Null, None),
        ] {
            let fenced = Fenced::copied(text.as_bytes(), &mut room).unwrap();
            assert_eq!(fenced.first().behind_word(word).map(|end| fenced.offset(end)), length, "{text}");
        }
    }

    #[test]
    fn white_space_ends_at_the_fence() {
        let mut room = Vec::new();
        for count in 0..70 {
            let blank: String = " \t\r\n".chars().cycle().take(count).collect();
            let fenced = Fenced::copied(blank.as_bytes(), &mut room).unwrap();
            assert!(fenced.white::<Simd>(fenced.first()).is_none() && fenced.white::<Scalar>(fenced.first()).is_none());
            let fenced = Fenced::copied(format!("{blank}1").as_bytes(), &mut room).unwrap();
            let ends = [fenced.white::<Simd>(fenced.first()), fenced.white::<Scalar>(fenced.first())];
            assert_eq!(
                ends.map(|end| end.map(|(at, lines)| (fenced.offset(at), lines))),
                [Some((count, count > 3)); 2]
            );
        }
    }

    #[test]
    fn an_input_is_looked_through_once_and_only_for_a_window() {
        let bytes = "x\n".repeat(MARGIN);
        let mut windows = Windows::new(bytes.as_bytes(), Vec::new());
        assert_eq!(windows.fence, None);
        assert!(windows.at(0).is_some());
        assert_eq!(windows.fence, Some(Some(bytes.len() - MARGIN - 1)));
    }

    #[test]
    fn every_place_of_an_input_has_a_window() {
        let line = format!("{}\n", "x".repeat(1_000));
        for (bytes, begins) in [
            (line.repeat(300), 299 * line.len()),
            ("x".repeat(200_000), 0),
            ("\n".to_owned(), 0),
            (format!("\n{}", "x".repeat(MARGIN - 1)), 1),
            (format!("\n{}", "x".repeat(MARGIN - 2)), 0),
        ] {
            let mut windows = Windows::new(bytes.as_bytes(), Vec::new());
            for at in (0..bytes.len()).step_by(97).chain([bytes.len() - 1]) {
                let (fenced, end) = windows.at(at).unwrap();
                assert_eq!(fenced.first().byte(), bytes.as_bytes()[at]);
                let least = if at < begins { begins - 1 } else { (at + ENOUGH).min(bytes.len()) };
                assert!(least <= end && end <= bytes.len(), "{at}: {end}");
                assert_eq!(fenced.offset(fenced.fence), end - at);
            }
        }
    }
}
