import KubernetesFacts
import ManifestTree

/// The callers that a service admits in addition to the services that call it, according to its policies.
struct PolicyAdmissions {
  private(set) var parts: [Call] = []
  let namespace: String
  /// The service's name and account, and the accounts of its callers.
  let accounts: (own: String, callers: Set<String>)
  /// The services by the names of their accounts.
  let services: [String: [String]]
  let ports: [PortMapping.ServedPort]
  let isStatefulSet: Bool
  /// The path and port of the service's metrics, which Prometheus may read.
  let scraped: (path: String, port: String)?
  /// The namespaces from which the policies admit Prometheus; empty for all namespaces, nil if no policy admits it.
  private(set) var scrapers: [String]? = nil

  mutating func read(_ policies: [Object]) {
    for policy in policies {
      switch DerivedKind(policy.identity.groupKind) {
      case .authorizationPolicies:
        for rule in policy.node["spec"]?["rules"]?.list ?? [] { read(rule) }
      case .networkPolicies where scraped != nil:
        for rule in policy.node["spec"]?["ingress"]?.list ?? [] { readScrapers(rule) }
      case .networkPolicies, .sidecars, nil: break
      }
    }
  }

  private mutating func readScrapers(_ rule: Node) {
    let ports = (rule["ports"]?.list ?? []).compactMap { $0["port"]?.int }
    guard let scraped, let first = ports.first, "\(first)" == scraped.port, ports.count <= 2,
      ports.dropFirst().allSatisfy({ $0 == Int64(IstioPort.mergedMetrics) })
    else { return }
    let peers = rule["from"]?.list ?? []
    var names: [String] = []
    for peer in peers {
      guard peer.map?.count == 1, let selector = peer["namespaceSelector"]?.map else { return }
      if selector.isEmpty { continue }
      guard let name = selector["matchLabels"]?[NamespaceKey.name]?.text else { return }
      names.append(name)
    }
    if !peers.isEmpty { scrapers = names }
  }

  private mutating func read(_ rule: Node) {
    guard case .map(var map) = rule else { return }
    let sources = map.remove("from")?.list?.compactMap { $0["source"] } ?? []
    let operations = map.remove("to")?.list?.compactMap { $0["operation"] } ?? []
    guard map.isEmpty, operations.count < 2 else { return }
    let operation = operations.first
    let numbers = (operation?["ports"]?.list ?? []).compactMap(\.text)
    if let scraped, numbers == [scraped.port], operation?["paths"]?.list == [.string(scraped.path)],
      operation?["methods"] == ["GET"]
    {
      scrapers = (sources.first?["namespaces"]?.list ?? []).compactMap(\.text)
      return
    }
    let isPlain = operation.map { $0.map?.count == 1 && !numbers.isEmpty } ?? true
    guard let source = sources.first else {
      // Portolan derives this rule for ports that are open to all callers, such as node ports.
      if isPlain, !numbers.isEmpty,
        numbers.allSatisfy({ number in ports.contains { "\($0.number)" == number } })
      {
        return
      }
      return add(NodeMap(), operation)
    }
    if isPlain, let names = source["principals"]?.list, names.count == 1, let name = names[0].text,
      let account = account(of: name)
    {
      if accounts.callers.contains(account) { return }
      if isStatefulSet, account == accounts.own, operation == nil { return }
    }
    // Portolan derives this rule for the proxies of gateways and ingress controllers: each reaches the served ports to
    // which it routes requests.
    let all = ports.map { "\($0.number)" }
    let isProxy =
      isPlain && Set(numbers).isSubset(of: all) && !numbers.isEmpty
      && (source["namespaces"] != nil || source["notPrincipals"] != nil)
      && sources.allSatisfy {
        $0.map?.count == 1 && ($0["namespaces"] != nil || $0["notPrincipals"] == ["*"])
      }
    if isProxy { return }
    guard sources.count == 1, case .map(let map) = source else { return }
    add(map, operation)
  }

  private func account(of principal: String) -> String? {
    let identity = MeshPrincipal(principal)
    guard let account = identity?.account.value,
      principal == MeshPrincipal.text(ofAccount: account, in: namespace)
    else { return nil }
    return account
  }

  private mutating func add(_ source: NodeMap, _ operation: Node?) {
    var source = source
    var arguments: [Argument] = []
    var names: [String] = []
    var others: [String] = []
    for principal in source.remove("principals")?.list?.compactMap(\.text) ?? [] {
      if let account = account(of: principal), let found = services[account], found.count == 1 {
        names.append(found[0])
      } else {
        others.append(principal)
      }
    }
    func add(_ label: String, _ texts: [String]) {
      if !texts.isEmpty { arguments.append(Argument(label, .list(texts.map { .text($0) }))) }
    }
    add("services", names)
    add("principals", others)
    add("namespaces", source.remove("namespaces")?.list?.compactMap(\.text) ?? [])
    var operation = operation?.map ?? NodeMap()
    add("paths", operation.remove("paths")?.list?.compactMap(\.text) ?? [])
    add("methods", operation.remove("methods")?.list?.compactMap(\.text) ?? [])
    let numbers = (operation.remove("ports")?.list ?? []).compactMap { $0.text.flatMap { Int64($0) } }
    if !numbers.isEmpty { arguments.append(Argument("ports", .list(numbers.map { .integer($0) }))) }
    guard source.isEmpty, operation.isEmpty else { return }
    parts.append(Call("Authorize", arguments))
  }
}
