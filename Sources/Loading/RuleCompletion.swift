import Circuit
import Parallel
import Reading
import RuleModel
import SourceText

extension FoundRules {
  typealias ReadProfile = (workspace: Workspace, loaded: Loaded<LoadedProfile>)

  /// The rules as evaluation needs them; not compiled where there are errors.
  struct Compiled: Sendable {
    var ruleSet: RuleSet
    var diagnostics: [Diagnostic]
    var circuit: CompiledRules?
  }

  private enum Aside: Sendable {
    case profile(ReadProfile)
    case texts(RuleOutline.Part)
  }

  /// Reads the rules and compiles them. Meanwhile the other cores read a profile, if the declarations have no errors,
  /// and the rules' texts.
  func complete(
    profile: @Sendable () -> ReadProfile
  ) -> (rules: Compiled, texts: [RuleOutline.Part], profile: ReadProfile?) {
    let numbers = Array(0..<outline.partCount)
    let parts = Memo<RuleOutline.Part>(count: numbers.count)
    let part = { @Sendable number in parts.value(number) { outline.rules(ofPart: number) } }
    let aside = { @Sendable (number: Int?) -> Aside in
      number.map { .texts(outline.texts(of: part($0))) } ?? .profile(profile())
    }
    let asides = (base.isSound ? [nil] : []) + numbers
    let (_, compiled, read) = numbers.concurrentMap(part, then: compile, beside: asides, aside)
    let texts = read.compactMap { if case .texts(let part) = $0 { part } else { nil } }
    let profiles = read.compactMap { if case .profile(let profile) = $0 { profile } else { nil } }
    return (compiled, texts, profiles.first)
  }

  private func compile(_ parts: [RuleOutline.Part]) -> Compiled {
    let (ruleSet, diagnostics) = outline.ruleSet(of: parts)
    let circuit = base(ruleSet, diagnostics).isSound ? CompiledRules(compiling: ruleSet) : nil
    return Compiled(ruleSet: ruleSet, diagnostics: diagnostics, circuit: circuit)
  }
}
