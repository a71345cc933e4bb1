// The form of an action's name, and how a template is laid over one. The build script reads this same file.

use core::cmp::Ordering;

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
        values.sort_unstable();
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
    parts: [&'a str; MAX_PARTS],
    count: usize,
}

impl<'a> Parts<'a> {
    /// Nothing if there are more parts than any entry has.
    pub(crate) fn of(text: &'a str) -> Option<Self> {
        let mut parts = [""; MAX_PARTS];
        let mut rest = text.split('.');
        let mut count = 0;
        for (slot, part) in parts.iter_mut().zip(rest.by_ref()) {
            *slot = part;
            count += 1;
        }
        rest.next().is_none().then_some(Self { parts, count })
    }

    pub(crate) fn as_slice(&self) -> &[&'a str] {
        self.parts.get(..self.count).unwrap_or_default()
    }
}

/// The templates that have open placeholders at the same places: a stretch of the sorted list of open templates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// How many parts the name has.
    pub(crate) parts: u8,
    /// Bit *n* is set where part *n* is a placeholder.
    pub(crate) mask: u16,
    /// The first of them in the sorted list.
    pub(crate) start: u16,
    /// One after the last.
    pub(crate) end: u16,
}

/// The literal parts of a template or of a name under a mask.
fn literals<'a, 'p>(parts: &'p [&'a str], mask: u16) -> impl Iterator<Item = &'a str> + use<'a, 'p> {
    parts.iter().enumerate().filter(move |(at, _)| mask & (1 << at) == 0).map(|(_, part)| *part)
}

/// How a template and a name compare in their literal parts.
pub(crate) fn compare(template: &str, parts: &[&str], mask: u16) -> Ordering {
    let mut of_name = literals(parts, mask);
    for (at, part) in template.split('.').enumerate() {
        if mask & (1 << at) == 0 {
            match part.cmp(of_name.next().unwrap_or("")) {
                Ordering::Equal => {}
                other => return other,
            }
        }
    }
    Ordering::Equal
}

/// Sorts open templates for look-up: those with the fewest placeholders first. Gives the shapes and the sorted list.
pub(crate) fn index_open<'a>(templates: impl Iterator<Item = (u16, &'a str)>) -> (Vec<Shape>, Vec<u16>) {
    let mut all: Vec<(u32, u8, u16, Vec<&str>, u16)> = templates
        .map(|(entry, action)| {
            let parts: Vec<&str> = action.split('.').collect();
            let mask = parts
                .iter()
                .enumerate()
                .filter(|(_, part)| placeholder(part).is_some())
                .fold(0_u16, |mask, (at, _)| {
                    mask | 1_u16.checked_shl(u32::try_from(at).unwrap_or(u32::MAX)).unwrap_or(0)
                });
            let fixed = literals(&parts, mask).collect();
            (mask.count_ones(), u8::try_from(parts.len()).unwrap_or(u8::MAX), mask, fixed, entry)
        })
        .collect();
    all.sort();
    let mut shapes: Vec<Shape> = Vec::new();
    let mut order: Vec<u16> = Vec::new();
    for (_, parts, mask, _, entry) in all {
        order.push(entry);
        let end = u16::try_from(order.len()).unwrap_or(u16::MAX);
        match shapes.last_mut() {
            Some(last) if last.parts == parts && last.mask == mask => last.end = end,
            _ => shapes.push(Shape { parts, mask, start: end.saturating_sub(1), end }),
        }
    }
    (shapes, order)
}
