internal import KubernetesFacts
internal import LintEngine

extension GraphBuilder {
  /// Rules that select more workloads than this are for groups, not for single calls.
  private static let maximumSelected = 20

  /// Adds the calls that policies allow by name, and that nothing declares.
  mutating func addAllowedCalls() {
    for policy in NetworkPolicy.all(in: context) {
      let own = context.relations.workloads(policy.selector, in: policy.namespace)
      guard !policy.selector.isEmpty, (1...Self.maximumSelected).contains(own.count) else { continue }
      for rule in policy.spec["ingress"].items.prefix(256) {
        for callee in own { allow(workloads(rule["from"], of: policy), to: [callee], rule) }
      }
      for rule in policy.spec["egress"].items.prefix(256) {
        for caller in own { allow([caller], to: workloads(rule["to"], of: policy), rule) }
      }
    }
    for policy in AuthorizationPolicy.all(in: context)
    where policy.isAllowing {
      let selector = Selector(policy.spec["selector"])
      let own = context.relations.workloads(selector, in: policy.namespace)
      guard !selector.isEmpty, (1...Self.maximumSelected).contains(own.count) else { continue }
      for rule in policy.spec["rules"].items.prefix(256) {
        let callers = rule["from"].items.prefix(256).flatMap { from in
          context.traffic.named(by: from["source"]).prefix(256).flatMap { $0 }
        }
        guard callers.count <= Self.maximumSelected else { continue }
        allow(callers, to: own, rule)
      }
    }
  }

  /// The workloads that peers of a rule name by labels; none for peers that select whole namespaces.
  private func workloads(_ peers: ManifestField, of policy: NetworkPolicy) -> [Workload] {
    peers.items.prefix(256).flatMap { peer -> [Workload] in
      let selector = Selector(peer["podSelector"])
      guard !selector.isEmpty else { return [] }
      let found: [Workload]
      if peer["namespaceSelector"].exists {
        let space = peer["namespaceSelector"]["matchLabels"][NamespaceKey.name].text
        found = space.map { context.relations.workloads(selector, in: $0) } ?? []
      } else {
        found = context.relations.workloads(selector, in: policy.namespace)
      }
      return found.count <= Self.maximumSelected ? found : []
    }
  }

  private mutating func allow(_ callers: [Workload], to callees: [Workload], _ rule: ManifestField) {
    for caller in callers {
      for callee in callees where caller.number != callee.number {
        let (source, target) = (workloadNodes[caller.number], workloadNodes[callee.number])
        guard !hasEdge(from: source, to: target), checksLeft > 0,
          let service = context.relations.services(of: callee).first
        else { continue }
        checksLeft -= 1
        let call = Call(caller: caller, service: service, port: nil, field: rule)
        guard block(of: call, to: callee) == nil else { continue }
        var detail = CallDetail(state: .allowed, evidence: [rule.evidence])
        detail.describe(service, nil)
        connect(source, target, detail)
      }
    }
  }
}
