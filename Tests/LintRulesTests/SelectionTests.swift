import Diagnostics
import ManifestTree
import Testing

@testable import LintEngine
@testable import LintRules

/// Counts the work for relations between many objects, which must grow with the number of objects, not of pairs.
@Suite struct SelectionTests {
  /// Workloads that share some labels and each have a unique one, and for each workload an object that selects all.
  private static func context(_ count: Int, _ object: (Int) -> String) -> LintContext {
    let text = (0..<count).map { number in
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: d\(number), namespace: shop}
      spec:
        replicas: 2
        selector: {matchLabels: {own: x\(number)}}
        template:
          metadata: {labels: {own: x\(number), app: all, tier: web, zone: a}}
          spec: {containers: [{name: a, image: a, env: [{name: URL, value: 'http://s\(number).shop'}]}]}
      ---
      \(object(number))
      """
    }.joined(separator: "\n---\n")
    return LintContext(ManifestReader.read(Array(text.utf8), from: "x.yaml").objects)
  }

  private static func service(_ number: Int) -> String {
    """
    apiVersion: v1
    kind: Service
    metadata: {name: s\(number), namespace: shop}
    spec: {selector: {app: all\(number % 2 == 0 ? ", tier: web" : ", zone: a")}, ports: [{port: 80, targetPort: 8080}]}
    """
  }

  @Test(arguments: [10, 40])
  func `different selectors that select the same pods share one result`(count: Int) throws {
    let context = Self.context(count, Self.service)
    let services = context.manifests.filter { $0.kind == "Service" }.map(Service.init)
    let results = Set(services.map { ObjectIdentifier(context.relations.pods(of: $0)) })
    #expect(services.count == count && results.count == 1)
    let pods = context.relations.pods(of: try #require(services.first))
    #expect(pods.workloads.count == count && pods.representatives.count == 1)
  }

  @Test(arguments: [10, 40])
  func `a rule's conclusions from the pods of a Service are computed once for equal pods`(count: Int) throws {
    let context = Self.context(count, Self.service)
    _ = Linter([ServiceTargetPort()]).findings(in: context)
    let service = try #require(context.manifests.first { $0.kind == "Service" }.map(Service.init))
    // Two tasks may compute a value at the same time.
    #expect((1...8).contains(context.relations.pods(of: service).factCount))
  }

  @Test(arguments: [10, 40])
  func `whether policies block calls is decided once for equal pods`(count: Int) {
    let context = Self.context(count) { number in
      Self.service(number) + """

        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: p\(number), namespace: shop}
        spec:
          podSelector: {matchLabels: {app: all}}
          policyTypes: [Ingress]
          ingress: [{from: [{podSelector: {matchLabels: {app: other}}}]}]
        """
    }
    let findings = Linter([CallBlockedByNetworkPolicy()]).findings(in: context)
    #expect(findings.count == count)
    #expect(context.traffic.answers == 1)
  }

  /// Workloads, each with a budget that selects all pods except its own.
  private static func excluding(_ count: Int, _ limit: String = "minAvailable: 1") -> String {
    (0..<count).map { number in
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: d\(number), namespace: shop}
      spec:
        replicas: \(number % 3 + 1)
        selector: {matchLabels: {app: a\(number)}}
        template: {metadata: {labels: {app: a\(number)}}, spec: {containers: [{name: a, image: 'a:1'}]}}
      ---
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: b\(number), namespace: shop}
      spec: {\(limit), selector: {matchExpressions: [{key: app, operator: NotIn, values: [a\(number)]}]}}
      """
    }.joined(separator: "\n---\n")
  }

  private static func budgetFindings(_ text: String) -> [String] {
    let rules = Catalogue.rules.filter { $0.card.id.contains("budget") || $0.card.id == "no-pod-left-ready" }
    return Linter(rules).findings(
      in: LintContext(ManifestReader.read(Array(text.utf8), from: "x.yaml").objects)
    )
    .map { "\($0.location.line) \($0.rule) \($0.message) \($0.notes.map { $0.location?.line ?? 0 })" }
    .sorted()
  }

  @Test(arguments: ["minAvailable: 1", "minAvailable: 100%", "maxUnavailable: 0", "maxUnavailable: 50%"])
  func `selectors that only exclude pods have the findings of selectors that list all others`(limit: String) {
    let text = Self.excluding(5, limit)
    // A selector that lists the values of all other pods makes the same selection.
    let listed = (0..<5).reduce(text) { text, number in
      let others = (0..<5).filter { $0 != number }.map { "a\($0)" }.joined(separator: ", ")
      return text.replacing(
        "operator: NotIn, values: [a\(number)]", with: "operator: In, values: [\(others)]")
    }
    #expect(Self.budgetFindings(text) == Self.budgetFindings(listed))
    #expect(!Self.budgetFindings(text).isEmpty)
  }

  @Test func `a budget without pods is found if its selector only excludes pods`() {
    let text = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: d, namespace: shop}
      spec: {selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: 'a:1'}]}}}
      ---
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: b, namespace: shop}
      spec: {minAvailable: 1, selector: {matchExpressions: [{key: app, operator: DoesNotExist}]}}
      """
    #expect(Self.budgetFindings(text).contains { $0.contains("budget-selects-nothing") })
  }
}
