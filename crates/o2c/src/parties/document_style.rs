//! How the documents of a legal entity look: logo, colour, footer, how to pay. Kept by version.

use kernel::{Actor, EntityId, Event, EventKind, FileId, Instant};
use serde::{Deserialize, Serialize};
use store::{FileRow, Row, Tx};
use utoipa::ToSchema;

use super::Language;
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::input::TEXT_LEN_MAX;

/// The colour until another one is chosen: a dark blue that stays readable when printed in grey.
const ACCENT: &str = "#1f456e";
/// Lines that a text may have: more would push the letter off its sheet.
const LINES_MAX: usize = 6;

/// A text in each language of documents; empty where there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Texts {
    /// English.
    pub en: String,
    /// German.
    pub de: String,
    /// French.
    pub fr: String,
}

impl Texts {
    /// The lines in this language.
    pub fn lines(&self, language: Language) -> impl Iterator<Item = &str> {
        let text = match language {
            Language::En => &self.en,
            Language::De => &self.de,
            Language::Fr => &self.fr,
        };
        text.lines().map(str::trim).filter(|line| !line.is_empty())
    }

    fn check(&self, field: &str) -> Outcome<()> {
        for (language, text) in [("en", &self.en), ("de", &self.de), ("fr", &self.fr)] {
            let long = text.chars().count() > TEXT_LEN_MAX || text.lines().count() > LINES_MAX;
            if long
                || text
                    .chars()
                    .any(|c| c.is_control() && c != '\n' && c != '\r')
            {
                return Err(Refusal::new(
                    Code::InvalidValue,
                    format!("{field}.{language}"),
                    format!("the text has {} lines", text.lines().count()),
                    format!("give at most {LINES_MAX} lines and {TEXT_LEN_MAX} characters"),
                ));
            }
        }
        Ok(())
    }
}

/// How the documents of a legal entity look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DocumentStyle {
    /// Counts changes; 0 while nobody has chosen anything. Edits name the one they saw.
    pub version: i64,
    /// What is chosen.
    pub look: Look,
    /// Who chose it.
    #[schema(value_type = Option<String>)]
    pub changed_by: Option<Actor>,
    /// When.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub changed_at: Option<Instant>,
}

/// What can be chosen of a document's look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// The logo, as uploading it gave it; `null`: the name stands in its place.
    #[schema(value_type = Option<String>)]
    pub logo: Option<FileId>,
    /// Colour of name, title and rules, `#rrggbb`.
    pub accent: String,
    /// Further lines of the legal footer: directors, share capital.
    pub footer: Texts,
    /// How to pay, printed on invoices and statements.
    pub payment: Texts,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            logo: None,
            accent: ACCENT.to_owned(),
            footer: Texts::default(),
            payment: Texts::default(),
        }
    }
}

/// The look of a legal entity's documents as it is now.
///
/// # Errors
/// Fails only with the store.
pub fn document_style(tx: &mut Tx, entity: EntityId) -> Result<DocumentStyle> {
    let row = tx.query_opt(
        "SELECT version, logo_id, accent, footer, payment, changed_by, changed_at \
         FROM document_styles WHERE entity_id = $1 ORDER BY version DESC LIMIT 1",
        &[entity.into()],
    )?;
    row.as_ref().map_or_else(
        || {
            Ok(DocumentStyle {
                version: 0,
                look: Look::default(),
                changed_by: None,
                changed_at: None,
            })
        },
        read,
    )
}

fn read(row: &Row) -> Result<DocumentStyle> {
    let texts =
        |at| -> Result<Texts> { Ok(serde_json::from_value(row.get(at)?).unwrap_or_default()) };
    Ok(DocumentStyle {
        version: row.get(0)?,
        look: Look {
            logo: row.get(1)?,
            accent: row.get(2)?,
            footer: texts(3)?,
            payment: texts(4)?,
        },
        changed_by: Some(row.get(5)?),
        changed_at: Some(row.get(6)?),
    })
}

/// Makes another look the one of all documents to come.
///
/// # Errors
/// As [`check_look`]; [`Error::Conflict`] when it was changed since that version.
pub fn set_document_style(
    tx: &mut Tx,
    by: &Actor,
    entity: EntityId,
    version: i64,
    look: &Look,
) -> Result<DocumentStyle> {
    check_look(tx, entity, look)?;
    let before = document_style(tx, entity)?;
    if before.version != version {
        return Err(changed());
    }
    if before.look == *look {
        return Ok(before);
    }
    let row = vec![
        entity.into(),
        (version + 1).into(),
        look.logo.into(),
        look.accent.as_str().into(),
        serde_json::json!(look.footer).into(),
        serde_json::json!(look.payment).into(),
        by.into(),
        tx.now().into(),
    ];
    let columns = [
        "entity_id",
        "version",
        "logo_id",
        "accent",
        "footer",
        "payment",
        "changed_by",
        "changed_at",
    ];
    match tx.insert_many("document_styles", &columns, row) {
        Ok(_) => {}
        // Somebody else wrote the same version in the meantime.
        Err(store::Error::Constraint { .. }) => return Err(changed()),
        Err(error) => return Err(error.into()),
    }
    tx.record(
        Event::new(EventKind::EntityChanged, entity)
            .object(entity, "entity")
            .attr("document_style", version + 1),
    )?;
    document_style(tx, entity)
}

fn changed() -> Error {
    Error::Conflict {
        what: "the look of documents".to_owned(),
    }
}

/// Checks a look.
///
/// # Errors
/// Refuses a colour that is none, texts that are too long and a logo that was not uploaded here.
pub fn check_look(tx: &mut Tx, entity: EntityId, look: &Look) -> Result<()> {
    let digits = look.accent.strip_prefix('#').unwrap_or_default();
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        let detail = format!("{:?} is no colour", look.accent);
        let remedy = "write it as #rrggbb";
        return Err(Refusal::new(Code::InvalidValue, "accent", detail, remedy).into());
    }
    look.footer.check("footer")?;
    look.payment.check("payment")?;
    match look.logo {
        Some(logo) => logo_file(tx, entity, logo).map(drop),
        None => Ok(()),
    }
}

/// Notes a logo that was uploaded for a legal entity.
///
/// # Errors
/// Fails only with the store.
pub fn add_logo(tx: &mut Tx, entity: EntityId, file: FileId) -> Result<()> {
    let row = vec![entity.into(), file.into()];
    tx.insert_many("document_logos", &["entity_id", "file_id"], row)?;
    Ok(())
}

/// A logo of a legal entity.
///
/// # Errors
/// [`Error::NotFound`] when it was not uploaded for it.
pub fn logo_file(tx: &mut Tx, entity: EntityId, file: FileId) -> Result<FileRow> {
    let known = tx.query_opt(
        "SELECT 1 FROM document_logos WHERE entity_id = $1 AND file_id = $2",
        &[entity.into(), file.into()],
    )?;
    match known {
        Some(_) => Ok(tx.file(file)?),
        None => Err(Error::NotFound {
            kind: "logo",
            id: file.to_string(),
        }),
    }
}
