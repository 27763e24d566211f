/// A finding of `portolan lint` that a service means to have.
package struct Allowance: PayloadValue, Sendable, Equatable {
  /// The rule's id.
  package var rule: String
  /// Why it is right here.
  package var reason: String

  package init(rule: String, reason: String) {
    self.rule = rule
    self.reason = reason
  }
}

extension Service {
  /// Allows a finding of `portolan lint` in the service's objects.
  ///
  /// All of the service's objects get the annotation `portolan.dev/allow`. An allowance that allows nothing is a finding.
  ///
  /// ```swift
  /// Service("redis-cart") { … }
  ///   .allowing("single-replica", because: "the cart may be lost")
  /// ```
  /// - Parameters:
  ///   - rule: the id, as `portolan rules` lists it.
  ///   - reason: why it is right here; must not be empty.
  public func allowing(_ rule: String, because reason: String) -> Service {
    with { $0.metadata.allowances.append(Allowance(rule: rule, reason: reason)) }
  }
}

extension Allowance {
  package init(from reader: inout PayloadReader) throws { (rule, reason) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(rule, reason) }
}
