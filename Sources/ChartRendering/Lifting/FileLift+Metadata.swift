import ManifestTree

extension FileLift {
  /// The metadata of a service's pods, to which values add labels and annotations.
  mutating func podMetadata(of variants: Variants, at site: Site, _ origin: Origin) -> [Template.Entry] {
    let entries = entries(of: variants, at: site, origin)
    let labeled = adding(
      "podLabels", "Labels of the pods in addition to those of the spec",
      .entries(.labelValue, except: keys(of: variants.at("labels"))),
      to: "labels", of: entries, variants.count)
    return adding(
      "podAnnotations", "Annotations of the pods in addition to those of the spec",
      .entries(.any, except: keys(of: variants.at("annotations"))), to: "annotations", of: labeled,
      variants.count)
  }

  /// The metadata of a service's account, to which values add annotations, such as the role that a cloud gives it.
  mutating func accountMetadata(of variants: Variants, at site: Site, _ origin: Origin) -> [Template.Entry] {
    adding(
      "serviceAccount.annotations",
      "Annotations of the ServiceAccount in addition to those of the spec, such as a cloud IAM role",
      .entries(.any, except: keys(of: variants.at("annotations"))), to: "annotations",
      of: entries(of: variants, at: site, origin), variants.count)
  }

  /// Entries in which the map of a key also has those of a value.
  private mutating func adding(
    _ value: String, _ comment: String, _ type: SettingType, to key: String, of entries: [Template.Entry],
    _ profiles: Int
  ) -> [Template.Entry] {
    guard let service else { return entries }
    let path = note(
      service.keys(value.split(separator: ".").map(String.init)), comment, type,
      Array(repeating: .map([:]), count: profiles))
    var entries = entries
    let place = entries.firstIndex { if case .pair(key, _, _) = $0 { true } else { false } }
    guard let place, case .pair(_, let template, let condition) = entries[place],
      let own = template.entries(when: condition)
    else { return entries + [.pair(key, .block(path), when: .isFilled(path))] }
    entries[place] = .pair(
      key, .map(own + [.entries(of: path)]), when: condition.map { .any([$0, .isFilled(path)]) })
    return entries
  }

  /// The type of a service's own Service, where it is an address within the cluster and not one of each pod.
  mutating func serviceType(
    _ key: String, _ variants: Variants, _ maps: Variants, at site: Site
  ) -> [Template.Entry]? {
    guard maps.nodes.allSatisfy({ $0["clusterIP"] == nil }), variants.nodes.allSatisfy({ $0 == "ClusterIP" }),
      !hasServiceType, !variants.hasGaps
    else { return nil }
    hasServiceType = true
    let path = note(
      site.base.keys(["service", "type"]), "Type of the Kubernetes Service",
      .choice(["ClusterIP", "NodePort", "LoadBalancer"]), variants.values())
    return [.pair(key, .value(path, .text), when: nil)]
  }
}

extension Template {
  /// The entries of a map, which are there under a condition; nil for other templates.
  fileprivate func entries(when condition: Condition?) -> [Entry]? {
    let entries: [Entry]
    switch self {
    case .map(let own): entries = own
    case .literal(.map(let map)): entries = map.map { .pair($0.key, .literal($0.value), when: nil) }
    default: return nil
    }
    guard let condition else { return entries }
    return entries.map { entry in
      guard case .pair(let key, let value, let own) = entry else { return entry }
      return .pair(key, value, when: .both(condition, own))
    }
  }
}

extension [Template.Entry] {
  /// A pod's entries with the Secrets for registries that all pods of a chart get.
  var addingPullSecrets: Self {
    let key = "imagePullSecrets"
    var pod = self
    guard let place = firstIndex(where: { if case .pair(key, _, _) = $0 { true } else { false } }) else {
      return pod + [.pair(key, .list([.items(of: .imagePullSecrets)]), when: .isFilled(.imagePullSecrets))]
    }
    guard case .pair(_, let template, nil) = pod[place] else { return pod }
    switch template {
    case .list(let items): pod[place] = .pair(key, .list(items + [.items(of: .imagePullSecrets)]), when: nil)
    case .literal(.list(let list)):
      pod[place] = .pair(
        key, .list(list.map { .item(.literal($0), when: nil) } + [.items(of: .imagePullSecrets)]), when: nil)
    default: break
    }
    return pod
  }
}
