//! What is put right before the end reaches everybody at once, and everything printed afterwards.

use vigie_tests::{LiveRoom, center_stories};

#[tokio::test]
async fn extra_time_found_out_at_question_5_moves_clock_deadline_and_board_at_once() {
    let (server, room, mut invigilator) = LiveRoom::start().candidates(2).await;
    center_stories::extra_time_at_question_5(&server, &room, &mut invigilator).await;
}

#[tokio::test]
async fn an_upheld_c1_prints_the_right_name_everywhere() {
    let (server, room, mut invigilator) = LiveRoom::start().candidates(1).await;
    center_stories::an_upheld_c1(&server, &room, &mut invigilator).await;
}

#[tokio::test]
async fn a_late_candidate_is_on_the_board_at_once_and_can_be_removed_again() {
    let (server, room, mut invigilator) = LiveRoom::start().candidates(1).await;
    center_stories::a_late_candidate(&server, &room, &mut invigilator).await;
}

#[tokio::test]
async fn a_correction_that_arrives_after_the_end_is_refused_and_changes_nothing() {
    let (server, room, mut invigilator) = LiveRoom::start().candidates(2).await;
    center_stories::corrections_after_the_end(&server, &room, &mut invigilator).await;
}
