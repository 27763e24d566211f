import KubernetesFacts
import ManifestTree

extension FileLift {
  /// The entries of a key that is more than its value; nil for all others.
  mutating func special(
    _ key: String, _ maps: Variants, at site: Site, _ origin: Origin
  ) -> [Template.Entry]? {
    let variants = maps.at(key)
    switch site.scope {
    case .workload where service != nil:
      if let path = site.identity.podPath, site.isAt(path.dropLast() + ["metadata"]) {
        return [.pair(key, .map(podMetadata(of: variants, at: site, origin)), when: nil)]
      }
      if let path = site.identity.podPath, site.isAt(path) {
        return [.pair(key, .map(pod(of: variants, maps, at: site.entering(.pod), origin)), when: nil)]
      }
      if key == "suspend", let service, site.isStartOfExperiment {
        return start(key, of: service, variants)
      }
      if let service, site.isDeadlineOfExperiment, let deadline = deadline(key, of: service, variants) {
        return [deadline]
      }
      guard site.isAt(["spec"]) else { return nil }
      let spec = Template.map(workloadSpec(of: variants, at: site, origin))
      guard let name = jobDefinition(of: site.identity) else { return [.pair(key, spec, when: nil)] }
      definitions.append(Definition(name: name, template: spec))
      return [.pair(key, .definition(name), when: nil)]
    case .container, .extraContainer:
      guard site.depth == 1 else { return nil }
      switch key {
      case "image": return image(variants, at: site)
      case "env" where site.scope == .container: return environment(variants, at: site, origin)
      case "resources" where site.scope == .extraContainer: return resources(key, variants, at: site)
      case "lifecycle" where site.scope == .container: return lifecycle(key, variants, at: site, origin)
      default: return nil
      }
    case .metric where site.isAt(["resource", "target", "averageUtilization"]):
      let path = note(
        site.base, "Target average utilization, in percent of the resource requests",
        .positive, variants.values())
      return [.pair(key, .value(path, .integer), when: nil)]
    case .object(let kind): return special(key, in: kind, variants, maps, at: site, origin)
    case .workload, .pod, .claimTemplate, .metric: return nil
    }
  }

  /// The definition of a Job's `spec`, where the Job's name contains its hash.
  private func jobDefinition(of identity: ObjectIdentity) -> Definition.Name? {
    guard identity.kind == "Job", identity.name.unicodeScalars.contains(ChartMark.contentHash),
      let service = file.service
    else { return nil }
    return Definition.Name(isSecret: false, object: service, isJob: true)
  }

  private mutating func special(
    _ key: String, in kind: String, _ variants: Variants, _ maps: Variants, at site: Site, _ origin: Origin
  ) -> [Template.Entry]? {
    switch kind {
    case "HorizontalPodAutoscaler" where site.isAt(["spec", "minReplicas"]):
      fewestPods(key, variants, at: site).map { [$0] }
    case "PodDisruptionBudget" where service != nil && site.isAt(["spec"]):
      [.pair(key, .map(budget(variants, at: site, origin)), when: nil)]
    case "ServiceAccount" where service != nil && site.isAt(["metadata"]):
      [.pair(key, .map(accountMetadata(of: variants, at: site, origin)), when: nil)]
    case "Service" where service != nil && site.isAt(["spec", "type"]):
      serviceType(key, variants, maps, at: site)
    case "Gateway" where site.isAt(["spec", "servers", "[]", "hosts"]),
      "VirtualService" where service == nil && site.isAt(["spec", "hosts"]):
      hosts(key, variants, maps, at: site)
    case "ConfigMap" where site.isAt(["data"]), "Secret" where site.isAt(["stringData"]):
      data(key, variants, at: site, origin)
    default: nil
    }
  }

  private mutating func resources(
    _ key: String, _ variants: Variants, at site: Site
  ) -> [Template.Entry]? {
    guard let schema = site.schema else { return nil }
    let path = note(
      site.base.key(key), "Resource requests and limits of the container",
      .field(schema), variants.values(absent: [:]))
    return [.pair(key, .block(path), when: .isFilled(path))]
  }

  /// The hooks of a service's container; what pods wait for before they end can be switched off, to see what it is for.
  private mutating func lifecycle(
    _ key: String, _ variants: Variants, at site: Site, _ origin: Origin
  ) -> [Template.Entry]? {
    guard let service, !variants.hasGaps,
      variants.nodes.allSatisfy({ $0["preStop"]?["sleep"] != nil && $0["postStart"] == nil }),
      let template = template(of: variants, at: site, origin)
    else { return nil }
    let path = note(
      service.keys(["draining", "enabled"]),
      "Sleep in preStop until endpoints and proxies have removed the pod; without it, requests fail during rollouts",
      .bool, variants.map { _ in .bool(true) })
    return [.pair(key, template, when: .all([.isTrue(.drainingEnabled), .isTrue(path)]))]
  }

  /// A workload's `spec`, in which the values decide on the number of pods.
  private mutating func workloadSpec(
    of variants: Variants, at site: Site, _ origin: Origin
  ) -> [Template.Entry] {
    let counts = ["Deployment", "StatefulSet"].contains(site.identity.kind)
    guard counts, let service else { return entries(of: variants, at: site, origin) }
    let first = file.traits.lazy.compactMap { $0 }.first?.replicas ?? 1
    let path = note(
      service.key("replicaCount"),
      "Number of pods; with autoscaling, the minimum unless `autoscaling.minReplicas` is set", .pods,
      file.traits.map { .int(Int64($0?.replicas ?? first)) })
    let hasAutoscaler = file.variants.contains { variant in
      variant?.objects.contains { $0.identity.kind == "HorizontalPodAutoscaler" } ?? false
    }
    let condition: Condition? = hasAutoscaler ? .isFalse(service.keys(["autoscaling", "enabled"])) : nil
    return [.pair("replicas", .value(path, .integer), when: condition)]
      + entries(of: variants.without(["replicas"]), at: site, origin)
  }

  /// The fewest pods of an autoscaler, which are the service's `replicaCount` unless users say something else.
  private mutating func fewestPods(
    _ key: String, _ variants: Variants, at site: Site
  ) -> Template.Entry? {
    guard let service, !variants.hasGaps else { return nil }
    let replicas = file.traits.map { $0.map { Node.int(Int64($0.replicas)) } }
    let values = zip(variants.values(), replicas).map { value, replicas in
      replicas == nil || replicas == value ? Node.null : value
    }
    note(
      service.keys(["autoscaling", "minReplicas"]),
      "Minimum number of pods; null is `replicaCount`", .positive, nullable: true,
      values)
    return .pair(key, .fewestPods(service: service), when: nil)
  }

  /// A disruption budget's `spec`: users may turn one bound into the other.
  private mutating func budget(
    _ variants: Variants, at site: Site, _ origin: Origin
  ) -> [Template.Entry] {
    let bounds = [
      (
        "minAvailable",
        "Number or percentage of pods that must stay available during a drain; null uses `maxUnavailable`"
      ),
      (
        "maxUnavailable",
        "Number or percentage of pods that can be unavailable during a drain, if `minAvailable` is null"
      ),
    ]
    var paths: [ValuesPath] = []
    for (key, comment) in bounds {
      let type = site.key(key).schema.map(SettingType.field) ?? .anything
      paths.append(
        note(site.base.keys(["pdb", key]), comment, type, nullable: true, variants.at(key).values()))
    }
    return [
      .pair("minAvailable", .value(paths[0], .any), when: .isSet(paths[0])),
      .pair("maxUnavailable", .value(paths[1], .any), when: .all([.isUnset(paths[0]), .isSet(paths[1])])),
    ] + entries(of: variants.without(bounds.map(\.0)), at: site, origin)
  }

  /// A container's image, in parts.
  private mutating func image(_ variants: Variants, at site: Site) -> [Template.Entry]? {
    let references = variants.map { variant in variant.node?.text.map(ImageParts.init) }
    guard let first = references.lazy.compactMap({ $0 }).first else { return nil }
    let base = site.base.key("image")
    func values(_ part: (ImageParts) -> Node) -> [Node] { references.map { part($0 ?? first) } }
    note(
      base.key("repository"), "Image without tag and digest", .text(.repository),
      values { .string($0.repository) })
    note(
      base.key("tag"), "Tag of the image; can be empty if `digest` is set", .text(.tag),
      values { .string($0.tag) })
    note(
      base.key("digest"), "Digest of the image; null uses the tag",
      .text(.digest), nullable: true, values { $0.digest.map(Node.string) ?? .null })
    return [.pair("image", .image(base), when: nil)]
  }

  /// The hosts of a gateway, which it shares with the routes of the same hosts.
  private mutating func hosts(
    _ key: String, _ variants: Variants, _ maps: Variants, at site: Site
  ) -> [Template.Entry]? {
    guard variants.nodes.allSatisfy({ !$0.hasMarks }) else { return nil }
    var base = site.base
    if site.identity.kind == "VirtualService" {
      guard case .list(let gateways)? = maps.firstNode?["gateways"], gateways.count == 1,
        let gateway = gateways.first?.text
      else { return nil }
      base = ValuesPath(["gateways", gateway.unmarked.camelCased])
    }
    let path = note(
      base.key("hosts"), "Hosts of the gateway", .texts(.host, atLeast: 1), variants.values()
    )
    return [.pair(key, .block(path), when: nil)]
  }

  /// The data of a ConfigMap or Secret: a definition, as checksums need it, too; values of one line can be set.
  private mutating func data(
    _ key: String, _ variants: Variants, at site: Site, _ origin: Origin
  ) -> [Template.Entry]? {
    let name = Definition.Name(isSecret: site.identity.kind == "Secret", object: site.identity.name.unmarked)
    var entries: [Template.Entry] = []
    for field in keys(of: variants) {
      let values = variants.at(field)
      let isSettable = values.nodes.allSatisfy { node in
        node.text.map { !$0.contains("\n") && !ChartMark.occurs(in: $0) } ?? false
      }
      let here = site.key(field)
      if !name.isSecret, presence.isSettings(ofExperiment: name.object),
        let entry = experimentSetting(field, values, at: site)
      {
        entries.append(entry)
        continue
      }
      guard isSettable else {
        entries += self.entries(of: field, values, at: here, origin)
        continue
      }
      let isOptional = values.hasGaps
      let path = note(
        site.base.key(field.camelCased), "`\(field)` of the \(site.identity.kind).", .text(.any),
        nullable: isOptional, values.values())
      entries.append(.pair(field, .value(path, .textOrInteger), when: isOptional ? .isSet(path) : nil))
    }
    definitions.append(Definition(name: name, template: .map(entries)))
    return [.pair(key, .definition(name), when: nil)]
  }
}
