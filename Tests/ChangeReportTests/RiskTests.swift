import ChangeReport
import Testing

/// The risks with which changes are marked.
@Suite struct RiskTests {
  @Test(arguments: FieldEdit.all)
  func `an edit of one field has exactly its risks`(edit: FieldEdit) throws {
    let yaml = edit.object.yaml
    try #require(yaml.contains(edit.old), "the edit does not apply")
    let rest = edit.others.map { "---\n\($0.yaml)" }.joined()
    let edited = yaml.replacing(edit.old, with: edit.new, maxReplacements: 1)
    let changes = try Comparison.of(yaml + rest, edited + rest)
    let found = Set(changes.entries.flatMap(\.marks).map(\.risk))
    #expect(found == Set(edit.risks), "\(changes.entries.flatMap(\.marks).map(\.reason))")
  }

  @Test func `the tls field of a VirtualService is a list of routes`() throws {
    func route(_ port: Int) -> String {
      """
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: web, namespace: shop}
      spec:
        hosts: [web.example]
        tls:
        - match: [{sniHosts: [web.example]}]
          route: [{destination: {host: web, port: {number: \(port)}}}]
      """
    }
    let marks = try Comparison.of(route(443), route(8443)).entries.flatMap(\.marks)
    #expect(marks.map(\.reason).contains("a TLS route of the VirtualService changes"))
  }

  @Test(arguments: [9, 1])
  func `removing the replicas of an autoscaled workload can scale the workload to 1 pod`(maximum: Int) throws
  {
    let new = EditedObject.autoscaler.yaml.replacing("minReplicas: 2", with: "minReplicas: 1")
      .replacing("maxReplicas: 8", with: "maxReplicas: \(maximum)")
    let old = new.replacing(
      "  selector: {matchLabels: {app: front}}",
      with: "  replicas: 5\n  selector: {matchLabels: {app: front}}")
    try #require(old != new)
    let marks = try Comparison.of(old, new).entries.flatMap(\.marks)
    #expect(marks.map(\.risk) == (maximum > 1 ? [.lowersAvailability] : []))
    #expect(marks.allSatisfy { $0.reason.contains("can scale the workload to 1 pod") })
    #expect(try Comparison.of(new, old).entries.flatMap(\.marks) == [])
  }

  @Test func `a removed field with the default of minDomains has no risk`() throws {
    func pod(_ spread: String) -> String {
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, labels: {app: web}}
      spec:
        topologySpreadConstraints:
        - {maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule\(spread)}
        containers: [{name: web, image: "web:1"}]
      """
    }
    for (minimum, isRisk) in [(1, false), (2, true)] {
      let marks = try Comparison.of(pod(", minDomains: \(minimum)"), pod("")).entries.flatMap(\.marks)
      #expect(marks.contains { $0.risk == .lowersAvailability } == isRisk)
    }
  }

  @Test func `the table has at least 60 edits`() {
    #expect(FieldEdit.all.count >= 60)
  }

  @Test(arguments: EditedObject.allCases)
  func `an object without a change has no risks`(object: EditedObject) throws {
    #expect(try Comparison.of(object.yaml, object.yaml).entries.isEmpty)
  }
}
