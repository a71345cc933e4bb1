//! What actions exist: the catalog of documented actions, beside the rules and the describer.
//!
//! An **action** is the dotted name of an event. The catalog holds one **entry** per action or **template**
//! (`pm-20.<asset_type>.create`), in **groups**, one per table of the source documents. A [`Catalog`] has all the
//! built-in entries from the start and costs nothing to make; a program can [`define`](Catalog::define) its own beside
//! them.
//!
//! ```
//! use activity_tracker_events::catalog::{Catalog, Concern, Operation};
//!
//! let catalog = Catalog::new();
//! let found = catalog.lookup("pm-20.foundation-model.send").ok_or("not in the catalog")?;
//! assert_eq!(found.title(), "Send a prompt to a foundation model");
//! assert_eq!(found.entry().operation(), Operation::Run);
//! assert_eq!(found.entry().concern(), Concern::DataAccess);
//!
//! assert!(catalog.lookup("pm-20.foundation-model.sned").is_none());
//! assert_eq!(catalog.suggest("pm-20.foundation-model.sned", 1), ["pm-20.foundation-model.send"]);
//! # Ok::<(), &str>(())
//! ```
//!
//! The data lies in `src/catalog/data/`, one TOML file per service family. The build reads and checks it and packs
//! it into one text, of which an entry is unpacked when it is first asked for.

use std::borrow::Cow;

mod define;
mod entry;
mod json;
mod memo;
mod name;
pub(crate) mod pack;
mod packed;
mod search;
mod suggest;
mod table;
mod words;

pub use define::{CatalogError, ErrorCode, UserEntry};
pub use entry::{Entry, Match};
pub use pack::Pack;
pub use table::{Activity, Deprecated, EntryData, Group, Parameter, ParameterValue, RequestField, catalog_version};
pub use words::{Concern, Depth, FieldType, Operation, Scope};

use packed::built_in;
use table::{OwnTables, Tables, USER_GROUP};

/// Texts longer than this (in bytes) are neither searched for nor suggested to. No name of an entry is as long.
const MAX_TEXT: usize = 256;

/// All the actions that are known: the built-in ones and those that a program has defined.
///
/// Everything comes in one stable order, the **catalog order**: watsonx in the order of its document, the platform
/// services, a program's own entries in the order in which they were defined, and the packs that it has loaded.
///
/// ```
/// use activity_tracker_events::catalog::Catalog;
///
/// static CATALOG: Catalog = Catalog::new();
/// assert_eq!(CATALOG.actions().next().map(|entry| entry.action()), Some("data-science-experience.project.create"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    user: OwnTables,
    packs: Vec<&'static Pack>,
    memo: memo::Memo,
}

impl Catalog {
    /// The built-in catalog.
    #[must_use]
    pub const fn new() -> Self {
        Self { user: OwnTables::new(), packs: Vec::new(), memo: memo::Memo::new() }
    }

    /// Adds the actions of a pack, behind all others: what is built in or defined by the program counts more than what is
    /// merely listed, whichever came first. The same pack once more changes nothing.
    ///
    /// ```
    /// use activity_tracker_events::catalog::{Catalog, Depth, Pack};
    ///
    /// let mut catalog = Catalog::new();
    /// catalog.load(Pack::ibm_cloud())?;
    /// let depth = |action| catalog.lookup(action).map(|found| found.entry().depth());
    /// assert_eq!(depth("is.instance.instance.create"), Some(Depth::Listed));
    /// assert_eq!(depth("pm-20.training.delete"), Some(Depth::Full));
    /// // It is listed, and a built-in template says more of it.
    /// assert_eq!(depth("toolchain.instance.create"), Some(Depth::Full));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorCode::BadCatalog`] if a pack of other contents is loaded already.
    pub fn load(&mut self, pack: &'static Pack) -> Result<(), CatalogError> {
        match self.packs.first() {
            Some(loaded) if loaded.is(pack) => {}
            Some(loaded) => {
                let version = loaded.version();
                return Err(CatalogError::bad_catalog(format_args!("the pack of version {version} is loaded already")));
            }
            None => {
                self.packs.push(pack);
                // Other names may now be meant.
                self.memo = memo::Memo::new();
            }
        }
        Ok(())
    }

    /// The built-in tables, a program's own and those of packs, in the order in which they are asked.
    fn tables(&self) -> impl Iterator<Item = Tables<'_>> {
        [built_in(), self.user.tables()].into_iter().chain(self.packs.iter().map(|pack| pack.tables()))
    }

    /// The entries of some tables with their places, without those that stand behind one of the same name.
    fn shown<'c>(&'c self, tables: Tables<'c>) -> impl Iterator<Item = (u16, &'c EntryData)> {
        (0..).zip(tables.entries.iter()).filter(move |(_, entry)| !self.is_hidden(entry))
    }

    /// Whether an entry of a pack stands behind one that says more.
    #[inline(never)]
    fn is_hidden(&self, entry: &EntryData) -> bool {
        entry.listed().is_some_and(|listed| listed.built_in || self.user.tables().exact(entry.action()).is_some())
    }

    /// The entry of a name, whatever the name is: an action of its own, one that a template stands for, or a template.
    ///
    /// An exact name beats a template, and a built-in entry beats a user-defined one; both beat one of a pack. Costs no
    /// allocation, but for an entry of a pack that is asked for the first time.
    ///
    /// ```
    /// use activity_tracker_events::catalog::Catalog;
    ///
    /// let catalog = Catalog::new();
    /// let action = |name| catalog.lookup(name).map(|found| found.entry().action());
    /// assert_eq!(action("pm-20.deployment.create"), Some("pm-20.deployment.create"));
    /// assert_eq!(action("pm-20.wml_model.create"), Some("pm-20.<asset_type>.create"));
    /// // An exact name beats the template of the same form.
    /// assert_eq!(action("pm-20.instance.create"), Some("pm-20.instance.create"));
    /// assert_eq!(action("my-database.instance.create"), Some("<service_name>.instance.create"));
    /// assert_eq!(action("pm-20.<asset_type>.create"), Some("pm-20.<asset_type>.create"));
    /// assert_eq!(action("pm-20.wml_mode.create"), None);
    /// ```
    #[must_use]
    pub fn lookup<'c, 'q>(&'c self, action: &'q str) -> Option<Match<'c, 'q>> {
        // No entry has a longer name, and a template is not there to let a megabyte in.
        if action.len() > name::MAX_NAME {
            return None;
        }
        if let Some(entry) = self.named(action) {
            return Some(Match::named(entry, action));
        }
        if let Some(entry) = self.of_template(action) {
            return Some(Match::named(entry, action));
        }
        if action.contains('<') {
            return self.actions().find(|entry| entry.is_template() && entry.action() == action).map(Match::row);
        }
        None
    }

    /// The entry of an action that the catalog holds by its whole name. Such a name has the form of an action.
    pub(crate) fn named(&self, action: &str) -> Option<&EntryData> {
        let known = built_in().exact(action).or_else(|| self.user.tables().exact(action));
        known.or_else(|| self.packs.iter().find_map(|pack| pack.exact(action)))
    }

    /// The entry of an action that the catalog does not hold by its whole name.
    pub(crate) fn of_template(&self, action: &str) -> Option<&EntryData> {
        let parts = name::Parts::of(action)?;
        built_in().template(&parts).or_else(|| self.user.tables().template(&parts))
    }

    /// All entries in catalog order; a template is one of them.
    ///
    /// ```
    /// use activity_tracker_events::catalog::Catalog;
    ///
    /// let catalog = Catalog::new();
    /// let templates = catalog.actions().filter(|entry| entry.is_template()).count();
    /// assert!(templates < catalog.actions().count());
    /// ```
    pub fn actions(&self) -> impl Iterator<Item = &EntryData> {
        self.tables().flat_map(|tables| self.shown(tables)).map(|(_, entry)| entry)
    }

    /// All groups in catalog order. Entries that a program has defined form a group, `user-defined`.
    ///
    /// ```
    /// use activity_tracker_events::catalog::Catalog;
    ///
    /// let catalog = Catalog::new();
    /// assert_eq!(catalog.groups().next().map(|group| group.id), Some("watsonx-studio"));
    /// ```
    pub fn groups(&self) -> impl Iterator<Item = Group> {
        let entries = self.user.entries.len();
        let user = (entries > 0).then_some(Group { entries, ..USER_GROUP });
        packed::groups().copied().chain(user).chain(self.packs.iter().flat_map(|pack| pack.groups().iter().copied()))
    }

    /// The group of an id.
    ///
    /// ```
    /// use activity_tracker_events::catalog::Catalog;
    ///
    /// let catalog = Catalog::new();
    /// assert_eq!(catalog.group("tags").map(|group| group.entries), Some(3));
    /// assert!(catalog.group("user-defined").is_none()); // nothing defined yet
    /// ```
    #[must_use]
    pub fn group(&self, id: &str) -> Option<Group> {
        self.groups().find(|group| group.id == id)
    }

    /// Every name that events can carry, in catalog order. Templates are expanded; those for any service are not in it.
    ///
    /// ```
    /// use activity_tracker_events::catalog::Catalog;
    ///
    /// let catalog = Catalog::new();
    /// assert!(catalog.concrete_names().any(|name| name == "pm-20.wml_function.update"));
    /// assert!(catalog.concrete_names().all(|name| catalog.lookup(name).is_some()));
    /// assert!(catalog.concrete_names().all(|name| !name.contains('<')));
    /// ```
    pub fn concrete_names(&self) -> impl Iterator<Item = &str> {
        self.tables().flat_map(|tables| tables.names()).map(|name| name.name.as_ref())
    }

    /// The first parts of the names, in alphabetical order, built-in ones first. A template's placeholder is not one.
    ///
    /// ```
    /// use activity_tracker_events::catalog::Catalog;
    ///
    /// let catalog = Catalog::new();
    /// assert_eq!(catalog.services().next(), Some("aiopenscale"));
    /// ```
    pub fn services(&self) -> impl Iterator<Item = &str> {
        self.tables().flat_map(|tables| tables.index.services.iter()).map(Cow::as_ref)
    }

    /// Whether the catalog has entries of this action's first part. Give the whole action or only its first part.
    ///
    /// Where it has none, an unknown action says little: the catalog does not cover that service.
    ///
    /// ```
    /// use activity_tracker_events::catalog::Catalog;
    ///
    /// let catalog = Catalog::new();
    /// assert!(catalog.knows_service("pm-20.no-such-thing.create"));
    /// assert!(!catalog.knows_service("my-database.instance.create")); // known, but by the template for any service
    /// ```
    #[must_use]
    pub fn knows_service(&self, action: &str) -> bool {
        let first = action.split('.').next().unwrap_or_default();
        self.tables()
            .any(|tables| tables.index.services.binary_search_by(|service| service.as_ref().cmp(first)).is_ok())
    }
}

impl<'c> Tables<'c> {
    fn entry(&self, at: u16) -> Option<&'c EntryData> {
        self.entries.get(usize::from(at))
    }

    /// The entry of a name that can be written down.
    fn exact(&self, action: &str) -> Option<&'c EntryData> {
        self.entry(self.index.names.entry(action)?)
    }

    /// Whether a name has an entry here.
    fn explains(&self, action: &str) -> bool {
        self.exact(action).is_some() || name::Parts::of(action).is_some_and(|parts| self.template(&parts).is_some())
    }

    /// The template with an open placeholder that fits a name.
    fn template(&self, parts: &name::Parts<'_>) -> Option<&'c EntryData> {
        for shape in self.index.shapes.iter().filter(|shape| usize::from(shape.parts) == parts.count()) {
            let of_shape = self.index.open.get(usize::from(shape.start)..usize::from(shape.end))?;
            let key = parts.key(shape.mask);
            let first = of_shape.partition_point(|open| *open.key < *key);
            let same = of_shape.iter().skip(first).take_while(|open| open.key == key);
            if let Some(entry) = same.filter_map(|open| self.entry(open.entry)).find(|entry| fits(entry, parts)) {
                return Some(entry);
            }
        }
        None
    }
}

/// Whether each placeholder of a template can stand for the part in its place; the other parts are known to be equal.
fn fits(entry: &EntryData, parts: &name::Parts<'_>) -> bool {
    entry.action().split('.').zip(parts.text().split('.')).all(|(part, value)| {
        let Some(values) = name::placeholder(part).and_then(|name| entry.values(name)) else { return true };
        if values.is_empty() { name::is_open_value(value) } else { values.iter().any(|known| known.value == value) }
    })
}
