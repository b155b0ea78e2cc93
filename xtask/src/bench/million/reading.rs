//! What the desk asks of a million open items: sorted and searched lists, totals, its first page.

use anyhow::Result;
use o2c::insight;
use o2c::parties::{CustomerFilter, CustomerSort};
use o2c::receivables::{self, AgedFilter, AgedSort, ItemFilter, ItemSort};
use o2c::{PageRequest, Sort};
use store::{Store, Tx};

use super::super::company::Company;
use super::super::report::{Goal, Report};
use super::{RUNS, median, millis};

/// A question with the time that it may take, in milliseconds.
type Question = (&'static str, f64, Ask);
/// What is asked of the store.
type Ask = Box<dyn Fn(&mut Tx) -> o2c::Result<()>>;

/// Measures every question.
pub fn run(store: &Store, company: &Company, report: &mut Report) -> Result<()> {
    for (name, below, ask) in questions(company) {
        let time = median(RUNS, || Ok(store.read(|tx| ask(tx))?))?;
        report.judged(name, millis(time), "ms", Goal::Below(below));
    }
    Ok(())
}

fn questions(company: &Company) -> Vec<Question> {
    let entity = company.entity;
    let page = || PageRequest::first(100);
    let items = move |filter: ItemFilter| -> Ask {
        Box::new(move |tx| receivables::open_items(tx, entity, &filter, &page()).map(drop))
    };
    let sorted = move |by| {
        items(ItemFilter {
            sort: Some(Sort::falling(by)),
            ..ItemFilter::default()
        })
    };
    let searched = move |text: &str| {
        items(ItemFilter {
            search: Some(text.to_owned()),
            ..ItemFilter::default()
        })
    };
    let customers = move |by| -> Ask {
        let filter = CustomerFilter {
            sort: Some(Sort::falling(by)),
            ..CustomerFilter::default()
        };
        Box::new(move |tx| insight::list_customers(tx, entity, &filter, true, &page()).map(drop))
    };
    let aged = move |by| -> Ask {
        let filter = AgedFilter {
            sort: Some(Sort::falling(by)),
            ..AgedFilter::default()
        };
        Box::new(move |tx| receivables::aged_page(tx, entity, &filter, &page()).map(drop))
    };
    let found = move |text: &'static str| -> Ask {
        Box::new(move |tx| insight::find(tx, entity, text, 8, |_| true).map(drop))
    };
    vec![
        ("desk: items by amount", 50.0, sorted(ItemSort::Amount)),
        ("desk: items by number", 50.0, sorted(ItemSort::Number)),
        ("desk: items by customer", 50.0, sorted(ItemSort::Customer)),
        ("desk: items found by number", 50.0, searched("N0050")),
        ("desk: items found by amount", 50.0, searched("119.00")),
        (
            "desk: totals of all items",
            500.0,
            Box::new(move |tx| {
                receivables::item_totals(tx, entity, &ItemFilter::default()).map(drop)
            }),
        ),
        (
            "desk: customers by name",
            50.0,
            customers(CustomerSort::Name),
        ),
        (
            "desk: customers by balance",
            200.0,
            customers(CustomerSort::Balance),
        ),
        (
            "desk: customers by overdue",
            500.0,
            customers(CustomerSort::Overdue),
        ),
        ("desk: aged by customer", 50.0, aged(AgedSort::Customer)),
        ("desk: aged by total", 200.0, aged(AgedSort::Total)),
        ("desk: aged by overdue", 500.0, aged(AgedSort::Overdue)),
        ("desk: palette, a number", 50.0, found("N00500000")),
        ("desk: palette, an amount", 50.0, found("119.00")),
        ("desk: palette, a name", 50.0, found("customer 77")),
        (
            "desk: home",
            500.0,
            Box::new(move |tx| {
                let since = Some(tx.now());
                insight::home(tx, entity, since, |_, _| true).map(drop)
            }),
        ),
    ]
}
