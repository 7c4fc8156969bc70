//! The texts of the five pages.

use vigie_shared::item::ItemMode;
use vigie_shared::rules::{MINIMUM_TREATED, QUESTION_COUNT};
use vigie_shared::time::TEST_DURATION;
use yew::prelude::*;

use crate::components::Icon;
use crate::features::question::ModeBadge;
use crate::features::question::PageView;
use crate::format::{Rounding, duration};
use crate::i18n::LanguageHandle;

/// One page of the instructions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InstructionStep {
    /// What kind of test this is.
    Welcome,
    /// Questions, time, minimum.
    Course,
    /// Free and focus.
    Modes,
    /// What to do.
    Trouble,
    /// What is forbidden.
    Rules,
}

impl InstructionStep {
    /// In the order they are read.
    pub const ALL: [Self; 5] = [
        Self::Welcome,
        Self::Course,
        Self::Modes,
        Self::Trouble,
        Self::Rules,
    ];

    /// The heading.
    pub fn title(self, language: &LanguageHandle, page: &PageView) -> String {
        match self {
            Self::Welcome => {
                let name = page.first_name.clone();
                language.text_with("candidate-welcome-title", &[("name", name.into())])
            }
            Self::Course => language.text("candidate-course-title"),
            Self::Modes => language.text("candidate-modes-title"),
            Self::Trouble => language.text("candidate-trouble-title"),
            Self::Rules => language.text("candidate-rules-title"),
        }
    }

    /// The text below it.
    pub fn body(self, language: &LanguageHandle, page: &PageView) -> Html {
        match self {
            Self::Welcome => welcome(language),
            Self::Course => course(language, page.duration_micros),
            Self::Modes => modes(language, page.any_loss_counts),
            Self::Trouble => trouble(language),
            Self::Rules => rules(language),
        }
    }
}

fn welcome(language: &LanguageHandle) -> Html {
    html! {
        <>
            <p>{ language.text("candidate-welcome-adaptive") }</p>
            <p>{ language.text("candidate-welcome-hard") }</p>
            <p>{ language.text("candidate-welcome-pass") }</p>
            <p>{ language.text("candidate-welcome-end") }</p>
        </>
    }
}

fn course(language: &LanguageHandle, micros: i64) -> Html {
    let figure = |number: String, words: &str, testid: &'static str| {
        html! {
            <div class="vigie-figure" data-testid={testid}>
                <dt>{ language.text(words) }</dt>
                <dd>{ number }</dd>
            </div>
        }
    };
    let lengthened = micros > TEST_DURATION;
    let time = if lengthened {
        "candidate-course-extra"
    } else {
        "candidate-course-time"
    };
    html! {
        <>
            <dl class="vigie-figures">
                { figure(QUESTION_COUNT.to_string(), "candidate-course-questions", "questions") }
                { figure(duration(language, micros, Rounding::Up), time, "duration") }
                { figure(MINIMUM_TREATED.to_string(), "candidate-course-least", "least") }
            </dl>
            <p>{ language.text("candidate-course-one-by-one") }</p>
            <p>{ language.text("candidate-course-clock") }</p>
            <p>{ language.text("candidate-course-minimum") }</p>
        </>
    }
}

fn modes(language: &LanguageHandle, any_loss_counts: bool) -> Html {
    let left = if any_loss_counts {
        "candidate-focus-any-loss"
    } else {
        "candidate-focus-left"
    };
    let card = |mode: ItemMode, keys: &[&str]| {
        let class = match mode {
            ItemMode::Free => "vigie-modes__card--free",
            ItemMode::Focus => "vigie-modes__card--focus",
        };
        html! {
            <section class={classes!("vigie-modes__card", class)}>
                <h2><ModeBadge {mode} /></h2>
                <ul>{ for keys.iter().map(|key| html! { <li>{ language.text(key) }</li> }) }</ul>
            </section>
        }
    };
    html! {
        <>
            <p>{ language.text("candidate-modes-lead") }</p>
            <div class="vigie-modes">
                { card(ItemMode::Free, &["candidate-free-web", "candidate-free-tools", "candidate-free-sites"]) }
                { card(
                    ItemMode::Focus,
                    &["candidate-focus-stay", "candidate-focus-warned", left, "candidate-focus-reload"],
                ) }
            </div>
            <p>{ language.text("candidate-modes-recorded") }</p>
        </>
    }
}

fn trouble(language: &LanguageHandle) -> Html {
    let report = language.text("candidate-report");
    let sure = language.text("candidate-report-sure");
    let steps = [
        language.text("candidate-trouble-bottom"),
        language.text_with("candidate-trouble-report", &[("button", report.into())]),
        language.text_with("candidate-trouble-sure", &[("button", sure.into())]),
        language.text("candidate-trouble-hand"),
    ];
    html! {
        <>
            <p>{ language.text("candidate-trouble-lead") }</p>
            <ol class="vigie-bullets">{ for steps.into_iter().map(|step| html! { <li>{ step }</li> }) }</ol>
            <p class="vigie-box vigie-box--info">
                { Icon::Pause }
                <span>{ language.text("candidate-trouble-time") }</span>
            </p>
            <p>{ language.text("candidate-trouble-network") }</p>
        </>
    }
}

fn rules(language: &LanguageHandle) -> Html {
    let forbidden = [
        "candidate-rule-communicate",
        "candidate-rule-phone",
        "candidate-rule-ai",
        "candidate-rule-forum",
        "candidate-rule-other",
        "candidate-rule-identity",
    ];
    html! {
        <>
            <p>{ language.text("candidate-rules-lead") }</p>
            <ul class="vigie-forbidden">
                { for forbidden.into_iter().map(|key| html! {
                    <li>{ Icon::Cross }<span>{ language.text(key) }</span></li>
                }) }
            </ul>
            <p>{ language.text("candidate-rules-consequence") }</p>
        </>
    }
}
