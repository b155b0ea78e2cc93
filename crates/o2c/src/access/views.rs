//! Saved views: lists as somebody wants to see them again, for themselves or shared.

use kernel::{Actor, EntityId, Event, EventKind, Instant, UserId, ViewId};
use serde::{Deserialize, Serialize};
use store::{Row, Tx};
use utoipa::ToSchema;

use super::permissions::Permission;
use super::types::{Principal, require};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::input::{CODE_LEN_MAX, NAME_LEN_MAX, required};

/// The longest query of an address that is kept.
const QUERY_LEN_MAX: usize = 2_000;
/// Columns kept at most.
const COLUMNS_MAX: usize = 50;
/// Views that one user may have of a page.
const VIEWS_MAX: i64 = 50;

/// A list as somebody wants to see it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct View {
    /// Its id.
    #[schema(value_type = String)]
    pub id: ViewId,
    /// The page of the desk.
    pub page: String,
    /// Its name.
    pub name: String,
    /// The query of the page's address: filters and order.
    pub query: String,
    /// The columns shown, in their order; none leaves that to the page.
    pub columns: Vec<String>,
    /// Whether everybody who works in the legal entity sees it.
    pub shared: bool,
    /// Whether it is the caller's own.
    pub own: bool,
    /// Who made it.
    pub owner_name: String,
    /// Whether the caller begins the page with it.
    pub is_default: bool,
    /// Counts changes; edits name the one they saw.
    pub version: i64,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
}

/// A view to save.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewView {
    /// The page of the desk, e.g. `orders`.
    pub page: String,
    /// Its name, of which the caller has one a page.
    pub name: String,
    /// The query of the page's address, without `?`.
    #[serde(default)]
    pub query: String,
    /// The columns shown, in their order.
    #[serde(default)]
    pub columns: Vec<String>,
    /// Whether everybody sees it; that needs views.share.
    #[serde(default)]
    pub shared: bool,
}

/// What to change about a view; what is left out stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ViewChange {
    /// Its name.
    pub name: Option<String>,
    /// The query.
    pub query: Option<String>,
    /// The columns.
    pub columns: Option<Vec<String>>,
    /// Whether everybody sees it; that needs views.share.
    pub shared: Option<bool>,
}

/// With which view the caller begins a page.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DefaultView {
    /// The page of the desk.
    pub page: String,
    /// The view; `null`: with the page as it is.
    #[schema(value_type = Option<String>)]
    pub view: Option<ViewId>,
}

const SELECT: &str = "SELECT v.id, v.page, v.name, v.query, v.columns, v.shared, v.user_id, u.name, \
     d.view_id, v.version, v.created_at FROM views v JOIN users u ON u.id = v.user_id \
     LEFT JOIN view_defaults d ON d.view_id = v.id AND d.user_id = $2 AND d.entity_id = v.entity_id \
     WHERE v.entity_id = $1 AND (v.shared = $3 OR v.user_id = $2)";

fn read(row: &Row, user: UserId) -> Result<View> {
    let columns: serde_json::Value = row.get(4)?;
    Ok(View {
        id: row.get(0)?,
        page: row.get(1)?,
        name: row.get(2)?,
        query: row.get(3)?,
        columns: serde_json::from_value(columns).unwrap_or_default(),
        shared: row.get(5)?,
        own: row.get::<UserId>(6)? == user,
        owner_name: row.get(7)?,
        is_default: row.get::<Option<ViewId>>(8)?.is_some(),
        version: row.get(9)?,
        created_at: row.get(10)?,
    })
}

/// The views of a page that the caller sees, or of all pages: their own and the shared ones, by name.
///
/// # Errors
/// Refuses callers that are no users.
pub fn list_views(
    tx: &mut Tx,
    by: &Principal,
    entity: EntityId,
    page: Option<&str>,
) -> Result<Vec<View>> {
    let user = person(by)?;
    let sql = format!("{SELECT} AND (v.page = $4 OR $5 = $3) ORDER BY v.page, v.name, v.id");
    let args = [
        entity.into(),
        user.into(),
        true.into(),
        page.unwrap_or_default().into(),
        page.is_none().into(),
    ];
    let rows = tx.query(&sql, &args)?;
    rows.iter().map(|row| read(row, user)).collect()
}

/// Saves a view.
///
/// # Errors
/// Refuses callers that are no users, malformed values, a name that the caller has on the page
/// already and too many views; [`Error::Denied`] for a shared one without views.share.
pub fn save_view(tx: &mut Tx, by: &Principal, entity: EntityId, new: &NewView) -> Result<View> {
    let user = person(by)?;
    if new.shared {
        require(by, Permission::ViewsShare, Some(entity))?;
    }
    let page = required("page", &new.page, CODE_LEN_MAX)?;
    let count: i64 = tx
        .query_one(
            "SELECT count(*) FROM views WHERE entity_id = $1 AND user_id = $2 AND page = $3",
            &[entity.into(), user.into(), (&page).into()],
        )?
        .get(0)?;
    if count >= VIEWS_MAX {
        let detail = format!("there are {count} views of this page");
        return Err(Refusal::new(Code::InvalidValue, "page", detail, "delete some").into());
    }
    let id: ViewId = tx.new_id();
    let name = required("name", &new.name, NAME_LEN_MAX)?;
    let row = vec![
        id.into(),
        entity.into(),
        user.into(),
        page.into(),
        (&name).into(),
        checked_query(&new.query)?.into(),
        serde_json::json!(checked_columns(&new.columns)?).into(),
        new.shared.into(),
        1.into(),
        tx.now().into(),
    ];
    let columns = [
        "id",
        "entity_id",
        "user_id",
        "page",
        "name",
        "query",
        "columns",
        "shared",
        "version",
        "created_at",
    ];
    tx.insert_many("views", &columns, row)?;
    record(tx, EventKind::ViewSaved, entity, id, &name)?;
    view(tx, by, entity, id)
}

/// Changes a view if it still has the version the caller saw.
///
/// # Errors
/// As [`save_view`]; [`Error::Conflict`] on another version, [`Error::NotFound`],
/// [`Error::Denied`] for somebody else's without views.share.
pub fn change_view(
    tx: &mut Tx,
    by: &Principal,
    entity: EntityId,
    id: ViewId,
    version: i64,
    change: &ViewChange,
) -> Result<View> {
    let before = view(tx, by, entity, id)?;
    may_change(by, entity, &before)?;
    let shared = change.shared.unwrap_or(before.shared);
    if shared != before.shared {
        require(by, Permission::ViewsShare, Some(entity))?;
    }
    let name = required(
        "name",
        change.name.as_ref().unwrap_or(&before.name),
        NAME_LEN_MAX,
    )?;
    let query = checked_query(change.query.as_ref().unwrap_or(&before.query))?;
    let columns = checked_columns(change.columns.as_ref().unwrap_or(&before.columns))?;
    let changed = tx.exec(
        "UPDATE views SET name = $3, query = $4, columns = $5, shared = $6, version = version + 1 \
         WHERE id = $1 AND version = $2",
        &[
            id.into(),
            version.into(),
            (&name).into(),
            query.into(),
            serde_json::json!(columns).into(),
            shared.into(),
        ],
    )?;
    if changed == 0 {
        return Err(Error::Conflict {
            what: format!("view {}", before.name),
        });
    }
    if !shared {
        // Nobody begins with what they no longer see.
        tx.exec(
            "DELETE FROM view_defaults WHERE view_id = $1 AND user_id <> \
             (SELECT user_id FROM views WHERE id = $1)",
            &[id.into()],
        )?;
    }
    record(tx, EventKind::ViewSaved, entity, id, &name)?;
    view(tx, by, entity, id)
}

/// Deletes a view.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Denied`] for somebody else's without views.share.
pub fn delete_view(tx: &mut Tx, by: &Principal, entity: EntityId, id: ViewId) -> Result<()> {
    let gone = view(tx, by, entity, id)?;
    may_change(by, entity, &gone)?;
    tx.exec("DELETE FROM view_defaults WHERE view_id = $1", &[id.into()])?;
    tx.exec("DELETE FROM views WHERE id = $1", &[id.into()])?;
    record(tx, EventKind::ViewDeleted, entity, id, &gone.name)
}

/// Sets with which view the caller begins a page.
///
/// # Errors
/// Refuses callers that are no users and a view of another page; [`Error::NotFound`].
pub fn set_default_view(
    tx: &mut Tx,
    by: &Principal,
    entity: EntityId,
    wanted: &DefaultView,
) -> Result<()> {
    let user = person(by)?;
    if let Some(id) = wanted.view
        && view(tx, by, entity, id)?.page != wanted.page
    {
        let detail = format!("this is no view of {:?}", wanted.page);
        let remedy = "choose a view of the page";
        return Err(Refusal::new(Code::InvalidValue, "view", detail, remedy).into());
    }
    tx.exec(
        "DELETE FROM view_defaults WHERE entity_id = $1 AND user_id = $2 AND page = $3",
        &[entity.into(), user.into(), (&wanted.page).into()],
    )?;
    if let Some(id) = wanted.view {
        let row = vec![entity.into(), user.into(), (&wanted.page).into(), id.into()];
        let columns = ["entity_id", "user_id", "page", "view_id"];
        tx.insert_many("view_defaults", &columns, row)?;
    }
    Ok(())
}

fn view(tx: &mut Tx, by: &Principal, entity: EntityId, id: ViewId) -> Result<View> {
    let user = person(by)?;
    let args = [entity.into(), user.into(), true.into(), id.into()];
    let row = tx.query_opt(&format!("{SELECT} AND v.id = $4"), &args)?;
    let row = row.ok_or_else(|| Error::NotFound {
        kind: "view",
        id: id.to_string(),
    })?;
    read(&row, user)
}

fn may_change(by: &Principal, entity: EntityId, view: &View) -> Result<()> {
    match view.own {
        true => Ok(()),
        false => require(by, Permission::ViewsShare, Some(entity)),
    }
}

fn record(tx: &mut Tx, kind: EventKind, entity: EntityId, id: ViewId, name: &str) -> Result<()> {
    tx.record(
        Event::new(kind, entity)
            .object(id, "view")
            .attr("name", name),
    )?;
    Ok(())
}

/// Views are of people: an API key sees no desk.
fn person(by: &Principal) -> Outcome<UserId> {
    match by.actor {
        Actor::User(user) => Ok(user),
        _ => Err(Refusal::new(
            Code::InvalidValue,
            "",
            "saved views belong to users",
            "sign in as a user",
        )),
    }
}

fn checked_query(query: &str) -> Outcome<&str> {
    let query = query.trim_start_matches('?');
    if query.len() > QUERY_LEN_MAX || query.chars().any(char::is_control) {
        return Err(Refusal::new(
            Code::InvalidValue,
            "query",
            format!("the query has {} characters", query.len()),
            format!("give at most {QUERY_LEN_MAX}, without control characters"),
        ));
    }
    Ok(query)
}

fn checked_columns(columns: &[String]) -> Outcome<Vec<String>> {
    if columns.len() > COLUMNS_MAX {
        let detail = format!("{} columns", columns.len());
        let remedy = format!("choose at most {COLUMNS_MAX}");
        return Err(Refusal::new(Code::InvalidValue, "columns", detail, remedy));
    }
    let one = |name: &String| required("columns", name, CODE_LEN_MAX);
    columns.iter().map(one).collect()
}
