use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Code, Refusal, Result};

/// Which part of a list to read. Lists are paged by key, so a page costs the same however far
/// down the list it lies.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PageRequest {
    /// Rows wanted, 1 to 100.
    pub limit: u32,
    /// The `next` of the page before; `None` starts at the top.
    pub after: Option<String>,
}

impl PageRequest {
    /// The most rows that one page may hold.
    pub const LIMIT_MAX: u32 = 100;

    /// A request for the first `limit` rows.
    pub const fn first(limit: u32) -> Self {
        Self { limit, after: None }
    }

    /// The limit as SQL wants it, with one row more so that the end of the list is recognised.
    ///
    /// # Errors
    /// Refuses a limit of 0 or above [`Self::LIMIT_MAX`].
    pub fn fetch(&self) -> Result<i64> {
        if self.limit == 0 || self.limit > Self::LIMIT_MAX {
            return Err(Refusal::new(
                Code::InvalidValue,
                "limit",
                format!("limit is {}", self.limit),
                format!("ask for 1 to {} rows a page", Self::LIMIT_MAX),
            )
            .into());
        }
        Ok(i64::from(self.limit) + 1)
    }

    /// The key after which the page starts.
    ///
    /// # Errors
    /// Refuses a cursor that this list did not give.
    pub fn key<K: DeserializeOwned>(&self) -> Result<Option<K>> {
        self.after.as_deref().map(Cursor::decode).transpose()
    }
}

impl Default for PageRequest {
    fn default() -> Self {
        Self::first(50)
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Page<T> {
    /// The rows, in the list's order.
    pub items: Vec<T>,
    /// Give this as `after` to read on; `null` at the end of the list.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Makes a page of `limit` rows out of what [`PageRequest::fetch`] asked for; `key` gives the
    /// sort key of the last row.
    pub fn of<K: Serialize>(
        mut items: Vec<T>,
        request: &PageRequest,
        key: impl Fn(&T) -> K,
    ) -> Self {
        let limit = usize::try_from(request.limit).unwrap_or(usize::MAX);
        let more = items.len() > limit;
        items.truncate(limit);
        let next = items
            .last()
            .filter(|_| more)
            .map(|last| Cursor::encode(&key(last)));
        Self { items, next }
    }

    /// The same page of something made of its items.
    pub fn map<U>(self, make: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(make).collect(),
            next: self.next,
        }
    }
}

/// Encodes sort keys as the opaque text that a caller hands back to read on.
pub struct Cursor;

impl Cursor {
    /// The text for a sort key.
    pub fn encode<K: Serialize>(key: &K) -> String {
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(key).unwrap_or_default())
    }

    /// The sort key in a text that [`Self::encode`] made.
    ///
    /// # Errors
    /// Refuses any other text.
    pub fn decode<K: DeserializeOwned>(text: &str) -> Result<K> {
        URL_SAFE_NO_PAD
            .decode(text)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .ok_or_else(|| {
                Refusal::new(
                    Code::InvalidCursor,
                    "after",
                    "the cursor is not one that this list gave",
                    "start again without `after`, or use `next` of the page before as it came",
                )
                .into()
            })
    }
}
