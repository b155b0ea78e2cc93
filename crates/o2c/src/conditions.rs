use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Row, Tx, Value};

use crate::error::{Error, Result};
use crate::input::{in_lower_case, like_pattern, search_text};
use crate::page::{Page, PageRequest};

/// The growing `WHERE` of a list: conditions that are only there when their filter is, so that the
/// database plans for exactly the filters in use.
#[derive(Clone)]
pub(crate) struct Conditions {
    sql: String,
    arguments: Vec<Value>,
}

impl Conditions {
    /// Starts with all rows.
    pub(crate) const fn none() -> Self {
        Self {
            sql: String::new(),
            arguments: Vec::new(),
        }
    }

    /// Starts with a condition that always holds, with `{}` for its argument.
    pub(crate) fn new(condition: &str, argument: impl Into<Value>) -> Self {
        let mut this = Self::none();
        this.and(condition, [argument.into()]);
        this
    }

    /// Adds a condition; each `{}` in it stands for the next of `arguments`.
    pub(crate) fn and(&mut self, condition: &str, arguments: impl IntoIterator<Item = Value>) {
        self.sql.push_str(if self.sql.is_empty() {
            "WHERE "
        } else {
            " AND "
        });
        let mut parts = condition.split("{}");
        self.sql.push_str(parts.next().unwrap_or_default());
        for (part, argument) in parts.zip(arguments) {
            self.arguments.push(argument);
            self.sql.push('$');
            self.sql.push_str(&self.arguments.len().to_string());
            self.sql.push_str(part);
        }
    }

    /// Adds an argument that no condition uses, and gives its place in the text.
    pub(crate) fn argument(&mut self, argument: impl Into<Value>) -> String {
        self.arguments.push(argument.into());
        format!("${}", self.arguments.len())
    }

    /// Adds a condition on what a filter names, if it names anything.
    pub(crate) fn given(&mut self, condition: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.and(condition, [value.into()]);
        }
    }

    /// Looks for a text, in capitals or not, anywhere in a name or at the beginning of a number.
    /// `name` is a column of names as [`in_lower_case`] makes them.
    pub(crate) fn search(&mut self, text: Option<&str>, name: &str, number: &str) {
        if let Some(text) = search_text(text) {
            let text = in_lower_case(text);
            self.and(
                &format!("({name} LIKE {{}} ESCAPE '\\' OR lower({number}) LIKE {{}} ESCAPE '\\')"),
                [
                    like_pattern(&text, true).into(),
                    like_pattern(&text, false).into(),
                ],
            );
        }
    }

    /// Reads one page of a list. `read` makes an item of a row and `key` tells the values of an
    /// item in the columns that the list is ordered by.
    ///
    /// # Errors
    /// Refuses a limit out of range and a cursor that this list did not give.
    pub(crate) fn page<T, K: SortKey, E>(
        self,
        tx: &mut Tx,
        request: &PageRequest,
        listing: &Listing<'_>,
        read: impl Fn(&Row) -> Result<T, E>,
        key: impl Fn(&T) -> K,
    ) -> Result<Page<T>>
    where
        Error: From<E>,
    {
        let (sql, arguments) = self.page_query::<K>(request, listing)?;
        let rows = tx.query(&sql, &arguments)?;
        let items = rows.iter().map(read).collect::<Result<Vec<_>, E>>()?;
        Ok(Page::of(items, request, key))
    }

    /// The statement that reads one page of a list, and its arguments.
    ///
    /// # Errors
    /// As [`Self::page`].
    pub(crate) fn page_query<K: SortKey>(
        mut self,
        request: &PageRequest,
        listing: &Listing<'_>,
    ) -> Result<(String, Vec<Value>)> {
        let (beyond, direction) = if listing.falling {
            ("<", " DESC")
        } else {
            (">", "")
        };
        if let Some(key) = request.key::<K>()? {
            let values = key.values();
            if let (true, Some(first)) = (listing.across, values.first()) {
                let near = format!("{} {beyond}= {{}}", listing.by[0]);
                self.and(&near, [first.clone()]);
            }
            let columns = listing.by.join(", ");
            let places = vec!["{}"; listing.by.len()].join(", ");
            self.and(&format!("({columns}) {beyond} ({places})"), values);
        }
        let order = listing.by.join(&format!("{direction}, "));
        let tail = format!("ORDER BY {order}{direction}");
        Ok(self.query(listing.select, &tail, request.fetch()?))
    }

    /// The statement `head WHERE … tail LIMIT limit`, and its arguments.
    pub(crate) fn query(mut self, head: &str, tail: &str, limit: i64) -> (String, Vec<Value>) {
        self.arguments.push(Value::Int(limit));
        let number = self.arguments.len();
        (
            format!("{head} {} {tail} LIMIT ${number}", self.sql),
            self.arguments,
        )
    }
}

/// A list that is read page by page.
pub(crate) struct Listing<'a> {
    /// What comes before its `WHERE`.
    pub select: &'a str,
    /// The columns that it is ordered by; together they are unique.
    pub by: &'a [&'a str],
    /// Whether the greatest come first.
    pub falling: bool,
    /// Whether the columns are of two tables, so that no index knows all of them.
    pub across: bool,
}

impl<'a> Listing<'a> {
    /// The smallest first.
    pub(crate) const fn rising(select: &'a str, by: &'a [&'a str]) -> Self {
        Self {
            select,
            by,
            falling: false,
            across: false,
        }
    }

    /// The greatest first.
    pub(crate) const fn falling(select: &'a str, by: &'a [&'a str]) -> Self {
        Self {
            select,
            by,
            falling: true,
            across: false,
        }
    }

    /// In the direction that a caller asks for.
    pub(crate) const fn sorted(select: &'a str, by: &'a [&'a str], falling: bool) -> Self {
        Self {
            select,
            by,
            falling,
            across: false,
        }
    }

    /// As [`Self::sorted`], where the first columns are of the outer of two tables. A page that is
    /// not the first then begins at the outer table's row where the one before ended.
    pub(crate) const fn across(select: &'a str, by: &'a [&'a str], falling: bool) -> Self {
        Self {
            across: true,
            ..Self::sorted(select, by, falling)
        }
    }
}

/// The values of one row in the columns that a list is ordered by; what a cursor holds.
pub(crate) trait SortKey: Serialize + DeserializeOwned {
    /// The values in the order of the columns.
    fn values(self) -> Vec<Value>;
}

/// What may be a part of a [`SortKey`].
trait Part: Into<Value> + Serialize + DeserializeOwned {}

impl<T: Into<Value> + Serialize + DeserializeOwned> Part for T {}

impl<A: Part> SortKey for (A,) {
    fn values(self) -> Vec<Value> {
        vec![self.0.into()]
    }
}

impl<A: Part, B: Part> SortKey for (A, B) {
    fn values(self) -> Vec<Value> {
        vec![self.0.into(), self.1.into()]
    }
}

impl<A: Part, B: Part, C: Part> SortKey for (A, B, C) {
    fn values(self) -> Vec<Value> {
        let (a, b, c) = self;
        vec![a.into(), b.into(), c.into()]
    }
}

impl<A: Part, B: Part, C: Part, D: Part, E: Part> SortKey for (A, B, C, D, E) {
    fn values(self) -> Vec<Value> {
        let (a, b, c, d, e) = self;
        vec![a.into(), b.into(), c.into(), d.into(), e.into()]
    }
}

impl<A: Part, B: Part, C: Part, D: Part> SortKey for (A, B, C, D) {
    fn values(self) -> Vec<Value> {
        let (a, b, c, d) = self;
        vec![a.into(), b.into(), c.into(), d.into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Cursor;

    #[test]
    fn arguments_are_numbered_in_the_order_they_come() {
        let mut conditions = Conditions::new("a = {}", 1_i64);
        conditions.and("(b, c) > ({}, {})", [Value::Int(2), Value::Int(3)]);
        conditions.and("d IS NULL", []);
        let (sql, arguments) = conditions.query("SELECT a FROM t", "ORDER BY a", 9);
        let expected =
            "SELECT a FROM t WHERE a = $1 AND (b, c) > ($2, $3) AND d IS NULL ORDER BY a LIMIT $4";
        assert_eq!(sql, expected);
        assert_eq!(arguments.len(), 4);
    }
    #[test]
    fn a_page_begins_after_the_key_of_the_one_before_in_the_direction_of_the_list() {
        let request = PageRequest {
            limit: 20,
            after: Some(Cursor::encode(&(5_i64, "x"))),
        };
        let query = |listing: &Listing<'_>| {
            Conditions::new("a = {}", 1_i64)
                .page_query::<(i64, String)>(&request, listing)
                .expect("a good request")
        };
        let (rising, arguments) = query(&Listing::rising("SELECT * FROM t", &["b", "c"]));
        let head = "SELECT * FROM t WHERE a = $1 AND";
        let expected = format!("{head} (b, c) > ($2, $3) ORDER BY b, c LIMIT $4");
        assert_eq!(rising, expected);
        assert_eq!(arguments[1..], [Value::Int(5), "x".into(), Value::Int(21)]);
        let (falling, _) = query(&Listing::falling("SELECT * FROM t", &["b", "c"]));
        let expected = format!("{head} (b, c) < ($2, $3) ORDER BY b DESC, c DESC LIMIT $4");
        assert_eq!(falling, expected);
    }
}
