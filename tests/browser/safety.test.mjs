// SPDX-License-Identifier: GPL-3.0-or-later
// A hostile document runs no script, whatever field its markup stands in; a hostile site reads nothing.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { build_index, folder_of, missing, remove, Site } from "./rig.mjs";

// Ways to run "f" in a page that writes text as markup: elements, handlers, schemes, ends of attributes and of elements.
const f = "window.broken=1,alert(1)";
const handlers = ["onload", "onerror", "onfocus", "onmouseover", "ontoggle", "onpointerrawupdate", "onanimationstart", "onbegin"];
const vectors = [
  `<script>${f}</script>`,
  `<ScRiPt>${f}</sCrIpT>`,
  `<script src=data:,${f}></script>`,
  `<script/x>${f}</script >`,
  `</title><script>${f}</script>`,
  `</textarea><script>${f}</script>`,
  `</style><script>${f}</script>`,
  `--><script>${f}</script>`,
  `]]><script>${f}</script>`,
  `"><script>${f}</script>`,
  `'><script>${f}</script>`,
  `\`><script>${f}</script>`,
  `<<script>${f}//<</script>`,
  `<img src=x onerror=${f}>`,
  `<img src=x:x onerror="${f}">`,
  `<img/src/onerror=${f}>`,
  `<IMG SRC=x ONERROR=&#97;lert(1)>`,
  `"onerror=${f} src=x "`,
  `' autofocus onfocus=${f} x='`,
  `" autofocus onfocus=${f} x="`,
  `<svg onload=${f}>`,
  `<svg><script>${f}</script></svg>`,
  `<svg><animate onbegin=${f} attributeName=x dur=1s>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${f}>#x">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--><img src=1 onerror=${f}>">`,
  `<iframe src="javascript:${f}"></iframe>`,
  `<iframe srcdoc="<script>parent.broken=1</script>"></iframe>`,
  `<object data="javascript:${f}"></object>`,
  `<embed src="javascript:${f}">`,
  `<a href="javascript:${f}" autofocus>x</a>`,
  `<a href="jav&#x09;ascript:${f}">x</a>`,
  `<form action="javascript:${f}"><button autofocus>x</button></form>`,
  `<base href="javascript:/">`,
  `<meta http-equiv=refresh content="0;url=javascript:${f}">`,
  `<meta http-equiv=refresh content="0;url=http://evil.test/">`,
  `<link rel=stylesheet href="data:text/css,*{background:url(http://evil.test)}">`,
  `<style>@import "http://evil.test/x.css";</style>`,
  `<style>*{background:url("http://evil.test/x")}</style>`,
  `<div style="background:url(http://evil.test/x)">x</div>`,
  `<input autofocus onfocus=${f}>`,
  `<select autofocus onfocus=${f}>`,
  `<textarea autofocus onfocus=${f}>`,
  `<details open ontoggle=${f}>`,
  `<video><source onerror=${f}></video>`,
  `<audio src=x onerror=${f}>`,
  `<body onload=${f}>`,
  `<marquee onstart=${f}>x</marquee>`,
  `<template><script>${f}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${f}>">`,
  `<xmp><p title="</xmp><img src=x onerror=${f}>">`,
  `<plaintext><script>${f}</script>`,
  `&lt;script&gt;${f}&lt;/script&gt;`,
  `%3Cscript%3E${f}%3C/script%3E`,
  `\\x3cscript\\x3e${f}\\x3c/script\\x3e`,
  `+ADw-script+AD4-${f}+ADw-/script+AD4-`,
  `javascript:${f}`,
  `data:text/html,<script>${f}</script>`,
  `{{constructor.constructor('${f}')()}}`,
  `\${${f}}`,
  `<p is=x-y ${handlers.map(name => `${name}=${f}`).join(" ")} tabindex=0 autofocus>`,
];

const escaped = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

// Each vector as a title, an author, a text, a file name and a subject: five places, 300 in all.
const files = vectors.flatMap((vector, i) => [
  [`docs/${i} ${vector.replace(/[/\0]/g, "\u2215").slice(0, 80)}.html`,
    `<!doctype html><html lang="en"><head><title>${escaped(vector)}</title><meta name="author" content="${escaped(vector)}">
     </head><body><h1>${escaped(vector)}</h1><p>Vector hostile ${escaped(vector)} number${i}.</p></body></html>`],
  [`mail/${i}.eml`,
    `From: a@example.org\r\nTo: b@example.org\r\nDate: Mon, 4 Mar 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\n` +
    `Subject: =?utf-8?B?${Buffer.from(vector.slice(0, 200)).toString("base64")}?=\r\n` +
    `Content-Type: text/plain; charset=utf-8\r\n\r\nVector hostile mail${i}. ${vector}\r\n`],
]);

describe("Safety", { skip: missing }, () => {
  let folder, site;
  before(async () => {
    folder = folder_of(files);
    build_index(join(folder, "index"), [join(folder, "library")]);
    site = await Site.start(join(folder, "index"), ["--host-resolver-rules=MAP evil.test 127.0.0.1"]);
  });
  after(async () => {
    await site?.close();
    if (folder) remove(folder);
  });

  const clean = async page => {
    assert.equal(await page.evaluate(() => window.broken), undefined);
    assert.deepEqual(page.wrong, [], page.url());
  };

  test("300 hostile texts run nothing and break no rule of the page's policy", async () => {
    assert.ok(vectors.length * 5 >= 300);
    const page = await site.page();
    let seen = 0;
    const titles = new Set();
    for (let offset = 0; offset < files.length; offset += 20) {
      await page.goto(`${site.base}/search?q=vector+hostile&limit=20&offset=${offset}&ui=es`);
      seen += await page.locator(".hit").count();
      for (const title of await page.locator(".hit h2").allTextContents()) titles.add(title);
      await page.mouse.move(300, 400);
      await clean(page);
    }
    assert.equal(seen, files.length);
    // They are there as text: titles lose blanks and what no title may hold, no more.
    assert.ok(vectors.filter(vector => titles.has(vector)).length > vectors.length * 0.8, [...titles].join("\n"));
    const ids = [];
    for (let offset = 0; offset < files.length; offset += 100)
      for (const hit of (await (await fetch(`${site.base}/api/v1/search?q=vector+hostile&limit=100&offset=${offset}`)).json()).hits)
        ids.push(hit.id);
    for (const id of ids) {
      await page.goto(`${site.base}/documents/${id}?q=vector`);
      assert.equal(await page.locator("main script, main iframe, main object, main embed, main img, main style").count(), 0);
      await clean(page);
      await page.goto(`${site.base}/documents/${id}/quote`);
      await clean(page);
    }
    for (const path of [`/similar?document=${ids[0]}`, "/search?q=vector+hostile&related=1", "/library?file=%3Cscript%3E"]) {
      await page.goto(site.base + path);
      await clean(page);
    }
    await page.goto(site.base + "/search?q=vector+hostile", { waitUntil: "load" });
    const passage = page.locator(".passages li").first();
    const context = passage.getByRole("link", { name: /^Context/ });
    await context.click();
    await context.waitFor({ state: "detached" });
    await clean(page);
    await page.locator("#q").fill("");
    await page.locator("#q").pressSequentially("<script>");
    await page.locator(`#suggestions[data-for="<script>"]`).waitFor({ state: "attached" });
    await clean(page);
    await page.goto(site.base + "/library");
    await clean(page);
  });

  test("what the page echoes runs nothing", async () => {
    const page = await site.page();
    for (const vector of vectors) {
      for (const path of ["/search?q=", "/search?agency=", "/documents/none?q=", "/none?", "/library?offset="]) {
        await page.goto(site.base + path + encodeURIComponent(vector));
        await clean(page);
      }
    }
  });

  test("a vector's text is found as it stands", async () => {
    const page = await site.page();
    await page.goto(`${site.base}/search?q=number0`);
    assert.equal(await page.locator(".hit h2").first().textContent(), vectors[0]);
  });

  test("a name that leads here is not answered", async () => {
    const page = await site.page();
    const port = new URL(site.base).port;
    const answer = await page.goto(`http://evil.test:${port}/search?q=vector`);
    assert.equal(answer.status(), 421);
    assert.equal(await page.getByText("hostile").count(), 0);
  });

  test("a page of another site reads nothing", async () => {
    const other = createServer((request, response) => {
      response.setHeader("content-type", "text/html");
      response.end("<!doctype html><title>other</title><body></body>");
    });
    await new Promise(resolve => other.listen(0, "127.0.0.1", resolve));
    try {
      const base = site.base;
      for (const host of ["127.0.0.1", "evil.test", "localhost"]) {
        const page = await site.page();
        await page.goto(`http://${host}:${other.address().port}/`);
        const read = await page.evaluate(async base => {
          const got = [];
          const smuggled = `GET /api/v1/library HTTP/1.1\r\nHost: ${new URL(base).host}\r\n\r\n`;
          for (const options of [{}, { mode: "no-cors" }, { mode: "no-cors", method: "POST", body: smuggled }, { credentials: "include" }])
            for (const path of ["/api/v1/search?q=vector", "/search?q=vector", "/library", "/metrics"])
              try {
                const answer = await fetch(base + path, options);
                const text = await answer.text();
                if (text.length) got.push(path + " " + text.slice(0, 40));
              } catch { /* refused, as it should be */ }
          const loads = (tag, property, path) => new Promise(resolve => {
            const element = document.createElement(tag);
            element.onload = () => resolve(tag + " loaded");
            element.onerror = () => resolve(undefined);
            element[property] = base + path;
            document.body.append(element);
          });
          for (const load of [["script", "src", "/page.js"], ["script", "src", "/api/v1/search?q=vector"], ["img", "src", "/icon.svg"]])
            got.push(await loads(...load));
          const frame = document.createElement("iframe");
          frame.src = base + "/search?q=vector";
          document.body.append(frame);
          await new Promise(resolve => { frame.onload = resolve; });
          try {
            if (frame.contentDocument?.body?.textContent?.includes("hostile")) got.push("frame");
          } catch { /* another origin */ }
          return got.filter(Boolean);
        }, base);
        assert.deepEqual(read, [], host);
        const [answer] = await Promise.all([
          page.waitForResponse(response => response.url().startsWith(base + "/search") && response.request().isNavigationRequest()
            && response.request().frame() === page.mainFrame()),
          page.evaluate(base => {
            const form = document.createElement("form");
            form.action = base + "/search";
            form.innerHTML = "<input name=q value=vector>";
            document.body.append(form);
            form.submit();
          }, base),
        ]);
        assert.equal(answer.status(), 403, host);
        await page.context().close();
      }
    } finally {
      other.close();
      other.closeAllConnections();
    }
  });
});
