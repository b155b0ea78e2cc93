//! Figures of the ledger, worked out by hand.

use cashlane_o2c::insight::{self, Figure, Kpi, Period, Scope, SplitBy};
use cashlane_o2c::parties::{self, EntityChange};
use cashlane_o2c::{Patch, Result};
use kernel::{EntityId, Percent};
use store::Tx;

use super::*;

fn period(from: &str, to: &str) -> Period {
    Period {
        from: day(from),
        to: day(to),
    }
}

fn may() -> Period {
    period("2026-05-01", "2026-05-31")
}

fn june() -> Period {
    period("2026-06-01", "2026-06-30")
}

fn figure(world: &World, kpi: Kpi, of: Period, scope: impl Fn(Scope) -> Scope) -> Figure {
    let measured = |tx: &mut Tx, entity: EntityId| -> Result<Vec<Figure>> {
        insight::measure(tx, &scope(Scope::of(entity)), kpi, of)
    };
    world.read(measured).remove(0)
}

fn value(world: &World, kpi: Kpi, of: Period) -> String {
    let figure = figure(world, kpi, of, |scope| scope);
    figure.value.map(|it| it.to_string()).unwrap_or_default()
}

fn part(figure: &Figure, name: &str) -> String {
    let part = figure.parts.iter().find(|part| part.name == name);
    let value = part.and_then(|part| part.value);
    value.map(|it| it.to_string()).unwrap_or_default()
}

/// In May, A of 1,000 at 30 days and B of 500 at 10 days. On 10 June somebody books 400 for A that came
/// on 28 May. On 25 June D of 200 at 30 days.
fn books(world: &World) -> [kernel::CustomerId; 2] {
    let customers = world.customers(2);
    let [ada, bob] = [customers[0], customers[1]];
    world.now_is("2026-05-10");
    let invoice = |customer, on, number, amount: &str, due| {
        let document = Document::invoice(customer, on, number, eur(amount));
        world.post(document.due(&[(due, amount)]))[0]
    };
    let a = invoice(ada, "2026-05-01", "A", "1000.00", "2026-05-31");
    invoice(bob, "2026-05-10", "B", "500.00", "2026-05-20");
    world.now_is("2026-06-10");
    let money = world.receipt(ada, "2026-05-28", "Z", "400.00");
    world.pay(money, "2026-05-28", &[(a, "400.00")]);
    world.now_is(TODAY);
    invoice(ada, "2026-06-25", "D", "200.00", "2026-07-25");
    [ada, bob]
}

#[test]
fn dso_is_bridged_from_terms_to_delinquency() {
    on_every_database(|world| {
        books(world);
        // 1,100 × 31 / 1,500
        assert_eq!(value(world, Kpi::Dso, may()), "22.7333");
        let bridge = figure(world, Kpi::DsoBridge, may(), |scope| scope);
        // (600 × 30 + 500 × 10) / 1,100; 600 × 31 / 1,500 less that; 500 × 31 / 1,500.
        assert_eq!(part(&bridge, "terms"), "20.9091");
        assert_eq!(part(&bridge, "extended"), "-8.5091");
        assert_eq!(part(&bridge, "delinquent"), "10.3333");
        let parts = bridge.parts.iter().filter_map(|part| part.value);
        let sum = parts.reduce(|sum, part| sum.plus(part));
        assert_eq!((sum, bridge.cases), (bridge.value, 2));
        // Bob is late, Ada is not.
        assert_eq!(value(world, Kpi::DelinquencyRate, may()), "50");
    });
}

#[test]
fn figures_are_told_as_they_were_known_on_a_day() {
    on_every_database(|world| {
        books(world);
        let known = |kpi, on: &str| {
            let on = day(on);
            let figure = figure(world, kpi, may(), |scope| scope.known_on(Some(on)));
            figure.value.map(|it| it.to_string()).unwrap_or_default()
        };
        // On 31 May nobody knew of the 400 that came on the 28th: 1,500 × 31 / 1,500.
        assert_eq!(known(Kpi::Dso, "2026-05-31"), "31");
        assert_eq!(known(Kpi::Dso, "2026-06-09"), "31");
        assert_eq!(known(Kpi::Dso, "2026-06-10"), "22.7333");
        assert_eq!(known(Kpi::PastDueRate, "2026-05-31"), "33.3333");
        assert_eq!(known(Kpi::PastDueRate, "2026-06-10"), "45.4545");
        assert_eq!(known(Kpi::Aging, "2026-05-31"), "1500");
        let refused = world.read(|tx, entity| {
            let scope = Scope::of(entity).known_on(Some(day(TODAY)));
            Ok(insight::measure(tx, &scope, Kpi::DaysToPay, may()).is_err())
        });
        assert!(
            refused,
            "what is not of the ledger is not kept as it was known"
        );
    });
}

#[test]
fn what_is_open_is_listed_as_it_was_known() {
    on_every_database(|world| {
        let customer = world.customer();
        world.now_is("2026-05-10");
        let invoice = world.invoice(customer, "2026-05-10", "A", "100.00");
        world.now_is("2026-06-10");
        let money = world.receipt(customer, "2026-05-28", "Z", "100.00");
        world.pay(money, "2026-05-28", &[(invoice, "100.00")]);
        let open = |known: Option<&str>| {
            let known = known.map(day);
            world.read(|tx, entity| {
                let scope = Scope::of(entity).known_on(known);
                let page = PageRequest::default();
                let cases = insight::cases(tx, &scope, Kpi::Dso, may(), None, &page)?;
                let figure = insight::measure(tx, &scope, Kpi::Dso, may())?.remove(0);
                assert_eq!(figure.cases, cases.items.len() as u64);
                Ok(cases
                    .items
                    .into_iter()
                    .map(|case| case.number)
                    .collect::<Vec<_>>())
            })
        };
        assert_eq!(open(Some("2026-05-31")), ["A"]);
        assert!(open(Some("2026-06-10")).is_empty() && open(None).is_empty());
    });
}

#[test]
fn losses_are_expected_by_what_was_lost() {
    on_every_database(|world| {
        books(world);
        // C of 100 was paid 90 when it was 19 days late; 10 are given up 121 days after it was due.
        let customer = world.customer();
        let c = world.invoice(customer, "2026-03-01", "C", "100.00");
        let money = world.receipt(customer, "2026-03-20", "Y", "90.00");
        world.pay(money, "2026-03-20", &[(c, "90.00")]);
        let lost = WriteOff {
            item: c,
            amount: eur("10.00"),
            reason: WriteOffReason::BadDebt,
            note: Some("insolvent".to_owned()),
            on: day("2026-06-30"),
        };
        let outcome = world.done(move |tx, entity| {
            Ok(receivables::write_off_tx(tx, entity, std::slice::from_ref(&lost))?.remove(0))
        });
        outcome.expect("written off");
        let ecl = |kind: &str| part(&figure(world, Kpi::Ecl, june(), |scope| scope), kind);
        // Of 500 settled in all 10 were lost; of 100 that became late 10; of what came further all.
        assert_eq!(ecl("loss rate current"), "2");
        assert_eq!(ecl("loss rate 1–30"), "10");
        assert_eq!(ecl("loss rate 31–60"), "100");
        assert_eq!(
            [
                ecl("claims current"),
                ecl("claims 1–30"),
                ecl("claims 31–60")
            ],
            ["200", "600", "500"]
        );
        // 200 × 2 % + 600 × 10 % + 500 × 100 %
        assert_eq!(value(world, Kpi::Ecl, june()), "564");
        let percent = |micro| Percent::from_micro(micro);
        set(world, Patch::Keep, Some(percent(150_000_000)));
        // By half more, but no more than is owed: 6 + 90 + 500.
        assert_eq!(value(world, Kpi::Ecl, june()), "596");
        let rates = [1, 2, 5, 10, 20, 50].map(|rate| percent(rate * 1_000_000));
        set(
            world,
            Patch::Set(rates.to_vec()),
            Some(percent(100_000_000)),
        );
        // 200 × 1 % + 600 × 2 % + 500 × 5 %
        assert_eq!(value(world, Kpi::Ecl, june()), "39");
    });
}

fn set(world: &World, loss_rates: Patch<Vec<Percent>>, forward_factor: Option<Percent>) {
    world.done(move |tx, entity| {
        let version = parties::entity(tx, entity)?.version;
        let change = EntityChange {
            loss_rates: loss_rates.clone(),
            forward_factor,
            ..EntityChange::default()
        };
        parties::change_entity(tx, entity, version, change).map(|_| ())
    });
}

#[test]
fn a_change_of_dso_is_explained_by_its_parts() {
    on_every_database(|world| {
        let [_, bob] = books(world);
        let mut found = world.read(|tx, entity| {
            let scope = Scope::of(entity);
            insight::explain_dso(tx, &scope, june(), may(), SplitBy::Customer)
        });
        let change = found.remove(0);
        assert_eq!(change.other_value.to_string(), "22.7333");
        // 1,300 × 30 / 200
        assert_eq!(change.value.to_string(), "195");
        let reasons = &change.reasons;
        assert_eq!(reasons.sum, change.value.minus(change.other_value));
        // Ada sold 1,000 of 1,500 and then all; she owed 600 × 31 / 1,000 = 18.6 days, not due, and
        // then 200 × 30 / 200 not due and 600 × 30 / 200 late. Bob bought nothing in June: his 500
        // late are 10.3333 days and then 75, which is mix, and so is a third more of Ada's 18.6.
        assert_eq!(reasons.terms.to_string(), "11.4");
        assert_eq!(reasons.delinquency.to_string(), "90");
        assert_eq!(reasons.disputes.to_string(), "0");
        assert_eq!(reasons.mix.to_string(), "70.8667");
        let bobs = change
            .groups
            .iter()
            .find(|group| group.customer == Some(bob));
        assert_eq!(
            bobs.map(|it| it.reasons.sum.to_string()).as_deref(),
            Some("64.6667")
        );
        let groups = change.groups.iter().map(|group| group.reasons.sum);
        assert_eq!(groups.reduce(|sum, one| sum.plus(one)), Some(reasons.sum));
    });
}

#[test]
fn a_figure_is_asked_of_one_customer() {
    on_every_database(|world| {
        let [ada, bob] = books(world);
        let of = |customer| {
            let figure = figure(world, Kpi::PastDueRate, may(), |scope| {
                scope.of_customer(Some(customer))
            });
            figure.value.map(|it| it.to_string()).unwrap_or_default()
        };
        assert_eq!([of(ada), of(bob)], ["0", "100"]);
        let shares = world.read(|tx, entity| {
            insight::split(tx, &Scope::of(entity), Kpi::Dso, may(), SplitBy::Customer)
        });
        let shown = |share: &insight::SplitShare| (share.customer, share.figures[0].cases);
        let shown: Vec<_> = shares.iter().map(shown).collect();
        assert_eq!(
            shown,
            [(Some(ada), 1), (Some(bob), 1)],
            "who bought most first"
        );
    });
}
