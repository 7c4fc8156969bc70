//! The structure of a document, as screen readers read it.
//!
//! It is built in reading order while the pages are laid out, independently of the order in
//! which shapes are painted.

use std::collections::HashMap;
use std::num::{NonZeroU16, NonZeroU32};

use krilla::tagging::{
    BBox, Identifier, ListNumbering, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

use crate::geometry::Rectangle;

/// An element of a [`StructureTree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ElementId(usize);

/// What an element is: the structure types of PDF 1.7 that are used here.
#[derive(Debug, Clone, PartialEq)]
pub enum ElementRole {
    /// One section of the file, such as one certificate.
    Part,
    /// A heading of level 1 to 6, with its text.
    Heading(u16, String),
    Paragraph,
    /// A list of labels and values.
    List,
    ListItem,
    ListLabel,
    ListBody,
    Table,
    /// The rows of a table that name its columns.
    TableHead,
    TableBody,
    TableRow,
    /// A cell that names its column.
    ColumnHeader,
    /// A cell that names its row.
    RowHeader,
    /// Any other cell, with the number of columns it spans.
    TableCell(u32),
    Figure {
        /// Description for those who cannot see it.
        alt: String,
        /// Index of its page in the file.
        page: usize,
        area: Rectangle,
    },
    Link,
}

/// The elements of a file. A parent always comes before its children.
#[derive(Default)]
pub struct StructureTree {
    elements: Vec<StructureElement>,
}

struct StructureElement {
    role: ElementRole,
    parent: Option<ElementId>,
}

impl StructureTree {
    /// Adds an element at the end of its parent, or of the file.
    pub fn add(&mut self, parent: Option<ElementId>, role: ElementRole) -> ElementId {
        self.elements.push(StructureElement { role, parent });
        ElementId(self.elements.len() - 1)
    }

    /// The tags of the file; `content` is what was painted for each element.
    pub fn into_tag_tree(self, mut content: TaggedContent) -> TagTree {
        let mut groups: Vec<Option<TagGroup>> = Vec::with_capacity(self.elements.len());
        for (index, element) in self.elements.iter().enumerate() {
            let mut group = TagGroup::new(tag(&element.role));
            for piece in content.take(index) {
                group.push(piece);
            }
            groups.push(Some(group));
        }
        // From the last to the first, so that an element is complete when it is moved into its
        // parent; siblings therefore arrive in reverse order.
        let mut roots = Vec::new();
        for (index, element) in self.elements.iter().enumerate().rev() {
            let Some(mut group) = groups[index].take() else {
                continue;
            };
            if !element.role.holds_content() {
                group.children.reverse();
            }
            let parent = element.parent;
            match parent.and_then(|ElementId(parent)| groups[parent].as_mut()) {
                Some(parent) => parent.push(group),
                None => roots.push(group),
            }
        }
        let mut tags = TagTree::new();
        for group in roots.into_iter().rev() {
            tags.push(group);
        }
        tags
    }
}

impl ElementRole {
    /// Whether it holds painted content rather than other elements.
    fn holds_content(&self) -> bool {
        !matches!(
            self,
            Self::Part
                | Self::List
                | Self::ListItem
                | Self::Table
                | Self::TableHead
                | Self::TableBody
                | Self::TableRow
        )
    }
}

/// What was painted for each element, in the order of painting.
#[derive(Default)]
pub struct TaggedContent(HashMap<usize, Vec<Identifier>>);

impl TaggedContent {
    pub fn add(&mut self, element: ElementId, content: Identifier) {
        self.0.entry(element.0).or_default().push(content);
    }

    fn take(&mut self, index: usize) -> Vec<Identifier> {
        self.0.remove(&index).unwrap_or_default()
    }
}

fn tag(role: &ElementRole) -> TagKind {
    match role {
        ElementRole::Part => Tag::Part.into(),
        ElementRole::Heading(level, title) => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(title.clone())).into()
        }
        ElementRole::Paragraph => Tag::P.into(),
        ElementRole::List => Tag::L(ListNumbering::None).into(),
        ElementRole::ListItem => Tag::LI.into(),
        ElementRole::ListLabel => Tag::Lbl.into(),
        ElementRole::ListBody => Tag::LBody.into(),
        ElementRole::Table => Tag::Table.into(),
        ElementRole::TableHead => Tag::THead.into(),
        ElementRole::TableBody => Tag::TBody.into(),
        ElementRole::TableRow => Tag::TR.into(),
        ElementRole::ColumnHeader => Tag::TH(TableHeaderScope::Column).into(),
        ElementRole::RowHeader => Tag::TH(TableHeaderScope::Row).into(),
        ElementRole::TableCell(span) => Tag::TD
            .with_col_span(NonZeroU32::new(*span).filter(|span| span.get() > 1))
            .into(),
        ElementRole::Figure { alt, page, area } => Tag::Figure(Some(alt.clone()))
            .with_bbox(area.to_pdf().map(|rect| BBox::new(*page, rect)))
            .into(),
        ElementRole::Link => Tag::Link.into(),
    }
}
