import ArgumentParser
import Commands

extension CompletionKind {
  /// Names of the rule set that the command line speaks of.
  static func names(_ name: CompletedName) -> CompletionKind {
    .custom { words, _, _ in completions(of: name, rules: rulesFolder(in: words)) }
  }

  /// Files of profiles.
  static var profile: CompletionKind { .file(extensions: ["yaml", "yml"]) }
}

/// What '--rules' names on a command line that is being written.
private func rulesFolder(in words: [String]) -> String {
  RulesOption.laid(zip(words, words.dropFirst()).filter { $0.0 == "--rules" && !$0.1.isEmpty }.map(\.1))
}
