//! Suggestions remembered: a log names the same unknown action a thousand times, and working one out takes as long as
//! checking several events.

use std::fmt;
use std::sync::Mutex;

use super::Catalog;

/// How many suggestions findings and descriptions give.
const GIVEN: usize = 3;
/// How many names are remembered. A log has far fewer; of a hostile one, the memory is begun anew.
const REMEMBERED: usize = 1_000;

/// What was suggested for unknown names, sorted by name.
#[derive(Default)]
pub(super) struct Memo(Mutex<Vec<(String, Vec<String>)>>);

impl Memo {
    pub(super) const fn new() -> Memo {
        Memo(Mutex::new(Vec::new()))
    }
}

/// A copy has a memory of its own.
impl Clone for Memo {
    fn clone(&self) -> Memo {
        Memo::new()
    }
}

impl fmt::Debug for Memo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Memo")
    }
}

impl Catalog {
    /// The suggestions that a finding or a description gives, worked out once for each name.
    pub(crate) fn suggestions(&self, action: &str) -> Vec<String> {
        // Nobody panics while holding the lock, so it is never poisoned; if it were, there is just no memory.
        let Ok(mut remembered) = self.memo.0.lock() else { return self.suggest(action, GIVEN) };
        let place = match remembered.binary_search_by(|(known, _)| known.as_str().cmp(action)) {
            Ok(found) => return remembered.get(found).map(|(_, suggestions)| suggestions.clone()).unwrap_or_default(),
            Err(place) => place,
        };
        let suggestions = self.suggest(action, GIVEN);
        if action.len() <= super::MAX_TEXT {
            if remembered.len() >= REMEMBERED {
                remembered.clear();
            }
            let place = place.min(remembered.len());
            remembered.insert(place, (action.to_owned(), suggestions.clone()));
        }
        suggestions
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Operation, UserEntry};

    #[test]
    fn remembered_is_the_same_as_worked_out() {
        let mut catalog = Catalog::new();
        for _ in 0..2 {
            assert_eq!(catalog.suggestions("pm-20.deployment.creat"), catalog.suggest("pm-20.deployment.creat", GIVEN));
        }
        assert!(catalog.suggestions("shop.order.creat").is_empty());
        catalog.define(vec![UserEntry::new("shop.order.create", "Place an order", Operation::Create)]).unwrap();
        assert_eq!(catalog.suggestions("shop.order.creat"), ["shop.order.create"]);
    }

    #[test]
    fn the_memory_is_bounded() {
        let catalog = Catalog::new();
        for number in 0..REMEMBERED * 2 + 5 {
            catalog.suggestions(&format!("x{number}.y"));
        }
        assert!(catalog.memo.0.lock().unwrap().len() <= REMEMBERED);
    }
}
