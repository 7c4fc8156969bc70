import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const ROOT = new URL("../../../companion/", import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), "utf8");
const json = (path) => JSON.parse(read(path));
const sources = ["background", "content", "pages"].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, ROOT)).map((name) => `${folder}/${name}`));
const [french, english] = ["fr", "en"].map((language) => json(`_locales/${language}/messages.json`));

test("both languages say everything, with the same values", () => {
  assert.deepEqual(Object.keys(french), Object.keys(english));
  for (const [name, { message, placeholders }] of Object.entries(french)) {
    assert.notEqual(message, "", name);
    assert.deepEqual(placeholders, english[name].placeholders, name);
  }
});

test("every text that is shown exists, and every text is shown", () => {
  const texts = [...sources, "manifest.json"].map(read).join("\n");
  const named = [...texts.matchAll(/data-message="(\w+)"|text\(\s*"(\w+)"|__MSG_(\w+)__/g)]
    .map(([, ...names]) => names.find((name) => name !== undefined));
  for (const name of named) assert(name in french, name);
  const families = ["category_", "trouble_", "fault_"];
  for (const name of Object.keys(french)) {
    const isShown = texts.includes(`"${name}"`) || named.includes(name) || families.some((family) => name.startsWith(family));
    assert(isShown, name);
  }
});

test("the manifest names files that exist, and keeps its id", () => {
  const text = read("manifest.json");
  for (const [, path] of text.matchAll(/"([\w/-]+\.(?:js|html|png|json))"/g)) {
    assert(existsSync(new URL(path, ROOT)), path);
  }
  const { key, permissions } = JSON.parse(text);
  const digest = createHash("sha256").update(Buffer.from(key, "base64")).digest("hex").slice(0, 32);
  const id = [...digest].map((digit) => String.fromCharCode(97 + parseInt(digit, 16))).join("");
  assert.equal(id, "cekclbabdcidghhfdlmlnlcokmjddpao");
  assert.deepEqual(permissions, ["alarms", "declarativeNetRequest", "scripting", "storage"]);
});

test("nothing is read as HTML or as code", () => {
  for (const path of sources) {
    assert.doesNotMatch(read(path), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/, path);
  }
});
