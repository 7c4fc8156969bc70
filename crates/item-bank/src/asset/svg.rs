//! Checks of SVG drawings: they contain no program and load nothing from elsewhere.
//!
//! The pages show images in a way that runs no scripts, but a candidate may open an
//! attachment by itself, and a drawing that loads something would tell another site about
//! the exam, or fail behind the filter of a school.

use roxmltree::{Attribute, Document, Node};

/// Elements that run something or show another document.
const FORBIDDEN: &[&str] = &[
    "script",
    "foreignobject",
    "iframe",
    "embed",
    "object",
    "audio",
    "video",
    "handler",
];

/// Lines and reasons of what is wrong with a drawing.
pub fn check(text: &str) -> Vec<(u32, String)> {
    // Entities could hide anything; the parser refuses them together with all DTDs.
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            return vec![(
                error.pos().row,
                format!("the drawing is not readable: {error}"),
            )];
        }
    };
    let line = |position: usize| document.text_pos_at(position).row;
    let mut faults = Vec::new();
    let root = document.root_element();
    if !root.has_tag_name(("http://www.w3.org/2000/svg", "svg")) {
        let reason = "the root must be `svg` with xmlns=\"http://www.w3.org/2000/svg\"";
        faults.push((line(root.range().start), reason.to_owned()));
    }
    for node in document.descendants() {
        let reasons = node_faults(&node);
        faults.extend(reasons.map(|reason| (line(node.range().start), reason)));
        for attribute in node.attributes() {
            let reason = attribute_fault(&attribute);
            faults.extend(reason.map(|reason| (line(attribute.range().start), reason)));
        }
    }
    faults
}

fn node_faults(node: &Node) -> impl Iterator<Item = String> {
    let name = node.tag_name().name();
    let forbidden = FORBIDDEN.contains(&name.to_ascii_lowercase().as_str());
    let forbidden = forbidden.then(|| format!("`<{name}` has no place in a drawing"));
    let instruction = node
        .pi()
        .map(|pi| format!("`<?{}` has no place in a drawing", pi.target));
    let style = (name == "style")
        .then(|| node.text())
        .flatten()
        .filter(|style| loads_from_elsewhere(style))
        .map(|_| "the style loads something from elsewhere".to_owned());
    forbidden.into_iter().chain(instruction).chain(style)
}

fn attribute_fault(attribute: &Attribute) -> Option<String> {
    let name = attribute.name();
    let lower = name.to_ascii_lowercase();
    let value = attribute.value().trim();
    if lower.starts_with("on") {
        return Some(format!("`{name}=` runs a program"));
    }
    let is_address = matches!(lower.as_str(), "href" | "src" | "data");
    let elsewhere = is_address && !value.starts_with('#') && !is_picture(value);
    // Animations set addresses through other attributes.
    let program = value.to_ascii_lowercase().contains("javascript:");
    (elsewhere || program || loads_from_elsewhere(value))
        .then(|| format!("`{name}=` refers to something outside the drawing"))
}

/// A picture inside the drawing. Not one that is a drawing itself: it would go unchecked.
fn is_picture(value: &str) -> bool {
    ["data:image/png;", "data:image/jpeg;", "data:image/webp;"]
        .iter()
        .any(|start| value.starts_with(start))
}

/// Does a style refer to anything but parts of the same drawing?
fn loads_from_elsewhere(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let outside = |rest: &str| !rest.trim_start_matches([' ', '"', '\'']).starts_with('#');
    // An escape could spell either word another way.
    style.contains("@import")
        || style.split("url(").skip(1).any(outside)
        || (style.contains('\\') && style.contains('('))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons(inside: &str) -> Vec<(u32, String)> {
        check(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n{inside}\n</svg>"
        ))
    }

    #[test]
    fn a_plain_drawing_is_fine() {
        let drawing = "<style>.a { fill: url(#g); font: 12px sans-serif }</style>\n\
            <use xlink:href=\"#part\"/><text class=\"a\">on = off, script</text>\n\
            <rect style=\"fill: url('#g')\"/><image href=\"data:image/png;base64,AAAA\"/>";
        assert_eq!(reasons(drawing), []);
    }

    #[test]
    fn programs_and_addresses_are_found_with_their_line() {
        for bad in [
            "<script>alert(1)</script>",
            "<SCRIPT/>",
            "<rect onclick=\"x()\"/>",
            "<rect ONLOAD='x()'/>",
            "<foreignObject/>",
            "<image href=\"https://example.org/a.png\"/>",
            "<use xlink:href=\"other.svg#part\"/>",
            "<a href=\"java&#115;cript:x()\"/>",
            "<set attributeName=\"href\" to=\"javascript:x()\"/>",
            "<image href=\"data:image/svg+xml;base64,AAAA\"/>",
            "<rect fill=\"url(//example.org/#g)\"/>",
            "<style>@import 'a.css';</style>",
            "<style>rect { fill: URL( \"a.svg\" ) }</style>",
            "<rect style=\"fill: u\\72l(a.svg)\"/>",
            "<?xml-stylesheet href='a.css'?>",
        ] {
            let lines: Vec<u32> = reasons(bad).into_iter().map(|(line, _)| line).collect();
            assert_eq!(lines, [2], "{bad}");
        }
    }

    #[test]
    fn what_is_not_a_drawing_is_refused() {
        assert_eq!(check("<svg>\n<g>\n</svg>")[0].0, 3);
        assert!(check("<html/>")[0].1.contains("root must be `svg`"));
        assert_eq!(
            check("<!DOCTYPE svg [<!ENTITY a 'b'>]>\n<svg xmlns='http://www.w3.org/2000/svg'/>")
                .len(),
            1
        );
    }
}
