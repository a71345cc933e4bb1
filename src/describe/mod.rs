//! An action or an event in words one can trust.
//!
//! No value is invented: each is in the event, the catalog or the message file. A sentence says that something was done
//! only where outcome, reason code and action agree on it. Values are plain text, shortened, with control and
//! direction-changing characters made visible.

mod changes;
mod facts;
mod messages;
mod sentence;

use std::borrow::Cow;

use crate::catalog::{Catalog, Match, Scope};
use crate::event::{Event, Field, Layout};
use crate::finding::shown;
use crate::options::Options;
use crate::reader::{Document, Item, NodeId, contents, read, read_text};

pub use changes::Change;
pub use facts::{Actor, Description, How, OutcomeFacts, RequestSource, SeverityFacts, Target, When};
pub use messages::{MessageError, Messages};

use sentence::{Phrase, action_sentence, event_sentence};

/// How deep envelopes may lie within envelopes.
const DEEPEST_ENVELOPE: u32 = 4;

/// Describes actions and events in one language.
#[derive(Debug, Clone)]
pub struct Describer<'d> {
    catalog: &'d Catalog,
    messages: &'d Messages,
}

impl<'d> Describer<'d> {
    /// A describer.
    ///
    /// ```
    /// use activity_tracker_events::describe::{Describer, Messages};
    /// use activity_tracker_events::{Catalog, Options};
    ///
    /// let (catalog, english) = (Catalog::new(), Messages::english());
    /// let describer = Describer::new(&catalog, &english);
    /// assert_eq!(describer.action("pm-20.training.delete").sentence, "Reports an attempt to stop a training.");
    ///
    /// let event = br#"{"action": "data-science-experience.notebook.delete", "outcome": "failure",
    ///     "reason": {"reasonCode": 403}, "initiator": {"name": "ana@example.com"}, "target": {"name": "Churn"}}"#;
    /// assert_eq!(
    ///     describer.event(event, &Options::default()).sentence,
    ///     "ana@example.com was not allowed to delete notebook “Churn” (403)."
    /// );
    /// ```
    pub fn new(catalog: &'d Catalog, messages: &'d Messages) -> Describer<'d> {
        Describer { catalog, messages }
    }

    /// What an action means.
    pub fn action(&self, action: &str) -> Description {
        let found = self.catalog.lookup(action);
        let mut description = self.about(action, found);
        if found.is_some() {
            description.view = found.and_then(|found| self.view(found.entry().scope(), ""));
            description.sentence = action_sentence(self.messages, &Phrase::of(self.messages, found, action, None));
        } else {
            let do_it = Phrase::of(self.messages, None, action, None);
            description.sentence = action_sentence(self.messages, &do_it);
            description.suggestions = self.catalog.suggest(action, 3);
        }
        description
    }

    /// What happened, told from an event's JSON text.
    pub fn event(&self, text: &[u8], options: &Options) -> Description {
        if text.len() as u64 > u64::from(options.limits.max_event_bytes) {
            return self.unreadable(&format!("it is larger than {} bytes", options.limits.max_event_bytes));
        }
        match read(text, options.limits.max_depth) {
            Ok(document) => self.document(&document, options, None, 0),
            Err(fault) => self.unreadable(&fault.kind.to_string()),
        }
    }

    /// The description of something that is no event, and why it is none.
    pub fn unreadable(&self, why: &str) -> Description {
        Description {
            action: String::new(),
            title: self.messages.get("unknown.unreadable").to_owned(),
            sentence: self.messages.fill("sentence.unreadable", &[("why", why)]),
            ..Description::default()
        }
    }

    fn document(
        &self,
        document: &Document<'_>,
        options: &Options,
        envelope: Option<&'static str>,
        depth: u32,
    ) -> Description {
        let (found, item) = if options.unwrap && depth < DEEPEST_ENVELOPE {
            let found = contents(document);
            let &[item] = found.items.as_slice() else {
                let why = format!("it holds {} events, and one is expected", found.items.len());
                return self.unreadable(&why);
            };
            (found.envelope, item)
        } else {
            (None, Item::Object(NodeId::ROOT, Layout::Plain))
        };
        let envelope = envelope.or(found);
        match item {
            Item::Object(root, layout) => match Event::new(document, root, layout) {
                Some(event) => Description { envelope, ..self.told(&event) },
                None => self.unreadable(&format!("it is {}, not an object", document.node(root).kind.as_str())),
            },
            Item::Text(node) => {
                let text = document.string(node).unwrap_or_default();
                match read_text(Cow::Borrowed(&text), options.limits.max_depth) {
                    Ok(inner) => self.document(&inner, options, envelope, depth + 1),
                    Err(fault) => self.unreadable(&fault.kind.to_string()),
                }
            }
        }
    }

    fn told(&self, event: &Event<'_>) -> Description {
        let action = event.string(Field::Action).unwrap_or_default();
        let found = self.catalog.lookup(&action);
        let mut description = self.about(&action, found);
        description.outcome = Some(facts::outcome(self.messages, event));
        description.actor = Some(facts::actor(self.messages, event));
        description.target = facts::target(event);
        description.from = facts::from(self.messages, event);
        description.when = facts::when(event);
        description.severity = facts::severity(self.messages, event);
        description.correlation_id = facts::text(event, Field::CorrelationId);
        if let Some(found) = found {
            let location = facts::log_location(event);
            description.view = self.view(found.entry().scope(), &location);
            description.changes = changes::changes(self.messages, event, found.entry());
        } else if !action.is_empty() {
            description.suggestions = self.catalog.suggest(&action, 3);
        }
        let phrase = Phrase::of(self.messages, found, &action, description.target.as_ref());
        description.sentence = event_sentence(self.messages, &phrase, &description);
        description
    }

    /// What the catalog says of an action, or that it says nothing.
    fn about(&self, action: &str, found: Option<Match<'_, '_>>) -> Description {
        let Some(found) = found else {
            let title = if action.is_empty() {
                self.messages.get("unknown.no_action").to_owned()
            } else {
                self.messages.fill("unknown.title", &[("action", &sentence::quoted(self.messages, action))])
            };
            return Description { action: shown(action), title, ..Description::default() };
        };
        let entry = found.entry();
        Description {
            action: found.action().to_owned(),
            known: true,
            title: found.title().into_owned(),
            description: Some(found.description().into_owned()),
            group: Some(entry.group().id.to_owned()),
            service: Some(entry.service().to_owned()),
            operation: Some(entry.operation().as_str()),
            concern: Some(entry.concern().as_str()),
            scope: Some(entry.scope().as_str()),
            ..Description::default()
        }
    }

    /// Where the events of an entry are viewed.
    fn view(&self, scope: Scope, location: &str) -> Option<String> {
        match scope {
            Scope::Global => Some(self.messages.get("view.global").to_owned()),
            Scope::Location if location.is_empty() || location == "global" => {
                Some(self.messages.get("view.location").to_owned())
            }
            Scope::Location => Some(self.messages.fill("view.location_at", &[("location", location)])),
            Scope::Unknown => None,
        }
    }
}
