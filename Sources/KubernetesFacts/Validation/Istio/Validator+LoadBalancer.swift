internal import ManifestTree

/// Load balancing of a DestinationRule.
extension Validator {
  mutating func loadBalancer(_ balancer: Field) {
    guard balancer.exists else { return }
    consistentHash(balancer["consistentHash"])
    let (locality, zone) = (balancer["localityLbSetting"], balancer["zoneAwareLbSetting"])
    if locality.exists, zone.exists {
      istiod(zone, "localityLbSetting and zoneAwareLbSetting are mutually exclusive")
    }
    self.locality(locality)
    failover(zone, isZoneAware: true)
    let warmup = balancer["warmup"]
    guard warmup.exists else { return }
    if !warmup["duration"].exists { istiod(warmup["duration"], "warmup requires a duration") }
    istioDuration(warmup["duration"])
    if let least = warmup["minimumPercent"].number, least > 100 {
      istiod(
        warmup["minimumPercent"],
        "minimumPercent must be at most 100, not \(warmup["minimumPercent"].node?.plainText ?? "")")
    }
    if let aggression = warmup["aggression"].number, aggression <= 0 {
      istiod(
        warmup["aggression"],
        "aggression must be greater than 0, not \(warmup["aggression"].node?.plainText ?? "")")
    }
  }

  private mutating func consistentHash(_ hash: Field) {
    let cookie = hash["httpCookie"]
    if cookie.exists, cookie["name"].string.isEmpty { istiod(cookie["name"], "httpCookie requires a name") }
    for attribute in cookie["attributes"].items where attribute["name"].string.isEmpty {
      istiod(attribute["name"], "a cookie attribute name must not be empty")
    }
    unique(cookie["attributes"].items.map { $0["name"] }, "cookie attribute", .istiod) {
      $0.string.isEmpty ? nil : $0.text
    }
    if hash["minimumRingSize"].int ?? 0 != 0, hash["maglev"].exists || hash["ringHash"].exists {
      istiod(hash["minimumRingSize"], "minimumRingSize is not allowed together with maglev or ringHash")
    }
    guard hash["maglev"].exists else { return }
    let table = hash["maglev"]["tableSize"]
    let size = table.int ?? 0
    if !Self.isPrime(size) || size >= 5_000_011 {
      istiod(
        table,
        table.exists
          ? "tableSize must be a prime number below 5000011, not \(size)"
          : "tableSize is required: use a prime number below 5000011, such as 65537")
    }
  }

  private static func isPrime(_ number: Int64) -> Bool {
    guard number > 3, number < 5_000_011 else { return number > 0 }
    if number % 2 == 0 { return false }
    var factor: Int64 = 3
    while factor * factor <= number {
      if number % factor == 0 { return false }
      factor += 2
    }
    return true
  }

  private mutating func locality(_ setting: Field) {
    guard setting.exists else { return }
    let distribute = setting["distribute"].items
    if !distribute.isEmpty, setting["failover"].count > 0 {
      return istiod(setting["failover"], "distribute and failover are mutually exclusive")
    }
    localities(distribute.map { ($0["from"].string, $0["from"]) })
    for item in distribute {
      let weights = item["to"].entries
      for (place, weight) in weights where !(1...100).contains(weight.int ?? 0) {
        istiod(
          weight,
          "the weight of '\(place)' must be between 1 and 100, not \(weight.node?.plainText ?? "null")")
      }
      let total = weights.reduce(0) { $0 + min(max($1.value.int ?? 0, 0), 1000) }
      if total != 100 { istiod(item["to"], "the weights in 'to' must add up to 100, not \(total)") }
      localities(weights.map { ($0.key, $0.value) })
    }
    failover(setting, isZoneAware: false)
  }

  private mutating func failover(_ setting: Field, isZoneAware: Bool) {
    let topology = [NodeKey.region, NodeKey.zone] + ["topology.istio.io/subzone"]
    for priority in setting["failoverPriority"].items
    where topology.contains(priority.string) && (isZoneAware || setting["failover"].count > 0) {
      istiod(
        priority,
        isZoneAware
          ? "the label '\(priority.string)' is not allowed in failoverPriority of zoneAwareLbSetting"
          : "failover and the label '\(priority.string)' in failoverPriority are mutually exclusive")
    }
    for item in setting["failover"].items {
      let ends = [item["from"], item["to"]]
      if ends[0].string == ends[1].string {
        istiod(
          item["to"],
          ends[0].string.isEmpty
            ? "failover requires the fields 'from' and 'to'"
            : "failover requires two different regions, but 'from' and 'to' are both '\(ends[0].string)'")
      }
      for end in ends where end.string.contains("/") || end.string.contains("*") {
        istiod(end, "failover requires a region without zone or wildcard, not '\(end.string)'")
      }
    }
  }

  /// Reports localities that overlap or do not have the form `region/zone/subzone`.
  private mutating func localities(_ places: [(String, Field)]) {
    var seen: Set<String> = []
    var parents: Set<String> = []
    for (place, field) in places {
      let parts = place.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      if parts.contains("") || place.dropLast().contains("*") {
        istiod(
          field,
          "invalid locality '\(place)': use 'region', 'region/zone', or 'region/zone/subzone', with '*' only at the end"
        )
        continue
      }
      let names = parts.last == "*" ? parts.dropLast() : parts[...]
      let paths = (0...names.count).map { names.prefix($0).joined(separator: "/") }
      guard let whole = paths.last else { continue }
      if paths.contains(where: seen.contains) || parents.contains(whole) {
        istiod(field, "locality '\(place)' overlaps with another locality in the list")
      }
      seen.insert(whole)
      parents.formUnion(paths.dropLast())
    }
  }
}
