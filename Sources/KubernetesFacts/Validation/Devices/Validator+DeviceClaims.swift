internal import ManifestTree

/// The API group `resource.k8s.io`: ResourceClaims, their templates, DeviceClasses, and other objects.
extension Validator {
  mutating func deviceObject(_ object: Field, _ kind: String) {
    // v1beta2 has the fields of v1. In v1beta1, the fields of `exactly` are fields of the request itself, and those of
    // a device are below `basic`.
    let version = object["apiVersion"].string.dropFirst("\(APIGroup.resource)/".count)
    let spec = object["spec"]
    if kind == "DeviceTaintRule" { return deviceTaintRule(spec) }
    guard ["v1", "v1beta2", "v1beta1"].contains(version) else { return }
    switch kind {
    case "ResourceSlice": resourceSlice(spec, isBasic: version == "v1beta1")
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

  mutating func atMost(_ limit: Int, _ list: Field) {
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
        report(.conflict, at: request, "the fields 'exactly' and 'firstAvailable' are mutually exclusive")
      } else if exact.exists {
        deviceRequest(exact)
      } else if choices.count > 0 {
        atMost(8, choices)
        for option in choices.items {
          name(option["name"], .label, "request name")
          deviceRequest(option)
        }
        unique(choices.items.map { $0["name"] }, "request name") { $0.text }
      } else {
        report(.required, at: request, "a request requires the field 'exactly' or 'firstAvailable'")
      }
    }
    unique(requests.items.map { $0["name"] }, "request name") { $0.text }
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
      report(.conflict, at: count, "the field 'count' requires allocationMode 'ExactCount'")
    } else if mode.string != "All", let number = count.int, number < 0 {
      report(.range, at: count, "count must be 1 or more, not \(number)")
    }
    guard checksAdvancedDevices else { return }
    atMost(16, request["tolerations"])
    for toleration in request["tolerations"].items { deviceToleration(toleration) }
  }

  /// Reports an attribute that has no domain, or an invalid name.
  private mutating func attributeName(_ field: Field) {
    guard let text = field.text else { return }
    if text.contains("/") {
      deviceFieldName(text, at: field, field.name)
    } else {
      report(
        .name, at: field,
        "invalid \(field.name) '\(text)': use a name with a domain, such as 'example.com/model'"
      )
    }
  }

  /// Reports an invalid name of an attribute or a capacity, which can start with a domain.
  mutating func deviceFieldName(_ text: String, at field: Field, _ thing: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let isValid =
      parts.count <= 2
      && (parts.count == 1
        || NameForm.subdomain.accepts(parts[0].lowercased()) && parts[0].utf8.count <= NameLimit.csiDriver)
      && parts.last.map {
        $0.utf8.count <= 32 && $0.utf8.first.map { !$0.isDigit } == true
          && $0.utf8.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }
      } == true
    if !isValid {
      report(
        .name, at: field,
        "invalid \(thing) '\(text)': use at most 32 letters, digits, and '_', with no digit at the start, "
          + "and optionally a domain and '/' before them")
    }
  }

  private mutating func selectors(_ selectors: Field) {
    atMost(32, selectors)
    for selector in selectors.items {
      if !selector["cel"].exists { report(.required, at: selector["cel"], "cel is required") }
      let text = selector["cel"]["expression"]
      if text.string.utf8.count > 10_240 {
        report(
          .range, at: text,
          "an expression must have at most 10240 bytes, not \(text.string.utf8.count)")
      } else if !text.string.isEmpty {
        expression(text, .bool, declared: ["device"])
      }
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
