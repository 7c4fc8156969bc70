// What a page is told about this computer before the test starts.

import { api } from "./browser_api.js";
import { storageWorks } from "./saved_state.js";

export const EVERY_SITE = { origins: ["http://*/*", "https://*/*"] };
const MOST_EXTENSIONS = 100;

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
 * Ids of the other extensions that are enabled, where the browser may say so: only with the
 * permission `management`. Those that an administrator allows are none of the server's business.
 * @returns {Promise<string[] | null>}
 */
export async function otherExtensions() {
  if (!api.management?.getAll) return null;
  try {
    /** @type {any[]} */
    const all = await api.management.getAll();
    // As it was last read (allowed_servers.js).
    const { policy } = await api.storage.local.get("policy");
    const allowed = [api.runtime.id, ...(policy?.allowed_extensions ?? [])];
    return all
      .filter(({ id, type, enabled }) => enabled && type === "extension" && !allowed.includes(id))
      .map(({ id }) => id)
      .sort()
      .slice(0, MOST_EXTENSIONS);
  } catch {
    return null;
  }
}

/** The browser and its major version, for example `chromium 156`. */
export function browserName(userAgent = navigator.userAgent) {
  const firefox = /Firefox\/(\d+)/.exec(userAgent);
  if (firefox) return `firefox ${firefox[1]}`;
  const chromium = /Chrome\/(\d+)/.exec(userAgent);
  return chromium ? `chromium ${chromium[1]}` : "unknown 0";
}
