import Explanation
import Inference
import Report
import RuleLanguage

extension ReportBuilder {
  /// Sets and yes-or-no outcomes of the rows of a table, each as a keyed row: who has what.
  mutating func addLists(_ rows: [ReportRow], _ columns: [RuleSet.Outcome]) {
    var definitions: [Definition] = []
    for column in columns {
      let text = listText(rows, column.attribute)
      guard !text.isEmpty else { continue }
      definitions.append(Definition(Inline(plan.title(column.attribute, titles)), Inline(text)))
    }
    if !definitions.isEmpty { blocks.append(.definitions(definitions)) }
  }

  private func listText(_ rows: [ReportRow], _ attribute: AttributeID) -> String {
    switch ruleSet.attributes[attribute.raw].type {
    case .boolean: yesText(rows, attribute)
    case .set(.reference): byRow(rows, attribute)
    default: byElement(rows, attribute)
    }
  }

  private func yesText(_ rows: [ReportRow], _ attribute: AttributeID) -> String {
    var names: [String] = []
    for row in rows {
      guard let outcome = outcome(attribute, row.entities), case .ordinals(let can) = outcome.value.possibilities,
        can.contains(1)
      else { continue }
      names.append(marked(row.name, isCertain: can == [1] && outcome.certainty == .certain))
    }
    return self.names(names, limit: 8)
  }

  func marked(_ name: String, isCertain: Bool) -> String {
    name + (presenter.language == .ko ? "(" : " (") + wording(isCertain ? .certain : .possible) + ")"
  }

  /// `Overseas office: Economic diplomacy`.
  private func byRow(_ rows: [ReportRow], _ attribute: AttributeID) -> String {
    let parts = rows.compactMap { row -> String? in
      guard let outcome = outcome(attribute, row.entities), case .set(let sure, let can) = outcome.value.possibilities,
        !can.isEmpty
      else { return nil }
      let type = ruleSet.attributes[attribute.raw].type
      let elements = can.map { marked(titles.ordinal($0, type), isCertain: sure.contains($0)) }
      return row.name + ": " + names(elements, limit: 6)
    }
    return parts.joined(separator: "\n")
  }

  /// `notify before negotiating: Economic diplomacy, Overseas office`.
  private func byElement(_ rows: [ReportRow], _ attribute: AttributeID) -> String {
    var order: [Int] = []
    var sure: [Int: [String]] = [:]
    var maybe: [Int: [String]] = [:]
    for row in rows {
      guard let outcome = outcome(attribute, row.entities), case .set(let certain, let can) = outcome.value.possibilities
      else { continue }
      for element in can {
        if sure[element] == nil && maybe[element] == nil { order.append(element) }
        if certain.contains(element) {
          sure[element, default: []].append(row.name)
        } else {
          maybe[element, default: []].append(row.name)
        }
      }
    }
    let type = ruleSet.attributes[attribute.raw].type
    let lines = order.sorted().map { element in
      titles.ordinal(element, type) + ": "
        + [part(sure[element], .certain, rows), part(maybe[element], .possible, rows)].compactMap { $0 }
        .joined(separator: "; ")
    }
    return lines.joined(separator: "\n")
  }

  private func part(_ names: [String]?, _ certainty: Phrase, _ rows: [ReportRow]) -> String? {
    guard let names, !names.isEmpty else { return nil }
    let whole = rows.count > 2 && names.count == rows.count
    return (whole ? wording(.everyOne) : self.names(names, limit: 8))
      + (presenter.language == .ko ? "(" : " (") + wording(certainty) + ")"
  }
}
