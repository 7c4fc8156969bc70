//! Other invigilators who come and go: a calm notice, which goes by itself.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use vigie_shared::session::{ActorName, StaffMember};
use vigie_shared::time::MINUTE;
use vigie_shared::view::BoardWatcher;
use yew::prelude::*;

use super::context::use_board_context;
use super::store::BoardState;
use super::watchers::how;
use crate::clock::{DeviceInstant, device_now};
use crate::components::{Icon, IconButton};
use crate::i18n::use_language;

/// Milliseconds for which it is shown.
const NEWS_MILLIS: u32 = 10_000;
/// Notices shown at once: the latest ones.
const MAX_NEWS: usize = 3;
/// After a snapshot (the server may have restarted) the others come back one by one, within
/// this time, microseconds. That is no news.
const RETURN_MICROS: i64 = 2 * MINUTE;

/// Somebody came or went.
#[derive(Debug, Clone, PartialEq)]
struct WatcherNews {
    who: StaffMember,
    entered: bool,
}

/// What the page knows of the others.
#[derive(Debug, Clone, Default, PartialEq)]
struct KnownWatchers {
    /// Number of the last snapshot; none before the first.
    snapshot: Option<u32>,
    present: Vec<StaffMember>,
    /// Not in the last snapshot, and in the one before, seen until then.
    missing: Vec<(StaffMember, DeviceInstant)>,
}

impl KnownWatchers {
    /// Takes in who watches now; gives what is new to `me`.
    fn update(
        &mut self,
        snapshot: u32,
        watchers: &[BoardWatcher],
        me: Option<&ActorName>,
        now: DeviceInstant,
    ) -> Vec<WatcherNews> {
        let is_me = |who: &StaffMember| {
            me.is_some_and(|me| me.is_same_person(&ActorName::Invigilator(who.clone())))
        };
        let others = watchers.iter().map(|watcher| &watcher.who);
        let others: Vec<StaffMember> = others.filter(|who| !is_me(who)).cloned().collect();
        let before = std::mem::replace(&mut self.present, others);
        let gone: Vec<StaffMember> = without(&before, &self.present);
        if self.snapshot.replace(snapshot) != Some(snapshot) {
            let gone = gone.into_iter().map(|who| (who, now));
            self.missing.extend(gone);
            return Vec::new();
        }
        self.missing
            .retain(|(_, seen)| now.since(*seen) < RETURN_MICROS);
        let came: Vec<StaffMember> = without(&self.present, &before)
            .into_iter()
            .filter(|who| !self.missing.iter().any(|(one, _)| one.is_same_person(who)))
            .collect();
        let news = |entered| move |who| WatcherNews { who, entered };
        let gone = gone.into_iter().map(news(false));
        came.into_iter().map(news(true)).chain(gone).collect()
    }
}

/// Those of `people` who are not among `others`.
fn without(people: &[StaffMember], others: &[StaffMember]) -> Vec<StaffMember> {
    let is_new = |who: &&StaffMember| !others.iter().any(|other| other.is_same_person(who));
    people.iter().filter(is_new).cloned().collect()
}

/// The notices that are shown, each with its number.
#[derive(Debug, Clone, Default, PartialEq)]
struct NewsList {
    shown: Vec<(u32, WatcherNews)>,
    next: u32,
}

enum NewsAction {
    Show(Vec<WatcherNews>),
    Dismiss(u32),
}

impl Reducible for NewsList {
    type Action = NewsAction;

    fn reduce(self: Rc<Self>, action: NewsAction) -> Rc<Self> {
        let mut list = (*self).clone();
        match action {
            NewsAction::Show(news) => {
                for one in news {
                    list.shown.push((list.next, one));
                    list.next = list.next.wrapping_add(1);
                }
                let excess = list.shown.len().saturating_sub(MAX_NEWS);
                list.shown.drain(..excess);
            }
            NewsAction::Dismiss(number) => list.shown.retain(|(one, _)| *one != number),
        }
        Rc::new(list)
    }
}

/// Properties of [`WatcherNotices`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct WatcherNoticesProps {
    pub board: BoardState,
}

/// Inside the live region of the notices. Who watched already when the page was opened is no
/// news, nor is the person at the page.
#[component]
pub fn WatcherNotices(props: &WatcherNoticesProps) -> Html {
    let context = use_board_context();
    let known = use_mut_ref(KnownWatchers::default);
    let list = use_reducer_eq(NewsList::default);
    {
        let (list, me) = (list.dispatcher(), context.me.clone());
        let watchers = props.board.watchers().to_vec();
        use_effect_with(
            (props.board.snapshot(), watchers),
            move |(snapshot, watchers)| {
                let mut known = known.borrow_mut();
                let news = known.update(*snapshot, watchers, me.as_ref(), device_now());
                if !news.is_empty() {
                    list.dispatch(NewsAction::Show(news));
                }
            },
        );
    }
    let onclose = {
        let list = list.dispatcher();
        Callback::from(move |number| list.dispatch(NewsAction::Dismiss(number)))
    };
    html! {
        { for list.shown.iter().map(|(number, news)| html! {
            <NewsItem key={*number} number={*number} news={news.clone()} onclose={onclose.clone()} />
        }) }
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct NewsItemProps {
    number: u32,
    news: WatcherNews,
    onclose: Callback<u32>,
}

#[component]
fn NewsItem(props: &NewsItemProps) -> Html {
    let language = use_language();
    let number = props.number;
    {
        let onclose = props.onclose.clone();
        use_effect_with((), move |()| {
            let timer = Timeout::new(NEWS_MILLIS, move || onclose.emit(number));
            move || drop(timer)
        });
    }
    let WatcherNews { who, entered } = &props.news;
    let name = ("name", who.name.clone().into());
    let text = match entered {
        true => {
            let how = how(&language, who.is_named());
            language.text_with("board-watcher-entered", &[name, ("how", how.into())])
        }
        false => language.text_with("board-watcher-left", &[name]),
    };
    html! {
        <div class="vigie-notice vigie-notice--news" data-testid="watcher-news">
            { Icon::Eye }
            <p>{ text }</p>
            <IconButton
                label={language.text("board-close")}
                icon={Icon::Cross}
                onclick={props.onclose.reform(move |()| number)}
            />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::ids::{AccountId, LoginId};
    use vigie_shared::time::{SECOND, Timestamp};

    fn who(login: u128, account: Option<u128>) -> StaffMember {
        StaffMember {
            name: format!("Person {login}"),
            login: Some(LoginId(uuid::Uuid::from_u128(login))),
            account: account.map(|id| AccountId(uuid::Uuid::from_u128(id))),
        }
    }

    fn watching(people: &[StaffMember]) -> Vec<BoardWatcher> {
        let watcher = |who: &StaffMember| BoardWatcher {
            who: who.clone(),
            since: Timestamp(0),
        };
        people.iter().map(watcher).collect()
    }

    fn at(seconds: i64) -> DeviceInstant {
        DeviceInstant(seconds * SECOND)
    }

    #[test]
    fn others_who_come_and_go_are_news_and_the_person_at_the_page_is_none() {
        let me = ActorName::Invigilator(who(1, None));
        let mut known = KnownWatchers::default();
        let mut see = |people: &[StaffMember]| known.update(1, &watching(people), Some(&me), at(0));
        assert_eq!(see(&[who(2, None)]), [], "there already");
        assert_eq!(see(&[who(2, None), who(1, None)]), []);
        let news = see(&[who(1, None), who(3, Some(9))]);
        let news: Vec<(&str, bool)> = news
            .iter()
            .map(|news| (&*news.who.name, news.entered))
            .collect();
        assert_eq!(news, [("Person 3", true), ("Person 2", false)]);
        // The same person on another login.
        assert_eq!(see(&[who(1, None), who(4, Some(9))]), []);
    }

    #[test]
    fn after_a_restart_of_the_server_those_who_come_back_are_no_news() {
        let mut known = KnownWatchers::default();
        let all = [who(1, None), who(2, None)];
        known.update(1, &watching(&all), None, at(0));
        assert_eq!(known.update(2, &[], None, at(10)), []);
        let back = known.update(2, &watching(&all[..1]), None, at(12));
        assert_eq!(back, []);
        // Much later it is.
        let back = known.update(2, &watching(&all), None, at(600));
        assert_eq!(back.len(), 1);
    }

    #[test]
    fn only_the_latest_notices_are_shown() {
        let news = |login| WatcherNews {
            who: who(login, None),
            entered: true,
        };
        let list = Rc::new(NewsList::default());
        let list = list.reduce(NewsAction::Show((0..5).map(news).collect()));
        let numbers: Vec<u32> = list.shown.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [2, 3, 4]);
        let list = list.reduce(NewsAction::Dismiss(3));
        assert_eq!(list.shown.len(), 2);
    }
}
