use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use kernel::Currency;
use o2c::exchange::setup::{self, CompanyBank, NewCompany, Prefixes};
use o2c::parties::{self, Country, Entity, Language, NewEntity, TimeZone};

use super::DONE;
use crate::app::{App, actor};
use crate::output::{self, Table};

/// Legal entities
#[derive(Debug, Subcommand)]
pub enum Company {
    /// Set one up with chart of accounts, number series, taxes, terms, price list and bank account
    Create(Box<Create>),
    /// List them
    List,
}

/// What to set up
#[derive(Debug, Args)]
pub struct Create {
    /// Read everything from a TOML file instead (tables [entity], [bank], [prefixes])
    #[arg(long, value_name = "FILE", exclusive = true)]
    file: Option<PathBuf>,
    /// Short unique code
    #[arg(long, required_unless_present = "file")]
    code: Option<String>,
    /// Registered name
    #[arg(long, required_unless_present = "file")]
    name: Option<String>,
    /// Country of the seat, e.g. DE
    #[arg(long, value_parser = country, required_unless_present = "file")]
    country: Option<Country>,
    /// Currency of the books, e.g. EUR
    #[arg(long, value_parser = currency, required_unless_present = "file")]
    currency: Option<Currency>,
    /// Time zone, e.g. Europe/Berlin
    #[arg(long, value_parser = time_zone, default_value = "UTC")]
    time_zone: TimeZone,
    /// Language of documents: en, de or fr
    #[arg(long, value_parser = language, default_value = "en")]
    language: Language,
    /// Street and number
    #[arg(long, default_value = "")]
    street: String,
    /// Postal code
    #[arg(long, default_value = "")]
    postal_code: String,
    /// City
    #[arg(long, default_value = "")]
    city: String,
    /// VAT identification number
    #[arg(long)]
    vat_id: Option<String>,
    /// Address for replies
    #[arg(long)]
    email: Option<String>,
    /// IBAN or number of the bank account
    #[arg(long, required_unless_present = "file")]
    account: Option<String>,
    /// BIC of the bank
    #[arg(long)]
    bic: Option<String>,
}

fn country(text: &str) -> Result<Country, String> {
    Country::parse(text).map_err(|refusal| refusal.remedy)
}

fn currency(text: &str) -> Result<Currency, String> {
    Currency::parse(text).map_err(|_| "an ISO 4217 code, e.g. EUR".to_owned())
}

fn time_zone(text: &str) -> Result<TimeZone, String> {
    TimeZone::parse(text).map_err(|refusal| refusal.remedy)
}

pub(super) fn language(text: &str) -> Result<Language, String> {
    Language::parse(text).ok_or_else(|| "one of: en, de, fr".to_owned())
}

impl Company {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let store = app.store()?;
        match self {
            Self::Create(create) => {
                let new = create.company()?;
                let made =
                    store.write(actor(), move |tx| setup::create_company(tx, new.clone()))?;
                show(app, &[made.entity])
            }
            Self::List => show(app, &store.read(parties::entities)?),
        }
    }
}

impl Create {
    fn company(&self) -> Result<NewCompany> {
        if let Some(path) = &self.file {
            let text = std::fs::read_to_string(path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            return toml::from_str(&text)
                .with_context(|| format!("{} does not describe a company", path.display()));
        }
        let missing = "clap asks for it unless a file is given";
        Ok(NewCompany {
            entity: NewEntity {
                code: self.code.clone().context(missing)?,
                name: self.name.clone().context(missing)?,
                country: self.country.context(missing)?,
                base_currency: self.currency.context(missing)?,
                language: self.language,
                time_zone: self.time_zone.clone(),
                street: self.street.clone(),
                postal_code: self.postal_code.clone(),
                city: self.city.clone(),
                vat_id: self.vat_id.clone(),
                tax_number: None,
                register_text: None,
                email: self.email.clone(),
                phone: None,
                write_off_limit_minor: 0,
                tolerance_minor: 0,
                reservation_days: parties::RESERVATION_DAYS,
                foreign_write_off_limits_minor: parties::ForeignLimits::default(),
                matches_by_itself: true,
            },
            bank: CompanyBank {
                name: "Bank".to_owned(),
                account_no: self.account.clone().context(missing)?,
                bic: self.bic.clone(),
                currency: None,
            },
            prefixes: Prefixes::default(),
        })
    }
}

fn show(app: &App, entities: &[Entity]) -> Result<ExitCode> {
    if app.json() {
        output::json(entities)?;
        return Ok(DONE);
    }
    let mut table = Table::new(&["code", "name", "country", "currency", "time zone"]);
    for entity in entities {
        table.row([
            entity.code.clone(),
            entity.name.clone(),
            entity.country.to_string(),
            entity.base_currency.code().to_owned(),
            entity.time_zone.to_string(),
        ]);
    }
    table.print()?;
    Ok(DONE)
}
