//! CODA, CFONB 120 and ESR.
#![no_main]

use cashlane_formats::bank::{Format, Hint, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for format in [Format::Coda, Format::Cfonb120, Format::Esr] {
        let hint = Hint {
            format: Some(format),
            ..Hint::default()
        };
        parse(bytes, &hint).ok();
    }
});
