/// A dense number for one kind of thing, counted from 0 in the order of declaration.
///
/// Tables indexed by it are plain arrays; the tag keeps a kind's number from being taken for a rule's.
package struct Index<Tag>: Hashable, Comparable, Sendable {
  package let raw: Int
  package init(_ raw: Int) { self.raw = raw }
  package static func < (left: Self, right: Self) -> Bool { left.raw < right.raw }
}

package typealias KindID = Index<Kind>
package typealias DomainID = Index<Domain>
package typealias AttributeID = Index<Attribute>
package typealias RuleID = Index<Rule>
/// An entity within its kind: the catalogue's come first, then the profile's own.
package typealias EntityID = Index<Entity>
/// A language of the rule set, in the manifest's order.
package typealias LanguageID = Index<LocalizedText>
/// A precedence of the manifest's `ranks`; 0 is the highest.
package typealias RankID = Index<Precedence>
/// A variable of a rule, a rank or a quantifier, in the order of its scope.
package typealias VariableID = Index<Variable>
