//! Runs the layout engine: fonts, templates and one document's data in, PDF out. Nothing is read
//! from the system or the network.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use typst::LibraryExt;
use typst::diag::{FileError, FileResult, SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::layout::{Frame, FrameItem};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::model::{Document, Logo, LogoFormat};
use crate::view::View;
use crate::{Language, PdfError, check, compose, text};

/// How many renderings an intermediate result outlives unused. What every document shares (labels,
/// fonts, templates) stays warm; what belongs to one document is gone after the next, so memory
/// does not grow with the number of documents.
const CACHE_AGE_MAX: usize = 1;

const LOGO_PNG: &str = "logo.png";
const LOGO_SVG: &str = "logo.svg";

/// Paths are interned for the life of the process, hence a fixed set of them.
struct Files {
    main: Source,
    logo_check: Source,
    report: Source,
    imported: [Source; 4],
    view: FileId,
    logo_png: FileId,
    logo_svg: FileId,
}

static FILES: LazyLock<Files> = LazyLock::new(|| Files {
    main: template("main.typ", include_str!("../templates/main.typ")),
    logo_check: template(
        "logo_check.typ",
        include_str!("../templates/logo_check.typ"),
    ),
    report: template("report.typ", include_str!("../templates/report.typ")),
    imported: [
        template("style.typ", include_str!("../templates/style.typ")),
        template("letter.typ", include_str!("../templates/letter.typ")),
        template("table.typ", include_str!("../templates/table.typ")),
        template("blocks.typ", include_str!("../templates/blocks.typ")),
    ],
    view: file_id("view.json"),
    logo_png: file_id(LOGO_PNG),
    logo_svg: file_id(LOGO_SVG),
});

static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(Library::builder().build()));

static SHARED: LazyLock<Renderer> = LazyLock::new(|| Renderer::from_fonts(embedded_fonts()));

fn file_id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("the templates' names are plain file names");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn template(name: &str, text: &str) -> Source {
    Source::new(file_id(name), text.to_owned())
}

fn embedded_fonts() -> Vec<Font> {
    [notosans::REGULAR_TTF, notosans::BOLD_TTF]
        .into_iter()
        .flat_map(|data| Font::iter(Bytes::new(data)))
        .collect()
}

/// A document on paper.
#[derive(Debug)]
pub struct Rendered {
    /// The file, PDF/A-3b.
    pub pdf: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// Characters no font has; they show as `\u{fffd}`. Empty for Latin, Greek and Cyrillic text.
    pub missing: BTreeSet<char>,
}

/// Renders documents with a fixed set of fonts. Cheap to clone and safe to share between threads.
#[derive(Clone)]
pub struct Renderer {
    fonts: Arc<Fonts>,
}

struct Fonts {
    book: LazyHash<FontBook>,
    faces: Vec<Font>,
    families: Vec<String>,
}

impl Renderer {
    /// With the embedded Noto Sans alone: Latin, Greek and Cyrillic.
    pub fn shared() -> &'static Renderer {
        &SHARED
    }

    /// With further fonts, tried in order for characters the embedded ones lack. Each entry is a
    /// TrueType or OpenType file or collection.
    ///
    /// # Errors
    /// [`PdfError::Font`] when one cannot be read.
    pub fn with_fonts(files: Vec<Vec<u8>>) -> Result<Self, PdfError> {
        let mut faces = embedded_fonts();
        for (index, file) in files.into_iter().enumerate() {
            let before = faces.len();
            faces.extend(Font::iter(Bytes::new(file)));
            if faces.len() == before {
                return Err(PdfError::Font { index });
            }
        }
        Ok(Self::from_fonts(faces))
    }

    fn from_fonts(faces: Vec<Font>) -> Self {
        let mut families: Vec<String> = Vec::new();
        for face in &faces {
            let family = face.info().family.as_str();
            if !families.iter().any(|known| known == family) {
                families.push(family.to_owned());
            }
        }
        let book = LazyHash::new(FontBook::from_fonts(&faces));
        Renderer {
            fonts: Arc::new(Fonts {
                book,
                faces,
                families,
            }),
        }
    }

    /// Renders one document. Equal input gives equal bytes.
    ///
    /// # Errors
    /// As [`crate::render`].
    pub fn render(&self, document: &Document, language: Language) -> Result<Rendered, PdfError> {
        let (paged, missing) = self.lay_out(document, language)?;
        let head = document.head();
        let ident = format!(
            "{}/{}/{}/{language}",
            document.sender().address.name,
            head.number,
            head.date
        );
        let pdf = typst_pdf::pdf(&paged, &options(ident)?).map_err(|errors| refused(&errors));
        typst::comemo::evict(CACHE_AGE_MAX);
        Ok(Rendered {
            pdf: pdf?,
            pages: paged.pages().len(),
            missing,
        })
    }

    /// Families of fonts in order of preference.
    pub(crate) fn families(&self) -> &[String] {
        &self.fonts.families
    }

    /// Draws a report; see [`crate::report_pdf`].
    pub(crate) fn render_report(
        &self,
        mut view: serde_json::Value,
        charts: Vec<String>,
        ident: &str,
    ) -> Result<Vec<u8>, PdfError> {
        text::clean_view(&mut view, &|character| self.fonts.can_draw(character));
        // Pictures are no text: nothing in them is to be broken into lines.
        view["charts"] = charts.into();
        let sheet = Sheet {
            fonts: &self.fonts,
            main: &FILES.report,
            view: Bytes::new(serde_json::to_vec(&view)?),
            logo: None,
        };
        let paged = sheet.compile()?;
        let pdf = typst_pdf::pdf(&paged, &options(ident.to_owned())?);
        let pdf = pdf.map_err(|errors| refused(&errors));
        typst::comemo::evict(CACHE_AGE_MAX);
        pdf
    }

    /// Tells whether a logo can be drawn, so that a damaged one is refused when it is uploaded and
    /// not when an invoice is due.
    ///
    /// # Errors
    /// [`PdfError::Layout`] with the reason.
    pub fn check_logo(&self, logo: &Logo) -> Result<(), PdfError> {
        let view = serde_json::json!({ "logo": logo_path(logo) });
        let sheet = Sheet {
            fonts: &self.fonts,
            main: &FILES.logo_check,
            view: Bytes::new(serde_json::to_vec(&view)?),
            logo: Some((logo.format(), Bytes::new(logo.bytes().to_vec()))),
        };
        let laid_out = sheet.compile();
        typst::comemo::evict(CACHE_AGE_MAX);
        laid_out.map(|_| ())
    }

    /// The text of each page as it is printed, run by run: for search and for tests.
    ///
    /// # Errors
    /// As [`crate::render`].
    pub fn page_texts(
        &self,
        document: &Document,
        language: Language,
    ) -> Result<Vec<Vec<String>>, PdfError> {
        let (paged, _) = self.lay_out(document, language)?;
        let texts = paged.pages().iter().map(|page| {
            let mut runs = Vec::new();
            collect_text(&page.frame, &mut runs);
            runs
        });
        Ok(texts.collect())
    }

    fn lay_out(
        &self,
        document: &Document,
        language: Language,
    ) -> Result<(PagedDocument, BTreeSet<char>), PdfError> {
        check::figures(document)?;
        let logo = document.sender().logo.as_ref();
        let mut view: View = compose::view(document, language)?;
        view.fonts.clone_from(&self.fonts.families);
        view.logo = logo.map(logo_path);
        let mut view = serde_json::to_value(view)?;
        let missing = text::clean_view(&mut view, &|character| self.fonts.can_draw(character));
        let sheet = Sheet {
            fonts: &self.fonts,
            main: &FILES.main,
            view: Bytes::new(serde_json::to_vec(&view)?),
            logo: logo.map(|logo| (logo.format(), Bytes::new(logo.bytes().to_vec()))),
        };
        Ok((sheet.compile()?, missing))
    }
}

impl Fonts {
    fn can_draw(&self, character: char) -> bool {
        self.faces
            .iter()
            .any(|face| face.info().coverage.contains(u32::from(character)))
    }
}

fn collect_text(frame: &Frame, runs: &mut Vec<String>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Text(text) => runs.push(text.text.to_string()),
            FrameItem::Group(group) => collect_text(&group.frame, runs),
            _ => {}
        }
    }
}

fn logo_path(logo: &Logo) -> &'static str {
    match logo.format() {
        LogoFormat::Png => LOGO_PNG,
        LogoFormat::Svg => LOGO_SVG,
    }
}

fn options(ident: String) -> Result<PdfOptions, PdfError> {
    Ok(PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some("Cashlane".to_owned())),
        timestamp: None,
        page_ranges: None,
        standards: archival()?,
        tagged: true,
        pretty: false,
    })
}

fn archival() -> Result<PdfStandards, PdfError> {
    PdfStandards::new(&[PdfStandard::A_3b]).map_err(|error| PdfError::Layout {
        messages: error.message().to_string(),
    })
}

fn refused<'a>(diagnostics: impl IntoIterator<Item = &'a SourceDiagnostic>) -> PdfError {
    let messages: Vec<&str> = diagnostics
        .into_iter()
        .map(|diagnostic| diagnostic.message.as_str())
        .collect();
    PdfError::Layout {
        messages: messages.join("; "),
    }
}

/// The whole world the layout engine sees while it draws one document.
struct Sheet<'a> {
    fonts: &'a Fonts,
    main: &'a Source,
    view: Bytes,
    logo: Option<(LogoFormat, Bytes)>,
}

impl Sheet<'_> {
    /// A warning counts as a failure: one of them says that the carried sums did not settle.
    fn compile(&self) -> Result<PagedDocument, PdfError> {
        let Warned { output, warnings } = typst::compile::<PagedDocument>(self);
        let document = output.map_err(|errors| refused(&errors))?;
        if warnings.is_empty() {
            Ok(document)
        } else {
            Err(refused(&warnings))
        }
    }
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let files = &*FILES;
        [&files.main, &files.logo_check, &files.report]
            .into_iter()
            .chain(&files.imported)
            .find(|source| source.id() == id)
            .cloned()
            .ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == FILES.view {
            return Ok(self.view.clone());
        }
        match &self.logo {
            Some((LogoFormat::Png, bytes)) if id == FILES.logo_png => Ok(bytes.clone()),
            Some((LogoFormat::Svg, bytes)) if id == FILES.logo_svg => Ok(bytes.clone()),
            _ => Err(not_found(id)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.faces.get(index).cloned()
    }

    /// There is no today: a document shows the dates it was given.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
