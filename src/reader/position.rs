//! Byte offsets as lines and columns.

use super::Extent;
use crate::finding::Position;

/// The line and column of a byte offset. Lines end with LF (a CR before it belongs to the line); columns count UTF-16
/// units from 1, and a byte order mark at the start takes no column.
///
/// ```
/// use activity_tracker_events::reader::position;
/// let found = position("{\n \"é😀\": 1}".as_bytes(), 12);
/// assert_eq!((found.line, found.column), (2, 8));
/// ```
pub fn position(input: &[u8], offset: usize) -> Position {
    Positions::new(input).at(offset)
}

/// The lines and columns of many offsets of one input; in rising order they take one pass in all.
#[derive(Debug, Clone)]
pub struct Positions<'i> {
    input: &'i [u8],
    start: Place,
    /// How far the input has been passed over.
    passed: usize,
    place: Place,
    /// It is one line of ASCII, so that nothing needs to be counted.
    plain: bool,
}

/// A place in an input that may be larger than memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Bytes before it.
    pub offset: u64,
    /// From 1.
    pub line: u64,
    /// UTF-16 units before it in its line.
    pub units: u64,
}

impl Place {
    /// The beginning of an input.
    pub(crate) const START: Place = Place { offset: 0, line: 1, units: 0 };

    /// Goes on behind some bytes.
    pub(crate) fn pass(&mut self, bytes: &[u8]) {
        self.offset += bytes.len() as u64;
        let lines: u64 = bytes.chunks(CHUNK).map(line_feeds).sum();
        let mut line = bytes;
        if lines > 0 {
            self.line += lines;
            self.units = 0;
            line = bytes.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        }
        self.units += line.chunks(CHUNK).map(units).sum::<u64>();
    }

    /// Goes on behind some ASCII bytes without a line feed.
    pub(crate) fn pass_plain(&mut self, count: usize) {
        self.offset += count as u64;
        self.units += count as u64;
    }

    /// As findings tell it.
    pub(crate) fn position(self) -> Position {
        Position { offset: self.offset, line: self.line, column: self.units + 1 }
    }
}

/// So many bytes are counted in one byte.
const CHUNK: usize = 127;

/// The line feeds among some bytes, counted in a way that machines do many at once.
fn line_feeds(bytes: &[u8]) -> u64 {
    u64::from(bytes.iter().fold(0u8, |count, byte| count.wrapping_add(u8::from(*byte == b'\n'))))
}

/// The UTF-16 units of some bytes, counted in a way that machines do many at once.
fn units(bytes: &[u8]) -> u64 {
    // A continuation byte adds nothing, a lead byte of four-byte characters two units, any other one.
    let of = |byte: &u8| u8::from(byte & 0xc0 != 0x80) + u8::from(*byte >= 0xf0);
    u64::from(bytes.iter().map(of).fold(0u8, u8::wrapping_add))
}

impl<'i> Positions<'i> {
    /// At the start of an input.
    pub fn new(input: &'i [u8]) -> Positions<'i> {
        Positions::within(input, Place::START)
    }

    /// For a part of an input, which begins at a place.
    pub(crate) fn within(input: &'i [u8], start: Place) -> Positions<'i> {
        Positions { input, start, passed: 0, place: start, plain: false }
    }

    /// For an event that the fast lane has read.
    pub(crate) fn of_event(input: &'i [u8], start: Place, extent: Extent) -> Positions<'i> {
        let plain = !extent.wide && !extent.lines;
        Positions { plain, ..Positions::within(input, start) }
    }

    /// The place of an offset; one beyond the input is its end.
    pub fn at(&mut self, offset: usize) -> Position {
        let offset = offset.min(self.input.len());
        if self.plain {
            let mut place = self.start;
            place.pass_plain(offset);
            return place.position();
        }
        if offset < self.passed {
            (self.passed, self.place) = (0, self.start);
        }
        if self.passed == 0 && self.input.starts_with(BOM) {
            // It takes no column.
            self.passed = BOM.len().min(offset);
            self.place.offset += self.passed as u64;
        }
        self.place.pass(self.input.get(self.passed..offset).unwrap_or_default());
        self.passed = self.passed.max(offset);
        self.place.position()
    }
}

/// A byte order mark.
pub(crate) const BOM: &[u8] = b"\xef\xbb\xbf";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_order_gives_the_same_places() {
        let input = "\u{feff}{\r\n \"é😀\": [\n1]}\n".as_bytes();
        let mut rising = Positions::new(input);
        let mut falling = Positions::new(input);
        let up: Vec<Position> = (0..=input.len() + 2).map(|offset| rising.at(offset)).collect();
        let mut down: Vec<Position> = (0..=input.len() + 2).rev().map(|offset| falling.at(offset)).collect();
        down.reverse();
        assert_eq!(up, down);
        for (offset, place) in up.iter().enumerate() {
            assert_eq!(*place, position(input, offset));
        }
        assert_eq!((up[3].line, up[3].column), (1, 1));
        assert_eq!((up[6].line, up[6].column), (2, 1));
        assert_eq!(up.last().map(|place| (place.line, place.column)), Some((4, 1)));
    }
}
