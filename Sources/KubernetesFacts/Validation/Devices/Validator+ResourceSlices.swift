internal import Diagnostics
internal import ManifestTree

/// ResourceSlices: the devices that a driver offers.
extension Validator {
  mutating func resourceSlice(_ spec: Field, isBasic: Bool) {
    csiDriver(spec["driver"])
    resourcePool(spec["pool"])
    nodeChoice(
      of: spec, ["nodeName", "nodeSelector", "allNodes", "perDeviceNodeSelection"], "a ResourceSlice")
    let terms = spec["nodeSelector"]["nodeSelectorTerms"]
    if terms.count > 1 {
      report(.range, at: terms, "nodeSelectorTerms must have exactly 1 term, not \(terms.count)")
    }
    let (devices, counters) = (spec["devices"], spec["sharedCounters"])
    let items = devices.items.map { (device: $0, content: isBasic ? $0["basic"] : $0) }
    let isAdvanced = items.contains {
      $0.content["taints"].count > 0 || $0.content["consumesCounters"].count > 0
    }
    atMost(isAdvanced ? 64 : 128, devices)
    unique(devices.items, "device name") { $0["name"].text }
    for (device, content) in items {
      name(device["name"], .label, "device name")
      attributes(content)
      if checksAdvancedDevices {
        advancedDevice(content, selectsNodes: spec["perDeviceNodeSelection"].isTrue)
      }
    }
    guard checksAdvancedDevices else { return }
    if devices.exists, counters.exists {
      report(.conflict, at: spec, "devices and sharedCounters are mutually exclusive")
    }
    atMost(8, counters)
    for set in counters.items {
      name(set["name"], .label, "counter set name")
      self.counters(set["counters"])
    }
    unique(counters.items, "counter set name") { $0["name"].text }
  }

  /// Whether taints, shared counters, binding conditions, and capacity that devices share are checked: their feature
  /// gates are enabled by default since 1.36, and before that the server drops the fields.
  var checksAdvancedDevices: Bool { version.minor >= 36 }

  private mutating func resourcePool(_ pool: Field) {
    poolName(pool["name"])
    range(pool["resourceSliceCount"], 1...(.max))
    nonNegative(pool["generation"])
  }

  /// Reports a pool name that does not consist of names separated by slashes.
  mutating func poolName(_ name: Field) {
    guard name.exists, require(name) else { return }
    let text = name.string
    if text.utf8.count > NameForm.subdomain.limit {
      report(
        .name, at: name,
        "pool name must have at most \(NameForm.subdomain.limit) characters, not \(text.utf8.count)")
    }
    for part in text.split(separator: "/", omittingEmptySubsequences: false) {
      guard !NameForm.subdomain.accepts(String(part)) else { continue }
      report(
        .name, at: name,
        "invalid pool name '\(text)': use \(NameForm.subdomain.expected), or several such names separated by '/'"
      )
      return
    }
  }

  /// Checks that exactly one field selects the nodes of devices.
  private mutating func nodeChoice(of owner: Field, _ fields: [String], _ thing: String) {
    var chosen: [String] = []
    for key in fields where owner[key].exists {
      let field = owner[key]
      switch key {
      case "nodeName":
        if require(field) {
          chosen.append(key)
          check(field.string, .subdomain, at: field, "node name")
        }
      case "nodeSelector":
        chosen.append(key)
        nodeSelector(field)
      default:
        if field.node == .bool(false) {
          report(.choice, at: field, "\(key) must be true or absent, not false")
        } else {
          chosen.append(key)
        }
      }
    }
    if chosen.isEmpty {
      report(.required, at: owner, "\(thing) requires \(fields.oneOf)")
    } else if chosen.count > 1 {
      report(.conflict, at: owner, "\(chosen.listed) are mutually exclusive")
    }
  }

  private mutating func attributes(_ device: Field) {
    let (attributes, capacity) = (device["attributes"], device["capacity"])
    let count = attributes.count + capacity.count
    if count > 32 {
      report(.range, at: device, "a device must have at most 32 attributes and capacities, not \(count)")
    }
    for (key, value) in attributes.entries {
      deviceFieldName(key, at: value, "attribute name")
      attribute(value)
    }
    for (key, value) in capacity.entries { deviceFieldName(key, at: value, "capacity name") }
  }

  private mutating func attribute(_ attribute: Field) {
    // The lists require a feature gate.
    let kinds = ["bool", "int", "string", "version", "bools", "ints", "strings", "versions"]
      .filter { attribute[$0].exists }
    if kinds.count != 1 {
      report(
        kinds.isEmpty ? .required : .conflict, at: attribute,
        kinds.isEmpty
          ? "an attribute requires bool, int, string, or version"
          : "\(kinds.listed) are mutually exclusive")
    }
    for text in [attribute["string"], attribute["version"]] where text.string.utf8.count > 64 {
      report(
        .range, at: text, "\(text.name) must have at most 64 bytes, not \(text.string.utf8.count)")
    }
    let version = attribute["version"]
    if let text = version.text, !SemanticVersionForm.accepts(text) {
      report(.form, at: version, "invalid version '\(text)': use a semantic version such as '1.2.3'")
    }
  }

  private mutating func advancedDevice(_ device: Field, selectsNodes: Bool) {
    if selectsNodes {
      nodeChoice(
        of: device, ["nodeName", "nodeSelector", "allNodes"],
        "a device of a ResourceSlice with perDeviceNodeSelection")
    } else if let field = ["nodeName", "nodeSelector", "allNodes"].first(where: { device[$0].exists }) {
      report(.conflict, at: device, "\(field) requires 'perDeviceNodeSelection: true' in the spec")
    }
    for (_, capacity) in device["capacity"].entries {
      let policy = capacity["requestPolicy"]
      guard policy.exists else { continue }
      if device["allowMultipleAllocations"].isTrue {
        requestPolicy(policy, capacity["value"])
      } else {
        report(.conflict, at: policy, "requestPolicy requires 'allowMultipleAllocations: true'")
      }
    }
    atMost(16, device["taints"])
    for taint in device["taints"].items { deviceTaint(taint) }
    let consumed = device["consumesCounters"]
    atMost(2, consumed)
    for consumption in consumed.items {
      name(consumption["counterSet"], .label, "counter set name")
      counters(consumption["counters"])
    }
    unique(consumed.items, "counter set") { $0["counterSet"].text }
    bindingConditions(of: device)
  }

  private mutating func counters(_ counters: Field) {
    if counters.count == 0 { report(.required, at: counters, "counters requires at least one counter") }
    atMost(32, counters)
    for (key, value) in counters.entries { check(key, .label, at: value, "counter name") }
  }

  private mutating func bindingConditions(of device: Field) {
    let (conditions, failures) = (device["bindingConditions"], device["bindingFailureConditions"])
    for list in [conditions, failures] {
      atMost(4, list)
      for item in list.items { qualifiedName(item.string, at: item, "condition") }
      unique(list.items, "condition") { $0.text }
    }
    let known = Set(conditions.texts)
    for item in failures.items where known.contains(item.string) {
      report(.conflict, at: item, "condition '\(item.string)' is also in bindingConditions")
    }
    if conditions.count == 0, failures.count > 0 {
      report(.required, at: conditions, "bindingFailureConditions requires bindingConditions")
    } else if failures.count == 0, conditions.count > 0 {
      report(.required, at: failures, "bindingConditions requires bindingFailureConditions")
    }
  }
}

/// Versions in the form of semver.org 2.0.0.
enum SemanticVersionForm {
  static func accepts(_ text: String) -> Bool { text.wholeMatch(of: pattern) != nil }

  nonisolated(unsafe) private static let pattern =
    /(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*)?(\+[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*)?/
}
