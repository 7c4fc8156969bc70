//! Limits the server enforces and the pages show. Lengths are in characters.

/// Name an invigilator gives at the login, and names of the form of a session.
pub const MAX_INVIGILATOR_NAME_CHARS: usize = 40;
/// Invigilators named in the form of a session.
pub const MAX_INVIGILATORS: usize = 10;
/// Invigilators ever named in one session, with those who were taken off again.
pub const MAX_INVIGILATORS_EVER: usize = 60;
/// Characters of an invigilator's personal code. The password of a session has fewer, so a page
/// knows which of the two was typed.
pub const INVIGILATOR_CODE_CHARS: usize = 10;
/// Logins in the list of who supervised a session: the latest ones.
pub const MAX_SUPERVISION_ENTRIES: usize = 200;
/// Invigilators shown as watching a session at once.
pub const MAX_WATCHERS: usize = 40;
/// Address and room of a session.
pub const MAX_VENUE_CHARS: usize = 120;
/// Observations in the form of a session.
pub const MAX_OBSERVATIONS_CHARS: usize = 2_000;
/// Description of an incident, and every reason for a decision.
pub const MAX_FREE_TEXT_CHARS: usize = 1_000;
/// General remark of a referent for the report of a session.
pub const MAX_REMARK_CHARS: usize = 500;
/// Incidents named in one command: more than a session can have by hand.
pub const MAX_INCIDENTS_PER_COMMAND: usize = 2_000;
/// Candidates of one session: what one room and its invigilators hold.
pub const MAX_CANDIDATES: usize = 60;
/// Seats ever given in one session, with those of people who were taken off the roster again.
pub const MAX_SEATS_EVER: usize = 180;
/// Names and birth place of a candidate: what a certificate has room for.
pub const MAX_CANDIDATE_NAME_CHARS: usize = 80;
/// External identifier and class of a candidate.
pub const MAX_CANDIDATE_ID_CHARS: usize = 40;
/// Longest text sent to verify a certificate; the code itself has 16 characters.
pub const MAX_CERTIFICATE_CODE_CHARS: usize = 24;

/// Commands that a client sends on one socket before it waits for an answer.
pub const MAX_COMMANDS_IN_FLIGHT: usize = 16;
/// A password that a referent chooses.
pub const MIN_PASSWORD_CHARS: usize = 12;
/// The longest password that is hashed.
pub const MAX_PASSWORD_CHARS: usize = 128;

/// Body of a request, bytes.
pub const MAX_BODY_BYTES: usize = 16 * 1024;
/// A file of a roster, bytes: the export of a school of 3,000 pupils with all addresses has 5 MB.
pub const MAX_ROSTER_FILE_BYTES: usize = 6 * 1024 * 1024;
/// Body of a request that carries a roster, bytes: a file in Base64, and answers about it.
pub const MAX_ROSTER_BODY_BYTES: usize = MAX_ROSTER_FILE_BYTES / 3 * 4 + 1024 * 1024;
/// Sessions made from one file, at most.
pub const MAX_SESSIONS_PER_FILE: usize = 40;

/// Name of a center, as on certificates.
pub const MAX_CENTER_NAME_CHARS: usize = 120;
/// Postal address of a center, and its contact for appeals.
pub const MAX_CENTER_ADDRESS_CHARS: usize = 240;
/// Lines of a postal address.
pub const MAX_ADDRESS_LINES: usize = 5;
/// Name and function of who signs certificates.
pub const MAX_SIGNATORY_CHARS: usize = 80;
/// Name of a time zone.
pub const MAX_TIME_ZONE_CHARS: usize = 60;
/// Address of a page.
pub const MAX_LINK_CHARS: usize = 200;
/// An image of a signature, bytes.
pub const MAX_SIGNATURE_BYTES: usize = 100_000;
/// Width and height of an image of a signature, pixels.
pub const MAX_SIGNATURE_PIXELS: (u32, u32) = (1_200, 600);
/// Body of a request that changes a center, bytes: the image in Base64, and its texts.
pub const MAX_CENTER_BODY_BYTES: usize = MAX_SIGNATURE_BYTES / 3 * 4 + 32 * 1024;

/// Name of somebody with an account.
pub const MAX_PERSON_NAME_CHARS: usize = 80;
/// An e-mail address, characters: what SMTP carries (RFC 5321).
pub const MAX_EMAIL_CHARS: usize = 254;
/// People that a center may invite within seven days.
pub const MAX_INVITATIONS_PER_WEEK: usize = 100;

/// Body of a request that carries rules of the block list, bytes.
pub const MAX_BLOCK_LIST_BODY_BYTES: usize = 512 * 1024;
/// Rules that one change of the block list adds or removes, at most.
pub const MAX_BLOCK_RULES_PER_CHANGE: usize = 2_000;
/// Rules of a block list, at most: what browsers take.
pub const MAX_BLOCK_RULES: usize = 10_000;
/// Of these, rules with a path.
pub const MAX_BLOCK_RULES_WITH_PATH: usize = 2_000;
/// Length of a rule of the block list.
pub const MAX_BLOCK_RULE_CHARS: usize = 200;

/// Sessions on one page of the list, at most.
pub const MAX_SESSIONS_PER_PAGE: u8 = 50;
/// Sessions on one page of the list, unless asked otherwise.
pub const DEFAULT_SESSIONS_PER_PAGE: u8 = 20;
