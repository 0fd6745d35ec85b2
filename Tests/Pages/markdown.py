"""Markdown files as cmarkgfm and pandoc read them: the same structure and words, and no markup left over as text."""

import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options

COUNTED = {"h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "ul", "ol", "li", "a", "code", "strong"}
KNOWN = COUNTED | {"p", "em", "thead", "tbody", "th", "td", "br", "hr", "pre", "blockquote", "details", "summary"}
KNOWN |= {"colgroup", "col"}  # pandoc's widths of columns


class Page(HTMLParser):
    """Counts elements, collects words and links, and measures the rows of tables."""

    def __init__(self):
        super().__init__()
        self.counts, self.words, self.links, self.rows, self.texts = Counter(), [], [], [], []
        self.foreign, self.quoted = [], 0

    def handle_starttag(self, tag, attributes):
        if tag in COUNTED:
            self.counts[tag] += 1
        if tag not in KNOWN or any(name.startswith("on") for name, _ in attributes):
            self.foreign.append(tag)
        if tag == "a":
            self.links.append(dict(attributes).get("href", ""))
        if tag == "table":
            self.rows.append([])
        if tag == "tr":
            self.rows[-1].append(0)
        if tag in {"td", "th"}:
            self.rows[-1][-1] += 1
        self.quoted += tag in {"code", "pre"}

    def handle_endtag(self, tag):
        self.quoted -= tag in {"code", "pre"}

    def handle_data(self, data):
        self.words += data.split()
        if not self.quoted:
            self.texts.append(data)


def read(html):
    page = Page()
    page.feed(html)
    return page


def faults(path):
    is_hostile = "hostile" in path  # its texts look like markup, and must stay texts
    with open(path, encoding="utf-8") as file:
        source = file.read()
    html = cmarkgfm.github_flavored_markdown_to_html(source, options=Options.CMARK_OPT_UNSAFE)
    other = subprocess.run(
        ["pandoc", "-f", "gfm", "-t", "html", "--wrap=none"], input=source, capture_output=True, text=True, check=True
    ).stdout
    left, right = read(html), read(other)
    if not left.words:
        yield "is empty"
    for page, reader in ((left, "cmarkgfm"), (right, "pandoc")):
        if page.foreign:
            yield f"{reader} meets {page.foreign}"
        for link in page.links:
            if not re.match(r"https?://|#", link):
                yield f"{reader} meets a link to {link!r}"
        for rows in page.rows:
            if len(rows) < 2 or len(set(rows)) != 1:
                yield f"{reader} meets a table of rows of {sorted(set(rows))} cells"
        for text in page.texts:
            if not is_hostile and re.search(r"\*\*|\]\(|^\|.*\|$|^#{1,6} ", text.strip()):
                yield f"{reader} meets markup as text: {text.strip()!r}"
    if left.counts != right.counts:
        yield f"is read in two ways: {left.counts - right.counts} and {right.counts - left.counts}"
    if "".join(left.words) != "".join(right.words):
        yield "has other words for cmarkgfm than for pandoc"


def main(paths):
    found = [(path.rsplit("/", 1)[-1], fault) for path in paths for fault in faults(path)]
    for name, fault in found:
        print(f"{name}: {fault}")
    print(f"{len(paths)} Markdown files, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
