//! Ways to break down, for the tests of what comes after. Only in a build with the feature `trap-test`.

use std::hint::black_box;

use wasm_bindgen::prelude::*;

use super::STATE;

/// Breaks the module down. What each way leaves behind is the worst of its kind: a panic in the midst of a change, a
/// shadow stack that was used to its end, a call stack that was, memory that was all taken.
#[wasm_bindgen]
#[allow(clippy::panic, reason = "what this is for")]
pub fn trap(way: u32) -> u32 {
    // Never taken back, in none of the ways.
    STATE.with(|state| {
        let state = state.borrow_mut();
        let held = black_box([0_u8; 4096]);
        match way {
            0 => panic!("a panic, as it was asked for"),
            1 => deeper::<65_536>(u32::from(held[0])),
            2 => deeper::<0>(u32::from(held[0])),
            3 => loop {
                black_box(Vec::<u8>::with_capacity(1 << 28)).leak();
            },
            _ => state.options.limits.max_depth,
        }
    })
}

/// Calls itself until a stack is full, that of the module where `N` bytes are kept on it, else that of the host.
#[allow(unconditional_recursion, reason = "what this is for")]
fn deeper<const N: usize>(level: u32) -> u32 {
    let held = black_box([1_u8; N]);
    let below = deeper::<N>(black_box(level.wrapping_add(1)));
    black_box(&held);
    below.wrapping_add(1)
}
