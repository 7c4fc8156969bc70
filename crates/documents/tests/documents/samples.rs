//! Sample documents for the tests and for `cargo run -p vigie-documents --example samples`.

use jiff::civil::{date, time};
use vigie_documents::{
    AttendanceSheet, Attendee, CenterClock, Certificate, CertificateFile, CompetenceLevel,
    IncidentReport, IncidentStatus, Language, OutcomeCounts, RenderOptions, ReportedIncident,
    ReportedResolution, ResultProvenance, SessionDetails, SessionStage, Signatory, SignatureImage,
};
use vigie_shared::certificate::CertificateCode;
use vigie_shared::rules::OutcomeRule;
use vigie_shared::session::{AlertReason, IncidentCategory};
use vigie_shared::time::{ExtraTime, Timestamp};

pub const LANGUAGES: [Language; 2] = [Language::French, Language::English];

/// A creation date of 23 November 2026.
pub fn render_options(language: Language) -> RenderOptions {
    RenderOptions {
        language,
        created_at: Timestamp(1_795_000_000_000_000),
    }
}

/// A certificate whose 16 levels take all values.
pub fn certificate() -> Certificate {
    let level = |level: u8| CompetenceLevel {
        level,
        likely_range: Some(((level - 1).max(1), (level + 1).min(7))),
    };
    Certificate {
        first_name: "Łucja".to_owned(),
        last_name: "Ơn-Đặng".to_owned(),
        birth_date: date(2008, 3, 1),
        birth_place: "Saint-Étienne".to_owned(),
        center: "Lycée Marie-Curie, Échirolles".to_owned(),
        center_address: "14 avenue du 8-Mai-1945\n38130 Échirolles".to_owned(),
        signatory: Some(signatory()),
        appeal_contact: "certification@lycee.example.org".to_owned(),
        certified_on: date(2026, 11, 12),
        published_on: date(2026, 11, 23),
        score: 447,
        meshes: vigie_shared::scale::MESH_BOUNDS,
        levels: [4, 5, 3, 6, 4, 4, 5, 7, 3, 4, 1, 5, 6, 3, 2, 4].map(level),
        rule: OutcomeRule::Complete,
        treated: 32,
        code: CertificateCode::from_random(0x1234_5678_9abc_def0),
        verify_url: "https://vigie.example.org/verify/P-7K3MX9QA".to_owned(),
        provenance: ResultProvenance {
            fingerprint: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                .to_owned(),
            bank_version: "2026-11/1751".to_owned(),
            scale_version: "vigie-1".to_owned(),
            rule_set_version: "2024-11".to_owned(),
        },
    }
}

/// Who signs, with the image of a signature: a diagonal of dark pixels.
pub fn signatory() -> Signatory {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 90, 30);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().expect("a header in memory");
    let dark = |at: usize| at % 90 / 3 == at / 90;
    let pixels = (0..90 * 30).flat_map(|at| [20, 30, 80, if dark(at) { 255 } else { 0 }]);
    writer
        .write_image_data(&pixels.collect::<Vec<u8>>())
        .expect("as many pixels as the header says");
    writer.finish().expect("an end in memory");
    Signatory {
        name: "Anaïs Gauthier".to_owned(),
        function: "Proviseure".to_owned(),
        signature: Some(SignatureImage::from_png(&bytes).expect("an image")),
    }
}

/// A holder with an unusual name and a degraded score.
pub fn unusual_certificate() -> Certificate {
    Certificate {
        first_name: "O'Brien \"Zoé\" <b>".to_owned(),
        last_name: "Ελένη Щукина".to_owned(),
        birth_place: String::new(),
        // A center that says nothing of itself.
        center_address: String::new(),
        signatory: None,
        appeal_contact: String::new(),
        score: 64,
        rule: OutcomeRule::Part,
        treated: 25,
        levels: [CompetenceLevel {
            level: 1,
            likely_range: None,
        }; 16],
        ..certificate()
    }
}

/// A holder with names of 120 characters each, at a center with a long name.
pub fn long_certificate() -> Certificate {
    Certificate {
        first_name: "Maximilienne-Alexandrine ".repeat(5)[..120].to_owned(),
        last_name: "W".repeat(120),
        birth_place: "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".to_owned(),
        center: "Centre de certification de la communauté d’agglomération ".repeat(4),
        score: 895,
        rule: OutcomeRule::PartTechnical,
        treated: 20,
        ..certificate()
    }
}

/// A session's certificates.
pub fn certificate_file() -> CertificateFile {
    CertificateFile {
        session: "4012".to_owned(),
        certificates: vec![certificate(), unusual_certificate(), long_certificate()],
    }
}

pub fn session() -> SessionDetails {
    SessionDetails {
        number: "4012".to_owned(),
        center: "Lycée Marie-Curie, Échirolles".to_owned(),
        uai: "0381234X".to_owned(),
        center_address: "14 avenue du 8-Mai-1945\n38130 Échirolles".to_owned(),
        clock: CenterClock {
            zone: "Indian/Reunion".to_owned(),
            offset: "+4".to_owned(),
        },
        site: "14 avenue du 8-Mai-1945, 38130 Échirolles".to_owned(),
        room: "B 204".to_owned(),
        date: date(2026, 11, 12),
        time: time(9, 30, 0, 0),
        invigilators: vec!["Ioana Șerban".to_owned(), "Paul Lefèvre".to_owned()],
        referent: "Nora Benali".to_owned(),
        stage: SessionStage::Finalized,
    }
}

/// A report with incidents of each status.
pub fn incident_report(incidents: usize) -> IncidentReport {
    IncidentReport {
        session: session(),
        incidents: (0..incidents).map(incident).collect(),
        observations: "Exercice d’évacuation à 10:40, retour en salle à 10:52.\nLe poste 14 \
                       est à changer."
            .to_owned(),
        remark: "Salle froide l’après-midi.".into(),
        outcomes: Some(OutcomeCounts {
            validated: 27,
            validated_degraded: 4,
            rejected: 1,
            cancelled: 2,
            absent: 3,
        }),
    }
}

/// The incident at an index of the report.
pub fn incident(index: usize) -> ReportedIncident {
    let at = date(2026, 11, 12).at(10, (index % 60) as i8, 0, 0);
    let closed = |resolution, reason: &str, closed_by: &str| IncidentStatus::Closed {
        resolution,
        reason: reason.to_owned(),
        closed_by: closed_by.to_owned(),
        closed_at: date(2026, 11, 13).at(8, 15, 0, 0),
    };
    let (category, status) = match index % 5 {
        0 => (
            IncidentCategory::C6,
            closed(
                ReportedResolution::Upheld,
                "Téléphone en main, reconnu.",
                "Nora Benali",
            ),
        ),
        1 => (
            IncidentCategory::Question(AlertReason::E4),
            closed(ReportedResolution::Automatic, "", ""),
        ),
        2 => (IncidentCategory::C1, IncidentStatus::Open),
        3 => (
            IncidentCategory::R1,
            closed(
                ReportedResolution::Dismissed,
                "Sans effet sur les tests.",
                "Nora Benali",
            ),
        ),
        _ => (
            IncidentCategory::C8,
            closed(ReportedResolution::Deleted, "Doublon.", "Paul Lefèvre"),
        ),
    };
    ReportedIncident {
        category,
        candidates: match category {
            IncidentCategory::R1 => Vec::new(),
            _ => vec![
                format!("Candidat {index} Łukasz-Đặng"),
                "Zoé O'Brien".to_owned(),
            ],
        },
        question: category.needs_number().then_some(7),
        interval: (category == IncidentCategory::R1)
            .then(|| (at, Some(date(2026, 11, 12).at(11, 59, 0, 0)))),
        description: match category {
            IncidentCategory::Question(_) => String::new(),
            _ => format!("Signalement {index} : ce que le surveillant a vu et noté."),
        },
        recorded_by: "Ioana Șerban".to_owned(),
        recorded_at: at,
        status,
    }
}

/// A sheet with this number of candidates.
pub fn attendance_sheet(candidates: u32) -> AttendanceSheet {
    let names = [
        "Łucja Ơn-Đặng",
        "Zoé O'Brien",
        "Ana-Maria Popescu",
        "Ελένη Παππά",
    ];
    let attendee = |number: u32| {
        let name = names[number as usize % names.len()];
        let (first, last) = name.split_once(' ').unwrap_or((name, ""));
        let points = [0, 3_333, 0, 3_300, 0, 5_000][number as usize % 6];
        Attendee {
            number,
            last_name: format!("{last} {number}"),
            first_name: first.to_owned(),
            birth_date: date(2008, 3, (number % 28 + 1) as i8),
            class: "2nde B".to_owned(),
            extra_time: ExtraTime::from_basis_points(points).unwrap_or_default(),
        }
    };
    AttendanceSheet {
        session: session(),
        candidates: (1..=candidates).map(attendee).collect(),
    }
}
