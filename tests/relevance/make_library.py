#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A judged collection as a folder of files that the indexer can read.

  make_library.py DOCS.jsonl FOLDER

DOCS.jsonl holds one document a line: {"id": ..., "title": ..., "text": ...}. Each becomes FOLDER/ID.html, a page with
that title and one paragraph for each blank-line part of the text; a slash in an id becomes "%2F". `searcher eval` reads
a judged id as a path without its first folder and its extension, so the ids of the judgments hold as they are.
"""
import html
import json
import pathlib
import re
import sys


def page(name, title, text):
    paragraphs = "".join(f"<p>{html.escape(part)}</p>\n" for part in re.split(r"\n\s*\n", text) if part.strip())
    # The id makes equal documents different files: a judged collection has no duplicates.
    return (f'<!doctype html>\n<!-- {html.escape(name)} -->\n<html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title></head>\n'
            f"<body><main>\n{paragraphs}</main></body></html>\n")


def main():
    docs, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with open(docs, encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            # What is a title alone is the text: a file without a text is refused.
            title, text = document["title"], document["text"]
            if not text.strip():
                title, text = "", title
            name = document["id"].replace("/", "%2F") + ".html"
            (folder / name).write_text(page(name, title, text), encoding="utf-8")


if __name__ == "__main__":
    main()
