//! XML as a stream of starts, ends and texts, with limits: no document type, no entities but
//! the five of XML, no deep nesting. Nothing is ever fetched.

use crate::{finding::FileRefusal, limits::MAX_XML_DEPTH};
use quick_xml::{Reader, events::Event};
use vigie_shared::api::RosterDiagnosticCode;

/// What the stream is made of. Names are without their prefix.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum XmlEvent {
    /// An element begins.
    Start(XmlElement),
    /// An element ends.
    End(String),
    /// A piece of text; entities split one text into several pieces.
    Text(String),
}

/// The beginning of an element.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct XmlElement {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl XmlElement {
    /// An attribute by its name without prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Reads one text.
pub(crate) struct XmlReader<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
    open: Vec<String>,
    /// The end of an empty element, which the source has not.
    pending: Option<XmlEvent>,
    counted: usize,
    line: u32,
    /// Attributes to keep: what is not asked for costs no memory.
    kept: &'static [&'static str],
}

impl<'a> XmlReader<'a> {
    pub fn new(text: &'a str, kept: &'static [&'static str]) -> Self {
        Self {
            reader: Reader::from_str(text),
            text,
            open: Vec::new(),
            pending: None,
            counted: 0,
            line: 1,
            kept,
        }
    }

    /// The line of what comes next.
    pub fn line(&mut self) -> u32 {
        let position = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        let position = position.min(self.text.len());
        if position > self.counted {
            let passed = &self.text.as_bytes()[self.counted..position];
            let lines = passed.iter().filter(|byte| **byte == b'\n').count();
            self.line = self
                .line
                .saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
            self.counted = position;
        }
        self.line
    }

    /// The elements that are open, the innermost last.
    pub fn path(&self) -> &[String] {
        &self.open
    }

    /// The next event; none at the end.
    ///
    /// # Errors
    /// When the XML is damaged, or has what is never read.
    pub fn next(&mut self) -> Result<Option<XmlEvent>, FileRefusal> {
        if let Some(event) = self.pending.take() {
            self.open.pop();
            return Ok(Some(event));
        }
        loop {
            let event = self.reader.read_event();
            let event = event.map_err(|_| self.refusal(RosterDiagnosticCode::DamagedFile))?;
            match event {
                Event::Start(start) => {
                    let element = self.element(&start)?;
                    self.enter(&element.name)?;
                    return Ok(Some(XmlEvent::Start(element)));
                }
                Event::Empty(start) => {
                    let element = self.element(&start)?;
                    self.enter(&element.name)?;
                    self.pending = Some(XmlEvent::End(element.name.clone()));
                    return Ok(Some(XmlEvent::Start(element)));
                }
                Event::End(end) => {
                    self.open.pop();
                    let name = end.local_name().as_ref().to_owned();
                    return Ok(Some(XmlEvent::End(name)));
                }
                Event::Text(text) => {
                    return Ok(Some(XmlEvent::Text(text.xml10_content().into_owned())));
                }
                Event::CData(text) => {
                    return Ok(Some(XmlEvent::Text(text.xml10_content().into_owned())));
                }
                Event::GeneralRef(entity) => {
                    let character = entity.resolve_char_ref().ok().flatten();
                    let name: &str = &entity;
                    let character = character.or_else(|| predefined(name));
                    let character = character
                        .ok_or_else(|| self.refusal(RosterDiagnosticCode::ForbiddenXml))?;
                    return Ok(Some(XmlEvent::Text(character.to_string())));
                }
                Event::DocType(_) => return Err(self.refusal(RosterDiagnosticCode::ForbiddenXml)),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof if self.open.is_empty() => return Ok(None),
                Event::Eof => return Err(self.refusal(RosterDiagnosticCode::DamagedFile)),
            }
        }
    }

    /// Passes over the element that has just begun, with all that is in it.
    ///
    /// # Errors
    /// As [`Self::next`].
    pub fn skip(&mut self) -> Result<(), FileRefusal> {
        let depth = self.open.len();
        while self.open.len() >= depth {
            if self.next()?.is_none() {
                break;
            }
        }
        Ok(())
    }

    /// The text of the element that has just begun, up to its end; elements inside are left out.
    ///
    /// # Errors
    /// As [`Self::next`].
    pub fn text(&mut self, longest: usize) -> Result<String, FileRefusal> {
        let depth = self.open.len();
        let mut text = String::new();
        while self.open.len() >= depth {
            match self.next()? {
                Some(XmlEvent::Text(piece)) if self.open.len() == depth && text.len() < longest => {
                    text.push_str(&piece);
                }
                Some(_) => {}
                None => break,
            }
        }
        Ok(text.trim().to_owned())
    }

    fn element(
        &mut self,
        start: &quick_xml::events::BytesStart<'_>,
    ) -> Result<XmlElement, FileRefusal> {
        let mut attributes = Vec::new();
        if !self.kept.is_empty() {
            for attribute in start.attributes().with_checks(false) {
                let damaged = || FileRefusal::at(RosterDiagnosticCode::DamagedFile, self.line);
                let attribute = attribute.map_err(|_| damaged())?;
                let name = attribute.key.local_name();
                if self.kept.contains(&name.as_ref()) {
                    let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
                    let value = value.map_err(|_| damaged())?.into_owned();
                    attributes.push((name.as_ref().to_owned(), value));
                }
            }
        }
        Ok(XmlElement {
            name: start.local_name().as_ref().to_owned(),
            attributes,
        })
    }

    fn enter(&mut self, name: &str) -> Result<(), FileRefusal> {
        if self.open.len() >= MAX_XML_DEPTH {
            return Err(self.refusal(RosterDiagnosticCode::ForbiddenXml));
        }
        self.open.push(name.to_owned());
        Ok(())
    }

    fn refusal(&mut self, code: RosterDiagnosticCode) -> FileRefusal {
        FileRefusal::at(code, self.line())
    }
}

fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "apos" => '\'',
        "quot" => '"',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(xml: &str) -> Result<String, RosterDiagnosticCode> {
        let mut reader = XmlReader::new(xml, &["a"]);
        let mut all = String::new();
        loop {
            match reader.next() {
                Ok(Some(XmlEvent::Text(text))) => all.push_str(&text),
                Ok(Some(_)) => {}
                Ok(None) => return Ok(all),
                Err(refusal) => return Err(refusal.code),
            }
        }
    }

    #[test]
    fn only_the_entities_of_xml_are_known_and_document_types_are_refused() {
        assert_eq!(
            texts("<a>x &amp; &#233;<b/><![CDATA[<y>]]></a>"),
            Ok("x & é<y>".to_owned())
        );
        let forbidden = Err(RosterDiagnosticCode::ForbiddenXml);
        assert_eq!(texts("<a>&egrave;</a>"), forbidden);
        assert_eq!(
            texts("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///x\">]><a>&b;</a>"),
            forbidden
        );
        assert_eq!(texts(&"<a>".repeat(50)), forbidden);
        let damaged = Err(RosterDiagnosticCode::DamagedFile);
        assert_eq!(texts("<a><b></a>"), damaged);
        assert_eq!(texts("<a>"), damaged);
    }

    #[test]
    fn lines_are_counted() {
        let mut reader = XmlReader::new("<a>\n\n<b>x</b>\n</a>", &[]);
        while let Ok(Some(event)) = reader.next() {
            if matches!(event, XmlEvent::Start(ref element) if element.name == "b") {
                assert_eq!(reader.line(), 3);
                assert_eq!(reader.text(10).unwrap(), "x");
            }
        }
    }
}
