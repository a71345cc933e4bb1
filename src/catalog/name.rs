// The form of an action's name, and how a template is laid over one. The build script reads this same file.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::order::{sort_by, sort_by_key};

/// The longest name an entry of the catalog may have, in bytes.
pub(crate) const MAX_NAME: usize = 200;
/// The largest number of dot-separated parts a name may have.
pub(crate) const MAX_PARTS: usize = 16;

/// One or more of `[A-Za-z0-9_-]`: what may stand between two dots.
pub(crate) fn is_part(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

/// One or more of `[a-z0-9_-]`: what an open placeholder stands for.
pub(crate) fn is_open_value(text: &str) -> bool {
    is_part(text) && !text.bytes().any(|b| b.is_ascii_uppercase())
}

/// `[a-z][a-z0-9_]*`: the name of a placeholder.
pub(crate) fn is_parameter_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// The name in `<name>`, if the whole part is one placeholder.
pub(crate) fn placeholder(part: &str) -> Option<&str> {
    let name = part.strip_prefix('<')?.strip_suffix('>')?;
    is_parameter_name(name).then_some(name)
}

/// The names of a template's placeholders, in order. A plain name has none.
pub(crate) fn placeholders(action: &str) -> impl Iterator<Item = &str> {
    action.split('.').filter_map(placeholder)
}

/// Why a text cannot be the name of an entry; nothing if it can.
pub(crate) fn why_not_a_name(text: &str) -> Option<String> {
    if text.len() > MAX_NAME {
        return Some(format!("the name is {} bytes long, {MAX_NAME} are allowed", text.len()));
    }
    let count = text.split('.').count();
    if !(2..=MAX_PARTS).contains(&count) {
        return Some(format!("a name has 2 to {MAX_PARTS} parts with dots between them, this one has {count}"));
    }
    let mut seen: Vec<&str> = Vec::new();
    for part in text.split('.') {
        if part.is_empty() {
            return Some("a part of the name is empty".to_owned());
        }
        if let Some(name) = placeholder(part) {
            if seen.contains(&name) {
                return Some(format!("the placeholder `<{name}>` stands in it twice"));
            }
            seen.push(name);
        } else if part.contains(['<', '>']) {
            return Some(format!(
                "`{part}` is not a placeholder: it must be a whole part, `<name>`, with a name of [a-z][a-z0-9_]*"
            ));
        } else if !is_part(part) {
            return Some(format!("the part `{}` may hold only A-Z a-z 0-9 _ -", part.escape_default()));
        }
    }
    if seen.len() == count {
        return Some("a template needs a part that is not a placeholder".to_owned());
    }
    None
}

/// Why the parameters given for a template (name, values; no values = any value) do not fit it; nothing if they do.
pub(crate) fn why_not_the_parameters<'a>(
    action: &str,
    parameters: impl Iterator<Item = (&'a str, Vec<&'a str>)>,
) -> Option<String> {
    let mut wanted: Vec<&str> = placeholders(action).collect();
    for (name, values) in parameters {
        let Some(at) = wanted.iter().position(|wanted| *wanted == name) else {
            return Some(format!("there is no placeholder `<{name}>` in the name"));
        };
        wanted.remove(at);
        let mut values: Vec<&str> = values;
        if let Some(bad) = values.iter().find(|value| !is_part(value)) {
            return Some(format!(
                "the value `{}` of parameter `{name}` may hold only A-Z a-z 0-9 _ -",
                bad.escape_default()
            ));
        }
        sort_by(&mut values, Ord::cmp);
        if let Some(twice) = values.windows(2).find_map(|two| (two.first() == two.last()).then(|| two.first())) {
            return Some(format!("the value `{}` of parameter `{name}` is given twice", twice.unwrap_or(&"")));
        }
    }
    wanted
        .first()
        .map(|name| format!("the placeholder `<{name}>` has no parameter: give its values, or an empty list for any"))
}

/// The first `<…>` in a text (a title, a description) that names none of the parameters.
pub(crate) fn unknown_placeholder<'t>(text: &'t str, parameters: &[&str]) -> Option<&'t str> {
    text.split('<').skip(1).find_map(|rest| {
        let (inside, _) = rest.split_once('>')?;
        let name = inside.strip_suffix(".description").unwrap_or(inside);
        (is_parameter_name(name) && !parameters.contains(&name)).then_some(inside)
    })
}

/// Every name that can be made of one choice per part, the first part varying slowest.
pub(crate) fn expand(choices: &[Vec<&str>]) -> Vec<String> {
    let mut names = vec![String::new()];
    for (at, part) in choices.iter().enumerate() {
        names = names
            .iter()
            .flat_map(|name| {
                part.iter().map(move |choice| if at == 0 { (*choice).to_owned() } else { format!("{name}.{choice}") })
            })
            .collect();
    }
    names
}

/// The parts of a name, without an allocation.
pub(crate) struct Parts<'a> {
    text: &'a str,
    /// Where each part begins.
    starts: [usize; MAX_PARTS],
    count: usize,
}

impl<'a> Parts<'a> {
    /// Nothing if there are more parts than any entry has.
    pub(crate) fn of(text: &'a str) -> Option<Self> {
        let mut starts = [0; MAX_PARTS];
        let mut count = 1;
        for (at, byte) in text.bytes().enumerate() {
            if byte == b'.' {
                *starts.get_mut(count)? = at + 1;
                count += 1;
            }
        }
        Some(Self { text, starts, count })
    }

    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// The parts that are not under a mask, with dots between them: what templates of one shape are sorted by.
    pub(crate) fn key(&self, mask: u16) -> Cow<'a, str> {
        let first = mask.trailing_ones() as usize;
        if mask.count_ones() as usize == first {
            let start = self.starts.get(first).copied().unwrap_or_default();
            return Cow::Borrowed(self.text.get(start..).unwrap_or_default());
        }
        Cow::Owned(literals(self.text, mask))
    }
}

/// The parts of a name that are not under a mask, with dots between them.
fn literals(name: &str, mask: u16) -> String {
    let parts = name.split('.').take(MAX_PARTS).enumerate().filter(|(at, _)| mask & (1 << at) == 0);
    let parts: Vec<&str> = parts.map(|(_, part)| part).collect();
    parts.join(".")
}

/// A template with an open placeholder, ready to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Open {
    /// Its literal parts, with dots between them.
    pub(crate) key: Cow<'static, str>,
    /// Its entry.
    pub(crate) entry: u16,
}

/// The templates that have placeholders at the same places: a stretch of the list of open templates, sorted by key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// How many parts the name has.
    pub(crate) parts: u8,
    /// Bit *n* is set where part *n* is a placeholder.
    pub(crate) mask: u16,
    /// The first of them in the list.
    pub(crate) start: u16,
    /// One after the last.
    pub(crate) end: u16,
}

/// Sorts open templates for look-up: those with the fewest placeholders first. Gives the shapes and the sorted list.
pub(crate) fn index_open<'a>(templates: impl Iterator<Item = (u16, &'a str)>) -> (Vec<Shape>, Vec<Open>) {
    let mut all: Vec<(u32, u8, u16, String, u16)> = templates
        .map(|(entry, action)| {
            let mut mask = 0_u16;
            for (at, part) in action.split('.').take(MAX_PARTS).enumerate() {
                mask |= u16::from(placeholder(part).is_some()) << at;
            }
            let parts = u8::try_from(action.split('.').count()).unwrap_or(u8::MAX);
            (mask.count_ones(), parts, mask, literals(action, mask), entry)
        })
        .collect();
    sort_by(&mut all, Ord::cmp);
    let mut shapes: Vec<Shape> = Vec::new();
    let mut sorted: Vec<Open> = Vec::new();
    for (_, parts, mask, key, entry) in all {
        sorted.push(Open { key: Cow::Owned(key), entry });
        let end = u16::try_from(sorted.len()).unwrap_or(u16::MAX);
        match shapes.last_mut() {
            Some(last) if last.parts == parts && last.mask == mask => last.end = end,
            _ => shapes.push(Shape { parts, mask, start: end.saturating_sub(1), end }),
        }
    }
    (shapes, sorted)
}

/// Names with their entries, sorted for look-up: by length, then by their bytes, so that most are told apart without
/// being read. As one text, since a pointer and a length for each name compress worse than the names do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Names {
    /// The names, with nothing between them.
    pub(crate) text: Cow<'static, str>,
    /// The entry of each.
    pub(crate) entries: Cow<'static, [u16]>,
    /// Where each length begins, from 0 on; one length ends where the next begins.
    pub(crate) lengths: Cow<'static, [Start]>,
}

/// Where the names of one length begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Start {
    /// How many names are shorter.
    pub(crate) name: u16,
    /// How many bytes the shorter names take.
    pub(crate) byte: u32,
}

/// So few names of one length are gone through one by one.
const FEW: usize = 24;

impl Names {
    pub(crate) const fn none() -> Self {
        Self { text: Cow::Borrowed(""), entries: Cow::Borrowed(&[]), lengths: Cow::Borrowed(&[]) }
    }

    pub(crate) fn of(names: &mut dyn Iterator<Item = (&str, u16)>) -> Self {
        let mut sorted: Vec<(&str, u16)> = names.collect();
        sort_by_key(&mut sorted, |(name, _)| (name.len(), *name));
        let mut text = String::new();
        let mut entries = Vec::new();
        let mut lengths: Vec<Start> = Vec::new();
        for (name, entry) in sorted {
            let start = start(&entries, &text);
            // Ends the length before as well.
            lengths.resize(name.len().max(lengths.len().saturating_sub(1)) + 1, start);
            text.push_str(name);
            entries.push(entry);
        }
        lengths.push(start(&entries, &text));
        Self { text: Cow::Owned(text), entries: Cow::Owned(entries), lengths: Cow::Owned(lengths) }
    }

    /// The first name of an entry. It takes a while: names are there to be looked for.
    pub(crate) fn of_entry(&self, entry: u16) -> Option<&str> {
        let at = self.entries.iter().position(|of_name| *of_name == entry)?;
        let length = self.lengths.partition_point(|start| usize::from(start.name) <= at).checked_sub(1)?;
        let start = self.lengths.get(length)?;
        let byte = start.byte as usize + (at - usize::from(start.name)) * length;
        self.text.get(byte..byte + length)
    }

    /// The entry of a name.
    pub(crate) fn entry(&self, name: &str) -> Option<u16> {
        let name = name.as_bytes();
        let (start, end) = (self.lengths.get(name.len())?, self.lengths.get(name.len() + 1)?);
        let entries = self.entries.get(usize::from(start.name)..usize::from(end.name))?;
        let mut rest = self.text.as_bytes().get(start.byte as usize..end.byte as usize)?;
        if entries.len() > FEW {
            let (mut low, mut high) = (0, entries.len());
            while low < high {
                let middle = (low + high) / 2;
                let found = rest.get(middle * name.len()..)?.get(..name.len())?;
                match found.cmp(name) {
                    Ordering::Less => low = middle + 1,
                    Ordering::Equal => return entries.get(middle).copied(),
                    Ordering::Greater => high = middle,
                }
            }
            return None;
        }
        // The ends of names differ more than their beginnings.
        let last = name.last_chunk::<8>();
        for entry in entries {
            let (found, behind) = rest.split_at_checked(name.len())?;
            if found.last_chunk::<8>() == last && is_same(found, name) {
                return Some(*entry);
            }
            rest = behind;
        }
        None
    }
}

/// Whether two texts of one length are the same, eight bytes at a time: most machines of WebAssembly compare single ones.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    let ((ones, one_rest), (others, other_rest)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    let differ = ones.iter().zip(others).any(|(one, other)| u64::from_le_bytes(*one) != u64::from_le_bytes(*other));
    !differ && one_rest.iter().eq(other_rest)
}

/// Where the next name begins.
fn start(entries: &[u16], text: &str) -> Start {
    let name = u16::try_from(entries.len()).unwrap_or(u16::MAX);
    Start { name, byte: u32::try_from(text.len()).unwrap_or(u32::MAX) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_leads_to_its_entry_and_no_other_text_to_any() {
        // More than a few of one length, and lengths between that no name has.
        let texts: Vec<String> =
            (10..60).map(|n| format!("b{n}.c")).chain(["a.b".into(), "abc.defghij".into()]).collect();
        let names = Names::of(&mut texts.iter().map(String::as_str).zip(0..));
        for (text, entry) in texts.iter().zip(0..) {
            assert_eq!(names.entry(text), Some(entry));
            assert_eq!(names.of_entry(entry), Some(text.as_str()));
        }
        for other in ["", "a", "a.c", "b09.c", "b60.c", "b10.d", "c.b10", "abc.defghix", "abc.defghij.k", "b10.cb11.c"]
        {
            assert_eq!(names.entry(other), None, "{other}");
        }
        assert_eq!(names.of_entry(52), None);
        for none in [Names::none(), Names::of(&mut [].into_iter())] {
            assert_eq!((none.entry(""), none.entry("a.b"), none.of_entry(0)), (None, None, None));
        }
    }
}
