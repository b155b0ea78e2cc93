//! Conversions between kinds of numbers, each with what it does at the edges.

/// The nearest `f32`, which is what trees compute with.
#[expect(
    clippy::cast_possible_truncation,
    reason = "rounding is what is wanted"
)]
pub fn single(value: f64) -> f32 {
    value as f32
}

/// The whole number at or below; held within `i32`.
#[expect(
    clippy::cast_possible_truncation,
    reason = "casts from floats saturate"
)]
pub fn floor(value: f64) -> i32 {
    value.floor() as i32
}

/// The whole part of a number that is not negative.
#[expect(
    clippy::cast_possible_truncation,
    reason = "casts from floats saturate"
)]
#[expect(clippy::cast_sign_loss, reason = "negative numbers become zero")]
pub fn index(value: f64) -> usize {
    value as usize
}

/// The whole part and the rest of a number that is not negative.
#[expect(
    clippy::cast_possible_truncation,
    reason = "casts from floats saturate"
)]
#[expect(clippy::cast_sign_loss, reason = "negative numbers become zero")]
pub fn split(value: f64) -> (usize, f64) {
    let whole = value as u32;
    (whole as usize, value - f64::from(whole))
}

/// A count as a float.
pub fn float(count: usize) -> f64 {
    count as f64
}

/// An amount as a float; amounts beyond 2^53 minor units are rounded.
pub fn amount(minor: i64) -> f64 {
    minor as f64
}

/// A float as the nearest amount.
#[expect(
    clippy::cast_possible_truncation,
    reason = "casts from floats saturate"
)]
pub fn minor(amount: f64) -> i64 {
    amount.round() as i64
}
