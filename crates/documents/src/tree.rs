//! The structure of a document, as screen readers walk it.
//!
//! It is made in reading order while the pages are laid out, whatever the order in which
//! things are painted.

use std::collections::HashMap;
use std::num::{NonZeroU16, NonZeroU32};

use krilla::geom::Rect;
use krilla::tagging::{
    BBox, Identifier, ListNumbering, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

use crate::sheet::Area;

/// An element of the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node(usize);

/// What an element is.
#[derive(Debug, Clone, PartialEq)]
pub enum Role {
    /// A document in the document: one certificate, one report.
    Part,
    /// A heading of level 1 to 6, with its text.
    Heading(u16, String),
    /// A paragraph.
    Paragraph,
    /// A list of labels and what belongs to them.
    List,
    /// An entry of a list.
    Item,
    /// The label of an entry.
    Label,
    /// What belongs to the label.
    Body,
    /// A table.
    Table,
    /// The rows of a table that name its columns.
    TableHead,
    /// The other rows.
    TableBody,
    /// A row.
    Row,
    /// A cell that names its column.
    ColumnHead,
    /// A cell that names its row.
    RowHead,
    /// Any other cell, over so many columns.
    Cell(u32),
    /// A picture.
    Figure {
        /// What it shows, in words.
        alt: String,
        /// Its page, from 0.
        page: usize,
        /// Its place on the page.
        area: Area,
    },
    /// A text that leads somewhere.
    Link,
}

/// All elements; a parent always comes before its children.
#[derive(Default)]
pub struct Tree {
    elements: Vec<Element>,
}

struct Element {
    role: Role,
    parent: Option<Node>,
}

impl Tree {
    /// Adds an element at the end of its parent, or of the document.
    pub fn add(&mut self, parent: Option<Node>, role: Role) -> Node {
        self.elements.push(Element { role, parent });
        Node(self.elements.len() - 1)
    }

    /// The tags of the document; `leaves` is what was painted for each element.
    pub fn into_tags(self, mut leaves: Leaves) -> TagTree {
        let mut groups: Vec<Option<TagGroup>> = Vec::with_capacity(self.elements.len());
        for (index, element) in self.elements.iter().enumerate() {
            let mut group = TagGroup::new(tag(&element.role));
            for leaf in leaves.take(index) {
                group.push(leaf);
            }
            groups.push(Some(group));
        }
        // From the last to the first, so that an element is whole when its parent gets
        // it; its siblings therefore arrive backwards.
        let mut tree = Vec::new();
        for (index, element) in self.elements.iter().enumerate().rev() {
            let Some(mut group) = groups[index].take() else {
                continue;
            };
            if !element.role.holds_content() {
                group.children.reverse();
            }
            match element
                .parent
                .and_then(|Node(parent)| groups[parent].as_mut())
            {
                Some(parent) => parent.push(group),
                None => tree.push(group),
            }
        }
        let mut tags = TagTree::new();
        for group in tree.into_iter().rev() {
            tags.push(group);
        }
        tags
    }
}

impl Role {
    /// Does it hold what is painted, rather than other elements?
    fn holds_content(&self) -> bool {
        !matches!(
            self,
            Self::Part
                | Self::List
                | Self::Item
                | Self::Table
                | Self::TableHead
                | Self::TableBody
                | Self::Row
        )
    }
}

/// What was painted for each element, in the order of painting.
#[derive(Default)]
pub struct Leaves(HashMap<usize, Vec<Identifier>>);

impl Leaves {
    /// Notes what was painted for an element.
    pub fn add(&mut self, node: Node, painted: Identifier) {
        self.0.entry(node.0).or_default().push(painted);
    }

    fn take(&mut self, index: usize) -> Vec<Identifier> {
        self.0.remove(&index).unwrap_or_default()
    }
}

fn tag(role: &Role) -> TagKind {
    match role {
        Role::Part => Tag::Part.into(),
        Role::Heading(level, title) => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(title.clone())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::List => Tag::L(ListNumbering::None).into(),
        Role::Item => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Table => Tag::Table.into(),
        Role::TableHead => Tag::THead.into(),
        Role::TableBody => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Role::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell(span) => Tag::TD
            .with_col_span(NonZeroU32::new(*span).filter(|span| span.get() > 1))
            .into(),
        Role::Figure { alt, page, area } => Tag::Figure(Some(alt.clone()))
            .with_bbox(rect(*area).map(|rect| BBox::new(*page, rect)))
            .into(),
        Role::Link => Tag::Link.into(),
    }
}

fn rect(area: Area) -> Option<Rect> {
    Rect::from_xywh(area.x, area.y, area.width, area.height)
}
