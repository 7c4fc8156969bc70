//! Moving between the cards of the grid with the arrow keys.

/// A move of the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArrowMove {
    /// From the first card of a row to the last of the row above.
    Left,
    Right,
    Up,
    Down,
    First,
    Last,
}

impl ArrowMove {
    /// The move of a key, by the browser's name for the key.
    pub fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowLeft" => Self::Left,
            "ArrowRight" => Self::Right,
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            "Home" => Self::First,
            "End" => Self::Last,
            _ => return None,
        })
    }

    /// The card it leads to from the card `from` in a grid of `columns` columns. Cards that
    /// are not `enabled` are skipped.
    pub fn target(self, from: usize, columns: usize, enabled: &[bool]) -> Option<usize> {
        let columns = columns.max(1);
        let mut cards: Box<dyn Iterator<Item = usize>> = match self {
            Self::Left => Box::new((0..from).rev()),
            Self::Right => Box::new(from + 1..enabled.len()),
            Self::Up => Box::new((0..from).rev().skip(columns - 1).step_by(columns)),
            Self::Down => Box::new((from + columns..enabled.len()).step_by(columns)),
            Self::First => Box::new(0..enabled.len()),
            Self::Last => Box::new((0..enabled.len()).rev()),
        };
        cards.find(|card| enabled.get(*card) == Some(&true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three columns: `0 1 2 / 3 4 5 / 6 7`.
    const ALL: [bool; 8] = [true; 8];

    #[test]
    fn arrows_follow_rows_and_columns() {
        assert_eq!(ArrowMove::Right.target(2, 3, &ALL), Some(3));
        assert_eq!(ArrowMove::Left.target(3, 3, &ALL), Some(2));
        assert_eq!(ArrowMove::Down.target(1, 3, &ALL), Some(4));
        assert_eq!(ArrowMove::Up.target(7, 3, &ALL), Some(4));
        assert_eq!(
            (
                ArrowMove::First.target(5, 3, &ALL),
                ArrowMove::Last.target(5, 3, &ALL)
            ),
            (Some(0), Some(7))
        );
    }

    #[test]
    fn the_focus_stays_within_the_grid() {
        assert_eq!(ArrowMove::Up.target(2, 3, &ALL), None);
        assert_eq!(ArrowMove::Down.target(5, 3, &ALL), None);
        assert_eq!(ArrowMove::Left.target(0, 3, &ALL), None);
        assert_eq!(ArrowMove::Right.target(7, 3, &ALL), None);
    }

    #[test]
    fn cards_that_are_filtered_out_are_skipped() {
        let enabled = [true, true, true, true, false, true, true, true];
        assert_eq!(ArrowMove::Down.target(1, 3, &enabled), Some(7));
        assert_eq!(ArrowMove::Right.target(3, 3, &enabled), Some(5));
    }
}
