//! What an error of the database is about, by its code and never by its text.

/// What refused a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DatabaseFault {
    /// The write itself: it broke a rule of the schema. Others may well be taken.
    Row,
    /// The connection, or the server at its end: a new connection may reach a better one.
    Line,
    /// The database is there and takes nothing now: it is locked, or out of something it needs.
    Database,
    /// What the database stands on: no space, no right to write, no reading back.
    Disk,
}

impl DatabaseFault {
    /// By the code of a database: five characters are an SQLSTATE of PostgreSQL, fewer are an
    /// extended result code of SQLite in decimal. An unknown code is about the row.
    ///
    /// Sources: PostgreSQL, appendix A "Error Codes"; SQLite, "Result and Error Codes".
    pub(super) fn of_code(code: &str) -> Self {
        match code.len() {
            5 => Self::of_sqlstate(code),
            _ => code.parse().map_or(Self::Row, Self::of_sqlite),
        }
    }

    fn of_sqlstate(code: &str) -> Self {
        match code {
            // Disk full, an error of input or output, damaged data or index.
            "53100" | "58030" | "XX001" | "XX002" => Self::Disk,
            // A statement was stopped, or a lock was not to be had, in the time allowed.
            "57014" | "55P03" => Self::Database,
            // After a failover, the old line may end at a server that only reads.
            "25006" => Self::Line,
            _ => match code.get(..2) {
                Some("08" | "57") => Self::Line,
                Some("53" | "58") => Self::Database,
                _ => Self::Row,
            },
        }
    }

    fn of_sqlite(code: u32) -> Self {
        // An extended code keeps the primary one in its low byte.
        match code & 0xff {
            // Busy, locked, no memory, a race of locks.
            5 | 6 | 7 | 15 => Self::Database,
            // Read-only, input or output, corrupt, full, cannot be opened, not a database.
            8 | 10 | 11 | 13 | 14 | 26 => Self::Disk,
            _ => Self::Row,
        }
    }

    /// Is the connection of no more use? After a failing disk too: SQLite may have rolled back
    /// by itself, and the connection would count its transactions wrongly.
    pub(super) fn ends_connection(self) -> bool {
        matches!(self, Self::Line | Self::Disk)
    }
}

#[cfg(test)]
mod tests {
    use super::DatabaseFault::{self, Database, Disk, Line, Row};

    fn all_are(fault: DatabaseFault, codes: &[&str]) {
        for code in codes {
            assert_eq!(DatabaseFault::of_code(code), fault, "{code}");
        }
    }

    #[test]
    fn a_row_that_does_not_fit_is_about_the_row() {
        // Keys, a check and a deadlock in PostgreSQL; keys and a trigger in SQLite.
        all_are(Row, &["23505", "23514", "40P01", "1555", "2067", "1811"]);
        all_are(Row, &["", "é2345", "99999999999"]);
    }

    #[test]
    fn a_server_that_stops_or_only_reads_is_the_line() {
        all_are(Line, &["08006", "57P01", "57P03", "25006"]);
    }

    #[test]
    fn a_lock_or_want_of_resources_is_the_database() {
        all_are(
            Database,
            &["53300", "57014", "55P03", "5", "517", "6", "262"],
        );
    }

    #[test]
    fn no_space_no_right_and_damage_are_the_disk() {
        all_are(
            Disk,
            &[
                "53100", "58030", "XX001", "13", "778", "8", "1032", "11", "14",
            ],
        );
    }

    #[test]
    fn only_a_line_and_a_disk_cost_the_connection() {
        assert!(Line.ends_connection() && Disk.ends_connection());
        assert!(!Row.ends_connection() && !Database.ends_connection());
    }
}
