// The background script: the service worker of Chromium, the event page of Firefox. Listeners are
// registered here before anything else, as browsers ask for: an event that wakes the script is
// lost otherwise.

import "../content/site_index.js";
import "../content/search_engines.js";
import { addServer, allowedServers, removeServer } from "./allowed_servers.js";
import { api } from "./browser_api.js";
import { Companion } from "./companion.js";
import { reachOpenPages, registerPageLink } from "./open_pages.js";

const companion = new Companion();
/** The script starts also when a disabled companion is enabled, and no event says so. */
void prepare();

async function prepare() {
  await registerPageLink();
  // Kept while the browser runs and this version is enabled: exactly as long as open pages have
  // the script.
  const { hasReachedPages } = await api.storage.session.get("hasReachedPages");
  if (hasReachedPages === true) return;
  await reachOpenPages();
  await api.storage.session.set({ hasReachedPages: true });
}

async function serversChanged() {
  await registerPageLink();
  await reachOpenPages();
  await companion.refresh();
}

api.runtime.onInstalled.addListener(() => void serversChanged());
api.runtime.onStartup.addListener(() => void companion.refresh());
api.alarms.onAlarm.addListener(() => void companion.refresh());
api.permissions.onAdded.addListener(() => void serversChanged());
api.permissions.onRemoved.addListener(() => void companion.refresh());
api.storage.onChanged.addListener((/** @type {any} */ changes, /** @type {string} */ area) => {
  if (area === "managed" || (area === "local" && "servers" in changes)) void serversChanged();
});

api.runtime.onMessage.addListener(
  (/** @type {any} */ message, /** @type {any} */ sender, /** @type {(reply: any) => void} */ reply) => {
    if (sender.id !== api.runtime.id || typeof message?.type !== "string") return false;
    companion.ready
      .then(() => respond(message, sender))
      .then(reply, (error) => {
        console.warn("vigie: message:", message.type, error);
        reply(null);
      });
    return true;
  },
);

/** @param {any} message @param {any} sender */
async function respond(message, sender) {
  if (isOwnPage(sender)) return respondToOwnPage(message, sender);
  // From here on content scripts: the browser says where they run, not they.
  const tabId = sender.tab?.id;
  if (tabId === undefined || sender.frameId !== 0) return null;
  const page = { origin: new URL(sender.url).origin, tabId, isPrivate: sender.tab.incognito === true };
  switch (message.type) {
    case "page_question":
      return companion.answerQuestion(message.detail, page);
    case "page_ticket":
      await companion.takeTicket(message.detail, page);
      return null;
    case "hidden_links":
      if (globalThis.VigieSearch.engineAt(new URL(sender.url).hostname) !== null) {
        await companion.countHiddenLinks(message.counts);
      }
      return null;
    default:
      return null;
  }
}

/** @param {any} sender */
const isOwnPage = (sender) => sender.url?.startsWith(api.runtime.getURL("")) === true;

/** @param {any} message @param {any} sender */
async function respondToOwnPage(message, sender) {
  // The block page may be shown inside any page: it has no say about settings.
  const isBlockPage = sender.url.startsWith(api.runtime.getURL("pages/blocked.html"));
  if (isBlockPage) {
    if (message.type === "blocked_page" && sender.tab && sender.frameId === 0) {
      await companion.countAttempt(message.category, sender.tab.id);
    }
    if (message.type === "show_test") await showTest();
    return companion.status();
  }
  switch (message.type) {
    case "status":
      return companion.status();
    case "servers":
      return allowedServers();
    case "add_server":
      return addServer(message.address);
    case "remove_server":
      await removeServer(message.origin);
      return null;
    default:
      return null;
  }
}

async function showTest() {
  for (const tabId of companion.testTabs()) {
    try {
      const tab = await api.tabs.update(tabId, { active: true });
      await api.windows.update(tab.windowId, { focused: true });
      return;
    } catch {
      // Closed: the next one.
    }
  }
}
