use insight::forecast::{Grade, Method};

use super::night::replaces;

fn grade(wape: Option<i64>, mae_days: Option<i64>) -> Vec<Grade> {
    vec![Grade {
        method: Method::Model,
        weeks: 10,
        items: 100,
        wape,
        bias: Some(0),
        coverage: None,
        mae_days,
    }]
}

#[test]
fn a_challenger_replaces_the_champion_only_if_it_is_better() {
    let champion = grade(Some(2_000), Some(500));
    assert!(replaces(&champion, &grade(Some(1_900), Some(900))));
    assert!(!replaces(&champion, &grade(Some(2_000), Some(100))));
    assert!(!replaces(&champion, &grade(Some(2_001), Some(100))));
    // Without weeks to compare the payment days decide; without either the champion stays.
    assert!(replaces(&grade(None, Some(500)), &grade(None, Some(499))));
    assert!(!replaces(&grade(None, Some(500)), &grade(None, Some(500))));
    assert!(!replaces(&champion, &grade(None, None)));
    assert!(!replaces(&[], &champion));
}
