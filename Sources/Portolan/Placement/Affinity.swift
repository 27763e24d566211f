package import Diagnostics

/// Whether a placement rule is required or preferred.
public enum Strength: PayloadValue, Sendable, Equatable {
  /// A pod stays pending if no node satisfies the rule.
  case required
  /// The scheduler prefers nodes that satisfy the rule, with a weight from 1 to 100, 100 by default.
  case preferred(weight: Int = 100)

  /// Preferred with the maximum weight, 100.
  public static var preferred: Strength { .preferred() }
}

/// Node affinity.
package struct NodeAffinity: PayloadValue, Sendable, Equatable {
  package let strength: Strength
  package let expressions: [NodeExpression]
  package let location: FileLocation
}

/// A condition on a node's label.
public enum NodeExpression: PayloadValue, Sendable, Equatable {
  /// The label has one of these values.
  case label(String, in: [String])
  /// The label is missing or has none of these values.
  case notIn(String, [String])
  /// The label exists.
  case exists(String)
  /// The label does not exist.
  case absent(String)
  /// The label value is an integer greater than this one.
  case above(String, Int)
  /// The label value is an integer less than this one.
  case below(String, Int)
}

/// A failure domain of the cluster, such as a node or a zone: a topology key.
public enum Domain: PayloadValue, Sendable, Equatable {
  /// A node: `kubernetes.io/hostname`.
  case host
  /// A zone: `topology.kubernetes.io/zone`.
  case zone
  /// A region: `topology.kubernetes.io/region`.
  case region
  /// Nodes with the same value of this label.
  case label(String)
}

/// Pod anti-affinity.
package struct Separation: PayloadValue, Sendable, Equatable {
  package let service: String?
  package let domain: Domain
  package let strength: Strength
  package let location: FileLocation
}

/// Pod affinity.
package struct Attraction: PayloadValue, Sendable, Equatable {
  package let service: String
  package let domain: Domain
  package let strength: Strength
  package let location: FileLocation
}

/// A topology spread constraint.
package struct Spread: PayloadValue, Sendable, Equatable {
  package let domain: Domain
  package let maxSkew: Int
  package let strict: Bool
  package let minDomains: Int?
  package let affinityPolicy: NodePolicy?
  package let taintsPolicy: NodePolicy?
  package let perRollout: Bool?
  package let location: FileLocation
}

/// Whether a spread counts pods on nodes on which the service's pods cannot run.
public enum NodePolicy: String, PayloadValue, Sendable {
  /// `Honor`: only pods on nodes that can run the service's pods are counted.
  case honored = "Honor"
  /// `Ignore`: pods on all nodes are counted.
  case ignored = "Ignore"
}

extension Service {
  /// Attracts the pods to nodes that satisfy all expressions: node affinity; required by default.
  public func attracted(
    to expressions: NodeExpression..., strength: Strength = .required,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return with {
      $0.placement.affinities.append(
        NodeAffinity(strength: strength, expressions: expressions, location: location))
    }
  }

  /// Keeps the service's pods apart from each other, or from another service's pods: pod anti-affinity.
  ///
  /// By default, the rule is preferred and keeps the service's own pods apart. If the rule is required for the
  /// service's own pods and the domain is `.host`, a new pod needs a node without an old pod. A rollout of a
  /// Deployment therefore stops an old pod first, unless the spec declares the rollout strategy or turns off
  /// ``ServiceDefaults/rollout``.
  public func apart(
    on domain: Domain = .host, from service: String? = nil, strength: Strength = .preferred,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return with {
      $0.placement.separations.append(
        Separation(service: service, domain: domain, strength: strength, location: location))
    }
  }

  /// Attracts the pods to the domains that run another service's pods: pod affinity; preferred by default.
  public func near(
    _ service: String, on domain: Domain = .host, strength: Strength = .preferred,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return with {
      $0.placement.attractions.append(
        Attraction(service: service, domain: domain, strength: strength, location: location))
    }
  }

  /// Spreads the pods across domains: a topology spread constraint.
  ///
  /// A second spread with the same domain and the same `strict` is an error.
  /// - Parameters:
  ///   - domain: the topology key.
  ///   - maxSkew: the maximum difference between the numbers of pods in two domains; 1 by default.
  ///   - strict: whether a pod stays pending if it would exceed the skew (`DoNotSchedule`); false by default
  ///     (`ScheduleAnyway`).
  ///   - minDomains: the minimum number of domains; requires `strict`. While there are fewer domains, each domain can
  ///     run at most `maxSkew` pods.
  ///   - affinityPolicy: `nodeAffinityPolicy`: whether nodes that the pods' node affinity or node selector excludes are
  ///     left out of the count; ``NodePolicy/honored`` by default.
  ///   - taintsPolicy: `nodeTaintsPolicy`: whether nodes with taints that the pods do not tolerate are left out of the
  ///     count; ``NodePolicy/ignored`` by default.
  ///   - perRollout: whether only pods from the same rollout of a Deployment are counted (`matchLabelKeys` with
  ///     `pod-template-hash`); true by default if ``ServiceDefaults/rollout`` is on.
  public func spread(
    over domain: Domain, maxSkew: Int = 1, strict: Bool = false, minDomains: Int? = nil,
    affinityPolicy: NodePolicy? = nil, taintsPolicy: NodePolicy? = nil, perRollout: Bool? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return with {
      $0.placement.spreads.append(
        Spread(
          domain: domain, maxSkew: maxSkew, strict: strict, minDomains: minDomains,
          affinityPolicy: affinityPolicy, taintsPolicy: taintsPolicy, perRollout: perRollout,
          location: location))
    }
  }
}

extension Strength {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .required
    case 1: self = .preferred(weight: try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .required: writer.put(case: 0)
    case .preferred(let weight): writer.put(case: 1, weight)
    }
  }
}

extension NodeAffinity {
  package init(from reader: inout PayloadReader) throws {
    (strength, expressions, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(strength, expressions, location) }
}

extension NodeExpression {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .label(try reader.next(), in: try reader.next())
    case 1: self = .notIn(try reader.next(), try reader.next())
    case 2: self = .exists(try reader.next())
    case 3: self = .absent(try reader.next())
    case 4: self = .above(try reader.next(), try reader.next())
    case 5: self = .below(try reader.next(), try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .label(let key, let values): writer.put(case: 0, key, values)
    case .notIn(let key, let values): writer.put(case: 1, key, values)
    case .exists(let key): writer.put(case: 2, key)
    case .absent(let key): writer.put(case: 3, key)
    case .above(let key, let number): writer.put(case: 4, key, number)
    case .below(let key, let number): writer.put(case: 5, key, number)
    }
  }
}

extension Domain {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .host
    case 1: self = .zone
    case 2: self = .region
    case 3: self = .label(try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .host: writer.put(case: 0)
    case .zone: writer.put(case: 1)
    case .region: writer.put(case: 2)
    case .label(let key): writer.put(case: 3, key)
    }
  }
}

extension Separation {
  package init(from reader: inout PayloadReader) throws {
    (service, domain, strength, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(service, domain, strength, location) }
}

extension Attraction {
  package init(from reader: inout PayloadReader) throws {
    (service, domain, strength, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(service, domain, strength, location) }
}

extension Spread {
  package init(from reader: inout PayloadReader) throws {
    (
      domain, maxSkew, strict, minDomains, affinityPolicy, taintsPolicy, perRollout, location
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(domain, maxSkew, strict, minDomains, affinityPolicy, taintsPolicy, perRollout, location)
  }
}
