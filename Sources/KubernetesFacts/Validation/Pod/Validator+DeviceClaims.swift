internal import ManifestTree

/// ResourceClaims, their templates, and DeviceClasses.
extension Validator {
  mutating func deviceObject(_ object: Field, _ kind: String) {
    // v1beta2 has the fields of v1. In v1beta1, the fields of `exactly` are fields of the request itself.
    let version = object["apiVersion"].string
    guard ["v1", "v1beta2", "v1beta1"].contains(where: { version == "\(APIGroup.resource)/\($0)" }) else {
      return
    }
    let spec = object["spec"]
    switch kind {
    case "ResourceClaim": deviceClaim(spec["devices"])
    case "ResourceClaimTemplate":
      labels(spec["metadata"]["labels"])
      annotations(spec["metadata"]["annotations"])
      deviceClaim(spec["spec"]["devices"])
    case "DeviceClass":
      selectors(spec["selectors"])
      atMost(32, spec["config"])
      for config in spec["config"].items { opaque(config["opaque"]) }
      // The feature gate DRAExtendedResource is enabled by default since 1.36.
      let resource = spec["extendedResourceName"]
      if self.version.minor >= 36, let name = resource.text, !ResourceName.isExtended(name) {
        report(
          .name, at: resource,
          "invalid extendedResourceName '\(name)': use a name with a domain, such as 'example.com/gpu'")
      }
    default: break
    }
  }

  private mutating func atMost(_ limit: Int, _ list: Field) {
    if list.count > limit {
      report(.range, at: list, "\(list.name) must have at most \(limit) items, not \(list.count)")
    }
  }

  private mutating func deviceClaim(_ devices: Field) {
    var names: Set<String> = []
    let requests = devices["requests"]
    for key in ["requests", "constraints", "config"] { atMost(32, devices[key]) }
    for request in requests.items {
      let isFlat = ["deviceClassName", "allocationMode", "selectors"].contains { request[$0].exists }
      let (exact, choices) = (isFlat ? request : request["exactly"], request["firstAvailable"])
      name(request["name"], .label, "request name")
      names.insert(request["name"].string)
      for option in choices.items { names.insert("\(request["name"].string)/\(option["name"].string)") }
      if exact.exists, choices.count > 0 {
        report(.conflict, at: request, "exactly and firstAvailable are mutually exclusive")
      } else if exact.exists {
        deviceRequest(exact)
      } else if choices.count > 0 {
        atMost(8, choices)
        for option in choices.items {
          name(option["name"], .label, "request name")
          deviceRequest(option)
        }
        unique(choices.items.map { $0["name"] }, "request") { $0.text }
      } else {
        report(.required, at: request, "a request requires exactly or firstAvailable")
      }
    }
    unique(requests.items.map { $0["name"] }, "request") { $0.text }
    for constraint in devices["constraints"].items {
      requestNames(constraint["requests"], names)
      for key in ["matchAttribute", "distinctAttribute"] { attributeName(constraint[key]) }
      if !constraint["matchAttribute"].exists, !constraint["distinctAttribute"].exists {
        report(
          .required, at: constraint["matchAttribute"],
          "a constraint requires matchAttribute or distinctAttribute")
      }
    }
    for config in devices["config"].items {
      requestNames(config["requests"], names)
      opaque(config["opaque"])
    }
  }

  private mutating func requestNames(_ list: Field, _ known: Set<String>) {
    unique(list.items, "request") { $0.text }
    for name in list.items where !known.contains(name.string) {
      report(.reference, at: name, "the claim has no request '\(name.string)'")
    }
  }

  private mutating func deviceRequest(_ request: Field) {
    name(request["deviceClassName"], .subdomain, "device class name")
    selectors(request["selectors"])
    let (mode, count) = (request["allocationMode"], request["count"])
    choice(mode, ["All", "ExactCount"])
    // The default of a count of 0 is 1.
    if mode.string == "All", (count.int ?? 0) != 0 {
      report(.conflict, at: count, "count requires allocationMode 'ExactCount'")
    } else if mode.string != "All", let number = count.int, number < 0 {
      report(.range, at: count, "count must be 1 or more, not \(number)")
    }
    // The feature gate DRADeviceTaints is enabled by default since 1.36.
    guard version.minor >= 36 else { return }
    for toleration in request["tolerations"].items { deviceToleration(toleration) }
  }

  private mutating func deviceToleration(_ toleration: Field) {
    let (key, value) = (toleration["key"], toleration["value"])
    if !key.string.isEmpty { qualifiedName(key.string, at: key, "taint key") }
    // The default operator is Equal.
    if toleration["operator"].string == "Exists" {
      if !value.string.isEmpty {
        report(.conflict, at: value, "operator 'Exists' and value are mutually exclusive")
      }
    } else {
      labelValue(value.string, at: value, "taint value")
    }
  }

  /// Reports an attribute that has no domain, or an invalid name.
  private mutating func attributeName(_ field: Field) {
    guard let text = field.text else { return }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let isValid =
      parts.count == 2 && NameForm.subdomain.accepts(parts[0].lowercased())
      && parts[0].utf8.count <= NameLimit.csiDriver && parts[1].utf8.count <= 32
      && parts[1].utf8.first.map { !$0.isDigit } == true
      && parts[1].utf8.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }
    if !isValid {
      report(
        .name, at: field,
        "invalid \(field.name) '\(text)': use a domain, '/', and a name of at most 32 letters, digits, and '_'"
      )
    }
  }

  private mutating func selectors(_ selectors: Field) {
    atMost(32, selectors)
    for selector in selectors.items {
      if !selector["cel"].exists { report(.required, at: selector["cel"], "cel is required") }
      let text = selector["cel"]["expression"]
      if text.exists, !text.string.isEmpty { expression(text, .bool, declared: ["device"]) }
    }
  }

  private mutating func opaque(_ config: Field) {
    guard config.exists else { return report(.required, at: config, "opaque is required") }
    if config["driver"].exists { csiDriver(config["driver"]) }
    if case .map? = config["parameters"].node { return }
    if config["parameters"].exists {
      report(.form, at: config["parameters"], "parameters must be a map")
    }
  }
}
