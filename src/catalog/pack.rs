//! Actions that the documentation lists and does not describe: a pack of them, read from one text.
//!
//! The build composes the text of the IBM Cloud pack (`build/listed.rs`). Reading it spells the names out and sorts them
//! for look-up; an entry is made when it is first asked for.
//!
//! ```text
//! head:     activity-tracker-events catalog 1 HASH
//! version
//! groups:   id, title
//! verbs:    operation, infinitive, past, each with {object} where the object belongs
//! topics
//! sources
//! sections: places of group, topic and source, scope, whether they are data events; then its entries
//! entry:    how much of the name is as in the one before, the rest of it; place of the verb; object, if it is
//!           another than that of the entry before; replacements, if it is deprecated
//! ```
//!
//! Items of a line have a tab between them, and an empty line ends each list.

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;
#[cfg(not(target_family = "wasm"))]
use std::sync::LazyLock;

use super::define::CatalogError;
use super::name::{self, Names};
use super::packed::built_in;
use super::table::{Deprecated, Entries, EntryData, Group, GroupOf, Index, Listed, Name, Tables, services_of};
use super::{Concern, Operation, Scope};

const HEAD: &str = "activity-tracker-events catalog 1 ";
/// So many entries at most; their places are two bytes.
const MOST: usize = 60_000;
const NOTE: &str = "The documentation lists these actions. Titles and operations are derived from their names.";

/// Actions that are listed, ready for [`Catalog::load`](super::Catalog::load). It stays as long as the program runs.
///
/// ```
/// use activity_tracker_events::catalog::{Catalog, Depth, Pack};
///
/// let mut catalog = Catalog::new();
/// assert!(catalog.lookup("kms.secrets.rotate").is_none());
/// catalog.load(Pack::ibm_cloud())?;
/// let found = catalog.lookup("kms.secrets.rotate").ok_or("not in the pack")?;
/// assert_eq!(found.title(), "Key Protect: rotate a key");
/// assert_eq!(found.entry().depth(), Depth::Listed);
/// assert_eq!(found.description(), ""); // none is invented
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Pack {
    hash: &'static str,
    version: &'static str,
    groups: Vec<Group>,
    verbs: Vec<Verb>,
    topics: Vec<&'static str>,
    sources: Vec<String>,
    sections: Vec<Section>,
    rows: Vec<Row>,
    names: Vec<Name>,
    index: Index,
    entries: Vec<OnceLock<Box<EntryData>>>,
}

struct Verb {
    operation: Operation,
    infinitive: &'static str,
    past: &'static str,
}

/// Entries of which the same is known.
struct Section {
    group: usize,
    topic: usize,
    source: usize,
    scope: Scope,
    data_event: Option<bool>,
}

/// What is known of one entry beside its name.
struct Row {
    section: usize,
    verb: usize,
    object: &'static str,
    replacements: Option<&'static str>,
    /// The built-in catalog has the name, or a template that stands for it, and says more of it.
    built_in: bool,
}

impl fmt::Debug for Pack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pack({}, {} entries)", self.version, self.rows.len())
    }
}

#[cfg(not(target_family = "wasm"))]
static IBM_CLOUD: LazyLock<Pack> =
    LazyLock::new(|| Pack::read(IBM_CLOUD_TEXT).unwrap_or_else(|_| Pack::empty(IBM_CLOUD_TEXT)));

/// The text of the IBM Cloud pack.
#[cfg(not(target_family = "wasm"))]
const IBM_CLOUD_TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/ibm-cloud.txt"));

impl Pack {
    /// The actions that the public documentation of IBM Cloud's services lists. The WebAssembly module does not carry it.
    #[cfg(not(target_family = "wasm"))]
    #[must_use]
    pub fn ibm_cloud() -> &'static Pack {
        &IBM_CLOUD
    }

    /// Its text, for those who hand it on.
    #[cfg(not(target_family = "wasm"))]
    #[must_use]
    pub const fn ibm_cloud_text() -> &'static str {
        IBM_CLOUD_TEXT
    }

    #[cfg(not(target_family = "wasm"))]
    fn empty(hash: &'static str) -> Pack {
        Pack {
            hash,
            version: "",
            groups: Vec::new(),
            verbs: Vec::new(),
            topics: Vec::new(),
            sources: Vec::new(),
            sections: Vec::new(),
            rows: Vec::new(),
            names: Vec::new(),
            index: Index::default(),
            entries: Vec::new(),
        }
    }

    /// Whether a text is a pack, and all of it. Reads it once and keeps nothing.
    ///
    /// # Errors
    /// `bad_catalog` if it is another text, or not as it was written.
    pub fn check(text: &str) -> Result<(), CatalogError> {
        let refuse = |why: &str| Err(CatalogError::bad_catalog(why));
        let Some((hash, rest)) = text.strip_prefix(HEAD).and_then(|rest| rest.split_once('\n')) else {
            return refuse("it does not begin as a pack of this version does");
        };
        if u64::from_str_radix(hash, 16) != Ok(self::hash(rest)) {
            return refuse("it is not whole: its hash is another");
        }
        Ok(())
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// `bad_catalog`, with the line that is not as it must be.
    pub fn read(text: &'static str) -> Result<Pack, CatalogError> {
        Pack::check(text)?;
        let mut lines = Lines { rest: text, line: 0 };
        lines.read().map_err(|why| CatalogError::bad_catalog(format_args!("line {}: {why}", lines.line)))
    }

    /// The version of the catalog that it was made from.
    #[must_use]
    pub fn version(&self) -> &'static str {
        self.version
    }

    /// The names of its entries, in catalog order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| name.name.as_ref())
    }

    /// Whether another is the same pack.
    pub(super) fn is(&self, other: &Pack) -> bool {
        self.hash == other.hash
    }

    pub(super) fn tables(&'static self) -> Tables<'static> {
        Tables { entries: Entries::Listed(self), index: &self.index }
    }

    pub(super) fn all_names(&'static self) -> &'static [Name] {
        &self.names
    }

    pub(super) fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// Whether an entry stands behind one of the built-in catalog.
    pub(super) fn is_behind(&self, at: usize) -> bool {
        self.rows.get(at).is_some_and(|row| row.built_in)
    }

    /// An entry by its place in catalog order.
    pub(super) fn entry(&'static self, at: usize) -> Option<&'static EntryData> {
        let (row, name) = (self.rows.get(at)?, self.names.get(at)?);
        let section = self.sections.get(row.section)?;
        let (group, verb) = (self.groups.get(section.group)?, self.verbs.get(row.verb)?);
        let (topic, source) = (self.topics.get(section.topic)?, self.sources.get(section.source)?);
        let make = || {
            let mut replacements = row.replacements.unwrap_or_default().split(',').filter(|name| !name.is_empty());
            let deprecated = row.replacements.map(|_| Deprecated {
                replaced_by: replacements.next().map(Cow::Borrowed),
                alternatives: replacements.map(Cow::Borrowed).collect(),
            });
            let (before, behind) = verb.infinitive.split_once("{object}").unwrap_or((verb.infinitive, ""));
            let object = if before.len() == verb.infinitive.len() { "" } else { row.object };
            Box::new(EntryData {
                action: Cow::Borrowed(name.name.as_ref()),
                title: Cow::Owned([group.title, ": ", before, object, behind].concat()),
                description: Cow::Borrowed(""),
                filled: None,
                operation: verb.operation,
                concern: Concern::Unknown,
                scope: section.scope,
                data_event: section.data_event,
                location_check: true,
                verb: Cow::Borrowed(verb.operation.as_str()),
                object: Cow::Borrowed(row.object),
                request_data: Cow::Borrowed(&[]),
                deprecated,
                parameters: Cow::Borrowed(&[]),
                group: GroupOf::Listed(group),
                service: None,
                source: Some(Cow::Borrowed(source)),
                listed: Some(Listed { topic, infinitive: verb.infinitive, past: verb.past }),
            })
        };
        Some(self.entries.get(at)?.get_or_init(make))
    }
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The lines that are still to be read.
struct Lines {
    rest: &'static str,
    line: usize,
}

impl Lines {
    fn next(&mut self) -> Option<&'static str> {
        let (line, rest) = self.rest.split_once('\n')?;
        self.rest = rest;
        self.line += 1;
        Some(line)
    }

    /// The lines up to an empty one.
    fn list<T>(&mut self, mut item: impl FnMut(&'static str) -> Option<T>) -> Result<Vec<T>, &'static str> {
        let mut items = Vec::new();
        loop {
            match self.next().ok_or("it ends too soon")? {
                "" => return Ok(items),
                line => items.push(item(line).ok_or("it has not the form of its list")?),
            }
        }
    }

    fn read(&mut self) -> Result<Pack, &'static str> {
        let head = self.next().unwrap_or_default();
        let version = self.next().ok_or("it ends too soon")?;
        let mut groups = self.list(|line| {
            let (id, title) = line.split_once('\t')?;
            Some(Group {
                id,
                title,
                parent: None,
                caption: None,
                service: title,
                entries: 0,
                source: "IBM Cloud documentation",
                note: Some(NOTE),
                activities: &[],
            })
        })?;
        let verbs = self.list(|line| {
            let mut parts = line.split('\t');
            let operation = Operation::parse(parts.next()?)?;
            Some(Verb { operation, infinitive: parts.next()?, past: parts.next()? })
        })?;
        let topics = self.list(Some)?;
        let sources = self.list(|line| Some(["IBM Cloud documentation, ", line].concat()))?;
        let (mut sections, mut rows, mut names) = (Vec::new(), Vec::new(), Vec::new());
        let (mut before, mut object) = (String::new(), "");
        while let Some(line) = self.next() {
            let section = section(line).ok_or("it is no section")?;
            if section.topic >= topics.len() || section.source >= sources.len() {
                return Err("there is no such topic or source");
            }
            let group = groups.get_mut(section.group).ok_or("there is no such group")?;
            let entries = self.list(|line| {
                let mut parts = line.split('\t');
                let name = parts.next()?;
                let same = name.bytes().next()?.checked_sub(b'!')?;
                before.truncate(usize::from(same).min(before.len()));
                before.push_str(name.get(1..)?);
                let verb = parts.next()?.parse().ok().filter(|verb| *verb < verbs.len())?;
                object = Some(parts.next()?).filter(|object| !object.is_empty()).unwrap_or(object);
                if name::why_not_a_name(&before).is_some() {
                    return None;
                }
                let built_in = built_in().explains(&before);
                let row = Row { section: sections.len(), verb, object, replacements: parts.next(), built_in };
                Some((before.clone(), row))
            })?;
            sections.push(section);
            for (name, row) in entries {
                let entry = u16::try_from(rows.len()).ok().filter(|at| usize::from(*at) < MOST);
                let entry = entry.ok_or("there are more entries than a pack can have")?;
                group.entries += usize::from(!row.built_in);
                names.push(Name { name: Cow::Owned(name), entry });
                rows.push(row);
            }
        }
        let index = Index {
            names: Names::of(names.iter().map(|name| (name.name.as_ref(), name.entry))),
            services: services_of(names.iter().map(|name| name.name.as_ref()), &built_in().index.services).into(),
            ..Index::default()
        };
        let entries = names.iter().map(|_| OnceLock::new()).collect();
        Ok(Pack { hash: head, version, groups, verbs, topics, sources, sections, rows, names, index, entries })
    }
}

fn section(line: &str) -> Option<Section> {
    let mut parts = line.split('\t');
    let mut place = || parts.next()?.parse().ok();
    let [group, topic, source] = [place()?, place()?, place()?];
    let scope = Scope::parse(parts.next()?)?;
    let data_event = match parts.next()? {
        "+" => Some(true),
        "-" => Some(false),
        _ => None,
    };
    Some(Section { group, topic, source, scope, data_event })
}
