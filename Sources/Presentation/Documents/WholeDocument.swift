import Report
package import RuleModel
import SourceText

extension RuleSet {
  /// What a reader is handed: the document of that name, else the first one; where none is declared, all outcomes with
  /// lists cut as the manifest says.
  package func document(_ name: String? = nil) -> DocumentDeclaration {
    let named = name.flatMap { name in documents.first { $0.name == name } }
    return named ?? documents.first ?? wholeDocument(isCut: true)
  }

  /// All outcomes: the first document that shows them, else one made of all that is known.
  package var annex: DocumentDeclaration {
    documents.first { $0.everything != nil } ?? wholeDocument(isCut: false)
  }

  func wholeDocument(isCut: Bool) -> DocumentDeclaration { WholeDocument(ruleSet: self).declaration(isCut: isCut) }
}

/// The document of a rule set that declares none.
private struct WholeDocument {
  let ruleSet: RuleSet

  func declaration(isCut: Bool) -> DocumentDeclaration {
    let sections: [(Phrase?, [Component])] = [
      (nil, [.basis(listsPlaceholders: false)]), (.summary, [.summary]),
      (.contradictions, [.contradictions(limit: nil)]),
      (nil, [.everything(Everything(isCut: isCut))]), (.tensions, [.tensions(among: [], limit: nil)]),
      (.assumptions, [.assumptions]),
    ]
    return DocumentDeclaration(
      name: "", title: wholeTitle,
      sections: sections.map { heading, parts in
        DocumentSection(heading: heading.map(text), parts: parts, span: .none)
      }, span: .none)
  }

  /// `A theory of gardens: My garden`; without a name what the rule set is called.
  private var wholeTitle: DocumentText {
    let own = ruleSet.title.texts.map { text in text.map { [DocumentText.Piece.literal($0)] } }
    let names = ruleSet.nameAttributes
    let named = ruleSet.kinds.indices.filter { ruleSet.kinds[$0].form == .single }.compactMap { kind in
      names[kind].map { Path(subject: Subject(kind: KindID(kind), terms: []), steps: [$0], span: .none) }
    }
    let variants = named.map { path in
      DocumentText.Variant(
        templates: own.map { $0.map { $0 + [.literal(": "), .value(path)] } }, span: .none)
    }
    return DocumentText(variants: variants + [DocumentText.Variant(templates: own, span: .none)])
  }

  private func text(_ phrase: Phrase) -> DocumentText {
    let templates = ruleSet.languages.map { language in
      ReportLanguage(rawValue: language).map { [DocumentText.Piece.literal(phrase.text(in: $0))] }
    }
    return DocumentText(variants: [DocumentText.Variant(templates: templates, span: .none)])
  }
}

extension DocumentDeclaration {
  /// How it shows all outcomes, if it does.
  var everything: Everything? { sections.lazy.compactMap(\.everything).first }
}

extension DocumentSection {
  fileprivate var everything: Everything? {
    parts.lazy.compactMap { part in
      switch part {
      case .everything(let everything): everything
      case .section(let section): section.everything
      default: nil
      }
    }.first
  }
}
