//! Byte offsets as lines and columns.

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
    offset: usize,
    line: usize,
    /// Columns before `offset` in its line.
    units: usize,
}

impl<'i> Positions<'i> {
    /// At the start of an input.
    pub fn new(input: &'i [u8]) -> Positions<'i> {
        Positions { input, offset: 0, line: 1, units: 0 }
    }

    /// The place of an offset; one beyond the input is its end.
    pub fn at(&mut self, offset: usize) -> Position {
        let offset = offset.min(self.input.len());
        if offset < self.offset {
            *self = Positions::new(self.input);
        }
        let mark = if self.input.starts_with(BOM) { BOM.len() } else { 0 };
        for &byte in self.input.get(self.offset.max(mark)..offset).unwrap_or_default() {
            match byte {
                b'\n' => {
                    self.line += 1;
                    self.units = 0;
                }
                // A continuation byte adds nothing, a lead byte of four-byte characters two units, any other one.
                0x80..=0xbf => {}
                0xf0.. => self.units += 2,
                _ => self.units += 1,
            }
        }
        self.offset = offset;
        let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        Position { offset: number(offset), line: number(self.line), column: number(self.units + 1) }
    }
}

const BOM: &[u8] = b"\xef\xbb\xbf";

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
