// The popup: what the companion does at the moment, and one button where something is missing.

import { api, ask, element, text, timeOfDay, translatePage } from "./messages.js";

translatePage();
element("version").textContent = text("version", api.runtime.getManifest().version);
element("options").addEventListener("click", () => api.runtime.openOptionsPage());
element("permit").addEventListener("click", () => void permit());
void show();

async function show() {
  const status = await ask({ type: "status" });
  if (status === null) return;
  const test = status.tests[0];
  element("summary").textContent = summary(status, test);
  const counts = test === undefined ? "" : text("counts", String(test.direct), String(test.links));
  element("counts").textContent = counts;
  const trouble = test === undefined ? "" : text(`trouble_${test.state}`);
  element("trouble").textContent = trouble;
  element("trouble").hidden = trouble === "";
  element("permit").hidden = status.hasPermission;
  await offerServer(status.allowed);
}

/** @param {any} status @param {any} test */
function summary(status, test) {
  if (status.isBlocking && test !== undefined) {
    return text("summary_blocking", new URL(test.origin).host, timeOfDay(test.untilMs));
  }
  if (test !== undefined) return text("summary_waiting", new URL(test.origin).host);
  return text(status.allowed.origins.length === 0 ? "summary_no_server" : "summary_idle");
}

/** The site in front may be a server of tests that is not allowed yet. @param {any} allowed */
async function offerServer(allowed) {
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  const address = typeof tab?.url === "string" ? new URL(tab.url) : null;
  const isSite = address?.protocol === "https:" || address?.hostname === "localhost";
  const button = element("allow");
  button.hidden = !isSite || allowed.policy === "managed" || allowed.origins.includes(address.origin);
  if (button.hidden || address === null) return;
  button.textContent = text("allow_server", address.host);
  button.onclick = async () => {
    await ask({ type: "add_server", address: address.origin });
    await show();
  };
}

async function permit() {
  await api.permissions.request({ origins: ["http://*/*", "https://*/*"] });
  await show();
}
