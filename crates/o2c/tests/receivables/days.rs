//! The sums that are kept day by day.

use super::*;

fn rows(world: &World) -> i64 {
    world.read(|tx, entity| {
        let sql = "SELECT count(*) FROM receivable_days WHERE entity_id = $1";
        Ok::<_, Error>(tx.query_one(sql, &[entity.into()])?.get::<i64>(0)?)
    })
}

#[test]
fn rows_of_a_day_are_merged_and_nothing_is_lost() {
    for_each_world(|world| {
        let customer = world.customer();
        let first = world.invoice(customer, "2026-06-01", "R1", "100.00");
        for number in ["R2", "R3", "R4"] {
            world.invoice(customer, "2026-06-01", number, "50.00");
        }
        let receipt = world.receipt(customer, "2026-06-10", "Z1", "120.00");
        let paid = world
            .allocate(first, receipt, "2026-06-10", eur("100.00"))
            .expect("paid");
        world.done(move |tx, entity| {
            receivables::unallocate_tx(tx, entity, day("2026-06-12"), &[paid], "wrong customer")
        });
        world
            .allocate(first, receipt, "2026-06-12", eur("100.00"))
            .expect("paid again");
        world.assert_verified();
        let totals = ["2026-06-09", "2026-06-11", "2026-06-30"].map(|day| world.aging(Some(day)));
        let before = rows(world);
        let merged = world.done(receivables::merge_days_tx);
        assert!(merged > 0 && rows(world) < before, "{merged} days merged");
        assert_eq!(world.done(receivables::merge_days_tx), 0);
        world.assert_verified();
        let after = ["2026-06-09", "2026-06-11", "2026-06-30"].map(|day| world.aging(Some(day)));
        assert_eq!(totals, after);
        world.done(|tx, _| {
            let sql = "UPDATE receivable_days SET rest_minor = rest_minor + 1";
            Ok(tx.exec(sql, &[])?)
        });
        let found = world.read(receivables::verify);
        let named = |rule: &str| found.iter().any(|it| it.rule.contains(rule));
        assert!(named("the sums of a day"), "{found:?}");
    });
}
