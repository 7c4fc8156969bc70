-- The last instant at which this database is known to have taken a write of the server: one row.
-- What lies between it and the first write after a start, or after the database was away, is time
-- in which nothing could be recorded.
create table server_liveness (
    id bigint not null constraint server_liveness_pk primary key
        constraint server_liveness_single check (id = 1),
    -- Microseconds since 1970 UTC, of the server's clock. It never goes back.
    alive_at bigint not null
);
