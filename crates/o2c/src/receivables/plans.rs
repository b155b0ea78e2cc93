//! Lists, look-ups and the aged receivables stay fast at a million items because each is answered
//! by the index made for it. SQLite tells its plan without knowing how many rows there are.

use kernel::{Currency, CustomerId, Date, EntityId};
use serde_json::json;
use store::Value;
use store::testing::fresh_sqlite;
use uuid::Uuid;

use super::journal::{JournalFilter, journal_query};
use super::list::{ItemFilter, ItemSide, ItemSort, ItemState, list_query};
use super::types::ItemKind;
use super::{aging, debts, items};
use crate::error::Error;
use crate::page::{Cursor, PageRequest};
use crate::sort::Sort;

fn plan(sql: &str, args: &[Value]) -> String {
    let fresh = fresh_sqlite(|_| {});
    let rows = fresh
        .store
        .read(|tx| Ok::<_, Error>(tx.query(&format!("EXPLAIN QUERY PLAN {sql}"), args)?))
        .expect("a plan");
    let steps = rows.iter().map(|row| row.get::<String>(3).expect("a step"));
    steps.collect::<Vec<_>>().join("; ")
}

fn entity() -> EntityId {
    EntityId::from_uuid(Uuid::from_u128(1))
}

fn today() -> Date {
    kernel::dates::parse("2026-07-01").expect("a date")
}

/// A list of `filter`, its second page.
fn list_plan(filter: &ItemFilter) -> String {
    let id = json!(kernel::OpenItemId::from_uuid(Uuid::from_u128(3)));
    let customer = json!(CustomerId::from_uuid(Uuid::from_u128(2)));
    let after = match (filter.sort.map(|sort| sort.by), filter.state) {
        (Some(ItemSort::Amount), _) => json!(["EUR", 100, id]),
        (Some(ItemSort::Number), _) => json!(["R1", id]),
        (Some(ItemSort::Customer), ItemState::Open) => {
            json!(["Ada", customer, "EUR", today(), id])
        }
        (Some(ItemSort::Customer), _) => json!(["Ada", customer, today(), id]),
        (None, ItemState::Open) if filter.customer.is_some() => json!(["EUR", today(), id]),
        _ => json!([today(), id]),
    };
    let page = PageRequest {
        limit: 50,
        after: Some(Cursor::encode(&after)),
    };
    let (sql, args) = list_query(entity(), filter, None, &page).expect("a list");
    plan(&sql, &args)
}

#[test]
fn each_order_of_items_is_that_of_an_index() {
    let open = ItemFilter::default();
    let all = ItemFilter {
        state: ItemState::All,
        ..open.clone()
    };
    for (filter, by, index) in [
        (&open, ItemSort::DueDate, "open_items_due_ix"),
        (&open, ItemSort::DaysOverdue, "open_items_due_ix"),
        (&open, ItemSort::Amount, "open_items_amount_ix"),
        (&open, ItemSort::Number, "open_items_number_ix"),
        (&all, ItemSort::Number, "open_items_number_ix"),
        (&open, ItemSort::Customer, "open_items_aging_ix"),
        (&all, ItemSort::Customer, "open_items_customer_ix"),
    ] {
        for sort in [Sort::rising(by), Sort::falling(by)] {
            let filter = ItemFilter {
                sort: Some(sort),
                ..filter.clone()
            };
            let plan = list_plan(&filter);
            assert!(plan.contains(index), "{filter:?}: {plan}");
            // Items of one number are few.
            let plan = plan.replace("USE TEMP B-TREE FOR LAST TERM OF ORDER BY", "");
            assert!(!plan.contains("TEMP B-TREE"), "{filter:?} sorts: {plan}");
            assert!(!plan.contains("SCAN"), "{filter:?}: {plan}");
        }
    }
}

#[test]
fn the_first_page_by_number_sorts_no_more_than_those_of_one_number() {
    for sort in [
        Sort::rising(ItemSort::Number),
        Sort::falling(ItemSort::Number),
    ] {
        let filter = ItemFilter {
            sort: Some(sort),
            ..ItemFilter::default()
        };
        let page = PageRequest::default();
        let (sql, args) = list_query(entity(), &filter, None, &page).expect("a list");
        let plan = plan(&sql, &args);
        assert!(plan.contains("open_items_number_ix"), "{plan}");
        assert!(plan.contains("LAST TERM OF ORDER BY"), "{plan}");
    }
}

#[test]
fn items_of_one_customer_are_few_enough_to_be_sorted() {
    for by in [ItemSort::Amount, ItemSort::Number, ItemSort::DueDate] {
        let filter = ItemFilter {
            customer: Some(CustomerId::from_uuid(Uuid::from_u128(2))),
            sort: Some(Sort::falling(by)),
            ..ItemFilter::default()
        };
        let plan = list_plan(&filter);
        assert!(plan.contains("customer_id=?"), "{filter:?}: {plan}");
    }
}

#[test]
fn each_list_of_items_is_read_in_the_order_of_its_index() {
    let all = ItemFilter::default();
    let customer = Some(CustomerId::from_uuid(Uuid::from_u128(2)));
    let cleared = ItemState::Cleared;
    for (filter, index) in [
        (all.clone(), "open_items_due_ix"),
        (
            ItemFilter {
                due_before: Some(today()),
                ..all.clone()
            },
            "open_items_due_ix",
        ),
        (
            ItemFilter {
                side: Some(ItemSide::Debts),
                ..all.clone()
            },
            "open_items_debts_ix",
        ),
        (
            ItemFilter {
                kind: Some(ItemKind::Receipt),
                ..all.clone()
            },
            "open_items_debts_ix",
        ),
        (
            ItemFilter {
                customer,
                ..all.clone()
            },
            "open_items_aging_ix",
        ),
        (
            ItemFilter {
                state: cleared,
                ..all.clone()
            },
            "open_items_cleared_ix",
        ),
        (
            ItemFilter {
                state: cleared,
                customer,
                ..all.clone()
            },
            "open_items_customer_ix",
        ),
        (
            ItemFilter {
                state: ItemState::All,
                ..all.clone()
            },
            "open_items_posted_sums_ix",
        ),
        (
            ItemFilter {
                state: ItemState::All,
                customer,
                ..all
            },
            "open_items_customer_ix",
        ),
    ] {
        let plan = list_plan(&filter);
        assert!(plan.contains(index), "{filter:?}: {plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{filter:?} sorts: {plan}");
        assert!(!plan.contains("SCAN i"), "{filter:?}: {plan}");
    }
}

#[test]
fn the_journal_is_read_in_the_order_of_its_index() {
    let page = PageRequest {
        limit: 50,
        after: Some(Cursor::encode(&(
            today(),
            kernel::JournalEntryId::from_uuid(Uuid::from_u128(3)),
        ))),
    };
    let filter = JournalFilter {
        from: Some(today()),
        ..JournalFilter::default()
    };
    let (sql, args) = journal_query(entity(), &filter, &page).expect("a list");
    let plan = plan(&sql, &args);
    assert!(
        plan.contains("journal_entries_date_ix") && !plan.contains("TEMP B-TREE"),
        "{plan}"
    );
}

#[test]
fn the_journal_of_an_account_is_read_in_the_order_of_the_index_of_its_lines() {
    let after = Cursor::encode(&(
        today(),
        kernel::JournalEntryId::from_uuid(Uuid::from_u128(3)),
    ));
    let page = PageRequest {
        limit: 50,
        after: Some(after),
    };
    for currency in [None, Some(Currency::EUR)] {
        let filter = JournalFilter {
            account: Some("1200".to_owned()),
            to: Some(today()),
            currency,
            ..JournalFilter::default()
        };
        let (sql, args) = journal_query(entity(), &filter, &page).expect("a list");
        let plan = plan(&sql, &args);
        assert!(
            plan.contains("journal_lines_account_ix (entity_id=? AND account=?"),
            "{plan}"
        );
        assert!(plan.contains("SEARCH e USING"), "{plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{plan}");
        assert!(!plan.contains("SCAN"), "{plan}");
    }
}

#[test]
fn the_entries_of_a_document_are_looked_up_by_it() {
    let filter = JournalFilter {
        source: Some("inv_00000000000000000000000000000001".to_owned()),
        ..JournalFilter::default()
    };
    let (sql, args) = journal_query(entity(), &filter, &PageRequest::first(50)).expect("a list");
    let plan = plan(&sql, &args);
    assert!(
        plan.contains("journal_entries_source_ix (source_id=?"),
        "{plan}"
    );
}

#[test]
fn aged_receivables_of_today_are_answered_from_the_index_alone() {
    let [all, debts] = aging::NOW;
    let edges = [30, 60, 90, 120];
    let (sql, args) = aging::query(entity(), &all, today(), &edges, None);
    let all = plan(&sql, &args);
    assert!(all.contains("COVERING INDEX open_items_aging_ix"), "{all}");
    assert!(!all.contains("TEMP B-TREE"), "{all}");
    let (sql, args) = aging::query(entity(), &debts, today(), &edges, None);
    let debts = plan(&sql, &args);
    assert!(
        debts.contains("COVERING INDEX open_items_debts_ix"),
        "{debts}"
    );
}

#[test]
fn aged_receivables_of_some_customers_read_theirs_alone() {
    let some = [CustomerId::from_uuid(Uuid::from_u128(2))];
    for (part, index) in aging::NOW.iter().zip([
        "open_items_aging_ix (entity_id=? AND customer_id=?",
        "open_items_",
    ]) {
        let (sql, args) = aging::query(entity(), part, today(), &[30], Some(&some));
        let plan = plan(&sql, &args);
        assert!(plan.contains(index), "{plan}");
    }
}

#[test]
fn aged_receivables_of_a_past_day_read_only_what_happened_since() {
    for (part, index) in aging::SINCE.iter().zip([
        "open_items_posted_sums_ix (entity_id=? AND posted_on>? AND posted_on<?)",
        "open_items_posted_sums_ix (entity_id=? AND posted_on>? AND posted_on<?)",
        "allocations_day_ix (entity_id=? AND allocated_on>?)",
        "allocations_day_ix (entity_id=? AND allocated_on>?)",
    ]) {
        let (sql, args) = aging::query(entity(), part, today(), &[30], None);
        let plan = plan(&sql, &args);
        assert!(plan.contains(index), "{plan}");
    }
}

#[test]
fn items_are_looked_up_by_number_id_and_document() {
    for (list, condition, index) in [
        ("{texts $2}", items::BY_NUMBER, "open_items_number_ix"),
        ("{uuids $2}", items::BY_ID, "sqlite_autoindex_open_items_1"),
        (
            "{uuids $2}",
            items::BY_SOURCE,
            "sqlite_autoindex_open_items_2",
        ),
    ] {
        let wanted = match list {
            "{texts $2}" => Value::Texts(vec!["R1".to_owned()]),
            _ => Value::Uuids(vec![Uuid::from_u128(1)]),
        };
        let plan = plan(
            &items::look_up_query(list, condition),
            &[entity().into(), wanted],
        );
        assert!(plan.contains(index), "{condition}: {plan}");
    }
}

#[test]
fn what_a_customer_owes_is_found_by_the_customer() {
    let customers = Value::Uuids(vec![Uuid::from_u128(2)]);
    for sql in [debts::crowded_query(), debts::open_query()] {
        let plan = plan(&sql, &[entity().into(), customers.clone()]);
        assert!(
            plan.contains("USING INDEX open_items_aging_ix (entity_id=? AND customer_id=?")
                || plan.contains(
                    "USING COVERING INDEX open_items_aging_ix (entity_id=? AND customer_id=?"
                ),
            "{plan}"
        );
    }
}
