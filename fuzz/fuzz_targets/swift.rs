//! MT940 and MT942.
#![no_main]

use cashlane_formats::bank::{Format, Hint, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for format in [Format::Mt940] {
        let hint = Hint {
            format: Some(format),
            ..Hint::default()
        };
        parse(bytes, &hint).ok();
    }
});
