package import Diagnostics
import KubernetesFacts
import ManifestTree

/// The clusters that run a system, from a YAML file with the key `clusters`.
///
/// ```yaml
/// clusters:
/// - name: eu-1
///   profile: spot
///   labels: {region: eu, tier: production}
///   values:
///     frontend: {replicaCount: 4}
/// - name: lab
///   profile: base
///   server: https://lab.example.com
///   namespace: shop-lab
/// ```
package struct ClusterList: Sendable {
  package private(set) var clusters: [Cluster] = []
  /// The errors of the file.
  package private(set) var faults: [Diagnostic] = []

  private static let keys = ["name", "profile", "labels", "server", "namespace", "values"]

  /// Reads the bytes of a file.
  package init(_ bytes: [UInt8], from file: String) {
    let yaml = YAMLReader.read(bytes, from: file)
    faults = yaml.diagnostics
    guard faults.isEmpty else { return }
    // YAML editors accept separators without a document after them.
    let documents = yaml.documents.filter { $0.node != .null }
    guard let document = documents.first, documents.count == 1, case .map(let root) = document.node
    else {
      faults = [.noClusters(at: FileLocation(file: file, line: 1, column: 1))]
      return
    }
    for entry in root where entry.key != "clusters" {
      faults.append(
        .unknownClusterKey(entry.key, ["clusters"], at: document.place(NodePath().key(entry.key))))
    }
    let path = NodePath().key("clusters")
    guard case .list(let items)? = root["clusters"], !items.isEmpty else {
      faults.append(.noClusters(at: document.place(path)))
      return
    }
    for (index, item) in items.enumerated() { read(item, at: path.index(index), in: document) }
    findRepeatedNames()
  }

  private mutating func read(_ node: Node, at path: NodePath, in document: Documents.Document) {
    guard case .map(let map) = node else {
      faults.append(
        .malformedCluster(
          "cluster", "a map with 'name', 'profile', and 'labels' or 'server'", at: document.place(path)))
      return
    }
    let known = faults.count
    for entry in map where !Self.keys.contains(entry.key) {
      faults.append(.unknownClusterKey(entry.key, Self.keys, at: document.place(path.key(entry.key))))
    }
    func text(_ key: String, _ expected: String, _ accepts: (String) -> Bool) -> String? {
      guard let value = map[key], value != .null else { return nil }
      if case .string(let text) = value, accepts(text) { return text }
      faults.append(.malformedCluster(key, expected, found: value, at: document.place(path.key(key))))
      return nil
    }
    let name = text("name", Self.nameForm) {
      NameForm.dataKey.accepts($0) && $0.utf8.count <= NameForm.dataKey.limit
    }
    let profile = text("profile", "the name of a profile") { !$0.isEmpty }
    for (key, value) in [("name", name), ("profile", profile)]
    where value == nil && (map[key] ?? .null) == .null {
      faults.append(.missingClusterKey(key, at: document.place(path)))
    }
    let server = text("server", "the URL of an API server such as https://eu-1.example.com") {
      $0.hasPrefix("https://") && $0.utf8.count > 8 || $0.hasPrefix("http://") && $0.utf8.count > 7
    }
    let namespace = text("namespace", "at most \(NameForm.label.limit) \(NameForm.label.expected)") {
      NameForm.label.accepts($0) && $0.utf8.count <= NameForm.label.limit
    }
    let labels = readLabels(map["labels"] ?? .null, at: path.key("labels"), in: document)
    let values = map["values"].flatMap { $0 == .null ? nil : $0 }
    if let values, case .map = values {
    } else if values != nil {
      let place = document.place(path.key("values"))
      faults.append(.malformedCluster("values", "a map of the chart's values", at: place))
    }
    if labels.isEmpty, server == nil, faults.count == known {
      faults.append(.unreachableCluster(name ?? "", at: document.place(path)))
    }
    guard faults.count == known, let name, let profile else { return }
    clusters.append(
      Cluster(
        name: name, profile: profile, labels: labels, server: server, namespace: namespace,
        values: values.map { Cluster.Values(node: $0, document: document, path: path.key("values")) },
        location: document.place(path),
        keyLocations: Dictionary(
          map.map { ($0.key, document.place(path.key($0.key))) }, uniquingKeysWith: { first, _ in first })))
  }

  private static let nameForm = "\(NameForm.dataKey.expected), because the name is used for files"

  private mutating func readLabels(
    _ node: Node, at path: NodePath, in document: Documents.Document
  ) -> [String: String] {
    guard node != .null else { return [:] }
    guard case .map(let map) = node else {
      faults.append(.malformedCluster("labels", "a map of labels", at: document.place(path)))
      return [:]
    }
    var labels: [String: String] = [:]
    for entry in map {
      guard QualifiedName.accepts(entry.key) else {
        let place = document.place(path.key(entry.key))
        faults.append(.malformedCluster("label key '\(entry.key)'", QualifiedName.expected, at: place))
        continue
      }
      guard case .string(let value) = entry.value, LabelValue.accepts(value) else {
        faults.append(
          .malformedCluster(
            "label '\(entry.key)'", LabelValue.expected, found: entry.value,
            at: document.place(path.key(entry.key))))
        continue
      }
      labels[entry.key] = value
    }
    return labels
  }

  /// Reports clusters whose applications or files would have the same name.
  private mutating func findRepeatedNames() {
    var owners: [String: Cluster] = [:]
    for cluster in clusters {
      if let owner = owners.updateValue(cluster, forKey: cluster.objectName) {
        faults.append(
          .repeatedCluster(
            cluster.name, owner.name, owner.location(of: "name"), at: cluster.location(of: "name")))
      }
    }
  }
}

extension Documents.Document {
  fileprivate func place(_ path: NodePath) -> FileLocation { map.location(of: path, in: node) }
}
