//! The forecast in the product, on both databases, with payments that are known.
//!
//! Risks: money that is in no week or in two; a person's word that does not count; frozen weeks that
//! change; accuracy that is computed otherwise than written down.

mod ledger_world;

use cashlane_o2c::insight::forecast::{
    Book, DiscountOffer, ForecastItemFilter, ForecastMethod, NewExpectedPayment, Night,
    OutlookFilter, OutlookStep, RemoveExpectedPayment, Scenario, accuracy, forecast_items, frozen,
    outlook, received, remove_expected_payment, scenario, set_expected_payment,
};
use cashlane_o2c::receivables::{LineDeduction, SettleLine, Settlement};
use cashlane_o2c::{Code, PageRequest};
use kernel::{CustomerId, OpenItemId, Percent};
use ledger_world::{Document, World, cents, day, eur, on_every_database, refusal};

/// Learns and foretells as the nightly job does.
fn night(world: &World) -> usize {
    let book = world.read(Book::read);
    let night = Night::of(book)
        .expect("a night")
        .expect("something to learn");
    let night = std::sync::Arc::new(night);
    let kept = night.clone();
    world.done(move |tx, _| kept.keep_tx(tx));
    let rows = night.told(0);
    world.done(move |tx, _| Night::keep_items_tx(tx, rows.clone()));
    let count = night.items();
    world.done(move |tx, _| night.forget_tx(tx));
    count
}

fn invoice(world: &World, customer: CustomerId, on: &str, due: &str, gross: &str) -> OpenItemId {
    let number = format!("R-{on}-{due}-{gross}");
    let document = Document::invoice(customer, on, &number, eur(gross)).due(&[(due, gross)]);
    world.post(document)[0]
}

/// An invoice of 30 days' terms that was paid so many days after its due date.
fn paid(world: &World, customer: CustomerId, on: &str, late: i64, gross: &str) {
    let due = kernel::dates::add_days(day(on), 30);
    let paid = kernel::dates::add_days(due, late).to_string();
    let item = invoice(world, customer, on, &due.to_string(), gross);
    let receipt = world.receipt(customer, &paid, &format!("Z-{on}-{gross}"), gross);
    world.pay(receipt, &paid, &[(item, gross)]);
}

/// 36 invoices of a year that were paid five days late, and 36 of another customer 20 days late.
fn history(world: &World) -> (CustomerId, CustomerId) {
    let both = world.customers(2);
    for month in 4..=9 {
        for at in 0..6 {
            let on = format!("2025-{month:02}-{:02}", 2 + 4 * at);
            paid(world, both[0], &on, 5, &format!("{}.00", 100 + at));
            paid(world, both[1], &on, 20, &format!("{}.00", 200 + at));
        }
    }
    (both[0], both[1])
}

fn weeks(world: &World) -> cashlane_o2c::insight::forecast::Outlook {
    world.read(|tx, entity| outlook(tx, entity, &OutlookFilter::default()))
}

#[test]
fn the_spans_add_up_to_what_is_open_and_a_persons_word_moves_an_item_to_its_week() {
    on_every_database(|world| {
        let before = weeks(world);
        assert!(before.model.is_none() && before.lines.is_empty());
        let (quick, slow) = history(world);
        let early = invoice(world, quick, "2026-06-20", "2026-07-20", "1000.00");
        let late = invoice(world, slow, "2026-06-20", "2026-07-20", "500.01");
        // A payment on account is no invoice: it is foretold of nobody.
        world.receipt(quick, "2026-06-25", "A-1", "70.00");
        assert_eq!(night(world), 2);

        for by in [OutlookStep::Day, OutlookStep::Week, OutlookStep::Month] {
            let filter = OutlookFilter {
                by: Some(by),
                ..OutlookFilter::default()
            };
            let told = world.read(|tx, entity| outlook(tx, entity, &filter));
            assert_eq!(told.lines.len(), 1);
            let line = &told.lines[0];
            assert_eq!(line.open, eur("1500.01"), "{by:?}");
            for sum in [
                line.spans.iter().map(|it| it.expected.minor()).sum::<i64>(),
                line.spans.iter().map(|it| it.on_due_date.minor()).sum(),
                line.spans.iter().map(|it| it.by_average.minor()).sum(),
            ] {
                assert_eq!(sum, 150_001, "{by:?}");
            }
        }
        let told = weeks(world);
        let line = &told.lines[0];
        let model = told.model.as_ref().expect("a model");
        assert!((model.settled, model.is_cold) == (72, false), "{model:?}");
        // Due on 20 July: in the third week from 1 July. By the averages five days later is the
        // fourth, and twenty days later, 9 August, the sixth.
        assert_eq!(line.spans[2].on_due_date, eur("1500.01"));
        assert_eq!(line.spans[3].by_average, eur("1000.00"));
        assert_eq!(line.spans[5].by_average, eur("500.01"));

        let items = list(world);
        let of = |id| items.iter().find(|it| it.item == id).expect("it is listed");
        assert!(of(late).median_on > of(early).median_on, "{items:#?}");
        assert!(!of(early).is_new && of(late).known.is_none());

        // Its week is then certain, and nothing of it comes in another.
        let known = NewExpectedPayment {
            item: late,
            expected_on: day("2026-09-01"),
            until: None,
            reason: "told on the phone".to_owned(),
        };
        let asked = known.clone();
        world.done(move |tx, entity| set_expected_payment(tx, entity, &asked));
        let told = weeks(world);
        let line = &told.lines[0];
        assert_eq!((line.open, line.known), (eur("1500.01"), eur("500.01")));
        // 26 August to 1 September is the ninth week.
        let ninth = &line.spans[8];
        assert_eq!(ninth.from, day("2026-08-26"));
        assert!(
            (50_001..50_100).contains(&ninth.expected.minor()),
            "{ninth:?}"
        );
        assert_eq!(list(world).iter().filter(|it| it.is_known).count(), 1);
        assert_eq!(world.events("expected_payment_set"), 1);

        // After the day until which it is believed the model speaks again.
        world.now_is("2026-09-09");
        assert_eq!(weeks(world).lines[0].known, cents(0));
        world.now_is(ledger_world::TODAY);
        world.done(move |tx, entity| {
            remove_expected_payment(tx, entity, &RemoveExpectedPayment { item: late })
        });
        assert_eq!(weeks(world).lines[0].known, cents(0));
        assert_eq!(world.events("expected_payment_removed"), 1);

        let past = NewExpectedPayment {
            expected_on: day("2026-06-30"),
            ..known
        };
        let found = world.write(move |tx, entity| set_expected_payment(tx, entity, &past));
        assert_eq!(refusal(found).code, Code::InvalidValue);
    });
}

fn list(world: &World) -> Vec<cashlane_o2c::insight::forecast::ForecastItem> {
    world
        .read(|tx, entity| {
            let filter = ForecastItemFilter::default();
            forecast_items(tx, entity, &filter, &PageRequest::default())
        })
        .items
}

#[test]
fn a_frozen_week_stays_and_is_scored_as_by_hand() {
    on_every_database(|world| {
        // The clock is that of the database before, too.
        world.now_is(ledger_world::TODAY);
        let (quick, _) = history(world);
        // A Wednesday. What was issued before is frozen; what is issued on the day is not.
        let item = invoice(world, quick, "2026-06-20", "2026-07-20", "1000.00");
        invoice(world, quick, "2026-07-01", "2026-07-31", "9.00");
        night(world);
        let told = world.read(|tx, entity| frozen(tx, entity, day("2026-07-01")));
        let spans = &told.lines[0].spans;
        assert_eq!(told.lines[0].open, eur("1000.00"));
        assert_eq!(spans.len(), 14);

        // The same week is frozen once, whatever comes.
        world.now_is("2026-07-03");
        night(world);
        let accuracy_of = |world: &World| world.read(accuracy);
        assert_eq!(accuracy_of(world).frozen, [day("2026-07-01")]);
        assert_eq!(world.events("forecast_frozen"), 1);
        for statement in [
            "UPDATE frozen_weeks SET expected_minor = 0",
            "DELETE FROM frozen_weeks",
            "UPDATE frozen_items SET median_on = due_on",
            "DELETE FROM forecast_models",
        ] {
            let refused = world.write(move |tx, _| Ok(tx.exec(statement, &[])?));
            assert!(refused.is_err(), "{statement} on {}", world.name);
        }

        // 600 of it come in the fourth week, on 25 July; the rest on 2 August, in the fifth.
        let receipt = world.receipt(quick, "2026-07-25", "Z-1", "600.00");
        world.pay(receipt, "2026-07-25", &[(item, "600.00")]);
        let receipt = world.receipt(quick, "2026-08-02", "Z-2", "400.00");
        world.pay(receipt, "2026-08-02", &[(item, "400.00")]);
        world.now_is("2026-08-05");
        let now = world.read(|tx, entity| frozen(tx, entity, day("2026-07-01")));
        let came: Vec<Option<i64>> = now.lines[0]
            .spans
            .iter()
            .map(|span| span.actual.map(|it| it.minor()))
            .collect();
        let expected = [
            Some(0),
            Some(0),
            Some(0),
            Some(60_000),
            Some(40_000),
            Some(0),
            None,
        ];
        assert_eq!(came[..7], expected);
        for (before, after) in spans.iter().zip(&now.lines[0].spans) {
            assert_eq!(before.expected, after.expected);
        }

        // Five weeks are over. Due date: 1,000 in the third, where nothing came: the errors are
        // 1,000 + 600 + 400 of 1,000. Average, five days late, 25 July: 1,000 in the fourth,
        // errors 400 + 400. Both in sum right.
        let found = accuracy_of(world);
        let all = &found.weeks[0];
        assert_eq!((all.from_week, all.to_week, all.weeks), (1, 13, 5));
        let score = |method| {
            all.scores
                .iter()
                .find(|it| it.method == method)
                .expect("it")
        };
        let text = |ratio: Option<insight::Ratio>| ratio.map(|it| it.to_string());
        let due = score(ForecastMethod::DueDate);
        assert_eq!(text(due.wape), text(insight::Ratio::of(200, 1)));
        assert_eq!(text(due.bias), text(insight::Ratio::of(0, 1)));
        assert_eq!(text(due.net_accuracy), text(insight::Ratio::of(100, 1)));
        let average = score(ForecastMethod::CustomerAverage);
        assert_eq!(text(average.wape), text(insight::Ratio::of(80, 1)));
        // The model's by the same arithmetic from what was frozen.
        let pairs = spans.iter().zip(expected).take(5);
        let errors: i128 = pairs
            .map(|(span, came)| i128::from((span.expected.minor() - came.unwrap_or(0)).abs()))
            .sum();
        let model = score(ForecastMethod::Model);
        assert_eq!(text(model.wape), text(insight::share(errors, 100_000)));
        assert!(model.coverage_80.is_some() && due.coverage_80.is_none());
        // Paid on 2 August, 32 days ahead; due 13 days before, by the average eight days before.
        let days = &found.days[0];
        assert_eq!((days.from_day, days.items), (28, 1));
        let of = |at: usize| text(days.scores[at].mae_days);
        assert_eq!(of(1), text(insight::Ratio::of(13, 1)));
        assert_eq!(of(2), text(insight::Ratio::of(8, 1)));
        // A backtest tells at once how good the model would have been.
        let first = found.choices.last().expect("a choice");
        assert_eq!(first.decision, "first");
        assert!(first.scores.len() == 4 && first.items > 0, "{first:?}");
    });
}

#[test]
fn a_new_company_is_told_that_nothing_is_known() {
    on_every_database(|world| {
        let customer = world.customer();
        invoice(world, customer, "2026-06-20", "2026-07-20", "1000.00");
        night(world);
        let told = weeks(world);
        let model = told.model.expect("a model");
        assert!(model.is_cold && model.settled == 0);
        let item = &list(world)[0];
        assert!(item.is_new);
        // About the due date, widely spread.
        assert!((kernel::dates::days_between(day("2026-07-20"), item.median_on)).abs() <= 7);
        assert!(kernel::dates::days_between(item.q10_on, item.q90_on) >= 14);
    });
}

#[test]
fn a_scenario_changes_nothing_and_says_what_it_assumes() {
    on_every_database(|world| {
        let (quick, slow) = history(world);
        invoice(world, quick, "2026-06-20", "2026-07-20", "1000.00");
        invoice(world, slow, "2026-06-20", "2026-07-20", "500.00");
        night(world);
        let before = weeks(world);
        let ask = |asked: Scenario| world.read(|tx, entity| scenario(tx, entity, &asked));

        let stops = ask(Scenario {
            stops_paying: Some(slow),
            ..Scenario::default()
        });
        let last = stops.low[0].spans.last().expect("later");
        assert!(last.expected.minor() >= 50_000, "{last:?}");
        assert_eq!(stops.assumed, ["nothing_is_paid"]);

        // Seven days later by the due date, 27 July, is one week later.
        let terms = ask(Scenario {
            terms_days: Some(7),
            ..Scenario::default()
        });
        assert_eq!(terms.base[0].spans[2].on_due_date, eur("1500.00"));
        assert_eq!(terms.low[0].spans[3].on_due_date, eur("1500.00"));

        // 2 % to those who pay within five days: a fifth to a half of 1,500 takes it. 300 less 6 come
        // in the first week at least, 750 less 15 at most.
        let offer = DiscountOffer {
            segment: None,
            percent: Percent::from_micro(2_000_000),
            within_days: 5,
            take_up_low: Percent::from_micro(20_000_000),
            take_up_high: Percent::from_micro(50_000_000),
        };
        let discount = ask(Scenario {
            discount: Some(offer),
            ..Scenario::default()
        });
        assert_eq!(discount.low[0].known, eur("294.00"));
        assert_eq!(discount.high[0].known, eur("735.00"));
        assert_eq!(discount.low[0].open, eur("1494.00"));
        assert!(discount.low[0].spans[0].expected.minor() >= 29_400);
        assert_eq!(discount.assumed, ["take_up"]);
        assert_eq!(discount.base, before.lines);
        assert_eq!(weeks(world).lines, before.lines);

        let nothing = world
            .store
            .read(|tx| scenario(tx, world.entity, &Scenario::default()));
        assert_eq!(refusal(nothing.map(|_| ())).code, Code::InvalidValue);
    });
}

fn number(ratio: Option<insight::Ratio>) -> f64 {
    let text = ratio.expect("there is one").to_string();
    text.parse().expect("a number")
}

fn in_segment(world: &World, customer: CustomerId, segment: &'static str) {
    world.done(move |tx, _| {
        let of = "UPDATE customers SET segment = $2 WHERE id = $1";
        Ok(tx.exec(of, &[customer.into(), segment.into()])?)
    });
}

#[test]
fn the_week_of_last_year_and_each_segment_are_scored_as_by_hand() {
    on_every_database(|world| {
        world.now_is("2025-07-10");
        let both = world.customers(2);
        in_segment(world, both[0], "Chains");
        // 300 came in the week of last year, of an invoice that was open as it began; of what was issued
        // within it nothing counts.
        let old = invoice(world, both[0], "2025-06-01", "2025-07-01", "300.00");
        let receipt = world.receipt(both[0], "2025-07-05", "V-1", "300.00");
        world.pay(receipt, "2025-07-05", &[(old, "300.00")]);
        let quick = invoice(world, both[1], "2025-07-03", "2025-08-01", "77.00");
        let receipt = world.receipt(both[1], "2025-07-06", "V-2", "77.00");
        world.pay(receipt, "2025-07-06", &[(quick, "77.00")]);

        world.now_is(ledger_world::TODAY);
        let chains = invoice(world, both[0], "2026-06-20", "2026-07-03", "1000.00");
        invoice(world, both[1], "2026-06-20", "2026-07-03", "500.00");
        night(world);
        let receipt = world.receipt(both[0], "2026-07-04", "Z-1", "1000.00");
        world.pay(receipt, "2026-07-04", &[(chains, "1000.00")]);
        // Not applied: it is cash of the week, not of the forecast.
        world.receipt(both[1], "2026-07-05", "Z-2", "50.00");
        for statement in [
            "UPDATE frozen_segments SET expected_minor = 0",
            "DELETE FROM frozen_segments",
        ] {
            let refused = world.write(move |tx, _| Ok(tx.exec(statement, &[])?));
            assert!(refused.is_err(), "{statement} on {}", world.name);
        }

        // 1 to 7 July is over: 1,000 came. Due 1,500 is wrong by a half, last year's 300 by 70 %.
        world.now_is("2026-07-09");
        let told = world.read(|tx, entity| frozen(tx, entity, day("2026-07-01")));
        let first = &told.lines[0].spans[0];
        assert_eq!(
            (first.actual, first.last_year),
            (Some(eur("1000.00")), Some(eur("300.00")))
        );
        let found = world.read(accuracy);
        let percent = |of: i64| insight::Ratio::of(of.into(), 1);
        let of = |scores: &[cashlane_o2c::insight::forecast::MethodScore], method| {
            let score = scores.iter().find(|it| it.method == method);
            score.map(|it| (it.wape, it.bias))
        };
        let all = &found.weeks[0].scores;
        assert_eq!(
            of(all, ForecastMethod::DueDate),
            Some((percent(50), percent(50)))
        );
        assert_eq!(
            of(all, ForecastMethod::LastYear),
            Some((percent(70), percent(-70)))
        );
        // The chain paid what was due; nothing came of the other, so no share of it can be told.
        let names: Vec<_> = found
            .segments
            .iter()
            .map(|it| it.segment.as_deref())
            .collect();
        assert_eq!(names, [None, Some("Chains")]);
        let [none, chains] = [&found.segments[0].scores, &found.segments[1].scores];
        assert_eq!(
            of(chains, ForecastMethod::DueDate),
            Some((percent(0), percent(0)))
        );
        assert_eq!(
            of(chains, ForecastMethod::LastYear),
            Some((percent(70), percent(-70)))
        );
        assert_eq!(of(none, ForecastMethod::DueDate), Some((None, None)));
        // What is told of the segments is together what is told of all.
        let sum = world.read(|tx, _| {
            let sum = |table: &str| {
                let sql = format!("SELECT CAST(sum(expected_minor) AS BIGINT) FROM {table}");
                Ok::<i64, cashlane_o2c::Error>(tx.query_one(&sql, &[])?.get(0)?)
            };
            let mut sum = sum;
            Ok((sum("frozen_weeks")?, sum("frozen_segments")?))
        });
        assert_eq!(sum, (150_000, 150_000));

        let weeks = world.read(received).weeks;
        let week = &weeks[0];
        assert_eq!((weeks.len(), week.is_over), (1, true));
        assert_eq!((week.came, week.received), (eur("1000.00"), eur("1050.00")));
        assert_eq!(week.expected, first.expected);
        assert_eq!(week.difference.minor(), 100_000 - first.expected.minor());
    });
}

#[test]
fn a_deduction_counts_as_a_dispute() {
    on_every_database(|world| {
        // Two customers pay alike, but one always withholds ten of a hundred and pays them much later.
        let both = world.customers(2);
        for month in 4..=11 {
            for at in 0..6 {
                let on = format!("2025-{month:02}-{:02}", 2 + 4 * at);
                paid(world, both[0], &on, 3, &format!("{}.00", 100 + at));
                withheld(world, both[1], &on, &format!("{}.00", 300 + at));
            }
        }
        let plain = invoice(world, both[0], "2026-06-20", "2026-07-20", "100.00");
        let disputed = invoice(world, both[1], "2026-06-20", "2026-07-20", "100.00");
        night(world);
        let items = list(world);
        let of = |id| items.iter().find(|it| it.item == id).expect("it is listed");
        let half = |id| number(Some(of(id).p_disputed)).total_cmp(&50.0);
        assert!(half(disputed).is_gt(), "{:?}", of(disputed));
        assert!(half(plain).is_lt(), "{:?}", of(plain));
    });
}

/// An invoice of which 10.00 are withheld on its due date and paid forty days later.
fn withheld(world: &World, customer: CustomerId, on: &str, gross: &str) {
    let due = kernel::dates::add_days(day(on), 30);
    let item = invoice(world, customer, on, &due.to_string(), gross);
    let part = eur(gross)
        .checked_sub(eur("10.00"))
        .expect("more than that");
    let number = format!("D-{on}-{gross}");
    let receipt = world.receipt(
        customer,
        &due.to_string(),
        &number,
        &part.to_decimal_string(),
    );
    let line = SettleLine {
        deduction: Some(LineDeduction {
            amount: eur("10.00"),
            reason: "freight".to_owned(),
            note: None,
        }),
        ..ledger_world::line(item, part)
    };
    let settlement = Settlement {
        credit: receipt,
        on: due,
        lines: vec![line],
        rest: None,
    };
    world.settle(settlement).expect("it is settled");
    let later = kernel::dates::add_days(due, 40).to_string();
    let rest = world.receipt(customer, &later, &format!("{number}-2"), "10.00");
    world.pay(rest, &later, &[(item, "10.00")]);
}

/// Puts a model with this recipe in force in place of the one that is.
fn champion(world: &World, recipe: insight::forecast::Recipe) {
    let recipe = serde_json::to_value(recipe).expect("a recipe is JSON");
    world.done(move |tx, entity| {
        let id = tx.new_id::<kernel::kind::ForecastModel>();
        tx.exec(
            "INSERT INTO forecast_models (id, entity_id, as_of, learned_at, settled, open, customers,
                is_cold, decision, recipe)
            SELECT $1, m.entity_id, m.as_of, m.learned_at, m.settled, m.open, m.customers, m.is_cold,
                'same', $3
            FROM forecast_models m JOIN forecast_states s ON s.model_id = m.id WHERE s.entity_id = $2",
            &[id.into(), entity.into(), (&recipe).into()],
        )?;
        let of = "UPDATE forecast_states SET model_id = $1 WHERE entity_id = $2";
        Ok(tx.exec(of, &[id.into(), entity.into()])?)
    });
}

#[test]
fn a_champion_that_does_not_see_that_habits_changed_gives_way_once() {
    on_every_database(|world| {
        world.now_is(ledger_world::TODAY);
        // For a year both paid on the day; since January they pay forty days late.
        let both = world.customers(2);
        for (year, months, late) in [(2025, 1..=11, 0), (2026, 1..=4, 40)] {
            for month in months {
                for at in 0..5 {
                    let on = format!("{year}-{month:02}-{:02}", 1 + 4 * at);
                    for customer in &both {
                        paid(
                            world,
                            *customer,
                            &on,
                            late,
                            &format!("{}.00", 100 + 10 * at),
                        );
                    }
                }
            }
        }
        invoice(world, both[0], "2026-06-20", "2026-07-20", "1000.00");
        night(world);
        let newest = |world: &World| world.read(accuracy).choices.remove(0);
        assert_eq!(newest(world).decision, "first");
        // All the past counts alike, and each customer is drawn strongly towards it.
        champion(
            world,
            insight::forecast::Recipe {
                half_life: None,
                growth: 0.0,
                spread_prior: 1000.0,
                dispute_prior: 1000.0,
                trees: false,
            },
        );
        world.now_is("2026-07-08");
        night(world);
        let found = newest(world);
        assert_eq!(found.decision, "replaced", "{found:#?}");
        let (new, old) = (
            &found.scores[0],
            found.other.as_ref().expect("the champion"),
        );
        assert!(number(new.wape) < number(old.wape), "{found:#?}");
        assert!(found.half_life_days.is_some(), "{found:#?}");
        assert_eq!(world.events("forecast_model_replaced"), 1);
        // It is now the champion itself.
        world.now_is("2026-07-15");
        night(world);
        assert!(newest(world).decision != "replaced");
        assert_eq!(world.events("forecast_model_replaced"), 1);
    });
}
