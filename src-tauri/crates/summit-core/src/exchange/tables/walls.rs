//! The wall around the parsers of others: one that panics takes nothing with it and says nothing.

use std::{
    cell::Cell,
    panic::{self, AssertUnwindSafe, catch_unwind},
    sync::Once,
};

thread_local! {
    static IS_BEHIND: Cell<bool> = const { Cell::new(false) };
}

/// Does a work behind the wall. Answers nothing when it panicked.
///
/// What would be written about the panic is kept back on this thread alone, and only meanwhile.
pub(super) fn behind<T>(work: impl FnOnce() -> T) -> Option<T> {
    static HUSHED: Once = Once::new();
    HUSHED.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !IS_BEHIND.get() {
                usual(panic);
            }
        }));
    });
    IS_BEHIND.set(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    IS_BEHIND.set(false);
    done.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_stays_behind_the_wall() {
        assert_eq!(behind(|| 3), Some(3));
        assert_eq!(behind(|| -> i32 { panic!("not to be seen") }), None);
        assert!(!IS_BEHIND.get());
    }
}
