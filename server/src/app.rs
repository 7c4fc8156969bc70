//! What all parts of the server share.

use crate::{
    audit::AuditLog, block_list::BlockListService, calendar::CertificationCalendar,
    center::CenterRegistry, client_address::ClientAddressResolver, clock::Clock,
    companion::CompanionService, config::Config, door::DoorBook, factor_key::FactorKey,
    factor_throttle::FactorThrottle, governor::ResourceGovernor, login_registry::LoginRegistry,
    login_throttle::LoginThrottle, mail::MailService, passwords::PasswordService,
    portal::LoginTokenMint, results::VerificationCache, room::RoomRegistry,
    roster_locks::RosterLocks, server_outages::ServerOutageLog, set_up::SetUpDoor, store::Store,
    suspension::SuspensionService, work_pool::WorkPool,
};
use metrics_exporter_prometheus::PrometheusHandle;
use std::sync::Arc;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use vigie_item_bank::Bank;

/// The state handed to every handler and task.
pub type SharedApp = Arc<App>;

/// The parts of a running server.
pub struct App {
    pub config: Config,
    /// Public origin, checked.
    pub origin: String,
    /// Knows the client behind a proxy.
    pub client_addresses: ClientAddressResolver,
    pub clock: Clock,
    pub bank: Arc<Bank>,
    pub store: Store,
    /// The audit trail.
    pub audit: AuditLog,
    /// The centers that a referent watches.
    pub centers: CenterRegistry,
    /// When certification is held, by type of establishment.
    pub calendar: CertificationCalendar,
    /// The live rooms.
    pub rooms: RoomRegistry,
    /// Who stands at which door.
    pub door: DoorBook,
    pub outages: ServerOutageLog,
    /// Who changes which roster now.
    pub roster_locks: RosterLocks,
    /// Suspends items for everybody.
    pub suspensions: SuspensionService,
    /// Tickets and links of companions.
    pub companions: CompanionService,
    /// The sites that they block.
    pub block_lists: BlockListService,
    /// The logins that have sockets open.
    pub logins: LoginRegistry,
    /// Seals the secrets of second factors.
    pub factor_key: FactorKey,
    /// Issues the tokens of logins, and knows them again.
    pub login_tokens: LoginTokenMint,
    /// Wrong one-time codes.
    pub factor_throttle: FactorThrottle,
    /// Where heavy work is done, in turn.
    pub work: WorkPool,
    /// Hashes passwords, in turns of `work`.
    pub passwords: PasswordService,
    /// Certificates that were verified lately.
    pub verifications: VerificationCache,
    /// Budgets of people, networks and centers.
    pub governor: ResourceGovernor,
    /// Failed logins.
    pub login_throttle: LoginThrottle,
    /// Sends what waits in the outbox.
    pub mail: MailService,
    /// Open until there is an account.
    pub set_up: SetUpDoor,
    /// Renders the metrics.
    pub metrics: PrometheusHandle,
    /// Cancelled when the server goes down.
    pub shutdown: CancellationToken,
    /// Sockets still open, and lines of the audit trail under way; waited for at the end.
    pub sockets: TaskTracker,
}
