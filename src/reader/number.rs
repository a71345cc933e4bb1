//! Numbers by their exact value, however they are written.

/// The exact value of a JSON number, as far as integers of up to 18 digits go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Integer {
    /// It is this integer: `200`, `200.0`, `2e2`, `20000e-2`.
    Exact(i64),
    /// It is an integer too large for 18 digits.
    Huge,
    /// It has a fraction.
    Fraction,
}

/// The exact value of a number that the reader has accepted (or of a string of digits).
///
/// ```
/// use activity_tracker_events::reader::{integer, Integer};
/// assert_eq!(integer("2.01e2"), Integer::Exact(201));
/// assert_eq!(integer("-0"), Integer::Exact(0));
/// assert_eq!(integer("1e999"), Integer::Huge);
/// assert_eq!(integer("200.5"), Integer::Fraction);
/// ```
pub fn integer(text: &str) -> Integer {
    if let digits @ [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'] = text.as_bytes() {
        // Nearly every number that is asked for.
        return Integer::Exact(digits.iter().fold(0, |value, digit| value * 10 + i64::from(digit - b'0')));
    }
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = || whole.bytes().chain(fraction.bytes());
    let total = whole.len() + fraction.len();
    let leading = digits().take_while(|&digit| digit == b'0').count();
    if leading == total {
        return Integer::Exact(0);
    }
    let trailing = fraction.bytes().rev().chain(whole.bytes().rev()).take_while(|&digit| digit == b'0').count();
    // The value is the digits without outer zeros, times ten to the power of `scale`.
    let scale = power(exponent) - length(fraction.len()) + length(trailing);
    let significant = total - leading - trailing;
    if scale < 0 {
        return Integer::Fraction;
    }
    if length(significant) + scale > 18 {
        return Integer::Huge;
    }
    let value = digits()
        .skip(leading)
        .take(significant)
        .chain((0..scale).map(|_| b'0'))
        .fold(0i64, |value, digit| value * 10 + i64::from(digit.wrapping_sub(b'0')));
    Integer::Exact(if negative { -value } else { value })
}

/// An exponent, held within bounds that no count of digits in memory can reach.
fn power(text: &str) -> i64 {
    const BOUND: i64 = 1 << 40;
    let (negative, digits) =
        text.strip_prefix('-').map_or((false, text.strip_prefix('+').unwrap_or(text)), |rest| (true, rest));
    let value = digits.bytes().fold(0i64, |value, digit| (value * 10 + i64::from(digit.wrapping_sub(b'0'))).min(BOUND));
    if negative { -value } else { value }
}

fn length(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX >> 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_values() {
        for (text, value) in [
            ("0", 0),
            ("-0.000e5", 0),
            ("200", 200),
            ("200.0", 200),
            ("2e2", 200),
            ("2E+2", 200),
            ("20000e-2", 200),
            ("0.2e3", 200),
            ("-12", -12),
            ("0e999999999999999999999", 0),
            ("100", 100),
            ("0200", 200),
            ("999999999999999999", 999_999_999_999_999_999),
        ] {
            assert_eq!(integer(text), Integer::Exact(value), "{text}");
        }
        for text in ["1e999", "1000000000000000000", "1e99999999999999999999999"] {
            assert_eq!(integer(text), Integer::Huge, "{text}");
        }
        for text in ["0.1", "200.5", "1e-1", "1e-99999999999999999999999", "2.005e2"] {
            assert_eq!(integer(text), Integer::Fraction, "{text}");
        }
    }
}
