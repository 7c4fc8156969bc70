//! The text of a question: paragraphs and code.

use yew::prelude::*;

/// A line of three backquotes begins and ends code.
const FENCE: &str = "```";

/// Properties of [`Prompt`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PromptProps {
    /// As the bank writes it.
    pub text: AttrValue,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Block {
    Paragraph(String),
    Code(String),
}

/// The text, in blocks.
#[component]
pub fn Prompt(props: &PromptProps) -> Html {
    let blocks = blocks(&props.text);
    html! {
        <div class="vigie-prompt" data-testid="prompt">
            { for blocks.into_iter().map(|block| match block {
                Block::Paragraph(text) => html! { <p>{ text }</p> },
                // A long line scrolls, also by keyboard.
                Block::Code(text) => html! { <pre tabindex="0"><code>{ text }</code></pre> },
            }) }
        </div>
    }
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    let mut in_code = false;
    for line in text.lines() {
        let fence = line.trim() == FENCE;
        if fence || (!in_code && line.trim().is_empty()) {
            blocks.extend(block(&mut lines, in_code));
            in_code ^= fence;
        } else {
            lines.push(line);
        }
    }
    blocks.extend(block(&mut lines, in_code));
    blocks
}

fn block(lines: &mut Vec<&str>, in_code: bool) -> Option<Block> {
    let text = lines.join("\n");
    lines.clear();
    (!text.is_empty()).then_some(if in_code {
        Block::Code(text)
    } else {
        Block::Paragraph(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_line_starts_a_paragraph_but_not_within_code() {
        let text = "One\nline\n\nTwo\n```\nfor x:\n\n  y\n```\nThree\n";
        let paragraph = |text: &str| Block::Paragraph(text.to_owned());
        let code = Block::Code("for x:\n\n  y".to_owned());
        let expected = vec![
            paragraph("One\nline"),
            paragraph("Two"),
            code,
            paragraph("Three"),
        ];
        assert_eq!(blocks(text), expected);
    }

    #[test]
    fn code_without_an_end_is_still_shown() {
        assert_eq!(blocks("```\nls"), [Block::Code("ls".to_owned())]);
        assert_eq!(blocks("\n\n"), []);
    }
}
