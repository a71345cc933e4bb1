//! Letters, for comparing words. The standard library's tables of all of Unicode are an eighth of a small module; here
//! are the scripts with capitals that titles and names are written in, and the rest stays as it is.

/// A character in lower case, where it is Latin, Greek, Cyrillic or Armenian.
pub(crate) fn lower(character: char) -> char {
    let code = u32::from(character);
    let down = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F => 32,
        // Capitals are the even ones, each with its small letter behind it.
        0x100..=0x12F
        | 0x132..=0x137
        | 0x14A..=0x177
        | 0x1E00..=0x1E95
        | 0x1EA0..=0x1EFF
        | 0x460..=0x481
        | 0x48A..=0x4BF
        | 0x4D0..=0x52F => (code + 1) & 1,
        // Here the odd ones.
        0x139..=0x148 | 0x179..=0x17E | 0x4C1..=0x4CE => code & 1,
        0x400..=0x40F => 80,
        0x531..=0x556 => 48,
        0x388..=0x38A => 37,
        0x386 => 38,
        0x38C => 64,
        0x38E | 0x38F => 63,
        0x4C0 => 15,
        0x178 => return 'ÿ',
        0x1E9E => return 'ß',
        _ => 0,
    };
    char::from_u32(code + down).unwrap_or(character)
}

/// A text in lower case, as far as [`lower`] goes.
pub(crate) fn lowered(text: &str) -> String {
    text.chars().map(lower).collect()
}

/// Whether a character stands within a word: an ASCII letter or digit, or beyond ASCII anything but punctuation, signs,
/// spaces and pictures.
pub(crate) fn is_of_word(character: char) -> bool {
    match u32::from(character) {
        0..=0x7F => character.is_ascii_alphanumeric(),
        0xAA | 0xB2 | 0xB3 | 0xB5 | 0xB9 | 0xBA | 0xBC..=0xBE => true,
        0x80..=0xBF | 0xD7 | 0xF7 | 0x2000..=0x206F | 0x20A0..=0x20FF | 0x2190..=0x245F | 0x2500..=0x2BFF => false,
        0x2E00..=0x2E7F | 0x3000..=0x3004 | 0x3008..=0x3020 | 0xE000..=0xF8FF | 0xFE00..=0xFE6F => false,
        0xFF00..=0xFF0F | 0xFFE0..=0xFFFF | 0x1F000..=0x1FAFF | 0xE0000.. => false,
        _ => true,
    }
}

/// A text as a message shows it: without what is no character to look at, or turns the text around.
pub(crate) fn shown_plainly(text: &str, most: usize) -> String {
    let mut shown = String::new();
    for character in text.chars().take(most) {
        match character {
            '"' | '\'' | '\\' => shown.extend(['\\', character]),
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            '\0' => shown.push_str("\\0"),
            '\u{1}'..='\u{1F}'
            | '\u{7F}'..='\u{A0}'
            | '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{E000}'..='\u{F8FF}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{E0000}'.. => {
                shown.extend(character.escape_unicode());
            }
            _ => shown.push(character),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_case_is_that_of_unicode_in_the_scripts_it_knows() {
        let known = (0..=0x24F).chain(0x370..=0x3CF).chain(0x400..=0x58F).chain(0x1E00..=0x1EFF);
        // The rest of Latin Extended-B is in no alphabet that many write; `İ` becomes two characters.
        let left_out = |code| matches!(code, 0x130 | 0x180..=0x24F | 0x370..=0x385 | 0x3CF);
        for code in known.filter(|code| !left_out(*code)) {
            let character = char::from_u32(code).unwrap();
            assert!(character.to_lowercase().eq([lower(character)]), "{code:x} {character}");
        }
    }

    #[test]
    fn a_word_is_letters_and_digits() {
        for character in (0..=0x2FF).chain(0x388..=0x3FF).chain(0x400..=0x481).chain(0x4E00..=0x9FFF) {
            let character = char::from_u32(character).unwrap();
            let close = matches!(character, '\u{2C2}'..='\u{2DF}' | '\u{2E5}'..='\u{2FF}' | '\u{3F6}' | '\u{38B}' | '\u{38D}' | '\u{3A2}');
            assert!(close || character.is_alphanumeric() == is_of_word(character), "{character:?}");
        }
        for character in "\u{2019}…“”–→€★\u{3000}。、！🦀".chars() {
            assert!(!is_of_word(character), "{character:?}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_escaped() {
        for text in ["a\"b'\\", "\n\r\t\0\u{1}\u{7f}\u{85}", "\u{200b}\u{202e}\u{feff}", "größe 漢字 🦀"] {
            assert_eq!(shown_plainly(text, 80), text.escape_debug().to_string());
        }
        assert_eq!(shown_plainly("abc", 2), "ab");
    }
}
