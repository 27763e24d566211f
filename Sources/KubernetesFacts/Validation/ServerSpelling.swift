package import ManifestTree

extension ValidationFault {
  /// The path in the form that the API server uses in its messages.
  ///
  /// Some messages contain a field of the server's internal type, or omit an index. The same form makes it easier to
  /// compare a finding with the server's message; the position in the file is that of `path`.
  package func serverPath(in object: Node) -> NodePath {
    let kind = object["kind"]?.text ?? ""
    var steps = path.steps
    switch kind {
    case "Service": ServerSpelling.service(&steps, object)
    case "CustomResourceDefinition": ServerSpelling.definition(&steps, object)
    case "RuntimeClass":
      ServerSpelling.replace(&steps, ["overhead", "podFixed"], by: ["overhead", "limits"])
    case "ResourceQuota": ServerSpelling.dropIndex(&steps, after: "matchExpressions")
    case "HorizontalPodAutoscaler":
      if steps.last == .key("targetCPUUtilizationPercentage") {
        steps = [
          .key("spec"), .key("metrics"), .index(0), .key("resource"), .key("target"),
          .key("averageUtilization"),
        ]
      }
    default: ServerSpelling.pod(&steps, self)
    }
    return NodePath(steps)
  }
}

/// The differences between the field names in API server messages and in manifests.
private enum ServerSpelling {
  typealias Steps = [NodePath.Step]

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
        place..., with: [.key("resources"), .key("containers"), steps[place + 1], steps[place + 4], .key("limits")])
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
    if let place = steps.firstIndex(of: .key("namespaces")), steps.count == place + 2 {
      steps.replaceSubrange(place..., with: [.key("namespace")])
    }
    if let place = steps.firstIndex(of: .key("serviceAccountToken")), steps.last == .key("path"), place > 1 {
      steps.replaceSubrange((place - 2)..., with: [.key("path")])
    }
    if fault.reason == .label { replace(&steps, ["template", "metadata"], by: ["template"]) }
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
