//! KPIs: every one can be asked of an empty company, on both databases, and drills down.
//!
//! Values with known numbers are in the whole-system stories, where real documents make them.

use cashlane_o2c::PageRequest;
use cashlane_o2c::insight::{Kpi, Period, Scope, cases, measure};
use kernel::EntityId;
use store::testing::fresh_stores;

fn year() -> Period {
    let day = |text| kernel::dates::parse(text).expect("a date");
    Period {
        from: day("2026-01-01"),
        to: day("2026-12-31"),
    }
}

#[test]
fn without_documents_no_kpi_has_a_value_but_counts() {
    let entity = EntityId::from_uuid(uuid::Uuid::from_u128(1));
    for (name, store) in fresh_stores() {
        for kpi in Kpi::ALL {
            let figures = store
                .read(|tx| measure(tx, &Scope::of(entity), *kpi, year()))
                .unwrap_or_else(|error| panic!("{} on {name}: {error:?}", kpi.id()));
            for figure in figures {
                let counted = matches!(kpi, Kpi::OrderThroughput);
                assert_eq!(figure.value.is_some(), counted, "{} on {name}", kpi.id());
                assert_eq!(figure.cases, 0, "{} on {name}", kpi.id());
            }
            let page = store
                .read(|tx| {
                    cases(
                        tx,
                        &Scope::of(entity),
                        *kpi,
                        year(),
                        None,
                        &PageRequest::default(),
                    )
                })
                .unwrap_or_else(|error| panic!("cases of {} on {name}: {error:?}", kpi.id()));
            assert!(page.items.is_empty() && page.next.is_none());
        }
    }
}

#[test]
fn a_period_that_ends_before_it_begins_is_refused() {
    let entity = EntityId::from_uuid(uuid::Uuid::from_u128(1));
    let period = Period {
        from: year().to,
        to: year().from,
    };
    for (name, store) in fresh_stores() {
        let refused = store.read(|tx| measure(tx, &Scope::of(entity), Kpi::Dso, period));
        assert!(refused.is_err(), "{name}");
    }
}

#[test]
fn the_document_of_kpis_says_what_the_dictionary_says() {
    let document = include_str!("../../../docs/kpis.md");
    for of in cashlane_o2c::insight::dictionary() {
        let row = format!(
            "| `{}` | {} | {} | {} |",
            of.id.id(),
            of.formula,
            of.inputs,
            of.unit
        );
        assert!(document.contains(&row), "docs/kpis.md lacks {row}");
    }
}
