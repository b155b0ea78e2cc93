//! An element with all below it, as ranges over the text it was read from.

use std::ops::Range;

use crate::error::FormatError;

/// The elements of a tree in the order of their start tags, the root first.
#[derive(Default)]
pub(crate) struct Records {
    pub(crate) list: Vec<Record>,
    /// Texts that do not stand in the file as they are meant: with references, or in pieces.
    pub(crate) composed: Vec<String>,
    /// The first element whose text has a reference to what nobody declared.
    pub(crate) undeclared: Option<usize>,
}

/// One element.
pub(crate) struct Record {
    /// By which its name is told from others; see [`key_of`].
    pub(crate) key: u64,
    pub(crate) name: Range<usize>,
    pub(crate) currency: Range<usize>,
    pub(crate) text: Text,
    /// From `<` of the start tag to `>` of the end tag.
    pub(crate) span: Range<usize>,
    /// Place of the first record behind the element.
    pub(crate) after: usize,
}

/// The first eight bytes of a name: enough to tell most names apart without comparing them.
#[inline]
pub(crate) fn key_of(name: &str) -> u64 {
    name.bytes()
        .take(8)
        .fold(0, |key, byte| key << 8 | u64::from(byte))
}

/// Where the text of an element is.
#[derive(Clone)]
pub(crate) enum Text {
    InFile(Range<usize>),
    Composed(usize),
}

/// The tree over its text.
#[derive(Clone, Copy)]
pub(crate) struct Tree<'t> {
    pub(crate) records: &'t Records,
    pub(crate) source: &'t str,
    /// Line of the root, from 1.
    pub(crate) line: u64,
}

impl<'t> Tree<'t> {
    pub(crate) fn root(self) -> Node<'t> {
        Node { tree: self, at: 0 }
    }

    /// The first element whose text has a reference to what nobody declared.
    pub(crate) fn undeclared(self) -> Option<Node<'t>> {
        self.records.undeclared.map(|at| Node { tree: self, at })
    }

    #[inline]
    fn slice(self, range: &Range<usize>) -> &'t str {
        self.source.get(range.clone()).unwrap_or_default()
    }
}

/// An element with its text and children.
#[derive(Clone, Copy)]
pub(crate) struct Node<'t> {
    tree: Tree<'t>,
    at: usize,
}

impl<'t> Node<'t> {
    #[inline]
    fn record(self) -> &'t Record {
        &self.tree.records.list[self.at]
    }

    /// The text without surrounding blanks.
    #[inline]
    pub(crate) fn text(self) -> &'t str {
        match &self.record().text {
            Text::InFile(range) => self.tree.slice(range),
            Text::Composed(at) => &self.tree.records.composed[*at],
        }
        .trim()
    }

    /// Local name of the element.
    #[inline]
    pub(crate) fn name(self) -> &'t str {
        self.tree.slice(&self.record().name)
    }

    /// The `Ccy` attribute.
    pub(crate) fn currency(self) -> Option<&'t str> {
        Some(self.tree.slice(&self.record().currency).trim()).filter(|code| !code.is_empty())
    }

    /// The element as it stands in the file.
    pub(crate) fn source(self) -> &'t str {
        self.tree.slice(&self.record().span)
    }

    #[inline]
    pub(crate) fn all_children(self) -> impl Iterator<Item = Node<'t>> {
        let list = &self.tree.records.list;
        let behind = self.record().after;
        let mut next = self.at + 1;
        std::iter::from_fn(move || {
            (next < behind).then(|| {
                let node = Node {
                    tree: self.tree,
                    at: next,
                };
                next = list[next].after;
                node
            })
        })
    }

    #[inline]
    pub(crate) fn child(self, name: &str) -> Option<Node<'t>> {
        self.children(name).next()
    }

    #[inline]
    pub(crate) fn children<'n>(
        self,
        name: &'n str,
    ) -> impl Iterator<Item = Node<'t>> + use<'t, 'n> {
        let key = key_of(name);
        self.all_children()
            .filter(move |child| child.record().key == key)
            .filter(move |child| name.len() < 8 || child.name() == name)
    }

    /// The first node at the end of `A/B/C`, looking into every branch.
    pub(crate) fn at(self, path: &str) -> Option<Node<'t>> {
        match path.bytes().position(|byte| byte == b'/') {
            None => self.child(path),
            Some(cut) => self
                .children(&path[..cut])
                .find_map(|child| child.at(&path[cut + 1..])),
        }
    }

    /// The text at the end of a path, if there is any.
    pub(crate) fn str_at(self, path: &str) -> Option<&'t str> {
        self.at(path)
            .map(Node::text)
            .filter(|text| !text.is_empty())
    }

    /// As [`str_at`](Self::str_at), to keep.
    pub(crate) fn text_at(self, path: &str) -> Option<String> {
        self.str_at(path).map(str::to_owned)
    }

    /// The first text that any of the paths leads to.
    pub(crate) fn first_text(self, paths: &[&str]) -> Option<String> {
        paths.iter().find_map(|path| self.text_at(path))
    }

    /// An error at the node, with the node's text as its value.
    pub(crate) fn error(self, field: &str, problem: &str) -> FormatError {
        let before = &self.tree.source.as_bytes()[..self.record().span.start];
        let lines = memchr::memchr_iter(b'\n', before).count() as u64;
        FormatError::new(field, problem)
            .at_line(self.tree.line + lines)
            .value(self.text())
    }
}
