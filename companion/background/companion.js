// The companion: what follows from the tests it knows for the browser. Everything that happens
// passes through `refresh`, which makes the browser what the tests ask for; it can be called at any
// time and changes nothing twice.

import { TestAlarms } from "./alarms.js";
import { allowedServers } from "./allowed_servers.js";
import { AttemptCounter } from "./attempt_counter.js";
import { totalAttempts } from "./attempts.js";
import { SiteBlocking } from "./blocking.js";
import { api } from "./browser_api.js";
import { KnownTests, blocksNow } from "./known_tests.js";
import { PageAnswers } from "./page_answers.js";
import { hasSitePermission, otherExtensions } from "./self_check.js";
import { ServerNews } from "./server_news.js";
import { check, latestEnd } from "./session.js";

/** Browsers let a hidden page run once a minute. */
const PAGE_SILENT_MS = 70_000;

/** @typedef {import("./known_tests.js").KnownTest} KnownTest */
/** @typedef {import("./page_answers.js").PageSender} PageSender */

export class Companion {
  #blocking = new SiteBlocking();
  /** @type {KnownTests} */
  #tests = new KnownTests({
    heartbeatBody: (test) => this.#heartbeatBody(test),
    onFrame: (test, frame) => this.#news.take(test, frame),
  });
  #news = new ServerNews(this.#tests, () => this.refresh());
  #pages = new PageAnswers(this.#tests, this.#blocking);
  #counter = new AttemptCounter(this.#tests);
  #alarms = new TestAlarms(() => void this.refresh());
  #startedAtMs = Date.now();
  #hasPermission = true;
  #queue = Promise.resolve();

  constructor() {
    this.ready = this.#start();
  }

  async #start() {
    await this.#tests.load();
    await this.refresh();
  }

  // ---- What others send and ask

  /** @param {unknown} detail @param {PageSender} sender */
  answerQuestion(detail, sender) {
    return this.#pages.answerQuestion(detail, sender);
  }

  /** @param {unknown} detail @param {PageSender} sender */
  takeTicket(detail, sender) {
    return this.#pages.takeTicket(detail, sender);
  }

  /** @param {unknown} category @param {number} tabId */
  countAttempt(category, tabId) {
    return this.#counter.countPage(category, tabId);
  }

  /** @param {unknown} counts by category */
  countHiddenLinks(counts) {
    return this.#counter.countHiddenLinks(counts);
  }

  /** For the companion's own pages. */
  async status() {
    const allowed = await allowedServers();
    const tests = this.#tests.all().filter(({ state }) => state !== null).map((test) => ({
      origin: test.origin,
      state: this.#pages.stateFor(test, false, this.#hasPermission),
      untilMs: latestEnd(/** @type {any} */ (test.state)),
      direct: totalAttempts(test.attempts.direct),
      links: totalAttempts(test.attempts.links),
    }));
    return { isBlocking: this.#blocking.isOn, tests, allowed, hasPermission: this.#hasPermission };
  }

  /** Tabs with the page of a test, the one that asked last first. */
  testTabs() {
    const asked = this.#tests.all().flatMap((test) => [...test.pages]);
    return asked.sort(([, one], [, other]) => other - one).map(([tab]) => tab);
  }

  // ---- What the server gets

  /** @param {KnownTest} test */
  async #heartbeatBody(test) {
    const others = await otherExtensions(test.forbiddenExtensions);
    return {
      blocking: blocksNow(test) && this.#blocking.isOn,
      page: await this.#hasPage(test),
      permissions: this.#hasPermission,
      private_window: Date.now() - test.privateAtMs < PAGE_SILENT_MS,
      other_extensions: others.ids,
      // Servers of before know no such field, and none of theirs asks for it.
      ...(others.forbidden.length > 0 && { forbidden_extensions: others.forbidden }),
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

  // ---- The browser

  /** Makes the browser what the tests ask for now. */
  refresh() {
    this.#queue = this.#queue
      .then(() => this.#refreshNow())
      .catch((error) => console.error("vigie: cannot apply:", error));
    return this.#queue;
  }

  async #refreshNow() {
    const now = Date.now();
    for (const test of this.#tests.all()) {
      if (test.state === null) continue;
      const state = check(test.state, now);
      if (state === null) await this.#tests.end(test);
      else test.state = state;
    }
    const tests = this.#tests.all();
    const running = tests.filter(blocksNow);
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
    await this.#tests.save();
    await this.#alarms.set(this.#tests.all().length > 0, ends, now);
    await api.action.setBadgeText({ text: this.#blocking.isOn ? "✓" : "" });
  }
}
