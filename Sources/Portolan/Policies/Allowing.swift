package import Diagnostics

/// An intentional finding of `portolan lint`.
package struct Allowance: PayloadValue, Sendable, Equatable {
  /// The rule's id.
  package var rule: String
  /// Why it is right here.
  package var reason: String
  /// The last day, as `2027-01-31`; nil if it has no end.
  package var until: String?

  package init(rule: String, reason: String, until: String? = nil) {
    self.rule = rule
    self.reason = reason
    self.until = until
  }
}

/// An allowance for what belongs to the whole system.
package struct SharedAllowance: PayloadValue, Sendable, Equatable {
  package let allowance: Allowance
  /// Where the parts that it is for are declared.
  package let locations: [FileLocation]
}

extension Service {
  /// Allows a finding of `portolan lint` in the service's objects.
  ///
  /// All of the service's objects get the annotation `portolan.dev/allow`. An allowance that allows nothing is a
  /// finding.
  ///
  /// ```swift
  /// Service("redis-cart") { … }
  ///   .allowing("single-replica", because: "the cart may be lost")
  /// ```
  /// - Parameters:
  ///   - rule: the id, as `portolan rules` lists it.
  ///   - reason: why it is right here; must not be empty.
  ///   - day: the last day on which it counts, as `2027-01-31`; it has no end by default.
  public func allowing(_ rule: String, because reason: String, until day: String? = nil) -> Service {
    with { $0.metadata.allowances.append(Allowance(rule: rule, reason: reason, until: day)) }
  }
}

extension AppPart {
  /// Allows a finding of `portolan lint` in what the part renders, as ``Service/allowing(_:because:until:)`` does.
  ///
  /// ```swift
  /// Secret("mysql-pass", demo: ["password": "admin"], because: "the database is thrown away with its cluster")
  ///   .allowing("secret-in-manifest", because: "nothing is behind it")
  /// ```
  /// - Parameters:
  ///   - rule: the id, as `portolan rules` lists it.
  ///   - reason: why it is right here; must not be empty.
  ///   - day: the last day on which it counts, as `2027-01-31`; it has no end by default.
  public func allowing(_ rule: String, because reason: String, until day: String? = nil) -> some AppPart {
    AllowedPart(part: self, allowance: Allowance(rule: rule, reason: reason, until: day))
  }
}

/// A part of the system with a finding that it may have.
private struct AllowedPart: AppPart {
  let part: any AppPart
  let allowance: Allowance

  func add(to resources: inout AppResources) {
    part.add(to: &resources)
    var own = AppResources()
    part.add(to: &own)
    resources.allowances.append(SharedAllowance(allowance: allowance, locations: own.locations))
  }
}

extension AppResources {
  /// Where the parts are declared.
  fileprivate var locations: [FileLocation] {
    let kubernetes =
      (namespace.map { [$0.location] } ?? []) + configMaps.map(\.location) + secrets.map(\.location)
    let more = claims.map(\.location) + priorityClasses.map(\.location) + objects.map(\.location)
    let mesh = gateways.map(\.location) + serviceEntries.map(\.location) + peerAuthentications.map(\.location)
    return kubernetes + more + mesh + denials.map(\.location) + ingressControllers.map(\.location)
  }
}

extension Allowance {
  package init(from reader: inout PayloadReader) throws { (rule, reason, until) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(rule, reason, until) }
}

extension SharedAllowance {
  package init(from reader: inout PayloadReader) throws { (allowance, locations) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(allowance, locations) }
}
