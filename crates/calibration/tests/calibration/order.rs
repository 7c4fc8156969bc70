//! The same log gives the same numbers.

use vigie_calibration::{CalibrationOptions, ResponseLog};

use crate::simulated_bank::{RandomStream, SimulatedBank, name};

#[test]
fn neither_the_order_of_the_rows_nor_the_labels_change_a_digit() {
    let mut random = RandomStream::new(21);
    let bank = SimulatedBank::new(40, 0.2, &mut random);
    let rows = bank.adaptive(400, 16, &mut random);
    let one = bank.log(&rows);
    let mut lines: Vec<_> = rows
        .iter()
        .map(|(test, item, right)| {
            // Labels whose order has nothing to do with that of the numbers.
            let label = test.wrapping_mul(7_919) % 400;
            format!("{},{},t-{label}\r\n", name(*item), u8::from(*right))
        })
        .collect();
    for line in (1..lines.len()).rev() {
        lines.swap(line, (random.uniform() * (line + 1) as f64) as usize);
    }
    let other = format!("\u{feff}item,right,test\r\n{}", lines.concat());
    let other = ResponseLog::read(bank.items(), other.as_bytes()).unwrap();
    let [one, other] =
        [one, other].map(|log| log.calibrate(&CalibrationOptions::default(), &mut |_| {}));
    assert_eq!(one.unwrap(), other.unwrap());
}

#[test]
fn where_the_estimation_starts_does_not_matter() {
    let mut random = RandomStream::new(22);
    let mut bank = SimulatedBank::new(30, 0.0, &mut random);
    let rows = bank.complete(800, 0.0, &mut random);
    let near = bank
        .log(&rows)
        .calibrate(&CalibrationOptions::default(), &mut |_| {})
        .unwrap();
    for in_use in &mut bank.in_use {
        in_use.a = 2.0;
        in_use.b = 1.0 - in_use.b;
    }
    let far = bank
        .log(&rows)
        .calibrate(&CalibrationOptions::default(), &mut |_| {})
        .unwrap();
    for (near, far) in near.items.iter().zip(&far.items) {
        let (near, far) = (near.estimate.unwrap(), far.estimate.unwrap());
        let errors = near.errors.unwrap();
        assert!((near.a - far.a).abs() < 0.01 * errors.a);
        assert!((near.b - far.b).abs() < 0.01 * errors.b);
    }
}
