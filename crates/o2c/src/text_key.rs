//! Keys of texts that are only ever compared for equality.

use kernel::EntityId;
use matching::engine::normal;

/// The key of a text in normal form, apart for each legal entity: a hash, so that it takes little
/// room. What two texts share by chance is told apart when the row is read.
pub(crate) fn text_key(entity: EntityId, form: &str) -> i64 {
    normal::hashed(entity.uuid().as_bytes(), form)
}
