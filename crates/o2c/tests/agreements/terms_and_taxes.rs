//! Payment terms and tax rates.

use super::*;

#[test]
fn payment_terms_keep_their_rules_through_the_database() {
    on_every_database(|store, _| {
        let entity = company(store, "NW").id;
        let rules =
            TermRules::net(30).with_discount(Percent::parse("2").expect("a percentage"), 10);
        let create = |code: &'static str, rules: TermRules| {
            write(store, move |tx| {
                let new = NewTerm {
                    code: code.to_owned(),
                    name: None,
                    rules: rules.clone(),
                };
                agreements::create_payment_term(tx, entity, new)
            })
        };
        let term = create("2/10 net 30", rules.clone()).expect("new");
        assert_eq!(
            refusal(create("2/10 net 30", rules.clone())).code,
            Code::AlreadyExists
        );
        let empty = TermRules {
            instalments: Vec::new(),
            discount: None,
        };
        assert_eq!(
            refusal(create("none", empty)).field.as_deref(),
            Some("rules.instalments")
        );
        let found = read(store, |tx| agreements::terms_by_ids(tx, entity, &[term.id]));
        assert_eq!(*found[&term.id], term);
        let total = Money::parse("100", Currency::EUR).expect("an amount");
        let parts = agreements::schedule(&found[&term.id].rules, day("2026-01-31"), total);
        let part = parts.expect("valid")[0];
        assert_eq!(
            (part.due_on, part.discount_on),
            (day("2026-03-02"), Some(day("2026-02-10")))
        );

        let longer = done(store, move |tx| {
            let mut rules = TermRules::net(0);
            rules.instalments[0].due = vec![DateStep::AddMonths(1), DateStep::EndOfMonth];
            let change = TermChange {
                rules: Some(rules),
                ..TermChange::default()
            };
            agreements::change_payment_term(tx, entity, term.id, 1, change)
        });
        assert_eq!(longer.version, 2);
        assert_eq!(
            read(store, |tx| agreements::list_payment_terms(tx, entity)),
            [longer]
        );
        let codes = read(store, |tx| {
            agreements::term_ids_by_codes(tx, entity, &["2/10 net 30", "x"])
        });
        assert_eq!(codes.len(), 1);
        assert_eq!(events(store, "payment_term_set"), 2);

        let new = NewCustomer {
            payment_term_id: Some(codes["2/10 net 30"]),
            ..NewCustomer::new("1", "One", Country::DE)
        };
        let outcomes = done(store, move |tx| {
            parties::create_customers(tx, entity, vec![new.clone()])
        });
        assert!(outcomes[0].is_ok(), "the customer's term is found");
        assert_eq!(read(store, |tx| agreements::verify(tx, entity)), Vec::new());
    });
}

fn rate(class: TaxClass, percent: &str, from: &str) -> NewTaxRate {
    NewTaxRate {
        country: Country::DE,
        tax_class: class,
        category: None,
        percent: Percent::parse(percent).expect("a percentage"),
        valid_from: day(from),
        valid_to: None,
        note: None,
    }
}

fn taxed(store: &Store, entity: EntityId, on: &str) -> (TaxCategory, String) {
    let table = read(store, |tx| agreements::tax_table(tx, entity));
    let decision = table
        .decide(&TaxQuery {
            seller: Country::DE,
            customer: Country::DE,
            regime: TaxRegime::Domestic,
            vat_id: None,
            tax_class: TaxClass::Standard,
            on: day(on),
        })
        .expect("there is a rate");
    (decision.category, decision.percent.to_string())
}

#[test]
fn the_tax_table_follows_the_rates_that_are_set() {
    on_every_database(|store, _| {
        let entity = company(store, "NW").id;
        let set = |new: Vec<NewTaxRate>| -> Result<Vec<_>> {
            write(store, move |tx| {
                agreements::set_tax_rates(tx, entity, new.clone())
            })
        };
        let seeds = agreements::default_tax_rates(Country::DE);
        let count = seeds.len();
        assert!(
            set(seeds.clone())
                .expect("set")
                .iter()
                .all(|outcome| outcome.is_ok())
        );
        set(seeds).expect("the same again");
        let all = read(store, |tx| agreements::list_tax_rates(tx, entity));
        assert_eq!(all.len(), count, "setting them twice changes nothing");
        assert_eq!(
            events(store, "tax_rate_set"),
            i64::try_from(count).expect("few")
        );
        assert_eq!(
            taxed(store, entity, "2026-05-01"),
            (TaxCategory::S, "19".to_owned())
        );
        assert_eq!(taxed(store, entity, "2020-12-31").1, "16");

        set(vec![rate(TaxClass::Standard, "21", "2027-01-01")]).expect("set");
        assert_eq!(taxed(store, entity, "2026-12-31").1, "19");
        assert_eq!(taxed(store, entity, "2027-01-01").1, "21");
        set(vec![rate(TaxClass::Standard, "20", "2027-01-01")]).expect("replaced");
        assert_eq!(taxed(store, entity, "2027-01-01").1, "20");

        let outcomes = set(vec![
            rate(TaxClass::Standard, "100.1", "2028-01-01"),
            NewTaxRate {
                category: Some(TaxCategory::S),
                ..rate(TaxClass::Zero, "0", "2028-01-01")
            },
            NewTaxRate {
                category: Some(TaxCategory::E),
                ..rate(TaxClass::Zero, "5", "2028-01-01")
            },
            rate(TaxClass::Reduced, "6", "2028-01-01"),
            rate(TaxClass::Reduced, "6", "2028-01-01"),
        ])
        .expect("set");
        assert_eq!(refused(&outcomes[0]), (Code::InvalidValue, "percent"));
        assert_eq!(refused(&outcomes[1]), (Code::InvalidValue, "category"));
        assert_eq!(refused(&outcomes[2]), (Code::InvalidValue, "category"));
        assert!(outcomes[3].is_ok());
        assert_eq!(refused(&outcomes[4]).0, Code::AlreadyExists);
    });
}

#[test]
fn a_rates_own_sentence_reaches_the_document() {
    on_every_database(|store, _| {
        let entity = company(store, "NW").id;
        done(store, move |tx| {
            let note = Some("Steuerfrei nach § 4 Nr. 10 UStG".to_owned());
            let exempt = NewTaxRate {
                note,
                ..rate(TaxClass::Exempt, "0", "2007-01-01")
            };
            agreements::set_tax_rates(tx, entity, vec![exempt])
        });
        let table = read(store, |tx| agreements::tax_table(tx, entity));
        let query = TaxQuery {
            seller: Country::DE,
            customer: Country::DE,
            regime: TaxRegime::Domestic,
            vat_id: None,
            tax_class: TaxClass::Exempt,
            on: day("2026-01-01"),
        };
        let decision = table.decide(&query).expect("exempt");
        assert_eq!(decision.category, TaxCategory::E);
        assert_eq!(
            decision.note(Language::En),
            Some("Steuerfrei nach § 4 Nr. 10 UStG")
        );
    });
}
