//! Rendered copies of documents, kept byte for byte. Rendering itself happens in jobs.

use kernel::{EntityId, FileId, ObjectType};
use store::{Row, Tx};
use uuid::Uuid;

use super::outgoing::{DocumentCopy, RenderedDocument};
use crate::documents::DocumentKind;
use crate::error::Result;
use crate::input;
use crate::orders::Effect;
use crate::parties::Language;

/// Keeps a rendered copy. A copy of the same document, kind and language that exists already
/// stays: a document is rendered once, and what was sent remains what was sent.
pub fn add_document_copy(tx: &mut Tx, entity: EntityId, copy: DocumentCopy) -> Result<Effect> {
    let id: Uuid = tx.new_id::<kernel::kind::File>().uuid();
    let added = tx.insert_absent(
        "document_copies",
        &[
            "id",
            "entity_id",
            "subject_type",
            "subject_id",
            "kind",
            "language",
            "file_id",
            "style_version",
            "created_at",
        ],
        vec![
            id.into(),
            entity.into(),
            copy.subject_type.into(),
            copy.subject_id.into(),
            copy.kind.into(),
            copy.language.into(),
            copy.file.into(),
            copy.style_version.into(),
            copy.created_at.into(),
        ],
    )?;
    Ok(if added == 1 {
        Effect::Changed
    } else {
        Effect::AlreadySo
    })
}

const COLUMNS: &str =
    "SELECT subject_type, subject_id, kind, language, file_id, created_at, style_version
    FROM document_copies";

fn read(row: &Row) -> store::Result<DocumentCopy> {
    Ok(DocumentCopy {
        subject_type: row.get(0)?,
        subject_id: row.get(1)?,
        kind: row.get(2)?,
        language: row.get(3)?,
        file: row.get(4)?,
        created_at: row.get(5)?,
        style_version: row.get(6)?,
    })
}

/// The copy of a document in a language, if it was rendered.
pub fn find_document_copy(
    tx: &mut Tx,
    entity: EntityId,
    subject: Uuid,
    kind: DocumentKind,
    language: Language,
) -> Result<Option<DocumentCopy>> {
    let sql = format!(
        "{COLUMNS} WHERE subject_id = $1 AND kind = $2 AND language = $3 AND entity_id = $4"
    );
    let args = [subject.into(), kind.into(), language.into(), entity.into()];
    Ok(tx.query_opt(&sql, &args)?.as_ref().map(read).transpose()?)
}

/// All rendered documents about something, oldest first.
pub fn document_copies(
    tx: &mut Tx,
    entity: EntityId,
    subject: Uuid,
) -> Result<Vec<RenderedDocument>> {
    let rows = tx.query(
        "SELECT c.subject_type, c.subject_id, c.kind, c.language, c.file_id, f.name, f.size,
            f.sha256, c.created_at
        FROM document_copies c JOIN files f ON f.id = c.file_id
        WHERE c.subject_id = $1 AND c.entity_id = $2 ORDER BY c.created_at, c.id",
        &[subject.into(), entity.into()],
    )?;
    rows.iter().map(rendered).collect()
}

fn rendered(row: &Row) -> Result<RenderedDocument> {
    let subject_type = ObjectType::parse(&row.get::<String>(0)?)?;
    Ok(RenderedDocument {
        document: input::prefixed(subject_type, row.get(1)?),
        kind: row.get(2)?,
        language: row.get(3)?,
        file: row.get(4)?,
        name: row.get(5)?,
        size: row.get(6)?,
        sha256: row.get(7)?,
        created_at: row.get(8)?,
    })
}

/// The file of a copy, with the check that the copy is this legal entity's.
pub fn copy_file(tx: &mut Tx, entity: EntityId, file: FileId) -> Result<Option<DocumentCopy>> {
    let sql = format!("{COLUMNS} WHERE file_id = $1 AND entity_id = $2");
    let row = tx.query_opt(&sql, &[file.into(), entity.into()])?;
    Ok(row.as_ref().map(read).transpose()?)
}
