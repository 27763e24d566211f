import ManifestTree
import TestSupport
import Testing

@testable import LintEngine

/// Random NetworkPolicies and calls against an evaluator that tries every policy and rule.
@Suite struct NetworkBlockTests {
  @Test(arguments: 0..<60)
  func `a call is blocked if and only if no rule of the policies admits it`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let policies = (0..<9).map { Self.policy($0, &random) }
    let namespaces = seed % 2 == 0 ? [Self.namespace("one", "a"), Self.namespace("two", "b")] : []
    let text = (policies + namespaces + Self.workloads).joined(separator: "\n---\n")
    let context = LintContext(ManifestReader.read(Array(text.utf8), from: "x.yaml").objects)
    let services = context.manifests.filter { $0.kind == "Service" }.map(Service.init)
    for caller in context.workloads {
      for service in services {
        let target = try #require(context.relations.workloads(of: service).first)
        let call = Call(caller: caller, service: service, port: 80, field: service.manifest.root)
        let block = context.traffic.networkBlock(of: call, to: target, context)
        let expected = Self.block(of: caller, to: target, context)
        #expect(block?.policy.name == expected, "\(caller.name) to \(target.name)\n\(text)")
      }
    }
  }

  // MARK: Objects

  private static func namespace(_ name: String, _ team: String) -> String {
    "apiVersion: v1\nkind: Namespace\nmetadata: {name: \(name), labels: {team: \(team)}}"
  }

  private static let workloads = ["one", "two"].flatMap { namespace in
    ["x", "y", "z"].map { app in
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: \(app), namespace: \(namespace)}
      spec:
        template:
          metadata: {labels: {app: \(app), tier: \(app == "z" ? "back" : "front")}}
          spec: {containers: [{name: a, image: a, ports: [{name: web, containerPort: 8080}]}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: \(app), namespace: \(namespace)}
      spec: {selector: {app: \(app)}, ports: [{port: 80, targetPort: \(app == "y" ? "web" : "8080")}]}
      """
    }
  }

  private static func policy(_ number: Int, _ random: inout SeededGenerator) -> String {
    let types = pick(["[Ingress]", "[Egress]", "[Ingress, Egress]"], &random)
    return """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: p\(number), namespace: \(pick(["one", "two"], &random))}
      spec:
        podSelector: \(selector(&random))
        policyTypes: \(types)
        ingress: [\(rule("from", &random))]
        egress: [\(rule("to", &random))]
      """
  }

  private static func rule(_ peers: String, _ random: inout SeededGenerator) -> String {
    let ports = pick(
      [
        "", "ports: [{port: 8080}]", "ports: [{port: web}]", "ports: [{port: 9090}]",
        "ports: [{port: 8000, endPort: 9000}]", "ports: [{protocol: UDP, port: 8080}]",
      ], &random)
    let list = (0..<(random.pick([0, 1, 1, 2]) ?? 0)).map { _ in peer(&random) }
    let parts = [list.isEmpty ? "" : "\(peers): [\(list.joined(separator: ", "))]", ports]
    return pick(["", "{\(parts.filter { !$0.isEmpty }.joined(separator: ", "))}"], &random)
  }

  private static func peer(_ random: inout SeededGenerator) -> String {
    let space = pick(
      [
        "{}", "{matchLabels: {team: a}}", "{matchLabels: {kubernetes.io/metadata.name: two}}",
        "{matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [one]}]}",
        "{matchExpressions: [{key: team, operator: NotIn, values: [a]}]}",
      ], &random)
    return pick(
      [
        "{podSelector: \(selector(&random))}", "{namespaceSelector: \(space)}",
        "{namespaceSelector: \(space), podSelector: \(selector(&random))}",
      ], &random)
  }

  private static func selector(_ random: inout SeededGenerator) -> String {
    pick(
      [
        "{}", "{matchLabels: {app: x}}", "{matchLabels: {app: z, tier: back}}",
        "{matchExpressions: [{key: app, operator: In, values: [x, y]}]}",
        "{matchExpressions: [{key: app, operator: NotIn, values: [x]}]}",
        "{matchExpressions: [{key: tier, operator: NotIn, values: [front, none]}]}",
        "{matchExpressions: [{key: tier, operator: Exists}]}",
        "{matchExpressions: [{key: zone, operator: DoesNotExist}]}",
      ], &random)
  }

  private static func pick(_ values: [String], _ random: inout SeededGenerator) -> String {
    random.pick(values) ?? ""
  }

  // MARK: Evaluation

  private static func block(of caller: Workload, to target: Workload, _ context: LintContext) -> String? {
    let policies = context.manifests.filter { $0.kind == "NetworkPolicy" }.map(NetworkPolicy.init)
    for (type, rules, peers, pod, other) in [
      ("Ingress", "ingress", "from", target, caller), ("Egress", "egress", "to", caller, target),
    ] {
      let applying = policies.filter {
        $0.types.contains(type) && $0.namespace == pod.namespace && $0.selector.matches(pod.labels)
      }
      let isAdmitted = applying.contains { policy in
        policy.spec[rules].items.contains { rule in
          let list = rule[peers].items
          return (list.isEmpty || list.contains { admits($0, other, policy, context) }) && opens(rule)
        }
      }
      if let first = applying.first, !isAdmitted { return first.name }
    }
    return nil
  }

  private static func admits(
    _ peer: ManifestField, _ pod: Workload, _ policy: NetworkPolicy, _ context: LintContext
  ) -> Bool {
    let isSpace: Bool
    if peer["namespaceSelector"].exists {
      let selector = Selector(peer["namespaceSelector"])
      let team = context.manifests.first { $0.kind == "Namespace" && $0.name == pod.namespace }
        .map { $0.root["metadata"]["labels"].textMap }
      // Without the Namespace, only its name is known.
      var known = team ?? [:]
      known["kubernetes.io/metadata.name"] = pod.namespace
      isSpace =
        team != nil
        ? selector.matches(known)
        : selector.labels.allSatisfy { known[$0.key] ?? $0.value == $0.value }
          && selector.expressions.allSatisfy {
            known[$0.key] == nil || $0.values.contains(known[$0.key] ?? "")
          }
    } else {
      isSpace = pod.namespace == policy.namespace
    }
    return isSpace && Selector(peer["podSelector"]).matches(pod.labels)
  }

  /// Whether a rule applies to port 8080, whose name is `web`.
  private static func opens(_ rule: ManifestField) -> Bool {
    rule["ports"].isEmpty
      || rule["ports"].items.contains { port in
        guard port["protocol"].text != "UDP" else { return false }
        return ["8080", "web"].contains(port["port"].plainText) || port["endPort"].int == 9000
      }
  }
}
