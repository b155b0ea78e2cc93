use store::Value;

/// The growing `WHERE` of a list: conditions that are only there when their filter is, so that the
/// database plans for exactly the filters in use.
pub(crate) struct Conditions {
    sql: String,
    arguments: Vec<Value>,
}

impl Conditions {
    /// Starts with a condition that always holds, with `{}` for its argument.
    pub(crate) fn new(condition: &str, argument: impl Into<Value>) -> Self {
        let mut this = Self {
            sql: String::new(),
            arguments: Vec::new(),
        };
        this.and(condition, [argument.into()]);
        this
    }

    /// Adds a condition; each `{}` in it stands for the next of `arguments`.
    pub(crate) fn and<const N: usize>(&mut self, condition: &str, arguments: [Value; N]) {
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
