//! `cashlane assess` on plain files, and the event log that goes out.

use super::support::Desk;

const EVENTS: &str = "\
Case ID,Activity,Timestamp,User,User Type,Net Value,Promised Date,Actual Date,Region
1,Order,2026-01-05T09:00:00Z,Ann,Human,100.00,2026-01-10,2026-01-09,north
1,Check,2026-01-05T10:00:00Z,engine,Robot,100.00,2026-01-10,2026-01-09,north
1,Ship,2026-01-09T09:00:00Z,Cyd,Human,100.00,2026-01-10,2026-01-09,north
2,Order,2026-01-06T09:00:00Z,Ann,Human,50.50,1970-01-01,2026-01-20,south
2,Check,2026-01-06T11:00:00Z,Bob,Human,50.50,2026-01-12,2026-01-20,south
2,Check,2026-01-08T11:00:00Z,Bob,Human,50.50,2026-01-12,2026-01-20,south
2,Ship,2026-01-20T09:00:00Z,Cyd,Human,50.50,2026-01-12,2026-01-20,south
3,Order,not yet,Ann,Human,7,,,south
";
const LEDGER: &str = "\
Invoice No;Customer;Invoice Date;Due Date;Clearing Date;Amount;Currency
R1;Anders;01.03.2025;31.03.2025;10.04.2025;100,00;EUR
R2;Bering;01.06.2025;01.07.2025;21.06.2025;300,00;EUR
R3;Anders;01.11.2025;01.12.2025;;200,00;EUR
R4;Bering;10.12.2025;09.01.2026;;130,00;EUR
R5;Bering;10.12.2025;09.01.2026;;much;EUR
";

#[test]
fn a_log_and_a_ledger_are_told_apart_and_told() {
    let desk = Desk::new();
    desk.write("events.csv", EVENTS);
    desk.write("ledger.csv", LEDGER);
    desk.write("map.toml", "[options]\ndecimal = \",\"\n");
    let log = desk.run("assess events.csv");
    assert_eq!(log.code, 0, "{}", log.talk);
    assert!(
        log.talk.contains("line 9 \"not yet\": is no instant"),
        "{}",
        log.talk
    );
    assert!(
        log.talk
            .contains("placeholder Promised Date (1 times): 1970-01-01"),
        "{}",
        log.talk
    );
    insta::assert_snapshot!("assess_log", log.out);
    let ledger = desk.run("assess ledger.csv --mapping map.toml --as-of 2025-12-31");
    assert_eq!(ledger.code, 0, "{}", ledger.talk);
    assert!(ledger.talk.contains("much"), "{}", ledger.talk);
    insta::assert_snapshot!("assess_ledger", ledger.out);
}

#[test]
fn a_baseline_of_a_file_is_kept_and_stands_beside_the_own_figures() {
    let desk = Desk::with_company();
    desk.write("events.csv", EVENTS);
    desk.run("assess events.csv --out before").done();
    let kept = desk
        .run("baseline keep before --file before/baseline.json --json")
        .done();
    let kept: serde_json::Value = serde_json::from_str(&kept).expect("json");
    assert_eq!(
        (&kept[0]["source"], &kept[0]["from"]),
        (&"file".into(), &"2026-01-05".into())
    );
    let id = kept[0]["id"].as_str().expect("an id");
    let found = desk.run(&format!(
        "baseline compare {id} --from 2026-01-01 --to 2026-01-31"
    ));
    assert!(
        found.out.contains("only before: completed_duration"),
        "{}",
        found.out
    );
    let empty = desk.run("baseline keep now");
    assert!(
        empty.code != 0 && empty.talk.contains("no order came"),
        "{}",
        empty.talk
    );
    desk.write("other.json", "{\"version\":1,\"figures\":[]}");
    let none = desk.run("baseline keep other --file other.json");
    assert!(
        none.code != 0 && none.talk.contains("holds no figures"),
        "{}",
        none.talk
    );
    let health = desk.run("health --check").done();
    assert!(health.contains("jobs_dead"), "{health}");
}

#[test]
fn a_report_is_written_and_a_baseline_compares() {
    let desk = Desk::new();
    desk.write("events.csv", EVENTS);
    let first = desk.run("assess events.csv --out before");
    assert_eq!(first.code, 0, "{}", first.talk);
    for name in [
        "before/report.html",
        "before/report.pdf",
        "before/baseline.json",
    ] {
        assert!(desk.has(name), "{name}");
    }
    let page = desk.read("before/report.html");
    assert!(
        page.contains("<svg") && page.contains("Where money waits"),
        "the report has its parts"
    );
    assert!(
        !page.contains("http://") || page.contains("http://www.w3.org/2000/svg"),
        "it needs nothing else"
    );
    let second = desk.run("assess events.csv --before before/baseline.json");
    assert_eq!(second.code, 0, "{}", second.talk);
    assert!(second.out.contains("may be chance"), "{}", second.out);
    assert!(!second.out.contains("more than chance"), "{}", second.out);
}

#[test]
fn the_exported_log_is_read_back_alike_in_every_form() {
    let desk = Desk::with_company();
    let mut told = Vec::new();
    for name in ["log.json", "log.xml", "log.sqlite"] {
        let written = desk.run(&format!("export event_log --out {name}"));
        assert_eq!(written.code, 0, "{}", written.talk);
        assert!(written.talk.contains(" events on "), "{}", written.talk);
        let read = desk.run(&format!("assess {name} --json --object-type entity"));
        assert_eq!(read.code, 0, "{}", read.talk);
        let found: serde_json::Value = serde_json::from_str(&read.out).expect("JSON");
        told.push((
            found["process"]["events"].clone(),
            found["process"]["activity_counts"].clone(),
        ));
    }
    assert_eq!(told[0], told[1]);
    assert_eq!(told[0], told[2]);
    let again = desk.run("export event_log --out log.sqlite");
    assert_ne!(again.code, 0, "a file that is there is not overwritten");
}

#[test]
fn what_is_no_log_is_refused_with_a_way_out() {
    let desk = Desk::new();
    desk.write("plain.csv", "a,b\n1,2\n");
    let run = desk.run("assess plain.csv");
    assert_ne!(run.code, 0);
    assert!(
        run.talk.contains("has no column that is the case"),
        "{}",
        run.talk
    );
    let run = desk.run("assess missing.csv");
    assert_ne!(run.code, 0);
    assert!(run.talk.contains("missing.csv"), "{}", run.talk);
}
