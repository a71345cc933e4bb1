//! The one sentence that puts an event together.

use super::facts::{Description, How, Target};
use super::messages::{Messages, fill};
use super::quote::{name_in_sentence, quoted};
use crate::catalog::Match;

/// What was asked for, as a verb with its object: to do it, and having done it.
pub(super) struct Phrase {
    do_it: String,
    done: String,
    /// There is no action to speak of.
    nothing: bool,
}

impl Phrase {
    pub(super) fn of(
        messages: &Messages,
        found: Option<Match<'_, '_>>,
        action: &str,
        target: Option<&Target>,
    ) -> Phrase {
        let name = target.and_then(|target| target.name.as_deref()).map(|name| quoted(messages, name));
        let Some(found) = found else {
            let action_text = quoted(messages, action);
            let values = [("action", action_text.as_str()), ("name", name.as_deref().unwrap_or_default())];
            let on = if name.is_some() { "_on" } else { "" };
            return Phrase {
                do_it: messages.fill(&format!("unknown.do{on}"), &values),
                done: messages.fill(&format!("unknown.done{on}"), &values),
                nothing: action.is_empty(),
            };
        };
        let entry = found.entry();
        // The object of an action that a user has defined is a word of the user's own, and one that is listed has its article.
        let known = messages.has(&format!("noun.{}.name", entry.object())) || entry.listed().is_some();
        let noun = |form: &str| {
            if entry.listed().is_some() {
                return if form == "name" { without_article(entry.object()) } else { entry.object() }.to_owned();
            }
            let text = if known { messages.get(&format!("noun.{}.{form}", entry.object())) } else { entry.object() };
            found.fill(text).into_owned()
        };
        let object = match &name {
            Some(name) => messages.fill("object.named", &[("noun", &noun("name")), ("name", name)]),
            None if known => noun("a"),
            None => {
                let noun = noun("a");
                let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
                messages.fill(if vowel { "object.unnamed_vowel" } else { "object.unnamed" }, &[("noun", &noun)])
            }
        };
        let objects = noun("many");
        let values = [("object", object.as_str()), ("objects", objects.as_str())];
        if let Some(listed) = entry.listed().filter(|_| messages.is_english()) {
            return Phrase {
                do_it: fill(listed.infinitive, &values),
                done: fill(listed.past, &values),
                nothing: false,
            };
        }
        let verb = Some(entry.verb()).filter(|verb| messages.has(&format!("verb.{verb}.do")));
        let verb = verb.unwrap_or(entry.operation().as_str());
        let form = |form: &str| messages.fill(&format!("verb.{verb}.{form}"), &values);
        Phrase { do_it: form("do"), done: form("done"), nothing: false }
    }
}

fn without_article(noun: &str) -> &str {
    ["a ", "an ", "the "].iter().find_map(|article| noun.strip_prefix(article)).unwrap_or(noun)
}

/// What an event of an action reports.
pub(super) fn action_sentence(messages: &Messages, phrase: &Phrase) -> String {
    messages.fill("sentence.action", &[("do", &phrase.do_it)])
}

/// What an event says happened.
pub(super) fn event_sentence(messages: &Messages, phrase: &Phrase, description: &Description) -> String {
    let actor = description.actor.as_ref();
    let mut who = actor.map(|actor| actor.text.clone()).unwrap_or_default();
    if let Some(authenticated) = actor.and_then(|actor| actor.authenticated.as_deref()) {
        let authenticated = name_in_sentence(messages, authenticated);
        who = messages.fill("actor.behalf", &[("actor", &who), ("authenticated", &authenticated)]);
    }
    if phrase.nothing {
        return messages.fill("sentence.no_action", &[("actor", &who)]);
    }
    let outcome = description.outcome.as_ref();
    let code = outcome.and_then(|outcome| outcome.code).map(|code| code.to_string());
    let why = outcome.and_then(|outcome| outcome.why.as_deref());
    // The sentence ends with a period of its own.
    let why = why.map(|why| quoted(messages, why.trim_end_matches('.')));
    let key = match outcome.map(|outcome| outcome.how) {
        Some(How::Success) if !description.changes.is_empty() => "success_changes",
        Some(How::Success) => "success",
        Some(How::Pending) => "pending",
        Some(How::Contradiction) => "contradiction",
        Some(How::Unclear) | None if code.is_some() => "unclear_code",
        Some(How::Unclear) | None => "unclear",
        Some(How::Refused) if code.is_some() => "refused_code",
        Some(How::Refused) => "refused",
        Some(How::Failure) => match (&code, &why) {
            (Some(_), Some(_)) => "failure_code_why",
            (Some(_), None) => "failure_code",
            (None, Some(_)) => "failure_why",
            (None, None) => "failure",
        },
    };
    messages.fill(
        &format!("sentence.{key}"),
        &[
            ("actor", &who),
            ("do", &phrase.do_it),
            ("done", &phrase.done),
            ("code", code.as_deref().unwrap_or_default()),
            ("why", why.as_deref().unwrap_or_default()),
            ("changes", &changes(messages, description)),
        ],
    )
}

fn changes(messages: &Messages, description: &Description) -> String {
    let mut texts = description.changes.iter().map(|change| change.text.clone());
    let first = texts.next().unwrap_or_default();
    texts.fold(first, |changes, change| messages.fill("change.and", &[("changes", &changes), ("change", &change)]))
}
