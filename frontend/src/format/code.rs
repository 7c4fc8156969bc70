//! Codes as people read them from paper.

/// In groups of four: `CDFG 2345`. A code of up to six characters as it is.
pub fn grouped_code(code: &str) -> String {
    const LONGEST_GROUP: usize = 6;
    if code.chars().count() <= LONGEST_GROUP {
        return code.to_owned();
    }
    let characters: Vec<char> = code.chars().collect();
    let groups = characters.chunks(4).map(|group| group.iter().collect());
    groups.collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_codes_are_shown_in_groups() {
        assert_eq!(grouped_code("CDFG2345"), "CDFG 2345");
        assert_eq!(grouped_code("CDFG23"), "CDFG23");
    }
}
