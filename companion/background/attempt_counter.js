// Attempts as the block page and the results pages report them, added to the tests that block.

import { addAttempts } from "./attempts.js";
import { blocksNow } from "./known_tests.js";
import { CATEGORIES } from "./protocol.js";

/** A page that reloads the block page in a circle is one attempt a second. */
const REST_MS = 1000;
const MOST_PLACES = 500;

export class AttemptCounter {
  /** @type {Map<string, number>} when a category was last counted in a tab */
  #counted = new Map();
  #tests;

  /** @param {import("./known_tests.js").KnownTests} tests */
  constructor(tests) {
    this.#tests = tests;
  }

  /** @param {unknown} category @param {number} tabId */
  async countPage(category, tabId) {
    const now = Date.now();
    if (!CATEGORIES.includes(/** @type {string} */ (category))) return;
    const place = `${tabId} ${category}`;
    if (now - (this.#counted.get(place) ?? 0) < REST_MS) return;
    if (this.#counted.size > MOST_PLACES) this.#counted.clear();
    this.#counted.set(place, now);
    await this.#count("direct", { [/** @type {string} */ (category)]: 1 });
  }

  /** @param {unknown} counts by category */
  async countHiddenLinks(counts) {
    if (typeof counts === "object" && counts !== null) await this.#count("links", counts);
  }

  /** @param {"direct" | "links"} kind @param {any} counts */
  async #count(kind, counts) {
    for (const test of this.#tests.all()) {
      if (!blocksNow(test)) continue;
      addAttempts(test.attempts[kind], CATEGORIES, counts);
      test.link.beatSoon();
    }
    await this.#tests.saveAttempts();
  }
}
