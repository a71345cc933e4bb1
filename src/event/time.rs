//! The time of an event: the documented form, its RFC 3339 relatives, and nothing else.

use super::word::{HIGH, word};

/// A time as an event states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// Year, 0 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Second, 0 to 60 (60 only for a leap second).
    pub second: u8,
    /// Nanoseconds of the second, 0 to 999,999,999.
    pub nanosecond: u32,
    /// Offset from UTC in minutes, −1439 to 1439.
    pub offset: i16,
    /// How the text was written.
    pub form: TimeForm,
}

/// How a time is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeForm {
    /// The documented form: two fraction digits and an offset without a colon.
    Documented,
    /// RFC 3339 with another fraction (none to nine digits) or another way of writing the offset.
    Rfc3339,
}

/// Why a text is not a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeFault {
    /// It does not have the form of a time.
    Form,
    /// It has the form, but names what does not exist; the text says what.
    Value(&'static str, TimeForm),
}

impl Time {
    /// Reads a time in the documented form `YYYY-MM-DDTHH:mm:ss.SS+0000`, or in RFC 3339 with none to nine fraction
    /// digits and an offset written `Z`, `+hh:mm` or `+hhmm`.
    ///
    /// ```
    /// use activity_tracker_events::event::{Time, TimeFault, TimeForm};
    /// let time = Time::parse("2026-03-10T08:15:04.12+0000").unwrap();
    /// assert_eq!((time.form, time.epoch_millis()), (TimeForm::Documented, 1_773_130_504_120));
    /// assert_eq!(Time::parse("2026-03-10T08:15:04Z").unwrap().form, TimeForm::Rfc3339);
    /// assert!(matches!(Time::parse("2026-02-30T08:15:04.12+0000"), Err(TimeFault::Value(..))));
    /// assert_eq!(Time::parse("10/03/2026"), Err(TimeFault::Form));
    /// ```
    pub fn parse(text: &str) -> Result<Time, TimeFault> {
        Time::read(text.as_bytes())
    }

    #[inline]
    pub(super) fn read(text: &[u8]) -> Result<Time, TimeFault> {
        documented(text).map_or_else(|| Time::read_any(text), Ok)
    }

    #[cold]
    fn read_any(text: &[u8]) -> Result<Time, TimeFault> {
        let mut scan = Scan { rest: text };
        let (year, month, day, hour, minute, second) = scan.date_and_time().ok_or(TimeFault::Form)?;
        // RFC 3339 allows a small `t`; the documented form does not.
        let capital = text.get(10) == Some(&b'T');
        let (nanosecond, digits) = scan.fraction().ok_or(TimeFault::Form)?;
        let (negative, offset_hour, offset_minute, plain) = scan.offset().ok_or(TimeFault::Form)?;
        if !scan.rest.is_empty() {
            return Err(TimeFault::Form);
        }
        let form = if digits == 2 && plain && capital { TimeForm::Documented } else { TimeForm::Rfc3339 };
        let fault = |what| Err(TimeFault::Value(what, form));
        if !(1..=12).contains(&month) {
            return fault("the month is not one of 01 to 12");
        }
        if day < 1 || day > days_in_month(year, month) {
            return fault("that month has no such day");
        }
        if hour > 23 {
            return fault("the hour is not one of 00 to 23");
        }
        if minute > 59 {
            return fault("the minute is not one of 00 to 59");
        }
        if second > 60 {
            return fault("the second is not one of 00 to 59");
        }
        if offset_hour > 23 || offset_minute > 59 {
            return fault("the offset is not one of -23:59 to +23:59");
        }
        let minutes = i16::from(offset_hour) * 60 + i16::from(offset_minute);
        let offset = if negative { -minutes } else { minutes };
        let time = Time { year, month, day, hour, minute, second, nanosecond, offset, form };
        if second == 60 && !time.may_be_leap_second() {
            return fault("second 60 exists only at 23:59:60 UTC on 30 June or 31 December");
        }
        Ok(time)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z; finer fractions are cut, a leap second counts as the second after it.
    pub fn epoch_millis(&self) -> i64 {
        let days = days_from_civil(i64::from(self.year), i64::from(self.month), i64::from(self.day));
        let minutes = i64::from(self.hour) * 60 + i64::from(self.minute) - i64::from(self.offset);
        let seconds = days * 86_400 + minutes * 60 + i64::from(self.second);
        seconds * 1_000 + i64::from(self.nanosecond / 1_000_000)
    }

    /// The same instant in UTC as `YYYY-MM-DDTHH:mm:ss[.fff…]Z`, with the fraction it was given, trailing zeros cut.
    ///
    /// ```
    /// use activity_tracker_events::event::Time;
    /// assert_eq!(Time::parse("2026-03-10T01:15:04.120+0200").unwrap().to_utc(), "2026-03-09T23:15:04.12Z");
    /// ```
    pub fn to_utc(&self) -> String {
        let days = days_from_civil(i64::from(self.year), i64::from(self.month), i64::from(self.day));
        let minutes = days * 1_440 + i64::from(self.hour) * 60 + i64::from(self.minute) - i64::from(self.offset);
        let (year, month, day) = civil_from_days(minutes.div_euclid(1_440));
        let of_day = minutes.rem_euclid(1_440);
        let (hour, minute, second) = (of_day / 60, of_day % 60, self.second);
        // An offset can carry the first and last hours out of the years that four digits hold; then ISO 8601 has six.
        let year = if (0..=9999).contains(&year) { format!("{year:04}") } else { format!("{year:+07}") };
        let mut text = format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
        if self.nanosecond > 0 {
            let fraction = format!("{:09}", self.nanosecond);
            text.push('.');
            text.push_str(fraction.trim_end_matches('0'));
        }
        text.push('Z');
        text
    }

    fn may_be_leap_second(&self) -> bool {
        let of_day = i32::from(self.hour) * 60 + i32::from(self.minute) - i32::from(self.offset);
        let days = days_from_civil(i64::from(self.year), i64::from(self.month), i64::from(self.day));
        let (_, month, day) = civil_from_days(days + i64::from(of_day.div_euclid(1_440)));
        of_day.rem_euclid(1_440) == 23 * 60 + 59 && matches!((month, day), (6, 30) | (12, 31))
    }
}

/// Nearly every time: in the documented form, of a moment that exists, no leap second, and not west of UTC. Eight bytes
/// are read together.
fn documented(text: &[u8]) -> Option<Time> {
    if text.len() != 27 {
        return None;
    }
    let words = (
        pairs(text, 0, b"0000-00-")?,
        pairs(text, 3, b"0-00-00T")?,
        pairs(text, 11, b"00:00:00")?,
        pairs(text, 19, b".00+0000")?,
    );
    let ([century, _, of_century, ..], [_, _, month, _, _, day, ..]) = (words.0, words.1);
    let ([hour, _, _, minute, _, _, second, _], [_, hundredth, _, _, offset_hour, _, offset_minute, _]) =
        (words.2, words.3);
    let year = u16::from(century) * 100 + u16::from(of_century);
    let exists = day >= 1
        && day <= days_in_month(year, month)
        && hour <= 23
        && minute.max(second).max(offset_minute) <= 59
        && offset_hour <= 23;
    exists.then(|| Time {
        year,
        month,
        day,
        hour,
        minute,
        second,
        nanosecond: u32::from(hundredth) * 10_000_000,
        offset: i16::from(offset_hour) * 60 + i16::from(offset_minute),
        form: TimeForm::Documented,
    })
}

/// The eight bytes at a place, if they have digits where a form has `0` and are that form elsewhere: in place of each
/// digit that a digit follows, the number that the two of them write.
#[inline]
fn pairs(text: &[u8], at: usize, form: &[u8; 8]) -> Option<[u8; 8]> {
    // With this the bytes that are too large for their place have their highest bit set.
    let limits = form.map(|byte| if byte == b'0' { 0x7f - 9 } else { 0x7f });
    let word = word(text, at)? ^ u64::from_le_bytes(*form);
    let sums = (word & !HIGH).wrapping_add(u64::from_le_bytes(limits));
    // No byte is larger than 9, so that none of the tens runs over into the next.
    ((sums | word) & HIGH == 0).then(|| (word.wrapping_mul(10).wrapping_add(word >> 8)).to_le_bytes())
}

/// Days of a month in the proleptic Gregorian calendar; 0 for a month that does not exist.
fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

/// Days since 1970-01-01. Years are counted from March so that the leap day is the last one.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The inverse of [`days_from_civil`].
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

struct Scan<'a> {
    rest: &'a [u8],
}

impl Scan<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    fn one_of(&mut self, allowed: &[u8]) -> Option<u8> {
        self.byte().filter(|byte| allowed.contains(byte))
    }

    fn digits(&mut self, count: usize) -> Option<u16> {
        let mut value = 0;
        for _ in 0..count {
            let digit = self.byte().filter(u8::is_ascii_digit)?;
            value = value * 10 + u16::from(digit - b'0');
        }
        Some(value)
    }

    fn two(&mut self) -> Option<u8> {
        self.digits(2).and_then(|value| u8::try_from(value).ok())
    }

    fn date_and_time(&mut self) -> Option<(u16, u8, u8, u8, u8, u8)> {
        let year = self.digits(4)?;
        self.one_of(b"-")?;
        let month = self.two()?;
        self.one_of(b"-")?;
        let day = self.two()?;
        self.one_of(b"Tt")?;
        let hour = self.two()?;
        self.one_of(b":")?;
        let minute = self.two()?;
        self.one_of(b":")?;
        Some((year, month, day, hour, minute, self.two()?))
    }

    /// Nanoseconds and how many digits they were written with; a point needs one to nine digits after it.
    fn fraction(&mut self) -> Option<(u32, usize)> {
        if self.rest.first() != Some(&b'.') {
            return Some((0, 0));
        }
        self.byte();
        let count = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if !(1..=9).contains(&count) {
            return None;
        }
        let mut nanosecond = 0;
        for place in 0..9 {
            let digit = if place < count { u32::from(self.byte()? - b'0') } else { 0 };
            nanosecond = nanosecond * 10 + digit;
        }
        Some((nanosecond, count))
    }

    /// Whether the offset is negative, its hours and minutes, and whether it is written as documented (`+0000`).
    fn offset(&mut self) -> Option<(bool, u8, u8, bool)> {
        let sign = self.one_of(b"Zz+-")?;
        if sign.eq_ignore_ascii_case(&b'z') {
            return Some((false, 0, 0, false));
        }
        let hour = self.two()?;
        let colon = self.rest.first() == Some(&b':');
        if colon {
            self.byte();
        }
        Some((sign == b'-', hour, self.two()?, !colon))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leap_days() {
        for (year, leap) in [("1900", false), ("2000", true), ("2024", true), ("2100", false), ("0000", true)] {
            let time = Time::parse(&format!("{year}-02-29T00:00:00.00+0000"));
            assert_eq!(time.is_ok(), leap, "{year}");
        }
    }

    /// The short way gives what the long way gives.
    #[test]
    fn the_documented_form_is_read_alike() {
        let forms = [
            "2026-03-10T08:15:04.12+0000",
            "2024-02-29T23:59:59.99+2359",
            "0000-12-31T00:00:00.00+0000",
            "1999-11-30T19:09:49.90+1100",
        ];
        for text in forms {
            let short = documented(text.as_bytes()).unwrap();
            // A sign of its own keeps the short way out.
            let long = Time::parse(&text.replace('+', "-")).unwrap();
            assert_eq!(Time { offset: -long.offset, ..long }, short, "{text}");
            for place in 0..text.len() {
                for byte in 0..=u8::MAX {
                    let mut other = text.as_bytes().to_vec();
                    other[place] = byte;
                    let short = documented(&other);
                    let Ok(other) = String::from_utf8(other) else {
                        assert_eq!(short, None);
                        continue;
                    };
                    // Lower case keeps the short way out.
                    let long = Time::parse(&other.replace('T', "t")).ok();
                    let form =
                        |time: &Time| other.as_bytes()[10] == b'T' && other.as_bytes()[22] == b'+' && time.second < 60;
                    let plain = other.as_bytes()[19] == b'.' && !other[23..].contains(':');
                    let long = long.filter(|time| plain && form(time));
                    assert_eq!(short.map(|time| Time { form: TimeForm::Rfc3339, ..time }), long, "{other}");
                }
            }
        }
    }

    #[test]
    fn leap_seconds_only_where_they_can_be() {
        assert!(Time::parse("2016-12-31T23:59:60.00+0000").is_ok());
        assert!(Time::parse("2017-01-01T00:59:60.00+0100").is_ok());
        assert!(Time::parse("2016-06-30T23:59:60.00+0000").is_ok());
        assert!(matches!(Time::parse("2016-12-30T23:59:60.00+0000"), Err(TimeFault::Value(..))));
        assert!(matches!(Time::parse("2016-12-31T23:58:60.00+0000"), Err(TimeFault::Value(..))));
        assert!(matches!(Time::parse("2016-12-31T23:59:61.00+0000"), Err(TimeFault::Value(..))));
    }

    #[test]
    fn every_day_goes_there_and_back() {
        let mut days = days_from_civil(0, 1, 1);
        for year in 0..=9999u16 {
            for month in 1..=12u8 {
                for day in 1..=days_in_month(year, month) {
                    assert_eq!(days_from_civil(i64::from(year), i64::from(month), i64::from(day)), days);
                    assert_eq!(civil_from_days(days), (i64::from(year), i64::from(month), i64::from(day)));
                    days += 1;
                }
            }
        }
        assert_eq!(days_from_civil(1970, 1, 1), 0);
    }
}
