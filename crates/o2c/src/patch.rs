use serde::{Deserialize, Deserializer};

/// What a change does to a value that may be absent: leave it, take it away, or set it.
///
/// In JSON a missing field leaves the value, `null` takes it away, anything else sets it. Fields
/// of this type need `#[serde(default)]` and `#[schema(value_type = Option<…>)]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Patch<T> {
    /// The value stays as it is.
    #[default]
    Keep,
    /// The value is taken away.
    Clear,
    /// The value becomes this.
    Set(T),
}

impl<T> Patch<T> {
    /// Carries the change out.
    pub fn apply(self, value: &mut Option<T>) {
        match self {
            Self::Keep => {}
            Self::Clear => *value = None,
            Self::Set(new) => *value = Some(new),
        }
    }

    /// The value that would be set, if one would.
    pub const fn set(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Keep | Self::Clear => None,
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        // A missing field never gets here: it takes the default.
        Ok(Option::deserialize(input)?.map_or(Self::Clear, Self::Set))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Change {
        #[serde(default)]
        segment: Patch<String>,
    }

    fn applied(json: &str) -> Option<String> {
        let change: Change = serde_json::from_str(json).expect("valid");
        let mut value = Some("old".to_owned());
        change.segment.apply(&mut value);
        value
    }

    #[test]
    fn missing_keeps_null_clears_and_a_value_sets() {
        assert_eq!(applied("{}").as_deref(), Some("old"));
        assert_eq!(applied(r#"{"segment": null}"#), None);
        assert_eq!(applied(r#"{"segment": "new"}"#).as_deref(), Some("new"));
    }
}
