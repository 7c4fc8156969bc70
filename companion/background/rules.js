// From block list to the rules of the browser (declarativeNetRequest). Few rules with many
// domains: browsers look domains up in a table, so that ten thousand cost no more than ten.

import { CATEGORIES } from "./protocol.js";

const BLOCK_PAGE = "/pages/blocked.html";
/** Never blocked, whatever a list says: the servers that tests run on. */
const SERVER_PRIORITY = 3;
const REDIRECT_PRIORITY = 2;
const BLOCK_PRIORITY = 1;

const PAGE = { resourceTypes: ["main_frame"] };
const PARTS = { excludedResourceTypes: ["main_frame"] };

/**
 * @param {import("./block_list.js").SitesByCategory} sites
 * @param {{servers: string[], showsPage: boolean}} options `servers` are origins. Without the
 *   permission for sites a browser ignores redirects, and then nothing at all would be blocked:
 *   `showsPage` false only blocks.
 * @returns {any[]} rules, numbered from 1
 */
export function rulesOf(sites, { servers, showsPage }) {
  /** @type {any[]} */
  const rules = [];
  const add = (/** @type {number} */ priority, /** @type {any} */ action, /** @type {any} */ condition) =>
    rules.push({ id: rules.length + 1, priority, action, condition });
  for (const server of servers) {
    const regexFilter = serverPattern(server);
    add(SERVER_PRIORITY, { type: "allow" }, { regexFilter, ...PAGE });
    add(SERVER_PRIORITY, { type: "allow" }, { regexFilter, ...PARTS });
  }
  /** @type {string[]} */
  const everywhere = [];
  for (const category of CATEGORIES) {
    const action = pageAction(category, showsPage);
    const priority = showsPage ? REDIRECT_PRIORITY : BLOCK_PRIORITY;
    const domains = [];
    for (const { domain, path } of sites[category] ?? []) {
      if (path === null) {
        domains.push(domain);
        continue;
      }
      // `||` is this domain or one below it, `^` the end of a part of a path.
      const urlFilter = `||${domain}${path}^`;
      add(priority, action, { urlFilter, ...PAGE });
      add(BLOCK_PRIORITY, { type: "block" }, { urlFilter, ...PARTS });
    }
    if (domains.length > 0) add(priority, action, { requestDomains: domains, ...PAGE });
    everywhere.push(...domains);
  }
  if (everywhere.length > 0) {
    add(BLOCK_PRIORITY, { type: "block" }, { requestDomains: everywhere, ...PARTS });
  }
  return rules;
}

/** @param {string} category @param {boolean} showsPage */
function pageAction(category, showsPage) {
  if (!showsPage) return { type: "block" };
  return { type: "redirect", redirect: { extensionPath: blockPagePath(category) } };
}

/**
 * The address holds the category and nothing of the site: it stays in the history.
 * @param {string} category
 */
export const blockPagePath = (category) => `${BLOCK_PAGE}?category=${category}`;

/** @param {string} origin */
function serverPattern(origin) {
  const { hostname } = new URL(origin);
  const host = hostname.replaceAll(/[.[\]]/g, "\\$&");
  return `^(?:https?|wss?)://${host}(?::[0-9]+)?/`;
}
