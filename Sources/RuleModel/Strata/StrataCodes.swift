package import SourceText

extension DiagnosticCode {
  package static let cycle = DiagnosticCode(
    "D0401", "cycle",
    """
    An attribute would have to be complete before it is computed. Within a cycle only an 'asserted' tested 'yes', a \
    'collected' tested 'includes' or by a size at least or above something, and 'some' or such a 'count' over these can \
    be read: there more can only lead to more.
    """)
  package static let sumBound = DiagnosticCode(
    "D0405", "sum-bound",
    """
    The least and the greatest value that a sum can take have to fit 32 bits, counting all rules that add to it; a number \
    it starts from needs a range.
    """)
  package static let rangePromise = DiagnosticCode(
    "D0407", "range-promise",
    """
    The range of a derived number is a promise on which rules that read it rely. A constant that lies beyond it, and a     path whose own range, with 'times' and 'plus', is not within it, are refused.
    """)
  package static let numberBeyond = DiagnosticCode(
    "D0408", "number-beyond-64-bits",
    """
    A number is counted in its smallest unit, and 64 bits hold that count. A rule that, with the facts of a profile,     could make a greater one is refused rather than reckoned wrongly: fewer 'places', or another unit, leave room.
    """)
}
