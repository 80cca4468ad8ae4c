// SPDX-License-Identifier: GPL-3.0-or-later
// The library most browser tests look at: the sample corpus, and files that cannot be read.
import { join } from "node:path";
import { build_index, folder_of, remove, Site, source } from "./rig.mjs";

export async function sample_site() {
  const folder = folder_of([
    ["scans/notice.pdf", "%PDF-1.7\n1 0 obj\n<</Type /Catalog"],
    ["scans/photo.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0])],
    ["scans/empty.txt", ""],
  ]);
  build_index(join(folder, "index"), [join(source, "corpus"), join(folder, "library")]);
  const site = await Site.start(join(folder, "index"));
  return {
    site,
    async close() {
      await site.close();
      remove(folder);
    },
  };
}
