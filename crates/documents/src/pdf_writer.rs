//! From pages and structure to the bytes of a PDF.

mod margins;
mod shapes;

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{Page, PageSettings};
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::{Document, SerializeSettings};

use crate::DocumentError;
use crate::layout::DocumentLayout;
use crate::page::{PageContent, Shape, TaggedShape};
use crate::render_options::RenderOptions;
use crate::structure_tree::TaggedContent;

/// What the metadata of the file says about it.
pub struct DocumentTitle {
    /// Shown by viewers instead of the file name.
    pub title: String,
    /// One sentence.
    pub subject: String,
}

/// Writes a file that is laid out.
///
/// # Errors
/// When the options have no valid date, or when the library finds that the file does not
/// conform.
pub fn write_pdf(
    mut layout: DocumentLayout,
    title: DocumentTitle,
    options: &RenderOptions,
) -> Result<Vec<u8>, DocumentError> {
    let metadata = metadata(&mut layout, title, options)?;
    margins::add_to_pages(&mut layout);

    let mut document = Document::new_with(settings()?);
    let mut tagged = TaggedContent::default();
    for page in &layout.pages {
        write_page(page, &layout, &mut document, &mut tagged);
    }
    document.set_outline(outline(&layout));
    document.set_metadata(metadata);
    document.set_tag_tree(layout.structure.into_tag_tree(tagged));
    document
        .finish()
        .map_err(|error| DocumentError::NotConforming(format!("{error:?}")))
}

fn settings() -> Result<SerializeSettings, DocumentError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| DocumentError::NotConforming(format!("{error:?}")))?;
    Ok(SerializeSettings {
        configuration,
        enable_tagging: true,
        ..SerializeSettings::default()
    })
}

fn metadata(
    layout: &mut DocumentLayout,
    title: DocumentTitle,
    options: &RenderOptions,
) -> Result<Metadata, DocumentError> {
    let brand = layout.messages.text("brand");
    Ok(Metadata::new()
        .title(layout.sanitize_line(&title.title))
        .description(title.subject)
        .creator(brand.clone())
        .producer(brand.clone())
        .authors(vec![brand])
        .language(options.language.tag().to_owned())
        .creation_date(options.metadata_date()?))
}

fn outline(layout: &DocumentLayout) -> Outline {
    let mut outline = Outline::new();
    for section in &layout.sections {
        let top = XyzDestination::new(section.first_page, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(section.labels.outline.clone(), top));
    }
    outline
}

fn write_page(
    content: &PageContent,
    layout: &DocumentLayout,
    document: &mut Document,
    tagged: &mut TaggedContent,
) {
    let size = PageSettings::from_wh(layout.format.width, layout.format.height)
        .expect("every page format has a width and a height above 0");
    let mut page = document.start_page_with(size);
    let mut surface = page.surface();
    // Consecutive shapes of one element are one piece of marked content.
    for run in content
        .shapes
        .chunk_by(|one, next| one.element == next.element)
    {
        let element = run.first().and_then(|shape| shape.element);
        let is_picture = run
            .iter()
            .any(|tagged| matches!(tagged.shape, Shape::Fill(..) | Shape::Image(..)));
        let identifier = surface.start_tagged(match element {
            None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
            Some(_) if is_picture => ContentTag::Other,
            Some(_) => ContentTag::Span(SpanTag::empty()),
        });
        for tagged in run {
            shapes::draw(&mut surface, &tagged.shape);
        }
        surface.end_tagged();
        if let Some(element) = element {
            tagged.add(element, identifier);
        }
    }
    surface.finish();
    for shape in &content.shapes {
        write_link(shape, &mut page, tagged);
    }
    page.finish();
}

/// Adds the annotation of a link; other shapes need none.
fn write_link(shape: &TaggedShape, page: &mut Page<'_>, tagged: &mut TaggedContent) {
    let (Some(element), Shape::Link(area, address)) = (shape.element, &shape.shape) else {
        return;
    };
    if let Some(rect) = area.to_pdf() {
        let target = Target::Action(Action::Link(LinkAction::new(address.clone())));
        let link = LinkAnnotation::new(rect, target);
        let link = Annotation::new_link(link, Some(address.clone()));
        tagged.add(element, page.add_tagged_annotation(link));
    }
}
