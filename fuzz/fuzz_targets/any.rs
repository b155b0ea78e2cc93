//! Whatever the content is recognised as, CSV too.
#![no_main]

use cashlane_formats::bank::{Hint, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    parse(bytes, &Hint::default()).ok();
});
