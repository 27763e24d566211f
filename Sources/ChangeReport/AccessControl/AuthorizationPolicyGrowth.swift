import ClusterDiff
import KubernetesFacts
import ManifestTree

/// Finds the AuthorizationPolicies with which more requests are admitted than before, computed on sets of workloads,
/// clients, and requests.
struct AuthorizationPolicyGrowth {
  private let old: [AuthorizationPolicyRules]
  private let new: [AuthorizationPolicyRules]
  private let oldSide: SideIndex
  private let newSide: SideIndex

  init(old: [Object], new: [Object], _ oldSide: SideIndex, _ newSide: SideIndex) {
    self.old = old.compactMap(AuthorizationPolicyRules.init)
    self.new = new.compactMap(AuthorizationPolicyRules.init)
    (self.oldSide, self.newSide) = (oldSide, newSide)
  }

  /// The risks of the changed policies, by policy.
  func marks() -> [ObjectIdentity: [RiskMark]] {
    let oldIndex = PolicyIndex(old.map(\.scope))
    let newIndex = PolicyIndex(new.map(\.scope))
    let before = Dictionary(old.map { ($0.object.identity, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Dictionary(new.map { ($0.object.identity, $0) }, uniquingKeysWith: { first, _ in first })
    var marks: [ObjectIdentity: [RiskMark]] = [:]
    func isChanged(_ policy: AuthorizationPolicyRules, _ others: [ObjectIdentity: AuthorizationPolicyRules])
      -> Bool
    {
      others[policy.object.identity].map { $0.object.node["spec"] != policy.object.node["spec"] } ?? true
    }
    let added = new.filter { isChanged($0, before) && !$0.restricts }
    let removed = old.filter { isChanged($0, after) }
    for policy in added + removed {
      let state = AuthorizationState(
        old: oldIndex.candidates(for: policy.scope).map { old[$0] },
        new: newIndex.candidates(for: policy.scope).map { new[$0] }, of: policy,
        labels: targets(of: policy).map(\.labels))
      let isNew = after[policy.object.identity].map { $0.object.node == policy.object.node } ?? false
      if !isNew, isRetired(policy) { continue }
      let reason = isNew ? state.admission() : state.release(of: policy)
      if let reason, marks[policy.object.identity]?.contains(where: { $0.reason == reason }) != true {
        marks[policy.object.identity, default: []].append(RiskMark(.opensAccess, reason))
      }
    }
    return marks
  }

  /// The known new workloads that a policy selects.
  private func targets(of policy: AuthorizationPolicyRules) -> [WorkloadReading] {
    guard let namespace = policy.scope.namespace, policy.object.node.at("spec", "targetRefs") == nil else {
      return []
    }
    return newSide.workloads(selectedBy: policy.object.node.at("spec", "selector") ?? [:], in: namespace)
  }

  /// Whether the selector of an old policy selects workloads of the old version, and none of the new version.
  private func isRetired(_ policy: AuthorizationPolicyRules) -> Bool {
    guard let selector = policy.object.node.at("spec", "selector"), let namespace = policy.scope.namespace
    else {
      return false
    }
    return newSide.workloads(selectedBy: selector, in: namespace).isEmpty
      && !oldSide.workloads(selectedBy: selector, in: namespace).isEmpty
  }
}

/// The policies that can concern the workloads of one policy, before and after a change.
private struct AuthorizationState {
  private let space: AccessSpace
  private let old: Sets
  private let new: Sets
  private let policy: Sets

  /// The sets of requests of several policies.
  private struct Sets {
    /// The workloads with a policy that allows requests: all other requests to them are denied.
    var selected: [AccessBox] = []
    var allowed: [AccessBox] = []
    var restricted: [AccessBox] = []

    init(_ policies: [AuthorizationPolicyRules], in space: AccessSpace) {
      for policy in policies {
        let requests = zip(policy.requests, policy.exceptions).flatMap { request, exceptions -> [AccessBox] in
          guard let box = space.box(request) else { return [] }
          return exceptions.compactMap(space.box).reduce([box]) { boxes, exception in
            boxes.flatMap { $0.subtracting(exception, in: space) }
          }
        }
        if policy.restricts {
          restricted += requests
        } else {
          selected += policy.selection.compactMap(space.box)
          allowed += requests
        }
      }
    }
  }

  /// - Parameter labels: the labels of the pods that the policy selects; none if they are unknown.
  init(
    old: [AuthorizationPolicyRules], new: [AuthorizationPolicyRules], of policy: AuthorizationPolicyRules,
    labels: [[String: String]]
  ) {
    let all = old + new + [policy]
    let rules = all.flatMap { $0.selection + $0.requests + $0.exceptions.flatMap(\.self) }
    let targets = Set(labels.map { LabelRules.rule(exactly: $0, of: "pod", among: rules) })
    let space = AccessSpace(of: rules + targets)
    self.space = space
    self.old = Sets(old, in: space)
    self.new = Sets(new, in: space)
    var own = Sets([policy], in: space)
    let known = targets.compactMap(space.box)
    if !known.isEmpty {
      own.selected = own.selected.flatMap { known.compactMap($0.intersection) }
      own.allowed = own.allowed.flatMap { known.compactMap($0.intersection) }
      own.restricted = own.restricted.flatMap { known.compactMap($0.intersection) }
    }
    self.policy = own
  }

  /// Why a policy that allows requests admits more than before; nil if it does not.
  func admission() -> String? { growth(among: policy.allowed) }

  /// Why the end of a policy, or of its former version, admits more than before; nil if it does not.
  func release(of rules: AuthorizationPolicyRules) -> String? {
    if rules.restricts {
      for region in policy.restricted {
        // Requests that the policy restricted are admitted if a policy allows them, or if no ALLOW policy selects the
        // workload.
        for allowed in new.allowed.compactMap(region.intersection) + unselected(region)
        where space.remainder(of: allowed, without: new.restricted) != nil {
          let isCustom = rules.object.node.at("spec", "action")?.text == AuthorizationAction.custom
          return
            "requests that the policy \(isCustom ? "checked with an external authorizer" : "denied") are now admitted"
        }
      }
      return nil
    }
    for region in policy.selected.flatMap(unselected)
    where space.remainder(of: region, without: new.restricted + admittedBefore(region)) != nil {
      return "requests to workloads that the policy selected are no longer restricted"
    }
    return nil
  }

  /// The part of a region with workloads that no new ALLOW policy selects.
  private func unselected(_ region: AccessBox) -> [AccessBox] {
    space.pieces(of: region, without: new.selected) ?? [region]
  }

  /// The requests of a region that were admitted before: allowed, or to workloads without an ALLOW policy.
  private func admittedBefore(_ region: AccessBox) -> [AccessBox] {
    let admitted =
      old.allowed.compactMap(region.intersection) + (space.pieces(of: region, without: old.selected) ?? [])
    return admitted.flatMap { space.pieces(of: $0, without: old.restricted) ?? [] }
  }

  private func growth(among regions: [AccessBox]) -> String? {
    for region in regions {
      guard let rest = space.remainder(of: region, without: new.restricted + admittedBefore(region)) else {
        continue
      }
      return "admits \(text(of: rest))"
    }
    return nil
  }

  /// The client and the request of a box in words.
  private func text(of box: AccessBox) -> String {
    func words(_ noun: String, _ attribute: String) -> String? {
      switch space.value(of: attribute, in: box) {
      // The input does not set the namespace of the policy.
      case .text("")? where attribute == IstioIdentityRules.namespace: "the same \(noun)"
      case .text(let text)?: AttributeDomain.isOther(.text(text)) ? "another \(noun)" : "\(noun) '\(text)'"
      case .number(let number)?: "\(noun) \(number)"
      case .address?, .absent?, nil: nil
      }
    }
    var client = "requests"
    if let namespace = words("namespace", IstioIdentityRules.namespace) {
      let account = words("service account", IstioIdentityRules.account).map { "\($0) in " } ?? ""
      client += " from \(account)\(namespace)"
    } else if let address = space.value(of: "address", in: box), case .address = address {
      client += " from addresses such as \(AddressText.of(address))"
    }
    let values = ["method", "path", "host"].compactMap { words($0, $0) }
    let port = words("port", "port").map { " on \($0)" } ?? ""
    return client + (values.isEmpty ? "" : " with \(values.joined(separator: " and "))") + port
  }
}
