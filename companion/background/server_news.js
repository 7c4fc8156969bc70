// What follows for a test from a frame of its server: instants, grants and lists.

import { allowedServers } from "./allowed_servers.js";
import { attemptsOfSeat } from "./attempts.js";
import { GrantRefusal, verifyGrant } from "./grant.js";
import { hear, linkedTest } from "./session.js";

/** @typedef {import("./known_tests.js").KnownTest} KnownTest */

export class ServerNews {
  #tests;
  #refresh;

  /**
   * @param {import("./known_tests.js").KnownTests} tests
   * @param {() => Promise<void>} refresh makes the browser what the tests ask for
   */
  constructor(tests, refresh) {
    this.#tests = tests;
    this.#refresh = refresh;
  }

  /** @param {KnownTest} test @param {import("./protocol.js").ServerFrame} frame */
  async take(test, frame) {
    if (!this.#tests.has(test)) return;
    const now = Date.now();
    if ("test" in frame && frame.test.phase === "ended") {
      await test.link.beatLast();
      await this.#tests.end(test);
    } else if (frame.type === "linked") {
      test.attempts = attemptsOfSeat(test.attempts, frame.seat);
      const instants = { now: frame.now, ...frame.test };
      // Hearing the server comes first: its instant is what the grant is compared with.
      if (test.state) test.state = hear(test.state, /** @type {any} */ (instants), now);
      await this.#accept(test, frame, frame.now, instants);
    } else if (frame.type === "list" && test.state) {
      await this.#accept(test, frame, (now + test.state.aheadMs) * 1000, null);
    } else if (frame.type === "test" && test.state) {
      test.state = hear(test.state, /** @type {any} */ (frame.test), now);
    } else if (frame.type === "beat" && test.state) {
      test.state = hear(test.state, { now: frame.now, blockUntil: frame.blockUntil }, now);
    }
    void this.#loadList(test);
    await this.#refresh();
  }

  /**
   * @param {KnownTest} test
   * @param {{list: import("./protocol.js").ListReference, grant: import("./protocol.js").SignedGrant}} offer
   * @param {number} nowMicros of the server
   * @param {any} instants of a new link, or null
   */
  async #accept(test, { list, grant }, nowMicros, instants) {
    const { origin, session } = test;
    const { keys } = await allowedServers();
    try {
      const pin = this.#tests.pinOf(origin);
      const managedKey = keys[origin] ?? null;
      const expected = { origin, session, list, now: nowMicros, pin, managedKey };
      const accepted = await verifyGrant(grant, expected);
      if (instants !== null) {
        const news = { ...instants, notAfter: accepted.notAfter };
        test.state = linkedTest({ origin, session }, news, Date.now());
      }
      test.download.want(list, accepted.pin);
      test.forbiddenExtensions = accepted.forbiddenExtensions;
      test.isRefused = false;
    } catch (error) {
      refuse(test, error);
    }
  }

  /** @param {KnownTest} test */
  async #loadList(test) {
    try {
      const loaded = await test.download.load();
      if (loaded === null || !this.#tests.has(test)) return;
      test.list = loaded.list;
      // The version counts as accepted once its list was read: a promise of a list is none.
      await this.#tests.savePin(test.origin, loaded.pin);
    } catch (error) {
      refuse(test, error);
    }
    await this.#refresh();
  }
}

/** An earlier list of this test stays in force. @param {KnownTest} test @param {unknown} error */
function refuse(test, error) {
  if (!(error instanceof GrantRefusal)) throw error;
  console.warn("vigie: the list of the server is refused:", error.reason);
  test.isRefused = true;
  test.link.beatSoon();
}
