//! Times of transactions as they are kept. Risk covered: counts of two nodes that replace each other.

use cashlane_o2c::insight::{self, LatencyCount, latency_bucket};
use kernel::Instant;

use super::*;

#[test]
fn counts_of_one_hour_add_up_whoever_keeps_them() {
    for_each_world(|world| {
        let hour = Instant::at_start_of(day(TODAY)).plus_secs(9 * 3_600);
        let count = |millis: u64, transactions| LatencyCount {
            hour,
            kind: "POST /orders".to_owned(),
            bucket: latency_bucket(millis * 1_000),
            transactions,
        };
        for counted in [vec![count(10, 60), count(900, 1)], vec![count(10, 39)]] {
            world.done(move |tx, _| insight::keep_latencies_tx(tx, &counted));
        }
        let hours = world.read(|tx, _| insight::latencies(tx, hour, &[]));
        assert_eq!((hours.len(), hours[0].transactions), (1, 100));
        // 99 of 100 took ten milliseconds, told to within an eighth.
        let shown = hours[0].p99.map(|it| it.to_string()).expect("a value");
        let p99: f64 = shown.parse().expect("a number");
        assert!((p99 - 10.0).abs() <= 1.25, "{p99}");
        let with_more = world.read(|tx, _| insight::latencies(tx, hour, &[count(900, 5)]));
        assert_eq!(with_more[0].transactions, 105);
        let slow: f64 = with_more[0]
            .p99
            .map(|it| it.to_string())
            .expect("a value")
            .parse()
            .expect("a number");
        assert!((slow - 900.0).abs() <= 112.5, "{slow}");
    });
}
