-- Entry: a code of each candidate's own, and keys of the server.

-- Printed on the slip of the candidate, so it cannot be hashed; worth one seat of one session,
-- and compared in constant time. Null for sessions created before it: then it is not asked for.
alter table candidate add column personal_code text;

-- Random keys that must outlive a restart, made when they are first needed. The one of the
-- device cookies opens nothing: who has it is spared the price of guessing.
create table server_key (
    name text not null constraint server_key_pk primary key,
    -- 32 bytes, hex.
    value text not null
);
