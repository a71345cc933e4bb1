//! From bytes to a positioned document: UTF-8, RFC 8259 and nothing beside it.
//!
//! [`read`] is the full lane: it reads one JSON text in one pass into a flat list of [`Node`]s with their places, without
//! recursion, so that no depth and no size can bring it down. Rules see slices of the text and places, never values.

mod envelope;
mod fast;
mod fault;
mod fence;
mod frame;
mod json;
mod number;
mod position;
mod scan;
mod skim;
mod string;
#[cfg(feature = "wasm")]
mod taken;

pub use envelope::{Contents, Item, Origin, contents};
pub(crate) use envelope::{DEEPEST, Found, Opened, open, open_each};
pub use fast::accepted;
#[cfg(test)]
pub(crate) use fast::tests as mutation;
pub(crate) use fast::{Extent, Lane, Odd, elements};
pub use fault::{Fault, FaultKind};
pub(crate) use fence::Windows;
#[cfg(feature = "wasm")]
pub(crate) use fence::{MARGIN, put_fence};
pub(crate) use frame::{Frame, Goal};
pub(crate) use json::Counted;
pub use json::{Document, Kind, Node, NodeId, read};
pub use number::{Integer, integer};
pub(crate) use position::{BOM, Place};
pub use position::{Positions, position};
pub(crate) use scan::{find, places};
pub(crate) use skim::{kind_of, skim};
pub(crate) use string::Unescaped;
pub use string::{offset_in_raw, unescape};
#[cfg(feature = "wasm")]
pub(crate) use taken::Texts;

/// What an input may be at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The largest event, in bytes.
    pub max_event_bytes: u32,
    /// The deepest nesting of objects and arrays; the event itself is depth 1.
    pub max_depth: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { max_event_bytes: 1 << 20, max_depth: 128 }
    }
}
