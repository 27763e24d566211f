import ManifestTree
import TestSupport
import Testing

/// Random Services against an evaluator that tries every client and port.
@Suite struct ServicePropertyTests {
  /// A client outside the cluster.
  private struct Client {
    let isInProviderNetwork: Bool
    let firstByte: Int
  }

  private static let clients = [true, false].flatMap { isInside in
    [0, 9, 10, 11, 127, 128, 200].map { Client(isInProviderNetwork: isInside, firstByte: $0) }
  }

  private static let ports = [(80, "TCP"), (80, "UDP"), (8080, "TCP"), (9090, "TCP")]

  @Test(arguments: 0..<300)
  func `a Service is marked if and only if some client reaches a port only after the change`(seed: Int) throws
  {
    var random = SeededGenerator(seed: UInt64(seed) + 30_000)
    let old = (0..<(random.pick([0, 1, 1, 2]) ?? 1)).map { Self.service($0, &random) }
    let new = RandomManifests.changed(old, &random, Self.service)
    let isGrown = new.contains { service in
      let former = old.first { $0["metadata"]?["name"] == service["metadata"]?["name"] }
      return Self.clients.contains { client in
        Self.ports.contains { port in
          Self.admits(service, client, port) && !(former.map { Self.admits($0, client, port) } ?? false)
        }
      }
    }
    try RandomManifests.expect(old, new, opensAccess: isGrown)
  }

  private static func service(_ number: Int, _ random: inout SeededGenerator) -> Node {
    let ports: [Node] = [
      [["name": "a", "port": 80]], [["name": "a", "port": 80, "protocol": "UDP"]],
      [["name": "a", "port": 80], ["name": "b", "port": 8080]], [["name": "a", "port": 9090]],
    ]
    var spec = NodeMap()
    spec["selector"] = ["app": "web"]
    spec["ports"] = random.pick(ports)
    spec["type"] = random.pick(["ClusterIP", "NodePort", "LoadBalancer", "LoadBalancer"])
    var metadata: Node = ["name": .string("s\(number)"), "namespace": "shop"]
    if spec["type"] == "LoadBalancer" {
      let ranges: [Node?] = [
        nil, ["10.0.0.0/8"], ["128.0.0.0/1"], ["10.0.0.0/8", "128.0.0.0/1"], ["0.0.0.0/0"],
      ]
      if let ranges = random.pick(ranges) ?? nil { spec["loadBalancerSourceRanges"] = ranges }
      if random.pick([true, false, false]) ?? false { spec["allocateLoadBalancerNodePorts"] = false }
      let annotations: [Node?] = [
        nil, nil, ["service.beta.kubernetes.io/azure-load-balancer-internal": "true"],
        ["networking.gke.io/load-balancer-type": "Internal"],
        ["service.beta.kubernetes.io/aws-load-balancer-scheme": "internal"],
      ]
      if let chosen = random.pick(annotations) ?? nil {
        metadata = ["name": .string("s\(number)"), "namespace": "shop", "annotations": chosen]
      }
    }
    if random.pick([true, false, false, false, false]) ?? false { spec["externalIPs"] = ["203.0.113.9"] }
    return ["apiVersion": "v1", "kind": "Service", "metadata": metadata, "spec": .map(spec)]
  }

  private static func admits(_ service: Node, _ client: Client, _ port: (Int, String)) -> Bool {
    guard let spec = service["spec"] else { return false }
    let isServed = (spec["ports"]?.elements ?? []).contains {
      $0["port"]?.int == Int64(port.0) && ($0["protocol"]?.text ?? "TCP") == port.1
    }
    guard isServed else { return false }
    if spec["externalIPs"] != nil { return true }
    switch spec["type"]?.text {
    case "NodePort": return client.isInProviderNetwork
    case "LoadBalancer":
      if client.isInProviderNetwork, spec["allocateLoadBalancerNodePorts"] != false { return true }
      let isInternal = service["metadata"]?["annotations"] != nil
      guard client.isInProviderNetwork || !isInternal else { return false }
      let ranges = spec.list("loadBalancerSourceRanges")
      return ranges.isEmpty
        || ranges.contains { range in
          switch range {
          case "10.0.0.0/8": client.firstByte == 10
          case "128.0.0.0/1": client.firstByte >= 128
          default: true
          }
        }
    default: return false
    }
  }
}
