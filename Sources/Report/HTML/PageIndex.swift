/// The table of contents of a folder of pages, in one language.
package struct PageIndex: Sendable {
  package struct Entry: Sendable {
    /// The file beside the index.
    package var file: String
    package var title: String
    package var note: String

    package init(file: String, title: String, note: String) { (self.file, self.title, self.note) = (file, title, note) }
  }
  package var language: ReportLanguage
  package var title: String
  package var note: String
  package var entries: [Entry]

  package init(language: ReportLanguage, title: String, note: String, entries: [Entry]) {
    (self.language, self.title, self.note, self.entries) = (language, title, note, entries)
  }

  var article: String {
    let items = entries.map { entry in
      let note = entry.note.isEmpty ? "" : " <span class=\"muted\">\(escapedHTML(entry.note))</span>"
      return "<li><a href=\"\(escapedHTML(entry.file))\">\(escapedHTML(entry.title))</a>\(note)</li>"
    }
    let name = language.rawValue
    return "<article id=\"\(name)\" lang=\"\(name)\" class=\"language-\(name)\">\n<h1>\(escapedHTML(title))</h1>\n"
      + "<p>\(escapedHTML(note))</p>\n<ul>\n" + items.joined(separator: "\n") + "\n</ul>\n</article>"
  }
}
