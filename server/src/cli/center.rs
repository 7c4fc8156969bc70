//! `vigie center ..`

use anyhow::Context;
use clap::{Args, Subcommand};
use std::{path::PathBuf, process::ExitCode};
use vigie_server::{
    accounts::{self, AccountChange, BankEditorChange, NewCenter},
    audit::{AuditAction, AuditEntry, AuditLog},
    center_zone::CenterZone,
    clock::Clock,
    config::Config,
    factor_key::FactorKey,
    store::{LoginSelection, Store},
};
use vigie_shared::api::{CenterSettings, EstablishmentType};
use vigie_shared::ids::Seat;

/// What can be done with centers and their accounts. A running server need not
/// be stopped.
#[derive(Debug, Subcommand)]
pub enum CenterCommand {
    /// Open a center and print the password of its referent.
    Open {
        /// Name, as on certificates.
        #[arg(long)]
        name: String,
        /// SCO, SUP or PRO.
        #[arg(long, default_value = "SCO")]
        kind: String,
        /// Time zone of its days and hours, such as Indian/Reunion.
        #[arg(long, default_value = CenterZone::DEFAULT)]
        time_zone: String,
        /// Name of the referent.
        #[arg(long)]
        referent: String,
        /// E-mail the referent logs in with.
        #[arg(long)]
        email: String,
        #[command(flatten)]
        database: Database,
    },
    /// Change what a center says of itself; what is not given stays.
    Set(Box<CenterSet>),
    /// Add a referent to a center and print the password.
    AddReferent {
        /// E-mail of a referent of the center.
        #[arg(long)]
        of: String,
        /// Name of the new one.
        #[arg(long)]
        name: String,
        /// E-mail the new one logs in with.
        #[arg(long)]
        email: String,
        #[command(flatten)]
        database: Database,
    },
    /// Let a referent suspend questions for all centers, or no longer.
    GrantBankEditor {
        /// E-mail the referent logs in with.
        #[arg(long)]
        email: String,
        /// Take it away again.
        #[arg(long)]
        revoke: bool,
        #[command(flatten)]
        database: Database,
    },
    /// Give a referent a new password and print it. All their logins end.
    ResetPassword(AccountArguments),
    /// Keep a referent from logging in. All their logins end, their work stays.
    DisableReferent(AccountArguments),
    /// Let a referent log in again.
    EnableReferent(AccountArguments),
    /// End all logins of a referent, of the invigilators of a session, or of one of its seats:
    /// their pages close within seconds. Passwords and codes stay good.
    EndLogins(EndLoginsArguments),
    /// Remove the second factor of a referent who has lost it, after checking that it is
    /// them. All their logins end.
    ResetSecondFactor(AccountArguments),
    /// After the file `factor.key` was lost: remove the second factors that cannot be checked
    /// without it, and make a new key if there is none. The logins of those referents end;
    /// their next login needs the password only, and they set up a second factor again. A
    /// running server need not be stopped.
    ResetLostFactors(Database),
}

/// What a center says of itself, as options.
#[derive(Debug, Args)]
pub struct CenterSet {
    /// E-mail of a referent of the center.
    #[arg(long)]
    of: String,
    /// Name, as on certificates.
    #[arg(long)]
    name: Option<String>,
    /// Number in the national directory of schools.
    #[arg(long)]
    uai: Option<String>,
    /// Postal address.
    #[arg(long)]
    address: Option<String>,
    /// middle_school, high_school, higher_education or professional.
    #[arg(long = "type", value_parser = establishment)]
    establishment: Option<EstablishmentType>,
    /// Time zone of its days and hours, such as Indian/Reunion.
    #[arg(long)]
    time_zone: Option<String>,
    /// Who signs certificates.
    #[arg(long)]
    signatory: Option<String>,
    /// In what function.
    #[arg(long)]
    signatory_function: Option<String>,
    /// Where a candidate appeals against a result.
    #[arg(long)]
    appeal_contact: Option<String>,
    /// Where those train who may not be certified yet, an https address.
    #[arg(long)]
    training_link: Option<String>,
    #[command(flatten)]
    database: Database,
}

fn establishment(name: &str) -> Result<EstablishmentType, String> {
    let names = EstablishmentType::ALL.map(EstablishmentType::as_str);
    EstablishmentType::from_name(name).ok_or_else(|| format!("one of {}", names.join(", ")))
}

impl CenterSet {
    async fn run(self) -> anyhow::Result<ExitCode> {
        let store = self.database.open().await?;
        let center = accounts::center_of(&store, &self.of).await?;
        let now = Clock::system().now();
        accounts::change_center(&store, center, now, |settings| {
            let texts = [
                (&mut settings.name, self.name),
                (&mut settings.uai, self.uai),
                (&mut settings.address, self.address),
                (&mut settings.time_zone, self.time_zone),
                (&mut settings.signatory_name, self.signatory),
                (&mut settings.signatory_function, self.signatory_function),
                (&mut settings.appeal_contact, self.appeal_contact),
                (&mut settings.training_link, self.training_link),
            ];
            for (text, given) in texts {
                if let Some(given) = given {
                    *text = given;
                }
            }
            settings.establishment = self.establishment.or(settings.establishment);
        })
        .await?;
        let entry = AuditEntry::by_operator(AuditAction::ChangeCenter)
            .center(center)
            .subject("settings");
        AuditLog::new(store.clone(), Clock::system())
            .record(entry)
            .await;
        store.close().await;
        println!("{}: done", self.of);
        Ok(ExitCode::SUCCESS)
    }
}

/// Whose account.
#[derive(Debug, Args)]
pub struct AccountArguments {
    /// E-mail the referent logs in with.
    #[arg(long)]
    email: String,
    #[command(flatten)]
    database: Database,
}

/// Whose logins end.
#[derive(Debug, Args)]
pub struct EndLoginsArguments {
    /// E-mail the referent logs in with.
    #[arg(long, conflicts_with = "session", required_unless_present = "session")]
    email: Option<String>,
    /// Number of a session: the logins of all its invigilators.
    #[arg(long)]
    session: Option<u32>,
    /// With a session, a seat of it: the logins of its candidate, and of nobody else.
    #[arg(long, requires = "session", conflicts_with = "email")]
    seat: Option<u16>,
    #[command(flatten)]
    database: Database,
}

/// Where the accounts are.
#[derive(Debug, Args)]
pub struct Database {
    /// Folder of the database.
    #[arg(long, env = "VIGIE_DATA", default_value = "data")]
    data: PathBuf,
    /// Database, such as `postgres://..`; a SQLite file in the data folder without it.
    #[arg(long, env = "VIGIE_DATABASE", hide_env_values = true)]
    database: Option<String>,
}

impl Database {
    async fn open(self) -> anyhow::Result<Store> {
        std::fs::create_dir_all(&self.data)?;
        let config = Config {
            database: self.database,
            ..Config::local(self.data)
        };
        let store = Store::open(&config.database_url()).await;
        store.context("the database cannot be opened")
    }

    async fn reset_lost_factors(self) -> anyhow::Result<ExitCode> {
        let key = FactorKey::load(&self.data)?;
        let store = self.open().await?;
        let lost = key.lost_accounts(&store).await?;
        key.create()?;
        let now = Clock::system().now();
        for email in &lost {
            let change = AccountChange::ResetSecondFactor;
            accounts::change_account(&store, email, change, now).await?;
            audit(&store, email, (AuditAction::ChangeSecondFactor, "lost")).await?;
            println!("{email}: to be set up again");
        }
        println!("{} second factors removed", lost.len());
        store.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

impl CenterCommand {
    /// Does it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let (store, email, password, audited) = match self {
            Self::Open {
                name,
                kind,
                time_zone,
                referent,
                email,
                database,
            } => {
                let center = NewCenter {
                    name,
                    kind,
                    referent,
                    email,
                };
                let store = database.open().await?;
                let password = accounts::open_center(&store, &center).await?;
                let opened = accounts::center_of(&store, &center.email).await?;
                if time_zone != CenterZone::DEFAULT {
                    let now = Clock::system().now();
                    let change = |settings: &mut CenterSettings| settings.time_zone = time_zone;
                    accounts::change_center(&store, opened, now, change).await?;
                }
                let audited = (AuditAction::ChangeAccount, "open");
                (store, center.email, password, audited)
            }
            Self::Set(set) => return set.run().await,
            Self::AddReferent {
                of,
                name,
                email,
                database,
            } => {
                let store = database.open().await?;
                let password = accounts::add_referent(&store, &of, &name, &email).await?;
                (store, email, password, (AuditAction::ChangeAccount, "add"))
            }
            Self::GrantBankEditor {
                email,
                revoke,
                database,
            } => {
                let change = match revoke {
                    true => BankEditorChange::Revoke,
                    false => BankEditorChange::Grant,
                };
                accounts::set_bank_editor(&database.open().await?, &email, change).await?;
                return Ok(ExitCode::SUCCESS);
            }
            Self::ResetPassword(AccountArguments { email, database }) => {
                let store = database.open().await?;
                let now = Clock::system().now();
                let password = accounts::reset_password(&store, &email, now).await?;
                let password = password.with_context(|| format!("{email} has no account"))?;
                (
                    store,
                    email,
                    password,
                    (AuditAction::ChangePassword, "reset"),
                )
            }
            Self::DisableReferent(account) => return account.change(AccountChange::Disable).await,
            Self::EnableReferent(account) => return account.change(AccountChange::Enable).await,
            Self::EndLogins(whose) => return whose.end_logins().await,
            Self::ResetSecondFactor(account) => {
                return account.change(AccountChange::ResetSecondFactor).await;
            }
            Self::ResetLostFactors(database) => return database.reset_lost_factors().await,
        };
        // First of all: it is kept nowhere else.
        println!("{}", password.expose());
        audit(&store, &email, audited).await?;
        store.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

impl AccountArguments {
    async fn change(self, change: AccountChange) -> anyhow::Result<ExitCode> {
        let Self { email, database } = self;
        let store = database.open().await?;
        let now = Clock::system().now();
        let changed = accounts::change_account(&store, &email, change, now).await?;
        changed.with_context(|| format!("{email} has no account"))?;
        let audited = match change {
            AccountChange::Disable => (AuditAction::ChangeAccount, "disable"),
            AccountChange::Enable => (AuditAction::ChangeAccount, "enable"),
            AccountChange::EndLogins => (AuditAction::RevokeLogin, "all"),
            AccountChange::ResetSecondFactor => (AuditAction::ChangeSecondFactor, "reset"),
        };
        audit(&store, &email, audited).await?;
        store.close().await;
        println!("{email}: done");
        Ok(ExitCode::SUCCESS)
    }
}

impl EndLoginsArguments {
    async fn end_logins(self) -> anyhow::Result<ExitCode> {
        let Self {
            email,
            session,
            seat,
            database,
        } = self;
        let Some(number) = session else {
            let email = email.context("--email or --session is missing")?;
            let account = AccountArguments { email, database };
            return account.change(AccountChange::EndLogins).await;
        };
        let store = database.open().await?;
        let found = store.session_with_number(number).await?;
        let (session, center) = found.with_context(|| format!("there is no session {number}"))?;
        let (selection, what) = match seat {
            Some(seat) => (
                LoginSelection::OfSeat(session, Seat(seat)),
                format!("seat {seat}"),
            ),
            None => (
                LoginSelection::Invigilators(session),
                "invigilators".to_owned(),
            ),
        };
        store.end_logins(selection, Clock::system().now()).await?;
        let entry = AuditEntry::by_operator(AuditAction::RevokeLogin)
            .center(center)
            .session(session)
            .subject(&what);
        AuditLog::new(store.clone(), Clock::system())
            .record(entry)
            .await;
        store.close().await;
        println!("session {number}, {what}: done");
        Ok(ExitCode::SUCCESS)
    }
}

/// A line of the audit trail: the account by its id, and its center, whose referents see it.
async fn audit(
    store: &Store,
    email: &str,
    (action, what): (AuditAction, &str),
) -> anyhow::Result<()> {
    let entry = AuditEntry::by_operator(action);
    let entry = match accounts::find(store, email).await? {
        Some(account) => entry
            .center(accounts::center_of(store, email).await?)
            .subject(format!("{what} {account}")),
        None => entry.subject(what),
    };
    AuditLog::new(store.clone(), Clock::system())
        .record(entry)
        .await;
    Ok(())
}
