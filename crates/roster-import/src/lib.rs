//! Rosters in the forms that schools have them: from the bytes of a file to people, and to
//! everything that is wrong or doubtful in it, before anything is made.
//!
//! | file | what is read |
//! |---|---|
//! | table in text | any separator, any encoding of a school's software, quotation marks nobody closed |
//! | workbook | XLSX and ODS: values, never formulas or macros |
//! | school export | SIECLE XML with or without addresses; never what it has about guardians |
//! | mass import of Pix | several sessions in one table |
//!
//! [`read_roster`] is the one door: bytes, the answers of a person so far, the memory of a
//! center and the day in; a [`RosterReading`] out. Nothing is fetched, nothing is kept, no clock
//! is read, and the same request gives the same reading. A file costs at most what
//! [`limits`] allows: bytes, lines, columns, unpacked size, depth.
//!
//! Nothing doubtful is decided silently. A finding says where (line, heading, letter), what is
//! there, what it probably should be, and whether it stops, asks, or is only to be known. An
//! answer is part of the next request.
//!
//! Not here: texts of the findings (`vigie-i18n`), and enrolling (the server).
//!
//! Reading order: `reading`, then from the file inwards `source`, `delimited`, `workbook`,
//! `siecle`, `columns`, `row`.

mod birth_place;
mod columns;
mod dates;
mod delimited;
mod extra_time;
mod file_sessions;
mod finding;
mod flag;
mod headings;
mod identifier;
pub mod limits;
mod mojibake;
mod person;
mod profile;
mod reading;
mod row;
mod siecle;
mod source;
mod spread;
mod table;
mod text_encoding;
mod workbook;
mod xml_events;
mod zip_archive;

pub use dates::parse_date;
pub use headings::heading_key;
pub use person::{CivilSex, RosterPerson, identity, is_visible};
pub use reading::{ImportMemory, ImportRequest, ImportedSession, RosterReading, read_roster};
