import SourceText

extension DiagnosticCode {
  public static let cycle = DiagnosticCode(
    "D0401", "cycle",
    """
    An attribute would have to be complete before it is computed. Within a cycle only an 'asserted' tested 'yes', a \
    'collected' tested 'includes' or by a least size, and 'some' or 'count: {at least}' over these can be read: there \
    more can only lead to more.
    """)
  public static let sumBound = DiagnosticCode(
    "D0405", "sum-bound",
    """
    The least and the greatest value that a sum can take have to fit 32 bits, counting all rules that add to it; a number \
    it starts from needs a range.
    """)
}
