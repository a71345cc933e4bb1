//! The address a request came from.

use core::net::IpAddr;

/// The kinds of address an event can state in `initiator.host.addressType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressType {
    /// A dotted quad; what is meant when nothing is stated.
    Ipv4,
    /// An IPv6 address.
    Ipv6,
    /// An address of a cloud service endpoint, inside IBM Cloud.
    Cse,
    /// An address or a CIDR block.
    Subnet,
}

impl AddressType {
    /// The documented words.
    pub const ALL: [AddressType; 4] = [Self::Ipv4, Self::Ipv6, Self::Cse, Self::Subnet];

    /// The word in an event.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ipv4 => "IPv4",
            Self::Ipv6 => "IPv6",
            Self::Cse => "CSE",
            Self::Subnet => "subnet",
        }
    }

    /// Reads the word; case matters.
    pub fn parse(word: &str) -> Option<Self> {
        Self::read(word.as_bytes())
    }

    #[inline]
    pub(super) fn read(word: &[u8]) -> Option<Self> {
        match word {
            b"IPv4" => Some(Self::Ipv4),
            b"IPv6" => Some(Self::Ipv6),
            b"CSE" => Some(Self::Cse),
            b"subnet" => Some(Self::Subnet),
            _ => None,
        }
    }
}

/// An address or a block of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address {
    /// One address.
    Single(IpAddr),
    /// A CIDR block: its address and the length of its prefix in bits.
    Block(IpAddr, u8),
}

impl Address {
    /// Reads an address or a CIDR block; surrounding space and lists are refused.
    ///
    /// ```
    /// use activity_tracker_events::event::Address;
    /// assert!(matches!(Address::parse("192.0.2.7"), Some(Address::Single(ip)) if ip.is_ipv4()));
    /// assert!(matches!(Address::parse("2001:db8::/32"), Some(Address::Block(_, 32))));
    /// assert_eq!(Address::parse("192.0.2.7 "), None);
    /// ```
    pub fn parse(text: &str) -> Option<Address> {
        let Some((address, prefix)) = text.split_once('/') else {
            return text.parse().ok().map(Address::Single);
        };
        let address: IpAddr = address.parse().ok()?;
        // `u8::from_str` would take a sign.
        let digits = !prefix.is_empty() && prefix.len() <= 3 && prefix.bytes().all(|byte| byte.is_ascii_digit());
        let prefix: u8 = digits.then(|| prefix.parse().ok()).flatten()?;
        let longest = if address.is_ipv4() { 32 } else { 128 };
        (prefix <= longest).then_some(Address::Block(address, prefix))
    }
}

/// Whether an address is what its stated type calls for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressFit {
    /// It is.
    Fits,
    /// No type is stated and it is an IPv6 address: well understood, though IPv4 is the documented default.
    UnstatedIpv6,
    /// It is not.
    Misfit,
}

/// Judges a non-empty `initiator.host.address` by the stated type.
///
/// ```
/// use activity_tracker_events::event::{address_fit, AddressFit, AddressType};
/// assert_eq!(address_fit("192.0.2.7", Some(AddressType::Ipv4)), AddressFit::Fits);
/// assert_eq!(address_fit("2001:db8::1", None), AddressFit::UnstatedIpv6);
/// assert_eq!(address_fit("192.0.2.7, 192.0.2.8", None), AddressFit::Misfit);
/// ```
pub fn address_fit(address: &str, stated: Option<AddressType>) -> AddressFit {
    let ipv4 = || is_ipv4(address.as_bytes());
    let ipv6 = || is_ipv6(address);
    let fits = match stated {
        Some(AddressType::Ipv4) => ipv4(),
        Some(AddressType::Ipv6) => ipv6(),
        Some(AddressType::Cse) => ipv4() || ipv6(),
        Some(AddressType::Subnet) => Address::parse(address).is_some(),
        None if ipv4() => true,
        None if ipv6() => return AddressFit::UnstatedIpv6,
        None => false,
    };
    if fits { AddressFit::Fits } else { AddressFit::Misfit }
}

/// Four numbers of up to 255, without leading zeros.
fn is_ipv4(address: &[u8]) -> bool {
    let mut rest = address;
    for place in 0..4 {
        if place > 0 {
            let [b'.', behind @ ..] = rest else { return false };
            rest = behind;
        }
        rest = match rest {
            [b'2', b'5', b'0'..=b'5', rest @ ..] => rest,
            [b'2', b'0'..=b'4', b'0'..=b'9', rest @ ..] => rest,
            [b'1', b'0'..=b'9', b'0'..=b'9', rest @ ..] => rest,
            [b'1'..=b'9', b'0'..=b'9', rest @ ..] => rest,
            [b'0'..=b'9', rest @ ..] => rest,
            _ => return false,
        };
    }
    rest.is_empty()
}

/// Up to eight groups of one to four hexadecimal digits; `::` once for a group or more of zeros; the last two groups may
/// be written as an IPv4 address.
fn is_ipv6(address: &str) -> bool {
    // All the address, or what stands before the zeros and what behind them.
    let Some((before, behind)) = address.split_once("::") else { return groups(address) == Some(8) };
    // An IPv4 address stands at the end.
    if before.contains('.') {
        return false;
    }
    let count = |part: &str| if part.is_empty() { Some(0) } else { groups(part) };
    count(before).zip(count(behind)).is_some_and(|(before, behind)| before + behind <= 7)
}

/// How many groups there are, an IPv4 address at the end for two.
fn groups(part: &str) -> Option<usize> {
    let (mut groups, mut digits) = (0, 0);
    for (at, byte) in part.bytes().enumerate() {
        match byte {
            b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F' if digits < 4 => digits += 1,
            b':' if digits > 0 => (groups, digits) = (groups + 1, 0),
            b'.' => {
                let start = at - digits;
                return part.as_bytes().get(start..).filter(|address| is_ipv4(address)).map(|_| groups + 2);
            }
            _ => return None,
        }
    }
    (digits > 0).then_some(groups + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use core::net::{Ipv4Addr, Ipv6Addr};

    proptest! {
        #[test]
        fn ipv6_is_what_the_standard_library_takes(
            text in "([0-9a-fA-F]{0,5}:){1,8}[0-9a-f]{0,4}|([0-9a-f]{1,4}:){0,4}(:[0-9a-f]{1,4}){0,4}|([0-9a-f]{0,4}:){2,7}[0-9]{1,2}([.][0-9]{1,3}){3}|::([0-9a-f.:]{0,12})|[0-9a-f:.]{0,24}",
        ) {
            assert_eq!(is_ipv6(&text), text.parse::<Ipv6Addr>().is_ok(), "{text}");
        }

        #[test]
        fn ipv4_is_what_the_standard_library_takes(text in "([0-9]{0,4}[.]){2,4}[0-9]{0,4}|(25[0-9][.]){3}[0-9]{1,2}|[0-9.: a]{0,20}") {
            assert_eq!(is_ipv4(text.as_bytes()), text.parse::<Ipv4Addr>().is_ok(), "{text}");
        }
    }
}
