/// Declares a closed vocabulary: an enum whose words are what JSON, the database and the CLI show.
///
/// Gives it `ALL`, `as_str`, `parse`, `Display`, serde, an OpenAPI schema and the passage into and
/// out of a text column.
macro_rules! words {
    (
        $(#[$meta:meta])*
        $name:ident as $wanted:literal {
            $($(#[$word_meta:meta])* $variant:ident = $word:tt,)+
        }
    ) => {
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize, utoipa::ToSchema,
        )]
        $(#[$meta])*
        pub enum $name {
            $($(#[$word_meta])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every word, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as it is stored and published.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// Reads a word; `None` for any other.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.pad(self.as_str())
            }
        }

        impl From<$name> for store::Value {
            fn from(word: $name) -> Self {
                Self::Text(word.as_str().to_owned())
            }
        }

        impl store::FromValue for $name {
            const WANTED: &'static str = $wanted;

            fn from_cell(cell: store::Cell<'_>) -> Option<Self> {
                match cell {
                    store::Cell::Text(word) => Self::parse(word),
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use words;
