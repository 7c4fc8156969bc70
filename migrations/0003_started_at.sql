-- When the first test of a session started, written in the transaction of that row of the
-- journal, like finalized_at. Lists of sessions searched the text of the whole journal for it.

alter table session add column started_at bigint;

-- In a JSON text the pattern stands only where an event is named: inside a string its
-- quotation marks would be escaped.
update session set started_at = (
    select min(journal.at) from journal
    where journal.session_id = session.id
    and journal.events like '%"event":"test_started"%'
);
