import ClusterDiff
import KubernetesFacts
import ManifestTree

/// Finds the NetworkPolicies with which more connections are admitted than before, computed on sets of pods,
/// addresses, and ports.
struct NetworkPolicyGrowth {
  private let oldSide: SideIndex
  private let newSide: SideIndex

  init(_ oldSide: SideIndex, _ newSide: SideIndex) { (self.oldSide, self.newSide) = (oldSide, newSide) }

  /// The risks of the changed policies, by policy.
  func marks(old: [Object], new: [Object]) -> [ObjectIdentity: [RiskMark]] {
    guard !Self.areEqual(old, new) else { return [:] }
    var marks: [ObjectIdentity: [RiskMark]] = [:]
    for direction in NetworkPolicyRules.Direction.allCases {
      let comparison = Comparison(
        old: old.compactMap { policy in .init(policy, direction) { oldSide.ports($0, of: policy) } },
        new: new.compactMap { policy in .init(policy, direction) { newSide.ports($0, of: policy) } },
        newSide: newSide, oldSide: oldSide)
      for (policy, reason) in comparison.growth(direction) {
        marks[policy, default: []].append(RiskMark(.opensAccess, reason))
      }
    }
    return marks
  }

  private static func areEqual(_ old: [Object], _ new: [Object]) -> Bool {
    old.count == new.count
      && zip(old, new).allSatisfy { $0.identity == $1.identity && $0.node["spec"] == $1.node["spec"] }
  }

  private struct Comparison {
    let old: [NetworkPolicyRules]
    let new: [NetworkPolicyRules]
    let newSide: SideIndex
    let oldSide: SideIndex

    func growth(_ direction: NetworkPolicyRules.Direction) -> [(ObjectIdentity, String)] {
      let oldIndex = PolicyIndex(old.map(\.scope))
      let newIndex = PolicyIndex(new.map(\.scope))
      let known = Dictionary(old.map { ($0.object.identity, $0) }, uniquingKeysWith: { first, _ in first })
      let kept = Dictionary(new.map { ($0.object.identity, $0) }, uniquingKeysWith: { first, _ in first })
      var growth: [(ObjectIdentity, String)] = []
      for policy in new where known[policy.object.identity].map({ !$0.admitsSame(as: policy) }) ?? true {
        let former = oldIndex.candidates(for: policy.scope).map { old[$0] }
        if let reason = admission(of: policy, besides: former, direction) {
          growth.append((policy.object.identity, reason))
        }
      }
      for policy in old where kept[policy.object.identity].map({ $0.selection != policy.selection }) ?? true {
        let former = oldIndex.candidates(for: policy.scope).map { old[$0] }
        let present = newIndex.candidates(for: policy.scope).map { new[$0] }
        if let reason = release(of: policy, former, present, direction) {
          growth.append((policy.object.identity, reason))
        }
      }
      return growth
    }

    /// Why a new policy admits more connections than the old policies; nil if it does not.
    private func admission(
      of policy: NetworkPolicyRules, besides former: [NetworkPolicyRules],
      _ direction: NetworkPolicyRules.Direction
    ) -> String? {
      let rules = [policy.selection] + policy.admitted + former.flatMap { [$0.selection] + $0.admitted }
      let targets = newSide.targets(of: policy, among: rules)
      let space = AccessSpace(of: rules + targets)
      // Pods that no policy selected before were not isolated, so everything was admitted.
      let isolated = former.compactMap { space.box($0.selection) }
      let admitted = former.flatMap(\.admitted).compactMap(space.box)
      let own = targets.compactMap(space.box)
      for rule in policy.admitted {
        guard let box = space.box(rule) else { continue }
        for part in own.isEmpty ? [box] : own.compactMap(box.intersection) {
          for selection in isolated {
            guard let region = part.intersection(selection),
              let rest = space.remainder(of: region, without: admitted)
            else { continue }
            return ConnectionText(space, rest, direction).text
          }
        }
      }
      return nil
    }

    /// Why a policy that no longer selects its pods leaves them open; nil if other policies isolate them, or if they
    /// no longer exist.
    private func release(
      of policy: NetworkPolicyRules, _ former: [NetworkPolicyRules], _ present: [NetworkPolicyRules],
      _ direction: NetworkPolicyRules.Direction
    ) -> String? {
      let rules = [policy.selection] + (former + present).flatMap { [$0.selection] + $0.admitted }
      let targets = newSide.targets(of: policy, among: rules)
      if targets.isEmpty, !oldSide.targets(of: policy, among: rules).isEmpty { return nil }
      let space = AccessSpace(of: rules + targets)
      guard let box = space.box(policy.selection) else { return nil }
      let isolated = present.compactMap { space.box($0.selection) }
      let admitted = former.flatMap(\.admitted).compactMap(space.box)
      let own = targets.compactMap(space.box)
      for part in own.isEmpty ? [box] : own.compactMap(box.intersection)
      where space.remainder(of: part, without: isolated + admitted) != nil {
        let traffic = "\(direction.rawValue.lowercased()) traffic"
        return "the \(traffic) of pods that the policy selected is no longer restricted"
      }
      return nil
    }
  }
}

extension NetworkPolicyRules {
  /// Whether two versions of a policy have the same selector and the same rules.
  fileprivate func admitsSame(as other: NetworkPolicyRules) -> Bool {
    selection == other.selection && admitted == other.admitted
  }
}

extension SideIndex {
  /// The pods of known workloads that a policy selects.
  fileprivate func targets(of policy: NetworkPolicyRules, among rules: [AccessRule]) -> [AccessRule] {
    var seen: Set<AccessRule> = []
    return workloads(
      selectedBy: policy.object.node.at("spec", "podSelector") ?? [:], in: policy.object.identity.namespace
    )
    .map { LabelRules.rule(exactly: $0.labels, of: "pod", among: rules) }
    .filter { seen.insert($0).inserted }
  }

  /// The numbers of a named container port of the pods that a policy selects.
  fileprivate func ports(_ name: String, of policy: Object) -> Set<Int> {
    var numbers: Set<Int> = []
    for workload in workloads(
      selectedBy: policy.node.at("spec", "podSelector") ?? [:], in: policy.identity.namespace)
    {
      for container in workload.pod.at("spec", "containers")?.items ?? [] {
        for port in container["ports"]?.items ?? [] where port["name"]?.text == name {
          if let number = port["containerPort"]?.int { numbers.insert(Int(clamping: number)) }
        }
      }
    }
    return numbers
  }
}

/// A connection in words.
struct ConnectionText {
  private let space: AccessSpace
  private let box: AccessBox
  private let direction: NetworkPolicyRules.Direction

  init(_ space: AccessSpace, _ box: AccessBox, _ direction: NetworkPolicyRules.Direction) {
    (self.space, self.box, self.direction) = (space, box, direction)
  }

  var text: String {
    let port = self.port.map { " on port \($0)" } ?? ""
    return direction == .ingress ? "admits \(peer)\(port)" : "allows connections to \(peer)\(port)"
  }

  private var peer: String {
    if space.value(of: "peer", in: box) == .text("address"), let address = space.value(of: "address", in: box)
    {
      return "addresses such as \(AddressText.of(address))"
    }
    let labels = self.labels(of: "peer pod:")
    let namespace = self.labels(of: "peer namespace:")
    var text = labels.isEmpty ? "any pod" : "pods with \(labels)"
    let name = "\(NamespaceKey.name)="
    if namespace.hasPrefix(name), !namespace.contains(",") {
      // Without a namespace in the input, the policy and the pods are in the same namespace.
      if namespace != name { text += " in namespace '\(namespace.dropFirst(name.count))'" }
    } else if !namespace.isEmpty {
      text += " in namespaces with \(namespace)"
    }
    return text
  }

  private func labels(of prefix: String) -> String {
    space.attributes.filter { $0.hasPrefix(prefix) }.compactMap { attribute -> String? in
      guard case .text(let value)? = space.value(of: attribute, in: box) else { return nil }
      let name = String(attribute.dropFirst(prefix.count))
      return AttributeDomain.isOther(.text(value)) ? nil : "\(name)=\(value)"
    }.joined(separator: ",")
  }

  private var port: String? {
    let name = space.value(of: "protocol", in: box)
    let suffix = if case .text(let name)? = name { "/\(name)" } else { "" }
    switch space.value(of: "port", in: box) {
    case .number(let number)?: return "\(number)\(suffix)"
    case .text(let text)?: return "'\(text)'\(suffix)"
    default: return nil
    }
  }
}

/// IP addresses in words.
enum AddressText {
  static func of(_ value: AccessValue) -> String {
    guard case .address(let isVersion6, let number) = value else { return "any" }
    if isVersion6 {
      let groups = (0..<8).map {
        String(UInt16(truncatingIfNeeded: number >> UInt128(112 - $0 * 16)), radix: 16)
      }
      return groups.joined(separator: ":")
    }
    return (0..<4).map { String(UInt8(truncatingIfNeeded: number >> UInt128(24 - $0 * 8))) }.joined(
      separator: ".")
  }
}
