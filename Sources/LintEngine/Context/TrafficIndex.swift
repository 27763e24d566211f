import KubernetesFacts

/// The policies that determine from where a workload's pods can be reached, and what they can reach.
package struct TrafficIndex: Sendable {
  let ingress: PodScope<NetworkPolicy>
  private let egress: PodScope<NetworkPolicy>
  private let authorizations: PodScope<AuthorizationPolicy>
  /// The ALLOW policies of Istio's root namespace, which admit requests to the selected pods of all namespaces.
  private let meshWide: [(selector: Selector, policy: AuthorizationPolicy)]
  /// The workloads of each service account.
  private let accounts: [HostIndex.Name: [Workload]]
  private let relations: RelationIndex
  let allowing = PolicyMemo()
  private let networkBlocks = BlockMemo<NetworkBlock>()
  private let externalBlocks = BlockMemo<NetworkPolicy>()
  let entranceBlocks = BlockMemo<NetworkPolicy>()
  let authorizationBlocks = BlockMemo<AuthorizationPolicy>()

  /// The NetworkPolicy that denies a call, and in which direction.
  private struct NetworkBlock: Sendable {
    let policy: NetworkPolicy
    let isIngress: Bool
  }

  package init(
    _ workloads: [Workload], policies: [NetworkPolicy], authorizations: [AuthorizationPolicy],
    _ relations: RelationIndex
  ) {
    func scope(_ type: String) -> PodScope<NetworkPolicy> {
      relations.scope(policies.filter { $0.types.contains(type) }.map { ($0, $0.namespace, $0.selector) })
    }
    accounts = Dictionary(grouping: workloads) {
      HostIndex.Name(namespace: $0.namespace, name: $0.serviceAccount)
    }
    self.relations = relations
    ingress = scope("Ingress")
    egress = scope("Egress")
    let selecting = authorizations.filter {
      !$0.spec["targetRefs"].exists && !$0.spec["targetRef"].exists
    }.map { (item: $0, namespace: $0.namespace, selector: Selector($0.spec["selector"])) }
    self.authorizations = relations.scope(selecting)
    meshWide = selecting.filter { $0.namespace == SystemNamespace.istio && $0.item.isAllowing }
      .map { ($0.selector, $0.item) }
  }

  /// The workloads of the one service account to which a principal refers; none if it can refer to several.
  package func workloads(of principal: String) -> [Workload] {
    guard let principal = MeshPrincipal(principal), let namespace = principal.namespace.value,
      let account = principal.account.value
    else { return [] }
    return accounts[HostIndex.Name(namespace: namespace, name: account)] ?? []
  }

  /// The workloads of each principal and service account that a source of an AuthorizationPolicy names.
  package func named(by source: ManifestField) -> [[Workload]] {
    source["principals"].texts.map(workloads(of:))
      + source["serviceAccounts"].texts.map { name in
        let account = MeshAccount(name, in: source.manifest.namespace)
        return accounts[HostIndex.Name(namespace: account.namespace, name: account.name)] ?? []
      }
  }

  /// Whether a NetworkPolicy restricts the ingress of a workload's pods.
  package func guardsIngress(of workload: Workload) -> Bool { ingress.holds(for: workload) }

  /// Whether a NetworkPolicy restricts the egress of a workload's pods.
  package func guardsEgress(of workload: Workload) -> Bool { egress.holds(for: workload) }

  /// Whether NetworkPolicies restrict the ingress of a workload's pods, and none of them has an ingress rule.
  package func letsNothingIn(to workload: Workload) -> Bool {
    ingress.members(for: workload).fact { policies in
      AllDenied(isTrue: !policies.isEmpty && policies.allSatisfy { $0.spec["ingress"].isEmpty })
    }.isTrue
  }

  /// Whether NetworkPolicies restrict the egress of a workload's pods, and none of them has an egress rule.
  package func letsNothingOut(of workload: Workload) -> Bool {
    egress.members(for: workload).fact { policies in
      AllDenied(isTrue: !policies.isEmpty && policies.allSatisfy { $0.spec["egress"].isEmpty })
    }.isTrue
  }

  /// Why NetworkPolicies deny a call; nil if it is allowed or unknown.
  package func networkBlock(of call: Call, to workload: Workload, _ context: LintContext) -> (
    policy: NetworkPolicy, isIngress: Bool, what: String
  )? {
    let block = networkBlocks.block(key(call, workload)) { findNetworkBlock(of: call, to: workload, context) }
    return block.map { block in
      let direction = block.isIngress ? "ingress" : "egress"
      let port = (call.targetPort?.plainText).map { " at port \($0)" } ?? ""
      return (
        block.policy, block.isIngress,
        "allows \(direction) from '\(call.caller.name)' to '\(workload.name)'\(port)"
      )
    }
  }

  /// The number of distinct blocks that were looked up.
  package var answers: Int {
    networkBlocks.count + externalBlocks.count + entranceBlocks.count + authorizationBlocks.count
  }

  /// The key of calls that are the same for all policies.
  func key<Block>(_ call: Call, _ workload: Workload) -> BlockMemo<Block>.Key {
    BlockMemo<Block>.Key(
      source: .pods(relations.podClass(of: call.caller)), target: relations.podClass(of: workload),
      port: call.targetPort?.plainText)
  }

  /// The class of a workload's pods.
  func podClass(of workload: Workload) -> Int { relations.podClass(of: workload) }

  private func findNetworkBlock(of call: Call, to workload: Workload, _ context: LintContext) -> NetworkBlock?
  {
    let ports = portNames(of: call, at: workload)
    let into = ingress.members(for: workload)
    if let first = into.first, !admits(call.caller, at: ports, into, "ingress", "from", context) {
      return NetworkBlock(policy: first, isIngress: true)
    }
    let out = egress.members(for: call.caller)
    if let first = out.first, !admits(workload, at: ports, out, "egress", "to", context) {
      return NetworkBlock(policy: first, isIngress: false)
    }
    return nil
  }

  /// The NetworkPolicy that denies all calls of a workload to addresses outside the cluster at a port; nil if they
  /// are allowed.
  package func networkBlock(ofExternalCallsOf workload: Workload, port: Int?) -> NetworkPolicy? {
    let own = relations.podClass(of: workload)
    return externalBlocks.block(.init(source: .pods(own), target: own, port: port.map { "\($0)" })) {
      let policies = egress.members(for: workload)
      guard let first = policies.first else { return nil }
      let isAllowed = allowing.contains(policies, .external(port: port)) { policy in
        policy.spec["egress"].items.contains { rule in
          let peers = rule["to"].items
          let isOpen = peers.isEmpty || peers.contains { $0["ipBlock"].exists }
          guard isOpen, let port, !rule["ports"].isEmpty else { return isOpen }
          return rule["ports"].items.contains { open in
            guard TransportProtocol.isTCP(open["protocol"].text) else { return false }
            guard let number = open["port"].int else { return !open["port"].exists }
            return (number...max(number, open["endPort"].int ?? number)).contains(port)
          }
        }
      }
      return isAllowed ? nil : first
    }
  }

  /// The AuthorizationPolicy that denies a call; nil if it is allowed or unknown.
  package func authorizationBlock(of call: Call, to workload: Workload) -> AuthorizationPolicy? {
    // Istio enforces the policies in the proxy.
    if workload.refusesProxy { return nil }
    return authorizationBlocks.block(key(call, workload)) {
      guard let (first, rules) = allowRules(for: workload) else { return nil }
      return rules.contains { mayAllow($0, call, workload) } ? nil : first
    }
  }

  /// The rules that admit requests to a workload's pods, and the first policy because of which all other requests are
  /// denied; nil if no ALLOW policy in the namespace of the pods selects them.
  ///
  /// Policies of the root namespace only add rules here: they deny requests only at pods with a proxy, and not every
  /// pod of the cluster has one.
  func allowRules(for workload: Workload) -> (policy: AuthorizationPolicy, rules: [ManifestField])? {
    let own = authorizations.members(for: workload).fact { policies in
      Allowing(policies: policies.items.filter(\.isAllowing))
    }.policies
    guard let first = own.first else { return nil }
    let common = meshWide.filter { $0.selector.matches(workload.labels) }.map(\.policy)
    return (first, (own + common).flatMap { $0.spec["rules"].items })
  }

  // MARK: NetworkPolicy

  /// Whether one of the policies that apply to some pods has a rule that admits a workload at a port.
  private func admits(
    _ workload: Workload, at ports: [String]?, _ members: PodScope<NetworkPolicy>.Members, _ rules: String,
    _ peers: String, _ context: LintContext
  ) -> Bool {
    lazy var question = PeerIndex.Question(
      namespace: workload.namespace, labels: workload.labels,
      namespaceLabels: labels(ofNamespace: workload.namespace, context), ports: ports)
    func isAdmitted(_ entry: PeerIndex.Entry) -> Bool {
      admits(entry.peer, workload, of: entry.policy, context) && opens(entry.rule["ports"], ports)
    }
    let isInGroup = members.narrowGroups.contains { group in
      group.fact { PeerIndex([(0, $0)], rules: rules, peers: peers) }.contains(question, where: isAdmitted)
    }
    if isInGroup { return true }
    guard let broad = members.broad else { return false }
    let index = broad.fact { _ in
      PeerIndex(broad.groups.map { ($0.number, $0.group.items) }, rules: rules, peers: peers)
    }
    return index.contains(question) { !members.excludes($0.group) && isAdmitted($0) }
  }

  /// Whether a policy's peer can be the workload; no peer stands for all pods.
  private func admits(
    _ peer: ManifestField?, _ workload: Workload, of policy: NetworkPolicy, _ context: LintContext
  ) -> Bool {
    // Addresses can belong to any pod.
    guard let peer, !peer["ipBlock"].exists else { return true }
    let isSpace =
      peer["namespaceSelector"].exists
      ? mayBe(Selector(peer["namespaceSelector"]), workload.namespace, context)
      : workload.namespace == policy.namespace
    return isSpace && Selector(peer["podSelector"]).matches(workload.labels)
  }

  /// Whether a selector can match a namespace.
  ///
  /// If the Namespace is not among the objects, only its name label is known.
  func mayBe(_ selector: Selector, _ namespace: String, _ context: LintContext) -> Bool {
    guard let labels = labels(ofNamespace: namespace, context) else {
      let key = NamespaceKey.name
      return selector.labels[key].map { $0 == namespace } ?? true
        && selector.expressions.allSatisfy {
          $0.key != key || $0.comparison != .isIn || $0.values.contains(namespace)
        }
    }
    return selector.matches(labels)
  }

  /// The labels of a namespace; nil if it is not among the objects.
  private func labels(ofNamespace namespace: String, _ context: LintContext) -> TextMap? {
    guard let object = context.manifest(NamespaceObject.type, "", namespace) else { return nil }
    var labels = object.root["metadata"]["labels"].textMap
    labels[NamespaceKey.name] = namespace
    return labels
  }

  /// The number and the name of the called port, as the workload declares them; nil if the port is unknown.
  private func portNames(of call: Call, at workload: Workload) -> [String]? {
    guard let target = call.targetPort?.plainText else { return nil }
    let declared = workload.containers.flatMap { $0["ports"].items }
    return declared.filter { $0["name"].text == target || $0["containerPort"].plainText == target }
      .flatMap { [$0["name"].text, $0["containerPort"].plainText] }.compactMap(\.self) + [target]
  }

  /// Whether one of a policy's TCP ports is the called one, by number or name; true for an empty list, and for a call
  /// without a known port.
  private func opens(_ ports: ManifestField, _ names: [String]?) -> Bool {
    guard !ports.isEmpty, let names else { return true }
    return ports.items.contains { port in
      guard TransportProtocol.isTCP(port["protocol"].text) else { return false }
      guard let open = port["port"].plainText else { return true }
      if names.contains(open) { return true }
      guard let first = port["port"].int, let last = port["endPort"].int else { return false }
      return names.contains { Int($0).map { (first...max(first, last)).contains($0) } ?? false }
    }
  }

  // MARK: AuthorizationPolicy

  private func mayAllow(_ rule: ManifestField, _ call: Call, _ workload: Workload) -> Bool {
    let (account, namespace) = (call.caller.serviceAccount, call.caller.namespace)
    let path = MeshPrincipal.path(ofAccount: account, in: namespace)
    let star = UInt8(ascii: "*")
    /// Most principals are complete identities. Comparing their suffixes is faster than parsing them.
    func mayBeCaller(_ principal: String) -> Bool {
      let isPattern = principal.utf8.first == star || principal.utf8.last == star
      return (isPattern || principal.hasSuffix(path))
        && MeshPrincipal(principal)?.matches(account: account, in: namespace) == true
    }
    let isFrom =
      rule["from"].isEmpty
      || rule["from"].items.contains { from in
        let source = from["source"]
        let names = source["principals"].texts
        let spaces = source["namespaces"].texts
        let accounts = source["serviceAccounts"].texts
        return
          (names.isEmpty || names.contains(where: mayBeCaller))
          && (spaces.isEmpty || spaces.contains { NamespaceWildcard($0).matches(namespace) })
          && (accounts.isEmpty
            || accounts.contains {
              let named = MeshAccount($0, in: rule.manifest.namespace)
              return named.namespace == namespace && named.name == account
            })
      }
    guard isFrom, let port = call.targetPort?.plainText else { return isFrom }
    let numbers =
      workload.containers.flatMap { $0["ports"].items }
      .filter { $0["name"].text == port }.compactMap { $0["containerPort"].plainText } + [port]
    return rule["to"].isEmpty
      || rule["to"].items.contains { to in
        let ports = to["operation"]["ports"].texts
        return ports.isEmpty || ports.contains { numbers.contains($0) }
      }
  }

  /// Whether all policies of a direction deny everything.
  private struct AllDenied: Sendable { let isTrue: Bool }

  /// The AuthorizationPolicies that allow requests.
  private struct Allowing: Sendable { let policies: [AuthorizationPolicy] }
}
