extension Quantity {
  /// The quantity 0, in decimal form.
  package static let zero = Quantity(nanos: 0, format: .decimal)

  /// The sum in the form of the first quantity that is not zero; limited to the largest amount.
  package static func + (left: Quantity, right: Quantity) -> Quantity {
    let (sum, overflow) = left.nanos.addingReportingOverflow(right.nanos)
    return Quantity(nanos: overflow ? .max : sum, format: left.nanos == 0 ? right.format : left.format)
  }

  /// The difference in the form of the first quantity that is not zero; limited to the largest amount.
  package static func - (left: Quantity, right: Quantity) -> Quantity {
    let (rest, overflow) = left.nanos.subtractingReportingOverflow(right.nanos)
    return Quantity(nanos: overflow ? .max : rest, format: left.nanos == 0 ? right.format : left.format)
  }

  /// The amount for several objects; limited to the largest amount.
  package static func * (quantity: Quantity, count: Int64) -> Quantity {
    let (product, overflow) = quantity.nanos.multipliedReportingOverflow(by: Int128(count))
    return Quantity(nanos: overflow ? .max : product, format: quantity.format)
  }
}
