//! The demo center and its referent.

use super::DemoReferent;
use crate::{
    accounts::{self, NewCenter},
    app::App,
};

const EMAIL: &str = "referent@demo.vigie.example";

/// Opens the center with its referent. When they exist and the password is not known any
/// more, only the password is new.
pub(super) async fn open(app: &App) -> anyhow::Result<DemoReferent> {
    let password = match accounts::reset_password(&app.store, EMAIL, app.clock.now()).await? {
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
