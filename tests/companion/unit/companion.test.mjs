// The whole background script against a browser and a server in memory: what stays, what goes.

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { FakeServer, FakeSocket, ORIGIN, SESSION, fakeBrowser, hmac, settle } from "./support.mjs";

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const NONCE = "n".repeat(22);
const PAGE = { origin: ORIGIN, tabId: 7, isPrivate: false };

const browser = fakeBrowser();
globalThis.browser = browser.api;
globalThis.WebSocket = FakeSocket;
Object.defineProperty(globalThis, "navigator", { value: { userAgent: "Chrome/156.0.0.0" } });
const { Companion } = await import("../../../companion/background/companion.js");

let server;
let list;

beforeEach(() => {
  mock.timers.enable({ apis: ["Date", "setTimeout", "setInterval"], now: NOW });
  FakeSocket.opened = [];
  Object.assign(browser, { rules: [], tabs: [{ id: 7, url: `${ORIGIN}/candidat` }], hasSites: true });
  browser.areas.local = { servers: [ORIGIN] };
  browser.areas.session = {};
  browser.areas.managed = {};
  browser.scripts.clear();
  browser.alarms.clear();
  server = new FakeServer();
  list = server.list(5, { ai: ["chat.example"], messaging: ["mail.example"] });
  globalThis.fetch = server.fetch;
});

afterEach(() => mock.timers.reset());

async function started() {
  const companion = new Companion();
  await companion.ready;
  return companion;
}

const ask = async (companion, page = PAGE, session = SESSION) => {
  const reply = await companion.answerQuestion(JSON.stringify({ v: 1, nonce: NONCE, session }), page);
  return reply && JSON.parse(reply.answer);
};
const giveTicket = (companion, page = PAGE) =>
  companion.takeTicket(JSON.stringify({ v: 1, nonce: NONCE, session: SESSION, ticket: "t".repeat(43) }), page);

const test_ = (phase, minutes) => ({
  phase, block_until: minutes === null ? null : (Date.now() + minutes * MINUTE) * 1000,
});
const linked = (test, changes = {}) => ({ ...server.linked({ list, now: Date.now() * 1000, test }), ...changes });
const lastSocket = () => FakeSocket.opened.at(-1);
const domains = () => browser.rules.flatMap(({ condition }) => condition.requestDomains ?? []);

async function link(companion, test, changes) {
  await giveTicket(companion);
  const socket = lastSocket();
  socket.open();
  await settle();
  socket.say(linked(test, changes));
  await settle();
  return socket;
}

function assertNoTrace() {
  assert.deepEqual(browser.rules, []);
  assert.equal(browser.scripts.size, 0);
  assert.equal(browser.alarms.size, 0);
  assert.equal(browser.badge, "");
  assert.deepEqual(Object.keys(browser.areas.local).sort(), ["pins", "policy", "servers"]);
  assert.deepEqual(browser.areas.session.secrets, {});
  assert.equal("attempts" in browser.areas.local, false);
}

test("before, during and after a test", async () => {
  const companion = await started();
  const first = await ask(companion);
  assert.equal(first.state, "ready");
  assert.equal(first.nonce, NONCE);
  assert.deepEqual(first.self_check, { storage: true, permissions: true, clock_skew_ms: null, policy: "user" });

  const socket = await link(companion, test_("waiting", null));
  assert.equal(socket.url, `wss://exams.example.org/api/socket/companion/${SESSION}`);
  assert.equal(socket.protocol, "vigie-companion.v1");
  assert.equal(socket.sent[0].type, "link");
  assert.equal((await ask(companion)).state, "linked");
  assert.deepEqual(browser.rules, []);

  socket.say({ type: "test", ...test_("running", 100) });
  await settle();
  const during = await ask(companion);
  assert.equal(during.state, "blocking");
  assert.equal(during.list, 5);
  assert(domains().includes("chat.example"));
  assert(browser.scripts.has("search-results"));

  socket.say({ type: "test", ...test_("ended", null) });
  await settle();
  assertNoTrace();
  assert.equal(socket.readyState, 3);
  assert.equal((await ask(companion)).state, "ready");
  await giveTicket(companion);
  assert.equal(FakeSocket.opened.length, 1, "a page that has not noticed the end does not begin again");
});

test("heartbeats are signed, counted one by one, and hold counts without an address", async () => {
  const companion = await started();
  const socket = await link(companion, test_("running", 100));
  await companion.countAttempt("ai", 9);
  await companion.countAttempt("ai", 9);
  await companion.countAttempt("gossip", 10);
  await companion.countHiddenLinks({ ai: 3, messaging: "4", help_forum: -1 });
  mock.timers.tick(300);
  await settle();
  mock.timers.tick(5_000);
  await settle();
  const beats = socket.sent.filter(({ type }) => type === "heartbeat");
  assert.deepEqual(beats.map(({ counter }) => counter), beats.map((_, at) => at + 1));
  const last = beats.at(-1);
  const { link: id } = linked(test_("running", 1));
  assert.equal(last.mac, hmac(`${id}|${last.counter}|${last.sent_at}|${last.body}`));
  const { tally, ...body } = JSON.parse(last.body);
  assert(Number.isSafeInteger(tally), String(tally));
  assert.deepEqual(body, {
    blocking: true, page: true, permissions: true, private_window: false, other_extensions: null,
    attempts: { direct: { ai: 1 }, links: { ai: 3 } },
  });
});

const lastBody = (socket) =>
  JSON.parse(socket.sent.findLast(({ type }) => type === "heartbeat").body);

const beat = () => (mock.timers.tick(5_000), settle());

test("counts go on over an update and a new link, and are those of one person", async () => {
  let companion = await started();
  let socket = await link(companion, test_("running", 100), { seat: 4 });
  await companion.countAttempt("ai", 9);
  await beat();
  const { tally } = lastBody(socket);
  // An update takes the memory, and what was counted in the last moment is not sent yet.
  await companion.countAttempt("ai", 10);
  browser.areas.session = {};
  companion = await started();
  socket = await link(companion, test_("running", 100), { seat: 4, link: "7e1a1cf4-0d4f-4f0e-9a1b-3f4c7d1e2a5b" });
  await beat();
  assert.deepEqual(lastBody(socket).attempts, { direct: { ai: 2 }, links: {} });
  assert.equal(lastBody(socket).tally, tally);
  // Somebody else at the same computer.
  socket.close(4401);
  await settle();
  socket = await link(companion, test_("running", 100), { seat: 5, link: "8e1a1cf4-0d4f-4f0e-9a1b-3f4c7d1e2a5b" });
  await beat();
  assert.deepEqual(lastBody(socket).attempts, { direct: {}, links: {} });
  assert.notEqual(lastBody(socket).tally, tally);
});

test("of other extensions only those that no administrator allows are named", async () => {
  browser.areas.managed = { servers: [ORIGIN], allowed_extensions: ["reader"] };
  const extension = (id) => ({ id, type: "extension", enabled: true });
  browser.api.management = { getAll: async () => ["reader", "companion", "helper"].map(extension) };
  const socket = await link(await started(), test_("running", 100));
  await beat();
  delete browser.api.management;
  assert.deepEqual(lastBody(socket).other_extensions, ["helper"]);
});

test("of what the session forbids the active ones are named, in its own words", async () => {
  const extension = (id, name, enabled = true) => ({ id, name, type: "extension", enabled });
  browser.api.management = { getAll: async () => [
    extension("aaa", "Writing Helper"), extension("bbb", "Other"), extension("ccc", "Off", false),
  ] };
  const forbidden = ["AAA", "writing helper", "off", "nobody"];
  const grant = server.grant(list, { forbidden_extensions: forbidden });
  const socket = await link(await started(), test_("running", 100), { grant });
  await beat();
  assert.deepEqual(lastBody(socket).forbidden_extensions, ["AAA", "writing helper"]);
  // Decided again in the middle of the test: the same list, another grant.
  socket.say({ type: "list", list: linked(test_("running", 100)).list, grant: server.grant(list) });
  await settle();
  await beat();
  delete browser.api.management;
  assert.equal("forbidden_extensions" in lastBody(socket), false);
});

test("what was counted just before the end is sent", async () => {
  const companion = await started();
  const socket = await link(companion, test_("running", 100));
  await beat();
  await companion.countAttempt("ai", 9);
  socket.say({ type: "test", ...test_("ended", null) });
  await settle();
  assert.deepEqual(lastBody(socket).attempts.direct, { ai: 1 });
  assertNoTrace();
});

test("at the deadline it is over, also when the network has gone", async () => {
  const companion = await started();
  const socket = await link(companion, test_("running", 10));
  socket.onclose({ code: 1006 });
  await settle();
  mock.timers.tick(10 * MINUTE - 1000);
  await settle();
  assert(domains().includes("chat.example"));
  mock.timers.tick(2_000);
  await settle();
  assertNoTrace();
});

test("a suspended script goes on where it was, with the same link and the next counter", async () => {
  const before = await link(await started(), test_("running", 100));
  mock.timers.tick(300);
  await settle();
  const used = before.sent.at(-1).counter;
  const companion = await started();
  assert(domains().includes("chat.example"));
  const socket = lastSocket();
  socket.open();
  await settle();
  const [resume] = socket.sent;
  assert.equal(resume.type, "resume");
  assert(resume.counter > used);
  assert.equal(resume.mac, hmac(`resume|${resume.link}|${resume.counter}`));
  socket.say(linked(test_("running", 100), { key: null }));
  await settle();
  assert.equal((await ask(companion)).state, "blocking");
});

test("after the browser was restarted sites stay blocked, and a page brings a new ticket", async () => {
  await link(await started(), test_("running", 100));
  browser.areas.session = {};
  browser.rules = [];
  browser.scripts.clear();
  FakeSocket.opened = [];
  const companion = await started();
  assert(domains().includes("chat.example"));
  assert.equal(FakeSocket.opened.length, 0, "no key is left");
  assert.equal((await ask(companion)).state, "ready");
  await link(companion, test_("running", 100));
  assert.equal((await ask(companion)).state, "blocking");
});

test("a browser that starts after the deadline blocks nothing", async () => {
  await link(await started(), test_("running", 10));
  browser.areas.session = {};
  browser.rules = [];
  browser.scripts.clear();
  mock.timers.setTime(NOW + 11 * MINUTE);
  await started();
  assert.deepEqual(browser.rules, []);
  assert.deepEqual(Object.keys(browser.areas.local).sort(), ["pins", "policy", "servers"]);
});

test("a browser that has not read its policies yet goes on with those of the last time", async () => {
  browser.areas.managed = { servers: [ORIGIN] };
  await link(await started(), test_("running", 100));
  browser.areas.session = {};
  browser.rules = [];
  const { get } = browser.api.storage.managed;
  browser.api.storage.managed.get = () => new Promise(() => {});
  const companion = new Companion();
  await settle();
  mock.timers.tick(200);
  await companion.ready;
  assert(domains().includes("chat.example"));
  browser.api.storage.managed.get = get;
  assert.equal((await ask(companion)).self_check.policy, "managed");
});

test("only allowed servers are answered, and a private window gets no link", async () => {
  const companion = await started();
  assert.equal(await ask(companion, { ...PAGE, origin: "https://other.example" }), null);
  assert.equal(await ask(companion, { ...PAGE, origin: `${ORIGIN}:444` }), null);
  const privatePage = { ...PAGE, isPrivate: true };
  assert.equal((await ask(companion, privatePage)).state, "private_window");
  await giveTicket(companion, privatePage);
  await giveTicket(companion, { ...PAGE, origin: "https://other.example" });
  assert.equal(FakeSocket.opened.length, 0);
});

test("servers of an administrator replace those of this computer, and their keys count", async () => {
  browser.areas.managed = { servers: [ORIGIN], keys: { [ORIGIN]: new FakeServer().publicKey } };
  browser.areas.local.servers = ["https://other.example"];
  const companion = await started();
  assert.equal(await ask(companion, { ...PAGE, origin: "https://other.example" }), null);
  assert.equal((await ask(companion)).self_check.policy, "managed");
  await link(companion, test_("running", 10));
  assert.equal((await ask(companion)).state, "list_refused");
  assert.deepEqual(browser.rules, []);
});

test("a tampered list is refused, an earlier one stays in force", async () => {
  const companion = await started();
  const socket = await link(companion, test_("running", 100));
  const newer = server.list(6, { ai: ["new.example"] });
  server.documents.set(`${ORIGIN}${newer.url}`, newer.text.replace("new.example", "old.example"));
  socket.say({ type: "list", list: newer, grant: server.grant(newer) });
  await settle();
  assert.equal((await ask(companion)).state, "list_refused");
  assert(domains().includes("chat.example"));
  const older = server.list(4, {});
  socket.say({ type: "list", list: older, grant: server.grant(older) });
  await settle();
  assert.equal((await ask(companion)).list, 5);
  const good = server.list(7, { ai: ["good.example"] });
  socket.say({ type: "list", list: good, grant: server.grant(good) });
  await settle();
  assert.equal((await ask(companion)).state, "blocking");
  assert(domains().includes("good.example") && !domains().includes("chat.example"));
});

test("a captive portal in place of the list is a network to wait for", async () => {
  const companion = await started();
  server.documents.clear();
  const socket = await link(companion, test_("running", 100));
  assert.equal((await ask(companion)).state, "unreachable");
  server.documents.set(`${ORIGIN}${list.url}`, list.text);
  socket.say({ type: "beat", counter: 1, now: Date.now() * 1000, block_until: test_("running", 100).block_until });
  await settle();
  assert.equal((await ask(companion)).state, "blocking");
});

test("a list that names the server blocks everything but the server", async () => {
  list = server.list(5, { ai: ["example.org", "exams.example.org"] });
  const companion = await started();
  browser.tabs.push({ id: 8, url: "https://www.example.org/" });
  await link(companion, test_("running", 100));
  assert.equal(browser.tabs[0].url, `${ORIGIN}/candidat`, "the page of the test stays");
  assert.match(browser.tabs[1].url, /blocked\.html\?category=ai&open=1$/);
  assert(browser.rules.some(({ action }) => action.type === "allow"));
});

test("a user who takes the permission away is blocked all the same, and it is reported", async () => {
  const companion = await started();
  await link(companion, test_("running", 100));
  browser.hasSites = false;
  await companion.refresh();
  assert(browser.rules.length > 0);
  assert(browser.rules.every(({ action }) => action.type !== "redirect"));
  assert.equal((await ask(companion)).state, "no_permission");
  mock.timers.tick(300);
  await settle();
  assert.equal(JSON.parse(lastSocket().sent.at(-1).body).permissions, false);
});

test("a clock that was set back stops the blocking until the server is heard", async () => {
  const companion = await started();
  const socket = await link(companion, test_("running", 100));
  mock.timers.setTime(NOW - 60 * MINUTE);
  await companion.refresh();
  assert.deepEqual(browser.rules, []);
  assert.equal((await ask(companion)).state, "clock_wrong");
  const serverNow = NOW + MINUTE;
  socket.say({ type: "beat", counter: 1, now: serverNow * 1000, block_until: (serverNow + MINUTE) * 1000 });
  await settle();
  const answer = await ask(companion);
  assert.equal(answer.state, "blocking");
  assert.equal(answer.self_check.clock_skew_ms, -61 * MINUTE);
});

test("a refused link asks for a ticket, a lost one comes back by itself", async () => {
  const companion = await started();
  const socket = await link(companion, test_("running", 100));
  socket.onclose({ code: 1006 });
  await settle();
  assert.equal((await ask(companion)).state, "unreachable");
  mock.timers.tick(500);
  await settle();
  assert.equal(FakeSocket.opened.length, 2);
  lastSocket().open();
  await settle();
  assert.equal(lastSocket().sent[0].type, "resume");
  lastSocket().onclose({ code: 4401 });
  await settle();
  assert.equal((await ask(companion)).state, "ready");
  assert(domains().includes("chat.example"), "blocking does not depend on the connection");
});

test("two copies of the companion do not take the link from each other all the time", async () => {
  const companion = await started();
  const socket = await link(companion, test_("running", 100));
  socket.onclose({ code: 4409 });
  await settle();
  assert.equal((await ask(companion)).state, "unreachable");
  await giveTicket(companion);
  mock.timers.tick(29_000);
  await giveTicket(companion);
  assert.equal(FakeSocket.opened.length, 1);
  mock.timers.tick(1_000);
  await giveTicket(companion);
  assert.equal(FakeSocket.opened.length, 2);
  assert(domains().includes("chat.example"), "both block all the time");
});

test("a connection that says nothing any more is made again", async () => {
  const companion = await started();
  await link(companion, test_("running", 100));
  for (let beat = 0; beat < 5; beat += 1) {
    mock.timers.tick(5_000);
    await settle();
  }
  assert(FakeSocket.opened.length > 1);
});

test("two sessions at once block what either forbids, and end one by one", async () => {
  const companion = await started();
  const first = await link(companion, test_("running", 100));
  const other = new FakeServer("https://second.example");
  browser.areas.local.servers = [ORIGIN, other.origin];
  const otherList = other.list(1, { ai: ["third.example"] });
  globalThis.fetch = (url) => (String(url).startsWith(other.origin) ? other.fetch(url) : server.fetch(url));
  await giveTicket(companion, { ...PAGE, origin: other.origin, tabId: 8 });
  lastSocket().open();
  await settle();
  lastSocket().say(other.linked({ list: otherList, now: NOW * 1000, test: test_("running", 50) }));
  await settle();
  assert(["chat.example", "third.example"].every((domain) => domains().includes(domain)));
  first.say({ type: "test", ...test_("ended", null) });
  await settle();
  assert(!domains().includes("chat.example") && domains().includes("third.example"));
  mock.timers.tick(51 * MINUTE);
  await settle();
  assertNoTrace();
});
