use proptest::prelude::*;
use vigie_adaptive::{Scale, ScaleData, ScaleError};

fn data() -> ScaleData {
    Scale::shipped().into()
}

#[test]
fn every_mesh_begins_at_its_published_ability_and_pix() {
    let scale = Scale::shipped();
    let ScaleData {
        mesh_abilities,
        mesh_pix,
        ..
    } = data();
    for mesh in 0..8 {
        assert_eq!(
            scale.pix(mesh_abilities[mesh]),
            (mesh as u8, mesh_pix[mesh])
        );
        if mesh > 0 {
            let below = scale.pix(mesh_abilities[mesh].next_down());
            assert_eq!(below, (mesh as u8 - 1, mesh_pix[mesh] - 1));
        }
    }
}

#[test]
fn the_middle_of_a_mesh_scores_half_of_it() {
    // Mesh 4: ability 1.5 to 2.25, pix 384 to 512. Half-way lies 448, and the score is
    // rounded down.
    assert_eq!(Scale::shipped().pix(1.875).1, 448);
    assert_eq!(Scale::shipped().pix(1.874).1, 447);
}

#[test]
fn scores_stay_between_0_and_895() {
    let scale = Scale::shipped();
    for low in [f64::NEG_INFINITY, -8.0, -4.6, f64::NAN] {
        assert_eq!(scale.pix(low), (0, 0));
    }
    for high in [8.0, 50.0, f64::INFINITY] {
        assert_eq!(scale.pix(high), (7, 895));
    }
}

#[test]
fn the_levels_match_the_bands_of_item_difficulties() {
    let begins = [
        (-3.0, 1),
        (-2.0, 2),
        (-1.0, 3),
        (0.5, 4),
        (1.0, 5),
        (2.0, 6),
        (3.0, 7),
    ];
    for (ability, level) in begins {
        assert_eq!(Scale::shipped().level(ability), level);
        let below = Scale::shipped().level(ability.next_down());
        assert_eq!(below, (level - 1).max(1));
    }
    assert_eq!(Scale::shipped().level(4.5), 7);
}

#[test]
fn an_invalid_scale_is_refused() {
    let check = |change: fn(&mut ScaleData)| {
        let mut data = data();
        change(&mut data);
        Scale::try_from(data).map(|_| ())
    };
    assert_eq!(check(|_| ()), Ok(()));
    assert_eq!(
        check(|data| data.version.clear()),
        Err(ScaleError::NoVersion)
    );
    let refused = |what| Err(ScaleError::NotIncreasing(what));
    assert_eq!(
        check(|data| data.mesh_abilities[3] = f64::NAN),
        refused("mesh abilities")
    );
    assert_eq!(check(|data| data.mesh_pix[2] = 64), refused("mesh pix"));
    assert_eq!(
        check(|data| data.level_ends.swap(0, 1)),
        refused("level ends")
    );
}

proptest! {
    #[test]
    fn a_higher_ability_never_scores_lower(left in -9.0..9.0, step in 0.0..0.1) {
        let scale = Scale::shipped();
        let ((low_mesh, low), (high_mesh, high)) = (scale.pix(left), scale.pix(left + step));
        prop_assert!(low <= high && low_mesh <= high_mesh);
        prop_assert!(high <= 895 && high_mesh <= 7);
        prop_assert!(scale.level(left) <= scale.level(left + step));
        prop_assert!((1..=7).contains(&scale.level(left)));
    }
}
