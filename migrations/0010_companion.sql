-- Changes of the list of sites that companions block, by the platform for all sessions and by a
-- center for its own. Rows are only added: the list at any time follows from them and from the
-- list that ships with the program.
create table block_list_change (
    -- 'platform', or the id of the center.
    owner text not null,
    -- Changes of this owner, from 1.
    number bigint not null,
    -- JSON: the rules that were added, each with its category, and those that were removed.
    change text not null,
    reason text not null,
    -- As the record of a session names people of the staff.
    by_name text not null,
    by_login text,
    by_account text,
    -- Microseconds since 1970 UTC.
    at bigint not null,
    constraint block_list_change_pk primary key (owner, number)
);
