// The companion: which tests it knows, what it answers their pages, and what follows from it for
// the browser. Everything that happens passes through `refresh`, which makes the browser what the
// tests ask for; it can be called at any time and changes nothing twice.

import { allowedServers } from "./allowed_servers.js";
import { addAttempts, attemptsOfSeat, noAttempts, totalAttempts } from "./attempts.js";
import { api } from "./browser_api.js";
import { SiteBlocking } from "./blocking.js";
import { GrantRefusal, verifyGrant } from "./grant.js";
import { ListDownload } from "./list_download.js";
import { CATEGORIES, parsePageMessage } from "./protocol.js";
import { loadMemory, loadTests, saveLocal, saveMemory, savePins } from "./saved_state.js";
import { browserName, hasSitePermission, otherExtensions, selfCheck } from "./self_check.js";
import { ServerLink } from "./server_link.js";
import { blocksAt, check, hear, latestEnd, linkedTest } from "./session.js";

/** A candidate has one test; a few more leave room for demonstrations. */
const MOST_TESTS = 4;
/** Browsers let a hidden page run once a minute. */
const PAGE_SILENT_MS = 70_000;
/** A page that has not noticed the end yet would begin again. */
const ENDED_MS = 30_000;
const CHECK_ALARM = "check";
const END_ALARM = "end";

/**
 * @typedef {object} KnownTest
 * @property {string} key
 * @property {string} origin
 * @property {number} session
 * @property {import("./session.js").TestState | null} state null until the server has spoken
 * @property {import("./block_list.js").BlockList | null} list
 * @property {boolean} isRefused the latest grant or list was not believed
 * @property {ServerLink} link
 * @property {ListDownload} download
 * @property {import("./attempts.js").AttemptCounts} attempts
 * @property {Map<number, number>} pages when the page in a tab last asked
 * @property {number} privateAtMs when a page in a private window last asked
 */

export class Companion {
  /** @type {Map<string, KnownTest>} */
  #tests = new Map();
  /** @type {Record<string, import("./grant.js").ServerPin>} */
  #pins = {};
  /** @type {Record<string, import("./saved_state.js").LinkSecret>} */
  #secrets = {};
  /** @type {Map<string, number>} */
  #ended = new Map();
  /** @type {Map<string, number>} when a category was last counted in a tab */
  #counted = new Map();
  #blocking = new SiteBlocking();
  #startedAtMs = Date.now();
  #hasPermission = true;
  /** What is on the disk, as text. */
  #saved = { tests: "", lists: "" };
  /** @type {any} */
  #endTimer = null;
  #queue = Promise.resolve();

  constructor() {
    this.ready = this.#start();
  }

  async #start() {
    const [{ tests, lists, pins, attempts: counts }, memory] = await Promise.all([loadTests(), loadMemory()]);
    this.#pins = pins;
    this.#secrets = memory.secrets;
    for (const [key, state] of Object.entries(tests)) {
      const test = this.#know(key, state.origin, state.session);
      const attempts = counts[key] ?? noAttempts();
      Object.assign(test, { state, list: lists[key] ?? null, attempts });
      test.link.connect();
    }
    await this.refresh();
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
      isRefused: false,
      link: new ServerLink({ origin, session }, this.#secrets[key] ?? null, {
        body: () => this.#heartbeatBody(test),
        saveSecret: (secret) => this.#saveSecret(key, secret),
        onFrame: (frame) => this.#onFrame(test, frame),
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

  /** @param {string} key @param {import("./saved_state.js").LinkSecret | null} secret */
  async #saveSecret(key, secret) {
    if (secret === null || !this.#tests.has(key)) delete this.#secrets[key];
    else this.#secrets[key] = secret;
    await saveMemory({ secrets: this.#secrets });
  }

  // ---- Pages of the servers

  /**
   * @param {unknown} detail
   * @param {PageSender} sender
   * @returns {Promise<{answer: string} | null>}
   */
  async answerQuestion(detail, sender) {
    const asked = parsePageMessage(detail, false);
    if (asked === null) return null;
    const allowed = await allowedServers();
    if (!allowed.origins.includes(sender.origin)) return null;
    const test = this.#tests.get(keyOf(sender.origin, asked.session)) ?? null;
    if (test !== null) {
      if (sender.isPrivate) test.privateAtMs = Date.now();
      else test.pages.set(sender.tabId, Date.now());
      test.link.connectIfIdle();
    }
    const skew = test?.state ? Math.round(-test.state.aheadMs) : null;
    const check = await selfCheck(skew, allowed.policy);
    const answer = {
      v: 1,
      nonce: asked.nonce,
      version: api.runtime.getManifest().version,
      state: this.#stateFor(test, sender.isPrivate, check.permissions),
      list: test?.list?.version ?? null,
      self_check: check,
    };
    return { answer: JSON.stringify(answer) };
  }

  /**
   * The word for a page; the first that applies.
   * @param {KnownTest | null} test
   * @param {boolean} isPrivate
   * @param {boolean} hasPermission
   */
  #stateFor(test, isPrivate, hasPermission) {
    if (isPrivate) return "private_window";
    if (!hasPermission) return "no_permission";
    if (test === null) return "ready";
    if (test.isRefused) return "list_refused";
    if (test.state?.clockWasSetBack) return "clock_wrong";
    if (!test.link.isLinked) {
      return test.link.canResume || test.link.hasFailed ? "unreachable" : "ready";
    }
    if (test.download.hasFailed) return "unreachable";
    return this.#blocks(test) && this.#blocking.isOn ? "blocking" : "linked";
  }

  /** @param {unknown} detail @param {PageSender} sender */
  async takeTicket(detail, sender) {
    const message = parsePageMessage(detail, true);
    if (message?.ticket == null || sender.isPrivate) return;
    const allowed = await allowedServers();
    if (!allowed.origins.includes(sender.origin)) return;
    const key = keyOf(sender.origin, message.session);
    if (Date.now() - (this.#ended.get(key) ?? 0) < ENDED_MS) return;
    let test = this.#tests.get(key);
    if (test === undefined) {
      this.#forgetUnlinked();
      if (this.#tests.size >= MOST_TESTS) return;
      test = this.#know(key, sender.origin, message.session);
    }
    test.pages.set(sender.tabId, Date.now());
    if (test.link.takesTicket) test.link.useTicket(message.ticket);
  }

  /** Sessions that no server ever confirmed. */
  #forgetUnlinked() {
    for (const [key, test] of this.#tests) {
      if (test.state !== null || test.link.isBusy) continue;
      test.link.close();
      this.#tests.delete(key);
    }
  }

  // ---- The server

  /** @param {KnownTest} test @param {import("./protocol.js").ServerFrame} frame */
  async #onFrame(test, frame) {
    if (this.#tests.get(test.key) !== test) return;
    const now = Date.now();
    if ("test" in frame && frame.test.phase === "ended") {
      await test.link.beatLast();
      await this.#end(test);
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
    await this.refresh();
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
      const pin = this.#pins[origin] ?? null;
      const managedKey = keys[origin] ?? null;
      const expected = { origin, session, list, now: nowMicros, pin, managedKey };
      const accepted = await verifyGrant(grant, expected);
      if (instants !== null) {
        const news = { ...instants, notAfter: accepted.notAfter };
        test.state = linkedTest({ origin, session }, news, Date.now());
      }
      test.download.want(list, accepted.pin);
      test.isRefused = false;
    } catch (error) {
      this.#refuse(test, error);
    }
  }

  /** @param {KnownTest} test */
  async #loadList(test) {
    try {
      const loaded = await test.download.load();
      if (loaded === null || this.#tests.get(test.key) !== test) return;
      test.list = loaded.list;
      // The version counts as accepted once its list was read: a promise of a list is none.
      this.#pins[test.origin] = loaded.pin;
      await savePins(this.#pins);
    } catch (error) {
      this.#refuse(test, error);
    }
    await this.refresh();
  }

  /** An earlier list of this test stays in force. @param {KnownTest} test @param {unknown} error */
  #refuse(test, error) {
    if (!(error instanceof GrantRefusal)) throw error;
    console.warn("vigie: the list of the server is refused:", error.reason);
    test.isRefused = true;
    test.link.beatSoon();
  }

  /** @param {KnownTest} test */
  async #heartbeatBody(test) {
    return {
      blocking: this.#blocks(test) && this.#blocking.isOn,
      page: await this.#hasPage(test),
      permissions: this.#hasPermission,
      private_window: Date.now() - test.privateAtMs < PAGE_SILENT_MS,
      other_extensions: await otherExtensions(),
      attempts: { direct: test.attempts.direct, links: test.attempts.links },
      tally: test.attempts.tally,
    };
  }

  /** @param {KnownTest} test */
  async #hasPage(test) {
    const now = Date.now();
    const isRecent = (/** @type {number} */ tab) => now - (test.pages.get(tab) ?? 0) < PAGE_SILENT_MS;
    /** @type {any[]} */
    const tabs = await api.tabs.query({});
    // After a start nobody has asked yet; hidden pages take up to a minute.
    const hasJustStarted = now - this.#startedAtMs < PAGE_SILENT_MS;
    return tabs.some(({ id, url }) =>
      isRecent(id) || (hasJustStarted && url?.startsWith(`${test.origin}/`) === true));
  }

  // ---- What is counted

  /** @param {unknown} category @param {number} tabId */
  async countAttempt(category, tabId) {
    const now = Date.now();
    if (!CATEGORIES.includes(/** @type {string} */ (category))) return;
    // A page that reloads the block page in a circle is one attempt a second.
    const place = `${tabId} ${category}`;
    if (now - (this.#counted.get(place) ?? 0) < 1000) return;
    if (this.#counted.size > 500) this.#counted.clear();
    this.#counted.set(place, now);
    await this.#count("direct", { [/** @type {string} */ (category)]: 1 });
  }

  /** @param {unknown} counts by category */
  async countHiddenLinks(counts) {
    if (typeof counts === "object" && counts !== null) await this.#count("links", counts);
  }

  /** @param {"direct" | "links"} kind @param {any} counts */
  async #count(kind, counts) {
    for (const test of this.#tests.values()) {
      if (!this.#blocks(test)) continue;
      addAttempts(test.attempts[kind], CATEGORIES, counts);
      test.link.beatSoon();
    }
    await this.#saveAttempts();
  }

  #saveAttempts() {
    const known = [...this.#tests].filter(([, test]) => test.state !== null);
    const attempts = Object.fromEntries(known.map(([key, test]) => [key, test.attempts]));
    return saveLocal("attempts", attempts);
  }

  // ---- The browser

  /** @param {KnownTest} test */
  #blocks(test) {
    return test.state !== null && test.list !== null && blocksAt(test.state, Date.now());
  }

  /** Makes the browser what the tests ask for now. */
  refresh() {
    this.#queue = this.#queue
      .then(() => this.#refreshNow())
      .catch((error) => console.error("vigie: cannot apply:", error));
    return this.#queue;
  }

  async #refreshNow() {
    const now = Date.now();
    for (const test of [...this.#tests.values()]) {
      if (test.state === null) continue;
      const state = check(test.state, now);
      if (state === null) await this.#end(test);
      else test.state = state;
    }
    const tests = [...this.#tests.values()];
    const running = tests.filter((test) => this.#blocks(test));
    const wasPermitted = this.#hasPermission;
    this.#hasPermission = await hasSitePermission();
    const { origins } = await allowedServers();
    const wasOn = this.#blocking.isOn;
    const ends = running.map((test) => latestEnd(/** @type {any} */ (test.state)));
    await this.#blocking.apply({
      lists: running.map((test) => /** @type {any} */ (test.list)),
      servers: [...new Set([...origins, ...tests.map(({ origin }) => origin)])],
      showsPage: this.#hasPermission,
      untilMs: Math.max(0, ...ends),
    });
    if (wasOn !== this.#blocking.isOn || wasPermitted !== this.#hasPermission) {
      for (const test of tests) test.link.beatSoon();
    }
    await this.#save();
    await this.#setAlarms(ends, now);
    await api.action.setBadgeText({ text: this.#blocking.isOn ? "✓" : "" });
  }

  async #save() {
    const known = [...this.#tests.values()].filter(({ state }) => state !== null);
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

  /** @param {number[]} ends @param {number} now */
  async #setAlarms(ends, now) {
    clearTimeout(this.#endTimer);
    if (this.#tests.size === 0) {
      await api.alarms.clearAll();
      return;
    }
    // Alarms wake a script that was suspended, and come after a sleep of the computer; the timer
    // is more exact where the script is awake anyway.
    if ((await api.alarms.get(CHECK_ALARM)) === undefined) {
      await api.alarms.create(CHECK_ALARM, { periodInMinutes: 0.5 });
    }
    if (ends.length === 0) {
      await api.alarms.clear(END_ALARM);
      return;
    }
    const next = Math.min(...ends);
    await api.alarms.create(END_ALARM, { when: next });
    this.#endTimer = setTimeout(() => this.refresh(), Math.min(next - now + 50, 2 ** 31 - 1));
  }

  /** Nothing of the test stays. @param {KnownTest} test */
  async #end(test) {
    this.#tests.delete(test.key);
    this.#ended.set(test.key, Date.now());
    if (this.#ended.size > 50) this.#ended.delete(/** @type {any} */ (this.#ended.keys().next().value));
    test.link.close();
    delete this.#secrets[test.key];
    await saveMemory({ secrets: this.#secrets });
    await this.#saveAttempts();
  }

  /** For the companion's own pages. */
  async status() {
    const allowed = await allowedServers();
    const tests = [...this.#tests.values()].filter(({ state }) => state !== null).map((test) => ({
      origin: test.origin,
      state: this.#stateFor(test, false, this.#hasPermission),
      untilMs: latestEnd(/** @type {any} */ (test.state)),
      direct: totalAttempts(test.attempts.direct),
      links: totalAttempts(test.attempts.links),
    }));
    return { isBlocking: this.#blocking.isOn, tests, allowed, hasPermission: this.#hasPermission };
  }

  /** Tabs with the page of a test, the one that asked last first. */
  testTabs() {
    const asked = [...this.#tests.values()].flatMap((test) => [...test.pages]);
    return asked.sort(([, one], [, other]) => other - one).map(([tab]) => tab);
  }
}

/** @typedef {{origin: string, tabId: number, isPrivate: boolean}} PageSender */

const keyOf = (/** @type {string} */ origin, /** @type {number} */ session) => `${origin} ${session}`;

/** @param {import("./session.js").TestState} state */
function roughly(state) {
  const { blockUntilMs, heardAtMs, checkedAtMs, aheadMs } = state;
  const instants = [blockUntilMs ?? 0, heardAtMs, checkedAtMs, aheadMs];
  return [state.phase, state.clockWasSetBack, ...instants.map((ms) => Math.round(ms / 30_000))];
}
