// The content script of the servers' pages: registered for pages to come, and put into pages that
// are open already, after an installation, an update or a re-enabling.

import { api } from "./browser_api.js";
import { allowedServers, patternsOf } from "./allowed_servers.js";

const SCRIPT_ID = "page-link";
const FILES = ["content/page_link.js"];

let registration = Promise.resolve();

/** Makes the registration what the settings say; one after the other, as several events ask. */
export function registerPageLink() {
  registration = registration
    .then(register)
    .catch((error) => console.warn("vigie: cannot register the page link:", error));
  return registration;
}

async function register() {
  const { origins } = await allowedServers();
  const matches = patternsOf(origins);
  const registered = await api.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  if (matches.length === 0) {
    if (registered.length > 0) await api.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
    return;
  }
  const script = { id: SCRIPT_ID, matches, js: FILES, runAt: "document_start" };
  if (registered.length > 0) await api.scripting.updateContentScripts([script]);
  else await api.scripting.registerContentScripts([script]);
}

/** Pages that were open before this companion ran get its script now. */
export async function reachOpenPages() {
  const { origins } = await allowedServers();
  if (origins.length === 0) return;
  const tabs = await api.tabs.query({ url: patternsOf(origins) });
  await Promise.all(tabs.map((/** @type {any} */ tab) => inject(tab.id)));
}

/** @param {number} tabId */
async function inject(tabId) {
  try {
    await api.scripting.executeScript({ target: { tabId }, files: FILES });
  } catch {
    // The tab was closed, shows an error page, or its site was taken from the permissions: its
    // page then says that there is no companion.
  }
}

/** @param {number} tabId @param {string} url */
export async function showInTab(tabId, url) {
  try {
    await api.tabs.update(tabId, { url });
  } catch {
    // Closed in the meantime.
  }
}
