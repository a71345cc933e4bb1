//! What an unknown name may have been meant to be.
//!
//! Names are compared part by part, because a part means something and a name is only their row. What is far in letters
//! can be near in meaning (`remove` for `delete`), and what is near in letters can be something else altogether, so that
//! each part has its own limit.

use std::borrow::Cow;

use strsim::osa_distance;

use super::name;
use super::{Catalog, EntryData, MAX_TEXT, Operation};
use crate::letters::{is_of_word, lowered};
use crate::order::sort_by_key;

/// The weight of one letter, so that what differs only in `-`, `_` or capitals can weigh less.
const LETTER: usize = 4;
/// Another spelling of the same part, a singular for a plural.
const SPELLING: usize = 1;
/// Another verb that means the same operation: nearer than two wrong letters, farther than one.
const MEANING: usize = 6;
/// Added where only the object is near and the verb is not.
const FAR_VERB: usize = 1_000;
/// What all services have says nothing of which one was meant.
const SERVICES: usize = 3;

/// How a candidate is related to the name asked for; the first is the nearest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    /// The same letters and digits; only signs and capitals differ.
    Same,
    /// The same service and the same object.
    Object,
    /// Every part is near.
    Near,
    /// A part too few or too many, or the dots are in the wrong places.
    Parts,
    /// The same object and verb of another service, where the service asked for is none.
    Elsewhere,
}

/// One part of a name, ready to be compared.
struct Part {
    raw: String,
    /// In lower case, with `-` for `_`.
    even: String,
    length: usize,
}

/// A name, ready to be compared.
struct Shaped {
    parts: Vec<Part>,
    /// Letters and digits alone.
    bare: String,
    /// 1 if the name ends in `failed`, which stands after the verb.
    failed: usize,
}

impl Shaped {
    fn of(name: &str) -> Self {
        let parts: Vec<Part> = name
            .split('.')
            .map(|raw| {
                let even = lowered(raw).replace('_', "-");
                Part { raw: raw.to_owned(), length: even.chars().count(), even }
            })
            .collect();
        let bare = parts.iter().flat_map(|part| part.even.chars()).filter(|c| is_of_word(*c)).collect();
        let failed = usize::from(parts.len() > 2 && parts.last().is_some_and(|part| part.even == "failed"));
        Self { parts, bare, failed }
    }

    fn len(&self) -> usize {
        self.parts.len()
    }

    fn raw(&self, at: usize) -> &str {
        self.parts.get(at).map_or("", |part| &part.raw)
    }

    fn even(&self, at: usize) -> &str {
        self.parts.get(at).map_or("", |part| &part.even)
    }

    /// Whether a name of this service can be near: the service is, or it is the second part of the name asked for.
    fn might_be_of(&self, service: &str) -> bool {
        let service = lowered(service).replace('_', "-");
        let length = service.chars().count();
        self.parts.first().is_some_and(|first| {
            let most = letters_allowed(first.length.max(length));
            first.length.abs_diff(length) <= most && osa_distance(&first.even, &service) <= most
        }) || self.even(1) == service
    }

    /// The part that says what was done.
    fn verb(&self) -> &str {
        self.even(self.len().saturating_sub(1 + self.failed))
    }

    /// From one part on, as one text.
    fn rest(&self, from: usize) -> String {
        let rest: Vec<&str> = self.parts.iter().skip(from).map(|part| part.even.as_str()).collect();
        rest.join(".")
    }
}

/// The name asked for, with what the catalog knows of it.
struct Question {
    name: Shaped,
    /// The operation that its verb means.
    operation: Option<Operation>,
    /// Whether the catalog has entries of its first part, spelt just like that.
    service_known: bool,
    /// Whether, moreover, the second part is an object of that very service.
    object_known: bool,
}

/// A name that can be suggested.
struct Candidate<'c> {
    name: Cow<'c, str>,
    entry: &'c EntryData,
}

impl Catalog {
    /// Up to `limit` names that an unknown action may have been meant to be, the likeliest first.
    ///
    /// They are names that events can carry: templates are expanded, and a template for any service keeps the service
    /// asked for. Where the service and the object are known, the actions of that object come first, however far the
    /// verb. A known action needs no suggestion, and a name that is like nothing gets none; neither does one over 256
    /// bytes. Where two spellings are documented, `data_science_experience` and `data-science-experience`, neither is
    /// changed into the other as long as it has the object.
    ///
    /// ```
    /// use activity_tracker_events::catalog::Catalog;
    ///
    /// let catalog = Catalog::new();
    /// assert_eq!(catalog.suggest("pm-20.deploymnt.create", 1), ["pm-20.deployment.create"]);
    /// assert_eq!(catalog.suggest("pm-20.training.stop", 1), ["pm-20.training.delete"]); // which stops a training
    /// assert_eq!(catalog.suggest("PM_20.Deployment-Job.Create", 1), ["pm-20.deployment_job.create"]);
    /// assert_eq!(catalog.suggest("my-database.instance.crate", 1), ["my-database.instance.create"]);
    /// assert!(catalog.suggest("pm-20.deployment.create", 3).is_empty());
    /// assert!(catalog.suggest("weather.forecast.ask", 3).is_empty());
    /// ```
    #[must_use]
    pub fn suggest(&self, action: &str, limit: usize) -> Vec<String> {
        if action.len() > MAX_TEXT || limit == 0 || self.lookup(action).is_some() {
            return Vec::new();
        }
        let name = Shaped::of(action.trim());
        if name.bare.is_empty() || name.len() > name::MAX_PARTS {
            return Vec::new();
        }
        let candidates = self.candidates(&name);
        let service_known = name.len() > 1 && self.knows_service(name.raw(0));
        let object_known = service_known
            && candidates.iter().any(|candidate| {
                let mut parts = candidate.name.split('.');
                parts.next() == Some(name.raw(0)) && parts.next().is_some_and(|part| even_equal(part, name.even(1)))
            });
        let question = Question { operation: operation_of(name.verb()), name, service_known, object_known };

        let mut found: Vec<(Tier, usize, Cow<'_, str>)> = candidates
            .into_iter()
            .filter_map(|candidate| {
                let (tier, cost) = question.rate(&candidate)?;
                Some((tier, cost, candidate.name))
            })
            .collect();
        // Stable: what is equally near stays in catalog order.
        sort_by_key(&mut found, |(tier, cost, _)| (*tier, *cost));
        // After a sure one, guesses only distract.
        let sure = found.first().is_some_and(|(tier, ..)| *tier != Tier::Elsewhere);
        let elsewhere = found.iter().filter(|(tier, ..)| *tier == Tier::Elsewhere).count();
        // What any service can have says nothing either.
        let anybodys = || self.lookup(&["x.", action.trim()].concat()).is_some();
        if sure || elsewhere > SERVICES || (elsewhere > 0 && anybodys()) {
            found.retain(|(tier, ..)| *tier != Tier::Elsewhere);
        }
        match found.first() {
            Some((Tier::Same, ..)) => found.retain(|(tier, ..)| *tier == Tier::Same),
            Some((Tier::Near, cost, _)) if *cost < FAR_VERB => found.retain(|(_, cost, _)| *cost < FAR_VERB),
            _ => {}
        }
        let mut names: Vec<String> = Vec::new();
        for (_, _, name) in found {
            if names.len() == limit {
                break;
            }
            if names.iter().all(|known| *known != name) {
                names.push(name.into_owned());
            }
        }
        names
    }

    /// The names worth a closer look: of those that can be written down all that [`Question::rate`] might find near, and
    /// the templates for any part with the parts of the name asked for.
    fn candidates(&self, asked: &Shaped) -> Vec<Candidate<'_>> {
        let letters = asked.bare.chars().count();
        let (all_parts, behind_service) = (asked.rest(0), asked.rest(1));
        // Entries of a service lie together.
        let mut service = ("", false);
        let mut all: Vec<Candidate<'_>> = Vec::new();
        for tables in self.tables() {
            let mut ordered: Vec<(u16, Candidate<'_>)> = Vec::new();
            for name in tables.names() {
                let first = name.name.split('.').next().unwrap_or_default();
                if service.0 != first {
                    service = (first, asked.might_be_of(first));
                }
                let others = name.name.bytes().filter(u8::is_ascii_alphanumeric).count();
                let behind = name.name.get(first.len() + 1..).unwrap_or_default();
                let elsewhere = even_equal(behind, &all_parts) || even_equal(behind, &behind_service);
                if service.1 || elsewhere || letters.abs_diff(others) <= 1 {
                    let Some(entry) = tables.entry(name.entry) else { continue };
                    ordered.push((name.entry, Candidate { name: Cow::Borrowed(name.name.as_ref()), entry }));
                }
            }
            for open in tables.index.open.iter() {
                let Some(entry) = tables.entry(open.entry) else { continue };
                if let Some(name) = with_parts_of(entry, asked) {
                    ordered.push((open.entry, Candidate { name: Cow::Owned(name), entry }));
                }
            }
            sort_by_key(&mut ordered, |(at, _)| *at);
            all.extend(ordered.into_iter().map(|(_, candidate)| candidate));
        }
        all
    }
}

/// A name of an open template, with the parts of the name asked for in place of the placeholders.
fn with_parts_of(entry: &EntryData, asked: &Shaped) -> Option<String> {
    let mut name = String::new();
    for (at, part) in entry.action().split('.').enumerate() {
        if at > 0 {
            name.push('.');
        }
        match name::placeholder(part).and_then(|name| entry.values(name)) {
            None => name.push_str(part),
            Some(values) => {
                let value = lowered(asked.raw(at));
                let fits = if values.is_empty() {
                    name::is_open_value(&value)
                } else {
                    values.iter().any(|known| known.value == value)
                };
                if !fits {
                    return None;
                }
                name.push_str(&value);
            }
        }
    }
    Some(name)
}

impl Question {
    /// How near a candidate is; nothing if it is not near at all.
    fn rate(&self, candidate: &Candidate<'_>) -> Option<(Tier, usize)> {
        let (asked, other) = (&self.name, &Shaped::of(&candidate.name));
        // The service has the object under the very spelling asked for: no other service is meant.
        if self.object_known && asked.raw(0) != other.raw(0) {
            return None;
        }
        if asked.bare == other.bare {
            return Some((Tier::Same, self.spelling(other)));
        }
        let anyone = candidate.entry.is_open() && !self.service_known;
        let same_meaning = self.operation == Some(candidate.entry.operation()) && asked.failed == other.failed;

        let same = asked.parts.iter().zip(&other.parts).enumerate();
        let same =
            same.take_while(|(at, (a, b))| a.even == b.even || (*at > 0 && singular(&a.even) == singular(&b.even)));
        let same = same.count();
        let objects = asked.len().saturating_sub(asked.failed).min(other.len().saturating_sub(other.failed));
        if same >= 2 && same + 1 >= objects && !anyone {
            let (of_asked, of_other) = (asked.rest(same), other.rest(same));
            // With no verb to compare, catalog order is as good as any.
            let letters = if of_asked.is_empty() { 0 } else { LETTER * osa_distance(&of_asked, &of_other) };
            let verb_only = same + 1 + asked.failed == asked.len();
            let more_parts = other.len().saturating_sub(asked.len());
            let cost = if verb_only && same_meaning { letters.min(MEANING + more_parts) } else { letters };
            return Some((Tier::Object, cost + self.spelling(other)));
        }
        let elsewhere = || !self.service_known && !candidate.entry.is_open() && self.elsewhere(other);
        if asked.len() == other.len() {
            let Some((tier, cost)) = self.near(other, anyone, same_meaning) else {
                return elsewhere().then_some((Tier::Elsewhere, LETTER));
            };
            // Something of the known object that has a part more: a profile's classification.
            return Some((if same >= 2 && cost < FAR_VERB { Tier::Object } else { tier }, cost));
        }
        if anyone {
            return None;
        }
        self.parts(other).or_else(|| elsewhere().then_some((Tier::Elsewhere, 0)))
    }

    /// Whether only the service is another, or is left out.
    fn elsewhere(&self, other: &Shaped) -> bool {
        let asked = &self.name;
        let from = (asked.len() + 1).checked_sub(other.len()).filter(|from| *from <= 1 && asked.len() > 1);
        from.is_some_and(|from| asked.len() - from > 1 && asked.rest(from) == other.rest(1))
    }

    /// For a name of as many parts: whether each of them is near.
    fn near(&self, other: &Shaped, anyone: bool, same_meaning: bool) -> Option<(Tier, usize)> {
        let asked = &self.name;
        let verb_at = asked.len().checked_sub(1 + asked.failed)?;
        let mut before_verb = 0;
        let mut cost = self.spelling(other);
        let mut verb_far = false;
        for (at, (a, b)) in asked.parts.iter().zip(&other.parts).enumerate() {
            let most = letters_allowed(a.length.max(b.length));
            if a.length.abs_diff(b.length) > most && at != verb_at {
                return None;
            }
            let letters = osa_distance(&a.even, &b.even);
            if at == verb_at {
                verb_far = letters > most && !same_meaning;
                cost += if same_meaning { (LETTER * letters).min(MEANING) } else { LETTER * letters };
            } else if letters > most {
                return None;
            } else {
                before_verb += letters;
                // The service weighs most.
                cost += LETTER * letters * if at == 0 { 2 } else { 1 };
            }
        }
        if verb_far {
            // Only for an object that is all but certain.
            if anyone || asked.len() < 3 || before_verb > 2 {
                return None;
            }
            cost += FAR_VERB;
        }
        Some((Tier::Near, cost))
    }

    /// For a name of more or fewer parts: one part left out or put in, or dots in the wrong places.
    fn parts(&self, other: &Shaped) -> Option<(Tier, usize)> {
        let asked = &self.name;
        let (long, short) = if asked.len() > other.len() { (asked, other) } else { (other, asked) };
        if long.len() == short.len() + 1 && short.len() >= 3 {
            let left_out = (0..long.len()).find(|out| {
                let kept = long.parts.iter().enumerate().filter(|(at, _)| at != out).map(|(_, part)| &part.even);
                kept.eq(short.parts.iter().map(|part| &part.even))
            });
            // A name without its service can be anybody's.
            if left_out.is_some_and(|out| out > 0 || long.len() == asked.len()) {
                return Some((Tier::Parts, LETTER));
            }
        }
        let near = asked.bare.len().abs_diff(other.bare.len()) <= 1 && asked.bare.chars().count() >= 8;
        (near && osa_distance(&asked.bare, &other.bare) <= 1).then_some((Tier::Parts, 2 * LETTER))
    }

    /// What other spellings of the same parts cost: capitals, `_` for `-`.
    fn spelling(&self, other: &Shaped) -> usize {
        let pairs = self.name.parts.iter().zip(&other.parts);
        let others = pairs.filter(|(a, b)| a.raw != b.raw && singular(&a.even) == singular(&b.even));
        SPELLING * others.count()
    }
}

/// How many letters may be wrong in a part of some length.
fn letters_allowed(length: usize) -> usize {
    match length {
        0..=2 => 0,
        3..=5 => 1,
        6..=8 => 2,
        _ => 3,
    }
}

/// A word without the `s` of its plural.
fn singular(word: &str) -> &str {
    word.strip_suffix('s').filter(|stem| stem.len() > 2).unwrap_or(word)
}

/// Whether a part is the same but for capitals and `_`.
fn even_equal(part: &str, even: &str) -> bool {
    part.len() == even.len()
        && part.bytes().zip(even.bytes()).all(|(a, b)| (if a == b'_' { b'-' } else { a.to_ascii_lowercase() }) == b)
}

/// The operation that people mean by a verb, be it one of the catalog's words or another.
fn operation_of(verb: &str) -> Option<Operation> {
    Operation::parse(verb).or_else(|| {
        Some(match verb {
            "add" | "new" | "make" | "insert" | "register" | "provision" => Operation::Create,
            "get" | "view" | "show" | "open" | "fetch" | "retrieve" | "receive" | "describe" => Operation::Read,
            "lists" | "search" | "enumerate" => Operation::List,
            "change" | "edit" | "modify" | "patch" | "set" | "put" | "rename" | "replace" | "configure" => {
                Operation::Update
            }
            "remove" | "destroy" | "drop" | "erase" | "purge" | "trash" => Operation::Delete,
            "undelete" | "recover" => Operation::Restore,
            "clone" | "duplicate" | "promote" => Operation::Copy,
            "begin" | "launch" | "resume" => Operation::Start,
            "cancel" | "end" | "abort" | "terminate" => Operation::Stop,
            "finish" => Operation::Complete,
            "execute" | "send" | "invoke" => Operation::Run,
            "log-in" | "signin" | "sign-in" | "logon" => Operation::Login,
            "log-out" | "signout" | "sign-out" | "logoff" => Operation::Logout,
            "allow" | "assign" => Operation::Grant,
            "deny" | "unassign" => Operation::Revoke,
            "download" | "generate" => Operation::Export,
            "upload" => Operation::Import,
            "verify" | "validate" | "test" => Operation::Check,
            _ => return None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_for_operations_are_none_of_the_catalogs_own() {
        for operation in Operation::ALL {
            assert_eq!(operation_of(operation.as_str()), Some(*operation));
        }
        assert_eq!(operation_of("remove"), Some(Operation::Delete));
        assert_eq!(operation_of(""), None);
    }

    #[test]
    fn short_parts_allow_no_wrong_letter() {
        assert_eq!([2, 3, 5, 6, 9, 200].map(letters_allowed), [0, 1, 1, 2, 3, 3]);
    }

    #[test]
    fn a_part_in_another_spelling_is_the_same() {
        assert!(even_equal("Data_Science", "data-science"));
        assert!(!even_equal("data", "data-"));
        assert_eq!((singular("rules"), singular("rule"), singular("is")), ("rule", "rule", "is"));
    }
}
