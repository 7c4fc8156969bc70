-- Results: certificates, publication, and items that are asked nobody any more.

alter table session add column published_at bigint;

-- One row a certificate, written in the transaction of the row that finalizes: there
-- are all of a session or none. The code is what its holder shows.
create table certificate (
    code text not null constraint certificate_pk primary key,
    session_id text not null constraint certificate_session_fk references session (id),
    seat bigint not null,
    issued_at bigint not null,
    constraint certificate_once unique (session_id, seat)
);

-- Items suspended for everybody. The journal of each session keeps since when for it.
create table suspension (
    item_id text not null constraint suspension_pk primary key,
    reason text not null,
    -- Name of the referent.
    by_name text not null,
    at bigint not null
);
