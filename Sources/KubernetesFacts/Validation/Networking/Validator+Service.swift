internal import ManifestTree

/// Services.
extension Validator {
  mutating func service(_ object: Field) {
    let (spec, annotations) = (object["spec"], object["metadata"]["annotations"])
    let (mode, hints) = (
      annotations["service.kubernetes.io/topology-mode"],
      annotations["service.kubernetes.io/topology-aware-hints"]
    )
    if mode.exists, hints.exists, mode.string != hints.string {
      report(
        .conflict, at: mode,
        "annotations 'service.kubernetes.io/topology-mode' and 'service.kubernetes.io/topology-aware-hints' must have the same value"
      )
    }
    let type = spec["type"].string.isEmpty ? ServiceTypeName.standard : spec["type"].string
    choice(spec["type"], ServiceTypeName.all, hasDefault: true)
    choice(spec["sessionAffinity"], ["None", "ClientIP"], hasDefault: true)
    let isHeadless =
      spec["clusterIP"].string == ClusterIP.none || spec["clusterIPs"].texts.first == ClusterIP.none
    if spec["ports"].count == 0, !isHeadless, type != ServiceTypeName.externalName {
      report(.required, at: spec["ports"], "ports must have at least one port")
    }
    if isHeadless, ServiceTypeName.isExposed(type) {
      report(.conflict, at: addressField(spec), "a headless Service cannot have type '\(type)'")
    }
    servicePorts(spec["ports"], type)
    labels(spec["selector"], "selector label")
    affinity(of: spec)
    type == ServiceTypeName.externalName ? externalName(spec) : clusterAddresses(spec)
    for address in spec["externalIPs"].items { externalAddress(address) }
    balancer(object, type)
    traffic(spec, type)
  }

  private func addressField(_ spec: Field) -> Field {
    spec["clusterIPs"].count > 0 ? spec["clusterIPs"][0] : spec["clusterIP"]
  }

  private mutating func servicePorts(_ ports: Field, _ type: String) {
    let items = ports.items
    for port in items {
      let name = port["name"]
      if items.count > 1, name.string.isEmpty {
        report(.required, at: name, "name is required when a Service has several ports")
      }
      if !name.string.isEmpty { check(name.string, .label, at: name, "port name") }
      portNumber(port["port"])
      choice(port["protocol"], TransportProtocol.all, hasDefault: true)
      // 0 and an empty string default to the port.
      if port["targetPort"].int != 0, port["targetPort"].text != "" {
        self.port(port["targetPort"], .targetPort)
      }
      if let application = port["appProtocol"].text {
        qualifiedName(application, at: port["appProtocol"], "appProtocol", .name)
      }
      guard let node = port["nodePort"].int, node != 0 else { continue }
      if type == ServiceTypeName.clusterIP {
        report(.conflict, at: port["nodePort"], "nodePort is not allowed in a Service of type 'ClusterIP'")
      } else if type != ServiceTypeName.externalName, !PortNumber.ofNodes.contains(Int(clamping: node)) {
        report(
          .port, at: port["nodePort"],
          "nodePort must be between \(PortNumber.ofNodes.lowerBound) and \(PortNumber.ofNodes.upperBound), the default range of the API server, not \(node)"
        )
      }
    }
    unique(items.map { $0["name"] }, "port name") { $0.string.isEmpty ? nil : $0.string }
    func number(_ port: Field, _ key: String) -> String? {
      guard let number = port[key].int, number != 0 else { return nil }
      return
        "\(number)/\(port["protocol"].string.isEmpty ? TransportProtocol.default : port["protocol"].string)"
    }
    unique(items, "port") { number($0, "port") }
    var seen: Set<String> = []
    for port in items {
      guard let key = number(port, "nodePort"), !seen.insert(key).inserted else { continue }
      report(.duplicate, at: port["nodePort"], "node port '\(key)' is set twice")
    }
  }

  private mutating func affinity(of spec: Field) {
    let config = spec["sessionAffinityConfig"]
    guard spec["sessionAffinity"].string == "ClientIP" else { return }
    range(config["clientIP"]["timeoutSeconds"], FieldLimits.sessionAffinityTimeout)
  }

  private mutating func externalName(_ spec: Field) {
    for key in ["clusterIPs", "clusterIP"] where !spec[key].string.isEmpty || spec[key].count > 0 {
      report(.conflict, at: spec[key], "\(key) is not allowed in a Service of type 'ExternalName'")
    }
    for key in ["ipFamilies", "ipFamilyPolicy"] where !spec[key].string.isEmpty || spec[key].count > 0 {
      report(.conflict, at: spec[key], "\(key) is not allowed in a Service of type 'ExternalName'")
    }
    let name = spec["externalName"]
    let text = name.string.hasSuffix(".") ? String(name.string.dropLast()) : name.string
    if text.isEmpty {
      report(.required, at: name, "the type 'ExternalName' requires externalName")
    } else {
      check(text, .subdomain, at: name, "externalName")
    }
  }

  private mutating func clusterAddresses(_ spec: Field) {
    let (single, list, families) = (spec["clusterIP"], spec["clusterIPs"], spec["ipFamilies"])
    if list.count > 0 {
      if single.string.isEmpty {
        report(
          .conflict, at: list,
          "clusterIPs requires clusterIP: set clusterIP to the first address, '\(list.texts.first ?? "")'")
      } else if list.texts.first != single.string {
        report(.conflict, at: list, "the first address of clusterIPs must equal clusterIP '\(single.string)'")
      }
      if list.count > 2 {
        report(.range, at: list, "clusterIPs must have at most 2 addresses, not \(list.count)")
      }
      for address in list.items where address.string != ClusterIP.none { self.address(address) }
      if list.count > 1, list.texts.contains(ClusterIP.none) {
        report(.conflict, at: list, "'None' must be the only value in clusterIPs")
      }
      let isSixth = list.texts.map { $0.contains(":") }
      if isSixth.count > 1, Set(isSixth).count < isSixth.count {
        report(.conflict, at: list, "clusterIPs must have at most one address for each IP family")
      }
    } else if !single.string.isEmpty, single.string != ClusterIP.none {
      address(single)
    }
    choice(spec["ipFamilyPolicy"], ["SingleStack", "PreferDualStack", "RequireDualStack"])
    for family in families.items { choice(family, ["IPv4", "IPv6"]) }
    unique(families.items, "IP family") { $0.text }
    if families.count > 2 {
      report(.range, at: families, "ipFamilies must have at most 2 items, not \(families.count)")
    }
    if families.count == 2 || list.count == 2, spec["ipFamilyPolicy"].string == "SingleStack" {
      report(
        .conflict, at: spec["ipFamilyPolicy"],
        "ipFamilyPolicy 'SingleStack' allows one \(families.count == 2 ? "IP family" : "cluster IP"), not 2")
    }
    for (family, address) in zip(families.items, list.count > 0 ? list.items : [single])
    where IPAddress.accepts(address.string) {
      if (family.string == "IPv6") != address.string.contains(":") {
        report(
          .conflict, at: address,
          "address '\(address.string)' does not belong to the IP family \(family.string)")
      }
    }
  }

  private mutating func externalAddress(_ field: Field) {
    let text = field.string
    guard IPAddress.accepts(text, strictly: isStrictAboutAddresses) else { return address(field) }
    guard let reason = IPAddress.specialUse(of: text) else { return }
    report(.form, at: field, "external IP '\(text)' must not be \(reason)")
  }

  private mutating func balancer(_ object: Field, _ type: String) {
    let spec = object["spec"]
    let isBalancer = type == ServiceTypeName.loadBalancer
    let (ranges, annotation) = (
      spec["loadBalancerSourceRanges"],
      object["metadata"]["annotations"]["service.beta.kubernetes.io/load-balancer-source-ranges"]
    )
    if ranges.count > 0 {
      if !isBalancer { balancerOnly(ranges) }
      for range in ranges.items { addressRange(range, range.string.trimmingWhitespace) }
    } else if annotation.exists {
      if !isBalancer { balancerOnly(annotation, "annotation '\(annotation.name)'") }
      let text = annotation.string.trimmingWhitespace
      for range in text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false) {
        addressRange(annotation, range.trimmingWhitespace, "source range")
      }
    }
    if !isBalancer {
      for key in ["allocateLoadBalancerNodePorts", "loadBalancerClass"] where spec[key].exists {
        balancerOnly(spec[key])
      }
    } else if let name = spec["loadBalancerClass"].text {
      qualifiedName(name, at: spec["loadBalancerClass"], "loadBalancerClass", .name)
    }
  }

  private mutating func balancerOnly(_ field: Field, _ thing: String? = nil) {
    report(.conflict, at: field, "\(thing ?? field.name) requires type 'LoadBalancer'")
  }

  private mutating func traffic(_ spec: Field, _ type: String) {
    let external = spec["externalTrafficPolicy"]
    let isExternal =
      ServiceTypeName.isExposed(type) || type == ServiceTypeName.clusterIP && spec["externalIPs"].count > 0
    if !external.string.isEmpty, !isExternal {
      report(
        .conflict, at: external,
        "externalTrafficPolicy requires type 'LoadBalancer' or 'NodePort', or type 'ClusterIP' with externalIPs"
      )
    } else {
      choice(external, ["Cluster", "Local"], hasDefault: true)
    }
    let health = spec["healthCheckNodePort"]
    if let port = health.int, port != 0 {
      if type != ServiceTypeName.loadBalancer || external.string != "Local" {
        report(
          .conflict, at: health,
          "healthCheckNodePort requires type 'LoadBalancer' and externalTrafficPolicy 'Local'")
      } else {
        portNumber(health)
      }
    }
    choice(spec["internalTrafficPolicy"], ["Cluster", "Local"])
    choice(
      spec["trafficDistribution"],
      version.minor >= 34 ? ["PreferClose", "PreferSameZone", "PreferSameNode"] : ["PreferClose"])
  }
}
