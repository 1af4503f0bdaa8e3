// Opens every page of the preview in a real browser: pictures (light, dark, forced colours), paper, width, and axe.
//
//   cargo run -p web --example preview -- target/preview
//   node crates/web/browser/check.mjs target/preview [part of a page's name]
//
// Needs chromium and chromedriver. Ends with 1 when a page is too wide or axe finds something.
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";

const folder = process.argv[2] ?? "target/preview";
const wanted = process.argv[3] ?? "";
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2" };
// The same as web::assets::CONTENT_SECURITY_POLICY, so that a style or script in a page would be missed here too.
const policy = "default-src 'none'; style-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const light = { "prefers-color-scheme": "light" };
const dark = { "prefers-color-scheme": "dark" };
const looks = [["1280", 1280, light], ["360", 360, light], ["donker", 1280, dark], ["360-donker", 360, dark],
  ["contrast", 1280, { ...dark, "forced-colors": "active" }], ["360-contrast", 360, { ...light, "forced-colors": "active" }]];

const widest = `const most = [...document.querySelectorAll("main *, header *, footer *")]
  .sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0];
  return most.tagName + "." + (most.getAttribute("class") || "");`;
// What lies hidden behind the edge of its box, with text at this size; and the page, when it must be scrolled sideways.
const cut = `const root = document.documentElement;
  root.style.fontSize = arguments[0] + "%";
  const hides = (box) => ["hidden", "clip"].includes(getComputedStyle(box).overflowX) && getComputedStyle(box).clipPath === "none";
  const lost = [...document.querySelectorAll("body :not(input, select)")].filter((box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 1 && hides(box))
    .map((box) => box.tagName + "." + (box.getAttribute("class") || "") + " " + (box.scrollWidth - box.clientWidth) + " px");
  if (root.scrollWidth > root.clientWidth) {
    const most = [...document.querySelectorAll("body *")].filter((one) => !one.closest(".mee-filters, .mee-rol")).sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0];
    lost.push("the page, " + (root.scrollWidth - root.clientWidth) + " px, because of " + most.tagName + "." + (most.getAttribute("class") || ""));
  }
  root.style.fontSize = "";
  return lost;`;

const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(request.url.split("?")[0]));
  try {
    const body = readFileSync(join(folder, path));
    response.writeHead(200, { "content-type": types[extname(path)] ?? "text/plain", "content-security-policy": policy });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const site = `http://127.0.0.1:${server.address().port}`;

const port = 20000 + (process.pid % 20000);
const driver = spawn("chromedriver", [`--port=${port}`], { stdio: "ignore" });
let faults = 0;
try {
  faults = await checkAll();
} finally {
  driver.kill();
  server.close();
}
console.log(faults === 0 ? "all pages are well" : `${faults} faults`);
process.exit(faults === 0 ? 0 : 1);

async function checkAll() {
  const session = await open();
  mkdirSync(join(folder, "beeld"), { recursive: true });
  let count = 0;
  for (const page of readdirSync(folder).filter((name) => name.endsWith(".html") && name.includes(wanted))) {
    count += await check(session, page);
  }
  await session.end();
  return count;
}

async function check(session, page) {
  const found = [];
  const picture = join(folder, "beeld", page.replace(".html", ""));
  await session.look(1280, light);
  await session.go(`${site}/${page}`);
  for (const [name, width, features] of looks) {
    await session.look(width, features);
    if (page.endsWith(".nl.html")) await session.picture(`${picture}-${name}.png`);
    if (!features["forced-colors"]) found.push(...(await session.axe()).map((fault) => `${name}: ${fault}`));
  }
  await session.look(1280, dark);
  if (page.endsWith(".nl.html")) await session.paper(`${picture}.pdf`);
  if (page.startsWith("caseload.")) found.push(...(await openMenus(session, page)));
  for (const width of [320, 360, 768, 1024, 1280, 1600]) {
    await session.look(width, light);
    const over = await session.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    if (over > 0) found.push(`${width}: ${over} px too wide, ${await session.run(widest)}`);
    for (const text of [100, 200]) {
      const lost = await session.run(cut, text);
      if (lost.length > 0) found.push(`${width}, text at ${text} %: cut off: ${lost.join(", ")}`);
    }
  }
  for (const fault of found) console.log(`${page} ${fault}`);
  return found.length;
}

// What is folded away is tested too: the menu on a phone, and the menu of the user.
async function openMenus(session, page) {
  await session.look(360, light);
  await session.run("document.querySelector('.mee-menuknop').click(); document.querySelector('.mee-gebruiker').open = true");
  await session.picture(join(folder, "beeld", `${page.replace(".html", "")}-360-menu.png`));
  const faults = await session.axe();
  await session.look(1280, light);
  await session.picture(join(folder, "beeld", `${page.replace(".html", "")}-1280-menu.png`));
  faults.push(...(await session.axe()));
  await session.run("document.querySelector('.mee-menuknop').click(); document.querySelector('.mee-gebruiker').open = false");
  return faults.map((fault) => `menu: ${fault}`);
}

async function open() {
  const base = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    try { await fetch(`${base}/status`); break; } catch { await new Promise((wait) => setTimeout(wait, 100)); }
  }
  const profile = mkdtempSync(join(tmpdir(), "meedoen-browser-"));
  const args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars", `--user-data-dir=${profile}`];
  const capabilities = { alwaysMatch: { browserName: "chrome", "goog:chromeOptions": { args } } };
  const { sessionId } = await post(`${base}/session`, { capabilities });
  const at = `${base}/session/${sessionId}`;
  const cdp = (cmd, params) => post(`${at}/goog/cdp/execute`, { cmd, params });
  const run = (script, ...args) => post(`${at}/execute/sync`, { script, args });
  return {
    run,
    go: (url) => post(`${at}/url`, { url }),
    end: () => fetch(at, { method: "DELETE" }),
    look: async (width, features) => {
      await cdp("Emulation.setDeviceMetricsOverride", { width, height: 900, deviceScaleFactor: 1, mobile: false });
      await cdp("Emulation.setEmulatedMedia", { features: Object.entries(features).map(([name, value]) => ({ name, value })) });
    },
    paper: async (path) => {
      const { data } = await cdp("Page.printToPDF", { paperWidth: 8.27, paperHeight: 11.69 });
      writeFileSync(path, Buffer.from(data, "base64"));
    },
    picture: async (path) => {
      await run("document.activeElement.blur(); scrollTo(0, 0)");
      const { data } = await cdp("Page.captureScreenshot", { captureBeyondViewport: true });
      writeFileSync(path, Buffer.from(data, "base64"));
    },
    axe: async () => {
      await run(`if (!window.axe) { ${axe} }`);
      const script = "const done = arguments[0]; axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => done(r.violations.map((v) => v.id + ' ' + v.nodes.slice(0, 3).map((n) => n.target + ' ' + (n.any[0]?.message ?? '')).join(' | '))))";
      return post(`${at}/execute/async`, { script, args: [] });
    },
  };
}

async function post(url, body) {
  const answer = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
