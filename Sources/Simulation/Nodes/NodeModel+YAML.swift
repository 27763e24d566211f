internal import KubernetesFacts
package import ManifestTree

extension NodeModel {
  /// The nodes as Node objects, which `--nodes` reads.
  package func objects(resourceNames: [String] = []) -> [Node] {
    nodes.map { spec, _ in
      var labels = NodeMap()
      for (key, value) in spec.labels.sorted(by: { $0.key < $1.key }) { labels[key] = .string(value) }
      var amounts = NodeMap()
      for (name, amount) in spec.allocatable.sorted(by: { $0.key < $1.key }) {
        amounts[name] = .string(name == "cpu" ? "\(amount)m" : String(amount))
      }
      var node: NodeMap = [
        "apiVersion": "v1", "kind": "Node", "metadata": ["name": .string(spec.name), "labels": .map(labels)],
      ]
      var settings = NodeMap()
      if !spec.taints.isEmpty {
        let taints: [Node] = spec.taints.map {
          ["key": .string($0.key), "value": .string($0.value), "effect": .string($0.effect.rawValue)]
        }
        settings["taints"] = .list(taints)
      }
      if spec.isCordoned { settings["unschedulable"] = true }
      if !settings.isEmpty { node["spec"] = .map(settings) }
      node["status"] = ["allocatable": .map(amounts)]
      return .map(node)
    }
  }
}
