//! Figures that are unlike themselves. Risks covered: one anomaly that is raised each night anew, a
//! dismissal that does not hold, more of them than anybody reads, a culprit that is none.

use std::cell::RefCell;

use cashlane_o2c::insight::{
    self, Anomaly, AnomalyFilter, AnomalyRulesChange, AnomalyState, Dismissal, ExplainedBy, Kpi,
    Reinstatement,
};
use cashlane_o2c::parties::{self, Country, NewCustomer};
use kernel::dates::add_days;
use kernel::{CustomerId, Date};

use super::*;

/// Two customers who pay each Wednesday what was due on the Monday of the week before.
struct Habit {
    ada: CustomerId,
    bob: CustomerId,
    /// What is to be paid next.
    due: RefCell<Vec<(CustomerId, OpenItemId)>>,
}

impl Habit {
    fn new(world: &World) -> Self {
        let made = world.done(|tx, entity| {
            let segments = [("Ada", "retail"), ("Bob", "wholesale")];
            let new = segments.map(|(name, segment)| NewCustomer {
                segment: Some(segment.to_owned()),
                ..NewCustomer::new(name, name, Country::DE)
            });
            parties::create_customers(tx, entity, new.to_vec())
        });
        let ids: Vec<CustomerId> = made.into_iter().map(|it| it.expect("a customer")).collect();
        Self {
            ada: ids[0],
            bob: ids[1],
            due: RefCell::default(),
        }
    }

    fn owes(world: &World, of: CustomerId, on: Date) -> (CustomerId, OpenItemId) {
        let number = format!("{}-{on}", &of.to_string()[30..]);
        (of, world.invoice(of, &on.to_string(), &number, "100.00"))
    }

    /// The week of a Monday. When it is odd, Bob pays a third invoice, 30 days late.
    fn week(&self, world: &World, monday: Date, odd: bool) {
        let wednesday = add_days(monday, 2);
        let mut paid = self.due.take();
        if odd {
            paid.push(Self::owes(world, self.bob, add_days(wednesday, -30)));
        }
        for (place, (customer, item)) in paid.into_iter().enumerate() {
            let on = wednesday.to_string();
            let receipt = world.receipt(customer, &on, &format!("R{on}-{place}"), "100.00");
            world.pay(receipt, &on, &[(item, "100.00")]);
        }
        let next = [self.ada, self.bob].map(|of| Self::owes(world, of, monday));
        self.due.replace(next.to_vec());
    }
}

/// Looks at all figures on the Monday after the week of this one; gives how many were raised.
fn night_after(world: &World, monday: Date) -> usize {
    world.now_is(&add_days(monday, 7).to_string());
    let mut found = Vec::new();
    for kpi in Kpi::ALL {
        found.extend(world.read(|tx, entity| insight::look(tx, entity, *kpi)));
    }
    let raised = {
        let found = found.clone();
        world.done(move |tx, entity| insight::keep_anomalies(tx, entity, &found))
    };
    let again = world.done(move |tx, entity| insight::keep_anomalies(tx, entity, &found));
    assert_eq!(again, 0, "the same night again");
    raised
}

fn listed(world: &World, state: Option<AnomalyState>) -> Vec<Anomaly> {
    let filter = AnomalyFilter { state };
    let page =
        world.read(|tx, entity| insight::anomalies(tx, entity, &filter, &PageRequest::default()));
    page.items
}

fn weekly_max(world: &World, version: i64, most: i64) {
    let change = AnomalyRulesChange {
        weekly_max: Some(most),
        threshold: None,
    };
    let rules =
        world.done(move |tx, entity| insight::change_anomaly_rules(tx, entity, version, &change));
    assert_eq!((rules.version, rules.weekly_max), (version + 1, most));
}

#[test]
fn an_anomaly_is_raised_once_explained_and_silent_once_dismissed() {
    for_each_world(|world| {
        world.now_is("2026-08-03");
        let habit = Habit::new(world);
        let first = day("2025-12-01");
        let monday = |week: i64| add_days(first, 7 * week);
        for week in 0..34 {
            habit.week(world, monday(week), false);
        }
        assert_eq!(night_after(world, monday(33)), 0, "all weeks are alike");

        habit.week(world, monday(34), true);
        // Days late and days to pay say the same; only one of them may be told.
        weekly_max(world, 0, 1);
        assert_eq!(night_after(world, monday(34)), 1);
        weekly_max(world, 1, 5);
        assert_eq!(night_after(world, monday(34)), 1);
        let open = listed(world, Some(AnomalyState::Open));
        let mut kpis: Vec<&str> = open.iter().map(|it| it.kpi.id()).collect();
        kpis.sort_unstable();
        assert_eq!(kpis, ["days_late", "days_to_pay"]);
        for one in &open {
            // (9 + 9 + 30) ÷ 3 = 16 where 9 was usual. Bob's mean is 19.5, two thirds of the cases.
            let [value, expected] = [one.value, one.expected].map(|it| it.map(|it| it.to_string()));
            assert_eq!(value.as_deref(), Some("16"), "{one:?}");
            assert_eq!(expected.as_deref(), Some("9"));
            assert!(one.is_high && one.cases == 3);
            let why = one.explained.as_ref().expect("explained");
            assert_eq!(
                (why.by, why.name.as_deref(), why.percent),
                (ExplainedBy::Segment, Some("wholesale"), 100)
            );
        }

        // It lasts: nothing new is said.
        habit.week(world, monday(35), true);
        assert_eq!(night_after(world, monday(35)), 0);
        let open = listed(world, Some(AnomalyState::Open));
        assert!(
            open.iter()
                .all(|it| it.first_on == monday(34) && it.from == monday(35))
        );

        let late = open
            .iter()
            .find(|it| it.kpi == Kpi::DaysLate)
            .expect("found")
            .id;
        let dismissal = |reason: &str, anomaly| Dismissal {
            anomaly,
            reason: reason.to_owned(),
            mute_days: None,
        };
        let given = [
            dismissal("Bob was on holiday", late),
            dismissal(" ", open[0].id),
        ];
        let outcomes = world.done(move |tx, entity| insight::dismiss_anomalies(tx, entity, &given));
        assert_eq!(
            outcomes[0].as_ref().map(|it| it.state),
            Ok(AnomalyState::Dismissed)
        );
        assert_eq!(refused(&outcomes[1]), (Code::InvalidValue, "reason"));
        let again = [dismissal("Again", late)];
        let outcomes = world.done(move |tx, entity| insight::dismiss_anomalies(tx, entity, &again));
        assert_eq!(refused(&outcomes[0]).0, Code::WrongState);

        habit.week(world, monday(36), false);
        assert_eq!(night_after(world, monday(36)), 0);
        assert_eq!(listed(world, Some(AnomalyState::Open)), []);
        assert_eq!(listed(world, Some(AnomalyState::Over)).len(), 1);

        // It comes back: the dismissed figure is mute for 30 days, the other one is told again.
        habit.week(world, monday(37), true);
        assert_eq!(night_after(world, monday(37)), 1);
        let open = listed(world, Some(AnomalyState::Open));
        assert_eq!(
            open.iter().map(|it| it.kpi).collect::<Vec<_>>(),
            [Kpi::DaysToPay]
        );
        assert_eq!(world.events("anomaly_found"), 3);
        assert_eq!(world.events("anomaly_dismissed"), 1);

        // Taken back: it is over as it would be, its figure speaks again, and the past stays.
        let back = [Reinstatement { anomaly: late }];
        let take_back =
            move |tx: &mut store::Tx, entity| insight::reinstate_anomalies(tx, entity, &back);
        let outcomes = world.done(take_back.clone());
        let taken = outcomes[0].as_ref().expect("it was dismissed");
        assert_eq!((taken.state, taken.muted_until), (AnomalyState::Over, None));
        assert!(taken.reinstated_by.is_some() && taken.dismissed_at.is_some());
        assert_eq!(
            taken.dismissed_reason.as_deref(),
            Some("Bob was on holiday")
        );
        assert_eq!(listed(world, Some(AnomalyState::Dismissed)), []);
        assert_eq!(refused(&world.done(take_back)[0]).0, Code::WrongState);
        assert_eq!(world.events("anomaly_reinstated"), 1);
        habit.week(world, monday(38), true);
        assert_eq!(night_after(world, monday(38)), 1, "no longer mute");
        let again = [dismissal("Known by now", late)];
        let outcomes = world.done(move |tx, entity| insight::dismiss_anomalies(tx, entity, &again));
        let again = outcomes[0].as_ref().expect("it may be dismissed again");
        assert_eq!(
            (again.state, again.reinstated_at),
            (AnomalyState::Dismissed, None)
        );
    });
}

#[test]
fn a_shift_from_quick_to_slow_payers_is_told_from_payers_who_become_slow() {
    for_each_world(|world| {
        world.now_is("2026-08-03");
        let habit = Habit::new(world);
        let first = day("2025-12-01");
        let monday = |week: i64| add_days(first, 7 * week);
        // Ada pays on the day, Bob thirty days late; of five invoices a week four are Ada's.
        let week = |week: i64, quick: usize| {
            let wednesday = add_days(monday(week), 2);
            for place in 0..5 {
                let (customer, late) = match place < quick {
                    true => (habit.ada, 0),
                    false => (habit.bob, 30),
                };
                let on = wednesday.to_string();
                let issued = add_days(wednesday, -late).to_string();
                let number = format!("{week}-{place}");
                let item = world.invoice(customer, &issued, &number, "100.00");
                let receipt = world.receipt(customer, &on, &format!("R{number}"), "100.00");
                world.pay(receipt, &on, &[(item, "100.00")]);
            }
        };
        for at in 0..30 {
            week(at, 4);
        }
        week(30, 1);
        night_after(world, monday(30));
        let open = listed(world, Some(AnomalyState::Open));
        let late = open.iter().find(|it| it.kpi == Kpi::DaysLate);
        let late = late.expect("24 days where 6 were usual");
        let why = late.explained.as_ref().expect("explained");
        assert!(why.shift, "{why:?}");
        // Bob's share of the cases rose from a fifth to four: 0.6 × (30 − 6) of 18 days are 80 %.
        assert_eq!((why.name.as_deref(), why.percent), (Some("wholesale"), 80));
    });
}
