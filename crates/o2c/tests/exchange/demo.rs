use cashlane_o2c as o2c;
use o2c::exchange::demo::{self, State};
use o2c::exchange::verify;
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
        assert_eq!((built.orders, built.deliveries, built.invoices), (830, 830, 830));
        assert_eq!(built.habits.values().sum::<u64>(), 830);
        assert_eq!(built.habits.len(), 6, "every habit occurs: {:?}", built.habits);
        assert!(built.applied * 10 > built.bank_entries * 7, "{built:#?}");
        assert!(built.waiting > 0, "some wait for a person");
        let files_written = std::fs::read_dir(folder.path().join("bank")).expect("a folder");
        assert_eq!(files_written.count() as u64, built.statements);
        let checked = verify::all(&store, &files, &mut |_| {}).expect("readable books");
        let wrong: Vec<_> = checked.iter().filter(|part| !part.differences.is_empty()).collect();
        assert!(wrong.is_empty(), "{backend}: {wrong:#?}");
    }
}
