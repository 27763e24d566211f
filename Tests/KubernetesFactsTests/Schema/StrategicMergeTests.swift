import KubernetesFacts
import ManifestTree
import Testing

@Suite struct StrategicMergeTests {
  let table = SchemaTable.newest
  let pod: ValueSchema

  init() throws {
    let root = try #require(SchemaTable.newest.schema(apiVersion: "v1", kind: "Pod"))
    pod = try SchemaTable.newest.schema(at: NodePath(plain: "spec"), in: root)
  }

  /// A part of a pod spec, a patch, and the result.
  struct Example: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var before: Node
    var patch: Node
    var after: Node

    init(_ name: String, _ before: Node, _ patch: Node, _ after: Node) {
      (testDescription, self.before, self.patch, self.after) = (name, before, patch, after)
    }
  }

  static let examples = [
    Example(
      "maps are merged field by field", ["nodeSelector": ["a": "1", "b": "2"], "hostname": "h"],
      ["nodeSelector": ["b": "3", "c": "4"]],
      ["nodeSelector": ["a": "1", "b": "3", "c": "4"], "hostname": "h"]),
    Example(
      "null removes a field", ["hostname": "h", "subdomain": "s"], ["hostname": .null], ["subdomain": "s"]),
    Example(
      "null for a missing value has no effect", [:],
      ["hostname": .null, "securityContext": ["fsGroup": .null]],
      ["securityContext": [:]]),
    Example(
      "elements are merged by key, new ones appended",
      ["containers": [["name": "a", "image": "1", "args": ["x"]], ["name": "b"]]],
      ["containers": [["name": "c"], ["name": "a", "image": "2"]]],
      ["containers": [["name": "a", "image": "2", "args": ["x"]], ["name": "b"], ["name": "c"]]]),
    Example(
      "a default is part of the key", ["containers": [["name": "a", "ports": [["containerPort": 53]]]]],
      [
        "containers": [
          [
            "name": "a",
            "ports": [["containerPort": 53, "protocol": "UDP"], ["containerPort": 53, "name": "dns"]],
          ]
        ]
      ],
      [
        "containers": [
          [
            "name": "a",
            "ports": [["containerPort": 53, "name": "dns"], ["containerPort": 53, "protocol": "UDP"]],
          ]
        ]
      ]),
    Example(
      "other lists are replaced", ["containers": [["name": "a", "args": ["x", "y"]]]],
      ["containers": [["name": "a", "args": ["z"]]]], ["containers": [["name": "a", "args": ["z"]]]]),
    Example(
      "an element is deleted by its key", ["volumes": [["name": "a"], ["name": "b"]]],
      ["volumes": [["name": "a", "$patch": "delete"], ["name": "x", "$patch": "delete"]]],
      ["volumes": [["name": "b"]]]),
    Example(
      "an element is replaced", ["volumes": [["name": "a", "emptyDir": [:]]]],
      ["volumes": [["name": "a", "$patch": "replace", "secret": ["secretName": "s"]]]],
      ["volumes": [["name": "a", "secret": ["secretName": "s"]]]]),
    Example(
      "a list with keys is replaced", ["volumes": [["name": "a"], ["name": "b"]]],
      ["volumes": [["$patch": "replace"], ["name": "c"]]], ["volumes": [["name": "c"]]]),
    Example(
      "a map is replaced or deleted", ["nodeSelector": ["a": "1"], "affinity": ["nodeAffinity": [:]]],
      ["nodeSelector": ["$patch": "replace", "b": "2"], "affinity": ["$patch": "delete"]],
      ["nodeSelector": ["b": "2"]]),
    Example("another type is replaced", ["hostname": ["a": 1]], ["hostname": "h"], ["hostname": "h"]),
    Example(
      "an unknown field is merged", ["x": ["a": 1, "l": [1]]], ["x": ["b": 2, "l": [2]]],
      ["x": ["a": 1, "l": [2], "b": 2]]),
  ]

  @Test(arguments: examples) func `patches are merged`(example: Example) {
    #expect(table.merge(example.patch, into: example.before, as: pod) == example.after)
  }

  @Test(arguments: examples) func `merging a patch twice has the same result as merging it once`(
    example: Example
  ) {
    #expect(table.merge(example.patch, into: example.after, as: pod) == example.after)
  }

  @Test func `sets are united`() throws {
    let root = try #require(table.schema(apiVersion: "v1", kind: "Pod"))
    let before: Node = ["metadata": ["finalizers": ["a", "b"]]]
    #expect(
      table.merge(["metadata": ["finalizers": ["c", "b"]]], into: before, as: root) == [
        "metadata": ["finalizers": ["a", "b", "c"]]
      ])
  }

  @Test func `merging keeps the order`() {
    guard case .map(let map) = table.merge(["b": 1, "c": 2], into: ["a": 0, "b": 0], as: nil) else {
      Issue.record("no map")
      return
    }
    #expect(Array(map.keys) == ["a", "b", "c"])
  }

  @Test(
    arguments: [
      (["containers": [["name": "a", "image": "2"]]], []),
      (["hostname": .null, "volumes": [["name": "a", "$patch": "delete"]]], []),
      (["volumes": [["$patch": "replace"]]], []),
      (
        ["containers": [["image": "2"]]],
        ["containers[0]: the list element has no 'name', which identifies the element to merge"]
      ),
      (
        ["containers": [["name": "a", "imag": "2"]]],
        ["containers[0].imag: unknown field 'imag', expected a field of core.v1.Container"]
      ),
      (["hostname": 1], ["hostname: 'hostname' is 1, expected a string"]),
      (
        ["affinity": ["$patch": "drop"]],
        ["affinity[\"$patch\"]: '$patch' is the string 'drop', expected delete or replace"]
      ),
      (
        ["containers": [["name": "a"], ["name": "a"]]],
        ["containers[1]: 'containers[1]' is a second element with 'name' 'a', expected only one"]
      ),
    ] as [(Node, [String])])
  func `fields are optional in a patch but keys are not`(patch: Node, issues: [String]) {
    #expect(table.validate(patch: patch, as: pod).map { "\($0.path): \($0.message)" } == issues)
  }
}
