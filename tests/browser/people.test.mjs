// SPDX-License-Identifier: GPL-3.0-or-later
// What people come for, done in a browser: an attorney quotes, staff answer in Spanish, a librarian looks for a file.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sample_site } from "./library.mjs";
import { missing } from "./rig.mjs";

describe("People", { skip: missing }, () => {
  let library, site;
  before(async () => {
    library = await sample_site();
    site = library.site;
  });
  after(() => library?.close());

  test("an attorney finds a passage, reads it and copies it with its pin", async () => {
    const page = await site.page();
    await page.goto(site.base);
    await page.locator("#q").fill('"prosecutorial discretion" /s (dismiss! OR terminat!)');
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await page.getByText("exact", { exact: true }).waitFor();
    assert.match(await page.locator(".echo code").textContent(), /\("prosecutorial discretion" \/s \(dismiss! OR terminat!\)\)/);
    const hit = page.locator(".hit").first();
    const quoted = (await hit.locator("blockquote").first().textContent()).replace(/…/g, "").trim();
    assert.match(quoted, /prosecutorial discretion/i);
    const marks = await hit.locator("blockquote").first().locator("mark").allTextContents();
    assert.ok(marks.some(mark => /^(dismiss|terminat)/i.test(mark)), marks.join());
    const pin = await hit.locator(".place a").first().textContent();
    await hit.locator(".place a").first().click();
    await page.waitForURL(/\/documents\/[0-9a-f]+\?q=.*#p\d+$/);
    const passage = page.locator(".passage:target");
    assert.ok(await passage.isVisible());
    assert.ok((await passage.locator("mark").count()) >= 2);
    await passage.getByRole("link", { name: /^Quote/ }).click();
    await page.getByRole("heading", { name: "Quote a passage" }).waitFor();
    await page.getByRole("button", { name: /^Copy.*Passage with its citation/ }).click();
    await page.locator(".copying.done").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^“[^”]*prosecutorial discretion/i);
    const paragraph = /¶¶? (\d+)/.exec(pin)[1];
    assert.match(copied, new RegExp(`(at|¶) .*\\)\\.$|¶¶? ?${paragraph}`, "s"));
    const address = await page.locator("#address").inputValue();
    await page.goto(address);
    assert.match(await page.locator(".checked").textContent(), /is the one that was quoted/);
    await page.goto(address.replace(/text=[0-9a-f.]+/, "text=0123456789abcdef"));
    assert.match(await page.locator("[role=alert]").textContent(), /has changed since it was quoted/);
    assert.deepEqual(page.wrong, []);
  });

  test("staff find an answer in Spanish, in a page in Spanish", async () => {
    const page = await site.page({ locale: "es-US" });
    await page.goto(site.base);
    assert.equal(await page.locator("html").getAttribute("lang"), "es");
    await page.getByRole("combobox", { name: "Buscar en la biblioteca" }).fill("¿qué es la discreción procesal?");
    await page.keyboard.press("Enter");
    await page.getByText(/documentos/).first().waitFor();
    const first = page.locator(".hit").first();
    assert.match(await first.locator("h2").textContent(), /discreción procesal/i);
    assert.equal(await first.locator("blockquote").first().getAttribute("lang"), "es");
    assert.match(await page.locator(".summary").textContent(), /entendido como/);
    // A mistake is told in Spanish too.
    await page.locator("#q").fill('"credible fear');
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    assert.match(await page.getByRole("alert").textContent(), /comillas sin cerrar/);
    // The switch keeps the question, and the choice stays in the address.
    await page.getByRole("link", { name: "English" }).click();
    await page.getByRole("heading", { name: "The query cannot be read" }).waitFor();
    await page.getByRole("link", { name: "Library", exact: true }).click();
    await page.getByRole("heading", { name: "The library" }).waitFor();
    assert.match(page.url(), /ui=en/);
    assert.deepEqual(page.wrong, []);
  });

  test("a librarian finds why a file is missing", async () => {
    const page = await site.page();
    await page.goto(site.base + "/search?q=unobtainium");
    await page.getByRole("heading", { name: "Nothing in the library matches" }).waitFor();
    await page.getByRole("link", { name: /which files could not be read/ }).click();
    const notice = page.locator(".problems li").filter({ hasText: "scans/notice.pdf" });
    assert.match(await notice.textContent(), /refused/);
    assert.ok((await notice.locator(".remedy").textContent()).length > 10);
    assert.match(await page.locator(".problems li").filter({ hasText: "scans/empty.txt" }).textContent(), /no bytes/);
    assert.deepEqual(page.wrong, []);
  });

  test("everything is reached by keyboard alone", async () => {
    const page = await site.page();
    await page.goto(site.base + "/library");
    await page.keyboard.press("Tab");
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Skip/);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => location.hash), "#main");
    await page.goto(site.base + "/");
    await page.keyboard.type("asylum interview");
    await page.keyboard.press("Enter");
    await page.locator(".hit").first().waitFor();
    await page.waitForLoadState("load");  // the keys come with the script
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    const second = await page.locator(".hit h2 a").nth(1).textContent();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), second);
    await page.keyboard.press("k");
    await page.keyboard.press("j");
    await page.keyboard.press("o");
    await page.getByRole("heading", { level: 1, name: second }).waitFor();
    await page.waitForLoadState("load");
    await page.keyboard.press("j");
    assert.ok(await page.evaluate(() => document.activeElement.closest(".passage.found") !== null));
    await page.keyboard.press("c");
    await page.getByRole("heading", { name: "Quote a passage" }).waitFor();
    await page.waitForLoadState("load");
    await page.keyboard.press("?");
    await page.getByRole("heading", { name: "How to ask" }).waitFor();
    // Switched off, the keys do nothing, on every page.
    await page.getByLabel("Use these keys").focus();
    await page.keyboard.press("Space");
    await page.goto(site.base + "/search?q=asylum");
    await page.keyboard.press("?");
    await page.keyboard.press("o");
    assert.match(page.url(), /\/search\?q=asylum$/);
    assert.deepEqual(page.wrong, []);
  });

  test("nothing needs script", async () => {
    const page = await site.page({ javaScriptEnabled: false });
    await page.goto(site.base + "/search?q=asylum+interview");
    await page.locator(".facet.year").getByRole("textbox").first().fill("2020");
    await page.locator(".facet.year").getByRole("button").click();
    await page.getByRole("list", { name: "Filters in force" }).waitFor();
    const narrowed = await page.locator(".count strong").textContent();
    await page.getByRole("list", { name: "Filters in force" }).getByRole("link").first().click();
    assert.notEqual(await page.locator(".count strong").textContent(), narrowed);
    await page.locator(".actions .quote").first().click();
    assert.match(await page.locator("#with-citation").inputValue(), /^“.+” .+\.$/s);
    assert.ok(await page.locator(".copying").first().isHidden());
  });

  test("the context of a hit opens in place", async () => {
    const page = await site.page();
    await page.goto(site.base + "/search?q=asylum+interview");
    const passage = page.locator(".passages li").first();
    const snippet = (await passage.locator("blockquote").textContent()).trim();
    const marks = await passage.locator("blockquote mark").allTextContents();
    const { hits } = await (await fetch(site.base + "/api/v1/search?q=asylum+interview")).json();
    const number = hits[0].passages[0].passage;
    const { passages } = await (await fetch(`${site.base}/api/v1/documents/${hits[0].id}`)).json();
    await passage.getByRole("link", { name: /^Context/ }).click();
    await passage.locator(".context").first().waitFor();
    assert.ok((await passage.textContent()).length > snippet.length);
    const joined = text => text.replace(/\n\n/g, "");
    assert.equal(await passage.locator("blockquote").textContent(), joined(passages[number - 1].text), "the passage whole");
    const kept = await passage.locator("blockquote mark").allTextContents();
    assert.ok(marks.length > 0 && marks.every(mark => kept.includes(mark)), "with its matches");
    const around = [passages[number - 2]?.text.split("\n\n").pop(), passages[number]?.text.split("\n\n")[0]].filter(Boolean);
    assert.deepEqual(await passage.locator(".context").allTextContents(), around, "and a paragraph on each side");
    assert.ok(await passage.locator(".place a").evaluate(place => place === document.activeElement), "the focus is not lost");
    assert.match(page.url(), /\/search/);
    assert.deepEqual(page.wrong, []);
  });

  test("the box suggests what the library holds", async () => {
    const page = await site.page();
    await page.goto(site.base + "/");
    const offered = async typed => {
      await page.locator("#q").fill("");
      await page.locator("#q").pressSequentially(typed);
      await page.locator(`#suggestions[data-for="${typed}"]`).waitFor({ state: "attached" });
      return page.locator("#suggestions option").evaluateAll(list => list.map(option => option.value));
    };
    assert.ok((await offered("prosecutorial dis")).includes("prosecutorial discretion"));
    assert.ok((await offered("INA 240A")).some(text => /^INA § 240A/.test(text)));
    assert.deepEqual(page.wrong, []);
  });

  test("a section shows who cites it, and every citing sentence leads to its place", async () => {
    const page = await site.page();
    await page.goto(site.base + "/cites?citation=INA+240A(b)");
    await page.getByRole("heading", { level: 1, name: "Documents that cite INA § 240A(b)" }).waitFor();
    const item = page.locator(".hit .passages li").first();
    const mark = await item.locator("mark").first().textContent();
    const sentence = (await item.locator("blockquote").textContent()).trim();
    await item.locator(".place a").click();
    const passage = (await page.locator(".passage:target").textContent()).replace(/\s+/g, " ");
    assert.ok(passage.includes(mark) && passage.includes(sentence.replace(/\s+/g, " ").slice(0, 60)), sentence);
    assert.deepEqual(page.wrong, []);
  });

  test("the original stands beside the text, at the page of the first match", async () => {
    const page = await site.page();
    const found = await (await fetch(site.base + "/api/v1/search?q=prosecutorial+discretion&limit=50")).json();
    const pdf = found.hits.find(hit => hit.format === "pdf").id;
    await page.goto(`${site.base}/documents/${pdf}?q=discretion`);
    const first = await page.locator(".passage.found").first().locator("a.page").first().count();
    await page.getByRole("link", { name: "Original beside the text" }).click();
    const frame = page.locator("iframe[name=original]");
    assert.match(await frame.getAttribute("src"), /\/original#page=\d+$/);
    const [text, original] = [await page.locator("article").boundingBox(), await frame.boundingBox()];
    assert.ok(original.x >= text.x + text.width, "beside, not below");
    assert.ok(first === 0 || (await page.locator("a.page[target=original]").count()) > 0);
    await page.getByRole("link", { name: "Close the original beside the text" }).click();
    assert.equal(await page.locator("iframe").count(), 0);
  });

  test("on paper stand the question, the day, and the pin of every passage", async () => {
    const page = await site.page();
    for (const [path, pins] of [["/search?q=asylum+interview", ".place"], ["", ".pin a:first-child"]]) {
      await page.goto(site.base + (path || (await page.locator(".hit h2 a").first().getAttribute("href"))));
      assert.ok(await page.locator(".printed").isHidden());
      await page.emulateMedia({ media: "print" });
      const printed = await page.locator(".printed").innerText();
      assert.match(printed, /asylum interview/);
      assert.match(printed, new RegExp(String(new Date().getFullYear())));
      assert.ok(await page.locator(pins).first().isVisible());
      assert.ok(await page.locator("form").first().isHidden());
      assert.match(await page.locator("footer, .summary").last().innerText(), /Library of \d{4}-\d\d-\d\d/);
      await page.emulateMedia({ media: "screen" });
    }
  });
});
