// Rules, content scripts and block pages: on while a test runs, and without a trace afterwards.

import "../content/site_index.js";
import "../content/search_engines.js";
import { api } from "./browser_api.js";
import { mergeSites } from "./block_list.js";
import { blockPagePath, rulesOf } from "./rules.js";
import { showInTab } from "./open_pages.js";

const SCRIPT_ID = "search-results";
const FILES = ["content/site_index.js", "content/search_engines.js", "content/search_results.js"];

/** Content scripts learn the latest end again when it moved by more than the clocks tremble. */
const UNTIL_STEP_MS = 2_000;

/**
 * @typedef {object} BlockingOrder what is to be blocked now
 * @property {import("./block_list.js").BlockList[]} lists of the tests that run; none: off
 * @property {string[]} servers origins that are never blocked
 * @property {boolean} showsPage
 * @property {number} untilMs when it ends at the latest
 */

export class SiteBlocking {
  /** What is in force, so that nothing is done twice; null: not known yet. */
  #applied = /** @type {BlockingOrder | null} */ (null);
  /** @type {any} */
  #index = null;
  #onTabUpdated = (/** @type {number} */ tabId, /** @type {any} */ change) => {
    if (change.url !== undefined) void this.#guard(tabId, change.url, blockPagePath);
  };

  get isOn() {
    return this.#index !== null;
  }

  /** @param {BlockingOrder} order */
  async apply(order) {
    const before = this.#applied;
    if (before === null || !isSame(before, order)) {
      if (order.lists.length === 0) await this.#turnOff();
      else await this.#turnOn(order);
      this.#applied = order;
    } else if (Math.abs(before.untilMs - order.untilMs) > UNTIL_STEP_MS) {
      await api.storage.local.set({ blockingUntil: order.untilMs });
      this.#applied = order;
    }
  }

  /** @param {BlockingOrder} order */
  async #turnOn({ lists, servers, showsPage, untilMs }) {
    const sites = mergeSites(lists);
    await replaceRules(rulesOf(sites, { servers, showsPage }));
    const hosts = servers.map((origin) => new URL(origin).hostname);
    this.#index = globalThis.VigieSites.indexOf(sites, hosts);
    await api.storage.local.set({ blocking: { sites, hosts }, blockingUntil: untilMs });
    await registerSearchScript();
    api.tabs.onUpdated.addListener(this.#onTabUpdated);
    await this.#coverOpenTabs();
  }

  async #turnOff() {
    api.tabs.onUpdated.removeListener(this.#onTabUpdated);
    this.#index = null;
    await replaceRules([]);
    const ids = [SCRIPT_ID];
    if ((await api.scripting.getRegisteredContentScripts({ ids })).length > 0) {
      await api.scripting.unregisterContentScripts({ ids });
    }
    // The content scripts in open pages see this, and show what they had hidden.
    await api.storage.local.remove(["blocking", "blockingUntil"]);
  }

  /** Pages of forbidden sites that were open before, and results pages without the script. */
  async #coverOpenTabs() {
    const open = (/** @type {string} */ category) => `${blockPagePath(category)}&open=1`;
    /** @type {any[]} */
    const tabs = await api.tabs.query({ url: ["http://*/*", "https://*/*"] });
    await Promise.all(tabs.map((tab) => this.#guard(tab.id, tab.url, open)));
    const patterns = globalThis.VigieSearch.patterns();
    /** @type {any[]} */
    const results = await api.tabs.query({ url: patterns });
    await Promise.all(results.map((tab) => injectSearchScript(tab.id)));
  }

  /**
   * What the rules do not see: an address that a page changes without loading, a page that its
   * own service worker answers, one that was open already, an engine's page of AI answers.
   * @param {number} tabId
   * @param {string | undefined} url
   * @param {(category: string) => string} page
   */
  async #guard(tabId, url, page) {
    if (this.#index === null || url === undefined) return;
    const category = globalThis.VigieSites.categoryOf(this.#index, url)
      ?? (globalThis.VigieSearch.isAnswerPage(url) ? "ai" : null);
    if (category !== null) await showInTab(tabId, api.runtime.getURL(page(category)));
  }
}

/** @param {BlockingOrder} one @param {BlockingOrder} other */
function isSame(one, other) {
  if (one.lists.length === 0 && other.lists.length === 0) return true;
  return one.showsPage === other.showsPage
    && sameItems(one.lists, other.lists)
    && sameItems(one.servers, other.servers);
}

/** @param {any[]} one @param {any[]} other */
const sameItems = (one, other) =>
  one.length === other.length && one.every((item, at) => item === other[at]);

/** @param {any[]} addRules */
async function replaceRules(addRules) {
  /** @type {any[]} */
  const before = await api.declarativeNetRequest.getSessionRules();
  // In one step: there is no instant without rules, and none with half of them.
  await api.declarativeNetRequest.updateSessionRules({
    removeRuleIds: before.map(({ id }) => id),
    addRules,
  });
}

async function registerSearchScript() {
  const script = {
    id: SCRIPT_ID,
    matches: globalThis.VigieSearch.patterns(),
    js: FILES,
    runAt: "document_start",
    // Gone with the browser, should it never get to remove it.
    persistAcrossSessions: false,
  };
  const registered = await api.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  if (registered.length === 0) await api.scripting.registerContentScripts([script]);
}

/** @param {number} tabId */
async function injectSearchScript(tabId) {
  try {
    await api.scripting.executeScript({ target: { tabId }, files: FILES });
  } catch {
    // Closed, or an error page.
  }
}
