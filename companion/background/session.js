// One test as the companion sees it: a value, and functions that make the next one. No clock,
// no storage, no network: instants come in as arguments, `nowMs` in milliseconds of this
// computer.

/** A message that is older than this says nothing any more, whatever it allowed. */
const LONGEST_WITHOUT_SERVER_MS = 12 * 60 * 60 * 1000;
/** Clocks are corrected by seconds; two minutes back is somebody who sets it. */
export const CLOCK_SET_BACK_MS = 2 * 60 * 1000;

/**
 * @typedef {object} TestState
 * @property {string} origin of the server
 * @property {number} session its number
 * @property {"waiting" | "running"} phase
 * @property {number | null} blockUntilMs on the server's clock
 * @property {number} notAfterMs end of the grant, on the server's clock
 * @property {number} aheadMs how far the server's clock is ahead of this computer's
 * @property {number} heardAtMs when the server last spoke, on this computer's clock
 * @property {number} checkedAtMs when this was last looked at, on this computer's clock
 * @property {boolean} clockWasSetBack since the server last spoke
 */

/**
 * @param {{origin: string, session: number}} test
 * @param {{now: number, notAfter: number, phase: "waiting" | "running",
 *   blockUntil: number | null}} news instants in microseconds of the server
 * @param {number} nowMs
 * @returns {TestState}
 */
export function linkedTest({ origin, session }, news, nowMs) {
  return {
    origin,
    session,
    phase: news.phase,
    blockUntilMs: toMs(news.blockUntil),
    notAfterMs: news.notAfter / 1000,
    aheadMs: news.now / 1000 - nowMs,
    heardAtMs: nowMs,
    checkedAtMs: nowMs,
    clockWasSetBack: false,
  };
}

/**
 * The server has spoken: what it says now counts.
 * @param {TestState} test
 * @param {{now?: number, phase?: "waiting" | "running", blockUntil: number | null}} news
 * @param {number} nowMs
 * @returns {TestState}
 */
export function hear(test, news, nowMs) {
  return {
    ...test,
    phase: news.phase ?? test.phase,
    blockUntilMs: toMs(news.blockUntil),
    aheadMs: news.now === undefined ? test.aheadMs : news.now / 1000 - nowMs,
    heardAtMs: nowMs,
    checkedAtMs: nowMs,
    // Only an instant of the server makes this computer's clock usable again.
    clockWasSetBack: news.now === undefined && test.clockWasSetBack,
  };
}

/**
 * Time has passed.
 * @param {TestState} test
 * @param {number} nowMs
 * @returns {TestState | null} null: it is over
 */
export function check(test, nowMs) {
  if (test.clockWasSetBack || nowMs < test.checkedAtMs - CLOCK_SET_BACK_MS) {
    // How much time has passed cannot be known any more. Blocking a computer for a day is worse
    // than a gap until the server is reached, which is where its sites are, too.
    const since = test.clockWasSetBack ? nowMs - test.checkedAtMs : 0;
    if (since > LONGEST_WITHOUT_SERVER_MS) return null;
    return { ...test, clockWasSetBack: true, checkedAtMs: Math.min(test.checkedAtMs, nowMs) };
  }
  if (nowMs >= latestEnd(test)) return null;
  return { ...test, checkedAtMs: nowMs };
}

/**
 * When it is over at the latest, on this computer's clock. While running never later than the
 * server allowed; while waiting, when the grant ends.
 * @param {TestState} test
 */
export function latestEnd(test) {
  const ends = [test.notAfterMs - test.aheadMs, test.heardAtMs + LONGEST_WITHOUT_SERVER_MS];
  if (test.phase === "running") ends.push((test.blockUntilMs ?? 0) - test.aheadMs);
  return Math.min(...ends);
}

/** @param {TestState} test @param {number} nowMs */
export function blocksAt(test, nowMs) {
  return test.phase === "running" && !test.clockWasSetBack && nowMs < latestEnd(test);
}

/** @param {number | null} micros */
const toMs = (micros) => (micros === null ? null : micros / 1000);
