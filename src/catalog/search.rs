//! Finding entries by words.

use super::{Catalog, EntryData, MAX_TEXT, Match};
use crate::letters::{is_of_word, lower, lowered};
use crate::order::sort_by_key;

/// How well a word fits: the place where it was found. Less is better, and a match of several words is as good as the
/// sum of theirs.
mod rank {
    pub(super) const WHOLE_NAME: u32 = 0;
    pub(super) const NAME_START: u32 = 1;
    pub(super) const NAME_PART: u32 = 2;
    pub(super) const TITLE: u32 = 4;
    pub(super) const DESCRIPTION: u32 = 6;
    /// Added where only the beginning of a word was found, and once more for `notebooks` found as `notebook`.
    pub(super) const ONLY_START: u32 = 1;
}

/// How a word was found in a text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// As a whole word, or several.
    Whole,
    /// As the beginning of one.
    Start,
}

impl Catalog {
    /// The entries that fit some words, the best first; entries that fit equally well come in catalog order.
    ///
    /// Every word must be found: in the name, the title, the description or the service's name, at the beginning of a
    /// word there. Capitals do not matter, and `-`, `_`, `.` and a space are the same. A name itself finds its entry
    /// first, a name of a template too; a template is found as a whole unless a word asks for one of its values. No
    /// words find nothing, and neither does a text over 256 bytes.
    ///
    /// ```
    /// use activity_tracker_events::catalog::Catalog;
    ///
    /// let catalog = Catalog::new();
    /// let names = |text| catalog.search(text, 3).iter().map(|found| found.action()).collect::<Vec<_>>();
    /// assert_eq!(names("delete notebook"), ["data-science-experience.notebook.delete"]);
    /// assert_eq!(names("Stop training"), ["pm-20.training.delete"]);
    /// assert_eq!(names("wml_function add"), ["pm-20.wml_function.add"]);
    /// assert_eq!(names("my-database.key.create"), ["my-database.key.create"]);
    /// assert!(names("delete unicorn").is_empty());
    /// ```
    #[must_use]
    pub fn search<'a>(&'a self, text: &'a str, limit: usize) -> Vec<Match<'a, 'a>> {
        if text.len() > MAX_TEXT || limit == 0 {
            return Vec::new();
        }
        let text = text.trim();
        let words: Vec<String> = text
            .split_whitespace()
            .map(|word| lowered(word.trim_matches(|c: char| !is_of_word(c))))
            .filter(|word| !word.is_empty())
            .collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(u32, Match<'a, 'a>)> = Vec::new();
        let exact = self.lookup(text);
        if let Some(exact) = exact {
            found.push((rank::WHOLE_NAME, exact));
        }
        for tables in self.tables() {
            let mut names = tables.names().iter().peekable();
            for (at, entry) in self.shown(tables) {
                let row = Match::row(entry);
                let score = score(&row, &words);
                if let Some(score) = score {
                    found.push((score, row));
                }
                while let Some(name) = names.next_if(|name| name.entry <= at) {
                    if name.entry == at && score.is_none() && entry.is_template() {
                        let named = Match::named(entry, &name.name);
                        found.extend(self::score(&named, &words).map(|score| (score, named)));
                    }
                }
            }
        }
        // Stable: what fits equally well stays in catalog order.
        sort_by_key(&mut found, |(score, _)| *score);
        let mut found: Vec<Match<'a, 'a>> = found.into_iter().map(|(_, found)| found).collect();
        if let Some(exact) = exact {
            let mut first = true;
            found.retain(|found| found.action() != exact.action() || std::mem::take(&mut first));
        }
        found.truncate(limit);
        found
    }
}

/// How well an entry fits the words; nothing if one of them is nowhere.
fn score(candidate: &Match<'_, '_>, words: &[String]) -> Option<u32> {
    let entry: &EntryData = candidate.entry();
    let (name, title, description) = (candidate.action(), candidate.title(), candidate.description());
    let one = |word: &str| -> Option<u32> {
        let at_start = begins(name, word);
        if at_start && name.len() == word.len() {
            return Some(rank::WHOLE_NAME);
        }
        let places = [
            (name, rank::NAME_PART),
            (title.as_ref(), rank::TITLE),
            (description.as_ref(), rank::DESCRIPTION),
            // The title of what is listed begins with its service.
            (entry.topic().unwrap_or_else(|| entry.service()), rank::DESCRIPTION),
        ];
        let best = places
            .into_iter()
            .filter_map(|(text, rank)| match find(text, word)? {
                Fit::Whole => Some(rank),
                Fit::Start => Some(rank + rank::ONLY_START),
            })
            .min()?;
        let at_start = at_start && best <= rank::NAME_PART + rank::ONLY_START;
        Some(if at_start { rank::NAME_START } else { best })
    };
    words.iter().try_fold(0, |sum, word| {
        let plural = || Some(one(word.strip_suffix('s').filter(|stem| stem.chars().count() > 2)?)? + rank::ONLY_START);
        Some(sum + one(word).or_else(plural)?)
    })
}

/// Whether a text begins with a word in lower case.
fn begins(text: &str, word: &str) -> bool {
    let mut letters = text.chars().map(lower);
    word.chars().all(|wanted| letters.next() == Some(wanted))
}

/// The best place of a word in lower case in a text: at the beginning of a word, any sign in it fitting any other.
fn find(text: &str, word: &str) -> Option<Fit> {
    if text.is_ascii() {
        return find_ascii(text.as_bytes(), word.as_bytes());
    }
    let mut best = None;
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if is_of_word(c) && !inside {
            let mut rest = text.get(at..).unwrap_or_default().chars();
            let equal = word.chars().all(|wanted| {
                rest.next().is_some_and(|c| lower(c) == wanted || !(is_of_word(c) || is_of_word(wanted)))
            });
            if equal {
                if !rest.next().is_some_and(is_of_word) {
                    return Some(Fit::Whole);
                }
                best = Some(Fit::Start);
            }
        }
        inside = is_of_word(c);
    }
    best
}

/// The same in a text that most texts are like: every byte a character.
fn find_ascii(text: &[u8], word: &[u8]) -> Option<Fit> {
    let (&first, behind_first) = word.split_first()?;
    let mut best = None;
    let mut rest = text;
    let mut inside = false;
    // The bit that tells small letters from capitals: what it confuses besides is told apart below.
    while let Some(at) = rest.iter().position(|byte| byte | 0x20 == first | 0x20) {
        let (before, found) = rest.split_at(at);
        let (byte, behind) = found.split_first()?;
        inside = before.last().map_or(inside, u8::is_ascii_alphanumeric);
        if !inside && byte.to_ascii_lowercase() == first && behind.len() >= behind_first.len() {
            let equal = behind_first.iter().zip(behind).all(|(wanted, byte)| {
                let signs = !byte.is_ascii_alphanumeric() && wanted.is_ascii() && !wanted.is_ascii_alphanumeric();
                byte.to_ascii_lowercase() == *wanted || signs
            });
            if equal {
                if !behind.get(behind_first.len()).is_some_and(u8::is_ascii_alphanumeric) {
                    return Some(Fit::Whole);
                }
                best = Some(Fit::Start);
            }
        }
        inside = byte.is_ascii_alphanumeric();
        rest = behind;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_at_the_beginning_of_words_only() {
        let found = |text, word| find(text, word).map(|fit| fit == Fit::Whole);
        assert_eq!(found("create an api key", "api-key"), Some(true));
        assert_eq!(found("create an api key", "api_k"), Some(false));
        assert_eq!(found("create an api key", "key"), Some(true));
        assert_eq!(found("create an api key", "ey"), None);
        assert_eq!(found("keys and keyboards", "key"), Some(false));
        assert_eq!(found("keyboards and a key", "key"), Some(true));
        assert_eq!(found("größe ändern", "ändern"), Some(true));
        assert_eq!(found("", "a"), None);
        assert_eq!(found("Key Protect: ROTATE", "rotate"), Some(true));
        assert_eq!(found("a_b", "b"), Some(true));
        assert_eq!(found("naïve key", "key"), Some(true));
        assert_eq!(found("key", "keyé"), None);
        assert_eq!(found("key \u{1}", "key\u{2019}x"), None);
    }
}
