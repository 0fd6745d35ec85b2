package import Report
package import RuleModel
import SourceText

/// How much of the outcomes each determinant moves in each profile.
package struct SensitivityTable: Sendable {
  package struct Determinant: Sendable {
    package var id: String
    package var title: LocalizedText?
    package var movements: [Movement]

    package init(id: String, title: LocalizedText?, movements: [Movement]) {
      self.id = id
      self.title = title
      self.movements = movements
    }
  }
  /// What one determinant moves in one profile.
  package struct Cell: Sendable {
    /// How many outcomes move in the largest single step.
    package private(set) var largest = 0
    /// Of how many.
    package private(set) var total = 0
    /// By attribute, how many of its outcomes move in some step.
    package private(set) var byAttribute: [AttributeID: Set<FactKey>] = [:]
    /// By movement of the determinant, how many entities move.
    package var counts: [Int]

    package init(counts: [Int]) { self.counts = counts }

    /// A step in which these outcomes move.
    package mutating func add(_ moved: [FactKey], of total: Int) {
      largest = max(largest, moved.count)
      self.total = max(total, self.total)
      for key in moved { byAttribute[key.attribute, default: []].insert(key) }
    }

    /// In tenths of a per cent, rounded.
    var share: Int { total == 0 ? 0 : (largest * 2000 + total) / (total * 2) }
  }
  /// A placeholder that moves more than a determinant does.
  package struct Heavier: Sendable {
    package var fact: String
    package var moved: Int

    package init(fact: String, moved: Int) {
      self.fact = fact
      self.moved = moved
    }
  }
  package struct Column: Sendable {
    package var profile: String
    /// By determinant; nil where the relation does not speak of the profile.
    package var cells: [Cell?]
    package var heavier: [Heavier]

    package init(profile: String, cells: [Cell?], heavier: [Heavier]) {
      self.profile = profile
      self.cells = cells
      self.heavier = heavier
    }
  }

  let determinants: [Determinant]
  let columns: [Column]
  let against: String?
  let ruleSet: RuleSet
  let top: Int
  private let wording: Wording

  package init(
    _ determinants: [Determinant], _ columns: [Column], against: String?, _ ruleSet: RuleSet, top: Int,
    _ language: ReportLanguage
  ) {
    self.determinants = determinants
    self.columns = columns
    self.against = against
    self.ruleSet = ruleSet
    self.top = top
    wording = Wording(language: language)
  }

  package var document: Document {
    let head: [Block] = [
      .heading(level: 1, Inline(wording(.sensitivity))), .paragraph(Inline(wording(.sensitivityIntro))),
    ]
    return Document(
      head + [.table(summary)] + [.heading(level: 2, Inline(wording(.byProfile))), .table(shares)] + weights)
  }

  // MARK: Determinants

  private var summary: Table {
    let columns = [
      Table.Column(Inline(wording(.determinant)), minimumWidth: 16),
      Table.Column(Inline(wording(.movesEntities)), minimumWidth: 20), Table.Column(Inline(wording(.profiles)), .right),
      Table.Column(Inline(wording(.asked)), .right), Table.Column(Inline(wording(.share)), .right),
      Table.Column(Inline(wording(.mostMoved)), minimumWidth: 20),
    ]
    return Table(columns, determinants.indices.flatMap(rows))
  }

  private func rows(_ number: Int) -> [[Inline]] {
    determinants[number].movements.enumerated().map { place, movement in
      [
        place == 0 ? title(determinants[number]) : Inline(""), parts(movement),
        Inline("\(profiles(number, place).count)"),
        Inline(movement.profiles.map { "\($0)" } ?? wording(.all)), Inline(place == 0 ? range(number) : ""),
        Inline(place == 0 ? mostMoved(number).joined(separator: ", ") : ""),
      ]
    }
  }

  private func title(_ determinant: Determinant) -> Inline {
    .code(determinant.id)
      + Inline(determinant.title.flatMap { ruleSet.text($0, in: wording.language) }.map { ": " + $0 } ?? "")
  }

  private func parts(_ movement: Movement) -> Inline {
    let words = movement.parts.map(spelled).joined(separator: ", ")
    return Inline(movement.entities > 1 ? "\(words) (≥ \(movement.entities))" : words)
  }

  private func spelled(_ part: Movement.Part) -> String {
    let attribute = ruleSet.attributes[part.attribute.raw]
    guard let values = part.values else { return attribute.fullName }
    let spelling = Spelling(ruleSet, entities: ruleSet.entities)
    return attribute.fullName + " = " + values.map { spelling.value($0, of: attribute.type) }.joined(separator: "/")
  }

  /// In which enough moves.
  func profiles(_ number: Int, _ movement: Int) -> [String] {
    let least = determinants[number].movements[movement].entities
    return columns.filter { column in
      column.cells[number].map { $0.counts.indices.contains(movement) && $0.counts[movement] >= least } ?? false
    }.map(\.profile)
  }

  /// The least share, the middle one and the greatest.
  private func range(_ number: Int) -> String {
    let shares = columns.compactMap { $0.cells[number]?.share }.sorted()
    guard let least = shares.first, let most = shares.last else { return "" }
    return "\(percent(least)) · \(percent(shares[shares.count / 2])) · \(percent(most))"
  }

  private func percent(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }

  /// The attributes of which most outcomes move, over all profiles.
  private func mostMoved(_ number: Int) -> [String] {
    var counts: [AttributeID: Int] = [:]
    for (attribute, keys) in columns.compactMap({ $0.cells[number] }).flatMap(\.byAttribute) {
      counts[attribute, default: 0] += keys.count
    }
    return counts.sorted { ($1.value, $0.key.raw) < ($0.value, $1.key.raw) }.prefix(top)
      .map { "\(ruleSet.attributes[$0.key.raw].fullName) \($0.value)" }
  }

  // MARK: Profiles

  private var shares: Table {
    let head = [Table.Column(Inline(wording(.profile)))]
    let rows = columns.map { column in
      [Inline.code(column.profile)] + column.cells.map { Inline($0.map { percent($0.share) } ?? "") }
    }
    return Table(head + determinants.map { Table.Column(.code($0.id), .right) }, rows)
  }

  // MARK: Placeholders

  /// By fact, the profiles in which it moves more than the determinant.
  var heavier: [(fact: String, profiles: [String])] {
    var found: [String: [String]] = [:]
    for column in columns { for cell in column.heavier { found[cell.fact, default: []].append(column.profile) } }
    return found.map { ($0.key, $0.value) }.sorted { ($1.profiles.count, $0.fact) < ($0.profiles.count, $1.fact) }
  }

  private var weights: [Block] {
    guard let against else { return [] }
    let title = Inline(wording(.heavierThan)) + .code(against)
    let columns = [
      Table.Column(Inline(wording(.placeholder)), minimumWidth: 16), Table.Column(Inline(wording(.profiles)), .right),
      Table.Column(Inline(""), minimumWidth: 20),
    ]
    let rows = heavier.map {
      [Inline.code($0.fact), Inline("\($0.profiles.count)"), Inline($0.profiles.joined(separator: ", "))]
    }
    return [
      .heading(level: 2, title), rows.isEmpty ? .paragraph(Inline(wording(.none))) : .table(Table(columns, rows)),
    ]
  }
}
