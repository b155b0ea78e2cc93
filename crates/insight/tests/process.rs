//! What a log tells, against figures worked out by hand, and what must hold of any log.

use std::collections::BTreeMap;

use cashlane_insight::process::{
    Assumptions, Case, CaseFacts, DeviationKind, EventLog, FixKind, LogBuilder, NewEvent, Question,
    Step, Who, assess, assess_cases,
};
use kernel::Date;
use proptest::prelude::*;

const HOUR: i64 = 3_600_000_000;

/// Three cases: `a` goes straight, `b` checks twice and is late, `c` is not finished.
fn small() -> EventLog {
    let mut log = LogBuilder::new(["region"]);
    let day = |day| Date::from_ymd_opt(2026, 3, day);
    let rows: [(&str, &str, i64, Who, &str); 9] = [
        ("a", "order", 0, Who::Person, "Ann"),
        ("b", "order", 1, Who::Person, "Ann"),
        ("a", "check", 2, Who::System, "engine"),
        ("b", "check", 3, Who::Person, "Bob"),
        ("c", "order", 4, Who::Person, "Ann"),
        ("b", "check", 13, Who::Person, "Bob"),
        ("a", "ship", 10, Who::Person, "Cyd"),
        ("b", "ship", 25, Who::Person, "Cyd"),
        ("c", "check", 30, Who::System, "engine"),
    ];
    for (case, activity, hour, who, resource) in rows {
        let event = NewEvent {
            case,
            activity,
            at: hour * HOUR,
            who,
            resource,
            facts: CaseFacts {
                value: (case == "b").then_some(24_000),
                promised: day(10),
                actual: if case == "b" { day(12) } else { day(9) },
                late: None,
            },
            ..NewEvent::default()
        };
        let region = if case == "b" { "north" } else { "south" };
        log.push(&event, [(0, region)]).expect("a small log fits");
    }
    log.build()
}

#[test]
fn a_part_of_a_log_is_the_log_of_that_part() {
    let whole = small();
    let question = Question::default();
    let late: Vec<Case<'_>> = whole.choose(|case| case.is_late() == Some(true));
    let found = assess_cases(&whole, &late, &question).expect("b is late");
    assert_eq!((found.cases, found.events, found.resources), (1, 4, 3));
    assert_eq!((found.activities, found.people.list.len()), (3, 3));
    assert_eq!(found.promises.late_value, 24_000);
    let case = late[0];
    assert_eq!(
        (case.name(), case.text(&whole.attributes[0])),
        ("b", "north")
    );
    assert!(case.repeats_step("check") && !case.repeats_step("order"));
    assert!(case.has_resource("Bob") && !case.has_resource("engine"));
    let none = whole.choose(|case| case.has_step("pay"));
    assert_eq!(assess_cases(&whole, &none, &question), None);
}

#[test]
fn a_small_log_comes_out_as_by_hand() {
    let found = assess(&small(), &Question::default()).expect("it has events");
    assert_eq!(
        (found.events, found.cases, found.activities, found.resources),
        (9, 3, 3, 4)
    );
    assert_eq!(found.ends.intended_starts, ["order"]);
    assert_eq!(found.ends.intended_ends, ["ship"]);
    assert_eq!((found.completed_cases, found.completed_events), (2, 7));
    // a takes 10 hours, b 24: the median is 17.
    assert!((found.completed_duration.p50 - 17.0).abs() < 1e-9);
    assert!((found.completed_duration.mean - 17.0).abs() < 1e-9);
    let mut edges = found.map.edges.iter();
    let edge = edges.find(|edge| edge.from == "check" && edge.to == "check");
    let edge = edge.expect("b checks twice");
    assert_eq!((edge.count, edge.cases), (1, 1));
    assert!((edge.wait.p50 - 10.0).abs() < 1e-9);
    // 240.00 for ten hours: 24,000 hundredths × 10/24 days.
    assert!((edge.value_days - 10_000.0).abs() < 1e-6);
    assert_eq!(
        (found.automation.manual, found.automation.automatic),
        (7, 2)
    );
    assert_eq!(found.rework.cases, 1);
    assert_eq!(found.rework.steps[0].activity, "check");
    assert_eq!(
        (found.rework.steps[0].again, found.rework.steps[0].at_once),
        (1, 1)
    );
    assert_eq!((found.promises.cases, found.promises.late), (3, 1));
    assert_eq!(found.promises.late_value, 24_000);
    assert_eq!(found.promises.days_late_p90, Some(2));
    assert_eq!(found.conformance.path, ["order", "check", "ship"]);
    assert_eq!(found.conformance.exact, 1);
    assert_eq!(found.conformance.deviations[0].kind, DeviationKind::Added);
    assert_eq!(found.conformance.deviations[0].activity, "check");
    // a: Ann → engine → Cyd; b: Ann → Bob → Bob → Cyd; c: Ann → engine.
    let handovers = found.people.handovers.iter().map(|of| of.count);
    assert_eq!(handovers.sum::<usize>(), 5);
}

#[test]
fn events_of_one_instant_stay_as_they_came() {
    let mut log = LogBuilder::new([]);
    for (case, activity) in [
        ("x", "first"),
        ("y", "other"),
        ("x", "second"),
        ("x", "third"),
    ] {
        let event = NewEvent {
            case,
            activity,
            at: 7,
            ..NewEvent::default()
        };
        log.push(&event, []).expect("it fits");
    }
    let found = assess(&log.build(), &Question::default()).expect("it has events");
    let paths: Vec<String> = found
        .variants
        .list
        .iter()
        .map(|it| it.path.join(">"))
        .collect();
    assert!(
        paths.contains(&"first>second>third".to_owned()),
        "{paths:?}"
    );
}

#[test]
fn a_cause_is_told_only_beyond_chance_and_never_the_verdict_itself() {
    let mut log = LogBuilder::new(["plant", "verdict", "colour"]);
    for number in 0..400 {
        let case = format!("{number}");
        // Plant 2 is late in half of its cases, plant 1 in one of five; colours say nothing.
        let late = if number % 2 == 0 {
            number % 4 == 0
        } else {
            number % 10 == 1
        };
        let event = NewEvent {
            case: &case,
            activity: "order",
            at: number,
            facts: CaseFacts {
                late: Some(late),
                ..CaseFacts::default()
            },
            ..NewEvent::default()
        };
        let plant = if number % 2 == 0 { "2" } else { "1" };
        let colour = if number < 200 { "red" } else { "blue" };
        let verdict = if late { "bad" } else { "good" };
        let columns = [(0, plant), (1, verdict), (2, colour)];
        log.push(&event, columns).expect("it fits");
    }
    let found = assess(&log.build(), &Question::default()).expect("it has events");
    assert_eq!(found.promises.same_thing, ["verdict"]);
    let causes = &found.promises.causes;
    let told: Vec<(&str, &str)> = causes.iter().map(|c| (&c.what[..], &c.value[..])).collect();
    assert_eq!(told, [("plant", "2")]);
    assert_eq!((causes[0].cases, causes[0].late), (200, 100));
}

#[test]
fn what_it_is_worth_follows_from_what_is_assumed() {
    let question = Question {
        assumptions: Assumptions {
            minutes_per_step: 6.0,
            cost_per_hour: 50.0,
            cost_of_capital: 10.0,
        },
        ..Question::default()
    };
    let found = assess(&small(), &question).expect("it has events");
    let mut fixes = found.fixes.iter();
    let fix = fixes.find(|fix| fix.kind == FixKind::Automate && fix.steps == ["order"]);
    let fix = fix.expect("people take orders");
    // Three times in thirty hours is 876 times a year: 87.6 hours, 4,380.
    assert!((fix.hours_a_year - 87.6).abs() < 1e-6, "{fix:?}");
    assert!((fix.worth_a_year - 4380.0).abs() < 1e-6, "{fix:?}");
}

#[test]
fn doubts_about_the_data_are_named() {
    let mut log = LogBuilder::new(["client", "site"]);
    for number in 0..50_i64 {
        let case = format!("{number}");
        for (activity, day_only) in [("order", false), ("ship", true)] {
            let event = NewEvent {
                case: &case,
                activity,
                at: number,
                day_only,
                ..NewEvent::default()
            };
            let client = if number % 2 == 0 { "0042" } else { "42" };
            log.push(&event, [(0, client), (1, "main")])
                .expect("it fits");
        }
    }
    let found = assess(&log.build(), &Question::default()).expect("it has events");
    let told: Vec<(&str, &str)> = found
        .quality
        .iter()
        .map(|finding| (finding.code, &finding.place[..]))
        .collect();
    for expected in [
        ("day_only", "ship"),
        ("same_instant", ""),
        ("no_who", ""),
        ("spellings", "client"),
        ("constant", "site"),
    ] {
        assert!(told.contains(&expected), "{expected:?} in {told:?}");
    }
}

proptest! {
    /// Whatever comes in whatever order: nothing is lost and nothing is counted twice.
    #[test]
    fn parts_sum_to_the_whole(rows in prop::collection::vec((0..9_u8, 0..5_u8, 0..50_i64), 1..120)) {
        let mut log = LogBuilder::new([]);
        for (case, activity, at) in &rows {
            let (case, activity) = (case.to_string(), activity.to_string());
            let event = NewEvent { case: &case, activity: &activity, at: *at, ..NewEvent::default() };
            log.push(&event, []).expect("it fits");
        }
        let found = assess(&log.build(), &Question::default()).expect("it has events");
        prop_assert_eq!(found.events, rows.len());
        prop_assert_eq!(found.activity_counts.values().sum::<usize>(), found.events);
        prop_assert_eq!(found.variants.list.iter().map(|variant| variant.cases).sum::<usize>(), found.cases);
        let moves: usize = found.map.edges.iter().map(|edge| edge.count).sum();
        prop_assert_eq!(moves, found.events - found.cases);
        prop_assert_eq!(found.ends.starts.iter().map(|(_, cases)| cases).sum::<usize>(), found.cases);
        prop_assert!(found.completed_cases <= found.cases);
        if let Some(fitness) = found.conformance.fitness {
            prop_assert!((0.0..=1.0).contains(&fitness));
        }
    }

    /// A log that changes case by case tells what one tells that is built of the same at once.
    #[test]
    fn a_growing_log_is_the_log_of_what_it_was_given_last(
        told in prop::collection::vec((0..6_u8, prop::collection::vec((0..4_u16, 0..20_i64), 0..6)), 1..40),
    ) {
        let steps = ["order", "check", "ship", "pay"];
        let mut grown = EventLog::of_cases(["region"]);
        for step in steps {
            grown.number_activity(step).expect("four are few");
        }
        let mut last = BTreeMap::new();
        for (case, events) in &told {
            let number = grown.number_case(&case.to_string());
            let facts = CaseFacts { value: Some(i64::from(*case)), ..CaseFacts::default() };
            grown.tell(number, facts, [if events.len() > 2 { "long" } else { "short" }]);
            let mut new: Vec<Step> = events
                .iter()
                .map(|(activity, at)| Step { activity: *activity, at: *at, resource: 0, who: Who::System })
                .collect();
            grown.put(number, &mut new).expect("it fits");
            last.insert(*case, events.clone());
        }
        let mut whole = LogBuilder::new(["region"]);
        for (case, events) in &last {
            for (activity, at) in events {
                let event = NewEvent {
                    case: &case.to_string(),
                    activity: steps[usize::from(*activity)],
                    at: *at,
                    who: Who::System,
                    facts: CaseFacts { value: Some(i64::from(*case)), ..CaseFacts::default() },
                    ..NewEvent::default()
                };
                let region = if events.len() > 2 { "long" } else { "short" };
                whole.push(&event, [(0, region)]).expect("it fits");
            }
        }
        let whole = whole.build();
        prop_assert_eq!(grown.events(), whole.events());
        let ask = |log: &EventLog| {
            let mut cases: Vec<Case<'_>> = log.cases().collect();
            cases.sort_by_key(|case| case.name().to_owned());
            let region = log.columns().next().expect("a column");
            let regions: Vec<String> = cases.iter().map(|case| case.text(region).to_owned()).collect();
            (assess_cases(log, &cases, &Question::default()), regions)
        };
        prop_assert_eq!(ask(&grown), ask(&whole));
    }
}
