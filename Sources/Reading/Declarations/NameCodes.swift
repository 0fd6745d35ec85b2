import RuleModel
package import SourceText

extension DiagnosticCode {
  package static let unknownKind = DiagnosticCode(
    "D0201", "unknown-kind", "A kind is named that the vocabulary does not declare under 'kinds'.")
  package static let unknownAttribute = DiagnosticCode(
    "D0202", "unknown-attribute", "An attribute is named that the vocabulary does not declare for this kind.")
  package static let unknownValue = DiagnosticCode(
    "D0203", "unknown-value", "A scale or a choice does not have the value that is written.")
  package static let unknownEntity = DiagnosticCode(
    "D0204", "unknown-entity",
    """
    An entity is named that neither the catalogue nor the profile lists. Entities of a kind that the catalogue lists \
    come from the catalogue alone; those of a kind reached by reference may also be files of their own.
    """)
  package static let unknownDomain = DiagnosticCode(
    "D0205", "unknown-scale", "A scale or a choice is named that the vocabulary does not declare.")
  package static let unknownSource = DiagnosticCode(
    "D0206", "unknown-source", "A source is named that the manifest's bibliography does not hold.")
  package static let unknownRank = DiagnosticCode(
    "D0207", "unknown-rank", "A rank is named that the manifest's 'ranks' do not hold.")
  package static let unknownLanguage = DiagnosticCode(
    "D0208", "unknown-language", "A text is given in a language that the manifest does not declare.")
  package static let declaredTwice = DiagnosticCode(
    "D0209", "declared-twice", "Two things that are looked up by the same name bear the same name.")
  package static let nameClash = DiagnosticCode(
    "D0210", "name-clash",
    """
    An entity bears the name of a kind or of a pair's member. In an address such as 'plant.height kale' the \
    part would mean both, so one of them needs another name.
    """)
  package static let reservedName = DiagnosticCode(
    "D0211", "reserved-name", "A name is one of the language's own words, such as 'unknown' or 'complete'.")
  package static let wrongOrigin = DiagnosticCode(
    "D0212", "wrong-origin",
    """
    An attribute says where its values come from: 'given' from profiles, 'fixed' from the catalogue, 'derived' from \
    rules, 'both' from profiles or rules. Elsewhere it cannot be stated.
    """)
  package static let statedTwice = DiagnosticCode(
    "D0213", "stated-twice", "The same attribute of the same entity is stated in two places.")
  package static let kindForm = DiagnosticCode(
    "D0214", "kind-form",
    """
    A kind stands where its form does not allow it: a pair joins two kinds of which there are several entities, a \
    reference leads to such a kind, and a single kind lists none.
    """)
  package static let combineMismatch = DiagnosticCode(
    "D0215", "combine-mismatch",
    """
    A derived attribute says how contributions combine: 'asserted' makes a boolean, 'sum' an integer, 'level' a scale, \
    'collected' a set, 'rank' an integer, 'single' one value of any other type. Each has fields of its own.
    """)
  package static let bands = DiagnosticCode(
    "D0216", "bands",
    """
    The bands of a sum are a list, lowest first: 'at most' first, 'between' in the middle, 'at least' last, without gap \
    and without overlap.
    """)
  package static let address = DiagnosticCode(
    "D0217", "address",
    """
    An address is an attribute and the entities that it is asked of: nothing for a single kind, one entity for others, \
    two with a slash between for a pair, such as 'sowing.fit upper/kale'.
    """)

  package static let names = [
    unknownKind, unknownAttribute, unknownValue, unknownEntity, unknownDomain, unknownSource, unknownRank,
    unknownLanguage, declaredTwice, nameClash, reservedName, wrongOrigin, statedTwice, kindForm, combineMismatch, bands,
    address,
  ]
}
