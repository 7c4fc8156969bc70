//! The claims, one line each.
//!
//! Every study is made from a seed, so a figure is the same in every run of the same
//! build, whatever the machine does. Bounds lie between what the engine reaches on average
//! over new banks and what the published rules reach: a claim fails when the engine
//! gets worse, not when a sample is unlucky.

use vigie_adaptive::Limits;
use vigie_simulation::{Metrics, Population, Trouble, generate};

use crate::rules::{MaximumInformation, Pix};
use crate::subject::Subject;
use crate::table;

struct Claims {
    all_hold: bool,
}

impl Claims {
    fn say(&mut self, claim: &str, figures: String, holds: bool) {
        let verdict = if holds { "ok" } else { "FAILS" };
        println!("claim: {claim}: {figures}: {verdict}");
        self.all_hold &= holds;
    }
}

/// Prints the claims; do all hold?
pub fn print() -> Result<bool, String> {
    let mut claims = Claims { all_hold: true };
    let normal = Subject::new(generate(Population::Normal, 1, 1000), Limits::default())?;
    let ours = normal.measure(&normal.engine(), Trouble::None);
    let pix = normal.measure(&Pix(&normal.open), Trouble::None);
    let plain = normal.measure(&MaximumInformation(&normal.open), Trouble::None);
    println!("{}", table::HEAD);
    for (name, metrics) in [
        ("maximum information", &plain),
        ("Pix's rule", &pix),
        ("vigie", &ours),
    ] {
        println!("{}", table::row(name, metrics));
    }
    println!();
    precision(&mut claims, &ours, &pix);
    robustness(&mut claims, &normal, &ours, &pix);
    competences(&mut claims)?;
    thin_banks(&mut claims)?;
    Ok(claims.all_hold)
}

fn precision(claims: &mut Claims, ours: &Metrics, pix: &Metrics) {
    claims.say(
        "32 questions measure nearly as well as the published rule, with a third of its exposure",
        format!(
            "RMSE {:.3} (Pix's rule {:.3}), max exposure {:.3} ({:.3}), among equals {:.2} ({:.2})",
            ours.rmse,
            pix.rmse,
            ours.max_exposure,
            pix.max_exposure,
            ours.max_exposure_alike,
            pix.max_exposure_alike,
        ),
        ours.rmse <= 0.212 && ours.max_exposure <= 0.22 && ours.max_exposure_alike <= 0.60,
    );
    claims.say(
        "neighbours of equal ability share less than a third of their questions",
        format!(
            "{:.3} (Pix's rule {:.3}), any two candidates {:.3} ({:.3})",
            ours.overlap_neighbours, pix.overlap_neighbours, ours.overlap, pix.overlap
        ),
        ours.overlap_neighbours <= 0.33 && ours.overlap <= 0.145,
    );
    claims.say(
        "every test visits 16 competences, at most 3 times each, and repeats no item and no skill",
        format!(
            "{:.1} % of tests, most {}, {} repeats",
            100.0 * ours.all_competences,
            ours.most_per_competence,
            ours.repeats
        ),
        ours.all_competences >= 1.0 && ours.most_per_competence <= 3 && ours.repeats == 0,
    );
    claims.say(
        "the stated error is honest",
        format!("95 % intervals cover {:.3}", ours.coverage),
        (0.93..=0.97).contains(&ours.coverage),
    );
}

fn robustness(claims: &mut Claims, subject: &Subject, ours: &Metrics, pix: &Metrics) {
    // How the error may compare with that of Pix's rule, which shows its best items to
    // three candidates in four and so starts from a smaller one.
    let troubles = [
        ("10 % of the questions passed", Trouble::Passes(0.1), 1.1),
        ("5 % slips", Trouble::Slips(0.05), 1.1),
        (
            "the last 6 wrong for lack of time",
            Trouble::LastWrong(6),
            1.0,
        ),
        (
            "the first 3 wrong, able candidates",
            Trouble::FirstWrong(3),
            1.0,
        ),
        (
            "calibration errors",
            Trouble::Calibration { b: 0.2, a: 0.15 },
            1.15,
        ),
    ];
    let measure = |ours: Trouble, pix: Trouble| {
        let engine = subject.measure(&subject.engine(), ours).rmse;
        (engine, subject.measure(&Pix(&subject.open), pix).rmse)
    };
    for (name, trouble, factor) in troubles {
        let (engine, rule) = measure(trouble, trouble);
        claims.say(
            &format!("robust: {name}"),
            format!("RMSE {engine:.3} (Pix's rule {rule:.3})"),
            engine < factor * rule,
        );
    }
    let leak = |metrics: &Metrics| metrics.most_used[..50].to_vec();
    let (ours, pix) = (leak(ours), leak(pix));
    let (engine, rule) = measure(Trouble::Leaked(&ours), Trouble::Leaked(&pix));
    claims.say(
        "robust: its own 50 most used items leaked",
        format!("RMSE {engine:.3} (Pix's rule {rule:.3})"),
        engine < rule,
    );
}

fn competences(claims: &mut Claims) -> Result<(), String> {
    let subject = Subject::new(generate(Population::Profile, 1, 1000), Limits::default())?;
    let metrics = subject.measure(&subject.engine(), Trouble::None);
    let own = metrics.profile.unwrap_or_default();
    let deduced = metrics.deduced;
    claims.say(
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

fn thin_banks(claims: &mut Claims) -> Result<(), String> {
    for kind in [Population::Accessible, Population::Small, Population::Grid] {
        let subject = Subject::new(generate(kind, 1, 1000), Limits::default())?;
        let ours = subject.measure(&subject.engine(), Trouble::None);
        let pix = subject.measure(&Pix(&subject.open), Trouble::None);
        claims.say(
            &format!("{}: less exposure at about the same precision", kind.name()),
            format!(
                "RMSE {:.3} (Pix's rule {:.3}), max exposure {:.3} ({:.3}), neighbours {:.3} ({:.3}), 16 competences in {:.1} %",
                ours.rmse,
                pix.rmse,
                ours.max_exposure,
                pix.max_exposure,
                ours.overlap_neighbours,
                pix.overlap_neighbours,
                100.0 * ours.all_competences,
            ),
            ours.max_exposure < 0.5 * pix.max_exposure
                && ours.overlap_neighbours < 0.7 * pix.overlap_neighbours
                && ours.rmse < 1.15 * pix.rmse
                && ours.all_competences >= 1.0
                && ours.repeats == 0,
        );
    }
    Ok(())
}
