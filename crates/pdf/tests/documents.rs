//! What a reader of the documents may rely on.

mod samples;

use std::collections::BTreeMap;

use cashlane_pdf::{
    Document, Invoice, Language, LineDiscount, Logo, PdfError, Renderer, format_amount, render,
};
use kernel::{Currency, Money, Percent, UnitPrice};

use samples::eur;

/// All text of a document, without white space and invisible breaks, page by page.
fn pages(document: &Document, language: Language) -> Vec<String> {
    let pages = runs(document, language);
    pages
        .into_iter()
        .map(|page| squeezed(&page.concat()))
        .collect()
}

fn squeezed(text: &str) -> String {
    let visible = |c: &char| !c.is_whitespace() && *c != '\u{200b}';
    text.chars().filter(visible).collect()
}

fn runs(document: &Document, language: Language) -> Vec<Vec<String>> {
    Renderer::shared()
        .page_texts(document, language)
        .expect("the document is laid out")
}

/// Spoils an invoice.
type Change = fn(&mut Invoice);

fn invoice(change: impl FnOnce(&mut Invoice)) -> Document {
    let mut invoice = samples::short_invoice();
    change(&mut invoice);
    Document::Invoice(invoice)
}

#[test]
fn every_document_renders_as_pdf_a_3b_in_every_language() {
    for (name, document, language) in samples::all() {
        let rendered = Renderer::shared().render(&document, language).expect(&name);
        assert!(rendered.pdf.starts_with(b"%PDF-1.7"), "{name}");
        let pdf = String::from_utf8_lossy(&rendered.pdf);
        assert!(pdf.contains("<pdfaid:part>3</pdfaid:part>"), "{name}");
        assert!(
            pdf.contains("<pdfaid:conformance>B</pdfaid:conformance>"),
            "{name}"
        );
        assert!(
            rendered.missing.is_empty(),
            "{name}: {:?}",
            rendered.missing
        );
    }
}

#[test]
fn equal_input_gives_equal_bytes_whatever_was_rendered_before_or_meanwhile() {
    let document = Document::Invoice(samples::short_invoice());
    let first = render(&document, Language::De).expect("the invoice renders");
    std::thread::scope(|scope| {
        for count in 1..4 {
            let (document, first) = (&document, &first);
            scope.spawn(move || {
                let other = Document::DeliveryNote(samples::delivery_note(count * 10));
                render(&other, Language::Fr).expect("the delivery note renders");
                assert_eq!(
                    &render(document, Language::De).expect("it renders again"),
                    first
                );
            });
        }
    });
    let later = invoice(|invoice| invoice.head.date = samples::day(2026, 2, 1));
    assert_ne!(render(&later, Language::De).expect("it renders"), first);
}

#[test]
fn text_of_people_is_printed_as_it_is_and_never_evaluated() {
    const NASTY: &[&str] = &[
        r##"#panic("owned") *bold* _it_ $x^2$ <label> @ref [a] {b}"##,
        r"= Heading \ // comment /* more */ `raw` - item + item #import",
        r##""]) #eval("1") #(view.sender) \u{41} {page} {date} ~ --- ..."##,
    ];
    for nasty in NASTY {
        let document = invoice(|invoice| {
            let nasty = || (*nasty).to_owned();
            invoice.sender.address.name = nasty();
            invoice.sender.legal_lines = vec![nasty()];
            invoice.head.recipient.name = nasty();
            invoice.head.number = nasty();
            invoice.head.customer_order = Some(nasty());
            invoice.head.intro = Some(nasty());
            invoice.head.notes = vec![nasty()];
            invoice.lines[0].description = nasty();
            invoice.lines[0].details = vec![nasty()];
            invoice.lines[0].unit = nasty();
            invoice.payment.terms = Some(nasty());
            invoice.payment.reference = None;
        });
        for language in Language::ALL {
            let text = pages(&document, language).concat();
            let found = text.matches(&squeezed(nasty)).count();
            // Letterhead, return line, footer twice, window, number twice, order, intro, note,
            // line three times, terms: at least these.
            assert!(found >= 13, "{language}: {found} of {nasty} in {text}");
            render(&document, language).expect("the invoice renders");
        }
    }
}

/// Which of an invoice's lines stand on a page, by their article numbers.
fn lines_on(page: &[String], invoice: &Invoice) -> Vec<usize> {
    let skus: BTreeMap<&str, usize> = invoice
        .lines
        .iter()
        .enumerate()
        .map(|(index, line)| (line.sku.as_deref().expect("samples have one"), index))
        .collect();
    page.iter()
        .filter_map(|run| skus.get(run.trim()).copied())
        .collect()
}

/// The amounts printed right after a label.
fn amounts_after<'a>(page: &'a [String], label: &str) -> Vec<&'a str> {
    let pairs = page.windows(2).filter(|pair| pair[0] == label);
    pairs.map(|pair| pair[1].as_str()).collect()
}

#[test]
fn each_page_carries_forward_the_sum_of_all_lines_so_far() {
    let labels = [
        (
            Language::En,
            "Brought forward",
            "Carried forward",
            "Sum of lines",
        ),
        (Language::De, "Übertrag", "Übertrag", "Summe der Positionen"),
        (Language::Fr, "Report", "À reporter", "Total des lignes"),
    ];
    let invoice = samples::long_invoice(120);
    let document = Document::Invoice(invoice.clone());
    for (language, brought, carried, total) in labels {
        let pages = runs(&document, language);
        assert!(pages.len() >= 4, "{} pages", pages.len());
        let mut printed = 0;
        let mut sum = Money::zero(Currency::EUR);
        for (index, page) in pages.iter().enumerate() {
            let mut expected = Vec::new();
            if index > 0 && printed < invoice.lines.len() {
                expected.push((brought, format_amount(sum, language)));
            }
            for line in lines_on(page, &invoice) {
                assert_eq!(line, printed, "lines stand in order, each once");
                printed += 1;
                sum = sum.checked_add(invoice.lines[line].net).expect("a sum");
            }
            if printed < invoice.lines.len() {
                expected.push((carried, format_amount(sum, language)));
            }
            let mut found: Vec<_> = amounts_after(page, brought);
            if carried != brought {
                found.extend(amounts_after(page, carried));
            }
            let amounts: Vec<_> = expected.iter().map(|(_, amount)| amount.as_str()).collect();
            assert_eq!(found, amounts, "{language}, page {}", index + 1);
        }
        assert_eq!(printed, invoice.lines.len(), "no line is lost");
        let last = pages.concat();
        let net = format_amount(invoice.totals.net, language);
        assert_eq!(amounts_after(&last, total), [net.as_str()]);
    }
}

#[test]
fn carried_sums_are_right_for_any_number_of_lines() {
    for count in [1, 18, 19, 20, 21, 22, 23, 24, 25, 54, 55, 56, 57] {
        let invoice = samples::long_invoice(count);
        let pages = runs(&Document::Invoice(invoice.clone()), Language::En);
        let mut sum = Money::zero(Currency::EUR);
        for page in &pages {
            for line in lines_on(page, &invoice) {
                sum = sum.checked_add(invoice.lines[line].net).expect("a sum");
            }
            let sum = format_amount(sum, Language::En);
            for carried in amounts_after(page, "Carried forward") {
                assert_eq!(carried, sum, "{count} lines");
            }
        }
        assert_eq!(sum, invoice.totals.net, "{count} lines");
    }
}

#[test]
fn a_statement_carries_its_balance_from_page_to_page() {
    let statement = samples::statement(60);
    let document = Document::Statement(statement.clone());
    let pages = runs(&document, Language::En);
    let first = &pages[0];
    let payments = first
        .iter()
        .filter(|run| run.starts_with("Payment SEPA"))
        .count();
    let invoices = first
        .iter()
        .filter(|run| run.starts_with("Invoice RE-2026"))
        .count();
    let movements = statement.movements.iter().take(payments + invoices);
    let sum = Money::sum(Currency::EUR, movements.map(|movement| movement.amount));
    let balance = statement
        .opening
        .checked_add(sum.expect("a sum"))
        .expect("a sum");
    let balance = format_amount(balance, Language::En);
    assert_eq!(amounts_after(first, "Carried forward"), [balance.as_str()]);
    assert_eq!(
        amounts_after(&pages[1], "Brought forward"),
        [balance.as_str()]
    );
    let closing = format_amount(statement.closing, Language::En);
    assert_eq!(
        amounts_after(&pages.concat(), "Total open"),
        [closing.as_str()]
    );
}

#[test]
fn every_page_tells_its_number_and_how_many_there_are() {
    let document = Document::Invoice(samples::long_invoice(120));
    let pages = pages(&document, Language::De);
    for (index, page) in pages.iter().enumerate() {
        let number = format!("Seite{}von{}", index + 1, pages.len());
        assert!(page.contains(&number), "{number} in {page}");
    }
}

#[test]
fn documents_say_what_they_must() {
    let text = |document: &Document, language| pages(document, language).concat();
    let credit = Document::CreditNote(samples::credit_note());
    let credit = text(&credit, Language::De);
    assert!(
        credit.contains("KorrigiertdieRechnungRE-2026-00417vom31.01.2026."),
        "{credit}"
    );
    assert!(credit.contains("Grund:2Stückbeschädigt"), "{credit}");

    let note = Document::DeliveryNote(samples::delivery_note(2));
    let note = text(&note, Language::Fr);
    for field in [
        "Lieu,date",
        "Nomencapitales",
        "Signature,cachet",
        "Reliquat",
    ] {
        assert!(note.contains(field), "{field} in {note}");
    }

    let reverse = Document::Invoice(samples::extreme_invoice());
    let reverse = text(&reverse, Language::De);
    assert!(
        reverse.contains("SteuerschuldnerschaftdesLeistungsempfängers."),
        "{reverse}"
    );
    assert!(reverse.contains("Article196"), "{reverse}");
    assert!(reverse.contains("−500.000.000,00"), "{reverse}");

    let order = Document::OrderAcknowledgement(samples::order_acknowledgement());
    let order = text(&order, Language::En);
    assert!(
        order.contains("03Feb2026") && order.contains("open"),
        "{order}"
    );
}

#[test]
fn figures_that_contradict_each_other_are_refused() {
    let wrong: [(&str, Change); 6] = [
        ("net total", |invoice| invoice.lines[0].net = eur("168.01")),
        ("tax total", |invoice| invoice.taxes[0].tax = eur("204.80")),
        ("tax bases", |invoice| {
            invoice.taxes[0].base = eur("1077.94")
        }),
        ("gross total", |invoice| {
            invoice.totals.gross = eur("1282.77")
        }),
        ("amount payable", |invoice| {
            invoice.totals.prepaid = Some(eur("1.00"))
        }),
        ("instalments", |invoice| {
            invoice.payment.instalments[0].amount = eur("1.00")
        }),
    ];
    for (figure, change) in wrong {
        let refusal = render(&invoice(change), Language::En).expect_err(figure);
        assert!(
            matches!(refusal, PdfError::Inconsistent { .. }),
            "{figure}: {refusal}"
        );
        assert!(refusal.to_string().contains(figure), "{figure}: {refusal}");
        assert!(refusal.to_string().contains("RE-2026-00417"), "{refusal}");
    }
    let mut statement = samples::statement(4);
    statement.open_items.pop();
    let refusal = render(&Document::Statement(statement), Language::En);
    assert!(
        refusal
            .expect_err("an open item lacks")
            .to_string()
            .contains("open items")
    );
}

#[test]
fn amounts_of_two_currencies_are_refused() {
    let document = invoice(|invoice| invoice.lines[1].net = Money::new(23_625, Currency::USD));
    let refusal = render(&document, Language::En).expect_err("currencies are mixed");
    assert!(matches!(refusal, PdfError::Money { .. }), "{refusal}");
}

#[test]
fn characters_no_font_has_are_reported_and_the_document_still_renders() {
    let document =
        invoice(|invoice| invoice.head.recipient.name = "株式会社 Łódź Ωμέγα Жук".into());
    let rendered = Renderer::shared()
        .render(&document, Language::En)
        .expect("it renders");
    assert_eq!(rendered.missing.len(), 4);
    let text = pages(&document, Language::En).concat();
    assert!(
        text.contains("\u{fffd}\u{fffd}\u{fffd}\u{fffd}ŁódźΩμέγαЖук"),
        "{text}"
    );
}

#[test]
fn a_damaged_logo_is_found_when_it_is_checked_and_refused_when_it_is_drawn() {
    let renderer = Renderer::shared();
    let good = samples::sender_with_logo()
        .logo
        .expect("the sample has one");
    renderer.check_logo(&good).expect("the sample can be drawn");

    let damaged = Logo::try_new(b"\x89PNG\r\n\x1a\nnot really".to_vec()).expect("a PNG mark");
    let refusal = renderer
        .check_logo(&damaged)
        .expect_err("it cannot be drawn");
    assert!(matches!(refusal, PdfError::Layout { .. }), "{refusal}");
    let document = invoice(|invoice| invoice.sender.logo = Some(damaged));
    assert!(render(&document, Language::En).is_err());
    render(&invoice(|_| {}), Language::En).expect("the next document is not affected");
}

#[test]
fn a_png_with_transparency_is_drawn() {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x00\x02\x00\x00\x00\x01\
        \x08\x06\x00\x00\x00\xf4\x22\x7f\x8a\x00\x00\x00\x0fIDAT\x78\x9c\x63\xe0\x0f\x0a\xff\
        \x0f\xc4\x0d\x00\x0c\x24\x02\xf0\xa9\xc3\xc7\xec\x00\x00\x00\x00IEND\xae\x42\x60\x82";
    let logo = Logo::try_new(PNG.to_vec()).expect("a PNG mark");
    Renderer::shared()
        .check_logo(&logo)
        .expect("it can be drawn");
    let document = invoice(|invoice| invoice.sender.logo = Some(logo));
    render(&document, Language::En).expect("it renders");
}

#[test]
fn further_fonts_must_be_fonts() {
    let junk = vec![notosans::ITALIC_TTF.to_vec(), b"not a font".to_vec()];
    let refusal = Renderer::with_fonts(junk).err().expect("junk is refused");
    assert!(matches!(refusal, PdfError::Font { index: 1 }), "{refusal}");
    let renderer = Renderer::with_fonts(vec![notosans::ITALIC_TTF.to_vec()]).expect("a font");
    renderer
        .render(&invoice(|_| {}), Language::En)
        .expect("it renders");
}

#[test]
fn a_logo_cannot_load_files() {
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
        <image href="/etc/hostname" width="9" height="9"/></svg>"#;
    let logo = Logo::try_new(svg.to_vec()).expect("an SVG mark");
    let renderer = Renderer::shared();
    assert!(renderer.check_logo(&logo).is_err());
}

#[test]
fn a_description_longer_than_a_page_is_split_and_not_cut() {
    let words: Vec<String> = (0..1500).map(|word| format!("w{word:04}")).collect();
    let document = invoice(|invoice| invoice.lines[1].description = words.join(" "));
    let pages = pages(&document, Language::En);
    assert!(pages.len() > 2, "{} pages", pages.len());
    let text = pages.concat();
    for word in &words {
        assert!(text.contains(word.as_str()), "{word} is lost");
    }
}

#[test]
fn a_document_without_lines_or_optional_parts_still_renders() {
    let mut bare = samples::invoice_of("RE-0", vec![]);
    bare.taxes.clear();
    bare.payment = cashlane_pdf::Payment::default();
    bare.supply = None;
    bare.head.ship_to = None;
    bare.sender.bank_accounts.clear();
    bare.sender.contact = cashlane_pdf::Contact::default();
    render(&Document::Invoice(bare), Language::En).expect("it renders");
    let empty = Document::Statement(cashlane_pdf::Statement {
        opening: eur("0.00"),
        closing: eur("0.00"),
        movements: vec![],
        open_items: vec![],
        aging: vec![],
        ..samples::statement(0)
    });
    let text = pages(&empty, Language::En).concat();
    assert!(text.contains("Therearenoopenitems"), "{text}");
}

#[test]
fn a_document_survives_its_json() {
    for (name, document) in samples::one_of_each() {
        let json = serde_json::to_string(&document).expect(name);
        let read: Document = serde_json::from_str(&json).expect(name);
        assert_eq!(read, document, "{name}");
    }
}

#[test]
fn the_wording_of_each_document_is_as_reviewed() {
    for (name, document) in samples::one_of_each() {
        for language in Language::ALL {
            let text: Vec<String> = runs(&document, language).concat();
            insta::assert_snapshot!(format!("{name}_{language}"), text.join("\n"));
        }
    }
}

#[test]
fn a_draft_says_so_on_every_page_in_every_language() {
    for (language, word) in [
        (Language::En, "Draft"),
        (Language::De, "Entwurf"),
        (Language::Fr, "Projet"),
    ] {
        let document = invoice(|invoice| {
            invoice.head.draft = true;
            invoice.head.number.clear();
            invoice.payment.reference = None;
            let line = invoice.lines[0].clone();
            invoice.lines = (0..60).map(|_| line.clone()).collect();
            (invoice.taxes, invoice.totals) = samples::totals(&invoice.lines);
            invoice.payment.instalments.clear();
        });
        let pages = pages(&document, language);
        assert!(pages.len() > 1);
        for page in &pages {
            assert!(page.contains(word), "{word} in {page}");
        }
        render(&document, language).expect("a draft renders");
    }
}

#[test]
fn a_discount_stands_below_the_line_with_the_price_that_it_was_taken_off() {
    let document = invoice(|invoice| {
        invoice.lines[0].discount = Some(LineDiscount {
            base_price: UnitPrice::parse("1234.5").expect("a price"),
            percent: Percent::parse("12.5").expect("a per cent"),
        });
    });
    let text = pages(&document, Language::De).concat();
    assert!(
        text.contains(&squeezed("1.234,50 abzüglich 12,5 % Rabatt")),
        "{text}"
    );
}
