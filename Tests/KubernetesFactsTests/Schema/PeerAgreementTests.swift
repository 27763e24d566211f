import Foundation
import KubernetesFacts
import ManifestTree
import TestSupport
import Testing

/// Compares with `kubernetes-validate`, an independent validator that uses the published schemas.
@Suite struct PeerAgreementTests {
  static let isThere = (try? run("-c", ["import kubernetes_validate"], input: "")) != nil

  @Test(
    .enabled(if: isThere, "python3 cannot import kubernetes_validate"),
    arguments: [KubernetesVersion.oldest, KubernetesVersion.newest])
  func `the independent validator agrees on valid and invalid objects`(version: KubernetesVersion) throws {
    let table = try #require(SchemaTable.kubernetes(version))
    let objects = try Fixture.harbour().filter { !$0.text("apiVersion").contains("istio.io") }
      .filter { table.schema(apiVersion: $0.text("apiVersion"), kind: $0.text("kind")) != nil }
    let samples = objects.flatMap { object in
      [object] + Mutation.all(of: object).enumerated().filter { $0.offset % 12 == 0 }.map(\.element)
    }
    let input = samples.map { "\(version) \($0.json)\n" }.joined()
    let script = try #require(
      Bundle.module.url(forResource: "validate", withExtension: "py", subdirectory: "Fixtures"))
    let answers = try Self.run(script.path, [], input: input).split(separator: "\n")
    try #require(answers.count == samples.count)
    var broken = 0
    for (sample, answer) in zip(samples, answers) {
      let issues = table.validate(sample).filter(Self.isShared)
      if issues.isEmpty, Self.isAccepted(answer) { continue }
      broken += answer == "ok" ? 0 : 1
      #expect(issues.isEmpty == (answer == "ok"), "\(answer) \(issues.map(\.message)) \(sample.json)")
    }
    #expect(samples.count > 600 && broken > 300)
  }

  /// Fields that the published schemas require, but without which the API server accepts an object.
  private static let notEnforced = [
    "endpoints", "podSelector", "status", "rules", "apiGroup", "serviceName", "value", "lun", "seconds",
  ]

  private static func isAccepted(_ answer: Substring) -> Bool {
    notEnforced.contains { answer.hasSuffix("'\($0)' is a required property") }
  }

  /// Whether the other validator also reports the error; it does not check string formats, ranges, or list keys, and
  /// checks enums only for kinds.
  private static func isShared(_ issue: SchemaIssue) -> Bool {
    switch issue.fault {
    case .unknownField, .missingField, .wrongType: true
    case .unknownValue: issue.path.steps.contains(.key("volumeClaimTemplates"))
    default: false
    }
  }

  private static func run(_ script: String, _ arguments: [String], input: String) throws -> String {
    try Program(path: "python3", arguments: [script] + arguments, input: Array(input.utf8)).run().checked()
      .text
  }
}

/// Invalid objects, and harmless changes, each in one place.
enum Mutation {
  static func all(of object: Node) -> [Node] {
    places(in: object, below: []).flatMap { path -> [Node] in
      let node = object[NodePath(path)] ?? .null
      var broken: [Node] = []
      for value in ["text", 7, 1.5, true, [], [:]] as [Node] {
        broken.append(object.replacing(path[...], with: value))
      }
      if case .key(let key)? = path.last {
        broken.append(object.replacing(path[...], with: nil))
        broken.append(
          object.replacing(path[...], with: nil).replacing(
            (path.dropLast() + [.key(key + "x")])[...], with: node))
      }
      if case .map = node { broken.append(object.replacing((path + [.key("unknown")])[...], with: "x")) }
      return broken
    }
  }

  /// All paths except those of the object's identity, because changing them would require another schema.
  private static func places(in node: Node, below path: [NodePath.Step]) -> [[NodePath.Step]] {
    switch node {
    case .map(let map):
      map.filter { !path.isEmpty || $0.key != "apiVersion" && $0.key != "kind" }
        .flatMap { [path + [.key($0.key)]] + places(in: $0.value, below: path + [.key($0.key)]) }
    case .list(let list):
      list.enumerated().flatMap {
        [path + [.index($0.offset)]] + places(in: $0.element, below: path + [.index($0.offset)])
      }
    default: []
    }
  }
}
