//! What the kernel promises, seen from outside.
//!
//! Risks covered: a cent lost or invented in a sum, share or split; rounding that leans one way for
//! negative amounts; text that reads back as another value; ids that repeat, go back or pass for
//! another kind; dates that leave their month; business days counted differently forth and back;
//! holidays on the wrong day; words of the event vocabulary that clash.

mod actor;
mod calendar;
mod dates;
mod event;
mod fixed;
mod id;
mod line_amount;
mod money;
mod split;
mod time;
