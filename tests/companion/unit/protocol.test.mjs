import assert from "node:assert/strict";
import { test } from "node:test";

import {
  heartbeatFrame, linkFrame, parsePageMessage, parseServerFrame, resumeFrame,
} from "../../../companion/background/protocol.js";
import { FakeServer, KEY, hmac } from "./support.mjs";

const NONCE = "n".repeat(22);
const TICKET = "t".repeat(43);

test("a question of a page is read, and everything else is not", () => {
  const question = { v: 1, nonce: NONCE, session: 123456 };
  const read = (value) => parsePageMessage(JSON.stringify(value), false);
  assert.deepEqual(read(question), { nonce: NONCE, session: 123456, ticket: null });
  for (const wrong of [
    { ...question, v: 2 }, { ...question, nonce: "short" }, { ...question, nonce: 5 },
    { ...question, session: "123456" }, { ...question, session: -1 }, { ...question, session: 1.5 },
    [], null, 7,
  ]) assert.equal(read(wrong), null);
  for (const wrong of [undefined, null, question, "{", `"${"x".repeat(2000)}"`]) {
    assert.equal(parsePageMessage(wrong, false), null);
  }
});

test("a ticket is read only with all of its characters", () => {
  const read = (ticket) => parsePageMessage(JSON.stringify({ v: 1, nonce: NONCE, session: 1, ticket }), true);
  assert.equal(read(TICKET)?.ticket, TICKET);
  for (const wrong of [undefined, null, TICKET.slice(1), `${TICKET}A`, TICKET.replace("t", "+")]) {
    assert.equal(read(wrong), null);
  }
});

test("frames of the server are read, and unknown or damaged ones are passed over", () => {
  const server = new FakeServer();
  const list = server.list(3, {});
  const linked = server.linked({ list, now: 5, test: { phase: "waiting", block_until: null } });
  const read = parseServerFrame(JSON.stringify(linked));
  assert.equal(read.type, "linked");
  assert.deepEqual(read.test, { phase: "waiting", blockUntil: null });
  assert.equal(read.list.digest, list.digest);
  for (const change of [
    { link: "no" }, { key: "short" }, { now: -1 }, { heartbeat_ms: 1 }, { test: { phase: "sleeping" } },
    { list: { ...linked.list, url: "https://elsewhere.example/list" } },
    { list: { ...linked.list, url: "/api/companion/lists/../other" } },
    { grant: null },
  ]) assert.equal(parseServerFrame(JSON.stringify({ ...linked, ...change })), null);
  for (const text of ["", "[]", "null", "<html>", '{"type":"news"}', 5, new ArrayBuffer(2)]) {
    assert.equal(parseServerFrame(text), null);
  }
  const beat = { type: "beat", counter: 4, now: 9, block_until: null };
  assert.deepEqual(parseServerFrame(JSON.stringify(beat)), { type: "beat", counter: 4, now: 9, blockUntil: null });
});

test("link, resume and heartbeat have the words and the codes of the contract", async () => {
  const secret = { link: "6e1a1cf4-0d4f-4f0e-9a1b-3f4c7d1e2a5b", key: KEY };
  assert.deepEqual(JSON.parse(linkFrame({ ticket: TICKET, version: "1.0.0", browser: "chromium 156" })), {
    type: "link", ticket: TICKET, version: "1.0.0", browser: "chromium 156", resume: null,
  });
  assert.deepEqual(JSON.parse(await resumeFrame(secret, 8)), {
    type: "resume", link: secret.link, counter: 8, mac: hmac(`resume|${secret.link}|8`),
  });
  const body = '{"blocking":true}';
  assert.deepEqual(JSON.parse(await heartbeatFrame(secret, 9, 17, body)), {
    type: "heartbeat", counter: 9, sent_at: 17, body, mac: hmac(`${secret.link}|9|17|${body}`),
  });
});
