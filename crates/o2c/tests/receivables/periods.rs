//! Accounting periods.

use super::*;

#[test]
fn months_close_in_order_and_reopen_in_reverse() {
    on_every_database(|world| {
        let customer = world.customer();
        world.invoice(customer, "2026-03-15", "R1", "100.00");
        let close = |text: &'static str| {
            world.write(move |tx, entity| receivables::close_periods(tx, entity, day(text)))
        };
        let reopen = |text: &'static str| {
            world.write(move |tx, entity| {
                receivables::reopen_period(tx, entity, day(text), "late invoice")
            })
        };
        assert_eq!(
            refusal(close("2026-07-31")).code,
            Code::WrongState,
            "July is not over"
        );
        assert_eq!(
            close("2026-04-30").expect("closed"),
            [day("2026-03-01"), day("2026-04-01")]
        );
        assert_eq!(refusal(close("2026-04-01")).code, Code::WrongState);
        assert_eq!(refusal(reopen("2026-03-01")).code, Code::WrongState);
        reopen("2026-04-10").expect("reopened");
        reopen("2026-03-01").expect("reopened");
        assert_eq!(refusal(reopen("2026-03-01")).code, Code::WrongState);
        close("2026-06-30").expect("closed");
        assert_eq!(
            world.read(receivables::first_open_day),
            Some(day("2026-07-01"))
        );
        assert_eq!(world.events("period_closed"), 6);
    });
}

#[test]
fn nothing_is_dated_into_a_closed_month_on_any_path() {
    on_every_database(|world| {
        let customer = world.customer();
        let invoice = world.invoice(customer, "2026-05-15", "R1", "100.00");
        let receipt = world.receipt(customer, "2026-05-16", "Z1", "100.00");
        let allocation = world
            .allocate(invoice, receipt, "2026-05-16", eur("40.00"))
            .expect("allocated");
        world.done(|tx, entity| receivables::close_periods(tx, entity, day("2026-05-31")));
        let late = world.try_post(Document::invoice(customer, "2026-05-31", "R2", eur("1.00")));
        assert_eq!(refusal(late).code, Code::PeriodClosed);
        let older = world.try_post(Document::invoice(customer, "2026-01-01", "R2", eur("1.00")));
        assert_eq!(refusal(older).code, Code::PeriodClosed);
        let outcome = world.allocate(invoice, receipt, "2026-05-31", eur("1.00"));
        assert_eq!(refused(&outcome), (Code::PeriodClosed, "on"));
        let undone = world.done(move |tx, entity| {
            receivables::unallocate_tx(tx, entity, day("2026-05-31"), &[allocation], "no")
        });
        assert_eq!(refused(&undone[0]), (Code::PeriodClosed, "on"));
        let entry = world.item(receipt).entry;
        let reversed = world.done(move |tx, entity| {
            receivables::reverse_entries_tx(tx, entity, &[entry], day("2026-05-31"), "no")
        });
        assert_eq!(refused(&reversed[0]), (Code::PeriodClosed, "on"));
        let request = WriteOff {
            item: invoice,
            amount: eur("1.00"),
            reason: WriteOffReason::Goodwill,
            note: None,
            on: day("2026-05-31"),
        };
        let outcome = world.done(move |tx, entity| {
            Ok(receivables::write_off_tx(tx, entity, std::slice::from_ref(&request))?.remove(0))
        });
        assert_eq!(refused(&outcome), (Code::PeriodClosed, "on"));
        world
            .allocate(invoice, receipt, "2026-06-01", eur("1.00"))
            .expect("allocated");
    });
}

/// What the database says when the check of the room is passed by.
#[test]
fn the_database_itself_refuses_what_the_rooms_refuse() {
    on_every_database(|world| {
        let customer = world.customer();
        let invoice = world.invoice(customer, "2026-05-15", "R1", "100.00");
        let receipt = world.receipt(customer, "2026-06-16", "Z1", "100.00");
        let entry = world.item(invoice).entry;
        world.done(|tx, entity| receivables::close_periods(tx, entity, day("2026-05-31")));
        let line = "INSERT INTO journal_lines (entry_id, line_no, entity_id, account,
            posted_on, currency, amount_minor, customer_id)
            VALUES ($1, $2, $3, $4, $5, 'EUR', $6, NULL)";
        let head = "INSERT INTO journal_entries (id, entity_id, number, posted_on, kind,
            source_type, source_id, reverses_id, reason, actor, recorded_at)
            VALUES ($1, $2, $3, $4, 'invoice', 'invoice', $1, NULL, NULL, 'x', $5)";
        let post = |on: &'static str, lines: &'static [(&'static str, i64)]| {
            world.write(move |tx, entity| {
                let id: kernel::JournalEntryId = tx.new_id();
                for (no, (day_text, amount)) in (1_i64..).zip(lines) {
                    tx.exec(
                        line,
                        &[
                            id.into(),
                            no.into(),
                            entity.into(),
                            "4000".into(),
                            day(day_text).into(),
                            (*amount).into(),
                        ],
                    )?;
                }
                let now = tx.now();
                let args = [
                    id.into(),
                    entity.into(),
                    "X1".into(),
                    day(on).into(),
                    now.into(),
                ];
                Ok(tx.exec(head, &args)?)
            })
        };
        const ON: &str = "2026-06-05";
        for (result, rule) in [
            (post(ON, &[(ON, 5), (ON, -4)]), "journal_entries_balanced"),
            (post(ON, &[]), "journal_entries_balanced"),
            (
                post(ON, &[("2026-06-04", 5), ("2026-06-04", -5)]),
                "journal_entries_balanced",
            ),
            (
                post("2026-05-31", &[("2026-05-31", 5), ("2026-05-31", -5)]),
                "journal_entries_period",
            ),
        ] {
            assert!(refusal(result).detail.contains(rule), "{rule}");
        }
        let sealed = world.write(move |tx, entity| {
            let args = [
                entry.into(),
                9.into(),
                entity.into(),
                "4000".into(),
                day(ON).into(),
                5.into(),
            ];
            Ok(tx.exec(line, &args)?)
        });
        assert!(refusal(sealed).detail.contains("journal_lines_sealed"));
        let allocated = world.write(move |tx, entity| {
            let id: kernel::AllocationId = tx.new_id();
            let now = tx.now();
            Ok(tx.exec(
                "INSERT INTO allocations (id, entity_id, debit_item_id, credit_item_id,
                    currency, amount_minor, allocated_on, undoes_id, actor, recorded_at)
                VALUES ($1, $2, $3, $4, 'EUR', 1, $5, NULL, 'x', $6)",
                &[
                    id.into(),
                    entity.into(),
                    invoice.into(),
                    receipt.into(),
                    day("2026-05-31").into(),
                    now.into(),
                ],
            )?)
        });
        assert!(refusal(allocated).detail.contains("allocations_period"));
        for sql in [
            "UPDATE journal_lines SET amount_minor = 1",
            "DELETE FROM journal_entries",
            "UPDATE allocations SET amount_minor = 1",
            "DELETE FROM journal_lines",
        ] {
            let changed = world.write(move |tx, _| Ok(tx.exec(sql, &[])?));
            let allocations = sql.contains("allocations");
            if changed.is_ok() && allocations {
                // There is no row whose change the trigger could refuse.
                continue;
            }
            assert!(refusal(changed).detail.contains("append_only"), "{sql}");
        }
    });
}
