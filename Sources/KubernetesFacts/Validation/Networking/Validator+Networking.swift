internal import ManifestTree

/// Ingresses, IngressClasses, and NetworkPolicies.
extension Validator {
  mutating func networking(_ object: Field, _ kind: String) {
    switch kind {
    case "Ingress": ingress(object)
    case "IngressClass": ingressClass(object["spec"])
    case "NetworkPolicy": networkPolicy(object["spec"])
    case "ServiceCIDR": serviceRange(object["spec"])
    case "IPAddress": addressObject(object)
    default: break
    }
  }

  private mutating func ingress(_ object: Field) {
    let spec = object["spec"]
    if spec["rules"].count == 0, !spec["defaultBackend"].exists {
      report(.required, at: spec, "an Ingress requires defaultBackend or rules")
    }
    if spec["defaultBackend"].exists { backend(spec["defaultBackend"]) }
    for rule in spec["rules"].items {
      host(rule["host"])
      let http = rule["http"]
      guard http.exists else { continue }
      if http["paths"].count == 0 {
        report(.required, at: http["paths"], "paths must have at least one path")
      }
      for path in http["paths"].items { self.path(path) }
    }
    for tls in spec["tls"].items {
      for host in tls["hosts"].items {
        if host.text == "" { report(.required, at: host, "a host must not be empty") }
        self.host(host, allowsAddress: true)
      }
      optionalName(tls["secretName"], .subdomain, "Secret name")
    }
    let name = spec["ingressClassName"]
    if name.exists { check(name.string, .subdomain, at: name, "ingressClassName") }
    let annotation = object["metadata"]["annotations"][IngressKey.className]
    if annotation.exists, name.exists, annotation.string != name.string {
      report(
        .conflict, at: annotation,
        "annotation 'kubernetes.io/ingress.class' must equal ingressClassName '\(name.string)'\(annotation.foundInstead)",
        fix: "remove the annotation, which ingressClassName replaces")
    }
  }

  private mutating func host(_ field: Field, allowsAddress: Bool = false) {
    let text = field.string
    guard !text.isEmpty else { return }
    if !allowsAddress, IPAddress.accepts(text) {
      return report(.form, at: field, "invalid host '\(text)': use a DNS name, not an IP address")
    }
    let rest = text.hasPrefix("*.") ? String(text.dropFirst(2)) : text
    if text.utf8.count > NameForm.subdomain.limit || !NameForm.subdomain.accepts(rest) {
      report(
        .form, at: field,
        "invalid host '\(text)': use a lowercase DNS name such as 'shop.example.com' or '*.example.com'")
    }
  }

  private mutating func path(_ path: Field) {
    let (type, value) = (path["pathType"], path["path"])
    choice(type, ["Exact", "Prefix", "ImplementationSpecific"])
    let text = value.string
    switch type.string {
    case "Exact", "Prefix":
      guard text.hasPrefix("/") else {
        report(
          .form, at: value,
          text.isEmpty
            ? "pathType '\(type.string)' requires an absolute path"
            : "invalid path '\(text)': use an absolute path for pathType '\(type.string)'")
        break
      }
      let wrong =
        ["//", "/./", "/../", "%2f", "%2F"].first(where: text.contains)
        ?? ["/..", "/."].first(where: text.hasSuffix)
      if let wrong { report(.form, at: value, "invalid path '\(text)': '\(wrong)' is not allowed") }
    case "ImplementationSpecific":
      if !text.isEmpty, !text.hasPrefix("/") {
        report(.form, at: value, "invalid path '\(text)': use an absolute path")
      }
    default: break
    }
    if path["backend"].exists { backend(path["backend"]) }
  }

  private mutating func backend(_ backend: Field) {
    let (service, resource) = (backend["service"], backend["resource"])
    if service.exists, resource.exists {
      return report(.conflict, at: backend, "service and resource are mutually exclusive")
    }
    if resource.exists {
      typedReference(resource)
      return
    }
    guard service.exists else {
      return report(.required, at: backend, "a backend requires service or resource")
    }
    if service["name"].exists, require(service["name"]) {
      check(
        service["name"].string, Self.formOfServiceName(version), at: service["name"],
        "service name")
    }
    let (name, number) = (service["port"]["name"], service["port"]["number"])
    if !name.string.isEmpty, (number.int ?? 0) != 0 {
      report(.conflict, at: service["port"], "port name and number are mutually exclusive")
    } else if !name.string.isEmpty {
      port(name)
    } else if (number.int ?? 0) != 0 {
      portNumber(number)
    } else {
      report(.required, at: service["port"], "a service backend requires a port name or number")
    }
  }

  /// Checks a reference to an object of any kind.
  private mutating func typedReference(_ reference: Field) {
    if let group = reference["apiGroup"].text {
      check(group, .subdomain, at: reference["apiGroup"], "apiGroup")
    }
    for key in ["kind", "name"] where reference[key].exists {
      if require(reference[key]) { pathSegment(reference[key]) }
    }
  }

  private mutating func ingressClass(_ spec: Field) {
    let controller = spec["controller"]
    if controller.exists, require(controller) {
      if controller.string.utf8.count > 250 {
        report(
          .range, at: controller,
          "controller must have at most 250 characters, not \(controller.string.utf8.count)")
      }
      let parts = controller.string.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count != 2 || parts[1].isEmpty || !NameForm.subdomain.accepts(String(parts[0])) {
        report(
          .name, at: controller,
          "invalid controller '\(controller.string)': use '<domain>/<path>', such as 'example.com/ingress-controller'"
        )
      }
    }
    let parameters = spec["parameters"]
    guard parameters.exists else { return }
    choice(parameters["scope"], ["Cluster", "Namespace"])
    typedReference(parameters)
    if parameters["scope"].string == "Namespace" {
      if require(parameters["namespace"]) { optionalName(parameters["namespace"], .label, "namespace") }
    } else if parameters["namespace"].exists {
      report(.conflict, at: parameters["namespace"], "namespace requires scope 'Namespace'")
    }
  }

  private mutating func networkPolicy(_ spec: Field) {
    labelSelector(spec["podSelector"])
    for (rules, peers) in [("ingress", "from"), ("egress", "to")] {
      for rule in spec[rules].items {
        for port in rule["ports"].items { policyPort(port) }
        for peer in rule[peers].items { self.peer(peer) }
      }
    }
    let types = spec["policyTypes"]
    if types.count > 2 {
      return report(.range, at: types, "policyTypes must have at most 2 values, not \(types.count)")
    }
    for type in types.items { choice(type, ["Ingress", "Egress"]) }
  }

  private mutating func policyPort(_ port: Field) {
    choice(port["protocol"], TransportProtocol.all)
    let (first, last) = (port["port"], port["endPort"])
    if let number = first.int {
      portNumber(first)
      if let end = last.int, end < number {
        report(.port, at: last, "endPort must be at least the port (\(number)), not \(end)")
      }
      portNumber(last)
    } else {
      if last.exists {
        report(.conflict, at: last, first.exists ? "endPort requires a port number" : "endPort requires port")
      }
      if first.exists { self.port(first) }
    }
  }

  private mutating func peer(_ peer: Field) {
    let block = peer["ipBlock"]
    labelSelector(peer["podSelector"])
    labelSelector(peer["namespaceSelector"])
    let others = ["podSelector", "namespaceSelector"].filter { peer[$0].exists }
    if !block.exists, others.isEmpty {
      report(.required, at: peer, "a peer requires podSelector, namespaceSelector, or ipBlock")
    } else if block.exists, let other = others.first {
      report(.conflict, at: peer, "ipBlock and \(other) are mutually exclusive")
    }
    guard block.exists, require(block["cidr"]) else { return }
    addressRange(block["cidr"])
    for except in block["except"].items {
      addressRange(except)
      if IPAddress.isStrictSubset(except.string, of: block["cidr"].string) == false {
        report(
          .conflict, at: except,
          "except '\(except.string)' must be a smaller range within '\(block["cidr"].string)'")
      }
    }
  }
}
