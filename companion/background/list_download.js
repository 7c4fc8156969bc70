// The list that the server wants for a test: fetched, compared with its digest, tried again with
// the next message while the network answers something else.

import { LARGEST_BYTES } from "./block_list.js";
import { GrantRefusal, verifyList } from "./grant.js";

const LONGEST_FETCH_MS = 10_000;

/**
 * @typedef {{list: import("./block_list.js").BlockList, pin: import("./grant.js").ServerPin}} LoadedList
 */

export class ListDownload {
  /** @type {{reference: import("./protocol.js").ListReference, pin: import("./grant.js").ServerPin} | null} */
  #wanted = null;
  #loaded = "";
  #isLoading = false;
  /** The network gave something that is no list, as a captive portal does. */
  hasFailed = false;

  /** @param {string} origin */
  constructor(origin) {
    this.origin = origin;
  }

  /**
   * @param {import("./protocol.js").ListReference} reference
   * @param {import("./grant.js").ServerPin} pin to keep once the list was read
   */
  want(reference, pin) {
    if (reference.digest !== this.#loaded) this.#wanted = { reference, pin };
  }

  /**
   * @returns {Promise<LoadedList | null>} null: nothing to do, or not reachable yet
   * @throws {GrantRefusal} when what came is not the list that was signed
   */
  async load() {
    const wanted = this.#wanted;
    if (wanted === null || this.#isLoading) return null;
    this.#isLoading = true;
    try {
      const text = await fetchText(`${this.origin}${wanted.reference.url}`);
      this.hasFailed = text === null;
      if (text === null || this.#wanted !== wanted) return null;
      this.#wanted = null;
      const list = await verifyList(text, wanted.reference);
      this.#loaded = wanted.reference.digest;
      return { list, pin: wanted.pin };
    } finally {
      this.#isLoading = false;
    }
  }
}

/** @param {string} url @returns {Promise<string | null>} */
async function fetchText(url) {
  try {
    const response = await fetch(url, {
      credentials: "omit",
      redirect: "error",
      signal: AbortSignal.timeout(LONGEST_FETCH_MS),
    });
    const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
    if (!response.ok || !isJson) return null;
    const text = await response.text();
    // Refused as what it is, not tried again.
    if (text.length > LARGEST_BYTES) throw new GrantRefusal("content");
    return text;
  } catch (error) {
    if (error instanceof GrantRefusal) throw error;
    return null;
  }
}
