import SourceText

/// Documents as one page of HTML: a document in several languages with a switch between them.
///
/// The page asks for nothing: no script, no font, no picture comes from elsewhere, and its policy forbids all but its own
/// style. All text is escaped here; no document can hold markup.
public struct HTMLRenderer: Sendable {
  /// Makes a renderer.
  public init() {}

  /// The same document in one or more languages; the first is shown first. Linear in the documents.
  public func render(_ documents: [(language: ReportLanguage, document: Document)]) -> String {
    let first = documents.first
    let articles = documents.map { language, document in
      var writer = HTMLWriter(language)
      return writer.article(document)
    }
    let page: [String] = [
      "<!doctype html>", "<html lang=\"\(first?.language.rawValue ?? "en")\">", "<head>", head(first?.document),
      "</head>", "<body>", documents.count > 1 ? languageSwitch(documents.map(\.language)) : "", "<main>",
      articles.joined(separator: "\n"), "</main>", "</body>", "</html>", "",
    ]
    return page.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  private func head(_ document: Document?) -> String {
    let policy = "default-src 'none'; style-src 'sha256-\(stylesheetDigest)'; base-uri 'none'; form-action 'none'"
    return [
      "<meta charset=\"utf-8\">",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<meta name=\"color-scheme\" content=\"light dark\">",
      "<meta name=\"referrer\" content=\"no-referrer\">",
      "<title>\(escapedHTML(document?.title ?? ""))</title>",
      "<style>\(stylesheet)</style>",
    ].joined(separator: "\n")
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
  public var ownName: String {
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
