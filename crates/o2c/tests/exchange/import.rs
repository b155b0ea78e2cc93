use cashlane_o2c as o2c;
use o2c::exchange::import::{self, ImportError, Kind, Outcome, Request};

use crate::support::{Heard, actor, places, reported};

const CUSTOMERS: &str = "number,name,country,payment_term,street,city,credit_limit\n\
    C1,Ada Ltd,GB,net30,1 Low Road,Leeds,1000.00\n\
    C2,Bertha GmbH,DE,,Hauptstr. 2,Bonn,\n\
    C3,Nowhere Inc,ZZ,,,,\n\
    C2,Bertha again,DE,,,,\n\
    C4,,GB,,,,\n\
    C5,Carl,GB,net99,,,\n";

#[test]
fn master_data_are_booked_row_by_row_and_bad_rows_are_named() {
    for place in places() {
        let (summary, rows) = place.import(Kind::Customers, "", CUSTOMERS);
        assert_eq!((summary.rows_booked, summary.rows_reported), (2, 4), "{}", place.backend);
        let numbers: Vec<u64> = reported(&rows).into_iter().map(|(row, _)| row).collect();
        assert_eq!(numbers, [4, 5, 6, 7], "lines of the file");
        assert!(reported(&rows)[3].1.contains("net99"), "{rows:?}");

        let products = "sku,name,tax_class\nP1,Pen,standard\nP2,Book,zero\nP3,Ink,liquid\n";
        let (summary, _) = place.import(Kind::Products, "", products);
        assert_eq!((summary.rows_booked, summary.rows_reported), (2, 1));

        let prices = "sku,unit_price,valid_from\nP1,1.25,2024-01-01\nP9,3,2024-01-01\n";
        let (summary, rows) = place.import(Kind::Prices, "", prices);
        assert_eq!((summary.rows_booked, summary.rows_reported), (1, 1));
        assert_eq!(reported(&rows)[0].0, 3);
        assert_eq!(place.count("import_problems"), 6);
        place.verify();
    }
}

#[test]
fn the_same_file_again_books_nothing_and_answers_the_same() {
    for place in places() {
        let (first, rows) = place.import(Kind::Customers, "", CUSTOMERS);
        let (again, told) = place.import(Kind::Customers, "", CUSTOMERS);
        assert!(again.already_imported && !first.already_imported);
        assert_eq!(again.rows_booked, first.rows_booked);
        assert_eq!(reported(&rows), reported(&told));
        assert_eq!(place.count("customers"), 2);
        assert_eq!(place.count("imports"), 1);
    }
}

#[test]
fn a_dry_run_answers_the_same_and_keeps_nothing() {
    for place in places() {
        let file = place.write("customers.csv", CUSTOMERS);
        let request = Request { kind: Kind::Customers, file, mapping: None, dry_run: true };
        let mut heard = Heard::default();
        let summary =
            import::import(&place.store, actor(), place.entity(), &request, &mut heard)
                .expect("a dry run");
        assert_eq!((summary.rows_booked, summary.rows_reported), (2, 4));
        for table in ["customers", "imports", "import_problems"] {
            assert_eq!(place.count(table), 0, "{table} on {}", place.backend);
        }
    }
}

#[test]
fn open_items_and_payments_of_an_old_system_tie_to_the_ledger() {
    for place in places() {
        place.import(Kind::Customers, "", CUSTOMERS);
        let items = "kind,number,customer,open,issued_on,due_on\n\
            invoice,OLD-1,C1,100.00,2024-01-10,2024-02-10\n\
            invoice,OLD-2,C1,50.50,2024-01-11,2024-02-11\n\
            credit_note,OLD-3,C2,10.00,2024-01-12,\n\
            invoice,OLD-1,C2,1.00,2024-01-10,\n\
            invoice,OLD-4,C9,1.00,2024-01-10,\n\
            invoice,OLD-5,C1,1.005,2024-01-10,\n";
        let (summary, rows) = place.import(Kind::Invoices, "", items);
        assert_eq!((summary.rows_booked, summary.rows_reported), (3, 3), "{rows:#?}");

        let mapping = "kind = \"payments\"\ngroup_by = [\"reference\"]\n";
        let payments = "customer,amount,received_on,reference,invoice\n\
            C1,100.00,2024-02-09,T1,OLD-1\n\
            C1,20.50,2024-02-09,T1,OLD-2\n\
            C2,5.00,2024-02-09,T2,\n";
        let (summary, rows) = place.import(Kind::Payments, mapping, payments);
        assert_eq!((summary.rows_booked, summary.rows_reported), (3, 0), "{rows:#?}");
        assert_eq!(place.count("receipts"), 2, "two rows are one payment");
        assert_eq!(place.count("open_items WHERE residual_minor <> 0"), 3);
        place.verify();
    }
}

#[test]
fn a_mapping_that_does_not_fit_is_refused_with_everything_that_is_wrong() {
    let place = crate::support::one_place();
    let file = place.write("customers.csv", CUSTOMERS);
    let mapping = "kind = \"customers\"\n[columns]\nnmae = \"name\"\ncountry = \"land\"\n";
    let request = Request {
        kind: Kind::Customers,
        file: file.clone(),
        mapping: Some(mapping.to_owned()),
        dry_run: false,
    };
    let error =
        import::import(&place.store, actor(), place.entity(), &request, &mut Heard::default())
            .expect_err("the mapping names no such field");
    let ImportError::Mapping(errors) = error else { panic!("{error:?}") };
    assert!(errors.len() >= 2, "{errors:?}");

    let other = Request { kind: Kind::Orders, mapping: Some(mapping.to_owned()), file, dry_run: false };
    let error = import::import(&place.store, actor(), place.entity(), &other, &mut Heard::default())
        .expect_err("a mapping of another kind");
    assert!(error.to_string().contains("not made for orders"), "{error}");
}

#[test]
fn deliveries_ship_what_is_open_or_the_lines_named() {
    for place in places() {
        place.import(Kind::Customers, "", CUSTOMERS);
        place.import(Kind::Products, "", "sku,name\nP1,Pen\nP2,Book\n");
        let orders = "customer,customer_order_no,ordered_on,sku,quantity,unit_price\n\
            C1,A,2024-03-01,P1,10,1\nC1,A,2024-03-01,P2,2,5\nC2,B,2024-03-02,P1,1,1\n";
        let mapping = "group_by = [\"customer_order_no\"]\n\
            [booking]\nprice_policy = \"as_given\"\nacknowledge = true\n";
        let (summary, rows) = place.import(Kind::Orders, mapping, orders);
        assert_eq!(summary.rows_booked, 3, "{rows:#?}");
        let number = |row: usize| match &rows[row].outcome {
            Outcome::Booked { document } => document.clone().expect("a number"),
            Outcome::Reported(problem) => panic!("{problem:?}"),
        };
        let deliveries = format!(
            "order,shipped_at,delivered_at,line_no,quantity\n\
             {a},2024-03-04T10:00:00Z,2024-03-05T10:00:00Z,1,4\n\
             {b},2024-03-04T11:00:00Z,,,\n\
             O999999,2024-03-04T11:00:00Z,,,\n",
            a = number(0),
            b = number(2),
        );
        let (summary, rows) = place.import(Kind::Deliveries, "", &deliveries);
        assert_eq!((summary.rows_booked, summary.rows_reported), (2, 1), "{rows:#?}");
        assert_eq!(place.count("deliveries WHERE status = 'delivered'"), 1);
        assert_eq!(place.count("deliveries WHERE status = 'shipped'"), 1);
        place.verify();
    }
}
