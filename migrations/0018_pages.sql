-- Until when the codes of a session are accepted on whatever day, as a referent allowed last
-- (microseconds since 1970 UTC); null where nobody has.
alter table session add column open_until bigint;

-- Sessions that were erased before anybody took part in them: all that is left of each.
create table deleted_session (
    session_id text not null constraint deleted_session_pk primary key,
    center_id text not null constraint deleted_session_center_fk references center (id),
    -- So that earlier lines of the audit trail keep the number they were about.
    number bigint not null,
    -- As the referent wrote it.
    reason text not null,
    -- The account of the referent.
    account_id text not null,
    at bigint not null,
    -- People who were erased with it.
    candidates bigint not null,
    -- The last row of its journal: who has exported the record can show that nothing followed.
    last_version bigint not null,
    last_digest text not null
);
