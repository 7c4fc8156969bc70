//! What a person does to the companion: a second profile, a permission taken away.

use vigie_tests::{ExamBrowser, TestServer, VisitTarget, screens};

use crate::exam_room::{ExamRoom, SEAT};
use crate::support::{AI, assert_no_trace, block_page, site};

#[tokio::test(flavor = "multi_thread")]
async fn a_second_profile_waits_and_where_it_takes_the_test_over_the_first_is_free() {
    let server = TestServer::start().await;
    let mut exam = ExamRoom::testing(server, "required_auto_clear").await;
    let prompt = exam.prompt().await;
    let second = ExamBrowser::start_at(&exam.place, &[]).await;
    exam.enter_at(&second).await;
    second.to_exam().await.see("resume").await;
    exam.see_card("both devices", |card| card.devices.len() == 2)
        .await;
    assert_eq!(second.visit(AI).await, site("chatgpt.com"), "no test there");
    assert_eq!(exam.prompt().await, prompt, "the first one goes on");
    exam.browser.visit_until(AI, &block_page("ai")).await;

    exam.authorize().await;
    let page = second.to_exam().await;
    page.click("resume-test").await;
    screens::to_question(page).await;
    assert_eq!(page.text("prompt").await, prompt, "the same question");
    second.visit_until(AI, &block_page("ai")).await;
    exam.browser.visit_until(AI, &site("chatgpt.com")).await;
    assert_no_trace(&exam.browser).await;
    println!(
        "claim: a second profile with the same test waits for a decision; where it takes over, \
         nothing is blocked any more in the first"
    );
}

/// It blocks on, without a page of its own.
pub async fn a_removed_permission_is_shown(exam: &mut ExamRoom) {
    exam.browser.visit_until(AI, &block_page("ai")).await;
    exam.browser.set_site_access(false).await;
    exam.browser.visit_until(AI, &VisitTarget::Nothing).await;
    let is_removed = |card: &vigie_shared::view::CandidateCard| {
        let details = card.companion_details.as_ref();
        details.is_some_and(|details| details.permission_removed)
    };
    exam.see_card("the removed permission", is_removed).await;
    let page = exam.page().await;
    page.see("companion-trouble").await;
    page.see("companion-help").await;
    assert_eq!(page.axe().await, Vec::<String>::new());
    page.picture("companion-permission").await;

    exam.browser.set_site_access(true).await;
    exam.browser.visit_until(AI, &block_page("ai")).await;
    exam.see_card("the permission", |card| !is_removed(card))
        .await;
    exam.page().await.gone("companion-trouble").await;
    assert_eq!(exam.invigilator.card(SEAT).await.alerts, []);
    println!(
        "claim: a removed permission is on the board and before the candidate; sites stay blocked"
    );
}
