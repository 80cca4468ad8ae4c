// SPDX-License-Identifier: GPL-3.0-or-later
// The page under slow clients, and when its first result is painted.
// usage: IPS_BIN_DIR=build/release/bin IPS_NODE_MODULES=... node tests/bench/page.mjs INDEX [SECONDS]
// Slow clients: half-open heads and bytes that trickle, one a second, begun anew when they are closed; and clients that
// ask for a long document and do not read it. A normal client asks meanwhile, on a new connection each time.
import { connect } from "node:net";
import { Site } from "../browser/rig.mjs";

const [index, seconds = "10"] = process.argv.slice(2);
const queries = ["asylum interview", "prosecutorial discretion", '"prosecutorial discretion"', "fee waiver", "INA 240A(b)",
  "unlawful presence agency:USCIS", "can I travel with DACA", "discreción procesal"];
const site = await Site.start(index);
const { hostname, port, host } = new URL(site.base);
const percentile = (times, share) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
const told = (name, times, failed) => console.log(`${name.padEnd(28)} ${times.length} answers, ${failed} failed; ms: median ` +
  `${percentile(times, 0.5).toFixed(1)}, p95 ${percentile(times, 0.95).toFixed(1)}, longest ${Math.max(...times).toFixed(1)}`);

async function normal() {
  const times = [];
  let failed = 0;
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    const begin = performance.now();
    try {
      const answer = await fetch(`${site.base}/search?q=${encodeURIComponent(queries[times.length % queries.length])}`, { headers: { connection: "close" } });
      await answer.text();
      if (answer.status !== 200) failed++;
    } catch { failed++; }
    times.push(performance.now() - begin);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return [times, failed];
}

// The longest document there is among some, to be asked for and not read.
const hits = (await (await fetch(`${site.base}/api/v1/search?q=the+alien&limit=50`)).json()).hits;
const long = hits.reduce((most, hit) => (hit.more > most.more ? hit : most)).id;
const attacks = {
  drip: socket => {
    socket.write(`GET /search?q=a HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `);
    const timer = setInterval(() => socket.write("a"), 1000);
    socket.on("close", () => clearInterval(timer));
  },
  silent: () => {},
  unread: socket => {
    socket.pause();
    socket.write(`GET /documents/${long} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  },
};

told("alone", ...await normal());
for (const [name, attack] of Object.entries(attacks))
  for (const count of name === "unread" ? [16, 48] : [16, 64, 500]) {
    const sockets = new Set();
    let ends = false;
    const open = () => {
      const socket = connect({ port, host: hostname }, () => attack(socket));
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => { sockets.delete(socket); if (!ends) setTimeout(open, 200); });
    };
    for (let i = 0; i < count; i++) open();
    await new Promise(resolve => setTimeout(resolve, 500));
    told(`${count} ${name}`, ...await normal());
    ends = true;
    for (const socket of sockets) socket.destroy();
  }

const paints = [];
const page = await site.page();
for (let i = 0; i < 5 * queries.length; i++) {
  await page.goto(`${site.base}/search?q=${encodeURIComponent(queries[i % queries.length])}`);
  paints.push(await page.evaluate(() => new Promise(resolve => new PerformanceObserver(list =>
    resolve(list.getEntriesByName("first-contentful-paint")[0].startTime)).observe({ type: "paint", buffered: true }))));
}
told("first result painted", paints, 0);
await site.close();
process.exit(0);
