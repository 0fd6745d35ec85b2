/// A dense number for one kind of thing, counted from 0 in the order of declaration.
///
/// Tables indexed by it are plain arrays; the tag keeps a kind's number from being taken for a rule's.
/// Public, as what is generic is made for its tags in other modules only then.
public struct Index<Tag>: Hashable, Comparable, Sendable {
  /// From 0.
  public let raw: Int
  /// The thing with a number from 0.
  @inlinable public init(_ raw: Int) { self.raw = raw }
  /// By number. O(1).
  @inlinable public static func < (left: Self, right: Self) -> Bool { left.raw < right.raw }
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
