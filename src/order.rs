//! Sorting, compiled once and small. The standard library's sort is some eight kilobytes of WebAssembly for each type it
//! sorts, and so is a map or a set that is collected.

use std::cmp::Ordering;

/// Sorts as [`slice::sort_by`] does: what is equal keeps its order.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order = sorted(items.len(), &mut |one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    rearrange(&mut order, &mut |one, other| items.swap(one, other));
}

/// Sorts as [`slice::sort_by_key`] does: what is equal keeps its order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// The indices of some items in the order that those belong in; none if they are in it.
#[inline(never)]
fn sorted(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    if (1..count).all(|index| compare(index - 1, index).is_le()) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut length = 1;
    // Merges ever longer stretches that are sorted already.
    while length < count {
        for stretch in order.chunks(2 * length) {
            let (mut first, mut second) = stretch.split_at(length.min(stretch.len()));
            while let ([one, rest_of_first @ ..], [other, rest_of_second @ ..]) = (first, second) {
                if compare(*one, *other).is_le() {
                    merged.push(*one);
                    first = rest_of_first;
                } else {
                    merged.push(*other);
                    second = rest_of_second;
                }
            }
            merged.extend_from_slice(first);
            merged.extend_from_slice(second);
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        length *= 2;
    }
    order
}

/// Puts into each place the item whose index stands there, cycle by cycle.
#[inline(never)]
fn rearrange(order: &mut [usize], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut place = start;
        while let Some(from) = order.get_mut(place).map(|from| std::mem::replace(from, place)) {
            if from == start || from == place {
                break;
            }
            swap(place, from);
            place = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_like_the_standard_library() {
        let mut seed = 7u32;
        for length in 0..200 {
            let mut items: Vec<(u32, usize)> = (0..length)
                .map(|index| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (seed >> 28, index)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by_key(&mut items, |(key, _)| *key);
            assert_eq!(items, expected);
        }
    }
}
