/// Files with a mark and notes at some of their lines, as one page of HTML without scripts.
package struct AnnotatedSource {
  /// How a line is shown.
  package enum Mark: String, Sendable { case full, part, none }

  package struct Line: Sendable {
    package var text: String
    package var mark: Mark?
    package var notes: [String]

    package init(_ text: String, _ mark: Mark? = nil, notes: [String] = []) {
      (self.text, self.mark, self.notes) = (text, mark, notes)
    }
  }

  package struct File: Sendable {
    package var path: String
    package var summary: String
    package var lines: [Line]

    package init(_ path: String, summary: String, _ lines: [Line]) {
      (self.path, self.summary, self.lines) = (path, summary, lines)
    }
  }

  private let title: String
  private let language: ReportLanguage
  private let files: [File]

  package init(title: String, _ language: ReportLanguage, _ files: [File]) {
    (self.title, self.language, self.files) = (title, language, files)
  }

  private static let style = """
    body{font:16px/1.5 system-ui,sans-serif;margin:2rem;color:#1a1a1a;background:#fff}
    pre{font:13px/1.5 ui-monospace,monospace;overflow-x:auto}
    .l{display:block;padding:0 .5rem;border-left:.4rem solid transparent}
    .full{border-color:#1a7f37;background:#eefaf0}.part{border-color:#9a6700;background:#fff8e5}
    .none{border-color:#b42318;background:#fdeeec}.n{color:#57534e;user-select:none}.w{color:#5b3a00;font-style:italic}
    @media(prefers-color-scheme:dark){body{color:#eee;background:#161616}.full{background:#12301a}.part{background:#332a10}
    .none{background:#3a1714}.n{color:#b0aaa4}.w{color:#f0d9a8}}
    """

  package var html: String {
    let index = files.enumerated().map { number, file in
      "<li><a href=\"#file-\(number)\">\(escapedHTML(file.path))</a>: \(escapedHTML(file.summary))</li>"
    }
    let sections = files.enumerated().map { number, file in
      "<h2 id=\"file-\(number)\">\(escapedHTML(file.path))</h2>\n<pre>\(lines(file))</pre>\n"
    }
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escapedHTML(title))</title><style>\(Self.style)</style></head><body>
      <h1>\(escapedHTML(title))</h1>
      <ul>\(index.joined(separator: "\n"))</ul>
      \(sections.joined())</body></html>

      """
  }

  private func lines(_ file: File) -> String {
    let width = String(file.lines.count).count
    return file.lines.enumerated().map { number, line in
      let place = String(number + 1)
      let head = String(repeating: " ", count: width - place.count) + place
      let mark = line.mark.map { " " + $0.rawValue } ?? ""
      let notes =
        line.notes.isEmpty ? "" : "  <span class=\"w\">\(escapedHTML(line.notes.joined(separator: "; ")))</span>"
      return
        "<span class=\"l\(mark)\"><span class=\"n\">\(head)</span>  \(escapedHTML(line.text))\(notes)</span>"
    }.joined()
  }
}
