-- Rosters in the forms that schools have.

-- A used name and further given names, where the file has columns for them: people enter with
-- them as well. About a person: erased with the row.
alter table candidate add column used_name text not null default '';
alter table candidate add column other_first_names text not null default '';

-- What a center answered about its files, so that it is asked once. Nothing here is about a
-- person: headings of columns and schools.
create table import_memory (
    center_id text not null constraint import_memory_center_fk references center (id),
    -- heading or school.
    kind text not null,
    -- The heading, folded, or the UAI of a school whose export was accepted.
    key text not null,
    -- What the column holds; empty for a school.
    value text not null,
    -- When it was answered last: the oldest go when there are too many.
    at bigint not null,
    constraint import_memory_pk primary key (center_id, kind, key)
);
