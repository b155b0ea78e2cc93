use kernel::Date;
use kernel::dates::{end_of_month, start_of_month};

/// One calendar month inside a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub start: Date,
    /// Its last day.
    pub end: Date,
}

impl Month {
    /// The month a day lies in.
    pub fn of(day: Date) -> Self {
        Self {
            start: start_of_month(day),
            end: end_of_month(day),
        }
    }

    /// The month before.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.start.pred_opt().map(Self::of)
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        days_between_inclusive(self.start, self.end)
    }
}

/// Days from the first to the last, both counted.
pub fn days_between_inclusive(from: Date, to: Date) -> i64 {
    (to - from).num_days() + 1
}

/// The calendar months that a period touches, oldest first.
pub fn months_between(from: Date, to: Date) -> Vec<Month> {
    let mut months = Vec::new();
    let mut month = Some(Month::of(from));
    while let Some(current) = month.filter(|month| month.start <= to) {
        months.push(current);
        month = current.end.succ_opt().map(Month::of);
    }
    months
}
