import assert from "node:assert/strict";
import { test } from "node:test";

import { GrantRefusal, verifyGrant, verifyList } from "../../../companion/background/grant.js";
import { FakeServer, ORIGIN, SESSION } from "./support.mjs";

const server = new FakeServer();
const list = server.list(17, { ai: ["chat.example"] });

const asRead = (grant) => ({ payload: grant.payload, signature: grant.signature, publicKey: grant.public_key });
const verify = (grant, changes = {}) => verifyGrant(asRead(grant), {
  origin: ORIGIN, session: SESSION, list, now: 1000, pin: null, managedKey: null, ...changes,
});

const refusal = (reason) => (error) => {
  assert(error instanceof GrantRefusal, String(error));
  assert.equal(error.reason, reason);
  return true;
};

test("the key of a server is kept at first use, and the version with it", async () => {
  const { pin, notAfter } = await verify(server.grant(list));
  assert.deepEqual(pin, { key: server.publicKey, highestVersion: 17 });
  assert.equal(notAfter, 4e15);
});

test("a grant of another key is refused, and so is one with a copied key", async () => {
  const pin = { key: server.publicKey, highestVersion: 0 };
  const other = new FakeServer();
  await assert.rejects(verify(other.grant(list), { pin }), refusal("other_key"));
  await assert.rejects(verify(other.grant(list), { managedKey: server.publicKey }), refusal("other_key"));
  const copied = { ...other.grant(list), public_key: server.publicKey };
  await assert.rejects(verify(copied, { pin }), refusal("signature"));
});

test("a key set by an administrator is stronger than the one that was seen first", async () => {
  const pin = { key: new FakeServer().publicKey, highestVersion: 0 };
  const { pin: kept } = await verify(server.grant(list), { pin, managedKey: server.publicKey });
  assert.equal(kept.key, server.publicKey);
});

test("every changed byte of the payload is noticed", async () => {
  const grant = server.grant(list);
  const bytes = Buffer.from(grant.payload, "base64");
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] ^= 1;
    await assert.rejects(verify({ ...grant, payload: changed.toString("base64") }), refusal("signature"));
  }
  await assert.rejects(verify({ ...grant, signature: "%%%" }), refusal("signature"));
  await assert.rejects(verify({ ...grant, public_key: "AAAA" }), refusal("signature"));
});

test("a grant is for one server, one session, one list and one time", async () => {
  const cases = [
    [{ server: "https://other.example" }, "other_server"],
    [{ session: 1 }, "other_session"],
    [{ list_digest: "0".repeat(64) }, "other_list"],
    [{ list_version: 16 }, "other_list"],
    [{ not_before: 2000 }, "not_valid_now"],
    [{ not_after: 1000 }, "not_valid_now"],
    [{ not_after: "never" }, "signature"],
  ];
  for (const [changes, reason] of cases) {
    await assert.rejects(verify(server.grant(list, changes)), refusal(reason));
  }
});

test("a list older than the newest that was accepted is refused, the same one is not", async () => {
  const pin = { key: server.publicKey, highestVersion: 18 };
  await assert.rejects(verify(server.grant(list), { pin }), refusal("older_list"));
  await verify(server.grant(list), { pin: { ...pin, highestVersion: 17 } });
});

test("a list is what was signed, to the last byte", async () => {
  const read = await verifyList(list.text, list);
  assert.deepEqual(read.sites.ai, [{ domain: "chat.example", path: null }]);
  await assert.rejects(verifyList(`${list.text} `, list), refusal("digest"));
  await assert.rejects(verifyList("<html>", list), refusal("digest"));
  const bad = server.list(18, { ai: ["com"] });
  await assert.rejects(verifyList(bad.text, bad), refusal("content"));
  await assert.rejects(verifyList(list.text, { ...list, version: 18 }), refusal("content"));
});
