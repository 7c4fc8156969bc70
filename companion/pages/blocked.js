// Shown in place of a forbidden site while a test runs. It knows the category and nothing of the
// address.

import { api, ask, element, text, translatePage } from "./messages.js";

const parameters = new URLSearchParams(location.search);
const categories = ["ai", "help_forum", "answer_site", "messaging", "screen_translation"];
const category = categories.find((one) => one === parameters.get("category")) ?? null;

translatePage();
element("category").textContent = category === null ? "" : text(`category_${category}`);
element("back").addEventListener("click", () => void ask({ type: "show_test" }));
api.storage.onChanged.addListener((/** @type {any} */ changes, /** @type {string} */ area) => {
  if (area === "local" && "blocking" in changes) show(changes.blocking.newValue !== undefined);
});
void start();

async function start() {
  // A page that was open before the test began is covered, and no attempt.
  const isAttempt = !parameters.has("open") && category !== null;
  const status = await ask(isAttempt ? { type: "blocked_page", category } : { type: "status" });
  show(status?.isBlocking === true);
}

/** @param {boolean} isRunning */
function show(isRunning) {
  element("running").hidden = !isRunning;
  element("over").hidden = isRunning;
  element("back").hidden = !isRunning;
}
