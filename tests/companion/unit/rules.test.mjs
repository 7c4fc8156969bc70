import assert from "node:assert/strict";
import { test } from "node:test";

import { parseBlockList } from "../../../companion/background/block_list.js";
import { rulesOf } from "../../../companion/background/rules.js";

const sitesOf = (categories) => parseBlockList(JSON.stringify({ version: 1, categories })).sites;
const SITES = sitesOf({ ai: ["chat.example", "tool.example/ai"], messaging: ["mail.example"] });
const SERVERS = ["https://exams.example.org", "http://localhost:8080"];

test("a page of a forbidden site leads to the block page of its category, parts of it to nothing", () => {
  const rules = rulesOf(SITES, { servers: [], showsPage: true });
  const pages = rules.filter(({ action }) => action.type === "redirect");
  assert.deepEqual(pages.map(({ action, condition }) => [
    action.redirect.extensionPath, condition.requestDomains ?? condition.urlFilter, condition.resourceTypes,
  ]), [
    ["/pages/blocked.html?category=ai", "||tool.example/ai^", ["main_frame"]],
    ["/pages/blocked.html?category=ai", ["chat.example"], ["main_frame"]],
    ["/pages/blocked.html?category=messaging", ["mail.example"], ["main_frame"]],
  ]);
  const parts = rules.filter(({ action }) => action.type === "block");
  assert.deepEqual(parts.map(({ condition }) => condition.requestDomains ?? condition.urlFilter), [
    "||tool.example/ai^", ["chat.example", "mail.example"],
  ]);
  for (const { condition } of parts) assert.deepEqual(condition.excludedResourceTypes, ["main_frame"]);
});

test("no list blocks the servers that tests run on", () => {
  const sites = sitesOf({ ai: ["example.org", "exams.example.org"] });
  const rules = rulesOf(sites, { servers: SERVERS, showsPage: true });
  const allow = rules.filter(({ action }) => action.type === "allow");
  assert.equal(allow.length, 4);
  const strongest = Math.max(...rules.filter((rule) => !allow.includes(rule)).map(({ priority }) => priority));
  for (const { priority, condition } of allow) {
    assert(priority > strongest);
    assert("resourceTypes" in condition !== "excludedResourceTypes" in condition);
  }
  const matches = (url) => allow.some(({ condition }) => new RegExp(condition.regexFilter).test(url));
  for (const own of ["https://exams.example.org/", "wss://exams.example.org/api", "http://localhost:8080/candidat"]) {
    assert(matches(own), own);
  }
  for (const other of ["https://exams-example.org/", "https://chat.exams.example.org/", "https://x.example/?https://exams.example.org/"]) {
    assert(!matches(other), other);
  }
});

test("without the permission for sites everything is still blocked, without a page", () => {
  const rules = rulesOf(SITES, { servers: [], showsPage: false });
  assert(rules.every(({ action }) => action.type === "block"));
  assert.equal(rules.filter(({ condition }) => condition.resourceTypes?.[0] === "main_frame").length, 3);
});

test("ten thousand entries stay below the 5,000 rules of a browser, numbered one by one", () => {
  const paths = Array.from({ length: 2_000 }, (_, at) => `site${at}.example/path`);
  const domains = Array.from({ length: 8_000 }, (_, at) => `other${at}.example`);
  const rules = rulesOf(sitesOf({ ai: paths, messaging: domains }), { servers: SERVERS, showsPage: true });
  assert(rules.length < 5_000, `${rules.length} rules`);
  assert.deepEqual(rules.map(({ id }) => id), rules.map((_, at) => at + 1));
  assert.deepEqual(rulesOf(sitesOf({}), { servers: [], showsPage: true }), []);
});
