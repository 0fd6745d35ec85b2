"""Whether the briefs of all cities, in both languages, hold what a page to act on promises.

No form stands twice on a page; every move says with whom, or that nobody is there; no sentence carries two grounds;
nothing but what is due stands under a suspended tie; two partners can be compared line by line; and no word of the one
language is left in the other. `briefs.py PROGRAM PROFILE…` writes each page by the program and reads it.
"""

import re
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "input", "br", "line", "circle", "rect"}


class Node:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent, self.children = tag, dict(attributes), parent, []

    def find(self, tag, deep=True):
        for child in self.children:
            if isinstance(child, Node):
                if child.tag == tag:
                    yield child
                if deep or child.tag not in ("ul", "ol", "table", "dl"):
                    yield from child.find(tag, deep)

    def text(self, leaving_out=()):
        parts = [c if isinstance(c, str) else c.text(leaving_out) if c.tag not in leaving_out else "" for c in self.children]
        return re.sub(r"\s+", " ", "".join(parts)).strip()

    def has(self, name):
        return name in self.attributes.get("class", "").split()

    def marks(self):
        """The grounds in its own text, blocks inside it aside."""
        count = 0
        for child in self.children:
            if isinstance(child, Node) and child.tag not in ("ul", "ol", "table", "dl", "details", "p", "li", "h3", "h4"):
                count += 1 if child.has("mark") else child.marks()
        return count


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.root = self.open = Node("page", [], None)
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        node = Node(tag, attributes, self.open)
        self.open.children.append(node)
        if tag not in VOID:
            self.open = node

    def handle_startendtag(self, tag, attributes):
        self.open.children.append(Node(tag, attributes, self.open))

    def handle_endtag(self, tag):
        node = self.open
        while node.parent is not None and node.tag != tag:
            node = node.parent
        if node.parent is not None:
            self.open = node.parent

    def handle_data(self, data):
        self.open.children.append(data)


WORDS = {
    "en": {"with": "With", "suspended": "official ties are suspended", "due": {"Due at once", "Resumed when"}},
    "ko": {"with": "상대", "suspended": "공식 교류 중단", "due": {"당장 할 일", "재개 조건"}},
}
# Names that Korean papers write in Latin letters, too.
LATIN = {"VLR", "OECD", "MICE", "ICT", "C40", "U20", "AI", "NGO"}


def cells(row):
    return [c for c in row.children if isinstance(c, Node) and c.tag in ("th", "td")]


def tables(article):
    """Head and body rows of each table."""
    for table in article.find("table"):
        head = next(table.find("thead"))
        yield table, cells(next(head.find("tr"))), [cells(r) for r in next(table.find("tbody")).find("tr")]


def faults(article, language):
    words = WORDS[language]
    cards = [l for l in article.find("ol") if l.has("cards")]
    moves = [c for c in cards[0].children if isinstance(c, Node)] if cards else []
    headings = [next(m.find("h3")).text() for m in moves]
    if not 1 <= len(moves) <= 5:
        yield f"{len(moves)} moves"
    if len(set(headings)) < len(headings):
        yield f"a move stands twice: {headings}"
    named = []
    for move, heading in zip(moves, headings):
        fields = {d.text(): e.text() for d, e in zip(move.find("dt"), move.find("dd"))}
        if not fields.get(words["with"]):
            yield f"nobody is named for: {heading}"
        named.append(fields.get(words["with"], ""))

    for tag in ("p", "li", "td", "dd", "h3", "h4"):
        for node in article.find(tag):
            isLegend = tag == "p" and node.children and isinstance(node.children[0], Node) and node.children[0].has("mark")
            if node.marks() > 1 and not isLegend:
                yield f"two grounds in: {node.text()}"

    suspended = []
    for card in (i for l in article.find("ul") if l.has("cards") for i in l.children if isinstance(i, Node)):
        heading = next(card.find("h3"), None)
        if heading is not None and words["suspended"] in heading.text():
            suspended.append(heading.text().split(":")[0])
            if extra := {d.text() for d in card.find("dt")} - words["due"]:
                yield f"under a suspended tie: {extra}"
    rows = []
    for table, head, body in tables(article):
        for row in body:
            if len(row) != len(head):
                yield f"{len(row)} cells under {len(head)} heads: {row[0].text()}"
        names = [row[0].text() for row in body]
        columns = [c.text() for c in head[1:]]
        if len(set(columns)) < len(columns):
            yield f"a column stands twice: {columns}"
        if names and head and not any(names == r for r in rows):
            rows.append(names)
    ladder = [n.text() for l in article.find("ul") if l.has("ladder") for n in l.find("span") if n.has("name")]
    matrix = [[r[0].text() for r in body] for table, head, body in tables(article) if is_matrix(table)]
    if ladder and matrix and ladder != matrix[0]:
        yield f"partners differ: {ladder}, {matrix[0]}"
    if ladder and ladder not in rows:
        yield f"no table of the partners {ladder}"
    shown = set(ladder) | {n for r in rows for n in r}
    for name in suspended:
        if name in shown or any(re.search(rf"\b{re.escape(name)}\b", n) for n in named):
            yield f"{name} is suspended, and stands among the partners"

    text = article.text(leaving_out=("details", "style"))
    if language == "ko":
        footer = next((p.text() for p in article.find("p") if p.has("footer")), "")
        found = set(re.findall(r"[A-Za-z][A-Za-z0-9]+", text.replace(footer, ""))) - LATIN
        if found:
            yield f"not Korean: {sorted(found)}"
        if found := re.findall(r"\S+\((?:은|는|이|가|을|를|와|과|으로|이나|이며)\)\S*", article.text()):
            yield f"a particle is not chosen: {found}"
    elif found := re.findall(r"[가-힣]+", text):
        yield f"not English: {found}"


def is_matrix(node):
    while node is not None:
        if node.has("matrix"):
            return True
        node = node.parent
    return False


def main(program, profiles):
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "brief.html")
        for profile in profiles:
            subprocess.run([program, "evaluate", profile, "-o", str(page)], check=False, stdout=subprocess.DEVNULL)
            root = Page(page.read_text()).root
            articles = {a.attributes["lang"]: a for a in root.find("article")}
            if set(articles) != set(WORDS):
                print(f"{profile}: articles {sorted(articles)}")
                found += 1
            shapes = {l: [len(list(a.find(t))) for t in ("h2", "h3", "li", "tr", "dt")] for l, a in articles.items()}
            if len({tuple(s) for s in shapes.values()}) > 1:
                print(f"{profile}: the languages differ in shape: {shapes}")
                found += 1
            for language, article in articles.items():
                for fault in faults(article, language):
                    print(f"{profile} ({language}): {fault}")
                    found += 1
            page.unlink()
    print(f"briefs: {len(profiles)} profiles in both languages, {found} faults")
    return 1 if found or len(profiles) == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
