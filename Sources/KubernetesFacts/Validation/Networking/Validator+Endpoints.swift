internal import ManifestTree

/// EndpointSlices and Endpoints.
extension Validator {
  mutating func endpointSlice(_ object: Field) {
    let type = object["addressType"]
    choice(type, ["IPv4", "IPv6", "FQDN"])
    let endpoints = object["endpoints"]
    if endpoints.count > 1000 {
      report(.range, at: endpoints, "endpoints must have at most 1000 items, not \(endpoints.count)")
    }
    for endpoint in endpoints.items {
      let addresses = endpoint["addresses"]
      if addresses.count == 0 { report(.required, at: addresses, "addresses must have at least one address") }
      if addresses.count > 100 {
        report(.range, at: addresses, "addresses must have at most 100 items, not \(addresses.count)")
      }
      for address in addresses.items { sliceAddress(address, type.string) }
      optionalName(endpoint["hostname"], .label, "host name")
      optionalName(endpoint["nodeName"], .subdomain, "node name")
      hints(endpoint)
    }
    let ports = object["ports"]
    if ports.count > 20_000 {
      report(.range, at: ports, "ports must have at most 20000 items, not \(ports.count)")
    }
    unique(ports.items.map { $0["name"] }, "port name") { $0.string }
    for port in ports.items {
      optionalName(port["name"], .label, "port name")
      choice(port["protocol"], TransportProtocol.all)
      if let application = port["appProtocol"].text {
        qualifiedName(application, at: port["appProtocol"], "appProtocol", .name)
      }
    }
  }

  private mutating func hints(_ endpoint: Field) {
    let topology = endpoint["deprecatedTopology"]
    if topology.count > 16 {
      report(.range, at: topology, "deprecatedTopology must have at most 16 entries, not \(topology.count)")
    }
    labels(topology, "topology label")
    for key in ["forZones", "forNodes"] {
      let list = endpoint["hints"][key]
      if list.count > 8 {
        report(.range, at: list, "\(key) must have at most 8 items, not \(list.count)")
        continue
      }
      unique(list.items.map { $0["name"] }, key == "forZones" ? "zone" : "node") { $0.string }
      for item in list.items {
        if key == "forZones" {
          labelValue(item["name"].string, at: item["name"], "zone")
        } else {
          optionalName(item["name"], .subdomain, "node name")
        }
      }
    }
  }

  private mutating func sliceAddress(_ field: Field, _ type: String) {
    let text = field.string
    switch type {
    case "IPv4", "IPv6":
      if !IPAddress.accepts(text) || text.contains(":") != (type == "IPv6") {
        report(.form, at: field, "invalid address '\(text)': use an \(type) address")
      } else {
        specialAddress(field)
      }
    case "FQDN":
      let name = text.hasSuffix(".") ? String(text.dropLast()) : text
      if !name.contains(".") || !NameForm.subdomain.accepts(name) {
        report(.form, at: field, "invalid address '\(text)': use a lowercase DNS name with at least one dot")
      }
    default: break
    }
  }

  private mutating func specialAddress(_ field: Field) {
    guard let reason = IPAddress.specialUse(of: field.string) else { return }
    report(.form, at: field, "address '\(field.string)' must not be \(reason)")
  }

  mutating func endpoints(_ object: Field) {
    for subset in object["subsets"].items {
      let lists = ["addresses", "notReadyAddresses"].map { subset[$0] }
      if lists.allSatisfy({ $0.count == 0 }) {
        report(.required, at: subset, "a subset requires addresses or notReadyAddresses")
      }
      for endpoint in lists.flatMap(\.items) {
        IPAddress.accepts(endpoint["ip"].string) ? specialAddress(endpoint["ip"]) : address(endpoint["ip"])
        optionalName(endpoint["hostname"], .label, "host name")
        if let node = endpoint["nodeName"].text {
          check(node, .subdomain, at: endpoint["nodeName"], "node name")
        }
      }
      let ports = subset["ports"].items
      for port in ports {
        if ports.count > 1, port["name"].string.isEmpty {
          report(.required, at: port["name"], "name is required when there are several ports")
        }
        optionalName(port["name"], .label, "port name")
        portNumber(port["port"])
        choice(port["protocol"], TransportProtocol.all, hasDefault: true)
        if let application = port["appProtocol"].text {
          qualifiedName(application, at: port["appProtocol"], "appProtocol", .name)
        }
      }
    }
  }
}
