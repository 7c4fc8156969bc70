// In the pages of allowed servers: passes the questions of a candidate's page to the background
// script, and its answers back (docs/COMPANION.md). It decides nothing and holds no secret: any
// script of the page sees what passes here.
"use strict";

(() => {
  // An earlier copy in the same page stops: one question has one answer.
  globalThis.vigieStopPageLink?.();

  const QUESTION = "vigie:companion?";
  const ANSWER = "vigie:companion!";
  const LINK = "vigie:companion-link";
  const LONGEST = 1000;
  const MOST_WAITING = 8;
  const api = globalThis.browser ?? globalThis.chrome;
  let waiting = 0;

  /** @param {"page_question" | "page_ticket"} type @param {Event} event */
  async function pass(type, event) {
    const detail = /** @type {CustomEvent} */ (event).detail;
    if (typeof detail !== "string" || detail.length > LONGEST || waiting >= MOST_WAITING) return;
    waiting += 1;
    try {
      const reply = await api.runtime.sendMessage({ type, detail });
      if (typeof reply?.answer === "string") {
        document.dispatchEvent(new CustomEvent(ANSWER, { detail: reply.answer }));
      }
    } catch {
      // Updated, disabled or removed: this copy is of the past. Another one, if there is one,
      // has been put into the page by the new background script.
      if (api.runtime?.id === undefined) stop();
    } finally {
      waiting -= 1;
    }
  }

  const onQuestion = (/** @type {Event} */ event) => void pass("page_question", event);
  const onTicket = (/** @type {Event} */ event) => void pass("page_ticket", event);

  function stop() {
    document.removeEventListener(QUESTION, onQuestion);
    document.removeEventListener(LINK, onTicket);
  }

  globalThis.vigieStopPageLink = stop;
  document.addEventListener(QUESTION, onQuestion);
  document.addEventListener(LINK, onTicket);
})();
