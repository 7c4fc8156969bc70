//! Rows of data under column headings.

use yew::prelude::*;

/// The class of a row of a [`DataTable`].
pub const TABLE_ROW: &str = "pf-v6-c-table__tr";

/// From which width on a row is a row; below it, each row is a list of labelled values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TableStacking {
    /// Always a table; it scrolls sideways where it does not fit.
    Never,
    /// A list below the width of a small tablet.
    #[default]
    BelowMedium,
    /// A list below the width of a laptop.
    BelowLarge,
}

impl TableStacking {
    fn class(self) -> Option<&'static str> {
        match self {
            Self::Never => None,
            Self::BelowMedium => Some("pf-m-grid-md"),
            Self::BelowLarge => Some("pf-m-grid-lg"),
        }
    }
}

/// Properties of [`DataTable`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DataTableProps {
    /// Headings.
    pub columns: Vec<AttrValue>,
    /// Accessible name, where no heading of the page names the table.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Id of the heading that names the table.
    #[prop_or_default]
    pub labelled_by: Option<AttrValue>,
    #[prop_or_default]
    pub testid: Option<AttrValue>,
    #[prop_or_default]
    pub stacking: TableStacking,
    #[prop_or_default]
    pub compact: bool,
    #[prop_or_default]
    pub class: Classes,
    /// The children are `tbody` elements of their own, which keep several rows together.
    #[prop_or_default]
    pub grouped: bool,
    /// The rows.
    #[prop_or_default]
    pub children: Html,
}

/// PatternFly's table.
#[component]
pub fn DataTable(props: &DataTableProps) -> Html {
    let heading = |text: &AttrValue| {
        html! { <th class="pf-v6-c-table__th" scope="col">{ text }</th> }
    };
    html! {
        <table
            class={classes!(
                "pf-v6-c-table",
                props.stacking.class(),
                props.compact.then_some("pf-m-compact"),
                "vigie-table",
                props.class.clone(),
            )}
            aria-label={props.label.clone()}
            aria-labelledby={props.labelled_by.clone()}
            data-testid={props.testid.clone()}
        >
            <thead class="pf-v6-c-table__thead">
                <tr class={TABLE_ROW}>{ for props.columns.iter().map(heading) }</tr>
            </thead>
            if props.grouped {
                { props.children.clone() }
            } else {
                <tbody class="pf-v6-c-table__tbody">{ props.children.clone() }</tbody>
            }
        </table>
    }
}

/// One cell of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct TableCell {
    content: Html,
    is_header: bool,
    class: Classes,
}

impl TableCell {
    /// A value.
    pub fn data(content: impl Into<Html>) -> Self {
        Self {
            content: content.into(),
            is_header: false,
            class: Classes::new(),
        }
    }

    /// What the row is about: read before each of its values.
    pub fn header(content: impl Into<Html>) -> Self {
        Self {
            is_header: true,
            ..Self::data(content)
        }
    }

    /// The same cell with a class.
    pub fn with_class(mut self, class: impl Into<Classes>) -> Self {
        self.class = class.into();
        self
    }
}

/// The cells of a row; each knows the heading of its column, for narrow screens.
pub fn table_cells(columns: &[AttrValue], cells: impl IntoIterator<Item = TableCell>) -> Html {
    let cell = |(column, cell): (&AttrValue, TableCell)| {
        let class = classes!("pf-v6-c-table__td", cell.class);
        if cell.is_header {
            html! { <th {class} scope="row" data-label={column}>{ cell.content }</th> }
        } else {
            html! { <td {class} data-label={column}>{ cell.content }</td> }
        }
    };
    columns.iter().zip(cells).map(cell).collect()
}
