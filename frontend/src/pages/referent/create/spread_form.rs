//! People over several rooms, one session each.

use vigie_shared::api::{PlannedSession, RosterSpread, SpreadOrder};
use vigie_shared::limits::{MAX_CANDIDATES, MAX_SESSIONS_PER_FILE, MAX_VENUE_CHARS};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::draft::DraftChange;
use crate::components::{
    Button, ButtonVariant, Checkbox, DataTable, Icon, IconButton, RadioChoice, TABLE_ROW,
    TableCell, filter_event, table_cells,
};
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`SpreadForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SpreadFormProps {
    /// As it was chosen; none for one session.
    pub spread: Option<RosterSpread>,
    /// How many people there are.
    pub people: usize,
    /// How many classes are chosen.
    pub classes: usize,
    /// What would be made.
    pub sessions: Vec<PlannedSession>,
    pub change: Callback<DraftChange>,
}

/// A box that spreads, the order, the rooms, and the sessions that would be made.
#[component]
pub fn SpreadForm(props: &SpreadFormProps) -> Html {
    let language = use_language();
    let in_file = match &props.spread {
        Some(spread) => spread.by == SpreadOrder::File,
        None => !props.sessions.is_empty(),
    };
    let (people, classes) = (props.people, props.classes);
    let room = room_namer(&language);
    let onchange = props.change.reform(move |ticked: bool| {
        let made = match in_file {
            true => RosterSpread {
                by: SpreadOrder::File,
                rooms: Vec::new(),
            },
            false => suggested(people, classes, &room),
        };
        DraftChange::Spread(ticked.then_some(made))
    });
    let label = match in_file {
        true => language.text_with(
            "referent-spread-file",
            &[("count", props.sessions.len().into())],
        ),
        false => language.text("referent-spread"),
    };
    html! {
        <fieldset class="vigie-fieldset" data-testid="referent-spread">
            <legend>{ language.text("referent-spread-title") }</legend>
            <Checkbox testid="referent-spread-on" checked={props.spread.is_some()} {onchange}>
                { label }
            </Checkbox>
            if let Some(spread) = props.spread.clone().filter(|_| !in_file) {
                <SpreadOrderChoice spread={spread.clone()} change={props.change.clone()} />
                <RoomNames {spread} change={props.change.clone()} />
            }
            if props.spread.is_some() && !props.sessions.is_empty() {
                { planned(&language, &props.sessions) }
            }
        </fieldset>
    }
}

/// A room for each class where they are as many as rooms are needed at least; rooms of about
/// thirty people otherwise.
fn suggested(people: usize, classes: usize, room: &dyn Fn(usize) -> String) -> RosterSpread {
    let needed = people.div_ceil(MAX_CANDIDATES).max(1);
    let usual = people.div_ceil(30).max(2);
    let rooms = match classes > 1 && classes >= needed {
        true => classes,
        false => usual,
    };
    RosterSpread {
        by: if classes > 1 {
            SpreadOrder::Class
        } else {
            SpreadOrder::Alphabet
        },
        rooms: (1..=rooms.min(MAX_SESSIONS_PER_FILE)).map(room).collect(),
    }
}

/// A name for a room by its number, to be replaced by its own.
fn room_namer(language: &LanguageHandle) -> impl Fn(usize) -> String + 'static {
    let language = language.clone();
    move |number| language.text_with("referent-spread-room-name", &[("number", number.into())])
}

/// Properties of [`SpreadOrderChoice`] and [`RoomNames`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SpreadPartProps {
    pub spread: RosterSpread,
    pub change: Callback<DraftChange>,
}

/// By class or by name.
#[component]
fn SpreadOrderChoice(props: &SpreadPartProps) -> Html {
    let language = use_language();
    let orders = [
        (SpreadOrder::Class, "referent-spread-by-class"),
        (SpreadOrder::Alphabet, "referent-spread-by-alphabet"),
    ];
    let choice = |(by, key): (SpreadOrder, &'static str)| {
        let spread = RosterSpread {
            by,
            ..props.spread.clone()
        };
        let onchoose = props
            .change
            .reform(move |()| DraftChange::Spread(Some(spread.clone())));
        html! {
            <RadioChoice
                id={key}
                name="referent-spread-by"
                checked={props.spread.by == by}
                {onchoose}
                label={language.text(key)}
            />
        }
    };
    html! { <>{ for orders.into_iter().map(choice) }</> }
}

/// The names of the rooms, one row each.
#[component]
fn RoomNames(props: &SpreadPartProps) -> Html {
    let language = use_language();
    let with = |rooms: Vec<String>| {
        DraftChange::Spread(Some(RosterSpread {
            rooms,
            ..props.spread.clone()
        }))
    };
    let row = |(index, name): (usize, &String)| {
        let position = index + 1;
        let id = format!("referent-spread-room-{position}");
        let rooms = props.spread.rooms.clone();
        let spread = props.spread.clone();
        let oninput = filter_event(&props.change, move |event: InputEvent| {
            let mut spread = spread.clone();
            *spread.rooms.get_mut(index)? = event.target_dyn_into::<HtmlInputElement>()?.value();
            Some(DraftChange::Spread(Some(spread)))
        });
        let mut fewer = rooms;
        fewer.remove(index);
        let removed = with(fewer);
        html! {
            <li class="vigie-input-row">
                <span class="pf-v6-c-form-control">
                    <input
                        id={id.clone()}
                        data-testid={id.clone()}
                        type="text"
                        autocomplete="off"
                        maxlength={MAX_VENUE_CHARS.to_string()}
                        value={name.clone()}
                        aria-label={language.text_with("referent-spread-room", &[("position", position.into())])}
                        {oninput}
                    />
                </span>
                if props.spread.rooms.len() > 1 {
                    <IconButton
                        label={language.text_with("referent-spread-room-remove", &[("name", name.as_str().into())])}
                        icon={Icon::Cross}
                        testid={format!("{id}-remove")}
                        onclick={props.change.reform(move |()| removed.clone())}
                    />
                }
            </li>
        }
    };
    let mut more = props.spread.rooms.clone();
    more.push(room_namer(&language)(more.len() + 1));
    let added = with(more);
    html! {
        <>
            <ul class="vigie-rows">{ for props.spread.rooms.iter().enumerate().map(row) }</ul>
            if props.spread.rooms.len() < MAX_SESSIONS_PER_FILE {
                <Button
                    label={language.text("referent-spread-room-add")}
                    testid="referent-spread-room-add"
                    variant={ButtonVariant::Link}
                    icon={Icon::Plus}
                    onclick={props.change.reform(move |()| added.clone())}
                />
            }
        </>
    }
}

/// The sessions that would be made.
fn planned(language: &LanguageHandle, sessions: &[PlannedSession]) -> Html {
    let columns: Vec<AttrValue> = [
        "referent-planned-room",
        "referent-planned-when",
        "referent-planned-classes",
        "referent-planned-people",
        "referent-planned-from-to",
    ]
    .map(|key| AttrValue::from(language.text(key)))
    .to_vec();
    let row = |session: &PlannedSession| {
        let when = match session.held_on.is_empty() {
            true => "–".to_owned(),
            false => format!(
                "{} {}",
                format::day(language, &session.held_on),
                session.held_at
            ),
        };
        html! {
            <tr class={TABLE_ROW} data-testid="referent-planned-row">
                { table_cells(&columns, [
                    TableCell::header(session.room.clone()),
                    TableCell::data(when),
                    TableCell::data(session.classes.join(", ")),
                    TableCell::data(session.people),
                    TableCell::data(format!("{} – {}", session.first_person, session.last_person)),
                ]) }
            </tr>
        }
    };
    html! {
        <DataTable
            columns={columns.clone()}
            label={language.text("referent-planned-title")}
            testid="referent-planned"
            compact=true
        >
            { for sessions.iter().map(row) }
        </DataTable>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_a_class_or_rooms_of_thirty_are_suggested() {
        let suggested = |people, classes| suggested(people, classes, &|room| room.to_string());
        assert_eq!(suggested(173, 6).rooms.len(), 6);
        assert_eq!(suggested(100, 1).rooms.len(), 4);
        assert_eq!(suggested(100, 1).by, SpreadOrder::Alphabet);
        assert_eq!(suggested(180, 2).rooms.len(), 6);
        assert_eq!(suggested(10, 1).rooms.len(), 2);
    }
}
