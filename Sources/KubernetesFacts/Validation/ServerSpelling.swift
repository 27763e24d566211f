package import ManifestTree

extension ValidationFault {
  /// The path in the form that the API server uses in its messages.
  ///
  /// Some messages contain a field of the server's internal type, or omit an index. The same form makes it easier to
  /// compare a finding with the server's message; `path` determines the position in the file.
  package func serverPath(in object: Node) -> NodePath {
    NodePath(ServerSpelling.steps(of: path, in: object, for: self))
  }
}

extension SchemaIssue {
  /// The path of the field in the form that the API server uses in its messages.
  package func serverPath(in object: Node) -> NodePath {
    NodePath(
      ServerSpelling.steps(of: fieldPath, in: object, for: ValidationFault(.required, at: fieldPath, "")))
  }
}

/// The differences between the field names in API server messages and in manifests.
private enum ServerSpelling {
  typealias Steps = [NodePath.Step]

  static func steps(of path: NodePath, in object: Node, for fault: ValidationFault) -> Steps {
    var steps = path.steps
    switch object["kind"]?.text ?? "" {
    case "Service": service(&steps, object)
    case "Secret": replace(&steps, ["stringData"], by: ["data"])
    case "Job": job(&steps, object, fault)
    case "StatefulSet" where steps.starts(with: [.key("spec"), .key("volumeClaimTemplates")]):
      claim(&steps)
    case "CustomResourceDefinition": definition(&steps, object)
    case "RuntimeClass": replace(&steps, ["overhead", "podFixed"], by: ["overhead", "limits"])
    case "PriorityClass": priorityClass(&steps, object)
    // The server's internal type has the fields of v1.
    case "ResourceSlice": replace(&steps, ["basic"], by: [])
    case "ResourceQuota": dropIndex(&steps, after: "matchExpressions")
    case "HorizontalPodAutoscaler":
      if steps.last == .key("targetCPUUtilizationPercentage") {
        steps = [
          .key("spec"), .key("metrics"), .index(0), .key("resource"), .key("target"),
          .key("averageUtilization"),
        ]
      }
    default: pod(&steps, fault)
    }
    return steps
  }

  /// The server reports a wrong field of a reserved PriorityClass at the name.
  private static func priorityClass(_ steps: inout Steps, _ object: Node) {
    guard object["metadata"]?["name"]?.text?.hasPrefix(CriticalPriority.prefix) == true,
      steps == [.key("value")] || steps == [.key("globalDefault")]
    else { return }
    steps = [.key("metadata"), .key("name")]
  }

  /// The name of a claim template becomes the name of a volume of the pod.
  private static func claim(_ steps: inout Steps) {
    replace(&steps, ["resources", "requests", "storage"], by: ["resources", "storage"])
    guard steps.count == 5, steps[3] == .key("metadata"), steps[4] == .key("name") else { return }
    steps = [.key("spec"), .key("template"), .key("spec"), .key("volumes"), steps[2], .key("name")]
  }

  /// The name of a Job becomes a label of its pods, and the server checks the label first.
  private static func job(_ steps: inout Steps, _ object: Node, _ fault: ValidationFault) {
    let isIndexed = object["spec"]?["completionMode"]?.text == "Indexed"
    if !isIndexed, steps == [.key("metadata"), .key("name")], fault.message.contains("63 characters") {
      steps = [.key("spec"), .key("template"), .key("labels")]
    } else {
      pod(&steps, fault)
    }
  }

  static func service(_ steps: inout Steps, _ object: Node) {
    guard steps.count >= 2, steps[0] == .key("spec") else { return }
    switch steps[1] {
    case .key("loadBalancerSourceRanges"): steps[1] = .key("LoadBalancerSourceRanges")
    case .key("clusterIP") where object["spec"]?["clusterIPs"] == nil:
      steps.replaceSubrange(1...1, with: [.key("clusterIPs"), .index(0)])
    default: break
    }
  }

  /// The server's internal type has a single schema if all versions have the same one.
  static func definition(_ steps: inout Steps, _ object: Node) {
    replace(&steps, ["conversion", "webhook", "clientConfig"], by: ["conversion", "webhookClientConfig"])
    replace(&steps, ["conversion", "webhook"], by: ["conversion"])
    if let place = steps.firstIndex(of: .key("additionalPrinterColumns")), steps.count == place + 3 {
      replace(&steps, ["jsonPath"], by: ["JSONPath"])
    }
    guard case .list(let versions)? = object["spec"]?["versions"], versions.count == 1, steps.count > 3,
      steps[1] == .key("versions")
    else { return }
    switch steps[3] {
    case .key("schema") where steps.count > 5 || steps.last == .key("type"):
      steps.replaceSubrange(1...3, with: [.key("validation")])
    case .key("subresources"), .key("additionalPrinterColumns"), .key("selectableFields"):
      steps.removeSubrange(1...2)
    default: break
    }
  }

  static func pod(_ steps: inout Steps, _ fault: ValidationFault) {
    replace(&steps, ["resources", "requests", "storage"], by: ["resources", "storage"])
    replace(&steps, ["gcePersistentDisk"], by: ["persistentDisk"])
    if fault.reason == .conflict, steps.count >= 5, steps[steps.count - 2] == .key("limits"),
      let place = steps.firstIndex(of: .key("containers")), steps.count == place + 5
    {
      // A container limit above the pod-level limit.
      steps.replaceSubrange(
        place...,
        with: [.key("resources"), .key("containers"), steps[place + 1], steps[place + 4], .key("limits")])
    }
    if fault.reason != .name { replace(&steps, ["iscsi", "initiatorName"], by: ["iscsi", "initiatorname"]) }
    dropIndex(
      &steps, after: "volumeMounts",
      before: ["subPath", "subPathExpr", "mountPropagation", "recursiveReadOnly"])
    if let place = steps.firstIndex(of: .key("downwardAPI")), steps.count > place + 2,
      steps[place + 1] == .key("items")
    {
      steps.removeSubrange((place + 1)...(place + 2))
    }
    if let place = steps.firstIndex(of: .key("namespaces")), steps.count == place + 2,
      steps.contains(.key("affinity"))
    {
      steps.replaceSubrange(place..., with: [.key("namespace")])
    }
    replace(&steps, ["clusterTrustBundle"], by: ["clusterTrustBundlePEM"])
    if let place = steps.firstIndex(of: .key("serviceAccountToken")), steps.last == .key("path"), place > 1 {
      steps.replaceSubrange((place - 2)..., with: [.key("path")])
    }
    if fault.reason == .label {
      replace(&steps, ["template", "metadata"], by: ["template"])
      if let place = steps.firstIndex(of: .key("tolerations")), steps.last == .key("value"),
        steps.count == place + 3
      {
        steps[place + 2] = .key("operator")
      }
    }
    if fault.reason == .conflict {
      if fault.message.contains("hostUsers: false") {
        replace(&steps, ["hostPID"], by: ["HostPID"])
        replace(&steps, ["hostIPC"], by: ["HostIPC"])
      }
      if fault.message.contains("hostPID") {
        replace(&steps, ["shareProcessNamespace"], by: ["securityContext", "shareProcessNamespace"])
      }
    }
    if fault.reason == .name {
      replace(&steps, ["csi", "nodePublishSecretRef", "name"], by: ["csi", "name"])
    }
  }

  static func dropIndex(_ steps: inout Steps, after key: String, before names: Set<String>? = nil) {
    guard let place = steps.firstIndex(of: .key(key)), steps.count > place + 1, case .index = steps[place + 1]
    else {
      return
    }
    if let names {
      guard steps.count > place + 2, case .key(let name) = steps[place + 2], names.contains(name) else {
        return
      }
    }
    steps.remove(at: place + 1)
  }

  static func replace(_ steps: inout Steps, _ old: [String], by new: [String]) {
    let old = old.map(NodePath.Step.key)
    guard steps.count >= old.count else { return }
    for place in 0...(steps.count - old.count) where Array(steps[place..<(place + old.count)]) == old {
      steps.replaceSubrange(place..<(place + old.count), with: new.map(NodePath.Step.key))
      return
    }
  }
}
