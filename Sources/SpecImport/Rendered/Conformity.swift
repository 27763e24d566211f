import KubernetesFacts
import ManifestTree

/// Finds the defaults with which a service's objects may have been rendered.
struct Conformity {
  let traits: AppTraits
  /// The service as it was read.
  let service: ServiceObjects
  /// The names of the ConfigMaps and Secrets of the system.
  var configuration: Set<String> = []

  /// The defaults whose fields the objects have.
  var defaults: Set<RenderedDefault> {
    Set(RenderedDefault.allCases.filter(conforms))
  }

  private var pod: Node? { service.template?["spec"] }
  private var containers: [Node] {
    ContainerList.all.flatMap { pod?[$0]?.list ?? [] }
  }

  private func conforms(to default: RenderedDefault) -> Bool {
    switch `default` {
    case .labels: isLabeled
    case .hardening: isHardened
    case .draining: DrainingMapping(service, isSpot: nil)?.isExpressible ?? false
    case .probeTimings:
      probes.allSatisfy {
        $0["periodSeconds"] != nil && $0["timeoutSeconds"] != nil && $0["failureThreshold"] != nil
      }
    case .policies: hasPolicies
    case .checksum: hasChecksum
    case .portNumbers: usesPortNumbers
    case .rollout: hasRolloutDefaults
    case .existingSecrets: true
    case .routePorts: routesHavePorts
    case .accounts: service.account != nil
    case .contentNames:
      service.kind != "Job" || service.fullName != nil || service.workload.node["spec"]?["suspend"] == true
    }
  }

  private var isLabeled: Bool {
    let labels = service.podLabels
    return labels[RecommendedLabel.managedBy] == RecommendedLabel.portolan
      && labels[RecommendedLabel.partOf] == traits.name && labels[RecommendedLabel.name] != nil
  }

  private var isHardened: Bool {
    guard case .map(var pod)? = pod else { return false }
    return HardenedSecurity(taking: &pod) != nil
  }

  private var probes: [Node] {
    containers.flatMap { container in
      ProbeKey.all.compactMap { container[$0] }
    }
  }

  private var hasPolicies: Bool {
    let kinds = Set(
      service.policies.compactMap { DerivedKind($0.identity.groupKind) })
    let missing = traits.derived.subtracting(kinds)
    if missing.isEmpty { return !traits.derived.isEmpty }
    // A service without ports serves no requests, so no policy authorizes them.
    return missing == [.authorizationPolicies] && service.services.isEmpty
  }

  private var hasChecksum: Bool {
    let isChecked = service.template?["metadata"]?["annotations"]?[PortolanKey.configurationChecksum] != nil
    return isChecked || service.isJob || configuration.isDisjoint(with: pod?.configurationNames ?? [])
  }

  private var usesPortNumbers: Bool {
    let targets = service.services.flatMap { $0.node["spec"]?["ports"]?.list ?? [] }
      .compactMap { $0["targetPort"] }
    let hooks = containers.flatMap { container in
      ["postStart", "preStop"].compactMap { container["lifecycle"]?[$0] }
    }
    let checked = (probes + hooks).flatMap { check in
      ["httpGet", "tcpSocket"].compactMap { check[$0]?["port"] }
    }
    return (targets + checked).allSatisfy { $0.int != nil }
  }

  private var hasRolloutDefaults: Bool {
    guard service.kind == "Deployment" else { return true }
    if service.keepsHostsApart, service.workload.node["spec"]?["strategy"] == nil { return false }
    return (pod?["topologySpreadConstraints"]?.list ?? []).allSatisfy {
      $0["matchLabelKeys"] == .rolloutKeys
    }
  }

  private var routesHavePorts: Bool {
    service.routes.allSatisfy { route in
      VirtualServiceRoutes.fields.flatMap { route.node["spec"]?[$0]?.list ?? [] }
        .flatMap { $0["route"]?.list ?? [] }
        .allSatisfy { $0["destination"]?["port"] != nil }
    }
  }
}

extension Node {
  /// The names of the ConfigMaps and Secrets that a pod refers to.
  var configurationNames: Set<String> {
    switch self {
    case .list(let list): return list.reduce(into: []) { $0.formUnion($1.configurationNames) }
    case .map(let map):
      return map.entries.reduce(into: []) { names, entry in
        switch entry.key {
        case "secretKeyRef", "secretRef", "configMapKeyRef", "configMapRef", "secret", "configMap":
          if let name = (entry.value["secretName"] ?? entry.value["name"])?.text { names.insert(name) }
        default: names.formUnion(entry.value.configurationNames)
        }
      }
    case .null, .bool, .int, .double, .string: return []
    }
  }
}
