//! The keys of the slider.

use vigie_shared::time::MINUTE;

use super::position::Move;

/// Where a key leads: arrows from row to row, pages by minutes, the ends.
pub fn move_of(key: &str, last: usize) -> Option<Move> {
    match key {
        "ArrowRight" | "ArrowUp" => Some(Move::On),
        "ArrowLeft" | "ArrowDown" => Some(Move::Back),
        "PageUp" => Some(Move::By(MINUTE)),
        "PageDown" => Some(Move::By(-MINUTE)),
        "Home" => Some(Move::After(0)),
        "End" => Some(Move::After(last)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_a_slider_leads_somewhere_and_others_are_left_alone() {
        assert_eq!(move_of("ArrowLeft", 9), Some(Move::Back));
        assert_eq!(move_of("PageUp", 9), Some(Move::By(MINUTE)));
        assert_eq!(move_of("End", 9), Some(Move::After(9)));
        assert_eq!(move_of("Tab", 9), None);
    }
}
