//! Files that do not fit into memory, on their way in and out.

use std::io::{self, BufWriter, Write};

use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use formats::table::write::{WriteFormat, open_writer};
use futures_util::{StreamExt, stream};
use o2c::exchange::export::Sink;
use store::Tx;
use tempfile::NamedTempFile;
use tokio::sync::mpsc;

use crate::problem::Problem;
use crate::request::too_large;
use crate::state::AppState;

/// Pieces that may wait between the network and the disk.
const PIECES: usize = 16;

/// Tells spreadsheets that a text is UTF-8.
const UTF8_MARK: &str = "\u{feff}";

/// Pieces of a table are sent when they have so many bytes.
const PIECE_BYTES: usize = 64 * 1024;

/// A temporary file, gone when dropped, whose name ends like `name`: for some tables that tells
/// what they are.
pub fn temporary(name: &str) -> io::Result<NamedTempFile> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let harmless: String = ending
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(8)
        .collect();
    tempfile::Builder::new()
        .prefix("cashlane-")
        .suffix(&format!(".{harmless}"))
        .tempfile()
}

/// Writes a body into a temporary file as it comes in.
pub async fn receive(body: Body, name: &str, bytes_max: usize) -> Result<NamedTempFile, Problem> {
    let (pieces, mut arriving) = mpsc::channel::<Bytes>(PIECES);
    let name = name.to_owned();
    let writing = tokio::task::spawn_blocking(move || -> io::Result<NamedTempFile> {
        let mut file = temporary(&name)?;
        while let Some(piece) = arriving.blocking_recv() {
            file.write_all(&piece)?;
        }
        file.flush()?;
        Ok(file)
    });
    let mut incoming = body.into_data_stream();
    let mut length = 0;
    while let Some(piece) = incoming.next().await {
        let piece = piece.map_err(|_| broken_off())?;
        length += piece.len();
        if length > bytes_max {
            return Err(too_large(bytes_max));
        }
        if pieces.send(piece).await.is_err() {
            // Writing has failed; it says why below.
            break;
        }
    }
    drop(pieces);
    match writing.await {
        Ok(Ok(file)) => Ok(file),
        Ok(Err(error)) => Err(Problem::internal(&error)),
        Err(error) => Err(Problem::internal(&error)),
    }
}

fn broken_off() -> Problem {
    let detail = "the body ended before its announced length";
    Problem::new(StatusCode::BAD_REQUEST, "malformed", detail).remedy("send the request again")
}

/// A table as CSV, sent while it is read. A failure on the way breaks the reply off, so that nobody
/// takes a part for the whole.
pub fn send_csv(
    state: &AppState,
    columns: &'static [&'static str],
    export: impl FnOnce(&mut Tx, &mut Sink<'_>) -> o2c::Result<()> + Send + 'static,
) -> Body {
    let heads = columns.iter().map(|name| (*name).to_owned()).collect();
    send(state, WriteFormat::Csv, "", heads, export)
}

/// A table under these heads, sent while it is read: a workbook as soon as its last row is known,
/// with its rows on the disk until then. It breaks off as [`send_csv`] does.
pub fn send_table(
    state: &AppState,
    format: WriteFormat,
    heads: Vec<String>,
    export: impl FnOnce(&mut Tx, &mut Sink<'_>) -> o2c::Result<()> + Send + 'static,
) -> Body {
    let mark = match format {
        WriteFormat::Csv => UTF8_MARK,
        WriteFormat::Xlsx => "",
    };
    send(state, format, mark, heads, export)
}

fn send(
    state: &AppState,
    format: WriteFormat,
    mark: &'static str,
    heads: Vec<String>,
    export: impl FnOnce(&mut Tx, &mut Sink<'_>) -> o2c::Result<()> + Send + 'static,
) -> Body {
    let reading = state.clone();
    send_pieces(move |mut out| {
        out.write_all(mark.as_bytes())?;
        write_table(&reading, out, format, &heads, export)
    })
}

/// What a reader of the database writes, sent while it is written. It breaks off as [`send_csv`]
/// does.
pub fn send_written(
    state: &AppState,
    write: impl FnOnce(&mut Tx, &mut dyn Write) -> o2c::Result<()> + Send + 'static,
) -> Body {
    let state = state.clone();
    send_pieces(move |mut out| {
        let written = state.store().read(|tx| write(tx, &mut out));
        written.map_err(io::Error::other)?;
        out.flush()
    })
}

fn send_pieces(write: impl FnOnce(BufWriter<Pieces>) -> io::Result<()> + Send + 'static) -> Body {
    let (pieces, mut leaving) = mpsc::channel(PIECES);
    tokio::task::spawn_blocking(move || {
        let out = BufWriter::with_capacity(PIECE_BYTES, Pieces(pieces.clone()));
        if let Err(error) = write(out) {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "an export was broken off"
            );
            // Whoever read it may have gone away; then there is nobody to tell.
            let _told = pieces.blocking_send(Err(error));
        }
    });
    Body::from_stream(stream::poll_fn(move |context| leaving.poll_recv(context)))
}

fn write_table(
    state: &AppState,
    out: impl Write + Send,
    format: WriteFormat,
    heads: &[String],
    export: impl FnOnce(&mut Tx, &mut Sink<'_>) -> o2c::Result<()>,
) -> io::Result<()> {
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let mut table = open_writer(format, out, &heads).map_err(io::Error::other)?;
    let exported = state
        .store()
        .read(|tx| export(tx, &mut |cells| table.row(cells).map_err(io::Error::other)));
    exported.map_err(io::Error::other)?;
    table.finish().map_err(io::Error::other)
}

/// Sends what is written.
struct Pieces(mpsc::Sender<io::Result<Bytes>>);

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let piece = Bytes::copy_from_slice(bytes);
        match self.0.blocking_send(Ok(piece)) {
            Ok(()) => Ok(bytes.len()),
            Err(_) => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_body_becomes_a_file_up_to_the_limit() {
        let body = || Body::from("sku,name\n");
        let file = receive(body(), "../list.CSV", 9).await.expect("9 bytes");
        let written = std::fs::read(file.path()).expect("a file");
        assert_eq!(written, b"sku,name\n");
        let ending = file.path().extension().and_then(|text| text.to_str());
        assert_eq!(ending, Some("CSV"));
        let refused = receive(body(), "list.csv", 8).await.expect_err("too much");
        assert_eq!((refused.status, refused.code.as_str()), (413, "too_large"));
    }

    #[test]
    fn a_name_cannot_lead_anywhere_else() {
        let folder = std::env::temp_dir();
        for name in ["", "a", "a./../../x", "a.\0"] {
            let file = temporary(name).expect("a file");
            assert_eq!(file.path().parent(), Some(folder.as_path()), "{name:?}");
        }
    }
}
