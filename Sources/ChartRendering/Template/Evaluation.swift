import ChartParameters
import KubernetesFacts
import ManifestTree

/// Evaluates templates with values, with the same result as Helm for the chart's files.
struct Evaluation {
  let values: Node
  let namespace: String
  let definitions: [Definition.Name: Template]
  let providers: [SpotNodes]

  /// The value of a template; nil if its parameter has no value.
  func node(of template: Template) -> Node? {
    switch template {
    case .literal(let node): return node
    case .map(let entries): return .map(map(of: entries))
    case .list(let items): return .list(list(of: items))
    case .text(let parts): return .string(text(of: parts))
    case .value(let path, .textOrInteger): return values[path]?.textOfInteger.map(Node.string)
    case .value(let path, .textWithPrefix):
      let prefix = values[.namePrefix]?.text ?? ""
      return values[path]?.textOfInteger.map {
        .string($0.replacing(NamePrefixAction.text, with: prefix))
      }
    case .value(let path, _), .block(let path): return values[path]
    case .image(let path): return .string(image(at: path))
    case .gracePeriod(let service): return gracePeriod(of: service)
    case .fewestPods(let service): return .int(values.fewestPods(of: service))
    case .sum(let path, let more):
      return values[path]?.int.map { .int($0.addingReportingOverflow(more).partialValue) }
    case .checksum(let names):
      let data = names.compactMap { definitions[$0] }.compactMap { node(of: $0) }
      return .string(ConfigurationDigest.text(of: data))
    case .definition(let name): return definitions[name].flatMap { node(of: $0) }
    }
  }

  /// Whether a condition is true.
  func holds(_ condition: Condition?) -> Bool {
    switch condition {
    case nil: true
    case .isTrue(let path): values[path] == .bool(true)
    case .isFalse(let path): values[path] != .bool(true)
    case .isSet(let path): values[path].map { $0 != .null } ?? false
    case .isUnset(let path): !holds(.isSet(path))
    case .isFilled(let path): values[path]?.isFilled ?? false
    case .isOn(let path, let namespaces):
      holds(.isTrue(path)) || holds(.isUnset(path)) && namespaces.contains(namespace)
    case .isOneOf(let path, let texts): values[path]?.text.map(texts.contains) ?? false
    case .isProfile(let names): values[.profile]?.text.map(names.contains) ?? false
    case .all(let conditions): conditions.allSatisfy(holds)
    case .any(let conditions): conditions.contains(where: holds)
    }
  }

  private func map(of entries: [Template.Entry]) -> NodeMap {
    var map = NodeMap()
    map.reserveCapacity(entries.count)
    for entry in entries {
      switch entry {
      case .pair(let key, let template, let condition):
        if holds(condition), let value = node(of: template) { map.append(key, value) }
      case .entries(let path):
        if case .map(let more)? = values[path] { for entry in more { map[entry.key] = entry.value } }
      case .scheduling(let scheduling):
        for entry in self.scheduling(scheduling).entries { map.append(entry.key, entry.value) }
      }
    }
    return map
  }

  private func list(of items: [Template.Item]) -> [Node] {
    var list: [Node] = []
    for item in items {
      switch item {
      case .item(let template, let condition):
        if holds(condition), let value = node(of: template) { list.append(value) }
      case .items(let path):
        if case .list(let more) = values[path] { list += more }
      }
    }
    return list
  }

  func text(of parts: [Template.TextPart]) -> String {
    parts.map { part in
      switch part {
      case .literal(let text): text
      case .namePrefix: values[.namePrefix]?.text ?? ""
      case .namespace: namespace
      case .contentHash(let name, let type): contentHash(of: name, type: type)
      }
    }
    .joined()
  }

  private func contentHash(of name: Definition.Name, type: String) -> String {
    func content(_ name: Definition.Name) -> Node { definitions[name].flatMap { node(of: $0) } ?? .map([:]) }
    let data = content(name)
    return switch name.kind {
    case .configMap where type == Definition.binaryDataPart:
      ConfigurationDigest.suffix(
        ofConfigMap: data, binaryData: content(Definition.Name(.binaryData, name.object)))
    case .binaryData: ConfigurationDigest.suffix(ofConfigMap: "", binaryData: data)
    case .configMap: ConfigurationDigest.suffix(ofConfigMap: data)
    case .secret: ConfigurationDigest.suffix(ofSecret: data, type: type)
    case .job: ConfigurationDigest.suffix(ofJob: data)
    }
  }

  private func image(at path: ValuesPath) -> String {
    var reference = values[path.key("repository")]?.text ?? ""
    if let registry = values[.imageRegistry]?.text, !registry.isEmpty {
      reference = "\(registry)/\(reference.withoutRegistryHost)"
    }
    if let tag = values[path.key("tag")]?.textOfInteger, !tag.isEmpty { reference += ":\(tag)" }
    if let digest = values[path.key("digest")]?.text, !digest.isEmpty { reference += "@\(digest)" }
    return reference
  }

  /// The termination grace period of a service's pods; nil for the default of Kubernetes.
  func gracePeriod(of service: ValuesPath) -> Node? {
    let wanted = values[service.key("terminationGracePeriodSeconds")]?.int
    guard values[service.key("placement")]?.text == "spot" else { return wanted.map(Node.int) }
    // The default of Kubernetes can be longer than the notice of the nodes.
    let notice = Int64(spotLabel.notice)
    return notice < wanted ?? Int64(PodDefaults.gracePeriod) ? .int(notice) : wanted.map(Node.int)
  }

  /// The label of the chosen provider's spot nodes.
  var spotLabel: SpotNodes {
    let name = values[.spotProvider]?.text
    return providers.first { $0.name == name } ?? SpotNodes(name: "", key: "", value: "", notice: .max)
  }
}

extension Node {
  /// The minimum of a service's autoscaler; Kubernetes does not accept 0.
  func fewestPods(of service: ValuesPath) -> Int64 {
    self[service.keys(["autoscaling", "minReplicas"])]?.int
      ?? max(self[service.key("replicaCount")]?.int ?? 1, 1)
  }

  subscript(_ path: ValuesPath) -> Node? {
    var node = self
    for key in path.keys {
      guard let child = node[key] else { return nil }
      node = child
    }
    return node
  }

  /// The string, or the digits of an integer.
  var textOfInteger: String? {
    if case .int(let number) = self { String(number) } else { text }
  }

  /// Whether `with` in a template treats the value as not empty.
  var isFilled: Bool {
    switch self {
    case .null, .bool(false), .int(0), .double(0): false
    case .string(let text): !text.isEmpty
    case .list(let list): !list.isEmpty
    case .map(let map): !map.isEmpty
    case .bool, .int, .double: true
    }
  }
}

extension String {
  /// An image's repository without the host of its registry: the first part, if it has a dot or a port, or is
  /// `localhost`.
  var withoutRegistryHost: String {
    guard let slash = firstIndex(of: "/") else { return self }
    let host = self[..<slash]
    guard host.contains(".") || host.contains(":") || host == "localhost" else { return self }
    return String(self[index(after: slash)...])
  }
}
