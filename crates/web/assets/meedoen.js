// Makes pages that work without it a little quicker in the hand. Nothing here is needed.
"use strict";
document.documentElement.classList.add("mee-js");
document.addEventListener("DOMContentLoaded", () => {
  menu();
  focusError();
  explain();
  closeOutside();
  unfoldAsked();
  // Going to the part of an address takes the focus away again once all is loaded.
  addEventListener("load", unfoldAsked);
  addEventListener("hashchange", unfoldAsked);
  for (const field of document.querySelectorAll("[data-select]")) field.addEventListener("focus", () => field.select());
  document.addEventListener("keydown", key);
});

function menu() {
  const button = document.querySelector(".mee-menuknop");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = document.documentElement.classList.toggle("mee-open");
    button.setAttribute("aria-expanded", String(open));
  });
}

function focusError() {
  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();
}

// The menu of the user closes when the reader goes on elsewhere.
function closeOutside() {
  const user = document.querySelector(".mee-gebruiker");
  if (!user) return;
  document.addEventListener("click", (event) => { if (!user.contains(event.target)) user.open = false; });
  user.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { user.open = false; user.querySelector("summary").focus(); }
  });
}

// Asks for a reason as soon as the chosen day is later than the rule, with the difference in days.
function explain() {
  for (const block of document.querySelectorAll(".mee-uitleg[data-about]")) {
    const date = document.getElementById(block.dataset.about);
    if (!date || !block.dataset.until) continue;
    date.addEventListener("change", () => {
      const days = Math.round((Date.parse(date.value) - Date.parse(block.dataset.until)) / 86400000);
      block.hidden = !(days > 0);
      const words = days === 1 ? block.dataset.one : block.dataset.many.replace("#", days);
      if (days > 0) block.querySelector("[data-difference]").textContent = words;
    });
  }
}

function key(event) {
  const target = event.target;
  if (event.ctrlKey && event.key === "Enter" && target.form) {
    // From a line of text or a choice the browser would send the form itself as well, into a tab of its own.
    event.preventDefault();
    if (!event.repeat) target.form.requestSubmit(target.type === "submit" ? target : null);
    return;
  }
  const base = document.body.dataset.shortcuts;
  if (base === undefined || typing(target) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (shortcut(event.key, base)) event.preventDefault();
}

function typing(target) {
  if (target.matches("input[type=radio], input[type=checkbox]")) return false;
  return target.matches("input, textarea, select, [contenteditable]");
}

function shortcut(name, base) {
  if (name === "/") return focus(document.getElementById("zoek"));
  if (name === "?") { location.href = base + "/sneltoetsen"; return true; }
  if (name === "ArrowDown" || name === "ArrowUp") return row(name === "ArrowDown" ? 1 : -1);
  const here = document.activeElement.closest("[data-rows] tr, [data-rows] li");
  if (name === "c" && here) { location.href = here.querySelector("a").href + "#contact-vak"; return true; }
  const keyed = `[data-key="${CSS.escape(name)}"]`;
  const link = document.querySelector("summary" + keyed) || document.querySelector(keyed);
  if (!link) return false;
  if (link.matches("summary")) return unfold(link.parentElement);
  link.click();
  const part = link.getAttribute("href").startsWith("#") && document.querySelector(link.getAttribute("href"));
  return part ? unfold(part) : true;
}

// Opens a quick form and goes to its first field; the one that was open closes by itself.
function unfold(part) {
  if (part.matches("details")) part.open = true;
  return focus(part.querySelector("input:not([type=hidden]), select, textarea"));
}

// A link to a quick form, on this page or on another, opens it.
function unfoldAsked() {
  const part = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (part && part.matches("details")) unfold(part);
}

function row(step) {
  const links = [...document.querySelectorAll("[data-rows] tr, [data-rows] > li")].map((line) => line.querySelector("a")).filter(Boolean);
  const now = links.findIndex((link) => link.closest("tr, li").contains(document.activeElement));
  const within = document.activeElement === document.body || now >= 0 || document.activeElement.id === "inhoud";
  return links.length > 0 && within && focus(links[Math.min(Math.max(now + step, 0), links.length - 1)]);
}

function focus(element) {
  if (element) element.focus();
  return Boolean(element);
}
