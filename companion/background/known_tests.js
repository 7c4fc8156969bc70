// What is known of tests: which there are, their states and lists, and what of it is kept.

import { api } from "./browser_api.js";
import { noAttempts } from "./attempts.js";
import { ListDownload } from "./list_download.js";
import { loadMemory, loadTests, saveLocal, saveMemory, savePins } from "./saved_state.js";
import { browserName } from "./self_check.js";
import { ServerLink } from "./server_link.js";
import { blocksAt } from "./session.js";

/** A candidate has one test; a few more leave room for demonstrations. */
const MOST_TESTS = 4;
/** A page that has not noticed the end yet would begin again. */
const ENDED_MS = 30_000;
const MOST_ENDED = 50;

/**
 * @typedef {object} KnownTest
 * @property {string} key
 * @property {string} origin
 * @property {number} session
 * @property {import("./session.js").TestState | null} state null until the server has spoken
 * @property {import("./block_list.js").BlockList | null} list
 * @property {string[]} forbiddenExtensions by the session, ids and names
 * @property {boolean} isRefused the latest grant or list was not believed
 * @property {ServerLink} link
 * @property {ListDownload} download
 * @property {import("./attempts.js").AttemptCounts} attempts
 * @property {Map<number, number>} pages when the page in a tab last asked
 * @property {number} privateAtMs when a page in a private window last asked
 */

/**
 * @typedef {object} TestHost what a test's connection asks for
 * @property {(test: KnownTest) => Promise<object>} heartbeatBody
 * @property {(test: KnownTest, frame: import("./protocol.js").ServerFrame) => Promise<void>} onFrame
 */

export class KnownTests {
  /** @type {Map<string, KnownTest>} */
  #tests = new Map();
  /** @type {Record<string, import("./grant.js").ServerPin>} */
  #pins = {};
  /** @type {Record<string, import("./saved_state.js").LinkSecret>} */
  #secrets = {};
  /** @type {Map<string, number>} */
  #ended = new Map();
  /** What is on the disk, as text. */
  #saved = { tests: "", lists: "" };
  #host;

  /** @param {TestHost} host */
  constructor(host) {
    this.#host = host;
  }

  /** Those that outlived the script, connected again. */
  async load() {
    const [{ tests, lists, pins, attempts: counts }, memory] = await Promise.all([loadTests(), loadMemory()]);
    this.#pins = pins;
    this.#secrets = memory.secrets;
    for (const [key, state] of Object.entries(tests)) {
      const test = this.#know(key, state.origin, state.session);
      const attempts = counts[key] ?? noAttempts();
      Object.assign(test, { state, list: lists[key] ?? null, attempts });
      test.link.connect();
    }
  }

  all() {
    return [...this.#tests.values()];
  }

  /** @param {string} origin @param {number} session */
  find(origin, session) {
    return this.#tests.get(keyOf(origin, session)) ?? null;
  }

  /** Is it still this one? @param {KnownTest} test */
  has(test) {
    return this.#tests.get(test.key) === test;
  }

  /**
   * The test that a page hands a ticket over for; null when there is no room, or it has just ended.
   * @param {string} origin
   * @param {number} session
   */
  findOrAdd(origin, session) {
    const key = keyOf(origin, session);
    if (Date.now() - (this.#ended.get(key) ?? 0) < ENDED_MS) return null;
    const known = this.#tests.get(key);
    if (known !== undefined) return known;
    this.#forgetUnlinked();
    return this.#tests.size >= MOST_TESTS ? null : this.#know(key, origin, session);
  }

  /** @param {string} key @param {string} origin @param {number} session @returns {KnownTest} */
  #know(key, origin, session) {
    /** @type {KnownTest} */
    const test = {
      key,
      origin,
      session,
      state: null,
      list: null,
      forbiddenExtensions: [],
      isRefused: false,
      link: new ServerLink({ origin, session }, this.#secrets[key] ?? null, {
        body: () => this.#host.heartbeatBody(test),
        saveSecret: (secret) => this.#saveSecret(key, secret),
        onFrame: (frame) => this.#host.onFrame(test, frame),
        onChange: () => undefined,
        about: () => ({ version: api.runtime.getManifest().version, browser: browserName() }),
        nowMs: () => Date.now(),
      }),
      download: new ListDownload(origin),
      attempts: noAttempts(),
      pages: new Map(),
      privateAtMs: 0,
    };
    this.#tests.set(key, test);
    return test;
  }

  /** Sessions that no server ever confirmed. */
  #forgetUnlinked() {
    for (const [key, test] of this.#tests) {
      if (test.state !== null || test.link.isBusy) continue;
      test.link.close();
      this.#tests.delete(key);
    }
  }

  /** Nothing of the test stays. @param {KnownTest} test */
  async end(test) {
    this.#tests.delete(test.key);
    this.#ended.set(test.key, Date.now());
    if (this.#ended.size > MOST_ENDED) this.#ended.delete(/** @type {any} */ (this.#ended.keys().next().value));
    test.link.close();
    delete this.#secrets[test.key];
    await saveMemory({ secrets: this.#secrets });
    await this.saveAttempts();
  }

  // ---- What is kept

  /** @param {string} origin */
  pinOf(origin) {
    return this.#pins[origin] ?? null;
  }

  /** @param {string} origin @param {import("./grant.js").ServerPin} pin */
  async savePin(origin, pin) {
    this.#pins[origin] = pin;
    await savePins(this.#pins);
  }

  /** @param {string} key @param {import("./saved_state.js").LinkSecret | null} secret */
  async #saveSecret(key, secret) {
    if (secret === null || !this.#tests.has(key)) delete this.#secrets[key];
    else this.#secrets[key] = secret;
    await saveMemory({ secrets: this.#secrets });
  }

  saveAttempts() {
    const known = this.all().filter((test) => test.state !== null);
    return saveLocal("attempts", Object.fromEntries(known.map((test) => [test.key, test.attempts])));
  }

  /** Writes states and lists where they have changed. */
  async save() {
    const known = this.all().filter(({ state }) => state !== null);
    // Each heartbeat moves instants by seconds: on the disk half a minute is exact enough.
    const rough = known.map(({ key, state }) => [key, roughly(/** @type {any} */ (state))]);
    await this.#saveIfChanged("tests", rough, () => known.map(({ key, state }) => [key, state]));
    const lists = known.filter(({ list }) => list !== null);
    const versions = lists.map(({ key, list }) => [key, list?.version]);
    await this.#saveIfChanged("lists", versions, () => lists.map(({ key, list }) => [key, list]));
  }

  /**
   * @param {"tests" | "lists"} name
   * @param {any} mark changes when the entries have to be written
   * @param {() => any[]} entries
   */
  async #saveIfChanged(name, mark, entries) {
    const text = JSON.stringify(mark);
    if (text === this.#saved[name]) return;
    this.#saved[name] = text;
    await saveLocal(name, Object.fromEntries(entries()));
  }
}

/** Does the test ask for sites to be blocked now? @param {KnownTest} test */
export const blocksNow = (test) =>
  test.state !== null && test.list !== null && blocksAt(test.state, Date.now());

const keyOf = (/** @type {string} */ origin, /** @type {number} */ session) => `${origin} ${session}`;

/** @param {import("./session.js").TestState} state */
function roughly(state) {
  const { blockUntilMs, heardAtMs, checkedAtMs, aheadMs } = state;
  const instants = [blockUntilMs ?? 0, heardAtMs, checkedAtMs, aheadMs];
  return [state.phase, state.clockWasSetBack, ...instants.map((ms) => Math.round(ms / 30_000))];
}
