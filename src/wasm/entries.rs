//! The user's own actions, from JSON text.

use crate::catalog::{CatalogError, UserEntry};
use crate::reader::{Kind, NodeId, read, value};

/// No entry nests deeper: parameters, their values, one value.
const MAX_DEPTH: u32 = 16;

/// The entries of a JSON array.
pub(super) fn parse(json: &[u8]) -> Result<Vec<UserEntry>, CatalogError> {
    let document = read(json, MAX_DEPTH).map_err(|fault| CatalogError::bad_entry(0, fault.kind))?;
    if document.node(NodeId::ROOT).kind != Kind::Array {
        return Err(CatalogError::bad_entry(0, "the entries must be an array"));
    }
    document
        .children(NodeId::ROOT)
        .enumerate()
        .map(|(index, node)| value(&document, node).map_err(|why| CatalogError::bad_entry(index, why)))
        .collect()
}
