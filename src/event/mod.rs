//! What one event is: its fields and the values that mean more than their text.

mod address;
mod crn;
mod field;
mod initiator;
mod time;
mod typed;
mod view;
pub(crate) mod word;

use word::same;

pub use address::{Address, AddressFit, AddressType, address_fit};
pub use crn::{Crn, CrnFault};
pub(crate) use field::Fields;
pub use field::{FIELD_COUNT, FIELDS, Field, FieldSpec, FieldType, Status};
pub use initiator::{CREDENTIAL_TYPES, InitiatorKind, PUBLISHED_CREDENTIAL_TYPES, Standing};
pub use time::{Time, TimeFault, TimeForm};
pub use typed::{CrnFacts, Judged};
pub(crate) use typed::{REASON_CODES, are_parts, is_action, is_digits};
#[cfg(feature = "wasm")]
pub(crate) use view::FieldValues;
pub(crate) use view::Slices;
pub use view::{Event, Layout, Unknown, Value};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident $word:literal)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// Every value, in the documentation's order.
            pub const ALL: &[$name] = &[$(Self::$variant),*];

            /// The word in an event.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// Reads the word; case matters.
            pub fn parse(word: &str) -> Option<Self> {
                Self::read(word.as_bytes())
            }

            #[inline]
            fn read(word: &[u8]) -> Option<Self> {
                $(if same(word, $word.as_bytes()) {
                    return Some(Self::$variant);
                })*
                None
            }
        }
    };
}

words! {
    /// How an action ended.
    Outcome {
        /// It was done.
        Success "success"
        /// It is not over; another event will follow.
        Pending "pending"
        /// It was not done.
        Failure "failure"
    }
}

words! {
    /// How much attention an event asks for.
    Severity {
        /// Routine.
        Normal "normal"
        /// Something did not work.
        Warning "warning"
        /// Something was refused, or is about to break.
        Critical "critical"
    }
}

/// The word that older producers write into `outcome` when they do not know it.
pub const UNKNOWN_OUTCOME: &str = "unknown";

impl Severity {
    /// What the documentation calls for with this reason code; `None` where it says nothing.
    ///
    /// ```
    /// use activity_tracker_events::event::Severity;
    /// assert_eq!(Severity::for_reason(403), Some(Severity::Critical));
    /// assert_eq!(Severity::for_reason(404), None);
    /// ```
    pub const fn for_reason(code: u16) -> Option<Severity> {
        match code {
            400 | 409 | 424 | 500 | 502 | 504 | 505 => Some(Self::Warning),
            401 | 403 | 503 | 507 => Some(Self::Critical),
            _ => None,
        }
    }
}
