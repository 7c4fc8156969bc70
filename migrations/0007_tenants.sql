-- What a center decides is its own, and what is decided for all has its own role.

-- Decisions on items that are not to be presented. Rows are only added: the last one of an
-- owner on an item counts. The journal of each session keeps since when for it.
create table item_suspension (
    -- Whose decision: the id of a center, for its own sessions, or 'platform', for all.
    owner text not null,
    item_id text not null,
    -- Decisions of this owner on this item, from 1. Part of the key, so that of two servers
    -- that decide at once one is refused.
    number bigint not null,
    -- 1 suspends, 0 lifts the suspension.
    suspends bigint not null,
    -- Why, also for lifting. For the owner's eyes: it may name somebody.
    reason text not null,
    -- The author: name, login and account.
    by_name text not null,
    by_login text,
    by_account text,
    at bigint not null,
    constraint item_suspension_pk primary key (owner, item_id, number)
);

-- Until now every suspension was for everybody. Of whom is not known, so these have no
-- account, and their reasons are shown to no center.
insert into item_suspension (owner, item_id, number, suspends, reason, by_name, at)
select 'platform', item_id, 1, 1, reason, by_name, at from suspension;

drop table suspension;

-- 1 for a bank editor, who decides on items for all centers.
alter table referent add column bank_editor bigint not null default 0;

-- The audit trail names a login by its id.
create index login_by_id on login (id);
