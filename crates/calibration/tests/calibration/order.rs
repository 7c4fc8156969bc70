//! The same log gives the same numbers.

use vigie_calibration::{Log, Options};

use crate::world::{Chance, World, name};

#[test]
fn neither_the_order_of_the_rows_nor_the_labels_change_a_digit() {
    let mut chance = Chance(21);
    let world = World::new(40, 0.2, &mut chance);
    let rows = world.adaptive(400, 16, &mut chance);
    let one = world.log(&rows);
    let mut lines: Vec<_> = rows
        .iter()
        .map(|(test, item, right)| {
            // Labels whose order has nothing to do with that of the numbers.
            let label = test.wrapping_mul(7_919) % 400;
            format!("{},{},t-{label}\r\n", name(*item), u8::from(*right))
        })
        .collect();
    for line in (1..lines.len()).rev() {
        lines.swap(line, (chance.even() * (line + 1) as f64) as usize);
    }
    let other = format!("\u{feff}item,right,test\r\n{}", lines.concat());
    let other = Log::read(world.items(), other.as_bytes()).unwrap();
    let [one, other] = [one, other].map(|log| log.calibrate(&Options::default(), &mut |_| {}));
    assert_eq!(one.unwrap(), other.unwrap());
}

#[test]
fn where_the_estimation_starts_does_not_matter() {
    let mut chance = Chance(22);
    let mut world = World::new(30, 0.0, &mut chance);
    let rows = world.complete(800, 0.0, &mut chance);
    let near = world
        .log(&rows)
        .calibrate(&Options::default(), &mut |_| {})
        .unwrap();
    for believed in &mut world.believed {
        believed.a = 2.0;
        believed.b = 1.0 - believed.b;
    }
    let far = world
        .log(&rows)
        .calibrate(&Options::default(), &mut |_| {})
        .unwrap();
    for (near, far) in near.items.iter().zip(&far.items) {
        let (near, far) = (near.estimate.unwrap(), far.estimate.unwrap());
        let errors = near.errors.unwrap();
        assert!((near.a - far.a).abs() < 0.01 * errors.a);
        assert!((near.b - far.b).abs() < 0.01 * errors.b);
    }
}
