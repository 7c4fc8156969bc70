//! Numbers that are left out where they are 0.

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands out references; the lint depends on the width of a pointer"
)]
pub(super) fn is_zero(micros: &i64) -> bool {
    *micros == 0
}
