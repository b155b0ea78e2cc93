//! Renders every kind of document in every language into a folder, to look at.
//!
//! `cargo run -p cashlane-pdf --example gallery -- FOLDER` writes the samples;
//! `… --example gallery -- --measure COUNT` renders a three-line invoice COUNT times and tells
//! rate, file size and memory.

#[path = "../tests/samples/mod.rs"]
mod samples;

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use cashlane_pdf::{Document, Language, Renderer};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [folder] if !folder.starts_with('-') => write_all(Path::new(folder)),
        [flag, count] if flag == "--measure" => measure(count.parse()?),
        _ => Err("usage: gallery FOLDER | gallery --measure COUNT".into()),
    }
}

fn write_all(folder: &Path) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(folder)?;
    for (name, document, language) in samples::all() {
        let started = Instant::now();
        let rendered = Renderer::shared().render(&document, language)?;
        let path = folder.join(format!("{name}.pdf"));
        std::fs::write(&path, &rendered.pdf)?;
        println!(
            "{}: {} pages, {} bytes, {} ms",
            path.display(),
            rendered.pages,
            rendered.pdf.len(),
            started.elapsed().as_millis()
        );
    }
    Ok(())
}

fn measure(count: u32) -> Result<(), Box<dyn Error>> {
    let mut bytes = 0;
    let started = Instant::now();
    for index in 0..count {
        let mut invoice = samples::short_invoice();
        invoice.head.number = format!("RE-2026-{index:06}");
        invoice.head.recipient.name = format!("Customer number {index}");
        let document = Document::Invoice(invoice);
        bytes = cashlane_pdf::render(&document, Language::De)?.len();
        if index == 9 || index + 1 == count {
            println!("after {} renderings: {}", index + 1, resident_memory());
        }
    }
    let elapsed = started.elapsed();
    let per_minute = u128::from(count) * 60_000 / elapsed.as_millis().max(1);
    println!("{count} renderings in {elapsed:?}: {per_minute} a minute, {bytes} bytes each");
    Ok(())
}

/// Resident memory as the operating system tells it, where it does.
fn resident_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS"));
    line.unwrap_or("memory unknown").to_owned()
}
