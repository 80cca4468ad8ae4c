// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages of results, documents and the library tell, against the API's answers to the same questions.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sample_site } from "./library.mjs";
import { missing } from "./rig.mjs";

const squeezed = text => text.replace(/\s+/g, " ").trim();

describe("Answers", { skip: missing }, () => {
  let library, site;
  before(async () => {
    library = await sample_site();
    site = library.site;
  });
  after(() => library?.close());

  const json = async path => (await fetch(site.base + path)).json();
  const asked = query => "q=" + encodeURIComponent(query);

  test("the head of the results says how the query was understood, how much was found, when and in what", async () => {
    const page = await site.page();
    for (const [query, mode] of [["asylum interview", "ranked"], ['"asylum officer" OR parole', "exact"]]) {
      await page.goto(`${site.base}/search?${asked(query)}`);
      const { documents, echo, other_language: other, library: state } = await json(`/api/v1/search?${asked(query)}`);
      assert.equal(await page.locator(".mode").textContent(), mode);
      assert.equal(await page.locator(".echo code").textContent(), echo);
      assert.match(squeezed(await page.locator(".count").textContent()), new RegExp(`^${documents} documents in [\\d,]+ ms${other ? ` · ${other.documents} documents? in Spanish` : ""}$`));
      assert.equal(await page.locator(".summary .state").textContent(),
        `Library of ${state.built.slice(0, 10)}: ${state.documents} documents; ${state.refused} files are not searchable.`);
    }
    assert.deepEqual(page.wrong, []);
  });

  test("every hit says what it is, where it stands and why it is here; passages are verbatim", async () => {
    const page = await site.page();
    const query = "prosecutorial discretion unobtainium";
    await page.goto(`${site.base}/search?${asked(query)}`);
    const { hits } = await json(`/api/v1/search?${asked(query)}`);
    assert.equal(await page.locator(".results > div > .hits > .hit").count(), hits.length);
    for (const [i, hit] of hits.entries()) {
      const shown = page.locator(".results > div > .hits > .hit").nth(i);
      assert.equal(await shown.locator("h2").textContent(), hit.metadata.title?.value || hit.path);
      assert.equal(await shown.locator(".file").textContent(), hit.path);
      const facts = await shown.locator(".facts").textContent();
      for (const fact of ["agency", "number"]) if (hit.metadata[fact]) assert.ok(facts.includes(hit.metadata[fact].value), facts);
      if (hit.metadata.date) assert.match(facts, /\d{4} \([^)]+\)/, "the date with its source");
      assert.ok((await shown.locator(".facts .status").textContent()).length > 3, "the status, or that it is not recorded");
      assert.ok(hit.passages.length <= 3);
      const { passages } = await json(`/api/v1/documents/${hit.id}`);
      for (const [j, passage] of hit.passages.entries()) {
        const item = shown.locator(".passages > li").nth(j);
        const whole = passages.find(each => each.passage === passage.passage);
        assert.ok(whole.text.includes(passage.snippet), "verbatim");
        assert.ok((await item.locator(".place a").textContent()).length > 0);
        if (passage.headings.length) assert.ok((await item.locator(".path").textContent()).length > 0);
        const bytes = Buffer.from(passage.snippet);
        const marks = passage.highlights.map(([begin, end]) => bytes.subarray(begin, end).toString());
        assert.deepEqual(await item.locator("blockquote mark").allTextContents(), marks);
        assert.deepEqual(await item.locator(".why s").allTextContents(), passage.missing);
        assert.ok(passage.missing.includes("unobtainium"));
        assert.match(await item.locator(".why").textContent(), /lacks/);
      }
    }
  });

  test("facets count all matches: narrowed by a value there are as many", async () => {
    const page = await site.page();
    const query = '"prosecutorial discretion"';
    await page.goto(`${site.base}/search?${asked(query)}`);
    const { facets } = await json(`/api/v1/search?${asked(query)}`);
    // The interface of the API has its facets without being asked, and so has the page.
    assert.deepEqual(facets.map(facet => facet.field).sort(), ["agency", "in", "lang", "type", "year"]);
    for (const facet of facets) {
      if (facet.values.length < 2) continue;
      const link = page.locator(`.facet.${facet.field} li a`).first();
      const count = Number(await link.locator("small").textContent());
      await link.click();
      assert.match(await page.locator(".count strong").textContent(), new RegExp(`^${count} documents?$`), facet.field);
      await page.getByRole("list", { name: "Filters in force" }).getByRole("link").click();
      assert.equal(await page.locator(".echo code").textContent(), `${query}`);
    }
    assert.deepEqual(page.wrong, []);
  });

  test("years are brushed with the pointer", async () => {
    const page = await site.page();
    await page.goto(`${site.base}/search?${asked("removal")}`);
    await page.waitForLoadState("load");
    const bars = page.locator(".facet.year li a");
    const years = [];
    for (const at of [1, 3]) years.push(Number(await bars.nth(at).locator("span").first().textContent()));
    await bars.nth(1).hover();
    await page.mouse.down();
    await bars.nth(2).hover();
    await bars.nth(3).hover();
    assert.equal(await page.locator(".facet.year .brushed").count(), 3);
    await page.mouse.up();
    const filter = page.getByRole("list", { name: "Filters in force" });
    await filter.waitFor();
    assert.match(await filter.textContent(), new RegExp(`date:${Math.min(...years)}-01-01\\.\\.${Math.max(...years)}-12-31`));
    const shown = await page.locator(".facet.year li a > span").allTextContents();
    assert.ok(shown.every(year => year >= Math.min(...years) && year <= Math.max(...years)), shown.join());
    assert.deepEqual(page.wrong, []);
  });

  test("results are sorted by date or by title", async () => {
    const page = await site.page();
    await page.goto(`${site.base}/search?${asked("removal proceedings")}`);
    for (const [order, values] of [
      ["date", hits => hits.map(hit => hit.metadata.date?.value ?? "").filter(Boolean)],
      ["title", hits => hits.map(hit => hit.metadata.title?.value ?? hit.path)],
    ]) {
      await page.locator(".sort").getByRole("link", { name: order }).click();
      await page.locator(".sort strong").getByText(order).waitFor();
      const { hits } = await json(`/api/v1/search?${asked("removal proceedings")}&sort=${order}`);
      const titles = await page.locator(".results > div > .hits > .hit h2").allTextContents();
      assert.deepEqual(titles, hits.map(hit => hit.metadata.title?.value ?? hit.path));
      const sorted = values(hits);
      const compare = order === "date" ? (a, b) => (a < b ? 1 : a > b ? -1 : 0) : (a, b) => a.localeCompare(b, "en", { sensitivity: "base" });
      assert.deepEqual(sorted, [...sorted].sort(compare), order);
    }
  });

  test("what was searched besides the words is shown, and left out by its link", async () => {
    const page = await site.page();
    await page.goto(`${site.base}/search?${asked("EAD renewal")}`);
    const chips = page.locator(".summary .expansions a");
    await chips.first().waitFor();
    const before = await chips.count();
    await chips.first().click();
    assert.match(await page.locator("#q").inputValue(), /no-expand:/);
    assert.equal(await chips.count(), before - 1);
  });

  test("related words come when asked for, and lead on", async () => {
    const page = await site.page();
    await page.goto(`${site.base}/search?${asked("asylum interview")}`);
    assert.equal(await page.locator("#related").count(), 0);
    await page.getByRole("link", { name: "related words" }).click();
    const { words } = await json(`/api/v1/related?${asked("asylum interview")}`);
    assert.ok(words.length > 0);
    assert.equal(await page.locator("#related .chips a").count(), words.length);
    await page.locator("#related .chips a").first().click();
    assert.equal(await page.locator("#q").inputValue(), words[0].query);
  });

  test("keys lead to the box and to the filters", async () => {
    const page = await site.page();
    await page.goto(`${site.base}/search?${asked("asylum")}`, { waitUntil: "load" });
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "q");
    await page.keyboard.type("e");  // a letter like any other in the box
    assert.equal(await page.locator("form[role=search] details").getAttribute("open"), null);
    await page.keyboard.press("Escape");
    await page.keyboard.press("e");
    assert.notEqual(await page.locator("form[role=search] details").getAttribute("open"), null);
    assert.equal(await page.evaluate(() => document.activeElement.name), "agency");
    await page.keyboard.press("Escape");
    await page.keyboard.press("e");
    assert.equal(await page.locator("form[role=search] details").getAttribute("open"), null);
  });

  test("results are taken away as CSV, RIS, JSON and a feed, and a browser can add the search", async () => {
    const page = await site.page();
    await page.goto(`${site.base}/search?${asked("prosecutorial discretion")}`);
    const links = await page.locator(".exports a").evaluateAll(list => Object.fromEntries(list.map(link => [link.textContent, link.href])));
    const { documents } = await json(`/api/v1/search?${asked("prosecutorial discretion")}`);
    const get = async name => {
      const answer = await fetch(links[name]);
      assert.equal(answer.status, 200, name);
      return answer.text();
    };
    assert.equal((await get("RIS")).split("\r\nER  - ").length - 1, Math.min(documents, 100));
    assert.ok((await get("CSV")).split("\r\n").length > documents);
    assert.equal(JSON.parse(await get("JSON")).documents, documents);
    const feed = await get("Atom");
    assert.equal(feed.split("<entry>").length - 1, Math.min(documents, 100));
    assert.equal(await page.locator("link[rel=alternate][type='application/atom+xml']").getAttribute("href"), new URL(links.Atom).pathname + new URL(links.Atom).search);
    const description = await (await fetch(site.base + await page.locator("link[rel=search]").getAttribute("href"))).text();
    const template = /template="([^"]+\/search\?q=\{searchTerms\}[^"]*)"/.exec(description)[1].replace(/&amp;/g, "&");
    await page.goto(template.replace("{searchTerms}", "parole"));
    assert.equal(await page.locator("#q").inputValue(), "parole");
  });

  test("a document has outline, numbered pages and paragraphs, matches one after the other, and links of its citations", async () => {
    const page = await site.page();
    const { hits } = await json(`/api/v1/search?${asked("prosecutorial discretion")}&limit=50`);
    const pdf = hits.find(hit => hit.format === "pdf" && hit.more > 0) ?? hits.find(hit => hit.format === "pdf");
    await page.goto(`${site.base}/documents/${pdf.id}?${asked("prosecutorial discretion")}`);
    const document = await json(`/api/v1/documents/${pdf.id}?${asked("prosecutorial discretion")}`);
    assert.equal(await page.locator(".passage").count(), document.passages.length);
    if (document.outline.length > 1) assert.equal(await page.locator(".outline nav li").count(), document.outline.length);
    assert.ok(await page.locator("a.page").count() > 0, "page marks");
    assert.ok(await page.locator(".text [id^=par]").count() > 0, "numbered paragraphs");
    const found = page.locator(".passage.found");
    assert.equal(await found.count(), document.passages.filter(passage => passage.highlights.length).length);
    if (await found.count() > 1) {
      const second = "#" + await found.nth(1).getAttribute("id");
      await found.first().getByRole("link", { name: /next match/ }).click();
      assert.equal(await page.evaluate(() => location.hash), second);
      await found.nth(1).getByRole("link", { name: /match before/ }).click();
      assert.equal(await page.evaluate(() => location.hash), "#" + await found.first().getAttribute("id"));
    }
    await page.getByRole("search", { name: "Search in this document" }).getByRole("searchbox").fill("the");
    await page.getByRole("button", { name: "Find" }).click();
    assert.match(page.url(), new RegExp(`/documents/${pdf.id}\\?q=the`));
    const sources = page.locator(".metadata small");
    await page.locator(".about summary").click();
    assert.match(await sources.first().textContent(), /^from: /);
    const { hits: cited } = await json(`/api/v1/search?${asked("INA 240A(b)")}`);
    await page.goto(`${site.base}/documents/${cited[0].id}`);
    const citation = page.locator("a.citation").first();
    await citation.click();
    await page.locator(".hit").first().waitFor();
    assert.deepEqual(page.wrong, []);
  });

  test("the library's page says what is in it, what is not and why, and what changed since", async () => {
    const page = await site.page();
    await page.goto(site.base + "/library");
    const told = await json("/api/v1/library");
    for (const field of ["Type", "Agency", "Year"]) await page.getByRole("heading", { level: 3, name: field }).waitFor();
    assert.match(await page.locator("main").textContent(), /last brought up to date: \w+ \d+, \d{4} at \d\d:\d\d UTC, today/);
    assert.match(await page.locator("#folders").textContent(), /None: the \d+ files in the folders are as the index knows them/);
    const paths = await page.locator(".problems .name").allTextContents();
    assert.deepEqual(paths, told.problems.map(problem => problem.path).slice(0, paths.length));
    assert.equal(told.problems[0].outcome, "refused", "what cannot be searched comes first");
    await page.getByLabel("Part of the name of a file").fill("NOTICE");
    await page.getByRole("button", { name: "Find" }).click();
    assert.deepEqual(await page.locator(".problems .name").allTextContents(), paths.filter(path => /notice/i.test(path)));
    await page.getByLabel("Part of the name of a file").fill("no such file");
    await page.keyboard.press("Enter");
    await page.getByText("None of that name needs a look.").waitFor();
    assert.deepEqual(page.wrong, []);
  });
});
