use cashlane_o2c as o2c;
use kernel::Date;
use o2c::exchange::history::{self, Walk};
use o2c::exchange::import::Kind;

use crate::support::places;

const MAPPING: &str = "kind = \"orders\"\n\
    group_by = [\"customer\", \"received_at\"]\n\
    [booking]\n\
    returns = \"credit_note\"\n\
    create = [\"customers\", \"products\"]\n\
    payment_term = \"net14\"\n\
    price_policy = \"as_given\"\n";

#[test]
fn history_walks_to_cash_and_its_turnover_ties_to_the_file() {
    let rows = "customer,received_at,sku,quantity,unit_price\n\
        A,2023-11-05T10:00:00,P1,3,0.335\n\
        A,2023-11-05T10:00:00,P2,1,10\n\
        B,2023-11-20T10:00:00,P1,7,0.335\n\
        A,2023-12-02T10:00:00,P2,-1,10\n\
        B,2023-12-28T10:00:00,P2,5,9.999\n";
    let until = Date::from_ymd_opt(2024, 1, 31).expect("a day");
    for place in places() {
        let (summary, results) = place.import(Kind::Orders, MAPPING, rows);
        assert_eq!(summary.rows_booked, 5, "{results:#?}");
        let walk = Walk {
            until,
            fulfil: true,
            pay_to: Some(place.company.bank_account),
            close: true,
        };
        let months = history::walk(&place.store, place.entity(), walk, &mut |_| {})
            .unwrap_or_else(|error| panic!("{}: {error:?}", place.backend));
        assert_eq!(months.len(), 3);
        assert!(months.iter().all(|month| month.closed && month.not_billed == 0), "{months:#?}");
        assert_eq!(months.iter().map(|month| month.fulfilled).sum::<u64>(), 3);
        assert_eq!(months.iter().map(|month| month.billed).sum::<u64>(), 3);
        let entries: u64 = months.iter().map(|month| month.entries).sum();
        let applied: u64 = months.iter().map(|month| month.applied).sum();
        assert_eq!((entries, applied), (3, 3), "{months:#?}");
        let open = "open_items WHERE residual_minor <> 0";
        assert_eq!(place.count(open), 1, "only the credit of who had paid before is left");
        assert_eq!(place.count(&format!("{open} AND kind = 'credit_note'")), 1);

        let begin = months[0].month;
        let found = place
            .store
            .read(|tx| history::turnover(tx, place.entity(), begin, until))
            .expect("readable books");
        let [turnover] = found.as_slice() else { panic!("{found:?}") };
        let of_file = summary.turnover.expect("orders have turnover");
        assert_eq!(turnover.exact, of_file.booked);
        assert_eq!(turnover.exact, "53.345");
        // 1.005 → 1.01, 2.345 → 2.35, 49.995 → 50.00: half away from zero, line by line.
        assert_eq!(turnover.booked.to_decimal_string(), "53.36");
        assert_eq!(turnover.rounding, "0.015");
        assert_eq!(turnover.revenue, turnover.booked);
        assert_eq!((turnover.invoices, turnover.credit_notes, turnover.lines), (3, 1, 5));
        place.verify();

        let again = history::walk(&place.store, place.entity(), walk, &mut |_| {});
        let again = again.expect("a walk can be started again");
        assert!(again.iter().all(|month| month.billed == 0 && month.entries == 0), "{again:#?}");
    }
}
