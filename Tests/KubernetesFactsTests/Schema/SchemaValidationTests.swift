import Diagnostics
import KubernetesFacts
import ManifestTree
import Testing

@Suite struct SchemaValidationTests {
  static let deployment: Node = [
    "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "web"],
    "spec": [
      "replicas": 2, "selector": ["matchLabels": ["app": "web"]],
      "template": [
        "metadata": ["labels": ["app": "web"]],
        "spec": [
          "containers": [
            [
              "name": "web", "image": "web:1", "ports": [["containerPort": 80]],
              "env": [["name": "A", "value": "1"], ["name": "B", "value": "2"]],
              "resources": ["limits": ["cpu": "500m"]],
            ]
          ]
        ],
      ],
    ],
  ]

  /// A replaced value of the Deployment, and the message.
  struct Fault: Sendable, CustomTestStringConvertible {
    var path: String
    var value: Node?
    var fault: SchemaIssue.Kind
    var message: String
    var fix: String?
    var testDescription: String { "\(path): \(message)" }

    init(_ path: String, _ value: Node?, _ fault: SchemaIssue.Kind, _ message: String, fix: String? = nil) {
      (self.path, self.value, self.fault, self.message, self.fix) = (path, value, fault, message, fix)
    }
  }

  static let faults: [Fault] = [
    Fault(
      "spec.replcas", 2, .unknownField, "unknown field 'replcas', expected a field of apps.v1.DeploymentSpec",
      fix: "did you mean 'replicas'?"),
    Fault(
      "spec.replicas", "2", .wrongType, "'replicas' is the string '2', expected a whole number",
      fix: "write the value without quotes"),
    Fault("spec.replicas", 2.5, .wrongType, "'replicas' is 2.5, expected a whole number"),
    Fault(
      "spec.replicas", 4_000_000_000, .outOfRange,
      "'replicas' is 4000000000, expected a 32-bit whole number"),
    Fault("spec.paused", "yes", .wrongType, "'paused' is the string 'yes', expected true or false"),
    Fault("spec.selector", nil, .missingField, "required field 'selector' is missing"),
    Fault("spec.selector", .null, .missingField, "required field 'selector' is missing"),
    Fault(
      "spec.template.spec", ["containers": ["web"]], .wrongType,
      "'containers[0]' is the string 'web', expected a map"),
    Fault(
      "spec.template.spec.containers", ["name": "web"], .wrongType, "'containers' is a map, expected a list"),
    Fault(
      "spec.template.spec.containers[0].image", 1.5, .wrongType, "'image' is 1.5, expected a string",
      fix: "write the value in quotes"),
    Fault(
      "spec.template.spec.containers[0].imagePullPolicy", "always", .unknownValue,
      "'imagePullPolicy' is 'always', expected Always, IfNotPresent, or Never", fix: "did you mean 'Always'?"),
    Fault(
      "spec.template.spec.containers[0].resources.limits.cpu", "1 core", .malformed,
      "'cpu' is '1 core', expected a quantity such as 500m or 1Gi"),
    Fault(
      "spec.template.spec.containers[0].resources.limits.cpu", "1gi", .malformed,
      "'cpu' is '1gi', expected a quantity such as 500m or 1Gi", fix: "did you mean '1Gi'?"),
    Fault(
      "spec.template.spec.containers[0].env[1].name", "A", .duplicate,
      "'env[1]' is a second element with 'name' 'A', expected only one"),
    Fault(
      "spec.template.spec.containers[0].ports",
      [["containerPort": 80], ["containerPort": 80, "protocol": "TCP"]],
      .duplicate,
      "'ports[1]' is a second element with 'containerPort' '80' and 'protocol' 'TCP', expected only one"),
    Fault(
      "spec.template.spec.containers[0].args", [.null], .wrongType, "'args[0]' is null, expected a string"),
    Fault(
      "metadata.labels", ["a": true], .wrongType, "'a' is true, expected a string",
      fix: "write the value in quotes"),
    Fault(
      "metadata.creationTimestamp", "today", .malformed,
      "'creationTimestamp' is 'today', expected a time such as 2026-01-31T12:00:00Z"),
    Fault(
      "metadata.finalizers", ["a", "a"], .duplicate,
      "'finalizers[1]' is a second element with the same value, expected only one"
    ),
  ]

  @Test(arguments: faults) func `an error is reported with its position`(fault: Fault) throws {
    let broken = Self.deployment.replacing(NodePath(plain: fault.path).steps[...], with: fault.value)
    let issues = SchemaTable.newest.validate(broken)
    let issue = try #require(issues.first)
    #expect(issues.count == 1)
    #expect(issue.fault == fault.fault)
    #expect(issue.message == fault.message)
    #expect(issue.fix == fault.fix)
  }

  @Test func `an error's path leads to its field`() {
    let path = NodePath(plain: "spec.template.spec.containers[0].env[1].valu")
    let broken = Self.deployment.replacing(path.steps[...], with: "x")
    #expect(SchemaTable.newest.validate(broken).map(\.path) == [path])
  }

  @Test(
    arguments: [
      ("spec.replicas", .null), ("spec.replicas", 2.0), ("metadata.annotations", ["a": .null]),
      ("metadata.creationTimestamp", .null), ("spec.template.spec.containers[0].resources.limits.cpu", 0.5),
      ("spec.template.spec.containers[0].imagePullPolicy", ""),
      (
        "spec.template.spec.containers[0].ports",
        [["containerPort": 53], ["containerPort": 53, "protocol": "UDP"]]
      ),
      ("status", ["conditions": []]),
    ] as [(String, Node)])
  func `what the server accepts is not an error`(path: String, value: Node) {
    let changed = Self.deployment.replacing(NodePath(plain: path).steps[...], with: value)
    #expect(SchemaTable.newest.validate(changed).isEmpty)
  }

  @Test func `all errors are reported, in the order of the manifest`() {
    let broken: Node = [
      "apiVersion": "v1", "kind": "Service", "metdata": [:],
      "spec": ["type": "NodPort", "ports": [["prot": 1]]],
    ]
    #expect(
      SchemaTable.newest.validate(broken).map(\.path.description) == [
        "metdata", "spec.type", "spec.ports[0].prot", "spec.ports[0]",
      ])
  }

  @Test func `an issue becomes a diagnostic at its position`() throws {
    let issue = try #require(
      SchemaTable.newest.validate(["apiVersion": "v1", "kind": "Service", "spc": [:]]).first)
    let place = FileLocation(file: "a.yaml", line: 3, column: 1)
    let diagnostic = issue.diagnostic(at: place)
    #expect(diagnostic.id == "schema/unknown-field")
    #expect(diagnostic.message == "unknown field 'spc', expected a field of core.v1.Service")
    #expect(diagnostic.fix == "did you mean 'spec'?")
    #expect(diagnostic.location == place)
  }
}
