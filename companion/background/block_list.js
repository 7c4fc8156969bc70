// The block list: a document of the server, parsed into entries that rules can be made of.

import { CATEGORIES, isCount } from "./protocol.js";

export const MOST_ENTRIES = 10_000;
/** Each entry with a path costs two of the 5,000 rules that browsers allow. */
export const MOST_PATHS = 2_000;
export const LARGEST_BYTES = 1024 * 1024;
const LONGEST_ENTRY = 200;

const LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?";
// At least two labels: a bare top-level domain would block half of the web.
const DOMAIN = new RegExp(`^(?:${LABEL}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$`);
// What the browser's filter language gives a meaning of its own (`*`, `|`, `^`) is left out.
const PATH = /^\/[A-Za-z0-9._~!$&'()+,;=:@%/-]*$/;

/**
 * @typedef {{domain: string, path: string | null}} SiteEntry `path` begins with a slash and has
 *   none at its end
 * @typedef {Record<string, SiteEntry[]>} SitesByCategory
 * @typedef {{version: number, sites: SitesByCategory}} BlockList
 */

/** @param {unknown} text @returns {SiteEntry | null} */
export function parseEntry(text) {
  if (typeof text !== "string" || text.length > LONGEST_ENTRY) return null;
  const slash = text.indexOf("/");
  const domain = slash < 0 ? text : text.slice(0, slash);
  if (!DOMAIN.test(domain)) return null;
  if (slash < 0) return { domain, path: null };
  const path = text.slice(slash);
  if (!PATH.test(path)) return null;
  const trimmed = path.replace(/\/+$/, "");
  return { domain, path: trimmed === "" ? null : trimmed };
}

/**
 * @param {string} text the document
 * @returns {BlockList | null} null when anything in it is not as it must be: half a list would
 *   be a list nobody has approved
 */
export function parseBlockList(text) {
  let document;
  try {
    document = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isCount(document?.version) || typeof document.categories !== "object") return null;
  /** @type {SitesByCategory} */
  const sites = {};
  let [entries, paths] = [0, 0];
  for (const category of CATEGORIES) {
    const listed = document.categories?.[category] ?? [];
    if (!Array.isArray(listed)) return null;
    const parsed = listed.map(parseEntry);
    if (parsed.includes(null)) return null;
    sites[category] = /** @type {SiteEntry[]} */ (parsed);
    entries += parsed.length;
    paths += sites[category].filter((entry) => entry.path !== null).length;
  }
  if (entries > MOST_ENTRIES || paths > MOST_PATHS) return null;
  return { version: document.version, sites };
}

/**
 * One list of those of several tests that run at once in a browser.
 * @param {BlockList[]} lists
 * @returns {SitesByCategory}
 */
export function mergeSites(lists) {
  /** @type {SitesByCategory} */
  const merged = {};
  const seen = new Set();
  for (const category of CATEGORIES) {
    merged[category] = lists
      .flatMap((list) => list.sites[category])
      .filter(({ domain, path }) => {
        const name = `${domain}${path ?? ""}`;
        if (seen.has(name)) return false;
        seen.add(name);
        return true;
      });
  }
  return merged;
}
