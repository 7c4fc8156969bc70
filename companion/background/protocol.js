// The words between page, companion and server (docs/COMPANION.md). Everything that comes from
// outside is parsed here into values that cannot be wrong, or into null.

import { fromBase64, toBase64Url, utf8 } from "./encoding.js";

export const PROTOCOL = "vigie-companion.v1";
/** What a page may send at most; a question has under 100 characters. */
const LONGEST_PAGE_MESSAGE = 1000;
/** The categories of the block list, in the order in which they are shown. */
export const CATEGORIES = Object.freeze([
  "ai",
  "help_forum",
  "answer_site",
  "messaging",
  "screen_translation",
]);

const NONCE = /^[A-Za-z0-9_-]{22}$/;
const TICKET = /^[A-Za-z0-9_-]{43}$/;
const DIGEST = /^[0-9a-f]{64}$/;
const LINK = /^[0-9a-f-]{36}$/;

/**
 * A question of a page, or the ticket it hands over.
 * @typedef {{nonce: string, session: number, ticket: string | null}} PageMessage
 */

/**
 * @param {unknown} detail what the page put into its event
 * @param {boolean} withTicket
 * @returns {PageMessage | null}
 */
export function parsePageMessage(detail, withTicket) {
  const message = parseObject(detail, LONGEST_PAGE_MESSAGE);
  if (message === null || message.v !== 1 || !isSession(message.session)) return null;
  if (typeof message.nonce !== "string" || !NONCE.test(message.nonce)) return null;
  if (!withTicket) return { nonce: message.nonce, session: message.session, ticket: null };
  if (typeof message.ticket !== "string" || !TICKET.test(message.ticket)) return null;
  return { nonce: message.nonce, session: message.session, ticket: message.ticket };
}

/**
 * @typedef {{phase: "waiting" | "running" | "ended", blockUntil: number | null}} TestNews
 *   `blockUntil` in microseconds of the server's clock
 * @typedef {{version: number, digest: string, url: string}} ListReference
 * @typedef {{payload: string, signature: string, publicKey: string}} SignedGrant
 * @typedef {{type: "linked", link: string, key: string | null, now: number, heartbeatMs: number,
 *   list: ListReference, grant: SignedGrant, test: TestNews, seat: number | null}
 *  | {type: "list", list: ListReference, grant: SignedGrant}
 *  | {type: "test", test: TestNews}
 *  | {type: "beat", counter: number, now: number, blockUntil: number | null}} ServerFrame
 */

/**
 * @param {unknown} text a frame of the server
 * @returns {ServerFrame | null} null: not of this protocol; a newer server may send more
 */
export function parseServerFrame(text) {
  const frame = parseObject(text, 100_000);
  switch (frame?.type) {
    case "linked":
      return parseLinked(frame);
    case "list": {
      const [list, grant] = [parseListReference(frame.list), parseGrant(frame.grant)];
      return list && grant && { type: "list", list, grant };
    }
    case "test": {
      const test = parseTest(frame);
      return test && { type: "test", test };
    }
    case "beat": {
      const { counter, now, block_until: blockUntil = null } = frame;
      if (!isCount(counter) || !isInstant(now) || !isInstantOrNull(blockUntil)) return null;
      return { type: "beat", counter, now, blockUntil };
    }
    default:
      return null;
  }
}

/** @param {any} frame @returns {ServerFrame | null} */
function parseLinked(frame) {
  const { link, key = null, now, heartbeat_ms: heartbeatMs, seat = null } = frame;
  const list = parseListReference(frame.list);
  const grant = parseGrant(frame.grant);
  const test = parseTest(frame.test);
  if (list === null || grant === null || test === null) return null;
  if (typeof link !== "string" || !LINK.test(link) || !isInstant(now)) return null;
  // The key has the length and the letters of a ticket: 32 bytes.
  if (key !== null && (typeof key !== "string" || !TICKET.test(key))) return null;
  if (!isCount(heartbeatMs) || heartbeatMs < 500 || heartbeatMs > 20_000) return null;
  if (seat !== null && !isCount(seat)) return null;
  return { type: "linked", link, key, now, heartbeatMs, list, grant, test, seat };
}

/** @param {any} list @returns {ListReference | null} */
function parseListReference(list) {
  const { version, digest, url } = list ?? {};
  if (!isCount(version) || typeof digest !== "string" || !DIGEST.test(digest)) return null;
  // Only this address of the server it is linked to: a list is nothing that points elsewhere.
  return url === `/api/companion/lists/${digest}` ? { version, digest, url } : null;
}

/** @param {any} grant @returns {SignedGrant | null} */
function parseGrant(grant) {
  const { payload, signature, public_key: publicKey } = grant ?? {};
  const isText = [payload, signature, publicKey].every((part) => typeof part === "string");
  return isText ? { payload, signature, publicKey } : null;
}

/** @param {any} test @returns {TestNews | null} */
function parseTest(test) {
  const { phase, block_until: blockUntil = null } = test ?? {};
  if (!["waiting", "running", "ended"].includes(phase)) return null;
  if (!isInstantOrNull(blockUntil)) return null;
  return { phase, blockUntil };
}

/** @param {unknown} text @param {number} longest @returns {any} an object, or null */
export function parseObject(text, longest) {
  if (typeof text !== "string" || text.length > longest) return null;
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** @param {any} value */
const isSession = (value) => isCount(value) && value > 0;
/** @param {any} value */
export const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
/** @param {any} value microseconds: a double holds them exactly until the year 2255 */
export const isInstant = (value) => isCount(value) && value > 0;
/** @param {any} value */
const isInstantOrNull = (value) => value === null || isInstant(value);

/**
 * @param {string} key base64url of the 32 bytes that belong to one link
 * @param {string} text
 * @returns {Promise<string>} base64url of HMAC-SHA256
 */
export async function authenticate(key, text) {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const usable = await crypto.subtle.importKey("raw", fromBase64(key), algorithm, false, ["sign"]);
  return toBase64Url(new Uint8Array(await crypto.subtle.sign("HMAC", usable, utf8(text))));
}

/** @param {{ticket: string, version: string, browser: string}} about */
export const linkFrame = ({ ticket, version, browser }) =>
  JSON.stringify({ type: "link", ticket, version, browser, resume: null });

/** @param {{link: string, key: string}} secret @param {number} counter */
export async function resumeFrame({ link, key }, counter) {
  const mac = await authenticate(key, `resume|${link}|${counter}`);
  return JSON.stringify({ type: "resume", link, counter, mac });
}

/**
 * @param {{link: string, key: string}} secret
 * @param {number} counter
 * @param {number} sentAt microseconds
 * @param {string} body
 */
export async function heartbeatFrame({ link, key }, counter, sentAt, body) {
  const mac = await authenticate(key, `${link}|${counter}|${sentAt}|${body}`);
  return JSON.stringify({ type: "heartbeat", counter, sent_at: sentAt, body, mac });
}
