// Answers to the pages of a server, and the tickets they hand over.

import { allowedServers } from "./allowed_servers.js";
import { api } from "./browser_api.js";
import { blocksNow } from "./known_tests.js";
import { parsePageMessage } from "./protocol.js";
import { selfCheck } from "./self_check.js";

/** @typedef {import("./known_tests.js").KnownTest} KnownTest */
/** @typedef {{origin: string, tabId: number, isPrivate: boolean}} PageSender */

export class PageAnswers {
  #tests;
  #blocking;

  /**
   * @param {import("./known_tests.js").KnownTests} tests
   * @param {import("./blocking.js").SiteBlocking} blocking
   */
  constructor(tests, blocking) {
    this.#tests = tests;
    this.#blocking = blocking;
  }

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
    const test = this.#tests.find(sender.origin, asked.session);
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
      state: this.stateFor(test, sender.isPrivate, check.permissions),
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
  stateFor(test, isPrivate, hasPermission) {
    if (isPrivate) return "private_window";
    if (!hasPermission) return "no_permission";
    if (test === null) return "ready";
    if (test.isRefused) return "list_refused";
    if (test.state?.clockWasSetBack) return "clock_wrong";
    if (!test.link.isLinked) {
      return test.link.canResume || test.link.hasFailed ? "unreachable" : "ready";
    }
    if (test.download.hasFailed) return "unreachable";
    return blocksNow(test) && this.#blocking.isOn ? "blocking" : "linked";
  }

  /** @param {unknown} detail @param {PageSender} sender */
  async takeTicket(detail, sender) {
    const message = parsePageMessage(detail, true);
    if (message?.ticket == null || sender.isPrivate) return;
    const allowed = await allowedServers();
    if (!allowed.origins.includes(sender.origin)) return;
    const test = this.#tests.findOrAdd(sender.origin, message.session);
    if (test === null) return;
    test.pages.set(sender.tabId, Date.now());
    if (test.link.takesTicket) test.link.useTicket(message.ticket);
  }
}
