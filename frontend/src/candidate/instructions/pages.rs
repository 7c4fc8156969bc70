//! What the five pages say.

use vigie_shared::item::ItemMode;
use vigie_shared::rules::QUESTION_COUNT;
use vigie_shared::time::TEST_DURATION;
use yew::prelude::*;

use super::super::mode::ModeBadge;
use super::super::span::length;
use super::super::store::Page;
use crate::components::Icon;
use crate::i18n::LanguageHandle;

/// Below this many treated questions there is no score.
const LEAST: u8 = vigie_shared::rules::MINIMUM_TREATED;

/// One page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaf {
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

impl Leaf {
    /// In the order they are read.
    pub const ALL: [Self; 5] = [
        Self::Welcome,
        Self::Course,
        Self::Modes,
        Self::Trouble,
        Self::Rules,
    ];

    /// The heading.
    pub fn title(self, language: &LanguageHandle, page: &Page) -> String {
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

    /// What is below it.
    pub fn body(self, language: &LanguageHandle, page: &Page) -> Html {
        match self {
            Self::Welcome => welcome(language),
            Self::Course => course(language, page.duration_micros),
            Self::Modes => modes(language),
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

fn course(language: &LanguageHandle, duration: i64) -> Html {
    let figure = |number: String, words: &str, testid: &'static str| {
        html! {
            <div class="vigie-figure" data-testid={testid}>
                <dt>{ language.text(words) }</dt>
                <dd>{ number }</dd>
            </div>
        }
    };
    let lengthened = duration > TEST_DURATION;
    let time = if lengthened {
        "candidate-course-extra"
    } else {
        "candidate-course-time"
    };
    html! {
        <>
            <dl class="vigie-figures">
                { figure(QUESTION_COUNT.to_string(), "candidate-course-questions", "questions") }
                { figure(length(language, duration), time, "duration") }
                { figure(LEAST.to_string(), "candidate-course-least", "least") }
            </dl>
            <p>{ language.text("candidate-course-one-by-one") }</p>
            <p>{ language.text("candidate-course-clock") }</p>
            <p>{ language.text("candidate-course-minimum") }</p>
        </>
    }
}

fn modes(language: &LanguageHandle) -> Html {
    let card = |mode: ItemMode, keys: [&str; 3]| {
        let class = match mode {
            ItemMode::Free => "vigie-modes__card--free",
            ItemMode::Focus => "vigie-modes__card--focus",
        };
        html! {
            <section class={classes!("vigie-modes__card", class)}>
                <h2><ModeBadge {mode} /></h2>
                <ul>{ for keys.into_iter().map(|key| html! { <li>{ language.text(key) }</li> }) }</ul>
            </section>
        }
    };
    html! {
        <>
            <p>{ language.text("candidate-modes-lead") }</p>
            <div class="vigie-modes">
                { card(ItemMode::Free, ["candidate-free-web", "candidate-free-tools", "candidate-free-sites"]) }
                { card(ItemMode::Focus, ["candidate-focus-stay", "candidate-focus-warned", "candidate-focus-left"]) }
            </div>
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
