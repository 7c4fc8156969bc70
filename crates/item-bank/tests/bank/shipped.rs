//! The bank that ships.

use std::collections::BTreeSet;
use vigie_item_bank::{Bank, BankSource, is_correct};
use vigie_shared::item::ItemContent;

fn shipped() -> Bank {
    Bank::load(&BankSource::shipped()).unwrap_or_else(|faults| {
        let list: String = faults.iter().map(|fault| format!("\n{fault}")).collect();
        panic!("{} faults:{list}", faults.len())
    })
}

#[test]
fn the_shipped_bank_is_valid_large_enough_and_under_exposure_control() {
    let bank = shipped();
    assert!(bank.items().len() >= 1_000, "{} items", bank.items().len());
    let control: Vec<_> = bank
        .warnings()
        .iter()
        .filter(|warning| warning.file.contains("control"))
        .collect();
    assert!(control.is_empty(), "{control:?}");
    assert!(!bank.pool().exposure_control().is_uncontrolled());
    assert_eq!(bank.pool().warnings(), [], "no rule has to give way");
    let competences: BTreeSet<_> = bank.items().iter().map(|item| item.competence).collect();
    assert_eq!(competences.len(), 16);
}

#[test]
fn every_sample_response_is_correct_or_incorrect_as_named() {
    for item in shipped().items() {
        let (right, wrong) = (item.correct_response(), item.incorrect_response());
        assert_eq!(
            is_correct(item, &right),
            Some(true),
            "{}: {right:?}",
            item.id
        );
        assert_eq!(
            is_correct(item, &wrong),
            Some(false),
            "{}: {wrong:?}",
            item.id
        );
    }
}

#[test]
fn every_item_is_found_by_its_name_and_by_its_prompt() {
    let bank = shipped();
    for item in bank.items() {
        let by_name = bank.item(&item.id).map(|found| &found.id);
        let by_prompt = bank
            .find_by_prompt(&item.content.prompt.fr)
            .map(|found| &found.id);
        assert_eq!((by_name, by_prompt), (Some(&item.id), Some(&item.id)));
    }
}

#[test]
fn the_prepared_json_is_the_content_and_holds_no_key() {
    for item in shipped().items() {
        let json = item.content_json.get();
        let content: ItemContent = serde_json::from_str(json).expect("it is JSON of a content");
        assert_eq!(content, item.content);
        assert!(!json.contains(&item.explanation.fr), "{}", item.id);
        assert!(!json.contains(&*item.id.0), "{}", item.id);
    }
}

#[test]
fn every_file_an_item_shows_is_served_with_its_type() {
    let bank = shipped();
    for item in bank.items() {
        let image = item.content.image.as_ref().map(|image| &image.file);
        let attachment = item.content.attachment.as_ref();
        assert_eq!(item.facts.image, image.is_some());
        assert_eq!(item.facts.attachment, attachment.is_some());
        if let Some(file) = image {
            let (_, media_type) = bank.asset(file).expect("it exists");
            assert!(media_type.starts_with("image/"), "{file}: {media_type}");
        }
        if let Some(attachment) = attachment {
            let (bytes, _) = bank.asset(&attachment.file).expect("it exists");
            assert_eq!(bytes.len() as u64, attachment.bytes);
        }
    }
}
