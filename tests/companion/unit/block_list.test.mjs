import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { mergeSites, parseBlockList, parseEntry } from "../../../companion/background/block_list.js";
import { CATEGORIES } from "../../../companion/background/protocol.js";
import "../../../companion/content/site_index.js";

test("an entry is a domain, or a domain with a path", () => {
  assert.deepEqual(parseEntry("example.org"), { domain: "example.org", path: null });
  assert.deepEqual(parseEntry("a-b.example.org/x/y"), { domain: "a-b.example.org", path: "/x/y" });
  assert.deepEqual(parseEntry("xn--bcher-kva.example"), { domain: "xn--bcher-kva.example", path: null });
  assert.deepEqual(parseEntry("example.org/"), { domain: "example.org", path: null });
  for (const wrong of [
    "", "com", "localhost", "EXAMPLE.org", "bücher.example", "*.example.org", "https://example.org",
    "example.org:8080", "example..org", "-a.example", "example.org/a*b", "example.org/a|b",
    "example.org/a^b", "example.org/é", "1.2.3.4", `${"a".repeat(198)}.fr`, 5, null,
  ]) assert.equal(parseEntry(wrong), null, String(wrong));
});

test("a list is taken whole or not at all", () => {
  const list = (categories, version = 1) => parseBlockList(JSON.stringify({ version, categories }));
  assert.deepEqual(list({ ai: ["a.example"] }).sites.messaging, []);
  assert.equal(list({ ai: ["a.example", "com"] }), null);
  assert.equal(list({ ai: "a.example" }), null);
  assert.equal(list({}, "1"), null);
  assert.equal(parseBlockList("<html>"), null);
  const domains = (count) => Array.from({ length: count }, (_, at) => `site${at}.example`);
  assert.notEqual(list({ ai: domains(10_000) }), null);
  assert.equal(list({ ai: domains(10_001) }), null);
  const paths = (count) => domains(count).map((domain) => `${domain}/a`);
  assert.notEqual(list({ ai: paths(2_000) }), null);
  assert.equal(list({ ai: paths(2_001) }), null);
});

test("lists of several tests become one without repetitions", () => {
  const one = parseBlockList('{"version":1,"categories":{"ai":["a.example"],"messaging":["m.example/x"]}}');
  const two = parseBlockList('{"version":9,"categories":{"ai":["a.example","b.example"]}}');
  const { ai, messaging } = mergeSites([one, two]);
  assert.deepEqual(ai.map(({ domain }) => domain), ["a.example", "b.example"]);
  assert.equal(messaging.length, 1);
});

test("the list that ships is sorted, complete, and leaves alone what questions need", () => {
  const text = readFileSync(new URL("../../../server/assets/block-list.json", import.meta.url), "utf8");
  const list = parseBlockList(text);
  assert.notEqual(list, null);
  const { categories } = JSON.parse(text);
  assert.deepEqual(Object.keys(categories), CATEGORIES);
  const all = Object.values(categories).flat();
  assert.equal(new Set(all).size, all.length);
  assert(all.length > 300, `${all.length} entries`);
  for (const entries of Object.values(categories)) assert.deepEqual(entries, [...entries].sort());
  const index = globalThis.VigieSites.indexOf(list.sites, []);
  const categoryOf = (url) => globalThis.VigieSites.categoryOf(index, url);
  for (const allowed of [
    "https://fr.wikipedia.org/wiki/Lorem", "https://www.google.com/search?q=pix", "https://www.google.com/maps",
    "https://www.bing.com/search?q=pix", "https://duckduckgo.com/?q=pix", "https://search.brave.com/search?q=pix",
    "https://www.instagram.com/ville/", "https://www.facebook.com/ville", "https://x.com/ville",
    "https://www.commentcamarche.net/informatique/", "https://www.jeuxvideo.com/jeux/", "https://pix.fr/",
    "https://translate.google.com/?sl=fr", "https://www.laposte.net/aide", "https://github.com/rust-lang",
    "https://drive.google.com/file", "https://www.openstreetmap.org/", "https://www.youtube.com/watch?v=1",
  ]) assert.equal(categoryOf(allowed), null, allowed);
  for (const [url, category] of [
    ["https://chatgpt.com/", "ai"], ["https://www.perplexity.ai/search", "ai"], ["https://chat.deepseek.com/", "ai"],
    ["https://x.com/i/grok?text=a", "ai"], ["https://forums.commentcamarche.net/", "help_forum"],
    ["https://www.jeuxvideo.com/forums/42.htm", "help_forum"], ["https://fr.stackoverflow.com/", null],
    ["https://old.reddit.com/r/france", "help_forum"], ["https://nosdevoirs.fr/devoir/1", "answer_site"],
    ["https://web.whatsapp.com/", "messaging"], ["https://www.instagram.com/direct/inbox/", "messaging"],
    ["https://mail.google.com/mail/u/0/", "messaging"], ["https://chatgpt-com.translate.goog/", "screen_translation"],
  ]) assert.equal(categoryOf(url), category ?? "help_forum", url);
});
