import SourceText

/// Documents as one page of HTML: a document in several languages with a switch between them.
///
/// The page asks for nothing: no script, no font, no picture comes from elsewhere, and its policy forbids all but its own
/// style, and its own script if it has one. All text is escaped here; no document can hold markup.
package struct HTMLRenderer: Sendable {
  /// Makes a renderer.
  package init() {}

  /// The same document in one or more languages; the first is shown first. A script runs before the documents, in a
  /// section of its own; without it the page is the same as without a script. Linear in the documents.
  package func render(
    _ documents: [(language: ReportLanguage, document: Document)], script: PageScript? = nil
  ) -> String {
    let articles = documents.map { language, document in
      var writer = HTMLWriter(language)
      return writer.article(document)
    }
    return page(documents.map(\.language), title: documents.first?.document.title ?? "", articles, script)
  }

  /// The table of contents of a folder of pages, in one or more languages.
  package func render(_ indices: [PageIndex]) -> String {
    page(indices.map(\.language), title: indices.first?.title ?? "", indices.map(\.article), nil)
  }

  private func page(
    _ languages: [ReportLanguage], title: String, _ articles: [String], _ script: PageScript?
  ) -> String {
    let page: [String] = [
      "<!doctype html>", "<html lang=\"\(languages.first?.rawValue ?? "en")\">", "<head>", head(title, script),
      "</head>", "<body>", languages.count > 1 ? languageSwitch(languages) : "", "<main>", script?.section ?? "",
      articles.joined(separator: "\n"), "</main>", script?.elements ?? "", "</body>", "</html>", "",
    ]
    return page.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  private func head(_ title: String, _ script: PageScript?) -> String {
    let styles = [stylesheetDigest] + (script.map { [contentDigest($0.style)] } ?? [])
    let style = "style-src " + styles.map { "'sha256-\($0)'" }.joined(separator: " ")
    let scripts = script.map { "script-src 'sha256-\(contentDigest($0.code))'; " } ?? ""
    let policy = "default-src 'none'; \(scripts)\(style); base-uri 'none'; form-action 'none'"
    return [
      "<meta charset=\"utf-8\">",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<meta name=\"color-scheme\" content=\"light dark\">",
      "<meta name=\"referrer\" content=\"no-referrer\">",
      "<title>\(escapedHTML(title))</title>",
      "<style>\(stylesheet)</style>", script.map { "<style>\($0.style)</style>" } ?? "",
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Radio buttons that the style obeys: no script is needed.
  private func languageSwitch(_ languages: [ReportLanguage]) -> String {
    let choices = languages.enumerated().map { number, language in
      let name = language.rawValue
      let checked = number == 0 ? " checked" : ""
      return "<span><input type=\"radio\" name=\"language\" id=\"show-\(name)\"\(checked)>"
        + "<label for=\"show-\(name)\" lang=\"\(name)\">\(language.ownName)</label></span>"
    }
    return
      "<header><fieldset><legend>Language · <span lang=\"ko\">언어</span></legend>\(choices.joined())</fieldset></header>"
  }
}

extension ReportLanguage {
  /// The name of the language in itself.
  package var ownName: String {
    switch self {
    case .en: "English"
    case .ko: "한국어"
    }
  }
}

/// The text as it may stand between tags and in quoted attributes: what markup is made of is escaped; what could turn the
/// direction of writing or steer a terminal is shown as in every other format.
func escapedHTML(_ text: String) -> String {
  var result = ""
  for scalar in PlainText(text).text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
