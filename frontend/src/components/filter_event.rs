//! Callbacks for events that may carry nothing.

use yew::Callback;

/// Calls back with what `read` returns for an event, and not at all if that is none.
pub fn filter_event<E: 'static, T: 'static>(
    callback: &Callback<T>,
    read: impl Fn(E) -> Option<T> + 'static,
) -> Callback<E> {
    let callback = callback.clone();
    Callback::from(move |event| {
        if let Some(meaning) = read(event) {
            callback.emit(meaning);
        }
    })
}
