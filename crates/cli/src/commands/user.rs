use std::io::{IsTerminal, Read};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use o2c::PageRequest;
use o2c::access::{
    self, NewUser, PasswordCost, PasswordHash, Principal, Role, RoleGrant, User as Account,
    UserChange, UserFilter,
};
use store::Store;

use super::DONE;
use crate::app::{App, actor};
use crate::config::secret;
use crate::failure::{Failed, Usage};
use crate::output::{self, Table};

/// People who can sign in
///
/// A password is read from the environment (CASHLANE_PASSWORD, or the file that
/// CASHLANE_PASSWORD_FILE names) or from standard input, never from an argument.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Add somebody
    Add(Add),
    /// List everybody
    List,
    /// Set a password; all sessions of the user end
    Passwd(Who),
    /// Refuse sign-in from now on; all sessions of the user end
    Deactivate(Who),
}

/// Whom to add
#[derive(Debug, Args)]
pub struct Add {
    /// E-mail address, with which they sign in
    email: String,
    /// Name
    #[arg(long)]
    name: Option<String>,
    /// What they do; may be given several times
    #[arg(long = "role", value_parser = role, required_unless_present = "first")]
    roles: Vec<Role>,
    /// Roles hold only in the legal entity that --entity names
    #[arg(long)]
    only_there: bool,
    /// The first administrator of a new installation; refused once anybody is there
    #[arg(long, conflicts_with = "roles")]
    first: bool,
}

/// Somebody
#[derive(Debug, Args)]
pub struct Who {
    /// E-mail address
    email: String,
}

fn role(word: &str) -> Result<Role, String> {
    Role::parse(word).ok_or_else(|| {
        let known: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        format!("one of: {}", known.join(", "))
    })
}

impl User {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        match self {
            Self::Add(add) => add.run(app),
            Self::List => list(app),
            Self::Passwd(who) => set_password(app, &who.email),
            Self::Deactivate(who) => deactivate(app, &who.email),
        }
    }
}

impl Add {
    fn run(&self, app: &App) -> Result<ExitCode> {
        let store = app.store()?;
        let password = PasswordHash::make(&read_password()?, PasswordCost::PRODUCTION)
            .map_err(o2c::Error::from)?;
        let entity_id = match self.only_there {
            true => Some(app.entity(&store)?.id),
            false => None,
        };
        let roles = self
            .roles
            .iter()
            .map(|role| RoleGrant {
                role: *role,
                entity_id,
            })
            .collect();
        let name = self.name.clone().unwrap_or_else(|| self.email.clone());
        let new = NewUser {
            email: self.email.clone(),
            name,
            password,
            roles,
        };
        let first = self.first;
        let user = store.write(actor(), move |tx| {
            if first {
                let (email, name) = (&new.email, &new.name);
                access::create_first_administrator(tx, email, name, new.password.clone())
            } else {
                access::create_user(tx, &operator(), new.clone())
            }
        })?;
        show(app, &[user])
    }
}

fn list(app: &App) -> Result<ExitCode> {
    let store = app.store()?;
    let mut users = Vec::new();
    let mut page = PageRequest::first(PageRequest::LIMIT_MAX);
    loop {
        let found = store.read(|tx| access::list_users(tx, &UserFilter::default(), &page))?;
        users.extend(found.items);
        page.after = found.next;
        if page.after.is_none() {
            return show(app, &users);
        }
    }
}

fn set_password(app: &App, email: &str) -> Result<ExitCode> {
    let store = app.store()?;
    let user = find(&store, email)?;
    let password = PasswordHash::make(&read_password()?, PasswordCost::PRODUCTION)
        .map_err(o2c::Error::from)?;
    store.write(actor(), move |tx| {
        access::set_password(tx, &operator(), user.id, &password)
    })?;
    eprintln!("the password is set");
    Ok(DONE)
}

fn deactivate(app: &App, email: &str) -> Result<ExitCode> {
    let store = app.store()?;
    let user = find(&store, email)?;
    let user = store.write(actor(), move |tx| {
        let change = UserChange {
            active: Some(false),
            ..UserChange::default()
        };
        access::change_user(tx, &operator(), user.id, user.version, change)
    })?;
    show(app, &[user])
}

/// Whoever can open the database may do everything.
fn operator() -> Principal {
    Principal::system("cli")
}

fn find(store: &Store, email: &str) -> Result<Account> {
    store
        .read(|tx| access::user_by_email(tx, email))
        .map_err(|error| match error {
            o2c::Error::NotFound { .. } => Failed::error(
                format!("there is no user {email}"),
                "see `cashlane user list`",
            ),
            other => other.into(),
        })
}

fn show(app: &App, users: &[Account]) -> Result<ExitCode> {
    if app.json() {
        output::json(users)?;
        return Ok(DONE);
    }
    let mut table = Table::new(&["email", "name", "roles", "active"]);
    for user in users {
        let roles: Vec<&str> = user.roles.iter().map(|grant| grant.role.as_str()).collect();
        let active = if user.active { "yes" } else { "no" };
        table.row([
            user.email.clone(),
            user.name.clone(),
            roles.join(", "),
            active.to_owned(),
        ]);
    }
    table.print()?;
    Ok(DONE)
}

/// The password from the environment or, where that has none, from standard input.
fn read_password() -> Result<String> {
    if let Some(password) = secret("CASHLANE_PASSWORD")? {
        return Ok(password);
    }
    let mut input = std::io::stdin();
    if input.is_terminal() {
        return Err(Usage::error(
            "no password is given",
            "pipe it in (`pass show cashlane | cashlane user add …`) or set CASHLANE_PASSWORD_FILE",
        ));
    }
    let mut password = String::new();
    input
        .read_to_string(&mut password)
        .context("cannot read the password")?;
    Ok(password.trim_end_matches(['\r', '\n']).to_owned())
}
