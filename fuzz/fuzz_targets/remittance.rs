//! Remittance advice of every form, whatever the content is recognised as.
#![no_main]

use cashlane_formats::remittance::{Form, Hint, parse};
use kernel::Currency;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    parse(bytes, &Hint::default()).ok();
    for form in Form::ALL {
        let hint = Hint {
            form: Some(form),
            currency: Some(Currency::EUR),
        };
        parse(bytes, &hint).ok();
    }
});
