//! Actions that the documentation lists and does not describe: a pack of them, read from one text.
//!
//! The build composes the text of the IBM Cloud pack (`build/listed.rs`). Reading it spells the names out and sorts them
//! for look-up; an entry is made when it is first asked for.
//!
//! ```text
//! activity-tracker-events catalog 1 HASH
//! version
//! g  id, number of entries, title    a group; what the built-in catalog says more of is not counted
//! v  operation, infinitive, past     a verb, with {object} where the object belongs
//! t  topic
//! s  source
//! -  places of group, topic and source, scope, whether they are data events: what is known of the entries that follow
//! e  how much of the name is as in the one before, the rest of it, place of the verb, object (if it is another than
//!    that of the entry before), replacements (if it is deprecated)
//! ```
//!
//! A line begins with the letter of what it is, and its items have a tab between them.

use std::borrow::Cow;
use std::fmt;
#[cfg(not(target_family = "wasm"))]
use std::sync::LazyLock;
use std::sync::OnceLock;

use super::define::CatalogError;
use super::name::{self, Names};
use super::packed::built_in;
use super::table::{Deprecated, Entries, EntryData, Group, GroupOf, Index, Listed, Name, Tables, services_of};
use super::{Concern, Operation, Scope};

const HEAD: &str = "activity-tracker-events catalog 1 ";
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
    sources: Vec<&'static str>,
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
}

impl fmt::Debug for Pack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pack({}, {} entries)", self.version, self.rows.len())
    }
}

#[cfg(not(target_family = "wasm"))]
static IBM_CLOUD: LazyLock<Pack> = LazyLock::new(|| Pack::read(IBM_CLOUD_TEXT).unwrap_or_else(|_| Pack::empty()));

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

    fn empty() -> Pack {
        Pack {
            hash: "",
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

    /// Reads a pack.
    ///
    /// # Errors
    /// `bad_catalog` if the text is another, is not as it was written, or a line is not as it must be.
    pub fn read(text: &'static str) -> Result<Pack, CatalogError> {
        check(text)?;
        Pack::read_checked(text)
    }

    /// Reads a text that is known to be whole.
    pub(crate) fn read_checked(text: &'static str) -> Result<Pack, CatalogError> {
        let mut pack = Pack { hash: text.lines().next().unwrap_or_default(), ..Pack::empty() };
        let mut now = Now { section: 0, object: "", name: String::new() };
        for (at, line) in text.lines().enumerate().skip(1) {
            if at == 1 {
                pack.version = line;
            } else if pack.add(line, &mut now).is_none() {
                return Err(refused(&format!("line {} is not as it must be", at + 1)));
            }
        }
        pack.index = Index {
            names: Names::of(pack.names.iter().map(|name| (name.name.as_ref(), name.entry))),
            services: services_of(&mut pack.names.iter().map(|name| name.name.as_ref()), &built_in().index.services)
                .into(),
            ..Index::default()
        };
        Ok(pack)
    }

    /// Adds what a line says. Nothing if it is not as it must be.
    fn add(&mut self, line: &'static str, now: &mut Now) -> Option<()> {
        let (kind, rest) = line.split_at_checked(1)?;
        let mut parts = Parts(rest);
        match kind {
            "g" => {
                let (id, entries, title) = (parts.next()?, parts.number()?, parts.rest()?);
                let (source, note) = ("IBM Cloud documentation", Some(NOTE));
                let group = Group {
                    id,
                    title,
                    parent: None,
                    caption: None,
                    service: title,
                    entries,
                    source,
                    note,
                    activities: &[],
                };
                self.groups.push(group);
            }
            "v" => self.verbs.push(Verb {
                operation: Operation::parse(parts.next()?)?,
                infinitive: parts.next()?,
                past: parts.rest()?,
            }),
            "t" => self.topics.push(parts.rest()?),
            "s" => self.sources.push(parts.rest()?),
            "-" => {
                now.section = self.sections.len();
                let [group, topic, source] = [parts.number()?, parts.number()?, parts.number()?];
                let known = group < self.groups.len() && topic < self.topics.len() && source < self.sources.len();
                let scope = Scope::parse(parts.next()?).filter(|_| known)?;
                let data_event = Some(parts.rest()?).filter(|mark| *mark != "?").map(|mark| mark == "+");
                self.sections.push(Section { group, topic, source, scope, data_event });
            }
            "e" => {
                let same = parts.number().filter(|same| now.name.is_char_boundary(*same))?;
                now.name.truncate(same);
                now.name.push_str(parts.next()?);
                let verb = parts.number().filter(|verb| *verb < self.verbs.len())?;
                let object = parts.next()?;
                if !object.is_empty() {
                    now.object = object;
                }
                let entry = u16::try_from(self.rows.len()).ok()?;
                if now.section >= self.sections.len() || !has_form(&now.name) || entry == u16::MAX {
                    return None;
                }
                let replacements = parts.rest();
                self.rows.push(Row { section: now.section, verb, object: now.object, replacements });
                self.names.push(Name { name: Cow::Owned(now.name.clone()), entry });
                self.entries.push(OnceLock::new());
            }
            _ => return None,
        }
        Some(())
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

    /// The entry of a name, unless the built-in catalog says more of it.
    pub(super) fn exact(&'static self, action: &str) -> Option<&'static EntryData> {
        let entry = self.entry(self.index.names.entry(action)?.into())?;
        if entry.listed.is_some_and(|listed| listed.built_in) { None } else { Some(entry) }
    }

    /// An entry by its place in catalog order.
    pub(super) fn entry(&'static self, at: usize) -> Option<&'static EntryData> {
        let place = self.entries.get(at)?;
        if let Some(entry) = place.get() {
            return Some(entry);
        }
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
                source: Some(Cow::Owned(["IBM Cloud documentation, ", source].concat())),
                listed: Some(Listed {
                    topic,
                    infinitive: verb.infinitive,
                    past: verb.past,
                    built_in: built_in().explains(&name.name),
                }),
            })
        };
        Some(place.get_or_init(make))
    }
}

/// What the next entry goes on from.
struct Now {
    section: usize,
    object: &'static str,
    name: String,
}

/// The items of a line that are still to be read.
struct Parts(&'static str);

impl Parts {
    fn next(&mut self) -> Option<&'static str> {
        let rest = self.rest()?;
        let end = rest.bytes().position(|byte| byte == b'\t');
        self.0 = end.and_then(|end| rest.get(end..)).unwrap_or_default();
        rest.get(..end.unwrap_or(rest.len()))
    }

    fn number(&mut self) -> Option<usize> {
        self.next()?.parse().ok()
    }

    /// All of them, the tabs between them too; nothing if there is none.
    fn rest(&self) -> Option<&'static str> {
        self.0.strip_prefix('\t')
    }
}

fn refused(why: &str) -> CatalogError {
    CatalogError::bad_catalog(why)
}

/// Whether a text is a pack, and all of it.
pub(crate) fn check(text: &str) -> Result<(), CatalogError> {
    let Some((hash, rest)) = text.strip_prefix(HEAD).and_then(|rest| rest.split_once('\n')) else {
        return Err(refused("it does not begin as a pack of this version does"));
    };
    // FNV-1a.
    let found = rest.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    if hash.parse() != Ok(found) {
        return Err(refused("it is not whole: its hash is another"));
    }
    Ok(())
}

/// Whether a name is one that an entry without placeholders can have.
fn has_form(name: &str) -> bool {
    let mut parts = 0;
    let mut length = 0;
    for byte in name.bytes().chain([b'.']) {
        if byte != b'.' {
            length += 1;
        } else if length == 0 {
            return false;
        } else {
            (parts, length) = (parts + 1, 0);
        }
        if !(byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-')) {
            return false;
        }
    }
    (2..=name::MAX_PARTS).contains(&parts) && name.len() <= name::MAX_NAME
}
