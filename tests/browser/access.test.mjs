// SPDX-License-Identifier: GPL-3.0-or-later
// Every page by axe-core (WCAG 2.2 AA), in both languages and both colour schemes; narrow pages; weight; other hosts.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sample_site } from "./library.mjs";
import { axe_source, missing } from "./rig.mjs";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const most_bytes = 60 * 1024;

describe("Access", { skip: missing }, () => {
  let library, site, pages;
  before(async () => {
    library = await sample_site();
    site = library.site;
    const hits = async query => (await (await fetch(`${site.base}/api/v1/search?q=${query}&limit=50`)).json()).hits;
    const pdf = (await hits("prosecutorial+discretion")).find(hit => hit.format === "pdf").id;
    const spanish = (await hits("discreci%C3%B3n+procesal")).find(hit => hit.metadata.language?.value === "es").id;
    pages = [
      "/",
      "/help",
      "/library",
      "/search?q=asylum+interview",
      "/search?q=discreci%C3%B3n+procesal+agency:ICE&sort=date",
      "/search?q=%22prosecutorial+discretion%22&offset=10",
      "/search?q=unobtainium+asylum+AND+zzz",
      "/search?q=%22credible+fear",
      "/search?q=a&limit=0",
      "/none",
      `/documents/${pdf}?q=prosecutorial+discretion`,
      `/documents/${pdf}`,
      `/documents/${pdf}?beside=2`,
      "/cites?citation=INA+240A(b)",
      "/cites?citation=nonsense",
      `/similar?document=${pdf}&passage=4`,
      "/search?q=green+card+while+waiting",
      "/search?q=permiso+de+trabajo",
      "/search?q=asylum+interview&related=1",
      "/library?file=notice",
      `/documents/${spanish}?q=discreci%C3%B3n`,
      `/documents/${pdf}/quote?passage=4&text=0123456789abcdef`,
      `/documents/${spanish}/quote`,
    ];
  });
  after(() => library?.close());

  for (const colorScheme of ["light", "dark"])
    for (const ui of ["en", "es"])
      test(`axe finds nothing: ${colorScheme}, ${ui}`, async () => {
        const page = await site.page({ colorScheme });
        const found = [];
        for (const path of pages) {
          await page.goto(site.base + path + (path.includes("?") ? "&" : "?") + "ui=" + ui);
          assert.equal(await page.locator("html").getAttribute("lang"), ui);
          // Folded parts are looked at as well.
          await page.evaluate(() => document.querySelectorAll("details").forEach(part => { part.open = true; }));
          // By the debugger's way, which the page's policy does not touch.
          await page.evaluate(axe_source);
          const { violations } = await page.evaluate(
            tags => window.axe.run(document, { runOnly: { type: "tag", values: tags } }), rules);
          for (const each of violations)
            found.push(`${path} ${each.id}: ${each.nodes.map(node => node.html.slice(0, 200)).slice(0, 3).join(" | ")}`);
        }
        assert.deepEqual(found, []);
        assert.deepEqual(page.wrong, []);
        await page.context().close();
      });

  test("no page scrolls sideways, from 320 pixels on", async () => {
    for (const width of [320, 768, 1440]) {
      const page = await site.page({ viewport: { width, height: 800 } });
      for (const path of pages)
        for (const ui of ["en", "es"]) {
          await page.goto(site.base + path + (path.includes("?") ? "&" : "?") + "ui=" + ui);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${path} is ${wide} wide at ${width}`);
        }
      await page.context().close();
    }
  });

  test("the search page is light and comes from here alone", async () => {
    for (const query of ["asylum interview", "can I travel while my asylum case is pending", "removal", "discreción procesal"]) {
      const page = await site.page();
      let bytes = 0;
      page.on("response", async response => {
        const headers = response.headers();
        assert.equal(headers["content-encoding"], Number(headers["content-length"]) > 1400 || /search|css|js/.test(response.url()) ? "gzip" : undefined, response.url());
        bytes += Number(headers["content-length"]);
      });
      await page.goto(`${site.base}/search?q=${encodeURIComponent(query)}`, { waitUntil: "networkidle" });
      assert.ok(bytes > 0 && bytes < most_bytes, `${query}: ${bytes} bytes`);
      assert.deepEqual(page.wrong, []);
      await page.context().close();
    }
  });

  test("nothing moves while the page comes", async () => {
    const page = await site.page();
    await page.addInitScript(() => {
      window.shifted = 0;
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    for (const path of pages) {
      await page.goto(site.base + path, { waitUntil: "networkidle" });
      assert.equal(await page.evaluate(() => window.shifted), 0, path);
    }
  });

  test("every passage says its language", async () => {
    const page = await site.page();
    await page.goto(site.base + pages[10]);
    assert.equal(await page.locator(".passage .text:not([lang])").count(), 0);
    await page.goto(site.base + "/search?q=asylum");
    assert.equal(await page.locator("blockquote:not([lang])").count(), 0);
  });
});
