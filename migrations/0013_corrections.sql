-- What is corrected after a session was created: identities, and where and when it is held.

-- Every version of the identity of a candidate who was corrected or enrolled late, from the
-- first. The record of the session has their digests only. Erased with the person.
create table candidate_version (
    session_id text not null constraint candidate_version_session_fk references session (id),
    seat bigint not null,
    -- From 1: as enrolled.
    version bigint not null,
    first_name text not null,
    last_name text not null,
    used_name text not null,
    other_first_names text not null,
    -- ISO date.
    birthdate text not null,
    sex text not null,
    birth_place text not null,
    external_id text not null,
    division text not null,
    -- 32 random bytes, hex: without it a digest in the record says nothing, however few people
    -- it could be of.
    salt text not null,
    -- When it came into force; null for a version that was enrolled with the session.
    at bigint,
    constraint candidate_version_pk primary key (session_id, seat, version)
);

-- The version of the identity in the row, from 1: who corrects says which one they saw.
alter table candidate add column version bigint not null default 1;

-- How often the session was edited, from 1: the same for where and when it is held.
alter table session add column revision bigint not null default 1;

-- When it was called off, written with the row of the journal that says so.
alter table session add column cancelled_at bigint;
