//! Who an initiator is.

use super::word::same;

/// The kind of identity that asked for an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InitiatorKind {
    /// A person with an IBMid or a federated identity.
    User,
    /// A service ID.
    ServiceId,
    /// A trusted profile.
    Profile,
    /// A client that showed a certificate.
    Certificate,
    /// A client ID.
    Client,
    /// An IBM Cloud service by itself: jobs that nobody asked for.
    Service,
}

/// How a documented or published word stands to the documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Documented.
    Documented,
    /// Not documented, but found in published events.
    Published,
}

const TYPE_URIS: &[(&str, InitiatorKind, Standing)] = &[
    ("service/security/account/user", InitiatorKind::User, Standing::Documented),
    ("service/security/account/serviceid", InitiatorKind::ServiceId, Standing::Documented),
    ("service/security/client/certificateid", InitiatorKind::Certificate, Standing::Documented),
    ("service/security/clientid", InitiatorKind::Client, Standing::Documented),
    ("service/security/account/profile", InitiatorKind::Profile, Standing::Published),
    ("service/security/account/service-id", InitiatorKind::ServiceId, Standing::Published),
    ("service/security/account/service", InitiatorKind::Service, Standing::Published),
];

/// The documented values of `initiator.credential.type`.
pub const CREDENTIAL_TYPES: &[&str] = &[
    "token",
    "user",
    "apikey",
    "certificate",
    "public-access",
    "hmac",
    "compute-resource",
    "instance-identity-token",
    "apikey-serviceid",
    "s2s-authorization",
];

/// Values of `initiator.credential.type` found in published events only.
pub const PUBLISHED_CREDENTIAL_TYPES: &[&str] = &["profile", "serviceid"];

impl InitiatorKind {
    /// Reads `initiator.typeURI`.
    ///
    /// ```
    /// use activity_tracker_events::event::{InitiatorKind, Standing};
    /// assert_eq!(InitiatorKind::from_type_uri("service/security/account/user"), Some((InitiatorKind::User, Standing::Documented)));
    /// assert_eq!(InitiatorKind::from_type_uri("service/security/account/profile"), Some((InitiatorKind::Profile, Standing::Published)));
    /// assert_eq!(InitiatorKind::from_type_uri("user"), None);
    /// ```
    pub fn from_type_uri(uri: &str) -> Option<(InitiatorKind, Standing)> {
        Self::read(uri.as_bytes())
    }

    #[inline]
    pub(super) fn read(uri: &[u8]) -> Option<(InitiatorKind, Standing)> {
        TYPE_URIS.iter().find(|(known, ..)| same(known.as_bytes(), uri)).map(|&(_, kind, standing)| (kind, standing))
    }

    /// The documented type URIs, in the documentation's order.
    pub fn documented_type_uris() -> impl Iterator<Item = &'static str> {
        TYPE_URIS.iter().filter(|(_, _, standing)| *standing == Standing::Documented).map(|(uri, ..)| *uri)
    }

    /// The type URIs that are published, not documented.
    pub fn published_type_uris() -> impl Iterator<Item = &'static str> {
        TYPE_URIS.iter().filter(|(_, _, standing)| *standing == Standing::Published).map(|(uri, ..)| *uri)
    }

    /// The kind that an identity's prefix tells: `IBMid-`, `iam-ServiceId-`, `iam-Profile-`.
    ///
    /// ```
    /// use activity_tracker_events::event::InitiatorKind;
    /// assert_eq!(InitiatorKind::from_id("iam-ServiceId-1"), Some((InitiatorKind::ServiceId, "iam-ServiceId-")));
    /// assert_eq!(InitiatorKind::from_id("crn:v1:…"), None);
    /// ```
    pub fn from_id(id: &str) -> Option<(InitiatorKind, &'static str)> {
        [("IBMid-", Self::User), ("iam-ServiceId-", Self::ServiceId), ("iam-Profile-", Self::Profile)]
            .into_iter()
            .find(|(prefix, _)| id.as_bytes().get(..prefix.len()).is_some_and(|head| same(head, prefix.as_bytes())))
            .map(|(prefix, kind)| (kind, prefix))
    }
}
