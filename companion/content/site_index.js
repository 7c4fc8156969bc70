// Which category does an address belong to? Used by the background script and, as a plain script
// without imports (content scripts cannot have any), in results pages.
"use strict";

globalThis.VigieSites = (() => {
  /**
   * @typedef {{domains: Map<string, string>,
   *   paths: Map<string, {path: string, category: string}[]>, servers: Set<string>}} SiteIndex
   */

  /**
   * @param {Record<string, {domain: string, path: string | null}[]>} sites by category
   * @param {string[]} servers hosts that are never forbidden
   * @returns {SiteIndex}
   */
  function indexOf(sites, servers) {
    const index = { domains: new Map(), paths: new Map(), servers: new Set(servers) };
    for (const [category, entries] of Object.entries(sites)) {
      for (const { domain, path } of entries) {
        if (path === null) {
          index.domains.set(domain, category);
          continue;
        }
        const paths = index.paths.get(domain) ?? [];
        paths.push({ path: path.toLowerCase(), category });
        index.paths.set(domain, paths);
      }
    }
    return index;
  }

  /**
   * @param {SiteIndex} index
   * @param {string} address
   * @returns {string | null} the category, or null where the address is allowed
   */
  function categoryOf(index, address) {
    let url;
    try {
      url = new URL(address);
    } catch {
      return null;
    }
    if (url.protocol !== "http:" && url.protocol !== "https:") return null;
    // A dot at the end names the same computer.
    let domain = url.hostname.replace(/\.$/, "");
    if (index.servers.has(domain)) return null;
    const path = `${url.pathname}${url.search}`.toLowerCase();
    for (;;) {
      const category = index.domains.get(domain);
      if (category !== undefined) return category;
      const below = index.paths.get(domain)?.find((entry) => isBelow(path, entry.path));
      if (below !== undefined) return below.category;
      const dot = domain.indexOf(".");
      if (dot < 0) return null;
      domain = domain.slice(dot + 1);
    }
  }

  /**
   * The same ends of a part of a path as `^` in the browser's filters.
   * @param {string} path
   * @param {string} entry
   */
  function isBelow(path, entry) {
    return path.startsWith(entry) && !/[a-z0-9_.%-]/.test(path.charAt(entry.length));
  }

  return Object.freeze({ indexOf, categoryOf });
})();
