import ManifestTree
import TestSupport
import Testing

@testable import ChartRendering

/// Objects with random changes: for any change, Kustomize builds exactly the changed objects from base and overlay.
@Suite(.enabled(if: Kubectl.isInstalled, "\(Kubectl.absence)")) struct KustomizationMutationTests {
  @Test(arguments: 0..<8) func `an overlay renders exactly the changed objects`(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var base: [Object] = []
    var spot: [Object] = []
    for number in 0..<60 {
      for object in Self.objects(named: "cart-\(number)") {
        base.append(object)
        if Int.random(in: 0..<20, using: &generator) == 0 { continue }
        var changed = object
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          changed.node.mutate(at: [], using: &generator)
        }
        spot.append(changed)
      }
    }
    spot += Self.objects(named: "new")
    let system = SystemObjects(base: base, spot: spot)
    let files = RenderedKustomization(system).files
    let expected = spot.byIdentity
    let before = base.byIdentity
    let built = try Kubectl.build(files, overlay: "spot")
    #expect(Set(built.keys) == Set(expected.keys))
    for (identity, node) in expected where built[identity] != node {
      Issue.record(
        "\(before[identity]?.yaml ?? "")→\n\(node.yaml)is built to\n\(built[identity]?.yaml ?? "nothing")")
    }
  }

  /// Objects with keyed and other lists, of known kinds and custom ones.
  private static func objects(named name: String) -> [Object] {
    let container: Node = [
      "name": "cart", "image": "example.com/cart:1.0", "args": ["a", "b", "c"],
      "ports": [["name": "http", "containerPort": 80], ["name": "grpc", "containerPort": 81]],
      "env": [
        ["name": "A", "value": "1"], ["name": "B", "value": "yes"],
        ["name": "C", "valueFrom": ["configMapKeyRef": ["name": "settings", "key": "c"]]],
      ],
      "resources": ["requests": ["cpu": "100m", "memory": "64Mi"], "limits": ["memory": "128Mi"]],
      "volumeMounts": [["name": "tmp", "mountPath": "/tmp"], ["name": "data", "mountPath": "/data"]],
      "securityContext": ["capabilities": ["drop": ["ALL"]], "readOnlyRootFilesystem": true],
    ]
    let pod: NodeMap = [
      "containers": [container, ["name": "proxy", "image": "example.com/proxy:2.0"]],
      "initContainers": [["name": "wait", "image": "example.com/wait@sha256:ab"]],
      "volumes": [["name": "tmp", "emptyDir": [:]], ["name": "data", "configMap": ["name": "settings"]]],
      "imagePullSecrets": [["name": "registry"]],
      "hostAliases": [["ip": "10.0.0.1", "hostnames": ["a", "b"]]],
      "topologySpreadConstraints": [
        ["maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "ScheduleAnyway"],
        ["maxSkew": 1, "topologyKey": "host", "whenUnsatisfiable": "DoNotSchedule"],
      ],
      "tolerations": [["key": "spot", "operator": "Exists"]],
      "schedulingGates": [["name": "one"], ["name": "two"]],
      "terminationGracePeriodSeconds": 30,
    ]
    return [
      .deployment(name, pod),
      Object(
        "v1", "Service", name,
        [
          "spec": [
            "selector": ["app": .string(name)],
            "ports": [
              ["name": "http", "port": 80, "targetPort": "http", "protocol": "TCP"],
              ["name": "dns", "port": 53, "protocol": "UDP"],
            ],
          ]
        ]),
      Object("v1", "ConfigMap", name, ["data": ["a": "1", "b": "no", "c": "line\nline\n", "d/e~f": ""]]),
      Object("v1", "ServiceAccount", name, ["imagePullSecrets": [["name": "a"], ["name": "b"]]]),
      Object(
        "autoscaling/v2", "HorizontalPodAutoscaler", name,
        [
          "spec": [
            "minReplicas": 2, "maxReplicas": 10,
            "metrics": [["type": "Resource", "resource": ["name": "cpu"]], ["type": "Pods"]],
          ]
        ]),
      Object(
        "networking.istio.io/v1", "VirtualService", name,
        [
          "spec": [
            "hosts": ["a", "b"],
            "http": [
              ["name": "one", "route": [["destination": ["host": "cart"], "weight": 90.5]]],
              ["name": "two", "match": [["uri": ["prefix": "/"]]]],
            ],
          ]
        ]),
    ]
  }
}

extension Node {
  /// Changes something at random in the tree, except the object's identity.
  fileprivate mutating func mutate(at path: [String], using generator: inout SeededGenerator) {
    switch self {
    case .map(var map):
      let free = map.entries.filter { !isFixed(path + [$0.key]) }
      guard let entry = free.randomElement(using: &generator) else { return add(to: &map, path, &generator) }
      switch Int.random(in: 0..<12, using: &generator) {
      case 0 where !path.isEmpty && entry.key != "name" && path.first != "metadata": map[entry.key] = nil
      case 1 where !path.isEmpty: return add(to: &map, path, &generator)
      // Kustomize drops empty annotations; Kubernetes treats them as missing.
      case 2 where path.count > 1 && path.first != "metadata": return self = [:]
      default:
        var value = entry.value
        value.mutate(at: path + [entry.key], using: &generator)
        map[entry.key] = value
      }
      self = .map(map)
    case .list(var list):
      guard let index = list.indices.randomElement(using: &generator) else { return }
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: list.remove(at: index)
      case 1: list.swapAt(index, list.indices.randomElement(using: &generator) ?? index)
      case 2: list.insert(list[index].renamed(), at: index)
      case 3: list.append(list[index].renamed())
      case 4: list = []
      default: list[index].mutate(at: path + ["0"], using: &generator)
      }
      self = .list(list)
    case .int(let value): self = .int(value + 1)
    case .bool(let value): self = .bool(!value)
    case .double(let value): self = .double(value + 0.25)
    case .string(let text):
      let other = ["1", "true", "~", "", "{{x}}", "a: b", "\(text)-2", "0755", "ä\n"]
      self = .string(other.randomElement(using: &generator) ?? "")
    case .null: self = "was null"
    }
  }

  private mutating func add(to map: inout NodeMap, _ path: [String], _ generator: inout SeededGenerator) {
    // Labels and annotations are strings.
    let values: [Node] =
      path.first == "metadata" ? ["text"] : ["text", 7, ["a", "b"], ["key": ["deep": true]], [:], []]
    map["extra"] = path == ["metadata"] ? ["note": "x"] : values.randomElement(using: &generator)
    if path == ["metadata"] { map["annotations"] = ["note": "x"]; map["extra"] = nil }
    self = .map(map)
  }

  private func isFixed(_ path: [String]) -> Bool {
    [["apiVersion"], ["kind"], ["metadata", "name"], ["metadata", "namespace"]].contains(path)
  }

  /// A new element of a list.
  private func renamed() -> Node {
    switch self {
    case .map(var map):
      for key in ["name", "mountPath", "ip", "topologyKey"] where map[key] != nil {
        map[key] = .string("\(map[key]?.text ?? "")-copy")
      }
      for key in ["port", "containerPort"] { map[key] = map[key]?.int.map { .int($0 + 1000) } }
      return .map(map)
    case .string(let text): return .string("\(text)-copy")
    default: return self
    }
  }
}
