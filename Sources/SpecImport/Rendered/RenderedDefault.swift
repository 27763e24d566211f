import KubernetesFacts

/// The defaults that Portolan renders for a service without a declaration: the options of the DSL's `ServiceDefaults`.
enum RenderedDefault: String, CaseIterable, Sendable {
  case hardening, draining, probeTimings, policies, labels, checksum, portNumbers, rollout, existingSecrets
  case routePorts, accounts, contentNames

  /// The defaults that a service can disable: all except the account, which has a separate setting.
  static let fields = Set(allCases).subtracting([.accounts])

  /// A set as an expression; nil if it is empty.
  static func options(_ defaults: Set<RenderedDefault>) -> Expression? {
    let options = allCases.filter(defaults.contains)
    return options.isEmpty ? nil : .list(options.map { .name(".\($0.rawValue)") })
  }
}

/// The objects that Portolan derives from calls: the options of the DSL's `DerivedFromCalls`.
enum DerivedKind: String, CaseIterable, Sendable {
  case networkPolicies, authorizationPolicies, sidecars

  /// The kind of an object that can be derived.
  init?(_ kind: GroupKind) {
    switch kind {
    case .networkPolicy: self = .networkPolicies
    case .authorizationPolicy: self = .authorizationPolicies
    case .sidecar: self = .sidecars
    default: return nil
    }
  }

  /// The path of the pod labels in the object's `spec`.
  var selectorPath: [String] {
    switch self {
    case .networkPolicies: ["podSelector", "matchLabels"]
    case .authorizationPolicies: ["selector", "matchLabels"]
    case .sidecars: ["workloadSelector", "labels"]
    }
  }
}
