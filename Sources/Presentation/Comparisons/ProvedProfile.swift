package import Explanation
import Report
import RuleModel

/// What is known of one profile under two versions, in words.
package struct ProvedProfile: Sendable {
  private let id: String
  private let name: String
  private let proof: VersionProof
  private let titles: Titles
  /// How a cause is called.
  private let changes: RuleSetChanges

  package init(_ presenter: Presenter, _ proof: VersionProof, _ changes: RuleSetChanges) {
    titles = presenter.titles
    id = presenter.readings.profile.id
    name = presenter.profileName
    (self.proof, self.changes) = (proof, changes)
  }

  // MARK: Text

  func blocks(_ wording: Wording, showsAll: Bool) -> [Block] {
    let (byStructure, byProof, differing) = (proof.equalByStructure.count, proof.equalByProof.count, proof.differing)
    let counts = wording(
      .provedCounts, String(byStructure + byProof), String(differing.count), String(proof.undecided))
    let how = byStructure + byProof > 0 ? wording(.provedHow, String(byStructure), String(byProof)) : ""
    let shown = showsAll ? differing : Array(differing.prefix(20))
    let items = shown.map { item($0, wording) }
    let left = differing.count - shown.count
    return [
      .heading(level: 2, Inline(wording(.howeverChanged, name))),
      .paragraph(Inline(counts + (how.isEmpty ? "" : " " + how))),
    ]
      + (items.isEmpty ? [] : [.list(items)])
      + (left > 0 ? [.paragraph(.muted(wording(.furtherOutcomes, String(left))))] : [])
  }

  private func item(_ found: VersionProof.Difference, _ wording: Wording) -> ListItem {
    let type = titles.ruleSet.attributes[found.key.attribute.raw].type
    let line =
      Inline("\(titles.label(found.key)): \(titles.text(found.before, type)) → ")
      + .strong(titles.text(found.after, type))
    return ListItem(line, [.list(notes(found, wording).map { ListItem(Inline($0)) })])
  }

  private func notes(_ found: VersionProof.Difference, _ wording: Wording) -> [String] {
    var notes: [String] = []
    if found.changes.isEmpty {
      notes.append(wording(.asFactsStand))
    } else {
      let phrase: Phrase = found.isNearest ? .onceChanged : .onceAllChanged
      notes.append(wording(phrase, wording.list(found.changes.map(text))))
    }
    if found.others > 0 { notes.append(wording(.othersAlike, String(found.others))) }
    if !found.causes.isEmpty { notes.append(wording(.restsOnRules, wording.list(found.causes.map(text)))) }
    if found.samples > 0 { notes.append(wording(.shareOfSamples, String(found.differing), String(found.samples))) }
    for region in found.regions where !region.isEmpty {
      notes.append(wording(.differsWhenever, wording.list(region.map(text), upTo: 8)))
    }
    if !found.regions.isEmpty { notes.append(wording(found.hasAllRegions ? .nowhereElse : .elsewhereToo)) }
    return notes
  }

  private func text(_ change: ChangedFact) -> String {
    titles.label(change.key) + ": "
      + titles.text(change.statement, titles.ruleSet.attributes[change.key.attribute.raw].type)
  }

  private func text(_ thing: RuleSetChanges.Thing) -> String {
    switch thing {
    case .rule(let name), .attribute(let name), .fact(let name): name
    case .entity(let kind, let id): "\(kind) \(id)"
    }
  }

  // MARK: JSON

  var json: JSONValue {
    .object([
      ("profile", .string(id)), ("equal", .integer(Int64(proof.equal.count))),
      ("by structure", .integer(Int64(proof.equalByStructure.count))), ("undecided", .integer(Int64(proof.undecided))),
      ("differing", .array(proof.differing.map(json))),
    ])
  }

  private func json(_ found: VersionProof.Difference) -> JSONValue {
    let type = titles.ruleSet.attributes[found.key.attribute.raw].type
    return .object([
      ("outcome", .string(titles.address(found.key))),
      ("values", .array([titles.json(found.before, type), titles.json(found.after, type)])),
      ("changes", .array(found.changes.map(json))), ("nearest", .bool(found.isNearest)),
      ("other single changes", .integer(Int64(found.others))),
      ("causes", .array(found.causes.map { .string(text($0)) })),
      (
        "samples",
        .object([("differing", .integer(Int64(found.differing))), ("of", .integer(Int64(found.samples)))])
      ),
      ("regions", .array(found.regions.map { .array($0.map(json)) })), ("all regions", .bool(found.hasAllRegions)),
    ])
  }

  private func json(_ change: ChangedFact) -> JSONValue {
    let type = titles.ruleSet.attributes[change.key.attribute.raw].type
    return .object([
      ("fact", .string(titles.address(change.key))), ("value", titles.json(change.statement, type)),
    ])
  }
}
