// SPDX-License-Identifier: GPL-3.0-or-later
// A page with a certificate and a password: people log in, get to where they wanted to go, and log out.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Site, axe_source, build_index, folder_of, missing, programs, remove } from "./rig.mjs";

const word = "una contraseña larga";
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

function has_openssl() {
  try {
    execFileSync("openssl", ["version"]);
    return true;
  } catch {
    return false;
  }
}

const unable = missing ?? (has_openssl() ? undefined : "there is no openssl");

describe("Door", { skip: unable }, () => {
  let folder, site;
  before(async () => {
    folder = folder_of([["memo.txt", "Guidance on parole.\n\nAn officer may grant parole.\n"]]);
    const index = join(folder, "index");
    build_index(index, [join(folder, "library")]);
    const [key, certificate, password] = ["page.key", "page.pem", "password"].map(name => join(folder, name));
    execFileSync("openssl", ["req", "-x509", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-days", "60",
      "-subj", "/CN=localhost", "-keyout", key, "-out", certificate], { stdio: "pipe" });
    chmodSync(key, 0o600);
    execFileSync(join(programs, "searcher"), ["password", password], { input: word + "\n" });
    site = await Site.start(index, [],
      ["--tls-certificate", certificate, "--tls-key", key, "--password-file", password]);
  });
  after(async () => {
    await site?.close();
    if (folder) remove(folder);
  });

  const open = options => site.page({ ignoreHTTPSErrors: true, ...options });

  for (const [locale, words] of [
    ["en-US", { password: "Password", enter: "Log in", wrong: "That is not the password.", leave: "Log out" }],
    ["es-US", { password: "Contraseña", enter: "Iniciar sesión", wrong: "Esa no es la contraseña.", leave: "Cerrar sesión" }],
  ])
    for (const javaScriptEnabled of [true, false])
      test(`people log in, go on and log out: ${locale}, script ${javaScriptEnabled}`, async () => {
        const page = await open({ locale, javaScriptEnabled });
        await page.goto(site.base + "/search?q=%22grant+parole%22");
        assert.match(page.url(), /\/login\?to=%2Fsearch/);
        assert.equal(await page.locator("html").getAttribute("lang"), locale.slice(0, 2));
        const field = page.getByLabel(words.password);
        assert.equal(await field.getAttribute("type"), "password");
        await field.fill("not the password");
        await page.keyboard.press("Enter");
        await page.getByRole("alert").filter({ hasText: words.wrong }).waitFor();
        await page.getByLabel(words.password).fill(word);
        await page.getByRole("button", { name: words.enter }).click();
        await page.locator(".hit").first().waitFor();
        assert.equal(page.url(), site.base + "/search?q=%22grant%20parole%22");
        const [cookie] = await page.context().cookies();
        assert.ok(cookie.name.startsWith("__Host-session-"));
        assert.equal(cookie.httpOnly, true);
        assert.equal(cookie.secure, true);
        assert.equal(cookie.sameSite, "Strict");
        await page.locator(".hit h2 a").first().click();
        await page.locator(".passage").first().waitFor();
        await page.getByRole("button", { name: words.leave }).click();
        await page.waitForURL(/\/login/);
        assert.deepEqual(await page.context().cookies(), []);
        await page.goto(site.base + "/library");
        assert.match(page.url(), /\/login\?to=%2Flibrary/);
        await page.goBack();
        await page.goBack();
        assert.equal(await page.locator(".passage").count(), 0, "nothing is kept to go back to");
        assert.deepEqual(page.wrong, []);
        await page.context().close();
      });

  for (const colorScheme of ["light", "dark"])
    for (const ui of ["en", "es"])
      test(`axe finds nothing at the door: ${colorScheme}, ${ui}`, async () => {
        const page = await open({ colorScheme });
        const look = async state => {
          await page.evaluate(axe_source);
          const { violations } = await page.evaluate(
            tags => window.axe.run(document, { runOnly: { type: "tag", values: tags } }), rules);
          assert.deepEqual(violations.map(each => `${state} ${each.id}: ${each.nodes.map(node => node.html)}`), []);
          for (const width of [320, 768, 1440]) {
            await page.setViewportSize({ width, height: 800 });
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= width, `${state} at ${width}`);
            if (process.env.IPS_SCREENSHOTS)
              await page.screenshot({ path: join(process.env.IPS_SCREENSHOTS, `${state}-${ui}-${colorScheme}-${width}.png`) });
          }
        };
        await page.goto(`${site.base}/login?ui=${ui}`);
        assert.ok(await page.locator("#password").evaluate(field => field === document.activeElement));
        await look("asked");
        await page.locator("#password").fill("wrong");
        await page.keyboard.press("Enter");
        await page.getByRole("alert").waitFor();
        await look("wrong");
        await page.locator("#password").fill(word);
        await page.keyboard.press("Enter");
        await page.waitForURL(`${site.base}/?ui=${ui}`);
        await look("inside");
        assert.deepEqual(page.wrong, []);
        await page.context().close();
      });

  test("a form of another site neither logs in nor out", async () => {
    const page = await open();
    await page.goto(site.base + "/login");
    await page.locator("#password").fill(word);
    await page.keyboard.press("Enter");
    await page.waitForURL(site.base + "/");
    const other = await page.context().newPage();
    for (const field of ["leave", "password"]) {
      await other.goto("data:text/html," + encodeURIComponent(
        `<form method="post" action="${site.base}/login"><input name="${field}" value="1"></form><script>document.forms[0].submit()</script>`));
      await other.waitForURL(/\/login/);
      assert.match(await other.getByRole("alert").textContent(), /another site/);
    }
    await page.reload();
    assert.ok(await page.getByRole("button", { name: "Log out" }).isVisible());
    await page.context().close();
  });

  test("whoever has logged in goes on from a link on another site", async () => {
    const page = await open();
    await page.goto(site.base + "/login");
    await page.locator("#password").fill(word);
    await page.keyboard.press("Enter");
    await page.waitForURL(site.base + "/");
    await page.goto("data:text/html," + encodeURIComponent(`<a href="${site.base}/">there</a>`));
    await page.getByRole("link", { name: "there" }).click();
    await page.waitForURL(/\/login/);
    await page.getByRole("link", { name: "Go on, if you have logged in already" }).click();
    await page.waitForURL(site.base + "/");
    await page.locator("#q").waitFor();
    await page.context().close();
  });

  test("guessing is stopped, in words", async () => {
    const page = await open();
    await page.goto(site.base + "/login");
    for (let guess = 0; guess < 11; ++guess) {
      await page.locator("#password").fill(`guess ${guess}`);
      await page.keyboard.press("Enter");
      await page.waitForLoadState();
    }
    assert.match(await page.getByRole("alert").textContent(), /Too many wrong passwords.*Try again in \d+ seconds/);
    await page.context().close();
  });
});
