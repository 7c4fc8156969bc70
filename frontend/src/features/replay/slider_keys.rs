//! The keys of the slider.

use vigie_shared::time::MINUTE;

use super::position::PositionChange;

/// Where a key leads: arrows from row to row, pages by minutes, the ends.
pub fn position_change(key: &str, last: usize) -> Option<PositionChange> {
    match key {
        "ArrowRight" | "ArrowUp" => Some(PositionChange::On),
        "ArrowLeft" | "ArrowDown" => Some(PositionChange::Back),
        "PageUp" => Some(PositionChange::By(MINUTE)),
        "PageDown" => Some(PositionChange::By(-MINUTE)),
        "Home" => Some(PositionChange::After(0)),
        "End" => Some(PositionChange::After(last)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_a_slider_leads_somewhere_and_others_are_left_alone() {
        assert_eq!(position_change("ArrowLeft", 9), Some(PositionChange::Back));
        assert_eq!(
            position_change("PageUp", 9),
            Some(PositionChange::By(MINUTE))
        );
        assert_eq!(position_change("End", 9), Some(PositionChange::After(9)));
        assert_eq!(position_change("Tab", 9), None);
    }
}
