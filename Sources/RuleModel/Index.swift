/// A dense number for one kind of thing, counted from 0 in the order of declaration.
///
/// Tables indexed by it are plain arrays; the tag keeps a kind's number from being taken for a rule's.
@frozen public struct Index<Tag>: Hashable, Comparable, Sendable {
  public let raw: Int
  @inlinable public init(_ raw: Int) { self.raw = raw }
  @inlinable public static func < (left: Self, right: Self) -> Bool { left.raw < right.raw }
}

public typealias KindID = Index<Kind>
public typealias DomainID = Index<Domain>
public typealias AttributeID = Index<Attribute>
public typealias RuleID = Index<Rule>
/// An entity within its kind: the catalogue's come first, then the profile's own.
public typealias EntityID = Index<Entity>
/// A language of the rule set, in the manifest's order.
public typealias LanguageID = Index<LocalizedText>
/// A precedence of the manifest's `ranks`; 0 is the highest.
public typealias RankID = Index<Precedence>
/// A variable of a rule, a rank or a quantifier, in the order of its scope.
public typealias VariableID = Index<Variable>
