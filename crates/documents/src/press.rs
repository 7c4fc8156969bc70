//! From pages and structure to the bytes of a PDF.

mod foot;

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::{Document, SerializeSettings};

use crate::PaperError;
use crate::edition::Edition;
use crate::flow::Flow;
use crate::sheet::{Area, Mark, Shape, Sheet};
use crate::text::Ink;
use crate::tree::{Leaves, Node};
use vigie_i18n::Messages;

/// What the document calls itself.
pub struct Title {
    /// Title, shown by viewers in the place of a file name.
    pub title: String,
    /// One sentence about it.
    pub subject: String,
}

/// Prints a document that is laid out.
pub fn print(
    mut flow: Flow,
    title: Title,
    messages: &Messages,
    edition: &Edition,
) -> Result<Vec<u8>, PaperError> {
    let metadata = metadata(&mut flow, title, messages, edition)?;
    foot::lay_out(&mut flow, messages);

    let mut document = Document::new_with(settings()?);
    let mut leaves = Leaves::default();
    for sheet in &flow.sheets {
        paint(sheet, &flow, &mut document, &mut leaves)?;
    }
    document.set_outline(outline(&flow));
    document.set_metadata(metadata);
    document.set_tag_tree(flow.tree.into_tags(leaves));
    document
        .finish()
        .map_err(|error| PaperError::NotConforming(format!("{error:?}")))
}

fn settings() -> Result<SerializeSettings, PaperError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PaperError::NotConforming(format!("{error:?}")))?;
    Ok(SerializeSettings {
        configuration,
        enable_tagging: true,
        ..SerializeSettings::default()
    })
}

fn metadata(
    flow: &mut Flow,
    title: Title,
    messages: &Messages,
    edition: &Edition,
) -> Result<Metadata, PaperError> {
    let brand = messages.text("brand");
    Ok(Metadata::new()
        .title(flow.clean_line(&title.title))
        .description(title.subject)
        .creator(brand.clone())
        .producer(brand.clone())
        .authors(vec![brand])
        .language(edition.language.tag().to_owned())
        .creation_date(edition.metadata_date()?))
}

fn outline(flow: &Flow) -> Outline {
    let mut outline = Outline::new();
    for placed in &flow.sections {
        let top = XyzDestination::new(placed.page, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(placed.section.title.clone(), top));
    }
    outline
}

fn paint(
    sheet: &Sheet,
    flow: &Flow,
    document: &mut Document,
    leaves: &mut Leaves,
) -> Result<(), PaperError> {
    let size = PageSettings::from_wh(flow.format.width, flow.format.height);
    let mut page = document.start_page_with(size.unwrap_or_default());
    let mut surface = page.surface();
    // What belongs to one element and is painted in one go is one piece of content.
    for run in sheet.marks.chunk_by(|one, next| one.node == next.node) {
        let node = run.first().and_then(|mark| mark.node);
        let picture = run.iter().any(|mark| matches!(mark.shape, Shape::Fill(..)));
        let painted = surface.start_tagged(match node {
            None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
            Some(_) if picture => ContentTag::Other,
            Some(_) => ContentTag::Span(SpanTag::empty()),
        });
        for mark in run {
            draw(&mut surface, &mark.shape);
        }
        surface.end_tagged();
        if let Some(node) = node {
            leaves.add(node, painted);
        }
    }
    surface.finish();
    for (node, area, address) in sheet.marks.iter().filter_map(link) {
        if let Some(rect) = rect(area) {
            let target = Target::Action(Action::Link(LinkAction::new(address.clone())));
            let link = LinkAnnotation::new(rect, target);
            let link = Annotation::new_link(link, Some(address.clone()));
            leaves.add(node, page.add_tagged_annotation(link));
        }
    }
    page.finish();
    Ok(())
}

fn link(mark: &Mark) -> Option<(Node, Area, &String)> {
    match &mark.shape {
        Shape::Link(area, address) => Some((mark.node?, *area, address)),
        _ => None,
    }
}

fn draw(surface: &mut Surface<'_>, shape: &Shape) {
    match shape {
        Shape::Text {
            x,
            y,
            shaped,
            size,
            ink,
        } => {
            surface.set_fill(Some(fill(*ink)));
            surface.set_stroke(None);
            let (start, font) = (Point::from_xy(*x, *y), shaped.font.clone());
            surface.draw_glyphs(start, &shaped.glyphs, font, &shaped.text, *size, false);
        }
        Shape::Fill(areas, ink) => {
            surface.set_fill(Some(fill(*ink)));
            surface.set_stroke(None);
            trace(surface, areas);
        }
        Shape::Frame(area, width, ink) => {
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: color(*ink).into(),
                width: *width,
                ..Stroke::default()
            }));
            let inner = Area {
                x: area.x + width / 2.0,
                y: area.y + width / 2.0,
                width: area.width - width,
                height: area.height - width,
            };
            trace(surface, &[inner]);
        }
        Shape::Link(..) => {}
    }
}

fn trace(surface: &mut Surface<'_>, areas: &[Area]) {
    let mut path = PathBuilder::new();
    for rect in areas.iter().copied().filter_map(rect) {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn rect(area: Area) -> Option<Rect> {
    Rect::from_xywh(area.x, area.y, area.width, area.height)
}

fn fill(ink: Ink) -> Fill {
    Fill {
        paint: color(ink).into(),
        ..Fill::default()
    }
}

fn color(ink: Ink) -> rgb::Color {
    match ink {
        Ink::Black => rgb::Color::new(0x16, 0x16, 0x16),
        Ink::Accent => rgb::Color::new(0x14, 0x2f, 0x52),
        Ink::Grey => rgb::Color::new(0x54, 0x54, 0x54),
        Ink::Line => rgb::Color::new(0xa8, 0xa8, 0xa8),
        Ink::Pale => rgb::Color::new(0xee, 0xee, 0xee),
        Ink::White => rgb::Color::white(),
    }
}
