internal import ManifestTree

/// The PersistentVolumeClaims, with the nodes on which their volumes can be used.
struct ClaimTable: Sendable {
  private(set) var claims: [Claim] = []
  private var places: [String: Int] = [:]
  private var volumes: [String: [NodeSelectorTerm]?] = [:]
  private var classes: [String: StorageClass] = [:]
  private var standardClass: String?

  struct Claim: Sendable {
    let name: String
    var state: State
    let isExclusive: Bool
  }

  enum State: Sendable {
    case missing
    /// The storage class binds immediately, but has no provisioner: the claim stays unbound.
    case unbound
    /// The volume is provisioned when a pod is scheduled, in the zone of its node.
    case waiting
    /// The volume can be used in this zone; nil for all zones.
    case inZone(String?)
    case onNodes([NodeSelectorTerm])
    /// The PersistentVolume that the claim names does not exist.
    case lost
    /// The storage class waits for a pod, but has no provisioner, and no PersistentVolume is available.
    case unprovided
  }

  private struct StorageClass: Sendable {
    let waits: Bool
    let isProvided: Bool
  }

  mutating func add(volume object: Object) {
    let required = object.node.at("spec", "nodeAffinity", "required")
    volumes[object.identity.name] =
      required.exists ? required.at("nodeSelectorTerms").items.map(NodeSelectorTerm.init) : .some(nil)
  }

  mutating func add(storageClass object: Object) {
    let name = object.identity.name
    classes[name] = StorageClass(
      waits: object.node.at("volumeBindingMode").text == "WaitForFirstConsumer",
      isProvided: object.node.at("provisioner").text != "kubernetes.io/no-provisioner")
    let annotations = object.node.at("metadata", "annotations")
    if annotations.at("storageclass.kubernetes.io/is-default-class").plainText == "true" {
      standardClass = name
    }
  }

  /// Adds a claim, or completes one that a pod named before; a claim that was already added is kept.
  mutating func add(_ node: Node, namespace: String, name: String) {
    let key = "\(namespace)/\(name)"
    let claim = Claim(
      name: name, state: state(of: node.at("spec")),
      isExclusive: node.at("spec", "accessModes").texts.contains("ReadWriteOncePod"))
    if let place = places[key] {
      if case .missing = claims[place].state { claims[place] = claim }
      return
    }
    places[key] = claims.count
    claims.append(claim)
  }

  private func state(of spec: Node) -> State {
    if let volume = spec.at("volumeName").text, !volume.isEmpty {
      guard let terms = volumes[volume] else { return .lost }
      return terms.map(State.onNodes) ?? .inZone(nil)
    }
    let name = spec.at("storageClassName").text ?? standardClass
    guard let name, let storage = classes[name] else { return .waiting }
    if storage.waits { return storage.isProvided ? .waiting : .unprovided }
    return storage.isProvided ? .inZone(nil) : .unbound
  }

  /// The index of a claim that a pod names; a claim that does not exist is added as missing.
  mutating func place(of name: String, namespace: String) -> Int {
    let key = "\(namespace)/\(name)"
    if let place = places[key] { return place }
    places[key] = claims.count
    claims.append(Claim(name: name, state: .missing, isExclusive: false))
    return claims.count - 1
  }

  /// Provisions the volume of a waiting claim in the zone of the node on which its pod is scheduled.
  mutating func provide(_ place: Int, on node: NodeState) {
    if case .waiting = claims[place].state { claims[place].state = .inZone(node.zone) }
  }

  /// Whether a pod that uses the claim can run on a node.
  func allows(_ place: Int, _ node: NodeState) -> Bool {
    switch claims[place].state {
    case .inZone(let zone): zone == nil || zone == node.zone
    case .onNodes(let terms): terms.contains { $0.matches(labels: node.labels, name: node.name) }
    default: true
    }
  }
}
