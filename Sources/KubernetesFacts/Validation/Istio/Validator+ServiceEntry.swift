internal import ManifestTree

/// ServiceEntries.
extension Validator {
  mutating func serviceEntry(_ object: Field) {
    let spec = object["spec"]
    let resolution = spec["resolution"].text ?? "NONE"
    workloadSelector(spec["workloadSelector"])
    if spec["workloadSelector"].exists, spec["endpoints"].exists {
      report(.conflict, at: spec, "workloadSelector and endpoints are mutually exclusive")
    }
    entryHosts(spec, resolution)
    let addresses = spec["addresses"].items
    for address in addresses where !IstioForm.isAddressOrRange(address.string) {
      istiod(address, "invalid address '\(address.string)': use an IP address or a CIDR")
    }
    if !["NONE", "STATIC"].contains(resolution), addresses.contains(where: { $0.string.contains("/") }) {
      report(
        .conflict, at: spec, "addresses with a CIDR require resolution NONE or STATIC, not \(resolution)")
    }
    entryPorts(spec, resolution)
    endpoints(spec, resolution)
    if resolution == "DYNAMIC_DNS" { dynamic(object, spec) }
    exportTo(spec["exportTo"], object["metadata"]["namespace"].string, isServiceEntry: true)
  }

  private mutating func entryHosts(_ spec: Field, _ resolution: String) {
    let hosts = spec["hosts"]
    if hosts.count == 0 { istiod(hosts, "a ServiceEntry requires hosts") }
    for host in hosts.items where host.text != nil {
      if host.string == "*" {
        report(
          .form, at: host,
          "invalid host '*': a ServiceEntry requires at least a domain, such as '*.example.com'")
      } else {
        hostPattern(host)
      }
    }
    guard ["DNS", "DNS_ROUND_ROBIN"].contains(resolution), spec["endpoints"].count == 0 else { return }
    for host in hosts.items where host.string.contains("*") && host.string != "*" {
      istiod(
        host,
        "host '\(host.string)' cannot be resolved: without endpoints, resolution \(resolution) supports no wildcards",
        fix: "set resolution to NONE, or add endpoints")
    }
  }

  private mutating func entryPorts(_ spec: Field, _ resolution: String) {
    let ports = spec["ports"].items
    unique(ports.map { $0["name"] }, "port name", .istiod) { $0.text }
    unique(ports, "port number", .duplicate) { $0["number"].int.map { "\($0)" } }
    for port in ports {
      if let name = port["name"].text { istioPortName(name, at: port["name"]) }
      istioProtocol(port["protocol"])
      istioPort(port["number"])
      if port["targetPort"].exists { istioPort(port["targetPort"]) }
    }
    guard resolution != "NONE", spec["hosts"].count > 1 else { return }
    let web = IstioProtocol.http.union(IstioProtocol.tls)
    for port in ports where !web.contains(port["protocol"].string.lowercased()) {
      let name =
        port["protocol"].string.isEmpty ? "without a protocol" : "with protocol \(port["protocol"].string)"
      return istiod(
        port, "several hosts cannot share a port \(name): the proxy cannot distinguish their connections",
        fix:
          "use one ServiceEntry for each host, with its own addresses unless Istio allocates them, or use resolution NONE and remove the endpoints"
      )
    }
  }

  private mutating func endpoints(_ spec: Field, _ resolution: String) {
    let endpoints = spec["endpoints"]
    let names = Set(spec["ports"].items.map { $0["name"].string })
    switch resolution {
    case "NONE":
      if endpoints.count > 0 {
        let origin = spec["resolution"].exists ? "" : ", the default"
        report(.conflict, at: spec, "endpoints are not allowed with resolution NONE\(origin)")
      }
    case "STATIC":
      for endpoint in endpoints.items where endpoint.exists {
        workloadEntry(endpoint, servicePorts: names, allowsNames: false)
      }
    case "DNS", "DNS_ROUND_ROBIN":
      if resolution == "DNS_ROUND_ROBIN", endpoints.count > 1 {
        report(
          .range, at: spec, "resolution DNS_ROUND_ROBIN allows at most one endpoint, not \(endpoints.count)")
      }
      for endpoint in endpoints.items where endpoint.exists {
        let address = endpoint["address"]
        if !IPAddress.accepts(address.string), IstioForm.faultOfHost(address.string) != nil {
          istiod(
            address,
            address.string.isEmpty
              ? "an endpoint requires an address: use a host name or an IP address"
              : "invalid address '\(address.string)': use a host name or an IP address")
        }
        istioLabels(endpoint["labels"])
        endpointPorts(endpoint["ports"], servicePorts: names)
      }
    default: break
    }
  }

  private mutating func dynamic(_ object: Field, _ spec: Field) {
    for host in spec["hosts"].items where !host.string.hasPrefix("*") {
      istiod(host, "resolution DYNAMIC_DNS requires a wildcard host, not '\(host.string)'")
    }
    for key in ["addresses", "endpoints"] where spec[key].count > 0 {
      istiod(spec[key], "\(key) are not allowed with resolution DYNAMIC_DNS")
    }
    for port in spec["ports"].items
    where !["http", "tls", "grpc", "http2"].contains(port["protocol"].string.lowercased()) {
      istiod(
        port["protocol"],
        "resolution DYNAMIC_DNS requires the protocol HTTP, HTTP2, GRPC, or TLS\(port["protocol"].foundInstead)"
      )
    }
    let waypoint = object["metadata"]["labels"]["istio.io/use-waypoint"].string.lowercased()
    if spec["location"].text == "MESH_INTERNAL", !["", "none"].contains(waypoint) {
      istiod(
        spec["location"], "a waypoint does not support location MESH_INTERNAL with resolution DYNAMIC_DNS",
        fix: "use location MESH_EXTERNAL, or remove the label 'istio.io/use-waypoint'")
    }
  }
}
