// Attempts to reach blocked sites, counted by category over one test of one person.

/**
 * @typedef {object} AttemptCounts
 * @property {number} tally names the count, so that the server adds nothing up twice when it goes
 *   on over another link
 * @property {number | null} seat whose test it is; null until the server has said so
 * @property {Record<string, number>} direct pages that were not opened
 * @property {Record<string, number>} links that were hidden in results pages
 */

const MOST_COUNTED = 100_000;

/** @param {number | null} seat @returns {AttemptCounts} */
export const noAttempts = (seat = null) => ({ tally: newTally(), seat, direct: {}, links: {} });

/** 53 random bits: what every reader of JSON takes exactly. */
function newTally() {
  const [high, low] = crypto.getRandomValues(new Uint32Array(2));
  return (high % 2 ** 21) * 2 ** 32 + low;
}

/**
 * The count to go on with, when the server has said whose test it is: somebody else on the same
 * computer begins anew.
 * @param {AttemptCounts} counts
 * @param {number | null} seat null: a server that does not say it
 */
export function attemptsOfSeat(counts, seat) {
  if (seat === null || counts.seat === seat) return counts;
  return counts.seat === null ? { ...counts, seat } : noAttempts(seat);
}

/**
 * Adds what a page has counted, which may be anything.
 * @param {Record<string, number>} counts
 * @param {readonly string[]} categories
 * @param {any} more
 */
export function addAttempts(counts, categories, more) {
  for (const category of categories) {
    const count = more[category];
    if (!Number.isSafeInteger(count) || count <= 0) continue;
    counts[category] = Math.min((counts[category] ?? 0) + count, MOST_COUNTED);
  }
}

/** @param {Record<string, number>} counts */
export const totalAttempts = (counts) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
