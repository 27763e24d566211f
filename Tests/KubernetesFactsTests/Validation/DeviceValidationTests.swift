import KubernetesFacts
import ManifestTree
import Testing

/// ResourceSlices, DeviceTaintRules, and the objects of group scheduling that the API server rejects.
@Suite struct DeviceValidationTests {
  private static func faults(_ text: String, minor: Int = 37) throws -> [String] {
    let yaml = "apiVersion: \(text.replacing(" | ", with: "\n"))\n"
    let node = try #require(YAMLReader.read(Array(yaml.utf8), from: "x.yaml").documents.first?.node)
    return Validator.faults(of: node, in: KubernetesVersion(minor: minor)).map { "\($0.path)" }
  }

  private static func slice(_ spec: String, version: String = "v1") -> String {
    "resource.k8s.io/\(version) | kind: ResourceSlice | metadata: {name: s} | spec: {driver: gpu.example.com, pool: {name: node-1/gpus, generation: 1, resourceSliceCount: 1}, \(spec)}"
  }

  private static func device(_ content: String) -> String {
    slice("allNodes: true, devices: [{name: gpu-0, \(content)}]")
  }

  @Test(arguments: [
    "nodeName: node-1, devices: [{name: gpu-0, attributes: {model: {string: x}, example.com/index: {int: 0}}, capacity: {memory: {value: 80Gi}}}]",
    "allNodes: true, sharedCounters: [{name: set, counters: {memory: {value: 80Gi}}}]",
    "perDeviceNodeSelection: true, devices: [{name: gpu-0, allNodes: true}, {name: gpu-1, nodeName: node-1}]",
    "allNodes: true, devices: [{name: gpu-0, attributes: {driver: {version: 1.2.3-rc.1+build}}, taints: [{key: broken, effect: NoExecute}]}]",
    "allNodes: true, devices: [{name: gpu-0, allowMultipleAllocations: true, capacity: {memory: {value: 80Gi, requestPolicy: {default: 1Gi, validRange: {min: 1Gi, step: 1Gi, max: 8Gi}}}, lanes: {value: 8, requestPolicy: {default: 2, validValues: [1, 2, 4]}}}}]",
    "allNodes: true, devices: [{name: gpu-0, bindingConditions: [example.com/ready], bindingFailureConditions: [example.com/failed]}]",
  ])
  func `a valid ResourceSlice is accepted`(spec: String) throws {
    #expect(try Self.faults(Self.slice(spec)) == [])
  }

  @Test(arguments: [
    ("devices: []", "spec"),
    ("allNodes: true, nodeName: node-1", "spec"),
    ("allNodes: false, nodeName: node-1", "spec.allNodes"),
    ("nodeName: Node_1", "spec.nodeName"),
    (
      "nodeSelector: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}, {matchExpressions: [{key: b, operator: Exists}]}]}",
      "spec.nodeSelector.nodeSelectorTerms"
    ),
    ("allNodes: true, devices: [{name: a}], sharedCounters: []", "spec"),
    ("allNodes: true, devices: [{name: A}]", "spec.devices[0].name"),
    ("allNodes: true, devices: [{name: a}, {name: a}]", "spec.devices[1]"),
    ("allNodes: true, devices: [{name: a, nodeName: node-1}]", "spec.devices[0]"),
    ("perDeviceNodeSelection: true, devices: [{name: a}]", "spec.devices[0]"),
    ("allNodes: true, sharedCounters: [{name: s, counters: {}}]", "spec.sharedCounters[0].counters"),
    (
      "allNodes: true, sharedCounters: [{name: s, counters: {A: {value: 1}}}]",
      "spec.sharedCounters[0].counters.A"
    ),
  ])
  func `a ResourceSlice with one error is rejected at the field`(spec: String, path: String) throws {
    #expect(try Self.faults(Self.slice(spec)) == [path])
  }

  @Test(arguments: [
    ("attributes: {model: {}}", "attributes.model"),
    ("attributes: {model: {string: x, int: 1}}", "attributes.model"),
    ("attributes: {1model: {int: 1}}", "attributes.1model"),
    ("attributes: {a/b/c: {int: 1}}", #"attributes["a/b/c"]"#),
    ("attributes: {version: {version: '1.2'}}", "attributes.version.version"),
    (
      "attributes: {text: {string: \(String(repeating: "x", count: 65))}}",
      "attributes.text.string"
    ),
    ("capacity: {memory-size: {value: 1}}", #"capacity.memory-size"#),
    ("capacity: {memory: {value: 1, requestPolicy: {default: 1}}}", "capacity.memory.requestPolicy"),
    ("taints: [{key: a, effect: Loud}]", "taints[0].effect"),
    ("taints: [{key: 'a b', effect: NoSchedule}]", "taints[0].key"),
    ("consumesCounters: [{counterSet: s, counters: {}}]", "consumesCounters[0].counters"),
    (
      "consumesCounters: [{counterSet: s, counters: {a: {value: 1}}}, {counterSet: s, counters: {a: {value: 1}}}]",
      "consumesCounters[1]"
    ),
    ("bindingConditions: [a]", "bindingFailureConditions"),
    ("bindingConditions: [a], bindingFailureConditions: [a]", "bindingFailureConditions[0]"),
  ])
  func `a device with one error is rejected at the field`(content: String, path: String) throws {
    #expect(try Self.faults(Self.device(content)) == ["spec.devices[0].\(path)"])
  }

  @Test(arguments: [
    ("validValues: [1, 2], validRange: {min: 1}, default: 1", ""),
    ("validValues: [1, 2]", ".default"),
    ("validValues: [2, 1], default: 1", ".validValues[1]"),
    ("validValues: [1, 16], default: 1", ".validValues[1]"),
    ("validValues: [1, 2], default: 3", ".validValues"),
    ("validRange: {min: 2}, default: 1", ".default"),
    ("validRange: {min: 1, max: 9}, default: 1", ".validRange.max"),
    ("validRange: {min: 1, step: 2}, default: 2", ".validRange.step"),
    ("validRange: {min: 1, step: 0}, default: 2", ".validRange.step"),
  ])
  func `a request policy with one error is rejected at the field`(policy: String, path: String) throws {
    let text = Self.device(
      "allowMultipleAllocations: true, capacity: {lanes: {value: 8, requestPolicy: {\(policy)}}}")
    #expect(try Self.faults(text) == ["spec.devices[0].capacity.lanes.requestPolicy\(path)"])
  }

  @Test func `the fields of features that are disabled are dropped before the validation`() throws {
    let text = Self.device("taints: [{key: a, effect: Loud}]")
    #expect(try Self.faults(text, minor: 36).count == 1)
    #expect(try Self.faults(text, minor: 35) == [])
  }

  @Test func `the devices of v1beta1 have their fields below basic`() throws {
    let spec = "allNodes: true, devices: [{name: gpu-0, basic: {attributes: {model: {}}}}]"
    #expect(
      try Self.faults(Self.slice(spec, version: "v1beta1")) == ["spec.devices[0].basic.attributes.model"])
  }

  @Test(arguments: [
    (
      "deviceSelector: {driver: gpu.example.com, pool: a/b, device: gpu-0}, taint: {key: a, effect: None}", []
    ),
    ("deviceSelector: {pool: a//b}, taint: {key: a, effect: NoExecute}", ["spec.deviceSelector.pool"]),
    ("taint: {key: a, effect: PreferNoSchedule}", ["spec.taint.effect"]),
  ])
  func `a DeviceTaintRule is rejected at the fields, or accepted`(spec: String, paths: [String]) throws {
    let text =
      "resource.k8s.io/v1beta2 | kind: DeviceTaintRule | metadata: {name: r} | spec: {\(spec)}"
    #expect(try Self.faults(text) == paths)
  }

  @Test(arguments: [
    ("v1alpha1", "podGroups: [{name: a, policy: {gang: {minCount: 2}}}]", []),
    ("v1alpha1", "podGroups: []", ["spec.podGroups"]),
    ("v1alpha1", "podGroups: [{name: a, policy: {}}]", ["spec.podGroups[0].policy"]),
    ("v1alpha1", "podGroups: [{name: a.b, policy: {basic: {}}}]", ["spec.podGroups[0].name"]),
    (
      "v1alpha2", "podGroupTemplates: [{name: a, schedulingPolicy: {gang: {minCount: 0}}}]",
      ["spec.podGroupTemplates[0].schedulingPolicy.gang.minCount"]
    ),
    (
      "v1alpha2",
      "controllerRef: {kind: Job, name: a/b}, podGroupTemplates: [{name: a, schedulingPolicy: {basic: {}, gang: {minCount: 1}}}]",
      ["spec.controllerRef.name", "spec.podGroupTemplates[0].schedulingPolicy"]
    ),
  ])
  func `a Workload is rejected at the fields, or accepted`(version: String, spec: String, paths: [String])
    throws
  {
    let text = "scheduling.k8s.io/\(version) | kind: Workload | metadata: {name: w} | spec: {\(spec)}"
    #expect(try Self.faults(text) == paths)
  }
}
