import KubernetesFacts
import ManifestTree

/// DestinationRules as subsets and traffic policies of a service.
enum TrafficMapping {
  /// The parts and modifiers for a DestinationRule's spec; the fields that they set are removed.
  /// - Parameter rests: the fields of subsets that have no part.
  static func map(
    _ spec: inout NodeMap, _ rests: inout [RouteMapping.Rest]
  ) -> (parts: [Call], modifiers: [Call]) {
    _ = spec.take(DestinationRuleField.host)
    var parts: [Call] = []
    var modifiers: [Call] = []
    if let subsets = spec.convert(DestinationRuleField.subsets, { subsets($0, &rests) }) { parts = subsets }
    spec.change(DestinationRuleField.trafficPolicy) { policy in
      policy.change(TrafficPolicyField.connectionPool) { pool in
        if let call = connectionPool(&pool) { modifiers.append(call) }
      }
      if policy.peek(TrafficPolicyField.outlierDetection) == [:] {
        // An empty map enables the detection with Istio's default limits.
        _ = policy.take(TrafficPolicyField.outlierDetection)
        modifiers.append(Call(".outlierDetection"))
      }
      policy.change(TrafficPolicyField.outlierDetection) { detection in
        if let call = outlierDetection(&detection) { modifiers.append(call) }
      }
      if let balancing = policy.convert(TrafficPolicyField.loadBalancer, loadBalancing) {
        modifiers.append(Call(".loadBalancing", [Argument(nil, balancing)]))
      }
      if let tls = policy.convert(TrafficPolicyField.tls, tls) {
        modifiers.append(Call(".upstreamTLS", [Argument(nil, tls)]))
      }
    }
    return (parts, modifiers)
  }

  private static func subsets(_ node: Node, _ rests: inout [RouteMapping.Rest]) -> [Call]? {
    guard let list = node.list, !list.isEmpty else { return nil }
    var calls: [Call] = []
    for (position, item) in list.enumerated() {
      guard case .map(var map) = item, let name = map.remove(SubsetField.name)?.text else { return nil }
      guard let labels = (map.remove(SubsetField.labels) ?? .map([:])).textPairs else { return nil }
      var arguments = [Argument(nil, .text(name)), Argument("labels", .texts(labels))]
      map.change(DestinationRuleField.trafficPolicy) { policy in
        if let balancing = policy.convert(TrafficPolicyField.loadBalancer, loadBalancing) {
          arguments.append(Argument("loadBalancing", balancing))
        }
        if let tls = policy.convert(TrafficPolicyField.tls, tls) {
          arguments.append(Argument("tls", tls))
        }
      }
      if !map.isEmpty { rests.append(.init(position: position, fields: map)) }
      calls.append(Call("Subset", arguments))
    }
    return calls
  }

  private static func arguments<Field: ImportedField>(
    _ map: inout NodeMap, _ fields: [(Field, String)]
  ) -> [Argument] {
    fields.compactMap { field, label in
      let key = field.rawValue
      switch map[key] {
      case .int(let number)?:
        map[key] = nil
        return Argument(label, .integer(number))
      case .string(let text)?:
        map[key] = nil
        return Argument(label, .duration(text))
      default: return nil
      }
    }
  }

  /// The modifier for the limits of a connection pool; limits without an argument are kept.
  private static func connectionPool(_ map: inout NodeMap) -> Call? {
    var all: [Argument] = []
    var keepalive: Argument?
    map.change(ConnectionPoolField.tcp) { tcp in
      all += arguments(
        &tcp, [(TCPSettingsField.maxConnections, "maxConnections"), (.connectTimeout, "connectTimeout")])
      tcp.change(TCPSettingsField.tcpKeepalive) { map in
        let probes = arguments(
          &map, [(KeepaliveField.time, "idle"), (.interval, "interval"), (.probes, "probes")])
        if !probes.isEmpty { keepalive = Argument("keepalive", .call(Call("Keepalive", probes))) }
      }
    }
    map.change(ConnectionPoolField.http) { http in
      all += arguments(
        &http,
        [
          (HTTPSettingsField.http1MaxPendingRequests, "maxPendingRequests"),
          (.http2MaxRequests, "maxRequests"), (.maxRequestsPerConnection, "maxRequestsPerConnection"),
          (.maxRetries, "maxRetries"), (.idleTimeout, "idleTimeout"),
        ])
    }
    if let keepalive { all.append(keepalive) }
    return all.isEmpty ? nil : Call(".connectionPool", all)
  }

  private static func outlierDetection(_ map: inout NodeMap) -> Call? {
    let all = arguments(&map, OutlierField.allCases.map { ($0, $0.rawValue) })
    return all.isEmpty ? nil : Call(".outlierDetection", all)
  }

  private static func loadBalancing(_ node: Node) -> Expression? {
    guard let entry = node.map?.only else { return nil }
    switch (entry.key, entry.value) {
    case ("simple", "ROUND_ROBIN"): return .name(".roundRobin")
    case ("simple", "LEAST_REQUEST"): return .name(".leastRequest")
    case ("simple", "RANDOM"): return .name(".random")
    case ("simple", "PASSTHROUGH"): return .name(".passthrough")
    case ("consistentHash", .map(let hash)):
      guard let only = hash.only else { return nil }
      switch only.key {
      case "httpHeaderName": return only.value.text.map { .make(".hashHeader", Argument(nil, .text($0))) }
      case "useSourceIp": return only.value == true ? .name(".hashSourceAddress") : nil
      case "httpCookie":
        guard only.value.map?.count == 2, let name = only.value["name"]?.text,
          let time = only.value["ttl"]?.text
        else { return nil }
        return .make(".hashCookie", Argument(nil, .text(name)), Argument("lifetime", .duration(time)))
      default: return nil
      }
    default: return nil
    }
  }

  private static func tls(_ node: Node) -> Expression? {
    guard case .map(var map) = node, let mode = map.remove(ClientTLSField.mode)?.text else { return nil }
    switch mode {
    case TLSMode.istioMutual: return map.isEmpty ? .name(".istioMutual") : nil
    case TLSMode.disable: return map.isEmpty ? .name(".disabled") : nil
    case TLSMode.simple, TLSMode.mutual:
      let credential = map.remove(ClientTLSField.credentialName)?.text.map {
        Argument("credential", .text($0))
      }
      let server = map.remove(ClientTLSField.sni)?.text.map { Argument("sni", .text($0)) }
      let names = map.remove(ClientTLSField.subjectAltNames).flatMap(SecurityMapping.texts)
        .map { Argument("names", .list($0.map { .text($0) })) }
      guard map.isEmpty else { return nil }
      if mode == TLSMode.simple {
        return .call(Call(".simple", [server, names, credential].compactMap(\.self)))
      }
      guard let credential else { return nil }
      return .call(Call(".mutual", [credential, server, names].compactMap(\.self)))
    default: return nil
    }
  }
}
