//! Sessions full of made-up candidates, for measurements.

use crate::demo::DemoFile;
use anyhow::ensure;
use jiff::tz::TimeZone;
use std::path::Path;
use vigie_client::HttpClient;
use vigie_shared::{
    api::{
        CandidateLoginRequest, CreateSessionRequest, CreatedSession, InvigilatorLoginRequest,
        ReferentLoginRequest, RosterAnswers,
    },
    ids::{Seat, SessionId},
    secret_text::SecretText,
    session::CompanionPolicy,
};

const HEADER: &str = "Nom de naissance;Prénom;Date de naissance;Sexe;Lieu de naissance;INE;Classe;\
                      Temps majoré;Besoin d'accessibilité";

/// A session of made-up candidates, with its codes.
#[derive(Debug, Clone)]
pub struct GeneratedSession {
    created: CreatedSession,
    seats: u16,
}

impl GeneratedSession {
    /// Id of the session.
    pub fn id(&self) -> SessionId {
        self.created.id
    }

    /// Every seat.
    pub fn seats(&self) -> impl Iterator<Item = Seat> + use<> {
        (1..=self.seats).map(Seat)
    }

    /// The same session, as if it had only the first seats.
    pub(crate) fn first_seats(&self, seats: u16) -> Self {
        Self {
            seats: seats.min(self.seats),
            ..self.clone()
        }
    }

    /// The login of the candidate of `seat`.
    pub fn candidate(&self, seat: Seat) -> CandidateLoginRequest {
        CandidateLoginRequest {
            session: self.created.number,
            first_name: first_name(seat),
            last_name: last_name(seat),
            birthdate: "2008-03-14".to_owned(),
            access_code: self.created.access_code.as_str().into(),
            personal_code: self.personal_code(seat),
            door_ticket: None,
            external_id: None,
        }
    }

    fn personal_code(&self, seat: Seat) -> Option<SecretText> {
        let mut codes = self.created.personal_codes.iter();
        let found = codes.find(|code| code.seat == seat);
        found.map(|found| found.code.as_str().into())
    }

    /// The login of the invigilator number `index`, from 0.
    pub fn invigilator(&self, index: u16) -> InvigilatorLoginRequest {
        InvigilatorLoginRequest {
            session: self.created.number,
            personal_code: None,
            password: self.created.invigilator_password.as_str().into(),
            name: format!("Surveillant {}", index + 1),
        }
    }
}

/// Creates `rooms` sessions of `seats` candidates as the demo's referent.
///
/// # Errors
/// When the file of the demo cannot be read, or the server refuses.
pub async fn create(
    http: &mut HttpClient,
    demo: &Path,
    rooms: u16,
    seats: u16,
) -> anyhow::Result<Vec<GeneratedSession>> {
    let demo = DemoFile::read(demo)?;
    let login = ReferentLoginRequest {
        email: demo.referent.email,
        password: demo.referent.password,
        code: None,
    };
    let referent = http.log_in_referent(&login).await?;
    let mut sessions = Vec::with_capacity(usize::from(rooms));
    for number in 1..=rooms {
        let request = create_request(number, seats);
        let created = http.create_session(&referent, &request).await?;
        ensure!(
            created.candidates == u32::from(seats),
            "not every candidate was enrolled"
        );
        sessions.push(GeneratedSession { created, seats });
    }
    Ok(sessions)
}

fn create_request(number: u16, seats: u16) -> CreateSessionRequest {
    // Tests start on the day of their session, in the zone of the center, which is in France.
    let zone = TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC);
    let now = jiff::Timestamp::now().to_zoned(zone);
    CreateSessionRequest {
        site: "1 rue de la Mesure, Lille".to_owned(),
        room: format!("Salle {number}"),
        held_on: now.date().to_string(),
        held_at: now.strftime("%H:%M").to_string(),
        invigilators: vec!["Surveillant 1".to_owned(), "Surveillant 2".to_owned()],
        named_invigilators_only: false,
        observations: String::new(),
        companion: CompanionPolicy::Observed,
        roster: roster(seats),
        file: None,
        answers: RosterAnswers::default(),
        profile: None,
        accepted_concerns: None,
    }
}

fn roster(seats: u16) -> String {
    let mut roster = format!("{HEADER}\n");
    for seat in (1..=seats).map(Seat) {
        let (last, first) = (last_name(seat), first_name(seat));
        roster.push_str(&format!(
            "{last};{first};14/03/2008;F;Lille;MESURE{seat:0>5};M1;;non\n"
        ));
    }
    roster
}

/// Names differ in letters, not only in digits, as names do.
fn last_name(seat: Seat) -> String {
    const SYLLABLES: [&str; 8] = ["ba", "de", "fi", "go", "lu", "ma", "ne", "ro"];
    let mut name = String::from("Mesure");
    let mut rest = usize::from(seat.0);
    while rest > 0 {
        name.push_str(SYLLABLES[rest % 8]);
        rest /= 8;
    }
    name
}

fn first_name(seat: Seat) -> String {
    ["Léa", "Noé", "Inès", "Zoé"][usize::from(seat.0) % 4].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_in_a_roster_are_unique() {
        let roster = roster(1_000);
        let names: BTreeSet<&str> = roster
            .lines()
            .skip(1)
            .filter_map(|line| line.split(';').next())
            .collect();
        assert_eq!(names.len(), 1_000);
    }
}
