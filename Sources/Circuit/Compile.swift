package import RuleModel

/// How derived attributes are treated.
package enum CompilationMode: Sendable {
  /// Rules conclude them.
  case evaluation
  /// They are stated like facts, and rules are only asked whether their bodies hold: for a rule's own examples.
  case fragments
}

extension CompiledRules {
  /// The circuit of a rule set without errors. Linear in its size.
  package init(compiling ruleSet: RuleSet, mode: CompilationMode = .evaluation) {
    var compiler = Compiler(ruleSet, mode: mode)
    self = compiler.compile()
  }
}

/// From a rule set to a circuit: one pass over the strata.
struct Compiler {
  let ruleSet: RuleSet
  let mode: CompilationMode
  var expressions: Expressions
  /// By attribute: the base of a level.
  var bases: [ValuePlanes?]
  var rules: [RulePlanes?]
  var conclusions: [[ConclusionID]]
  /// Found as attributes ask for them: a rule may conclude several, of different strata.
  var contributions: [ConclusionID: ContributionPlanes] = [:]
  /// Rules that set aside instances of a rule.
  private(set) var overriding: [[RuleID]]

  init(_ ruleSet: RuleSet, mode: CompilationMode) {
    self.ruleSet = ruleSet
    self.mode = mode
    expressions = Expressions(ruleSet, mode: mode)
    bases = Array(repeating: nil, count: ruleSet.attributes.count)
    rules = Array(repeating: nil, count: ruleSet.rules.count)
    conclusions = Array(repeating: [], count: ruleSet.attributes.count)
    overriding = Array(repeating: [], count: ruleSet.rules.count)
    for (index, rule) in ruleSet.rules.enumerated() where !rule.isDraft || mode == .fragments {
      for target in rule.overrides { overriding[target.raw].append(RuleID(index)) }
      for (place, conclusion) in rule.conclusions.enumerated() {
        conclusions[conclusion.attribute.raw].append(ConclusionID(rule: RuleID(index), index: place))
      }
    }
  }

  mutating func compile() -> CompiledRules {
    if mode == .evaluation {
      for stratum in ruleSet.strata {
        if stratum.isRecursive {
          compileRecursive(stratum.attributes)
        } else {
          for attribute in stratum.attributes { compile(attribute) }
        }
      }
    }
    for index in ruleSet.rules.indices where !ruleSet.rules[index].isDraft || mode == .fragments {
      finish(RuleID(index))
    }
    let never = mode == .evaluation ? ruleSet.never.indices.map { compileNever($0) } : []
    let (attributes, build) = (expressions.attributes, expressions.algebra.build)
    return CompiledRules(
      shapes: build.shapes, origins: build.origins, shapeOfPlane: build.shapeOfPlane,
      outputs: CompiledRules.outputs(attributes + bases, rules, never), instructions: build.instructions,
      operands: build.operands, routes: build.routes, inputs: expressions.algebra.leaves.inputs,
      asked: Array(expressions.algebra.leaves.inputs.indices),
      attributes: attributes, bases: bases, rules: rules, conclusions: conclusions, never: never,
      isRead: expressions.isRead, cuts: expressions.cuts.mapValues { $0.sorted() })
  }

  private mutating func compileNever(_ index: Int) -> NeverPlanes {
    expressions.algebra.build.origin = .never(index)
    let never = ruleSet.never[index]
    let frame = expressions.frame(of: never.scope)
    let free = Array(frame.prefix(never.freeCount))
    let held = expressions.truth(of: never.when, in: frame)
    let listed = TruthPlanes(possible: .always, certain: expressions.algebra.listed(free))
    let instances = expressions.algebra.build.and([held, listed])
    return NeverPlanes(instances: instances, anywhere: expressions.algebra.some(instances, free))
  }

  // MARK: Attributes

  /// From contributions to the value of an attribute, by the way that its declaration names.
  private mutating func compile(_ attribute: AttributeID) {
    let declared = ruleSet.attributes[attribute.raw]
    guard let combine = declared.combine else { return }
    expressions.algebra.build.origin = .attribute(attribute)
    let own = expressions.ownAxes(of: declared.kind)
    let offers = offers(attribute)
    let value: ValuePlanes
    switch combine {
    case .asserted:
      let yes = Asserted.combine(offers, &expressions.algebra)
      value = Asserted.value(yes, &expressions.algebra)
    case .single(let preferRank, let fallback):
      value = single(attribute, ranked(offers, preferRank), fallback, own)
    case .sum(let base, _):
      value = .number(Sum.combine(offers, base: self.base(base, own), &expressions.algebra))
    case .level(let base, let capWins):
      let start = expressions.value(of: base, for: declared.type, in: own)
      bases[attribute.raw] = start
      guard case .ordinals(let start) = start else { return }
      value = .ordinals(Level.combine(offers, base: start, capWins: capWins, &expressions.algebra))
    case .collected: value = .set(SetPlanes(elements: collected(attribute, offers, own), mayBeEmpty: .never))
    case .rank(let ranking):
      let rivalry = rivalry(ranking, own, declared.kind)
      value = .number(Rank.combine(rivalry, &expressions.algebra))
    case .band(let sum, let lowest):
      guard case .number(let number)? = expressions.attributes[sum.raw] else { return }
      value = .ordinals(Sum.band(number, Bands(lowest: lowest), &expressions.algebra))
    }
    expressions.attributes[attribute.raw] = finished(value, attribute, own)
  }
}
