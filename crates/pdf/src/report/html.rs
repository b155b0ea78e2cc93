//! The report as one HTML file.

use crate::Language;
use std::fmt::Write;

use super::{Report, ReportBlock, ReportTable};

const STYLE: &str = include_str!("../../templates/report.css");

/// The report as HTML, with its charts inside.
#[must_use]
pub fn report_html(report: &Report) -> String {
    let mut page = String::new();
    let title = escaped(&report.title);
    // Writing into a text never fails.
    let _ = write!(
        page,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <header>\n<h1>{title}</h1>\n<p>{}</p>\n</header>\n",
        report.language,
        escaped(&report.subtitle)
    );
    contents(&mut page, report);
    for (at, section) in report.sections.iter().enumerate() {
        let _ = writeln!(
            page,
            "<section id=\"s{at}\">\n<h2>{}</h2>",
            escaped(&section.heading)
        );
        for block in &section.blocks {
            write_block(&mut page, block);
        }
        page.push_str("</section>\n");
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn contents(page: &mut String, report: &Report) {
    let label = match report.language {
        Language::En => "Contents",
        Language::De => "Inhalt",
        Language::Fr => "Sommaire",
    };
    let _ = writeln!(page, "<nav aria-label=\"{label}\">\n<ol>");
    for (at, section) in report.sections.iter().enumerate() {
        let _ = writeln!(
            page,
            "<li><a href=\"#s{at}\">{}</a></li>",
            escaped(&section.heading)
        );
    }
    page.push_str("</ol>\n</nav>\n");
}

fn write_block(page: &mut String, block: &ReportBlock) {
    match block {
        ReportBlock::Text { text } => {
            let _ = writeln!(page, "<p>{}</p>", escaped(text));
        }
        ReportBlock::Figures { figures } => {
            page.push_str("<dl class=\"figures\">\n");
            for figure in figures {
                let _ = writeln!(
                    page,
                    "<div><dt>{}</dt><dd>{}</dd><dd class=\"note\">{}</dd></div>",
                    escaped(&figure.label),
                    escaped(&figure.value),
                    escaped(&figure.note)
                );
            }
            page.push_str("</dl>\n");
        }
        ReportBlock::Table(table) => write_table(page, table),
        ReportBlock::Chart(chart) => {
            // The picture says nothing to a reader that the label does not say.
            let picture = chart.svg.replacen("<svg ", "<svg aria-hidden=\"true\" ", 1);
            let _ = writeln!(
                page,
                "<figure role=\"img\" aria-label=\"{}\">\n<div class=\"wide\">{picture}</div>\n\
                 <figcaption>{}</figcaption>\n</figure>",
                escaped(&chart.alt),
                escaped(&chart.caption)
            );
        }
    }
}

fn write_table(page: &mut String, table: &ReportTable) {
    page.push_str("<div class=\"wide\" tabindex=\"0\">\n<table>\n");
    if !table.caption.is_empty() {
        let _ = writeln!(page, "<caption>{}</caption>", escaped(&table.caption));
    }
    let class = |at: usize| match table
        .columns
        .get(at)
        .is_some_and(|name| name.starts_with('>'))
    {
        true => " class=\"number\"",
        false => "",
    };
    page.push_str("<thead><tr>");
    for (at, name) in table.columns.iter().enumerate() {
        let name = escaped(name.trim_start_matches('>'));
        let _ = write!(page, "<th scope=\"col\"{}>{name}</th>", class(at));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        page.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let _ = write!(page, "<td{}>{}</td>", class(at), escaped(cell));
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n</div>\n");
}

/// Text that no browser takes for anything else.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
