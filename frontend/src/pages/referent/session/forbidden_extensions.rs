//! Which extensions are forbidden beside the companion: decided while the session is open.

use vigie_shared::companion::{
    ForbiddenExtension, MAX_FORBIDDEN_EXTENSION_CHARS, MAX_FORBIDDEN_EXTENSIONS,
};
use vigie_shared::ids::CommandId;
use vigie_shared::session::Command;
use yew::prelude::*;

use crate::components::{Button, ButtonSize, ButtonVariant, Dialog, Icon, TextField, TextLines};
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`ForbiddenExtensionsTool`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ForbiddenExtensionsToolProps {
    /// Those that are forbidden now.
    pub extensions: Vec<ForbiddenExtension>,
    /// Submits a command.
    pub submit: Callback<Command, CommandId>,
}

/// A button that says how many are forbidden; behind it the list.
#[component]
pub fn ForbiddenExtensionsTool(props: &ForbiddenExtensionsToolProps) -> Html {
    let language = use_language();
    let open = use_state_eq(|| false);
    let show = {
        let open = open.setter();
        move |()| open.set(true)
    };
    let onclose = use_callback(open.setter(), |(), open| open.set(false));
    let count = [("count", props.extensions.len().into())];
    html! {
        <>
            <Button
                label={language.text_with("referent-extensions-tool", &count)}
                icon={Icon::Lock}
                size={ButtonSize::Small}
                testid="forbidden-extensions"
                onclick={show}
            />
            if *open {
                <ExtensionsDialog
                    extensions={props.extensions.clone()}
                    submit={props.submit.clone()}
                    {onclose}
                />
            }
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ExtensionsDialogProps {
    extensions: Vec<ForbiddenExtension>,
    submit: Callback<Command, CommandId>,
    onclose: Callback<()>,
}

#[component]
fn ExtensionsDialog(props: &ExtensionsDialogProps) -> Html {
    let language = use_language();
    let text = use_state_eq(|| as_lines(&props.extensions));
    let fault = use_state_eq(|| None::<LineFault>);
    let ondecide = {
        let (text, fault) = ((*text).clone(), fault.setter());
        let (submit, onclose) = (props.submit.clone(), props.onclose.clone());
        move |()| match read_lines(&text) {
            Ok(extensions) => {
                submit.emit(Command::SetForbiddenExtensions { extensions });
                onclose.emit(());
            }
            Err(found) => fault.set(Some(found)),
        }
    };
    let onchange = {
        let text = text.setter();
        Callback::from(move |changed| text.set(changed))
    };
    let footer = html! {
        <Button
            label={language.text("referent-policy-decide")}
            variant={ButtonVariant::Primary}
            testid="forbidden-extensions-decide"
            onclick={ondecide}
        />
    };
    html! {
        <Dialog
            title={language.text("referent-extensions-title")}
            testid="forbidden-extensions-dialog"
            close_label={language.text("referent-policy-cancel")}
            onclose={props.onclose.clone()}
            {footer}
        >
            <p>{ language.text("referent-extensions-lead") }</p>
            <TextField
                id="forbidden-extensions-list"
                label={language.text("referent-extensions-label")}
                hint={language.text("referent-extensions-hint")}
                value={(*text).clone()}
                {onchange}
                lines={TextLines::Prose(5)}
                spellcheck=false
                optional=true
                error={fault.map(|fault| AttrValue::from(fault.words(&language)))}
            />
        </Dialog>
    }
}

/// What is wrong with what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineFault {
    /// The line, from 1, is too long.
    TooLong(usize),
    /// More entries than a session may forbid.
    TooMany(usize),
}

impl LineFault {
    fn words(self, language: &LanguageHandle) -> String {
        match self {
            Self::TooLong(line) => {
                let args = [
                    ("line", line.into()),
                    ("most", MAX_FORBIDDEN_EXTENSION_CHARS.into()),
                ];
                language.text_with("referent-extensions-too-long", &args)
            }
            Self::TooMany(count) => {
                let args = [
                    ("count", count.into()),
                    ("most", MAX_FORBIDDEN_EXTENSIONS.into()),
                ];
                language.text_with("referent-extensions-too-many", &args)
            }
        }
    }
}

fn as_lines(extensions: &[ForbiddenExtension]) -> String {
    let lines: Vec<&str> = extensions.iter().map(ForbiddenExtension::as_str).collect();
    lines.join("\n")
}

/// One extension a line; empty lines are none.
fn read_lines(text: &str) -> Result<Vec<ForbiddenExtension>, LineFault> {
    let mut read = Vec::new();
    for (line, text) in (1..).zip(text.lines()) {
        // A tab between words is what pasting brings.
        let text = text.replace('\t', " ");
        if text.trim().is_empty() {
            continue;
        }
        let extension = ForbiddenExtension::parse(&text);
        read.push(extension.map_err(|_| LineFault::TooLong(line))?);
    }
    match read.len() {
        count if count > MAX_FORBIDDEN_EXTENSIONS => Err(LineFault::TooMany(count)),
        _ => Ok(read),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_an_extension_and_what_is_wrong_is_named() {
        let read = read_lines("Grammarly\n\n  aaaa\tb \n").unwrap();
        assert_eq!(as_lines(&read), "Grammarly\naaaa b");
        assert_eq!(read_lines(" \n"), Ok(Vec::new()));
        let long = format!("a\n{}", "b".repeat(81));
        assert_eq!(read_lines(&long), Err(LineFault::TooLong(2)));
        let many = "a\n".repeat(31);
        assert_eq!(read_lines(&many), Err(LineFault::TooMany(31)));
    }
}
