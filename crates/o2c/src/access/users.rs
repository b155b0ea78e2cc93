//! Adding and changing users.

use std::collections::HashMap;

use kernel::{Event, EventKind, UserId};
use store::{Row, Tx, Value};

use super::password::PasswordHash;
use super::permissions::{Permission, Role};
use super::sessions::revoke_sessions;
use super::types::{NewUser, Principal, RoleGrant, User, UserChange, UserFilter, require};
use crate::conditions::{Conditions, Listing};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::input::{NAME_LEN_MAX, differences, email, in_lower_case, required};
use crate::language::Language;
use crate::page::{Page, PageRequest};

const SELECT: &str = "SELECT id, email, name, active, locked_until, version, created_at, \
     language, second_factor_required, EXISTS (SELECT 1 FROM second_factors f \
     WHERE f.user_id = users.id AND f.confirmed_at IS NOT NULL), \
     (SELECT COUNT(*) FROM passkeys p WHERE p.user_id = users.id) FROM users";

fn read(row: &Row) -> Result<User> {
    Ok(User {
        id: row.get(0)?,
        email: row.get(1)?,
        name: row.get(2)?,
        active: row.get(3)?,
        locked_until: row.get(4)?,
        roles: Vec::new(),
        version: row.get(5)?,
        created_at: row.get(6)?,
        language: row.get(7)?,
        second_factor_required: row.get(8)?,
        second_factor: row.get(9)?,
        passkeys: row.get(10)?,
    })
}

/// Users that meet a condition, with their roles.
fn select(tx: &mut Tx, sql: &str, arguments: &[Value]) -> Result<Vec<User>> {
    let rows = tx.query(sql, arguments)?;
    let mut users = rows.iter().map(read).collect::<Result<Vec<_>>>()?;
    if users.is_empty() {
        return Ok(users);
    }
    let places: HashMap<UserId, usize> = users
        .iter()
        .enumerate()
        .map(|(place, user)| (user.id, place))
        .collect();
    let rows = tx.query(
        "SELECT user_id, role, entity_id FROM user_roles \
         WHERE user_id IN (SELECT value FROM {uuids $1})",
        &[Value::ids(users.iter().map(|user| user.id))],
    )?;
    for row in rows {
        if let Some(place) = places.get(&row.get(0)?) {
            let grant = RoleGrant {
                role: row.get(1)?,
                entity_id: row.get(2)?,
            };
            users[*place].roles.push(grant);
        }
    }
    for user in &mut users {
        user.roles.sort_unstable();
    }
    Ok(users)
}

/// Whether anybody can sign in at all yet.
///
/// # Errors
/// Only when the store fails.
pub fn has_users(tx: &mut Tx) -> Result<bool> {
    Ok(tx.query_opt("SELECT 1 FROM users LIMIT 1", &[])?.is_some())
}

/// Adds the first user, who may do everything, at the first start.
///
/// # Errors
/// Refuses malformed values, and when there is a user already.
pub fn create_first_administrator(
    tx: &mut Tx,
    address: &str,
    name: &str,
    password: PasswordHash,
) -> Result<User> {
    if has_users(tx)? {
        return Err(not_the_first().into());
    }
    // Two nodes may start at the same moment, and no unique rule keeps two different addresses
    // apart. This key has one holder: whoever comes second waits for the first to commit.
    match tx.idempotent("access", "first_administrator", [0; 32]) {
        Ok(_) => {}
        Err(store::Error::Conflict { .. }) => return Err(not_the_first().into()),
        Err(error) => return Err(error.into()),
    }
    let roles = vec![RoleGrant {
        role: Role::Administrator,
        entity_id: None,
    }];
    insert(
        tx,
        NewUser {
            email: address.to_owned(),
            name: name.to_owned(),
            password,
            roles,
        },
    )
}

pub(super) fn not_the_first() -> Refusal {
    let detail = "there are users already";
    Refusal::new(
        Code::WrongState,
        "",
        detail,
        "ask an administrator to add you",
    )
}

/// Adds a user.
///
/// # Errors
/// Refuses malformed values and an address that is taken; [`Error::Denied`] when `by` may not add
/// users everywhere, or lacks a permission that one of the roles would give.
pub fn create_user(tx: &mut Tx, by: &Principal, new: NewUser) -> Result<User> {
    require(by, Permission::UsersWrite, None)?;
    may_give(by, &new.roles)?;
    insert(tx, new)
}

/// Nobody hands on more than they have.
pub(super) fn may_give(by: &Principal, roles: &[RoleGrant]) -> Result<()> {
    for grant in roles {
        for permission in grant.role.permissions().iter() {
            require(by, permission, grant.entity_id)?;
        }
    }
    Ok(())
}

fn insert(tx: &mut Tx, new: NewUser) -> Result<User> {
    let user = User {
        id: tx.new_id(),
        email: address(&new.email)?,
        name: required("name", &new.name, NAME_LEN_MAX)?,
        active: true,
        locked_until: None,
        language: None,
        second_factor: false,
        passkeys: 0,
        second_factor_required: false,
        roles: distinct(new.roles),
        version: 1,
        created_at: tx.now(),
    };
    refuse_taken(tx, &user.email)?;
    let columns = [
        "id",
        "email",
        "name",
        "password_hash",
        "active",
        "failed_sign_ins",
        "locked_until",
        "version",
        "created_at",
        "search_name",
    ];
    let row = vec![
        user.id.into(),
        (&user.email).into(),
        (&user.name).into(),
        new.password.as_str().into(),
        user.active.into(),
        0_i64.into(),
        Value::Null,
        user.version.into(),
        user.created_at.into(),
        in_lower_case(&user.name).into(),
    ];
    tx.insert_many("users", &columns, row)?;
    insert_roles(tx, &user)?;
    tx.record(
        Event::new(EventKind::UserCreated, None)
            .object(user.id, "user")
            .attr("email", &user.email)
            .attr("roles", roles_attribute(&user.roles)),
    )?;
    Ok(user)
}

/// Addresses are compared in lower case: people do not type them alike every day.
fn address(text: &str) -> Outcome<String> {
    email("email", text).map(|text| text.to_lowercase())
}

fn refuse_taken(tx: &mut Tx, address: &str) -> Result<()> {
    if tx
        .query_opt("SELECT 1 FROM users WHERE email = $1", &[address.into()])?
        .is_none()
    {
        return Ok(());
    }
    let detail = format!("there is a user {address} already");
    Err(Refusal::new(
        Code::AlreadyExists,
        "email",
        detail,
        "change that one instead",
    )
    .into())
}

fn distinct(mut roles: Vec<RoleGrant>) -> Vec<RoleGrant> {
    roles.sort_unstable();
    roles.dedup();
    roles
}

fn insert_roles(tx: &mut Tx, user: &User) -> Result<()> {
    let mut rows = Vec::with_capacity(user.roles.len() * 4);
    for grant in &user.roles {
        let id: UserId = tx.new_id();
        rows.extend([
            id.uuid().into(),
            user.id.into(),
            grant.role.into(),
            grant.entity_id.into(),
        ]);
    }
    tx.insert_many("user_roles", &["id", "user_id", "role", "entity_id"], rows)?;
    Ok(())
}

fn roles_attribute(roles: &[RoleGrant]) -> serde_json::Value {
    // Plain data with text keys always serialises.
    serde_json::to_value(roles).unwrap_or_default()
}

/// Changes a user, if it still has the version the caller saw. Taking a user out of service, or
/// changing its roles, ends all of its sessions: what a session may do stays as it began. A change that changes nothing leaves the version
/// as it is.
///
/// # Errors
/// Refuses malformed values, an address that is taken, and leaving the installation without an
/// active administrator; [`Error::Denied`] when `by` may not change users everywhere, or lacks a
/// permission that one of the old or new roles gives; [`Error::Conflict`], [`Error::NotFound`].
pub fn change_user(
    tx: &mut Tx,
    by: &Principal,
    id: UserId,
    version: i64,
    change: UserChange,
) -> Result<User> {
    require(by, Permission::UsersWrite, None)?;
    // Whoever takes the last administrator out of service must wait for whoever does the same.
    lock_administrators(tx)?;
    let sql = format!("{SELECT} WHERE id = $1 FOR UPDATE");
    let before = select(tx, &sql, &[id.into()])?
        .pop()
        .ok_or_else(|| not_found(id))?;
    if before.version != version {
        return Err(Error::Conflict {
            what: format!("user {}", before.email),
        });
    }
    may_give(by, &before.roles)?;
    let mut after = before.clone();
    if let Some(text) = change.email {
        after.email = address(&text)?;
        if after.email != before.email {
            refuse_taken(tx, &after.email)?;
        }
    }
    if let Some(name) = change.name {
        after.name = required("name", &name, NAME_LEN_MAX)?;
    }
    after.active = change.active.unwrap_or(after.active);
    after.second_factor_required =
        (change.second_factor_required).unwrap_or(after.second_factor_required);
    if let Some(roles) = change.roles {
        after.roles = distinct(roles);
        may_give(by, &after.roles)?;
    }
    let changes = differences(&before, &after);
    if changes.is_empty() {
        return Ok(before);
    }
    after.version += 1;
    update(tx, &before, &after)?;
    refuse_no_administrator(tx)?;
    tx.record(
        Event::new(EventKind::UserChanged, None)
            .object(id, "user")
            .attr("email", &after.email)
            .attr("changes", changes),
    )?;
    Ok(after)
}

fn update(tx: &mut Tx, before: &User, after: &User) -> Result<()> {
    tx.exec_one(
        "UPDATE users SET email = $3, name = $4, active = $5, \
         second_factor_required = $6, search_name = $7, version = $2 + 1 \
         WHERE id = $1 AND version = $2",
        &[
            after.id.into(),
            before.version.into(),
            (&after.email).into(),
            (&after.name).into(),
            after.active.into(),
            after.second_factor_required.into(),
            in_lower_case(&after.name).into(),
        ],
    )?;
    if before.roles != after.roles {
        tx.exec(
            "DELETE FROM user_roles WHERE user_id = $1",
            &[after.id.into()],
        )?;
        insert_roles(tx, after)?;
    }
    if !after.active || before.roles != after.roles {
        revoke_sessions(tx, after.id)?;
    }
    Ok(())
}

const ADMINISTRATORS: &str = "SELECT u.id FROM users u WHERE u.active = $1 AND EXISTS \
     (SELECT 1 FROM user_roles r WHERE r.user_id = u.id AND r.role = $2 \
     AND r.entity_id IS NULL) ORDER BY u.id";

fn lock_administrators(tx: &mut Tx) -> Result<()> {
    let sql = format!("{ADMINISTRATORS} FOR UPDATE");
    tx.query(&sql, &[true.into(), Role::Administrator.into()])?;
    Ok(())
}

fn refuse_no_administrator(tx: &mut Tx) -> Result<()> {
    let arguments = [true.into(), Role::Administrator.into()];
    if tx.query_opt(ADMINISTRATORS, &arguments)?.is_some() {
        return Ok(());
    }
    Err(Refusal::new(
        Code::WrongState,
        "",
        "this is the last active administrator of the installation",
        "make somebody else administrator first",
    )
    .into())
}

/// Ends all sessions of a user; says how many there were.
///
/// # Errors
/// [`Error::Denied`] when `by` may not change users everywhere; [`Error::NotFound`].
pub fn end_sessions(tx: &mut Tx, by: &Principal, id: UserId) -> Result<u64> {
    require(by, Permission::UsersWrite, None)?;
    user(tx, id)?;
    revoke_sessions(tx, id)
}

/// Sets the language that a user reads the desk in; `None`: the browser's.
///
/// # Errors
/// [`Error::NotFound`].
pub fn set_language(tx: &mut Tx, id: UserId, language: Option<Language>) -> Result<User> {
    tx.exec(
        "UPDATE users SET language = $2 WHERE id = $1",
        &[id.into(), language.into()],
    )?;
    user(tx, id)
}

/// Gives a user another password without knowing the old one, lifts a lock and ends all sessions.
///
/// # Errors
/// [`Error::Denied`] when `by` may not change users everywhere, or lacks a permission that the
/// user has; [`Error::NotFound`].
pub fn set_password(
    tx: &mut Tx,
    by: &Principal,
    id: UserId,
    password: &PasswordHash,
) -> Result<()> {
    require(by, Permission::UsersWrite, None)?;
    let target = user(tx, id)?;
    may_give(by, &target.roles)?;
    store_password(tx, id, password)?;
    revoke_sessions(tx, id)?;
    Ok(())
}

/// Writes a password, lifts a lock and records it; the event says that, not what.
pub(super) fn store_password(tx: &mut Tx, id: UserId, password: &PasswordHash) -> Result<()> {
    tx.exec_one(
        "UPDATE users SET password_hash = $2, failed_sign_ins = 0, locked_until = NULL, \
         version = version + 1 WHERE id = $1",
        &[id.into(), password.as_str().into()],
    )?;
    tx.record(
        Event::new(EventKind::UserChanged, None)
            .object(id, "user")
            .attr("password_changed", true),
    )?;
    Ok(())
}

/// A user.
///
/// # Errors
/// [`Error::NotFound`].
pub fn user(tx: &mut Tx, id: UserId) -> Result<User> {
    let sql = format!("{SELECT} WHERE id = $1");
    select(tx, &sql, &[id.into()])?
        .pop()
        .ok_or_else(|| not_found(id))
}

/// A user by e-mail address; case does not matter.
///
/// # Errors
/// [`Error::NotFound`].
pub fn user_by_email(tx: &mut Tx, address: &str) -> Result<User> {
    by_address(tx, address)?.ok_or_else(|| Error::NotFound {
        kind: "user",
        id: address.to_owned(),
    })
}

/// A user by e-mail address, if there is one.
pub(super) fn by_address(tx: &mut Tx, address: &str) -> Result<Option<User>> {
    let sql = format!("{SELECT} WHERE email = $1");
    let key = address.trim().to_lowercase();
    Ok(select(tx, &sql, &[key.into()])?.pop())
}

/// One page of the users, by e-mail address.
///
/// # Errors
/// Refuses a page size out of range and a cursor that this list did not give.
pub fn list_users(tx: &mut Tx, filter: &UserFilter, page: &PageRequest) -> Result<Page<User>> {
    let listing = Listing::rising(SELECT, &["email"]);
    let mut conditions = Conditions::none();
    conditions.search(filter.search.as_deref(), "search_name", "email");
    let (sql, arguments) = conditions.page_query::<(String,)>(page, &listing)?;
    let users = select(tx, &sql, &arguments)?;
    Ok(Page::of(users, page, |last| (last.email.clone(),)))
}

fn not_found(id: UserId) -> Error {
    Error::NotFound {
        kind: "user",
        id: id.to_string(),
    }
}
