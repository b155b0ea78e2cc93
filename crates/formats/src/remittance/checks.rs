//! Whether an advice adds up.

use kernel::Money;

use super::model::{Advice, Line};
use crate::error::FormatError;

/// Fills what follows from the rest and flags what does not fit.
pub(super) fn check(advice: &mut Advice) {
    let mut warnings = Vec::new();
    for line in &mut advice.lines {
        if let Some(problem) = check_line(line) {
            let error = FormatError::new("line", problem).value(&line.document);
            warnings.push(error.into_warning("line_does_not_add_up"));
        }
    }
    let nets: Option<Vec<Money>> = advice.lines.iter().map(|line| line.net).collect();
    let first = advice.lines.iter().find_map(|line| line.net);
    advice.currency = advice
        .currency
        .or(advice.amount.map(Money::currency))
        .or(first.map(Money::currency));
    if let (Some(amount), Some(nets), false) = (advice.amount, nets, advice.lines.is_empty()) {
        match Money::sum(amount.currency(), nets) {
            Ok(sum) if sum == amount => {}
            Ok(sum) => {
                let problem = format!("the lines come to {sum}, the payment to {amount}");
                let error = FormatError::new("payment", problem);
                warnings.push(error.into_warning("lines_do_not_sum"));
            }
            Err(error) => {
                let error = FormatError::new("payment", error.to_string());
                warnings.push(error.into_warning("lines_do_not_sum"));
            }
        }
    }
    advice.warnings.extend(warnings);
}

/// Fills gross or net from the other; the problem where both are there and differ.
fn check_line(line: &mut Line) -> Option<String> {
    let kept = line.deductions.iter().map(|deduction| deduction.amount);
    let kept = kept.chain(line.discount);
    let some = line.net.or(line.gross)?;
    let Ok(kept) = Money::sum(some.currency(), kept) else {
        return Some("mixes currencies".to_owned());
    };
    match (line.gross, line.net) {
        (Some(gross), None) => line.net = gross.checked_sub(kept).ok(),
        (None, Some(net)) if !kept.is_zero() => line.gross = net.checked_add(kept).ok(),
        (Some(gross), Some(net)) => {
            let wanted = gross.checked_sub(kept).ok();
            if wanted != Some(net) {
                return Some(format!("{gross} less {kept} is not the {net} paid"));
            }
        }
        _ => {}
    }
    None
}
