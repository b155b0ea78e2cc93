//! Checks and normal forms of what people enter about entities and customers. Pure.

use std::collections::HashSet;

use formats::ids::{Bic, Iban, IdError, VatId};
use kernel::Percent;

use super::country::Country;
use super::inputs::{CustomerKey, NewAddress, NewBankAccount, NewContact, NewCustomer};
use super::types::AddressRole;
use crate::error::{Code, Outcome, Refusal};
use crate::input::{CODE_LEN_MAX, NAME_LEN_MAX, TEXT_LEN_MAX, optional, optional_email, required};

/// The longest that credit may stay reserved, in days.
const RESERVATION_DAYS_MAX: i64 = 3650;

/// The most contacts, or bank accounts, of one customer.
const LIST_LEN_MAX: usize = 100;

/// A new customer with every text in its normal form, or the first thing wrong with it.
pub(super) fn new_customer(new: NewCustomer) -> Outcome<NewCustomer> {
    Ok(NewCustomer {
        number: optional("number", new.number.as_deref(), CODE_LEN_MAX)?,
        name: required("name", &new.name, NAME_LEN_MAX)?,
        segment: optional("segment", new.segment.as_deref(), CODE_LEN_MAX)?,
        vat_id: vat_id(new.vat_id.as_deref(), new.country)?,
        tax_number: optional("tax_number", new.tax_number.as_deref(), CODE_LEN_MAX)?,
        email: optional_email("email", new.email.as_deref())?,
        ship_to: key("ship_to", new.ship_to)?,
        bill_to: key("bill_to", new.bill_to)?,
        payer: key("payer", new.payer)?,
        addresses: addresses(new.addresses, new.country)?,
        contacts: contacts(new.contacts)?,
        bank_accounts: bank_accounts(new.bank_accounts)?,
        ..new
    })
}

/// A reference to another customer, trimmed.
pub(super) fn key(field: &str, key: Option<CustomerKey>) -> Outcome<Option<CustomerKey>> {
    Ok(match key {
        Some(CustomerKey::Number(number)) => {
            Some(CustomerKey::Number(required(field, &number, CODE_LEN_MAX)?))
        }
        other => other,
    })
}

/// A VAT id in its normal form. Ids of the EU, GB, XI, CH and NO are checked by their rules; those
/// of other countries are taken as they are.
pub(super) fn vat_id(value: Option<&str>, country: Country) -> Outcome<Option<String>> {
    let Some(text) = optional("vat_id", value, CODE_LEN_MAX)? else {
        return Ok(None);
    };
    match VatId::parse(&text) {
        Ok(vat_id) => Ok(Some(vat_id.as_str().to_owned())),
        Err(error) if has_vat_rules(country) => Err(id_refusal("vat_id", error)),
        Err(_) => Ok(Some(text)),
    }
}

/// Whether VAT ids of the country have a published form that is checked.
fn has_vat_rules(country: Country) -> bool {
    country.is_eu() || matches!(country.as_str(), "GB" | "CH" | "NO")
}

fn id_refusal(field: &str, error: IdError) -> Refusal {
    let detail = format!("{} {:?}: {}", error.what, error.value, error.problem);
    Refusal::new(Code::InvalidValue, field, detail, error.remedy)
}

/// Addresses in normal form, at most one a role, always a main one and that first.
pub(super) fn addresses(new: Vec<NewAddress>, country: Country) -> Outcome<Vec<NewAddress>> {
    let mut checked: Vec<NewAddress> = Vec::with_capacity(new.len() + 1);
    for (index, address) in new.into_iter().enumerate() {
        let field = |name: &str| format!("addresses[{index}].{name}");
        if checked.iter().any(|earlier| earlier.role == address.role) {
            return Err(Refusal::new(
                Code::InvalidValue,
                field("role"),
                format!("there is more than one {} address", address.role),
                "give at most one address for each role",
            ));
        }
        let text = |name: &str, value: &str| {
            optional(&field(name), Some(value), NAME_LEN_MAX).map(Option::unwrap_or_default)
        };
        checked.push(NewAddress {
            role: address.role,
            name: optional(&field("name"), address.name.as_deref(), NAME_LEN_MAX)?,
            street: text("street", &address.street)?,
            postal_code: text("postal_code", &address.postal_code)?,
            city: text("city", &address.city)?,
            region: optional(&field("region"), address.region.as_deref(), NAME_LEN_MAX)?,
            country: Some(address.country.unwrap_or(country)),
        });
    }
    if !checked
        .iter()
        .any(|address| address.role == AddressRole::Main)
    {
        checked.push(unknown_main(country));
    }
    checked.sort_by_key(|address| address.role);
    Ok(checked)
}

/// A main address of which only the country is known.
fn unknown_main(country: Country) -> NewAddress {
    NewAddress {
        role: AddressRole::Main,
        name: None,
        street: String::new(),
        postal_code: String::new(),
        city: String::new(),
        region: None,
        country: Some(country),
    }
}

pub(super) fn contacts(new: Vec<NewContact>) -> Outcome<Vec<NewContact>> {
    check_len("contacts", new.len())?;
    new.into_iter()
        .enumerate()
        .map(|(index, contact)| {
            let field = |name: &str| format!("contacts[{index}].{name}");
            Ok(NewContact {
                name: required(&field("name"), &contact.name, NAME_LEN_MAX)?,
                duty: optional(&field("duty"), contact.duty.as_deref(), NAME_LEN_MAX)?,
                email: optional_email(&field("email"), contact.email.as_deref())?,
                phone: optional(&field("phone"), contact.phone.as_deref(), CODE_LEN_MAX)?,
            })
        })
        .collect()
}

pub(super) fn bank_accounts(new: Vec<NewBankAccount>) -> Outcome<Vec<NewBankAccount>> {
    check_len("bank_accounts", new.len())?;
    let mut seen = HashSet::new();
    new.into_iter()
        .enumerate()
        .map(|(index, account)| {
            let field = |name: &str| format!("bank_accounts[{index}].{name}");
            let iban = Iban::parse(&account.iban)
                .map_err(|error| id_refusal(&field("iban"), error))?
                .as_str()
                .to_owned();
            if !seen.insert(iban.clone()) {
                let detail = format!("IBAN {iban} is there twice");
                let remedy = "name each account once";
                return Err(Refusal::new(
                    Code::InvalidValue,
                    field("iban"),
                    detail,
                    remedy,
                ));
            }
            let bic = optional(&field("bic"), account.bic.as_deref(), CODE_LEN_MAX)?
                .map(|bic| Bic::parse(&bic).map(|bic| bic.as_str().to_owned()))
                .transpose()
                .map_err(|error| id_refusal(&field("bic"), error))?;
            let holder = optional(&field("holder"), account.holder.as_deref(), NAME_LEN_MAX)?;
            Ok(NewBankAccount { iban, bic, holder })
        })
        .collect()
}

fn check_len(field: &str, length: usize) -> Outcome<()> {
    if length <= LIST_LEN_MAX {
        return Ok(());
    }
    let detail = format!("there are {length} {field}");
    Err(Refusal::new(
        Code::InvalidValue,
        field,
        detail,
        format!("keep to {LIST_LEN_MAX}"),
    ))
}

/// The reason for a block, which must be said.
pub(super) fn blocked_reason(reason: &str) -> Outcome<String> {
    required("blocked_reason", reason, TEXT_LEN_MAX)
}

/// An amount that may be zero, not negative.
pub(super) fn limit_minor(field: &str, minor: i64) -> Outcome<i64> {
    if minor >= 0 {
        return Ok(minor);
    }
    Err(Refusal::new(
        Code::InvalidValue,
        field,
        format!("{field} is {minor}"),
        "give 0 or more",
    ))
}

/// The time credit stays reserved: not negative, at most ten years.
pub(super) fn reservation_days(days: i64) -> Outcome<i64> {
    if (0..=RESERVATION_DAYS_MAX).contains(&days) {
        return Ok(days);
    }
    Err(Refusal::new(
        Code::InvalidValue,
        "reservation_days",
        format!("reservation_days is {days}"),
        format!("give 1 to {RESERVATION_DAYS_MAX} days, or 0 to keep reservations without end"),
    ))
}

/// A forward factor that expects losses as they ever were: 100 %.
pub(super) const AS_EVER: Percent = Percent::from_micro(100_000_000);

/// The buckets of age that have a loss rate.
const BUCKETS: usize = 6;

/// A loss rate for each bucket of age, 0 to 100 % each.
pub(super) fn loss_rates(rates: Vec<Percent>) -> Outcome<Vec<Percent>> {
    let within = |rate: &Percent| (0..=AS_EVER.micro()).contains(&rate.micro());
    if rates.len() == BUCKETS && rates.iter().all(within) {
        return Ok(rates);
    }
    Err(Refusal::new(
        Code::InvalidValue,
        "loss_rates",
        "these are not six shares in per cent",
        "give six from 0 to 100: not past due, then from 1, 31, 61, 91 and 121 days past due; or null",
    ))
}

/// A forward factor from 0 to 1000 %.
pub(super) fn forward_factor(factor: Percent) -> Outcome<Percent> {
    if (0..=10 * AS_EVER.micro()).contains(&factor.micro()) {
        return Ok(factor);
    }
    Err(Refusal::new(
        Code::InvalidValue,
        "forward_factor",
        format!("forward_factor is {factor}"),
        "give 0 to 1000 per cent; 100 expects as much to be lost as ever",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field_of<T: std::fmt::Debug>(outcome: Outcome<T>) -> String {
        outcome.expect_err("a refusal").field.unwrap_or_default()
    }

    #[test]
    fn identifiers_are_brought_into_normal_form() {
        let mut new = NewCustomer::new(" K-1 ", " Ada Ltd ", Country::DE);
        new.vat_id = Some("de 136 695 976".to_owned());
        new.bank_accounts = vec![NewBankAccount {
            iban: "de89 3704 0044 0532 0130 00".to_owned(),
            bic: Some(" ".to_owned()),
            holder: None,
        }];
        let checked = new_customer(new).expect("valid");
        assert_eq!(checked.number.as_deref(), Some("K-1"));
        assert_eq!(checked.name, "Ada Ltd");
        assert_eq!(checked.vat_id.as_deref(), Some("DE136695976"));
        assert_eq!(checked.bank_accounts[0].iban, "DE89370400440532013000");
        assert_eq!(checked.bank_accounts[0].bic, None);
    }

    #[test]
    fn loss_rates_are_six_shares_and_the_forward_factor_is_bounded() {
        let percent = |text: &str| Percent::parse(text).expect("per cent");
        let rates = |last: &str| {
            let texts = ["0", "1", "5", "12.5", "40", last];
            texts.map(percent).to_vec()
        };
        assert_eq!(loss_rates(rates("100")).expect("valid"), rates("100"));
        for wrong in [rates("100.000001"), rates("-1"), rates("50")[1..].to_vec()] {
            assert_eq!(field_of(loss_rates(wrong)), "loss_rates");
        }
        assert_eq!(forward_factor(percent("1000")), Ok(percent("1000")));
        for wrong in ["-0.1", "1000.000001"] {
            assert_eq!(field_of(forward_factor(percent(wrong))), "forward_factor");
        }
    }

    #[test]
    fn refusals_name_the_field_by_its_path() {
        let with = |change: fn(&mut NewCustomer)| {
            let mut new = NewCustomer::new("K-1", "Ada Ltd", Country::DE);
            change(&mut new);
            field_of(new_customer(new))
        };
        assert_eq!(with(|new| new.name.clear()), "name");
        assert_eq!(with(|new| new.email = Some("x".into())), "email");
        assert_eq!(
            with(|new| new.vat_id = Some("DE136695977".into())),
            "vat_id"
        );
        let account = |iban: &str, bic: Option<&str>| NewBankAccount {
            iban: iban.into(),
            bic: bic.map(Into::into),
            holder: None,
        };
        let accounts = |list| field_of(bank_accounts(list));
        let good = "DE89370400440532013000";
        assert_eq!(
            accounts(vec![account("DE88370400440532013000", None)]),
            "bank_accounts[0].iban"
        );
        assert_eq!(
            accounts(vec![account(good, Some("XX"))]),
            "bank_accounts[0].bic"
        );
        let twice = vec![account(good, None), account(good, None)];
        assert_eq!(accounts(twice), "bank_accounts[1].iban");
    }

    #[test]
    fn vat_ids_of_other_countries_are_taken_as_they_are() {
        let us = vat_id(Some(" 12-3456789 "), Country::US).expect("taken");
        assert_eq!(us.as_deref(), Some("12-3456789"));
    }

    #[test]
    fn there_is_always_one_main_address_and_it_comes_first() {
        let ship_to = NewAddress {
            role: AddressRole::ShipTo,
            ..unknown_main(Country::FR)
        };
        let checked = addresses(vec![ship_to.clone()], Country::DE).expect("valid");
        assert_eq!(checked.len(), 2);
        assert_eq!(
            (checked[0].role, checked[0].country),
            (AddressRole::Main, Some(Country::DE))
        );
        assert_eq!(checked[1].country, Some(Country::FR));
        let twice = addresses(vec![ship_to.clone(), ship_to], Country::DE);
        assert_eq!(field_of(twice), "addresses[1].role");
    }
}
