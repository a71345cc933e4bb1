//! An action or an event in words one can trust.
//!
//! No value is invented: each is in the event, the catalog or the message file. A sentence says that something was done
//! only where outcome, reason code and action agree on it. Values are plain text, shortened, with control and
//! direction-changing characters made visible.

mod changes;
mod facts;
mod messages;
mod quote;
mod sentence;

use crate::catalog::{Catalog, Match, Scope};
use crate::event::{Event, Field};
use crate::finding::shown;
use crate::options::Options;
use crate::reader::{Found, Limits, Opened, open, read};

pub use changes::Change;
pub use facts::{Actor, Description, How, OutcomeFacts, RequestSource, SeverityFacts, Target, When};
pub use messages::{MessageError, Messages};

use quote::quoted;
use sentence::{Phrase, action_sentence, event_sentence};

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
            description.suggestions = self.catalog.suggestions(action);
        }
        description
    }

    /// What happened, told from an event's JSON text.
    pub fn event(&self, text: &[u8], options: &Options) -> Description {
        let Limits { max_event_bytes, max_depth } = options.limits;
        if text.len() as u64 > u64::from(max_event_bytes) {
            return self.unreadable(&format!("it is larger than {max_event_bytes} bytes"));
        }
        match read(text, max_depth) {
            Ok(document) => open(&document, options.unwrap, max_depth, |found, opened| self.opened(found, opened))
                .unwrap_or_else(|| self.unreadable("it holds nothing")),
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

    fn opened(&self, found: &Found<'_>, opened: Opened<'_>) -> Description {
        match opened {
            Opened::Event(event) => Description { envelope: found.envelope, ..self.told(&event) },
            Opened::NotObject(node) => {
                self.unreadable(&format!("it is {}, not an object", found.document.node(node).kind.as_str()))
            }
            Opened::Several(count, _) => self.unreadable(&format!("it holds {count} events, and one is expected")),
            Opened::Unreadable(fault) => self.unreadable(&fault.kind.to_string()),
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
            description.suggestions = self.catalog.suggestions(&action);
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
                self.messages.fill("unknown.title", &[("action", &quoted(self.messages, action))])
            };
            return Description { action: shown(action), title, ..Description::default() };
        };
        let entry = found.entry();
        Description {
            action: found.action().to_owned(),
            known: true,
            title: found.title().into_owned(),
            // Of what is only listed, none is invented.
            description: entry.listed().is_none().then(|| found.description().into_owned()),
            depth: Some(entry.depth().as_str()),
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
