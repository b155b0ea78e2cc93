//! CODA.

use cashlane_formats::bank::BalanceCheck;
use kernel::{Currency, Money};

use crate::{codes, day, entries, money, read, references, warned};

#[test]
fn movements_have_their_communications_parties_and_details() {
    for path in ["made/coda_v2.cod", "made/coda_without_line_ends.cod"] {
        let file = read(path);
        assert_eq!(codes(&file), Vec::<&str>::new(), "{path}");
        assert_eq!(file.version, "2");
        let statement = &file.statements[0];
        assert_eq!(statement.account.iban.as_deref(), Some("BE68539007547034"));
        assert_eq!(statement.number, Some(7));
        assert_eq!(statement.check_balances(), BalanceCheck::Balanced);
        assert_eq!(statement.info, ["FERMETURE LE 1ER MAI"]);
        let [transfer, free, batch, debit, charged] = statement.entries.as_slice() else {
            panic!("{path}: {} entries", statement.entries.len());
        };
        assert_eq!(transfer.amount.to_string(), "121.00 EUR");
        assert_eq!(references(&transfer.references), ["BBA=010806817183"]);
        assert_eq!(transfer.end_to_end_id.as_deref(), Some("E2E-1"));
        assert_eq!(transfer.counterparty.name.as_deref(), Some("DUPONT SPRL"));
        assert_eq!(transfer.counterparty.bic.as_deref(), Some("KREDBEBB"));
        let info = transfer.info.as_deref();
        assert_eq!(info, Some("001 DUPONT SPRL RUE HAUTE 1 1000 BRUXELLES"));
        // The text is cut after INV- by the record, not by the payer.
        let text = "PAIEMENT FACTURES INV-2026-0017 INV-2026-0018 ET INV-2026-0019 MERCI";
        assert_eq!(free.remittance, [text]);
        assert_eq!(
            free.counterparty.name.as_deref(),
            Some("SOCIÉTÉ GÉNÉRALE DES EAUX")
        );
        assert_eq!(free.end_to_end_id, None);
        let parts: Vec<String> = batch
            .details
            .iter()
            .map(|detail| money(detail.amount))
            .collect();
        assert_eq!(parts, ["50.00 EUR", "25.50 EUR"]);
        assert_eq!(
            references(&batch.details[1].references),
            ["BBA=000000009797"]
        );
        assert!(debit.reversal);
        assert_eq!(debit.amount.to_string(), "-30.00 EUR");
        assert_eq!(debit.mandate_id.as_deref(), Some("MANDAT-2026-17"));
        assert_eq!(debit.return_reason.as_deref(), Some("MS03"));
        assert_eq!(debit.remittance, ["RETOUR FACTURE 4711"]);
        assert_eq!(
            references(&charged.references),
            ["creditor=RF18539007547034"]
        );
        assert!(charged.details.is_empty());
        let info = charged.info.as_deref();
        assert_eq!(
            info,
            Some("84101100 100.00 EUR BRUT\n84137002 -2.00 EUR FRAIS")
        );
    }
}

#[test]
fn the_first_version_tells_a_belgian_account_number_and_debit_balances() {
    let file = read("made/coda_v1.cod");
    assert_eq!(codes(&file), Vec::<&str>::new());
    let statement = &file.statements[0];
    assert_eq!(statement.account.iban.as_deref(), Some("BE68539007547034"));
    assert_eq!(
        money(statement.opening.as_ref().map(|balance| balance.amount)),
        "-5.00 EUR"
    );
    assert_eq!(day(statement.entries[0].value_on), "none");
}

#[test]
fn what_is_wrong_is_named_and_the_rest_is_read() {
    let file = read("made/coda_wrong.cod");
    let gap = BalanceCheck::Gap(Money::new(99_800, Currency::EUR));
    assert_eq!(file.statements[0].check_balances(), gap);
    let amounts: Vec<i64> = entries(&file)
        .iter()
        .map(|entry| entry.amount.minor())
        .collect();
    assert_eq!(amounts, [12_100, 5_000, 100]);
    assert_eq!(
        references(&entries(&file)[0].references),
        ["BBA=010806817184"]
    );
    let expected = [
        "3 invalid_reference 010806817184",
        "4 sequence_differs 0003",
        "5 unreadable_entry 000000000005X000",
        "7 unreadable_date 319926",
        "8 unknown_record 5INCONNU",
        "10 control_count_differs 000099",
        "10 control_total_differs 000000000000001",
        "10 control_total_differs 000000000000002",
    ];
    assert_eq!(warned(&file), expected);
}
