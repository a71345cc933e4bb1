//! Composes the IBM Cloud pack: from the facts that the documentation lists of each service, and the tables of words that
//! say how its names are spoken, to the text that `src/catalog/pack.rs` reads.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

use super::words::{Operation, Scope};
use super::{DATA, Mistakes, name, read};

/// The facts of a service.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Service {
    service: String,
    title: String,
    actions: Vec<Section>,
    #[serde(default)]
    deprecated: BTreeMap<String, String>,
}

/// Actions of which the same is known.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    title: Option<String>,
    topic: String,
    scope: Option<String>,
    data_event: Option<bool>,
    source: String,
    names: Vec<String>,
}

/// An operation, an infinitive and a past; what is left out follows from the key.
type Forms = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VerbWords {
    verb: Forms,
    leading: Forms,
    call: Forms,
    behind: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ObjectWords {
    word: BTreeMap<String, String>,
    article: BTreeMap<String, Vec<String>>,
    mass: Words,
    object: BTreeMap<String, String>,
    singular: Singular,
    action: Forms,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Singular {
    services: Vec<String>,
}

/// What an action does, with `{object}` where the object belongs.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Verb {
    operation: &'static str,
    infinitive: String,
    past: String,
}

/// The tables of words, and the special cases among them that nothing has needed yet.
struct Speaker<'m> {
    verbs: VerbWords,
    objects: ObjectWords,
    unused: BTreeSet<String>,
    mistakes: &'m mut Mistakes,
}

/// How an action is spoken: its verb, and what it is done to.
type Spoken = (Verb, String);

const VERBS: &str = "src/catalog/data/words/verbs.toml";
const OBJECTS: &str = "src/catalog/data/words/objects.toml";

impl Speaker<'_> {
    fn used(&mut self, table: &str, key: &str) {
        self.unused.remove(&format!("[{table}] {key}"));
    }

    fn forms(&mut self, table: &str, key: &str, place: &str) -> Option<Verb> {
        let tables = match table {
            "verb" => &self.verbs.verb,
            "leading" => &self.verbs.leading,
            "call" => &self.verbs.call,
            _ => &self.objects.action,
        };
        let forms = tables.get(key)?.clone();
        self.used(table, key);
        let file = if table == "action" { OBJECTS } else { VERBS };
        let operation = forms.first().and_then(|word| Operation::parse(word));
        let Some(operation) = operation else {
            self.mistakes.add(file, format!("[{table}] {key}: the first is no operation; {place} needs it"));
            return None;
        };
        let whole = table == "action";
        let infinitive = forms.get(1).cloned().unwrap_or_else(|| key.to_owned());
        let past = forms.get(2).cloned().unwrap_or_else(|| past(&infinitive));
        let with_object =
            |text: String| if whole || text.contains("{object") { text } else { format!("{text} {{object}}") };
        // To end a session needs no object.
        let alone = table != "action" && operation == Operation::Logout;
        let with_object = |text: String| if alone { text } else { with_object(text) };
        Some(Verb { operation: operation.as_str(), infinitive: with_object(infinitive), past: with_object(past) })
    }

    /// The words of a part of a name, as people write them.
    fn words(&self, part: &str) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for piece in part.split(['-', '_', '.']).filter(|piece| !piece.is_empty()) {
            let capitals = piece.chars().all(|c| !c.is_ascii_lowercase());
            let mut word = String::new();
            let mut pieces = Vec::new();
            for c in piece.chars() {
                if c.is_ascii_uppercase() && !capitals && !word.is_empty() {
                    pieces.push(std::mem::take(&mut word));
                }
                word.push(c.to_ascii_lowercase());
            }
            pieces.push(word);
            for piece in pieces {
                match self.objects.word.get(&piece).cloned() {
                    Some(spoken) => words.push(spoken),
                    None => words.push(piece),
                }
            }
        }
        words
    }

    fn is_mass(&self, words: &str) -> bool {
        self.objects
            .mass
            .words
            .iter()
            .any(|mass| words == *mass || words.strip_suffix(mass.as_str()).is_some_and(|before| before.ends_with(' ')))
    }

    /// One of a kind, with its article; or several, without.
    fn noun(&self, words: &str, singular: bool, several: bool) -> String {
        if self.is_mass(words) {
            return words.to_owned();
        }
        let is_plural = is_plural(words);
        if several {
            return if is_plural { words.to_owned() } else { plural(words) };
        }
        match (is_plural, singular) {
            (true, false) => words.to_owned(),
            (true, true) if is_always_plural(words) => words.to_owned(),
            (true, true) => self.with_article(&singular_of(words)),
            (false, _) => self.with_article(words),
        }
    }

    fn with_article(&self, words: &str) -> String {
        let first = words.split(' ').next().unwrap_or_default();
        let listed = |article: &str| {
            self.objects.article.get(article).is_some_and(|words| words.iter().any(|word| word == first))
        };
        let vowel = first.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
        let article = if listed("a") || (!vowel && !listed("an")) { "a" } else { "an" };
        format!("{article} {words}")
    }

    /// What an action is done to; several where its verb speaks of several.
    fn object(&mut self, service: &str, part: &str, several: bool) -> String {
        for key in [format!("{service}.{part}"), format!("*.{part}")] {
            let Some(spoken) = self.objects.object.get(&key).cloned() else { continue };
            self.used("object", &key);
            let bare = spoken.strip_prefix("a ").or_else(|| spoken.strip_prefix("an "));
            return match bare {
                Some(bare) if several => plural(bare),
                _ => spoken,
            };
        }
        let singular = self.objects.singular.services.iter().any(|known| known == service);
        if singular {
            self.used("singular", service);
        }
        let words = self.words(part).join(" ");
        self.noun(&words, singular, several)
    }

    /// `api_updateByNameVersionCatalogScope`: the object, the call, and what stands behind it.
    fn call(&mut self, service: &str, part: &str, place: &str) -> Option<Spoken> {
        let (object, call) = part.rsplit_once('_')?;
        let keys = self.verbs.call.keys().filter(|key| {
            call.strip_prefix(key.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_uppercase()))
        });
        let key = keys.max_by_key(|key| key.len())?.clone();
        let mut rest = call.strip_prefix(&key)?;
        let mut behind = String::new();
        while !rest.is_empty() {
            let found = self.verbs.behind.iter().find(|(key, _)| rest.starts_with(key.as_str()));
            let (found, words) = found.map(|(key, words)| (key.clone(), words.clone()))?;
            let _ = write!(behind, " {words}");
            rest = rest.strip_prefix(&found)?;
            self.used("behind", &found);
        }
        let mut verb = self.forms("call", &key, place)?;
        let several = verb.infinitive.contains("{objects}");
        verb.infinitive.push_str(&behind);
        verb.past.push_str(&behind);
        Some((verb, self.object(service, object, several)))
    }

    /// How an action is spoken; nothing if the tables have no words for it.
    fn speak(&mut self, service: &str, action: &str) -> Option<Spoken> {
        let parts: Vec<&str> = action.split('.').collect();
        let (last, before) = parts.split_last()?;
        let own = before.first().copied().unwrap_or_default();
        // The part before the verb, with the one before that where it says nothing by itself.
        let object = match before {
            [_, first, second] if name_says_enough(first, second) => (*second).to_owned(),
            [_, rest @ ..] if !rest.is_empty() => rest.join("."),
            _ => String::new(),
        };
        let spelt: &str = if object.is_empty() { own } else { &object };
        if let Some(verb) = self.forms("action", action, action) {
            let object = self.object(service, spelt, false);
            return Some((verb, object));
        }
        if service == "apiconnect"
            && let Some(spoken) = self.call(service, spelt, action)
        {
            return Some(spoken);
        }
        if let Some(verb) = self.forms("verb", last, action) {
            let several = verb.infinitive.contains("{objects}");
            let object = self.object(service, spelt, several);
            return Some((verb, object));
        }
        let (leading, object) = last.split_once('_')?;
        let verb = self.forms("leading", leading, action)?;
        Some((verb, self.object(service, object, false)))
    }
}

/// Whether the last part of an object needs the one before it to be understood: a `disk` does, a `vpn-gateway` of `vpn`
/// or an `instance-template` of `instance` does not.
fn name_says_enough(first: &str, second: &str) -> bool {
    second.starts_with(first) || second.split('-').any(|word| first == word)
}

fn is_always_plural(words: &str) -> bool {
    [
        "settings",
        "credentials",
        "statistics",
        "details",
        "properties",
        "logs",
        "metrics",
        "fields",
        "features",
        "status",
    ]
    .iter()
    .any(|word| words.ends_with(word) && (*word != "features" || words != "features"))
}

fn is_plural(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default();
    last.ends_with('s')
        && !["ss", "us", "is", "OS", "DNS", "TLS", "KMS", "apns", "APNs"].iter().any(|end| last.ends_with(end))
}

fn plural(words: &str) -> String {
    // The ports of a server, not the port of a servers.
    let head = [" of ", " in ", " on ", " for "].iter().filter_map(|word| words.find(word)).min();
    if let Some((head, rest)) = head.and_then(|at| words.split_at_checked(at)) {
        return format!("{}{rest}", plural(head));
    }
    let ends = |endings: &[&str]| endings.iter().any(|end| words.ends_with(end));
    if is_plural(words) {
        words.to_owned()
    } else if words.ends_with('y') && !ends(&["ay", "ey", "oy", "uy"]) {
        format!("{}ies", words.strip_suffix('y').unwrap_or(words))
    } else if ends(&["s", "x", "ch", "sh"]) {
        format!("{words}es")
    } else {
        format!("{words}s")
    }
}

fn singular_of(words: &str) -> String {
    if let Some(stem) = words.strip_suffix("ies") {
        return format!("{stem}y");
    }
    for end in ["sses", "xes", "ches", "shes"] {
        if words.ends_with(end) {
            return words.strip_suffix("es").unwrap_or(words).to_owned();
        }
    }
    words.strip_suffix('s').unwrap_or(words).to_owned()
}

/// The past of a phrase that begins with a regular verb.
fn past(infinitive: &str) -> String {
    let (verb, rest) = infinitive.split_once(' ').unwrap_or((infinitive, ""));
    let past = if verb.ends_with('e') {
        format!("{verb}d")
    } else if verb.ends_with('y') && !["ay", "ey", "oy"].iter().any(|end| verb.ends_with(end)) {
        format!("{}ied", verb.strip_suffix('y').unwrap_or(verb))
    } else {
        format!("{verb}ed")
    };
    if rest.is_empty() { past } else { format!("{past} {rest}") }
}

/// A list whose items are told by their places.
struct Places<T>(Vec<T>);

impl<T: PartialEq> Places<T> {
    fn of(&mut self, item: T) -> usize {
        match self.0.iter().position(|known| *known == item) {
            Some(at) => at,
            None => {
                self.0.push(item);
                self.0.len() - 1
            }
        }
    }
}

/// Lines that are read together: all that is said of some services.
struct Stretch<'s> {
    start: usize,
    entries: usize,
    services: BTreeSet<&'s str>,
}

/// The services in alphabetical order, each with its file.
fn read_services(root: &Path, mistakes: &mut Mistakes) -> Vec<(String, Service)> {
    let folder = format!("{DATA}/ibm-cloud");
    let mut files: Vec<String> = Vec::new();
    match std::fs::read_dir(root.join(&folder)) {
        Ok(found) => files.extend(found.flatten().map(|file| file.file_name().to_string_lossy().into_owned())),
        Err(error) => mistakes.add(&folder, format!("cannot be read: {error}")),
    }
    files.sort();
    let mut services = Vec::new();
    for file in files {
        let path = format!("{folder}/{file}");
        let Some(service) = read::<Service>(root, &path, mistakes) else { continue };
        if file != format!("{}.toml", service.service) {
            mistakes.add(&path, format!("it is of the service `{}`: call it {0}.toml", service.service));
        }
        services.push((path, service));
    }
    services
}

/// Whether nothing in the facts contradicts itself.
fn check(services: &[(String, Service)], built_in: &BTreeMap<String, String>, mistakes: &mut Mistakes) {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for (file, service) in services {
        for section in &service.actions {
            for (key, text) in [("topic", &section.topic), ("source", &section.source)] {
                mistakes.text(file, key, text);
            }
            if let Some(scope) = &section.scope {
                mistakes.word(file, "scope", scope, Scope::ALL, Scope::as_str);
            }
            for action in &section.names {
                if let Some(why) = name::why_not_a_name(action) {
                    mistakes.add(file, format!("`{action}`: {why}"));
                }
                let other = built_in.get(action).map(String::as_str);
                if let Some(other) = other.or_else(|| first.insert(action, file)) {
                    mistakes.add(file, format!("`{action}` is already given by {other}"));
                }
            }
        }
    }
    for (file, service) in services {
        for (action, replacements) in &service.deprecated {
            if !service.actions.iter().any(|section| section.names.contains(action)) {
                mistakes.add(file, format!("`{action}` is deprecated, but not among the names of this file"));
            }
            for replacement in replacements.split(',').filter(|replacement| !replacement.is_empty()) {
                if !first.contains_key(replacement) && !built_in.contains_key(replacement) {
                    mistakes.add(file, format!("`{action}`: its replacement `{replacement}` is not in the catalog"));
                }
                if services.iter().any(|(_, service)| service.deprecated.contains_key(replacement)) {
                    mistakes.add(file, format!("`{action}`: its replacement `{replacement}` is deprecated itself"));
                }
            }
        }
    }
}

/// How much of a name is as in the one before.
fn shared(name: &str, before: &str) -> usize {
    name.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count()
}

/// FNV-1a, to tell a text that lost something on its way.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Whether a built-in template stands for a name; all templates with an open placeholder have it in the first part.
fn is_of_template(action: &str, built_in: &BTreeMap<String, String>) -> bool {
    let Some((first, rest)) = action.split_once('.') else { return false };
    let fits = |template: &str| {
        template.split_once('.').is_some_and(|(part, behind)| name::placeholder(part).is_some() && behind == rest)
    };
    name::is_open_value(first) && built_in.keys().any(|template| fits(template))
}

/// The pack as text.
pub fn pack(root: &Path, version: &str, built_in: &BTreeMap<String, String>, mistakes: &mut Mistakes) -> String {
    let services = read_services(root, mistakes);
    check(&services, built_in, mistakes);
    let (Some(verbs), Some(objects)) =
        (read::<VerbWords>(root, VERBS, mistakes), read::<ObjectWords>(root, OBJECTS, mistakes))
    else {
        return String::new();
    };
    let mut unused = BTreeSet::new();
    let mut add = |table: &str, keys: Vec<&String>| {
        unused.extend(keys.into_iter().map(|key| format!("[{table}] {key}")));
    };
    add("verb", verbs.verb.keys().collect());
    add("leading", verbs.leading.keys().collect());
    add("call", verbs.call.keys().collect());
    add("behind", verbs.behind.keys().collect());
    add("object", objects.object.keys().collect());
    add("singular", objects.singular.services.iter().collect());
    add("action", objects.action.keys().collect());
    let mut speaker = Speaker { verbs, objects, unused, mistakes };

    let (mut groups, mut verbs) = (Places(Vec::new()), Places(Vec::new()));
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let (mut topics, mut sources) = (Places::<String>(Vec::new()), Places::<String>(Vec::new()));
    let mut sections = String::new();
    let mut stretches: Vec<Stretch> = Vec::new();
    let (mut before, mut object_before) = (String::new(), String::new());
    for (file, service) in &services {
        let names = service.actions.iter().flat_map(|section| &section.names);
        let firsts: BTreeSet<&str> = names.clone().filter_map(|name| name.split('.').next()).collect();
        let mut stretch = Stretch { start: sections.len(), entries: names.count(), services: firsts };
        // What has entries of the same service is one, with all that lies between.
        if let Some(at) = stretches.iter().position(|before| !before.services.is_disjoint(&stretch.services)) {
            for before in stretches.split_off(at).into_iter().rev() {
                stretch.start = before.start;
                stretch.entries += before.entries;
                stretch.services.extend(before.services);
            }
        } else {
            (before, object_before) = (String::new(), String::new());
        }
        stretches.push(stretch);
        for section in &service.actions {
            let title = section.title.as_ref().unwrap_or(&service.title);
            let scope = section.scope.as_deref().unwrap_or("unknown");
            let data_event = match section.data_event {
                Some(true) => '+',
                Some(false) => '-',
                None => '?',
            };
            // A service that is known by two names has a group of each.
            let id = match &section.title {
                Some(title) => title.to_lowercase().replace(' ', "-"),
                None => service.service.clone(),
            };
            let group = groups.of((format!("ibm-cloud/{id}"), title.clone()));
            let (topic, source) = (topics.of(section.topic.clone()), sources.of(section.source.clone()));
            let _ = writeln!(sections, "-\t{group}\t{topic}\t{source}\t{scope}\t{data_event}");
            for action in &section.names {
                let Some((verb, object)) = speaker.speak(&service.service, action) else {
                    let why = format!(
                        "`{action}`: {VERBS} has no words for it; give its verb there, or all of it in {OBJECTS}"
                    );
                    speaker.mistakes.add(file, why);
                    continue;
                };
                let same = shared(action, &before);
                let suffix = action.get(same..).unwrap_or_default();
                let spoken = if object == object_before { "" } else { object.as_str() };
                let _ = write!(sections, "e\t{same}\t{suffix}\t{}\t{spoken}", verbs.of(verb));
                *counts.entry(group).or_default() += usize::from(!is_of_template(action, built_in));
                if let Some(replacements) = service.deprecated.get(action) {
                    let _ = write!(sections, "\t{replacements}");
                }
                sections.push('\n');
                (before, object_before) = (action.clone(), object);
            }
        }
    }
    for unused in std::mem::take(&mut speaker.unused) {
        let file = if ["[verb]", "[leading]", "[call]", "[behind]"].iter().any(|table| unused.starts_with(table)) {
            VERBS
        } else {
            OBJECTS
        };
        speaker.mistakes.add(file, format!("{unused}: nothing needs it"));
    }

    let mut text = format!("{version}\n");
    for Stretch { start, entries, services } in &stretches {
        let services: Vec<&str> = services.iter().copied().collect();
        let _ = writeln!(text, "i\t{entries}\t{}\t{}", sections.len() - start, services.join("\t"));
    }
    for (at, (service, title)) in groups.0.into_iter().enumerate() {
        let count = counts.get(&at).copied().unwrap_or_default();
        let _ = writeln!(text, "g\t{service}\t{count}\t{title}");
    }
    for Verb { operation, infinitive, past } in verbs.0 {
        let (infinitive, past) = (infinitive.replace("{objects}", "{object}"), past.replace("{objects}", "{object}"));
        let _ = writeln!(text, "v\t{operation}\t{infinitive}\t{past}");
    }
    for (kind, list) in [('t', topics.0), ('s', sources.0)] {
        for item in list {
            let _ = writeln!(text, "{kind}\t{item}");
        }
    }
    text.push_str(&sections);
    format!("activity-tracker-events catalog 1 {}\n{text}", hash(&text))
}
