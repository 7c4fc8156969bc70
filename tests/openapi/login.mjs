// Generates a typed client from docs/openapi.json, compiles login.mts against it, and runs
// that against the server named on standard input.
//
// node tests/openapi/login.mjs <folder for what is generated>

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const document = new URL("../../docs/openapi.json", import.meta.url);
const folder = resolve(process.argv[2]);

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "schema.mts"), astToString(await openapiTS(document)));
for (const file of ["login.mts", "tsconfig.json"]) {
  copyFileSync(new URL(file, import.meta.url), join(folder, file));
}

const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const compiled = spawnSync(process.execPath, [compiler, "--project", folder], {
  stdio: ["ignore", "inherit", "inherit"],
});
if (compiled.status !== 0) process.exit(compiled.status ?? 1);

const { logInAtEachPortal } = await import(pathToFileURL(join(folder, "login.mjs")));
await logInAtEachPortal(JSON.parse(readFileSync(0, "utf8")));
