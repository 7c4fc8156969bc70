// What the tests of the companion share: a browser and a server as far as the companion sees them,
// both in memory.

import { createHash, createHmac, generateKeyPairSync, sign } from "node:crypto";

export const ORIGIN = "https://exams.example.org";
export const SESSION = 123456;
export const MICROS = 1000;

/** A browser with its storage, rules, scripts, tabs and alarms, to be looked at. */
export function fakeBrowser() {
  const listeners = {};
  const event = (name) => ({
    addListener: (listener) => (listeners[name] ??= new Set()).add(listener),
    removeListener: (listener) => listeners[name]?.delete(listener),
  });
  const browser = {
    listeners,
    rules: [],
    scripts: new Map(),
    tabs: [],
    alarms: new Map(),
    areas: { local: {}, session: {}, managed: {} },
    hasSites: true,
    badge: "",
  };
  const area = (name) => ({
    async get(keys) {
      const stored = structuredClone(browser.areas[name]);
      if (keys === null) return stored;
      if (typeof keys === "string") return { [keys]: stored[keys] };
      if (Array.isArray(keys)) return Object.fromEntries(keys.map((key) => [key, stored[key]]));
      return Object.fromEntries(Object.entries(keys).map(([key, usual]) => [key, stored[key] ?? structuredClone(usual)]));
    },
    async set(values) {
      Object.assign(browser.areas[name], structuredClone(values));
    },
    async remove(keys) {
      for (const key of [keys].flat()) delete browser.areas[name][key];
    },
  });
  browser.api = {
    runtime: {
      id: "companion",
      getManifest: () => ({ version: "1.0.0" }),
      getURL: (path) => `chrome-extension://companion/${path.replace(/^\//, "")}`,
    },
    storage: { local: area("local"), session: area("session"), managed: area("managed") },
    declarativeNetRequest: {
      getSessionRules: async () => browser.rules,
      async updateSessionRules({ removeRuleIds, addRules }) {
        browser.rules = browser.rules.filter(({ id }) => !removeRuleIds.includes(id)).concat(addRules);
      },
    },
    scripting: {
      getRegisteredContentScripts: async ({ ids }) => ids.flatMap((id) => browser.scripts.get(id) ?? []),
      async registerContentScripts(scripts) {
        for (const script of scripts) browser.scripts.set(script.id, script);
      },
      async unregisterContentScripts({ ids }) {
        for (const id of ids) browser.scripts.delete(id);
      },
      executeScript: async () => [],
    },
    tabs: {
      onUpdated: event("tabs.onUpdated"),
      query: async () => browser.tabs,
      async update(id, { url }) {
        Object.assign(browser.tabs.find((tab) => tab.id === id), { url });
      },
    },
    alarms: {
      get: async (name) => browser.alarms.get(name),
      async create(name, alarm) {
        browser.alarms.set(name, alarm);
      },
      clear: async (name) => browser.alarms.delete(name),
      clearAll: async () => browser.alarms.clear(),
    },
    permissions: { contains: async () => browser.hasSites },
    action: {
      async setBadgeText({ text }) {
        browser.badge = text;
      },
    },
  };
  return browser;
}

/** A list, its digest and a grant for it, as the server signs them. */
export class FakeServer {
  constructor(origin = ORIGIN) {
    this.origin = origin;
    this.pair = generateKeyPairSync("ed25519");
    this.documents = new Map();
  }

  get publicKey() {
    return this.pair.publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("base64");
  }

  list(version, categories) {
    const text = JSON.stringify({ version, categories });
    const digest = createHash("sha256").update(text).digest("hex");
    const url = `/api/companion/lists/${digest}`;
    this.documents.set(`${this.origin}${url}`, text);
    return { version, digest, url, text };
  }

  grant(list, changes = {}) {
    const payload = JSON.stringify({
      server: this.origin,
      session: SESSION,
      list_version: list.version,
      list_digest: list.digest,
      not_before: 1,
      not_after: 4e15,
      ...changes,
    });
    return {
      payload: Buffer.from(payload).toString("base64"),
      signature: sign(null, Buffer.from(payload), this.pair.privateKey).toString("base64"),
      public_key: this.publicKey,
    };
  }

  linked({ list, test, now, link = "6e1a1cf4-0d4f-4f0e-9a1b-3f4c7d1e2a5b", key = KEY }) {
    return {
      type: "linked",
      link,
      key,
      now,
      heartbeat_ms: 5000,
      list: { version: list.version, digest: list.digest, url: list.url },
      grant: this.grant(list),
      test,
    };
  }

  /** In place of the network's fetch. */
  fetch = async (url) => {
    if (String(url).endsWith("servers.json")) return response('{"servers":[]}');
    const text = this.documents.get(String(url));
    return text === undefined ? response("<html>", "text/html") : response(text);
  };
}

function response(text, type = "application/json") {
  return new Response(text, { headers: { "content-type": type } });
}

/** 32 bytes in base64url. */
export const KEY = Buffer.alloc(32, 7).toString("base64url");

/** The same as the companion computes, by other code. */
export const hmac = (text) =>
  createHmac("sha256", Buffer.from(KEY, "base64url")).update(text).digest("base64url");

/** The sockets that were opened; a test answers on them. */
export class FakeSocket {
  static OPEN = 1;
  static opened = [];

  constructor(url, protocol) {
    Object.assign(this, { url, protocol, sent: [], readyState: 0 });
    FakeSocket.opened.push(this);
  }

  open() {
    this.readyState = 1;
    this.onopen?.();
  }

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  say(frame) {
    this.onmessage?.({ data: typeof frame === "string" ? frame : JSON.stringify(frame) });
  }

  close(code = 1000) {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

// Keys and digests are computed by other threads: what is on its way there is counted.
let computing = 0;
for (const name of ["importKey", "sign", "verify", "digest"]) {
  const compute = crypto.subtle[name].bind(crypto.subtle);
  crypto.subtle[name] = (...values) => {
    computing += 1;
    return compute(...values).finally(() => (computing -= 1));
  };
}

/** Lets everything run that waits for nothing but itself: until it has been quiet for a while. */
export async function settle() {
  for (let quiet = 0; quiet < 40; quiet = computing === 0 ? quiet + 1 : 0) {
    await new Promise((next) => setImmediate(next));
  }
}
