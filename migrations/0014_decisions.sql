-- Decisions after the first one: a seat may get another certificate, and results are read from
-- more than one row of the journal.

-- A seat has several certificates in the course of time; the journal says which one is good.
-- Neither database can drop the old constraint alike, so the rows move. A center has some
-- thousands.
create table issued_certificate (
    code text not null constraint issued_certificate_pk primary key,
    session_id text not null constraint issued_certificate_session_fk references session (id),
    seat bigint not null,
    issued_at bigint not null
);
insert into issued_certificate (code, session_id, seat, issued_at)
    select code, session_id, seat, issued_at from certificate;
drop table certificate;
alter table issued_certificate rename to certificate;
create index certificate_session on certificate (session_id);

-- The rows of a journal that results follow from: finalizations, reopenings, publications,
-- decisions. Read instead of the whole journal.
create table deciding_row (
    session_id text not null constraint deciding_row_session_fk references session (id),
    version bigint not null,
    constraint deciding_row_pk primary key (session_id, version)
);
-- Until now nothing but the publication came after the row that finalized.
insert into deciding_row (session_id, version)
    select journal.session_id, max(journal.version)
    from journal join session on session.id = journal.session_id
    where session.finalized_at is not null group by journal.session_id;
insert into deciding_row (session_id, version)
    select journal.session_id, max(journal.version) - 1
    from journal join session on session.id = journal.session_id
    where session.published_at is not null group by journal.session_id
    having max(journal.version) > 1;
