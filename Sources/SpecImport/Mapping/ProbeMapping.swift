import KubernetesFacts
import ManifestTree

/// Probes and lifecycle hooks.
struct ProbeMapping {
  /// The parts for the container's ports.
  let ports: [Call]
  /// Whether Portolan renders timings that are not declared.
  let rendersTimings: Bool

  func probe(_ purpose: String, _ node: Node) -> Call? {
    guard case .map(var map) = node, let check = check(&map) else { return nil }
    var arguments = [Argument(nil, .name(".\(purpose)")), Argument(nil, check)]
    let timings: [(ProbeField, String, Bool)] = [
      (.initialDelaySeconds, "after", true), (.periodSeconds, "every", true),
      (.timeoutSeconds, "timeout", true),
      (.failureThreshold, "failures", false), (.successThreshold, "successes", false),
      (.terminationGracePeriodSeconds, "grace", true),
    ]
    let rendered = rendersTimings ? Self.defaults(purpose) : [:]
    for (field, label, isTime) in timings {
      guard let count = map.takeInt(field) else { continue }
      if rendered[field] == count { continue }
      // A delay of 0 is the default; the spec checks would reject other numbers below 1.
      if field == .initialDelaySeconds, count == 0 { continue }
      guard count > 0 else { return nil }
      arguments.append(Argument(label, isTime ? .seconds(count) : .integer(count)))
    }
    guard map.isEmpty else { return nil }
    return Call("Probe", arguments)
  }

  func hooks(_ node: Node) -> [Call]? {
    guard case .map(var map) = node else { return nil }
    var hooks: [Call] = []
    for (field, moment) in [(LifecycleField.postStart, ".postStart"), (.preStop, ".preStop")] {
      guard case .map(var handler)? = map.take(field) else { continue }
      guard handler["exec"] != nil || handler["httpGet"] != nil, let check = check(&handler), handler.isEmpty
      else { return nil }
      hooks.append(Call("Hook", [Argument(nil, .name(moment)), Argument(nil, check)]))
    }
    return map.isEmpty && !hooks.isEmpty ? hooks : nil
  }

  /// The check of a probe or hook.
  private func check(_ map: inout NodeMap) -> Expression? {
    if let http = map.take(ProbeField.httpGet) { return self.http(http) }
    if case .map(var tcp)? = map.take(ProbeField.tcpSocket) {
      let node = tcp.remove(CheckField.port)
      guard let port = Self.port(node), tcp.isEmpty else { return nil }
      return node?.int == chosenPort { !["udp", "sctp"].contains($0) }
        ? .name(".tcp") : .make(".tcp", Argument("port", port))
    }
    if case .map(var grpc)? = map.take(ProbeField.grpc) {
      guard let port = grpc.remove(CheckField.port)?.int else { return nil }
      var arguments = chosenPort { $0 == "grpc" } == port ? [] : [Argument("port", .integer(port))]
      if let service = grpc.remove(CheckField.service)?.text, !service.isEmpty {
        arguments.append(Argument("service", .text(service)))
      }
      guard grpc.isEmpty else { return nil }
      return arguments.isEmpty ? .name(".grpc") : .call(Call(".grpc", arguments))
    }
    if case .map(var exec)? = map.take(ProbeField.exec) {
      guard let words = exec.remove(CheckField.command)?.list?.map(\.text), exec.isEmpty,
        words.first??.isEmpty == false
      else { return nil }
      let texts = words.compactMap(\.self)
      guard texts.count == words.count else { return nil }
      return .call(Call(".exec", texts.map { Argument(nil, .text($0)) }))
    }
    return nil
  }

  private func http(_ node: Node) -> Expression? {
    guard case .map(var map) = node, case let target = map.take(HTTPGetField.port),
      let port = Self.port(target)
    else { return nil }
    let path = map.takeText(HTTPGetField.path) ?? "/"
    guard path.hasPrefix("/") else { return nil }
    var arguments = [Argument(nil, .text(path))]
    let isSecure = map.peek(HTTPGetField.scheme)?.text == "HTTPS"
    let chosen = chosenPort { isSecure ? $0 == "https" : $0 == "http" || $0 == "http2" }
    if target?.int == nil || target?.int != chosen { arguments.append(Argument("port", port)) }
    if let headers = map.take(HTTPGetField.httpHeaders)?.list {
      var pairs: [(String, String)] = []
      for header in headers {
        guard case .map(let map) = header, map.count == 2, let name = map["name"]?.text,
          let value = map["value"]?.text
        else { return nil }
        pairs.append((name, value))
      }
      guard Set(pairs.map(\.0)).count == pairs.count else { return nil }
      if !pairs.isEmpty { arguments.append(Argument("headers", .texts(pairs))) }
    }
    if let host = map.takeText(HTTPGetField.host), !host.isEmpty {
      arguments.append(Argument("host", .text(host)))
    }
    switch map.takeText(HTTPGetField.scheme) {
    case nil, "HTTP": break
    case "HTTPS": arguments.append(Argument("https", .flag(true)))
    default: return nil
    }
    return map.isEmpty ? .call(Call(".http", arguments)) : nil
  }

  /// The port that the DSL chooses for a check without a port: the first port with a protocol that can answer the check.
  private func chosenPort(_ answers: (String) -> Bool) -> Int64? {
    let all = ports.compactMap { port -> (name: String, number: Int64)? in
      guard port.arguments.count > 1, case .name(let name) = port.arguments[0].value,
        case .integer(let number) = port.arguments[1].value
      else { return nil }
      return (String(name.dropFirst()), number)
    }
    return all.first { answers($0.name) }?.number
  }

  /// The timings that Portolan renders for a probe that does not set timings.
  private static func defaults(_ purpose: String) -> [ProbeField: Int64] {
    let timings =
      switch purpose {
      case "startup": PortolanDefaults.startup
      case "liveness": PortolanDefaults.liveness
      default: PortolanDefaults.readiness
      }
    return [
      .periodSeconds: Int64(timings.period), .timeoutSeconds: Int64(timings.timeout),
      .failureThreshold: Int64(timings.failures),
    ]
  }

  /// A port by number or name.
  static func port(_ node: Node?) -> Expression? {
    if let number = node?.int { return .integer(number) }
    return node?.text.map { .text($0) }
  }
}
