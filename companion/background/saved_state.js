// What outlives a suspended background script.
//
// `local` outlives the browser as well: servers, their pins, and running tests with their lists
// and what they have counted, which neither an update nor a cut may lose. `session` is in memory
// only and ends with the browser, or when the companion is disabled: the keys of links. A key on
// the disk of a shared computer could be copied; a page brings a new ticket anyway.

import { api } from "./browser_api.js";

/**
 * @typedef {import("./session.js").TestState} TestState
 * @typedef {import("./block_list.js").BlockList} BlockList
 * @typedef {{link: string, key: string, counter: number, heartbeatMs: number}} LinkSecret
 * @typedef {import("./attempts.js").AttemptCounts} AttemptCounts
 */

const LOCAL = { tests: {}, lists: {}, pins: {}, attempts: {} };

/** @returns {Promise<{tests: Record<string, TestState>, lists: Record<string, BlockList>,
 *   pins: Record<string, any>, attempts: Record<string, AttemptCounts>}>} */
export const loadTests = () => api.storage.local.get(LOCAL);

/**
 * The lists are apart: they are large and seldom change.
 * @param {"tests" | "lists" | "attempts"} name
 * @param {Record<string, any>} values
 */
export async function saveLocal(name, values) {
  if (Object.keys(values).length === 0) await api.storage.local.remove(name);
  else await api.storage.local.set({ [name]: values });
}

/** @param {Record<string, any>} pins */
export const savePins = (pins) => api.storage.local.set({ pins });

/** @returns {Promise<{secrets: Record<string, LinkSecret>}>} */
export const loadMemory = () => api.storage.session.get({ secrets: {} });

/** @param {Record<string, any>} part */
export const saveMemory = (part) => api.storage.session.set(part);

/** Can anything be kept here? A full or damaged profile cannot. */
export async function storageWorks() {
  try {
    await api.storage.session.set({ probe: 1 });
    return (await api.storage.session.get("probe")).probe === 1;
  } catch {
    return false;
  }
}
