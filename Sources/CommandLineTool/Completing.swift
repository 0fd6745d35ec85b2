import ArgumentParser
import Commands

extension CompletionKind {
  /// Names of the rule set that the command line speaks of.
  static func names(_ name: CompletedName) -> CompletionKind {
    .custom { words, _, typed in completions(of: name, typed: typed, rules: rulesFolder(in: words)) }
  }

  /// Files of profiles.
  static var profile: CompletionKind { .file(extensions: ["yaml", "yml"]) }
}

/// What '--rules' names on a command line that is being written.
private func rulesFolder(in words: [String]) -> String {
  RulesOption.laid(zip(words, words.dropFirst()).filter { $0.0 == "--rules" && !$0.1.isEmpty }.map(\.1))
}

/// The script that a shell completes by. bash takes '=' for the end of a word, so that what stands behind it would be
/// completed alone: the words of one setting are joined before, and its beginning is taken off what is found.
func completionScript(for shell: CompletionShell) -> String {
  let script = DemarcheCommand.completionScript(for: shell)
  guard shell == .bash else { return script }
  return script + """

    _demarche_whole_words() {
        local -a whole=()
        local word
        for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
            if [[ ${#whole[@]} -gt 0 && ( "${word}" == "=" || "${whole[-1]}" == *= ) ]]; then
                whole[-1]+="${word}"
            else
                whole+=("${word}")
            fi
        done
        local -a COMP_WORDS=("${whole[@]}")
        local -i COMP_CWORD=$((${#whole[@]} - 1))
        local -r current="${whole[-1]}"
        _demarche "${1}" "${current}" "${whole[-2]:-}"
        [[ "${current}" == *=* && "${COMP_WORDBREAKS}" == *=* ]] || return 0
        COMPREPLY=("${COMPREPLY[@]#"${current%%=*}="}")
    }
    complete -o filenames -F _demarche_whole_words demarche

    """
}
