//! The demo on a terminal.

use super::Demo;
use std::fmt::{Display, Formatter, Result};

impl Display for Demo {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Self {
            portals,
            referent,
            session,
            free_seat,
            ..
        } = self;
        let number = session.number;
        writeln!(
            f,
            "Demo center, session {number}, {} candidates",
            self.candidates.len()
        )?;
        writeln!(f)?;
        writeln!(f, "  Candidate    {}", portals.candidate)?;
        writeln!(f, "               session      {number}")?;
        writeln!(f, "               first name   {}", free_seat.first_name)?;
        writeln!(f, "               last name    {}", free_seat.last_name)?;
        writeln!(f, "               born on      {}", free_seat.birthdate)?;
        writeln!(
            f,
            "               access code  {}",
            session.access_code.expose()
        )?;
        writeln!(
            f,
            "               personal code {}",
            free_seat.personal_code.expose()
        )?;
        writeln!(
            f,
            "               (seat {}, left free for you)",
            free_seat.seat
        )?;
        writeln!(f)?;
        writeln!(f, "  Invigilator  {}", portals.invigilator)?;
        writeln!(f, "               session      {number}")?;
        writeln!(
            f,
            "               password     {}",
            session.invigilator_password.expose()
        )?;
        writeln!(f, "               name         any")?;
        writeln!(f)?;
        writeln!(f, "  Referent     {}", portals.referent)?;
        writeln!(f, "               e-mail       {}", referent.email)?;
        writeln!(
            f,
            "               password     {}",
            referent.password.expose()
        )
    }
}
