-- Named invigilators: who has a personal code is the same person on every login and device.

-- People named by a referent. Rows are never deleted: the record and the audit trail name them
-- by their id. `session.invigilators` stays the list of names that is printed.
create table invigilator (
    -- The account in the record of the session: a person has one in each session.
    id text not null constraint invigilator_pk primary key,
    session_id text not null constraint invigilator_session_fk references session (id),
    -- As printed. Changed only before the first login.
    name text not null,
    -- The first characters of the code, which say whose it is and prove nothing: so one slow hash
    -- is enough. Null without a code.
    code_selector text,
    -- Argon2id of the whole code, PHC string. Null without a code.
    code_hash text,
    added_at bigint not null,
    -- Since when they are off the list; null while they are on it.
    removed_at bigint,
    constraint invigilator_code_once unique (session_id, code_selector)
);

-- 1 when the password of the session is refused.
alter table session add column named_invigilators_only bigint not null default 0;

-- Whose personal code it was; null for all other logins.
alter table login add column invigilator_id text;

create index login_by_invigilator on login (invigilator_id);

-- Who was logged in to watch a session: rows of `login` are gone when it has ended.
create table supervision (
    -- The login, by its public name.
    login_id text not null constraint supervision_pk primary key,
    session_id text not null constraint supervision_session_fk references session (id),
    -- Null with the password of the session.
    invigilator_id text,
    -- That of the personal code, or as typed.
    name text not null,
    entered_at bigint not null,
    -- When the login ends by itself.
    expires_at bigint not null,
    -- When it was ended; null when nobody did.
    left_at bigint
);

create index supervision_by_session on supervision (session_id, entered_at);
create index supervision_by_invigilator on supervision (invigilator_id);

-- Those who are logged in now.
insert into supervision (login_id, session_id, invigilator_id, name, entered_at, expires_at)
select id, session_id, null, coalesce(name, ''), created_at, expires_at from login
where role = 'invigilator' and session_id is not null;
