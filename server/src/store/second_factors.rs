//! The second factors of accounts, and their codes on paper. Secrets come sealed and go sealed.

use super::{Store, column};
use sqlx::{AnyConnection, Row, any::AnyRow};
use vigie_shared::{ids::AccountId, time::Timestamp};
use zeroize::Zeroizing;

/// What is kept of a secret.
pub type FactorText = Zeroizing<String>;

/// The secrets of an account, as far as there are any. Not `Debug`: earlier versions kept them in
/// clear.
pub struct FactorRow {
    pub account: AccountId,
    pub email: String,
    /// The one in use.
    pub in_use: Option<FactorText>,
    /// One that was made and is not in use yet.
    pub pending: Option<FactorText>,
}

impl FactorRow {
    fn read(row: &AnyRow) -> Result<Self, sqlx::Error> {
        let text = |index: usize| -> Result<Option<FactorText>, sqlx::Error> {
            Ok(row.try_get::<Option<String>, _>(index)?.map(Zeroizing::new))
        };
        Ok(Self {
            account: column::id(row, 0)?,
            email: row.try_get(1)?,
            in_use: text(2)?,
            pending: text(3)?,
        })
    }
}

impl Store {
    /// The secrets of one account.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn factor(&self, account: AccountId) -> Result<Option<FactorRow>, sqlx::Error> {
        let row = sqlx::query(
            "select id, email, factor_secret, factor_pending from referent where id = $1",
        )
        .bind(account.to_string())
        .fetch_optional(&self.pool)
        .await?;
        row.as_ref().map(FactorRow::read).transpose()
    }

    /// Those of all accounts that have any, by e-mail.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn factors(&self) -> Result<Vec<FactorRow>, sqlx::Error> {
        let rows = sqlx::query(
            "select id, email, factor_secret, factor_pending from referent \
             where factor_secret is not null or factor_pending is not null order by email",
        )
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(FactorRow::read).collect()
    }

    /// Puts `sealed` in the place of a secret, wherever it is kept.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn replace_factor(
        &self,
        account: AccountId,
        kept: &str,
        sealed: &str,
    ) -> Result<(), sqlx::Error> {
        for sql in [
            "update referent set factor_secret = $1 where id = $2 and factor_secret = $3",
            "update referent set factor_pending = $1 where id = $2 and factor_pending = $3",
        ] {
            sqlx::query(sql)
                .bind(sealed)
                .bind(account.to_string())
                .bind(kept)
                .execute(&self.pool)
                .await?;
        }
        Ok(())
    }

    /// Keeps a secret that is not in use yet, in the place of one that never was.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn begin_factor(&self, account: AccountId, sealed: &str) -> Result<(), sqlx::Error> {
        sqlx::query("update referent set factor_pending = $1 where id = $2")
            .bind(sealed)
            .bind(account.to_string())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Takes the secret `pending` into use, with the step of the first code and the digests of
    /// new codes on paper, which replace all earlier ones. False when it is another one by now.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn activate_factor(
        &self,
        account: AccountId,
        pending: &str,
        step: i64,
        code_hashes: &[String],
    ) -> Result<bool, sqlx::Error> {
        let mut transaction = self.pool.begin().await?;
        let activated = sqlx::query(
            "update referent set factor_secret = factor_pending, factor_pending = null, \
             factor_step = $1 where id = $2 and factor_pending = $3",
        )
        .bind(step)
        .bind(account.to_string())
        .bind(pending)
        .execute(&mut *transaction)
        .await?;
        if activated.rows_affected() != 1 {
            return Ok(false);
        }
        delete_recovery_codes(&mut transaction, account).await?;
        for hash in code_hashes {
            sqlx::query("insert into recovery_code (referent_id, code_hash) values ($1, $2)")
                .bind(account.to_string())
                .bind(hash.as_str())
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Uses the code of a step up. False when one of it or a later one was used before, by
    /// whichever request, on whichever server.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn use_factor_step(
        &self,
        account: AccountId,
        step: i64,
    ) -> Result<bool, sqlx::Error> {
        let used =
            sqlx::query("update referent set factor_step = $1 where id = $2 and factor_step < $1")
                .bind(step)
                .bind(account.to_string())
                .execute(&self.pool)
                .await?;
        Ok(used.rows_affected() == 1)
    }

    /// Uses a code on paper up. False when there is none, or it was used before.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn use_recovery_code(
        &self,
        account: AccountId,
        hash: &str,
        now: Timestamp,
    ) -> Result<bool, sqlx::Error> {
        let used = sqlx::query(
            "update recovery_code set used_at = $1 \
             where referent_id = $2 and code_hash = $3 and used_at is null",
        )
        .bind(now.0)
        .bind(account.to_string())
        .bind(hash)
        .execute(&self.pool)
        .await?;
        Ok(used.rows_affected() == 1)
    }
}

/// Removes the second factor, in the transaction of `connection`.
///
/// # Errors
/// When the database does not take it.
pub(crate) async fn remove_factor(
    connection: &mut AnyConnection,
    account: AccountId,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "update referent set factor_secret = null, factor_pending = null, factor_step = 0 \
         where id = $1",
    )
    .bind(account.to_string())
    .execute(&mut *connection)
    .await?;
    delete_recovery_codes(connection, account).await
}

async fn delete_recovery_codes(
    connection: &mut AnyConnection,
    account: AccountId,
) -> Result<(), sqlx::Error> {
    sqlx::query("delete from recovery_code where referent_id = $1")
        .bind(account.to_string())
        .execute(connection)
        .await?;
    Ok(())
}
