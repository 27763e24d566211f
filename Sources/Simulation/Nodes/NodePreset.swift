/// Nodes by name: `eks-3az-6spot-3od`.
package enum NodePreset {
  /// The presets in lists; other names of the same form are also valid.
  package static let listed: [(name: String, text: String)] = [
    ("eks-3az-6spot-3od", "EKS managed node groups: 6 spot and 3 on-demand nodes in 3 zones"),
    ("eks-3az-9od", "EKS managed node groups: 9 on-demand nodes in 3 zones"),
    ("karpenter-3az-6spot-3od", "Karpenter: 6 spot and 3 on-demand nodes in 3 zones"),
    ("gke-3az-6spot-3od", "GKE: 6 spot and 3 on-demand nodes in 3 zones"),
    ("aks-3az-6spot-3od", "AKS: 6 tainted spot nodes and 3 on-demand nodes in 3 zones"),
    (
      "node-role-3az-6spot-3od",
      "6 spot nodes with the label 'node-role: spot' and 3 on-demand nodes in 3 zones"
    ),
    ("node-role-3az-3od", "3 on-demand nodes in 3 zones"),
  ]

  /// The form of the names of presets; the number of spot or of on-demand nodes can be left out.
  package static let form = "PROVIDER-<zones>az-<nodes>spot-<nodes>od[-INSTANCE]"

  /// The nodes of a preset; nil for a name of another form.
  package static func nodes(_ name: String) -> NodeModel? {
    guard let provider = NodeProvider.allCases.first(where: { name.hasPrefix($0.rawValue + "-") }) else {
      return nil
    }
    let rest = name.dropFirst(provider.rawValue.count + 1)
    let instance = InstanceSize.all.first { rest.hasSuffix("-\($0.name)") }
    let counts = rest.dropLast(instance.map { $0.name.count + 1 } ?? 0).split(separator: "-")
    func count(_ unit: String, _ limit: Int) -> Int? {
      guard let word = counts.first(where: { $0.hasSuffix(unit) }) else { return 0 }
      return Int(word.dropLast(unit.count)).flatMap { (0...limit).contains($0) ? $0 : nil }
    }
    guard counts.allSatisfy({ word in ["az", "spot", "od"].contains { word.hasSuffix($0) } }),
      let zones = count("az", 26), let spot = count("spot", SimulationLimits.nodes),
      let onDemand = count("od", SimulationLimits.nodes),
      zones > 0, spot + onDemand > 0
    else { return nil }
    let size = instance ?? provider.instance
    var model = NodeModel()
    for (kind, count) in [("spot", spot), ("od", onDemand)] where count > 0 {
      model.add(
        PoolSpec(
          name: kind, count: count, zones: provider.zones(zones), isSpot: kind == "spot", provider: provider,
          instance: size.name, allocatable: size.allocatable,
          behavior: kind == "spot" ? provider.behavior : nil))
    }
    return model
  }
}
