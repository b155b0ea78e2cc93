//! Scenario S25: limits, reservations, late entries, and requests that race.

use std::collections::BTreeSet;

use cashlane_tests::{Company, amount, eur, id_of, systems, untaxed_line};
use serde_json::{Value, json};

const DAY: &str = "2025-05-05";

fn holds(order: &Value) -> usize {
    order["holds"].as_array().expect("holds").len()
}

/// A limit of 100 takes 100 and not 1 more; it is that of who pays, whoever orders; and a batch
/// cannot slip past it. Ours judges the orders of a batch one after the other: those that fit are
/// taken, the others are held, where the source refuses the batch as a whole.
#[test]
fn a_limit_takes_what_fits_and_nothing_more_alone_or_in_a_batch() {
    for system in systems() {
        let house = Company::new(&system);
        house.product("ONE", "1", "zero");
        let ada = house.customer("Ada");
        house.limit(&ada, Some("100"));
        assert_eq!(holds(&house.order(&ada, &[("ONE", "100")])), 0);
        assert_eq!(holds(&house.order(&ada, &[("ONE", "1")])), 1);
        let branch = house.customer_with("Branch", &json!({ "payer": { "id": ada } }));
        assert_eq!(
            holds(&house.order(&branch, &[("ONE", "1")])),
            1,
            "the payer's limit counts"
        );
        assert_eq!(house.exposure(&ada, "total"), "100.00");

        let bob = house.customer("Bob");
        house.limit(&bob, Some("100"));
        let order = |quantity: &str| {
            json!({
                "customer": bob, "lines": [{ "sku": "ONE", "quantity": quantity }],
            })
        };
        let batch = [order("60"), order("60"), order("40")];
        let verdicts = house.api().bulk(&house.path("orders/bulk"), &batch);
        let held: Vec<usize> = verdicts
            .iter()
            .map(|verdict| holds(&verdict["result"]))
            .collect();
        assert_eq!(held, [0, 1, 0]);
        assert_eq!(house.exposure(&bob, "headroom"), "0.00");

        // 70 owed leave no room for 50.
        let cid = house.customer("Cid");
        house.limit(&cid, Some("100"));
        house.invoice(&cid, "70", DAY);
        assert_eq!(holds(&house.order(&cid, &[("ONE", "50")])), 1);
        house.assert_sound();
    }
}

/// Orders that arrive at the same time cannot take the same room.
#[test]
fn parallel_orders_never_take_the_same_headroom() {
    for system in systems() {
        let house = Company::new(&system);
        house.product("ONE", "1", "zero");
        let ada = house.customer("Ada");
        house.limit(&ada, Some("100"));
        let taken: usize = std::thread::scope(|scope| {
            let order = || usize::from(holds(&house.order(&ada, &[("ONE", "30")])) == 0);
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(order)).collect();
            threads
                .into_iter()
                .map(|thread| thread.join().expect("an order"))
                .sum()
        });
        assert_eq!(taken, 3, "on {}", system.name);
        assert_eq!(house.exposure(&ada, "total"), "90.00");
        house.assert_sound();
    }
}

/// Two-phase reservation: pending 123, of which 100 are posted and 23 released; posting twice
/// changes nothing; what was posted cannot be voided, nor more than was reserved be taken. A
/// reservation has no timeout here: an order stays until it is accepted, refused or cancelled.
#[test]
fn a_reservation_is_taken_once_and_what_is_not_needed_is_released() {
    for system in systems() {
        let house = Company::new(&system);
        house.product("ONE", "1", "zero");
        let ada = house.customer("Ada");
        let order = house.order(&ada, &[("ONE", "123")]);
        assert_eq!(house.exposure(&ada, "reserved"), "123.00");
        let less = json!({
            "order": id_of(&order), "reason": "Fewer",
            "lines": [{ "line_no": 1, "quantity": "23" }],
        });
        house.act("orders/cancel-lines", less);
        assert_eq!(house.exposure(&ada, "reserved"), "100.00");
        assert_eq!(house.acknowledge(&order)["effect"], "changed");
        assert_eq!(house.exposure(&ada, "ordered"), "100.00");
        assert_eq!(house.acknowledge(&order)["effect"], "already_so");
        assert_eq!(house.exposure(&ada, "total"), "100.00");
        let too_much = json!({
            "order": id_of(&order), "lines": [{ "line_no": 1, "quantity": "101" }],
        });
        house.refused("deliveries", too_much);
        let delivery = house.ship(&order, &[(1, "100")]);
        house.deliver(&delivery);
        let cancel = json!({ "order": id_of(&order), "reason": "Too late" });
        assert_eq!(
            house.refused("orders/cancel", cancel)["code"],
            "wrong_state"
        );
        assert_eq!(house.exposure(&ada, "delivered"), "100.00");

        let dropped = house.order(&ada, &[("ONE", "5")]);
        house.act(
            "orders/cancel",
            json!({ "order": id_of(&dropped), "reason": "Gone" }),
        );
        assert_eq!(house.exposure(&ada, "total"), "100.00");
        house.assert_sound();
    }
}

/// A late entry counts from its own day in every report as of a day.
#[test]
fn a_report_as_of_a_day_holds_entries_that_were_posted_later_for_it() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        house.invoice(&ada, "1290", DAY);
        assert_eq!(house.balance("1200", "2025-05-04"), "0.00");
        house.invoice(&ada, "1290", "2025-05-04");
        for (day, balance) in [("2025-05-04", "1290.00"), (DAY, "2580.00")] {
            assert_eq!(house.balance("1200", day), balance);
            assert_eq!(amount(&house.aging(day)["totals"][0]["total"]), balance);
        }
        // A closed month takes no late entry.
        house.done("periods/close", &json!({ "through": "2025-05-31" }));
        let late = json!({ "customer": ada, "issued_on": DAY, "lines": [untaxed_line("1")] });
        house.problem("invoices", &late, "period_closed");
        assert_eq!(house.balance("1200", DAY), "2580.00");
        house.assert_sound();
    }
}

/// The same checkout completed by several at once charges once.
#[test]
fn the_same_request_sent_by_several_at_once_charges_once() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let checkout = json!({
            "customer": ada, "issued_on": DAY, "lines": [untaxed_line("3500")],
        });
        let path = house.path("invoices");
        let complete = || house.api().post_again("checkout-1", &path, &checkout);
        let replies: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(complete)).collect();
            threads
                .into_iter()
                .map(|thread| thread.join().expect("a reply"))
                .collect()
        });
        let first: usize = replies.iter().filter(|(_, replayed)| !replayed).count();
        let bodies: BTreeSet<String> = replies
            .iter()
            .map(|((status, body), _)| format!("{status} {body}"))
            .collect();
        assert_eq!(
            (first, bodies.len()),
            (1, 1),
            "{bodies:?} on {}",
            system.name
        );
        assert!(
            bodies.iter().all(|body| body.starts_with("201 ")),
            "{bodies:?}"
        );
        assert_eq!(house.exposure(&ada, "open_items"), "3500.00");
        house.assert_sound();
    }
}

/// Invoices, payments, settlements and their undoing at the same time, on the same customers in
/// different orders: nothing dead-locks, all numbers are there, and the books prove themselves.
#[test]
fn parallel_invoices_payments_and_allocations_keep_the_books_whole() {
    const TURNS: usize = 6;
    for system in systems() {
        let house = Company::new(&system);
        let customers = ["Ada", "Bob"].map(|name| house.customer(name));
        let work = |thread: usize| {
            for turn in 0..TURNS {
                let customer = &customers[(thread + turn) % 2];
                let invoice = house.invoice(customer, "100", DAY);
                let receipt = house.receive(customer, "60", DAY, &json!({}));
                let receipt = receipt["item"].as_str().expect("an item");
                let set_off = json!({
                    "debit": house.item(&invoice), "credit": receipt,
                    "amount": eur("60"), "on": DAY,
                });
                let allocation = house.act("allocations", set_off);
                if turn % 2 == 0 {
                    let undo = json!({
                        "allocations": [allocation], "on": DAY, "reason": "Mistaken",
                    });
                    house.done("allocations/undo", &undo);
                }
                house.receive(customer, "40", DAY, &json!({ "pays": [invoice["number"]] }));
            }
        };
        std::thread::scope(|scope| {
            for thread in 0..4 {
                scope.spawn(move || work(thread));
            }
        });
        // Everybody paid everything; where it was undone, 60 are owed and 60 on account.
        assert_eq!(house.balance("1200", DAY), "0.00");
        assert_eq!(house.balance("1800", DAY), "2400.00");
        let receipts = house.read("receipts?limit=100");
        let numbers: BTreeSet<&str> = receipts["items"]
            .as_array()
            .expect("receipts")
            .iter()
            .filter_map(|receipt| receipt["number"].as_str())
            .collect();
        assert_eq!(numbers.len(), 4 * TURNS * 2);
        assert_eq!(numbers.last().copied(), Some("R000048"));
        house.assert_sound();
    }
}

/// One allocation cannot be made by two at once.
#[test]
fn two_who_allocate_the_same_money_at_once_do_not_both_succeed() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let debit = house.item(&house.invoice(&ada, "100", DAY));
        let receipt = house.receive(&ada, "100", DAY, &json!({}));
        let path = house.path("allocations");
        let request = json!([{
            "debit": debit, "credit": receipt["item"], "amount": eur("100"), "on": DAY,
        }]);
        let taken: usize = std::thread::scope(|scope| {
            let allocate = || {
                let reply = house.api().done(&path, &request);
                usize::from(reply["verdicts"][0]["refusal"].is_null())
            };
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(allocate)).collect();
            threads
                .into_iter()
                .map(|thread| thread.join().expect("a reply"))
                .sum()
        });
        assert_eq!(taken, 1, "on {}", system.name);
        house.assert_sound();
    }
}

/// Matching finds 42 for 42, and where nothing matches it does nothing.
#[test]
fn matching_pays_an_invoice_and_leaves_the_books_alone_when_nothing_fits() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let invoice = house.invoice(&ada, "42", DAY);
        house.statement("S-1", DAY, "0", &[("42", "no idea what for")], "42");
        let report = house.match_all();
        assert_eq!(report["applied"], json!([]), "{report}");
        assert_eq!(house.open(&invoice), "42.00");
        let journal = house.read("journal?limit=100")["items"]
            .as_array()
            .map(Vec::len);
        let text = invoice["reference"].as_str().expect("a reference");
        house.statement("S-2", "2025-05-06", "42", &[("42", text)], "84");
        let report = house.match_all();
        assert_eq!(
            report["applied"].as_array().map(Vec::len),
            Some(1),
            "{report}"
        );
        assert_eq!(house.open(&invoice), "0.00");
        let after = house.read("journal?limit=100")["items"]
            .as_array()
            .map(Vec::len);
        assert_eq!(
            after,
            journal.map(|count| count + 2),
            "the bank entry and the receipt"
        );
        assert_eq!(house.match_all()["applied"], json!([]));
        house.assert_sound();
    }
}
