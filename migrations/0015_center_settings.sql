-- A center as its papers and pages need it.

-- The zone of its clocks (IANA name). Always the present one: it corrects how an instant is
-- written, also on papers of earlier sessions. A copy of what the last row of center_settings says.
alter table center add column time_zone text not null default 'Europe/Paris';

-- What a center says of itself. Rows are only added: a paper is printed with what was in force when
-- its results were published, so that a reprint is the same file.
create table center_settings (
    center_id text not null constraint center_settings_center_fk references center (id),
    -- Changes of this center, from 1.
    version bigint not null,
    at bigint not null,
    -- The account of the referent who made the change; null for an operator.
    by_account text,
    -- Name, as on certificates.
    name text not null,
    -- Number of the school in the national directory, may be empty.
    uai text not null,
    -- Postal address, on several lines; may be empty.
    address text not null,
    -- middle_school, high_school, higher_education, professional, or empty: decides the windows
    -- of the calendar.
    type text not null,
    time_zone text not null,
    -- Who signs certificates: a name and a function, both may be empty.
    signatory_name text not null,
    signatory_function text not null,
    -- PNG in Base64, of at most 100,000 bytes; may be empty.
    signature text not null,
    -- Where a candidate appeals against a result, may be empty.
    appeal_contact text not null,
    -- Where who may not be certified yet can train: an https address, may be empty.
    training_link text not null,
    constraint center_settings_pk primary key (center_id, version)
);
