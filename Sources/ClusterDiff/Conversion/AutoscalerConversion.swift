import KubernetesFacts
import ManifestTree

/// Converts a HorizontalPodAutoscaler of `autoscaling/v1`, whose annotations contain the fields that this version
/// lacks, or of `v2beta1`, which has the metrics format of the annotations.
enum AutoscalerConversion {
  /// The object as `autoscaling/v2`.
  static func toVersion2(_ map: NodeMap) -> Node {
    var map = map
    map["apiVersion"] = .string("\(APIGroup.autoscaling)/v2")
    var spec = if case .map(let spec) = map["spec"] { spec } else { NodeMap() }
    var metrics: [Node] = if case .list(let listed) = spec["metrics"] { listed.map(metric) } else { [] }
    var metadata = if case .map(let metadata) = map["metadata"] { metadata } else { NodeMap() }
    if case .map(var annotations) = metadata["annotations"] {
      if case .list(let listed) = json(annotations[AutoscalerKey.metrics]) {
        metrics = listed.map(metric)
      }
      if let behavior = json(annotations[AutoscalerKey.behavior]) {
        spec["behavior"] = uncapitalized(behavior)
      }
      for name in AutoscalerKey.ofVersion1 { annotations[name] = nil }
      metadata["annotations"] = .map(annotations)
      map["metadata"] = .map(metadata)
    }
    if let percent = spec["targetCPUUtilizationPercentage"], percent != .null {
      let target: Node = ["type": "Utilization", "averageUtilization": percent]
      metrics.append(["type": "Resource", "resource": ["name": "cpu", "target": target]])
    }
    spec["targetCPUUtilizationPercentage"] = nil
    if !metrics.isEmpty { spec["metrics"] = .list(metrics) }
    map["spec"] = .map(spec)
    return .map(map)
  }

  /// The fields of `autoscaling/v2` for a manager's fields of `autoscaling/v1`.
  static func heldInVersion2(_ fields: Node) -> Node {
    guard case .map(var root) = fields else { return fields }
    var spec = if case .map(let spec)? = root["f:spec"] { spec } else { NodeMap() }
    let annotations = fields["f:metadata"]?["f:annotations"]
    let holdsMetrics =
      spec["f:targetCPUUtilizationPercentage"] != nil
      || annotations?["f:\(AutoscalerKey.metrics)"] != nil
    if holdsMetrics { spec["f:metrics"] = [:] }
    if annotations?["f:\(AutoscalerKey.behavior)"] != nil { spec["f:behavior"] = [:] }
    root["f:spec"] = spec.isEmpty ? nil : .map(spec)
    return .map(root)
  }

  private static func json(_ node: Node?) -> Node? {
    guard let text = node?.text else { return nil }
    let documents = JSONReader.read(Array(text.utf8), from: "")
    return documents.diagnostics.isEmpty ? documents.documents.first?.node : nil
  }

  /// Changes the first letter of all keys to lowercase: the annotation has the field names of the Go type, which start
  /// with an uppercase letter.
  ///
  /// Null values are dropped.
  private static func uncapitalized(_ node: Node) -> Node {
    switch node {
    case .map(let map):
      var result = NodeMap()
      for entry in map where entry.value != .null {
        result[entry.key.prefix(1).lowercased() + entry.key.dropFirst()] = uncapitalized(entry.value)
      }
      return .map(result)
    case .list(let list): return .list(list.map(uncapitalized))
    default: return node
    }
  }

  private static func metric(_ node: Node) -> Node {
    guard let type = node["type"]?.text,
      case .map(let source)? = node[type.prefix(1).lowercased() + type.dropFirst()]
    else { return node }
    var result = NodeMap()
    result["container"] = source["container"]
    if type == "Object" { result["describedObject"] = source["target"] }
    if let name = source["metricName"] {
      var metric: NodeMap = ["name": name]
      metric["selector"] = source["selector"] ?? source["metricSelector"]
      result["metric"] = .map(metric)
    } else {
      result["name"] = source["name"]
    }
    result["target"] = target(source)
    return ["type": .string(type), .init(type.prefix(1).lowercased() + type.dropFirst()): .map(result)]
  }

  private static func target(_ source: NodeMap) -> Node {
    for (field, type, name) in [
      ("targetAverageUtilization", "Utilization", "averageUtilization"),
      ("targetAverageValue", "AverageValue", "averageValue"),
      ("averageValue", "AverageValue", "averageValue"),
      ("targetValue", "Value", "value"),
    ] {
      // The target value of an object metric is zero if the average value is used.
      guard let value = source[field], value != .null, field != "targetValue" || value != "0" else {
        continue
      }
      return ["type": .string(type), .init(name): value]
    }
    return [:]
  }
}
