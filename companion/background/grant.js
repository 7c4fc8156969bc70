// Is this list one that the server has signed for this session?

import { fromBase64, toHex, utf8 } from "./encoding.js";
import { isCount, isInstant, parseObject } from "./protocol.js";
import { parseBlockList } from "./block_list.js";

/** As many as a session may forbid. */
const MOST_FORBIDDEN = 30;

/**
 * What is remembered of a server: its key, and the highest version of a list it gave.
 * @typedef {{key: string, highestVersion: number}} ServerPin
 * @typedef {{notBefore: number, notAfter: number, pin: ServerPin, forbiddenExtensions: string[]}}
 *   AcceptedGrant instants in microseconds of the server's clock; extensions by id or name
 * @typedef {"signature" | "other_key" | "other_server" | "other_session" | "other_list"
 *   | "older_list" | "not_valid_now" | "digest" | "content"} RefusalReason
 */

/** A list or a grant that is not believed. */
export class GrantRefusal extends Error {
  /** @param {RefusalReason} reason */
  constructor(reason) {
    super(`refused: ${reason}`);
    this.reason = reason;
  }
}

/**
 * @param {import("./protocol.js").SignedGrant} grant
 * @param {{origin: string, session: number, list: import("./protocol.js").ListReference,
 *   now: number, pin: ServerPin | null, managedKey: string | null}} expected `now` of the server,
 *   so that the computer's clock does not matter
 * @returns {Promise<AcceptedGrant>}
 * @throws {GrantRefusal}
 */
export async function verifyGrant(grant, expected) {
  const { pin, managedKey } = expected;
  const known = managedKey ?? pin?.key ?? grant.publicKey;
  if (!sameKey(known, grant.publicKey)) throw new GrantRefusal("other_key");
  const payload = await verifiedPayload(grant);
  const fields = parseObject(new TextDecoder().decode(payload), 10_000);
  const { session, list_version: version, list_digest: digest } = fields ?? {};
  const { not_before: notBefore, not_after: notAfter } = fields ?? {};
  if (!isInstant(notBefore) || !isInstant(notAfter) || !isCount(version)) {
    throw new GrantRefusal("signature");
  }
  if (fields.server !== expected.origin) throw new GrantRefusal("other_server");
  if (session !== expected.session) throw new GrantRefusal("other_session");
  if (digest !== expected.list.digest || version !== expected.list.version) {
    throw new GrantRefusal("other_list");
  }
  if (expected.now < notBefore || expected.now >= notAfter) throw new GrantRefusal("not_valid_now");
  const highest = pin?.highestVersion ?? 0;
  if (version < highest) throw new GrantRefusal("older_list");
  return {
    notBefore,
    notAfter,
    pin: { key: grant.publicKey, highestVersion: version },
    forbiddenExtensions: parseNames(fields.forbidden_extensions),
  };
}

/** @param {unknown} names @returns {string[]} */
const parseNames = (names) =>
  Array.isArray(names) ? names.filter((one) => typeof one === "string").slice(0, MOST_FORBIDDEN) : [];

/** @param {import("./protocol.js").SignedGrant} grant */
async function verifiedPayload(grant) {
  try {
    const [payload, signature, key] = [grant.payload, grant.signature, grant.publicKey].map(fromBase64);
    const usable = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
    if (await crypto.subtle.verify("Ed25519", usable, signature, payload)) return payload;
  } catch {
    // Not base64, or not a key: no better than a wrong signature.
  }
  throw new GrantRefusal("signature");
}

/** @param {string} one @param {string} other base64 in either alphabet */
function sameKey(one, other) {
  try {
    return toHex(fromBase64(one)) === toHex(fromBase64(other));
  } catch {
    return false;
  }
}

/**
 * @param {string} text what the server gave for the digest
 * @param {import("./protocol.js").ListReference} reference
 * @returns {Promise<import("./block_list.js").BlockList>}
 * @throws {GrantRefusal}
 */
export async function verifyList(text, reference) {
  const digest = toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(text))));
  if (digest !== reference.digest) throw new GrantRefusal("digest");
  const list = parseBlockList(text);
  if (list === null || list.version !== reference.version) throw new GrantRefusal("content");
  return list;
}
