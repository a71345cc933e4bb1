//! Actions that the documentation lists and does not describe: a pack of them, read from one text.
//!
//! The build composes the text of the IBM Cloud pack (`build/listed.rs`). To load that one takes no more than its hash;
//! a stretch of its entries is read when one of its services is first asked for, and an entry is made when it is first
//! asked for itself. Of any other text, every line is read before any of it counts.
//!
//! ```text
//! activity-tracker-events catalog 1 HASH
//! version
//! i  number of entries, bytes from there to the end, services    a stretch of entries, in their order; all entries of
//!                                     these services (first parts of names) are in it
//! g  id, number of entries, title    a group; what the built-in catalog says more of is not counted
//! v  operation, infinitive, past     a verb, with {object} where the object belongs
//! t  topic
//! s  source
//! -  places of group, topic and source, scope, whether they are data events: what is known of the entries that follow
//! e  how much of the name is as in the one before, the rest of it, place of the verb, object (if it is another than
//!    that of the entry before), replacements (if it is deprecated)
//! ```
//!
//! A line begins with the letter of what it is, and its items have a tab between them. A stretch begins anew: its first
//! line is of `-`, and its first entry has nothing of one before.

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
/// The most entries: of each the place is told by 16 bits.
const MOST: usize = u16::MAX as usize;
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
    head: &'static str,
    version: &'static str,
    /// What comes behind the version.
    text: &'static str,
    words: OnceLock<Words>,
    directory: OnceLock<Directory>,
    names: OnceLock<Vec<Name>>,
}

/// What entries share.
#[derive(Default)]
struct Words {
    groups: Vec<Group>,
    verbs: Vec<Verb>,
    topics: Vec<&'static str>,
    sources: Vec<&'static str>,
}

struct Verb {
    operation: Operation,
    infinitive: &'static str,
    past: &'static str,
}

/// Where the entries of each service are.
#[derive(Default)]
struct Directory {
    stretches: Vec<Stretch>,
    /// The services, each with its stretch.
    services: Names,
    /// Of services only: names are looked for in stretches.
    index: Index,
}

/// Entries that lie together.
#[derive(Default)]
struct Stretch {
    /// From its first line on.
    text: &'static str,
    /// How many entries come before.
    first: usize,
    count: usize,
    rows: OnceLock<Rows>,
    names: OnceLock<Names>,
}

/// The entries of a stretch, as its lines tell them.
#[derive(Default)]
struct Rows {
    sections: Vec<Section>,
    rows: Vec<Row>,
    /// Their names, with nothing between them.
    names: String,
    entries: Vec<OnceLock<Box<EntryData>>>,
}

/// Entries of which the same is known.
struct Section {
    group: usize,
    topic: usize,
    source: usize,
    scope: Scope,
    data_event: Option<bool>,
}

/// What is known of one entry.
struct Row {
    /// Where its name begins.
    name: usize,
    section: usize,
    verb: usize,
    object: &'static str,
    replacements: Option<&'static str>,
}

impl fmt::Debug for Pack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries: usize = self.directory().stretches.iter().map(|stretch| stretch.count).sum();
        write!(f, "Pack({}, {entries} entries)", self.version)
    }
}

/// The first line of the IBM Cloud pack: whoever has its hash was composed by this very build.
const IBM_CLOUD_HEAD: &str = include_str!(concat!(env!("OUT_DIR"), "/ibm-cloud.head"));

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
            head: "",
            version: "",
            text: "",
            words: OnceLock::new(),
            directory: OnceLock::new(),
            names: OnceLock::new(),
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
        let (head, rest) = text.split_once('\n').unwrap_or_default();
        let (version, text) = rest.split_once('\n').unwrap_or((rest, ""));
        let pack = Pack { head, version, text, ..Pack::empty() };
        if head != IBM_CLOUD_HEAD {
            pack.read_all()?;
        }
        Ok(pack)
    }

    /// Reads every line, as one stretch.
    #[cold]
    fn read_all(&self) -> Result<(), CatalogError> {
        let (mut words, mut rows, mut object) = (Words::default(), Rows::default(), "");
        for (at, line) in self.text.lines().enumerate() {
            let added = match line.as_bytes().first() {
                Some(b'-') => rows.add(line, &words, &mut object),
                Some(b'e') => rows.add(line, &words, &mut object).filter(|()| rows.last_name().is_some_and(has_form)),
                _ => words.add(line),
            };
            if added.is_none() {
                return Err(refused(&format!("line {} is not as it must be", at + 3)));
            }
        }
        let services = services_of(&mut rows.names(), &[]);
        let stretch = Stretch { count: rows.rows.len(), rows: OnceLock::from(rows), ..Stretch::default() };
        let services: Vec<(&str, u16)> = services.iter().map(|service| (service.as_ref(), 0)).collect();
        let directory = Directory::of(vec![stretch], &services);
        // Neither has been asked for yet.
        let _ = (self.words.set(words), self.directory.set(directory));
        Ok(())
    }

    fn words(&self) -> &Words {
        self.words.get_or_init(|| {
            let mut words = Words::default();
            for line in self.text.lines().take_while(|line| !line.starts_with('-')) {
                // They are the build's own, and are as they must be.
                let _ = words.add(line);
            }
            words
        })
    }

    fn directory(&self) -> &Directory {
        self.directory.get_or_init(|| {
            let (mut stretches, mut services, mut first) = (Vec::new(), Vec::new(), 0);
            for (line, at) in self.text.lines().zip(0..) {
                let found = line.strip_prefix('i').and_then(|rest| Parts(rest).stretch());
                let Some((count, bytes, own)) = found else { break };
                let text = self.text.get(self.text.len().saturating_sub(bytes)..).unwrap_or_default();
                stretches.push(Stretch { text, first, count, ..Stretch::default() });
                services.extend(own.split('\t').map(|service| (service, at)));
                first += count;
            }
            Directory::of(stretches, &services)
        })
    }

    fn rows<'p>(&'p self, stretch: &'p Stretch) -> &'p Rows {
        stretch.rows.get_or_init(|| {
            let (words, mut rows, mut object) = (self.words(), Rows::default(), "");
            for line in stretch.text.lines() {
                if rows.rows.len() == stretch.count {
                    break;
                }
                let _ = rows.add(line, words, &mut object);
            }
            rows
        })
    }

    /// The version of the catalog that it was made from.
    #[must_use]
    pub fn version(&self) -> &'static str {
        self.version
    }

    /// The names of its entries, in catalog order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.directory().stretches.iter().flat_map(|stretch| self.rows(stretch).names())
    }

    /// Whether another is the same pack.
    pub(super) fn is(&self, other: &Pack) -> bool {
        self.head == other.head
    }

    pub(super) fn tables(&'static self) -> Tables<'static> {
        Tables { entries: Entries::Listed(self), index: &self.directory().index }
    }

    pub(super) fn all_names(&'static self) -> &'static [Name] {
        self.names.get_or_init(|| {
            let mut names = Vec::new();
            for stretch in &self.directory().stretches {
                for name in self.rows(stretch).names() {
                    names.push(Name { name: Cow::Borrowed(name), entry: names.len().try_into().unwrap_or(u16::MAX) });
                }
            }
            names
        })
    }

    pub(super) fn groups(&self) -> &[Group] {
        &self.words().groups
    }

    /// The entry of a name, unless the built-in catalog says more of it.
    pub(super) fn exact(&'static self, action: &str) -> Option<&'static EntryData> {
        let service = action.get(..action.bytes().position(|byte| byte == b'.')?)?;
        let directory = self.directory();
        let stretch = directory.stretches.get(usize::from(directory.services.entry(service)?))?;
        let names = stretch.names.get_or_init(|| Names::of(&mut self.rows(stretch).names().zip(0..)));
        let entry = self.entry_of(stretch, names.entry(action)?.into())?;
        if entry.listed.is_some_and(|listed| listed.built_in) { None } else { Some(entry) }
    }

    /// An entry by its place in catalog order.
    pub(super) fn entry(&'static self, at: usize) -> Option<&'static EntryData> {
        let stretches = &self.directory().stretches;
        let stretch = stretches.get(stretches.partition_point(|stretch| stretch.first + stretch.count <= at))?;
        self.entry_of(stretch, at.checked_sub(stretch.first)?)
    }

    /// An entry by its place in its stretch.
    fn entry_of(&'static self, stretch: &'static Stretch, at: usize) -> Option<&'static EntryData> {
        let (words, rows) = (self.words(), self.rows(stretch));
        let place = rows.entries.get(at)?;
        if let Some(entry) = place.get() {
            return Some(entry);
        }
        let (row, name) = (rows.rows.get(at)?, rows.name(at)?);
        let section = rows.sections.get(row.section)?;
        let (group, verb) = (words.groups.get(section.group)?, words.verbs.get(row.verb)?);
        let (topic, source) = (words.topics.get(section.topic)?, words.sources.get(section.source)?);
        let make = || {
            let mut replacements = row.replacements.unwrap_or_default().split(',').filter(|name| !name.is_empty());
            let deprecated = row.replacements.map(|_| Deprecated {
                replaced_by: replacements.next().map(Cow::Borrowed),
                alternatives: replacements.map(Cow::Borrowed).collect(),
            });
            let (before, behind) = verb.infinitive.split_once("{object}").unwrap_or((verb.infinitive, ""));
            let object = if before.len() == verb.infinitive.len() { "" } else { row.object };
            Box::new(EntryData {
                action: Cow::Borrowed(name),
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
                    built_in: built_in().explains(name),
                }),
            })
        };
        Some(place.get_or_init(make))
    }
}

impl Words {
    /// Adds what a line says. Nothing if it is not as it must be.
    #[inline(never)]
    fn add(&mut self, line: &'static str) -> Option<()> {
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
            "i" => {
                parts.stretch()?;
            }
            _ => return None,
        }
        Some(())
    }
}

impl Directory {
    /// Of services, each with the place of its stretch.
    fn of(stretches: Vec<Stretch>, services: &[(&str, u16)]) -> Directory {
        let mut names = services.iter().map(|(service, _)| *service);
        let new = services_of(&mut names, &built_in().index.services);
        let index = Index { services: new.into(), ..Index::default() };
        Directory { stretches, services: Names::of(&mut services.iter().copied()), index }
    }
}

impl Rows {
    /// Adds what a line says, of an object as in the line before if it names none. Nothing if it is not as it must be.
    #[inline(never)]
    fn add(&mut self, line: &'static str, words: &Words, object: &mut &'static str) -> Option<()> {
        let (kind, rest) = line.split_at_checked(1)?;
        let mut parts = Parts(rest);
        if kind == "-" {
            let [group, topic, source] = [parts.number()?, parts.number()?, parts.number()?];
            let known = group < words.groups.len() && topic < words.topics.len() && source < words.sources.len();
            let scope = Scope::parse(parts.next()?).filter(|_| known)?;
            let data_event = Some(parts.rest()?).filter(|mark| *mark != "?").map(|mark| mark == "+");
            self.sections.push(Section { group, topic, source, scope, data_event });
            return Some(());
        }
        let (before, name) = (self.rows.last().map_or(0, |row| row.name), self.names.len());
        let same =
            parts.number().filter(|same| self.names.get(before..).is_some_and(|name| name.is_char_boundary(*same)))?;
        self.names.extend_from_within(before..before + same);
        self.names.push_str(parts.next()?);
        let verb = parts.number().filter(|verb| *verb < words.verbs.len())?;
        let own = parts.next()?;
        if !own.is_empty() {
            *object = own;
        }
        let section = self.sections.len().checked_sub(1)?;
        if self.rows.len() >= MOST {
            return None;
        }
        self.rows.push(Row { name, section, verb, object, replacements: parts.rest() });
        self.entries.push(OnceLock::new());
        Some(())
    }

    fn name(&self, at: usize) -> Option<&str> {
        let end = self.rows.get(at + 1).map_or(self.names.len(), |row| row.name);
        self.names.get(self.rows.get(at)?.name..end)
    }

    fn last_name(&self) -> Option<&str> {
        self.name(self.rows.len().checked_sub(1)?)
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        (0..self.rows.len()).map_while(|at| self.name(at))
    }
}

/// The items of a line that are still to be read.
struct Parts(&'static str);

impl Parts {
    #[inline(never)]
    fn next(&mut self) -> Option<&'static str> {
        let rest = self.rest()?;
        let end = rest.bytes().position(|byte| byte == b'\t');
        self.0 = end.and_then(|end| rest.get(end..)).unwrap_or_default();
        rest.get(..end.unwrap_or(rest.len()))
    }

    #[inline(never)]
    fn number(&mut self) -> Option<usize> {
        self.next()?.parse().ok()
    }

    /// How many entries a stretch has, how many bytes lie between its beginning and the end, and its services.
    fn stretch(mut self) -> Option<(usize, usize, &'static str)> {
        Some((self.number()?, self.number()?, self.rest()?))
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
