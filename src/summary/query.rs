//! Questions to an index, and their answers.

use serde::{Deserialize, Serialize};

use super::facet::Facet;

/// A question: which events, and what is wanted of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Query {
    /// By facet, the values that events have and have not. An event fits if it fits all of them.
    pub filter: Vec<Filter>,
    /// What stands in the search box.
    pub text: String,
    /// The first and the last millisecond since 1970 in UTC.
    pub window: Option<(i64, i64)>,
    /// In which order; without it, that of the files.
    pub sort: Option<Sort>,
    /// Which of the events are wanted, by their places in that order: the first one, and how many.
    pub rows: (u64, u32),
    /// Of which facets the values are counted.
    pub facets: Vec<String>,
    /// At most so many values of each, those that are there most often.
    pub top: u32,
    /// Into at most so many stretches of time the events are divided; 0: no histogram is wanted.
    pub buckets: u32,
}

/// Values of one facet; `None` stands for "no value".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Filter {
    /// The name of the facet.
    pub facet: String,
    /// An event has one of these, if there are any.
    pub include: Vec<Option<String>>,
    /// An event has none of these.
    pub exclude: Vec<Option<String>>,
}

/// An order of events. What is alike stays in the order of the files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Sort {
    /// `time`, `size`, or the name of a facet.
    pub by: String,
    /// From the last to the first. Events without a value come last either way.
    pub descending: bool,
}

/// What came of a [`Query`].
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// How many events fit.
    pub total: u64,
    /// How many events there are.
    pub of: u64,
    /// Those of which only their text can tell, and it was not asked yet. They are in nothing else here.
    pub unsure: u64,
    /// The events that were wanted.
    pub rows: Vec<Row>,
    /// For each facet that was asked for, its values with their counts.
    pub counts: Vec<FacetCounts>,
    /// When they happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub histogram: Option<Histogram>,
}

/// The values of one facet among the events that fit everything but the filter of that facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FacetCounts {
    /// The facet.
    #[serde(serialize_with = "name_of_facet")]
    pub facet: Facet,
    /// The values, most frequent first, those that are alike by name.
    pub values: Vec<ValueCount>,
    /// How many different values there are.
    pub distinct: u64,
    /// How many events have a value that is not kept, because there are too many.
    pub others: u64,
}

/// How many events have a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ValueCount {
    /// The value; `None` for "no value".
    pub value: Option<String>,
    /// How many events.
    pub count: u64,
}

/// When events happened that fit everything but the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Histogram {
    /// Milliseconds since 1970 in UTC of the first stretch's beginning.
    pub start: i64,
    /// How many milliseconds each lasts.
    pub step: i64,
    /// For each stretch, how many ended in each way, in the order of [`How::ALL`](crate::describe::How::ALL).
    pub counts: Vec<[u32; 6]>,
    /// How many have no time.
    pub untimed: u64,
}

/// An event as the index knows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// Its place in the order of the files, from 0.
    pub index: u64,
    /// The number of its file.
    pub file: u32,
    /// Bytes from the beginning of the file to it.
    pub offset: u64,
    /// How many bytes it has.
    pub length: u32,
    /// The line it begins on, from 1.
    pub line: u64,
    /// Milliseconds since 1970 in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<i64>,
    /// `action`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// `initiator.name`, or else `initiator.id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// See [`Facet::Account`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// See [`Facet::Region`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// `initiator.host.address`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// How it ended.
    pub outcome: &'static str,
    /// `severity`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<&'static str>,
    /// `reason.reasonCode`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<u16>,
    /// The level of its worst finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<&'static str>,
    /// The rules that it breaks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<&'static str>,
}

fn name_of_facet<S: serde::Serializer>(facet: &Facet, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(facet.as_str())
}
