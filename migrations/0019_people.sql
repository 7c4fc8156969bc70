-- People come and go without a command line: links by mail, with which they choose a password,
-- and the mails that wait to be sent.

-- An invitation to a center, or a forgotten password. The secrets of a link are made when its
-- mail is sent, and only their digests are kept.
create table account_link (
    id text not null constraint account_link_pk primary key,
    -- invitation or password.
    purpose text not null,
    -- The center of the account, or of the one that is to be.
    center_id text not null constraint account_link_center_fk references center (id),
    -- Whose password; null for an invitation.
    account_id text constraint account_link_account_fk references referent (id),
    -- In lower case. With the name personal data: see docs/PRIVACY.md.
    email text not null,
    -- Name of who is invited; empty for a password.
    name text not null,
    made_at bigint not null,
    -- Not good from then on: counted from the last mail, 0 before the first.
    expires_at bigint not null,
    -- When it was used or withdrawn: each link is good once.
    ended_at bigint
);

create index account_link_by_center on account_link (center_id, purpose, made_at);
create index account_link_by_account on account_link (account_id, made_at);

-- A mail that was tried twice may have arrived twice: each attempt has a secret of its own.
create table account_link_secret (
    -- SHA-256, hex, of 128 random bits.
    digest text not null constraint account_link_secret_pk primary key,
    link_id text not null constraint account_link_secret_link_fk references account_link (id)
);

create index account_link_secret_by_link on account_link_secret (link_id);

-- The outbox. A row is written in the transaction of what causes the mail.
create table mail (
    id text not null constraint mail_pk primary key,
    link_id text not null constraint mail_link_fk references account_link (id),
    -- invitation, invitation_elsewhere or password: which text it is.
    message text not null,
    -- fr or en.
    language text not null,
    recipient text not null,
    made_at bigint not null,
    -- When it is tried next; moved on before each attempt, so that of two servers one tries.
    due_at bigint not null,
    attempts bigint not null,
    -- One of both is set when nothing is tried any more.
    sent_at bigint,
    gave_up_at bigint
);

create index mail_by_due on mail (due_at);
create index mail_by_link on mail (link_id);
