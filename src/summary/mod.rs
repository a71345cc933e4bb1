//! Many events as columns: where each stands and what it is about, so that questions are answered without reading again.
//!
//! Files are read in pieces, each of which becomes a [`Part`]; an [`Index`] takes parts in any order and answers each
//! [`Query`] with the events that fit, with counts of the values that they have, and with when they happened.

mod dictionary;
mod facet;
mod index;
mod language;
mod part;
mod query;
mod read;
mod row;
mod select;

pub use facet::Facet;
pub use index::{Index, Place, Problem};
pub use language::QueryError;
pub use part::{BYTES_PER_EVENT, Part};
pub use query::{Answer, FacetCounts, Filter, Histogram, Query, Row, Sort, ValueCount};
pub use read::{PartReader, Placed};

#[cfg(feature = "log")]
pub(crate) use read::{Pieces, part_validator};
pub(crate) use row::{Facts, Known};
#[cfg(feature = "log")]
pub(crate) use select::{Asked, fits, misses};

/// The word for "no value" in the language of queries.
const NO_VALUE: &str = "none";
