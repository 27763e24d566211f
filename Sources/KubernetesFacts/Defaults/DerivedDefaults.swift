package import ManifestTree

/// The defaults that depend on other fields of the object.
package enum DerivedDefaults {
  /// Sets the defaults of one type.
  package static func fill(_ map: inout NodeMap, of type: String) {
    switch type {
    case "core.v1.Container", "core.v1.EphemeralContainer":
      fillPullPolicy(&map, "imagePullPolicy", of: "image")
    case "core.v1.ImageVolumeSource": fillPullPolicy(&map, "pullPolicy", of: "reference")
    case "core.v1.PodSpec": foldAccountAlias(&map)
    case "core.v1.Volume":
      if !map.contains(where: { $0.key != "name" && $0.value != .null }) { map["emptyDir"] = [:] }
    case "core.v1.ServicePort": fillTargetPort(&map)
    case "core.v1.ServiceSpec": fillService(&map)
    case "core.v1.LimitRangeItem": fillLimits(&map)
    case "core.v1.Namespace": fillNamespace(&map)
    case "core.v1.Pod": fillPod(&map)
    case "core.v1.PersistentVolumeClaimSpec": mirrorDataSource(&map)
    case "apps.v1.StatefulSetSpec": foldClaimTemplates(&map)
    case "core.v1.ReplicationController": fillReplicationController(&map)
    case "apiextensions.v1.CustomResourceDefinitionNames": fillNames(&map)
    case "batch.v1.Job": fillJob(&map)
    case "networking.v1.NetworkPolicySpec": fillPolicyTypes(&map)
    case "autoscaling.v2.HorizontalPodAutoscalerSpec": fillAutoscaler(&map)
    case "autoscaling.v2.HorizontalPodAutoscalerBehavior": fillBehavior(&map)
    default: break
    }
  }

  /// The image pull policy that the server sets for an image.
  private static func fillPullPolicy(_ map: inout NodeMap, _ field: String, of image: String) {
    guard map.isEmptyText(field), let text = map[image]?.text else { return }
    map[field] = .string(ImagePullDefault.policy(for: text))
  }

  private static func foldAccountAlias(_ map: inout NodeMap) {
    if map.isEmptyText("serviceAccountName"), let alias = map["serviceAccount"]?.text, !alias.isEmpty {
      map["serviceAccountName"] = .string(alias)
    }
    map["serviceAccount"] = nil
  }

  private static func fillTargetPort(_ map: inout NodeMap) {
    if ServicePortTarget.isUnset(map["targetPort"]) { map["targetPort"] = map["port"] }
  }

  private static func fillService(_ map: inout NodeMap) {
    if map["sessionAffinity"] == "None" { map["sessionAffinityConfig"] = nil }
    fillFamilyPolicy(&map)
    guard map.isEmptyText("externalTrafficPolicy"), map["type"]?.text == ServiceTypeName.clusterIP,
      case .list(let addresses) = map["externalIPs"], !addresses.isEmpty
    else { return }
    map["externalTrafficPolicy"] = "Cluster"
  }

  /// `RequireDualStack` for two families or addresses, or a headless Service without a selector; else `SingleStack`.
  private static func fillFamilyPolicy(_ map: inout NodeMap) {
    guard !map.hasValue("ipFamilyPolicy"), map["type"]?.text != ServiceTypeName.externalName else { return }
    let isDual = ["ipFamilies", "clusterIPs"].contains { field in
      if case .list(let list) = map[field] { list.count > 1 } else { false }
    }
    let leadsElsewhere = map["clusterIP"] == .string(ClusterIP.none) && !map.hasEntries("selector")
    map["ipFamilyPolicy"] = isDual || leadsElsewhere ? "RequireDualStack" : "SingleStack"
  }

  /// In a LimitRange, a container's default limits come from `max`, its default requests from the limits and from
  /// `min`.
  private static func fillLimits(_ map: inout NodeMap) {
    guard map["type"] == "Container" else { return }
    for (source, target) in [("max", "default"), ("default", "defaultRequest"), ("min", "defaultRequest")] {
      guard case .map(let amounts) = map[source], !amounts.isEmpty else { continue }
      var filled = if case .map(let target) = map[target] { target } else { NodeMap() }
      for entry in amounts where filled[entry.key] == nil { filled.append(entry.key, entry.value) }
      map[target] = .map(filled)
    }
  }

  private static func fillNamespace(_ map: inout NodeMap) {
    guard case .map(var metadata) = map["metadata"], let name = metadata["name"] else { return }
    var labels = if case .map(let labels) = metadata["labels"] { labels } else { NodeMap() }
    labels[NamespaceKey.name] = name
    metadata["labels"] = .map(labels)
    map["metadata"] = .map(metadata)
    var spec = if case .map(let spec) = map["spec"] { spec } else { NodeMap() }
    var finalizers = if case .list(let list) = spec["finalizers"] { list } else { [Node]() }
    if !finalizers.contains("kubernetes") { finalizers.append("kubernetes") }
    spec["finalizers"] = .list(finalizers)
    map["spec"] = .map(spec)
  }

  /// In pods, but not in pod templates, requests default to the limits, and service links are enabled.
  private static func fillPod(_ map: inout NodeMap) {
    guard case .map(var spec) = map["spec"] else { return }
    if !spec.hasValue("enableServiceLinks") { spec["enableServiceLinks"] = true }
    for field in ContainerList.all {
      guard case .list(let containers) = spec[field] else { continue }
      spec[field] = .list(containers.map(withRequestsOfLimits))
    }
    fillTolerations(&spec)
    map["spec"] = .map(spec)
  }

  /// By default, pods tolerate a failed node for five minutes.
  private static func fillTolerations(_ spec: inout NodeMap) {
    var tolerations = if case .list(let list) = spec["tolerations"] { list } else { [Node]() }
    for key in FailedNodeToleration.keys {
      let isTolerated = tolerations.contains { toleration in
        FailedNodeToleration.isReplaced(
          key, byKey: toleration["key"]?.text, effect: toleration["effect"]?.text)
      }
      guard !isTolerated else { continue }
      tolerations.append(
        [
          "key": .string(key), "operator": "Exists",
          "effect": .string(FailedNodeToleration.effect.rawValue),
          "tolerationSeconds": .int(Int64(FailedNodeToleration.seconds)),
        ])
    }
    spec["tolerations"] = .list(tolerations)
  }

  /// `dataSource` and `dataSourceRef` of a claim get the same value, unless `dataSourceRef` names a namespace.
  private static func mirrorDataSource(_ map: inout NodeMap) {
    if map.hasValue("dataSource"), !map.hasValue("dataSourceRef") {
      map["dataSourceRef"] = map["dataSource"]
    } else if !map.hasValue("dataSource"), let source = map["dataSourceRef"], source != .null,
      source["namespace"]?.text?.isEmpty ?? true
    {
      map["dataSource"] = source
    }
  }

  private static func withRequestsOfLimits(_ node: Node) -> Node {
    guard case .map(var container) = node, case .map(var resources) = container["resources"],
      case .map(let limits) = resources["limits"], !limits.isEmpty
    else { return node }
    var requests = if case .map(let requests) = resources["requests"] { requests } else { NodeMap() }
    for entry in limits where requests[entry.key] == nil { requests.append(entry.key, entry.value) }
    resources["requests"] = .map(requests)
    container["resources"] = .map(resources)
    return .map(container)
  }

  private static func foldClaimTemplates(_ map: inout NodeMap) {
    guard case .list(let templates) = map["volumeClaimTemplates"] else { return }
    map["volumeClaimTemplates"] = .list(
      templates.map { node in
        guard case .map(var template) = node else { return node }
        template["apiVersion"] = "v1"
        template["kind"] = "PersistentVolumeClaim"
        template["status"] = nil
        return .map(template)
      })
  }

  /// The labels and the selector of a ReplicationController default to the labels of its template.
  private static func fillReplicationController(_ map: inout NodeMap) {
    guard case .map(var spec) = map["spec"],
      case .map(let labels) = spec["template"]?["metadata"]?["labels"], !labels.isEmpty
    else { return }
    if !spec.hasEntries("selector") { spec["selector"] = .map(labels) }
    map["spec"] = .map(spec)
    guard case .map(var metadata) = map["metadata"], !metadata.hasEntries("labels") else { return }
    metadata["labels"] = .map(labels)
    map["metadata"] = .map(metadata)
  }

  /// The names of a CustomResourceDefinition that are derived from its kind.
  private static func fillNames(_ map: inout NodeMap) {
    guard let kind = map["kind"]?.text else { return }
    if map.isEmptyText("singular") { map["singular"] = .string(kind.lowercased()) }
    if map.isEmptyText("listKind") { map["listKind"] = .string(kind + "List") }
  }

  private static func fillJob(_ map: inout NodeMap) {
    guard case .map(var spec) = map["spec"] else { return }
    if !spec.hasValue("completions"),
      let count = JobDefaults.completions(hasParallelism: spec.hasValue("parallelism"))
    {
      spec["completions"] = .int(Int64(count))
    }
    if !spec.hasValue("parallelism") { spec["parallelism"] = .int(Int64(JobDefaults.parallelism)) }
    if !spec.hasValue("backoffLimit") {
      spec["backoffLimit"] = .int(
        Int64(JobDefaults.backoffLimit(perIndex: spec.hasValue("backoffLimitPerIndex"))))
    }
    if !spec.hasValue("completionMode") { spec["completionMode"] = .string(JobDefaults.completionMode) }
    if !spec.hasValue("suspend") { spec["suspend"] = false }
    if !spec.hasValue("podReplacementPolicy") {
      spec["podReplacementPolicy"] = .string(
        JobDefaults.podReplacementPolicy(hasFailurePolicy: spec.hasValue("podFailurePolicy")))
    }
    map["spec"] = .map(spec)
    guard case .map(var metadata) = map["metadata"], !metadata.hasEntries("labels") else { return }
    if let labels = map["spec"]?["template"]?["metadata"]?["labels"], labels != .null {
      metadata["labels"] = labels
      map["metadata"] = .map(metadata)
    }
  }

  private static func fillPolicyTypes(_ map: inout NodeMap) {
    if case .list(let types) = map["policyTypes"], !types.isEmpty { return }
    map["policyTypes"] = .list(NetworkPolicyDirections.defaults(spec: .map(map)).map { .string($0) })
  }

  private static func fillAutoscaler(_ map: inout NodeMap) {
    if case .list(let metrics) = map["metrics"], !metrics.isEmpty { return }
    map["metrics"] = [
      [
        "type": "Resource",
        "resource": [
          "name": .string(AutoscalerDefaults.resource),
          "target": ["type": "Utilization", "averageUtilization": .int(AutoscalerDefaults.utilization)],
        ],
      ]
    ]
  }

  /// Both directions get defaults if `behavior` is set.
  private static func fillBehavior(_ map: inout NodeMap) {
    var (up, down) = (NodeMap(), NodeMap())
    if case .map(let given) = map["scaleUp"] { up = given }
    if case .map(let given) = map["scaleDown"] { down = given }
    if !up.hasValue("stabilizationWindowSeconds") { up["stabilizationWindowSeconds"] = 0 }
    if !up.hasValue("selectPolicy") { up["selectPolicy"] = "Max" }
    if !up.hasValue("policies") {
      up["policies"] = [
        ["type": "Pods", "value": 4, "periodSeconds": 15],
        ["type": "Percent", "value": 100, "periodSeconds": 15],
      ]
    }
    if !down.hasValue("selectPolicy") { down["selectPolicy"] = "Max" }
    if !down.hasValue("policies") {
      down["policies"] = [["type": "Percent", "value": 100, "periodSeconds": 15]]
    }
    map["scaleUp"] = .map(up)
    map["scaleDown"] = .map(down)
  }
}

extension NodeMap {
  /// Whether a key has a non-empty map.
  fileprivate func hasEntries(_ key: String) -> Bool {
    if case .map(let map) = self[key] { !map.isEmpty } else { false }
  }

  /// Whether a key is missing, or its value is null or an empty string.
  package func isEmptyText(_ key: String) -> Bool {
    switch self[key] {
    case nil, .null, .string(""): true
    default: false
    }
  }
}
