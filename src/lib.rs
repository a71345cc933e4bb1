//! Catalog, validator and describer of IBM Cloud Activity Tracker audit events.
