import Loading
import RuleModel

/// The version of the program, and name, version and digest of the rule set in a folder, if one can be read there.
package func versionText(_ program: String, rules directory: String) -> String {
  var workspace = Workspace()
  let rules = workspace.loadRules(directory: directory).value
  let own = "demarche \(program)\n"
  guard rules.isSound else { return own }
  return own + "\(rules.ruleSet.name) \(rules.ruleSet.version) \(rules.digest)\n"
}
