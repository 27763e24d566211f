/// A source of requests that no call declares: an ingress controller or a gateway.
package enum Entrance {
  /// These pods.
  case pods([Workload])
  /// Pods of one of these namespaces, after an installation with the usual settings.
  case usually([String])
  /// Pods or addresses that are not among the objects.
  case unknown

  /// The source for which blocks are remembered; pods have their own classes.
  fileprivate var source: BlockSource {
    if case .usually(let namespaces) = self { .usually(namespaces) } else { .unknown }
  }
}

extension TrafficIndex {
  /// The NetworkPolicy that applies to a workload's pods and allows no requests from an entrance; nil if they may be
  /// allowed.
  package func networkBlock(
    of entrance: Entrance, by call: ManifestField, to workload: Workload, of service: Service,
    _ context: LintContext
  )
    -> NetworkPolicy?
  {
    if case .pods(let pods) = entrance {
      let blocks = pods.map { pod in
        networkBlock(of: Call(caller: pod, service: service, port: nil, field: call), to: workload, context)
      }
      guard let first = blocks.first, blocks.allSatisfy({ $0 != nil }) else { return nil }
      return first?.policy
    }
    return entranceBlocks.block(.init(source: entrance.source, target: podClass(of: workload))) {
      let policies = ingress.members(for: workload)
      guard let first = policies.first else { return nil }
      let mayEnter = allowing.contains(policies, .entrance(entrance.source)) { policy in
        policy.spec["ingress"].items.contains { rule in
          rule["from"].isEmpty || rule["from"].items.contains { mayBe(entrance, $0, of: policy, context) }
        }
      }
      return mayEnter ? nil : first
    }
  }

  /// Whether a NetworkPolicy's peer may be an entrance.
  private func mayBe(
    _ entrance: Entrance, _ peer: ManifestField, of policy: NetworkPolicy, _ context: LintContext
  ) -> Bool {
    if peer["ipBlock"].exists { return true }
    switch entrance {
    case .usually(let namespaces):
      guard peer["namespaceSelector"].exists else { return namespaces.contains(policy.namespace) }
      return namespaces.contains { mayBe(Selector(peer["namespaceSelector"]), $0, context) }
    case .unknown, .pods:
      // A peer that selects known pods of the policy's own namespace is not a controller.
      let selector = Selector(peer["podSelector"])
      return peer["namespaceSelector"].exists || selector.isEmpty
        || !context.relations.hasWorkloads(selector, in: policy.namespace)
    }
  }

  /// The AuthorizationPolicy that applies to a workload's pods and allows no requests from an entrance; nil if they may
  /// be allowed.
  package func authorizationBlock(
    of entrance: Entrance, by call: ManifestField, to workload: Workload, of service: Service
  )
    -> AuthorizationPolicy?
  {
    if case .pods(let pods) = entrance {
      let blocks = pods.map { pod in
        authorizationBlock(of: Call(caller: pod, service: service, port: nil, field: call), to: workload)
      }
      guard let first = blocks.first, blocks.allSatisfy({ $0 != nil }) else { return nil }
      return first
    }
    return authorizationBlocks.block(.init(source: entrance.source, target: podClass(of: workload))) {
      guard let (first, rules) = allowRules(for: workload) else { return nil }
      let mayEnter = rules.contains { rule in
        rule["from"].isEmpty || rule["from"].items.contains { !namesOnlyWorkloads($0["source"]) }
      }
      return mayEnter ? nil : first
    }
  }

  /// Whether all identities of a source are the accounts of known workloads, so that the source is not an entrance.
  private func namesOnlyWorkloads(_ source: ManifestField) -> Bool {
    let callers = named(by: source)
    return !callers.isEmpty && callers.allSatisfy { !$0.isEmpty }
  }
}
