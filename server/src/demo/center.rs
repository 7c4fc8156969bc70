//! The demo center and its referent.

use super::DemoReferent;
use crate::{
    accounts::{self, NewCenter},
    app::App,
};

const EMAIL: &str = "referent@demo.vigie.example";

/// Makes the center and its referent. When they are there but nobody knows the
/// password any more, only that is new.
pub(super) async fn open(app: &App) -> anyhow::Result<DemoReferent> {
    let password = match accounts::reset_password(&app.store, EMAIL).await? {
        Some(password) => password,
        None => {
            let center = NewCenter {
                name: "Lycée Démonstration".to_owned(),
                kind: "SCO".to_owned(),
                referent: "Camille Référent".to_owned(),
                email: EMAIL.to_owned(),
            };
            accounts::open_center(&app.store, &center).await?
        }
    };
    Ok(DemoReferent {
        email: EMAIL.to_owned(),
        password,
    })
}
