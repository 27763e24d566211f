import KubernetesFacts
import ManifestTree

/// The ports of a workload: the ports of its containers, and of the Services in front of them.
struct PortMapping {
  /// A port of the DSL.
  private struct Entry {
    var container: String
    var number: Int64
    var transport: String
    /// The name of the container's port; nil if it has none or is not declared.
    var podName: String?
    var isDeclared: Bool
    var hostPort: Int64?
    var served: Served?
    var identity = ""
  }

  private struct Served: Equatable {
    var number: Int64
    var name: String?
    var appProtocol: String?
    var isByName: Bool
    var nodePort: Int64?
  }

  private var entries: [Entry] = []
  /// The names of the targets that a patch of the Service sets, by the index of the entry.
  private var targetNames: [Int: String] = [:]
  /// Whether Services refer to container ports by number by default, so that a spec needs no `inPod: .numbered`.
  var rendersNumbers = false
  /// Whether a VirtualService routes HTTP requests to the service, so that ports of an unknown protocol count as HTTP.
  var hasHTTPRoutes = false
  private let mainContainer: String

  /// Reads and removes the ports of a pod's containers.
  init?(_ pod: inout NodeMap) {
    guard case .list(var containers)? = pod[PodField.containers.rawValue],
      let main = containers.first?["name"]?.text
    else { return nil }
    mainContainer = main
    for index in containers.indices {
      guard case .map(var container) = containers[index], let name = container["name"]?.text else {
        return nil
      }
      var found: [Entry] = []
      container.takeItems(ContainerField.ports) { item in
        var map = item
        guard let number = map.takeInt(ContainerPortField.containerPort) else { return false }
        let portName = map.takeText(ContainerPortField.name)
        let transport = map.takeText(ContainerPortField.protocol) ?? TransportProtocol.default
        let hostPort = map.takeInt(ContainerPortField.hostPort)
        guard map.isEmpty, TransportProtocol.all.contains(transport) else { return false }
        found.append(
          Entry(
            container: name, number: number, transport: transport,
            podName: portName?.isEmpty == true ? nil : portName,
            isDeclared: true, hostPort: hostPort == 0 ? nil : hostPort))
        return true
      }
      entries += found
      containers[index] = .map(container)
    }
    pod[PodField.containers.rawValue] = .list(containers)
  }

  /// Adds the ports of a Service; returns the indices of the entries, or nil if a port has no counterpart in the DSL.
  mutating func add(_ ports: [Node], isOwn: Bool) -> [Int]? {
    let saved = entries
    var indices: [Int] = []
    for port in ports {
      guard case .map(let map) = port, let index = add(map, isOwn: isOwn), !indices.contains(index) else {
        entries = saved
        return nil
      }
      indices.append(index)
    }
    return indices
  }

  private mutating func add(_ port: NodeMap, isOwn: Bool) -> Int? {
    var map = port
    guard let number = map.takeInt(ServicePortField.port) else { return nil }
    let name = map.takeText(ServicePortField.name)
    let transport = map.takeText(ServicePortField.protocol) ?? TransportProtocol.default
    let appProtocol = map.takeText(ServicePortField.appProtocol)
    let nodePort = map.takeInt(ServicePortField.nodePort)
    let written = map.take(ServicePortField.targetPort)
    let target = ServicePortTarget.isUnset(written) ? .int(number) : written ?? .int(number)
    guard map.isEmpty, isOwn || nodePort ?? 0 == 0, TransportProtocol.all.contains(transport) else {
      return nil
    }
    let isByName = target.int == nil
    let wantedNodePort = isOwn ? nodePort : nil
    let served = Served(
      number: number, name: name?.isEmpty == true ? nil : name, appProtocol: appProtocol, isByName: isByName,
      nodePort: wantedNodePort == 0 ? nil : wantedNodePort)
    // Only the service's own Kubernetes Service can have node ports.
    func isFree(_ entry: Entry) -> Bool {
      guard var known = entry.served else { return true }
      if !isOwn { known.nodePort = nil }
      return known == served
    }
    func matches(_ entry: Entry) -> Bool {
      entry.transport == transport && (isByName ? entry.podName == target.text : entry.number == target.int)
    }
    if let index = entries.firstIndex(where: { matches($0) && isFree($0) }) {
      if entries[index].served == nil { entries[index].served = served }
      return index
    }
    let known = entries.first(where: matches)
    guard let portNumber = isByName ? known?.number : target.int else { return nil }
    // A second port cannot have the name of the first one, so a patch sets the name.
    if isByName { targetNames[entries.count] = target.text }
    entries.append(
      Entry(
        container: known?.container ?? mainContainer, number: portNumber, transport: transport, podName: nil,
        isDeclared: false, served: served))
    return entries.count - 1
  }

  /// Adds the ports that probes and hooks check, but that no container declares.
  mutating func addChecked(in pod: NodeMap) {
    for key in ["containers", "initContainers"] {
      for container in pod[key]?.list ?? [] {
        guard let name = container["name"]?.text else { continue }
        for number in Self.checkedPorts(of: container)
        where !entries.contains(where: { $0.container == name && $0.number == number }) {
          entries.append(
            Entry(
              container: name, number: number, transport: TransportProtocol.tcp, podName: nil,
              isDeclared: false))
        }
      }
    }
  }

  private static func checkedPorts(of container: Node) -> [Int64] {
    let probes = ["startupProbe", "readinessProbe", "livenessProbe"].compactMap { container[$0] }
    let hooks = ["postStart", "preStop"].compactMap { container["lifecycle"]?[$0] }
    return (probes + hooks).flatMap { probe in
      ["httpGet", "tcpSocket", "grpc"].compactMap { probe[$0]?["port"]?.int }
    }
  }

  // MARK: Parts

  /// Sets the names by which the spec refers to the ports.
  mutating func setIdentities() {
    var used = Set(entries.compactMap(\.podName))
    for index in entries.indices {
      let entry = entries[index]
      if let name = entry.podName {
        entries[index].identity = name
        continue
      }
      let served = entry.served?.name.flatMap {
        NameForm.portName.accepts($0) && $0.utf8.count <= NameForm.portName.limit ? $0 : nil
      }
      let wanted = served ?? protocolName(of: entry)
      var name = wanted
      var number = entry.number
      while !used.insert(name).inserted {
        name = String("\(protocolName(of: entry))-\(number)".prefix(NameForm.portName.limit))
        number += 1
      }
      entries[index].identity = name
    }
  }

  /// The fields of a Service's ports that a patch sets.
  func patchedPorts(_ indices: [Int]) -> [Node] {
    indices.compactMap { index in
      guard let name = targetNames[index] else { return nil }
      var map = NodeMap()
      map["port"] = .int(servedNumber(index))
      map["protocol"] = .string(entries[index].transport)
      map["targetPort"] = .string(name)
      return .map(map)
    }
  }

  func identity(_ index: Int) -> String { entries[index].identity }

  /// The number of the Service port of a served port.
  func servedNumber(_ index: Int) -> Int64 { entries[index].served?.number ?? entries[index].number }

  /// A served port: the container port, the Service port, the name by which the spec refers to the port, and the
  /// protocol.
  struct ServedPort {
    let number: Int64
    let served: Int64
    let name: String
    let transport: String
    let isHTTP: Bool
  }

  /// All ports in order: numbers and names.
  var all: [(number: Int64, name: String)] { entries.map { ($0.number, $0.identity) } }

  /// The ports that Services serve.
  var served: [ServedPort] {
    entries.filter { $0.served != nil }.map { entry in
      ServedPort(
        number: entry.number, served: entry.served?.number ?? entry.number, name: entry.identity,
        transport: entry.transport,
        isHTTP: IstioProtocol.http.contains(protocolName(of: entry)))
    }
  }

  /// The indices of the ports that Services serve.
  var servedIndices: [Int] { entries.indices.filter { entries[$0].served != nil } }

  /// Whether a Service port has a node port.
  var hasNodePort: Bool { entries.contains { $0.served?.nodePort != nil } }

  /// The ports by container.
  var parts: [String: [Call]] {
    var parts: [String: [Call]] = [:]
    for entry in entries { parts[entry.container, default: []].append(part(entry)) }
    return parts
  }

  private func part(_ entry: Entry) -> Call {
    let spoken = protocolName(of: entry)
    var arguments = [
      Argument(nil, .name(PortProtocol.caseName(of: spoken))), Argument(nil, .integer(entry.number)),
    ]
    if let served = entry.served {
      if served.number != entry.number { arguments.append(Argument("servedAt", .integer(served.number))) }
    } else {
      arguments.append(Argument("servedAt", .name(".nowhere")))
    }
    if entry.identity != spoken { arguments.append(Argument("name", .text(entry.identity))) }
    if let port = entry.served?.nodePort { arguments.append(Argument("nodePort", .integer(port))) }
    if let port = entry.hostPort { arguments.append(Argument("hostPort", .integer(port))) }
    if let name = entry.served?.appProtocol { arguments.append(Argument("appProtocol", .text(name))) }
    if let served = entry.served, served.name ?? "" != entry.identity {
      arguments.append(Argument("servedAs", .text(served.name ?? "")))
    }
    if !entry.isDeclared {
      arguments.append(Argument("inPod", .name(".undeclared")))
    } else if entry.podName == nil {
      arguments.append(Argument("inPod", .name(".unnamed")))
    } else if let served = entry.served, !served.isByName, !rendersNumbers {
      arguments.append(Argument("inPod", .name(".numbered")))
    }
    return Call("Port", arguments)
  }

  /// The protocol of a port, by its transport, its names, or its number.
  private func protocolName(of entry: Entry) -> String {
    if entry.transport != TransportProtocol.tcp { return entry.transport.lowercased() }
    let names = [entry.served?.name, entry.podName].map { $0.flatMap(IstioProtocol.ofPort(named:)) }
    let known = [entry.served?.appProtocol.flatMap(IstioProtocol.ofPort(appProtocol:))] + names
    if let name = known.lazy.compactMap(\.self).first(where: PortProtocol.isOfStreams) { return name }
    switch entry.number {
    case 80, 3000, 5000, 8000, 8080, 9080: return "http"
    case 443, 8443: return "https"
    default:
      return StoreProgram.protocolName(ofPort: Int(entry.number)) ?? (hasHTTPRoutes ? "http" : "tcp")
    }
  }
}
