// In the results pages of search engines while a test runs: hides links to forbidden sites and
// answers by AI, and counts them by category. Nothing of the page is read, kept or sent besides
// these counts. When the test ends, everything hidden is shown again.
"use strict";

(() => {
  // An earlier copy in the same page (after an update of the companion) stops first.
  globalThis.vigieStopSearch?.();

  const engine = globalThis.VigieSearch.engineAt(location.hostname);
  if (engine === null) return;
  const api = globalThis.browser ?? globalThis.chrome;
  const REPORT_MS = 500;
  /** A page that needs longer than this to look through is looked through less often. */
  const SLOW_SCAN_MS = 12;
  const PAUSE_AFTER_SLOW_MS = 300;
  const MOST_LINKS = 5_000;
  const HEADINGS = "h1, h2, h3, h4, [role=heading], section[aria-label], [role=region][aria-label], "
    + "[role=complementary][aria-label]";

  /** @type {any} */
  let index = null;
  /** @type {Map<HTMLElement, string>} hidden element and its own `display` */
  const hidden = new Map();
  /** @type {WeakMap<Element, string>} links that were looked at, and where they led then */
  const seen = new WeakMap();
  /** @type {Record<string, number>} */
  let unsent = {};
  let isScheduled = false;
  /** @type {any} */
  let reportTimer = null;
  /** @type {any} */
  let endTimer = null;
  const observer = new MutationObserver(schedule);

  async function start() {
    const { blocking, blockingUntil } = await api.storage.local.get(["blocking", "blockingUntil"]);
    apply(blocking, blockingUntil);
  }

  /** @param {any} blocking @param {number | undefined} until */
  function apply(blocking, until) {
    const untilMs = until ?? 0;
    if (blocking === undefined || Date.now() >= untilMs) {
      showAll();
      return;
    }
    endBy(untilMs);
    if (index === null) {
      observer.observe(document, {
        subtree: true, childList: true, attributes: true, attributeFilter: ["href"],
      });
    }
    index = globalThis.VigieSites.indexOf(blocking.sites, blocking.hosts);
    schedule();
  }

  /** Should the background script be gone (the companion was disabled), this ends on its own. */
  function endBy(/** @type {number} */ until) {
    clearTimeout(endTimer);
    endTimer = setTimeout(showAll, Math.min(until - Date.now(), 2 ** 31 - 1));
  }

  function schedule() {
    if (isScheduled || index === null) return;
    isScheduled = true;
    // Before the next picture is drawn: a result is hidden before it was seen. In a page that
    // nobody sees this waits, which is as well.
    requestAnimationFrame(scan);
  }

  function scan() {
    if (index === null) return;
    const start = performance.now();
    hideAnswers();
    hideLinks();
    const isSlow = performance.now() - start > SLOW_SCAN_MS;
    if (!isSlow) {
      isScheduled = false;
      return;
    }
    setTimeout(() => {
      isScheduled = false;
      schedule();
    }, PAUSE_AFTER_SLOW_MS);
  }

  function hideLinks() {
    let looked = 0;
    for (const link of document.querySelectorAll("a[href]")) {
      if ((looked += 1) > MOST_LINKS) break;
      const { href } = /** @type {HTMLAnchorElement} */ (link);
      if (seen.get(link) === href) continue;
      seen.set(link, href);
      for (const target of globalThis.VigieSearch.targetsOf(engine, href)) {
        const category = globalThis.VigieSites.categoryOf(index, target)
          ?? (globalThis.VigieSearch.isAnswerPage(target) ? "ai" : null);
        if (category !== null) hide(resultAround(link), category);
      }
    }
  }

  /** The outermost result around a link, so that its title, text and pictures go together. */
  function resultAround(/** @type {Element} */ link) {
    let outermost = link;
    for (let next = link.closest(engine.results); next !== null; ) {
      outermost = next;
      next = next.parentElement?.closest(engine.results) ?? null;
    }
    return outermost;
  }

  function hideAnswers() {
    for (const block of document.querySelectorAll(engine.answers)) hide(block, "ai");
    for (const heading of document.querySelectorAll(HEADINGS)) {
      // The engine's own list of pages has the same words; its links are looked at one by one.
      if (heading.closest("nav, header, [role=navigation], [role=tablist]")) continue;
      const said = heading.getAttribute("aria-label") ?? heading.textContent ?? "";
      if (said.length < 60 && engine.labels.test(said.trim())) hide(blockAround(heading), "ai");
    }
  }

  /**
   * The largest element around a heading that holds neither an ordinary result nor the field to
   * search in.
   */
  function blockAround(/** @type {Element} */ heading) {
    let block = heading;
    for (;;) {
      const parent = block.parentElement;
      const isPage = parent === null || parent.matches("body, main, #search, #b_results, #results, #web");
      if (isPage || parent.querySelector(`form, textarea, input[type=search], ${engine.results}`)) break;
      block = parent;
    }
    return block;
  }

  function hide(/** @type {Element} */ element, /** @type {string} */ category) {
    if (!(element instanceof HTMLElement) || hidden.has(element)) return;
    if (element.parentElement?.closest("[data-vigie-hidden]")) return;
    hidden.set(element, element.style.display);
    element.style.setProperty("display", "none", "important");
    element.setAttribute("data-vigie-hidden", category);
    unsent[category] = (unsent[category] ?? 0) + 1;
    reportTimer ??= setTimeout(report, REPORT_MS);
  }

  function report() {
    reportTimer = null;
    const counts = unsent;
    unsent = {};
    // The extension may have been updated or disabled since: then nobody counts any more.
    Promise.resolve()
      .then(() => api.runtime.sendMessage({ type: "hidden_links", counts }))
      .catch(() => undefined);
  }

  function showAll() {
    index = null;
    isScheduled = false;
    observer.disconnect();
    clearTimeout(endTimer);
    for (const [element, display] of hidden) {
      element.style.removeProperty("display");
      if (display !== "") element.style.display = display;
      element.removeAttribute("data-vigie-hidden");
      // Looked at again when another test starts with this page open.
      for (const link of [element, ...element.querySelectorAll("a[href]")]) seen.delete(link);
    }
    hidden.clear();
  }

  function onStored(/** @type {any} */ changes, /** @type {string} */ area) {
    if (area !== "local") return;
    // Only the latest end moved, as it does with each heartbeat while an alert is open.
    if (!("blocking" in changes) && changes.blockingUntil?.newValue > 0 && index !== null) {
      endBy(changes.blockingUntil.newValue);
    } else if ("blocking" in changes || "blockingUntil" in changes) void start();
  }

  function stop() {
    showAll();
    clearTimeout(reportTimer);
    try {
      api.storage.onChanged.removeListener(onStored);
    } catch {
      // The extension this copy belonged to is gone, and its listeners with it.
    }
  }

  globalThis.vigieStopSearch = stop;
  api.storage.onChanged.addListener(onStored);
  void start();
})();
