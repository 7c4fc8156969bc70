// The servers that the companion works for: set by an administrator (managed storage), else those
// it was packed with (servers.json) and those added on this computer.

import { api } from "./browser_api.js";

const MOST_SERVERS = 20;
const THIS_COMPUTER = ["localhost", "127.0.0.1", "[::1]"];

/**
 * @typedef {{origins: string[], keys: Record<string, string>, policy: "managed" | "user"
 *   | "none"}} AllowedServers
 */

/**
 * An origin that may be allowed: encrypted, or on this computer.
 * @param {unknown} text an address, with or without a path
 * @returns {string | null}
 */
export function parseServer(text) {
  if (typeof text !== "string" || text.length > 300) return null;
  const address = text.includes("://") ? text : `https://${text}`;
  let url;
  try {
    url = new URL(address.trim());
  } catch {
    return null;
  }
  if (url.username !== "" || url.password !== "") return null;
  const isEncrypted = url.protocol === "https:";
  const isHere = url.protocol === "http:" && THIS_COMPUTER.includes(url.hostname);
  return isEncrypted || isHere ? url.origin : null;
}

/** @param {unknown} list @returns {string[]} */
const parseServers = (list) =>
  Array.isArray(list) ? [...new Set(list.map(parseServer).filter((one) => one !== null))] : [];

/** @returns {Promise<AllowedServers>} */
export async function allowedServers() {
  const managed = await managedSettings();
  if (Array.isArray(managed.servers)) {
    const keys = typeof managed.keys === "object" && managed.keys !== null ? managed.keys : {};
    return { origins: parseServers(managed.servers).slice(0, MOST_SERVERS), keys, policy: "managed" };
  }
  const { servers } = await api.storage.local.get({ servers: [] });
  const packed = await packedServers();
  const origins = [...new Set([...packed, ...parseServers(servers)])].slice(0, MOST_SERVERS);
  return { origins, keys: {}, policy: origins.length > 0 ? "user" : "none" };
}

async function managedSettings() {
  try {
    return await api.storage.managed.get(null);
  } catch {
    // Firefox: an error where no policy is set.
    return {};
  }
}

async function packedServers() {
  const response = await fetch(api.runtime.getURL("servers.json"));
  return parseServers((await response.json()).servers);
}

/**
 * @param {string} text what somebody typed
 * @returns {Promise<"added" | "not_an_address" | "too_many" | "managed">}
 */
export async function addServer(text) {
  const origin = parseServer(text);
  if (origin === null) return "not_an_address";
  const allowed = await allowedServers();
  if (allowed.policy === "managed") return "managed";
  if (allowed.origins.length >= MOST_SERVERS) return "too_many";
  const { servers } = await api.storage.local.get({ servers: [] });
  await api.storage.local.set({ servers: [...new Set([...parseServers(servers), origin])] });
  return "added";
}

/** @param {string} origin */
export async function removeServer(origin) {
  const { servers } = await api.storage.local.get({ servers: [] });
  await api.storage.local.set({ servers: parseServers(servers).filter((one) => one !== origin) });
}

/**
 * Match patterns of origins. Without port: Firefox knows no ports in patterns; every message is
 * compared with the whole origin again.
 * @param {string[]} origins
 */
export function patternsOf(origins) {
  return [...new Set(origins.map((origin) => {
    const { protocol, hostname } = new URL(origin);
    return `${protocol}//${hostname}/*`;
  }))];
}
