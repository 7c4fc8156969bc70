//! The structure of a document.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// The text of each piece of content.
type Pieces<'a> = BTreeMap<(ObjectId, i64), &'a str>;

/// An element of the structure.
#[derive(Debug, Default)]
pub struct StructureElement {
    /// Its structure type, such as `TD`; the root is called `StructTreeRoot`.
    pub role: String,
    /// Alternative text of a figure.
    pub alt: Option<String>,
    /// Number of columns it spans.
    pub span: i64,
    /// `Row` or `Column` for a header cell.
    pub scope: Option<String>,
    /// Its marked content, without that of its children.
    pub pieces: Vec<(ObjectId, i64)>,
    /// Number of its own annotations, such as links.
    pub annotations: usize,
    /// The text of `pieces`.
    pub own_text: String,
    pub children: Vec<StructureElement>,
}

impl StructureElement {
    /// Reads the structure of a file.
    pub fn read(file: &Document, pieces: &Pieces<'_>) -> Self {
        let root = file.catalog().unwrap().get(b"StructTreeRoot").unwrap();
        let root = file.dereference(root).unwrap().1.as_dict().unwrap();
        Self::from_dictionary(file, root, None, pieces)
    }

    fn from_dictionary(
        file: &Document,
        dictionary: &Dictionary,
        page: Option<ObjectId>,
        pieces: &Pieces<'_>,
    ) -> Self {
        let role = dictionary.get(b"S").and_then(Object::as_name);
        let role = String::from_utf8_lossy(role.unwrap_or(b"StructTreeRoot"));
        let alt = dictionary.get(b"Alt").ok();
        let mut element = Self {
            role: role.into_owned(),
            alt: alt.map(|alt| lopdf::decode_text_string(alt).unwrap()),
            span: 1,
            ..Self::default()
        };
        element.attributes(file, dictionary);
        let own_page = dictionary.get(b"Pg").and_then(Object::as_reference).ok();
        let page = own_page.or(page);
        if let Ok(kids) = dictionary.get(b"K") {
            element.add(file, kids, page, pieces);
        }
        element
    }

    fn attributes(&mut self, file: &Document, dictionary: &Dictionary) {
        let Ok(attributes) = dictionary.get(b"A") else {
            return;
        };
        let attributes = file.dereference(attributes).unwrap().1;
        let attributes = match attributes {
            Object::Array(several) => several.as_slice(),
            one => std::slice::from_ref(one),
        };
        for attribute in attributes {
            let attribute = file.dereference(attribute).unwrap().1.as_dict().unwrap();
            if let Ok(span) = attribute.get(b"ColSpan").and_then(Object::as_i64) {
                self.span = span;
            }
            if let Ok(scope) = attribute.get(b"Scope").and_then(Object::as_name) {
                self.scope = Some(String::from_utf8_lossy(scope).into_owned());
            }
        }
    }

    fn add(&mut self, file: &Document, kid: &Object, page: Option<ObjectId>, pieces: &Pieces<'_>) {
        match file.dereference(kid).unwrap().1 {
            Object::Array(kids) => {
                for kid in kids {
                    self.add(file, kid, page, pieces);
                }
            }
            Object::Integer(mcid) => self.piece((page.unwrap(), *mcid), pieces),
            Object::Dictionary(kid) if kid.has(b"S") => {
                self.children
                    .push(Self::from_dictionary(file, kid, page, pieces));
            }
            Object::Dictionary(kid) if kid.has(b"MCID") => {
                let page = kid.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                let mcid = kid.get(b"MCID").and_then(Object::as_i64).unwrap();
                self.piece((page.unwrap(), mcid), pieces);
            }
            Object::Dictionary(_) => self.annotations += 1,
            other => panic!("not a part of a structure: {other:?}"),
        }
    }

    fn piece(&mut self, piece: (ObjectId, i64), pieces: &Pieces<'_>) {
        self.pieces.push(piece);
        self.own_text += pieces.get(&piece).copied().unwrap_or_default();
    }

    /// Its text and the text of all below it, separated by line breaks.
    pub fn text(&self) -> String {
        let texts = std::iter::once(self.own_text.clone());
        let texts = texts.chain(self.children.iter().map(Self::text));
        let texts: Vec<_> = texts.filter(|text| !text.trim().is_empty()).collect();
        texts.join("\n")
    }

    /// Every element with this role, including itself, in reading order.
    pub fn all(&self, role: &str) -> Vec<&StructureElement> {
        let mut found: Vec<&StructureElement> = Vec::new();
        if self.role == role {
            found.push(self);
        }
        for child in &self.children {
            found.extend(child.all(role));
        }
        found
    }

    /// The texts of its children.
    pub fn child_texts(&self) -> Vec<String> {
        let texts = self.children.iter().map(Self::text);
        texts.map(|text| text.trim().to_owned()).collect()
    }
}
