use cashlane_o2c as o2c;
use formats::table::Cell;
use kernel::Date;
use o2c::exchange::export::{Kind, Period};
use o2c::exchange::import;

use crate::support::places;

#[test]
fn every_export_has_as_many_cells_as_columns_and_shows_what_was_booked() {
    for place in places() {
        let rows = "customer,received_at,sku,quantity,unit_price\n\
            A,2023-11-05T10:00:00,P1,3,0.335\nA,2023-11-05T10:00:00,P2,-1,10\n";
        let mapping = "group_by = [\"customer\"]\n[booking]\nreturns = \"credit_note\"\n\
            create = [\"customers\", \"products\"]\nprice_policy = \"as_given\"\n";
        place.import(import::Kind::Orders, mapping, rows);
        let period = Period {
            from: Date::from_ymd_opt(2023, 11, 1).expect("a day"),
            to: Date::from_ymd_opt(2023, 11, 30).expect("a day"),
        };
        for (kind, expected) in [
            (Kind::Customers, 1),
            (Kind::Products, 2),
            (Kind::Orders, 1),
            (Kind::Invoices, 1),
            (Kind::OpenItems, 1),
            (Kind::Ledger, 3),
        ] {
            let mut shown: Vec<Vec<Cell>> = Vec::new();
            place
                .store
                .read(|tx| {
                    kind.each(tx, place.entity(), period, &mut |cells| {
                        shown.push(cells.to_vec());
                        Ok(())
                    })
                })
                .unwrap_or_else(|error| panic!("{} {kind}: {error:?}", place.backend));
            assert_eq!(shown.len(), expected, "{} {kind}: {shown:?}", place.backend);
            assert!(shown.iter().all(|row| row.len() == kind.columns().len()), "{kind}");
        }
        let mut amounts = Vec::new();
        place
            .store
            .read(|tx| {
                Kind::OpenItems.each(tx, place.entity(), period, &mut |cells| {
                    amounts.push(cells[9].as_text().into_owned());
                    Ok(())
                })
            })
            .expect("readable");
        assert_eq!(amounts, ["-12.00"], "10.00 and 20 % tax");
    }
}
