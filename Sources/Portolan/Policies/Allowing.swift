package import Diagnostics

/// An intentional finding of `portolan lint`.
package struct Allowance: PayloadValue, Sendable, Equatable {
  /// The rule's ID.
  package var rule: String
  /// The reason why the finding is intentional.
  package var reason: String
  /// The last day on which the allowance is valid, such as `2027-01-31`; nil if it does not expire.
  package var until: String?

  package init(rule: String, reason: String, until: String? = nil) {
    self.rule = rule
    self.reason = reason
    self.until = until
  }
}

/// An allowance for parts of the whole system.
package struct SharedAllowance: PayloadValue, Sendable, Equatable {
  package let allowance: Allowance
  /// The locations where the allowed parts are declared.
  package let locations: [FileLocation]
}

extension Service {
  /// Allows a finding of `portolan lint` in the service's objects.
  ///
  /// All of the service's objects get the annotation `portolan.dev/allow`. An allowance that suppresses no finding is
  /// itself reported.
  ///
  /// ```swift
  /// Service("redis-cart") { … }
  ///   .allowing("single-replica", because: "the cart may be lost")
  /// ```
  /// - Parameters:
  ///   - rule: the rule's ID, as listed by `portolan rules`.
  ///   - reason: why the finding is intentional; must not be empty.
  ///   - day: the last day on which the allowance is valid, such as `2027-01-31`. By default, an allowance does not expire.
  public func allowing(_ rule: String, because reason: String, until day: String? = nil) -> Service {
    with { $0.metadata.allowances.append(Allowance(rule: rule, reason: reason, until: day)) }
  }
}

extension AppPart {
  /// Allows a finding of `portolan lint` in the objects that the part renders, as
  /// ``Service/allowing(_:because:until:)`` does for a service.
  ///
  /// ```swift
  /// Secret("mysql-pass", demo: ["password": "admin"], because: "the database is deleted with its test cluster")
  ///   .allowing("secret-in-manifest", because: "the database contains only test data")
  /// ```
  /// - Parameters:
  ///   - rule: the rule's ID, as listed by `portolan rules`.
  ///   - reason: why the finding is intentional; must not be empty.
  ///   - day: the last day on which the allowance is valid, such as `2027-01-31`. By default, an allowance does not expire.
  public func allowing(_ rule: String, because reason: String, until day: String? = nil) -> some AppPart {
    AllowedPart(part: self, allowance: Allowance(rule: rule, reason: reason, until: day))
  }
}

/// A part of the system together with an allowed finding.
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
  /// The locations where the parts are declared.
  fileprivate var locations: [FileLocation] {
    let kubernetes =
      (namespace.map { [$0.location] } ?? []) + configMaps.map(\.location) + secrets.map(\.location)
    let more = claims.map(\.location) + priorityClasses.map(\.location) + objects.map(\.location)
    let services = externalServices.map(\.location)
    let mesh = gateways.map(\.location) + serviceEntries.map(\.location) + peerAuthentications.map(\.location)
    return kubernetes + more + services + mesh + denials.map(\.location) + ingressControllers.map(\.location)
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
