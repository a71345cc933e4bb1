//! Cloud resource names.

use std::fmt;

use super::are_parts;
use super::word::{HIGH, equal, within, words};
use crate::reader::places;

/// A CRN taken apart; each part is a slice of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crn<'a> {
    /// `bluemix`.
    pub cname: &'a str,
    /// `public`, `dedicated` or `local`.
    pub ctype: &'a str,
    /// The service, a child service after a `.`.
    pub service_name: &'a str,
    /// A region, zone, data centre, `global`, or empty.
    pub location: &'a str,
    /// Who owns it: empty, `a/…` (account), `o/…` (organisation) or `s/…` (space).
    pub scope: &'a str,
    /// The service instance, often a GUID; may be empty.
    pub service_instance: &'a str,
    /// The kind of resource within the instance; may be empty.
    pub resource_type: &'a str,
    /// The resource; may itself hold `/` and `:`.
    pub resource: &'a str,
}

/// Why a text is not a CRN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CrnFault {
    /// The first segment is not `crn`.
    Prefix,
    /// Fewer than ten segments; how many there are.
    Segments(usize),
    /// The version is not `v1`.
    Version,
    /// The service name is not lower-case letters, digits and `-`, with child services after a `.`.
    ServiceName,
    /// The scope is neither empty nor `a/`, `o/`, `s/` and at least one character.
    Scope,
}

impl fmt::Display for CrnFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Prefix => f.write_str("it does not begin with `crn:`"),
            Self::Segments(count) => {
                write!(f, "it has {count} colon-separated segment{}, not ten", if *count == 1 { "" } else { "s" })
            }
            Self::Version => f.write_str("its version is not `v1`"),
            Self::ServiceName => f.write_str(
                "its service name is not lower-case letters, digits and `-`, with a child service after a `.`",
            ),
            Self::Scope => f.write_str("its scope is neither empty nor `a/…`, `o/…` or `s/…`"),
        }
    }
}

impl<'a> Crn<'a> {
    /// Takes a CRN apart: `crn:version:cname:ctype:service-name:location:scope:service-instance:resource-type:resource`.
    ///
    /// ```
    /// use activity_tracker_events::event::{Crn, CrnFault};
    /// let crn = Crn::parse("crn:v1:bluemix:public:pm-20:us-south:a/0123456789abcdef0123456789abcdef:c3d1::").unwrap();
    /// assert_eq!((crn.service_name, crn.location, crn.account()), ("pm-20", "us-south", Some("0123456789abcdef0123456789abcdef")));
    /// assert_eq!(Crn::parse("crn:v1:bluemix"), Err(CrnFault::Segments(3)));
    /// ```
    pub fn parse(text: &'a str) -> Result<Crn<'a>, CrnFault> {
        let [_, version, cname, ctype, service_name, location, scope, instance, kind] = colons(text.as_bytes())?;
        let part = |after: usize, end: usize| text.get(after + 1..end).unwrap_or_default();
        Ok(Crn {
            cname: part(version, cname),
            ctype: part(cname, ctype),
            service_name: part(ctype, service_name),
            location: part(service_name, location),
            scope: part(location, scope),
            service_instance: part(scope, instance),
            resource_type: part(instance, kind),
            resource: part(kind, text.len()),
        })
    }

    /// Where the location of a CRN begins, its scope, and its service instance; it is not taken apart any further.
    #[inline]
    pub(super) fn starts(text: &str) -> Result<[usize; 3], CrnFault> {
        let [_, _, _, _, service_name, location, scope, ..] = colons(text.as_bytes())?;
        Ok([service_name + 1, location + 1, scope + 1])
    }

    /// The account, where the scope is one.
    pub fn account(&self) -> Option<&'a str> {
        self.scope.strip_prefix("a/")
    }
}

/// The nine colons between the segments of a CRN whose parts are sound; a resource may hold more.
fn colons(text: &[u8]) -> Result<[usize; 9], CrnFault> {
    let mut colons = [0; 9];
    let count = places(text, b':', &mut colons);
    let starts = text.starts_with(b"crn:");
    if count < colons.len() {
        return Err(if starts || text == b"crn" { CrnFault::Segments(count + 1) } else { CrnFault::Prefix });
    }
    if !starts {
        return Err(CrnFault::Prefix);
    }
    let [_, _, _, ctype, service_name, location, scope, ..] = colons;
    let part = |after: usize, end: usize| text.get(after + 1..end).unwrap_or_default();
    if !text.starts_with(b"crn:v1:") {
        return Err(CrnFault::Version);
    }
    if !is_service_name(part(ctype, service_name)) {
        return Err(CrnFault::ServiceName);
    }
    match part(location, scope) {
        [] | [b'a' | b'o' | b's', b'/', _, ..] => Ok(colons),
        _ => Err(CrnFault::Scope),
    }
}

#[inline]
fn is_service_name(name: &[u8]) -> bool {
    let plain = |word: u64| within(word, b'a', b'z') | equal(word, b'-') | within(word, b'0', b'9') == HIGH;
    // Nearly every name: long enough for a word, and without a child service.
    if name.len() >= 8 && words(name).all(plain) {
        return true;
    }
    are_parts(name, b'.', |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-').is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments() {
        let nine = "crn:v1:bluemix:public:pm-20:us-south:a/b:c:d";
        assert_eq!(Crn::parse(nine), Err(CrnFault::Segments(9)));
        assert_eq!(Crn::parse(&format!("{nine}:")).map(|crn| crn.resource), Ok(""));
        assert_eq!(Crn::parse(&format!("{nine}:x:y/z")).map(|crn| crn.resource), Ok("x:y/z"));
        assert!(Crn::parse(&format!("{nine}{}", ":".repeat(10_000))).is_ok());
        assert_eq!(Crn::parse(""), Err(CrnFault::Prefix));
    }

    #[test]
    fn parts_are_checked() {
        let with = |version: &str, service: &str, scope: &str| {
            format!("crn:{version}:bluemix:public:{service}:us-south:{scope}:c:d:e")
        };
        assert!(Crn::parse(&with("v1", "pm-20", "")).is_ok());
        assert!(Crn::parse(&with("v1", "is.volume", "s/x")).is_ok());
        assert_eq!(Crn::parse(&with("v2", "pm-20", "")), Err(CrnFault::Version));
        for bad in ["", "PM-20", "pm_20", "a..b", ".a", "pm 20"] {
            assert_eq!(Crn::parse(&with("v1", bad, "")), Err(CrnFault::ServiceName), "{bad}");
        }
        for bad in ["a/", "b/x", "abc", "a", "/x"] {
            assert_eq!(Crn::parse(&with("v1", "pm-20", bad)), Err(CrnFault::Scope), "{bad}");
        }
    }
}
