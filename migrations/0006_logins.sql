-- A login is a live object: what it proved, on what, since when, and when it ends. Sockets hang
-- on it and are closed with it.

-- One of the names of `Assurance`.
alter table login add column assurance text not null default 'code';
-- Family of the browser and the system, such as "Firefox, Windows". Nothing else of the user agent.
alter table login add column device text not null default '';
-- The last request of the person, to the minute; 0 for logins from before this column.
alter table login add column used_at bigint not null default 0;
-- Time without a request after which it ends; 0 for none.
alter table login add column idle_micros bigint not null default 0;
-- When the password of a referent was last given on this login; 0 for never.
alter table login add column confirmed_at bigint not null default 0;

create unique index login_by_id on login (id);
create index login_by_referent on login (referent_id);
create index login_by_seat on login (session_id, seat);

-- Logins that were ended or shortened, in the order of the commits. Every server asks each second
-- for what is new here: a login may be ended by another server or on the command line. Rows are
-- only added; those of more than two days are deleted at a start, when no login they name can
-- still be open.
create table revocation (
    seq bigint not null,
    login_id text not null,
    -- From when on the login is no longer good.
    ends_at bigint not null,
    at bigint not null,
    constraint revocation_pk primary key (seq, login_id)
);

-- One row, incremented by each transaction that writes revocations. Its lock makes the order of
-- the numbers the order of the commits, so that nobody who has seen a number misses an earlier one.
create table revocation_counter (
    last bigint not null
);

insert into revocation_counter (last) values (0);

-- Accounts that may not log in any more, and since when.
alter table referent add column disabled_at bigint;
-- Second factor, a time-based one-time password (RFC 6238): the secret in base32. Being set up;
-- and in use. Neither is ever sent again.
alter table referent add column factor_pending text;
alter table referent add column factor_secret text;
-- The last 30-second step whose code was accepted: no code is good twice.
alter table referent add column factor_step bigint not null default 0;

-- Codes for a lost second factor, each good once.
create table recovery_code (
    referent_id text not null constraint recovery_code_referent_fk references referent (id),
    -- SHA-256, hex: the code has 73 random bits.
    code_hash text not null,
    used_at bigint,
    constraint recovery_code_pk primary key (referent_id, code_hash)
);
