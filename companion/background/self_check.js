// What a page is told about this computer before the test starts.

import { api } from "./browser_api.js";
import { storageWorks } from "./saved_state.js";

export const EVERY_SITE = { origins: ["http://*/*", "https://*/*"] };
/** As many as fit into a heartbeat, with ids as long as Firefox allows. */
const MOST_EXTENSIONS = 40;
const MOST_NAMED = 10;

/** May it show its own page in place of a forbidden one? */
export const hasSitePermission = () => api.permissions.contains(EVERY_SITE);

/**
 * @param {number | null} clockSkewMs how far this clock is from the server's, once it has spoken
 * @param {"managed" | "user" | "none"} policy
 */
export async function selfCheck(clockSkewMs, policy) {
  const [storage, permissions] = await Promise.all([storageWorks(), hasSitePermission()]);
  return { storage, permissions, clock_skew_ms: clockSkewMs, policy };
}

/**
 * The other extensions that are enabled, where the browser may say so: only with the permission
 * `management`. `ids` are those that no administrator allows, which are none of the server's
 * business. `forbidden` are those that the session forbids, in the words of the session: an
 * extension that it does not forbid is never named. An administrator who allows one that the
 * session forbids has their say.
 * @param {string[]} forbidden by the session, ids and names
 * @returns {Promise<{ids: string[] | null, forbidden: string[]}>}
 */
export async function otherExtensions(forbidden) {
  if (!api.management?.getAll) return { ids: null, forbidden: [] };
  try {
    /** @type {any[]} */
    const all = await api.management.getAll();
    // As it was last read (allowed_servers.js).
    const { policy } = await api.storage.local.get("policy");
    const allowed = [api.runtime.id, ...(policy?.allowed_extensions ?? [])];
    const others = all
      .filter(({ id, type, enabled }) => enabled && type === "extension" && !allowed.includes(id));
    const known = new Set(others.flatMap(({ id, name }) => [id, name ?? ""]).map(plain));
    return {
      ids: others.map(({ id }) => id).sort().slice(0, MOST_EXTENSIONS),
      forbidden: forbidden.filter((named) => known.has(plain(named))).slice(0, MOST_NAMED),
    };
  } catch {
    return { ids: null, forbidden: [] };
  }
}

const plain = (/** @type {string} */ name) => name.trim().toLowerCase();

/** The browser and its major version, for example `chromium 156`. */
export function browserName(userAgent = navigator.userAgent) {
  const firefox = /Firefox\/(\d+)/.exec(userAgent);
  if (firefox) return `firefox ${firefox[1]}`;
  const chromium = /Chrome\/(\d+)/.exec(userAgent);
  return chromium ? `chromium ${chromium[1]}` : "unknown 0";
}
