import assert from "node:assert/strict";
import { test } from "node:test";

import "../../../companion/content/search_engines.js";
import "../../../companion/content/site_index.js";

const { VigieSearch, VigieSites } = globalThis;

test("an address belongs to the category of its domain, of a domain above it, or of its path", () => {
  const index = VigieSites.indexOf({
    ai: [{ domain: "chat.example", path: null }, { domain: "tool.example", path: "/Ai" }],
    messaging: [{ domain: "mail.tool.example", path: null }],
  }, ["exams.chat.example"]);
  const cases = {
    "https://chat.example/": "ai",
    "http://www.chat.example:8443/x?y#z": "ai",
    "https://chat.example./": "ai",
    "https://tool.example/ai": "ai",
    "https://tool.example/AI/x": "ai",
    "https://www.tool.example/ai?q=1": "ai",
    "https://mail.tool.example/": "messaging",
    "https://tool.example/aid": null,
    "https://tool.example/ai-x": null,
    "https://tool.example/": null,
    "https://notchat.example/": null,
    "https://exams.chat.example/": null,
    "chrome://settings/": null,
    "about:blank": null,
    "no address": null,
  };
  for (const [url, category] of Object.entries(cases)) {
    assert.equal(VigieSites.categoryOf(index, url), category, url);
  }
});

test("the eight engines are known by their hosts, and no other site is taken for one", () => {
  const hosts = {
    "www.google.fr": "google", "www.google.co.uk": "google", "www.bing.com": "bing", "duckduckgo.com": "duckduckgo",
    "www.qwant.com": "qwant", "www.ecosia.org": "ecosia", "search.brave.com": "brave", "fr.search.yahoo.com": "yahoo",
    "www.startpage.com": "startpage",
  };
  for (const [host, name] of Object.entries(hosts)) assert.equal(VigieSearch.engineAt(host)?.name, name, host);
  for (const other of ["www.google.evil.example", "fakebing.com", "duckduckgo.com.example", "fr.wikipedia.org"]) {
    assert.equal(VigieSearch.engineAt(other), null, other);
  }
  assert.equal(VigieSearch.engines.length, 8);
});

test("a link of an engine leads where its redirect leads", () => {
  const targets = (host, href) => VigieSearch.targetsOf(VigieSearch.engineAt(host), href);
  const site = "https://chatgpt.com/a?b=c";
  const encoded = encodeURIComponent(site);
  const bing = `a1${Buffer.from(site).toString("base64url")}`;
  for (const [host, href] of [
    ["www.google.com", site],
    ["www.google.com", `https://www.google.com/url?sa=t&url=${encoded}&usg=x`],
    ["www.google.com", `https://www.google.com/imgres?imgurl=https%3A%2F%2Fx.example%2F1.png&imgrefurl=${encoded}`],
    ["www.bing.com", `https://www.bing.com/ck/a?!&&p=12&u=${bing}&ntb=1`],
    ["duckduckgo.com", `https://duckduckgo.com/l/?uddg=${encoded}&rut=1`],
    ["fr.search.yahoo.com", `https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU=${encoded}/RK=2/RS=x-`],
  ]) assert(targets(host, href).includes(site), href);
  assert.deepEqual(targets("www.bing.com", "https://www.bing.com/ck/a?u=a1%%%"), []);
  assert.deepEqual(targets("www.google.com", "javascript:void 0"), ["javascript:void 0"]);
  const shared = `https://news.example/share?u=${encoded}`;
  assert.deepEqual(targets("www.google.com", shared), [shared], "links of others are taken as they are");
});

test("pages that are an answer by AI are told from results pages", () => {
  for (const answer of [
    "https://www.google.com/search?q=x&udm=50", "https://www.google.com/ai", "https://www.bing.com/copilotsearch?q=x",
    "https://www.bing.com/chat", "https://duckduckgo.com/?q=x&ia=chat", "https://search.brave.com/ask?q=x",
    "https://search.brave.com/search?q=x&summary=1", "https://www.ecosia.org/ai-search?q=x",
  ]) assert(VigieSearch.isAnswerPage(answer), answer);
  for (const other of [
    "https://www.google.com/search?q=udm%3D50", "https://www.google.com/search?q=x&udm=14", "https://www.google.com/aim",
    "https://www.bing.com/search?q=chat", "https://duckduckgo.com/?q=x&ia=web", "https://search.brave.com/search?q=x",
    "https://chat.example/ask", "no address",
  ]) assert(!VigieSearch.isAnswerPage(other), other);
});
