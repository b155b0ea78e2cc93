//! A growing XML text whose elements cannot be left open.

use quick_xml::escape::escape;

use crate::error::FormatError;

pub(super) struct XmlOut {
    text: String,
}

impl XmlOut {
    pub(super) fn new(namespace: &str) -> Self {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"";
        Self {
            text: format!("{head}{namespace}\">"),
        }
    }

    /// An element around what `content` writes.
    pub(super) fn within(
        &mut self,
        name: &str,
        content: impl FnOnce(&mut Self) -> Result<(), FormatError>,
    ) -> Result<(), FormatError> {
        self.open(name, "");
        content(self)?;
        self.close(name);
        Ok(())
    }

    /// An element with text of 1 to `length_max` characters.
    pub(super) fn text(
        &mut self,
        name: &str,
        value: &str,
        length_max: usize,
    ) -> Result<(), FormatError> {
        let length = value.chars().count();
        if length == 0 || length > length_max {
            let problem = format!("has {length} characters, not 1 to {length_max}");
            return Err(FormatError::new(name, problem)
                .value(value)
                .remedy("shorten it; ISO 20022 allows no more"));
        }
        // XML 1.0 has no way to write these, not even escaped.
        if let Some(bad) = value
            .chars()
            .find(|c| c.is_control() && !"\t\n\r".contains(*c))
        {
            let problem = format!("holds the control character U+{:04X}", u32::from(bad));
            return Err(FormatError::new(name, problem).value(value));
        }
        self.open(name, "");
        self.text.push_str(&escape(value).replace('\r', "&#13;"));
        self.close(name);
        Ok(())
    }

    /// As [`XmlOut::text`] where there is a value.
    pub(super) fn optional(
        &mut self,
        name: &str,
        value: Option<&str>,
        length_max: usize,
    ) -> Result<(), FormatError> {
        value.map_or(Ok(()), |value| self.text(name, value, length_max))
    }

    /// An amount element with its currency.
    pub(super) fn amount(&mut self, name: &str, currency: &str, decimal: &str) {
        self.open(name, &format!(" Ccy=\"{currency}\""));
        self.text.push_str(decimal);
        self.close(name);
    }

    pub(super) fn finish(mut self) -> String {
        self.text.push_str("</Document>\n");
        self.text
    }

    fn open(&mut self, name: &str, attributes: &str) {
        self.text.push('<');
        self.text.push_str(name);
        self.text.push_str(attributes);
        self.text.push('>');
    }

    fn close(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }
}
