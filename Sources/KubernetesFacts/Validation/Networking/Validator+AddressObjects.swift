internal import ManifestTree

/// ServiceCIDRs and IPAddresses.
extension Validator {
  mutating func serviceRange(_ spec: Field) {
    let ranges = spec["cidrs"]
    if ranges.count == 0 { report(.required, at: ranges, "cidrs requires at least one CIDR") }
    if ranges.count > 2 {
      report(.range, at: ranges, "cidrs must have at most 2 CIDRs, not \(ranges.count)")
    }
    for range in ranges.items { addressRange(range) }
    let isSixth = ranges.texts.map { $0.contains(":") }
    if isSixth.count == 2, isSixth[0] == isSixth[1] {
      report(.conflict, at: ranges, "cidrs must have at most one CIDR of each IP family")
    }
  }

  mutating func addressObject(_ object: Field) {
    let (name, parent) = (object["metadata"]["name"], object["spec"]["parentRef"])
    if !name.string.isEmpty, !IPAddress.accepts(name.string, strictly: true) {
      report(.name, at: name, "invalid IPAddress name '\(name.string)': use an IP address such as '10.9.8.7'")
    }
    guard parent.exists else {
      return report(.required, at: parent, "parentRef is required")
    }
    optionalName(parent["group"], .subdomain, "group")
    for key in ["resource", "name"] where parent[key].exists {
      if require(parent[key]) { pathSegment(parent[key]) }
    }
    pathSegment(parent["namespace"])
  }
}
