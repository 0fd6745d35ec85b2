import RuleModel

extension Ground {
  /// The one mark that stands with a value: shapes that differ without colour.
  package var mark: String {
    switch self {
    case .firm: "●"
    case .provisional: "○"
    case .unsettled: "◇"
    }
  }
}
