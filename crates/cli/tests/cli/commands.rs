use insta::{assert_json_snapshot, assert_snapshot};
use serde_json::Value;

use crate::support::{Desk, json};

const ORDERS: &str = "customer,received_at,sku,name,quantity,unit_price\n\
    A,2024-01-05T10:00:00,P1,Pen,10,1.25\n\
    A,2024-01-05T10:00:00,P2,Book,2,5.00\n\
    B,2024-01-20T11:00:00,P1,Pen,4,1.25\n\
    B,2024-01-20T11:00:00,P1,Pen,0,1.25\n\
    B,2024-02-03T11:00:00,P1,Pen,-1,1.25\n";

const MAPPING: &str = "kind = \"orders\"\n\
    group_by = [\"customer\", \"received_at\"]\n\
    [booking]\n\
    returns = \"credit_note\"\n\
    create = [\"customers\", \"products\"]\n\
    payment_term = \"net14\"\n\
    price_policy = \"as_given\"\n\
    leave_out_bad_rows = true\n";

/// A desk with orders that were walked to cash.
fn walked() -> Desk {
    let desk = Desk::with_company();
    desk.write("orders.csv", ORDERS);
    desk.write("orders.toml", MAPPING);
    desk.run("import orders orders.csv --mapping orders.toml --results results.csv")
        .done();
    desk.run("run --history --until 2024-02-29 --fulfil --pay --close")
        .done();
    desk
}

#[test]
fn help_names_every_command_and_wrong_usage_ends_with_2() {
    let desk = Desk::new();
    assert_snapshot!("help", desk.run("--help").done());
    desk.run("invent").wrong_usage();
    desk.run("kpi nonsense --from 2024-01-01 --to 2024-01-31")
        .wrong_usage();
    desk.run("aging --as-of yesterday").wrong_usage();
}

#[test]
fn migrate_says_what_it_applied_and_then_that_nothing_is_left() {
    let desk = Desk::new();
    let applied = desk.run("migrate").done();
    assert!(
        applied.lines().all(|line| line.starts_with("applied ")),
        "{applied}"
    );
    assert!(
        desk.run("migrate")
            .done()
            .starts_with("the schema is up to date")
    );
    let report = json(&desk.run("migrate --json").done());
    assert_eq!(report["applied"], serde_json::json!([]));
}

#[test]
fn a_company_is_created_and_listed_and_its_code_is_unique() {
    let desk = Desk::with_company();
    assert_snapshot!("company_list", desk.run("company list").done());
    let again = "company create --code ACME --name Other --country DE --currency EUR --account 1";
    let talk = desk.run(again).failed();
    assert!(talk.starts_with("error: "), "{talk}");
    assert!(talk.contains("hint: "), "{talk}");
}

#[test]
fn without_a_company_commands_say_how_to_get_one() {
    let talk = Desk::new().run("aging").failed();
    assert_snapshot!("no_company", talk);
}

#[test]
fn an_import_reports_bad_rows_and_the_results_file_answers_each_row() {
    let desk = Desk::with_company();
    desk.write("orders.csv", ORDERS);
    desk.write("orders.toml", MAPPING);
    let dry = desk.run("import orders orders.csv --mapping orders.toml --dry-run");
    assert!(
        dry.talk.contains("dry run: nothing was kept"),
        "{}",
        dry.talk
    );
    let import = desk.run("import orders orders.csv --mapping orders.toml");
    assert_eq!(import.code, 0);
    assert_snapshot!("import_summary", import.out);
    assert_snapshot!("import_talk", import.talk);
    let again =
        desk.run("import orders orders.csv --mapping orders.toml --results results.csv --json");
    assert_eq!(json(&again.out)["already_imported"], true);
    assert_snapshot!("import_results", desk.read("results.csv"));
}

#[test]
fn the_fields_of_each_import_can_be_listed() {
    assert_snapshot!(
        "import_fields",
        Desk::new().run("import payments --fields").done()
    );
}

#[test]
fn a_mapping_that_does_not_fit_is_refused_with_what_is_wrong() {
    let desk = Desk::with_company();
    desk.write("orders.csv", ORDERS);
    desk.write(
        "bad.toml",
        "[columns]\nsku = \"skuu\"\nquantiti = \"quantity\"\n",
    );
    assert_snapshot!(
        "bad_mapping",
        desk.run("import orders orders.csv --mapping bad.toml")
            .failed()
    );
}

#[test]
fn history_reaches_cash_and_the_books_prove_themselves() {
    let desk = walked();
    assert_snapshot!("verify", desk.run("verify").done());
    assert_snapshot!("aging", desk.run("aging --as-of 2024-01-31").done());
    assert_snapshot!(
        "statement",
        desk.run("statement B --from 2024-01-01 --to 2024-02-29")
            .done()
    );
    assert_snapshot!(
        "kpi",
        desk.run("kpi dso order_throughput --from 2024-01-01 --to 2024-01-31")
            .done()
    );
    let talk = desk.run("statement NOBODY").failed();
    assert!(talk.contains("hint: "), "{talk}");
    let report = json(&desk.run("aging --json --as-of 2024-01-31").done());
    assert_eq!(report["as_of"], "2024-01-31");
}

#[test]
fn exports_are_data_on_standard_output_and_files_by_name() {
    let desk = walked();
    assert_snapshot!("export_open_items", desk.run("export open-items").done());
    assert_snapshot!(
        "export_orders",
        desk.run("export orders --from 2024-01-01").done()
    );
    let ledger = desk.run("export ledger --json").done();
    for line in ledger.lines() {
        assert!(json(line)["account"].is_string(), "{line}");
    }
    desk.run("export invoices --out invoices.xlsx").done();
    assert!(desk.has("invoices.xlsx"));
    desk.run("export invoices --format xlsx").wrong_usage();
}

#[test]
fn a_statement_of_account_can_be_had_as_pdf() {
    let desk = walked();
    desk.run("statement B --from 2024-01-01 --to 2024-02-29 --pdf b.pdf")
        .done();
    assert!(desk.has("b.pdf"));
}

#[test]
fn the_board_pack_tells_the_figures_in_each_language() {
    let desk = walked();
    let dso = desk
        .run("kpi dso --from 2024-01-01 --to 2024-02-29 --json")
        .done();
    let dso: serde_json::Value = serde_json::from_str(&dso).expect("figures");
    let dso: f64 = dso[0]["value"]
        .as_str()
        .and_then(|text| text.parse().ok())
        .expect("something was sold");
    for (language, title, point) in [("en", "Board pack", "."), ("fr", "Rapport au conseil", ",")] {
        let ask = format!(
            "board-pack --from 2024-01-01 --to 2024-02-29 --language {language} --out p.html"
        );
        desk.run(&ask).done();
        let page = desk.read("p.html");
        assert!(page.contains(title), "{language}");
        let shown = format!("{dso:.1}").replace('.', point);
        assert!(page.contains(&shown), "{language}: no {shown}");
        assert!(!page.contains("{value}"), "every name is filled");
    }
    desk.run("board-pack --from 2024-01-01 --to 2024-02-29")
        .done();
    assert!(desk.has("board-pack.pdf"));
    let talk = desk
        .run("board-pack --from 2024-02-29 --to 2024-01-01")
        .failed();
    assert!(talk.contains("swap the dates"), "{talk}");
}

#[test]
fn run_without_anything_due_does_nothing() {
    let desk = walked();
    // Statements that came leave matching to be done.
    desk.run("run").done();
    assert_snapshot!("run", desk.run("run").done());
}

#[test]
fn bank_files_are_shown_without_a_database_and_booked_once() {
    let desk = Desk::with_company();
    let file = ":20:1\n:25:DE89370400440532013000\n:28C:1\n:60F:C240105EUR10,00\n\
        :61:2401050105C2,50NTRFNONREF\n:86:for nothing\n:62F:C240105EUR12,50\n-\n";
    desk.write("statement.sta", file);
    assert_snapshot!("bank_parse", desk.run("bank parse statement.sta").done());
    assert_snapshot!("bank_import", desk.run("bank import statement.sta").done());
    let again = desk.run("bank import statement.sta").done();
    assert!(again.contains("known already"), "{again}");
    desk.write("broken.sta", &file.replace("12,50", "13,50"));
    let gap = desk.run("bank parse broken.sta");
    assert_eq!(gap.code, 1, "{}", gap.talk);
}

/// Two statements, the second of which does not add up.
const TWO_STATEMENTS: &str = "\
    :20:1\n:25:DE89370400440532013000\n:28C:1\n:60F:C240105EUR10,00\n\
    :61:2401050105C2,50NTRFNONREF\n:86:166?00GUTSCHRIFT?20INV-1?32Payer\n:62F:C240105EUR12,50\n-\n\
    :20:2\n:25:DE89370400440532013000\n:28C:2\n:60F:C240105EUR12,50\n\
    :61:2401060106RC2,50NRTINONREF\n:62F:C240106EUR12,50\n-\n";

#[test]
fn several_bank_files_are_shown_one_after_the_other() {
    let desk = Desk::new();
    desk.write("two.sta", TWO_STATEMENTS);
    desk.write(
        "bank.csv",
        "Datum;Text;Betrag\n05.01.2024;Miete;-1.190,00\n",
    );
    desk.write("no.xml", "<html><body>Sign in</body></html>");
    let run = desk.run("bank parse two.sta none.sta bank.csv no.xml --currency EUR");
    assert_eq!(run.code, 1);
    assert_snapshot!("bank_parse_several", run.out);
    assert_snapshot!("bank_parse_several_talk", run.talk);
}

#[test]
fn bank_files_become_one_json_document_a_line() {
    let desk = Desk::new();
    desk.write("two.sta", TWO_STATEMENTS);
    let broken = TWO_STATEMENTS.replace(":61:240106", ":61:x");
    let run = desk.run_with("bank parse two.sta - --json", &broken, &[]);
    assert_eq!(run.code, 1);
    let documents: Vec<Value> = run.out.lines().map(json).collect();
    assert_eq!(documents.len(), 2);
    assert_json_snapshot!("bank_parse_json", documents[0]);
    assert_eq!(documents[1]["file"], "-");
    assert_eq!(documents[1]["error"]["line"], 13);
    let kept = documents[1]["statements"].as_array().expect("statements");
    assert_eq!(kept[0]["entries"].as_array().map(Vec::len), Some(1));
    let raw = desk.run("bank parse two.sta --json --raw").out;
    let raw = json(&raw);
    let entry = &raw["statements"][0]["entries"][0];
    assert!(
        entry["raw"]
            .as_str()
            .expect("raw")
            .starts_with(":61:240105"),
        "{entry}"
    );
}

#[test]
fn remittance_advice_is_shown_without_a_database() {
    let desk = Desk::new();
    let table = "Invoice number,Gross amount,Deduction,Reason,Amount paid\n\
        INV-1,1190.00,90.00,short delivery,1100.00\nINV-2,500.00,,,499.00\nTotal,,,,1600.00\n";
    desk.write("advice.csv", table);
    desk.write("no.xml", "<?xml version=\"1.0\"?><html/>");
    let run = desk.run("remittance parse advice.csv no.xml --currency EUR");
    assert_eq!(run.code, 1);
    assert_snapshot!("remittance_parse", run.out);
    assert_snapshot!("remittance_parse_talk", run.talk);
    let run = desk.run_with("remittance parse - --json --currency EUR", table, &[]);
    assert_eq!(run.code, 0, "{}", run.talk);
    assert_json_snapshot!("remittance_parse_json", json(&run.out));
}

#[test]
fn remittance_advice_is_taken_in_once() {
    let desk = walked();
    let table = "Invoice number,Amount paid,Payment reference\nINV-9,1100.00,PAY-1\n";
    desk.write("advice.csv", table);
    desk.write("no.xml", "<?xml version=\"1.0\"?><html/>");
    let import = "remittance import advice.csv --currency EUR";
    assert_snapshot!("remittance_import", desk.run(import).done());
    let again = json(&desk.run(&format!("{import} --json")).done());
    assert_eq!(again["advices"][0]["known"], true, "{again}");
    assert_eq!(again["advices"][0]["file_name"], "advice.csv");
    let run = desk.run("remittance import no.xml advice.csv --currency EUR");
    assert_eq!(run.code, 1, "one file cannot be read");
    assert!(run.out.contains("known already"), "{}", run.out);
    assert!(
        run.talk.contains("no.xml cannot be understood"),
        "{}",
        run.talk
    );
}

#[test]
fn users_are_added_with_a_password_that_is_never_an_argument() {
    let desk = Desk::new();
    let no_password = desk.run("user add ada@example.com --first").failed();
    assert!(no_password.contains("hint: "), "{no_password}");
    let secret = "correct horse battery";
    desk.run_with("user add ada@example.com --first", secret, &[])
        .done();
    let with = [("CASHLANE_PASSWORD", secret)];
    desk.run_with(
        "user add bob@example.com --name Bob --role auditor",
        "",
        &with,
    )
    .done();
    assert_snapshot!("user_list", desk.run("user list").done());
    desk.run_with("user passwd bob@example.com", "another long password", &[])
        .done();
    desk.run("user deactivate bob@example.com").done();
    desk.run("user deactivate carl@example.com").failed();
    let second = desk.run_with("user add eve@example.com --first", secret, &[]);
    second.failed();
    assert!(!desk.run("user list --json").done().contains("argon2"));
}

#[test]
fn a_backup_can_be_restored_and_never_overwrites() {
    let desk = walked();
    desk.run("backup copy.sqlite").done();
    desk.run("backup copy.sqlite").wrong_usage();
    let before = desk.run("export open-items").done();
    desk.run("restore copy.sqlite").failed();
    desk.run("restore copy.sqlite --replace").done();
    assert!(desk.has("books.sqlite.before-restore"));
    assert_eq!(desk.run("export open-items").done(), before);
    desk.run("verify").done();
}

/// What the demo says it built. Its business goes on until yesterday, so that the counts are others
/// every day; none may be zero.
fn without_counts(built: &str) -> String {
    let line = |line: &str| match line.rsplit_once(' ') {
        Some((what, count)) if count.parse::<u64>().is_ok_and(|count| count > 0) => {
            format!("{} some\n", what.trim_end())
        }
        _ => format!("{line}\n"),
    };
    built.lines().map(line).collect()
}

#[test]
fn the_demo_is_built_once_and_proves_itself() {
    let desk = Desk::new();
    let first = desk.run("demo --no-serve");
    assert_eq!(first.code, 0, "{}", first.talk);
    assert_snapshot!("demo", without_counts(&first.out));
    assert!(first.talk.contains("(shown once)"), "{}", first.talk);
    let second = desk.run("demo --no-serve");
    assert!(second.talk.contains("is there already"), "{}", second.talk);
    assert!(!second.talk.contains("shown once"), "{}", second.talk);
    desk.run("verify").done();
}

#[test]
fn a_demo_whose_building_was_interrupted_says_so_and_is_built_anew_on_request() {
    let desk = Desk::new();
    let mut building = desk.start("demo --no-serve");
    while !desk.has("cashlane-data/demo-bank") {
        let ended = building.try_wait().expect("a child");
        assert_eq!(ended, None, "killed while it builds");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    building.kill().expect("it runs");
    building.wait().expect("it ends");
    let talk = desk.run("demo --no-serve").failed();
    assert!(talk.contains("was interrupted"), "{talk}");
    assert!(talk.contains("hint: start again with --fresh"), "{talk}");
    let fresh = desk.run("demo --no-serve --fresh").done();
    assert_snapshot!("demo", without_counts(&fresh));
    desk.run("verify").done();
}

#[test]
fn no_company_but_the_demo_is_deleted_for_a_fresh_demo() {
    let desk = Desk::with_company();
    let talk = desk.run("demo --no-serve --fresh").failed();
    assert!(talk.contains("holds Acme, which is no demo"), "{talk}");
    assert!(desk.run("company list").done().contains("ACME"));
    let talk = desk.run("demo --fresh --db sqlite::memory:").failed();
    assert!(talk.contains("hint: drop the database"), "{talk}");
}

#[test]
fn changes_are_marked_and_judged_and_anomalies_listed() {
    let desk = walked();
    let marked = desk
        .run("change mark reminders --on 2024-02-01 --json")
        .done();
    let marked: serde_json::Value = serde_json::from_str(&marked).expect("a change");
    let id = marked[0]["id"].as_str().expect("an id");
    let listed = desk.run("change list").done();
    assert!(
        listed.contains("reminders") && listed.contains(id),
        "{listed}"
    );
    let effect = desk.run(&format!("change effect {id} --days 30")).done();
    assert!(
        effect.contains("dso") && effect.contains("2024-01-02 to 2024-01-31"),
        "{effect}"
    );
    let talk = desk.run(&format!("change effect {id} --days 3")).failed();
    assert!(talk.contains("give 7 to 366 days"), "{talk}");

    let none = desk.run("anomaly list --json").done();
    assert_eq!(none.trim(), "[]");
    let unknown = "ano_00000000000000000000000000000001";
    let talk = desk
        .run(&format!("anomaly dismiss {unknown} --reason season"))
        .failed();
    assert!(talk.contains(unknown), "{talk}");
}
