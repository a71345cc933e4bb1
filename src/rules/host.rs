//! `initiator.host`: the address and what kind it is said to be.

use super::{At, Case, CaseSpec, Detail, Out, Rule, RuleId, Scene};
use crate::event::{AddressFit, AddressType, Field, Judged, address_fit};
use crate::finding::Level;

/// `host/address`
pub static ADDRESS: Rule = Rule {
    id: RuleId::HostAddress,
    summary: "`initiator.host.address` is not an address of the kind that `addressType` states; empty is allowed",
    why: "The address is what a refusal at night is traced by; a list or a stray space matches no search.",
    mend: "Write one address, without space around it, and state its kind in `addressType`.",
    cases: &[
        CaseSpec {
            case: Case::HostAddress,
            when: "no address of the stated kind",
            emit: Some(Level::Error),
            ingest: Some(Level::Warning),
        },
        CaseSpec {
            case: Case::HostAddressIpv6,
            when: "an IPv6 address with no kind stated",
            emit: Some(Level::Error),
            ingest: None,
        },
    ],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        let Some(address) = scene.event.text(Field::HostAddress).filter(|address| !address.is_empty()) else { return };
        let stated = match scene.address_type {
            Judged::Absent => None,
            Judged::Sound(stated) => Some(stated),
            Judged::Faulty(()) => return,
        };
        let case = match address_fit(address, stated) {
            AddressFit::Fits => return,
            AddressFit::UnstatedIpv6 => Case::HostAddressIpv6,
            AddressFit::Misfit => Case::HostAddress,
        };
        out.report(case, At::Value(Field::HostAddress), |say| {
            let expected = match stated {
                None => "one IPv4 address while no `addressType` is stated",
                Some(AddressType::Ipv4) => "one IPv4 address, as `addressType` states",
                Some(AddressType::Ipv6) => "one IPv6 address, as `addressType` states",
                Some(AddressType::Subnet) => "one address or CIDR block, as `addressType` states",
                Some(AddressType::Cse) => "one IPv4 or IPv6 address",
            };
            let trimmed = address.trim();
            let mended = trimmed != address && address_fit(trimmed, stated) == AddressFit::Fits && !say.mask;
            let suggestions = if mended { vec![trimmed.to_owned()] } else { Vec::new() };
            Detail::new(format!("`initiator.host.address` is {}; it must be {expected}", say.value(address)))
                .found(say, address)
                .expected(expected)
                .suggestions(suggestions)
        });
    },
};

/// `host/address-type`
pub static ADDRESS_TYPE: Rule = Rule {
    id: RuleId::HostAddressType,
    summary: "`initiator.host.addressType` is not `IPv4`, `IPv6`, `CSE` or `subnet`",
    why: "Without its kind the address cannot be read for sure.",
    mend: "Write one of the four words, in that case, or leave the field out for IPv4.",
    cases: &[CaseSpec {
        case: Case::HostAddressType,
        when: "",
        emit: Some(Level::Error),
        ingest: Some(Level::Warning),
    }],
    check: |scene: &Scene<'_>, out: &mut Out<'_>| {
        // One that is no string is a finding of its own.
        let Judged::Faulty(()) = scene.address_type else { return };
        let Some(found) = scene.event.text(Field::HostAddressType) else { return };
        out.report(Case::HostAddressType, At::Value(Field::HostAddressType), |say| {
            let words = AddressType::ALL.into_iter().map(AddressType::as_str);
            Detail::not_one_of(say, Field::HostAddressType, found, words)
        });
    },
};
