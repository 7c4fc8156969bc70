-- Who did what to accounts, logins and personal data. Rows are only added: see docs/PRIVACY.md
-- for how long they are kept.

create table audit (
    -- UUID of version 7: in the order of time.
    id text not null constraint audit_pk primary key,
    at bigint not null,
    -- The center whose referents see the line; null when it is known to belong to none.
    center_id text,
    session_id text,
    -- candidate, invigilator, referent, or operator for the command line; null for strangers.
    role text,
    -- Public name of the login, and the account of a referent.
    login_id text,
    account_id text,
    -- One of the names of `AuditAction`.
    action text not null,
    -- What it was done to, by id or number: never a secret, a code or an answer.
    subject text not null,
    -- Where it came from, without the last part: 192.0.2.0 or 2001:db8:1::.
    address text,
    -- done or refused.
    outcome text not null
);

create index audit_by_center on audit (center_id, id);
