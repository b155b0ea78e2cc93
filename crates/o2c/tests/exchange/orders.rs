use std::fmt::Write as _;

use cashlane_o2c as o2c;
use o2c::exchange::import::{self, ImportError, Kind, Outcome, Request, RowResult};
use proptest::prelude::*;

use crate::support::{Heard, actor, one_place, places, reported};

const MAPPING: &str = "kind = \"orders\"\n\
    group_by = [\"customer\", \"received_at\"]\n\
    [booking]\n\
    returns = \"credit_note\"\n\
    create = [\"customers\", \"products\"]\n\
    payment_term = \"net30\"\n\
    price_policy = \"as_given\"\n\
    leave_out_bad_rows = true\n";

const HEADER: &str = "customer,received_at,sku,name,quantity,unit_price\n";

#[test]
fn lines_that_came_back_become_a_credit_note_beside_the_order_of_the_others() {
    let rows = format!(
        "{HEADER}A,2024-01-05T10:00:00,P1,Pen,10,1.25\n\
         A,2024-01-05T10:00:00,P2,Book,-2,5.00\n\
         B,2024-01-05T11:00:00,P1,Pen,-1,1.25\n\
         A,2024-01-05T10:00:00,P3,Ink,1,0\n"
    );
    for place in places() {
        let (summary, results) = place.import(Kind::Orders, MAPPING, &rows);
        assert_eq!((summary.rows_booked, summary.documents), (4, 2), "{results:#?}");
        assert_eq!(place.count("orders WHERE status = 'received'"), 1, "nothing holds history");
        assert_eq!(place.count("order_lines"), 2);
        assert_eq!(place.count("invoices WHERE kind = 'credit_note'"), 2);
        let document = |row: u64| {
            let found = results.iter().find(|result| result.row == row).expect("answered");
            match &found.outcome {
                Outcome::Booked { document } => document.clone().expect("a number"),
                Outcome::Reported(problem) => panic!("{problem:?}"),
            }
        };
        assert_eq!(document(2), document(5), "ordered lines share the order");
        assert_ne!(document(2), document(3), "the returned one is elsewhere");
        let turnover = summary.turnover.expect("orders have turnover");
        assert_eq!(turnover.read, "1.25");
        place.verify();
    }
}

#[test]
fn rows_that_mean_nothing_are_reported_with_the_remedy() {
    let rows = format!(
        "{HEADER}A,2024-01-05T10:00:00,P1,Pen,10,1.25\n\
         A,2024-01-05T10:00:00,P1,Pen,0,1.25\n\
         A,2024-01-05T10:00:00,P1,Pen,1,-3\n\
         A,2024-01-05T10:00:00,P1,Pen,-1,0\n\
         A,2024-01-05T10:00:00,,,1,1\n\
         A,2024-01-05T10:00:00,P1,Pen,many,1\n"
    );
    let place = one_place();
    let (summary, results) = place.import(Kind::Orders, MAPPING, &rows);
    assert_eq!((summary.rows_booked, summary.rows_reported), (1, 5), "{results:#?}");
    for result in &results {
        if let Outcome::Reported(problem) = &result.outcome {
            assert!(!problem.remedy.is_empty(), "{problem:?}");
        }
    }
    place.verify();
}

#[test]
fn without_leave_a_bad_row_leaves_out_its_whole_document() {
    let rows = format!(
        "{HEADER}A,2024-01-05T10:00:00,P1,Pen,10,1.25\n\
         A,2024-01-05T10:00:00,P1,Pen,many,1.25\n\
         B,2024-01-05T10:00:00,P1,Pen,1,1.25\n"
    );
    let place = one_place();
    let mapping = MAPPING.replace("leave_out_bad_rows = true\n", "");
    let (summary, results) = place.import(Kind::Orders, &mapping, &rows);
    assert_eq!((summary.rows_booked, summary.rows_reported), (1, 2), "{results:#?}");
    assert!(reported(&results)[0].1.contains("row 3"), "{results:#?}");
    assert_eq!(place.count("orders"), 1);
}

/// A file of `count` orders of two lines each.
fn many(count: usize) -> String {
    let mut text = HEADER.to_owned();
    for no in 0..count {
        let (customer, minute) = (no % 7, no % 60);
        let day = 1 + no / 60;
        for (sku, quantity) in [("P1", 3), ("P2", if no % 5 == 0 { -1 } else { 2 })] {
            let at = format!("2024-01-{day:02}T08:{minute:02}:00");
            let _infallible =
                writeln!(text, "C{customer},{at},{sku},Thing {sku},{quantity},1.1");
        }
    }
    text
}

#[test]
fn an_import_that_was_stopped_goes_on_and_books_nothing_twice() {
    for place in places() {
        let text = many(1_200);
        let file = place.write("orders.csv", &text);
        let request = Request {
            kind: Kind::Orders,
            file,
            mapping: Some(MAPPING.to_owned()),
            dry_run: false,
        };
        let mut first = Heard { stop_after: Some(500), ..Heard::default() };
        let stopped =
            import::import(&place.store, actor(), place.entity(), &request, &mut first);
        assert!(matches!(stopped, Err(ImportError::Results(_))), "{stopped:?}");
        let booked_before = place.count("orders");
        assert!(booked_before > 0 && booked_before < 1_200, "{booked_before}");

        let mut second = Heard::default();
        let summary =
            import::import(&place.store, actor(), place.entity(), &request, &mut second)
                .expect("it goes on");
        assert!(summary.rows_done_before > 0);
        assert_eq!((summary.rows_read, summary.rows_booked), (2_400, 2_400));
        assert_eq!(second.rows.len(), 2_400, "all rows are answered, also those done before");
        assert_eq!(place.count("orders"), 1_200);
        assert_eq!(place.count("invoices WHERE kind = 'credit_note'"), 240);
        assert_eq!(place.count("imports WHERE status = 'finished'"), 1);
        place.verify();
    }
}

/// One cell that is sometimes broken.
fn cell(good: &'static str, broken: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![
        8 => Just(good.to_owned()),
        1 => prop::sample::select(broken).prop_map(str::to_owned),
    ]
}

fn row() -> impl Strategy<Value = String> {
    (
        cell("A", &["", "B", "C\u{fffd}"]),
        cell("2024-01-05T10:00:00", &["", "yesterday", "2024-02-30", "2024-01-05T10:01:00"]),
        cell("P1", &["", "P2", "a sku that is much longer than forty characters can be"]),
        cell("3", &["", "0", "-2", "x", "1e9", "0.0000001", "99999999999999999999"]),
        cell("1.25", &["", "-1", "0", "free", "0.00001", "12345678901234"]),
    )
        .prop_map(|(customer, at, sku, quantity, price)| {
            format!("{customer},{at},{sku},Thing,{quantity},{price}")
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_row_read_is_booked_or_reported_whatever_is_in_it(
        rows in prop::collection::vec(row(), 1..40),
        leave_out in any::<bool>(),
    ) {
        let place = one_place();
        let mapping = match leave_out {
            true => MAPPING.to_owned(),
            false => MAPPING.replace("leave_out_bad_rows = true\n", ""),
        };
        let text = format!("{HEADER}{}\n", rows.join("\n"));
        let (summary, results) = place.import(Kind::Orders, &mapping, &text);
        prop_assert_eq!(summary.rows_read, rows.len() as u64);
        let mut lines: Vec<u64> = results.iter().map(|result: &RowResult| result.row).collect();
        lines.sort_unstable();
        let expected: Vec<u64> = (2..rows.len() as u64 + 2).collect();
        prop_assert_eq!(lines, expected, "each line is answered exactly once");
        let in_books = place.count("order_lines")
            + place.count("invoice_lines");
        prop_assert_eq!(u64::try_from(in_books).unwrap_or_default(), summary.rows_booked);
        place.verify();
    }
}
