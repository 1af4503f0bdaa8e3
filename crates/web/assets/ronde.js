// The monthly round by keyboard, and each row on its way as soon as the begeleider goes on to the next. Nothing here is
// needed: without it the form is sent as a whole, to the same rule.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const round = document.querySelector("[data-ronde]");
  if (!round) return;
  const rows = () => [...round.querySelectorAll("[data-rij]")];
  const sending = new WeakMap();

  // ── What a row says ──
  const fields = (row) => [...row.querySelectorAll("input[name], select[name]")];
  const unmeasured = (row) => row.querySelector("[name^='niet-']");
  const stays = (field) => {
    if (field.type === "hidden") return true;
    if (field.type === "radio") return field.checked === field.hasAttribute("data-was");
    if (field.type === "checkbox") return field.name.startsWith("niet-") || field.checked === field.defaultChecked;
    if (field.matches("select")) return field.selectedOptions[0]?.hasAttribute("data-was") ?? true;
    return field.value.trim() === field.defaultValue.trim();
  };
  const changed = (row) => fields(row).some((field) => !stays(field));
  const known = (row) => Boolean(row.querySelector("[name^='trede-']:checked, [name^='l-'] option:not([value='']):checked"));
  const told = (row) => {
    const said = new URLSearchParams();
    for (const field of fields(row)) {
      if (!["radio", "checkbox"].includes(field.type) || field.checked) said.append(field.name, field.value);
    }
    return said;
  };

  // ── Counting ──
  const counts = round.querySelector("[data-counts]");
  const submit = round.querySelector("[data-submit]");
  function count() {
    const tally = { changed: 0, same: 0, unmeasured: 0, done: 0 };
    for (const row of rows()) {
      const change = changed(row);
      if (row.hasAttribute("data-done")) tally[change ? "changed" : "done"] += 1;
      else if (unmeasured(row).checked || (!change && !known(row))) tally.unmeasured += 1;
      else tally[change ? "changed" : "same"] += 1;
    }
    const parts = ["changed", "same", "unmeasured", "done"].filter((part) => part !== "done" || tally.done > 0);
    counts.textContent = parts.map((part) => counts.dataset[part].replace("#", tally[part])).join(", ");
    const total = tally.changed + tally.same;
    submit.textContent = total === 1 ? submit.dataset.one : submit.dataset.many.replace("#", total);
    submit.disabled = total === 0;
  }

  // ── Saving ──
  const status = round.querySelector("[data-status]");
  const now = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
  async function save(row) {
    if (sending.has(row) || !changed(row) || unmeasured(row)?.checked) return;
    const said = told(row);
    for (const name of ["csrf", "maand"]) said.append(name, round.elements[name].value);
    said.append("rij", row.dataset.rij);
    const before = told(row).toString();
    sending.set(row, before);
    try {
      const answer = await fetch(round.action, { method: "POST", body: said });
      if (answer.redirected || ![200, 422].includes(answer.status)) throw new Error(round.dataset.door);
      take(row, await answer.text(), before, answer.ok);
      status.textContent = answer.ok ? round.dataset.saved.replace("#", now()) : "";
    } catch (error) {
      sending.delete(row);
      status.textContent = error instanceof TypeError ? round.dataset.failed : error.message;
    }
    count();
  }
  // The answer takes the place of the row. What was changed while it was under way stays, and goes after it.
  function take(row, text, before, went) {
    const draft = document.createElement("template");
    draft.innerHTML = `<table>${text}</table>`;
    const fresh = draft.content.querySelector("[data-rij]");
    sending.delete(row);
    if (!fresh) return;
    if (told(row).toString() !== before) {
      for (const field of fresh.querySelectorAll("input[type=hidden]")) round.elements[field.name].value = field.value;
      if (went) save(row);
      return;
    }
    const focus = row.contains(document.activeElement) ? document.activeElement : null;
    const browse = row.querySelector(".mee-meet__blader td");
    fresh.querySelector(".mee-meet__blader td").replaceWith(browse);
    row.replaceWith(fresh);
    if (!focus) return;
    const again = focus.id ? fresh.querySelector(`#${CSS.escape(focus.id)}`) : focus.name && fresh.querySelector(`[name="${CSS.escape(focus.name)}"]`);
    (again || fresh.querySelector("a.mee-naam")).focus({ preventScroll: true });
  }
  round.addEventListener("focusout", (event) => {
    const row = event.target.closest("[data-rij]");
    if (row && !row.contains(event.relatedTarget)) save(row);
  });
  round.addEventListener("change", (event) => {
    const row = event.target.closest("[data-rij]");
    if (!row) return;
    const skip = unmeasured(row);
    // Who is filled in is measured.
    if (skip?.checked && event.target !== skip && changed(row)) skip.checked = false;
    if (event.target.id.startsWith("meer-") && event.target.checked) row.querySelector("[name^='woorden-']").focus();
    criterion(row);
    count();
  });
  round.addEventListener("input", count);

  // What the chosen trede takes, from the list under the table.
  function criterion(row) {
    const chosen = row.querySelector("[name^='trede-']:checked");
    const words = chosen && document.querySelector(`[data-criterion="${CSS.escape(chosen.value)}"]`);
    if (words) row.querySelector(".mee-meet__wat").textContent = words.textContent;
  }
  for (const row of rows()) criterion(row);
  count();

  // ── Keys ──
  if (!round.hasAttribute("data-keys")) return;
  const fire = (field) => field.dispatchEvent(new Event("change", { bubbles: true }));
  function tick(field) {
    if (!field) return false;
    field.checked = field.type === "radio" || !field.checked;
    fire(field);
    return true;
  }
  function trede(row, digit) {
    const rung = row.querySelector(`[name^='trede-'][value='${digit}']`);
    if (!rung) return false;
    // The same digit again: the questions of this trede were asked, and it is so.
    if (rung.checked && !rung.hasAttribute("data-was")) return tick(row.querySelector("[name^='klopt-']"));
    return tick(rung);
  }
  function next(select) {
    const order = ["probleem", "aan-gewerkt", "onder-controle", "geen"];
    select.value = order[(order.indexOf(select.value) + 1) % order.length];
    fire(select);
    return true;
  }
  function go(row, step) {
    const all = rows().filter((one) => one.checkVisibility());
    const to = row ? all[all.indexOf(row) + step] : all[0];
    if (to) { const name = to.querySelector("a.mee-naam"); name.focus(); to.scrollIntoView({ block: "nearest" }); }
    return Boolean(to);
  }
  function act(row, key, onRadio) {
    if (key === "ArrowDown" || key === "ArrowUp") return !onRadio && go(row, key === "ArrowDown" ? 1 : -1);
    if (!row) return false;
    if (/^[1-9]$/.test(key)) return trede(row, key);
    const letter = key.toUpperCase();
    if (letter === "N") return tick(unmeasured(row));
    if (letter === "G") {
      const growth = row.querySelector("[name^='groei-']");
      growth.value = growth.value ? "" : "ja";
      fire(growth);
      return true;
    }
    if (letter === "T") {
      const open = row.querySelector("[id^='meer-']");
      open.checked = true;
      row.querySelector("[name^='woorden-']").focus();
      return true;
    }
    const select = row.querySelector(`select[data-letter="${CSS.escape(letter)}"]`);
    return Boolean(select) && next(select);
  }
  // Before the keys of every page: within a row a letter is of that row.
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.ctrlKey && key === "Enter") { round.requestSubmit(submit); event.preventDefault(); event.stopImmediatePropagation(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = target.closest?.("[data-rij]") ?? null;
    const words = target.matches("input:not([type=radio], [type=checkbox]), textarea");
    if (words && row && (key === "Enter" || key === "Escape")) { row.querySelector("a.mee-naam").focus(); event.preventDefault(); return; }
    if (words || target.matches("select") || (!row && target !== document.body && target.id !== "inhoud")) return;
    if (act(row, key, target.type === "radio")) { event.preventDefault(); event.stopImmediatePropagation(); }
  }, true);
});
