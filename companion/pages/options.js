// The options: which servers the companion works for, and two permissions.

import { api, ask, element, text, translatePage } from "./messages.js";

const OTHERS = { permissions: ["management"] };
const SITES = { origins: ["http://*/*", "https://*/*"] };

translatePage();
element("add").addEventListener("submit", (event) => {
  event.preventDefault();
  void add();
});
element("report").addEventListener("click", () => void toggleReport());
element("permit").addEventListener("click", () => void permit());
api.storage.onChanged.addListener(() => void showServers());
void showServers();
void showPermissions();

async function showServers() {
  const allowed = await ask({ type: "servers" });
  if (allowed === null) return;
  const isLocked = allowed.policy === "managed";
  element("locked").hidden = !isLocked;
  element("none").hidden = allowed.origins.length > 0;
  element("add").hidden = isLocked;
  const rows = allowed.origins.map((/** @type {string} */ origin) => row(origin, isLocked));
  element("servers").replaceChildren(...rows);
}

/** @param {string} origin @param {boolean} isLocked */
function row(origin, isLocked) {
  const item = document.createElement("li");
  item.append(origin);
  if (isLocked) return item;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text("server_remove");
  button.setAttribute("aria-label", text("server_remove_named", origin));
  button.addEventListener("click", async () => {
    await ask({ type: "remove_server", origin });
    element("address").focus();
  });
  item.append(button);
  return item;
}

async function add() {
  const field = /** @type {HTMLInputElement} */ (element("address"));
  const outcome = await ask({ type: "add_server", address: field.value });
  const isAdded = outcome === "added";
  element("fault").textContent = isAdded ? "" : text(`fault_${outcome ?? "again"}`);
  field.setAttribute("aria-invalid", String(!isAdded));
  if (isAdded) field.value = "";
  field.focus();
}

async function showPermissions() {
  const hasSites = await api.permissions.contains(SITES);
  element("sites").textContent = text(hasSites ? "sites_granted" : "sites_missing");
  element("permit").hidden = hasSites;
  const reports = await api.permissions.contains(OTHERS);
  element("others").textContent = text(reports ? "others_granted" : "others_missing");
  element("report").textContent = text(reports ? "others_stop" : "others_start");
}

async function permit() {
  await api.permissions.request(SITES);
  await showPermissions();
}

async function toggleReport() {
  const reports = await api.permissions.contains(OTHERS);
  await (reports ? api.permissions.remove(OTHERS) : api.permissions.request(OTHERS));
  await showPermissions();
}
