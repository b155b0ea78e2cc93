use kernel::Date;
use kernel::dates::{add_days, add_months, start_of_month};

use super::{Day, date, day};
use crate::months_between;

/// How many months `dso_countback` looks back for the sales that the receivables stem from.
const COUNTBACK_MONTHS: i32 = 36;

/// The days at whose ends the ledger is looked at. They cut time into stretches, each of which ends
/// with one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cuts {
    days: Vec<Day>,
    /// The stretch of each day after the first cut.
    slots: Vec<u16>,
}

impl Cuts {
    /// Cuts at the ends of these days, in any order.
    #[must_use]
    pub fn at(dates: impl IntoIterator<Item = Date>) -> Self {
        let mut days: Vec<Day> = dates.into_iter().map(day).collect();
        days.sort_unstable();
        days.dedup();
        days.truncate(usize::from(u16::MAX));
        let mut slots = Vec::new();
        for (slot, pair) in (1..=u16::MAX).zip(days.windows(2)) {
            slots.extend((pair[0]..pair[1]).map(|_| slot));
        }
        Self { days, slots }
    }

    /// What the figures of a period need: the day before it, its end, the ends of its months, and
    /// those of the months before from which countback takes sales.
    #[must_use]
    pub fn of_period(from: Date, to: Date) -> Self {
        let first = add_months(start_of_month(to), 1 - COUNTBACK_MONTHS);
        let months = months_between(first.min(from), to).into_iter();
        let ends = months.flat_map(|month| [add_days(month.start, -1), month.end.min(to)]);
        Self::at(ends.chain([add_days(from, -1), to]))
    }

    /// Every day from the one before `from` until `to`.
    #[must_use]
    pub fn daily(from: Date, to: Date) -> Self {
        Self::at((day(from) - 1..=day(to)).map(date))
    }

    /// How many.
    pub(super) fn count(&self) -> usize {
        self.days.len()
    }

    /// The first cut.
    pub(super) fn first(&self) -> Day {
        self.days.first().copied().unwrap_or(Day::MAX)
    }

    /// The last cut; nothing later is looked at.
    pub(super) fn last(&self) -> Day {
        self.days.last().copied().unwrap_or(Day::MIN)
    }

    /// The stretch in which a day lies that is not after the last cut.
    pub(super) fn slot(&self, day: Day) -> usize {
        match usize::try_from(day - self.first()) {
            Ok(after @ 1..) => self.slots.get(after - 1).copied().map_or(0, usize::from),
            _ => 0,
        }
    }

    /// The last cut that is not after a day, by its number.
    pub(super) fn until(&self, on: Date) -> Option<usize> {
        self.days
            .partition_point(|cut| *cut <= day(on))
            .checked_sub(1)
    }

    /// The cuts, the earliest first.
    pub fn days(&self) -> &[Day] {
        &self.days
    }

    /// Days and first days of the months from which countback takes sales, the newest first.
    pub(super) fn countback_months(to: Date) -> Vec<(Date, Date)> {
        let first = add_months(start_of_month(to), 1 - COUNTBACK_MONTHS);
        let months = months_between(first, to).into_iter().rev();
        months
            .map(|month| (month.start, month.end.min(to)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_lies_in_the_stretch_that_ends_on_it_or_after_it() {
        let on = |text: &str| -> Date { text.parse().expect("a date") };
        let cuts = Cuts::at([on("2026-02-10"), on("2026-01-31"), on("2026-02-10")]);
        let slot = |text| cuts.slot(day(on(text)));
        assert_eq!(cuts.count(), 2);
        assert_eq!([slot("2020-01-01"), slot("2026-01-31")], [0, 0]);
        assert_eq!([slot("2026-02-01"), slot("2026-02-10")], [1, 1]);
        assert_eq!(cuts.until(on("2026-02-09")), Some(0));
        assert_eq!(cuts.until(on("2026-01-30")), None);
    }
}
