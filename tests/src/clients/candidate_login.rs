//! What a candidate's page does.

use super::CandidateLogin;
use crate::Socket;
use serde_json::Value;
use vigie_item_bank::{Bank, Item};
use vigie_shared::{
    ids::PresentationId,
    item::ItemContent,
    session::Command,
    view::{CandidatePhase, CandidateView, QuestionView},
};

impl CandidateLogin {
    /// Connects again with the same login, as after a network failure.
    pub async fn reconnect(&mut self) {
        self.socket = Socket::open(self.port, &self.socket_path, &self.cookie).await;
    }

    /// The same login in another tab.
    pub async fn another_tab(&self) -> Self {
        Self {
            socket: Socket::open(self.port, &self.socket_path, &self.cookie).await,
            cookie: self.cookie.clone(),
            socket_path: self.socket_path.clone(),
            port: self.port,
        }
    }

    /// The page as it is now, on a new connection.
    pub async fn page(&mut self) -> Value {
        self.reconnect().await;
        self.next_page().await
    }

    /// The same as the pages read it.
    pub async fn view(&mut self) -> CandidateView<ItemContent> {
        self.reconnect().await;
        self.socket.snapshot().await
    }

    /// The question on the page as it is now; another page fails the test.
    pub async fn question_view(&mut self) -> QuestionView<ItemContent> {
        match self.view().await.phase {
            CandidatePhase::Testing { question, .. } => question,
            other => panic!("not a question: {other:?}"),
        }
    }

    /// Treated questions on the page as it is now; 0 before the test.
    pub async fn treated(&mut self) -> u8 {
        match self.view().await.phase {
            CandidatePhase::Testing { treated, .. } | CandidatePhase::Ended { treated, .. } => {
                treated
            }
            _ => 0,
        }
    }

    /// The next page the server sends.
    pub async fn next_page(&mut self) -> Value {
        self.socket
            .wait_for(|message| message["type"] == "snapshot")
            .await["state"]
            .clone()
    }

    /// The question on a page: its presentation and, once shown, its item.
    pub fn question<'a>(page: &Value, bank: &'a Bank) -> (PresentationId, Option<&'a Item>) {
        let question = &page["phase"]["question"];
        let presentation =
            PresentationId(u16::try_from(question["presentation"].as_u64().unwrap()).unwrap());
        let prompt = question["content"]["prompt"]["fr"].as_str();
        (
            presentation,
            prompt.map(|prompt| bank.find_by_prompt(prompt).unwrap()),
        )
    }

    /// Answers the current question, correctly or not; gives its presentation.
    pub async fn answer(&mut self, bank: &Bank, correctly: bool) -> PresentationId {
        let page = self.page().await;
        let (presentation, item) = self.shown(page, bank).await;
        let response = if correctly {
            item.correct_response()
        } else {
            item.incorrect_response()
        };
        self.socket
            .ask(Command::Answer {
                presentation,
                response,
            })
            .await
            .unwrap();
        presentation
    }

    /// Treats this many questions one after the other, correctly and incorrectly in turn.
    /// Reconnects now and then: the rate limit of a connection never refills while the
    /// clock stands still.
    pub async fn treat(&mut self, bank: &Bank, questions: u8) {
        const QUESTIONS_PER_CONNECTION: u8 = 16;
        let mut page = Value::Null;
        for number in 0..questions {
            if number % QUESTIONS_PER_CONNECTION == 0 {
                page = self.page().await;
            }
            let (presentation, shown) = Self::question(&page, bank);
            let item = match shown {
                Some(item) => item,
                None => {
                    self.socket
                        .ask(Command::Reveal { presentation })
                        .await
                        .unwrap();
                    page = self.next_page().await;
                    Self::question(&page, bank).1.unwrap()
                }
            };
            let response = if number % 2 == 0 {
                item.correct_response()
            } else {
                item.incorrect_response()
            };
            let answer = Command::Answer {
                presentation,
                response,
            };
            self.socket.ask(answer).await.unwrap();
            page = self.next_page().await;
        }
    }

    /// The question of a page with its item, after the warning if there is one.
    pub async fn shown<'a>(&mut self, page: Value, bank: &'a Bank) -> (PresentationId, &'a Item) {
        let (presentation, item) = Self::question(&page, bank);
        if let Some(item) = item {
            return (presentation, item);
        }
        self.socket
            .ask(Command::Reveal { presentation })
            .await
            .unwrap();
        let page = self.page().await;
        (presentation, Self::question(&page, bank).1.unwrap())
    }
}
