import KubernetesFacts
import ManifestTree

extension ServiceObjects {
  /// Removes the fields that the app and its defaults render in the objects of this service.
  /// - Parameter specName: the service's name in the spec.
  mutating func strip(_ traits: AppTraits, _ defaults: Set<RenderedDefault>, specName: String) {
    var recommended: [(String, String)] = []
    if defaults.contains(.labels) {
      recommended = [(RecommendedLabel.name, specName)] + traits.sharedLabels
    }
    let isLabeled = defaults.contains(.labels)
    let selector = isLabeled ? ownSelector(traits) : []
    let allowances = workload.allowances
    let isJob = isJob
    change { object in
      object.strip(labels: recommended + selector)
      // The workload's allowances become modifiers.
      if let allowances, object.allowances == allowances, !Self.isWorkload(object) {
        object.change("metadata", "annotations") { $0[PortolanKey.allow] = nil }
      }
    }
    let template = templatePath.steps.keys
    if isLabeled, kind == "CronJob" {
      workload.change("spec", "jobTemplate", "metadata", "labels") { $0.remove(recommended + selector) }
    }
    workload.change(template + ["metadata", "labels"]) {
      $0.remove(recommended + traits.podLabels + (isJob ? selector : []))
    }
    workload.change(template + ["metadata", "annotations"]) {
      $0.remove(traits.podAnnotations)
      if defaults.contains(.checksum) { $0[PortolanKey.configurationChecksum] = nil }
    }
    if defaults.contains(.existingSecrets) {
      workload.change("metadata", "annotations") { $0[PortolanKey.existingSecrets] = nil }
    }
    if defaults.contains(.hardening) {
      let token = self.template?["spec"]?["automountServiceAccountToken"]
      if account?.node["automountServiceAccountToken"] == token {
        account?.change([]) { $0["automountServiceAccountToken"] = nil }
      }
    }
    if defaults.contains(.rollout), kind == "Deployment" {
      workload.change(template + ["spec"]) { $0.stripRolloutKeys() }
      if keepsHostsApart, workload.node["spec"]?["strategy"] == Self.rolloutWithoutSpareHosts {
        workload.change(["spec"]) { $0["strategy"] = nil }
      }
    }
  }

  /// Whether a required anti-affinity keeps two of its pods off the same node.
  var keepsHostsApart: Bool {
    let terms = template?["spec"]?["affinity"]?["podAntiAffinity"]?[
      "requiredDuringSchedulingIgnoredDuringExecution"]
    return (terms?.list ?? []).contains { term in
      term["topologyKey"]?.text == NodeKey.hostname
        && hasSelector(term["labelSelector"]?["matchLabels"]?.textPairs ?? [])
    }
  }

  private static let rolloutWithoutSpareHosts: Node = [
    "type": "RollingUpdate",
    "rollingUpdate": [
      "maxSurge": .int(Int64(PortolanDefaults.rolloutWithoutSpareHosts.surge)),
      "maxUnavailable": .int(Int64(PortolanDefaults.rolloutWithoutSpareHosts.unavailable)),
    ],
  ]

  /// Changes all of its objects.
  private mutating func change(_ body: (inout Object) -> Void) {
    body(&workload)
    for index in services.indices { body(&services[index]) }
    for index in routes.indices { body(&routes[index]) }
    for index in policies.indices { body(&policies[index]) }
    func change(_ object: inout Object?) {
      guard var changed = object else { return }
      body(&changed)
      object = changed
    }
    change(&account)
    change(&autoscaler)
    change(&budget)
    change(&destinationRule)
    change(&monitor)
  }
}

extension NodeMap {
  /// Removes the keys that have the given values.
  mutating func remove(_ pairs: [(String, String)]) {
    for (key, value) in pairs where self[key]?.text == value { self[key] = nil }
  }

  /// Removes the keys with which spreads count only the pods of one rollout.
  fileprivate mutating func stripRolloutKeys() {
    guard case .list(let list)? = self["topologySpreadConstraints"] else { return }
    self["topologySpreadConstraints"] = .list(
      list.map { item in
        guard case .map(var map) = item, map["matchLabelKeys"] == .rolloutKeys else { return item }
        map["matchLabelKeys"] = nil
        return .map(map)
      })
  }
}

extension Node {
  /// The keys with which spreads count only the pods of one rollout.
  static let rolloutKeys: Node = [.string(PodKey.templateHash)]

  /// The tree with a changed map at a path; empty maps are removed.
  fileprivate func changed(_ path: ArraySlice<String>, _ body: (inout NodeMap) -> Void) -> Node? {
    guard case .map(var map) = self else { return self }
    if let key = path.first {
      guard let value = map[key] else { return self }
      map[key] = value.changed(path.dropFirst(), body)
    } else {
      body(&map)
    }
    return map.isEmpty ? nil : .map(map)
  }
}

extension Object {
  /// Changes the map at a path.
  mutating func change(_ path: [String], _ body: (inout NodeMap) -> Void) {
    node = node.changed(path[...], body) ?? .map([:])
  }

  mutating func change(_ path: String..., body: (inout NodeMap) -> Void) { change(path, body) }

  /// Removes labels with the given values.
  mutating func strip(labels: [(String, String)]) {
    change(["metadata", "labels"]) { $0.remove(labels) }
  }

  /// The value of the annotation that allows lint findings.
  var allowances: String? { node["metadata"]?["annotations"]?[PortolanKey.allow]?.text }
}

extension Call {
  /// The modifiers for the allowances in an annotation; nil if one is invalid.
  static func allowances(in text: String) -> [Call]? {
    var calls: [Call] = []
    for item in text.components(separatedBy: "; ") {
      guard let mark = item.firstIndex(of: ":") else { return nil }
      var reason = item[item.index(after: mark)...].drop { $0 == " " }
      var arguments = [Argument(nil, .text(String(item[..<mark])))]
      var day: Argument?
      if reason.hasPrefix("until=") {
        let end = reason.firstIndex(of: " ") ?? reason.endIndex
        day = Argument("until", .text(String(reason[..<end].dropFirst(6))))
        reason = reason[end...].drop { $0 == " " }
      }
      guard !reason.isEmpty else { return nil }
      arguments.append(Argument("because", .text(String(reason))))
      calls.append(Call(".allowing", arguments + [day].compactMap(\.self)))
    }
    return calls
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
