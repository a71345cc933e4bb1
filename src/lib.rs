//! Catalog, validator and describer of IBM Cloud Activity Tracker audit events.
//!
//! Data goes one way: bytes → [`reader`] → [`event`] → [`rules`] → [`finding`]s → report; the [`catalog`] stands beside
//! the rules and the describer. The core knows nothing of JavaScript, files or threads: `wasm` (with the feature of that
//! name) is a thin face on it, so that every user gets the same verdict on the same bytes.
//!
//! ```
//! use activity_tracker_events::{Catalog, Options, Validator};
//!
//! let catalog = Catalog::new();
//! let entry = catalog.lookup("pm-20.training.delete").unwrap();
//! assert_eq!(entry.description(), "Stop a training.");
//!
//! let report = Validator::new(&catalog, Options::default()).validate(b"{\"action\": \"pm-20.training.delete\"");
//! assert_eq!(report.findings[0].rule.as_str(), "json/syntax");
//! ```

pub mod catalog;
pub mod describe;
pub mod event;
pub mod finding;
mod letters;
mod lines;
mod options;
mod order;
pub mod reader;
pub mod rules;
pub mod schema;
pub mod summary;
mod validate;
#[cfg(feature = "wasm")]
mod wasm;

pub use catalog::Catalog;
pub use finding::{Finding, Level, Position, Report};
pub use lines::{LineReport, Lines, Totals};
pub use options::{Options, Profile};
pub use rules::RuleId;
pub use schema::json_schema;
pub use validate::{Input, Validator};
