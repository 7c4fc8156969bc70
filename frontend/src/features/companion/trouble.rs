//! What is wrong with a companion that is there, while the test goes on.

use vigie_shared::session::CompanionPolicy;
use yew::prelude::*;

use super::{CompanionHelp, CompanionLine, CompanionState, CompanionStatus};

/// Properties of [`CompanionTrouble`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CompanionTroubleProps {
    /// The companion, as the page detects it.
    pub companion: CompanionStatus,
    /// Must it be detected?
    pub policy: CompanionPolicy,
}

/// Says it above the question, with how to mend it. Nothing where all is well, where the companion
/// is merely observed, and for what ends by itself or blocks the test, which has a page of its own.
#[component]
pub fn CompanionTrouble(props: &CompanionTroubleProps) -> Html {
    if props.policy == CompanionPolicy::Observed || !needs_a_person(props.companion) {
        return Html::default();
    }
    html! {
        <div class="vigie-box vigie-box--warning" data-testid="companion-trouble">
            <div>
                <CompanionLine companion={props.companion} policy={props.policy} />
                <CompanionHelp companion={props.companion} />
            </div>
        </div>
    }
}

fn needs_a_person(companion: CompanionStatus) -> bool {
    matches!(
        companion,
        CompanionStatus::Answering(
            CompanionState::NoPermission
                | CompanionState::ClockWrong
                | CompanionState::PrivateWindow
                | CompanionState::ListRefused
        )
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_person_can_mend_stands_above_the_question() {
        let needs = |state| needs_a_person(CompanionStatus::Answering(state));
        assert!(needs(CompanionState::NoPermission));
        assert!(needs(CompanionState::ListRefused));
        assert!(!needs(CompanionState::Blocking));
        assert!(!needs(CompanionState::Unreachable), "it tries again");
        assert!(
            !needs_a_person(CompanionStatus::Absent),
            "a page of its own"
        );
    }
}
