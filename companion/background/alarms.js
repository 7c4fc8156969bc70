// When the companion has to look again, also if the browser has suspended its script.

import { api } from "./browser_api.js";

const CHECK_ALARM = "check";
const END_ALARM = "end";
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export class TestAlarms {
  /** @type {any} */
  #endTimer = null;
  #look;

  /** @param {() => void} look */
  constructor(look) {
    this.#look = look;
  }

  /**
   * @param {boolean} hasTests
   * @param {number[]} ends when tests that block end at the latest
   * @param {number} now
   */
  async set(hasTests, ends, now) {
    clearTimeout(this.#endTimer);
    if (!hasTests) {
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
    this.#endTimer = setTimeout(this.#look, Math.min(next - now + 50, LONGEST_TIMER_MS));
  }
}
