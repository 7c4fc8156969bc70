// Puts the texts of the user's language into a page: elements name theirs in `data-message`.

/** @type {any} */
export const api = globalThis.browser ?? globalThis.chrome;

/** @param {string} name @param {...string} values */
export const text = (name, ...values) => api.i18n.getMessage(name, values);

export function translatePage() {
  document.documentElement.lang = text("language");
  for (const element of document.querySelectorAll("[data-message]")) {
    element.textContent = text(/** @type {HTMLElement} */ (element).dataset.message ?? "");
  }
  document.title = document.querySelector("h1")?.textContent ?? text("extension_name");
}

/** @param {number} ms @returns {string} time of day */
export const timeOfDay = (ms) =>
  new Intl.DateTimeFormat(text("language"), { hour: "2-digit", minute: "2-digit" }).format(ms);

/** @param {string} id @returns {HTMLElement} */
export const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {any} message @returns {Promise<any>} */
export async function ask(message) {
  try {
    return await api.runtime.sendMessage(message);
  } catch {
    // The extension was updated while this page was open.
    return null;
  }
}
