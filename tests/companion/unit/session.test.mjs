import assert from "node:assert/strict";
import { test } from "node:test";

import { CLOCK_SET_BACK_MS, blocksAt, check, hear, latestEnd, linkedTest } from "../../../companion/background/session.js";

const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;
const ID = { origin: "https://exams.example.org", session: 1 };

/** Linked at NOW on a computer whose clock is `behindMs` behind the server's. */
function running({ behindMs = 0, leftMs = HOUR } = {}) {
  const serverMs = NOW + behindMs;
  return linkedTest(ID, {
    now: serverMs * 1000, notAfter: (serverMs + 4 * HOUR) * 1000, phase: "running", blockUntil: (serverMs + leftMs) * 1000,
  }, NOW);
}

test("nothing is blocked while waiting, everything while running, nothing after the deadline", () => {
  const state = running();
  assert(!blocksAt({ ...state, phase: "waiting" }, NOW));
  assert(blocksAt(state, NOW));
  assert(blocksAt(state, NOW + HOUR - 1));
  assert(!blocksAt(state, NOW + HOUR));
  assert.notEqual(check(state, NOW + HOUR - 1), null);
  assert.equal(check(state, NOW + HOUR), null);
});

test("a wrong clock changes nothing: the server's instants count", () => {
  for (const behindMs of [-26 * HOUR, -40, 0, 300_000, 400 * 24 * HOUR]) {
    const state = running({ behindMs });
    assert.equal(latestEnd(state), NOW + HOUR);
    assert.equal(state.aheadMs, behindMs);
  }
});

test("a renewed instant moves the end, and the end of the grant limits it", () => {
  const state = hear(running(), { now: (NOW + 5000) * 1000, blockUntil: (NOW + 2 * HOUR) * 1000 }, NOW + 5000);
  assert.equal(latestEnd(state), NOW + 2 * HOUR);
  const far = hear(state, { now: NOW * 1000, blockUntil: (NOW + 900 * HOUR) * 1000 }, NOW);
  assert.equal(latestEnd(far), NOW + 4 * HOUR);
});

test("running without an instant blocks nothing", () => {
  const state = hear(running(), { blockUntil: null }, NOW);
  assert(!blocksAt(state, NOW));
});

test("a server that was not reached for twelve hours has nothing to say any more", () => {
  const state = linkedTest(ID, { now: NOW * 1000, notAfter: 9e15, phase: "waiting", blockUntil: null }, NOW);
  assert.notEqual(check(state, NOW + 12 * HOUR - 1), null);
  assert.equal(check(state, NOW + 12 * HOUR), null);
});

test("a clock that is set back ends the blocking until the server speaks again", () => {
  const state = check(running(), NOW + 60_000);
  const corrected = check(state, NOW + 60_000 - CLOCK_SET_BACK_MS);
  assert(blocksAt(corrected, NOW), "a correction by seconds is nothing");
  const back = check(state, NOW - 2 * HOUR);
  assert(!blocksAt(back, NOW - 2 * HOUR));
  assert(!blocksAt(check(back, NOW + 60_000), NOW + 60_000), "also when it is set forward again");
  const without = hear(back, { phase: "running", blockUntil: (NOW + HOUR) * 1000 }, NOW - 2 * HOUR);
  assert(!blocksAt(without, NOW - 2 * HOUR), "a message without an instant does not say what time it is");
  const local = NOW - 2 * HOUR;
  const heard = hear(back, { now: NOW * 1000, blockUntil: (NOW + HOUR) * 1000 }, local);
  assert(blocksAt(heard, local));
  assert.equal(latestEnd(heard), local + HOUR);
});

test("an hour of sleep is an hour", () => {
  assert.equal(check(running({ leftMs: 50 * 60_000 }), NOW + HOUR), null);
  assert(blocksAt(check(running({ leftMs: 2 * HOUR }), NOW + HOUR), NOW + HOUR));
});
