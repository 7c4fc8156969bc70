//! One item of each kind, as a candidate is sent it.

use vigie_shared::item::{
    AnswerOption, ItemAttachment, ItemContent, ItemImage, LocalizedText, ResponseFormat,
};

pub fn text(fr: &str, en: &str) -> LocalizedText {
    LocalizedText {
        fr: fr.into(),
        en: en.into(),
    }
}

fn choices(ids: &[&str]) -> Vec<AnswerOption> {
    let choice = |id: &&str| AnswerOption {
        id: (*id).into(),
        text: text(id, id),
    };
    ids.iter().map(choice).collect()
}

/// Every form of content.
pub fn contents() -> Vec<ItemContent> {
    let of = |form| ItemContent {
        prompt: text("Laquelle ?", "Which one?"),
        form,
        keep_order: false,
        image: None,
        attachment: None,
    };
    let mut single = of(ResponseFormat::Single {
        choices: choices(&["a", "b"]),
    });
    single.image = Some(ItemImage {
        file: "map.svg".into(),
        alt: text("Une carte", "A map"),
    });
    let mut written = of(ResponseFormat::Text);
    written.attachment = Some(ItemAttachment {
        file: "table.csv".into(),
        bytes: 812,
    });
    let mut ordered = of(ResponseFormat::Ordering {
        choices: choices(&["a", "b", "c"]),
    });
    ordered.keep_order = true;
    vec![
        single,
        of(ResponseFormat::Multiple {
            choices: choices(&["a", "b", "c"]),
        }),
        written,
        ordered,
        of(ResponseFormat::Matching {
            left: choices(&["a", "b"]),
            right: choices(&["1", "2"]),
        }),
    ]
}
