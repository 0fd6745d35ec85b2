package import RuleModel

/// A line of a profile that is kept as a table: what is said of one thing, and where it is from.
///
/// The path `city.budget` or `partner.stage beijing` states a fact; `system`, with the value `systems/thaw`, names a file in
/// place of a section, `partner beijing` an entity; `partner complete` says whether a list is, `profile` the profile's id.
package struct ProfileRow: Sendable, Equatable {
  package enum Column: String, Sendable, CaseIterable {
    case path, value, source
    case asOf = "as-of"
    case confidence, note
  }

  /// By column; empty where nothing is said. The value is YAML as it stands on one line, all else is plain text; a
  /// remark in several languages is `{en: …, ko: …}`.
  package var cells: [String]
  /// What stood behind `#` above it, or behind it.
  package var comments: [String] = []

  package init(
    path: String, value: String, source: String = "", asOf: String = "", confidence: String = "", note: String = ""
  ) {
    cells = [path, value, source, asOf, confidence, note]
  }

  package subscript(column: Column) -> String {
    get { cells[Self.place(column)] }
    set { cells[Self.place(column)] = newValue }
  }

  private static func place(_ column: Column) -> Int { Column.allCases.firstIndex(of: column) ?? 0 }

  package var path: String { self[.path] }

  /// A text as the value of a name, in quotes where it needs them.
  package static func written(_ text: String) -> String { flowText(of: text) }

  /// Whether more is said than the value.
  var isWrapped: Bool { cells.dropFirst(2).contains { !$0.isEmpty } }
}

/// What a row speaks of.
package enum RowSubject: Hashable, Sendable {
  case profile
  /// A section as a whole: a file in place of it, or a list in which nothing stands.
  case section(KindID)
  /// Whether a list holds all there are.
  case complete(KindID)
  /// An entity as a whole: described in a file, or with nothing said of it.
  case entity(KindID, String)
  /// A fact of the entities with these ids.
  case fact(AttributeID, [String])

  /// The path by which a table names it.
  package func path(_ names: Names) -> String {
    switch self {
    case .profile: "profile"
    case .section(let kind): names[kind].name
    case .complete(let kind): names[kind].name + " complete"
    case .entity(let kind, let id): names[kind].name + " " + id
    case .fact(let attribute, let ids):
      names[attribute].fullName + (ids.isEmpty ? "" : " " + ids.joined(separator: "/"))
    }
  }

  /// What a path of a table that was read without errors names; nil for any other.
  package init?(_ path: String, _ names: Names) {
    let address = AddressText(path)
    let ids = address.entities.map(\.text)
    if path == "profile" {
      self = .profile
    } else if let attribute = names.attributeNamed(address.path.text) {
      guard names.memberKinds(of: names[attribute].kind).count == ids.count else { return nil }
      self = .fact(attribute, ids)
    } else {
      guard let kind = names.kind(address.path.text) else { return nil }
      switch ids {
      case []: self = .section(kind)
      case ["complete"]: self = .complete(kind)
      default:
        guard ids.count == names[kind].arity else { return nil }
        self = .entity(kind, ids.joined(separator: "/"))
      }
    }
  }

  /// The kind under whose key it stands; nil for what stands at the top of the file.
  func section(_ names: Names) -> KindID? {
    switch self {
    case .profile: nil
    case .section(let kind), .complete(let kind), .entity(let kind, _): kind
    case .fact(let attribute, _): names[names[attribute].kind].name == "profile" ? nil : names[attribute].kind
    }
  }

  /// The key of the entity under which it stands; nil outside of one.
  var entity: String? {
    switch self {
    case .profile, .section, .complete: nil
    case .entity(_, let id): id
    case .fact(_, let ids): ids.isEmpty ? nil : ids.joined(separator: "/")
    }
  }
}
