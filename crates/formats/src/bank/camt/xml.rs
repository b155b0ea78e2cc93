//! XML as small trees: the file is pulled event by event, and each header, balance or entry becomes
//! one tree that is thrown away after use.

use std::borrow::Cow;
use std::cell::OnceCell;

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use crate::error::{FormatError, Warning};
use crate::text::decode_guess;

/// Deeper nesting than any camt message has.
const DEPTH_MAX: usize = 64;

/// The text being read, with the warnings so far.
pub(super) struct Input<'a> {
    text: &'a str,
    line_starts: OnceCell<Vec<usize>>,
    pub(super) warnings: Vec<Warning>,
}

impl<'a> Input<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            line_starts: OnceCell::new(),
            warnings: Vec::new(),
        }
    }

    /// Line of a byte position, from 1.
    fn line(&self, position: usize) -> u64 {
        let starts = self.line_starts.get_or_init(|| {
            self.text
                .bytes()
                .enumerate()
                .filter(|(_, b)| *b == b'\n')
                .map(|(at, _)| at)
                .collect()
        });
        starts.partition_point(|start| *start < position) as u64 + 1
    }

    /// The source of a node.
    pub(super) fn source(&self, node: &Node) -> &'a str {
        self.text.get(node.start..node.end).unwrap_or_default()
    }

    /// An error at a node, with the node's text as its value.
    pub(super) fn error(&self, node: &Node, field: &str, problem: &str) -> FormatError {
        FormatError::new(field, problem)
            .at_line(self.line(node.start))
            .value(node.text())
    }

    /// Notes that a part at this node is left out or mended.
    pub(super) fn warn(&mut self, code: &'static str, node: &Node, field: &str, problem: &str) {
        self.warnings
            .push(self.error(node, field, problem).into_warning(code));
    }
}

/// An element with its text and children.
pub(super) struct Node {
    name: String,
    currency: Option<String>,
    text: String,
    children: Vec<Node>,
    start: usize,
    end: usize,
}

impl Node {
    /// The text without surrounding blanks.
    pub(super) fn text(&self) -> &str {
        self.text.trim()
    }

    /// Local name of the element.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The `Ccy` attribute.
    pub(super) fn currency(&self) -> Option<&str> {
        self.currency.as_deref()
    }

    pub(super) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    pub(super) fn children(&self, name: &'static str) -> impl Iterator<Item = &Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first node at the end of `A/B/C`, looking into every branch.
    pub(super) fn at(&self, path: &str) -> Option<&Node> {
        match path.split_once('/') {
            None => self.child(path),
            Some((first, rest)) => self
                .children
                .iter()
                .filter(|child| child.name == first)
                .find_map(|child| child.at(rest)),
        }
    }

    /// The text at the end of a path, if there is any.
    pub(super) fn text_at(&self, path: &str) -> Option<String> {
        self.at(path)
            .map(Node::text)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    }

    /// The first text that any of the paths leads to.
    pub(super) fn first_text(&self, paths: &[&str]) -> Option<String> {
        paths.iter().find_map(|path| self.text_at(path))
    }
}

/// The pull parser with what camt needs on top.
pub(super) struct XmlReader<'a> {
    reader: Reader<&'a [u8]>,
}

impl<'a> XmlReader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader }
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// The next event; a document type declaration and malformed XML are refused.
    pub(super) fn next(&mut self, input: &Input<'_>) -> Result<Event<'a>, FormatError> {
        match self.reader.read_event() {
            Ok(Event::DocType(_)) => Err(FormatError::new("DOCTYPE", "is not allowed")
                .at_line(input.line(self.position()))
                .remedy("a bank's message has none; fetch the file again from the bank")),
            Ok(event) => Ok(event),
            Err(error) => {
                let position = usize::try_from(self.reader.error_position()).unwrap_or_default();
                Err(FormatError::new("XML", format!("is malformed: {error}"))
                    .at_line(input.line(position))
                    .remedy("fetch the file again from the bank; it may have been cut short"))
            }
        }
    }

    /// The error of a file that ends within an element.
    pub(super) fn cut_short(&self, input: &Input<'_>) -> FormatError {
        FormatError::new("XML", "ends within an element")
            .at_line(input.line(self.position()))
            .remedy("fetch the file again from the bank; it was cut short")
    }

    /// Passes over an element that has just been opened.
    pub(super) fn skip(
        &mut self,
        start: &BytesStart<'_>,
        input: &Input<'_>,
    ) -> Result<(), FormatError> {
        self.tree(start, input).map(|_| ())
    }

    /// The tree of an element that has just been opened.
    pub(super) fn tree(
        &mut self,
        start: &BytesStart<'_>,
        input: &Input<'_>,
    ) -> Result<Node, FormatError> {
        // `<` + content + `>` lie before the present position.
        let begin = self.position().saturating_sub(start.len() + 2);
        let mut open = vec![new_node(start, begin)];
        while let Some(node) = open.last_mut() {
            match self.next(input)? {
                Event::Start(start) => {
                    if open.len() == DEPTH_MAX {
                        return Err(FormatError::new("XML", "is nested too deeply")
                            .at_line(input.line(self.position()))
                            .remedy("fetch the file again from the bank"));
                    }
                    let begin = self.position().saturating_sub(start.len() + 2);
                    open.push(new_node(&start, begin));
                }
                Event::End(_) => {
                    node.end = self.position();
                    let Some(done) = open.pop() else { break };
                    match open.last_mut() {
                        Some(parent) => parent.children.push(done),
                        None => return Ok(done),
                    }
                }
                Event::Text(text) => node.text.push_str(&text.xml10_content()),
                Event::CData(text) => node.text.push_str(&text.xml10_content()),
                Event::GeneralRef(entity) => {
                    let character = entity.resolve_char_ref().ok().flatten();
                    match (character, resolve_xml_entity(&entity)) {
                        (Some(character), _) => node.text.push(character),
                        (None, Some(text)) => node.text.push_str(text),
                        (None, None) => {
                            return Err(FormatError::new(&node.name, "uses an unknown entity")
                                .at_line(input.line(self.position()))
                                .value(&*entity)
                                .remedy("only &amp; &lt; &gt; &quot; &apos; are allowed"));
                        }
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        Err(self.cut_short(input))
    }
}

fn new_node(start: &BytesStart<'_>, begin: usize) -> Node {
    let currency = start
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == "Ccy")
        .map(|attribute| attribute.value.trim().to_owned());
    Node {
        name: start.local_name().as_ref().to_owned(),
        currency,
        text: String::new(),
        children: Vec::new(),
        start: begin,
        end: begin,
    }
}

/// Bytes as text by byte order mark, else by the XML declaration, else UTF-8. A declaration that
/// the bytes do not fit is overruled, with a warning.
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<Warning>), FormatError> {
    let declared = declared_encoding(bytes);
    let has_mark = encoding_rs::Encoding::for_bom(bytes).is_some();
    let label = match declared {
        Some(label) if !has_mark => label,
        _ => "UTF-8".to_owned(),
    };
    let Some(encoding) = encoding_rs::Encoding::for_label(label.as_bytes()) else {
        return Err(
            FormatError::new("XML declaration", "names an unknown encoding")
                .at_line(1)
                .value(&label)
                .remedy("ask the bank for the file in UTF-8"),
        );
    };
    if encoding != encoding_rs::UTF_8 {
        return Ok((encoding.decode(bytes).0, None));
    }
    let (text, used) = decode_guess(bytes);
    let overruled = (used != "UTF-8" && !has_mark).then(|| {
        FormatError::new(
            "XML declaration",
            format!("the bytes are not UTF-8; read as {used}"),
        )
        .at_line(1)
        .into_warning("wrong_encoding")
    });
    Ok((text, overruled))
}

fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let declaration = &head[..head.find("?>")?];
    let value = declaration
        .split_once("encoding")?
        .1
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..]
        .split_once(quote)
        .map(|(label, _)| label.to_owned())
}
