//! Where an arrow key leads in the grid.

/// A key that moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One to the left; from the first of a row to the last of the row above.
    Left,
    /// One to the right.
    Right,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// To the first.
    First,
    /// To the last.
    Last,
}

impl Step {
    /// The step of a key, by its name in the browser.
    pub fn of_key(key: &str) -> Option<Self> {
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

    /// The place it leads to from `from` in a grid of `columns` columns. `open` says
    /// for each place whether one may stand there; the others are stepped over.
    pub fn from(self, from: usize, columns: usize, open: &[bool]) -> Option<usize> {
        let columns = columns.max(1);
        let mut places: Box<dyn Iterator<Item = usize>> = match self {
            Self::Left => Box::new((0..from).rev()),
            Self::Right => Box::new(from + 1..open.len()),
            Self::Up => Box::new((0..from).rev().skip(columns - 1).step_by(columns)),
            Self::Down => Box::new((from + columns..open.len()).step_by(columns)),
            Self::First => Box::new(0..open.len()),
            Self::Last => Box::new((0..open.len()).rev()),
        };
        places.find(|place| open.get(*place) == Some(&true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three columns: `0 1 2 / 3 4 5 / 6 7`.
    const ALL: [bool; 8] = [true; 8];

    #[test]
    fn arrows_follow_rows_and_columns() {
        assert_eq!(Step::Right.from(2, 3, &ALL), Some(3));
        assert_eq!(Step::Left.from(3, 3, &ALL), Some(2));
        assert_eq!(Step::Down.from(1, 3, &ALL), Some(4));
        assert_eq!(Step::Up.from(7, 3, &ALL), Some(4));
        assert_eq!(
            (Step::First.from(5, 3, &ALL), Step::Last.from(5, 3, &ALL)),
            (Some(0), Some(7))
        );
    }

    #[test]
    fn the_edge_is_the_edge() {
        assert_eq!(Step::Up.from(2, 3, &ALL), None);
        assert_eq!(Step::Down.from(5, 3, &ALL), None);
        assert_eq!(Step::Left.from(0, 3, &ALL), None);
        assert_eq!(Step::Right.from(7, 3, &ALL), None);
    }

    #[test]
    fn places_that_are_filtered_out_are_stepped_over() {
        let open = [true, true, true, true, false, true, true, true];
        assert_eq!(Step::Down.from(1, 3, &open), Some(7));
        assert_eq!(Step::Right.from(3, 3, &open), Some(5));
    }
}
