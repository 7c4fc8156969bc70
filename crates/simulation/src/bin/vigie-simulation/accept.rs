//! The claims, one line each.
//!
//! Every study is made from a seed, so a figure is the same in every run of the same
//! build, on any machine. Bounds lie between what the engine reaches on average
//! over new banks and what the published rules reach: a claim fails when the engine
//! gets worse, not because of sampling error.

use vigie_adaptive::ExposureLimits;
use vigie_simulation::{Perturbation, StudyKind, StudyMetrics, generate_study};

use crate::metrics_table;
use crate::prepared_study::PreparedStudy;
use crate::reference_rules::{MaximumInformation, PixRule};

struct ClaimReport {
    all_hold: bool,
}

impl ClaimReport {
    fn add(&mut self, claim: &str, figures: String, holds: bool) {
        let verdict = if holds { "ok" } else { "FAILS" };
        println!("claim: {claim}: {figures}: {verdict}");
        self.all_hold &= holds;
    }
}

/// Prints the claims; `true` when all hold.
pub fn print() -> Result<bool, String> {
    let mut claims = ClaimReport { all_hold: true };
    let normal = PreparedStudy::new(
        generate_study(StudyKind::Normal, 1, 1000),
        ExposureLimits::default(),
    )?;
    let ours = normal.measure(&normal.engine(), Perturbation::None);
    let pix = normal.measure(&PixRule(&normal.uncontrolled), Perturbation::None);
    let plain = normal.measure(
        &MaximumInformation(&normal.uncontrolled),
        Perturbation::None,
    );
    println!("{}", metrics_table::HEAD);
    for (name, metrics) in [
        ("maximum information", &plain),
        ("Pix's rule", &pix),
        ("vigie", &ours),
    ] {
        println!("{}", metrics_table::row(name, metrics));
    }
    println!();
    precision(&mut claims, &ours, &pix);
    robustness(&mut claims, &normal, &ours, &pix);
    competences(&mut claims)?;
    thin_banks(&mut claims)?;
    Ok(claims.all_hold)
}

fn precision(claims: &mut ClaimReport, ours: &StudyMetrics, pix: &StudyMetrics) {
    claims.add(
        "32 questions measure nearly as well as the published rule, with a third of its exposure",
        format!(
            "RMSE {:.3} (Pix's rule {:.3}), max exposure {:.3} ({:.3}), among equals {:.2} ({:.2})",
            ours.rmse,
            pix.rmse,
            ours.max_exposure,
            pix.max_exposure,
            ours.max_conditional_exposure,
            pix.max_conditional_exposure,
        ),
        ours.rmse <= 0.212 && ours.max_exposure <= 0.22 && ours.max_conditional_exposure <= 0.60,
    );
    claims.add(
        "neighbors of equal ability share less than a third of their questions",
        format!(
            "{:.3} (Pix's rule {:.3}), any two candidates {:.3} ({:.3})",
            ours.neighbor_overlap, pix.neighbor_overlap, ours.overlap, pix.overlap
        ),
        ours.neighbor_overlap <= 0.33 && ours.overlap <= 0.145,
    );
    claims.add(
        "every test visits 16 competences, at most 3 times each, and repeats no item and no skill",
        format!(
            "{:.1} % of tests, most {}, {} repeats",
            100.0 * ours.all_competences,
            ours.max_per_competence,
            ours.repeats
        ),
        ours.all_competences >= 1.0 && ours.max_per_competence <= 3 && ours.repeats == 0,
    );
    claims.add(
        "the stated standard error is right",
        format!("95 % intervals cover {:.3}", ours.coverage),
        (0.93..=0.97).contains(&ours.coverage),
    );
}

fn robustness(
    claims: &mut ClaimReport,
    study: &PreparedStudy,
    ours: &StudyMetrics,
    pix: &StudyMetrics,
) {
    // How the error may compare with that of Pix's rule, which shows its best items to
    // three candidates in four and so starts from a smaller one.
    let perturbations = [
        (
            "10 % of the questions passed",
            Perturbation::Passes(0.1),
            1.1,
        ),
        ("5 % slips", Perturbation::Slips(0.05), 1.1),
        (
            "the last 6 wrong for lack of time",
            Perturbation::LastWrong(6),
            1.0,
        ),
        (
            "the first 3 wrong, able candidates",
            Perturbation::FirstWrong(3),
            1.0,
        ),
        (
            "calibration errors",
            Perturbation::CalibrationError { b: 0.2, a: 0.15 },
            1.15,
        ),
    ];
    let measure = |ours: Perturbation, pix: Perturbation| {
        let engine = study.measure(&study.engine(), ours).rmse;
        (
            engine,
            study.measure(&PixRule(&study.uncontrolled), pix).rmse,
        )
    };
    for (name, perturbation, factor) in perturbations {
        let (engine, rule) = measure(perturbation, perturbation);
        claims.add(
            &format!("robust: {name}"),
            format!("RMSE {engine:.3} (Pix's rule {rule:.3})"),
            engine < factor * rule,
        );
    }
    let leak = |metrics: &StudyMetrics| metrics.most_used[..50].to_vec();
    let (ours, pix) = (leak(ours), leak(pix));
    let (engine, rule) = measure(
        Perturbation::LeakedItems(&ours),
        Perturbation::LeakedItems(&pix),
    );
    claims.add(
        "robust: its own 50 most used items leaked",
        format!("RMSE {engine:.3} (Pix's rule {rule:.3})"),
        engine < rule,
    );
}

fn competences(claims: &mut ClaimReport) -> Result<(), String> {
    let study = PreparedStudy::new(
        generate_study(StudyKind::Profile, 1, 1000),
        ExposureLimits::default(),
    )?;
    let metrics = study.measure(&study.engine(), Perturbation::None);
    let own = metrics.profile.unwrap_or_default();
    let deduced = metrics.deduced;
    claims.add(
        "competences are estimated better than deduced when they differ",
        format!(
            "RMSE {:.3} (deduced {:.3}), exact level {:.1} % ({:.1} %), coverage {:.3} ({:.3})",
            own.rmse,
            deduced.rmse,
            100.0 * own.exact,
            100.0 * deduced.exact,
            own.coverage,
            deduced.coverage
        ),
        own.rmse <= 0.49
            && own.rmse < deduced.rmse
            && own.exact > deduced.exact
            && (0.93..=0.97).contains(&own.coverage),
    );
    Ok(())
}

fn thin_banks(claims: &mut ClaimReport) -> Result<(), String> {
    for kind in [StudyKind::Accessible, StudyKind::Small, StudyKind::Uniform] {
        let study = PreparedStudy::new(generate_study(kind, 1, 1000), ExposureLimits::default())?;
        let ours = study.measure(&study.engine(), Perturbation::None);
        let pix = study.measure(&PixRule(&study.uncontrolled), Perturbation::None);
        claims.add(
            &format!("{}: less exposure at about the same precision", kind.name()),
            format!(
                "RMSE {:.3} (Pix's rule {:.3}), max exposure {:.3} ({:.3}), neighbors {:.3} ({:.3}), 16 competences in {:.1} %",
                ours.rmse,
                pix.rmse,
                ours.max_exposure,
                pix.max_exposure,
                ours.neighbor_overlap,
                pix.neighbor_overlap,
                100.0 * ours.all_competences,
            ),
            ours.max_exposure < 0.5 * pix.max_exposure
                && ours.neighbor_overlap < 0.7 * pix.neighbor_overlap
                && ours.rmse < 1.15 * pix.rmse
                && ours.all_competences >= 1.0
                && ours.repeats == 0,
        );
    }
    Ok(())
}
