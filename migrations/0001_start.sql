-- One set for SQLite and PostgreSQL: text and bigint columns only (flags are 0 or 1,
-- since the portable driver reads no booleans from SQLite),
-- instants as microseconds since 1970 UTC, ids as lower-case UUID text.

create table center (
    id text not null constraint center_pk primary key,
    name text not null,
    -- SCO, SUP or PRO: decides the calendar windows.
    kind text not null
);

create table referent (
    id text not null constraint referent_pk primary key,
    center_id text not null constraint referent_center_fk references center (id),
    email text not null constraint referent_email_once unique,
    name text not null,
    -- argon2id, PHC string.
    password_hash text not null
);

create table session (
    id text not null constraint session_pk primary key,
    center_id text not null constraint session_center_fk references center (id),
    -- What people type to enter; random, so that it tells nothing.
    number bigint not null constraint session_number_once unique,
    site text not null,
    room text not null,
    -- ISO date and local time as written on the attendance sheet.
    held_on text not null,
    held_at text not null,
    -- JSON array of names.
    invigilators text not null,
    observations text not null,
    -- Shown to the referent for printing, so they cannot be hashed; they are
    -- worth one session, and are compared in constant time.
    access_code text not null,
    invigilator_password text not null,
    created_at bigint not null,
    finalized_at bigint
);

create index session_by_center on session (center_id, created_at);

-- Identities stay out of the journal, which knows seats only: a person can be
-- erased without breaking the chain of the record.
create table candidate (
    session_id text not null constraint candidate_session_fk references session (id),
    seat bigint not null,
    first_name text not null,
    last_name text not null,
    birthdate text not null,
    sex text not null,
    birth_place text not null,
    external_id text not null,
    division text not null,
    -- Basis points: 33 % is 3300.
    extra_time bigint not null,
    accessible bigint not null,
    eligible bigint not null,
    -- Folded first name, folded last name, birthdate: what entry compares.
    identity text not null,
    constraint candidate_pk primary key (session_id, seat),
    constraint candidate_once unique (session_id, identity)
);

-- One log-in on one device. The token itself is only in the cookie.
create table login (
    token_hash text not null constraint login_pk primary key,
    id text not null,
    -- candidate, invigilator or referent.
    role text not null,
    -- For a candidate and an invigilator.
    session_id text,
    -- For a candidate.
    seat bigint,
    -- For a referent.
    referent_id text,
    -- For an invigilator: the name he gave.
    name text,
    created_at bigint not null,
    expires_at bigint not null
);

-- The truth about every session: one row a room turn, chained by digest.
create table journal (
    session_id text not null,
    version bigint not null,
    at bigint not null,
    -- JSON arrays; of the granted commands [seat or null, id].
    command_ids text not null,
    events text not null,
    -- SHA-256, hex, of the previous digest and of this row.
    digest text not null,
    constraint journal_pk primary key (session_id, version)
);
