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
    let before = input.get(..offset).unwrap_or(input);
    let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
    let lines = before.iter().filter(|&&byte| byte == b'\n').count();
    let mut in_line = before.get(line_start..).unwrap_or_default();
    if line_start == 0 {
        in_line = in_line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(in_line);
    }
    // A continuation byte adds nothing, a lead byte of four-byte characters two units, any other one.
    let units: usize = in_line
        .iter()
        .map(|&byte| match byte {
            0x80..=0xbf => 0,
            0xf0.. => 2,
            _ => 1,
        })
        .sum();
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    Position { offset: number(before.len()), line: number(lines + 1), column: number(units + 1) }
}
