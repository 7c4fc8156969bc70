//! What centers say of themselves, and what is looked up before a session is planned.

use super::{Store, StoreError, column};
use crate::center_zone::CenterZone;
use sqlx::{AnyConnection, Row, any::AnyRow};
use vigie_shared::{
    api::{CenterSettings, EstablishmentType},
    ids::{AccountId, CenterId},
    time::Timestamp,
};

/// One version of what a center says of itself.
#[derive(Clone, PartialEq, Eq)]
pub struct CenterSettingsRow {
    /// Changes of this center, from 1; 0 for what holds before the first.
    pub version: u32,
    /// What it says.
    pub settings: CenterSettings,
    /// The signature: a PNG in Base64, may be empty.
    pub signature: String,
}

/// A session that takes a room: its number, its address, the room, its ISO date and time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedRoom {
    /// Number of the session.
    pub number: u32,
    /// Address of the site.
    pub site: String,
    /// Room.
    pub room: String,
    /// ISO date.
    pub held_on: String,
    /// Local time, `14:30`.
    pub held_at: String,
}

/// Somebody who is enrolled in a session that is not finalized. Not `Debug`: identities are not
/// logged.
#[derive(Clone, PartialEq, Eq)]
pub struct UnfinalizedPerson {
    /// Number of the session.
    pub number: u32,
    /// See `roster::identity`.
    pub identity: String,
}

/// The columns of [`CenterSettingsRow`], in order.
macro_rules! settings_sql {
    ($condition:literal) => {
        concat!(
            "select version, name, uai, address, type, time_zone, signatory_name, \
             signatory_function, appeal_contact, training_link, signature from center_settings \
             where center_id = $1 ",
            $condition
        )
    };
}

impl CenterSettingsRow {
    /// Of a center that says nothing but its name.
    pub fn of_name(name: &str) -> Self {
        Self {
            version: 0,
            settings: CenterSettings {
                name: name.to_owned(),
                time_zone: CenterZone::DEFAULT.to_owned(),
                ..CenterSettings::default()
            },
            signature: String::new(),
        }
    }

    fn read(row: &AnyRow) -> Result<Self, sqlx::Error> {
        let establishment: String = row.try_get(4)?;
        Ok(Self {
            version: column::number("center_settings.version", row.try_get(0)?)?,
            settings: CenterSettings {
                name: row.try_get(1)?,
                uai: row.try_get(2)?,
                address: row.try_get(3)?,
                establishment: EstablishmentType::from_name(&establishment),
                time_zone: row.try_get(5)?,
                signatory_name: row.try_get(6)?,
                signatory_function: row.try_get(7)?,
                appeal_contact: row.try_get(8)?,
                training_link: row.try_get(9)?,
            },
            signature: row.try_get(10)?,
        })
    }
}

impl Store {
    /// What a center says of itself now; none when there is no such center.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn center_settings(
        &self,
        center: CenterId,
    ) -> Result<Option<CenterSettingsRow>, sqlx::Error> {
        let row = sqlx::query(settings_sql!("order by version desc limit 1"))
            .bind(center.to_string())
            .fetch_optional(&self.pool)
            .await?;
        match row {
            Some(row) => CenterSettingsRow::read(&row).map(Some),
            None => self.unchanged_center(center).await,
        }
    }

    /// What a center said of itself at an instant. None when there is no such center.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn center_settings_at(
        &self,
        center: CenterId,
        at: Timestamp,
    ) -> Result<Option<CenterSettingsRow>, sqlx::Error> {
        let row = sqlx::query(settings_sql!("and at <= $2 order by version desc limit 1"))
            .bind(center.to_string())
            .bind(at.0)
            .fetch_optional(&self.pool)
            .await?;
        match row {
            Some(row) => CenterSettingsRow::read(&row).map(Some),
            None => self.unchanged_center(center).await,
        }
    }

    /// What holds before the first change.
    async fn unchanged_center(
        &self,
        center: CenterId,
    ) -> Result<Option<CenterSettingsRow>, sqlx::Error> {
        let row = sqlx::query("select name, kind, time_zone from center where id = $1")
            .bind(center.to_string())
            .fetch_optional(&self.pool)
            .await?;
        let read = |row: AnyRow| {
            let kind: String = row.try_get(1)?;
            Ok(CenterSettingsRow {
                version: 0,
                settings: CenterSettings {
                    name: row.try_get(0)?,
                    // Of a school it is not known which.
                    establishment: match kind.as_str() {
                        "SUP" => Some(EstablishmentType::HigherEducation),
                        "PRO" => Some(EstablishmentType::Professional),
                        _ => None,
                    },
                    time_zone: row.try_get(2)?,
                    ..CenterSettings::default()
                },
                signature: String::new(),
            })
        };
        row.map(read).transpose()
    }

    /// The zone of a center; the default one when there is no such center.
    ///
    /// # Errors
    /// When the database cannot be read, or the zone is not known.
    pub async fn center_zone(&self, center: CenterId) -> Result<CenterZone, sqlx::Error> {
        let row = sqlx::query("select time_zone from center where id = $1")
            .bind(center.to_string())
            .fetch_optional(&self.pool)
            .await?;
        match row {
            Some(row) => column::zone(&row, 0),
            None => CenterZone::of(CenterZone::DEFAULT)
                .map_err(|error| sqlx::Error::Decode(Box::new(error))),
        }
    }

    /// Adds a version of what a center says of itself.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another one has its number; [`StoreError::Unavailable`] when
    /// the database does not take it.
    pub async fn change_center(
        &self,
        center: CenterId,
        row: &CenterSettingsRow,
        by: Option<AccountId>,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let changed = async {
            let mut transaction = self.pool.begin().await?;
            insert(&mut transaction, center, row, by, at).await?;
            transaction.commit().await
        };
        changed.await.map_err(|error: sqlx::Error| {
            let cause = error.as_database_error();
            if cause.is_some_and(|cause| cause.is_unique_violation()) {
                return StoreError::Conflict;
            }
            tracing::error!(%error, "the settings of a center were not written");
            StoreError::Unavailable
        })
    }

    /// The sessions of a center on these days that are not finalized, at most 500.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn planned_rooms(
        &self,
        center: CenterId,
        (first_day, last_day): (&str, &str),
    ) -> Result<Vec<PlannedRoom>, sqlx::Error> {
        let rows = sqlx::query(
            "select number, site, room, held_on, held_at from session where center_id = $1 \
             and finalized_at is null and cancelled_at is null and held_on >= $2 and held_on <= $3 \
             order by held_on, held_at, number limit 500",
        )
        .bind(center.to_string())
        .bind(first_day)
        .bind(last_day)
        .fetch_all(&self.pool)
        .await?;
        let read = |row: &AnyRow| {
            Ok(PlannedRoom {
                number: column::number("session.number", row.try_get(0)?)?,
                site: row.try_get(1)?,
                room: row.try_get(2)?,
                held_on: row.try_get(3)?,
                held_at: row.try_get(4)?,
            })
        };
        rows.iter().map(read).collect()
    }

    /// Who is enrolled in sessions of a center that are not finalized and whose day has not
    /// passed, at most 20,000 people.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn unfinalized_people(
        &self,
        center: CenterId,
        today: &str,
    ) -> Result<Vec<UnfinalizedPerson>, sqlx::Error> {
        let rows = sqlx::query(
            "select session.number, candidate.identity from candidate \
             join session on session.id = candidate.session_id where session.center_id = $1 \
             and session.finalized_at is null and session.cancelled_at is null \
             and session.held_on >= $2 limit 20000",
        )
        .bind(center.to_string())
        .bind(today)
        .fetch_all(&self.pool)
        .await?;
        let read = |row: &AnyRow| {
            Ok(UnfinalizedPerson {
                number: column::number("session.number", row.try_get(0)?)?,
                identity: row.try_get(1)?,
            })
        };
        rows.iter().map(read).collect()
    }

    /// How many sessions of a center of days before this one are not finalized.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn overdue_sessions(
        &self,
        center: CenterId,
        today: &str,
    ) -> Result<u32, sqlx::Error> {
        let row = sqlx::query(
            "select count(*) from session where center_id = $1 and finalized_at is null \
             and cancelled_at is null and held_on < $2",
        )
        .bind(center.to_string())
        .bind(today)
        .fetch_one(&self.pool)
        .await?;
        column::number("count of sessions", row.try_get(0)?)
    }
}

/// Adds a version, and keeps what other tables are joined with beside it.
pub(crate) async fn insert(
    connection: &mut AnyConnection,
    center: CenterId,
    row: &CenterSettingsRow,
    by: Option<AccountId>,
    at: Timestamp,
) -> Result<(), sqlx::Error> {
    let settings = &row.settings;
    let establishment = settings.establishment.map_or("", EstablishmentType::as_str);
    // Papers of before the first change have what held then.
    sqlx::query(
        "insert into center_settings (center_id, version, at, by_account, name, uai, address, \
         type, time_zone, signatory_name, signatory_function, signature, appeal_contact, \
         training_link) select id, 0, 0, null, name, '', '', case kind \
         when 'SUP' then 'higher_education' when 'PRO' then 'professional' else '' end, \
         time_zone, '', '', '', '', '' from center where id = $1 and not exists \
         (select 1 from center_settings where center_id = $1)",
    )
    .bind(center.to_string())
    .execute(&mut *connection)
    .await?;
    sqlx::query(
        "insert into center_settings (center_id, version, at, by_account, name, uai, address, \
         type, time_zone, signatory_name, signatory_function, signature, appeal_contact, \
         training_link) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )
    .bind(center.to_string())
    .bind(i64::from(row.version))
    .bind(at.0)
    .bind(by.map(|account| account.to_string()))
    .bind(settings.name.as_str())
    .bind(settings.uai.as_str())
    .bind(settings.address.as_str())
    .bind(establishment)
    .bind(settings.time_zone.as_str())
    .bind(settings.signatory_name.as_str())
    .bind(settings.signatory_function.as_str())
    .bind(row.signature.as_str())
    .bind(settings.appeal_contact.as_str())
    .bind(settings.training_link.as_str())
    .execute(&mut *connection)
    .await?;
    let kind = settings.establishment.map(EstablishmentType::kind);
    sqlx::query(
        "update center set name = $1, time_zone = $2, kind = coalesce($3, kind) where id = $4",
    )
    .bind(settings.name.as_str())
    .bind(settings.time_zone.as_str())
    .bind(kind)
    .bind(center.to_string())
    .execute(connection)
    .await?;
    Ok(())
}
