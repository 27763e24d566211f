import ManifestTree

extension FileLift {
  /// The template of an object.
  mutating func lift(_ identity: ObjectIdentity, _ origin: Origin, _ variants: Variants) -> Chart.Object {
    let site = Site(
      scope: identity.podPath == nil ? .object(identity.kind) : .workload, base: base(of: identity),
      identity: identity)
    if identity.isResourceDefinition { return resourceDefinition(identity, origin, variants) }
    let condition = Condition.both(
      switchCondition(
        of: identity, isNamespaceWide: variants.nodes.contains { $0.isNamespaceWide(identity) }),
      presenceCondition(of: variants, site))
    let entries = entries(of: variants.whereThere, at: site, origin)
    return Chart.Object(identity: identity, origin: origin, entries: entries, condition: condition)
  }

  /// Where the values of an object stand: with its service, or under its kind and name.
  private func base(of identity: ObjectIdentity) -> ValuesPath {
    if let service { return service }
    let name = identity.name.unmarked.camelCased
    switch identity.kind {
    case "PersistentVolumeClaim": return ValuesPath(["claims", name])
    case "NetworkPolicy": return ValuesPath(["networkPolicies", name])
    case "ConfigMap" where presence.isSettings(ofExperiment: identity.name.unmarked):
      return .experiments.key(String(identity.name.unmarked.dropLast("-settings".count)).camelCased)
    default: return ValuesPath([identity.kind.camelCased.plural, name])
    }
  }

  /// The switch for all objects of a kind.
  private func switchCondition(of identity: ObjectIdentity, isNamespaceWide: Bool) -> Condition? {
    let isWide: Condition? = isNamespaceWide ? .isOn(.namespacePolicies, orIn: ownNamespaces) : nil
    if identity.group.hasSuffix("istio.io") { return .both(.isTrue(.istioEnabled), isWide) }
    switch identity.kind {
    case "NetworkPolicy": return .both(.isTrue(.networkPoliciesEnabled), isWide)
    case "Namespace": return .isTrue(.namespaceCreated)
    default: return nil
    }
  }

  /// When an object is there, for those that can be switched on and off each.
  private mutating func presenceCondition(of variants: Variants, _ site: Site) -> Condition? {
    switch site.identity.kind {
    case "HorizontalPodAutoscaler" where service != nil:
      let values = file.traits.settingValues(\.isAutoscaled)
      return .isTrue(
        note(
          site.base.keys(["autoscaling", "enabled"]), "Render the HorizontalPodAutoscaler", .bool,
          values))
    case "PodDisruptionBudget" where service != nil:
      let values = file.traits.settingValues(\.hasBudget)
      return .isTrue(
        note(
          site.base.keys(["pdb", "enabled"]), "Render the PodDisruptionBudget", .bool,
          values))
    default: break
    }
    guard variants.hasGaps else { return nil }
    if let condition = presence.condition(of: variants) { return condition }
    let path = site.base.keys(service == nil ? ["enabled"] : [site.identity.kind.camelCased, "enabled"])
    let name = site.identity.name.unmarked
    return .isTrue(
      note(
        path, "Render the \(site.identity.kind) \(name)", .bool,
        variants.map { .bool($0.node != nil) }))
  }
}

extension [ChartSource.Service?] {
  /// A switch of a service in each profile; where it is not there, as in the first that has it.
  fileprivate func settingValues(_ isOn: (ChartSource.Service) -> Bool) -> [Node] {
    let first = lazy.compactMap { $0 }.first.map(isOn) ?? false
    return map { .bool($0.map(isOn) ?? first) }
  }
}

extension Node {
  /// Whether the object is a policy for every pod of its namespace, those of other systems included.
  fileprivate func isNamespaceWide(_ identity: ObjectIdentity) -> Bool {
    switch (identity.group, identity.kind) {
    case ("networking.k8s.io", "NetworkPolicy"): self["spec"]?["podSelector"] == .map([:])
    case ("security.istio.io", _), ("telemetry.istio.io", _): self["spec"]?["selector"] == nil
    default: false
    }
  }
}

extension ValuesPath {
  static let experiments = ValuesPath(["experiments"])
  static let istioEnabled = ValuesPath(["istio", "enabled"])
  static let networkPoliciesEnabled = ValuesPath(["networkPolicies", "enabled"])
  static let drainingEnabled = ValuesPath(["draining", "enabled"])
  static let namespacePolicies = ValuesPath(["namespacePolicies", "enabled"])
  static let namespaceCreated = ValuesPath(["namespace", "create"])
}

extension String {
  /// The text without marks, and without what stands between two of a hash.
  var unmarked: String {
    guard ChartMark.occurs(in: self) else { return self }
    var plain = String.UnicodeScalarView()
    var isHash = false
    for scalar in unicodeScalars {
      if scalar == ChartMark.contentHash {
        isHash.toggle()
        if isHash, plain.last == "-" { plain.removeLast() }
      } else if !isHash, !("\u{10FFF0}"..."\u{10FFF4}").contains(scalar) {
        plain.append(scalar)
      }
    }
    return String(plain)
  }
}
