//! By what a list is sorted, as a caller asks for it.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer};
use utoipa::openapi::schema::SchemaType;
use utoipa::openapi::{Object, ObjectBuilder, Type};

/// The words by which a list can be sorted.
pub trait SortWord: Copy + 'static {
    /// Each with its text.
    const ALL: &'static [(&'static str, Self)];
}

/// A word by which to sort, with `-` before it for the greatest first: `amount`, `-amount`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort<W> {
    /// By what.
    pub by: W,
    /// Whether the greatest come first.
    pub falling: bool,
}

impl<W> Sort<W> {
    /// The smallest first.
    pub const fn rising(by: W) -> Self {
        Self { by, falling: false }
    }

    /// The greatest first.
    pub const fn falling(by: W) -> Self {
        Self { by, falling: true }
    }
}

impl<'de, W: SortWord> Deserialize<'de> for Sort<W> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(input)?;
        let (word, falling) = match text.strip_prefix('-') {
            Some(word) => (word, true),
            None => (text.as_ref(), false),
        };
        let known = W::ALL.iter().find(|(known, _)| *known == word);
        known
            .map(|(_, by)| Self { by: *by, falling })
            .ok_or_else(|| {
                let words: Vec<_> = W::ALL.iter().map(|(word, _)| *word).collect();
                serde::de::Error::custom(format!(
                    "this list is not sorted by {text:?}, but by {}, each also with - before it",
                    words.join(", ")
                ))
            })
    }
}

/// How a [`Sort`] looks in a query: each word, also with `-` before it.
pub(crate) fn schema<W: SortWord>() -> Object {
    let words = W::ALL.iter().map(|(word, _)| *word);
    let all = words.flat_map(|word| [word.to_owned(), format!("-{word}")]);
    ObjectBuilder::new()
        .schema_type(SchemaType::new(Type::String))
        .enum_values(Some(all.collect::<Vec<_>>()))
        .build()
}

/// Declares the words by which a list can be sorted.
macro_rules! sort_words {
    (
        $(#[$meta:meta])*
        $name:ident {
            $($(#[$word_meta:meta])* $variant:ident = $word:literal,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$word_meta])* $variant,)+
        }

        impl $crate::sort::SortWord for $name {
            const ALL: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];
        }

        impl $name {
            /// How a query names it, for the API's description.
            fn schema() -> utoipa::openapi::Object {
                $crate::sort::schema::<Self>()
            }
        }
    };
}
pub(crate) use sort_words;

#[cfg(test)]
mod tests {
    use super::*;

    sort_words! {
        Fruit {
            Size = "size",
            Price = "price",
        }
    }

    fn read(text: &str) -> Result<Sort<Fruit>, serde_json::Error> {
        serde_json::from_value(serde_json::json!(text))
    }

    #[test]
    fn a_word_sorts_up_and_with_a_minus_down() {
        assert_eq!(read("size").ok(), Some(Sort::rising(Fruit::Size)));
        assert_eq!(read("-price").ok(), Some(Sort::falling(Fruit::Price)));
    }

    #[test]
    fn the_description_shows_each_word_both_ways() {
        let schema = serde_json::to_value(Fruit::schema()).expect("JSON");
        let words = serde_json::json!(["size", "-size", "price", "-price"]);
        assert_eq!(schema["enum"], words);
    }

    #[test]
    fn a_wrong_word_is_told_the_right_ones() {
        let error = read("-colour").expect_err("no such word").to_string();
        assert!(error.contains("size, price"), "{error}");
    }
}
