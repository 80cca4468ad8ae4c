// SPDX-License-Identifier: GPL-3.0-or-later
// A library of the tests' own, a running server and a headless browser.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const source_of_tests = dirname(fileURLToPath(import.meta.url));
export const source = process.env.IPS_SOURCE_DIR ?? join(source_of_tests, "..", "..");
export const programs = process.env.IPS_BIN_DIR ?? join(source, "build", "test", "bin");
const chromium_path = process.env.IPS_CHROMIUM ?? "/usr/bin/chromium";

function module_or_nothing(name) {
  try {
    return createRequire(join(process.env.IPS_NODE_MODULES ?? source_of_tests, "rig.mjs"))(name);
  } catch {
    return undefined;
  }
}

const playwright = module_or_nothing("playwright-core");
export const axe_source = module_or_nothing("axe-core")?.source;

// Why the browser tests cannot run here; undefined = they can.
export const missing =
  !existsSync(chromium_path) ? `there is no ${chromium_path}`
  : !playwright || !axe_source ? "playwright-core and axe-core are not installed: run npm ci in tests/browser"
  : !existsSync(join(programs, "searcher")) ? `there is no searcher in ${programs}`
  : undefined;

// A folder to index, from [path, content] pairs.
export function folder_of(files) {
  const folder = mkdtempSync(join(tmpdir(), "ips-browser-"));
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, "library", path)), { recursive: true });
    writeFileSync(join(folder, "library", path), content);
  }
  return folder;
}

// Indexes folders; `allowed` are the exit codes besides 0 that are expected (3: files need a person).
export function build_index(index, folders, allowed = [3]) {
  try {
    execFileSync(join(programs, "indexer"), ["build", ...folders, "--index", index], { stdio: "pipe" });
  } catch (error) {
    if (!allowed.includes(error.status)) throw new Error(`indexer: exit code ${error.status}\n${error.stderr}`);
  }
}

export class Site {
  // Serves the index until close().
  static async start(index, browser_arguments = [], serve_arguments = []) {
    const site = new Site();
    site.server = spawn(join(programs, "searcher"), ["serve", "--port", "0", "--index", index, ...serve_arguments]);
    site.messages = "";
    site.base = await new Promise((resolve, reject) => {
      site.server.stderr.on("data", data => {
        site.messages += data;
        const found = /https?:\/\/127\.0\.0\.1:\d+/.exec(site.messages);
        if (found) resolve(found[0]);
      });
      site.server.on("exit", code => reject(new Error(`searcher ended with ${code}: ${site.messages}`)));
    });
    // The tests run in containers as root, where Chromium has no sandbox of its own to start.
    site.browser = await playwright.chromium.launch({
      executablePath: chromium_path,
      args: [...(process.getuid() === 0 ? ["--no-sandbox"] : []), ...browser_arguments],
    });
    return site;
  }

  // A page that keeps what went wrong in page.wrong: errors of scripts, reports of the content security policy, dialogs,
  // and requests to anywhere but the server.
  async page(options = {}) {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: this.base });
    const page = await context.newPage();
    page.wrong = [];
    page.on("pageerror", error => page.wrong.push(`script: ${error}`));
    page.on("console", message => {
      if (message.type() === "error" && !/status of (4|5)\d\d/.test(message.text())) page.wrong.push(message.text());
    });
    page.on("dialog", dialog => {
      page.wrong.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    page.on("request", request => {
      if (/^chrome(-extension)?:/.test(request.url())) return;  // the browser's own PDF viewer
      if (!request.url().startsWith(this.base + "/")) page.wrong.push(`request to ${request.url()}`);
    });
    return page;
  }

  async close() {
    await this.browser?.close();
    this.server.removeAllListeners("exit");
    await new Promise(resolve => {
      this.server.on("exit", resolve);
      this.server.kill("SIGTERM");
    });
  }
}

export function remove(folder) {
  rmSync(folder, { recursive: true, force: true });
}
