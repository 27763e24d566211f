package import Diagnostics
internal import KubernetesFacts
internal import ManifestTree

/// A file with Node objects, or with pools of equal nodes.
package struct NodeFile: Sendable {
  package private(set) var model = NodeModel()
  package private(set) var faults: [Diagnostic] = []
  private static let subject = "nodes"

  private static let poolKeys = [
    "name", "count", "zone", "zones", "capacityType", "provider", "instance", "size", "labels", "taints",
    "replacementDelay", "notice",
  ]

  /// Reads the bytes of a file; `file` is its path in diagnostics.
  package init(_ bytes: [UInt8], from file: String) {
    let documents = YAMLReader.read(bytes, from: file)
    faults = documents.diagnostics
    var objects: [(Node, FieldReader)] = []
    for document in documents.documents where document.node != .null {
      var reader = FieldReader(document, subject: Self.subject)
      if document.node["pools"] != nil {
        readPools(document.node, &reader)
      } else if document.node.at("kind").text?.hasSuffix("List") ?? false
        || document.node.at("kind").text == "Node"
      {
        objects.append((document.node, reader))
      } else {
        reader.report(
          "no-nodes", "found neither 'pools' nor a Node object", at: NodePath(), isKey: true,
          fix: "run 'portolan simulate --print-nodes' for an example")
      }
      faults += reader.faults
    }
    if !objects.isEmpty {
      for object in ManifestReader.read(bytes, from: file).objects {
        guard let spec = NodeSpec(object) else { continue }
        checkAmounts(object)
        model.nodes.append((spec, nil))
      }
    }
    if faults.isEmpty, model.nodes.isEmpty {
      faults.append(
        Diagnostic(
          "nodes/no-nodes", .error, "the file contains no nodes",
          at: FileLocation(file: file, line: 1, column: 1),
          fix: "run 'portolan simulate --print-nodes' for an example"))
    }
  }

  private mutating func checkAmounts(_ object: Object) {
    let path = NodePath().key("status").key("allocatable")
    let amounts = object.node.at("status", "allocatable")
    if amounts.entries.isEmpty {
      faults.append(
        Diagnostic(
          "nodes/missing-field", .error, "Node '\(object.identity.name)' requires status.allocatable",
          at: object.origin.location,
          fix: "export the nodes with 'kubectl get nodes -o yaml', or declare 'pools'"))
    }
    for entry in amounts.entries where entry.value.wholeAmount.map({ $0 < 0 }) ?? true {
      faults.append(
        Diagnostic(
          "nodes/invalid-amount", .error,
          "invalid amount '\(entry.value.plainText ?? entry.value.json)' for \(entry.key): use a quantity of 0 or more, such as '4' or '16Gi'",
          at: object.origin.valueLocation(of: path.key(entry.key))))
    }
  }

  private mutating func readPools(_ root: Node, _ reader: inout FieldReader) {
    reader.checkKeys(root, at: NodePath(), known: ["pools"])
    let path = NodePath().key("pools")
    guard case .list(let pools)? = root["pools"] else {
      reader.report("invalid-value", "'pools' must be a list", at: path)
      return
    }
    var names: Set<String> = []
    for (number, node) in pools.enumerated() {
      let place = path.index(number)
      guard case .map = node else {
        reader.report("invalid-value", "a pool must be a map", at: place)
        continue
      }
      reader.checkKeys(node, at: place, known: Self.poolKeys)
      guard let pool = readPool(node, at: place, &reader) else { continue }
      if names.insert(pool.name).inserted {
        model.add(pool)
      } else {
        reader.report("repeated-name", "pool '\(pool.name)' is declared twice", at: place.key("name"))
      }
    }
  }

  private func readPool(_ node: Node, at place: NodePath, _ reader: inout FieldReader) -> PoolSpec? {
    guard let name = reader.text(node, "name", at: place) else {
      if !node.at("name").exists {
        reader.report("missing-field", "a pool requires 'name'", at: place, isKey: true)
      }
      return nil
    }
    let count = reader.count(node, "count", at: place, in: 0...SimulationLimits.nodes) ?? 1
    let provider: NodeProvider = choice(node, "provider", at: place, &reader) ?? .nodeRole
    let capacity: CapacityType = choice(node, "capacityType", at: place, &reader) ?? .onDemand
    var zones = reader.texts(node, "zones", at: place)
    if let zone = reader.text(node, "zone", at: place) { zones.append(zone) }
    let (instance, amounts) = size(node, at: place, provider, &reader)
    var pool = PoolSpec(
      name: name, count: count, zones: zones, isSpot: capacity == .spot, provider: provider,
      instance: instance, allocatable: amounts, behavior: capacity == .spot ? provider.behavior : nil)
    pool.labels = reader.textMap(node, "labels", at: place)
    for (number, taint) in reader.list(node, "taints", of: "taints", at: place).enumerated() {
      let path = place.key("taints").index(number)
      reader.checkKeys(taint, at: path, known: ["key", "value", "effect"])
      if let read = Taint(taint), !read.key.isEmpty {
        pool.taints.append(read)
      } else {
        reader.reportTaint(taint, at: path)
      }
    }
    pool.replacementDelay = reader.duration(node, "replacementDelay", at: place) ?? pool.replacementDelay
    if let notice = reader.duration(node, "notice", at: place) { pool.behavior?.notice = notice }
    return pool
  }

  private enum CapacityType: String, CaseIterable {
    case spot
    case onDemand = "on-demand"
  }

  private func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: Node, _ key: String, at place: NodePath, _ reader: inout FieldReader
  ) -> Choice? where Choice.RawValue == String {
    guard let text = reader.text(node, key, at: place) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    reader.report(
      "invalid-value", "unknown \(key) '\(text)': use \(known.quoted.oneOf)",
      at: place.key(key), fix: nearestName(to: text, among: known).map { "did you mean '\($0)'?" })
    return nil
  }

  private func size(
    _ node: Node, at place: NodePath, _ provider: NodeProvider, _ reader: inout FieldReader
  ) -> (String?, [String: Int64]) {
    if let name = reader.text(node, "instance", at: place) {
      if let size = InstanceSize.all.first(where: { $0.name == name }) { return (name, size.allocatable) }
      if !node.at("size").exists {
        let known = InstanceSize.all.map(\.name)
        reader.report(
          "unknown-instance",
          "unknown instance '\(name)': use \(known.quoted.oneOf), or set 'size'",
          at: place.key("instance"), fix: nearestName(to: name, among: known).map { "did you mean '\($0)'?" })
      }
    }
    guard let written = node["size"], written.exists else {
      return (node.at("instance").text ?? provider.instance.name, provider.instance.allocatable)
    }
    var amounts: [String: Int64] = ["pods": NodeDefaults.pods]
    for entry in written.entries {
      let path = place.key("size").key(entry.key)
      let amount = entry.key == "cpu" ? entry.value.milliAmount : entry.value.wholeAmount
      if let amount, amount >= 0 {
        amounts[entry.key] = amount
      } else {
        reader.report(
          "invalid-amount",
          "invalid amount '\(entry.value.plainText ?? entry.value.json)' for \(entry.key): use a quantity of 0 or more, such as '4' or '16Gi'",
          at: path)
      }
    }
    for name in ["cpu", "memory"] where amounts[name] == nil && written[name] == nil {
      reader.report("missing-field", "'size' requires '\(name)'", at: place.key("size"), isKey: true)
    }
    return (node.at("instance").text, amounts)
  }
}
