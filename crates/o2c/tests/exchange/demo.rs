use cashlane_o2c as o2c;
use o2c::exchange::demo::{self, State};
use o2c::exchange::verify;
use o2c::insight::{
    self, FlowChoice, FlowFilter, FlowOf, Kpi, Period, Projections, Scope, SplitBy, TrendStep,
};
use o2c::parties;
use store::Files;
use store::testing::fresh_stores;

#[test]
fn the_demo_walks_all_real_orders_to_cash_and_proves_itself() {
    for (backend, store) in fresh_stores() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("dir:{}", folder.path().join("files").display());
        let files = Files::open(&url).expect("a folder");
        assert_eq!(demo::state(&store).expect("readable"), State::Absent);
        let built = demo::build(&store, &files, &folder.path().join("bank"), &mut |_| {})
            .unwrap_or_else(|error| panic!("{backend}: {error:?}"));
        assert!(matches!(demo::state(&store), Ok(State::Built(_))));
        assert_eq!((built.customers, built.products), (93, 78));
        assert_eq!(built.orders, 830);
        assert!(
            built.invoices < built.deliveries && built.deliveries < built.orders,
            "business goes on: {built:#?}"
        );
        assert!(built.invoices > 780, "{built:#?}");
        assert_eq!(built.habits.values().sum::<u64>(), built.invoices);
        assert_eq!(
            built.habits.len(),
            6,
            "every habit occurs: {:?}",
            built.habits
        );
        assert!(built.applied * 10 > built.bank_entries * 7, "{built:#?}");
        assert!(built.waiting > 0, "some wait for a person");
        let files_written = std::fs::read_dir(folder.path().join("bank")).expect("a folder");
        assert_eq!(files_written.count() as u64, built.statements);
        assert_work_is_left(&store);
        assert_figures_from_memory(&store);
        assert_cases_are_those_that_count(&store);
        let checked = verify::all(&store, &files, &mut |_| {}).expect("readable books");
        let wrong: Vec<_> = checked
            .iter()
            .filter(|part| !part.differences.is_empty())
            .collect();
        assert!(wrong.is_empty(), "{backend}: {wrong:#?}");
    }
}

/// Figures of some customers come out the same from memory as from the database.
fn assert_figures_from_memory(store: &store::Store) {
    let kept = Projections::new(64 << 20);
    let day = store.now().date();
    let period = Period {
        from: kernel::dates::add_months(day, -6),
        to: day,
    };
    let figures = |kept: Option<&Projections>| {
        store
            .read(|tx| {
                let entity = parties::entity_by_code(tx, demo::CODE)?;
                let scope = Scope::of(entity.id);
                let scope = kept.map_or(scope.clone(), |kept| scope.kept_in(kept));
                let german = scope.clone().among(SplitBy::Country, Some("DE".to_owned()));
                let mut all = Vec::new();
                for kpi in Kpi::ALL.iter().filter(|kpi| kpi.is_of_customers()) {
                    let shares = insight::split(tx, &scope, *kpi, period, SplitBy::Country)?;
                    all.push(serde_json::to_string(&shares).expect("json"));
                    let points = insight::trend(tx, &german, *kpi, period, TrendStep::Week)?;
                    all.push(serde_json::to_string(&points).expect("json"));
                }
                for of in [FlowOf::Order, FlowOf::Invoice, FlowOf::BankEntry] {
                    for scope in [&scope, &german] {
                        let all_cases = FlowFilter::default();
                        let flow = insight::flow(tx, scope, of, period, &all_cases)?;
                        all.push(serde_json::to_string(&flow).expect("json"));
                        let choice = FlowChoice::default();
                        let cases =
                            insight::flow_cases(tx, scope, of, period, &all_cases, &choice)?;
                        all.push(serde_json::to_string(&cases).expect("json"));
                    }
                }
                Ok::<_, o2c::Error>(all)
            })
            .expect("figures")
    };
    assert_eq!(figures(Some(&kept)), figures(None));
    assert_eq!(kept.reads(), 1);
}

/// As many documents are listed behind a figure as it counts, where it counts documents.
fn assert_cases_are_those_that_count(store: &store::Store) {
    let day = store.now().date();
    let period = Period {
        from: kernel::dates::add_months(day, -6),
        to: day,
    };
    // These count lines, pairs or holds, of which a document may have several.
    let finer = [
        Kpi::OnTimeDelivery,
        Kpi::Otif,
        Kpi::PerfectOrderRate,
        Kpi::MatchRateLine,
        Kpi::BadDebtRate,
        Kpi::CreditHoldTime,
    ];
    for kpi in Kpi::ALL.iter().filter(|kpi| !finer.contains(kpi)) {
        let counted = store
            .read(|tx| {
                let scope = Scope::of(parties::entity_by_code(tx, demo::CODE)?.id);
                let mut counted = Vec::new();
                for figure in insight::measure(tx, &scope, *kpi, period)? {
                    let (mut listed, mut page) = (0, o2c::PageRequest::default());
                    loop {
                        let cases =
                            insight::cases(tx, &scope, *kpi, period, figure.currency, &page)?;
                        listed += cases.items.len() as u64;
                        match cases.next {
                            Some(next) => page.after = Some(next),
                            None => break,
                        }
                    }
                    counted.push((figure.cases, listed));
                }
                Ok::<_, o2c::Error>(counted)
            })
            .expect("figures");
        for (figure, listed) in counted {
            assert_eq!(figure, listed, "{}", kpi.id());
        }
    }
}

/// There is something for everybody on the day on which the company is built.
fn assert_work_is_left(store: &store::Store) {
    let home = store
        .read(|tx| {
            let entity = parties::entity_by_code(tx, demo::CODE)?;
            insight::home(tx, entity.id, None, |_, _| true)
        })
        .expect("a first page");
    let needs = home.needs;
    for (what, tally) in [
        ("deliveries to bill", needs.billing_due),
        ("payments to apply", needs.exceptions),
        ("claims past due", needs.overdue),
    ] {
        assert!(tally.is_some_and(|tally| tally.count > 0), "no {what}");
    }
}
