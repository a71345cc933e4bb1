//! Texts that many events share, each kept once and known by a number.

use std::collections::BinaryHeap;

/// The number of a text in a [`Dictionary`]. [`NONE`] stands for "no text".
pub(super) type Number = u32;

/// The number of "no text".
pub(super) const NONE: Number = 0;

/// A free place of the table.
const FREE: Number = 0;

/// The numbers of texts, and which of them are kept.
///
/// It keeps at most `limit` texts: those whose hashes are lowest. So which ones it keeps depends on what it has seen, not
/// on the order: halves that are merged keep what the whole keeps, and what is kept was kept from its first sight on, so
/// that its counts are exact. The others are known to have been there, and that is all.
#[derive(Debug)]
pub(super) struct Dictionary {
    limit: usize,
    /// By number; that of [`NONE`] is empty, and so are those that are no longer kept.
    texts: Vec<Text>,
    /// Open addressing, by the low bits of the hash; a power of two of places.
    table: Vec<Number>,
    kept: usize,
    /// Only what has a lower hash can still be kept.
    below: u64,
    /// Some texts were not kept.
    full: bool,
}

#[derive(Debug, Default)]
struct Text {
    text: Box<str>,
    hash: u64,
    kept: bool,
}

/// A hash that depends on every byte: eight at a time are mixed in, and the bits once more at the end.
pub(super) fn hash(text: &[u8]) -> u64 {
    hash_of(text, |word| word)
}

/// The hash of what some function makes of every eight bytes of a text, the last of which may be zeros.
#[inline]
pub(super) fn hash_of(text: &[u8], of: impl Fn(u64) -> u64) -> u64 {
    const MIXER: u64 = 0xd6e8_feb8_6659_fd93;
    let mix = |hash: u64, word: u64| (hash.rotate_left(26) ^ of(word)).wrapping_mul(MIXER);
    let (words, rest) = text.as_chunks();
    let begin = !(text.len() as u64).wrapping_mul(MIXER);
    let mut hash = words.iter().fold(begin, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    if !rest.is_empty() {
        let mut last = [0; 8];
        last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        hash = mix(hash, u64::from_le_bytes(last));
    }
    hash = (hash ^ (hash >> 32)).wrapping_mul(MIXER);
    hash ^ (hash >> 32)
}

impl Dictionary {
    pub(super) fn new(limit: usize) -> Dictionary {
        Dictionary { limit, texts: vec![Text::default()], table: vec![FREE; 64], kept: 0, below: u64::MAX, full: false }
    }

    /// The number of a text; `None` if it is not kept.
    pub(super) fn number(&mut self, text: &str) -> Option<Number> {
        let hash = hash(text.as_bytes());
        let place = self.place(text, hash);
        match self.table.get(place) {
            Some(&number) if number != FREE => return Some(number),
            _ => {}
        }
        if hash >= self.below {
            self.full = true;
            return None;
        }
        let number = Number::try_from(self.texts.len()).ok()?;
        self.texts.push(Text { text: text.into(), hash, kept: true });
        if let Some(slot) = self.table.get_mut(place) {
            *slot = number;
        }
        self.kept += 1;
        // Twice as many as are kept at last, so that sorting out is seldom.
        if self.kept > self.limit.saturating_mul(2) {
            self.sort_out();
        } else if self.kept * 2 > self.table.len() {
            self.rebuild(self.table.len() * 2);
        }
        Some(number)
    }

    /// The number of a text that was seen and is kept.
    #[cfg(test)]
    pub(super) fn find(&self, text: &str) -> Option<Number> {
        self.table.get(self.place(text, hash(text.as_bytes()))).copied().filter(|number| *number != FREE)
    }

    /// The place of a text in the table, or the free one where it belongs.
    fn place(&self, text: &str, hash: u64) -> usize {
        let mask = self.table.len() - 1;
        let mut place = hash as usize & mask;
        while let Some(known) = self.table.get(place).filter(|number| **number != FREE) {
            let same = self.texts.get(*known as usize).is_some_and(|known| known.hash == hash && *known.text == *text);
            if same {
                break;
            }
            place = (place + 1) & mask;
        }
        place
    }

    fn rebuild(&mut self, places: usize) {
        let mut table = vec![FREE; places];
        let mask = places - 1;
        for (number, text) in self.texts.iter().enumerate().filter(|(_, text)| text.kept) {
            let mut place = text.hash as usize & mask;
            while table.get(place).is_some_and(|number| *number != FREE) {
                place = (place + 1) & mask;
            }
            if let Some(slot) = table.get_mut(place) {
                *slot = number as Number;
            }
        }
        self.table = table;
    }

    /// Lets go of what is more than the limit.
    pub(super) fn sort_out(&mut self) {
        if self.kept <= self.limit {
            return;
        }
        let mut lowest = BinaryHeap::with_capacity(self.limit + 1);
        for text in self.texts.iter().filter(|text| text.kept) {
            lowest.push(text.hash);
            if lowest.len() > self.limit {
                lowest.pop();
            }
        }
        self.below = lowest.peek().map_or(0, |highest| highest.saturating_add(1));
        self.full = true;
        for text in self.texts.iter_mut().filter(|text| text.kept && text.hash >= self.below) {
            *text = Text::default();
        }
        self.kept = self.texts.iter().filter(|text| text.kept).count();
        self.rebuild(self.table.len());
    }

    /// The text of a number; `None` for [`NONE`] and for what is not kept.
    pub(super) fn text(&self, number: Number) -> Option<&str> {
        self.texts.get(number as usize).filter(|text| text.kept).map(|text| &*text.text)
    }

    /// The texts by their numbers.
    pub(super) fn texts(&self) -> impl Iterator<Item = (Number, &str)> {
        let numbered = self.texts.iter().enumerate().filter(|(_, text)| text.kept);
        numbered.map(|(number, text)| (number as Number, &*text.text))
    }

    /// One more than the highest number.
    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there were more texts than are kept.
    pub(super) fn is_full(&self) -> bool {
        self.full
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn kept(dictionary: &mut Dictionary) -> BTreeSet<String> {
        dictionary.sort_out();
        dictionary.texts().map(|(_, text)| text.to_owned()).collect()
    }

    #[test]
    fn what_is_kept_does_not_depend_on_the_order() {
        let names: Vec<String> = (0..1_000).map(|name| format!("actor {name}")).collect();
        let (mut forward, mut backward) = (Dictionary::new(100), Dictionary::new(100));
        for name in &names {
            forward.number(name);
            // What was seen before changes nothing.
            forward.number(&names[0]);
        }
        for name in names.iter().rev() {
            backward.number(name);
        }
        assert!(forward.is_full() && backward.is_full());
        assert_eq!(kept(&mut forward).len(), 100);
        assert_eq!(kept(&mut forward), kept(&mut backward));
    }

    #[test]
    fn what_is_kept_at_last_was_kept_from_the_first() {
        let mut dictionary = Dictionary::new(50);
        let mut numbers: Vec<(String, Option<Number>)> = Vec::new();
        for name in (0..5_000).map(|name| format!("{}", name % 700)) {
            let number = dictionary.number(&name);
            numbers.push((name, number));
        }
        dictionary.sort_out();
        for (name, number) in numbers {
            if let Some(found) = dictionary.find(&name) {
                assert_eq!(number, Some(found), "{name}");
            }
        }
    }

    #[test]
    fn a_hash_depends_on_every_byte_and_on_the_length() {
        let mut seen = BTreeSet::new();
        for length in 0..40 {
            assert!(seen.insert(hash(&vec![0; length])), "{length}");
            for place in 0..length {
                for byte in [1, 0x20, 0x80] {
                    let mut text = vec![0; length];
                    text[place] = byte;
                    assert!(seen.insert(hash(&text)), "{length} {place} {byte}");
                }
            }
        }
    }

    #[test]
    fn few_texts_are_all_kept() {
        let mut dictionary = Dictionary::new(4);
        let numbers: Vec<_> = ["a", "b", "a", ""].map(|text| dictionary.number(text)).into();
        assert_eq!(numbers, [Some(1), Some(2), Some(1), Some(3)]);
        assert!(!dictionary.is_full());
        assert_eq!(dictionary.text(2), Some("b"));
        assert_eq!((dictionary.text(NONE), dictionary.text(9)), (None, None));
        assert_eq!(dictionary.len(), 4);
    }
}
